"""What the viewer's keys do."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from sdstudio.ui.library.viewer.loupe import Loupe
from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.zoom import WHEEL_FACTOR

_PAN_PX: Final = 80
_LOUPE_STEP_PX: Final = 24
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}
_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS: Final = {
    Qt.Key.Key_Plus: WHEEL_FACTOR,
    Qt.Key.Key_Equal: WHEEL_FACTOR,
    Qt.Key.Key_Minus: 1 / WHEEL_FACTOR,
}
_PLAIN: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class ViewerKeys:
    """Args:
    step: goes to another picture.
    is_seen: whether something of the present one was seen.
    others: what further keys do, once for each press.
    """

    def __init__(
        self,
        view: PictureView,
        loupe: Loupe,
        step: Callable[[int], None],
        is_seen: Callable[[], bool],
        others: Mapping[int, Callable[[], None]],
    ) -> None:
        self._view, self._loupe = view, loupe
        self._step, self._is_seen, self._others = step, is_seen, others

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a shortcut of the window must not work."""
        key = event.key()
        is_ours = key in _STEPS or key in _ZOOMS or key in self._others
        return is_ours and event.modifiers() in _PLAIN

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key does; returns whether it does anything."""
        key = Qt.Key(event.key())
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        if key in _DIRECTIONS and (is_shifted or self._loupe.isVisible()):
            x, y = _DIRECTIONS[key]
            if self._loupe.isVisible():
                self._loupe.move_by(x * _LOUPE_STEP_PX, y * _LOUPE_STEP_PX)
            else:
                self._view.pan_by(x * _PAN_PX, y * _PAN_PX)
        elif key in _STEPS:
            # While the key is held, no picture is skipped before something of it was seen.
            if self._is_seen() or not event.isAutoRepeat():
                self._step(_STEPS[key])
        elif key in _ZOOMS:
            self._view.zoom_by(_ZOOMS[key])
        elif key in self._others:
            if not event.isAutoRepeat():
                self._others[key]()
        else:
            return False
        return True
