"""A list that shows no row in part."""

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget


class WholeRows(QWidget):
    """Gives ``view`` the height of as many whole rows as there is room for, but at least one.

    Args:
        view: all its rows have one height, and it has no header.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__()
        self._view = view
        view.setParent(self)
        for signal in (
            view.model().rowsInserted,
            view.model().rowsRemoved,
            view.model().modelReset,
        ):
            signal.connect(self._refit)

    def sizeHint(self) -> QSize:
        return QSize(self._view.sizeHint().width(), self._height_px(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._view.minimumSizeHint().width(), self._height_px(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # Another font or style has other rows.
        if event.type() == QEvent.Type.LayoutRequest:
            self._refit()
        return super().event(event)

    @Slot()
    def _refit(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        row_px = self._view.sizeHintForRow(0)
        rows = 1 if row_px <= 0 else max(1, (self.height() - self._height_px(0)) // row_px)
        height_px = self.height() if row_px <= 0 else min(self._height_px(rows), self.height())
        self._view.setGeometry(0, 0, self.width(), height_px)

    def _height_px(self, rows: int) -> int:
        return rows * max(0, self._view.sizeHintForRow(0)) + 2 * self._view.frameWidth()
