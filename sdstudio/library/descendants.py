"""Descendants: which pictures show something of given ones, remembered between questions."""

import json
from collections.abc import Collection, Set
from typing import Final

from sdstudio.domain.family import ParentRole
from sdstudio.library.database import Database

_GIVEN: Final = "(SELECT value FROM json_each(?))"
# Temporary, of this connection alone, which is the only one that writes. Not with OR IGNORE: what a
# statement says of conflicts holds in its triggers too.
_NOTE: Final = (
    "INSERT INTO family_change SELECT {id}, {was_lost}"
    " WHERE NOT EXISTS (SELECT 1 FROM temp.family_change"
    " WHERE picture_id = {id} AND was_lost = {was_lost});"
)
_ADDED: Final = _NOTE.format(id="new.{column}", was_lost=0)
_LOST: Final = _NOTE.format(id="old.{column}", was_lost=1)
_TRIGGERS: Final = (
    ("picture_inserted", "INSERT ON main.picture", _ADDED.format(column="id")),
    ("picture_deleted", "DELETE ON main.picture", _LOST.format(column="id")),
    ("picture_renamed", "UPDATE OF identity ON main.picture", _LOST.format(column="id")),
    ("parent_inserted", "INSERT ON main.parent", _ADDED.format(column="picture_id")),
    ("parent_deleted", "DELETE ON main.parent", _LOST.format(column="picture_id")),
    (
        "parent_updated",
        "UPDATE ON main.parent",
        _LOST.format(column="picture_id") + _ADDED.format(column="picture_id"),
    ),
)


class Descendants:
    """Those of one set of pictures, which is asked for again whenever something has changed.

    To find them anew takes a second for 100,000 pictures; with what was found the last time, only
    what has changed is looked at. Used by the library's thread alone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._given: frozenset[int] | None = None
        self._found: frozenset[int] = frozenset()

    def of(self, picture_ids: Set[int]) -> frozenset[int]:
        """These pictures, and those that were made from them, directly or not, by any but a mask.

        A mask has the shape of what it covers, but nothing of how it looks.
        """
        given = frozenset(picture_ids)
        if self._given is None:
            self._watch()
        # If the disk fails meanwhile, the changes are gone, so that all is found anew next time.
        before, self._given = self._given, None
        added, lost = self._take_changes()
        # Where a picture has lost a parent, another line may still lead to it.
        is_reduced = before is None or not before <= given or lost & self._found
        if is_reduced:
            self._found = lines_from(self._database, given)
        else:
            begins = (given - self._found) | (added & self._found) | self._children(added)
            if begins:
                self._found |= lines_from(self._database, begins)
        self._given = given
        return self._found

    def _watch(self) -> None:
        """Have SQLite note what changes from now on."""
        run = self._database.execute
        run(
            "CREATE TEMP TABLE IF NOT EXISTS family_change"
            " (picture_id INTEGER, was_lost INTEGER, PRIMARY KEY (picture_id, was_lost))"
            " WITHOUT ROWID"
        )
        for name, when, note in _TRIGGERS:
            run(f"CREATE TEMP TRIGGER IF NOT EXISTS family_{name} AFTER {when} BEGIN {note} END")

    def _take_changes(self) -> tuple[set[int], set[int]]:
        """The pictures that are new or have more parents, and those that lost some, or are gone."""
        changed: tuple[set[int], set[int]] = (set(), set())
        for id_, was_lost in self._database.execute("SELECT * FROM temp.family_change"):
            changed[was_lost].add(id_)
        if any(changed):
            self._database.execute("DELETE FROM temp.family_change")
        return changed

    def _children(self, picture_ids: Collection[int]) -> set[int]:
        """Those of the given pictures that were made from one that was found."""
        rows = self._database.execute(
            "SELECT parent.picture_id, picture.id FROM parent"
            " JOIN picture ON picture.identity = parent.parent_identity"
            f" WHERE parent.picture_id IN {_GIVEN} AND parent.role != ?",
            (json.dumps(list(picture_ids)), ParentRole.MASK.value),
        )
        return {child for child, parent in rows if parent in self._found} - self._found


def lines_from(database: Database, picture_ids: Collection[int]) -> frozenset[int]:
    """Those of :meth:`Descendants.of`, found without remembering anything."""
    rows = database.execute(
        "WITH RECURSIVE line(id) AS (SELECT value FROM json_each(?) UNION"
        " SELECT parent.picture_id FROM line JOIN picture ON picture.id = line.id"
        " JOIN parent ON parent.parent_identity = picture.identity AND parent.role != ?)"
        " SELECT id FROM line",
        (json.dumps(list(picture_ids)), ParentRole.MASK.value),
    )
    return frozenset(int(id_) for (id_,) in rows)
