"""Files of styles: ours, Fooocus', InvokeAI's and A1111's.

* ours: ``{"format": "sdstudio.styles", "version": 1, "styles": [{name, prompt, negative_prompt,
  category, thumbnail}]}``; thumbnails are base64.
* Fooocus: ``[{"name", "prompt", "negative_prompt"}]``.
* InvokeAI: ``{"name", "type", "preset_data": {"positive_prompt", "negative_prompt"}}``, one or a
  list of them; or a CSV as A1111's.
* A1111: ``styles.csv`` with the columns ``name,prompt,negative_prompt``.

Everything in a file is untrusted: bounded, and plain text.
"""

import base64
import binascii
import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.styles import STYLE_NAME_MAX, WORDS_MAX_CHARACTERS, Style
from sdstudio.domain.text import text_of_list

#: Far more than any collection that is shared has; with thumbnails.
FILE_MAX_BYTES: Final = 32 * 2**20
STYLES_IN_FILE_MAX: Final = 5_000
#: A larger picture is no thumbnail.
THUMBNAIL_MAX_BYTES: Final = 256 * 2**10

FORMAT_KEY: Final = "sdstudio.styles"
_VERSION: Final = 1
_CATEGORY_MAX: Final = 60
_PROMPT_KEYS: Final = ("prompt", "positive_prompt", "positive", "text")
_NEGATIVE_KEYS: Final = ("negative_prompt", "negative", "negative_text")
_MARKUP: Final = re.compile(r"<(?:!doctype|html|head|\?xml)\b", re.IGNORECASE)


class StyleFormat(StrEnum):
    """A format that is written; all of them are read, whatever the file's name."""

    OWN = "sdstudio"
    FOOOCUS = "fooocus"
    INVOKEAI = "invokeai"
    A1111 = "a1111"

    @property
    def program(self) -> str:
        """The program whose format it is."""
        return _PROGRAMS[self]

    @property
    def suffix(self) -> str:
        """The usual ending of its files."""
        return ".csv" if self is StyleFormat.A1111 else ".json"


_PROGRAMS: Final = {
    StyleFormat.OWN: "SD Studio",
    StyleFormat.FOOOCUS: "Fooocus",
    StyleFormat.INVOKEAI: "InvokeAI",
    StyleFormat.A1111: "A1111",
}


@dataclass(frozen=True, slots=True)
class FileStyle:
    """A style in a file.

    Args:
        picture: its thumbnail's file as it is there, undecoded; empty: none.
    """

    name: str
    prompt: str
    negative_prompt: str
    category: str = ""
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class ReadStyles:
    """What a file has.

    Args:
        left_out: how many entries are no styles: they have no name or no words, or too many.
    """

    styles: tuple[FileStyle, ...]
    left_out: int


def read_styles(data: bytes, file: str) -> ReadStyles:
    """The styles in the file ``data``.

    Args:
        file: its name, for the sentence.

    Raises:
        StudioError: ``STYLES_TOO_LARGE``, ``LIST_ENCODING``, ``STYLES_WEB_PAGE``,
            ``STYLES_UNREADABLE``, ``STYLES_NEWER`` or ``STYLES_NONE``.
    """
    if len(data) > FILE_MAX_BYTES:
        raise too_large(file)
    text = _text(data, file)
    if _MARKUP.match(text.lstrip()):
        raise StudioError(ErrorCode.STYLES_WEB_PAGE, file=file)
    is_json = text.lstrip().startswith(("[", "{"))
    entries = _entries_of_json(text, file) if is_json else _rows(text, file)
    read: list[FileStyle] = []
    left_out = 0
    for entry in entries:
        style = _style(entry)
        if style is None:
            left_out += 1
        else:
            read.append(style)
        if len(read) > STYLES_IN_FILE_MAX:
            raise too_large(file)
    if not read:
        raise StudioError(ErrorCode.STYLES_NONE, file=file)
    return ReadStyles(tuple(read), left_out)


def too_large(file: str) -> StudioError:
    """What to say of a file that has more than a collection of styles can have."""
    return StudioError(
        ErrorCode.STYLES_TOO_LARGE,
        file=file,
        size=f"{FILE_MAX_BYTES // 2**20} MB",
        limit=STYLES_IN_FILE_MAX,
    )


