"""The grid for screen readers: a list whose items are the visible pictures and the current one.

Qt keeps every interface it has seen until it is told to delete it, and would crash if Python
deleted one earlier. So each grid holds its items and tells Qt when they are no longer needed.
The overrides may return None, which Qt understands, though the type stubs don't say so.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, isValid

from sdstudio.ui.library.cell_words import CellWords
from sdstudio.ui.library.selection import NO_ROW

if TYPE_CHECKING:
    from sdstudio.ui.library.grid_view import GridView

#: Qt's null pointer: a None would crash PySide.
_NO_INTERFACE: Final = VoidPtr(0)
#: Items beyond this number are deleted once they are out of view.
_ENOUGH: Final = 400


@cache
def install(kind: type) -> None:
    """Tell Qt how widgets of ``kind``, the grids, are read."""

    def made(_key: str, target: QObject) -> QAccessibleInterface | None:
        return _of(cast("GridView", target)) if isinstance(target, kind) else None

    QAccessible.installFactory(made)


def announce_focus(view: "GridView") -> None:
    """Tell a screen reader which picture has the focus now."""
    row = view.selection.current
    if not QAccessible.isActive() or not view.hasFocus() or row == NO_ROW:
        return
    grid = QAccessible.queryAccessibleInterface(view)
    if isinstance(grid, GridAccessible):
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(grid.place_of(row))
        QAccessible.updateAccessibility(event)


def _of(view: "GridView") -> "GridAccessible":
    made = GridAccessible(view)
    # Qt deletes it with the view; until then Python must not.
    _made[:] = [one for one in _made if isValid(one)]
    _made.append(made)
    view.destroyed.connect(made.end)
    return made


_made: Final[list["GridAccessible"]] = []


class GridAccessible(QAccessibleWidget):
    """The list."""

    def __init__(self, view: "GridView") -> None:
        super().__init__(view, QAccessible.Role.List, "")
        # The list of interfaces must not keep the view.
        self._view_ref = ref(view)
        self._items: dict[int, tuple[int, _Item]] = {}
        self._selection = _Selection(self)
        self._actions = _GridActions(self)

    @property
    def view(self) -> "GridView":
        """The grid itself."""
        view = self._view_ref()
        assert view is not None
        return view

    def isValid(self) -> bool:
        view = self._view_ref()
        return view is not None and isValid(view)

    def childCount(self) -> int:
        first, stop = self.view.visible_rows()
        return stop - first + (not self._is_current_visible())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        first, stop = self.view.visible_rows()
        if 0 <= index < stop - first:
            return self._item(first + index)
        if index == stop - first and not self._is_current_visible():
            return self._item(self.view.selection.current)
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        viewport = self.view.viewport()
        row = self.view.row_under(viewport.mapFromGlobal(QPoint(x, y)))
        return None if row == NO_ROW else self._item(row)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.place_of(child.row) if isinstance(child, _Item) else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        row = self.view.selection.current
        return self._item(row) if self.view.hasFocus() and row != NO_ROW else None

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        # What the base class returns doesn't survive the way through Python.
        match kind:
            case QAccessible.InterfaceType.SelectionInterface:
                return self._selection
            case QAccessible.InterfaceType.ActionInterface:
                return self._actions
        return _NO_INTERFACE

    def place_of(self, row: int) -> int:
        """The index of the child for ``row``; -1 if it is neither visible nor current."""
        first, stop = self.view.visible_rows()
        if first <= row < stop:
            return row - first
        return stop - first if row != NO_ROW and row == self.view.selection.current else -1

    def end(self) -> None:
        """Have Qt delete all items."""
        for number, _ in self._items.values():
            QAccessible.deleteAccessibleInterface(number)
        self._items.clear()

    def _is_current_visible(self) -> bool:
        first, stop = self.view.visible_rows()
        row = self.view.selection.current
        return row == NO_ROW or first <= row < stop

    def _item(self, row: int) -> "_Item":
        picture_id = self.view.id_at(row)
        if picture_id not in self._items:
            self._delete_invisible()
            item = _Item(self.view, picture_id)
            self._items[picture_id] = (QAccessible.registerAccessibleInterface(item), item)
        return self._items[picture_id][1]

    def _delete_invisible(self) -> None:
        if len(self._items) < _ENOUGH:
            return
        kept = {*self.view.visible_ids(), self.view.current_id}
        for picture_id in [one for one in self._items if one not in kept]:
            number, _ = self._items.pop(picture_id)
            QAccessible.deleteAccessibleInterface(number)


class _Item(QAccessibleInterface):
    """A picture."""

    def __init__(self, view: "GridView", picture_id: int) -> None:
        super().__init__()
        self._view_ref = ref(view)
        self._picture_id = picture_id
        self._actions = _Actions(self)

    @property
    def _view(self) -> "GridView":
        view = self._view_ref()
        assert view is not None
        return view

    @property
    def row(self) -> int:
        """The picture's row now, or -1."""
        view = self._view
        if view.current_id == self._picture_id:
            return view.selection.current
        first, stop = view.visible_rows()
        visible = view.ids[first:stop].tolist()
        if self._picture_id in visible:
            return first + int(visible.index(self._picture_id))
        return view.row_of(self._picture_id)

    def isValid(self) -> bool:
        view = self._view_ref()
        return view is not None and isValid(view) and self.row != NO_ROW

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        is_action = kind == QAccessible.InterfaceType.ActionInterface
        return self._actions if is_action else _NO_INTERFACE

    def act(self, name: str) -> None:
        """Do what Qt calls ``name`` with the picture."""
        view, row, actions = self._view, self.row, QAccessibleActionInterface
        if row == NO_ROW:
            return
        if name == actions.toggleAction():
            view.act_on(row, view.selection.toggle)
        elif name == actions.setFocusAction():
            view.act_on(row, view.selection.choose)
            view.setFocus()
        elif name == actions.pressAction():
            view.act_on(row, view.selection.choose)
            view.look_asked.emit(self._picture_id)

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, text: QAccessible.Text) -> str:
        source = self._view.source
        if text == QAccessible.Text.Name:
            return source.title(self._picture_id)
        if text == QAccessible.Text.Description:
            return CellWords().of(source.facts(self._picture_id))
        return ""

    def setText(self, text: QAccessible.Text, value: str) -> None:
        """Nothing can be changed this way."""

    def rect(self) -> QRect:
        row = self.row
        if row == NO_ROW:
            return QRect()
        rect = self._view.cell_rect(row)
        rect.moveTopLeft(self._view.viewport().mapToGlobal(rect.topLeft()))
        return rect

    def state(self) -> QAccessible.State:
        state, view, row = QAccessible.State(), self._view, self.row
        if row == NO_ROW:
            state.invalid = True
            return state
        is_current = row == view.selection.current
        state.selectable = state.focusable = state.multiSelectable = True
        state.selected = row in view.selection.rows
        state.focused = is_current and view.hasFocus()
        state.active = is_current
        first, stop = view.visible_rows()
        state.offscreen = not first <= row < stop
        return state


