"""Text below the UI layer: strings marked for translation, and names made safe to show."""

import unicodedata
from collections.abc import Callable
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError

NAME_LIMIT: Final = 200
# Control characters, direction overrides, line ends and lone surrogates, which no file can hold.
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# In the same categories, but parts of words and emoji.
_JOINERS: Final = "\u200c\u200d"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return ``text`` unchanged; the window translates it in ``context`` when it is shown."""
    del context
    return text


def quoted(text: str, translate: Callable[[str, str], str]) -> str:
    """``text`` in the quotation marks of a language."""
    marks = translate("wording", QT_TRANSLATE_NOOP("wording", "“{text}”"))
    # It may have braces itself.
    return marks.replace("{text}", text)


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
