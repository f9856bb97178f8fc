"""The library's dialog: checks, backups, restoring, rebuilding, and missing pictures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from sdstudio.app.library_health import HealthTask
from sdstudio.app.settings import Language
from sdstudio.app.studio import Studio
from sdstudio.library import Library, Picture
from sdstudio.ui import file_tasks
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.health_dialog import HealthDialog
from sdstudio.ui.library.health_lists import BackupsDialog, MissingDialog
from sdstudio.ui.main_window import MainWindow
from tests.support.coroutines import result_of
from tests.support.pictures import a_provenance, a_request, some_rgb


@pytest.fixture
def pictures(studio: Studio) -> list[Picture]:
    def work(library: Library) -> list[Picture]:
        return [
            library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance())
            for seed in range(3)
        ]

    return result_of(studio.library.do(work))


@pytest.fixture
def dialog(qtbot: QtBot, pictures: list[Picture], window: MainWindow) -> HealthDialog:
    window.actions_[ActionId.LIBRARY_HEALTH].trigger()
    dialog = window.findChild(HealthDialog)
    assert isinstance(dialog, HealthDialog)
    qtbot.waitUntil(lambda: dialog.counts.text().startswith("3 pictures"))
    return dialog


def press(button: QPushButton) -> None:
    assert button.isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def answer(asking: QDialog, text: str) -> None:
    box = asking.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    press(next(one for one in box.findChildren(QPushButton) if one.text() == text))


def task_of(window: MainWindow) -> HealthTask | None:
    return window.studio.health.task


def is_done(dialog: HealthDialog) -> Callable[[], bool]:
    return lambda: dialog._health.task is None and dialog.check.isEnabled()


def test_it_says_what_there_is(dialog: HealthDialog, pictures: list[Picture]) -> None:
    assert dialog.folder.text() == str(pictures[0].path.parent)
    assert "database" in dialog.sizes.text()
    assert dialog.backup.text() == "None yet; one is made each day"
    assert not dialog.restore.isEnabled()
    assert not dialog.missing.isEnabled()
    assert not dialog.stop.isVisible()


def test_a_check_ends_in_a_sentence(qtbot: QtBot, dialog: HealthDialog) -> None:
    press(dialog.check)
    assert dialog.bar.isVisible()
    assert dialog.stop.isVisible()
    qtbot.waitUntil(is_done(dialog))
    assert (
        dialog.outcome.text() == "The database is intact. Everything matches the pictures folder."
    )
    assert dialog.checked.text() == "No damage found"
    assert not dialog.bar.isVisible()


def test_the_keyboard_returns_to_the_button_that_began_a_task(
    qtbot: QtBot, dialog: HealthDialog
) -> None:
    for button in (dialog.check, dialog.back_up):
        qtbot.waitUntil(button.isEnabled)
        button.setFocus()
        press(button)
        qtbot.waitUntil(lambda: not dialog.open_folder.hasFocus() and bool(dialog.outcome.text()))
        assert dialog.focusWidget() is button


def test_missing_pictures_are_listed_and_forgotten(
    qtbot: QtBot, dialog: HealthDialog, pictures: list[Picture]
) -> None:
    for one in pictures[:2]:
        one.path.unlink()
    press(dialog.check)
    qtbot.waitUntil(lambda: dialog.missing.isEnabled() and is_done(dialog)())
    assert dialog.counts.text() == "1 picture · 2 missing"
    assert dialog.outcome.text() == "The database is intact. 2 pictures can't be found."
    press(dialog.missing)
    qtbot.waitUntil(lambda: dialog.findChild(MissingDialog) is not None)
    listed = dialog.findChild(MissingDialog)
    assert isinstance(listed, MissingDialog)
    names = {listed.list.item(row).text() for row in range(listed.list.count())}
    assert names == {one.path.name for one in pictures[:2]}
    assert listed.act.text() == "Forget 2 missing pictures…"
    press(listed.act)
    answer(listed, "Forget")
    qtbot.waitUntil(lambda: dialog.counts.text() == "1 picture")
    assert dialog.outcome.text() == "2 missing pictures forgotten."


def test_rebuilding_is_asked_for_and_told(
    qtbot: QtBot, dialog: HealthDialog, window: MainWindow
) -> None:
    press(dialog.rebuild)
    answer(dialog, "Cancel")
    assert task_of(window) is None
    press(dialog.rebuild)
    answer(dialog, "Rebuild")
    assert task_of(window) is HealthTask.REBUILD
    qtbot.waitUntil(is_done(dialog))
    assert dialog.outcome.text() == "3 files read again. Everything matches the files."
    qtbot.waitUntil(lambda: dialog.backup.text().endswith("1 backup"))


def test_rebuilding_is_stopped_and_goes_on_without_the_dialog(
    qtbot: QtBot, dialog: HealthDialog, window: MainWindow
) -> None:
    press(dialog.rebuild)
    answer(dialog, "Rebuild")
    press(dialog.stop)
    assert not dialog.stop.isEnabled()
    dialog.close()
    health = window.studio.health
    qtbot.waitUntil(lambda: health.task is None)
    assert health.result is not None
    assert health.result.is_stopped


def test_a_backup_is_made_and_restored(
    qtbot: QtBot, dialog: HealthDialog, window: MainWindow
) -> None:
    studio = window.studio
    studio.queue.pause()
    result_of(studio.library.do(lambda lib: lib.submit(a_request("of the backup"))))
    press(dialog.back_up)
    qtbot.waitUntil(lambda: dialog.restore.isEnabled())
    assert dialog.outcome.text() == "A backup was made."
    result_of(studio.library.do(lambda lib: lib.submit(a_request("later"))))
    result_of(studio.queue.refresh())
    press(dialog.restore)
    chooser = dialog.findChild(BackupsDialog)
    assert isinstance(chooser, BackupsDialog)
    qtbot.waitUntil(lambda: "3 pictures · 1 job" in chooser.list.item(0).text())
    press(chooser.act)
    answer(chooser, "Restore")
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    qtbot.waitUntil(is_done(dialog))
    assert dialog.outcome.text().startswith("The backup was restored.")
    assert studio.queue.jobs[0].request.params.prompt == "of the backup"
    assert not window.undo.canUndo()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 3)


def test_nothing_is_restored_while_a_job_runs(
    qtbot: QtBot, dialog: HealthDialog, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(dialog.back_up)
    qtbot.waitUntil(lambda: dialog.restore.isEnabled())
    press(dialog.restore)
    chooser = dialog.findChild(BackupsDialog)
    assert isinstance(chooser, BackupsDialog)
    assert chooser.act.isEnabled()
    monkeypatch.setattr(type(window.studio.dispatcher), "is_idle", False)
    window.studio.dispatcher.changed.emit()
    assert not chooser.act.isEnabled()
    assert "A job is running" in chooser.note.text()
    chooser.close()


def test_the_folder_is_opened(
    dialog: HealthDialog, pictures: list[Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(file_tasks, "open_folder", opened.append)
    press(dialog.open_folder)
    assert opened == [pictures[0].path.parent]


def test_it_follows_the_language(dialog: HealthDialog, window: MainWindow) -> None:
    window.studio.translation.use(Language.CHINESE)
    QApplication.processEvents()
    try:
        assert dialog.check.text() != "Check now"
        assert dialog.check.accessibleName() == dialog.check.text()
    finally:
        window.studio.translation.use(Language.ENGLISH)
