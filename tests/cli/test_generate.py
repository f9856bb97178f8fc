"""What ``sdstudio generate`` makes of its arguments."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio.app.settings import Settings
from sdstudio.domain.backends import Backend
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.metadata import decode
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import read_kept, read_texts
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.support.adapters import write_fitting


def request_of(picture: Path) -> GenerationRequest:
    return decode(read_texts(picture)).request


def a_lora(file: Path) -> Path:
    """One that fits the practice model."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return write_fitting(file, inspect(user_paths().starter, is_practice=True))


@pytest.mark.parametrize(("prompt", "is_guess"), [("qwx zzz", True), ("a cat", False)])
def test_words_that_the_practice_model_does_not_know_are_told_and_tried(
    run: Command, tmp_path: Path, prompt: str, *, is_guess: bool
) -> None:
    out = tmp_path / "out.png"
    done = run("generate", prompt, "--steps", "1", "--out", str(out))
    assert (done.code, done.out) == (0, f"{out}\n")
    assert ("does not know any of these words" in done.err) is is_guess
    assert done.err.count("\n") == is_guess


@pytest.mark.parametrize(("steps", "notes"), [("2", 1), ("6", 0)])
def test_steps_that_are_too_few_for_the_sampler_are_told_and_made(
    run: Command, tmp_path: Path, steps: str, notes: int
) -> None:
    out = tmp_path / "out.png"
    done = run("generate", "a cat", "--sampler", "heun", "--steps", steps, "--out", str(out))
    assert done.code == 0
    assert done.err.count("Heun needs at least 6 steps") == done.err.count("\n") == notes
    assert request_of(out).params.sampler == "heun"


def test_a_prompt_that_asks_for_a_lora_gets_it_from_those_that_were_added(
    run: Command, tmp_path: Path
) -> None:
    a_lora(user_paths().adapters / "Oil.safetensors")
    out = tmp_path / "out.png"
    prompt = "a cat, <lora:oil:0.8>, red"
    done = run("generate", prompt, "--steps", "1", "--out", str(out))
    assert done.code == 0, done.err
    request = request_of(out)
    assert request.params.prompt == "a cat, red"
    assert [(one.name, one.weight) for one in request.adapters] == [("Oil", 0.8)]


def test_a_lora_that_is_given_is_the_one_that_the_prompt_asks_for(
    run: Command, tmp_path: Path
) -> None:
    lora = a_lora(tmp_path / "oil.safetensors")
    out = tmp_path / "out.png"
    done = run(
        "generate", "<lora:oil:0.8> a cat", "--lora", str(lora), "--steps", "1", "--out", str(out)
    )
    assert done.code == 0, done.err
    assert [(one.name, one.weight) for one in request_of(out).adapters] == [("oil", 0.8)]


def test_the_weights_of_a_lora_may_be_two_and_have_a_comma(run: Command, tmp_path: Path) -> None:
    lora, out = a_lora(tmp_path / "oil.safetensors"), tmp_path / "out.png"
    prompt = "a cat <lora:oil:0,5:0.25>"
    done = run("generate", prompt, "--lora", f"{lora}:1,5", "--steps", "1", "--out", str(out))
    assert done.code == 0
    assert done.err == "sdstudio: “oil”: All of its layers fit this model (1).\n"
    assert [(one.weight, one.text_weight) for one in request_of(out).adapters] == [(0.25, 0.5)]
    done = run("generate", "a cat", "--lora", f"{lora}:1,5", "--steps", "1", "--out", str(out),
               "--overwrite")  # fmt: skip
    assert [one.weight for one in request_of(out).adapters] == [1.5]


@pytest.mark.parametrize("how", ["--lora", "--few-steps", "tag"])
def test_a_lora_for_few_steps_brings_the_settings_that_are_not_given(
    run: Command, tmp_path: Path, how: str
) -> None:
    lora, out = a_lora(user_paths().adapters / "lcm-lora.safetensors"), tmp_path / "out.png"
    options = {"--lora": ["--lora", str(lora)], "--few-steps": ["--few-steps"], "tag": []}[how]
    prompt = "a cat <lora:lcm-lora:1>" if how == "tag" else "a cat"
    done = run("generate", prompt, *options, "--steps", "5", "--out", str(out))
    assert done.code == 0, done.err
    assert "LCM: makes pictures in few steps" in done.err
    request = request_of(out)
    assert [one.name for one in request.adapters] == ["lcm-lora"]
    params = request.params
    assert (params.sampler, params.steps, params.guidance_scale) == ("lcm", 5, 1.0)


