"""Closing the window while something is not finished."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from sdstudio.app.operations import unfinished
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.grid import Axis, Grid
from sdstudio.domain.input_refs import InputRole
from sdstudio.library import JobState, Library
from sdstudio.ui import close_controller
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.grid_dialog import GridDialog
from sdstudio.ui.inputs import reading
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, red, stroke
from tests.support.closing import close_when_written
from tests.support.coroutines import result_of
from tests.support.dialogs import press_button

__all__ = ["red"]


@pytest.fixture
def painting(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window while a slow picture is made."""
    window.studio.draft.choose(prompt="a slow fish", steps=8)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(window.make.generate_bar.stop.isVisible)
    return window


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk that doesn't answer until this is set, and is full then."""
    answers = threading.Event()

    def refuse(*_args: object, **_options: object) -> None:
        answers.wait(20)
        raise StudioError(ErrorCode.DISK_FULL, folder="/full")

    monkeypatch.setattr(Library, "save_picture", refuse)
    yield answers
    answers.set()


def save_first_of_two(window: MainWindow, qtbot: QtBot) -> None:
    """Make two slow pictures, until the first is finished and the disk has been asked."""
    studio = window.studio
    studio.draft.choose(prompt="two slow fish", steps=8)
    studio.draft.set_count(2)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: studio.dispatcher.running is not None)
    qtbot.waitUntil(lambda: bool(unfinished()))


def answer(window: MainWindow, text: str) -> None:
    """Press the button ``text`` of the question."""
    question = window.close_controller.question
    assert question is not None
    press_button(question, text)


def kept_jobs(window: MainWindow, qtbot: QtBot) -> list[str]:
    """The prompts of the queue as the library has it."""
    jobs = result_of(window.studio.library.do(lambda library: library.jobs()))
    return [job.request.params.prompt for job in jobs]


def test_it_closes_at_once_while_nothing_runs(window: MainWindow) -> None:
    assert window.close()
    assert window.isHidden()


def test_it_asks_while_a_picture_is_made_and_stays_on_escape(
    painting: MainWindow, qtbot: QtBot
) -> None:
    assert not painting.close()
    question = painting.close_controller.question
    assert question is not None
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert painting.isVisible()
    qtbot.waitUntil(lambda: painting.studio.pictures.rowCount() == 1)
    assert painting.isVisible()


def test_the_question_s_texts_begin_where_its_buttons_do(painting: MainWindow) -> None:
    painting.close()
    box = painting.close_controller.question
    assert box is not None
    buttons = box.findChild(QDialogButtonBox)
    assert buttons is not None
    left = [buttons.x()]
    for label in box.findChildren(QLabel):
        if label.text():
            left.append(label.mapTo(box, label.contentsRect().topLeft()).x())
    assert len(set(left)) == 1
    assert len(left) == 3


def test_finish_first_closes_once_the_picture_is_saved(painting: MainWindow, qtbot: QtBot) -> None:
    painting.close()
    answer(painting, "Finish, then close")
    assert painting.isVisible()
    assert "close when" in painting.make.done.text
    qtbot.waitUntil(painting.isHidden)
    assert painting.studio.pictures.rowCount() == 1


def test_waiting_can_be_called_off(painting: MainWindow, qtbot: QtBot) -> None:
    painting.close()
    answer(painting, "Finish, then close")
    QTest.mouseClick(painting.make.done.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: painting.studio.pictures.rowCount() == 1)
    qtbot.wait(100)
    assert painting.isVisible()
    assert not painting.studio.queue.paused


def test_asked_twice_while_it_waits_and_called_off_the_queue_goes_on(
    painting: MainWindow, qtbot: QtBot
) -> None:
    painting.close()
    answer(painting, "Finish, then close")
    painting.close()
    answer(painting, "Finish, then close")
    painting.close()
    answer(painting, "Cancel")
    assert not painting.close_controller.is_waiting
    assert not painting.studio.queue.paused
    qtbot.waitUntil(lambda: painting.studio.pictures.rowCount() == 1)
    assert painting.isVisible()


