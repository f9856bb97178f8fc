"""Layers on the screen: what is rendered for others, at every zoom and without seams."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from sdstudio.app.canvas_rendering import merged
from sdstudio.app.input_pictures import shown
from sdstudio.canvas.document import Blend, Document, Layer, new_id
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tile_png import layer_of
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.imaging import Rgb
from sdstudio.ui.canvas.items import PictureItem
from sdstudio.ui.canvas.layers_item import LayersItem

SCREEN = QRect(0, 0, 300, 220)
SIZE = (1111, 777)


def waves(width: int, height: int, phase: float = 0) -> Rgb:
    """A picture without sudden changes, so that it looks alike at any size."""
    x, y = np.meshgrid(np.arange(width) / 37, np.arange(height) / 29)
    channels = [127 + 120 * np.sin(x + phase + n) * np.cos(y - n) for n in range(3)]
    return np.dstack(channels).astype(np.uint8)


def disc(width: int, height: int) -> Pixels:
    """Full in the middle, nothing at the edge."""
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    return np.clip(400 * (1 - x**2 - y**2), 0, 255).astype(np.uint8)


def layer(width: int, height: int, left: int, top: int, *, phase: float, blend: Blend) -> Layer:
    pixels = layer_of(waves(width, height, phase), disc(width, height))
    return Layer(new_id(), "", pixels, left=left, top=top, blend=blend, opacity=0.8)


def several() -> Document:
    """Layers in all modes, at odd places and beyond the edges; one has a mask."""
    normal = layer(700, 500, 64, 32, phase=1, blend=Blend.NORMAL)
    dark = layer(640, 640, -101, -77, phase=2, blend=Blend.MULTIPLY)
    light = layer(500, 400, 703, 501, phase=3, blend=Blend.SCREEN)
    small = layer(90, 60, 333, 211, phase=4, blend=Blend.NORMAL)
    mask = np.tile(np.arange(250, dtype=np.uint8), (500, 3))[:, :700]
    normal = replace(normal, mask=TileSnapshot.of(mask))
    return Document(*SIZE, layers=(normal, dark, light, small))


class Pyramids:
    """The pixels and masks of layers in all sizes, as the canvas's model has them."""

    def __init__(self) -> None:
        self.document = Document(*SIZE)
        self._tiled: dict[TileSnapshot, TiledPixels] = {}

    def __call__(self, id_: str, of_mask: bool) -> Pyramid:
        return self.tiled(id_, of_mask=of_mask).pyramid

    def tiled(self, id_: str, *, of_mask: bool = False) -> TiledPixels:
        one = self.document.layer(id_)
        snapshot = one.mask if of_mask else one.pixels
        assert snapshot is not None
        return self._tiled.setdefault(snapshot, TiledPixels(snapshot))


class Screen:
    """A picture with layers, and what is painted of it."""

    def __init__(self, document: Document) -> None:
        self.pyramids = Pyramids()
        self.picture = PictureItem(lambda: None)
        self.base = waves(*SIZE)
        self.picture.show_picture(shown(self.base))
        self.item = LayersItem(self.picture, self.pyramids)
        self.show(document)

    def show(self, document: Document, changed: dict[str, Rect] | None = None) -> Rect:
        """Show another document; ``changed``: the parts of layers with other pixels."""
        self.pyramids.document = document
        told = self.item.show_document(document)
        for id_, rect in (changed or {}).items():
            told = told.united(self.item.mark_layer(id_, rect))
        return told

    def paint(
        self, view: QTransform, parts: list[QRect] | None = None, *, smooth: bool = True
    ) -> NDArray[np.uint8]:
        """What is painted, part by part, as Qt has it painted."""
        screen = QImage(SCREEN.size(), QImage.Format.Format_RGB32)
        screen.fill(0xFF202020)
        with QPainter(screen) as painter:
            for part in parts or [SCREEN]:
                painter.resetTransform()
                painter.setClipRect(part)
                painter.setTransform(view)
                zoom = math.hypot(view.m11(), view.m12())
                self.item.paint(painter, SCREEN, part, zoom, smooth=smooth)
        pixels = np.frombuffer(screen.constBits(), np.uint8)
        return pixels.reshape(SCREEN.height(), SCREEN.width(), 4)[:, :, 2::-1].copy()


