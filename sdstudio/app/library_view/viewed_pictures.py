"""ViewedPictures: pictures in an order, for a viewer to browse."""

import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.library import AnyPicture, Library

Ids: TypeAlias = npt.NDArray[np.int64]
#: The pictures of some ids; those that are gone are missing in the answer. May raise
#: ``StudioError``.
FindPictures = Callable[[Sequence[int]], Awaitable[Mapping[int, AnyPicture]]]


class ViewedPictures(QObject):
    """Signals:
    replaced(): the ids or their order changed.

    Args:
        find: finds the pictures of ids.

    Thread: GUI.
    """

    replaced = Signal()

    def __init__(
        self,
        find: FindPictures,
        ids: Sequence[int] | Ids = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.find = find
        self._ids: Ids = np.asarray(ids, np.int64)

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Ids:
        """In the order in which they are browsed."""
        return self._ids

    def replace(self, ids: Sequence[int] | Ids) -> None:
        """Replace the pictures that are viewed."""
        self._ids = np.asarray(ids, np.int64)
        self.replaced.emit()

    def row_of(self, picture_id: int) -> int:
        """The row of a picture, or -1."""
        rows = np.flatnonzero(self._ids == picture_id)
        return int(rows[0]) if len(rows) else -1

    def id_at(self, row: int) -> int:
        """The id of the picture in ``row``."""
        return int(self._ids[row])


def find_in(library: LibraryThread) -> FindPictures:
    """Finds pictures on the library's thread."""

    async def find(picture_ids: Sequence[int]) -> dict[int, AnyPicture]:
        def work(library: Library) -> dict[int, AnyPicture]:
            found = {}
            for picture_id in picture_ids:
                with contextlib.suppress(KeyError):
                    found[picture_id] = library.any_picture(picture_id)
            return found

        return await library.do(work)

    return find
