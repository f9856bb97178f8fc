"""Files that the program writes and reads: ``{"format": "sdstudio.…", "version": 1, "…": […]}``."""

import json
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError

FILE_MAX_BYTES: Final = 32 * 2**20


def entries_of(
    data: bytes, file: str, what: str, version: int, *, unreadable: ErrorCode, newer: ErrorCode
) -> list[object]:
    """The entries of a file, of which nothing is known yet.

    Args:
        file: its name, for the sentence.
        what: the plural that names both the format and the list, such as ``presets``.
        version: the newest that can be read.

    Raises:
        StudioError: ``unreadable``, if it is too large or another file; ``newer``.
    """
    refused = StudioError(unreadable, file=file)
    if len(data) > FILE_MAX_BYTES:
        raise refused
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise refused from error
    if not isinstance(content, dict) or content.get("format") != f"sdstudio.{what}":
        raise refused
    match content.get("version"):
        case int(found) if found > version:
            raise StudioError(newer, file=file)
    entries = content.get(what)
    if not isinstance(entries, list):
        raise refused
    return entries
