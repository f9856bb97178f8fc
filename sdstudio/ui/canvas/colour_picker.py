"""Widgets to pick a colour by its hue, saturation and value."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from sdstudio.canvas.colour import Colour
from sdstudio.ui.accessibility.roles import speak_as
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

_FIELD: Final = QSize(252, 168)
_HUES: Final = 360
_HUE_PX: Final = 20
_DOT_PX: Final = 6.0
_EDGE_PX: Final = 2
#: Arrow keys move by a hundredth, with Shift by a tenth.
_STEP: Final = 0.01
_LARGE_STEP: Final = 0.1
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_DARK: Final = QColor(0, 0, 0, 200)
_LIGHT: Final = QColor(255, 255, 255)


class ColourPicker(Retranslates, QWidget):
    """A field of saturation and value, and a slider of hues below it.

    Signals:
        picked(Colour): the artist picked it.
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.field, self.hue = SaturationValueField(), HueSlider()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addWidget(self.field)
        column.addWidget(self.hue)
        self.field.moved.connect(self._on_moved)
        self.hue.valueChanged.connect(self._on_hue)
        self.setFocusProxy(self.field)
        self.retranslate()

    def retranslate(self) -> None:
        self.hue.setAccessibleName(self.tr("Hue"))
        self._name()

    @property
    def colour(self) -> Colour:
        """The colour that is shown."""
        made = QColor.fromHsvF(self.hue.value() / _HUES, self.field.saturation, self.field.value)
        return Colour(made.red(), made.green(), made.blue())

    def show_colour(self, colour: Colour) -> None:
        """Show ``colour``, without emitting ``picked``."""
        # Greys have no hue, and black no saturation: both stay where they were.
        if colour != self.colour:
            shown = QColor(*colour)
            saturation = shown.hsvSaturationF() if shown.value() else self.field.saturation
            if shown.hsvHueF() >= 0:
                with QSignalBlocker(self.hue):
                    self.hue.setValue(round(shown.hsvHueF() * _HUES))
            self.field.show_place(saturation, shown.valueF())
            self._follow()

    def _on_moved(self) -> None:
        self._name()
        self.picked.emit(self.colour)

    def _on_hue(self) -> None:
        self._follow()
        self.picked.emit(self.colour)

    def _follow(self) -> None:
        self.field.show_hue(self.hue.value() / _HUES)
        self._name()

    def _name(self) -> None:
        self.field.setAccessibleName(
            self.tr("Saturation {saturation}%, value {value}%").format(
                saturation=round(100 * self.field.saturation),
                value=round(100 * self.field.value),
            )
        )


class SaturationValueField(QWidget):
    """Saturation to the right, value upwards; the arrow keys move the dot, with Shift further.

    Signals:
        moved(): the artist moved the dot.
    """

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.saturation = self.value = 0.0
        self._hue = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(_FIELD)

    def sizeHint(self) -> QSize:
        return _FIELD

    def show_hue(self, hue: float) -> None:
        """Show colours of a hue, 0 … 1."""
        self._hue = hue
        self.update()

    def show_place(self, saturation: float, value: float) -> None:
        """Put the dot at a place, 0 … 1 each."""
        self.saturation, self.value = saturation, value
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        is_large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _LARGE_STEP if is_large else _STEP
        self._move(self.saturation + arrow[0] * step, self.value + arrow[1] * step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        box = self._box
        with QPainter(self) as painter:
            painter.fillRect(box, QColor.fromHsvF(self._hue, 1, 1))
            paler = QLinearGradient(box.topLeft(), box.topRight())
            paler.setColorAt(0, _LIGHT)
            paler.setColorAt(1, QColor(255, 255, 255, 0))
            painter.fillRect(box, paler)
            darker = QLinearGradient(box.bottomLeft(), box.topLeft())
            darker.setColorAt(0, QColor(0, 0, 0))
            darker.setColorAt(1, QColor(0, 0, 0, 0))
            painter.fillRect(box, darker)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at = QPointF(
                box.left() + self.saturation * box.width(), box.bottom() - self.value * box.height()
            )
            for colour, width in ((_DARK, 3.0), (_LIGHT, 1.5)):
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(at, _DOT_PX, _DOT_PX)
            _frame(painter, self)

    @property
    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)

    def _move_to(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            box, at = self._box, event.position()
            self._move((at.x() - box.left()) / box.width(), (box.bottom() - at.y()) / box.height())

    def _move(self, saturation: float, value: float) -> None:
        self.show_place(min(1.0, max(0.0, saturation)), min(1.0, max(0.0, value)))
        self.moved.emit()


speak_as(SaturationValueField, QAccessible.Role.Slider)


class HueSlider(QSlider):
    """The hues from red to red, in degrees."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, _HUES - 1)
        self.setPageStep(15)

    def sizeHint(self) -> QSize:
        return QSize(_FIELD.width(), _HUE_PX + 2 * _EDGE_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = self._box
        hues = QLinearGradient(box.topLeft(), box.topRight())
        for part in range(7):
            hues.setColorAt(part / 6, QColor.fromHsvF(part % 6 / 6, 1, 1))
        x = box.left() + self.value() / self.maximum() * box.width()
        with QPainter(self) as painter:
            painter.fillRect(box, hues)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            handle = QRectF(x - 3, box.top() + 1, 6, box.height() - 2)
            for colour, width in ((_DARK, 3.0), (_LIGHT, 1.5)):
                painter.setPen(QPen(colour, width))
                painter.drawRoundedRect(handle, 2, 2)
            _frame(painter, self)

    @property
    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)

    def _move_to(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            box = self._box
            self.setSliderDown(True)
            self.setValue(round((event.position().x() - box.left()) / box.width() * self.maximum()))


def _frame(painter: QPainter, widget: QWidget) -> None:
    """Frame ``widget`` while it has the keyboard focus."""
    if widget.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(widget.palette().highlight().color(), _EDGE_PX))
        painter.drawRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1))
