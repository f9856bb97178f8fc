"""Which keys commands have: defaults that can be typed beside text, and no key that means two."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.domain.shortcut_files import ReadShortcuts, read_shortcuts
from sdstudio.ui import shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.altgr import AltGrTypes
from sdstudio.ui.shortcut_conflicts import LostKey, given, settled, shares_keys
from sdstudio.ui.shortcut_import import chosen_after, compared, exported, mine, outcome
from sdstudio.ui.shortcut_table import commands_by_menu, with_shortcuts

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

#: The keys on which Windows' layouts have a character with AltGr, which is Ctrl+Alt to Windows
#: (Unicode CLDR 41, keyboards/windows). Layouts of Central Europe, such as Czech and Hungarian,
#: have one on most letters, so that no default could be left: see :class:`AltGrTypes`.
#: No command has it.
FREE = "Ctrl+Alt+Shift+F11"

TYPED_WITH_ALTGR = {
    "German": "EMQ237890",
    "Swiss": "E12345678",
    "French": "E234567890",
    "Belgian": "E123690",
    "Spanish": "E123456",
    "Italian": "E5",
    "Portuguese": "E23457890",
    "Danish, Finnish, Norwegian, Swedish": "EM23457890",
    "British, Irish": "AEIOU4",
    "Polish": "ACELNOSUXZ",
}


@pytest.fixture(autouse=True)
def default_shortcuts(qapp: QApplication) -> Iterator[None]:
    yield
    shortcuts.use({})


def combination(keys: str) -> QKeyCombination:
    sequence = QKeySequence.fromString(keys)
    assert sequence.count() == 1, keys
    return sequence[0]  # type: ignore[index,no-any-return]


def test_no_default_is_what_altgr_types() -> None:
    typed = set("".join(TYPED_WITH_ALTGR.values()))
    clashing = [
        (do.name, keys)
        for do, row in ROWS.items()
        for keys in row.keys
        if (held := combination(keys).keyboardModifiers()) & CTRL
        and held & ALT
        and chr(combination(keys).key()) in typed
    ]
    assert clashing == []


def test_every_default_is_a_key_that_qt_knows() -> None:
    for do, row in ROWS.items():
        assert len(shortcuts.normal(row.keys)) == len(row.keys), do


@pytest.mark.parametrize(
    ("key", "held", "text", "native", "is_typed"),
    [
        (0x20AC, CTRL | ALT, "€", "E", True),
        (Qt.Key.Key_At, CTRL | ALT, "@", "Q", True),
        (Qt.Key.Key_BraceLeft, CTRL | ALT, "{", "7", True),
        # No character of the layout: Qt gives the letter.
        (Qt.Key.Key_P, CTRL | ALT, "P", "P", False),
        (Qt.Key.Key_E, CTRL | ALT, "\x05", "E", False),
        (Qt.Key.Key_E, CTRL, "€", "E", False),
        # A key with a sign may type nothing else.
        (Qt.Key.Key_Comma, CTRL | ALT, ",", "\xbc", False),
    ],
)
def test_a_text_field_types_what_altgr_types(
    qtbot: QtBot, key: int, held: Qt.KeyboardModifier, text: str, native: str, is_typed: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.installEventFilter(AltGrTypes(window))
    column = QVBoxLayout(window)
    field, button = QLineEdit(), QPushButton("Elsewhere")
    column.addWidget(field)
    column.addWidget(button)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def is_accepted(widget: QWidget) -> bool:
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        event = QKeyEvent(
            QKeyEvent.Type.ShortcutOverride, key, held, 0, ord(native), 0, text, False, 1
        )
        event.ignore()
        QGuiApplication.sendEvent(window, event)
        return event.isAccepted()

    assert is_accepted(field) is is_typed
    assert not is_accepted(button)


# Keys that were chosen.


def test_a_new_default_gives_way_to_what_the_artist_chose_before() -> None:
    assert shortcuts.use({"quit": ("Ctrl+H",)})
    assert shortcuts.keys(ActionId.QUIT) == ("Ctrl+H",)
    assert shortcuts.keys(ActionId.HISTORY) == ()
    assert not shortcuts.is_chosen(ActionId.HISTORY)
    assert shortcuts.use({})
    assert shortcuts.keys(ActionId.HISTORY) == ("Ctrl+H",)


def test_keys_that_earlier_versions_had_stay_where_they_were_chosen() -> None:
    assert shortcuts.use({"fast_upscale": ("Ctrl+Alt+E",)})
    assert shortcuts.keys(ActionId.FAST_UPSCALE) == ("Ctrl+Alt+E",)


def test_of_two_commands_with_one_chosen_key_the_first_has_it() -> None:
    shortcuts.use({"quit": ("F13",), "about": ("F13", "F5")})
    assert shortcuts.keys(ActionId.QUIT) == ("F13",)
    assert shortcuts.keys(ActionId.ABOUT) == ("F5",)


def test_the_same_key_may_be_chosen_in_two_parts_of_the_window() -> None:
    found = settled({ActionId.MASK_FILL: ("N",), ActionId.EDIT_NOTE: ("N",)})
    assert found.lost == ()


def test_resetting_takes_no_key_that_the_table_gives_to_both() -> None:
    changes = given(ActionId.LAYER_CLEAR, None)
    assert set(changes) == {ActionId.LAYER_CLEAR}


def test_resetting_takes_back_every_key_that_one_other_command_has() -> None:
    chosen = {"quit": ("Ctrl+Y", "Ctrl+Shift+Z", "F13"), "redo": ()}
    shortcuts.use(chosen)
    shortcuts.use(shortcuts.with_keys(chosen, given(ActionId.REDO, None)))
    assert shortcuts.keys(ActionId.REDO) == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert shortcuts.keys(ActionId.QUIT) == ("F13",)


def test_a_key_that_is_written_in_another_way_is_no_change() -> None:
    assert not shortcuts.use({"layer_clear": ("Del",), "redo": ("Shift+Ctrl+Z", "Ctrl+Y")})


def test_all_defaults_work_together() -> None:
    assert settled({}).lost == ()


def test_each_command_is_in_one_menu_of_the_list(qapp: QApplication) -> None:
    listed = [do for menu in commands_by_menu() for do in menu.commands]
    assert len(listed) == len(ROWS)
    assert set(listed) == set(ROWS)
    shortcuts.use({"quit": ()})
    shown = [do for menu in with_shortcuts() for do in menu.commands]
    assert shown == [do for do in listed if do is not ActionId.QUIT and ROWS[do].keys]


# Imports.


def read_back(chosen: dict[str, tuple[str, ...]]) -> ReadShortcuts:
    return read_shortcuts(exported(chosen), "keys.json")


def test_all_shortcuts_come_back_from_a_file_with_those_of_other_versions() -> None:
    chosen = {"mask_brush": ("Q",), "of_another_version": ("F13",), "stop": ()}
    shortcuts.use(chosen)
    read = read_back(chosen)
    assert len(read.keys) == len(ROWS) + 1
    shortcuts.use({})
    offered = compared(read)
    assert offered.theirs == {ActionId.STOP: (), ActionId.MASK_BRUSH: ("Q",)}
    after = chosen_after({}, offered, outcome(offered, offered.theirs))
    assert after == chosen
    shortcuts.use(after)
    assert exported(after) == exported(chosen)


def test_a_file_with_the_same_shortcuts_changes_nothing() -> None:
    offered = compared(read_back({}))
    assert offered.theirs == {}
    assert chosen_after({}, offered, outcome(offered, ())) == {}


def test_a_key_that_is_taken_goes_to_the_command_of_the_file() -> None:
    offered = compared(ReadShortcuts({"quit": ("Ctrl+K",)}, 0))
    result = outcome(offered, [ActionId.QUIT])
    assert result.lost == (LostKey(ActionId.PALETTE, "Ctrl+K", ActionId.QUIT),)
    assert result.keys == {ActionId.QUIT: ("Ctrl+K",), ActionId.PALETTE: ()}
    # Kept.
    assert outcome(offered, []).keys == {}


def test_two_commands_of_a_file_with_one_key_are_settled_by_what_is_taken() -> None:
    offered = compared(ReadShortcuts({"about": (FREE,), "quit": (FREE,)}, 0))
    first, second = offered.theirs
    both = outcome(offered, offered.theirs)
    assert both.lost == (LostKey(second, FREE, first),)
    assert both.keys == {first: (FREE,), second: ()}
    one = outcome(offered, [second])
    assert one.lost == ()
    assert one.keys == {second: (FREE,)}


def test_keys_that_nobody_has_leave_a_command_as_it_is() -> None:
    read = ReadShortcuts({"quit": ("Ctrl+Nonsense",), "about": ("F13", "Ctrl+K, Ctrl+C")}, 1)
    offered = compared(read)
    assert offered.theirs == {ActionId.ABOUT: ("F13",)}
    assert offered.left_out == 2
    assert mine(ActionId.QUIT) == ("Ctrl+Q",)


def test_a_pair_that_shares_keys_on_the_canvas_keeps_sharing_them() -> None:
    assert shares_keys(ActionId.SHOW_IN_FOLDER, ActionId.LAYER_MERGE_VISIBLE)
    shortcuts.use({"show_in_folder": ("F13",), "layer_merge_visible": ("F13",)})
    assert shortcuts.keys(ActionId.LAYER_MERGE_VISIBLE) == ("F13",)
