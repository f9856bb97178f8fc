"""Lists of the library's dialog: the backups to restore, and the pictures that are missing."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.library_health import LibraryHealth
from sdstudio.app.operations import Operations
from sdstudio.library import Backup, MissingPicture
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.library.health_text import HealthTexts, moment_text
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.question import ask
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted

_SIZE_PX: Final = (560, 380)
#: The dialog would take seconds to show a hundred thousand.
_LISTED_MAX: Final = 1000


class _ListDialog(QDialog):
    """A list with a sentence above it and one action below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.note = plain_label()
        self.list = QListWidget()
        self._buttons = QDialogButtonBox()
        self.act = self._button("", QDialogButtonBox.ButtonRole.ActionRole)
        close = self._button(
            QCoreApplication.translate("HealthDialog", "Close"),
            QDialogButtonBox.ButtonRole.RejectRole,
        )
        close.setAccessibleName(close.text())
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(GRID_PX)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons)
        self.resize(*_SIZE_PX)
        keep_on_screen(self)

    def _set_title(self, title: str) -> None:
        self.setWindowTitle(title)
        self.list.setAccessibleName(title)

    def _button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = self._buttons.addButton(text, role)
        never_default(button)
        return button

    def _name_action(self, text: str) -> None:
        self.act.setText(text)
        self.act.setAccessibleName(text)


class BackupsDialog(_ListDialog):
    """Chooses the backup to restore.

    Args:
        backups: the newest first; at least one.
        jobs: how many there are in the queue now.
    """

    def __init__(
        self, health: LibraryHealth, backups: tuple[Backup, ...], jobs: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._set_title(self.tr("Restore a backup"))
        self._health = health
        self._backups = backups
        self._jobs = jobs
        self._texts = HealthTexts(self)
        self._operations = Operations(self)
        self._name_action(self.tr("Restore…"))
        for backup in backups:
            self.list.addItem(QListWidgetItem(self._texts.backup(backup, None)))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self._ask())
        self.act.clicked.connect(self._ask)
        health.changed.connect(self._show)
        self._show()
        self._operations.start(self._look_into())

    async def _look_into(self) -> None:
        """Show what each backup contains."""
        for row, backup in enumerate(self._backups):
            contents = await self._health.contents(backup)
            self.list.item(row).setText(self._texts.backup(backup, contents))

    def _show(self) -> None:
        can_restore = self._health.can_restore and self._health.task is None
        self.act.setEnabled(can_restore)
        self.note.setText(
            self.tr(
                "Restoring brings back the queue and the database as they were at that time. "
                "Your pictures and what you added to them stay."
            )
            if can_restore
            else self.tr(
                "A job is running or its pictures are being saved. Wait until it's finished, or "
                "stop it; then you can restore a backup."
            )
        )

    def _ask(self) -> None:
        backup = self._backups[max(0, self.list.currentRow())]
        if not self.act.isEnabled():
            return
        said = self.tr(
            "The queue will be replaced by the one in the backup, and its jobs will be paused. "
            "Pictures made since then stay, and so do stars, tags, boards and notes. The "
            "current database is kept next to the restored one."
        )
        if self._jobs:
            lost = counted(self.tr("%n job(s) are in the queue now.", "", self._jobs), self._jobs)
            said = f"{lost} {said}"
        ask(
            self,
            self.windowTitle(),
            self.tr("Restore the backup of {date}?").format(date=moment_text(backup.made_at)),
            said,
            do=(self.tr("Restore"), lambda: self._restore(backup)),
            keep=self.tr("Cancel"),
        )

    def _restore(self, backup: Backup) -> None:
        self._health.restore(backup)
        self.accept()


class MissingDialog(_ListDialog):
    """Lists pictures whose files have vanished, and has them forgotten.

    Args:
        missing: at least one.
    """

    def __init__(
        self, health: LibraryHealth, missing: list[MissingPicture], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._set_title(self.tr("Missing pictures"))
        self._health = health
        self._missing = missing
        self.note.setText(
            self.tr(
                "The files of these pictures can't be found. If the files come back, so do the "
                "pictures, with everything you added to them."
            )
        )
        self._name_action(
            counted(self.tr("Forget %n missing picture(s)…", "", len(missing)), len(missing))
        )
        for one in missing[:_LISTED_MAX]:
            self.list.addItem(QListWidgetItem(one.name))
        if (more := len(missing) - _LISTED_MAX) > 0:
            self.list.addItem(QListWidgetItem(counted(self.tr("and %n more", "", more), more)))
        self.list.setCurrentRow(0)
        self.act.clicked.connect(self._ask)

    def _ask(self) -> None:
        ask(
            self,
            self.windowTitle(),
            counted(
                self.tr("Forget %n missing picture(s)?", "", len(self._missing)), len(self._missing)
            ),
            self.tr(
                "They will no longer be listed as missing. No file is deleted, and what you "
                "added to them stays in the journal: if their files come back, so does "
                "everything you added."
            ),
            do=(self.tr("Forget"), self._forget),
            keep=self.tr("Cancel"),
        )

    def _forget(self) -> None:
        self._health.forget([one.id for one in self._missing])
        self.accept()
