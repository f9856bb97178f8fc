"""How many pictures have been compared by their content, below those that were found."""

from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from sdstudio.app.library_view.picture_encoder import Encoding, EncodingState
from sdstudio.app.notices import Notice
from sdstudio.domain.error_sentences import FAILURES, Remedy
from sdstudio.domain.errors import ErrorCode
from sdstudio.ui import error_messages
from sdstudio.ui.notice_bar import keep_focus
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import counted, sentences

_PROGRESS_PX: Final = 120
_NO_MODEL: Final = Notice(ErrorCode.MODEL_NONE_FINDS_SIMILAR, {})


class ContentBar(Retranslates, QFrame):
    """Says nothing once all are compared.

    Signals:
        stop_asked(): compare no more.
        continue_asked(): compare the others.
        models_asked(): show the models.
    """

    stop_asked = Signal()
    continue_asked = Signal()
    models_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._state = EncodingState(Encoding.COMPLETE)
        self._total = 0
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(_PROGRESS_PX)
        self.stop, self.go_on, self.models = QPushButton(), QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.addWidget(self.label, 1)
        row.addWidget(self.progress)
        for button, asked in (
            (self.stop, self.stop_asked),
            (self.go_on, self.continue_asked),
            (self.models, self.models_asked),
        ):
            button.clicked.connect(asked)
            keep_focus(button)
            row.addWidget(button)
        self.retranslate()
        self.hide()

    def show_state(self, state: EncodingState, total: int) -> None:
        """Show how far it has got.

        Args:
            total: how many pictures there are.
        """
        self._state, self._total = state, total
        self._show()

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to say."""
        return self._state.is_at is Encoding.COMPLETE and not self._state.unreadable

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Comparing pictures by their content"))
        for button, text in (
            (self.stop, self.tr("Stop")),
            (self.models, error_messages.remedy_text(Remedy.MODELS)),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._show()

    def _show(self) -> None:
        state = self._state
        self.label.setText(self._said())
        self.progress.setRange(0, max(1, self._total))
        self.progress.setValue(min(state.done, self._total))
        is_busy = state.is_at in (Encoding.RUNNING, Encoding.WAITING)
        has_failed = state.is_at is Encoding.FAILED
        self.progress.setVisible(is_busy)
        self.stop.setVisible(is_busy)
        text = self.tr("Try again") if has_failed else self.tr("Continue")
        self.go_on.setText(text)
        self.go_on.setAccessibleName(text)
        self.go_on.setVisible(has_failed or state.is_at is Encoding.RESTING)
        remedies = () if state.failure is None else FAILURES[state.failure.code].remedies
        self.models.setVisible(state.is_at is Encoding.NO_MODEL or Remedy.MODELS in remedies)

    def _said(self) -> str:
        state = self._state
        match state.is_at:
            case Encoding.NO_MODEL:
                return error_messages.text_of(_NO_MODEL)
            case Encoding.COMPLETE:
                return counted(
                    self.tr(
                        "%n picture(s) can't be read, so they aren't compared.",
                        "",
                        state.unreadable,
                    ),
                    state.unreadable,
                )
        numbers = QLocale()
        compared = self.tr("Compared with {done} of {total} pictures.").format(
            done=numbers.toString(min(state.done, self._total)),
            total=numbers.toString(self._total),
        )
        if state.is_at is Encoding.WAITING:
            return sentences(compared, self.tr("The others follow when no picture is being made."))
        if state.failure is not None:
            notice = Notice(state.failure.code, state.failure.arguments)
            return sentences(compared, error_messages.text_of(notice))
        return compared
