"""The grid's keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from sdstudio.ui.library.selection import NO_ROW

if TYPE_CHECKING:
    from sdstudio.ui.library.grid_view import GridView

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def press(view: "GridView", event: QKeyEvent) -> bool:
    """Do what the key stands for.

    Returns:
        False for a key that means nothing here.
    """
    if event.matches(QKeySequence.StandardKey.SelectAll):
        view.select_all()
        return True
    if event.modifiers() & _OTHERS:
        return False
    if _act(view, event):
        return True
    target = _target(view, event.key())
    if target is not None:
        _go(view, target, event.modifiers())
        return True
    return False


def _act(view: "GridView", event: QKeyEvent) -> bool:
    """What is done with the current picture."""
    selection, key = view.selection, event.key()
    row = selection.current
    if key == Qt.Key.Key_Escape:
        # Another Escape is for someone else, such as the search field.
        if selection.rows.count <= 1 and (row == NO_ROW or row in selection.rows):
            return False
        with view.acting():
            selection.reduce_to_current()
        return True
    if row == NO_ROW:
        return False
    if event.isAutoRepeat() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (_CTRL | _SHIFT):
        view.paint_asked.emit(view.id_at(row))
        return True
    if key == Qt.Key.Key_Space:
        if event.modifiers() & _CTRL:
            view.act_on(row, selection.toggle)
        else:
            view.look_asked.emit(view.id_at(row))
        return True
    return False


def _go(view: "GridView", row: int, modifiers: Qt.KeyboardModifier) -> None:
    selection = view.selection
    if modifiers & _SHIFT:
        view.act_on(row, lambda row: selection.extend(row, keep=bool(modifiers & _CTRL)))
    elif modifiers & _CTRL:
        view.act_on(row, selection.move_to)
    else:
        view.act_on(row, selection.choose)


def _target(view: "GridView", key: int) -> int | None:
    """The row that a key goes to, or None for other keys."""
    places, keys = view.arrangement, Qt.Key
    if key not in _TARGETS or not places.count:
        return None
    row = view.selection.current
    if row == NO_ROW:
        return places.count - 1 if key == keys.Key_End else view.fully_visible_rows()[0]
    back, forth = keys.Key_Left, keys.Key_Right
    if view.isRightToLeft():
        back, forth = forth, back
    if key == back:
        return max(0, row - 1)
    if key == forth:
        return min(places.count - 1, row + 1)
    if key == keys.Key_Home:
        return 0
    if key == keys.Key_End:
        return places.count - 1
    if key in (keys.Key_Up, keys.Key_Down):
        return places.row_lines_away(row, -1 if key == keys.Key_Up else 1)
    return _page_away(view, row, 1 if key == keys.Key_PageDown else -1)


def _page_away(view: "GridView", row: int, direction: int) -> int:
    """The row in the same column, a view's height away."""
    places = view.arrangement
    at = places.rect_of(row).center()
    reach = max(places.pitch_px, view.verticalScrollBar().pageStep() - places.pitch_px)
    lines = max(1, reach // places.pitch_px)
    reached = places.row_lines_away(row, direction * lines)
    # Headings between the lines make the way longer.
    while lines > 1 and abs(places.rect_of(reached).center().y() - at.y()) > reach:
        lines -= 1
        reached = places.row_lines_away(row, direction * lines)
    return reached


_TARGETS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
