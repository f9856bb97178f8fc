"""After a crash the next start offers a report, to read, copy and save."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.report_dialog import ReportDialog
from tests.support.studio import running_studio, studio_paths


def shown() -> ReportDialog:
    (dialog,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, ReportDialog) and one.isVisible()
    )
    return dialog


def test_the_start_after_a_crash_offers_a_report_on_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path)
    with running_studio(paths):
        left = paths.session_file.read_bytes()  # as a crash leaves it
    paths.session_file.write_bytes(left)
    stacks = paths.logs / "window-crash.old.log"
    stacks.parent.mkdir(parents=True, exist_ok=True)
    stacks.write_text("Fatal Python error: Segmentation fault\n", encoding="utf-8")
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        assert window.make.done.button.text() == "Report…"
        window.make.done.button.click()
        dialog = shown()
        assert "Fatal Python error: Segmentation fault" in dialog.details.toPlainText()
        assert dialog.details.isReadOnly()
        dialog.close()


def test_a_report_has_the_device_and_not_the_prompt(window: MainWindow) -> None:
    window.make.prompt.field.setPlainText("a secret fish")
    log = window.studio.paths.logs / "window.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("KeyError: 'a secret fish'", encoding="utf-8")
    window.keep_settings(graphics_pack="cuda-13.0-linux")
    window.actions_[ActionId.REPORT].trigger()
    dialog = shown()
    text = dialog.details.toPlainText()
    assert "KeyError: '<prompt>'" in text
    assert window.studio.dispatcher.engine_ready is not None
    device = window.studio.dispatcher.engine_ready.device_name
    assert f"Device: {device}, cuda-13.0-linux\n" in text
    dialog.close()


def test_a_report_can_be_copied_and_saved_with_the_keyboard_alone(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.actions_[ActionId.REPORT].trigger()
    dialog = shown()
    target = tmp_path / "报告 1.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    told = []
    for button in (dialog.copy, dialog.save):
        assert button.toolTip()
        for _ in range(10):
            if dialog.focusWidget() is button:
                break
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is button
        QTest.keyClick(button, Qt.Key.Key_Space)
        told.append(dialog.done_bar.text)
    assert told == ["Copied to the clipboard.", f"Saved as “{target}”."]
    assert QApplication.clipboard().text() == dialog.details.toPlainText()
    assert target.read_text(encoding="utf-8") == dialog.details.toPlainText()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog.save.click()
    (tmp_path / "file").touch()
    nowhere = str(tmp_path / "file" / "report.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))
    dialog.save.click()
    assert "couldn't write to" in dialog.notices.text
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
