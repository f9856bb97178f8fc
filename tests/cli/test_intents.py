"""Intents on the command line: what they make of a picture and a mask."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio.domain.bounds import Bounds
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.intents import INTENTS
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import read_kept
from sdstudio.imaging.masks import Grey
from tests.cli.conftest import Command
from tests.cli.test_generate import request_of
from tests.support.pictures import some_rgb

Asked = Callable[..., GenerationRequest]


@pytest.fixture
def image(tmp_path: Path) -> Path:
    file = tmp_path / "fish.png"
    Image.fromarray(some_rgb(320, 240)).save(file)
    return file


@pytest.fixture
def mask(tmp_path: Path) -> Path:
    file, levels = tmp_path / "mask.png", np.zeros((240, 320), np.uint8)
    levels[100:140, 60:120] = 255
    Image.fromarray(levels).save(file)
    return file


@pytest.fixture
def asked(run: Command, image: Path, tmp_path: Path) -> Asked:
    """The request that options make of the image."""

    def request(*options: str) -> GenerationRequest:
        out = tmp_path / "out.png"
        common = ("--image", str(image), "--steps", "1", "--overwrite", "--out", str(out))
        done = run("generate", "a cat", *common, *options)
        assert done.code == 0, done.err
        return request_of(out)

    return request


def kept_mask(request: GenerationRequest, tmp_path: Path) -> Grey:
    ref = request.input(InputRole.MASK)
    assert ref is not None
    return np.asarray(read_kept(tmp_path / ".inputs" / f"{ref.sha256}.png", ref)[..., 0])


@pytest.mark.parametrize("key", [one.key for one in INTENTS])
def test_an_intent_decides_what_is_not_given(asked: Asked, mask: Path, key: str) -> None:
    request = asked("--intent", key, "--mask", str(mask), "--feather", "20")
    assert request.mode == "inpainting"
    params = request.params
    # Of a diagonal of 72 pixels, less than 32 px at full strength.
    assert params.grow == 4 + round(32 * params.strength) // 2
    assert params.feather == 20
    seen = Bounds.of_text(params.context)
    assert seen.within(320, 240) == seen


def test_without_an_intent_a_mask_means_what_it_always_did(asked: Asked, mask: Path) -> None:
    params = asked("--mask", str(mask)).params
    assert (params.fill, params.grow, params.feather, params.context) == ("original", 0, 0, "")
    assert params.mask_blur == 8


@pytest.mark.parametrize("key", ["refine", "vary"])
def test_without_a_mask_the_whole_picture_is_made_anew(asked: Asked, key: str) -> None:
    assert asked("--intent", key).mode == "image_to_image"


def test_a_picture_is_extended_at_several_sides(asked: Asked, tmp_path: Path) -> None:
    request = asked("--extend", "left=25%,top=24", "--seed", "5")
    assert request.size_px == (400, 264)
    mask = kept_mask(request, tmp_path)
    assert (mask[:, :80] == 255).all()
    assert (mask[:24] == 255).all()
    assert (mask[40:, 100:] == 0).all()
    assert request.params.fill == "surroundings"
    assert asked("--extend", "left=80,top=10%", "--intent", "extend", "--seed", "5") == request


def test_what_is_masked_changes_with_an_extension(asked: Asked, mask: Path, tmp_path: Path) -> None:
    kept = kept_mask(asked("--extend", "right=10", "--mask", str(mask)), tmp_path)
    assert kept.shape == (240, 330)
    assert (kept[100:140, 60:120] == 255).all()
    assert (kept[:, 320:] == 255).all()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--intent", "remove"], "The mask is empty"),
        (["--intent", "extend"], "give an amount for at least one side"),
        (["--extend", "north=5"], "“north=5” doesn't name a side to extend"),
        (["--extend", "left=many"], "“many” isn't a valid value for --extend"),
        (["--extend", "left=9000"], "--image is 9320 × 240 pixels"),
        (["--extend", "left=5", "--intent", "add"], "“add” isn't a valid value for --intent"),
        (["--intent", "vary", "--mode", "upscale"], "“vary” isn't a valid value for --intent"),
        (
            ["--intent", "vary", "--feather", "5"],
            "--feather has no effect in the mode “Image to image”",
        ),
        (["--extend", "top=5", "--context", "1,2"], "“1,2” isn't a valid value for --context"),
    ],
)
def test_what_can_not_be_done_is_said(
    run: Command, image: Path, options: list[str], said: str
) -> None:
    done = run("generate", "a cat", "--image", str(image), *options)
    assert done.code == 2
    assert said in done.err.splitlines()[-1]


def test_a_mask_of_another_size_is_refused_before_the_picture_is_extended(
    run: Command, image: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.png"
    Image.fromarray(np.full((50, 50), 255, np.uint8)).save(other)
    done = run("generate", "x", "--image", str(image), "--mask", str(other), "--extend", "left=5")
    assert (done.code, "50 × 50" in done.err) == (2, True)


def test_an_extension_needs_a_picture(run: Command) -> None:
    done = run("generate", "x", "--extend", "left=5")
    assert (done.code, "--image is missing" in done.err) == (2, True)


def test_a_model_that_was_not_trained_for_it_is_named(
    run: Command, image: Path, mask: Path, tmp_path: Path
) -> None:
    common = ("--image", str(image), "--mask", str(mask), "--steps", "1", "--overwrite")
    for key, is_told in (("remove", True), ("refine", False)):
        done = run(
            "generate", "a cat", *common, "--intent", key, "--out", str(tmp_path / "out.png")
        )
        assert ("trained for inpainting" in done.err) is is_told


def test_the_help_tells_every_intent(run: Command) -> None:
    out = " ".join(run("generate", "--help").out.split())
    for one in INTENTS:
        assert f"{one.key}: {one.help}" in out
    assert "left=25%,top=64" in out


def test_a_grid_compares_with_an_intent(run: Command, image: Path, mask: Path) -> None:
    done = run(
        "grid", "a cat", "--image", str(image), "--mask", str(mask), "--intent", "remove",
        "--steps", "1", "--x", "feather=0,40",
    )  # fmt: skip
    assert done.code == 0, done.err
