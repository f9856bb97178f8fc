"""The mask on the screen: right at every zoom, and no seams where it is repainted in parts."""

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.ui.canvas.framed_pyramid import FramedPyramid
from sdstudio.ui.canvas.items import MaskItem

SCREEN = QRect(0, 0, 300, 220)


def painted(width: int, height: int) -> Mask:
    mask = Mask(TileSnapshot(TileGrid(width, height)))
    mask.begin(Brush(0.3 * height, softness=0.5), 0.1 * width, 0.2 * height)
    mask.move(0.9 * width, 0.6 * height)
    mask.move(0.2 * width, height)
    mask.end()
    return mask


def item_of(mask: Mask) -> MaskItem:
    item = MaskItem(lambda: None)
    item.use_pattern(QBrush(QColor(255, 255, 255)))
    item.show_mask(mask.pyramid)
    return item


def alpha(
    item: MaskItem, view: QTransform, parts: list[QRect], *, smooth: bool = True
) -> NDArray[np.uint8]:
    """What ``item`` paints on a screen, part by part, as Qt has it painted."""
    screen = QImage(SCREEN.size(), QImage.Format.Format_ARGB32_Premultiplied)
    screen.fill(0)
    with QPainter(screen) as painter:
        for part in parts:
            painter.resetTransform()
            painter.setClipRect(part)
            painter.setTransform(view)
            is_turned = bool(view.m11() and view.m12())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_turned)
            item.paint(painter, part, math.hypot(view.m11(), view.m12()), smooth=smooth)
    pixels = np.frombuffer(screen.constBits(), np.uint8)
    return pixels.reshape(SCREEN.height(), SCREEN.width(), 4)[:, :, 3].copy()


@pytest.mark.parametrize("angle", [0, 30, 90])
@pytest.mark.parametrize("zoom", [0.05, 0.11, 0.25, 0.37, 0.5, 0.8, 1.0, 1.7, 6.0])
def test_what_is_repainted_in_parts_looks_like_what_is_painted_at_once(
    qtbot: QtBot, zoom: float, angle: int
) -> None:
    mask = painted(1111, 777)
    item = item_of(mask)
    view = QTransform(zoom, 0, 0, zoom, 3 - 200 * zoom * (zoom > 1), 5 - 100 * zoom * (zoom > 1))
    middle = (view.mapRect(item.box) & QRectF(SCREEN)).center()
    x, y = middle.toTuple()
    view *= QTransform().translate(x, y).rotate(angle).translate(-x, -y)
    once = alpha(item, view, [SCREEN])
    assert once.any()
    parts = [
        QRect(x, y, 37, 41) & SCREEN
        for y in range(0, SCREEN.height(), 41)
        for x in range(0, SCREEN.width(), 37)
    ]
    # Qt rounds the position in a rotated mask anew where each part begins.
    assert np.abs(alpha(item, view, parts).astype(int) - once).max() <= (6 if angle % 90 else 1)


def test_at_full_size_each_pixel_is_that_of_the_mask(qtbot: QtBot) -> None:
    mask = painted(700, 600)
    seen = alpha(item_of(mask), QTransform.fromTranslate(-200, -150), [SCREEN])
    assert (seen == mask.snapshot.pixels()[150:370, 200:500]).all()


def test_at_a_quarter_each_pixel_is_the_mean_of_sixteen(qtbot: QtBot) -> None:
    mask = painted(1200, 880)
    seen = alpha(item_of(mask), QTransform.fromScale(0.25, 0.25), [SCREEN])
    means = mask.snapshot.pixels().reshape(220, 4, 300, 4).mean(axis=(1, 3))
    assert np.abs(seen - means).max() <= 3


def test_a_stroke_in_progress_is_seen_at_every_zoom_where_it_was_seen_before(
    qtbot: QtBot,
) -> None:
    mask = painted(1200, 880)
    item = item_of(mask)
    views = [QTransform.fromScale(zoom, zoom) for zoom in (0.1, 0.25, 1)]
    before = [alpha(item, view, [SCREEN]) for view in views]
    mask.begin(Brush(200, softness=0), 60, 60)
    for view, was in zip(views, before, strict=True):
        assert alpha(item, view, [SCREEN])[:6, :6].min() > was[:6, :6].min()
    mask.release()
    for view, was in zip(views, before, strict=True):
        assert (alpha(item, view, [SCREEN]) == was).all()


@pytest.mark.parametrize("angle", [0, 20])
@pytest.mark.parametrize("zoom", [0.6, 1.7])
def test_a_tile_that_is_painted_on_fades_at_its_sides_as_if_there_were_others(
    qtbot: QtBot, zoom: float, angle: int
) -> None:
    alone = np.zeros((600, 800), np.uint8)
    alone[:256, 256:512] = 255
    # Far from what is seen.
    among = alone.copy()
    among[599, 0] = among[599, 799] = 255
    view = QTransform().rotate(angle).scale(zoom, zoom).translate(-250, -150)
    seen = [alpha(item_of(Mask(TileSnapshot.of(one))), view, [SCREEN]) for one in (alone, among)]
    assert seen[0].any()
    assert (seen[0] == seen[1]).all()


@pytest.mark.parametrize("angle", [0, 20])
def test_in_motion_a_mask_is_coarser_but_in_its_place(qtbot: QtBot, angle: int) -> None:
    item = item_of(painted(1200, 880))
    view = QTransform().rotate(angle).scale(0.5, 0.5).translate(-300, -200)
    still, moving = (alpha(item, view, [SCREEN], smooth=smooth) for smooth in (True, False))
    assert (still != moving).any()
    # A brush that is so soft changes little from pixel to pixel.
    assert np.abs(still.astype(int) - moving).max() <= 16


@pytest.mark.parametrize("is_inverted", [False, True])
def test_a_mask_that_is_being_moved_is_seen_with_what_is_below_it(
    qtbot: QtBot, is_inverted: bool
) -> None:
    moved, below = np.zeros((600, 900), np.uint8), np.zeros((600, 900), np.uint8)
    moved[40:60, 40:60] = 255
    below[300:340, 20:50] = 99
    framed = FramedPyramid(
        TiledPixels(TileSnapshot.of(moved)).pyramid,
        0,
        0,
        replace(Frame.of(Rect(0, 0, 900, 600)), x=700.0, y=350.0),
        TileGrid(900, 600),
        TiledPixels(TileSnapshot.of(below)).pyramid,
        is_inverted=is_inverted,
    )
    item = MaskItem(lambda: None)
    item.use_pattern(QBrush(QColor(255, 255, 255)))
    item.show_mask(framed)
    expected = below.copy()
    expected[90:110, 290:310] = 255
    if is_inverted:
        expected = 255 - expected
    for left, top in ((0, 0), (0, 250), (280, 60)):
        seen = alpha(item, QTransform.fromTranslate(-left, -top), [SCREEN])
        assert (seen == expected[top : top + 220, left : left + 300]).all()
