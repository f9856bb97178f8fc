"""Which commands can't share a key, because it would be ambiguous, and who has it then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from sdstudio.ui import shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ON_CANVAS, ROWS
from sdstudio.ui.menus import MENUS, actions_in

#: The menus whose commands' keys work in one part of the window only.
_PARTS: Final = frozenset({"C&anvas", "&Library"})


@dataclass(frozen=True, slots=True)
class LostKey:
    """A key that ``do`` would have, if it weren't that of ``to``."""

    do: ActionId
    key: str
    to: ActionId


@dataclass(frozen=True, slots=True)
class Settled:
    """Shortcuts of which none is ambiguous.

    Args:
        keys: of the commands that don't have those of the table.
        lost: what was left out for that.
    """

    keys: Mapping[ActionId, tuple[str, ...]]
    lost: tuple[LostKey, ...]


def settled(chosen: Mapping[ActionId, Sequence[str]]) -> Settled:
    """What works if these keys are chosen: of two commands with one key, the first has it.

    Args:
        chosen: the first ones come before the others, and all of them before the defaults.
    """
    rest = {do: row.keys for do, row in ROWS.items() if do not in chosen}
    holders: dict[str, list[ActionId]] = {}
    found: dict[ActionId, tuple[str, ...]] = {}
    lost: list[LostKey] = []
    for do, texts in (*chosen.items(), *rest.items()):
        left = []
        for key in shortcuts.normal(texts):
            taken = [one for one in holders.get(key, ()) if clash(do, one, key)]
            if taken:
                lost.append(LostKey(do, key, taken[0]))
            else:
                left.append(key)
                holders.setdefault(key, []).append(do)
        if do in chosen or len(left) < len(texts):
            found[do] = tuple(left)
    return Settled(found, tuple(lost))


def same_keys(do: ActionId, wanted: QKeySequence) -> list[ActionId]:
    """The other commands that ``wanted`` would mean as well if ``do`` had it."""
    key = wanted.toString()
    having = (other for other in ROWS if wanted in shortcuts.sequences(other))
    return [other for other in having if clash(do, other, key)]


def given(do: ActionId, keys: Iterable[str] | None) -> dict[ActionId, Iterable[str] | None]:
    """What changes if ``do`` gets these keys, or those of the table: others may lose theirs."""
    left: dict[ActionId, tuple[str, ...]] = {}
    for key in shortcuts.normal(shortcuts.default_keys(do) if keys is None else keys):
        for other in same_keys(do, QKeySequence.fromString(key)):
            # It may have lost another key already.
            having = left.get(other, shortcuts.normal(shortcuts.keys(other)))
            left[other] = tuple(one for one in having if one != key)
    return {do: keys, **left}


def clash(one: ActionId, other: ActionId, key: str) -> bool:
    """Whether two commands can't both have ``key``, as Qt writes it in files.

    In different parts of the window the same key may mean different things.
    """
    if one is other or shares_keys(one, other):
        return False
    # What the table gives to both is meant to be so.
    if all(key in shortcuts.normal(ROWS[do].keys) for do in (one, other)):
        return False
    mine, theirs = _part_of(one), _part_of(other)
    return mine is None or theirs is None or mine == theirs


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
