"""Parts of layers: cut out, moved, pasted and transformed, exactly where that is possible."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas.compositing import over
from sdstudio.canvas.cutting import (
    LayerPart,
    canvas_cropped,
    copied,
    covering,
    cropped,
    lifted,
    painted_on,
    put,
)
from sdstudio.canvas.document import Document, Layer, NamedMask
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.resampling import resampled, transformed
from sdstudio.canvas.snapshots import with_snapshot
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.input_refs import InputRef, InputRole

WHITE = 255
#: Two tiles by one and a bit.
CANVAS = TileGrid(300, 270)


def premultiplied(seed: int, height: int, width: int) -> Pixels:
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (height, width, 4), np.uint8)
    pixels[rng.random((height, width)) < 0.3, 3] = WHITE
    pixels[..., :3] = pixels[..., :3].astype(np.uint16) * pixels[..., 3:] // WHITE
    pixels[rng.random((height, width)) < 0.2] = 0
    return pixels


def levels(seed: int, height: int, width: int) -> Pixels:
    """Soft, full and none at all."""
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (height, width), np.uint8)
    pixels[rng.random((height, width)) < 0.3] = WHITE
    pixels[: height // 3] = 0
    return pixels


@st.composite
def layers(draw: st.DrawFn) -> Layer:
    """Somewhere on the canvas, or partly beyond it."""
    width, height = draw(st.integers(1, 280)), draw(st.integers(1, 60))
    pixels = TileSnapshot.of(premultiplied(draw(st.integers(0, 99)), height, width))
    mask = None
    if draw(st.booleans()):
        mask = TileSnapshot.of(levels(draw(st.integers(0, 99)), height, width))
    left, top = draw(st.integers(-40, 280)), draw(st.integers(-40, 260))
    return Layer("one", "One", pixels, left=left, top=top, mask=mask)


selections = st.one_of(
    st.none(),
    st.integers(0, 99).map(lambda seed: TileSnapshot.of(levels(seed, CANVAS.height, CANVAS.width))),
)


def on_canvas(layer: Layer | LayerPart, rect: Rect) -> Pixels:
    """The pixels of a layer in ``rect`` of the canvas."""
    grid = layer.pixels.grid
    result = np.zeros((rect.height, rect.width, 4), np.uint8)
    whole = Rect(layer.left, layer.top, layer.left + grid.width, layer.top + grid.height)
    inside = whole.clipped(rect)
    if not inside.is_empty:
        from_ = inside.seen_from(layer.left, layer.top).slices
        result[inside.seen_from(rect.left, rect.top).slices] = layer.pixels.pixels()[from_]
    return result


EVERYWHERE = Rect(-140, -140, 660, 430)


class TestLifting:
    @given(layers(), selections)
    @settings(max_examples=60)
    def test_what_is_taken_and_what_remains_add_up_to_the_layer(
        self, layer: Layer, selection: TileSnapshot | None
    ) -> None:
        found = lifted(layer, selection)
        whole = on_canvas(layer, EVERYWHERE)
        if found is None:
            if selection is None:
                assert not whole.any()
            return
        rest, part = found
        taken = on_canvas(part, EVERYWHERE)
        assert (on_canvas(rest, EVERYWHERE) + taken == whole).all()
        for pixels in (taken, on_canvas(rest, EVERYWHERE)):
            assert (pixels[..., :3] <= pixels[..., 3:]).all()
        assert rest.rect == layer.rect
        assert rest.mask is layer.mask

    @given(layers(), st.integers(-90, 90), st.integers(-90, 90))
    @settings(max_examples=40)
    def test_a_layer_that_is_moved_and_moved_back_is_the_same(
        self, layer: Layer, across: int, down: int
    ) -> None:
        found = lifted(layer, None)
        if found is None:
            return
        rest, part = found
        there = put(rest, part.moved(across, down))
        shifted = on_canvas(layer, EVERYWHERE)
        assert (on_canvas(there, EVERYWHERE.seen_from(-across, -down)) == shifted).all()
        again = lifted(there, None)
        assert again is not None
        back = put(again[0], again[1].moved(-across, -down))
        assert (on_canvas(back, EVERYWHERE) == on_canvas(layer, EVERYWHERE)).all()

    def test_a_part_that_is_put_elsewhere_covers_what_is_there(self) -> None:
        pixels = np.full((40, 60, 4), (10, 20, 30, WHITE), np.uint8)
        pixels[:10, :10] = (200, 0, 0, WHITE)
        layer = Layer("one", "One", TileSnapshot.of(pixels), left=5, top=6)
        selection = np.zeros((CANVAS.height, CANVAS.width), np.uint8)
        selection[6:16, 5:15] = WHITE
        found = lifted(layer, TileSnapshot.of(selection))
        assert found is not None
        moved = put(found[0], found[1].moved(20, -10))
        seen = on_canvas(moved, Rect(0, -10, 80, 60))
        assert (seen[6:16, 25:35] == (200, 0, 0, WHITE)).all()
        assert not seen[16:26, 5:15].any()
        assert (seen[16:26, 16:65] == (10, 20, 30, WHITE)).all()
        # Only above what was there.
        assert moved.rect == Rect(5, -4, 65, 46)

    def test_what_a_mask_hides_of_a_part_stays_hidden_elsewhere(self) -> None:
        pixels = np.full((20, 40, 4), WHITE, np.uint8)
        mask = np.full((20, 40), WHITE, np.uint8)
        mask[:, 5:10] = 0
        layer = Layer("one", "One", TileSnapshot.of(pixels), mask=TileSnapshot.of(mask))
        selection = np.zeros((CANVAS.height, CANVAS.width), np.uint8)
        selection[:20, :10] = WHITE
        found = lifted(layer, TileSnapshot.of(selection))
        assert found is not None
        moved = put(found[0], found[1].moved(20, 0))
        assert moved.mask is not None
        assert (
            moved.mask.pixels()[0].tolist()
            == [WHITE] * 5 + [0] * 5 + [WHITE] * 15 + [0] * 5 + [WHITE] * 10
        )

    def test_nothing_is_taken_of_what_is_not_selected(self) -> None:
        layer = Layer("one", "One", TileSnapshot.of(np.full((5, 5, 4), WHITE, np.uint8)))
        empty = TileSnapshot(CANVAS)
        assert lifted(layer, empty) is None
        assert copied(layer, empty) is None
        assert lifted(replace(layer, pixels=TileSnapshot(TileGrid(5, 5, 4))), None) is None
        beyond = replace(layer, left=-5)
        assert copied(beyond, TileSnapshot.filled(CANVAS, WHITE)) is None


class TestCopying:
    @given(layers(), selections)
    @settings(max_examples=40)
    def test_a_copy_has_what_is_seen_and_nothing_around_it(
        self, layer: Layer, selection: TileSnapshot | None
    ) -> None:
        part = copied(layer, selection)
        shown = on_canvas(layer, EVERYWHERE).astype(float)
        if layer.mask is not None:
            grey = np.repeat(layer.mask.pixels()[..., np.newaxis], 4, axis=2)
            mask = on_canvas(replace(layer, pixels=TileSnapshot.of(grey)), EVERYWHERE)
            shown *= mask / WHITE
        if selection is not None:
            chosen = np.zeros(shown.shape[:2])
            chosen[140 : 140 + CANVAS.height, 140 : 140 + CANVAS.width] = selection.pixels()
            shown *= chosen[..., np.newaxis] / WHITE
        if part is None:
            assert shown[..., 3].max() < 1
            return
        assert np.abs(on_canvas(part, EVERYWHERE) - shown).max() <= 1
        alpha = part.pixels.pixels()[..., 3]
        for edge in (alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]):
            assert edge.any()

    @given(st.integers(0, 99), st.integers(0, 99))
    def test_pixels_over_others_mix_as_arithmetic_says(self, one: int, other: int) -> None:
        below, above = premultiplied(one, 9, 14), premultiplied(other, 9, 14)
        mixed = over(TileSnapshot.of(below), TileSnapshot.of(above)).pixels()
        exact = above + below * (1 - above[..., 3:] / WHITE)
        assert np.abs(mixed - exact).max() <= 0.5
        assert (mixed[..., :3] <= mixed[..., 3:]).all()


class TestSizes:
    @given(layers(), st.integers(-60, 60), st.integers(-60, 60))
    @settings(max_examples=40)
    def test_a_layer_that_becomes_larger_looks_the_same(
        self, layer: Layer, left: int, top: int
    ) -> None:
        larger = covering(layer, Rect(left, top, left + 50, top + 90))
        assert (on_canvas(larger, EVERYWHERE) == on_canvas(layer, EVERYWHERE)).all()
        assert larger.rect == layer.rect.united(Rect(left, top, left + 50, top + 90))
        if layer.mask is not None:
            assert larger.mask is not None
            place = layer.rect.seen_from(larger.left, larger.top)
            pixels = larger.mask.pixels()
            assert (pixels[place.slices] == layer.mask.pixels()).all()
            pixels[place.slices] = WHITE
            assert (pixels == WHITE).all()

    def test_a_layer_is_cropped_with_its_mask(self) -> None:
        pixels, mask = premultiplied(3, 50, 80), levels(4, 50, 80)
        layer = Layer(
            "one", "One", TileSnapshot.of(pixels), left=10, top=-20, mask=TileSnapshot.of(mask)
        )
        made = cropped(layer, Rect(0, 0, 40, 10))
        assert made.rect == Rect(10, 0, 40, 10)
        assert (made.pixels.pixels() == pixels[20:30, :30]).all()
        assert made.mask is not None
        assert (made.mask.pixels() == mask[20:30, :30]).all()

    def test_a_canvas_is_cropped_with_its_masks_and_keeps_whole_layers(self) -> None:
        pixels, mask = premultiplied(3, 50, 80), levels(4, CANVAS.height, CANVAS.width)
        document = Document(
            CANVAS.width,
            CANVAS.height,
            (Layer("one", "One", TileSnapshot.of(pixels), left=10, top=20),),
            (NamedMask("two", "Two", TileSnapshot.of(mask)),),
        )
        made = canvas_cropped(document, Rect(30, 40, 150, 160))
        assert (made.width, made.height) == (120, 120)
        assert (made.layer("one").left, made.layer("one").top) == (-20, -20)
        assert made.layer("one").pixels is document.layer("one").pixels
        assert (made.mask("two").pixels.pixels() == mask[40:160, 30:150]).all()


class TestResampling:
    @given(st.integers(0, 99), st.integers(0, 3), st.booleans(), st.booleans())
    @settings(max_examples=30)
    def test_quarter_turns_and_flips_are_exact(
        self, seed: int, quarters: int, is_mirrored: bool, is_upside_down: bool
    ) -> None:
        pixels = premultiplied(seed, 21, 34)
        frame = Frame.of(Rect(0, 0, 34, 21)).turned_to(90 * quarters)
        expected = np.rot90(pixels, -quarters)
        if is_mirrored:
            frame, expected = frame.flipped(is_level=True), expected[:, ::-1]
        if is_upside_down:
            frame, expected = frame.flipped(is_level=False), expected[::-1]
        assert (resampled(pixels, frame, frame.bounds) == expected).all()

    @given(st.integers(0, 99), st.floats(0, 360), st.floats(0.3, 2), st.floats(0.3, 2))
    @settings(max_examples=30)
    def test_no_colour_exceeds_its_alpha(
        self, seed: int, angle: float, scale_x: float, scale_y: float
    ) -> None:
        pixels = premultiplied(seed, 30, 40)
        frame = Frame.of(Rect(0, 0, 40, 30)).scaled_to(scale_x, scale_y).turned_to(angle)
        made = resampled(pixels, frame, frame.bounds)
        assert (made[..., :3] <= made[..., 3:]).all()

    @pytest.mark.parametrize("angle", [0.0, 30.0])
    def test_a_fine_pattern_becomes_grey_when_it_is_made_small(self, angle: float) -> None:
        pixels = np.full((512, 512, 4), WHITE, np.uint8)
        pixels[..., :3] = (np.indices((512, 512)).sum(axis=0) % 2 * WHITE)[..., np.newaxis]
        frame = Frame.of(Rect(0, 0, 512, 512)).scaled_to(0.13, 0.13).turned_to(angle)
        made = resampled(pixels, frame, frame.bounds)
        middle = made[made.shape[0] // 2 - 8 :][:16, made.shape[1] // 2 - 8 :][:, :16]
        assert np.abs(middle[..., :3].astype(int) - 128).max() <= 3
        assert (middle[..., 3] == WHITE).all()

    @pytest.mark.parametrize("angle", [20.0, 45.0, 160.0, 290.0])
    def test_what_is_turned_has_smooth_edges_in_the_right_place(self, angle: float) -> None:
        pixels = np.full((60, 100, 4), WHITE, np.uint8)
        frame = Frame.of(Rect(0, 0, 100, 60)).turned_to(angle)
        bounds = frame.bounds
        alpha = resampled(pixels, frame, bounds)[..., 3] / WHITE
        down, across = np.indices(alpha.shape)
        xs, ys = across + 0.5 + bounds.left - frame.x, down + 0.5 + bounds.top - frame.y
        cosine, sine = np.cos(np.radians(angle)), np.sin(np.radians(angle))
        u, v = np.abs(xs * cosine + ys * sine), np.abs(-xs * sine + ys * cosine)
        distance = np.minimum(50 - u, 30 - v)
        assert (alpha[distance > 1.5] > 0.99).all()
        assert (alpha[distance < -1.5] == 0).all()
        assert ((alpha > 0.05) & (alpha < 0.95)).sum() > 100
        assert alpha.sum() == pytest.approx(6000, rel=0.01)

    @given(st.floats(0, 360), st.floats(0.4, 1.6))
    @settings(max_examples=15)
    def test_a_part_of_the_result_is_the_same_as_cut_from_all_of_it(
        self, angle: float, scale: float
    ) -> None:
        pixels = np.random.default_rng(5).integers(90, 160, (50, 70, 4), np.uint8)
        pixels[..., 3] = WHITE
        frame = Frame.of(Rect(0, 0, 70, 50)).scaled_to(scale, scale).turned_to(angle)
        bounds = frame.bounds
        inner = Rect(bounds.left + 9, bounds.top + 9, bounds.right - 9, bounds.bottom - 9)
        whole = resampled(pixels, frame, bounds)
        part = resampled(pixels, frame, inner)
        seen = whole[inner.seen_from(bounds.left, bounds.top).slices]
        # Beside a cut, the filter reaches no further than it.
        difference = np.abs(part.astype(int) - seen)[4:-4, 4:-4]
        assert difference.max(initial=0) <= 2

    def test_a_part_is_transformed_with_its_mask_and_clipped(self) -> None:
        pixels = np.full((20, 40, 4), WHITE, np.uint8)
        mask = np.full((20, 40), WHITE, np.uint8)
        mask[:, :20] = 0
        part = LayerPart(
            TileSnapshot.of(pixels), 10, 10, TileSnapshot.of(mask), TileSnapshot.of(mask)
        )
        frame = Frame.of(part.rect).scaled_to(2, 2)
        made = transformed(part, frame, Rect(0, 0, 60, 60))
        assert made.rect == Rect(0, 0, 60, 40)
        assert made.mask is not None
        assert made.levels is not None
        for one in (made.mask, made.levels):
            row = one.pixels()[20]
            assert not row[:27].any()
            assert (row[33:] == WHITE).all()
        elsewhere = transformed(part, frame.moved(500, 0), Rect(0, 0, 60, 60))
        assert elsewhere.pixels.is_empty

    def test_a_part_that_is_only_moved_keeps_its_pixels(self) -> None:
        part = LayerPart(TileSnapshot.of(premultiplied(1, 20, 40)), 10, 10)
        made = transformed(part, Frame.of(part.rect).moved(900, -3.4), Rect(0, 0, 60, 60))
        assert made.pixels is part.pixels
        assert (made.left, made.top) == (910, 7)


def test_what_is_painted_of_a_layer_is_found_on_the_canvas() -> None:
    pixels = np.zeros((300, 300, 4), np.uint8)
    assert painted_on(Layer("one", "One", TileSnapshot.of(pixels))).is_empty
    pixels[20:280, 30] = WHITE
    layer = Layer("one", "One", TileSnapshot.of(pixels), left=-10, top=5)
    assert painted_on(layer) == Rect(20, 25, 21, 285)
    full = Layer("one", "One", TileSnapshot.filled(TileGrid(9, 7, 4), WHITE), left=3)
    assert painted_on(full) == Rect(3, 0, 12, 7)


def test_a_cropped_canvas_has_snapshots_of_its_own_size() -> None:
    layer = Layer("a", "a", TileSnapshot.of(np.full((60, 80, 4), 200, np.uint8)), left=10)
    mask = NamedMask("m", "m", TileSnapshot(TileGrid(200, 200)))
    document = with_snapshot(Document(200, 200, (layer,), (mask,)), "Sketch")
    document = document.with_rendering(
        InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=200, height=200)
    )
    made = canvas_cropped(document, Rect(30, 40, 150, 160))
    (snapshot,) = made.snapshots
    assert (snapshot.document.width, snapshot.document.height) == (120, 120)
    assert snapshot.document.masks[0].pixels.grid == made.mask_grid
    assert snapshot.document.layers[0].left == -20
    assert not made.renderings
