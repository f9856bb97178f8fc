"""LibraryReader: reads a library, even one that a window has open, and changes nothing."""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from sdstudio.domain.annotations import Annotations
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.picture_query import PictureQuery
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.private_words import has_any, named_queries, tagged_queries
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.library.annotation_table import AnnotationTable
from sdstudio.library.board_table import BoardTable
from sdstudio.library.database import (
    ILLEGIBLE,
    Database,
    database_errors,
    is_corruption,
    suspect,
)
from sdstudio.library.descendants import lines_from
from sdstudio.library.folders import TRASH_NAME, Folders
from sdstudio.library.search import INDEX_NAME, PictureSearch, SeparateFeed, run_query, run_steps

T = TypeVar("T")

_COLUMNS: Final = (
    "SELECT p.id, p.name, f.path, p.created_at, p.width, p.height, p.request, p.provenance,"
    " p.settings, p.deleted_at FROM picture p LEFT JOIN folder f ON f.id = p.folder_id"
)
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class ListedPicture:
    """A picture of the library, made by any program.

    Args:
        request, provenance: ``None`` if another program made it, or they can't be read.
        settings: of a picture that another program made.
        added: by the artist.
    """

    id: int
    path: Path
    created_at: datetime
    width: int
    height: int
    request: GenerationRequest | None
    provenance: Provenance | None
    settings: PictureSettings | None
    added: Annotations
    is_deleted: bool

    @property
    def prompt(self) -> str:
        """The prompt; empty if it has none or can't be read."""
        if self.request is not None:
            return self.request.params.prompt
        return "" if self.settings is None else self.settings.prompt


