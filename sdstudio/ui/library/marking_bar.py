"""How far a change of many pictures has got."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from sdstudio.app.library_view.organiser import MarkingState
from sdstudio.ui.notice_bar import keep_focus
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import left, number

#: What is done sooner needs no bar, which would only flash.
SHOWN_AFTER_S: Final = 0.5


class MarkingBar(Retranslates, QFrame):
    """Appears if a change takes long.

    Signals:
        stop_asked(): change no more pictures.
    """

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._state: MarkingState | None = None
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

    def show_state(self, state: MarkingState) -> None:
        """Show how far it has got."""
        if state.passed_s < SHOWN_AFTER_S:
            return
        self._state = state
        self.progress.setRange(0, state.total)
        self.progress.setValue(state.done)
        # Undo and redo are one step each: half of one would be neither.
        self.stop.setVisible(state.can_stop)
        self.label.setText(self._said(state))
        self.show()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Changes"))
        self.progress.setAccessibleName(self.tr("Progress"))
        self.stop.setText(self.tr("Stop"))
        self.stop.setAccessibleName(self.stop.text())
        if self._state is not None:
            self.label.setText(self._said(self._state))

    def _said(self, state: MarkingState) -> str:
        return self.tr("Changing pictures: {done} of {total}, {left}").format(
            done=number(state.done), total=number(state.total), left=left(state.time_left_s)
        )
