"""Photoshop files: what psd-tools reads in them is what was on the canvas, pixel by pixel."""

import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psd_tools import PSDImage
from psd_tools.constants import BlendMode

from sdstudio.canvas.document import Blend, Document, Layer, LayerKind, NamedMask
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.psd_file import CancelledError, encode_psd, packed_bits
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tile_png import straight
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from tests.unit.test_project_file import HEIGHT, WIDTH, an_opaque, painted


def unpacked(data: bytes, height: int, width: int) -> Pixels:
    """By the rules of PackBits, a row at a time."""
    lengths = np.frombuffer(data[: 2 * height], ">u2")
    at, rows = 2 * height, []
    for length in lengths:
        row, end = bytearray(), at + int(length)
        while at < end:
            count = data[at]
            if count < 128:
                row += data[at + 1 : at + 2 + count]
                at += 2 + count
            else:
                row += data[at + 1 : at + 2] * (257 - count)
                at += 2
        assert (at, len(row)) == (end, width)
        rows.append(row)
    assert at == len(data)
    return np.array(rows, np.uint8)


@given(
    st.integers(1, 5),
    st.sampled_from((1, 2, 127, 128, 129, 130, 256, 257, 300)),
    st.integers(0, 99),
    st.sampled_from((1, 2, 200)),
)
@settings(max_examples=80, deadline=None)
def test_packed_bits_are_unpacked_as_they_were(
    height: int, width: int, seed: int, levels: int
) -> None:
    pixels = np.random.default_rng(seed).integers(0, levels, (height, width), dtype=np.uint8)
    pixels[0] = 7
    assert (unpacked(packed_bits(pixels), height, width) == pixels).all()


def a_project() -> Project:
    grid, flat = TileGrid(100, 90, 4), TileGrid(100, 90)
    layers = (
        Layer("l1", "back", painted(grid, 1), left=10, top=20, opacity=0.5),
        Layer("l2", "over 天空", painted(grid, 2), left=-20, top=-5, blend=Blend.MULTIPLY),
        Layer("l3", "masked", painted(grid, 5), left=7, mask=painted(flat, 3), alpha_locked=True),
        Layer("l4", "hidden", painted(grid, 6), visible=False, blend=Blend.SCREEN),
        Layer("l5", "reference", painted(grid, 7), kind=LayerKind.REFERENCE),
        Layer("l6", "", TileSnapshot(grid)),
    )
    mask = NamedMask("m1", "sky", painted(TileGrid(WIDTH, HEIGHT), 4), strength=0.4)
    return Project(Document(WIDTH, HEIGHT, layers, (mask,)), an_opaque(), "Picture")


def read(project: Project) -> PSDImage:
    return PSDImage.open(io.BytesIO(encode_psd(project, an_opaque(seed=8), "a.psd")))


def on_canvas(image: Pixels, left: int, top: int) -> Pixels:
    """In the middle of something larger, since layers may be beside the canvas."""
    room = np.zeros((800, 800, *image.shape[2:]), np.uint8)
    room[200 + top : 200 + top + image.shape[0], 200 + left : 200 + left + image.shape[1]] = image
    return room


def test_another_reader_of_psd_sees_the_same_layers() -> None:
    project = a_project()
    read_layers = list(read(project))
    names = ["Picture", *(one.name for one in project.document.layers), "sky"]
    assert [one.name for one in read_layers] == names
    for layer, other in zip(project.document.layers, read_layers[1:], strict=False):
        pixels = np.asarray(other.topil())
        mine = on_canvas(straight(layer.pixels.pixels()), layer.left, layer.top)
        assert (on_canvas(pixels, other.left, other.top) == mine).all()
        assert other.opacity == round(layer.opacity * 255)
        assert other.visible == (layer.visible and layer.kind is LayerKind.PAINT)
        assert other.blend_mode == BlendMode[layer.blend.name]
    assert read_layers[3]._record.flags.transparency_protected


def test_the_picture_is_at_the_bottom_and_what_is_seen_is_for_others() -> None:
    image = read(a_project())
    assert image.size == (WIDTH, HEIGHT)
    bottom = np.asarray(image[0].topil())
    assert (bottom[..., :3] == an_opaque().pixels()[..., 2::-1]).all()
    assert (bottom[..., 3] == 255).all()
    shown = np.asarray(image.topil())
    assert (shown == an_opaque(seed=8).pixels()[..., 2::-1]).all()


def test_a_mask_of_a_layer_is_one_in_the_file() -> None:
    project = a_project()
    layer, other = project.document.layers[2], read(project)[3]
    assert layer.mask is not None
    assert other.mask is not None
    assert other.mask.background_color == 0
    levels = np.asarray(other.mask.topil())
    mine = on_canvas(layer.mask.pixels(), layer.left, layer.top)
    assert (on_canvas(levels, other.mask.left, other.mask.top) == mine).all()


def test_masks_of_the_picture_are_hidden_layers() -> None:
    project = a_project()
    mask, other = project.document.masks[0], read(project)[-1]
    assert not other.visible
    assert other.opacity == 102
    levels = np.asarray(other.topil())[..., 3]
    mine = on_canvas(mask.pixels.pixels(), 0, 0)
    assert (on_canvas(levels, other.left, other.top) == mine).all()


def test_what_the_format_cannot_hold_is_refused_with_a_sentence() -> None:
    wide = Layer("l1", "wide", TileSnapshot(TileGrid(30_001, 2, 4)))
    project = a_project()
    project = replace(project, document=project.document.with_layer(wide))
    with pytest.raises(StudioError) as caught:
        encode_psd(project, an_opaque(), "a.psd")
    assert caught.value.code is ErrorCode.PROJECT_PSD_TOO_LARGE
    assert "a.psd" in sentence_for(caught.value)


def test_more_than_2_gb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sdstudio.canvas.psd_file._SIZE_MAX_BYTES", 10_000)
    with pytest.raises(StudioError) as caught:
        encode_psd(a_project(), an_opaque(), "a.psd")
    assert caught.value.code is ErrorCode.PROJECT_PSD_TOO_LARGE


def test_cancelling_ends_it() -> None:
    answers = iter([False, False, True])
    with pytest.raises(CancelledError):
        encode_psd(a_project(), an_opaque(), "a.psd", lambda: next(answers, True))
