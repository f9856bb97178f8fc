"""The queue's jobs: order, editing, copies, retrying, the time for all, and those that ended."""

import json
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QProcess, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from sdstudio.app.queue_time import QueueTime
from sdstudio.app.settings import Announced, EndSignal, LongAfter
from sdstudio.library import Job, JobState, Outcome
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.end_announcer import EndAnnouncer, SystemSignals
from sdstudio.ui.job_history_dialog import Column, JobHistoryDialog
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.pictures.queue_list import QueueList

Make = Callable[..., None]

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def jobs(window: MainWindow, qtbot: QtBot) -> QueueList:
    """A cat, an owl and a tree wait in the queue, which is paused."""
    studio = window.studio
    studio.queue.pause()
    for prompt in ("a cat", "an owl", "a tree"):
        studio.draft.choose(prompt=prompt, steps=3)
        window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 3)
    studio.draft.choose(prompt="my own draft", steps=5)
    return window.pictures.queue_box.list


def prompts(window: MainWindow) -> list[str]:
    return [job.request.params.prompt for job in window.studio.queue.jobs]


def select(jobs: QueueList, row: int) -> Job:
    """Move to a job, as with the arrow keys."""
    jobs.setFocus()
    jobs.setCurrentIndex(jobs.jobs.index(row))
    job = jobs.jobs.job(row)
    assert job is not None
    return job


def edit(window: MainWindow, qtbot: QtBot, row: int) -> Job:
    """Begin to edit a job with the key."""
    job = select(window.pictures.queue_box.list, row)
    QTest.keyClick(window.pictures.queue_box.list, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.editing.job_id == job.id)
    return job


def test_a_job_is_moved_by_keys_and_back(window: MainWindow, qtbot: QtBot, jobs: QueueList) -> None:
    select(jobs, 2)
    QTest.keyClick(jobs, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "a tree", "an owl"])
    QTest.keyClick(jobs, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "an owl", "a tree"])
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "a tree", "an owl"])
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "an owl", "a tree"])
    window.actions_[ActionId.REDO].trigger()
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "a tree", "an owl"])


def test_selected_jobs_are_moved_together(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    select(jobs, 1)
    QTest.keyClick(jobs, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(jobs, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: prompts(window) == ["an owl", "a tree", "a cat"])
    QTest.keyClick(jobs, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "an owl", "a tree"])


def test_dragged_jobs_go_back_with_one_undo(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    rows = jobs.jobs
    dragged = rows.mimeData([rows.index(1), rows.index(2)])
    rows.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    qtbot.waitUntil(lambda: prompts(window) == ["an owl", "a tree", "a cat"])
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "an owl", "a tree"])


def test_a_waiting_job_is_edited_in_its_place(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    studio, make = window.studio, window.make
    before = edit(window, qtbot, 1)
    assert make.prompt.field.toPlainText() == "an owl"
    assert make.edit_bar.text == "Editing the job “an owl”"
    assert make.generate_bar.generate.isHidden()
    assert "edited" in jobs.jobs.data(jobs.jobs.index(1), Qt.ItemDataRole.AccessibleTextRole)
    make.prompt.field.setPlainText("a white owl")
    QTest.mouseClick(make.edit_bar.save, LEFT)
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "a white owl", "a tree"])
    qtbot.waitUntil(lambda: window.editing.job_id is None)
    changed = studio.queue.jobs[1]
    assert changed.id == before.id
    assert changed.request.params.seed == before.request.params.seed
    assert make.prompt.field.toPlainText() == "my own draft"
    assert not studio.draft.is_chosen("seed")
    assert make.edit_bar.isHidden()
    assert not make.generate_bar.generate.isHidden()
    QTest.mouseClick(make.done.button, LEFT)
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "an owl", "a tree"])
    window.actions_[ActionId.REDO].trigger()
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "a white owl", "a tree"])


