"""Closing the window while something is unfinished."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from sdstudio.app.engine_time_limits import CLOSE_LIMIT_S
from sdstudio.app.operations import Operations, all_finished, unfinished
from sdstudio.app.running_job import UnsavedPicture
from sdstudio.app.studio import Studio
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.question import message_box
from sdstudio.ui.wording import counted

#: Saving takes a second or two; a drive that takes this long may be asleep or gone.
_STUCK_MS: Final = 10_000


class CloseController(QObject):
    """Asks the artist, waits if wanted, and reports when the window may close.

    Signals:
        agreed(): the window may close now.
        waiting_changed(): started or stopped waiting, or ``is_stuck`` has changed.
        save_asked(): the artist wants to save the pictures that exist only in memory.
    """

    agreed = Signal()
    waiting_changed = Signal()
    save_asked = Signal()

    class State(Enum):
        """The progress of closing: after FINISHING or STOPPING a job, what it made is saved."""

        OPEN = auto()
        ASKING = auto()
        FINISHING = auto()
        STOPPING = auto()
        SAVING = auto()
        AGREED = auto()

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._was_paused = False
        self._paused_here = False
        self._operations = Operations(self)
        self._is_abandoning = False
        #: Runs out when saving takes so long that a drive may never answer.
        self.stuck_timer = QTimer(self, singleShot=True, interval=_STUCK_MS)
        self.stuck_timer.timeout.connect(self._on_stuck)
        self.is_stuck = False
        self.state = CloseController.State.OPEN
        self.question: QMessageBox | None = None
        studio.dispatcher.changed.connect(self._on_changed)

    @property
    def is_waiting(self) -> bool:
        """Whether the window closes automatically when something is done."""
        return self.state in (CloseController.State.FINISHING, CloseController.State.SAVING)

    @property
    def left_paused(self) -> bool:
        """Whether the artist, rather than this controller, paused the queue."""
        closing_paused = self.state is CloseController.State.AGREED and self._paused_here
        return self._was_paused if closing_paused else self._studio.queue.paused

    def may_close(self) -> bool:
        """Whether the window may close at once; if not, the artist is asked."""
        if self.state is CloseController.State.AGREED:
            if self._is_abandoning or not unfinished():
                return True
            # The last of what was painted meanwhile.
            self._save()
            return False
        if self.is_waiting:
            # Closed again while waiting: the first answer no longer counts.
            self.stay()
        if self.state is CloseController.State.OPEN:
            if self._studio.saver.unsaved:
                self._ask_about_unsaved()
            elif self._studio.dispatcher.running is not None:
                self._ask_about_running()
            elif unfinished():
                # The disk may refuse the last picture, or a job that was just submitted.
                self._save()
            else:
                self.state = CloseController.State.AGREED
                return True
        return False

    def end(self) -> None:
        """Close at the system's request: ask only about what would be lost."""
        if self._studio.saver.unsaved:
            self._window.close()
        else:
            self._save()

    def stay(self) -> None:
        """Cancel closing."""
        was_going_on = self._paused_here and not self._was_paused
        # A disk that refused one picture would refuse the next one.
        if was_going_on and not self._studio.saver.unsaved:
            self._studio.queue.unpause()
        self._paused_here = False
        self._clear_stuck()
        self.state = CloseController.State.OPEN
        self.waiting_changed.emit()

    def close_anyway(self) -> None:
        """Close without what a drive that doesn't answer keeps from being read or saved."""
        if self.state is CloseController.State.SAVING:
            self._is_abandoning = True
            self._agree()

    def _ask_about_running(self) -> None:
        box = self._box(
            self.tr("A picture is still being generated."),
            self.tr("The jobs waiting in the queue are kept whatever you choose."),
        )
        finish = _button(box, self.tr("Finish, then close"), QMessageBox.ButtonRole.AcceptRole)
        stop = _button(box, self.tr("Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
        keep = _button(
            box, self.tr("Close and generate it next time"), QMessageBox.ButtonRole.ActionRole
        )
        stay = _button(box, self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        finish.clicked.connect(self._finish_first)
        stop.clicked.connect(self._stop)
        keep.clicked.connect(lambda: self._save())
        self._open(box, finish, stay)

    def _ask_about_unsaved(self) -> None:
        unsaved = self._studio.saver.unsaved
        box = self._box(
            counted(
                self.tr("%n picture(s) couldn't be saved and would be lost.", "", len(unsaved)),
                len(unsaved),
            ),
            counted(
                self.tr(
                    "They exist only in memory. Save them elsewhere before you close SD Studio.",
                    "",
                    len(unsaved),
                ),
                len(unsaved),
            ),
        )
        save = _button(box, self.tr("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        lose = _button(box, self.tr("Discard and close"), QMessageBox.ButtonRole.DestructiveRole)
        stay = _button(box, self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        save.clicked.connect(self.save_asked)
        lose.clicked.connect(lambda: self._save(losing=unsaved))
        self._open(box, save, stay)

    def _box(self, text: str, more: str) -> QMessageBox:
        return message_box(self._window, self.tr("Close SD Studio?"), text, more)

    def _open(self, box: QMessageBox, default: QPushButton, escape: QPushButton) -> None:
        self.state = CloseController.State.ASKING
        box.setDefaultButton(default)
        box.setEscapeButton(escape)
        box.finished.connect(self._on_answered)
        self.question = box
        keep_on_screen(box)
        box.open()

    def _on_answered(self) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None
        if self.state is CloseController.State.ASKING:
            self.state = CloseController.State.OPEN

    def _finish_first(self) -> None:
        queue = self._studio.queue
        self._was_paused, self._paused_here = queue.paused, True
        self.state = CloseController.State.FINISHING
        queue.pause()
        self.waiting_changed.emit()
        self._on_changed()

    def _stop(self) -> None:
        self.state = CloseController.State.STOPPING
        self._studio.dispatcher.stop()
        QTimer.singleShot(round(CLOSE_LIMIT_S * 1000), self, self._save_if_stopping)
        self._on_changed()

    def _save_if_stopping(self) -> None:
        if self.state is CloseController.State.STOPPING:
            self._save()

    def _on_changed(self) -> None:
        is_ending = self.state in (CloseController.State.FINISHING, CloseController.State.STOPPING)
        if is_ending and self._studio.dispatcher.running is None:
            self._save()

    def _save(self, losing: tuple[UnsavedPicture, ...] = ()) -> None:
        self.state = CloseController.State.SAVING
        self._operations.start(self._agree_once_saved(losing), replacing="save")
        self._clear_stuck()
        self.stuck_timer.start()
        self.waiting_changed.emit()

    def _on_stuck(self) -> None:
        if self.state is CloseController.State.SAVING:
            self.is_stuck = True
            self.waiting_changed.emit()

    def _clear_stuck(self) -> None:
        self.stuck_timer.stop()
        self.is_stuck = False

    def _agree(self) -> None:
        self._clear_stuck()
        self.state = CloseController.State.AGREED
        self.agreed.emit()

    async def _agree_once_saved(self, losing: tuple[UnsavedPicture, ...]) -> None:
        """Close once everything is saved; stay if that fails, so that the artist reads why.

        Args:
            losing: the pictures that the artist agreed to lose.
        """
        succeeded = await all_finished()
        if self.state is not CloseController.State.SAVING:
            return
        if succeeded and self._studio.saver.unsaved == losing:
            self._agree()
        else:
            self.stay()


def _button(box: QMessageBox, text: str, role: QMessageBox.ButtonRole) -> QPushButton:
    button = box.addButton(text, role)
    button.setAccessibleName(text)
    return button