def composite(base: Rgb, document: Document) -> NDArray[np.uint8]:
    """The picture with its layers, by the one that renders them for other programs."""
    below = Layer(new_id(), "", layer_of(base, None))
    image = merged(replace(document, layers=(below, *document.layers)))
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, 2::-1].copy()


def at_zoom(zoom: float, left: float = 0, top: float = 0) -> QTransform:
    return QTransform(zoom, 0, 0, zoom, -left * zoom, -top * zoom)


@pytest.mark.parametrize("place", [(0, 0), (130, 90), (800, 540)])
def test_at_full_size_each_pixel_is_as_it_is_rendered(qtbot: QtBot, place: tuple[int, int]) -> None:
    left, top = place
    document = several()
    screen = Screen(document)
    expected = composite(screen.base, document)[top : top + 220, left : left + 300]
    assert (screen.paint(at_zoom(1, left, top)) == expected).all()


@pytest.mark.parametrize(("angle", "mirrored"), [(0, True), (30, False), (90, False)])
@pytest.mark.parametrize("zoom", [0.05, 0.37, 0.8, 6.0])
def test_it_looks_like_the_rendered_picture_at_every_zoom(
    qtbot: QtBot, zoom: float, angle: int, mirrored: bool
) -> None:
    document = several()
    screen = Screen(document)
    flat = Screen(Document(*SIZE))
    flat.picture.show_picture(shown(composite(screen.base, document)))
    view = QTransform().translate(150, 110).rotate(angle)
    view.scale(-zoom if mirrored else zoom, zoom).translate(-600, -400)
    difference = np.abs(screen.paint(view).astype(int) - flat.paint(view))
    # Averaging the layers and mixing them isn't quite the same as mixing and averaging.
    assert difference.mean() < 1
    assert np.quantile(difference, 0.99) <= 12


@pytest.mark.parametrize("angle", [0, 30])
@pytest.mark.parametrize("zoom", [0.11, 0.8, 1.0, 6.0])
def test_what_is_repainted_in_parts_looks_like_what_is_painted_at_once(
    qtbot: QtBot, zoom: float, angle: int
) -> None:
    document = several()
    view = QTransform().translate(150, 110).rotate(angle).scale(zoom, zoom).translate(-600, -400)
    parts = [
        QRect(x, y, 37, 41) & SCREEN
        for y in range(0, SCREEN.height(), 41)
        for x in range(0, SCREEN.width(), 37)
    ]
    once = Screen(document).paint(view)
    difference = np.abs(Screen(document).paint(view, parts).astype(int) - once)
    # Qt rounds the position in a rotated picture anew where each part begins.
    assert np.quantile(difference, 0.99 if angle % 90 else 1) <= 2


def another_is_active(document: Document) -> Document:
    return replace(document, active_layer=document.layers[1].id)


def without_last(document: Document) -> Document:
    return document.without(document.layers[-1].id)


def reordered(document: Document) -> Document:
    return replace(document, layers=document.layers[::-1])


def changed(**properties: object) -> Callable[[Document], Document]:
    def change(document: Document) -> Document:
        return document.with_layer(replace(document.layers[1], **properties))  # type: ignore[arg-type]

    return change


def repainted(document: Document) -> Document:
    pixels = layer_of(waves(640, 640, 9), disc(640, 640))
    return document.with_layer(replace(document.layers[1], pixels=pixels))


def unmasked(document: Document) -> Document:
    return document.with_layer(replace(document.layers[0], mask=None))


def remasked(document: Document) -> Document:
    mask = TileSnapshot.of(disc(700, 500))
    return document.with_layer(replace(document.layers[0], mask=mask))


def repainted_in(before: Document, after: Document) -> dict[str, Rect]:
    """The parts in which layers have other pixels, as the model tells."""
    kept = [(before.layer(one.id), one) for one in after.layers]
    return {
        new.id: new.rect
        for old, new in kept
        if old.pixels is not new.pixels or old.mask is not new.mask
    }


