"""The tables of what the artist adds."""

import contextlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sdstudio.domain.annotations import (
    RATING_MAX,
    Annotations,
    Board,
    ColourLabel,
    Flag,
    Parent,
    SavedSearch,
    TagUse,
    Verdict,
    clean_name,
    clean_note,
    clean_query,
    clean_tags,
)
from sdstudio.library.database import ILLEGIBLE, Database, utc_now
from sdstudio.library.journal_records import (
    BoardDeleted,
    BoardKept,
    FolderKept,
    FolderRemoved,
    JournalState,
    Judged,
    PictureGone,
    PicturesChanged,
    PictureState,
    Record,
    SearchForgotten,
    SearchKept,
    is_computer_path,
    is_identity,
    is_role,
    is_uid,
    this_computer,
)
from sdstudio.library.picture_folders import FolderState

_TABLES = ("annotation", "picture_tag", "tag", "board", "saved_search", "verdict", "parent")
_SHOWN = "deleted_at IS NULL AND missing_since IS NULL"
# Only the index is looked into: the rows lie far apart, and a million of them fill a gigabyte.
_SHOWN_PICTURE = "JOIN picture INDEXED BY picture_shown ON picture.id = picture_id"
#: With the identity of a picture that is gone: what is known of it.
GONE_KEY = "gone "
_AFTER_GONE = "gone!"
_GIVEN = "(SELECT value FROM json_each(?))"


