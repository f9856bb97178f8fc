"""The places of the library as a list; pictures can be dropped on the boards."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QSignalBlocker, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListWidgetItem

from sdstudio.ui.library.counted_list import AIMED_AT, KEY, CountedList
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
            self._aim_at(self._target(event))
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        item = self._target(event)
        self._aim_at(item)
        if item is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        item = self._target(event)
        self._aim_at(None)
        if item is not None:
            event.acceptProposedAction()
            self.pictures_dropped.emit(item.data(KEY), dragged_ids(event.mimeData()))

    def _aim_at(self, item: QListWidgetItem | None) -> None:
        """Mark the line that would take what is dragged."""
        for row in range(self.count()):
            one = self.item(row)
            if bool(one.data(AIMED_AT)) != (one is item):
                # It is not the artist who changes the line.
                with QSignalBlocker(self):
                    one.setData(AIMED_AT, one is item)
                self.viewport().update()

    def _target(self, event: QDropEvent) -> QListWidgetItem | None:
        item = self.itemAt(event.position().toPoint())
        place = None if item is None else item.data(KEY)
        takes = isinstance(place, LibraryPlace) and place.kind is not PlaceKind.ALL
        return item if takes and event.mimeData().hasFormat(IDS_TYPE) else None
