"""Announces the end of a long job, or of the queue, to an artist who works in another window."""

import sys
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from sdstudio.app.settings import Announced
from sdstudio.app.studio import Studio
from sdstudio.library import JobState
from sdstudio.paths import APP_NAME
from sdstudio.ui.wording import counted

_MINUTE_S: Final = 60
_SHOWN_MS: Final = 10_000


class SystemSignals(QObject):
    """A sound and a notification, by what the system has; quietly nothing where it has neither.

    Signals:
        clicked(): the artist clicked the notification.
    """

    clicked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._hide = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._hide.timeout.connect(self._hide_tray)

    @property
    def is_in_use(self) -> bool:
        """Whether a window of the program has the focus."""
        return QApplication.applicationState() is Qt.ApplicationState.ApplicationActive

    def sound(self) -> None:
        """Play the system's sound for an event."""
        QApplication.beep()

    def show(self, text: str) -> None:
        """Have the system show a notification."""
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._show_from_tray(text)
        elif program := _command():
            QProcess.startDetached(
                program, [f"--app-name={APP_NAME}", "--icon=sd-studio", "--", APP_NAME, text]
            )

    def _show_from_tray(self, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip(APP_NAME)
            self._tray.messageClicked.connect(self.clicked)
            self._tray.activated.connect(lambda _: self.clicked.emit())
        # Only as long as the notification, which comes from it.
        self._tray.show()
        self._tray.showMessage(APP_NAME, text, self._window.windowIcon(), _SHOWN_MS)
        self._hide.start()

    def _hide_tray(self) -> None:
        if self._tray is not None:
            self._tray.hide()


class EndAnnouncer(QObject):
    """Follows the jobs, and announces the end of what was long, if the artist wishes.

    Args:
        clock: seconds, monotonic.

    Thread: GUI.
    """

    def __init__(
        self,
        studio: Studio,
        signals: SystemSignals,
        parent: QObject,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self.signals = signals
        self.clock = clock
        self._job_id: int | None = None
        self._job_began_s = 0.0
        self._was_stopped = False
        # Of all jobs since the queue was last empty or paused.
        self._queue_began_s: float | None = None
        self._ended = self._failed = 0
        studio.dispatcher.changed.connect(self._on_changed)
        studio.queue.job_ended.connect(self._on_job_ended)

    def _on_changed(self) -> None:
        running = self._studio.dispatcher.running
        if running is None:
            return
        if running.job.id != self._job_id:
            self._job_id, self._job_began_s = running.job.id, self.clock()
            self._was_stopped = False
            if self._queue_began_s is None:
                self._queue_began_s = self._job_began_s
        self._was_stopped = self._was_stopped or running.is_stopping

    def _on_job_ended(self, job_id: int) -> None:
        jobs = self._studio.queue.jobs
        has_failed = any(one.id == job_id and one.state is JobState.FAILED for one in jobs)
        self._ended += 1
        self._failed += has_failed
        now_s, is_known = self.clock(), job_id == self._job_id
        goes_on = any(one.state in (JobState.WAITING, JobState.RUNNING) for one in jobs)
        began_s, was_stopped = self._queue_began_s, is_known and self._was_stopped
        if self._studio.settings.current.announced is Announced.JOB:
            if is_known and not was_stopped:
                self._announce(now_s - self._job_began_s, self._said_of_job(has_failed))
        elif not goes_on and began_s is not None and not was_stopped:
            self._announce(now_s - began_s, self._said_of_queue())
        if is_known:
            self._job_id = None
        if not goes_on:
            self._queue_began_s = None
            self._ended = self._failed = 0

    def _announce(self, seconds: float, text: str) -> None:
        settings = self._studio.settings.current
        is_long = seconds > int(settings.long_after) * _MINUTE_S
        if not is_long or self.signals.is_in_use:
            return
        if settings.end_signal.sounds:
            self.signals.sound()
        if settings.end_signal.shows:
            self.signals.show(text)

    # Without the prompt: others may see the screen.

    def _said_of_job(self, has_failed: bool) -> str:
        if has_failed:
            return self.tr("A job failed. Open SD Studio to see why.")
        return self.tr("A job is finished.")

    def _said_of_queue(self) -> str:
        if self._failed:
            return counted(
                self.tr("The queue is finished, but %n job(s) failed.", "", self._failed),
                self._failed,
            )
        return counted(self.tr("The queue is finished: %n job(s).", "", self._ended), self._ended)


def _command() -> str:
    """What shows notifications where there is no tray, as in GNOME; empty if there is none."""
    is_linux = sys.platform.startswith("linux")
    return QStandardPaths.findExecutable("notify-send") if is_linux else ""
