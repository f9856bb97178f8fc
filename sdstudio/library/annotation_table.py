"""The table of what the artist adds to pictures, and those of their tags, boards and parents."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sdstudio.domain.annotations import (
    RATING_MAX,
    Annotations,
    ColourLabel,
    Flag,
    Parent,
    TagUse,
    clean_note,
    clean_tags,
)
from sdstudio.library.column_values import text_of, whole_number_of
from sdstudio.library.database import Database, utc_now
from sdstudio.library.journal_records import (
    PicturesChanged,
    PictureState,
    Record,
    is_identity,
    is_role,
    is_uid,
)

_GIVEN = "(SELECT value FROM json_each(?))"


class AnnotationTable:
    """Reads and writes what is added to pictures. The caller is responsible for transactions.

    A damaged disk may have put anything into a column, so invalid values are corrected when read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

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
                boards[id_].append((uid, text_of(added_at)[:40]))
        tags: defaultdict[int, list[str]] = defaultdict(list)
        for id_, name in self._database.execute(
            "SELECT picture_id, name FROM picture_tag"
            f" JOIN tag ON tag.id = tag_id WHERE picture_id IN {_GIVEN}",
            (ids,),
        ):
            tags[id_].append(text_of(name))
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
                name=text_of(name),
                rating=whole_number_of(rating, 0, RATING_MAX),
                flag=Flag(whole_number_of(flag, Flag.REJECT, Flag.PICK)),
                label=ColourLabel(whole_number_of(label, 0, ColourLabel.PURPLE)),
                # Most have none.
                note=clean_note(text_of(note)) if note else "",
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

    def tags(self, *, counted: bool = True) -> list[TagUse]:
        """The tags in use, by name.

        Args:
            counted: else every count is 0, which takes far less time.
        """
        count = shown_pictures("picture_tag", "tag_id = tag.id")
        rows = self._database.execute(
            f"SELECT name, {count if counted else 0} FROM tag"
            " WHERE id IN (SELECT tag_id FROM picture_tag)"
        )
        uses = [TagUse(text_of(name), count) for name, count in rows]
        return sorted(uses, key=lambda use: use.name.lower())

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


def shown_pictures(table: str, condition: str) -> str:
    """SQL that counts the pictures that ``table`` names where ``condition`` holds and are shown."""
    # Only the index is looked into: the rows lie far apart, and a million of them fill a gigabyte.
    return (
        f"(SELECT count(*) FROM {table}"
        " JOIN picture INDEXED BY picture_shown ON picture.id = picture_id"
        f" WHERE {condition} AND deleted_at IS NULL AND missing_since IS NULL)"
    )


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
