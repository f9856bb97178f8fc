"""The callout of a tour: a few words, buttons, and an arrow at the control that it is about."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from sdstudio.ui import icons
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, RADIUS_PX, ActiveTheme

_WIDTH_PX: Final = 320
_ARROW_PX: Final = 12
_LINE_PX: Final = 2
#: Around what is pointed at.
_RING_PX: Final = 3


class Side(Enum):
    """Where the arrow is."""

    LEFT = auto()
    RIGHT = auto()
    TOP = auto()
    BOTTOM = auto()
    NONE = auto()


class Callout(Retranslates, QWidget):
    """Laid over the window. It never takes the keyboard away from what it points at.

    Signals:
        next_asked(): go on without doing this, or on to the next tour at the end.
        skip_asked(): end the tour.
        show_asked(): bring back what the callout is about.
    """

    next_asked = Signal()
    skip_asked = Signal()
    show_asked = Signal()

    def __init__(self, look: ActiveTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._side = Side.NONE
        self._tip = QPoint()
        self.title, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.title.setProperty("heading", True)
        self.count.setProperty("dim", True)
        self.text.setWordWrap(True)
        for label in (self.title, self.text, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setProperty("flat", True)
        icons.set_icon(self.close_button, "x")
        self.next, self.show_me, self.skip = QPushButton(), QPushButton(), QPushButton()
        self.next.setProperty("accent", True)
        self.close_button.clicked.connect(self.skip_asked)
        self.skip.clicked.connect(self.skip_asked)
        self.next.clicked.connect(self.next_asked)
        self.show_me.clicked.connect(self.show_asked)
        for button in (self.close_button, self.next, self.show_me, self.skip):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        look.changed.connect(self.update)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.close_button.setToolTip(self.tr("End the tour"))
        self.close_button.setAccessibleName(self.tr("End the tour"))
        self.show_me.setText(self.tr("Show me"))
        self.show_me.setAccessibleName(self.show_me.text())

    def place(self, target: QRect | None, area: QRect) -> None:
        """Move next to ``target`` with the arrow at it; without one, to the lower edge of ``area``.

        Args:
            target, area: in the parent's coordinates; the callout stays within ``area``.
        """
        size = self._fitting(area)
        room = area.adjusted(GRID_PX, GRID_PX, -GRID_PX, -GRID_PX)
        side, at = Side.NONE, QPoint(room.center().x() - size.width() // 2, 0)
        at.setY(room.bottom() - size.height())
        if target is not None:
            side, at = _beside(target, size, room)
        at.setX(max(room.left(), min(at.x(), room.right() - size.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - size.height())))
        tip = QPoint() if target is None else target.center() - at
        geometry = QRect(at, size)
        if (side, tip, geometry) != (self._side, self._tip, self.geometry()):
            self._side, self._tip = side, tip
            self.setGeometry(geometry)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), _LINE_PX))
            painter.setBrush(QColor(colours.field))
            painter.drawPath(self._outline())

    def _fitting(self, area: QRect) -> QSize:
        width = min(_WIDTH_PX + 2 * _ARROW_PX, area.width() - 2 * GRID_PX)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return QSize(width, max(layout.heightForWidth(width), layout.minimumSize().height()))

    def _outline(self) -> QPainterPath:
        inside = QRectF(self.rect()).adjusted(_ARROW_PX, _ARROW_PX, -_ARROW_PX, -_ARROW_PX)
        path = QPainterPath()
        path.addRoundedRect(inside, RADIUS_PX, RADIUS_PX)
        if self._side is Side.NONE:
            return path
        arrow = QPainterPath()
        half = _ARROW_PX
        along_x = max(inside.left() + 2 * half, min(self._tip.x(), inside.right() - 2 * half))
        along_y = max(inside.top() + 2 * half, min(self._tip.y(), inside.bottom() - 2 * half))
        match self._side:
            case Side.LEFT:
                base, tip = QPointF(inside.left(), along_y), QPointF(1, along_y)
            case Side.RIGHT:
                base, tip = QPointF(inside.right(), along_y), QPointF(self.width() - 1, along_y)
            case Side.TOP:
                base, tip = QPointF(along_x, inside.top()), QPointF(along_x, 1)
            case _:
                base, tip = QPointF(along_x, inside.bottom()), QPointF(along_x, self.height() - 1)
        is_across = self._side in (Side.LEFT, Side.RIGHT)
        step = QPointF(0, half * 0.8) if is_across else QPointF(half * 0.8, 0)
        arrow.moveTo(base - step)
        arrow.lineTo(tip)
        arrow.lineTo(base + step)
        arrow.closeSubpath()
        return path.united(arrow)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID_PX)
        top.addWidget(self.title, 1)
        top.addWidget(self.count)
        top.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(self.skip)
        buttons.addStretch()
        buttons.addWidget(self.show_me)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        inside = _ARROW_PX + GRID_PX
        column.setContentsMargins(inside + 4, inside, inside, inside)
        column.setSpacing(GRID_PX)
        column.addLayout(top)
        column.addWidget(self.text)
        column.addLayout(buttons)


def _beside(target: QRect, size: QSize, room: QRect) -> tuple[Side, QPoint]:
    """Where there is room for a callout of ``size``, and the side on which its arrow is."""
    middle = QPoint(
        target.center().x() - size.width() // 2, target.center().y() - size.height() // 2
    )
    if target.bottom() < room.top():
        return Side.TOP, QPoint(middle.x(), target.bottom() + 1)
    inside = QPoint(
        target.right() - size.width() - GRID_PX, target.bottom() - size.height() - GRID_PX
    )
    if target.width() > size.width() and target.height() > 2 * size.height():
        # Something large, such as the picture: in its lower corner, where it hides little.
        return Side.NONE, inside
    if target.right() + size.width() <= room.right():
        return Side.LEFT, QPoint(target.right() + 1, middle.y())
    if target.left() - size.width() >= room.left():
        return Side.RIGHT, QPoint(target.left() - size.width(), middle.y())
    if target.top() - size.height() >= room.top():
        return Side.BOTTOM, QPoint(middle.x(), target.top() - size.height())
    if target.bottom() + size.height() <= room.bottom():
        return Side.TOP, QPoint(middle.x(), target.bottom() + 1)
    return Side.NONE, inside


class Ring(QWidget):
    """A frame around what the callout is about; the mouse goes through it."""

    def __init__(self, look: ActiveTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look.changed.connect(self.update)
        self.hide()

    def place(self, target: QRect | None, area: QRect) -> None:
        """Frame ``target``, as far as it is within ``area``; hidden without one."""
        if target is None:
            self.hide()
            return
        around = target.adjusted(-_RING_PX, -_RING_PX, _RING_PX, _RING_PX).intersected(area)
        if around != self.geometry():
            self.setGeometry(around)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        half = _RING_PX / 2
        inside = QRectF(self.rect()).adjusted(half, half, -half, -half)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._look.colours.accent), _RING_PX))
            painter.drawRoundedRect(inside, RADIUS_PX, RADIUS_PX)
