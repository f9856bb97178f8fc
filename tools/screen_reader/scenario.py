"""What an artist does who hears the window: makes a picture, finds it, and deletes it."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from sdstudio.paths import APP_NAME
from tools.screen_reader.tree import Bus, GoneError, Node

_PROMPT: Final = "a red fish on a blue background"
_MARKUP: Final = re.compile(r"<[a-z/]")
#: Roles of what has no meaning of its own.
_PLAIN: Final = ("filler", "unknown", "invalid")


class SilentError(Exception):
    """The window doesn't say what it should."""


def use_window(bus: Bus, pictures: Path, say: Callable[[str], None]) -> None:
    """Go through it all.

    Args:
        pictures: the program's pictures folder, where the result is checked.
        say: takes a line about each step.

    Raises:
        SilentError, NotFoundError, GoneError: the first thing that went wrong.
    """
    window = bus.program(APP_NAME).find("frame", APP_NAME)
    field = window.find("text", "Prompt")
    say("The window is there.")
    _check_controls(window)
    say("Each of its controls has a name, a role and a description without markup.")

    field.write(_PROMPT)
    _expect(field.text == _PROMPT, f"the prompt is “{field.text}”")
    window.find("push button", "Generate").act("Press")
    strip = window.find("list", "Pictures, newest first")
    bus.wait(lambda: any(one.name == _PROMPT for one in strip.children), "the picture")
    (file,) = pictures.glob("*.png")
    say(f"Made {file.name}.")
    for said in ("Generating", "Picture finished"):
        bus.wait(partial(bus.has_announced, said), f"the announcement “{said}”")
    say("It was announced.")

    window.find("check box", "Library").act("Toggle")
    search = window.find("text", "Find pictures", partly=True)
    search.write("fish")
    grid = window.find("list", "Pictures")
    picture = grid.find("list item", _PROMPT, partly=True)
    _check_controls(window)
    say("Found it in the library.")
    picture.act("SetFocus")
    # Without a window manager, no window is active, so nothing has the focus.
    bus.wait(lambda: "selected" in picture.states, "the selection of the picture")

    _choose_in_menu(window, "Picture", "Delete")
    bus.wait(lambda: _is_gone(picture), "the picture's end")
    bus.wait(lambda: not file.exists(), "its file in the trash")
    said = bus.wait(
        lambda: next((one for one in bus.announced if "trash" in one), None), "the announcement"
    )
    say(f"Deleted it: “{said}”")
    window.find("push button", "Undo").act("Press")
    bus.wait(file.exists, "its file again")
    grid.find("list item", _PROMPT, partly=True)
    say("Took that back.")


def _check_controls(window: Node) -> None:
    """Everything that takes the keyboard has a name, and a role that says what it is."""
    for node in window.walk():
        try:
            states = node.states
            # What is a tooltip at first is described a moment later.
            if _MARKUP.search(node.description):
                window.bus.wait(partial(_is_plain, node), f"a plain description of {node}")
            if "focusable" in states and node.role not in _PLAIN:
                _expect(bool(node.name), f"a {node.role} in “{window.name}” has no name")
        except GoneError:
            continue


def _choose_in_menu(window: Node, title: str, name: str) -> None:
    """Choose an entry, which is in the tree while its menu is closed, too."""
    menu = window.find("menu item", title)
    entry = next(menu.matching("menu item", name, partly=False, shown=False), None)
    if entry is None:
        raise SilentError(f"the menu “{title}” has no “{name}”")
    entry.act("Press")


def _is_plain(node: Node) -> bool:
    return _MARKUP.search(node.description) is None


def _is_gone(node: Node) -> bool:
    try:
        return "showing" not in node.states
    except GoneError:
        return True


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise SilentError(otherwise)
