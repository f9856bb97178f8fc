"""ViewedPictures: pictures in an order, for a viewer to browse."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from sdstudio.app.library_view.find_pictures import FindPictures

Ids: TypeAlias = npt.NDArray[np.signedinteger[Any]]


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
        self._ids = _array(ids)

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Ids:
        """In the order in which they are browsed."""
        return self._ids

    def replace(self, ids: Sequence[int] | Ids) -> None:
        """Replace the pictures that are viewed."""
        self._ids = _array(ids)
        self.replaced.emit()

    def row_of(self, picture_id: int) -> int:
        """The row of a picture, or -1."""
        rows = np.flatnonzero(self._ids == picture_id)
        return int(rows[0]) if len(rows) else -1

    def id_at(self, row: int) -> int:
        """The id of the picture in ``row``."""
        return int(self._ids[row])


def _array(ids: Sequence[int] | Ids) -> Ids:
    # Not a copy: there may be a million.
    return ids if isinstance(ids, np.ndarray) else np.array(ids, np.int64)
