"""PNG files: all texts survive, pixels are exact, and hostile files do no harm."""

import struct
import tracemalloc
import zlib
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import PARAMETERS_KEY, decode, encode
from sdstudio.imaging import (
    encode_png,
    encode_thumbnail,
    read_facts,
    read_png,
    read_rgb,
    read_texts,
    rgb_from_bytes,
)
from sdstudio.imaging.xmp_packet import XMP_KEY
from tests.support.pictures import a_metadata, some_rgb

PROMPT = "一条红色的鱼，在鱼缸里\nsecond line\r\n🐟 émigré"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def a_png(*chunks: bytes, width: int = 1, height: int = 1) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (1 + 3 * min(width, 64)))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            *chunks,
            chunk(b"IDAT", pixels),
            chunk(b"IEND", b""),
        )
    )


def test_metadata_with_chinese_and_line_breaks_survives(tmp_path: Path) -> None:
    path = tmp_path / "画.png"
    metadata = a_metadata(PROMPT)
    path.write_bytes(encode_png(some_rgb(), encode(metadata)))
    assert decode(read_texts(path)) == metadata


@given(st.text(max_size=200))
@settings(max_examples=50)
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("png") / "x.png"
    path.write_bytes(encode_png(some_rgb(8, 8), {"key": text}))
    assert read_texts(path)["key"] == text


def test_pillow_reads_the_same_texts(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(encode_png(some_rgb(), encode(a_metadata(PROMPT))))
    with Image.open(path) as image:
        image.load()
        assert image.info[PARAMETERS_KEY] == read_texts(path)[PARAMETERS_KEY]


def test_pixels_come_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    rgb = some_rgb(72, 40)
    path.write_bytes(encode_png(rgb, {}))
    assert np.array_equal(read_rgb(path), rgb)
    facts = read_facts(path)
    assert (facts.width, facts.height) == (72, 40)


@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 9), st.sampled_from([1, 64, 255]))
@settings(max_examples=50)
def test_pixels_of_any_size_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, width: int, height: int, seed: int, step: int
) -> None:
    path = tmp_path_factory.mktemp("png") / "x.png"
    rgb = some_rgb(width, height, seed) // step * step
    path.write_bytes(encode_png(rgb, {}))
    assert np.array_equal(read_rgb(path), rgb)


def test_pixels_that_are_a_part_of_a_larger_picture_come_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    rgb = some_rgb(32, 32)[4:20:2, 30:10:-1]
    path.write_bytes(encode_png(rgb, {}))
    assert np.array_equal(read_rgb(path), rgb)


@pytest.mark.parametrize("key", ["", "x" * 80, "键"])
def test_a_key_that_png_does_not_allow_is_a_mistake(key: str) -> None:
    with pytest.raises(ValueError, match=r"key|latin"):
        encode_png(some_rgb(), {key: "x"})


def test_pixels_that_came_through_a_pipe_are_those_that_were_sent() -> None:
    rgb = some_rgb(16, 8)
    assert np.array_equal(rgb_from_bytes(rgb.tobytes(), 16, 8), rgb)


def test_a_picture_says_that_a_model_made_it_and_which_program(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(encode_png(some_rgb(), {}, program='SD "Studio" <1>'))
    xmp = read_texts(path)[XMP_KEY]
    assert "digitalsourcetype/trainedAlgorithmicMedia" in xmp
    with Image.open(path) as image:
        assert image.info["srgb"] == 0
    packet = ElementTree.fromstring(xmp)
    described = [value for element in packet.iter() for value in element.attrib.values()]
    assert 'SD "Studio" <1>' in described


def test_texts_of_other_programs_are_read_in_all_three_kinds(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(
        a_png(
            chunk(b"tEXt", b"parameters\0caf\xe9"),
            chunk(b"zTXt", b"packed\0\0" + zlib.compress(b"packed text")),
            chunk(b"iTXt", b"wide\0\1\0zh\0\0" + zlib.compress("宽".encode())),
        )
    )
    assert read_texts(path) == {"parameters": "café", "packed": "packed text", "wide": "宽"}


def test_a_text_after_the_pixels_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    png = a_png()
    end = chunk(b"IEND", b"")
    path.write_bytes(png.removesuffix(end) + chunk(b"tEXt", b"late\0here") + end)
    assert read_texts(path) == {"late": "here"}


HOSTILE = {
    "empty": b"",
    "not a PNG": b"GIF89a" + b"\0" * 100,
    "cut in the signature": b"\x89PNG",
    "cut in the pixels": a_png()[:-20],
    "a length past the end": a_png()[:33] + b"\x7f\xff\xff\xffIDAT",
    "a text with a wrong checksum": a_png(chunk(b"tEXt", b"a\0b")[:-4] + b"\0\0\0\0"),
    "a text that is no UTF-8": a_png(chunk(b"iTXt", b"a\0\0\0\0\0\xff\xfe")),
    "a text that inflates to gigabytes": a_png(
        chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 50_000_000))
    ),
    "packed text that is not packed": a_png(chunk(b"zTXt", b"a\0\0nothing")),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(data)
    with pytest.raises(StudioError) as caught:
        read_texts(path)
    assert caught.value.code is ErrorCode.METADATA_UNREADABLE


def test_a_text_bomb_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(HOSTILE["a text that inflates to gigabytes"])
    tracemalloc.start()
    try:
        with pytest.raises(StudioError):
            read_texts(path)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_many_texts_of_one_key_are_not_all_inflated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomb.png"
    packed = chunk(b"zTXt", b"key\0\0" + zlib.compress(b" " * 1000))
    path.write_bytes(a_png(*[packed] * 500))
    inflated: list[bytes] = []
    read_text = read_png.chunk_text

    def read(kind: bytes, data: bytes, limit_bytes: int) -> tuple[str, str]:
        inflated.append(data)
        return read_text(kind, data, limit_bytes)

    monkeypatch.setattr(read_png, "chunk_text", read)
    assert read_texts(path)["key"] == " " * 1000
    assert len(inflated) == read_png.TEXTS_MAX


def test_an_oversized_text_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(
        a_png(chunk(b"tEXt", b"huge\0" + b"x" * 2_000_000), chunk(b"tEXt", b"small\0x"))
    )
    assert read_texts(path) == {"small": "x"}


def test_a_picture_of_absurd_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(a_png(width=10_000, height=10_000))
    with pytest.raises(StudioError):
        read_rgb(path)


def test_another_format_under_the_name_of_a_png_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    Image.fromarray(some_rgb()).save(path, "BMP")
    with pytest.raises(StudioError):
        read_rgb(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for read in (read_texts, read_rgb):
        with pytest.raises(StudioError):
            read(tmp_path / "none.png")


def test_transparency_is_shown_on_white(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    Image.new("RGBA", (2, 2), (255, 0, 0, 0)).save(path)
    assert (read_rgb(path) == 255).all()


@pytest.mark.parametrize(
    ("size", "expected"),
    [((768, 768), (512, 512)), ((1024, 512), (512, 256)), ((64, 64), (64, 64))],
)
def test_a_thumbnail_fits_its_square(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    path = tmp_path / "thumbnail.jpg"
    path.write_bytes(encode_thumbnail(some_rgb(*size)))
    with Image.open(path) as image:
        assert image.size == expected
