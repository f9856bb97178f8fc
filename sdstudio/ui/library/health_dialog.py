"""The library's dialog: its size and state, and how it is checked, backed up and repaired."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.library_health import HealthTask, LibraryState
from sdstudio.app.operations import Operations
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.ui import file_tasks, icons
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.layouts import FlowLayout, lay_out_dialog, size_dialog
from sdstudio.ui.library.health_lists import BackupsDialog, MissingDialog
from sdstudio.ui.library.health_text import HealthTexts, moment_text
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.model_manager.steady_text import SteadyText
from sdstudio.ui.question import ask
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, plain_tip

if TYPE_CHECKING:
    from sdstudio.ui.main_window import MainWindow

_WIDTH_PX: Final = 640
_STEPS: Final = 1000
#: As high as the longest result, so that nothing jumps when a result is shown.
_RESULT_LINES: Final = 3


class HealthDialog(Retranslates, QDialog):
    """Follows :class:`~sdstudio.app.library_health.LibraryHealth`; may be closed at any time."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._health = window.studio.health
        self._queue = window.studio.queue
        self._texts = HealthTexts(self)
        self._state: LibraryState | None = None
        self._task: HealthTask | None = None
        #: The button with the focus when the task began.
        self._began: QWidget | None = None
        self._operations = Operations(self, self._tell)
        self._titles = [QLabel() for _ in range(5)]
        self.folder, self.counts, self.sizes = plain_label(), plain_label(), plain_label()
        self.backup, self.checked, self.outcome = plain_label(), plain_label(), plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.progress = SteadyText(dim=True)
        self.check = self._action("shield-check", self._health.check)
        self.back_up = self._action("copy-simple", self._health.back_up)
        self.restore = self._action("arrow-counter-clockwise", self._choose_backup)
        self.rebuild = self._action("arrow-clockwise", self._ask_rebuild)
        self.missing = self._action("eye-slash", self._list_missing)
        self.open_folder = self._action("folder-open", self._open_folder)
        self.stop = self._action("stop-fill", self._stop)
        self._close = QDialogButtonBox()
        self._done = self._close.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._close.rejected.connect(self.reject)
        self._lay_out()
        self.retranslate()
        size_dialog(self, _WIDTH_PX)
        self._health.changed.connect(self._on_changed)
        self._health.progressed.connect(self._show_progress)
        self._read_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._read_state()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Library"))
        for label, text in zip(
            self._titles,
            (
                self.tr("Folder"),
                self.tr("Pictures"),
                self.tr("Disk usage"),
                self.tr("Last backup"),
                self.tr("Last check"),
            ),
            strict=True,
        ):
            label.setText(text)
        for button, text, tip in (
            (
                self.check,
                self.tr("Check now"),
                self.tr("Check the database, and compare it with the pictures folder"),
            ),
            (self.back_up, self.tr("Back up now"), self.tr("Copy the database")),
            (
                self.restore,
                self.tr("Restore a backup…"),
                self.tr("Go back to an earlier day's database and queue"),
            ),
            (
                self.rebuild,
                self.tr("Rebuild from the pictures…"),
                self.tr("Read every picture and the journal again, also in folders elsewhere"),
            ),
            (
                self.missing,
                self.tr("Missing pictures…"),
                self.tr("List the pictures whose files can't be found"),
            ),
            (
                self.open_folder,
                self.tr("Open folder"),
                self.tr("Show the pictures folder in the file manager"),
            ),
            (self.stop, self.tr("Stop"), self.tr("Stop; what has been read so far is kept")),
            (self._done, self.tr("Close"), ""),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        self.bar.setAccessibleName(self.tr("Progress"))
        self._show()

    def _action(self, icon: IconName, act: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        never_default(button)
        icons.set_icon(button, icon, beside_text=True)
        button.clicked.connect(lambda: act())
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(2 * GRID_PX)
        rows = QGridLayout()
        rows.setHorizontalSpacing(2 * GRID_PX)
        rows.setVerticalSpacing(GRID_PX)
        rows.setColumnStretch(1, 1)
        values = (self.folder, self.counts, self.sizes, self.backup, self.checked)
        for number, (title, value) in enumerate(zip(self._titles, values, strict=True)):
            title.setProperty("dim", True)
            rows.addWidget(title, number, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(value, number, 1)
        actions = FlowLayout(GRID_PX)
        for button in (
            self.check,
            self.back_up,
            self.restore,
            self.rebuild,
            self.missing,
            self.open_folder,
        ):
            actions.addWidget(button)
        moving = QHBoxLayout()
        moving.setSpacing(GRID_PX)
        said = QVBoxLayout()
        said.addWidget(self.bar)
        said.addWidget(self.progress)
        moving.addLayout(said, 1)
        moving.addWidget(self.stop)
        for widget in (self.bar, self.progress, self.stop):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.outcome.setMinimumHeight(_RESULT_LINES * self.outcome.fontMetrics().lineSpacing())
        column.addLayout(rows)
        column.addLayout(actions)
        column.addLayout(moving)
        column.addWidget(self.outcome)
        column.addStretch(1)
        lay_out_dialog(self, inside, self._close)

    # Showing.

    def _read_state(self) -> None:
        self._operations.start(self._read(), replacing="read")

    async def _read(self) -> None:
        is_first = self._state is None
        self._state = await self._health.state()
        self._show()
        if is_first:
            size_dialog(self, self.width())  # what it says may need more lines

    def _on_changed(self) -> None:
        if self._health.task is not self._task:
            self._read_state()
        self._show()

    def _show(self) -> None:
        health, state = self._health, self._state
        focused = self.focusWidget()
        beginners = (self.check, self.back_up, self.restore, self.rebuild)
        self._task = health.task
        is_idle = health.task is None
        if not is_idle and focused in beginners:
            self._began = focused
        has_backups = state is not None and bool(state.backups)
        if state is not None:
            self.folder.setText(str(state.folders.pictures))
            self.counts.setText(self._texts.counts(state.counts))
            self.sizes.setText(self._texts.sizes(state.sizes))
            self.backup.setText(self._backup_text(state))
        self.checked.setText(self._checked_text())
        for button in (self.check, self.back_up, self.rebuild):
            button.setEnabled(is_idle)
        self.restore.setEnabled(is_idle and has_backups)
        self.missing.setEnabled(is_idle and state is not None and state.counts.missing > 0)
        for widget in (self.bar, self.progress):
            widget.setVisible(not is_idle)
        self.stop.setVisible(health.task in (HealthTask.CHECK, HealthTask.REBUILD))
        self.stop.setEnabled(health.can_stop)
        if is_idle and self._began is not None:
            # Qt moved the focus on when it disabled the button.
            if focused in (self.stop, self.open_folder):
                self._began.setFocus()
            self._began = None
        self.outcome.setText(
            "" if not is_idle or health.result is None else self._texts.result(health.result)
        )
        self._show_progress()

    def _show_progress(self) -> None:
        health = self._health
        if health.task is None:
            return
        self.bar.setRange(0, _STEPS if health.progress.total else 0)
        if health.progress.total:
            self.bar.setValue(_STEPS * health.progress.done // health.progress.total)
        self.progress.set_text(self._texts.task(health.task, health.progress))

    def _backup_text(self, state: LibraryState) -> str:
        if not state.backups:
            return self.tr("None yet; one is made each day")
        number = counted(self.tr("%n backup(s)", "", len(state.backups)), len(state.backups))
        return f"{moment_text(state.backups[0].made_at)} · {number}"

    def _checked_text(self) -> str:
        checked = self._health.checked
        if checked is None:
            return self.tr("Not yet since SD Studio started")
        if checked.was_damaged:
            return self.tr("The database was damaged and has been rebuilt.")
        return self.tr("No damage found")

    def _tell(self, error: StudioError) -> None:
        self.outcome.setText(sentence_for(error, translate))

    # Asking.

    def _stop(self) -> None:
        self._health.stop()
        self._show()

    def _open_folder(self) -> None:
        if self._state is not None:
            file_tasks.open_folder(self._state.folders.pictures)

    def _ask_rebuild(self) -> None:
        ask(
            self,
            self.tr("Rebuild the library"),
            self.tr("Read every picture and the journal again?"),
            self.tr(
                "This helps if pictures or their stars, tags and notes are shown incorrectly. You "
                "can keep working meanwhile. The queue stays as it is, and a backup is made first."
            ),
            do=(self.tr("Rebuild"), self._health.rebuild),
            keep=self.tr("Cancel"),
        )

    def _choose_backup(self) -> None:
        if self._state is not None and self._state.backups:
            jobs = len(self._queue.jobs)
            BackupsDialog(self._health, self._state.backups, jobs, self).open()

    def _list_missing(self) -> None:
        self._operations.start(self._open_missing(), replacing="missing")

    async def _open_missing(self) -> None:
        if missing := await self._health.missing():
            MissingDialog(self._health, missing, self).open()
