"""Files of keyboard shortcuts.

A file is ``{"format": "sdstudio.shortcuts", "version": 1, "shortcuts": [{"command", "keys"}]}``
with the names of commands and keys, as in ``Ctrl+Shift+N``, in English. Everything in it is
untrusted. Which commands and keys there are is known to the window alone.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.exchanged_files import entries_of

#: A hundred times what the program writes.
SHORTCUT_FILE_MAX_BYTES: Final = 2**20
_COMMANDS_MAX: Final = 2_000
_KEYS_MAX: Final = 20
_TEXT_MAX_CHARACTERS: Final = 100
_FORMAT: Final = "sdstudio.shortcuts"
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class ReadShortcuts:
    """What a file has.

    Args:
        keys: of each command, by its name; none are for no shortcut.
        left_out: how many entries aren't a command with keys, or are one that was there before.
    """

    keys: Mapping[str, tuple[str, ...]]
    left_out: int


def read_shortcuts(data: bytes, file: str) -> ReadShortcuts:
    """The shortcuts in the file ``data``.

    Args:
        file: its name, for the sentence.

    Raises:
        StudioError: ``SHORTCUTS_UNREADABLE`` or ``SHORTCUTS_NEWER``.
    """
    refused = StudioError(ErrorCode.SHORTCUTS_UNREADABLE, file=file)
    if len(data) > SHORTCUT_FILE_MAX_BYTES:
        raise refused
    entries = entries_of(
        data,
        file,
        "shortcuts",
        _VERSION,
        unreadable=ErrorCode.SHORTCUTS_UNREADABLE,
        newer=ErrorCode.SHORTCUTS_NEWER,
    )
    keys: dict[str, tuple[str, ...]] = {}
    for entry in entries[:_COMMANDS_MAX]:
        if (found := _entry(entry)) is not None:
            keys.setdefault(*found)
    if not keys:
        raise refused
    return ReadShortcuts(keys, len(entries) - len(keys))


def written_shortcuts(keys: Mapping[str, Sequence[str]]) -> bytes:
    """The file with the keys of these commands."""
    entries = [{"command": name, "keys": list(texts)} for name, texts in keys.items()]
    content = {"format": _FORMAT, "version": _VERSION, "shortcuts": entries}
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _entry(entry: object) -> tuple[str, tuple[str, ...]] | None:
    match entry:
        case {"command": str(name), "keys": list(keys)} if name and len(keys) <= _KEYS_MAX:
            texts = tuple(one for one in keys if isinstance(one, str))
            if len(texts) == len(keys) and all(map(_is_short, (name, *texts))):
                return name, texts
    return None


def _is_short(text: str) -> bool:
    # What no file can hold isn't taken into the settings.
    return len(text) <= _TEXT_MAX_CHARACTERS and text.isprintable()
