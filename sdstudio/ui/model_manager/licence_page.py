"""The licence of a model: a summary, the full text, and a button to accept it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.ui.enter_key import never_default
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

if TYPE_CHECKING:
    from sdstudio.models.licences import Terms

#: What of the licence is seen at once, at least.
_TEXT_PX: Final = 200


class LicencePage(Retranslates, QDialog):
    """Shows a licence, and asks for consent if it hasn't been given: then it ends as accepted.

    Args:
        accepted_at: when it was accepted; empty: not yet.
        asks: whether the artist has to accept it now to continue.
    """

    def __init__(
        self, terms: "Terms", *, accepted_at: str, asks: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._terms = terms
        self._accepted_at = accepted_at
        self._asks = asks
        self._title, self._why, self._summary = plain_label(), plain_label(), plain_label()
        self._title.setProperty("title", True)
        self._state = plain_label()
        self._state.setProperty("dim", True)
        self._heading = QLabel()
        self._heading.setProperty("heading", True)
        self.text = QPlainTextEdit(terms.text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setVisible(bool(terms.text))
        self.restrictions, self.address = QPushButton(), QPushButton()
        for button in (self.restrictions, self.address):
            button.setProperty("link", True)
        self.restrictions.clicked.connect(self._show_restrictions)
        self.restrictions.setVisible(bool(terms.restrictions))
        self.address.clicked.connect(self._open_address)
        self.address.setVisible(terms.licence.address is not None)
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        # YesRole, because AcceptRole becomes the default: Enter must not accept by accident.
        self.accept_button = self._buttons.addButton("", role.YesRole)
        self.accept_button.setVisible(asks)
        self.close_button = self._buttons.addButton("", role.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        licence = self._terms.licence
        self.setWindowTitle(self.tr("Licence"))
        self._title.setText(licence.name)
        self._why.setText(
            self.tr(
                "Before you use this model, please read and accept its licence. You can read it "
                "again at any time from the Help menu."
            )
        )
        self._why.setVisible(self._asks)
        self._summary.setText(self._terms.summary)
        self._summary.setVisible(bool(self._terms.summary))
        self._heading.setText(self.tr("Full text"))
        self._heading.setVisible(bool(self._terms.text))
        self.text.setAccessibleName(self._heading.text())
        self.restrictions.setText(self.tr("Use restrictions"))
        tip = self.tr("Jump to the list of prohibited uses")
        self.restrictions.setToolTip(plain_tip(tip))
        address = licence.address or ""
        # Without a copy of the text, the summary points to it.
        self.address.setText(self.tr("Open in browser") if self._terms.text else address)
        self.address.setToolTip(plain_tip(address))
        self.accept_button.setText(self.tr("I accept these terms"))
        self.close_button.setText(self.tr("Not now") if self._asks else self.tr("Close"))
        for button in (self.restrictions, self.address, self.accept_button, self.close_button):
            button.setAccessibleName(button.text())
        self._state.setText(self._state_text())
        self._state.setVisible(bool(self._state.text()))

    def _state_text(self) -> str:
        lines = []
        if self._accepted_at:
            moment = _local_date(self._accepted_at)
            lines.append(self.tr("You accepted these terms on {date}.").format(date=moment))
        if self._terms.text and not self._terms.licence.is_confirmed:
            lines.append(
                self.tr(
                    "This copy of the licence may be out of date. Please compare it with the "
                    "version on the web."
                )
            )
        return "\n".join(lines)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._heading)
        heading.addStretch()
        heading.addWidget(self.restrictions)
        heading.addSpacing(GRID_PX)
        heading.addWidget(self.address)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        self.text.setMinimumHeight(_TEXT_PX)
        for widget in (self._title, self._why, self._summary, self._state):
            column.addWidget(widget)
        column.addLayout(heading)
        column.addWidget(self.text, 1)
        if not self._terms.text:
            column.addStretch(1)
        lay_out_dialog(self, inside, self._buttons)
        self.resize(680, 640)
        if self._asks:
            # Reading comes first.
            never_default(self.accept_button, self.close_button)
        self.text.setFocus()

    def _show_restrictions(self) -> None:
        begin = self.text.toPlainText().find(self._terms.restrictions[:40])
        cursor = self.text.textCursor()
        # Scrolling up from the end puts it at the top.
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.text.setTextCursor(cursor)
        cursor.setPosition(max(0, begin))
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def _open_address(self) -> None:
        if self._terms.licence.address is not None:
            QDesktopServices.openUrl(QUrl(self._terms.licence.address))


def _local_date(iso: str) -> str:
    from PySide6.QtCore import QDateTime

    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
