"""About shows the licences of everything in the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.program_licences import FILE_NAME, LicensedPart, merge
from sdstudio.ui.about_dialog import AboutDialog
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow


def listed(dialog: AboutDialog) -> list[str]:
    items = map(dialog.parts.item, range(dialog.parts.count()))
    return [one.text() for one in items if not one.isHidden()]


@pytest.fixture
def about(window: MainWindow, qtbot: QtBot) -> Iterator[AboutDialog]:
    window.actions_[ActionId.ABOUT].trigger()
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, AboutDialog))
    qtbot.waitUntil(lambda: bool(listed(dialog)))
    yield dialog
    dialog.close()


def test_about_shows_the_licences_of_what_a_checkout_needs(about: AboutDialog) -> None:
    names = {one.partition(" ")[0] for one in listed(about)}
    assert {"sd-studio", "Practice", "Phosphor,", "torch", "PySide6_Essentials", "numpy"} <= names
    assert "pytest" not in names
    assert listed(about)[0].startswith("sd-studio")
    assert "Apache License" in about.text.toPlainText()


def test_a_licence_is_found_by_typing_and_read_with_the_keyboard(about: AboutDialog) -> None:
    about.filter.setFocus()
    QTest.keyClicks(about.filter, "the qt company")
    assert {one.partition(" ")[0] for one in listed(about)} >= {"PySide6_Essentials"}
    assert "torch" not in {one.partition(" ")[0] for one in listed(about)}
    for widget in (about.parts, about.text):
        for _ in range(5):
            if widget.hasFocus():
                break
            QTest.keyClick(about, Qt.Key.Key_Tab)
        assert widget.hasFocus()
    QTest.keyClick(about.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "LGPL" in about.text.textCursor().selectedText()
    QTest.keyClicks(about.filter, " of nothing")
    assert listed(about) == []
    assert about.text.toPlainText() == ""
    assert about.text.placeholderText() == "No component or licence matches."
    about.filter.clear()
    assert len(listed(about)) == about.parts.count()


def test_the_installed_program_shows_what_its_build_merged(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    # Long texts: about as much as an installed program has.
    parts = [
        LicensedPart(f"part {n} 1.0", f"MIT\n\n许可 {n}\n" + "word " * 4000) for n in range(60)
    ]
    written = tmp_path / FILE_NAME
    written.write_text(merge(parts), encoding="utf-8")
    dialog = AboutDialog(tmp_path, window.studio.background, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.parts.count() == 60)
    dialog.parts.setCurrentRow(41)
    assert dialog.text.toPlainText() == parts[41].text
    assert dialog.text.isReadOnly()


def test_searching_scrolls_to_the_match_and_back_to_the_beginning(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    lines = "word\n" * 400
    parts = [LicensedPart(f"part {n}", f"{lines}Copyright Holder {n}\n{lines}") for n in range(2)]
    (tmp_path / FILE_NAME).write_text(merge(parts), encoding="utf-8")
    dialog = AboutDialog(tmp_path, window.studio.background, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.parts.count() == 2)
    text, top = dialog.text, dialog.text.verticalScrollBar()
    for sought in ("copyright h", "holder 1"):
        dialog.filter.setText(sought)
        assert text.textCursor().selectedText().casefold() == sought
        assert text.viewport().rect().contains(text.cursorRect())
        assert top.value() > 0
    # Only its name matches; then nothing is sought.
    for sought in ("part 0", ""):
        dialog.filter.setText("holder")
        dialog.filter.setText(sought)
        assert not text.textCursor().hasSelection()
        assert top.value() == 0


def test_a_component_is_found_by_name_though_others_mention_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    parts = [LicensedPart("first", "Packaged in torch"), LicensedPart("torch", "BSD")]
    (tmp_path / FILE_NAME).write_text(merge(parts), encoding="utf-8")
    dialog = AboutDialog(tmp_path, window.studio.background, window)
    qtbot.addWidget(dialog)
    assert dialog.text.placeholderText() == "Loading…"
    qtbot.waitUntil(lambda: dialog.parts.count() == 2)
    QTest.keyClicks(dialog.filter, "torch")
    assert listed(dialog) == ["first", "torch"]
    assert dialog.parts.currentItem().text() == "torch"
    assert dialog.text.toPlainText() == "BSD"
    QTest.keyClicks(dialog.filter, " ")
    assert listed(dialog) == []


def test_licences_that_cannot_be_read_say_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = AboutDialog(tmp_path, window.studio.background, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "notices.toml" in dialog.text.toPlainText())
