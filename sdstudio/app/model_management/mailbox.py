"""Mailbox: carries model statuses from other threads to the GUI thread."""

import threading

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.app.model_management.model_status import ModelStatus


class Mailbox(QObject):
    """Accepts statuses on any thread and delivers them on the GUI thread.

    A busy window gets only the newest status of each condition, never a backlog.

    Signals:
        arrived(str, ModelStatus): the status of the model with that key.
    """

    arrived = Signal(str, object)
    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: list[tuple[str, ModelStatus]] = []
        self._is_closed = False
        self._posted.connect(self._hand_out)

    def post(self, key: str, model_status: ModelStatus) -> None:
        """Post a model's status. Any thread; returns at once."""
        with self._lock:
            if self._is_closed:
                return
            was_empty = not self._waiting
            last = next((i for i, (k, _) in enumerate(reversed(self._waiting)) if k == key), None)
            if last is not None:
                place = len(self._waiting) - 1 - last
                if self._waiting[place][1].condition is model_status.condition:
                    self._waiting[place] = key, model_status
                    return
            self._waiting.append((key, model_status))
            if was_empty:
                # Under the lock: after ``close`` this object may be gone.
                self._posted.emit()

    def close(self) -> None:
        """Accept and deliver nothing more."""
        with self._lock:
            self._is_closed = True
            self._waiting.clear()

    @Slot()
    def _hand_out(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for key, model_status in waiting:
            self.arrived.emit(key, model_status)
