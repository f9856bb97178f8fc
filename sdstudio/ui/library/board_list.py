"""The places of the library as a list; pictures can be dropped on the boards."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from sdstudio.ui.library.counted_list import KEY, CountedList
from sdstudio.ui.library.places import LibraryPlace, PlaceKind

#: Ids of pictures that are dragged, in decimal with spaces between.
IDS_TYPE: Final = "application/x-sdstudio-pictures"


def dragged_ids(data: QMimeData) -> tuple[int, ...]:
    """The ids of the library's pictures in ``data``."""
    parts = bytes(data.data(IDS_TYPE).data()).split()
    return tuple(int(part) for part in parts if part.isdigit())


def put_ids(data: QMimeData, ids: Sequence[int]) -> None:
    """Add the ids of the library's pictures to what is dragged."""
    data.setData(IDS_TYPE, b" ".join(b"%d" % one for one in ids))


class BoardList(CountedList):
    """Signals:
    pictures_dropped(LibraryPlace, ids): pictures were dropped on a board or on the trash.
    """

    pictures_dropped = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(IDS_TYPE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._target(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        place = self._target(event)
        if place is not None:
            event.acceptProposedAction()
            self.pictures_dropped.emit(place, dragged_ids(event.mimeData()))

    def _target(self, event: QDropEvent) -> LibraryPlace | None:
        item = self.itemAt(event.position().toPoint())
        place = None if item is None else item.data(KEY)
        takes = isinstance(place, LibraryPlace) and place.kind is not PlaceKind.ALL
        return place if takes and event.mimeData().hasFormat(IDS_TYPE) else None
