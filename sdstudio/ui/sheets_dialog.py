"""The comparison grids made so far: a list, and the selected one beside it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.library import Sheet
from sdstudio.ui import file_tasks
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.stage.picture_loader import PictureLoader
from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import without_mnemonic

_LIST_PX = 200


class SheetsDialog(QDialog):
    """Args:
        sheets: the newest first.
        compare: makes one; offered where there is none.

    Signals:
        chosen(Path): show this one on the stage.
    """

    chosen = Signal(object)

    def __init__(
        self,
        sheets: Sequence[Sheet],
        compare: QAction,
        background: BackgroundTasks,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Comparison grids"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setFixedWidth(_LIST_PX)
        self.view = PictureView()
        self.view.setAccessibleName(self.tr("Picture"))
        self._stage = QFrame()
        self._stage.setObjectName("stage")
        self.said = QLabel()
        self.said.setProperty("dim", True)
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._loader = PictureLoader(background, self)
        self._loader.loaded.connect(self._on_loaded)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        if sheets:
            self._offer(sheets)
        else:
            self._offer_nothing(compare)
        keep_on_screen(self)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        row.addWidget(self.list)
        QVBoxLayout(self._stage).addWidget(self.view)
        row.addWidget(self._stage, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(self.said)
        column.addWidget(self._buttons)
        self.resize(860, 560)

    def _offer(self, sheets: Sequence[Sheet]) -> None:
        self.said.hide()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.show_button = self._buttons.addButton(self.tr("Show"), role)
        self.show_button.setToolTip(self.tr("Show this comparison grid in the main window"))
        self.show_button.setDefault(True)
        self.show_button.clicked.connect(self._choose)
        self.in_folder = self._buttons.addButton(self.tr("Show in folder"), role)
        self.in_folder.setToolTip(self.tr("Show this comparison grid's file in the file manager"))
        self.in_folder.clicked.connect(lambda: file_tasks.show_in_folder(self._current))
        for button in (self.show_button, self.in_folder):
            button.setAccessibleName(button.text())
        for sheet in sheets:
            made_at = QDateTime.fromSecsSinceEpoch(int(sheet.made_at.timestamp()))
            item = QListWidgetItem(QLocale().toString(made_at, QLocale.FormatType.ShortFormat))
            item.setToolTip(sheet.path.name)
            item.setData(Qt.ItemDataRole.UserRole, sheet.path)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(lambda: self._loader.load(self._current))
        self.list.itemActivated.connect(self._choose)
        self.list.setCurrentRow(0)

    def _offer_nothing(self, compare: QAction) -> None:
        self.list.hide()
        self._stage.hide()
        self.said.setText(
            self.tr(
                "No comparison grids yet. A grid shows the same picture generated with different "
                "settings, side by side."
            )
        )
        self.compare = self._buttons.addButton(
            without_mnemonic(compare.text()), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.compare.setAccessibleName(self.compare.text())
        self.compare.setToolTip(compare.toolTip())
        self.compare.setEnabled(compare.isEnabled())
        self.compare.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.accepted.connect(compare.trigger)
        self.resize(480, 160)

    @property
    def _current(self) -> Path:
        path: Path = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        return path

    def _choose(self) -> None:
        self.chosen.emit(self._current)
        self.accept()

    def _on_loaded(self, _path: object, image: QImage) -> None:
        self.view.show_image(image)
        self.said.setText(self.tr("This file can't be opened.") if image.isNull() else "")
        self.said.setVisible(image.isNull())
