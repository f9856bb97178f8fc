"""A language that nobody speaks: English with accents, and longer, as many languages are."""

import re
from typing import Final

from PySide6.QtCore import QObject, QTranslator

#: How much longer a text becomes.
LONGER: Final = 1.4
#: Placeholders, markup, and the marks before the keys of menus.
_KEPT: Final = re.compile(r"(\{[^}]*\}|%n|%\d|<[^>]*>|&\w?)")
_ACCENTS: Final = str.maketrans("aceilnorstuyACEINOSUYZ", "áçéíłñôřšťůýÁÇÉÍÑÔŠŮÝŽ")
_VOWELS: Final = "aeiouAEIOU"
#: Names of keys, and what Qt itself says.
_OTHERS: Final = ("Q",)
#: In the notation of dates.
_DATES: Final = ("MMMM yyyy", "d MMMM")


class PseudoLocale(QTranslator):
    """Translates all texts of the program into it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if not source or context.startswith(_OTHERS) or source in _DATES:
            # Nothing would be taken for an empty translation.
            return source
        return pseudo(source)


def pseudo(text: str) -> str:
    """``text`` in it, with its placeholders."""
    missing = round(len(_KEPT.sub("", text)) * (LONGER - 1))
    said = []
    for at, part in enumerate(_KEPT.split(text)):
        if at % 2:
            said.append(part)
            continue
        longer = []
        for character in part:
            longer.append(character)
            if missing > 0 and character in _VOWELS:
                longer.append(character.lower())
                missing -= 1
        said.append("".join(longer).translate(_ACCENTS))
    return "".join(said) + "ň" * missing