class AnnotationTable:
    """Reads and writes what is added to pictures. The caller is responsible for transactions.

    A damaged disk may have put anything into a column, so invalid values are corrected when read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        #: Whose notes may not be in the journal; ``None``: that has to be looked for.
        self._unwritten: set[str] | None = None

    def has_any(self) -> bool:
        """Whether the artist added anything at all."""
        return bool(self.folders()) or any(
            self._database.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
            for table in _TABLES
            if table != "tag"
        )

    def get(self, picture_ids: Collection[int]) -> dict[int, Annotations]:
        """What is added to each of those pictures that exist."""
        return {id_: _annotations(state) for id_, state in self.states(picture_ids).items()}

    def states(self, picture_ids: Collection[int] | None = None) -> dict[int, PictureState]:
        """What the journal says of these pictures, or of all that have annotations."""
        if picture_ids is None:
            picture_ids = self.changed_ids()
        ids = json.dumps(list(picture_ids))
        boards: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for id_, uid, added_at in self._database.execute(
            "SELECT picture_id, uid, added_at FROM board_picture"
            f" JOIN board ON board.id = board_id WHERE picture_id IN {_GIVEN} ORDER BY uid",
            (ids,),
        ):
            if is_uid(uid):
                boards[id_].append((uid, _text(added_at)[:40]))
        tags: defaultdict[int, list[str]] = defaultdict(list)
        for id_, name in self._database.execute(
            "SELECT picture_id, name FROM picture_tag"
            f" JOIN tag ON tag.id = tag_id WHERE picture_id IN {_GIVEN}",
            (ids,),
        ):
            tags[id_].append(_text(name))
        parents: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for id_, identity, role in self._database.execute(
            "SELECT picture_id, parent_identity, role FROM parent"
            f" WHERE picture_id IN {_GIVEN} ORDER BY parent_identity, role",
            (ids,),
        ):
            if is_identity(identity) and is_role(role):
                parents[id_].append((identity, role))
        found = self._database.execute(
            "SELECT id, identity, name, rating, flag, label, note FROM picture"
            f" LEFT JOIN annotation ON picture_id = picture.id WHERE id IN {_GIVEN}",
            (ids,),
        )
        # Not validated: what was read may be from a damaged disk, but it is ours.
        return {
            id_: PictureState.model_construct(
                identity=identity,
                name=_text(name),
                rating=_number(rating, 0, RATING_MAX),
                flag=Flag(_number(flag, Flag.REJECT, Flag.PICK)),
                label=ColourLabel(_number(label, 0, ColourLabel.PURPLE)),
                # Most have none.
                note=clean_note(_text(note)) if note else "",
                tags=clean_tags(tags[id_]) if id_ in tags else (),
                boards=tuple(boards.get(id_, ())),
                parents=tuple(parents.get(id_, ())),
            )
            for id_, identity, name, rating, flag, label, note in found
            if is_identity(identity)
        }

    def put(self, changes: Iterable[tuple[int, PictureState, PictureState]]) -> None:
        """Set what is added to pictures; boards that don't exist are left out.

        Args:
            changes: ids, the new state, and what :meth:`states` says of them now.
        """
        said, nothing = [], []
        tags, boards = [], []
        for id_, new, old in changes:
            values = (new.rating, new.flag, new.label, clean_note(new.note))
            if any(values):
                said.append((id_, *values))
            else:
                nothing.append((id_,))
            if new.tags != old.tags:
                tags.append((id_, new.tags))
            if new.boards != old.boards:
                boards.append((id_, new.boards))
            if new.parents != old.parents:
                self.put_parents(id_, new.parents)
        self._database.executemany(
            "INSERT INTO annotation (picture_id, rating, flag, label, note)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (picture_id) DO UPDATE SET"
            " rating = excluded.rating, flag = excluded.flag, label = excluded.label,"
            " note = excluded.note",
            said,
        )
        self._database.executemany("DELETE FROM annotation WHERE picture_id = ?", nothing)
        if tags:
            self._put_tags(tags)
        if boards:
            self._put_boards(boards)

    def put_parents(self, picture_id: int, parents: Iterable[tuple[str, str]]) -> None:
        """Set what a picture was made from, by identity and role."""
        self._database.execute("DELETE FROM parent WHERE picture_id = ?", (picture_id,))
        self._database.executemany(
            "INSERT OR IGNORE INTO parent VALUES (?, ?, ?)",
            [(picture_id, identity, role) for identity, role in parents],
        )

    def parents(self, picture_id: int) -> list[Parent]:
        """What a picture was made from."""
        rows = self._database.execute(
            "SELECT parent_identity, role FROM parent WHERE picture_id = ?"
            " ORDER BY parent_identity, role",
            (picture_id,),
        )
        return [Parent(identity, role) for identity, role in rows]

    def children(self, identity: str) -> list[int]:
        """The pictures that were made from the one of that identity."""
        rows = self._database.execute(
            "SELECT DISTINCT picture_id FROM parent WHERE parent_identity = ? ORDER BY picture_id",
            (identity,),
        )
        return [id_ for (id_,) in rows]

    def tags(self, *, counted: bool = True) -> list[TagUse]:
        """The tags in use, by name.

        Args:
            counted: else every count is 0, which takes far less time.
        """
        count = (
            "(SELECT count(*) FROM picture_tag"
            f" {_SHOWN_PICTURE} WHERE tag_id = tag.id AND {_SHOWN})"
        )
        rows = self._database.execute(
            f"SELECT name, {count if counted else 0} FROM tag"
            " WHERE id IN (SELECT tag_id FROM picture_tag)"
        )
        uses = [TagUse(_text(name), count) for name, count in rows]
        return sorted(uses, key=lambda use: use.name.lower())

    def boards(self, *, counted: bool = True) -> list[Board]:
        """The boards in their order.

        Args:
            counted: see :meth:`tags`.
        """
        count = (
            "(SELECT count(*) FROM board_picture"
            f" {_SHOWN_PICTURE} WHERE board_id = board.id AND {_SHOWN})"
        )
        rows = self._database.execute(
            f"SELECT uid, name, position, {count if counted else 0}"
            " FROM board ORDER BY position, board.id"
        )
        return [
            Board(uid, clean_name(_text(name)), _real(position), count)
            for uid, name, position, count in rows
            if is_uid(uid)
        ]

    def on_board(self, uid: str) -> list[int]:
        """The pictures on a board, shown or not, in the order in which they were added."""
        rows = self._database.execute(
            "SELECT picture_id FROM board_picture JOIN board ON board.id = board_id"
            " WHERE uid = ? ORDER BY added_at, picture_id",
            (uid,),
        )
        return [id_ for (id_,) in rows]

    def saved_searches(self) -> list[SavedSearch]:
        """The saved searches in their order."""
        rows = self._database.execute(
            "SELECT uid, name, query, position FROM saved_search ORDER BY position, id"
        )
        return [
            SavedSearch(uid, clean_name(_text(name)), clean_query(_text(query)), _real(position))
            for uid, name, query, position in rows
            if is_uid(uid)
        ]

    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """The verdicts, by the identities of both pictures, the lower one first."""
        rows = self._database.execute("SELECT one, other, verdict FROM verdict")
        known = set(Verdict)
        return {
            (one, other): Verdict(verdict)
            for one, other, verdict in rows
            if verdict in known and is_identity(one) and is_identity(other)
        }

    def last_position(self, table: str) -> float:
        """The highest position of a table's rows; 0 if it has none."""
        (last,) = self._database.execute(f"SELECT max(position) FROM {table}").fetchone()
        return _real(last)

    def apply(self, record: Record) -> None:
        """Do what a line says, to anything but pictures."""
        match record:
            case BoardKept():
                self._database.execute(
                    "INSERT INTO board (uid, name, position) VALUES (?, ?, ?)"
                    " ON CONFLICT (uid) DO UPDATE SET name = excluded.name,"
                    " position = excluded.position",
                    (record.uid, clean_name(record.name), record.position),
                )
            case BoardDeleted():
                self._database.execute("DELETE FROM board WHERE uid = ?", (record.uid,))
            case SearchKept():
                self._database.execute(
                    "INSERT INTO saved_search (uid, name, query, position) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (uid) DO UPDATE SET name = excluded.name,"
                    " query = excluded.query, position = excluded.position",
                    (record.uid, clean_name(record.name), record.query, record.position),
                )
            case SearchForgotten():
                self._database.execute("DELETE FROM saved_search WHERE uid = ?", (record.uid,))
            case Judged(verdict=None):
                self._database.execute(
                    "DELETE FROM verdict WHERE one = ? AND other = ?", (record.one, record.other)
                )
            case Judged() if record.one < record.other:
                self._database.execute(
                    "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?)",
                    (record.one, record.other, record.verdict),
                )
            case FolderKept() if _is_here(record):
                state = FolderState.ARCHIVED if record.is_archived else FolderState.WATCHED
                self._database.execute(
                    "INSERT INTO folder (path, is_archived, added_at) VALUES (?, ?, ?)"
                    " ON CONFLICT (path) DO UPDATE SET is_archived = excluded.is_archived",
                    (record.path, int(state), utc_now()),
                )
            case FolderRemoved() if _is_here(record):
                # Its pictures go at the next start, as always.
                self._database.execute(
                    "UPDATE folder SET is_archived = ? WHERE path = ?",
                    (int(FolderState.REMOVED), record.path),
                )
            case PictureGone():
                self._database.execute(
                    "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                    (
                        f"{GONE_KEY}{record.identity}",
                        json.dumps(
                            {
                                "prompt": record.prompt,
                                "created_at": record.created_at,
                                "is_in_journal": True,
                            }
                        ),
                    ),
                )

    def folders(self) -> list[FolderKept]:
        """The folders of this computer that are shown where they are."""
        rows = self._database.execute(
            "SELECT path, is_archived FROM folder WHERE is_archived IN (?, ?) ORDER BY id",
            (int(FolderState.WATCHED), int(FolderState.ARCHIVED)),
        )
        return [_folder(path, state) for path, state in rows if is_computer_path(path)]

    def remove_folders(self, folders: Iterable[FolderKept], kept: Iterable[FolderKept]) -> None:
        """Remove folders of this computer except for some. Their pictures go at the next start."""
        paths = {one.path for one in kept if _is_here(one)}
        for folder in folders:
            if folder.path not in paths:
                self.apply(FolderRemoved(computer=folder.computer, path=folder.path))

    def folder_record(self, folder_id: int) -> Iterator[Record]:
        """The line about a folder; none about one that isn't told apart by a path."""
        row = self._database.execute(
            "SELECT path, is_archived FROM folder WHERE id = ?", (folder_id,)
        ).fetchone()
        if row is None or not is_computer_path(row[0]):
            return
        path, state = row
        if state == FolderState.REMOVED:
            yield FolderRemoved(computer=this_computer(), path=path)
        else:
            yield _folder(path, state)

    def gone(self) -> list[PictureGone]:
        """What is known of pictures that are gone."""
        return [record for record, _ in self._all_gone()]

    def note_unwritten(self, identities: Iterable[str]) -> None:
        """What is known of these pictures, which are gone, may not be in the journal yet."""
        if self._unwritten is not None:
            self._unwritten.update(identities)

    def unwritten_gone(self) -> list[PictureGone]:
        """What is known of pictures that are gone, and isn't in the journal.

        Only the first call reads all that is known.
        """
        if self._unwritten is None:
            said = list(self._all_gone())
        else:
            keys = json.dumps([f"{GONE_KEY}{one}" for one in self._unwritten])
            said = list(self._read_gone("key IN (SELECT value FROM json_each(?))", (keys,)))
        found = [record for record, is_in_journal in said if not is_in_journal]
        # Until they are seen in the journal: writing them may fail.
        self._unwritten = {one.identity for one in found}
        return found

    def _all_gone(self) -> Iterator[tuple[PictureGone, bool]]:
        return self._read_gone("key >= ? AND key < ?", (GONE_KEY, _AFTER_GONE))

    def _read_gone(
        self, condition: str, values: Sequence[str]
    ) -> Iterator[tuple[PictureGone, bool]]:
        """What is known of pictures that are gone, and whether the journal has it."""
        for key, value in self._database.execute(
            f"SELECT key, value FROM meta WHERE {condition}", tuple(values)
        ):
            with contextlib.suppress(*ILLEGIBLE):
                said = json.loads(value)
                record = PictureGone(
                    identity=key.removeprefix(GONE_KEY),
                    prompt=said.get("prompt", ""),
                    created_at=said.get("created_at", ""),
                )
                yield record, said.get("is_in_journal") is True

    def changed_ids(self) -> list[int]:
        """The pictures to which something was added."""
        rows = self._database.execute(
            "SELECT picture_id FROM annotation UNION SELECT picture_id FROM picture_tag"
            " UNION SELECT picture_id FROM board_picture UNION SELECT picture_id FROM parent"
        )
        return [id_ for (id_,) in rows]

    def state_of(self, identity: str, name: str) -> PictureState | None:
        """What is added to one picture; ``None`` if it has no row."""
        for id_, one in self.named(identity):
            if one == name:
                return self.states([id_]).get(id_)
        return None

    def state(self) -> JournalState:
        """Everything that the database has."""
        state = self.state_of_names()
        for record in picture_records(self.states().values()):
            state.add(record)
        return state

    def state_of_names(self) -> JournalState:
        """Everything but what was added to pictures that are there."""
        state = JournalState()
        for board in self.boards():
            state.add(board_record(board))
        for one in self.saved_searches():
            state.add(search_record(one))
        for (one_, other), verdict in self.verdicts().items():
            state.add(Judged(one=one_, other=other, verdict=verdict))
        for folder in self.folders():
            state.add(folder)
        for gone in self.gone():
            state.add(gone)
        return state

    def clear(self) -> None:
        """Remove everything but the folders, which have pictures."""
        for table in _TABLES:
            self._database.execute(f"DELETE FROM {table}")

    def named(self, identity: str) -> list[tuple[int, str]]:
        """The ids and file names of the pictures of that identity, those in the trash last."""
        rows = self._database.execute(
            "SELECT id, name FROM picture WHERE identity = ?"
            " ORDER BY missing_since IS NOT NULL, deleted_at IS NOT NULL, id",
            (identity,),
        )
        return [(id_, name) for id_, name in rows]

    def has_picture(self, identity: str, name: str) -> bool:
        """Whether there is a row of that picture."""
        return any(one == name for _, one in self.named(identity))

    def _put_tags(self, changes: Sequence[tuple[int, Sequence[str]]]) -> None:
        rows = [(id_, name) for id_, names in changes for name in clean_tags(names)]
        self._database.executemany(
            "DELETE FROM picture_tag WHERE picture_id = ?", [(id_,) for id_, _ in changes]
        )
        self._database.executemany(
            "INSERT OR IGNORE INTO tag (name) VALUES (?)",
            [(name,) for name in dict.fromkeys(name for _, name in rows)],
        )
        self._database.executemany(
            "INSERT OR IGNORE INTO picture_tag SELECT ?, id FROM tag WHERE name = ?", rows
        )
        # So that the next use of its name decides how it is spelled.
        self._database.execute(
            "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM picture_tag WHERE tag_id = tag.id)"
        )

    def _put_boards(self, changes: Sequence[tuple[int, Sequence[tuple[str, str]]]]) -> None:
        self._database.executemany(
            "DELETE FROM board_picture WHERE picture_id = ?", [(id_,) for id_, _ in changes]
        )
        self._database.executemany(
            "INSERT OR IGNORE INTO board_picture SELECT id, ?, ? FROM board WHERE uid = ?",
            [(id_, added_at, uid) for id_, boards in changes for uid, added_at in boards],
        )