@pytest.mark.parametrize(
    "change",
    [
        another_is_active,
        without_last,
        reordered,
        repainted,
        unmasked,
        remasked,
        changed(opacity=0.3),
        changed(visible=False),
        changed(opacity=0.0),
        changed(blend=Blend.SCREEN),
        changed(left=17, top=260),
        changed(name="another", alpha_locked=True),
    ],
)
# All combinations would take minutes, and are no other code.
@pytest.mark.parametrize(("zoom", "whole_px", "active"), [(0.19, 0, 0), (1.0, 4096**2, 2)])
def test_after_a_change_it_looks_as_if_it_were_painted_for_the_first_time(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    zoom: float,
    whole_px: int,
    active: int,
    change: Callable[[Document], Document],
) -> None:
    monkeypatch.setattr("sdstudio.ui.canvas.mixed_level._WHOLE_PX", whole_px)
    document = several()
    document = replace(document, active_layer=document.layers[active].id)
    screen = Screen(document)
    views = [at_zoom(zoom), at_zoom(zoom, 310, 170), at_zoom(zoom, 30, 20)]
    for view in views:
        screen.paint(view)
        screen.paint(view, smooth=False)
    new = change(document)
    told = screen.show(new, repainted_in(document, new))
    fresh = Screen(new)
    for view in views:
        assert (screen.paint(view) == fresh.paint(view)).all()
        assert (screen.paint(view, smooth=False) == fresh.paint(view, smooth=False)).all()
    before, after = composite(screen.base, document), composite(screen.base, new)
    before[told.slices] = after[told.slices]
    assert (before == after).all()


def test_only_what_was_painted_on_a_layer_is_mixed_anew(qtbot: QtBot) -> None:
    document = several()
    screen = Screen(document)
    masked = document.layers[0]
    for zoom in (1.0, 0.3):
        screen.paint(at_zoom(zoom))
    painted = Rect(40, 50, 60, 80)
    tiled = screen.pyramids.tiled(masked.id)
    tiled.writable((0, 0), painted)[painted.slices] = (0, 0, 255, 255)
    on_canvas = painted.seen_from(-masked.left, -masked.top)
    assert screen.item.mark_layer(masked.id, on_canvas) == on_canvas
    pixels = masked.pixels.pixels()
    pixels[painted.slices] = (0, 0, 255, 255)
    new = document.with_layer(replace(masked, pixels=TileSnapshot.of(pixels)))
    for zoom in (1.0, 0.3):
        assert (screen.paint(at_zoom(zoom)) == Screen(new).paint(at_zoom(zoom))).all()


def test_a_change_of_names_has_nothing_mixed_anew(qtbot: QtBot) -> None:
    document = several()
    screen = Screen(document)
    assert screen.show(changed(name="another", alpha_locked=True)(document)) == EMPTY


def test_hidden_layers_leave_the_picture_as_it_is(qtbot: QtBot) -> None:
    document = several()
    hidden = tuple(replace(one, visible=False) for one in document.layers)
    screen = Screen(replace(document, layers=hidden))
    assert (screen.paint(at_zoom(1)) == screen.base[:220, :300]).all()


def test_another_picture_below_is_seen(qtbot: QtBot) -> None:
    document = several()
    screen = Screen(document)
    screen.paint(at_zoom(1))
    screen.base = waves(*SIZE, 5)
    screen.picture.show_picture(shown(screen.base))
    screen.item.mix_anew()
    expected = composite(screen.base, document)[:220, :300]
    assert (screen.paint(at_zoom(1)) == expected).all()


def test_large_layers_are_mixed_some_at_a_time_with_the_picture_meanwhile(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = another_is_active(several())
    view = at_zoom(0.25)
    expected = Screen(document).paint(view)
    picture = Screen(Document(*SIZE)).paint(view)
    monkeypatch.setattr("sdstudio.ui.canvas.layers_item._TILES_AT_ONCE", 1)
    screen = Screen(document)
    painted = [screen.paint(view)]
    while screen.item.is_unfinished:
        painted.append(screen.paint(view))
    assert len(painted) > 1
    assert (painted[-1] == expected).all()
    first = (painted[0] == expected) | (np.abs(painted[0].astype(int) - picture) <= 2)
    # But for the edges between what is mixed and what isn't.
    assert first.mean() > 0.99
    # Nothing has changed, so no memory is taken for what is below the active layer.
    assert screen.item._mixed[-1].below.image.isNull()
    screen.item.mark_layer(document.active_layer, Rect(0, 0, *SIZE))
    screen.paint(view)
    assert not screen.item._mixed[-1].below.image.isNull()
