"""Files of styles of several programs, damaged and hostile ones among them."""

import base64
import contextlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.app.style_store import read_style_file
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.style_formats import (
    FILE_MAX_BYTES,
    FileStyle,
    StyleFormat,
    read_styles,
    written_styles,
)
from sdstudio.domain.styles import Style

STYLES = (
    Style("a", "水墨", 'ink, "wash" of {prompt}\nsecond line', "colour", "Mine", thumbnail="t"),
    Style("b", "Night; <b>bold</b>, =1+1", "", "day"),
)


@pytest.mark.parametrize("format_", StyleFormat)
def test_what_is_written_is_read_again(format_: StyleFormat) -> None:
    read = read_styles(written_styles(STYLES, format_, {"t": b"jpeg"}), "x")
    assert read.left_out == 0
    own = format_ is StyleFormat.OWN
    assert read.styles == tuple(
        FileStyle(
            one.name,
            one.prompt,
            one.negative_prompt,
            one.category if own else "",
            b"jpeg" if own and one.thumbnail else b"",
        )
        for one in STYLES
    )


@pytest.mark.parametrize(
    "data",
    [
        b'[{"name": "ink", "prompt": "ink of {prompt}", "negative_prompt": "colour"}]',
        b'{"name": "ink", "type": "user", "preset_data": {"positive_prompt": "ink of {prompt}",'
        b' "negative_prompt": "colour"}}',
        b"name,prompt,negative_prompt\r\nink,ink of {prompt},colour\r\n",
        b'\xef\xbb\xbfname,prompt,negative_prompt\n"ink","ink of {prompt}","colour"\n',
        b"Name;Prompt;Negative_prompt\nink;ink of {prompt};colour\n",
        "name,prompt,negative_prompt\nink,ink of {prompt},colour\n".encode("utf-16"),
        b"name,text,negative_text\nink,ink of {prompt},colour\n",
    ],
)
def test_the_files_of_other_programs_are_read(data: bytes) -> None:
    assert read_styles(data, "x").styles == (FileStyle("ink", "ink of {prompt}", "colour"),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ErrorCode.STYLES_NONE),
        (b"<!DOCTYPE html><html><body>name,prompt</body></html>", ErrorCode.STYLES_WEB_PAGE),
        (b"\n\n<html>", ErrorCode.STYLES_WEB_PAGE),
        ("name,prompt\n浮世绘,版画".encode("gbk"), ErrorCode.LIST_ENCODING),
        (b"\xff\xd8\xff\xe0 a picture", ErrorCode.LIST_ENCODING),
        (b"name,prompt\nink,\0", ErrorCode.STYLES_UNREADABLE),
        (b'[{"name": "ink", ', ErrorCode.STYLES_UNREADABLE),
        (b"[" * 100_000, ErrorCode.STYLES_UNREADABLE),
        (b"[1, null, {}]", ErrorCode.STYLES_NONE),
        (b"a,b\n1,2\n", ErrorCode.STYLES_NONE),
        (b'name,prompt\n"' + b"x" * 200_000 + b'"', ErrorCode.STYLES_UNREADABLE),
        (b'{"format": "sdstudio.styles", "version": 2, "styles": []}', ErrorCode.STYLES_NEWER),
        (b" " * (FILE_MAX_BYTES + 1), ErrorCode.STYLES_TOO_LARGE),
        (b"name,prompt\n" + b"a,b\n" * 5001, ErrorCode.STYLES_TOO_LARGE),
    ],
)
def test_a_bad_file_gets_one_sentence(data: bytes, code: ErrorCode) -> None:
    with pytest.raises(StudioError) as caught:
        read_styles(data, "x.csv")
    assert caught.value.code is code


def test_a_file_of_a_hundred_megabytes_isnt_read(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(StudioError) as caught:
        read_style_file(large)
    assert caught.value.code is ErrorCode.STYLES_TOO_LARGE
    with pytest.raises(StudioError) as caught:
        read_style_file(tmp_path / "none.csv")
    assert caught.value.code is ErrorCode.LIST_FILE_GONE
    with pytest.raises(StudioError) as caught:
        read_style_file(tmp_path)
    assert caught.value.code is ErrorCode.LIST_FILE_GONE


def test_entries_that_are_no_styles_are_counted() -> None:
    entries = [
        {"name": "---- Artists ----", "prompt": "", "negative_prompt": ""},
        {"name": "", "prompt": "ink"},
        {"name": "long", "prompt": "x" * 4001},
        {"name": 5, "prompt": "ink"},
        {"name": "odd", "prompt": "ink\u0007\ud800", "thumbnail": "not base64!"},
    ]
    read = read_styles(json.dumps(entries).encode(), "x")
    assert (read.styles, read.left_out) == ((FileStyle("odd", "ink", ""),), 4)


def test_a_thumbnail_that_is_too_large_is_left_out() -> None:
    entry = {"name": "a", "prompt": "b", "thumbnail": base64.b64encode(bytes(300_000)).decode()}
    (style,) = read_styles(json.dumps([entry]).encode(), "x").styles
    assert style == replace(style, picture=b"")


@given(st.binary(max_size=300))
def test_no_file_does_more_than_be_refused(data: bytes) -> None:
    with contextlib.suppress(StudioError):
        assert read_styles(data, "x").styles
