"""The window's layout: its zones side by side, the folded ones, and what is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindowStateChangeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from sdstudio.app.notices import Zone
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.leave_full_screen import LeaveFullScreen
from sdstudio.ui.on_screen import available_geometry, keep_on_screen
from sdstudio.ui.resting_pointer import RestingPointer

_GEOMETRY: Final = "window/geometry"
_SPLITTER: Final = "window/splitter"
_PICTURE_SETTINGS: Final = "window/picture_settings"
_SIZES_PX: Final = [360, 656, 264]
_NARROW_PX: Final = [320, 504, 200]


@dataclass(frozen=True, slots=True)
class Sides:
    """What folds away at the sides of a view.

    Args:
        leave: shown while what is between them is alone.
    """

    left: QWidget
    right: QWidget
    leave: LeaveFullScreen

    @property
    def by_action(self) -> Mapping[ActionId, QWidget]:
        """The sides by the actions that fold them."""
        return {ActionId.FOLD_MAKE: self.left, ActionId.FOLD_PICTURES: self.right}


class WindowLayout(QObject):
    """Puts Create's three zones into a splitter, folds the sides of the view that is seen, and
    remembers the layout.

    Args:
        window: whose layout it is; its Esc leaves full screen before it stops a picture.
        zones: by their names, from left to right.
        leave: shown while Create's picture is alone.
        store: where the layout is kept.

    Signals:
        canvas_alone_changed(bool): the canvas fills the screen, or doesn't any more.
    """

    canvas_alone_changed = Signal(bool)

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
        #: Of Create, and of the view that is seen.
        self.create_sides = self._sides = Sides(zones[Zone.MAKE], zones[Zone.PICTURES], leave)
        self._known = [self.create_sides]
        self._actions = actions
        self._store = store
        self._on_canvas = self._is_canvas_alone = False
        #: What was folded already before the sides were hidden together, and stays so afterwards.
        self._folded: set[ActionId] = set()
        #: Whether the pictures are beside the canvas, and beside what else Create shows.
        self._has_pictures = {True: False, False: True}
        self._pointer = RestingPointer(window)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(5)
        self.splitter.setChildrenCollapsible(False)
        for zone in zones.values():
            self.splitter.addWidget(zone)
        self.splitter.setStretchFactor(list(zones).index(Zone.STAGE), 1)
        self.splitter.setSizes(_SIZES_PX)
        for do in self._sides.by_action:
            actions[do].setChecked(True)
            actions[do].triggered.connect(lambda shown, do=do: self._fold(do, shown=shown))
        actions[ActionId.FOLD_BOTH].triggered.connect(self._show_alone)
        leave.asked.connect(self._show_sides)
        window.installEventFilter(self)
        keep_on_screen(window)

    def use(self, sides: Sides) -> None:
        """Have the actions fold ``sides``: another view is seen, with none of it alone."""
        if sides is self._sides:
            return
        self._show_sides()
        self._sides = sides
        if sides not in self._known:
            self._known.append(sides)
            sides.leave.asked.connect(self._show_sides)
        for do, side in sides.by_action.items():
            self._actions[do].setChecked(not side.isHidden())

    def set_canvas(self, *, is_shown: bool) -> None:
        """Give the canvas the room of the pictures, unless the artist has unfolded them there."""
        if is_shown == self._on_canvas:
            return
        pictures, fold = self._zones[Zone.PICTURES], ActionId.FOLD_PICTURES
        is_alone = self._is_alone and self._sides is self.create_sides
        self._has_pictures[self._on_canvas] = (
            fold not in self._folded if is_alone else not pictures.isHidden()
        )
        self._on_canvas = is_shown
        self._tell_canvas()
        if is_alone:
            self._folded.discard(fold)
            if not self._has_pictures[is_shown]:
                self._folded.add(fold)
            return
        pictures.setVisible(self._has_pictures[is_shown])
        if self._sides is self.create_sides:
            self._actions[fold].setChecked(self._has_pictures[is_shown])

    def unfold(self, zone: Zone) -> None:
        """Show a folded side of Create; the stage is never folded."""
        for do, side in self.create_sides.by_action.items():
            if side is self._zones[zone]:
                side.setVisible(True)
                if self._sides is self.create_sides:
                    self._folded.discard(do)
                    self._actions[do].setChecked(True)

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
        folded = {side for side in self.create_sides.by_action.values() if side.isHidden()}
        if self._on_canvas and self._has_pictures[False]:
            folded.discard(self._zones[Zone.PICTURES])
        if not (self._is_alone or folded):
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
        if event.type() == QEvent.Type.Resize:
            self._pointer.look_again()
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

    def _show_sides(self) -> None:
        if self._is_alone:
            self._actions[ActionId.FOLD_BOTH].trigger()

    def _fold(self, do: ActionId, *, shown: bool) -> None:
        self._sides.by_action[do].setVisible(shown)
        self._pointer.look_again()
        self._actions[do].setChecked(shown)
        if shown:
            self._folded.discard(do)

    def _show_alone(self, alone: bool) -> None:
        sides = self._sides.by_action
        if alone:
            self._folded = {do for do, side in sides.items() if side.isHidden()}
        for do in sides:
            self._fold(do, shown=not alone and do not in self._folded)
        full = Qt.WindowState.WindowFullScreen
        state = self._window.windowState()
        self._window.setWindowState(state | full if alone else state & ~full)
        self._sides.leave.setVisible(alone)
        self._tell_canvas()

    def _tell_canvas(self) -> None:
        is_alone = self._is_alone and self._on_canvas and self._sides is self.create_sides
        if is_alone != self._is_canvas_alone:
            self._is_canvas_alone = is_alone
            self.canvas_alone_changed.emit(is_alone)
