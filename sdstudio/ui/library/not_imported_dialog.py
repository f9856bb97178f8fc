"""The files that an import left out, each with the reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from sdstudio.app.translation import translate
from sdstudio.library.importing import NotImported
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted

_SIZE_PX: Final = (560, 320)
#: More would fill the memory, and nobody reads them.
_LISTED_MAX: Final = 1000


class NotImportedDialog(QDialog):
    """Lists the files, to read and copy.

    Args:
        failures: the files, and why they weren't imported.
    """

    def __init__(self, failures: Sequence[tuple[Path, NotImported]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(failures)
        lines = [
            f"{path}: {translate('importing', reason.value)}"
            for path, reason in failures[:_LISTED_MAX]
        ]
        if count > _LISTED_MAX:
            lines.append("…")
        self.note = plain_label()
        self.note.setText(
            counted(
                self.tr("%n file(s) couldn't be imported. They are unchanged.", "", count), count
            )
        )
        self.list = QPlainTextEdit("\n".join(lines))
        self.list.setReadOnly(True)
        # Qt leaves the arrow keys to the cursor only where text can be selected with the keyboard.
        self.list.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(self.tr("Files that weren't imported"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(close.text())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(GRID_PX)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.setWindowTitle(self.tr("Import"))
        self.resize(*_SIZE_PX)
        close.setDefault(True)
        close.setFocus()
        keep_on_screen(self)
