"""The table of saved searches."""

from sdstudio.domain.annotations import SavedSearch, clean_name, clean_query
from sdstudio.library.column_values import number_of, text_of
from sdstudio.library.database import Database
from sdstudio.library.journal_records import SearchKept, is_uid


class SavedSearchTable:
    """Reads and writes saved searches. The caller is responsible for transactions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[SavedSearch]:
        """The saved searches in their order."""
        rows = self._database.execute(
            "SELECT uid, name, query, position FROM saved_search ORDER BY position, id"
        )
        return [
            SavedSearch(
                uid, clean_name(text_of(name)), clean_query(text_of(query)), number_of(position)
            )
            for uid, name, query, position in rows
            if is_uid(uid)
        ]

    def last_position(self) -> float:
        """The highest position of a saved search; 0 if there is none."""
        (last,) = self._database.execute("SELECT max(position) FROM saved_search").fetchone()
        return number_of(last)

    def put(self, record: SearchKept) -> None:
        """Add a saved search, or give it another name, query and place."""
        self._database.execute(
            "INSERT INTO saved_search (uid, name, query, position) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET name = excluded.name,"
            " query = excluded.query, position = excluded.position",
            (record.uid, clean_name(record.name), record.query, record.position),
        )

    def delete(self, uid: str) -> None:
        """Remove a saved search."""
        self._database.execute("DELETE FROM saved_search WHERE uid = ?", (uid,))


def search_record(one: SavedSearch) -> SearchKept:
    """The line about a saved search."""
    return SearchKept(uid=one.uid, name=one.name, query=one.query, position=one.position)
