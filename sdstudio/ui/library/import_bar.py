"""How far an import has got, and which files couldn't be imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from sdstudio.app.library_view.picture_importer import ImportState
from sdstudio.ui.notice_bar import keep_focus
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import counted, left

if TYPE_CHECKING:
    from sdstudio.library.importing import NotImported


class ImportBar(Retranslates, QFrame):
    """Signals:
    stop_asked(): import no more.
    """

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._say: Callable[[], str] = str
        self._failures: Sequence[tuple[Path, NotImported]] = ()
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.stop = QPushButton()
        self.stop.clicked.connect(self.stop_asked)
        self.reasons = QPushButton()
        self.reasons.clicked.connect(self._show_reasons)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self.hide)
        for button in (self.stop, self.reasons, self.close_button):
            keep_focus(button)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        row.addWidget(self.reasons)
        row.addWidget(self.close_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addLayout(row)
        self.retranslate()
        self.hide()

    def show_state(self, state: ImportState) -> None:
        """Show how far the import has got."""
        self._show(is_running=True)
        self.progress.setRange(0, state.total if state.done else 0)
        self.progress.setValue(state.done)
        self._tell(lambda: self._said(state))

    def show_failures(self, failures: Sequence[tuple[Path, NotImported]]) -> None:
        """The import has ended; offer why some files weren't imported, if there are any."""
        self._failures = failures
        self._show(is_running=False)
        self._tell(
            lambda: counted(
                self.tr("%n file(s) couldn't be imported.", "", len(failures)), len(failures)
            )
        )
        self.setVisible(bool(failures))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Import"))
        for button, text in (
            (self.stop, self.tr("Stop")),
            (self.reasons, self.tr("Why…")),
            (self.close_button, self.tr("Close")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self.label.setText(self._say())

    def _tell(self, say: Callable[[], str]) -> None:
        self._say = say
        self.label.setText(say())

    def _said(self, state: ImportState) -> str:
        if not state.done:
            return counted(self.tr("Looking for pictures: %n found", "", state.total), state.total)
        numbers = QLocale()
        return self.tr("Importing pictures: {done} of {total}, {left}").format(
            done=numbers.toString(state.done),
            total=numbers.toString(state.total),
            left=left(state.time_left_s),
        )

    def _show(self, *, is_running: bool) -> None:
        self.progress.setVisible(is_running)
        self.stop.setVisible(is_running)
        self.reasons.setVisible(not is_running)
        self.close_button.setVisible(not is_running)
        self.show()

    def _show_reasons(self) -> None:
        from sdstudio.ui.library.not_imported_dialog import NotImportedDialog

        NotImportedDialog(self._failures, self.window()).open()
