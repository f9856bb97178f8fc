"""ObjectBar: the progress of selecting objects, below the picture."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from sdstudio.app.model_management.model_status import ModelStatus
from sdstudio.app.model_management.store import ModelStore
from sdstudio.app.notices import Notice
from sdstudio.app.object_finder import FinderStatus
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.error_sentences import FAILURES, Remedy
from sdstudio.domain.errors import ErrorCode
from sdstudio.ui import error_messages, motion
from sdstudio.ui.canvas.object_selection import ObjectSelection
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.notice_bar import keep_focus
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

_PROGRESS_PX: Final = 4
_STEPS: Final = 1000
_NO_MODEL: Final = Notice(ErrorCode.MODEL_NONE_SELECTS, {})


class ObjectBar(Retranslates, QFrame):
    """As high as what it usually says needs, so that the picture stays where it is between clicks.

    Signals:
        models_asked(): show the model that is needed.
    """

    models_asked = Signal()

    def __init__(self, selection: ObjectSelection, store: ModelStore) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._selection = selection
        self._store = store
        self.label = _SteadyLabel()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(_PROGRESS_PX)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.apply, self.clear = QPushButton(), QPushButton()
        self.models, self.again = QPushButton(), QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX)
        column.setSpacing(GRID_PX // 2)
        column.addWidget(self.progress)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.label, 1)
        for button, act in (
            (self.apply, lambda: selection.apply()),
            (self.clear, selection.restart),
            (self.again, selection.try_again),
            (self.models, self.models_asked.emit),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            keep_focus(button)
            row.addWidget(button)
        selection.changed.connect(self._show)
        store.status_changed.connect(lambda _key: self._show())
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Selecting objects"))
        for button, text in (
            (self.apply, self.tr("Apply")),
            (self.clear, self.tr("Clear")),
            (self.again, self.tr("Try again")),
            (self.models, self.tr("Get the model…")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._texts = _Texts(
            busy=self.tr("The image engine is busy; it will answer after the current step."),
            starting=self.tr("Waiting for the image engine to start…"),
            looking=self.tr("Analysing the picture… You can already click."),
            finding=self.tr("Looking for the object…"),
            nothing=self.tr("Nothing was found there. Click elsewhere, or drag a box."),
            found=self.tr(
                "This will be the mask. Click what's missing, Alt+click what doesn't belong."
            ),
            begin=self.tr("Click an object, or drag a box around it."),
        )
        self.label.keep_room_for(self._texts)
        self._show()

    def show_chosen(self) -> None:
        """Be visible only while objects are being selected."""
        self._show()
        self.setVisible(self._selection.is_chosen)

    @property
    def _download(self) -> ModelStatus | None:
        """The download of a suitable model; ``None`` if none is being downloaded."""
        statuses = (
            self._store.model_status(variant.key)
            for offer in self._store.offers
            if offer.auxiliary_kind is AuxiliaryKind.SEGMENTATION
            for variant in offer.variants
        )
        return next((one for one in statuses if one.condition.is_download), None)

    def _show(self) -> None:
        selection, state = self._selection, self._selection.finder.state
        download = self._download if state.is_at is FinderStatus.NO_MODEL else None
        self.label.setText(self._said(download))
        is_busy = state.is_at in (
            FinderStatus.RUNNING,
            FinderStatus.WAITING,
            FinderStatus.NO_ENGINE,
        )
        self.progress.setVisible(is_busy or download is not None)
        if download is None:
            motion.show_busy(self.progress)
        else:
            self.progress.setRange(0, _STEPS)
            self.progress.setValue(round(_STEPS * download.progress.share))
        has_model = state.is_at is not FinderStatus.NO_MODEL
        self.apply.setVisible(has_model)
        self.clear.setVisible(has_model)
        self.apply.setEnabled(selection.can_apply)
        self.clear.setEnabled(bool(selection.shown))
        remedies = () if state.failure is None else FAILURES[state.failure.code].remedies
        self.models.setVisible(not has_model or Remedy.MODELS in remedies)
        self.again.setVisible(state.is_at is FinderStatus.FAILED)

    def _said(self, download: ModelStatus | None) -> str:
        selection, state = self._selection, self._selection.finder.state
        if download is not None:
            parts = [status_text.condition_text(download)]
            if download.condition.is_moving:
                parts.append(status_text.progress_text(download.progress))
            return " · ".join(parts)
        match state.is_at:
            case FinderStatus.NO_MODEL:
                return error_messages.text_of(_NO_MODEL)
            case FinderStatus.FAILED:
                assert state.failure is not None
                return error_messages.text_of(Notice(state.failure.code, state.failure.arguments))
            case FinderStatus.WAITING:
                return self._texts.busy
            case FinderStatus.NO_ENGINE:
                return self._texts.starting
            case FinderStatus.RUNNING:
                return self._texts.finding if selection.is_waiting else self._texts.looking
        if selection.found_nothing:
            return self._texts.nothing
        return self._texts.found if selection.shown else self._texts.begin


class _Texts(NamedTuple):
    """What the bar usually says."""

    busy: str
    starting: str
    looking: str
    finding: str
    nothing: str
    found: str
    begin: str


class _SteadyLabel(QLabel):
    """Has room for the longest of its usual texts, at any width."""

    def __init__(self) -> None:
        super().__init__()
        self._usual: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def keep_room_for(self, usual: tuple[str, ...]) -> None:
        """Have room for each of these."""
        self._usual = usual
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._keep_room()

    def _keep_room(self) -> None:
        width, wrap = max(1, self.width()), Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, width, 0)
        heights = (self.fontMetrics().boundingRect(room, wrap, text) for text in self._usual)
        self.setMinimumHeight(max((one.height() for one in heights), default=0))
