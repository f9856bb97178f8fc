"""Pictures to start from: what cannot be used is refused before anything is started."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_checks import check_inputs
from sdstudio.domain.input_refs import INPUT_MAX_PX, InputRef, InputRole
from sdstudio.imaging import input_ref, read_input

IMAGE, MASK, DEPTH = InputRole.IMAGE, InputRole.MASK, InputRole.DEPTH


def ref(role: InputRole, width: int = 64, height: int = 64) -> InputRef:
    return InputRef(role=role, sha256="0" * 64, width=width, height=height)


def png_of_nothing(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds no pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(data, zlib.crc32(kind))
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


@pytest.mark.parametrize(
    ("size", "code"),
    [
        ((1, 1), ErrorCode.INPUT_TOO_SMALL),
        ((15, 64), ErrorCode.INPUT_TOO_SMALL),
        ((20_000, 64), ErrorCode.INPUT_TOO_LARGE),
        ((20_000, 20_000), ErrorCode.INPUT_TOO_LARGE),
        ((64, INPUT_MAX_PX + 1), ErrorCode.INPUT_TOO_LARGE),
    ],
)
def test_sizes_are_judged_before_a_pixel_is_read(
    tmp_path: Path, size: tuple[int, int], code: ErrorCode
) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(png_of_nothing(*size))
    with pytest.raises(StudioError) as caught:
        read_input(file, IMAGE)
    assert caught.value.code is code
    assert caught.value.arguments["width"] == size[0]


@pytest.mark.parametrize("content", [b"", b"no picture", png_of_nothing(64, 64)])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(content)
    with pytest.raises(StudioError) as caught:
        read_input(file, IMAGE)
    assert caught.value.code is ErrorCode.INPUT_UNREADABLE
    assert caught.value.arguments == {"file": "picture.png"}


def test_a_picture_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "picture.jpg"
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(file)
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(StudioError) as caught:
        read_input(file, IMAGE)
    assert caught.value.code is ErrorCode.INPUT_UNREADABLE


def test_only_a_mask_may_follow_later() -> None:
    check_inputs(modes.INPAINTING, (ref(IMAGE),), mask_follows=True)
    with pytest.raises(StudioError) as caught:
        check_inputs(modes.INPAINTING, (), mask_follows=True)
    assert caught.value.code is ErrorCode.INPUT_MISSING


def test_an_unpainted_mask_is_no_mask() -> None:
    with pytest.raises(StudioError) as caught:
        input_ref(MASK, np.zeros((64, 64, 3), np.uint8))
    assert caught.value.code is ErrorCode.MASK_EMPTY


def test_masks_come_out_grey(tmp_path: Path) -> None:
    file = tmp_path / "mask.png"
    Image.new("RGB", (64, 64), (255, 0, 0)).save(file)
    mask = read_input(file, MASK)
    assert (mask == mask[..., :1]).all()


@pytest.mark.parametrize(
    ("mode", "inputs", "code"),
    [
        (modes.IMAGE_TO_IMAGE, (), ErrorCode.INPUT_MISSING),
        (modes.DEPTH_MAP, (ref(DEPTH),), ErrorCode.INPUT_MISSING),
        (modes.INPAINTING, (ref(IMAGE),), ErrorCode.MASK_EMPTY),
        (modes.INPAINTING, (ref(IMAGE), ref(MASK, 64, 65)), ErrorCode.MASK_SIZE_DIFFERS),
        (modes.DEPTH_TO_IMAGE, (ref(IMAGE), ref(DEPTH, 64, 68)), ErrorCode.DEPTH_SHAPE_DIFFERS),
    ],
)
def test_inputs_that_do_not_fit_a_mode_are_refused(
    mode: modes.Mode, inputs: tuple[InputRef, ...], code: ErrorCode
) -> None:
    with pytest.raises(StudioError) as caught:
        check_inputs(mode, inputs)
    assert caught.value.code is code


@pytest.mark.parametrize("size", [(512, 768), (256, 384), (341, 512), (1024, 1536)])
def test_a_depth_map_of_the_picture_s_shape_fits_in_any_size(size: tuple[int, int]) -> None:
    check_inputs(modes.DEPTH_TO_IMAGE, (ref(IMAGE, 512, 768), ref(DEPTH, *size)))
