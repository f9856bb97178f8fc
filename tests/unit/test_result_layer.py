"""A result that is used as a layer shows what it changed, to the byte, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from sdstudio.app.canvas_rendering import composite
from sdstudio.canvas.document import Document
from sdstudio.canvas.result_layer import laid_over, result_layer
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.params import GenerationParams
from sdstudio.imaging import Rgb
from sdstudio.imaging.inpainting import NewPart, areas_of, new_part, seen_box
from sdstudio.imaging.masks import Grey, composited, pasted
from tests.support.pictures import some_rgb

WIDTH, HEIGHT = 300, 280


BASE = some_rgb(WIDTH, HEIGHT, seed=99)


def seen(document: Document) -> Rgb:
    """What a job gets of it."""
    return composite(BASE, document)


def soft_mask(seed: int) -> Grey:
    """A blob with levels of all heights, faint ones far from it too."""
    rng = np.random.default_rng(seed)
    down, across = np.mgrid[:HEIGHT, :WIDTH]
    x, y = rng.integers(40, WIDTH - 40), rng.integers(40, HEIGHT - 40)
    far = np.hypot(across - x, down - y)
    mask: Grey = np.clip(300 - 300 * far / rng.integers(25, 60), 0, 255).astype(np.uint8)
    mask[:4, :4] = 3
    return mask


def made(params: GenerationParams, picture: Rgb, mask: Grey, seed: int) -> Rgb:
    """What the engine returns of a picture with other pixels in the mask."""
    areas = areas_of(params, mask)
    box = seen_box(params, areas)
    new = some_rgb(box.width, box.height, seed=seed)
    part: Rgb = composited(box.of(picture), new, box.of(areas.shown))
    return pasted(picture, part, box)


def used(document: Document, result: Rgb, new: NewPart | None) -> Document:
    return document.with_layer(result_layer(result, new, name="Result", picture="of it"))


@pytest.mark.parametrize(
    "params",
    [
        GenerationParams(),
        GenerationParams(grow=7, feather=12, mask_blur=9),
        GenerationParams(masked_only=True, mask_padding=8),
        GenerationParams(grow=4, feather=6, mask_blur=5, context="40,30,120,110"),
    ],
)
def test_the_canvas_looks_like_the_result_to_the_byte(params: GenerationParams) -> None:
    document, mask = Document(WIDTH, HEIGHT), soft_mask(1)
    result = made(params, seen(document), mask, 1)
    new = new_part(params, mask)
    document = used(document, result, new)
    assert (seen(document) == result).all()
    layer = document.layers[-1]
    assert (laid_over(BASE, layer) == result).all()
    assert layer.picture == "of it"
    assert layer.mask is not None
    assert layer.pixels.grid == replace(layer.mask.grid, channels=4)
    assert (layer.mask.pixels() == 255).sum() == (new.levels > 0).sum()
    assert layer.pixels.grid.width < WIDTH


def test_ten_edits_in_a_row_leave_all_else_to_the_byte() -> None:
    document = Document(WIDTH, HEIGHT)
    before = seen(document)
    touched = np.zeros((HEIGHT, WIDTH), np.bool_)
    for edit in range(10):
        params = GenerationParams(grow=edit, feather=2 * edit, mask_blur=edit, masked_only=True)
        mask = soft_mask(edit)
        result = made(params, seen(document), mask, edit)
        new = new_part(params, mask)
        document = used(document, result, new)
        assert (seen(document) == result).all()
        new.box.of(touched)[...] |= new.levels > 0
    assert not touched.all()
    assert (seen(document)[~touched] == before[~touched]).all()


def test_a_part_is_taken_back_with_the_mask_of_the_layer() -> None:
    document, mask, params = Document(WIDTH, HEIGHT), soft_mask(3), GenerationParams()
    before = seen(document)
    result = made(params, before, mask, 3)
    new = new_part(params, mask)
    document = used(document, result, new)
    layer = document.layers[-1]
    assert layer.mask is not None
    kept = layer.mask.pixels()
    kept[:, : kept.shape[1] // 2] = 0
    document = document.with_layer(replace(layer, mask=TileSnapshot.of(kept)))
    middle = layer.left + kept.shape[1] // 2
    after = seen(document)
    assert (after[:, :middle] == before[:, :middle]).all()
    assert (after[:, middle:] == result[:, middle:]).all()


def test_a_result_that_is_new_everywhere_is_the_whole_picture() -> None:
    result = some_rgb(WIDTH, HEIGHT, seed=5)
    document = used(Document(WIDTH, HEIGHT), result, None)
    assert (seen(document) == result).all()
    assert document.layers[-1].mask is not None


def test_where_nothing_is_painted_nothing_is_new() -> None:
    with pytest.raises(ValueError, match="empty"):
        new_part(GenerationParams(), np.zeros((HEIGHT, WIDTH), np.uint8))
