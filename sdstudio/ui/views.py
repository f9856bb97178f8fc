"""The views of the window, of which one is seen at a time, and the switch between them."""

import itertools
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.in_steps import InSteps
from sdstudio.ui.retranslation import Retranslates

_SHOWN: Final = "window/view"
#: How long after the first paint the library's page is prepared: by then, nothing else is loaded.
_AHEAD_MS: Final = 2000
#: Between two of its steps.
_PAUSE_MS: Final = 40
#: For how long something is dragged over a view's button until the view opens.
_SPRING_MS: Final = 600


class View(StrEnum):
    """A view of the window."""

    CREATE = "create"
    LIBRARY = "library"


#: The canvas is what Create shows while a picture is painted on.
_SWITCH: Final = (ActionId.VIEW_CREATE, ActionId.VIEW_CANVAS, ActionId.VIEW_LIBRARY)


class ViewSwitch(Retranslates, QWidget):
    """A button for each view, and one for the canvas, which to the artist is a view as well.

    What is dragged over a button for a moment can be dropped in its view.
    """

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[ActionId, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        for do in _SWITCH:
            button = QToolButton()
            button.setDefaultAction(actions[do])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("flat", True)
            button.setProperty("view", True)
            button.setAcceptDrops(True)
            button.installEventFilter(self)
            self.buttons[do] = button
            row.addWidget(button)
        self._dragged_over: QToolButton | None = None
        self._spring = QTimer(self, singleShot=True, interval=_SPRING_MS)
        self._spring.timeout.connect(self._open_dragged_over)
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and isinstance(watched, QToolButton):
            # Accepted, since otherwise nothing would be heard of its leaving; not dropped here.
            event.accept()
            self._dragged_over = watched
            self._spring.start()
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._spring.stop()
            event.ignore()
            return True
        if event.type() == QEvent.Type.DragMove:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _open_dragged_over(self) -> None:
        if self._dragged_over is not None and not self._dragged_over.isChecked():
            self._dragged_over.defaultAction().trigger()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Views"))
        for do, button in self.buttons.items():
            button.setAccessibleName(name_of(do))


class PageMaker(Protocol):
    """Makes a page in steps."""

    def prepare(self, place: QWidget) -> Iterator[None]:
        """Do what can be done before anybody sees the page, which will be in ``place``."""

    def complete(self) -> Iterator[None]:
        """Do the rest."""

    @property
    def page(self) -> QWidget:
        """What was made."""


class Views(QObject):
    """Switches between Create and Library; each keeps its place.

    The library's page is built when it is first seen, in steps; what takes longest, a while after a
    start in Create.

    Args:
        create: is there from the start.
        maker: makes the library's page.
        store: where the view that was seen last is kept.

    Signals:
        changed(): another view is shown, or the library's page was made while it is.
        create_chosen(): the artist wants to see Create, without the canvas.
        canvas_chosen(): the artist wants to see the canvas.
    """

    changed = Signal()
    create_chosen = Signal()
    canvas_chosen = Signal()

    def __init__(
        self,
        actions: Actions,
        create: QWidget,
        maker: PageMaker,
        store: QSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._maker = maker
        self._store = store
        self._focus: dict[View, QWidget] = {}
        self.switch = ViewSwitch(actions)
        place = self._library_place = QWidget()
        place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        place.installEventFilter(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        ahead = maker.prepare(place)
        self._ahead = InSteps(ahead, self)
        self._until_ahead = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._until_ahead.timeout.connect(self._prepare_library)
        self._making = InSteps(itertools.chain(ahead, maker.complete()), self)
        self._making.done.connect(self._on_made)
        self.stack = QStackedWidget()
        self._pages = {View.CREATE: create, View.LIBRARY: place}
        for page in self._pages.values():
            self.stack.addWidget(page)
        self.shown = View.CREATE
        self._has_canvas = False
        actions[ActionId.VIEW_CREATE].triggered.connect(self._choose_create)
        actions[ActionId.VIEW_CANVAS].triggered.connect(self._choose_canvas)
        actions[ActionId.VIEW_LIBRARY].triggered.connect(self._choose_library)
        self._check()

    def show(self, view: View) -> None:
        """Show ``view`` with the focus where it was."""
        if view is View.LIBRARY:
            self._need_library()
        self._show(view)

    def set_canvas(self, *, is_shown: bool) -> None:
        """Say whether Create shows the canvas."""
        self._has_canvas = is_shown
        self._check()

    def restore(self) -> None:
        """Turn to the view that was seen last; :meth:`begin` fills it."""
        if self._store.value(_SHOWN) == View.LIBRARY:
            self._turn_to(View.LIBRARY)
            # Keys that are pressed before the page is there are for it.
            self._library_place.setFocus()

    def begin(self) -> None:
        """Make what is seen, once the window is shown, or prepare what may be seen later."""
        if self.shown is View.LIBRARY:
            self._make_library()
        else:
            self._until_ahead.start()

    def keep(self) -> None:
        """Remember which view is seen."""
        self._store.setValue(_SHOWN, str(self.shown))

    def close(self) -> None:
        """Make nothing more: the window is closed."""
        self._until_ahead.stop()
        self._ahead.stop()
        self._making.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A key that is pressed in the empty place is for the page.
        if event.type() == QEvent.Type.ShortcutOverride:
            self._need_library()
        return super().eventFilter(watched, event)

    def _choose_create(self) -> None:
        self.create_chosen.emit()
        self.show(View.CREATE)

    def _choose_canvas(self) -> None:
        self.canvas_chosen.emit()
        # The action has checked itself, whatever came of it.
        self._check()

    def _choose_library(self) -> None:
        self._make_library()
        self._show(View.LIBRARY)

    def _show(self, view: View) -> None:
        if view is not self.shown:
            focused = self.stack.window().focusWidget()
            if focused is not None and self._pages[self.shown].isAncestorOf(focused):
                self._focus[self.shown] = focused
            if view is not View.LIBRARY:
                self._making.stop()  # its last steps are for a page that is seen
            self._turn_to(view)
            before = self._focus.get(view)
            if before is not None and isValid(before):
                before.setFocus()
            else:
                self._pages[view].setFocus()
        self._check()

    def _prepare_library(self) -> None:
        if self.shown is View.CREATE:
            self._ahead.start(_PAUSE_MS)

    def _make_library(self) -> None:
        """Make the page, unless it is there."""
        self._ahead.stop()
        self._making.start()

    def _need_library(self) -> None:
        """Have the page at once."""
        self._ahead.stop()
        self._making.finish()

    def _on_made(self) -> None:
        place, page = self._library_place, self._maker.page
        layout = place.layout()
        assert layout is not None
        layout.addWidget(page)
        # What returns to its place when the page is first laid out needs the size that stays.
        page.setGeometry(place.contentsRect())
        # The layout would show it later; a window that becomes active before that gives the focus
        # to its first button, since what should have it can't be seen.
        page.show()
        is_awaited = self.stack.window().focusWidget() is place
        place.removeEventFilter(self)
        place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place.setFocusProxy(page)
        if is_awaited:
            page.setFocus()
        if self.shown is View.LIBRARY:
            self.changed.emit()

    def _turn_to(self, view: View) -> None:
        self.shown = view
        self.stack.setCurrentWidget(self._pages[view])
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        is_create = self.shown is View.CREATE
        for do, is_shown in (
            (ActionId.VIEW_CREATE, is_create and not self._has_canvas),
            (ActionId.VIEW_CANVAS, is_create and self._has_canvas),
            (ActionId.VIEW_LIBRARY, not is_create),
        ):
            self._actions[do].setChecked(is_shown)
