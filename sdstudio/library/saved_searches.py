"""Queries that the artist keeps under a name."""

import secrets
from dataclasses import replace

from sdstudio.domain.annotations import SavedSearch, clean_name, clean_query, free_name
from sdstudio.library.annotation_store import Previous
from sdstudio.library.journal_records import SearchForgotten
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.saved_search_table import SavedSearchTable, search_record


class SavedSearches:
    """Reads and changes saved searches; :meth:`AnnotationStore.restore` undoes a change.

    Every change may raise ``StudioError`` if the disk refuses, and then nothing has changed.
    """

    def __init__(self, sync: JournalSync, table: SavedSearchTable) -> None:
        self._sync = sync
        self._table = table

    def all(self) -> list[SavedSearch]:
        """The saved searches in their order."""
        return self._table.all()

    def keep(self, name: str, query: str) -> Previous:
        """Save a query under a name, replacing another one of that name."""
        name = clean_name(name)
        found = [one for one in self._table.all() if one.name == name]
        position = self._table.last_position() + 1
        new = found[0] if found else SavedSearch(secrets.token_hex(16), name, "", position)
        new = replace(new, query=clean_query(query))
        with self._sync.writing() as records:
            records.append(search_record(new))
        if found:
            return Previous({}, searches=(found[0],))
        return Previous({}, new_searches=(new.uid,))

    def rename(self, uid: str, name: str) -> Previous:
        """Rename a saved search. Raises ``KeyError`` if there is none.

        A name that another one has gets a number.
        """
        search = self._search(uid)
        taken = [one.name for one in self._table.all() if one.uid != uid]
        return self._replace(search, replace(search, name=free_name(name, taken)))

    def update(self, uid: str, query: str) -> Previous:
        """Keep another query under the name. Raises ``KeyError`` if there is none."""
        search = self._search(uid)
        return self._replace(search, replace(search, query=clean_query(query)))

    def forget(self, uid: str) -> Previous:
        """Forget a saved search. Raises ``KeyError`` if there is none."""
        search = self._search(uid)
        with self._sync.writing() as records:
            records.append(SearchForgotten(uid=uid))
        return Previous({}, searches=(search,))

    def _replace(self, was: SavedSearch, now: SavedSearch) -> Previous:
        with self._sync.writing() as records:
            records.append(search_record(now))
        return Previous({}, searches=(was,))

    def _search(self, uid: str) -> SavedSearch:
        for search in self._table.all():
            if search.uid == uid:
                return search
        raise KeyError(uid)
