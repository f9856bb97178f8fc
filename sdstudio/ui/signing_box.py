"""The passphrase of the signing key, and whether copies can be signed."""

from functools import partial
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.library.exporting.signing import SigningIdentity
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.retranslation import Retranslates

_LANE: Final = "signing"
_PASSPHRASE_MAX: Final = 1000


class SigningBox(Retranslates, QWidget):
    """What the settings' page says below certificate and key.

    Attributes:
        passphrase: is emptied once it is saved; what was saved is never shown.
        state: who would sign, or why nobody could.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._found: SigningIdentity | StudioError | None = None
        self._asked: tuple[object, ...] | None = None
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(_PASSPHRASE_MAX)
        self.save = QPushButton()
        self.forget = QPushButton()
        never_default(self.save, self.forget)
        self.note, self.state = _plain(), _plain()
        self.note.setProperty("dim", True)
        self._operations = Operations(self, self._refuse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.save)
        row.addWidget(self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addSpacing(8)
        column.addWidget(self.state)
        self.save.clicked.connect(lambda: self._keep(self.passphrase.text()))
        self.forget.clicked.connect(lambda: self._keep(""))
        self.passphrase.textChanged.connect(lambda text: self.save.setEnabled(bool(text)))
        self.save.setEnabled(False)
        studio.settings.changed.connect(self._check)
        self.retranslate()
        self._check()

    def retranslate(self) -> None:
        self.passphrase.setPlaceholderText(self.tr("Passphrase of the private key"))
        self.passphrase.setAccessibleName(self.passphrase.placeholderText())
        self.save.setText(self.tr("Save"))
        self.save.setAccessibleName(self.tr("Save the passphrase"))
        self.forget.setText(self.tr("Forget"))
        self.forget.setAccessibleName(self.tr("Forget the passphrase"))
        self.note.setText(
            self.tr(
                "Only if the key has one. It is kept in the system's keyring; where there is none, "
                "in a file that only you can read."
            )
        )
        self._show()

    def _keep(self, passphrase: str) -> None:
        self.passphrase.clear()
        self._operations.start(self._keep_and_check(passphrase), must_finish=True)

    async def _keep_and_check(self, passphrase: str) -> None:
        keep = partial(self._studio.marking.keep_passphrase, passphrase)
        await self._studio.background.do(_LANE, keep, must_finish=True)
        self._asked = None
        self._check()

    def _check(self) -> None:
        settings = self._studio.settings.current
        asked = (settings.signs, settings.signing_certificate, settings.signing_key)
        if asked == self._asked:
            return
        self._asked = asked
        self._found = None
        self._show()
        if settings.signs:
            self._operations.start(self._find(), replacing="check")

    async def _find(self) -> None:
        try:
            self._found = await self._studio.background.do(_LANE, self._studio.marking.identity)
        except StudioError as error:
            self._found = error
        self._show()

    def _refuse(self, error: StudioError) -> None:
        self._found = error
        self._show()

    def _show(self) -> None:
        found = self._found
        is_wrong = isinstance(found, StudioError)
        if isinstance(found, StudioError):
            text = sentence_for(found, translate)
        elif found is None:
            text = ""
        else:
            text = self._who(found)
        self.state.setText(text)
        self.state.setProperty("over", is_wrong)
        self.state.style().polish(self.state)
        self.state.setVisible(bool(text))

    def _who(self, found: SigningIdentity) -> str:
        until = found.valid_until
        date = QLocale().toString(
            QDate(until.year, until.month, until.day), QLocale.FormatType.ShortFormat
        )
        said = self.tr("Copies will be signed as “{name}”. The certificate is valid until {date}.")
        text = said.format(name=found.name, date=date)
        if not found.is_self_signed:
            return (
                text
                + "\n"
                + self.tr(
                    "Viewers show the signature as trusted only if they know who issued the "
                    "certificate."
                )
            )
        return (
            text
            + "\n"
            + self.tr("It is self-signed, so viewers will show the signature as untrusted.")
        )


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
