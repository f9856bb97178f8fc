"""The window's layout: its zones side by side, the folded ones, and what is remembered."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QWindowStateChangeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from sdstudio.app.notices import Zone
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.leave_full_screen import LeaveFullScreen
from sdstudio.ui.on_screen import available_geometry, keep_on_screen

_GEOMETRY: Final = "window/geometry"
_SPLITTER: Final = "window/splitter"
_PICTURE_SETTINGS: Final = "window/picture_settings"
_SIZES_PX: Final = [360, 656, 264]
_NARROW_PX: Final = [320, 504, 200]
_FOLDS: Final = {Zone.MAKE: ActionId.FOLD_MAKE, Zone.PICTURES: ActionId.FOLD_PICTURES}


class WindowLayout(QObject):
    """Puts the three zones into a splitter, folds the sides, and remembers the layout.

    Args:
        window: whose layout it is; its Esc leaves full screen before it stops a picture.
        zones: by their names, from left to right.
        leave: shown while the picture is alone.
        store: where the layout is kept.
    """

    def __init__(
        self,
        window: QMainWindow,
        zones: Mapping[Zone, QWidget],
        leave: LeaveFullScreen,
        actions: Actions,
        store: QSettings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._zones = zones
        self._leave = leave
        self._actions = actions
        self._store = store
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(5)
        self.splitter.setChildrenCollapsible(False)
        for zone in zones.values():
            self.splitter.addWidget(zone)
        self.splitter.setStretchFactor(list(zones).index(Zone.STAGE), 1)
        self.splitter.setSizes(_SIZES_PX)
        for side, do in _FOLDS.items():
            actions[do].setChecked(True)
            actions[do].triggered.connect(lambda shown, side=side: zones[side].setVisible(shown))
        actions[ActionId.FOLD_BOTH].triggered.connect(self._show_alone)
        leave.asked.connect(actions[ActionId.FOLD_BOTH].trigger)
        window.installEventFilter(self)
        keep_on_screen(window)

    def unfold(self, zone: Zone) -> None:
        """Show a folded side of the window; the stage is never folded."""
        if zone in _FOLDS:
            self._fold(zone, shown=True)

    def restore(self) -> None:
        """Restore the layout of the last :meth:`keep`, if there was one."""
        shown = self._store.value(_PICTURE_SETTINGS, True, bool)
        self._actions[ActionId.PICTURE_SETTINGS].setChecked(bool(shown))
        geometry, splitter = self._store.value(_GEOMETRY), self._store.value(_SPLITTER)
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        if isinstance(splitter, QByteArray):
            self.splitter.restoreState(splitter)
        elif available_geometry(self._window).width() < sum(_SIZES_PX):
            self.splitter.setSizes(_NARROW_PX)

    def keep(self) -> None:
        """Remember the layout, unless a side is folded: the next start shows all zones."""
        shown = self._actions[ActionId.PICTURE_SETTINGS].isChecked()
        self._store.setValue(_PICTURE_SETTINGS, shown)
        if not (self._is_alone or any(self._zones[side].isHidden() for side in _FOLDS)):
            self._store.setValue(_GEOMETRY, self._window.saveGeometry())
            self._store.setValue(_SPLITTER, self.splitter.saveState())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._is_alone:
            # Leave full screen first: only a second Esc stops the picture.
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._actions[ActionId.FOLD_BOTH].trigger()
                return True
        full = Qt.WindowState.WindowFullScreen
        # The window manager can end full screen, too.
        if (
            isinstance(event, QWindowStateChangeEvent)
            and self._is_alone
            and event.oldState() & full
            and not self._window.windowState() & full
        ):
            self._actions[ActionId.FOLD_BOTH].trigger()
        return super().eventFilter(watched, event)

    @property
    def _is_alone(self) -> bool:
        return self._actions[ActionId.FOLD_BOTH].isChecked()

    def _fold(self, side: Zone, *, shown: bool) -> None:
        self._zones[side].setVisible(shown)
        self._actions[_FOLDS[side]].setChecked(shown)

    def _show_alone(self, alone: bool) -> None:
        for side in _FOLDS:
            self._fold(side, shown=not alone)
        full = Qt.WindowState.WindowFullScreen
        state = self._window.windowState()
        self._window.setWindowState(state | full if alone else state & ~full)
        self._leave.setVisible(alone)
