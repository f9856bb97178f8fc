"""Stopping with Esc: asks first if a lot of work would be lost."""

import time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from sdstudio.app.dispatcher import Dispatcher
from sdstudio.ui.question import ask

#: Esc asks first if the picture has already taken longer than this.
ASK_BEFORE_LOSING_S = 60.0


class StopController(QObject):
    """Knows how long the current picture has been in progress."""

    def __init__(self, dispatcher: Dispatcher, window: QWidget) -> None:
        super().__init__(window)
        self._dispatcher = dispatcher
        self._window = window
        self._picture = (-1, -1)
        self._began_s = 0.0
        self.question: QMessageBox | None = None
        dispatcher.changed.connect(self._watch)
        dispatcher.progressed.connect(self._watch)

    def carefully(self) -> None:
        """Stop, after asking if more than a minute of work would be lost."""
        if self._dispatcher.running is None:
            return
        if time.monotonic() - self._began_s < ASK_BEFORE_LOSING_S:
            self._dispatcher.stop()
        elif self.question is None:
            self._ask()

    def _ask(self) -> None:
        self.question = ask(
            self._window,
            self.tr("Stop generating?"),
            self.tr("You would lose more than a minute of work on this picture."),
            do=(self.tr("Stop"), self._dispatcher.stop),
            keep=self.tr("Continue"),
        )
        self.question.finished.connect(self._on_answered)

    def _on_answered(self) -> None:
        self.question = None

    def _watch(self) -> None:
        running = self._dispatcher.running
        picture = (-1, -1) if running is None else (running.job.id, running.index)
        if picture != self._picture:
            self._picture, self._began_s = picture, time.monotonic()
            if running is None and self.question is not None:
                # There is nothing left to lose.
                self.question.reject()
