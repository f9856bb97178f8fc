"""Widgets laid over an area, so that nothing below moves when they appear or disappear."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QStyle, QWidget

from sdstudio.ui.theme import GRID_PX

_SIDE_PX: Final = 56


class Floating(QObject):
    """Keeps ``widget`` at an edge of ``area``, as high as it has to be.

    Args:
        alignment: from left to right.
        width_px: at most; ``None``: as wide as it wants to be.
        at_top: at the upper edge instead of the lower one.
    """

    def __init__(
        self,
        widget: QWidget,
        area: QWidget,
        alignment: Qt.AlignmentFlag,
        width_px: int | None = None,
        *,
        at_top: bool = False,
    ) -> None:
        super().__init__(widget)
        self._widget, self._area = widget, area
        edge = Qt.AlignmentFlag.AlignTop if at_top else Qt.AlignmentFlag.AlignBottom
        self._alignment, self._width_px = alignment | edge, width_px
        widget.setParent(area)
        widget.hide()
        for watched in (widget, area):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asks = (QEvent.Type.LayoutRequest, QEvent.Type.Show)
        is_area = watched is self._area
        if event.type() == QEvent.Type.Resize if is_area else event.type() in asks:
            self._place()
        elif is_area and event.type() == QEvent.Type.LayoutRequest:
            # A stacked layout raises the page that it shows.
            self._widget.raise_()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        widget = self._widget
        layout = widget.layout()
        if layout is not None:
            # Else what is within it still has the sizes from before.
            layout.activate()
        room = self._area.rect().adjusted(GRID_PX, GRID_PX, -GRID_PX, -GRID_PX)
        size = widget.sizeHint()
        if self._width_px is not None:
            width = min(self._width_px, room.width() - 2 * _SIDE_PX)
            size = QSize(width, widget.heightForWidth(width))
        size = size.boundedTo(room.size())
        direction = widget.layoutDirection()
        widget.setGeometry(QStyle.alignedRect(direction, self._alignment, size, QRect(room)))
        widget.raise_()
