"""The Generate button with the estimated time, and Stop beside it while a job runs."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.running_job import EngineState
from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRole
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import name_of, tip_of
from sdstudio.ui.board_picker import BoardPicker
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import about, counted

#: What takes less time isn't worth a button to cancel it.
_SLOW_MS: Final = 500


class GenerateBar(Retranslates, QWidget):
    """Signals:
    generate_asked(), stop_asked(): a button was pressed.
    """

    generate_asked = Signal()
    stop_asked = Signal()

    def __init__(self, studio: Studio, undo: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.generate = QPushButton()
        self.generate.setProperty("primary", True)
        icons.set_icon(self.generate, "sparkle", on_accent=True, beside_text=True)
        self._is_editing = False
        self._is_keeping = self._is_of_hint = False
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._show)
        self.stop = QPushButton()
        self.stop.setProperty("tall", True)
        icons.set_icon(self.stop, "stop-fill", beside_text=True)
        self._time = QLabel()
        self._time.setProperty("dim", True)
        self._time.setWordWrap(True)
        self.board = BoardPicker(studio, undo)
        below = QHBoxLayout()
        below.setSpacing(GRID_PX)
        below.addWidget(self._time, 1)
        below.addWidget(self.board)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(self.generate, 1)
        buttons.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID_PX * 2, GRID_PX, GRID_PX * 2, GRID_PX)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addLayout(below)
        self.generate.clicked.connect(self.generate_asked)
        self.stop.clicked.connect(self.stop_asked)
        studio.dispatcher.changed.connect(self._show)
        studio.dispatcher.progressed.connect(self._show_time)
        studio.draft.changed.connect(self._show)
        studio.prompt_preview.changed.connect(self._show_time)
        studio.picture_speed.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.generate.setToolTip(tip_of(ActionId.GENERATE))
        self._show()

    def set_editing(self, is_editing: bool) -> None:
        """Hide Generate while the form edits a job that is in the queue."""
        self._is_editing = is_editing
        self._show()

    def set_keeping(self, is_keeping: bool, *, of_hint: bool = False) -> None:
        """Say that Generate was heard while what is painted is being stored.

        Args:
            of_hint: a picture that was given as a hint is being read instead.
        """
        self._is_keeping, self._is_of_hint = is_keeping, of_hint
        self._slow.start()
        self._show_time()
        if not is_keeping:
            self._slow.stop()
            self._show()

    def _show(self) -> None:
        running = self._studio.dispatcher.running
        self.generate.setText(
            name_of(ActionId.GENERATE) if running is None else self.tr("Add to queue")
        )
        self.generate.setAccessibleName(self.generate.text())
        self.generate.setEnabled(self._studio.draft.checkpoint is not None)
        # Where Generate was, there must be no Stop to be pressed by mistake.
        policy = self.generate.sizePolicy()
        policy.setRetainSizeWhenHidden(running is not None)
        self.generate.setSizePolicy(policy)
        self.generate.setVisible(not self._is_editing)
        # A job that is being edited has its own.
        self.board.setVisible(not self._is_editing)
        is_slow = self._is_keeping and not self._slow.isActive()
        self.stop.setVisible(running is not None or is_slow)
        if running is None and is_slow:
            self.stop.setText(self.tr("Cancel"))
            self.stop.setToolTip(tip_of(ActionId.STOP, self.tr("Don't generate yet")))
        elif running is not None and running.is_stopping:
            self.stop.setText(self.tr("Stopping…"))
            self.stop.setToolTip(
                tip_of(
                    ActionId.STOP,
                    self.tr("Click again to end the image engine if it doesn't respond"),
                )
            )
        else:
            self.stop.setText(name_of(ActionId.STOP))
            self.stop.setToolTip(tip_of(ActionId.STOP))
        self.stop.setAccessibleName(self.stop.text())
        self._show_time()

    def _show_time(self) -> None:
        self._time.setText(self._time_needed())

    def _time_needed(self) -> str:
        if self._is_keeping:
            if self._is_of_hint:
                return self.tr("Reading the hint picture…")
            return self.tr("Saving what you painted…")
        checkpoint = self._studio.draft.checkpoint
        if checkpoint is None:
            return self.tr("Choose a model to begin.")
        draft = self._studio.draft.draft
        if modes.mode(draft.mode).needs_image and draft.input(InputRole.IMAGE) is None:
            return self.tr("Choose an input picture to begin.")
        count = draft.count
        written = self._studio.prompt_preview.written
        if written is None:
            seconds = self._studio.estimate_s(draft, checkpoint)
        else:
            count = written.pictures
            seconds = self._studio.estimate_pictures_s(draft, checkpoint, count)
        if seconds is None and self._studio.dispatcher.engine_state is EngineState.STARTING:
            # What was learned belongs to a device, which isn't known yet.
            return self.tr("Estimating the time…")
        if seconds is None:
            return self.tr("The time is estimated after the first picture.")
        if count > 1:
            return counted(self.tr("%n picture(s), {time}", "", count), count).format(
                time=about(seconds)
            )
        return self.tr("Takes {time}").format(time=about(seconds))
