"""What a file is that was taken for weights: a pointer, a page, a message, or only a part."""

import json
import pickletools
import re
from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.errors import Argument, ErrorCode
from sdstudio.domain.figures import size_in_words
from sdstudio.domain.text import plain_name
from sdstudio.weights.header import CutShortError

_BEGIN_BYTES = 2**16
_SHOWN = 120
_POINTER = b"version https://git-lfs.github.com/spec/"
_POINTER_SIZE = re.compile(rb"\nsize (\d{1,15})\s")
_PAGE = re.compile(rb"<(!doctype html|html|head|body|script|title)\b", re.IGNORECASE)
_MESSAGE_KEYS = ("error", "message", "detail", "error_description")

#: A failure's code, and its arguments but for the file.
Reason = tuple[ErrorCode, dict[str, Argument]]


def why_not_weights(path: Path, error: Exception | None = None) -> Reason | None:
    """Why the file ``path`` cannot be read as weights; ``None``: nobody knows.

    Args:
        error: that reading it raised.

    Returns:
        One of ``FILE_…`` and its arguments, but for ``file``.
    """
    try:
        with open_regular(path) as opened:
            begin = opened.read(_BEGIN_BYTES)
            is_short = not opened.read(1)
    except OSError:
        return None
    if not begin:
        return ErrorCode.FILE_EMPTY, {}
    text = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(_POINTER):
        size = _POINTER_SIZE.search(text)
        return ErrorCode.FILE_LFS_POINTER, {"size": size_in_words(int(size[1])) if size else "?"}
    if text.startswith(b"<") and _PAGE.search(text):
        return ErrorCode.FILE_WEB_PAGE, {}
    if isinstance(error, CutShortError):
        return ErrorCode.FILE_CUT_SHORT, {"have": _have(error)}
    message = _message(text) if is_short else ""
    return (ErrorCode.FILE_MESSAGE, {"found": message}) if message else None


def _have(error: CutShortError) -> str:
    there = size_in_words(error.size_bytes)
    if error.expected_bytes is None:
        return there
    return f"{there} / {size_in_words(error.expected_bytes)}"


def _message(data: bytes) -> str:
    """What a text says, in a line; empty where it is none."""
    try:
        text = data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return ""
    if not all(one.isprintable() or one.isspace() for one in text) or _is_pickle(data):
        return ""
    shown = plain_name(" ".join(_told(text).split()))
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}…"


def _is_pickle(data: bytes) -> bool:
    """Whether it is one of the oldest kind, which is text. It is not executed to find out."""
    try:
        return bool([*pickletools.genops(data)])
    except Exception:  # whatever text leads to that is none
        return False


def _told(text: str) -> str:
    """Of a server's JSON, what it says to people."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if isinstance(content, dict):
        said = (content.get(key) for key in _MESSAGE_KEYS)
        return next((one for one in said if isinstance(one, str) and one.strip()), text)
    return text
