"""Model licences: the text as published, and a summary in plain words.

The texts ship in ``resources/licences``, with their sources.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sdstudio.disk import read_regular
from sdstudio.models.catalogue import Licence

#: As licences call them.
_RESTRICTIONS_BEGIN = ("\nAttachment A", "\nProhibited Uses\n")
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Terms:
    """A licence with its text.

    Args:
        text: as published, in its own language; empty if none ships, as for a licence of the user's
            own catalogue. Then only ``licence.address`` can be shown.
        summary: in plain words and the artist's language; not legally binding. May be empty.
    """

    licence: Licence
    text: str
    summary: str

    @property
    def sha256(self) -> str:
        """Identifies exactly these terms: a changed text must be accepted again."""
        known_by = self.text or f"{self.licence.name}\n{self.licence.address}"
        return hashlib.sha256(known_by.encode()).hexdigest()

    @property
    def restrictions(self) -> str:
        """Only the use restrictions, which come last. Empty if there are none of their own."""
        parts = (self.text.partition(begin)[2].strip() for begin in _RESTRICTIONS_BEGIN)
        return next((part for part in parts if part), "")


def read_terms(folder: Path, licence: Licence, language: str = _LANGUAGE) -> Terms:
    """The terms of ``licence``.

    Args:
        folder: ``resources/licences``.
        language: of the summary, such as ``zh_CN``; falls back to English.
    """
    summary = _read(folder / f"{licence.key}.{language}.txt")
    return Terms(
        licence,
        text=_read(folder / f"{licence.key}.txt"),
        summary=summary or _read(folder / f"{licence.key}.{_LANGUAGE}.txt"),
    )


def _read(path: Path) -> str:
    try:
        # Bytes, since the hash is that of the published text with its own line ends.
        return read_regular(path).decode("utf-8")
    except FileNotFoundError:
        return ""
