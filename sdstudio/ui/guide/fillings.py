"""What the pages of the guide don't write themselves: names and keys of commands, and whole tables.

A page has ``{{menu export}}`` where a reader sees the way to a command. So what a page calls a
command is what the menu calls it, in the same language, with the keys that the artist has chosen.
``{{label models Verify}}`` is what the window shows for a text of a context of the translations,
and ``{{key Ctrl+F}}`` what the keyboard calls keys that can't be changed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication

from sdstudio.app.settings import SETTINGS
from sdstudio.app.translation import translate
from sdstudio.domain.params import PARAMETERS
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.actions import keys_of, name_of
from sdstudio.ui.explained.topics import TOPICS, captions, picture_name
from sdstudio.ui.menus import MENUS, Member, Submenu
from sdstudio.ui.shortcut_table import shortcut_texts, with_shortcuts
from sdstudio.ui.wording import key_text, without_mnemonic

_FILLING: Final = re.compile(r"\{\{(\w+)(?: ([^{}]+))?\}\}")
_ARROW: Final = " → "


def filled(text: str) -> str:
    """``text`` with everything filled in.

    Raises:
        KeyError: of something that doesn't exist.
    """
    return _FILLING.sub(lambda match: _FILLINGS[match[1]](match[2] or ""), text)


def menu_path(do: ActionId) -> str:
    """The way to a command through the menus, such as “Help → About SD Studio”."""
    for title, members in MENUS:
        for path in _paths(do, members):
            menu = QCoreApplication.translate("menus", title)
            return _ARROW.join(without_mnemonic(one) for one in (menu, *path))
    return name_of(do)


def _paths(do: ActionId, members: Iterable[Member]) -> Iterator[tuple[str, ...]]:
    for one in members:
        if one is do:
            yield (translate(ROWS[do].context, ROWS[do].text),)
        elif isinstance(one, Submenu):
            title = QCoreApplication.translate("menus", one.title)
            yield from ((title, *path) for path in _paths(do, one.members))


def _action(name: str) -> str:
    return f"**{name_of(ActionId[name.upper()])}**"


def _keys(name: str) -> str:
    # Without any, the artist has removed them.
    keys = keys_of(ActionId[name.upper()])
    return f"`{keys}`" if keys else _action(name)


def _menu(name: str) -> str:
    do = ActionId[name.upper()]
    path, keys = f"*{menu_path(do)}*", keys_of(do)
    with_keys = QCoreApplication.translate("guide", "{path} ({keys})", "a command with its keys")
    return with_keys.format(path=path, keys=f"`{keys}`") if keys else path


def _key(names: str) -> str:
    return f"`{key_text(names)}`"


def _label(name: str) -> str:
    context, _, text = name.partition(" ")
    return without_mnemonic(translate(context, text)).rstrip("…")


def _setting(name: str) -> str:
    topic = TOPICS[name]
    return f"[{translate(topic.context, topic.label)}](settings.md#{name})"


def _option(name: str) -> str:
    row = SETTINGS[name]
    settings = without_mnemonic(translate("actions", ROWS[ActionId.SETTINGS].text)).rstrip("…")
    group, label = translate("settings", row.group), translate("settings", row.label)
    return f"*{_ARROW.join((settings, group, label))}*"


def _tour(name: str) -> str:
    label = QCoreApplication.translate("guide", "Show me in the window")
    return f"[{label}](tour:{name})"


def _shortcuts(_: str) -> str:
    """A table for each menu, with every command that has keys."""
    command = QCoreApplication.translate("guide", "Command")
    keys = QCoreApplication.translate("guide", "Keys")
    lines: list[str] = []
    for menu in with_shortcuts():
        lines += [f"## {menu.title}", "", f"| {command} | {keys} |", "|---|---|"]
        for do in menu.commands:
            lines.append(f"| {name_of(do)} | {', '.join(map(_as_code, shortcut_texts(do)))} |")
        lines.append("")
    return "\n".join(lines)


def _as_code(text: str) -> str:
    # A bar would end the cell.
    return f"`{text}`".replace("|", "\\|")


def _settings(_: str) -> str:
    """Every setting of the form, with its pictures."""
    lines: list[str] = []
    others = [key for key in TOPICS if key not in PARAMETERS]
    heading = QCoreApplication.translate("guide", "The form")
    for title, names in (
        (heading, others),
        *(
            (translate("parameters", group), list(members))
            for group, members in groupby(PARAMETERS, lambda name: PARAMETERS[name].group)
        ),
    ):
        lines += [f"## {title}", ""]
        for name in names:
            lines += _explained(name)
    return "\n".join(lines)


def _explained(name: str) -> list[str]:
    topic = TOPICS[name]
    label = translate(topic.context, topic.label)
    below = QCoreApplication.translate("guide", "From left to right: {values}")
    values = " · ".join(captions(topic))
    return [
        f"### {label} {{#{name}}}",
        "",
        _escaped(translate(topic.context, topic.help)),
        "",
        f"![{label}](../settings/{picture_name(name)})",
        "",
        f"*{_escaped(below.format(values=values))}*",
        "",
    ]


def _escaped(text: str) -> str:
    return re.sub(r"([*_<>\[\]])", r"\\\1", text)


def _search(_: str) -> str:
    """What can be typed in the library's search field."""
    from sdstudio.ui.library.query_help import QUERY_HELP

    typed = QCoreApplication.translate("QueryHelpDialog", "You type")
    found = QCoreApplication.translate("QueryHelpDialog", "Pictures found")
    lines: list[str] = []
    for section in QUERY_HELP:
        lines += [f"### {translate('query help', section.title)}", ""]
        lines += [f"| {typed} | {found} |", "|---|---|"]
        for row in section.rows:
            shown = ", ".join(map(_as_code, row.typed))
            lines.append(f"| {shown} | {_escaped(translate('query help', row.said))} |")
        lines.append("")
    return "\n".join(lines)


_FILLINGS: Final[Mapping[str, Callable[[str], str]]] = {
    "action": _action,
    "keys": _keys,
    "key": _key,
    "label": _label,
    "menu": _menu,
    "setting": _setting,
    "option": _option,
    "tour": _tour,
    "shortcuts": _shortcuts,
    "settings": _settings,
    "search": _search,
}