def board_record(board: Board) -> BoardKept:
    """The line about a board."""
    return BoardKept(uid=board.uid, name=board.name, position=board.position)


def search_record(one: SavedSearch) -> SearchKept:
    """The line about a saved search."""
    return SearchKept(uid=one.uid, name=one.name, query=one.query, position=one.position)


def _folder(path: str, state: int) -> FolderKept:
    is_archived = state == FolderState.ARCHIVED
    return FolderKept(computer=this_computer(), path=path, is_archived=is_archived)


def _is_here(record: FolderKept | FolderRemoved) -> bool:
    return record.computer == this_computer() and is_computer_path(record.path)


def picture_records(states: Iterable[PictureState], size: int = 1_000) -> Iterable[Record]:
    """Lines about those pictures, none of which is too long."""
    every = list(states)
    for begin in range(0, len(every), size):
        yield PicturesChanged.model_construct(
            kind="pictures", pictures=tuple(every[begin : begin + size])
        )


def changed_state(old: PictureState, new: Annotations) -> PictureState:
    """``old`` with what ``new`` says."""
    since = dict(old.boards)
    now = utc_now() if new.boards - since.keys() else ""
    return old.model_copy(
        update={
            "rating": new.rating,
            "flag": new.flag,
            "label": new.label,
            # What wasn't changed is clean already.
            "note": old.note if new.note == old.note else clean_note(new.note),
            "tags": old.tags if new.tags == old.tags else clean_tags(new.tags),
            "boards": tuple((uid, since.get(uid, now)) for uid in sorted(new.boards)),
        }
    )


def by_state(states: Mapping[int, PictureState]) -> dict[int, Annotations]:
    """What is added to each picture."""
    return {id_: _annotations(state) for id_, state in states.items()}


def _annotations(state: PictureState) -> Annotations:
    return Annotations(
        state.rating,
        state.flag,
        state.label,
        state.note,
        state.tags,
        frozenset(uid for uid, _ in state.boards),
    )


def _number(value: Any, lowest: int, highest: int) -> int:
    return value if isinstance(value, int) and lowest <= value <= highest else 0


def _text(value: Any) -> str:
    # What wasn't UTF-8 was read as lone surrogates, which can't be written again.
    return value.encode("utf-8", "ignore").decode() if isinstance(value, str) else ""


def _real(value: Any) -> float:
    is_number = isinstance(value, int | float) and abs(value) < 1e15
    return float(value) if is_number else 0.0
