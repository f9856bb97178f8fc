"""Files of shortcuts: what is written is read again, and anything else is refused or left out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.shortcut_files import (
    SHORTCUT_FILE_MAX_BYTES,
    read_shortcuts,
    written_shortcuts,
)

_NAMES = st.text(alphabet="abcdefghij_", min_size=1, max_size=30)
_KEYS = st.sampled_from(["Ctrl+K", "F1", "Ctrl+Shift+Ins", "Ö", "["])


@settings(max_examples=25)
@given(st.dictionaries(_NAMES, st.lists(_KEYS, max_size=8).map(tuple), min_size=1, max_size=20))
def test_what_is_written_is_read_again(keys: dict[str, tuple[str, ...]]) -> None:
    read = read_shortcuts(written_shortcuts(keys), "keys.json")
    assert read.keys == keys
    assert read.left_out == 0


def file_with(*entries: object, version: object = 1) -> bytes:
    content = {"format": "sdstudio.shortcuts", "version": version, "shortcuts": entries}
    return json.dumps(content).encode()


QUIT = {"command": "quit", "keys": ["Ctrl+Q"]}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b'{"format": "sdstudio.snippets", "version": 1, "snippets": []}',
        b'{"format": "sdstudio.shortcuts", "version": 1, "shortcuts": {"quit": "Ctrl+Q"}}',
        file_with(),
        file_with("quit", 3, None),
        file_with(QUIT) + b" " * SHORTCUT_FILE_MAX_BYTES,
    ],
    ids=lambda data: data[:30].decode("latin-1"),
)
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(StudioError) as refused:
        read_shortcuts(data, "keys.json")
    assert refused.value.code is ErrorCode.SHORTCUTS_UNREADABLE
    assert refused.value.arguments == {"file": "keys.json"}


def test_a_file_of_a_newer_format_is_refused_by_its_reason() -> None:
    with pytest.raises(StudioError) as refused:
        read_shortcuts(file_with(QUIT, version=2), "keys.json")
    assert refused.value.code is ErrorCode.SHORTCUTS_NEWER


@pytest.mark.parametrize(
    "entry",
    [
        {"command": "stop"},
        {"command": 3, "keys": []},
        {"command": "", "keys": []},
        {"command": "stop", "keys": "Ctrl+."},
        {"command": "stop", "keys": ["Ctrl+.", 3]},
        {"command": "stop", "keys": ["Ctrl+."] * 21},
        {"command": "stop", "keys": ["k" * 101]},
        {"command": "s" * 101, "keys": []},
        {"command": "stop\ud800", "keys": []},
        {"command": "quit", "keys": ["F4"]},
        ["stop", "Ctrl+."],
    ],
    ids=str,
)
def test_an_entry_that_is_no_command_with_keys_is_left_out_and_counted(entry: object) -> None:
    read = read_shortcuts(file_with(QUIT, entry), "keys.json")
    assert read.keys == {"quit": ("Ctrl+Q",)}
    assert read.left_out == 1


def test_more_commands_than_any_version_has_are_left_out() -> None:
    many = ({"command": f"command_{number}", "keys": []} for number in range(3_000))
    read = read_shortcuts(file_with(*many), "keys.json")
    assert (len(read.keys), read.left_out) == (2_000, 1_000)
