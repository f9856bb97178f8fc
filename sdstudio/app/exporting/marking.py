"""What the settings want copies to be marked and signed with."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdstudio.app.credentials import Credentials
from sdstudio.app.settings import Settings

if TYPE_CHECKING:
    from sdstudio.library.exporting import CopyMarks
    from sdstudio.library.exporting.signing import Signing, SigningIdentity

#: Of the passphrase, among the secrets.
_PASSPHRASE: Final = "signing key"


class CopyMarking:
    """Marks as of the settings; the passphrase of the signing key is kept with other secrets.

    Args:
        settings: the current ones.

    Thread: :meth:`marks` any; what needs the passphrase may wait for the system's keyring, so any
    but the GUI's.
    """

    def __init__(self, settings: Callable[[], Settings], credentials: Credentials) -> None:
        self._settings = settings
        self._credentials = credentials
        self._passphrase: str | None = None

    def marks(self) -> "CopyMarks":
        """Those of a copy that is made now."""
        from sdstudio.library.exporting import CopyMarks

        settings = self._settings()
        return CopyMarks(
            says_ai=settings.says_ai,
            hides_mark=settings.hides_mark,
            signing=self._signing() if settings.signs else None,
        )

    def identity(self) -> "SigningIdentity":
        """Who would sign.

        Raises:
            StudioError: ``SIGNING_…``: why nobody could.
        """
        return self._signing().identity()

    def keep_passphrase(self, passphrase: str) -> None:
        """Keep the passphrase of the signing key; forget it where it is empty.

        Raises:
            StudioError: it can't be written.
        """
        self._passphrase = None
        if passphrase:
            self._credentials.keep({_PASSPHRASE: passphrase})
            self._credentials.settle()
        else:
            self._credentials.forget(_PASSPHRASE)

    def _signing(self) -> "Signing":
        from sdstudio.library.exporting.signing import Signing

        settings = self._settings()
        certificate, key = Path(settings.signing_certificate), Path(settings.signing_key)
        return Signing(certificate, key, self._read_passphrase)

    def _read_passphrase(self) -> str | None:
        if self._passphrase is None:
            # Asking the keyring takes long, and each copy needs it.
            self._passphrase = self._credentials.of(_PASSPHRASE)
        return self._passphrase
