"""What the journal says of pictures that are imported."""

from collections import defaultdict
from collections.abc import Iterable

from sdstudio.disk import is_plain_name
from sdstudio.library.folders import Folders
from sdstudio.library.journal import Journal
from sdstudio.library.journal_records import PictureState
from sdstudio.library.journal_state import JournalState
from sdstudio.library.journal_tables import JournalTables


class JournalImports:
    """Finds it by the identity of a new picture; what was read is kept from one to the next."""

    def __init__(self, tables: JournalTables, journal: Journal, folders: Folders) -> None:
        self._tables = tables
        self._journal = journal
        self._folders = folders
        self._state: JournalState | None = None
        self._by_identity: defaultdict[str, list[PictureState]] = defaultdict(list)

    def read(self, new: Iterable[PictureState]) -> None:
        """Read the journal, unless that was done already or it has nothing of these pictures.

        Raises:
            StudioError: the file can't be read.
        """
        identities = {one.identity for one in new}
        if identities and self._state is None and self._journal.mentions(identities):
            self._state = self._journal.read()
            for picture in self._state.pictures.values():
                self._by_identity[picture.identity].append(picture)

    def forget(self) -> None:
        """Forget what was read: no more will come, or the journal has changed."""
        self._state = None
        self._by_identity.clear()

    def of(self, new: PictureState) -> PictureState | None:
        """What was added to ``new``, also under a name that no file has any more."""
        exact = None if self._state is None else self._state.pictures.get(new.key)
        if exact is not None:
            return exact
        others = [
            one for one in self._by_identity.get(new.identity, ()) if not self._is_elsewhere(one)
        ]
        return others[-1] if others else None

    def _is_elsewhere(self, picture: PictureState) -> bool:
        """Whether what is said of a picture is about a different file of that picture."""
        if self._tables.pictures.has_picture(picture.identity, picture.name):
            return True
        if not is_plain_name(picture.name):
            return False  # a stranger's file must not lead out of our folders
        places = (self._folders.pictures, self._folders.trash)
        return any((place / picture.name).exists() for place in places)
