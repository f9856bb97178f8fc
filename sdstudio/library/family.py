"""Which pictures a picture was made from, found by the hashes of their pixels."""

import contextlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from sdstudio.domain.annotations import Parent
from sdstudio.domain.errors import StudioError
from sdstudio.domain.family import ParentRole, parent_role
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import Rgb, read_given, read_picture
from sdstudio.library.annotation_store import AnnotationStore
from sdstudio.library.database import Database
from sdstudio.library.descendants import Descendants
from sdstudio.library.folders import Folders
from sdstudio.library.gone_pictures import GonePicture
from sdstudio.library.input_store import InputStore
from sdstudio.library.journal_tables import JournalTables
from sdstudio.library.picture_hashes import PictureHash
from sdstudio.library.pictures import FilePlace
from sdstudio.library.thumbnail_store import ThumbnailStore

_GIVEN: Final = "(SELECT value FROM json_each(?))"
#: Other requests name no picture.
_HAS_INPUTS: Final = "(instr(request, '\"inputs\":[{') OR instr(request, '\"hint\":{'))"
_IS_SHOWN: Final = "deleted_at IS NULL AND missing_since IS NULL"
_LOOKED_AT_ONCE: Final = 100
#: Among so many of the newest pictures, those whose parents aren't known yet are found as well.
_NEWEST: Final = 2000
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
# In the provenance, so that it is in the file.
_EDITED: Final = re.compile(r"\(edited from ([0-9a-f]{32})\)")


@dataclass(frozen=True, slots=True)
class Batch:
    """Some pictures to look at, and where to continue.

    Args:
        below: the next batch has ids below this one; 0 after the last.
        looked: how many rows were searched for it.
        newest: the highest id among those rows; 0 if there were none.
    """

    pictures: tuple[FilePlace, ...]
    below: int
    looked: int
    newest: int = 0