def test_the_keys_of_generate_save_the_job(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    edit(window, qtbot, 0)
    assert window.actions_[ActionId.GENERATE].text() == "Save to the job"
    assert window.make.prompt.field.hasFocus()
    window.make.prompt.field.setPlainText("a black cat")
    QTest.keyClick(window.make.prompt.field, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: prompts(window) == ["a black cat", "an owl", "a tree"])
    qtbot.waitUntil(lambda: window.actions_[ActionId.GENERATE].text() == "&Generate")


def test_the_draft_that_was_set_aside_is_the_one_that_is_kept(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    studio = window.studio
    edit(window, qtbot, 0)
    window.make.prompt.field.setPlainText("a black cat")

    def kept() -> str:
        chosen = json.loads(studio.paths.draft_file.read_text(encoding="utf-8"))["chosen"]
        return str(chosen.get("prompt"))

    qtbot.waitUntil(lambda: studio.paths.draft_file.exists() and kept() == "my own draft")
    window.close()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "Your changes to the job aren't saved."
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.make.prompt.field.toPlainText() == "a black cat"
    # Longer than it takes until a draft is written.
    qtbot.wait(1200)
    assert kept() == "my own draft"
    window.close()
    box = window.findChildren(QMessageBox)[-1]
    next(one for one in box.buttons() if one.text() == "Close without saving").click()
    qtbot.waitUntil(lambda: not window.isVisible())
    qtbot.waitUntil(lambda: kept() == "my own draft")
    assert prompts(window)[0] == "a cat"


def test_cancel_leaves_the_job_and_the_edit_can_be_continued(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    make = window.make
    edit(window, qtbot, 0)
    make.prompt.field.setPlainText("a black cat")
    QTest.mouseClick(make.edit_bar.cancel, LEFT)
    assert make.prompt.field.toPlainText() == "my own draft"
    assert make.done.text == "The job stays as it was."
    QTest.mouseClick(make.done.button, LEFT)
    qtbot.waitUntil(lambda: make.prompt.field.toPlainText() == "a black cat")
    QTest.mouseClick(make.edit_bar.save, LEFT)
    qtbot.waitUntil(lambda: prompts(window) == ["a black cat", "an owl", "a tree"])
    assert make.prompt.field.toPlainText() == "my own draft"


def test_undo_ends_an_edit_and_brings_nothing_of_it_into_the_draft(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    make, undo = window.make, window.actions_[ActionId.UNDO]
    edit(window, qtbot, 0)
    undo.trigger()
    assert window.editing.job_id is None
    assert make.prompt.field.toPlainText() == "my own draft"
    job = edit(window, qtbot, 1)
    window.recall.recall_request(job.request.model_copy(update={"count": 3}), str)
    assert window.studio.draft.count == 3
    QTest.mouseClick(make.edit_bar.save, LEFT)
    qtbot.waitUntil(lambda: window.editing.job_id is None)
    assert window.studio.queue.jobs[1].request.count == 3
    while undo.isEnabled():
        undo.trigger()
    qtbot.waitUntil(lambda: not window.studio.queue.jobs or prompts(window)[1] == "an owl")
    assert make.prompt.field.toPlainText() == "my own draft"
    assert window.studio.draft.count == 1


def test_a_job_that_starts_while_it_is_edited_becomes_a_new_one(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    studio, bar = window.studio, window.make.edit_bar
    first = edit(window, qtbot, 0)
    window.make.prompt.field.setPlainText("slow black cat")
    studio.dispatcher.resume()
    qtbot.waitUntil(lambda: studio.dispatcher.running is not None)
    assert bar.text == "This job has started, so it can't be changed."
    studio.queue.pause()
    assert bar.save.text() == "Add as a new job"
    QTest.mouseClick(bar.save, LEFT)
    qtbot.waitUntil(lambda: "slow black cat" in prompts(window))
    assert window.editing.job_id is None
    assert window.make.prompt.field.toPlainText() == "my own draft"
    qtbot.waitUntil(lambda: not studio.queue.has(first.id))
    assert studio.pictures.picture(0) is not None


def test_a_job_that_is_removed_while_it_is_edited_says_so(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    edit(window, qtbot, 1)
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: window.make.edit_bar.text == "This job is no longer in the queue.")
    window.pictures.done.button.click()
    qtbot.waitUntil(lambda: window.make.edit_bar.text == "Editing the job “an owl”")


def test_a_failed_job_that_was_edited_runs_again(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.draft.choose(prompt="oom fish", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: [job.state for job in studio.queue.jobs] == [JobState.FAILED])
    edit(window, qtbot, 0)
    window.make.prompt.field.setPlainText("a red fish")
    QTest.mouseClick(window.make.edit_bar.save, LEFT)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def test_a_value_that_cannot_be_used_keeps_the_job_and_the_edit(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    edit(window, qtbot, 0)
    window.studio.draft.choose(prompt="x" * 100_000)
    window.studio.draft.choose(steps=100_000)
    QTest.mouseClick(window.make.edit_bar.save, LEFT)
    qtbot.waitUntil(lambda: window.make.notices.text != "")
    assert window.editing.job_id is not None
    assert prompts(window) == ["a cat", "an owl", "a tree"]


def test_a_copy_comes_right_behind_with_a_seed_of_its_own(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    select(jobs, 0)
    window.actions_[ActionId.DUPLICATE_JOB].trigger()
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "a cat", "an owl", "a tree"])
    first, copy = window.studio.queue.jobs[:2]
    assert first.request.params.seed != copy.request.params.seed
    QTest.mouseClick(window.pictures.done.button, LEFT)
    qtbot.waitUntil(lambda: prompts(window) == ["a cat", "an owl", "a tree"])


def test_a_copy_keeps_the_seed_that_the_artist_has_fixed(
    window: MainWindow, qtbot: QtBot, jobs: QueueList
) -> None:
    job = select(jobs, 2)
    window.studio.draft.choose(seed=job.request.params.seed)
    window.actions_[ActionId.DUPLICATE_JOB].trigger()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 4)
    assert window.studio.queue.jobs[3].request == job.request


def test_all_failed_jobs_are_retried_at_once(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    for _ in range(2):
        studio.draft.choose(prompt="oom fish", steps=3)
        window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: [job.state for job in studio.queue.jobs] == [JobState.FAILED] * 2)
    assert window.pictures.queue_box.text == "2 failed"
    studio.queue.pause()
    assert window.pictures.queue_box.text == "Paused\n2 failed"
    QTest.mouseClick(window.pictures.queue_box.retry, LEFT)
    qtbot.waitUntil(lambda: [job.state for job in studio.queue.jobs] == [JobState.WAITING] * 2)
    assert not window.actions_[ActionId.RETRY_FAILED].isEnabled()


def test_the_time_for_all_jobs_is_honest(window: MainWindow) -> None:
    whole_time = window.pictures.queue_box.whole_time
    assert whole_time(QueueTime(5, 700, True)) == "5 jobs, about 12 min"
    assert whole_time(QueueTime(1, 40, True)) == "1 job, about 40 s"
    assert whole_time(QueueTime(5, 700, False)) == "5 jobs, at least 12 min"
    assert whole_time(QueueTime(5, 0, False)) == "5 jobs, time not known yet"


def test_the_heading_and_the_status_line_give_the_same_time(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio = window.studio
    studio.queue.pause()
    studio.draft.choose(prompt="a cat", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: window.pictures.queue_box.text == "Paused · 1 job, time not known yet")
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not studio.queue.jobs)
    studio.dispatcher.resume()
    make("a red fish")
    studio.draft.choose(prompt="slow fish", steps=20)
    for _ in range(3):
        window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: studio.queue_times.now.jobs == 3)

    def agree() -> bool:
        """The status line, while the first of them runs."""
        whole = studio.queue_times.now
        said = window.pictures.queue_box.text.removeprefix("3 jobs, ")
        return whole.jobs == 3 and whole.is_complete and f"{said} in all" in window.status.text

    qtbot.waitUntil(agree)
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    studio.dispatcher.stop()
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def history(window: MainWindow, qtbot: QtBot) -> JobHistoryDialog:
    window.actions_[ActionId.JOB_HISTORY].trigger()
    dialog = window.findChild(JobHistoryDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.jobs.read):
        pass
    return dialog


def test_an_empty_history_says_what_belongs_there(window: MainWindow, qtbot: QtBot) -> None:
    dialog = history(window, qtbot)
    assert dialog.said.text().startswith("No jobs yet.")
    assert dialog.list.isHidden()
    dialog.reject()


def test_the_history_says_what_became_of_jobs_and_why(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio = window.studio
    make("a red fish", count=2)
    studio.draft.choose(prompt="oom fish")
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: [job.state for job in studio.queue.jobs] == [JobState.FAILED])
    dialog = history(window, qtbot)
    rows = dialog.jobs

    def said(row: int, column: Column) -> str:
        return str(rows.index(row, column).data())

    assert [said(row, Column.OUTCOME) for row in (0, 1)] == ["Failed", "Finished"]
    assert [said(row, Column.PICTURES) for row in (0, 1)] == ["0 of 2", "2"]
    assert "not enough memory" in dialog.about.toPlainText()
    assert dialog.again.isHidden()
    assert dialog.retry.isVisible()
    assert not dialog.show_pictures.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.about.toPlainText() == "a red fish"
    QTest.mouseClick(dialog.recall, LEFT)
    assert window.make.prompt.field.toPlainText() == "a red fish"
    assert window.make.done.text == "Now using this job's settings."


def test_a_past_job_shows_its_pictures_and_is_added_again(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio = window.studio
    make("a red fish", count=2)
    make("an owl")
    studio.queue.pause()
    dialog = history(window, qtbot)
    past = dialog.jobs.past_job(1)
    assert past is not None
    assert past.outcome is Outcome.FINISHED
    dialog.list.setCurrentIndex(dialog.jobs.index(1, 0))
    QTest.mouseClick(dialog.again, LEFT)
    qtbot.waitUntil(lambda: prompts(window) == ["a red fish"])
    assert dialog.said.text() == "Added a job to the queue."
    assert studio.queue.jobs[0].request.params.seed != past.job.request.params.seed
    dialog.list.setCurrentIndex(dialog.jobs.index(1, 0))
    QTest.mouseClick(dialog.show_pictures, LEFT)
    strip = window.pictures.strip
    qtbot.waitUntil(lambda: len(strip.selected) == 2)
    shown = window.stage.picture
    assert shown is not None
    assert shown.request.params.prompt == "a red fish"


class QuietSignals(SystemSignals):
    """Notes what would be heard and shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.sounds = 0
        self.shown: list[str] = []
        self.has_focus = False

    @property
    def is_in_use(self) -> bool:
        return self.has_focus

    def sound(self) -> None:
        self.sounds += 1

    def show(self, text: str) -> None:
        self.shown.append(text)


def announced(window: MainWindow, qtbot: QtBot, *, minutes: float) -> QuietSignals:
    """What is announced at the end of two jobs that take so long each; the second one fails."""
    studio = window.studio
    signals = QuietSignals(window)
    now_s = 0.0
    announcer = EndAnnouncer(studio, signals, window, clock=lambda: now_s)
    studio.queue.pause()
    for prompt in ("a cat", "oom fish"):
        studio.draft.choose(prompt=prompt, steps=3)
        window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 2)
    began: set[int] = set()

    def count_time() -> None:
        nonlocal now_s
        running = studio.dispatcher.running
        if running is not None and running.job.id not in began and running.phase is not None:
            began.add(running.job.id)
            now_s += minutes * 60

    studio.dispatcher.progressed.connect(count_time)
    ended: list[int] = []
    studio.queue.job_ended.connect(ended.append)
    studio.dispatcher.resume()
    qtbot.waitUntil(lambda: len(ended) == 2)
    announcer.deleteLater()
    return signals


def test_nothing_is_announced_unless_that_is_wished(window: MainWindow, qtbot: QtBot) -> None:
    signals = announced(window, qtbot, minutes=10)
    assert not signals.sounds
    assert not signals.shown


def test_the_end_of_the_queue_is_announced_once(window: MainWindow, qtbot: QtBot) -> None:
    window.keep_settings(end_signal=EndSignal.BOTH, long_after=LongAfter.FIFTEEN)
    signals = announced(window, qtbot, minutes=10)
    assert signals.sounds == 1
    assert signals.shown == ["The queue is finished, but 1 job failed."]


def test_the_end_of_each_long_job_is_announced(window: MainWindow, qtbot: QtBot) -> None:
    window.keep_settings(end_signal=EndSignal.NOTIFICATION, announced=Announced.JOB)
    signals = announced(window, qtbot, minutes=2)
    assert not signals.sounds
    assert signals.shown == ["A job is finished.", "A job failed. Open SD Studio to see why."]


def test_what_is_short_or_watched_is_not_announced(window: MainWindow, qtbot: QtBot) -> None:
    window.keep_settings(end_signal=EndSignal.BOTH, long_after=LongAfter.FIVE)
    assert not announced(window, qtbot, minutes=2).shown
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not window.studio.queue.jobs)


def test_a_system_without_a_tray_is_asked_by_its_own_command(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(QProcess, "startDetached", lambda _program, rest: asked.append(rest))
    window.end_announcer.signals.show("The queue is finished.")
    if sys.platform.startswith("linux"):
        assert asked[0][-2:] == ["SD Studio", "The queue is finished."]
    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda _name: "")
    window.end_announcer.signals.show("The queue is finished.")
    assert len(asked) <= 1


def test_a_failed_job_is_retried_from_the_history(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.draft.choose(prompt="oom fish", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: [job.state for job in studio.queue.jobs] == [JobState.FAILED])
    studio.queue.pause()
    dialog = history(window, qtbot)
    QTest.mouseClick(dialog.retry, LEFT)
    qtbot.waitUntil(lambda: [job.state for job in studio.queue.jobs] == [JobState.WAITING])
    assert dialog.said.text() == "The job is waiting to run again."
    # It has not ended any more.
    qtbot.waitUntil(dialog.list.isHidden)
    assert dialog.retry.isHidden()
    dialog.reject()