def test_a_picture_that_cannot_be_saved_keeps_the_window_open_and_the_queue_paused(
    painting: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise StudioError(ErrorCode.DISK_FULL, folder="/full")

    monkeypatch.setattr(Library, "save_picture", refuse)
    painting.studio.draft.choose(prompt="another fish", steps=3)
    painting.make.generate_bar.generate.click()
    painting.close()
    answer(painting, "Finish, then close")
    studio = painting.studio
    saver = studio.saver
    qtbot.waitUntil(
        lambda: bool(saver.unsaved) and not painting.close_controller.is_waiting, timeout=60_000
    )
    assert painting.isVisible()
    assert studio.queue.paused
    assert studio.dispatcher.running is None
    saver.discard(saver.unsaved[0])


def test_closed_while_the_last_picture_is_being_saved_it_waits_for_the_disk(
    painting: MainWindow, qtbot: QtBot, disk: threading.Event
) -> None:
    studio = painting.studio
    qtbot.waitUntil(lambda: studio.dispatcher.running is None)
    assert not painting.close()
    assert "close when" in painting.make.done.text
    disk.set()
    qtbot.waitUntil(lambda: bool(studio.saver.unsaved))
    qtbot.waitUntil(lambda: not painting.close_controller.is_waiting)
    assert painting.isVisible()
    studio.saver.discard(studio.saver.unsaved[0])


@pytest.mark.parametrize("answered", ["Stop and close", "Close and generate it next time"])
def test_a_picture_refused_while_the_question_is_open_keeps_the_window_open(
    window: MainWindow, qtbot: QtBot, disk: threading.Event, answered: str
) -> None:
    studio = window.studio
    save_first_of_two(window, qtbot)
    window.close()
    disk.set()
    qtbot.waitUntil(lambda: bool(studio.saver.unsaved))
    answer(window, answered)
    qtbot.waitUntil(lambda: studio.dispatcher.running is None)
    qtbot.waitUntil(lambda: not unfinished())
    assert window.isVisible()
    for picture in studio.saver.unsaved:
        studio.saver.discard(picture)


def test_stop_and_close_leaves_no_job(painting: MainWindow, qtbot: QtBot) -> None:
    painting.close()
    answer(painting, "Stop and close")
    qtbot.waitUntil(painting.isHidden)
    assert painting.studio.pictures.rowCount() == 0
    assert kept_jobs(painting, qtbot) == []


def test_keep_closes_at_once_and_the_job_stays(painting: MainWindow, qtbot: QtBot) -> None:
    painting.close()
    answer(painting, "Close and generate it next time")
    assert painting.isHidden()
    assert kept_jobs(painting, qtbot) == ["a slow fish"]


def test_a_job_that_comes_back_paused_is_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.queue.pause()
    studio.draft.choose(prompt="a red fish", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    job_id = studio.queue.jobs[0].id
    result_of(studio.library.do(lambda library: library.pause_job(job_id)))
    result_of(studio.queue.refresh())
    qtbot.waitUntil(lambda: studio.queue.jobs[0].state is JobState.PAUSED)
    again = MainWindow(studio)
    qtbot.addWidget(again)
    again.show()
    assert "didn't shut down properly" in again.pictures.paused.text
    QTest.mouseClick(again.pictures.paused.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    again.hide()


def test_generate_right_before_closing_keeps_its_job(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.queue.pause()
    window.studio.draft.choose(prompt="at the last moment", steps=3)
    window.make.generate_bar.generate.click()
    window.close()
    qtbot.waitUntil(window.isHidden)
    assert kept_jobs(window, qtbot) == ["at the last moment"]


def test_generate_with_a_painted_mask_right_before_closing_keeps_its_job(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    window.studio.queue.pause()
    page, _mask = begin_mask(window, qtbot, red)
    stroke(page, (20, 20), (60, 40))
    window.make.generate_bar.generate.click()
    window.close()
    qtbot.waitUntil(window.isHidden)
    (job,) = result_of(window.studio.library.do(lambda library: library.jobs()))
    assert job.request.input(InputRole.MASK) is not None


def test_a_grid_with_a_painted_mask_right_before_closing_keeps_its_jobs(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    window.studio.queue.pause()
    page, _mask = begin_mask(window, qtbot, red)
    stroke(page, (20, 20), (60, 40))
    window.grids.ask()
    (dialog,) = window.findChildren(GridDialog)
    dialog.chosen.emit(Grid(Axis("steps", (3, 4)), None))
    dialog.close()
    window.close()
    qtbot.waitUntil(window.isHidden)
    assert len(kept_jobs(window, qtbot)) == 2


def test_a_job_that_the_disk_refuses_right_before_closing_keeps_the_window_open(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise StudioError(ErrorCode.DISK_FULL, folder="/full")

    monkeypatch.setattr(Library, "submit_all", refuse)
    window.studio.draft.choose(prompt="at the last moment", steps=3)
    window.make.generate_bar.generate.click()
    window.close()
    zones = (window.make, window.stage, window.pictures)
    qtbot.waitUntil(lambda: any("/full" in zone.notices.text for zone in zones))
    qtbot.waitUntil(lambda: not window.close_controller.is_waiting)
    assert window.isVisible()


@pytest.mark.parametrize("asked_by", ["the artist", "the system"])
def test_it_does_not_close_before_the_disk_has_answered_for_a_finished_picture(
    window: MainWindow, qtbot: QtBot, disk: threading.Event, asked_by: str
) -> None:
    studio = window.studio
    save_first_of_two(window, qtbot)
    if asked_by == "the system":
        window.close_controller.end()
    else:
        window.close()
        answer(window, "Close and generate it next time")
    assert window.isVisible()
    assert "everything is saved" in window.make.done.text
    disk.set()
    qtbot.waitUntil(lambda: bool(studio.saver.unsaved))
    qtbot.waitUntil(lambda: not window.close_controller.is_waiting)
    assert window.isVisible()
    studio.dispatcher.stop()
    qtbot.waitUntil(lambda: studio.dispatcher.running is None)
    for picture in studio.saver.unsaved:
        studio.saver.discard(picture)


def test_the_time_limit_of_stopping_does_not_cut_off_the_saving_of_a_picture(
    window: MainWindow, qtbot: QtBot, disk: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_controller, "CLOSE_LIMIT_S", 0.05)
    studio = window.studio
    save_first_of_two(window, qtbot)
    window.close()
    answer(window, "Stop and close")
    qtbot.wait(200)
    assert window.isVisible()
    disk.set()
    qtbot.waitUntil(lambda: bool(studio.saver.unsaved))
    qtbot.waitUntil(lambda: studio.dispatcher.running is None)
    assert window.isVisible()
    for picture in studio.saver.unsaved:
        studio.saver.discard(picture)


def _give_to_start(window: MainWindow, file: Path) -> None:
    window.input_controller.give(file)


def _paste_as_layer(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_[ActionId.LAYER_PASTE].trigger()


def _paste_as_mask(window: MainWindow, file: Path) -> None:
    painted = window.canvas_controller.painted
    assert painted is not None
    painted.read(file)


@pytest.mark.parametrize("give", [_give_to_start, _paste_as_layer, _paste_as_mask])
def test_a_drive_that_never_answers_neither_keeps_it_open_nor_the_library_waiting(
    window: MainWindow,
    qtbot: QtBot,
    red: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    give: Callable[[MainWindow, Path], None],
) -> None:
    begin_mask(window, qtbot, red)
    monkeypatch.setattr(reading, "_temporary_folders", set)
    asked, answers = threading.Event(), threading.Event()

    def wait(file: Path) -> object:
        asked.set()
        answers.wait(20)
        raise StudioError(ErrorCode.INPUT_UNREADABLE, file=str(file))

    for name in (
        "sdstudio.ui.inputs.reading.read_given",
        "sdstudio.ui.canvas.layer_transfer.read_layer_picture",
        "sdstudio.ui.canvas.canvas_model.read_input",
    ):
        monkeypatch.setattr(name, lambda file, *_role: wait(file))
    try:
        give(window, red)
        qtbot.waitUntil(asked.is_set)
        assert result_of(window.studio.library.do(lambda library: library.jobs())) == []
        close_when_written(window, qtbot)
    finally:
        answers.set()


@pytest.mark.parametrize("answered", ["Cancel", "Close anyway"])
def test_a_drive_that_keeps_it_open_for_long_is_told_of_and_can_be_left(
    window: MainWindow,
    qtbot: QtBot,
    red: Path,
    monkeypatch: pytest.MonkeyPatch,
    answered: str,
) -> None:
    begin_mask(window, qtbot, red)
    answers = threading.Event()

    def wait(file: Path) -> object:
        answers.wait(60)
        raise StudioError(ErrorCode.INPUT_UNREADABLE, file=str(file))

    monkeypatch.setattr("sdstudio.ui.canvas.layer_transfer.read_layer_picture", wait)
    monkeypatch.setattr("sdstudio.ui.canvas.layer_transfer.lost_by_closing", lambda _file: True)
    closing, done = window.close_controller, window.make.done
    closing.stuck_timer.setInterval(1)
    try:
        _paste_as_layer(window, red)
        assert not window.close()
        qtbot.waitUntil(lambda: "isn't responding" in done.text)
        if answered == "Cancel":
            QTest.mouseClick(done.button, Qt.MouseButton.LeftButton)
            assert not closing.is_waiting
            assert done.text == ""
            assert window.isVisible()
        else:
            QTest.mouseClick(done.more_button, Qt.MouseButton.LeftButton)
            qtbot.waitUntil(window.isHidden)
    finally:
        answers.set()
        qtbot.waitUntil(lambda: not unfinished())


def test_only_files_that_others_may_remove_are_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, link = tmp_path / "there", tmp_path / "link"
    there.mkdir()
    link.symlink_to(there, target_is_directory=True)
    monkeypatch.setattr(tempfile, "tempdir", str(link))
    monkeypatch.setenv("TMPDIR", str(link))
    assert reading.lost_by_closing(QImage())
    # As the system names the folder, and as it is named by the programs that resolve its path.
    assert reading.lost_by_closing(link / "dragged" / "fish.png")
    assert reading.lost_by_closing(there / "fish.png")
    assert not reading.lost_by_closing(Path.home() / "fish.png")
    assert not reading.lost_by_closing(tmp_path / "there too" / "fish.png")
