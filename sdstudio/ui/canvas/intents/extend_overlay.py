"""A grip at each side of the picture: dragged outwards, it extends the picture there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform

from sdstudio.domain.extension import SIDES, Extension
from sdstudio.domain.input_refs import INPUT_MAX_PX
from sdstudio.ui.canvas.tools.tool import AnyCursor, Overlay, Pointer

#: In points on the screen: how far a grip is from the picture, how large it is, and how near the
#: pointer takes hold of it.
_AWAY: Final = 12.0
_LENGTH: Final = 14.0
_REACH: Final = 9.0
#: Latents cover multiples of this, so no extra row is generated for a few pixels.
_STEP_PX: Final = 8
#: Across and down, outwards.
_OUTWARDS: Final = {"left": (-1, 0), "top": (0, -1), "right": (1, 0), "bottom": (0, 1)}


class ExtendOverlay(Overlay):
    """Grips outside the picture, and the new outline while one is dragged.

    Args:
        on_dragged: called with what was dragged, if it is more than nothing.
    """

    def __init__(self, on_dragged: Callable[[Extension], None]) -> None:
        self._on_dragged = on_dragged
        self._is_shown = True
        self._side: str | None = None
        self._from: Pointer | None = None
        self._by = Extension()

    @property
    def extension(self) -> Extension:
        """How far is dragged now."""
        return self._by

    def set_shown(self, is_shown: bool) -> None:
        """Show the grips or not; without them, nothing can be dragged."""
        if is_shown != self._is_shown:
            self.refresh()
            self._is_shown = is_shown
            self.refresh()

    def grip(self, side: str) -> QPointF:
        """Where the middle of a grip is, in pixels of the picture."""
        assert self.surface is not None
        box, (across, down) = self._outline(), _OUTWARDS[side]
        away = _AWAY / self.surface.screen_scale
        middle = box.center()
        return QPointF(
            middle.x() + across * (box.width() / 2 + away),
            middle.y() + down * (box.height() / 2 + away),
        )

    def bounds(self, to_screen: QTransform) -> QRectF:
        if not self._is_there or self.surface is None:
            return QRectF()
        room = _AWAY + _LENGTH
        return to_screen.mapRect(self._outline()).adjusted(-room, -room, room, room)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if not self._is_there or self.surface is None:
            return
        if self._from is not None:
            outline = to_screen.map(QPolygonF(self._outline()))
            painter.setPen(QPen(Qt.GlobalColor.black, 1))
            painter.drawPolyline(outline)
            painter.setPen(QPen(Qt.GlobalColor.white, 1, Qt.PenStyle.DashLine))
            painter.drawPolyline(outline)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side, (across, down) in _OUTWARDS.items():
            middle = self.grip(side)
            along = QPointF(down, across) * (_LENGTH / 2 / self.surface.screen_scale)
            ends = to_screen.map(middle - along), to_screen.map(middle + along)
            # Visible on any ground.
            for colour, width in ((Qt.GlobalColor.black, 5), (Qt.GlobalColor.white, 3)):
                pen = QPen(colour, width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawLine(*ends)

    def hits(self, pointer: Pointer) -> bool:
        return self._held(pointer) is not None

    def cursor(self, zoom: float) -> AnyCursor:
        is_level = self._side in ("left", "right")
        return Qt.CursorShape.SizeHorCursor if is_level else Qt.CursorShape.SizeVerCursor

    def hover(self, pointer: Pointer | None) -> None:
        side = None if pointer is None else self._held(pointer)
        if side is not None and side != self._side:
            self._side = side
            self.refresh()

    def begin(self, pointer: Pointer) -> None:
        self._side, self._from = self._held(pointer), pointer
        self.refresh()

    def move(self, pointer: Pointer) -> None:
        if self._from is None or self._side is None or self.surface is None:
            return
        across, down = _OUTWARDS[self._side]
        outwards = across * (pointer.x - self._from.x) + down * (pointer.y - self._from.y)
        box = self.surface.box
        room = INPUT_MAX_PX - int(box.width() if across else box.height())
        amount = max(0, min(round(outwards / _STEP_PX) * _STEP_PX, room))
        self._by = replace(Extension(), **{self._side: amount})
        self.refresh()

    def end(self, pointer: Pointer) -> None:
        self.move(pointer)
        by = self._by
        self.cancel()
        if any(getattr(by, side) for side in SIDES):
            self._on_dragged(by)

    def cancel(self) -> None:
        self._from, self._by = None, Extension()
        self.refresh()

    def _outline(self) -> QRectF:
        """The picture, with what is dragged."""
        assert self.surface is not None
        by = self._by
        return self.surface.box.adjusted(-by.left, -by.top, by.right, by.bottom)

    @property
    def _is_there(self) -> bool:
        """Whether there are grips: there is a picture, and they are wanted."""
        return self._is_shown and self.surface is not None and not self.surface.box.isEmpty()

    def _held(self, pointer: Pointer) -> str | None:
        if not self._is_there or self.surface is None:
            return None
        reach = _REACH / self.surface.screen_scale
        for side in SIDES:
            away = self.grip(side) - QPointF(pointer.x, pointer.y)
            if max(abs(away.x()), abs(away.y())) <= reach:
                return side
        return None
