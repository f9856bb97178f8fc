"""The texts in picture files of any program: all are found, and hostile files do no harm."""

import gzip
import json
import os
import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sdstudio.domain.embedded import (
    COMMENT,
    MAKER_NOTE,
    SIDECAR,
    TEXT_MAX_CHARACTERS,
    USER_COMMENT,
    XMP_CREATOR,
    XMP_USER_COMMENT,
    Embedded,
)
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.peer_metadata import READER_VERSION, read_settings
from sdstudio.imaging.embedded_texts import read_embedded
from sdstudio.imaging.exif_texts import decoded_comment, exif_texts
from sdstudio.imaging.xmp_texts import xmp_texts
from tests.support.peer_files import chunk, exif, png, saved, stealth, user_comment, xmp

TEXT = "一条红鱼, a red fish\nNegative prompt: blur\nSteps: 20, Seed: 0, Size: 64x64"


def read(folder: Path, data: bytes, name: str = "x.png") -> Embedded:
    path = folder / name
    path.write_bytes(data)
    return read_embedded(path)


def test_all_kinds_of_text_in_a_png_are_found(tmp_path: Path) -> None:
    chunks = (
        chunk(b"tEXt", b"latin\0caf\xe9"),
        chunk(b"tEXt", "utf8\0红".encode()),
        chunk(b"zTXt", b"packed\0\0" + zlib.compress(b"small")),
        chunk(b"iTXt", b"wide\0\1\0zh\0\0" + zlib.compress("宽".encode())),
    )
    found = read(tmp_path, png({}, *chunks))
    assert found.texts == {"latin": "café", "utf8": "红", "packed": "small", "wide": "宽"}
    assert (found.format, found.width, found.height) == ("PNG", 8, 6)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("of_file", ["<", ">"])
@pytest.mark.parametrize("format_", ["JPEG", "WEBP", "AVIF"])
def test_a_user_comment_is_read_in_either_byte_order(
    tmp_path: Path, format_: str, order: str, of_file: str
) -> None:
    data = saved(format_, exif=user_comment(TEXT, order, of_file=of_file))
    found = read(tmp_path, data, "x")
    assert (found.format, found.width, found.height) == (format_, 8, 6)
    assert found.texts == {USER_COMMENT: TEXT}


def test_a_user_comment_in_a_png_is_read(tmp_path: Path) -> None:
    data = user_comment(TEXT).removeprefix(b"Exif\0\0")
    assert read(tmp_path, png({}, chunk(b"eXIf", data))).texts == {USER_COMMENT: TEXT}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (b"ASCII\0\0\0plain", "plain"),
        (b"ASCII\0\0\0" + "红".encode(), "红"),
        (bytes(8) + b"no code\0\0\0", "no code"),
        (b"no code at all", "no code at all"),
        (b"UNICODE\0" + b"not so", "not so"),
        (b"UNICODE\0" + b"\xff\xfe" + "红鱼".encode("utf-16-le"), "红鱼"),
        (b"Unicode\0" + "只有中文".encode("utf-16-be"), "只有中文"),
        ('{"wide": 1}'.encode("utf-16-le"), '{"wide": 1}'),
        (b"", ""),
        (b"UNICODE\0", ""),
    ],
)
def test_a_user_comment_is_read_in_any_encoding(value: bytes, said: str) -> None:
    assert decoded_comment(value) == said


def test_the_other_texts_of_exif_have_their_names() -> None:
    data = exif(
        "<",
        {0x010E: b"words", 0x010F: b'workflow:{"nodes": []}\0', 0x0110: b'prompt:{"1": {}}\0'},
        {0x927C: b"fooocus"},
    )
    assert exif_texts(data)[0] == {
        "ImageDescription": "words",
        "workflow": '{"nodes": []}',
        "prompt": '{"1": {}}',
        MAKER_NOTE: "fooocus",
    }


@pytest.mark.parametrize("format_", ["JPEG", "WEBP"])
def test_a_turned_picture_has_the_size_that_is_seen(tmp_path: Path, format_: str) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    found = read(tmp_path, saved(format_, exif=turned), "x")
    assert (found.width, found.height) == (6, 8)


@pytest.mark.parametrize("format_", ["JPEG", "WEBP", "PNG"])
def test_xmp_is_read_wherever_it_is(tmp_path: Path, format_: str) -> None:
    packet = xmp(user_comment='{"c": "a & b < c"}', tool="Draw Things")
    data = (
        png({"XML:com.adobe.xmp": packet.decode()})
        if format_ == "PNG"
        else saved(format_, xmp=packet)
    )
    texts = read(tmp_path, data, "x").texts
    assert texts[XMP_USER_COMMENT].strip() == '{"c": "a & b < c"}'
    assert texts[XMP_CREATOR] == "Draw Things"


def test_comments_of_jpeg_and_gif_are_read(tmp_path: Path) -> None:
    for format_ in ("JPEG", "GIF"):
        assert read(tmp_path, saved(format_, comment=TEXT.encode()), "x").texts == {COMMENT: TEXT}


def test_files_beside_the_picture_are_read_and_its_own_texts_count_more(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8-sig")
    (tmp_path / "x.png.xmp").write_bytes(xmp(user_comment="beside", tool="beside"))
    own = xmp(user_comment="within", tool="").decode()
    texts = read(tmp_path, png({"XML:com.adobe.xmp": own})).texts
    assert texts[SIDECAR] == TEXT
    assert texts[XMP_USER_COMMENT].strip() == "within"
    assert texts[XMP_CREATOR] == "beside"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_or_link_beside_the_picture_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "x.xmp").symlink_to(tmp_path / "secret")
    assert read(tmp_path, png()).texts == {}