class _Actions(QAccessibleActionInterface):
    """What can be done with a picture: look at it, select it, make it current."""

    def __init__(self, item: _Item) -> None:
        super().__init__()
        self._item_ref = ref(item)

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.toggleAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:
        if (item := self._item_ref()) is not None and item.isValid():
            item.act(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class _GridActions(QAccessibleActionInterface):
    """What can be done with the grid: give it the focus."""

    def __init__(self, grid: GridAccessible) -> None:
        super().__init__()
        self._grid_ref = ref(grid)

    def actionNames(self) -> list[str]:
        return [self.setFocusAction()]

    def doAction(self, name: str) -> None:
        grid = self._grid_ref()
        if grid is not None and grid.isValid() and name == self.setFocusAction():
            grid.view.setFocus()

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class _Selection(QAccessibleSelectionInterface):
    """Which pictures are selected. Only those that are items can be asked for one by one."""

    def __init__(self, grid: GridAccessible) -> None:
        super().__init__()
        self._grid_ref = ref(grid)

    def selectedItemCount(self) -> int:
        return len(self.selectedItems())

    def selectedItems(self) -> list[QAccessibleInterface]:
        grid = self._grid_ref()
        if grid is None or not grid.isValid():
            return []
        items = (grid.child(at) for at in range(grid.childCount()))
        return [one for one in items if one is not None and one.state().selected]

    def selectedItem(self, at: int) -> QAccessibleInterface | None:  # type: ignore[override]
        items = self.selectedItems()
        return items[at] if 0 <= at < len(items) else None

    def isSelected(self, childItem: QAccessibleInterface) -> bool:
        return bool(childItem.state().selected)

    def select(self, childItem: QAccessibleInterface) -> bool:
        return self._set(childItem, True)

    def unselect(self, childItem: QAccessibleInterface) -> bool:
        return self._set(childItem, False)

    def selectAll(self) -> bool:
        grid = self._grid_ref()
        if grid is None or not grid.isValid():
            return False
        grid.view.select_all()
        return True

    def clear(self) -> bool:
        for item in self.selectedItems():
            self.unselect(item)
        return True

    def _set(self, item: QAccessibleInterface, is_wanted: bool) -> bool:
        if not isinstance(item, _Item) or not item.isValid():
            return False
        if self.isSelected(item) is not is_wanted:
            item.act(QAccessibleActionInterface.toggleAction())
        return True
