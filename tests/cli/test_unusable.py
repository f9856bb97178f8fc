"""What can't be used gets one clear line and exit code 2, before an engine starts."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio.app.engine_process import EngineProcess
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.support.adapters import write_widths


@pytest.fixture(autouse=True)
def no_engine_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        pytest.fail("an engine was started")

    monkeypatch.setattr(EngineProcess, "__init__", fail)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generate", "x", "--width", "513"], "--width is 513, but must be a multiple of 8"),
        (["generate", "x", "--steps", "0"], "--steps is 0, but must be at least 1"),
        (["generate", "x", "--steps", "many"], "“many” isn't a valid value for --steps"),
        (["generate", "x", "--sampler", "magic"], "magic"),
        (["generate", "x", "--count", "0"], "--count is 0, but must be at least 1"),
        (["generate", "x", "--model", "/nowhere/at all"], "“at all” can't be found"),
        (["generate", "x", "--out", "fish.jpg"], "doesn't end in .png"),
        (["generate", "x", "--out", "/nowhere/fish.png"], "“/nowhere” doesn't exist"),
        (["generate", "x", "--lora", "none.safetensors:0.5"], "“none” can't be found"),
        (["generate", "x", "--lora", "fish.pt"], "pickle"),
        (["grid", "x"], "There are no values of --x"),
        (["grid", "x", "--x", "magic=1"], "“magic=1” isn't a valid value for --x"),
        (["grid", "x", "--x", "steps=1:150:1"], "150 pictures"),
        (["grid", "x", "--x", "steps=1,1"], "“steps” appears twice"),
        (["paint"], "paint"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_bad_input_gets_one_clear_line_and_exit_code_2(
    run: Command, arguments: list[str], said: str
) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 1, done.err


def a_picture(file: Path, size: tuple[int, int] = (96, 80), level: int | None = None) -> str:
    """Waves, or one level everywhere."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]] / 16
    waves = np.stack([np.sin(x), np.cos(y), np.sin(x + y)], axis=-1)
    pixels = 128 + 90 * waves if level is None else np.full((size[1], size[0], 3), level)
    Image.fromarray(pixels.astype(np.uint8)).save(file)
    return str(file)


def a_spot(file: Path, size: tuple[int, int] = (96, 80)) -> str:
    mask = Image.new("L", size)
    mask.paste(255, (30, 20, 60, 50))
    mask.save(file)
    return str(file)


def test_pictures_that_cannot_be_used_get_one_clear_line_and_exit_code_2(
    run: Command, tmp_path: Path
) -> None:
    image, mask = a_picture(tmp_path / "a.png"), a_spot(tmp_path / "m.png")
    large = tmp_path / "large.png"
    Image.new("1", (20_000, 20)).save(large)
    broken = tmp_path / "broken.png"
    broken.write_bytes(Path(image).read_bytes()[:200])
    smaller = a_spot(tmp_path / "s.png", (96, 72))
    for arguments, said in (
        (["--mode", "image_to_image"], "--image is missing"),
        (["--mode", "inpainting", "--image", image], "The mask is empty"),
        (["--image", image, "--mask", smaller], "96 × 72"),
        (
            ["--image", image, "--mask", a_picture(tmp_path / "e.png", level=0)],
            "The mask is empty",
        ),
        (["--image", a_picture(tmp_path / "1.png", (1, 1))], "1 × 1"),
        (["--image", str(large)], "20000 × 20"),
        (["--image", str(broken)], "“broken.png”"),
        (["--image", str(tmp_path / "none.png")], "“none.png”"),
        (["--mask", mask], "--image is missing"),
        (["--mode", "text_to_image", "--image", image], "--image"),
        (
            ["--image", image, "--second-pass", "1.5"],
            "--second-pass has no effect in the mode “Image to image”. Leave it out",
        ),
        (
            ["--image", image, "--seamless", "both"],
            "--seamless has no effect in the mode “Image to image”. Leave it out",
        ),
        (["--mode", "depth_to_image", "--image", image], "doesn't support"),
        (["--mode", "depth_map", "--image", image, "--mask", mask], "doesn't support"),
    ):
        done = run("generate", "x", *arguments, "--out", str(tmp_path / "out.png"))
        assert (done.code, said in done.err) == (2, True), (arguments, done.err)
        assert len(done.err.strip().splitlines()) == 1, done.err
    assert not (tmp_path / "out.png").exists()
    assert not (tmp_path / ".inputs").exists()


@pytest.mark.parametrize(
    ("width", "said"), [(768, "Stable Diffusion 1"), (1024, "doesn't fit the model")]
)
def test_adapters_of_other_models_are_refused(
    run: Command, tmp_path: Path, width: int, said: str
) -> None:
    lora = write_widths(tmp_path / "lora.safetensors", width)
    done = run("generate", "x", "--lora", str(lora))
    assert (done.code, said in done.err) == (2, True), done.err


def test_a_damaged_model_gets_one_clear_line_and_exit_code_2(run: Command, tmp_path: Path) -> None:
    starter, model = user_paths().starter, tmp_path / "Torn"
    shutil.copytree(starter, model, copy_function=os.symlink)
    weights = next((model / "unet").glob("*.safetensors"))
    head = weights.read_bytes()[:100_000]
    weights.unlink()
    weights.write_bytes(head)
    done = run("generate", "x", "--model", str(model), "--out", str(tmp_path / "out.png"))
    assert done.code == 2
    assert f"“unet/{weights.name}” is incomplete" in done.err
    assert len(done.err.strip().splitlines()) == 1, done.err
    assert not (tmp_path / "out.png").exists()


def test_a_picture_without_metadata_cannot_be_verified(run: Command, tmp_path: Path) -> None:
    strange = tmp_path / "strange.png"
    Image.new("RGB", (64, 64)).save(strange)
    done = run("verify", str(strange))
    assert done.code == 2
    assert "has no metadata" in done.err
    assert done.err.count("\n") == 1