@pytest.mark.parametrize(
    "signature", ["stealth_pnginfo", "stealth_pngcomp", "stealth_rgbinfo", "stealth_rgbcomp"]
)
def test_hidden_texts_are_found(tmp_path: Path, signature: str) -> None:
    said = {"Description": "红鱼", "Software": "NovelAI", "Comment": '{"uc": "blur"}'}
    assert read(tmp_path, stealth(json.dumps(said), signature)).texts == said
    assert read(tmp_path, stealth(TEXT, signature)).texts == {"parameters": TEXT}


def test_a_gzip_bomb_in_the_pixels_is_left_alone(tmp_path: Path) -> None:
    bomb = "0" * (8 * TEXT_MAX_CHARACTERS)
    assert len(gzip.compress(bomb.encode())) < 32 * 1024
    assert read(tmp_path, stealth(bomb, size=(512, 600))).texts == {}


def test_a_hidden_length_beyond_the_pixels_is_harmless(tmp_path: Path) -> None:
    for width in (1, 2, 19, 152):
        stream = stealth("", "stealth_pnginfo", size=(200, width))
        assert read(tmp_path, stream).texts == {}


@pytest.mark.parametrize(
    "packet",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        b"<x>" * 100_000,
        b"<a/>" * 10,
        b"\xff\xfe<\0x\0",
        b"<?xml version='1.0' encoding='made-up'?><x/>",
        b"",
        b"<x" + b" a='1'" * 10,
    ],
)
def test_hostile_xmp_says_nothing(packet: bytes) -> None:
    assert xmp_texts(packet) == {}


def test_a_packet_with_a_document_type_is_not_read_further() -> None:
    packet = xmp(user_comment="x", tool="y")
    start = packet.index(b"<x:xmpmeta")
    assert (
        xmp_texts(packet[:start] + b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + packet[start:])
        == {}
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        png()[:-12],
        png()[:20],
        saved("JPEG")[:100],
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe1\0\0" * 9000,
        saved("WEBP")[:30],
        saved("WEBP")[:-40],
        b"RIFF\0\0\0\0WEBPVP8 ",
    ],
)
def test_what_is_no_whole_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(StudioError) as caught:
        read(tmp_path, data, "x")
    assert caught.value.code is ErrorCode.METADATA_UNREADABLE


def test_large_texts_and_bombs_take_little_memory(tmp_path: Path) -> None:
    bomb = chunk(b"zTXt", b"bomb\0\0" + zlib.compress(bytes(100_000_000), 9))
    huge = chunk(b"tEXt", b"workflow\0" + b"[" * 50_000_000)
    path = tmp_path / "x.png"
    path.write_bytes(png({"small": "x"}, *([bomb] * 100), huge))
    # Imports are not counted.
    read(tmp_path, png(), "y.png")
    tracemalloc.start()
    found = read_embedded(path)
    assert found.texts == {"small": "x"}
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()


def test_exif_entries_that_share_their_bytes_are_not_all_decoded() -> None:
    entries = 400
    head = b"MM\0*" + struct.pack(">L", 8) + struct.pack(">H", entries)
    entry = struct.pack(">HHLL", 0x0100, 7, 4_000_000, 8)
    texts, orientation = exif_texts(head + entry * entries + bytes(4_000_000))
    assert (texts, orientation) == ({}, 1)


def test_the_raw_texts_are_kept_within_bounds() -> None:
    texts = {"a": "红", "b": "x" * 1_000_000}
    assert json.loads(Embedded("PNG", 1, 1, texts).raw()) == {"a": "红"}


_WHOLE = [
    png({"parameters": TEXT, "prompt": '{"1": {"class_type": "x", "inputs": {"a": ["1", 0]}}}'}),
    saved("JPEG", exif=user_comment(TEXT), comment=b"x", xmp=xmp(user_comment="x", tool="y")),
    saved("WEBP", exif=user_comment(TEXT), xmp=xmp(user_comment="x", tool="y")),
    saved("AVIF", exif=user_comment(TEXT)),
    saved("GIF", comment=b"x"),
    saved("TIFF"),
    stealth(TEXT),
]
_CHANGES = st.lists(
    st.tuples(
        st.integers(0, 5000),
        st.integers(0, 8),
        st.binary(max_size=8) | st.sampled_from([b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff"]),
    ),
    max_size=6,
)


def _with_right_sums(data: bytes) -> bytes:
    """A PNG whose chunks have the sums that belong to them, so that they are read."""
    parts, at = [data[:8]], 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        parts.append(chunk(data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return b"".join(parts)


@given(st.sampled_from(_WHOLE), _CHANGES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, whole: bytes, changes: list[tuple[int, int, bytes]]
) -> None:
    data = whole
    for at, removed, added in changes:
        data = data[:at] + added + data[at + removed :]
    if data.startswith(b"\x89PNG"):
        data = _with_right_sums(data)
    try:
        found = read(tmp_path, data, "damaged")
    except StudioError:
        return
    assert found.width > 0
    assert found.height > 0
    assert read_settings(found)[1] == READER_VERSION
