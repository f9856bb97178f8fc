"""CurveEdit: a curve of pressure whose points are dragged, or moved with the arrow keys."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from sdstudio.canvas.pressure_curve import LINEAR, PressureCurve
from sdstudio.ui.accessibility.announce import announce
from sdstudio.ui.accessibility.roles import speak_as

_POINTS: Final = 5
_SIDE_PX: Final = 128
_MARGIN_PX: Final = 8
_DOT_PX: Final = 4.0
_KEY_STEP: Final = 0.05
#: How many straight pieces the curve is drawn with.
_PIECES: Final = 48


class CurveEdit(QWidget):
    """Pressure to the right, effect upwards. A point that is moved takes those along that it would
    pass, so the curve never falls. A double click makes it straight again.

    Signals:
        changed(PressureCurve): the artist changed it.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._effects = _effects_of(LINEAR)
        #: The point that keys and the mouse move.
        self._chosen = _POINTS // 2
        self._is_dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    @property
    def curve(self) -> PressureCurve:
        """The curve as it is drawn."""
        if self._effects == _effects_of(LINEAR):
            return LINEAR
        last = _POINTS - 1
        return PressureCurve(tuple((at / last, one) for at, one in enumerate(self._effects)))

    def show_curve(self, curve: PressureCurve) -> None:
        """Show ``curve``, without emitting ``changed``."""
        if curve != self.curve:
            self._effects = _effects_of(curve)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # Qt overrides.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_dragging = True
            box = self._box
            share = (event.position().x() - box.left()) / box.width()
            self._chosen = round(min(1.0, max(0.0, share)) * (_POINTS - 1))
            self._move_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self._move_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._set(_effects_of(LINEAR))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, effect = event.key(), self._effects[self._chosen]
        if key == Qt.Key.Key_Left:
            self._choose(self._chosen - 1)
        elif key == Qt.Key.Key_Right:
            self._choose(self._chosen + 1)
        elif key == Qt.Key.Key_Up:
            self._move(effect + _KEY_STEP)
        elif key == Qt.Key.Key_Down:
            self._move(effect - _KEY_STEP)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, box = self.palette(), self._box
        line = QColor(palette.text().color())
        line.setAlpha(60)
        text = palette.text().color() if self.isEnabled() else palette.placeholderText().color()
        accent = palette.highlight().color() if self.isEnabled() else text
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(line, 1))
            painter.setBrush(palette.base())
            painter.drawRect(box)
            for part in (0.25, 0.5, 0.75):
                painter.drawLine(self._at(part, 0), self._at(part, 1))
                painter.drawLine(self._at(0, part), self._at(1, part))
            curve, path = self.curve, QPainterPath(self._at(0, self._effects[0]))
            for piece in range(1, _PIECES + 1):
                path.lineTo(self._at(piece / _PIECES, curve(piece / _PIECES)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 2))
            painter.drawPath(path)
            for number, effect in enumerate(self._effects):
                is_chosen = number == self._chosen and self.hasFocus()
                painter.setPen(QPen(text if is_chosen else accent, 2))
                painter.setBrush(accent if is_chosen else palette.base().color())
                at = self._at(number / (_POINTS - 1), effect)
                painter.drawEllipse(at, _DOT_PX + is_chosen, _DOT_PX + is_chosen)

    # Its points.

    @property
    def _box(self) -> QRectF:
        margin = _MARGIN_PX + 0.5
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)

    def _at(self, pressure: float, effect: float) -> QPointF:
        box = self._box
        return QPointF(box.left() + pressure * box.width(), box.bottom() - effect * box.height())

    def _choose(self, number: int) -> None:
        self._chosen = min(_POINTS - 1, max(0, number))
        self.update()
        self._say_point()

    def _say_point(self) -> None:
        text = self.tr("Pressure {pressure}%, effect {effect}%").format(
            pressure=round(100 * self._chosen / (_POINTS - 1)),
            effect=round(100 * self._effects[self._chosen]),
        )
        announce(self, text)

    def _move_to(self, position: QPointF) -> None:
        box = self._box
        self._move((box.bottom() - position.y()) / box.height())

    def _move(self, effect: float) -> None:
        effect = round(min(1.0, max(0.0, effect)), 3)
        before, after = self._effects[: self._chosen], self._effects[self._chosen + 1 :]
        self._set(
            (
                *(min(one, effect) for one in before),
                effect,
                *(max(one, effect) for one in after),
            )
        )

    def _set(self, effects: tuple[float, ...]) -> None:
        self.update()
        if effects != self._effects:
            self._effects = effects
            self._say_point()
            self.changed.emit(self.curve)


speak_as(CurveEdit, QAccessible.Role.Slider)


def _effects_of(curve: PressureCurve) -> tuple[float, ...]:
    return tuple(round(curve(number / (_POINTS - 1)), 3) for number in range(_POINTS))
