"""Text below the UI layer: strings marked for translation, and names made safe to show."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError

NAME_LIMIT: Final = 200
# Control characters, direction overrides, line ends and lone surrogates, which no file can hold.
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# In the same categories, but parts of words and emoji.
_JOINERS: Final = "\u200c\u200d"
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
#: As they are typed on keyboards without them.
_WRITTEN_OUT: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return ``text`` unchanged; the window translates it in ``context`` when it is shown."""
    del context
    return text


def quoted(text: str, translate: Callable[[str, str], str]) -> str:
    """``text`` in the quotation marks of a language."""
    marks = translate("wording", QT_TRANSLATE_NOOP("wording", "“{text}”"))
    # It may have braces itself.
    return marks.replace("{text}", text)


def folded(text: str) -> str:
    """``text`` without case, accents and full-width forms; “ß” is “ss”."""
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return unicodedata.normalize("NFKC", plain)


def spellings(text: str) -> tuple[str, ...]:
    """``text`` :func:`folded`, and again with its umlauts written out if it has any.

    One of them contains what somebody types for a part of it, folded: “groesse” and “grosse” for
    “Größe”.
    """
    written_out = unicodedata.normalize("NFC", text).translate(_WRITTEN_OUT)
    return tuple(dict.fromkeys((folded(text), folded(written_out))))


def plain_name(text: str) -> str:
    """A name from a file or disk made safe to show, store and print: at most 200 characters, with
    “?” for invisible ones.
    """
    return "".join(
        "?" if unicodedata.category(one) in _HIDDEN and one not in _JOINERS else one
        for one in text[:NAME_LIMIT]
    )


def text_of_list(data: bytes, file: str) -> str:
    """The text of a file that is imported: UTF-8, or UTF-16 with its mark.

    Raises:
        StudioError: ``LIST_ENCODING``.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise StudioError(ErrorCode.LIST_ENCODING, file=file) from error
