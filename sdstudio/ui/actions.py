"""The window's actions, made from their table."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from sdstudio.app.translation import translate
from sdstudio.ui import icons, shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ON_CANVAS, ROWS, ActionRow
from sdstudio.ui.wording import key_text, with_shortcut, without_mnemonic

#: Repeated while their keys are held down. A held Ctrl+. would kill the engine, a held Ctrl+Enter
#: would fill the queue.
_REPEATED: Final = frozenset(
    {
        ActionId.ZOOM_IN,
        ActionId.ROTATE_LEFT,
        ActionId.ROTATE_RIGHT,
        ActionId.ZOOM_OUT,
        ActionId.UNDO,
        ActionId.REDO,
        ActionId.BRUSH_SMALLER,
        ActionId.BRUSH_LARGER,
        ActionId.WEIGHT_UP,
        ActionId.WEIGHT_DOWN,
    }
)
#: Of two actions that share keys, the one that has them where the canvas isn't seen, by the other.
_ELSEWHERE: Final = {two: one for one, two in ON_CANVAS.items()}


def name_of(do: ActionId) -> str:
    """The label of a button for ``do``."""
    row = ROWS[do]
    return _without_signs(translate(row.context, row.text))


def keys_of(do: ActionId) -> str:
    """The first shortcut of ``do``, in the system's notation; empty if it has none."""
    keys = shortcuts.keys(do)
    return key_text(keys[0]) if keys else ""


def tip_of(do: ActionId, text: str = "") -> str:
    """A tooltip for ``do`` with its shortcut: ``text``, or the action's own tip."""
    row = ROWS[do]
    return with_shortcut(text or translate(row.context, row.tip), keys_of(do))


class Actions(QObject):
    """The window's actions by id."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_canvas = False
        self._made = {do: self._make(do, row) for do, row in ROWS.items()}
        self.retranslate()

    def __getitem__(self, do: ActionId) -> QAction:
        return self._made[do]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._made.values())

    def connect_triggered(self, *acts: tuple[ActionId, Callable[[], object]]) -> None:
        """Have each of these actions call a function, without whether it is checked."""
        for do, act in acts:
            self._made[do].triggered.connect(lambda _checked=False, act=act: act())

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        for do in ROWS:
            self.name(do)

    def use_shortcuts(self) -> None:
        """Give all actions the keys that the artist has chosen."""
        for do in self._made:
            self._set_keys(do)

    def set_canvas(self, is_seen: bool) -> None:
        """Have the keys that two actions share mean the one of the canvas, or the other one."""
        if is_seen != self._is_canvas:
            losing, gaining = tuple(ON_CANVAS), tuple(ON_CANVAS.values())
            tips = {do: self.tip(do) for do in (*losing, *gaining)}
            self._is_canvas = is_seen
            # A key must never belong to both, not even for a moment.
            for do in (*losing, *gaining) if is_seen else (*gaining, *losing):
                self._set_keys(do)
                # One that says why it can't be done stays.
                if self._made[do].toolTip() == tips[do]:
                    self._made[do].setToolTip(self.tip(do))

    def tip(self, do: ActionId, text: str = "") -> str:
        """As :func:`tip_of`, with the key that works now."""
        row = ROWS[do]
        first = key_text(self._made[do].shortcut())
        return with_shortcut(text or translate(row.context, row.tip), first)

    def name(self, do: ActionId) -> None:
        """Set an action's own texts in the current language."""
        action, row = self._made[do], ROWS[do]
        text, tip = translate(row.context, row.text), translate(row.context, row.tip)
        action.setText(text)
        action.setIconText(_without_signs(text))
        action.setToolTip(self.tip(do, tip))
        action.setStatusTip(tip)

    def _set_keys(self, do: ActionId) -> None:
        self._made[do].setShortcuts(self._keys(do))

    def _keys(self, do: ActionId) -> list[QKeySequence]:
        """Those of its keys that don't mean another action now."""
        before = ON_CANVAS if self._is_canvas else _ELSEWHERE
        taken = shortcuts.sequences(before[do]) if do in before else []
        return [one for one in shortcuts.sequences(do) if one not in taken]

    def _make(self, do: ActionId, row: ActionRow) -> QAction:
        action = QAction(self)
        action.setShortcuts(self._keys(do))
        action.setCheckable(row.checkable)
        action.setAutoRepeat(do in _REPEATED)
        if row.in_zone:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        icons.set_icon(action, row.icon, colour=row.colour)
        # Keep Qt from moving actions into other menus on macOS.
        action.setMenuRole(QAction.MenuRole.NoRole)
        return action


def _without_signs(text: str) -> str:
    return without_mnemonic(text).removesuffix("…")