class LibraryReader:
    """One state of a library: later changes aren't seen.

    Used by one thread at a time. Any method may raise ``LIBRARY_INDEX_DAMAGED``; the next opening
    of the library repairs it then.

    Raises:
        StudioError: as :meth:`Database.reading`.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        with self._damage_found():
            self._database = Database.reading(folders.data)
        self._annotations = AnnotationTable(self._database)
        self._boards = BoardTable(self._database)
        self._feed = SeparateFeed(self._database)
        self._search: PictureSearch | None = None

    def close(self) -> None:
        """Close the files."""
        if self._search is not None:
            self._search.close()
        self._database.close()

    def find(
        self, query: PictureQuery, report: Callable[[int], None] = lambda _count: None
    ) -> list[int]:
        """The ids of the found pictures in order.

        What search.sqlite doesn't have yet is indexed in memory.

        Args:
            report: called with how many pictures have been indexed.
        """
        with self._damage_found():
            if self._search is None:
                # It is written to by the window that is open.
                self._search = PictureSearch(self._folders.data / INDEX_NAME, is_copy=True)
                run_steps(
                    self._search,
                    self._feed,
                    lambda step: self._feed.forget(step.picture_ids, step.stamp),
                    report,
                )
            return [int(id_) for id_ in run_query(self._search, self._feed, query).ids]

    def ids_of(self, files: Collection[Path]) -> list[int]:
        """The ids of the pictures in ``files``, each once.

        Raises:
            StudioError: ``PICTURE_NOT_IN_LIBRARY``.
        """
        found: dict[int, None] = {}
        for file in files:
            id_ = self.id_of(file)
            if id_ is None:
                raise StudioError(ErrorCode.PICTURE_NOT_IN_LIBRARY, file=str(file))
            found[id_] = None
        return list(found)

    def id_of(self, file: Path) -> int | None:
        """The id of the picture in ``file``; ``None`` if the library has none there."""
        with self._damage_found():
            folder, name = file.parent.resolve(), file.name
            if folder == self._folders.trash.resolve():
                return self._row("folder_id = 1 AND name = ? AND deleted_at IS NOT NULL", name)
            if folder == self._folders.pictures.resolve():
                return self._row("folder_id = 1 AND name = ? AND deleted_at IS NULL", name)
            whole = folder / name
            for id_, path in self._database.execute(
                "SELECT id, path FROM folder WHERE path IS NOT NULL"
            ).fetchall():
                with contextlib.suppress(ValueError, OSError):
                    root = self._place(path, is_deleted=False).resolve()
                    inside = whole.relative_to(root).as_posix()
                    found = self._row(
                        "folder_id = ? AND name = ? AND deleted_at IS NULL", id_, inside
                    )
                    if found is not None:
                        return found
        return None

    def pictures(self, picture_ids: Sequence[int]) -> Iterator[ListedPicture]:
        """The pictures that can be read, in the given order."""
        for begin in range(0, len(picture_ids), _AT_ONCE):
            ids = picture_ids[begin : begin + _AT_ONCE]
            with self._damage_found():
                rows = self._database.execute(
                    f"{_COLUMNS} WHERE p.id IN (SELECT value FROM json_each(?))",
                    (json.dumps(ids),),
                ).fetchall()
                added = self._annotations.get(ids)
            found = {row[0]: row for row in rows}
            for id_ in ids:
                with contextlib.suppress(*ILLEGIBLE):
                    yield self._picture(found[id_], added.get(id_, Annotations()))

    def private(
        self, words: Sequence[str], report: Callable[[int], None] = lambda _count: None
    ) -> frozenset[int]:
        """The ids of the pictures that the window blurs.

        Those with one of ``words`` as a tag or in the prompt, and what was made from them.

        Args:
            words: as :func:`sdstudio.domain.private_words.private_words` reads them.
            report: as for :meth:`find`.
        """
        if not words:
            return frozenset()
        found = {id_ for query in tagged_queries(words) for id_ in self.find(query, report)}
        named = {id_ for query in named_queries(words) for id_ in self.find(query, report)}
        found |= {
            one.id for one in self.pictures(sorted(named - found)) if has_any(one.prompt, words)
        }
        with self._damage_found():
            return lines_from(self._database, found)

    def added(self, picture_ids: Collection[int]) -> dict[int, Annotations]:
        """What was added to those of the pictures that exist."""
        with self._damage_found():
            return self._annotations.get(picture_ids)

    def board_names(self) -> dict[str, str]:
        """The names of the boards by uid, in their order."""
        with self._damage_found():
            return {board.uid: board.name for board in self._boards.all()}

    def count(self) -> int:
        """How many pictures are shown."""
        with self._damage_found():
            row = self._database.execute(
                "SELECT count(*) FROM picture WHERE deleted_at IS NULL AND missing_since IS NULL"
            ).fetchone()
        return int(row[0])

    def _row(self, where: str, *values: str | int) -> int | None:
        row = self._database.execute(f"SELECT id FROM picture WHERE {where}", values).fetchone()
        return None if row is None else int(row[0])

    def _picture(self, row: Sequence[Any], added: Annotations) -> ListedPicture:
        """Raises one of ``ILLEGIBLE``."""
        id_, name, folder, created, width, height, request, provenance, settings, deleted = row
        created_at = datetime.fromisoformat(created)
        if created_at.tzinfo is None:
            created_at = created_at.replace(tzinfo=UTC)
        return ListedPicture(
            id=int(id_),
            path=self._place(folder, is_deleted=deleted is not None) / str(name),
            created_at=created_at.astimezone(),
            width=max(1, int(width)),
            height=max(1, int(height)),
            request=_read(GenerationRequest.model_validate_json, request),
            provenance=_read(Provenance.model_validate_json, provenance),
            settings=_read(PictureSettings.from_json, settings),
            added=added,
            is_deleted=deleted is not None,
        )

    def _place(self, folder: str | None, *, is_deleted: bool) -> Path:
        # The path of a folder in the pictures folder is relative to that.
        root = self._folders.pictures / (folder or "")
        return root / TRASH_NAME if is_deleted else root

    @contextlib.contextmanager
    def _damage_found(self) -> Iterator[None]:
        folder = self._folders.data
        try:
            with database_errors(folder):
                yield
        except sqlite3.DatabaseError as error:
            if not is_corruption(error):
                raise
            suspect(folder)
            raise StudioError(ErrorCode.LIBRARY_INDEX_DAMAGED, folder=str(folder)) from error


def _read(read: Callable[[str], T], text: Any) -> T | None:
    with contextlib.suppress(*ILLEGIBLE):
        return read(text)
    return None
