"""AllPictures: every picture that is shown, newest first, for a viewer to browse."""

import numpy as np
from PySide6.QtCore import QModelIndex, QObject

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.find_pictures import find_in
from sdstudio.app.library_view.viewed_pictures import Ids, ViewedPictures
from sdstudio.app.operations import Operations
from sdstudio.app.picture_list import PictureList
from sdstudio.domain.errors import StudioError


class AllPictures(ViewedPictures):
    """Begins with the rows that ``rows`` has read, and follows the changes reported to it.

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
        self._rows = rows
        self._operations = Operations(self)
        rows.rowsInserted.connect(self._on_inserted)
        rows.rowsAboutToBeRemoved.connect(self._on_removed)
        self._read()

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        new = self._ids_in(first, last)
        new = new[~np.isin(new, self.ids)]  # a page of older ones was read
        if len(new):
            self._change(np.insert(self.ids, np.searchsorted(-self.ids, -new), new))

    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._change(self.ids[~np.isin(self.ids, self._ids_in(first, last))])

    def _ids_in(self, first: int, last: int) -> Ids:
        pictures = (self._rows.picture(row) for row in range(first, last + 1))
        return np.array([one.id for one in pictures if one is not None], np.int64)

    def _change(self, ids: Ids) -> None:
        # What is being read may have been read before that, and would undo it.
        if self._operations.is_running("read"):
            self._read()
        self.replace(ids)

    def _read(self) -> None:
        self._operations.start(self._replace(), replacing="read")

    async def _replace(self) -> None:
        try:
            ids = await self._library.do(lambda library: library.picture_ids())
        except StudioError:
            return  # those that were read stay; the list of pictures reports it
        self.replace(ids)
