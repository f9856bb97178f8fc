"""Which keys each command has: those of the table, unless the artist has chosen others.

One choice for the whole program, as there is one language: tooltips and hints name the keys, too.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtGui import QKeySequence

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS

#: More keys for one command than anybody remembers.
KEYS_MAX: Final = 8

_chosen: dict[ActionId, tuple[str, ...]] = {}
#: What works, where that isn't what the table says.
_working: dict[ActionId, tuple[str, ...]] = {}


def keys(do: ActionId) -> tuple[str, ...]:
    """The keys of ``do`` as Qt writes them in files; the first one is shown."""
    return _working.get(do, ROWS[do].keys)


def sequences(do: ActionId) -> list[QKeySequence]:
    """The keys of ``do``."""
    return [QKeySequence.fromString(one) for one in keys(do)]


def default_keys(do: ActionId) -> tuple[str, ...]:
    """The keys of ``do`` in the table."""
    return ROWS[do].keys


def is_chosen(do: ActionId) -> bool:
    """Whether the artist has chosen other keys than the table's."""
    return do in _chosen


def use(chosen: Mapping[str, Sequence[str]]) -> bool:
    """Use the keys that the artist has chosen; returns whether that changed any.

    A default of this version that is among them is no longer the default's: a key that means two
    commands would do neither.

    Args:
        chosen: by the names of actions, as :func:`name` has them; from a file, so untrusted.
            Actions of other versions and keys that don't exist are left out.
    """
    usable = known_keys(chosen)
    usable = {do: texts for do, texts in usable.items() if texts != normal(ROWS[do].keys)}
    if usable == _chosen:
        return False
    _chosen.clear()
    _chosen.update(usable)
    _working.clear()
    if usable:
        # Which menu a command is in is looked at only if it has to be.
        from sdstudio.ui.shortcut_conflicts import settled

        _working.update(settled(usable).keys)
    return True


def known_keys(chosen: Mapping[str, Sequence[str]]) -> dict[ActionId, tuple[str, ...]]:
    """``chosen`` by action, without the actions and keys that this version doesn't know."""
    by_name = {name(do): do for do in ROWS}
    return {by_name[one]: normal(texts) for one, texts in chosen.items() if one in by_name}


def name(do: ActionId) -> str:
    """The name of an action in files."""
    return do.name.lower()


def normal(texts: Iterable[str]) -> tuple[str, ...]:
    """Keys, each written as Qt writes it, and once; what is no single key is left out."""
    written = (QKeySequence.fromString(one) for one in texts)
    # One that Qt doesn't know has no text.
    found = dict.fromkeys(one.toString() for one in written if one.count() == 1)
    return tuple(one for one in found if one)[:KEYS_MAX]


def with_keys(
    chosen: Mapping[str, Sequence[str]], changes: Mapping[ActionId, Iterable[str] | None]
) -> dict[str, tuple[str, ...]]:
    """What :func:`use` is given after ``changes``; ``None`` has the table's keys again."""
    changed = {one: tuple(texts) for one, texts in chosen.items()}
    for do, texts in changes.items():
        if texts is None or normal(texts) == normal(ROWS[do].keys):
            changed.pop(name(do), None)
        else:
            changed[name(do)] = tuple(texts)
    return changed
