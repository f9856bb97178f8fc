"""The import sheet: what a file or folder contains, and how to import it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.ui import motion
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.model_manager.import_entry import ImportEntry
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, plain_tip, sentences

if TYPE_CHECKING:
    from sdstudio.models.importing import ImportCandidate


_LINES_MAX: Final = 4


class ImportSheet(Retranslates, QDialog):
    """Shows that it is examining, then what it found and why the rest can't be imported.

    Args:
        paths: at least one.
        free_bytes: on the models' drive; ``None`` if unknown.

    Signals:
        chosen(list of (ImportCandidate, ImportChoice)): what to import, and how.
        file_asked(), folder_asked(): the artist wants to choose something else.
        vae_asked(float): the artist wants a VAE for latents of that scale.
    """

    chosen = Signal(list)
    file_asked = Signal()
    folder_asked = Signal()
    vae_asked = Signal(float)

    def __init__(
        self, paths: Sequence[Path], free_bytes: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paths = tuple(paths)
        self._free_bytes = free_bytes
        self._errors: tuple[StudioError, ...] = ()
        # Examinations that haven't been answered.
        self._awaited = 1
        # What is examined first has no name yet that could be typed.
        self._gives_focus_back = True
        self.entries: list[ImportEntry] = []
        self.title, self._where, self.wrong = plain_label(), plain_label(), plain_label()
        self.title.setProperty("title", True)
        self._where.setProperty("dim", True)
        self.space = plain_label()
        self.busy = QProgressBar()
        motion.show_busy(self.busy)
        self.busy.setTextVisible(False)
        self.copy, self.link = QRadioButton(), QRadioButton()
        self.copy.setChecked(True)
        self._how = QButtonGroup(self)
        for button in (self.copy, self.link):
            self._how.addButton(button)
            button.toggled.connect(self._show_space)
            button.hide()
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.other_file, self.other_folder = QPushButton(), QPushButton()
        self.import_button = self._buttons.addButton("", role.AcceptRole)
        self.import_button.setDefault(True)
        self.cancel = self._buttons.addButton("", role.RejectRole)
        self.other_file.clicked.connect(self._on_file)
        self.other_folder.clicked.connect(self._on_folder)
        self._buttons.accepted.connect(self._on_import)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.import_button.setEnabled(False)
        self.wrong.hide()
        self.retranslate()

    def add(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """Show that more is being examined; returns those that are new."""
        new = tuple(one for one in dict.fromkeys(paths) if one not in self._paths)
        if new:
            self._paths += new
            self._awaited += 1
            # It is disabled meanwhile, which would pass its focus on to Cancel.
            self._gives_focus_back |= self.import_button.hasFocus()
            self.busy.show()
            self.retranslate()
        return new

    def show_found(
        self, found: "tuple[ImportCandidate, ...]", errors: tuple[StudioError, ...] = ()
    ) -> None:
        """Show what else can be imported, and why the rest can't: once for each examination."""
        self._awaited -= 1
        self.busy.setVisible(self._awaited > 0)
        self._errors += errors
        self.wrong.setVisible(bool(self._errors))
        listed = {entry.found.path for entry in self.entries}
        for entry in [ImportEntry(one) for one in found if one.path not in listed]:
            entry.changed.connect(self._show_space)
            entry.vae_asked.connect(self._on_vae)
            self.entries.append(entry)
            self._list.addWidget(entry)
            entry.show()
        for entry in self.entries:
            entry.set_alone(alone=len(self.entries) == 1)
        can_link = any(one.found.can_link for one in self.entries)
        for button in (self.copy, self.link):
            button.setVisible(can_link)
        self.retranslate()
        if self.entries and self._gives_focus_back and not self._awaited:
            self._gives_focus_back = False
            missing = (one.missing for one in self.entries if one.is_wanted)
            next(filter(None, missing), self.import_button).setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self._where.setText(self._where_text())
        self._where.setAccessibleName(self.tr("Location"))
        if self.entries:
            self.title.setText(
                counted(
                    self.tr("Found %n item(s) to import", "", len(self.entries)), len(self.entries)
                )
            )
        elif self._errors and not self._awaited:
            self.title.setText(self.tr("This can't be imported"))
        else:
            self.title.setText(self.tr("Examining the files…"))
        reasons = [sentence_for(one, translate) for one in self._errors]
        # What can be imported should stay in view.
        self.wrong.setText(_some_lines(reasons) if self.entries else "\n\n".join(reasons))
        self.copy.setText(self.tr("Copy into SD Studio's model folder"))
        self.link.setText(self.tr("Link to the original files"))
        self.link.setToolTip(
            plain_tip(
                self.tr(
                    "Takes no extra disk space, but the model can be used only while "
                    "that drive is connected."
                )
            )
        )
        self.other_file.setText(self.tr("Another file…"))
        self.other_folder.setText(self.tr("Another folder…"))
        self.import_button.setText(self.tr("Import"))
        self.cancel.setText(self.tr("Cancel"))
        for button in (
            self.copy,
            self.link,
            self.other_file,
            self.other_folder,
            self.import_button,
            self.cancel,
        ):
            button.setAccessibleName(button.text())
        self._show_space()

    def _lay_out(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID_PX)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        for widget in (self.title, self._where, self.busy, self.wrong):
            column.addWidget(widget)
        column.addLayout(self._list)
        column.addStretch()
        bottom = QWidget()
        decided = QVBoxLayout(bottom)
        decided.setContentsMargins(0, 0, 0, 0)
        decided.setSpacing(12)
        for choice in (self.copy, self.link):
            decided.addWidget(choice)
        decided.addWidget(self.space)
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        row.addWidget(self.other_file)
        row.addWidget(self.other_folder)
        row.addWidget(self._buttons, 1)
        decided.addLayout(row)
        lay_out_dialog(self, inside, bottom)
        self.resize(660, 580)

    @property
    def needed_bytes(self) -> int:
        """Disk space that the selected items need."""
        return sum(
            one.vae_bytes if self.link.isChecked() and one.found.can_link else one.needed_bytes
            for one in self.entries
            if one.is_wanted
        )

    def _where_text(self) -> str:
        """The file; for several, the folders that contain them."""
        if len(self._paths) == 1:
            return str(self._paths[0])
        return _some_lines(list(dict.fromkeys(str(one.parent) for one in self._paths)))

    def _show_space(self) -> None:
        needed, free = self.needed_bytes, self._free_bytes
        wanted = [one for one in self.entries if one.is_wanted]
        fits = free is None or needed <= free
        self.import_button.setEnabled(
            bool(wanted) and fits and not self._awaited and all(one.is_complete for one in wanted)
        )
        is_nothing = bool(self._errors) and not self.entries and not self._awaited
        self.import_button.setVisible(not is_nothing)
        self.space.setVisible(bool(self.entries))
        if not self.entries:
            return
        text = self.tr("Needs {needed} of disk space.").format(
            needed=status_text.bytes_text(needed)
        )
        if free is not None:
            available = self.tr("{free} available.").format(free=status_text.bytes_text(free))
            text = sentences(text, available)
        if not fits:
            text = sentences(text, self.tr("Free some space first, or link to the original files."))
        if any(one.lacks_consent for one in wanted):
            text = sentences(text, self.tr("Confirm that you trust the pickle files to continue."))
        self.space.setText(text)

    def _on_import(self) -> None:
        link = self.link.isChecked()
        taken = [(one.found, one.choice(link=link)) for one in self.entries if one.is_wanted]
        self.accept()
        self.chosen.emit(taken)

    def _on_file(self) -> None:
        self.reject()
        self.file_asked.emit()

    def _on_vae(self, latent_scale: float) -> None:
        self.reject()
        self.vae_asked.emit(latent_scale)

    def _on_folder(self) -> None:
        self.reject()
        self.folder_asked.emit()


def _some_lines(lines: Sequence[str]) -> str:
    """Only the first lines, so that the sheet always fits the screen."""
    shown = lines if len(lines) <= _LINES_MAX else [*lines[: _LINES_MAX - 1], "…"]
    return "\n".join(shown)
