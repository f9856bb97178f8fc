"""The status line: model, device, memory, current activity and time left."""

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from sdstudio.app.model_management.model_status import Condition
from sdstudio.app.running_job import EngineState
from sdstudio.app.studio import Studio
from sdstudio.domain.messages import Phase
from sdstudio.library import JobState
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import row_px
from sdstudio.ui.wording import about, duration, left, model_name, number, phase_name, plain_tip

_TICK_MS = 1000
_NAME_MAX_PX = 240


class StatusLine(Retranslates, QFrame):
    """One line at the bottom of the window.

    Signals:
        models_asked(): the artist wants to see what is being downloaded.
    """

    models_asked = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._studio = studio
        self._memory_bytes = 0
        self._model, self._device, self._memory = (ElidedLabel() for _ in range(3))
        self._activity = QLabel()
        self._activity.setObjectName("status_activity")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(24)
        for label in (self._model, self._device, self._memory):
            row.addWidget(label)
        row.addStretch()
        #: The current download; hidden if there is none.
        self.download = QPushButton()
        self.download.setProperty("link", True)
        self.download.hide()
        self.download.clicked.connect(self.models_asked)
        row.addWidget(self.download)
        self._activity.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._activity)
        self._fit_height()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_activity)
        studio.dispatcher.changed.connect(self._show)
        studio.dispatcher.progressed.connect(self._show_activity)
        studio.draft.checkpoint_changed.connect(self._show)
        studio.engine.memory_changed.connect(self._on_memory)
        studio.models.status_changed.connect(lambda _: self._show_download())
        studio.models.offers_changed.connect(self._show_download)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()

    def _fit_height(self) -> None:
        height_px = row_px(self.fontMetrics())
        self.download.setFixedHeight(height_px)
        self.setFixedHeight(height_px)

    @property
    def text(self) -> str:
        """The whole visible line."""
        labels = (self._model, self._device, self._memory, self._activity)
        return " · ".join(label.text() for label in labels if label.text())

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Status"))
        self._model.setToolTip(plain_tip(self.tr("Current model")))
        self._device.setToolTip(plain_tip(self.tr("Device that generates the pictures")))
        self._memory.setToolTip(plain_tip(self.tr("Memory in use by the image engine")))
        self.download.setToolTip(plain_tip(self.tr("Show models and downloads")))
        self._show_download()
        self._show()

    def _on_memory(self, held_bytes: int) -> None:
        self._memory_bytes = held_bytes
        size = QLocale().formattedDataSize(
            held_bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        self._memory.setText(self.tr("{size} in use").format(size=size))

    def _show(self) -> None:
        dispatcher = self._studio.dispatcher
        checkpoint = self._studio.draft.checkpoint
        self._model.setText(self.tr("No model") if checkpoint is None else model_name(checkpoint))
        ready = dispatcher.engine_ready
        self._device.setText(ready.device_name if ready else "")
        if dispatcher.engine_state is not EngineState.READY:
            self._memory.clear()
        elif self._memory_bytes:
            self._on_memory(self._memory_bytes)
        if dispatcher.running is None:
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()
        self._show_activity()

    def _show_download(self) -> None:
        text = self._download_text()
        self.download.setVisible(bool(text))
        if text != self.download.text():
            self.download.setText(text)
            self.download.setAccessibleName(text)

    def _download_text(self) -> str:
        store = self._studio.models
        for key in store.downloads.keys:
            model_status, offer = store.model_status(key), store.offer(key)
            if offer is None:
                continue
            name = self.fontMetrics().elidedText(
                offer.name, Qt.TextElideMode.ElideMiddle, _NAME_MAX_PX
            )
            if model_status.condition in (Condition.FETCHING, Condition.CHECKING):
                percent = int(100 * model_status.progress.share)
                return self.tr("{model}: {percent}%").format(model=name, percent=percent)
            if model_status.condition is Condition.METERED:
                return self.tr("{model} is waiting for your approval").format(model=name)
            if model_status.condition is Condition.FAILED:
                return self.tr("{model}: interrupted").format(model=name)
        return ""

    def _show_activity(self) -> None:
        self._activity.setText(self._activity_text())

    def _activity_text(self) -> str:
        queue, dispatcher = self._studio.queue, self._studio.dispatcher
        waiting = sum(job.state is JobState.WAITING for job in queue.jobs)
        running = dispatcher.running
        if dispatcher.engine_state is EngineState.GONE:
            return self.tr("Not running")
        if dispatcher.engine_state is EngineState.STARTING:
            return self.tr("Starting…")
        if running is None:
            if queue.paused:
                paused = self.tr("Paused, {count} waiting").format(count=number(waiting))
                return paused if waiting else self.tr("Paused")
            return self.tr("Ready")
        if running.is_stopping:
            return self.tr("Stopping…")
        parts = [phase_name(running.phase)]
        if running.phase is Phase.DENOISE and running.steps:
            parts.append(f"{running.step} / {running.steps}")
        parts.append(left(dispatcher.left_s()))
        if waiting:
            parts.append(self.tr("{count} waiting").format(count=number(waiting)))
            time = self._studio.queue_times.now
            if time.is_complete:
                parts.append(self.tr("{time} in all").format(time=about(time.seconds)))
            elif time.seconds:
                parts.append(self.tr("at least {time} in all").format(time=duration(time.seconds)))
        return " · ".join(parts)