def test_few_steps_without_a_lora_for_them_are_refused(run: Command, tmp_path: Path) -> None:
    done = run("generate", "a cat", "--few-steps", "--out", str(tmp_path / "out.png"))
    assert done.code == 2
    assert "No LoRA for few steps that fits “Practice model” is installed" in done.err
    assert not (tmp_path / "out.png").exists()


def test_numbers_may_have_a_comma_and_minus_one_draws_a_seed(run: Command, tmp_path: Path) -> None:
    seeds = []
    for name in ("one.png", "other.png"):
        out = tmp_path / name
        numbers = ("--guidance-scale", "4,5", "--seed", "-1", "--steps", "1")
        done = run("generate", "a cat", *numbers, "--out", str(out))
        assert (done.code, done.err) == (0, "")
        assert request_of(out).params.guidance_scale == 4.5
        seeds.append(request_of(out).params.seed)
    assert len(set(seeds)) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", "a cat AND an owl", "--negative-prompt", "[dull|grey]"),
        ("grid", "a cat", "--x", "negative_prompt=dull AND grey"),
    ],
)
def test_syntax_of_other_programs_is_named_and_the_picture_is_made(
    run: Command, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    out = tmp_path / "out.png"
    done = run(*arguments, "--steps", "1", "--out", str(out))
    assert done.code == 0, done.err
    assert done.err == "sdstudio: SD Studio doesn't support this prompt syntax: “AND”.\n"
    assert out.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generate", "a cat <lora:oil:0.8>"], "“oil” can't be found"),
        (["generate", "a cat", "--negative-prompt", "<lora:oil:1>"], "“oil” can't be found"),
        (["generate", "a cat <hypernet:oil:1>"], "<hypernet:oil:1>"),
        (["grid", "--x", "prompt=a cat|a dog <lora:oil:1>"], "<lora:oil:1>"),
    ],
)
def test_a_file_that_a_prompt_asks_for_in_vain_is_said_before_any_step(
    run: Command, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = run(*arguments, "--out", str(tmp_path / "out.png"))
    assert (done.code, done.err.count("\n")) == (2, 1), done.err
    assert said in done.err
    assert list(tmp_path.glob("*.png")) == []


@pytest.mark.parametrize(
    ("options", "backend"),
    [
        ((), Backend.OPENVINO),
        (("--backend", "torch"), Backend.TORCH),
        (("--calculate-with", "torch"), Backend.TORCH),  # the old spelling
    ],
)
def test_it_is_computed_with_what_the_settings_name_unless_another_is_asked_for(
    run: Command, tmp_path: Path, options: tuple[str, ...], backend: Backend
) -> None:
    file = user_paths().settings_file
    file.parent.mkdir(parents=True)
    file.write_text(Settings(backend=Backend.OPENVINO).model_dump_json(), encoding="utf-8")
    out = tmp_path / "out.png"
    done = run("generate", "a cat", "--steps", "1", *options, "--out", str(out))
    assert done.code == 0, done.err
    assert decode(read_texts(out)).provenance.kernels == backend


def test_a_picture_with_a_transparent_part_needs_no_mask(run: Command, tmp_path: Path) -> None:
    picture, out = tmp_path / "fish.png", tmp_path / "out.png"
    layer = np.full((64, 64, 4), 255, np.uint8)
    layer[16:32, 16:32] = 0
    Image.fromarray(layer).save(picture)
    asked = ("generate", "a cat", "--image", str(picture), "--steps", "1", "--out", str(out))
    done = run(*asked, "--mode", "inpainting")
    assert done.code == 0, done.err
    assert "The transparent part of “fish.png” is used as the mask." in done.err
    ref = request_of(out).input(InputRole.MASK)
    assert ref is not None
    mask = read_kept(tmp_path / ".inputs" / f"{ref.sha256}.png", ref)[..., 0]
    assert (mask[16:32, 16:32] == 255).all()
    assert np.count_nonzero(mask) == 16 * 16
    done = run(*asked, "--overwrite")
    assert done.code == 0, done.err
    assert "mask" not in done.err
    assert request_of(out).input(InputRole.MASK) is None
