"""The About dialog: what SD Studio is, its version, and the licences of everything in it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sdstudio import __version__
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.app.program_licences import LicensedPart, read_licences
from sdstudio.paths import APP_NAME
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.theme import GRID_PX

_LIST_PX = 220
_PART = Qt.ItemDataRole.UserRole


class AboutDialog(QDialog):
    """Version and licences, as selectable text.

    Args:
        resources: the folder of what ships with the program.
        background: reads the licences, which are long.
    """

    def __init__(self, resources: Path, background: BackgroundTasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About SD Studio"))
        self._title = QLabel(f"{APP_NAME} {__version__}")
        self._title.setProperty("title", True)
        self._intro = QLabel(
            self.tr(
                "Generate pictures with Stable Diffusion on your own computer. SD Studio is free "
                "software under the Apache License 2.0. Each model has its own licence; see its "
                "folder."
            )
        )
        self._intro.setWordWrap(True)
        for label in (self._title, self._intro):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Search licences"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filtered)
        self.parts = QListWidget()
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setAccessibleName(self.tr("Components"))
        self.parts.currentItemChanged.connect(self._on_chosen)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Licence"))
        self.text.setReadOnly(True)
        # Qt leaves the arrow keys to the cursor only where text can be selected with the keyboard.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("Loading…"))
        self._lay_out()
        self._operations = Operations(self)
        self._operations.start(self._load(resources, background))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GRID_PX)
        for widget in (self.filter, self.parts):
            widget.setFixedWidth(_LIST_PX)
            left.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.resize(860, 600)
        keep_on_screen(self)

    async def _load(self, resources: Path, background: BackgroundTasks) -> None:
        try:
            parts = await background.do("licences", partial(read_licences, resources))
        except OSError as error:
            self.text.setPlainText(str(error))
            return
        self._show(parts)

    def _show(self, parts: Sequence[LicensedPart]) -> None:
        for part in parts:
            item = QListWidgetItem(part.name)
            item.setToolTip(part.name)
            item.setData(_PART, part)
            self.parts.addItem(item)
        self.text.setPlaceholderText(self.tr("No component or licence matches."))
        self._on_filtered(self.filter.text())

    def _on_filtered(self, text: str) -> None:
        """List the components whose name or licence contains ``text``; show one of them.

        Names go first: whoever types one wants its licence, not another that mentions it.
        """
        sought = text.casefold()
        items = [self.parts.item(row) for row in range(self.parts.count())]
        found = []
        named = []
        for item in items:
            part: LicensedPart = item.data(_PART)
            is_named = sought in part.name.casefold()
            is_found = is_named or sought in part.text.casefold()
            item.setHidden(not is_found)
            if is_found:
                found.append(item)
            if is_named:
                named.append(item)
        wanted = named or found
        if self.parts.currentItem() not in wanted:
            self.parts.setCurrentRow(self.parts.row(wanted[0]) if wanted else -1)
        else:
            self._show_match()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        self.text.setPlainText(item.data(_PART).text if item is not None else "")
        self._show_match()

    def _show_match(self) -> None:
        """Select and scroll to the first match; to the beginning if only the name matches."""
        sought = self.filter.text()
        match = self.text.document().find(sought) if sought else QTextCursor()
        if match.isNull():
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            self.text.setTextCursor(match)
            self.text.centerCursor()
