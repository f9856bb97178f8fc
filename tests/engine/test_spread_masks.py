"""Inpainting with a mask that is grown and feathered, and filled before."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRole
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.imaging import Rgb
from sdstudio.imaging.fills import FILLS
from sdstudio.imaging.mask_areas import mask_areas
from sdstudio.imaging.masks import Grey, rgb_of
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run
from tests.support.pictures import some_rgb

KINDS_THAT_INPAINT = ["epsilon", "inpainting"]
SPREAD = {"grow": 12, "feather": 16, "mask_blur": 15, "context": "8,8,96,80"}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


def a_spot(value: int = 255, width: int = 160, height: int = 120) -> Grey:
    mask = np.zeros((height, width), np.uint8)
    mask[40:64, 40:72] = value
    return mask


def smooth(width: int = 160, height: int = 120) -> Rgb:
    y, x = np.mgrid[0:height, 0:width] / max(width, height)
    waves = np.stack([np.sin(9 * x), np.cos(7 * y), np.sin(x * y)], axis=-1)
    return np.asarray(128 + 90 * waves, np.uint8)


def made(engine: DiffusersEngine, folder: Path, picture: Rgb, mask: Grey, **params: Any) -> Rgb:
    inputs = {InputRole.IMAGE: picture, InputRole.MASK: rgb_of(mask)}
    request = a_request(
        mode=modes.INPAINTING.key, inputs=inputs, **{"sampler": "ddim", **SPREAD, **params}
    )
    return run(engine, request, folder, inputs=inputs).pictures()[0]


def shown(mask: Grey, **params: Any) -> Grey:
    spread = {**SPREAD, **params}
    return mask_areas(
        mask,
        grow_px=spread["grow"],
        feather_px=spread["feather"],
        blend_px=spread["mask_blur"],
    ).shown


def far(one: Rgb, other: Rgb) -> float:
    return float(np.abs(one.astype(float) - other).mean())


@pytest.mark.parametrize("model", KINDS_THAT_INPAINT)
@pytest.mark.parametrize(
    "params",
    [
        {},
        {"strength": 0.5, "fill": "continued"},
        {"context": "", "fill": "blur", "sampler": "heun"},
        {"context": "", "masked_only": True, "mask_padding": 0},
        {"context": "0,0,16,16", "color_match": True},
        {"feather": 0},
    ],
)
def test_what_the_composite_does_not_show_stays_byte_for_byte(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path], model: str, params: dict[str, Any]
) -> None:
    picture, mask = some_rgb(160, 120), a_spot()
    new = made(engine, tiny_checkpoints[model], picture, mask, **params)
    kept = shown(mask, **params) == 0
    assert new.shape == picture.shape
    assert np.array_equal(new[kept], picture[kept])
    assert far(new[mask > 0], picture[mask > 0]) > 5
    # What is around the painted part may change as well.
    around = (mask == 0) & ~kept
    assert far(new[around], picture[around]) > 0


def test_ten_edits_in_a_row_leave_the_rest_as_it_was(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    first = picture = some_rgb(160, 120)
    touched = np.zeros((120, 160), bool)
    for number in range(10):
        mask = np.zeros((120, 160), np.uint8)
        mask[20 + 6 * number : 30 + 6 * number, 30:50] = 255
        params = {"steps": 2, "context": "", "seed": number, "fill": "continued", "strength": 0.6}
        picture = made(engine, tiny_checkpoints["epsilon"], picture, mask, **params)
        touched |= shown(mask, **params) > 0
    assert np.array_equal(picture[~touched], first[~touched])
    assert not touched.all()
    assert far(picture[touched], first[touched]) > 5


@pytest.mark.parametrize("strength", [0.6, 1.0])
@pytest.mark.parametrize("model", KINDS_THAT_INPAINT)
def test_what_fills_the_mask_shows_through(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path], model: str, strength: float
) -> None:
    picture = smooth()
    # Something that none of the fills looks like.
    picture[36:68, 36:76] = (255, 0, 255)
    results = [
        made(engine, tiny_checkpoints[model], picture, a_spot(), strength=strength, fill=fill)
        for fill in ("original", *FILLS)
    ]
    assert len({one.tobytes() for one in results}) == len(results)


def test_without_a_fill_full_strength_starts_from_noise_alone(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    mask = np.full((120, 160), 255, np.uint8)
    one, other = (
        made(engine, tiny_checkpoints["epsilon"], picture, mask, context="", strength=1.0)
        for picture in (smooth(), some_rgb(160, 120))
    )
    assert np.array_equal(one, other)


def test_a_weaker_mask_changes_later_but_shows_wholly(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    folder, picture = tiny_checkpoints["v_prediction"], smooth()
    common = {"steps": 20, "context": "", "width": 160, "height": 120}
    faint, half, whole = (
        made(engine, folder, picture, a_spot(value), **common) for value in (40, 128, 255)
    )
    spot = a_spot() > 0
    assert far(faint[spot], picture[spot]) < far(half[spot], picture[spot])
    # Half of the result isn't mixed with half of the picture, as it is without growing.
    mixed = made(engine, folder, picture, a_spot(128), **common, grow=0, feather=0, mask_blur=0)
    assert far(half[spot], picture[spot]) > 1.4 * far(mixed[spot], picture[spot])
    assert far(whole[spot], picture[spot]) > 5


def test_the_model_sees_the_context_and_nothing_else(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    picture = some_rgb(160, 120)
    elsewhere = picture.copy()
    elsewhere[:8], elsewhere[:, 104:] = 0, 0
    inside = picture.copy()
    inside[8:20, 8:20] = 0
    folder = tiny_checkpoints["inpainting"]
    one, other, third = (
        made(engine, folder, given, a_spot()) for given in (picture, elsewhere, inside)
    )
    spot = a_spot() > 0
    assert np.array_equal(one[spot], other[spot])
    assert not np.array_equal(one[spot], third[spot])


def test_colours_come_to_those_around_the_grown_mask(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    # Small contrast, so that no colour has to be cut off.
    picture = np.asarray(smooth() // 4 + 120, np.uint8)
    # The thing has a halo, which is grown over and must not count as its surroundings.
    picture[34:70, 34:78] = (30, 30, 30)
    spot = a_spot() > 0
    ring = mask_areas(a_spot(), grow_px=12, feather_px=16, blend_px=15).free == 0
    apart = []
    for match in (False, True):
        new = made(engine, tiny_checkpoints["epsilon"], picture, a_spot(), color_match=match)
        wanted = picture[ring].mean(axis=0)
        apart.append(np.abs(new[spot].mean(axis=0) - wanted).max())
    assert apart[1] < apart[0]
