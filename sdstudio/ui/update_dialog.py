"""Says whether there is a newer version, what is new in it, and where to get it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sdstudio import __version__
from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.settings import Language
from sdstudio.app.studio import Studio
from sdstudio.app.translation import current_language
from sdstudio.app.updates.announcement import Announcement
from sdstudio.domain.errors import StudioError
from sdstudio.ui.error_messages import text_of
from sdstudio.ui.on_screen import keep_on_screen

_WIDTH_PX = 480


class UpdateDialog(QDialog):
    """Asks at once, unless the answer is known.

    Args:
        keep_settings: changes settings by name.
        announcement: the answer; ``None``: ask.
    """

    def __init__(
        self,
        studio: Studio,
        keep_settings: Callable[..., None],
        announcement: Announcement | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Updates"))
        self._studio = studio
        self._page = QUrl()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setProperty("heading", True)
        self.news = QPlainTextEdit()
        self.news.setReadOnly(True)
        self.news.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.news.setTabChangesFocus(True)
        self.news.setAccessibleName(self.tr("What's new"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        for label in (self.said, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.automatic = QCheckBox(self.tr("Check automatically, at most once a day"))
        self.automatic.setAccessibleName(self.automatic.text())
        self.automatic.setChecked(studio.settings.current.check_updates)
        self.automatic.clicked.connect(lambda wanted: keep_settings(check_updates=wanted))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self.open_page = self._buttons.addButton(
            self.tr("Open download page"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.open_page.setAccessibleName(self.open_page.text())
        self.open_page.clicked.connect(lambda: QDesktopServices.openUrl(self._page))
        self._lay_out()
        # Only here: a widget that gets its parent loses the focus.
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self._operations = Operations(self, self._show_failure)
        if announcement is None:
            self._show(self.tr("Looking for a newer version…"))
            self._operations.start(self._ask())
        else:
            self._show_announcement(announcement)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self.news, 1)
        column.addWidget(self.note)
        column.addWidget(self.automatic)
        column.addWidget(self._buttons)
        self.setMinimumWidth(_WIDTH_PX)
        keep_on_screen(self)

    async def _ask(self) -> None:
        self._show_announcement(await self._studio.updates.ask())

    def _show_announcement(self, announcement: Announcement) -> None:
        if not announcement.is_newer_than(__version__):
            newest = self.tr("You have the newest version ({version}).")
            self._show(newest.format(version=__version__))
            return
        self._studio.updates.note_told(announcement)
        self._page = QUrl(announcement.page)
        is_available = self.tr("SD Studio {version} is available; you have {current}.")
        kept = self.tr("Updating keeps your pictures, models and settings.")
        self._show(
            is_available.format(version=announcement.version, current=__version__),
            "\n".join(f"• {line}" for line in _in_language(announcement)),
            f"{kept}\n{announcement.page}",
        )
        self.open_page.setDefault(True)
        self.open_page.setFocus()

    def _show_failure(self, error: StudioError) -> None:
        self._show(text_of(Notice(error.code, error.arguments)))

    def _show(self, said: str, news: str = "", note: str = "") -> None:
        self.said.setText(said)
        self.news.setPlainText(news)
        self.note.setText(note)
        self.news.setVisible(bool(news))
        self.note.setVisible(bool(note))
        self.open_page.setVisible(not self._page.isEmpty())
        self.adjustSize()


def _in_language(announcement: Announcement) -> tuple[str, ...]:
    english = announcement.news.get(Language.ENGLISH, ())
    return announcement.news.get(current_language(), english)
