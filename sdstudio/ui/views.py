"""The views of the window, of which one is seen at a time, and the switch between them."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.retranslation import Retranslates

_SHOWN: Final = "window/view"


class View(StrEnum):
    """A view of the window."""

    CREATE = "create"
    LIBRARY = "library"


_ACTIONS: Final = {View.CREATE: ActionId.VIEW_CREATE, View.LIBRARY: ActionId.VIEW_LIBRARY}


class ViewSwitch(Retranslates, QWidget):
    """A button for each view."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[View, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        for view, do in _ACTIONS.items():
            button = QToolButton()
            button.setDefaultAction(actions[do])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("flat", True)
            button.setProperty("view", True)
            self.buttons[view] = button
            row.addWidget(button)
        self.retranslate()

    def retranslate(self) -> None:
        for view, do in _ACTIONS.items():
            self.buttons[view].setAccessibleName(name_of(do))


class Views(QObject):
    """Switches between Create and Library; each keeps its place.

    Args:
        create: is there from the start.
        make_library: makes the library's page when it is first seen: it must not delay the first
            paint.
        store: where the view that was seen last is kept.

    Signals:
        changed(): another view is shown.
    """

    changed = Signal()

    def __init__(
        self,
        actions: Actions,
        create: QWidget,
        make_library: Callable[[], QWidget],
        store: QSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._make_library = make_library
        self._store = store
        self._has_library = False
        self._focus: dict[View, QWidget] = {}
        self.switch = ViewSwitch(actions)
        self._library_place = QWidget()
        column = QVBoxLayout(self._library_place)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        self._pages = {View.CREATE: create, View.LIBRARY: self._library_place}
        for page in self._pages.values():
            self.stack.addWidget(page)
        self.shown = View.CREATE
        actions[ActionId.VIEW_CREATE].triggered.connect(lambda: self.show(View.CREATE))
        actions[ActionId.VIEW_LIBRARY].triggered.connect(lambda: self.show(View.LIBRARY))
        self._check()

    def show(self, view: View) -> None:
        """Show ``view`` with the focus where it was."""
        if view is View.LIBRARY:
            self._need_library()
        if view is not self.shown:
            focused = self.stack.window().focusWidget()
            if focused is not None and self._pages[self.shown].isAncestorOf(focused):
                self._focus[self.shown] = focused
            self._turn_to(view)
            before = self._focus.get(view)
            if before is not None and isValid(before):
                before.setFocus()
            else:
                self._pages[view].setFocus()
        self._check()

    def restore(self) -> None:
        """Turn to the view that was seen last; :meth:`begin` fills it."""
        if self._store.value(_SHOWN) == View.LIBRARY:
            self._turn_to(View.LIBRARY)

    def begin(self) -> None:
        """Make what is seen, once the window is shown."""
        if self.shown is View.LIBRARY:
            self._need_library()
            self._library_place.setFocus()

    def keep(self) -> None:
        """Remember which view is seen."""
        self._store.setValue(_SHOWN, str(self.shown))

    def _need_library(self) -> None:
        if self._has_library:
            return
        self._has_library = True
        page = self._make_library()
        layout = self._library_place.layout()
        assert layout is not None
        layout.addWidget(page)
        # The layout would show it later; a window that becomes active before that gives the focus
        # to its first button, since what should have it can't be seen.
        page.show()
        self._library_place.setFocusProxy(page)
        if self.shown is View.LIBRARY:
            self.changed.emit()

    def _turn_to(self, view: View) -> None:
        self.shown = view
        self.stack.setCurrentWidget(self._pages[view])
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        for view, do in _ACTIONS.items():
            self._actions[do].setChecked(view is self.shown)
