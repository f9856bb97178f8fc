"""Which commands can't share a key, because it would be ambiguous."""

from typing import Final

from PySide6.QtGui import QKeySequence

from sdstudio.ui import shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ON_CANVAS, ROWS
from sdstudio.ui.menus import MENUS, actions_in

#: The menus whose commands' keys work in one part of the window only.
_PARTS: Final = frozenset({"C&anvas", "&Library"})


def same_keys(do: ActionId, wanted: QKeySequence) -> list[ActionId]:
    """The other commands that ``wanted`` would mean as well if ``do`` had it.

    In different parts of the window the same key may mean different things.
    """
    part = _part_of(do)
    return [
        other
        for other in ROWS
        if other is not do
        and not shares_keys(do, other)
        and wanted in shortcuts.sequences(other)
        and (part is None or (theirs := _part_of(other)) is None or theirs == part)
    ]


def shares_keys(one: ActionId, other: ActionId) -> bool:
    """Whether a key that both have means one of them on the canvas and the other one elsewhere."""
    return ON_CANVAS.get(one) is other or ON_CANVAS.get(other) is one


def _part_of(do: ActionId) -> str | None:
    """The menu of the one part of the window where its keys work; ``None`` if there are more."""
    if not ROWS[do].in_zone:
        return None
    menus = (title for title, members in MENUS if do in set(actions_in(members)))
    menu = next(menus, None)
    # Those of pictures work in Create and in the library.
    return menu if menu in _PARTS else None
