"""Pictures that are dropped on the library, which takes none in: they must not begin work."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from sdstudio.ui.inputs.drops import holds_dropped
from sdstudio.ui.library.board_list import IDS_TYPE


class RefusedDrops(QObject):
    """Receives what is dropped on ``page``; otherwise the window would start from it.

    Signals:
        refused(): something from another program was dropped.
    """

    refused = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._is_held = self._is_own = False
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            data = event.mimeData()
            self._is_own = data.hasFormat(IDS_TYPE)
            self._is_held = self._is_own or holds_dropped(data)
        # Includes enter events.
        if self._is_held and isinstance(event, QDragMoveEvent):
            if self._is_own and not isinstance(event, QDragEnterEvent):
                event.ignore()
            else:
                # Only what is accepted is dropped, and can be answered.
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
            return True
        if self._is_held and isinstance(event, QDropEvent):
            self._is_held = False
            event.ignore()
            if not self._is_own:
                self.refused.emit()
            return True
        return super().eventFilter(watched, event)
