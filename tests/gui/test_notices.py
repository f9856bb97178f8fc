"""Trouble appears where it belongs, in words, with a button that helps."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdstudio.app.notices import Notice
from sdstudio.app.settings import Language
from sdstudio.domain import modes
from sdstudio.domain.error_sentences import Remedy
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library, Picture
from sdstudio.ui import error_messages
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.notice_bar import NoticeBar
from sdstudio.ui.stage.picture_view import PictureView
from tests.support.paper_model import write_model

Make = Callable[..., None]


def press_remedy(bar: NoticeBar, remedy: Remedy) -> None:
    text = error_messages.remedy_text(remedy)
    button = next(one for one in bar.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_failure_has_a_sentence_and_every_remedy_a_label(qapp: QApplication) -> None:
    for code in ErrorCode:
        text = error_messages.text_of(Notice(code, {"model": "<b>x</b>"}))
        assert text.endswith((".", "png", "?", "--help", "library rebuild")) or code in text, code
    assert all(map(error_messages.remedy_text, Remedy))


def test_markup_in_a_name_is_shown_as_it_is(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell(Notice(ErrorCode.MODEL_NOT_FOUND, {"model": "<img src='http://x'>"}))
    assert "<img src='http://x'>" in bar.text
    (label,) = (one for one in bar.findChildren(QLabel) if one.text())
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_closed_notice_uncovers_the_one_before(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell(Notice(ErrorCode.ENGINE_DIED))
    bar.tell(Notice(ErrorCode.NOT_FINITE))
    bar.clear(keep=lambda notice: notice.code is ErrorCode.ENGINE_DIED)
    assert "was restarted" in bar.text
    bar.clear()
    assert bar.isHidden()


def test_a_notice_may_be_withdrawn_while_it_is_being_closed(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell(Notice(ErrorCode.ENGINE_DIED))
    (close,) = (one for one in bar.findChildren(QAbstractButton) if one.toolTip() == "Close")
    QTest.mousePress(close, Qt.MouseButton.LeftButton)
    bar.clear()
    QTest.mouseRelease(close, Qt.MouseButton.LeftButton)
    assert bar.notices == ()


def test_a_notice_that_comes_while_another_is_being_closed_is_not_closed_unread(
    qtbot: QtBot,
) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    told = Notice(ErrorCode.ENGINE_DIED)
    bar.tell(told)
    (close,) = (one for one in bar.findChildren(QAbstractButton) if one.toolTip() == "Close")
    QTest.mousePress(close, Qt.MouseButton.LeftButton)
    later = Notice(ErrorCode.ENGINE_NOT_STARTED)
    bar.tell(later)
    QTest.mouseRelease(close, Qt.MouseButton.LeftButton)
    assert list(bar.notices) == [told, later]
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert list(bar.notices) == [told]


def test_a_folder_that_is_no_model_says_so_and_offers_another(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window.open_model()
    qtbot.waitUntil(lambda: "isn't a model folder" in window.make.notices.text)
    good = write_model(tmp_path / "good", sample_size=16, words=False, mark=1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(good))
    press_remedy(window.make.notices, Remedy.OPEN_MODEL)
    qtbot.waitUntil(lambda: window.make.model.box.currentText() == "good")
    assert window.make.notices.text == ""
    assert window.studio.draft.checkpoint is not None
    assert window.studio.draft.checkpoint.ref.name == "good"
    assert window.studio.draft.value("width") == 128


def test_pickles_beside_the_weights_stand_in_the_tooltip(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    good = write_model(tmp_path / "good", mark=2)
    (good / "unet" / "old.ckpt").write_bytes(b"never opened")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(good))
    window.open_model()
    qtbot.waitUntil(lambda: "old.ckpt" in window.make.model.box.toolTip())


def test_a_folder_that_came_to_hold_another_model_is_opened_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    draft = window.studio.draft
    folder = write_model(tmp_path / "changing", words=False, mark=1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(draft.checkpoint_changed):
        window.open_model()
    shutil.rmtree(folder)
    write_model(folder, words=False, mark=2)
    with qtbot.waitSignal(draft.checkpoint_changed):
        window.open_model()
    assert window.make.model.box.currentText() == "changing"
    assert window.studio.draft.checkpoint in window.studio.registry.checkpoints


def test_a_size_that_cannot_be_used_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.draft.choose(prompt="a red fish", width=67)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: "multiple of 8" in window.make.notices.text)
    press_remedy(window.make.notices, Remedy.NATIVE_SIZE)
    assert window.studio.draft.value("width") == 64
    assert window.make.notices.text == ""


def test_a_crash_of_the_engine_is_told_and_the_job_made_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio = window.studio
    studio.draft.choose(prompt="crash-once slow fish", steps=2)
    studio.draft.set_count(2)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 2)
    qtbot.waitUntil(lambda: studio.dispatcher.running is None)
    # Not withdrawn by the picture made before the crash, which may be saved after it, nor by what
    # went well since: who looked away is told what happened.
    assert "was restarted" in window.stage.notices.text
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: window.stage.notices.text == "")


def refuse_pictures(patch: pytest.MonkeyPatch, error: StudioError) -> None:
    def refused(*_args: object, **_options: object) -> Picture:
        raise error

    patch.setattr(Library, "save_picture", refused)


def test_a_picture_that_cannot_be_kept_is_saved_elsewhere(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    studio = window.studio
    refuse_pictures(monkeypatch, StudioError(ErrorCode.DISK_FULL, folder="/full"))
    studio.draft.choose(prompt="a red fish", steps=3)
    window.make.generate_bar.generate.click()
    notices = window.pictures.notices
    qtbot.waitUntil(lambda: "/full: the disk is full" in notices.text)
    assert len(studio.saver.unsaved) == 1
    assert not window.pictures.notices.can_be_closed
    target = tmp_path / "elsewhere.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press_remedy(window.pictures.notices, Remedy.SAVE_ELSEWHERE)
    # The dialog was cancelled, so the picture can still be reached.
    assert "/full: the disk is full" in window.pictures.notices.text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press_remedy(window.pictures.notices, Remedy.SAVE_ELSEWHERE)
    qtbot.waitUntil(lambda: not studio.saver.unsaved)
    assert target.read_bytes().startswith(b"\x89PNG")
    assert window.pictures.notices.text == ""


def test_a_picture_that_cannot_be_kept_is_kept_at_the_second_try(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = window.studio
    with monkeypatch.context() as locked:
        refuse_pictures(locked, StudioError(ErrorCode.FOLDER_READ_ONLY, folder="/locked"))
        studio.draft.choose(prompt="a red fish", steps=3)
        window.make.generate_bar.generate.click()
        qtbot.waitUntil(lambda: bool(studio.saver.unsaved))
        assert not window.close()
        question = window.close_controller.question
        assert question is not None
        assert "couldn't be saved" in question.text()
        question.reject()
    press_remedy(window.pictures.notices, Remedy.TRY_AGAIN)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def test_save_as_writes_a_whole_copy(
    window: MainWindow, qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make("a red fish")
    picture = window.stage.picture
    assert picture is not None
    target = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.stage.setFocus()
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "copy.png" in window.pictures.done.text)
    assert target.with_suffix(".png").read_bytes() == picture.path.read_bytes()


def test_a_copy_asked_for_just_before_the_end_is_still_written(
    window: MainWindow, qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make("a red fish")
    target = tmp_path / "copy.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.close()
    qtbot.waitUntil(window.isHidden)
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_copy_that_cannot_be_written_just_before_the_end_keeps_the_window_open(
    window: MainWindow, qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make("a red fish")
    (tmp_path / "a file").write_bytes(b"")
    target = tmp_path / "a file" / "copy.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.close()
    qtbot.waitUntil(lambda: "couldn't be saved" in window.pictures.done.text)
    qtbot.waitUntil(lambda: not window.close_controller.is_waiting)
    assert window.isVisible()


def test_a_name_without_a_suffix_replaces_no_file(
    window: MainWindow, qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make("a red fish")
    present = tmp_path / "cat.png"
    present.write_bytes(b"a cat")
    target = tmp_path / "cat"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.pictures.done.text != "")
    assert present.read_bytes() == b"a cat"
    assert "cat (2).png" in window.pictures.done.text


def test_a_copy_that_cannot_be_written_is_told(
    window: MainWindow, qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make("a red fish")
    (tmp_path / "a file").write_bytes(b"")
    target = tmp_path / "a file" / "copy.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "couldn't be saved" in window.pictures.done.text)


def test_an_engine_that_does_not_start_is_started_again(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio = window.studio
    studio.engine.gave_up.emit(StudioError(ErrorCode.ENGINE_NOT_STARTED))
    qtbot.waitUntil(lambda: "couldn't be started" in window.stage.notices.text)
    assert "Not running" in window.status.text
    assert studio.queue.paused
    press_remedy(window.stage.notices, Remedy.RESTART_ENGINE)
    qtbot.waitUntil(lambda: "Ready" in window.status.text)
    make("a red fish")
    assert window.stage.notices.text == ""


def test_a_library_that_is_in_use_is_told_beside_the_pictures(window: MainWindow) -> None:
    window.studio.library.refused.emit(StudioError(ErrorCode.LIBRARY_IN_USE, folder="/there"))
    assert "/there" in window.pictures.notices.text


def test_the_status_line_says_model_and_device(window: MainWindow) -> None:
    assert "Practice model" in window.status.text
    assert "Fake engine" in window.status.text


# They move nothing, follow the language, and go when they are over.


def places(window: MainWindow) -> dict[QWidget, QPoint]:
    """Where on the window everything is that can be pointed at."""
    kinds = (QAbstractButton, QPlainTextEdit, QAbstractItemView, QComboBox, PictureView)
    found = [one for one in window.findChildren(QWidget) if isinstance(one, kinds)]
    return {one: one.mapTo(window, QPoint()) for one in found if one.isVisible()}


def test_a_notice_moves_nothing_that_can_be_pointed_at(window: MainWindow, make: Make) -> None:
    make("a red fish")
    QApplication.processEvents()
    before, size = places(window), window.stage.view.size()
    for code in (ErrorCode.MODEL_NOT_FOUND, ErrorCode.ENGINE_DIED, ErrorCode.LIBRARY_IN_USE):
        window.notices.tell(Notice(code, {"model": "one", "folder": "/there"}))
    for done in (window.make.done, window.pictures.done, window.pictures.paused):
        done.tell_only(lambda: "Something was done that takes a long sentence to say.")
    QApplication.processEvents()
    for bar in (window.make.notices, window.stage.notices, window.pictures.notices):
        assert bar.visibleRegion().boundingRect() == bar.rect()
        assert bar.height() >= bar.heightForWidth(bar.width())
    after = places(window)
    assert {one: after[one] for one in before} == before
    assert window.stage.view.size() == size


def test_what_was_done_is_said_in_the_new_language_after_a_change_of_it(
    window: MainWindow, make: Make
) -> None:
    make("a red fish")
    window.actions_[ActionId.COPY].trigger()
    window.notices.tell(Notice(ErrorCode.ENGINE_DIED))
    window.studio.translation.use(Language.CHINESE)
    QApplication.sendPostedEvents()
    said = (
        window.pictures.done.text,
        window.pictures.done.button.text(),
        window.stage.notices.text,
    )
    window.studio.translation.use(Language.ENGLISH)
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in said), said


def test_saved_as_goes_when_another_picture_is_looked_at(
    window: MainWindow, qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make("a red fish", seed=1)
    make("a blue car", seed=2)
    target = tmp_path / "copy.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.actions_[ActionId.SAVE_AS].trigger()
    qtbot.waitUntil(lambda: "copy.png" in window.pictures.done.text)
    other = window.studio.pictures.picture(1)
    assert other is not None
    window.stage.show_picture(other)
    assert window.pictures.done.text == ""


def test_the_queue_is_said_to_be_paused_only_while_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_[ActionId.PAUSE].trigger()
    window.studio.draft.choose(prompt="a cat", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: "paused" in window.pictures.paused.text)
    assert "Paused" in window.status.text
    window.actions_[ActionId.PAUSE].trigger()
    qtbot.waitUntil(lambda: window.pictures.paused.text == "")


def test_no_job_is_said_to_wait_once_the_paused_queue_is_cleared(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_[ActionId.PAUSE].trigger()
    window.studio.draft.choose(prompt="a cat", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)
    qtbot.waitUntil(lambda: "has to wait" in window.pictures.paused.text)
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not window.studio.queue.jobs)
    qtbot.waitUntil(lambda: window.pictures.paused.text == "")
    assert window.studio.queue.paused


def test_a_warning_about_a_mask_goes_with_the_mode(window: MainWindow) -> None:
    window.studio.draft.set_mode(modes.INPAINTING)
    window.notices.tell(Notice(ErrorCode.MASK_EMPTY))
    window.notices.tell(Notice(ErrorCode.MASK_SIZE_DIFFERS, {"width": 8, "height": 8}))
    window.studio.draft.choose(prompt="a cat")
    assert window.make.notices.text
    window.studio.draft.set_mode(modes.TEXT_TO_IMAGE)
    assert window.make.notices.text == ""


def test_a_notice_about_a_value_goes_once_the_value_can_be_used(
    window: MainWindow, qtbot: QtBot
) -> None:
    draft = window.studio.draft
    draft.choose(prompt="a red fish", width=67)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: bool(window.make.notices.text))
    draft.choose(prompt="a red fish on a table")
    assert "multiple of 8" in window.make.notices.text
    draft.choose(width=64)
    assert window.make.notices.text == ""


def test_what_failed_before_is_not_told_beside_the_next_job(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.studio.draft.choose(prompt="oom fish", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: "not enough memory" in window.stage.notices.text)
    qtbot.waitUntil(lambda: window.studio.dispatcher.running is None)
    window.studio.draft.choose(prompt="a red fish")
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: window.stage.notices.text == "")
