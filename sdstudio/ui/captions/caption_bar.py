"""How far describing pictures in their notes has got."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from sdstudio.app.library_view.caption_writer import CaptionsState
from sdstudio.app.picture_describer import DescriberStatus
from sdstudio.ui.notice_bar import keep_focus
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import left, number, sentences


class CaptionBar(Retranslates, QFrame):
    """There while pictures are described.

    Signals:
        stop_asked(): describe no more.
    """

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._state: CaptionsState | None = None
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.stop = QPushButton()
        keep_focus(self.stop)
        self.stop.clicked.connect(self.stop_asked)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addLayout(row)
        self.retranslate()
        self.hide()

    def show_state(self, state: CaptionsState | None) -> None:
        """Show how far it has got; ``None``: nothing is described."""
        self._state = state
        if state is not None:
            self.progress.setRange(0, state.total)
            self.progress.setValue(state.done)
            self.label.setText(self._said(state))
        self.setVisible(state is not None)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Describing pictures"))
        self.progress.setAccessibleName(self.tr("Progress"))
        self.stop.setText(self.tr("Stop"))
        self.stop.setAccessibleName(self.stop.text())
        if self._state is not None:
            self.label.setText(self._said(self._state))

    def _said(self, state: CaptionsState) -> str:
        done, total = number(state.done), number(state.total)
        match state.status:
            case DescriberStatus.RUNNING:
                return self.tr("Describing pictures: {done} of {total}, {left}").format(
                    done=done, total=total, left=left(state.time_left_s)
                )
            case DescriberStatus.WAITING:
                waits = self.tr("The others follow when no picture is being made.")
            case DescriberStatus.NO_ENGINE:
                waits = self.tr("The others follow when the image engine is ready.")
        described = self.tr("Described {done} of {total} pictures.")
        return sentences(described.format(done=done, total=total), waits)
