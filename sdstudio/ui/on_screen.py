"""Top-level windows stay within what their screen has available, title bar included."""

from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

#: Window managers decorate a window only once it is shown; this is room for most of them.
_FRAME_GUESS: Final = QMargins(4, 36, 4, 4)
#: How often, and how many times, a window that was just shown is looked at again.
DECORATED_MS: Final = 150
_TRIES: Final = 20
_FILLS_SCREEN: Final = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def available_geometry(window: QWidget) -> QRect:
    """What panels and docks leave of the screen that ``window`` is on."""
    screen = QGuiApplication.screenAt(window.frameGeometry().center()) or window.screen()
    return screen.availableGeometry()


def keep_on_screen(window: QWidget) -> None:
    """Have ``window`` fit its screen whenever it is shown, restored or the screens change.

    It is moved and made smaller only where it would reach beyond the edge at such a moment: what
    the artist does with the mouse is left alone.
    """
    _Fitting(window)


class _Fitting(QObject):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DECORATED_MS)
        self._later.timeout.connect(self._on_later)
        self._tries = 0
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._begin)
        application.primaryScreenChanged.connect(self._begin)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            is_placed = self._window.testAttribute(Qt.WidgetAttribute.WA_Moved)
            self._fit(_FRAME_GUESS, is_placed=is_placed)
            self._window.screen().availableGeometryChanged.connect(
                self._begin, Qt.ConnectionType.UniqueConnection
            )
            self._begin()
        elif event.type() == QEvent.Type.WindowStateChange:
            self._begin()
        return super().eventFilter(watched, event)

    @Slot()
    def _begin(self) -> None:
        self._tries = _TRIES
        self._later.start()

    def _on_later(self) -> None:
        """Fit the window once it has its frame, and see that it stays where it was put."""
        window, frame = self._window, self._known_frame
        fits = available_geometry(window).contains(window.frameGeometry())
        if not window.isVisible() or (fits and not frame.isNull()):
            return
        if not frame.isNull() or not self._tries:
            self._fit(frame)
        if self._tries:
            self._tries -= 1
            self._later.start()

    def _fit(self, frame: QMargins, *, is_placed: bool = True) -> None:
        window = self._window
        if window.windowState() & _FILLS_SCREEN:
            return
        room = available_geometry(window).marginsRemoved(frame)
        inside = window.geometry()
        inside.setSize(inside.size().boundedTo(room.size()).expandedTo(window.minimumSizeHint()))
        inside.moveRight(min(inside.right(), room.right()))
        inside.moveBottom(min(inside.bottom(), room.bottom()))
        # A title bar above the screen cannot be dragged back, so these come last.
        inside.moveLeft(max(inside.left(), room.left()))
        inside.moveTop(max(inside.top(), room.top()))
        window.resize(inside.size())
        # Without a place yet, it gets one from Qt or the window manager.
        if not is_placed or inside.topLeft() == window.geometry().topLeft():
            return
        if frame != self._known_frame:
            # Placed by a guessed frame, a window that reaches the edge would drift at every start.
            window.setGeometry(inside)
        else:
            window.move(inside.marginsAdded(frame).topLeft())

    @property
    def _known_frame(self) -> QMargins:
        handle = self._window.windowHandle()
        return QMargins() if handle is None else handle.frameMargins()
