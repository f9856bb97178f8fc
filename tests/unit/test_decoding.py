"""Images from anywhere: whatever is in the file, they are read as they look, or refused."""

import io
import random
import struct
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import INPUT_MAX_PX, InputRole
from sdstudio.imaging import (
    IMAGE_FORMATS,
    IMAGE_SUFFIXES,
    given_from_rgba,
    read_given,
    read_input,
    read_rgb,
)
from tests.support.pictures import some_rgb
from tests.support.profiles import adobe_rgb, grey_inks, linear_grey

SIZE = (48, 32)


def read(path: Path, role: InputRole = InputRole.IMAGE) -> np.ndarray:
    return read_input(path, role)


def colour_of(path: Path) -> list[int]:
    return [int(level) for level in read(path)[16, 24]]


def refusal(path: Path, role: InputRole = InputRole.IMAGE) -> StudioError:
    with pytest.raises(StudioError) as caught:
        read_input(path, role)
    return caught.value


# Transparency.


def on_clear_layer(path: Path, colour: tuple[int, int, int]) -> Path:
    layer = np.zeros((32, 48, 4), np.uint8)
    layer[..., :3] = 255  # many programs leave white behind what is transparent
    layer[8:24, 8:24] = (*colour, 255)
    layer[8:24, 24:32] = (*colour, 128)
    Image.fromarray(layer).save(path)
    return path


@pytest.mark.parametrize("colour", [(255, 255, 255), (255, 0, 0), (0, 0, 0)])
def test_a_mask_on_a_clear_layer_is_what_is_painted_on_it(
    tmp_path: Path, colour: tuple[int, int, int]
) -> None:
    mask = read(on_clear_layer(tmp_path / "mask.png", colour), InputRole.MASK)[..., 0]
    assert (mask[8:24, 8:24] == 255).all()
    assert (mask[8:24, 24:32] == 128).all()
    assert np.count_nonzero(mask) == 16 * 24


def test_black_on_a_clear_layer_erases_beside_white(tmp_path: Path) -> None:
    layer = np.zeros((32, 48, 4), np.uint8)
    layer[8:24, 8:40] = 255
    layer[8:24, 8:16] = (0, 0, 0, 255)
    Image.fromarray(layer).save(tmp_path / "mask.png")
    mask = read(tmp_path / "mask.png", InputRole.MASK)[..., 0]
    assert not mask[:, :16].any()
    assert (mask[8:24, 16:40] == 255).all()


def test_pixels_from_the_clipboard_are_masks_likewise() -> None:
    layer = np.zeros((32, 48, 4), np.uint8)
    layer[8:24, 8:24] = (255, 0, 0, 255)
    mask = given_from_rgba(layer.tobytes(), 48, 32, InputRole.MASK).rgb[..., 0]
    assert (mask[8:24, 8:24] == 255).all()
    assert np.count_nonzero(mask) == 16 * 16
    with pytest.raises(StudioError) as caught:
        given_from_rgba(bytes(4 * 8 * 8), 8, 8, InputRole.IMAGE)
    assert caught.value.code is ErrorCode.INPUT_TOO_SMALL


def test_grey_in_an_opaque_mask_stays_grey(tmp_path: Path) -> None:
    Image.new("RGBA", SIZE, (100, 100, 100, 255)).save(tmp_path / "mask.png")
    assert (read(tmp_path / "mask.png", InputRole.MASK) == 100).all()


def test_where_a_picture_is_transparent_is_told(tmp_path: Path) -> None:
    given = read_given(on_clear_layer(tmp_path / "layer.png", (9, 9, 9)), InputRole.IMAGE)
    assert given.clear is not None
    assert given.clear[0, 0] == 255
    assert given.clear[16, 28] == 127
    assert given.clear[16, 16] == 0
    assert given.rgb[0, 0].tolist() == [255] * 3
    assert given.rgb[16, 16].tolist() == [9] * 3
    Image.new("RGBA", SIZE, "red").save(tmp_path / "opaque.png")
    assert read_given(tmp_path / "opaque.png", InputRole.IMAGE).clear is None