def written_styles(
    styles: Sequence[Style], format_: StyleFormat, pictures: Mapping[str, bytes]
) -> bytes:
    """The file with ``styles``.

    Args:
        pictures: the thumbnails' files by name; only our own format has them.
    """
    match format_:
        case StyleFormat.A1111:
            return _csv(styles)
        case StyleFormat.FOOOCUS:
            content: object = [_plain(one) for one in styles]
        case StyleFormat.INVOKEAI:
            content = [
                {
                    "name": one.name,
                    "type": "user",
                    "preset_data": {
                        "positive_prompt": one.prompt,
                        "negative_prompt": one.negative_prompt,
                    },
                }
                for one in styles
            ]
        case StyleFormat.OWN:
            entries = [_own(one, pictures.get(one.thumbnail, b"")) for one in styles]
            content = {"format": FORMAT_KEY, "version": _VERSION, "styles": entries}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(style: Style) -> dict[str, str]:
    return {
        "name": style.name,
        "prompt": style.prompt,
        "negative_prompt": style.negative_prompt,
    }


def _own(style: Style, picture: bytes) -> dict[str, str]:
    entry = _plain(style)
    if style.category:
        entry["category"] = style.category
    if picture:
        entry["thumbnail"] = base64.b64encode(picture).decode()
    return entry


def _csv(styles: Iterable[Style]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("name", "prompt", "negative_prompt"))
    writer.writerows((one.name, one.prompt, one.negative_prompt) for one in styles)
    # With a mark, since spreadsheets take other encodings for granted. A1111 reads it so, too.
    return text.getvalue().encode("utf-8-sig")


def _text(data: bytes, file: str) -> str:
    text = text_of_list(data, file)
    if "\0" in text:
        raise StudioError(ErrorCode.STYLES_UNREADABLE, file=file)
    return text


def _entries_of_json(text: str, file: str) -> list[object]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StudioError(ErrorCode.STYLES_UNREADABLE, file=file) from error
    match content:
        case {"format": "sdstudio.styles", "version": int(version)} if version > _VERSION:
            raise StudioError(ErrorCode.STYLES_NEWER, file=file)
        case {"styles": list(entries)} | list(entries):
            return entries
        case {"name": str()}:
            return [content]
    raise StudioError(ErrorCode.STYLES_NONE, file=file)


def _rows(text: str, file: str) -> Iterator[object]:
    head = text.lstrip().partition("\n")[0]
    # What spreadsheets write where the comma is for decimals.
    delimiter = ";" if ";" in head and "," not in head else ","
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        names = [str(one).strip().casefold() for one in reader.fieldnames or ()]
        if "name" not in names or not set(names) & {*_PROMPT_KEYS, *_NEGATIVE_KEYS}:
            raise StudioError(ErrorCode.STYLES_NONE, file=file)
        reader.fieldnames = names
        yield from reader
    except csv.Error as error:
        raise StudioError(ErrorCode.STYLES_UNREADABLE, file=file) from error


def _style(entry: object) -> FileStyle | None:
    if not isinstance(entry, Mapping):
        return None
    words = entry.get("preset_data", entry)
    if not isinstance(words, Mapping):
        return None
    name = one_line(entry.get("name"))[:STYLE_NAME_MAX]
    prompt = _first(words, _PROMPT_KEYS)
    negative = _first(words, _NEGATIVE_KEYS)
    if not name or not (prompt or negative):
        return None
    if max(len(prompt), len(negative)) > WORDS_MAX_CHARACTERS:
        return None
    category = one_line(entry.get("category"))[:_CATEGORY_MAX]
    return FileStyle(name, prompt, negative, category, decoded_picture(entry.get("thumbnail")))


def _first(words: Mapping[str, object], keys: Iterable[str]) -> str:
    return next((text for key in keys if (text := _clean(words.get(key)))), "")


def decoded_picture(value: object) -> bytes:
    """The file of a thumbnail in base64; empty if ``value`` is none, or too large to be one."""
    if not isinstance(value, str) or len(value) > THUMBNAIL_MAX_BYTES * 4 // 3 + 4:
        return b""
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return b""


def one_line(value: object) -> str:
    """``value`` as a line of plain text, if it is a string."""
    return " ".join(_clean(value).split())


def _clean(value: object) -> str:
    if not isinstance(value, str):
        return ""
    kept = (one for one in value if one in "\n\t" or unicodedata.category(one) not in _HIDDEN)
    return "".join(kept).strip()


# Control characters and lone surrogates, which no file can hold.
_HIDDEN: Final = frozenset({"Cc", "Cs"})
