"""Queries that the artist keeps under a name."""

import secrets
from dataclasses import replace

from sdstudio.domain.annotations import SavedSearch, clean_name, clean_query
from sdstudio.library.annotation_store import Previous
from sdstudio.library.annotations import AnnotationTable, search_record
from sdstudio.library.journal_records import SearchForgotten
from sdstudio.library.journal_sync import JournalSync


class SavedSearches:
    """Reads and changes saved searches; :meth:`AnnotationStore.restore` undoes a change.

    Every change may raise ``StudioError`` if the disk refuses, and then nothing has changed.
    """

    def __init__(self, sync: JournalSync, table: AnnotationTable) -> None:
        self._sync = sync
        self._table = table

    def all(self) -> list[SavedSearch]:
        """The saved searches in their order."""
        return self._table.saved_searches()

    def keep(self, name: str, query: str) -> Previous:
        """Save a query under a name, replacing another one of that name."""
        name = clean_name(name)
        found = [one for one in self._table.saved_searches() if one.name == name]
        position = self._table.last_position("saved_search") + 1
        new = found[0] if found else SavedSearch(secrets.token_hex(16), name, "", position)
        new = replace(new, query=clean_query(query))
        with self._sync.writing() as records:
            records.append(search_record(new))
        if found:
            return Previous({}, searches=(found[0],))
        return Previous({}, new_searches=(new.uid,))

    def forget(self, uid: str) -> Previous:
        """Forget a saved search. Raises ``KeyError`` if there is none."""
        searches = tuple(one for one in self._table.saved_searches() if one.uid == uid)
        if not searches:
            raise KeyError(uid)
        with self._sync.writing() as records:
            records.append(SearchForgotten(uid=uid))
        return Previous({}, searches=searches)