@pytest.mark.parametrize("mode", ["P", "L", "LA", "RGB"])
def test_transparency_of_every_kind_is_seen(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", SIZE, (200, 200, 200, 255))
    image.paste((0, 0, 0, 0), (0, 0, 10, 10))
    if mode == "LA":
        image.convert("LA").save(tmp_path / "clear.png")
    else:
        plain = image.convert("RGB").convert(mode)
        plain.save(tmp_path / "clear.png", transparency=plain.getpixel((0, 0)))
    given = read_given(tmp_path / "clear.png", InputRole.IMAGE)
    assert given.clear is not None
    assert (given.clear[:10, :10] == 255).all()
    assert np.count_nonzero(given.clear) == 100


# Colours.


def test_a_photo_in_wide_colours_looks_as_it_did(tmp_path: Path) -> None:
    Image.new("RGB", SIZE, (93, 159, 70)).save(tmp_path / "photo.png", icc_profile=adobe_rgb())
    assert colour_of(tmp_path / "photo.png") == pytest.approx([28, 160, 61], abs=3)


def test_a_photo_that_says_that_it_is_srgb_keeps_its_bytes(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    rgb = some_rgb(*SIZE)
    Image.fromarray(rgb).save(tmp_path / "photo.png", icc_profile=srgb)
    assert np.array_equal(read(tmp_path / "photo.png"), rgb)


def test_grey_follows_its_profile(tmp_path: Path) -> None:
    Image.new("L", SIZE, 55).save(tmp_path / "grey.png", icc_profile=linear_grey())
    assert colour_of(tmp_path / "grey.png") == pytest.approx([128] * 3, abs=2)


def test_a_grey_photo_may_have_a_profile_for_colours(tmp_path: Path) -> None:
    Image.new("L", SIZE, 128).save(tmp_path / "grey.jpg", icc_profile=adobe_rgb())
    assert colour_of(tmp_path / "grey.jpg") == pytest.approx([128] * 3, abs=2)


def test_inks_follow_their_profile_and_are_guessed_without(tmp_path: Path) -> None:
    inks = Image.new("CMYK", SIZE, (255, 0, 0, 0))
    inks.save(tmp_path / "inks.tif", icc_profile=grey_inks())
    inks.save(tmp_path / "guess.tif")
    assert colour_of(tmp_path / "inks.tif") == pytest.approx([185] * 3, abs=3)
    assert colour_of(tmp_path / "guess.tif") == [0, 255, 255]


def test_lab_is_shown(tmp_path: Path) -> None:
    Image.new("LAB", SIZE, (127, 128, 128)).save(tmp_path / "lab.tif")
    red, green, blue = colour_of(tmp_path / "lab.tif")
    assert red == pytest.approx(118, abs=3)
    assert max(red, green, blue) - min(red, green, blue) <= 2


@pytest.mark.parametrize(
    "profile", [b"no profile", adobe_rgb()[:200], grey_inks(), adobe_rgb() + bytes(9)]
)
def test_a_broken_profile_or_one_for_something_else_is_ignored(
    tmp_path: Path, profile: bytes
) -> None:
    Image.new("RGB", SIZE, (93, 159, 70)).save(tmp_path / "photo.png", icc_profile=profile)
    red, green, blue = colour_of(tmp_path / "photo.png")
    assert green == pytest.approx(159, abs=2)
    assert blue in range(58, 72)
    assert red in range(25, 95)


# Deep levels.


@pytest.mark.parametrize(
    ("white", "kind"),
    [
        *((white, np.float32) for white in (1, 255, 65535, 1e6)),
        *((white, np.int32) for white in (255, 65535, 2**30)),
        (65535, np.uint16),
    ],
)
def test_levels_of_any_depth_become_eight_bits(
    tmp_path: Path, white: float, kind: type[np.generic]
) -> None:
    ramp = np.linspace(0, 1, 48)
    levels = np.tile(ramp * white, (32, 1)).astype(kind)
    Image.fromarray(levels).save(tmp_path / "deep.tif")
    for role in InputRole:
        row = read(tmp_path / "deep.tif", role)[16, :, 0]
        assert np.abs(row - ramp * 255).max() <= 1


def test_what_is_no_number_is_black_and_what_is_endless_is_white(tmp_path: Path) -> None:
    levels = np.full((32, 48), 0.5, np.float32)
    levels[0, :4] = np.nan, np.inf, -np.inf, 1.2
    Image.fromarray(levels).save(tmp_path / "odd.tif")
    assert read(tmp_path / "odd.tif")[0, :5, 0].tolist() == [0, 255, 0, 255, 128]
    Image.fromarray(np.full((32, 48), np.nan, np.float32)).save(tmp_path / "nothing.tif")
    assert not read(tmp_path / "nothing.tif").any()


def test_a_dark_picture_of_sixteen_bits_stays_dark(tmp_path: Path) -> None:
    Image.fromarray(np.full((32, 48), 2560, np.uint16)).save(tmp_path / "dark.png")
    assert (read(tmp_path / "dark.png") == 10).all()


# Formats.


def test_every_format_is_recognised_by_its_content(tmp_path: Path) -> None:
    for one in IMAGE_FORMATS:
        (tmp_path / "unnamed").write_bytes(encoded(one.key))
        assert read(tmp_path / "unnamed").shape == (32, 48, 3), one.name
    assert {".jfif", ".jpe", ".avif"} < set(IMAGE_SUFFIXES)


def test_an_heic_photo_is_refused_with_what_to_do(tmp_path: Path) -> None:
    photo = tmp_path / "IMG_0001.jpg"
    photo.write_bytes(struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"heic", 0, b"mif1", b"heic"))
    error = refusal(photo)
    assert error.code is ErrorCode.INPUT_UNSUPPORTED
    assert error.arguments["format"] == "HEIC"


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", ["JPEG", "WEBP", "PNG", "TIFF", "AVIF"])
def test_a_photo_stands_upright(tmp_path: Path, format_: str, orientation: int) -> None:
    upright = Image.new("RGB", SIZE, "blue")
    upright.paste("red", (0, 0, 24, 16))
    stored = upright
    for back in _TURNED_BACK[orientation]:
        stored = stored.transpose(back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "photo", format_, exif=exif)
    rgb = read(tmp_path / "photo").astype(int)
    assert rgb.shape == (32, 48, 3)
    assert (rgb[2:14, 2:22, 0] > 180).all()
    assert (rgb[18:, 26:, 0] < 70).all()
    assert (rgb[2:14, 26:, 0] < 70).all()
    assert (rgb[18:, 2:22, 0] < 70).all()


#: What makes the stored pixels of an upright picture (EXIF 2.3, tag 274).
_TURNED_BACK = {
    1: (),
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_90,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_270,),
}


