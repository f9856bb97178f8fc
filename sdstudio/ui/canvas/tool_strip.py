"""The strip of tools at the canvas's left edge."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.theme import GRID_PX, TARGET_PX
from sdstudio.ui.tool_buttons import flat_tool

#: Groups of actions, from top to bottom.
_GROUPS: Final = (
    (
        ActionId.MASK_BRUSH,
        ActionId.MASK_ERASER,
        ActionId.MASK_RECTANGLE,
        ActionId.MASK_ELLIPSE,
        ActionId.MASK_LASSO,
        ActionId.MASK_POLYGON,
        ActionId.MASK_WAND,
        ActionId.MASK_BUCKET,
        ActionId.MASK_OBJECT,
        ActionId.TOOL_EYEDROPPER,
        ActionId.TOOL_MOVE,
        ActionId.TOOL_TRANSFORM,
    ),
    (
        ActionId.MASK_FILL,
        ActionId.MASK_CLEAR,
        ActionId.MASK_INVERT,
        ActionId.MASK_EDGES,
        ActionId.MASK_OPEN,
        ActionId.MASK_HIDE,
        ActionId.LAYER_LIST,
    ),
)
_MARGIN_PX: Final = GRID_PX // 2
_SPACING_PX: Final = 2
_COLUMNS_MAX: Final = 3


class ToolStrip(QFrame):
    """A button for each tool and command, in as many columns as its height makes necessary."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("stage_bar")
        self._buttons = {do: flat_tool(actions[do]) for group in _GROUPS for do in group}
        for button in self._buttons.values():
            button.setParent(self)
        self._below: QWidget | None = None
        self.setFixedWidth(self._width(1))

    def add_below(self, widget: QWidget) -> None:
        """Show ``widget`` at the strip's end."""
        widget.setParent(self)
        self._below = widget
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(1), self._height(_COLUMNS_MAX))

    def sizeHint(self) -> QSize:
        return QSize(self._width(1), self._height(1))

    def fit_into(self, height_px: int) -> None:
        """Be as high as few columns need within ``height_px``, as long as that is possible."""
        self.resize(self.width(), self._height(self._columns_in(height_px)))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            # What is below asks for another height.
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        columns = self._columns_in(self.height())
        self.setFixedWidth(self._width(columns))
        side, y = self._button_size, _MARGIN_PX
        first = (self.width() - columns * (side.width() + _SPACING_PX) + _SPACING_PX) // 2
        for group in _GROUPS:
            for number, do in enumerate(group):
                row, column = divmod(number, columns)
                left = first + column * (side.width() + _SPACING_PX)
                top = y + row * (side.height() + _SPACING_PX)
                self._buttons[do].setGeometry(QRect(QPoint(left, top), side))
            y += _rows(group, columns) * (side.height() + _SPACING_PX) + GRID_PX
        if self._below is not None:
            size = self._below_size
            top = self.height() - _SPACING_PX - size.height()
            place = QPoint((self.width() - size.width()) // 2, max(y, top))
            self._below.setGeometry(QRect(place, size))

    def _columns_in(self, height_px: int) -> int:
        counts = range(1, _COLUMNS_MAX)
        return next((one for one in counts if self._height(one) <= height_px), _COLUMNS_MAX)

    @property
    def _below_size(self) -> QSize:
        return QSize(0, 0) if self._below is None else self._below.sizeHint()

    @property
    def _button_size(self) -> QSize:
        # Less high than they ask for, so that all are in one column in a small window.
        widths = (button.sizeHint().width() for button in self._buttons.values())
        return QSize(max(TARGET_PX, *widths), TARGET_PX + 2)

    def _width(self, columns: int) -> int:
        columns_px = columns * (self._button_size.width() + _SPACING_PX) - _SPACING_PX
        return max(2 * _MARGIN_PX + columns_px, _SPACING_PX + self._below_size.width())

    def _height(self, columns: int) -> int:
        rows = sum(_rows(group, columns) for group in _GROUPS)
        gaps = GRID_PX * (len(_GROUPS) - 1)
        buttons_px = _MARGIN_PX + rows * (self._button_size.height() + _SPACING_PX) + gaps
        below_px = self._below_size.height()
        return buttons_px + (below_px + GRID_PX if below_px else _MARGIN_PX)


def _rows(group: tuple[ActionId, ...], columns: int) -> int:
    return -(-len(group) // columns)
