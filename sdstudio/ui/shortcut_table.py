"""All commands with their shortcuts, by menu: for the dialog, the user guide and paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sdstudio.ui import shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.menus import MENUS, actions_in
from sdstudio.ui.wording import key_text, without_mnemonic


@dataclass(frozen=True, slots=True)
class MenuOfCommands:
    """A menu, and the commands in it that aren't in one before it.

    Args:
        title: in the current language.
    """

    title: str
    commands: tuple[ActionId, ...]


def commands_by_menu() -> Iterator[MenuOfCommands]:
    """The menus in their order; each command is in one of them."""
    seen: set[ActionId] = set()
    for title, members in MENUS:
        commands = tuple(do for do in dict.fromkeys(actions_in(members)) if do not in seen)
        seen.update(commands)
        yield MenuOfCommands(without_mnemonic(QCoreApplication.translate("menus", title)), commands)


def with_shortcuts() -> Iterator[MenuOfCommands]:
    """The same without the commands that have no shortcut."""
    for menu in commands_by_menu():
        if commands := tuple(do for do in menu.commands if shortcuts.keys(do)):
            yield MenuOfCommands(menu.title, commands)


def shortcut_texts(do: ActionId) -> tuple[str, ...]:
    """The shortcuts of ``do`` in the system's notation."""
    # Return and Enter have the same name in some languages.
    return tuple(dict.fromkeys(map(key_text, shortcuts.keys(do))))