@pytest.mark.parametrize("is_told", [True, False])
def test_a_photo_with_damaged_exif_is_turned_where_that_can_be_told(
    tmp_path: Path, *, is_told: bool
) -> None:
    # A width in words, which Pillow reads and cannot write; then a turn, or its half.
    entries = struct.pack("<HHHI4s", 2, 0x0100, 2, 4, b"odd")
    entries += struct.pack("<HHII", 0x0112, 3, 1, 6) if is_told else b"\x12\x01\x03"
    exif = b"Exif\0\0II*\0\x08\0\0\0" + entries
    Image.new("RGB", SIZE).save(tmp_path / "photo.jpg", exif=exif)
    assert read(tmp_path / "photo.jpg").shape == ((48, 32, 3) if is_told else (32, 48, 3))


# Sizes.


def webp(kind: bytes, width: int, height: int) -> bytes:
    if kind == b"VP8X":
        body = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif kind == b"VP8L":
        body = b"\x2f" + (width - 1 | height - 1 << 14).to_bytes(4, "little")
    else:
        body = bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", width, height)
    chunk = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def png_head(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I4s", 9, b"IDAT")


@pytest.mark.parametrize("side", [INPUT_MAX_PX + 1, 16_383])
@pytest.mark.parametrize("kind", [b"VP8X", b"VP8L", b"VP8 "])
def test_a_webp_is_refused_for_its_size_before_memory_is_taken(
    tmp_path: Path, kind: bytes, side: int
) -> None:
    (tmp_path / "big.webp").write_bytes(webp(kind, side, side))
    error = refusal(tmp_path / "big.webp")
    assert error.code is ErrorCode.INPUT_TOO_LARGE
    assert (error.arguments["width"], error.arguments["height"]) == (side, side)


def test_an_absurd_size_is_told_in_any_format(tmp_path: Path) -> None:
    (tmp_path / "big.png").write_bytes(png_head(2**31 - 1, 2**31 - 1))
    assert refusal(tmp_path / "big.png").arguments["width"] == 2**31 - 1
    with pytest.raises(StudioError) as caught:
        read_rgb(tmp_path / "big.png")
    assert caught.value.code is ErrorCode.METADATA_UNREADABLE


def test_a_folder_or_a_pipe_is_no_image(tmp_path: Path) -> None:
    assert refusal(tmp_path).code is ErrorCode.INPUT_UNREADABLE


# Damage.


def encoded(key: str, seed: int = 0) -> bytes:
    """A small image in Pillow's format ``key``, with all that its writer can put beside pixels."""
    image = Image.fromarray(some_rgb(*SIZE, seed=seed))
    if key == "PSD":
        return psd(image)
    mode = ("RGB", "P", "L", "RGBA")[seed % 4]
    if key in ("PNG", "TIFF", "GIF", "WEBP", "AVIF", "JPEG2000"):
        image = image.convert("RGB" if mode == "P" and key in ("AVIF", "JPEG2000") else mode)
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 1 + seed % 8, "described"
    options: dict[str, Any] = {} if key in ("GIF", "BMP", "JPEG2000") else {"exif": exif}
    if key not in ("GIF", "BMP"):
        options["icc_profile"] = linear_grey() if image.mode == "L" else adobe_rgb()
    file = io.BytesIO()
    image.save(file, key, **options)
    return file.getvalue()


def psd(image: Image.Image) -> bytes:
    """Three planes, not packed."""
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, image.height, image.width, 8, 3)
    planes = b"".join(band.tobytes() for band in image.split())
    return head + bytes(12) + bytes(2) + planes


