"""The tables of what the artist adds."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
from sdstudio.library.database import Database, utc_now
from sdstudio.library.journal_records import (
    BoardDeleted,
    BoardKept,
    JournalState,
    Judged,
    PicturesChanged,
    PictureState,
    Record,
    SearchForgotten,
    SearchKept,
    is_identity,
    is_role,
    is_uid,
)

_TABLES = ("annotation", "picture_tag", "tag", "board", "saved_search", "verdict", "parent")
_SHOWN = "deleted_at IS NULL AND missing_since IS NULL"
_GIVEN = "(SELECT value FROM json_each(?))"


class AnnotationTable:
    """Reads and writes what is added to pictures. The caller is responsible for transactions.

    A damaged disk may have put anything into a column, so invalid values are corrected when read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def has_any(self) -> bool:
        """Whether the artist added anything at all."""
        return any(
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
            picture_ids = self._changed_ids()
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
                note=clean_note(_text(note)),
                tags=clean_tags(tags[id_]),
                boards=tuple(boards[id_]),
                parents=tuple(parents[id_]),
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
            f" JOIN picture ON picture.id = picture_id WHERE tag_id = tag.id AND {_SHOWN})"
        )
        rows = self._database.execute(
            f"SELECT name, {count if counted else 0} FROM tag"
            " WHERE EXISTS (SELECT 1 FROM picture_tag WHERE tag_id = tag.id)"
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
            f" JOIN picture ON picture.id = picture_id WHERE board_id = board.id AND {_SHOWN})"
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

    def state(self) -> JournalState:
        """Everything that the database has."""
        state = JournalState()
        for board in self.boards():
            state.add(board_record(board))
        for one in self.saved_searches():
            state.add(search_record(one))
        for (one_, other), verdict in self.verdicts().items():
            state.add(Judged(one=one_, other=other, verdict=verdict))
        for record in picture_records(self.states().values()):
            state.add(record)
        return state

    def clear(self) -> None:
        """Remove everything."""
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

    def _changed_ids(self) -> list[int]:
        rows = self._database.execute(
            "SELECT picture_id FROM annotation UNION SELECT picture_id FROM picture_tag"
            " UNION SELECT picture_id FROM board_picture UNION SELECT picture_id FROM parent"
        )
        return [id_ for (id_,) in rows]

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
    now = utc_now()
    return old.model_copy(
        update={
            "rating": new.rating,
            "flag": new.flag,
            "label": new.label,
            "note": clean_note(new.note),
            "tags": clean_tags(new.tags),
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
