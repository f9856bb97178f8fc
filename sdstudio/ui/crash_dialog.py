"""The dialog for internal errors: says what to do, and lets the details be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from sdstudio.ui.on_screen import keep_on_screen


class CrashDialog(QDialog):
    """Shown once at a time; a later error is appended to the first."""

    def __init__(self, details: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        text = QLabel(
            self.tr(
                "SD Studio ran into an internal error. Your pictures and the queue are safe. You "
                "can continue working; if something looks wrong, restart SD Studio.\n\nTo report "
                "the problem, copy these details."
            )
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(self.tr("Details"))
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(
            self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole
        )
        close = buttons.addButton(self.tr("Continue"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setDefault(True)
        for button in (self.copy, close):
            button.setAccessibleName(button.text())
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.details.toPlainText())
        )
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(text)
        column.addWidget(self.details, 1)
        column.addWidget(buttons)
        self.resize(640, 420)
        keep_on_screen(self)

    def add(self, details: str) -> None:
        """Append another error."""
        self.details.appendPlainText("\n" + details)


def show_crash(details: str) -> None:
    """Report an internal error without stopping anything; ``details`` are plain text."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, CrashDialog) and window.isVisible():
            window.add(details)
            return
    CrashDialog(details).open()