class Family:
    """Finds parents, and remembers those that are gone. Used by the library's thread alone.

    Requests name their inputs by the hash of the pixels, and ``thumbnails`` has that of each
    picture: so a parent is found wherever the picture came from, a drop, a file or the library
    itself, and even after the library was rebuilt from its files. An input that was composed of
    others, a picture with layers, say, has in its file what those were.

    Attributes:
        descendants: the pictures that show something of given ones.
    """

    def __init__(
        self,
        database: Database,
        folders: Folders,
        thumbnails: ThumbnailStore,
        tables: JournalTables,
        annotations: AnnotationStore,
        inputs: InputStore,
    ) -> None:
        self._database = database
        self._folders = folders
        self._thumbnails = thumbnails
        self._table = tables.pictures
        self._gone = tables.gone
        self._annotations = annotations
        self._inputs = inputs
        self.descendants = Descendants(database)

    def parents(self, picture_id: int) -> list[Parent]:
        """What a picture was made from; the files of those may be gone."""
        return self._table.parents(picture_id)

    def children(self, identity: str) -> list[int]:
        """The pictures that were made from the one of that identity."""
        return self._table.children(identity)

    def started_from(self, pixels: Collection[str]) -> list[int]:
        """The pictures that are shown and were started from given pixels, in the order of ids.

        Found by their parents, and the newest by their requests: the pixels may be of a file that
        the library never had.

        Args:
            pixels: the SHA-256 of each, as an input picture has it.
        """
        wanted = set(pixels)
        keys = {key for one in wanted for key in self._thumbnails.with_pixels(one)}
        rows = self._database.execute(
            "SELECT id, request FROM picture WHERE (id > (SELECT max(id) FROM picture) - ?"
            f" OR id IN (SELECT picture_id FROM parent WHERE parent_identity IN {_GIVEN}))"
            f" AND {_IS_SHOWN} AND {_HAS_INPUTS} ORDER BY id",
            (_NEWEST, json.dumps(list(keys))),
        )
        return [int(id_) for id_, request in rows if wanted & set(_SHA256.findall(request))]

    def parents_of(
        self, request: GenerationRequest, program: str, own: str = ""
    ) -> tuple[Parent, ...]:
        """The pictures of the library that a picture of ``request`` is made from.

        Args:
            program: of its provenance.
            own: its own identity: its pixels may equal those of an input.
        """
        if edited := _EDITED.search(program):
            return (Parent(edited[1], ParentRole.EDITED.value),)
        found: dict[Parent, None] = {}
        for one in request.pictures:
            role = parent_role(request.mode, one.role)
            for identity in self._made_of(one.sha256, own):
                found[Parent(identity, role.value)] = None
        return tuple(found)

    def find_missing(self, below: int, limit: int = _LOOKED_AT_ONCE) -> int:
        """Find parents of some pictures that have inputs but no parents yet.

        Returns:
            The id below which to continue; 0 if these were the last.

        Raises:
            StudioError: the disk's failure.
        """
        rows = self._database.execute(
            f"SELECT id, identity, CASE WHEN {_HAS_INPUTS}"
            " OR instr(provenance, '(edited from ') THEN request END, provenance"
            " FROM picture WHERE id < ? ORDER BY id DESC LIMIT ?",
            (below, limit),
        ).fetchall()
        found: dict[int, tuple[Parent, ...]] = {}
        for id_, identity, request, provenance in rows:
            if request is None or self._has_parents(id_):
                continue
            with contextlib.suppress(ValidationError):
                parents = self.parents_of(
                    GenerationRequest.model_validate_json(request),
                    Provenance.model_validate_json(provenance).program,
                    str(identity),
                )
                if parents:
                    found[id_] = parents
        if found:
            self._annotations.add_parents(found)
        return int(rows[-1][0]) if len(rows) == limit else 0

    def unhashed(self, below: int, limit: int) -> Batch:
        """Up to ``limit`` pictures, newest first, whose hashes aren't known yet."""
        return self._not_looked_at(below, limit, self._thumbnails.without_hash)

    def unencoded(self, below: int, limit: int, model: str) -> Batch:
        """Up to ``limit`` pictures, newest first, that have no vector of a model yet.

        Args:
            model: the SHA-256 of its weights.
        """
        vectors = self._thumbnails.vectors
        return self._not_looked_at(below, limit, lambda keys: vectors.without(keys, model))

    def _not_looked_at(
        self, below: int, limit: int, without: Callable[[Sequence[str]], list[str]]
    ) -> Batch:
        """Up to ``limit`` pictures, newest first, among those that ``without`` returns."""
        rows = self._database.execute(
            "SELECT picture.id, identity, name, deleted_at, folder_id, path FROM picture"
            " LEFT JOIN folder ON folder.id = folder_id"
            " WHERE picture.id < ? AND missing_since IS NULL"
            " AND (deleted_at IS NULL OR folder_id = 1) ORDER BY picture.id DESC LIMIT ?",
            (below, _LOOKED_AT_ONCE),
        ).fetchall()
        keys = [row[1] for row in rows if _is_key(row[1])]
        wanted = set(without(keys))
        found: list[FilePlace] = []
        looked, newest = 0, int(rows[0][0]) if rows else 0
        for id_, identity, name, deleted_at, folder_id, path in rows:
            if len(found) == limit:
                return Batch(tuple(found), below, looked, newest)
            looked, below = looked + 1, id_
            if identity in wanted:
                folder = self._folders.trash if deleted_at else self._folders.pictures
                if folder_id != 1:
                    # That of imported ones is in the pictures folder.
                    folder = self._folders.pictures / (path or "")
                found.append(FilePlace(id_, identity, folder / name))
        below = below if len(rows) == _LOOKED_AT_ONCE else 0
        return Batch(tuple(found), below, looked, newest)

    def ids_of(self, identities: Iterable[str]) -> dict[str, list[int]]:
        """The pictures of those identities that are shown, by identity."""
        rows = self._database.execute(
            f"SELECT identity, id FROM picture WHERE identity IN {_GIVEN} AND {_IS_SHOWN}"
            " ORDER BY id",
            (json.dumps(list(identities)),),
        )
        found: dict[str, list[int]] = {}
        for identity, id_ in rows:
            found.setdefault(identity, []).append(id_)
        return found

    def seen_in(self, pixels: str, identities: Collection[str]) -> list[int]:
        """The pictures that are seen on a canvas, even those in the trash.

        Args:
            pixels: the SHA-256 of its input picture.
            identities: of those that its layers were made from.
        """
        seen = {*self._made_of(pixels, ""), *identities}
        return sorted({id_ for identity in seen for id_ in self.ids_anywhere(identity)})

    def unknown(self, identities: Sequence[str]) -> list[str]:
        """Those of ``identities`` that no picture has any more, not even in the trash."""
        rows = self._database.execute(
            "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT identity FROM picture)",
            (json.dumps(list(identities)),),
        )
        return [str(identity) for (identity,) in rows]

    def ids_anywhere(self, identity: str) -> list[int]:
        """The pictures of that identity, even in the trash or missing, the shown ones first."""
        return [id_ for id_, _ in self._table.named(identity)]

    def identity_of(self, picture_id: int) -> str | None:
        """The identity of a picture that is shown; ``None`` if there is none."""
        row = self._database.execute(
            f"SELECT identity FROM picture WHERE id = ? AND {_IS_SHOWN}", (picture_id,)
        ).fetchone()
        return str(row[0]) if row else None

    def remember_gone(self, picture_ids: Sequence[int]) -> None:
        """Keep the prompts of parents whose rows are about to be removed. Part of a transaction."""
        rows = self._database.execute(
            "SELECT identity, CASE WHEN json_valid(request)"
            " THEN json_extract(request, '$.params.prompt') WHEN json_valid(settings)"
            " THEN json_extract(settings, '$.prompt') END, created_at"
            f" FROM picture WHERE id IN {_GIVEN}"
            " AND EXISTS (SELECT 1 FROM parent WHERE parent_identity = identity)",
            (json.dumps(list(picture_ids)),),
        ).fetchall()
        self._gone.remember(rows)

    def gone(self, identities: Iterable[str]) -> Mapping[str, GonePicture]:
        """What is still known of pictures that are gone, by identity."""
        return self._gone.of(identities)

    def _first(self, identities: Sequence[str]) -> str:
        """Of pictures with the same pixels, the one that is shown, and then the oldest."""
        row = self._database.execute(
            f"SELECT identity FROM picture WHERE identity IN {_GIVEN}"
            " ORDER BY deleted_at IS NOT NULL OR missing_since IS NOT NULL, id LIMIT 1",
            (json.dumps(list(identities)),),
        ).fetchone()
        return str(row[0]) if row else ""

    def _made_of(self, pixels: str, own: str) -> Iterator[str]:
        """The pictures that an input is, or that it was composed of."""
        waiting, seen = [pixels], {pixels}
        while waiting:
            one = waiting.pop()
            same = [one] if _is_key(one) else self._thumbnails.with_pixels(one)
            if identity := self._first([key for key in same if key != own]):
                yield identity
            elif not _is_key(one):
                origins = sorted(self._inputs.origins(one) - seen)
                seen.update(origins)
                waiting.extend(origins)

    def _has_parents(self, picture_id: int) -> bool:
        row = self._database.execute(
            "SELECT 1 FROM parent WHERE picture_id = ? LIMIT 1", (picture_id,)
        )
        return row.fetchone() is not None


def edited_from(identity: str) -> str:
    """The program in the provenance of a picture that another program made from one of ours."""
    return f"Another program (edited from {identity})"


def hash_files(store: ThumbnailStore, pictures: Sequence[FilePlace]) -> list[int]:
    """Read pictures and store their hashes; returns the ids of those that can't be read.

    Thread: any but the library's, which it would keep busy.
    """
    broken = []
    hashes = []
    for one in pictures:
        try:
            hashes.append(PictureHash.of(one.identity, pixels_of(one.path)))
        except StudioError:
            broken.append(one.id)
    store.write_hashes(hashes)
    return broken


def pixels_of(path: Path) -> Rgb:
    """The pixels of any picture of the library.

    Raises:
        StudioError: it can't be read.
    """
    try:
        return read_picture(path)
    except StudioError:
        # Not a PNG: as it is read when it is dropped.
        return read_given(path, InputRole.IMAGE).rgb


def _is_key(identity: object) -> bool:
    try:
        return len(bytes.fromhex(str(identity))) == 16
    except ValueError:
        return False
