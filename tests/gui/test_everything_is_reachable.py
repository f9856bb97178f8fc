"""Without a mouse, and for a screen reader; and that the tables are complete."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sdstudio.app.notices import Notice
from sdstudio.app.problem_report import ProblemReport
from sdstudio.app.settings import Language, Theme
from sdstudio.app.translation import Translation, translate
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.params import PARAMETERS, Kind
from sdstudio.ui import menus
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_keywords import KEYWORDS
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.tool_strip import ToolStrip
from sdstudio.ui.command_palette import CommandPalette
from sdstudio.ui.crash_dialog import CrashDialog, show_crash
from sdstudio.ui.forms.editors import EDITORS
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.menus import MENUS, Submenu, actions_in
from sdstudio.ui.popups import MEANT
from sdstudio.ui.settings_dialog import SettingsDialog
from sdstudio.ui.shortcuts_dialog import ShortcutsDialog
from sdstudio.ui.stage.full_screen import FullScreenView as LargeView
from sdstudio.ui.theme import TARGET_PX, ActiveTheme
from sdstudio.ui.theme_colours import LIGHT
from sdstudio.ui.views import View
from sdstudio.ui.wording import without_mnemonic
from tools import i18n

Make = Callable[..., None]

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_parameter_has_an_editor(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, kind: Kind
) -> None:
    parameter = next(one for one in PARAMETERS.values() if one.kind is kind)
    editor = EDITORS[kind](parameter, ActiveTheme(qapp, Theme.DARK, tmp_path))
    qtbot.addWidget(editor)
    editor.set_name(parameter.label, parameter.help)
    name = next(name for name, one in PARAMETERS.items() if one is parameter)
    assert editor.focusProxy() is not None, name


def test_every_action_stands_in_a_menu_with_text_and_tooltip(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    for do in ActionId:
        keys = actions[do].shortcut().toString()
        assert actions[do].text()
        assert actions[do].toolTip()
        assert not keys or keys in actions[do].toolTip().replace("Return", "Return")
        assert any(do in actions_in(members) for _, members in MENUS), do
        assert not actions[do].icon().isNull() or do is ActionId.QUIT, do


@pytest.mark.parametrize("do", [ActionId.GENERATE, ActionId.STOP, ActionId.DELETE])
def test_a_key_that_is_held_down_does_it_once(qapp: QApplication, do: ActionId) -> None:
    assert not Actions(qapp)[do].autoRepeat()


def test_buttons_name_the_keys_of_what_they_do(window: MainWindow) -> None:
    make = window.make
    for button, do in (
        (make.generate_bar.generate, ActionId.GENERATE),
        (make.generate_bar.stop, ActionId.STOP),
        (make.more_button, ActionId.ADVANCED),
        (make.inputs.paint, ActionId.MASK_VIEW),
        (make.model.open, ActionId.MODELS),
    ):
        keys = window.actions_[do].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert f"({keys})" in button.toolTip()


@pytest.mark.parametrize("is_canvas", [False, True])
def test_no_two_actions_share_a_key_in_one_place(window: MainWindow, is_canvas: bool) -> None:
    window.views.show(View.LIBRARY)
    window.actions_.set_canvas(is_canvas)

    def keys_of(do: ActionId) -> list[str]:
        return [key.toString() for key in window.actions_[do].shortcuts()]

    everywhere = [key for do, row in ROWS.items() if not row.in_zone for key in keys_of(do)]
    places: list[QWidget] = [one for one in window.findChildren(QWidget) if one.actions()]
    by_action = {window.actions_[do]: do for do, row in ROWS.items() if row.in_zone}
    for place in places:
        if isinstance(place, QMenu | QMenuBar):
            continue
        here = [one for one in place.actions() if one in by_action]
        keys = [key for one in here for key in keys_of(by_action[one])]
        assert len(keys + everywhere) == len({*keys, *everywhere}), place


def test_the_keys_of_zones_do_nothing_in_the_menu_bar(window: MainWindow) -> None:
    window.views.show(View.LIBRARY)
    done: list[QAction] = []
    of_zones = [do for do, row in ROWS.items() if row.in_zone and row.keys]
    for do in of_zones:
        window.actions_[do].triggered.connect(partial(done.append, window.actions_[do]))
    bar = window.menuBar()
    bar.setFocus()
    assert bar.hasFocus()
    for do in of_zones:
        # Keys with two meanings would make Qt warn, which fails the test.
        for key in window.actions_[do].shortcuts():
            pressed = key[0]  # type: ignore[index]
            QTest.keyClick(bar, pressed.key(), pressed.keyboardModifiers())
            # A letter opens the menu that has it as its mnemonic.
            while popup := QApplication.activePopupWidget():
                popup.close()
            bar.setFocus()
    assert done == []
    QTest.keyClick(bar, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.actions_[ActionId.VIEW_CREATE].isChecked()


def test_a_letter_that_is_also_a_key_of_zones_chooses_in_an_open_menu(window: MainWindow) -> None:
    window.views.show(View.LIBRARY)
    library = next(one for one in window.menuBar().actions() if one.text() == "&Library").menu()
    assert isinstance(library, QMenu)
    window.menuBar().setActiveAction(library.menuAction())
    assert library.isVisible()
    # As if a picture were selected.
    window.actions_[ActionId.PICK].setEnabled(True)
    # By way of the window, as the system does: Qt looks for shortcuts there first.
    QTest.keyClick(library.windowHandle(), Qt.Key.Key_P)
    below = QApplication.activePopupWidget()
    assert isinstance(below, QMenu)
    assert below.title() == "Add &pictures"
    while popup := QApplication.activePopupWidget():
        popup.close()


def test_every_control_has_an_accessible_name(window: MainWindow, make: Make) -> None:
    make("a red fish")
    window.actions_[ActionId.ADVANCED].trigger()
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE)
        and not widget.accessibleName()
        and widget.isVisibleTo(window)
        and not widget.objectName().startswith("qt_")
    ]
    assert not nameless


def test_the_tools_of_the_canvas_are_named_from_the_start(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    strip = ToolStrip(actions)
    qtbot.addWidget(strip)
    buttons = strip.findChildren(QToolButton)
    assert buttons
    assert [one.accessibleName() for one in buttons] == [
        without_mnemonic(one.defaultAction().text()) for one in buttons
    ]
    actions[ActionId.MASK_BRUSH].setText("&Pinsel")
    assert buttons[0].accessibleName() == "Pinsel"


def test_targets_are_large_enough(window: MainWindow, make: Make) -> None:
    make("a red fish")
    small = [
        (button.accessibleName(), button.size())
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and min(button.width(), button.height()) < TARGET_PX
    ]
    assert not small


def test_tab_goes_through_all_zones_and_never_stops(window: MainWindow, make: Make) -> None:
    make("a red fish")
    window.make.prompt.field.setFocus()
    seen: list[QWidget] = []
    for _ in range(80):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    zones = (window.make, window.stage, window.pictures)
    assert all(any(zone.isAncestorOf(widget) for widget in seen) for zone in zones)
    assert seen.count(seen[0]) > 1


def test_a_picture_is_made_looked_at_and_recalled_by_keys_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.studio.draft.choose(steps=3)
    window.make.prompt.field.setFocus()
    QTest.keyClicks(window.make.prompt.field, "a red fish")
    QTest.keyClick(window.make.prompt.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.stage.picture is not None)
    strip = window.pictures.strip
    strip.setFocus()
    window.make.prompt.set_text("")
    window.studio.draft.choose(prompt="")
    QTest.keyClick(strip, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert window.make.prompt.text == "a red fish"
    QTest.keyClick(strip, Qt.Key.Key_Space)
    look = next(one for one in QApplication.topLevelWidgets() if isinstance(one, LargeView))
    qtbot.waitUntil(lambda: QApplication.activeWindow() is look)
    assert look.focusWidget() is look.viewer.view
    QTest.keyClick(look.viewer.view, Qt.Key.Key_Space)
    assert look.isHidden()


def test_the_palette_finds_and_does(window: MainWindow, qtbot: QtBot) -> None:
    palette = CommandPalette(window.actions_, window)
    palette.show()
    QTest.keyClicks(palette.field, "advanced sett")
    assert palette.list.topLevelItemCount() == 1
    before = window.studio.settings.current.advanced
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.studio.settings.current.advanced is not before


def test_the_palette_lists_english_names_before_descriptions(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.studio.translation.use(Language.CHINESE)
    QApplication.processEvents()
    palette = CommandPalette(window.actions_, window)
    qtbot.addWidget(palette)
    palette.field.setText("picture")
    english = {window.actions_[do]: row.text.replace("&", "") for do, row in ROWS.items()}
    items = (palette.list.topLevelItem(at) for at in range(palette.list.topLevelItemCount()))
    names = [english[item.data(0, MEANT)].lower() for item in items if item is not None]
    ranks = [0 if name.startswith("picture") else 1 if "picture" in name else 2 for name in names]
    assert set(ranks) == {0, 1, 2}
    assert ranks == sorted(ranks)


def test_the_palette_finds_commands_by_words_that_are_not_next_to_each_other(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = CommandPalette(window.actions_, window)
    qtbot.addWidget(palette)
    turn = window.actions_[ActionId.JOB_HISTORY]
    for typed, is_found in (("history finished jobs", True), ("history unheard-of", False)):
        palette.field.setText(typed)
        item = palette.list.topLevelItem(0)
        assert item is not None
        assert (item.data(0, MEANT) is turn) is is_found
    # A name that has the words comes before descriptions that do.
    palette.field.setText("make style")
    first = palette.list.topLevelItem(0)
    assert first is not None
    assert first.data(0, MEANT) is window.actions_[ActionId.STYLE_FROM_PROMPT]


def test_the_palette_finds_commands_by_their_names_in_chinese_and_in_english(
    window: MainWindow,
) -> None:
    window.studio.translation.use(Language.CHINESE)
    QApplication.processEvents()
    for typed, found in (
        ("图库", ActionId.VIEW_LIBRARY),
        ("library", ActionId.VIEW_LIBRARY),
        ("trash", ActionId.SHOW_TRASH),
        ("回收站", ActionId.SHOW_TRASH),
        ("generate", ActionId.GENERATE),
    ):
        palette = CommandPalette(window.actions_, window)
        palette.field.setText(typed)
        rows = (palette.list.topLevelItem(at) for at in range(palette.list.topLevelItemCount()))
        assert window.actions_[found].text() != ROWS[found].text
        assert without_mnemonic(window.actions_[found].text()) in {
            row.text(0) for row in rows if row is not None
        }, typed


def test_the_rows_of_the_palette_stay_as_high_as_they_are_at_first(window: MainWindow) -> None:
    palette = CommandPalette(window.actions_, window)
    palette.show()
    heights = [row_height(palette)]
    for typed in ("co", "compare"):
        palette.field.setText(typed)
        heights.append(row_height(palette))
    assert min(heights) == max(heights) >= TARGET_PX


def row_height(palette: CommandPalette) -> int:
    row = palette.list.topLevelItem(0)
    assert row is not None
    return palette.list.visualItemRect(row).height()


def test_the_palette_says_that_it_finds_nothing_and_stays(window: MainWindow) -> None:
    palette = CommandPalette(window.actions_, window)
    palette.show()
    QTest.keyClicks(palette.field, "xyzzy")
    (row,) = (palette.list.topLevelItem(at) for at in range(palette.list.topLevelItemCount()))
    assert row is not None
    assert row.text(0) == "No command available now matches this"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_the_palette_finds_technical_terms_and_everyday_words(
    window: MainWindow, language: Language
) -> None:
    window.studio.translation.use(language)
    for typed, do in (
        ("img2img", ActionId.FROM_PICTURE),
        ("upscaling", ActionId.ENLARGE),
        ("retouch", ActionId.PART),
        ("preferences", ActionId.SETTINGS),
        ("X/Y plot", ActionId.GRID),
    ):
        window.actions_[do].setEnabled(True)
        palette = CommandPalette(window.actions_, window)
        QTest.keyClicks(palette.field, typed)
        items = [palette.list.topLevelItem(row) for row in range(palette.list.topLevelItemCount())]
        found = [item.data(0, Qt.ItemDataRole.UserRole) for item in items if item is not None]
        assert window.actions_[do] in found, typed


def test_every_action_has_keywords() -> None:
    assert set(KEYWORDS) == set(ActionId)


@pytest.mark.parametrize("language", Language.all())
def test_no_two_actions_of_a_menu_share_a_mnemonic(qapp: QApplication, language: Language) -> None:
    translation = Translation(i18n.FOLDER, qapp)
    translation.use(language)
    for _, members in MENUS:
        below = [one for one in members if isinstance(one, Submenu)]
        for inside in (members, *(one.members for one in below)):
            texts = [
                translate("menus", one.title)
                if isinstance(one, Submenu)
                else translate("actions", ROWS[one].text)
                for one in inside
                if one is not None
            ]
            mnemonics = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
            assert len(mnemonics) == len(set(mnemonics)), texts
    translation.use(Language.ENGLISH)


def test_every_menu_fits_in_a_low_window(window: MainWindow) -> None:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        # Higher than what is below the title and the menu bar, it would cover both.
        assert menu.sizeHint().height() <= 700 - 60


def test_zones_fold_and_come_back(window: MainWindow) -> None:
    for key, zone in ((Qt.Key.Key_F9, window.make), (Qt.Key.Key_F10, window.pictures)):
        QTest.keyClick(window, key)
        assert zone.isHidden()
        QTest.keyClick(window, key)
        assert not zone.isHidden()


def test_what_is_told_or_chosen_unfolds_its_side(window: MainWindow) -> None:
    sides = ((window.make, ActionId.FOLD_MAKE), (window.pictures, ActionId.FOLD_PICTURES))

    def shown() -> list[bool]:
        for zone, do in sides:
            assert window.actions_[do].isChecked() is not zone.isHidden()
        return [not zone.isHidden() for zone, _ in sides]

    for do in (ActionId.FOLD_MAKE, ActionId.FOLD_PICTURES):
        window.actions_[do].trigger()
    assert shown() == [False, False]
    window.notices.tell(Notice(ErrorCode.ENGINE_DIED))
    assert shown() == [False, False]
    window.notices.tell(Notice(ErrorCode.INPUT_MISSING))
    assert shown() == [True, False]
    window.notices.tell(Notice(ErrorCode.DISK_FULL))
    assert shown() == [True, True]
    for act in (window.actions_[ActionId.FROM_PICTURE].trigger, window.models.adapters_asked.emit):
        window.actions_[ActionId.FOLD_MAKE].trigger()
        assert shown() == [False, True]
        act()
        assert shown() == [True, True]


def test_language_and_theme_change_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window)
    dialog.open()
    row = dialog.choice("theme").findData(Theme.LIGHT)
    dialog.choice("theme").setCurrentIndex(row)
    dialog.choice("theme").activated.emit(row)
    assert window.look.colours is LIGHT
    assert window.studio.settings.current.theme is Theme.LIGHT
    row = dialog.choice("language").findData(Language.CHINESE)
    dialog.choice("language").setCurrentIndex(row)
    dialog.choice("language").activated.emit(row)
    assert window.studio.settings.current.language is Language.CHINESE
    qtbot.waitUntil(lambda: window.make.generate_bar.generate.text() == "生成")
    assert window.actions_[ActionId.SETTINGS].text() != ROWS[ActionId.SETTINGS].text
    assert "生成" in window.make.generate_bar.generate.accessibleName()
    assert "像素" in window.make.size_picker.pixels.text()
    dialog.close()
    window.studio.translation.use(Language.ENGLISH)


def test_icons_in_the_list_of_models_follow_the_theme(window: MainWindow) -> None:
    def lightest() -> int:
        box = window.make.model.box
        image = box.itemIcon(box.count() - 1).pixmap(16).toImage()
        drawn = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        return max(one.lightness() for one in drawn if one.alpha() > 200)

    window.look.use(Theme.DARK)
    assert lightest() > 128
    window.look.use(Theme.LIGHT)
    assert lightest() < 128


def test_dialogs_open_and_close(window: MainWindow, qtbot: QtBot) -> None:
    for do in (
        ActionId.SETTINGS,
        ActionId.GRAPHICS_CARD,
        ActionId.LIBRARY_HEALTH,
        ActionId.SHORTCUTS,
        ActionId.SEARCH_SYNTAX,
        ActionId.ABOUT,
        ActionId.PALETTE,
        ActionId.REPORT,
    ):
        window.actions_[do].trigger()
        dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert dialog is not None, do
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isHidden()
    assert ShortcutsDialog(
        window.actions_,
        window.studio.settings,
        window.studio.background,
        window.keep_settings,
        window.undo,
        window,
    ).windowTitle()


def test_a_bug_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    report = ProblemReport(tmp_path)
    show_crash("Traceback: <one>", report)
    show_crash("Traceback: two", report)
    shown = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, CrashDialog) and widget.isVisible()
    ]
    assert len(shown) == 1
    QTest.mouseClick(shown[0].copy, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    assert "<one>" in text
    assert "two" in text
    shown[0].close()


def test_icons_say_what_the_tools_do(window: MainWindow) -> None:
    # An arrow back is Undo's, a pin keeps a thing in its place.
    named = {do: window.actions_[do].property("icon_name") for do in ActionId}
    assert "arrow" not in named[ActionId.RECALL]
    assert named[ActionId.REUSE_SEED] != "push-pin"
    assert window.make.seed.seed.keep.property("icon_name") != "push-pin"


def test_a_menu_that_is_emptied_by_its_own_action_keeps_it_until_the_event_is_over(
    qtbot: QtBot,
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    action, shared = menu.addAction("own"), QAction("shared")
    menu.addAction(shared)
    action.triggered.connect(lambda: menus.empty(menu))
    action.trigger()
    assert menu.actions() == []
    assert isValid(action)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(action)
    assert isValid(shared)


def test_the_focus_is_framed_once_however_it_came(window: MainWindow, qtbot: QtBot) -> None:
    kinds: tuple[type[QWidget], ...] = (
        QPushButton,
        QToolButton,
        QCheckBox,
        QRadioButton,
        QComboBox,
    )
    for kind in kinds:
        dialog = QDialog(window)
        control = kind(dialog)
        if isinstance(control, QAbstractButton):
            control.setText("Copy")
        control.resize(120, 32)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        control.setFocus()
        looks = []
        for by_keyboard in (False, True):
            dialog.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, by_keyboard)
            looks.append(control.grab().toImage())
        # The style would add a frame of its own to that of the style sheet.
        assert looks[0] == looks[1], kind
        dialog.close()
