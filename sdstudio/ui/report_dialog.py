"""The report on a problem, to read, copy and save. Nothing sends it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.errors import StudioError
from sdstudio.ui import file_dialogs
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.on_screen import keep_on_screen


class ReportDialog(QDialog):
    """Shows what a report says before it is given to anybody.

    Args:
        report: its text.
    """

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.intro = QLabel()
        self.intro.setTextFormat(Qt.TextFormat.PlainText)
        self.intro.setWordWrap(True)
        self.details = QPlainTextEdit(report)
        self.details.setReadOnly(True)
        # Qt leaves the arrow keys to the cursor only where text can be selected with the keyboard.
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.details.setTabChangesFocus(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(self.tr("Report"))
        self.notices, self.done_bar = NoticeBar(), DoneBar()
        buttons = QDialogButtonBox()
        self.copy = self._button(buttons, self.tr("Copy"), self.tr("Copy the whole report"))
        self.save = self._button(buttons, self.tr("Save…"), self.tr("Save it as a text file"))
        self.close_button = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.intro)
        column.addWidget(self.details, 1)
        column.addWidget(self.notices)
        column.addWidget(self.done_bar)
        column.addWidget(buttons)
        self.resize(720, 520)
        self.setWindowTitle(self.tr("Problem report"))
        self.intro.setText(
            self.tr(
                "This report helps the developers find out what went wrong. It contains no "
                "prompts or pictures, and your user name has been removed. Nothing is sent "
                "automatically; to pass the report on, copy or save it."
            )
        )
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        keep_on_screen(self)

    def _button(self, box: QDialogButtonBox, text: str, tip: str) -> QPushButton:
        button = box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.notices.clear()
        self.done_bar.tell_only(lambda: self.tr("Copied to the clipboard."))

    def _save(self) -> None:
        chosen = file_dialogs.ask_save(
            self,
            Purpose.REPORTS,
            self.tr("Save report"),
            "sd-studio-report.txt",
            {self.tr("Text files"): (".txt",)},
        )
        if chosen is None:
            return
        self.notices.clear()
        self.done_bar.withdraw()
        try:
            write_over(SystemDisk(), chosen, self.details.toPlainText().encode())
        except StudioError as error:
            self.notices.tell(Notice(error.code, error.arguments))
        else:
            self.done_bar.tell_only(lambda: self.tr("Saved as “{file}”.").format(file=chosen))
