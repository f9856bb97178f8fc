"""AllPictures: every picture that is shown, newest first, for a viewer to browse."""

from PySide6.QtCore import QObject

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.viewed_pictures import ViewedPictures, find_in
from sdstudio.app.operations import Operations
from sdstudio.app.picture_list import PictureList
from sdstudio.domain.errors import StudioError


class AllPictures(ViewedPictures):
    """Begins with the rows that ``rows`` has read, and follows what it hears of.

    Args:
        first: the id of a picture that is among them in any case.

    Thread: GUI.
    """

    def __init__(
        self,
        library: LibraryThread,
        rows: PictureList,
        first: int,
        parent: QObject | None = None,
    ) -> None:
        ids = rows.ids
        super().__init__(find_in(library), ids if first in ids else [first, *ids], parent)
        self._library = library
        self._operations = Operations(self)
        rows.rowsInserted.connect(self._read)
        rows.rowsRemoved.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._operations.start(self._replace(), replacing="read")

    async def _replace(self) -> None:
        try:
            ids = await self._library.do(lambda library: library.picture_ids())
        except StudioError:
            return  # those that were read stay; the list of pictures reports it
        self.replace(ids)