def damaged(data: bytes, chance: random.Random) -> bytes:
    """``data`` with a few bytes changed, most of them in its first half, or a part of it gone."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = int(len(broken) * chance.random() ** 2)
        match chance.randrange(5):
            case 0:
                del broken[place : place + chance.randint(1, 40)]
            case 1:
                broken[place:place] = chance.randbytes(chance.randint(1, 8))
            case 2:
                broken[place : place + 4] = struct.pack(">i", chance.choice((-1, 0, 1, 2**31 - 1)))
            case _:
                broken[place : place + 1] = chance.randbytes(1)
    return bytes(broken)


def outcome(reading: Callable[[], np.ndarray]) -> np.ndarray | ErrorCode:
    try:
        return reading()
    except StudioError as error:
        return error.code


@pytest.mark.parametrize("key", [one.key for one in IMAGE_FORMATS])
def test_a_damaged_image_is_read_or_refused_in_a_sentence(tmp_path: Path, key: str) -> None:
    chance = random.Random(key)
    whole = [encoded(key, seed) for seed in range(4)]
    path = tmp_path / "damaged"
    refusals = {ErrorCode.INPUT_UNREADABLE, ErrorCode.INPUT_TOO_SMALL, ErrorCode.INPUT_TOO_LARGE}
    for number in range(200):
        path.write_bytes(damaged(whole[number % 4], chance))
        role = (InputRole.IMAGE, InputRole.MASK)[number % 2]
        given = outcome(partial(read_input, path, role))
        assert given in refusals if isinstance(given, ErrorCode) else is_rgb(given)
        kept = outcome(partial(read_rgb, path))
        assert is_rgb(kept) if not isinstance(kept, ErrorCode) else kept == "metadata_unreadable"


def is_rgb(pixels: np.ndarray) -> bool:
    return pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 3
