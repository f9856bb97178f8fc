"""How options are written, and what is said of those that are wrong."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sdstudio import bootstrap
from sdstudio.domain.params import PARAMETERS, SEED_MAX
from sdstudio.domain.request import GenerationRequest
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.cli.test_generate import a_lora, request_of
from tests.support.paper_model import write_model

Asked = Callable[..., GenerationRequest]


@pytest.fixture
def asked(run: Command, tmp_path: Path) -> Asked:
    """The request that options make."""

    def request(*options: str) -> GenerationRequest:
        out = tmp_path / "out.png"
        done = run("generate", "a cat", "--steps", "1", *options, "--overwrite", "--out", str(out))
        assert done.code == 0, done.err
        return request_of(out)

    return request


@pytest.mark.parametrize(
    ("option", "written"), [("--guidance", "7,5"), ("--guidance-scale", "7.5")]
)
def test_a_number_may_have_a_decimal_comma(asked: Asked, option: str, written: str) -> None:
    assert asked(option, written).params.guidance_scale == 7.5


@pytest.mark.parametrize("written", ["dpmpp_2m_karras", "DPM++ 2M Karras"])
def test_a_sampler_is_named_by_its_key_or_its_name(asked: Asked, written: str) -> None:
    assert asked("--sampler", written).params.sampler == "dpmpp_2m_karras"


def test_a_mode_is_named_as_people_name_it(run: Command) -> None:
    for written in ("image_to_image", "image-to-image", "Image to image", "img2img"):
        done = run("generate", "x", "--mode", written)
        assert (done.code, "--image is missing" in done.err) == (2, True), done.err


@pytest.mark.parametrize("written", ["on", "True"])
def test_a_switch_is_on_or_off(asked: Asked, written: str) -> None:
    assert asked("--fast", written, "--steps", "4").params.fast


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--seed", "-2"], "--seed is -2, but must be at least 0. Nothing was started."),
        (
            ["--seed", str(SEED_MAX + 1)],
            "--seed is 4294967296, but must be at most 4294967295. Nothing was started.",
        ),
        (
            ["--guidance", "0,5"],
            "--guidance is 0.5, but must be at least 1. Nothing was started.",
        ),
        (
            ["--clip-skip", "2"],
            "--clip-skip has no effect with “Practice model”. Leave it out, or choose another "
            "model. Nothing was started.",
        ),
        (["--steps", "1,5"], "“1,5” isn't a valid value for --steps. Nothing was started."),
        (["--count", "x"], "“x” isn't a valid value for --count. Nothing was started."),
        (["--count", "101"], "--count is 101, but must be at most 100. Nothing was started."),
        (
            ["--sampler", "dpmp_2m"],
            "“dpmp_2m” isn't a valid value for --sampler. Did you mean dpmpp_2m?",
        ),
        (
            ["--mode", "inpaintin"],
            "“inpaintin” isn't a valid value for --mode. Did you mean inpainting?",
        ),
        (
            ["--backend", "tpu"],
            "“tpu” isn't a valid value for --backend. "
            "Choose one of: torch, inductor, openvino, int8.",
        ),
        (["--fast", "7"], "“7” isn't a valid value for --fast. Choose one of: on, off."),
        (["--sed", "7"], "There is no option --sed. Did you mean --seed?"),
        (["--sed=7"], "There is no option --sed. Did you mean --seed?"),
        (
            ["--calculate-wth", "7"],
            "There is no option --calculate-wth. See: sdstudio generate --help",
        ),
        (
            ["red", "fish"],
            "“red” was not expected here. Put text that contains spaces in quotation marks; "
            "see: sdstudio generate --help",
        ),
        (["--seed"], "Argument --seed: expected one argument. See: sdstudio generate --help"),
        (["--mask", "none.png"], "“none.png” can't be opened as an image"),
    ],
)
def test_what_is_wrong_is_said_of_the_option_in_one_line(
    run: Command, arguments: list[str], said: str
) -> None:
    done = run("generate", "x", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), done.err
    assert done.err.startswith(f"sdstudio: {said}")


def test_a_prompt_that_is_too_long_is_not_repeated(run: Command) -> None:
    done = run("generate", "x" * 20_001)
    assert done.err == (
        "sdstudio: PROMPT is 20001 characters long, but must be at most 20000. "
        "Nothing was started.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--x", "steps=0"], "--x steps is 0, but must be at least 1."),
        (["--x", "guidance=2:x"], "“2:x” isn't a valid value for --x guidance."),
        (["--x", "stps=1"], "“stps=1” isn't a valid value for --x."),
        (["--x", "steps=1", "--y", "strength=0.5"], "“strength” isn't a valid value for --y."),
        (["--x", "steps=1", "--y", "steps=2"], "“steps” appears twice in this grid."),
        (["--x", "sampler="], "There are no values of “sampler” to compare."),
    ],
)
def test_what_is_wrong_with_a_grid_is_said_of_its_option(
    run: Command, arguments: list[str], said: str
) -> None:
    done = run("grid", "x", *arguments)
    assert (done.code, done.err.count("\n")) == (2, 1), done.err
    assert done.err.startswith(f"sdstudio: {said}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generat"], "There is no command “generat”. Choose one of: open, generate, grid,"),
        (
            [],
            "A command is missing. Choose one of: open, generate, grid, verify, library, models,",
        ),
        (["models"], "A command is missing. Choose one of: list, download, add, verify,"),
        (["--nonsense"], "There is no option --nonsense. See: sdstudio --help"),
        (["models", "dowload"], "There is no command “dowload”. Choose one of: list, download,"),
        (
            ["models", "download"],
            "The following arguments are required: MODEL. See: sdstudio models download --help",
        ),
        (
            ["models", "list", "--instaled"],
            "There is no option --instaled. Did you mean --installed?",
        ),
        (
            ["models", "check", "--endpoint-layout", "hugging"],
            "“hugging” isn't a valid value for --endpoint-layout. Did you mean huggingface?",
        ),
        (
            ["models", "add", "x", "--prediction", "velocity"],
            "“velocity” isn't a valid value for --prediction-type. Choose one of: epsilon,",
        ),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_one_line(
    run: Command, arguments: list[str], said: str
) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), done.err
    assert done.err.startswith(f"sdstudio: {said}")


def test_a_sampler_that_does_not_suit_the_model_is_refused(run: Command, tmp_path: Path) -> None:
    folder = write_model(tmp_path / "noisy")
    said = {"prediction_type": "v_prediction", "rescale_betas_zero_snr": True}
    (folder / "scheduler" / "scheduler_config.json").write_text(json.dumps(said))
    for command in (("generate", "x", "--sampler", "LMS"), ("grid", "x", "--x", "sampler=lms")):
        done = run(*command, "--model", str(folder))
        assert done.code == 2
        assert done.err == (
            "sdstudio: LMS doesn't suit “noisy”, which was trained to start from pure noise (zero "
            "terminal SNR). Choose DPM++ 2M, which is nearest to it. Nothing was started.\n"
        )


def test_a_file_alone_is_opened(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def run_window(files: list[Path]) -> int:
        opened.extend(files)
        return 0

    monkeypatch.setattr(bootstrap, "run_window", run_window)
    fish = tmp_path / "fish.png"
    fish.touch()
    assert run(str(fish), str(tmp_path / "eel.png")).code == 0
    assert opened == [fish, tmp_path / "eel.png"]
    assert run("fish.png").code == 2  # is not there, so perhaps a misspelt command


def test_help_names_every_option_and_writes_numbers_as_people_do(run: Command) -> None:
    shown = run("generate", "--help").out
    assert f"[0 … {SEED_MAX}]" in " ".join(shown.split())
    assert not re.search(r"\de\+\d", shown)
    for name in PARAMETERS:
        if name not in ("prompt", "guidance_scale"):
            assert f"--{name.replace('_', '-')} " in shown
    assert "--guidance X" in shown
    for old in ("--calculate-with", "--guidance-scale"):
        assert old not in shown
    assert "[FILE ...]" in run("open", "--help").out
    assert "--examine" not in run("models", "add", "--help").out
    assert "generate" in run("--help").out


def test_the_weight_of_a_lora_may_have_a_decimal_comma(asked: Asked, tmp_path: Path) -> None:
    lora = a_lora(tmp_path / "oil.safetensors")
    assert [one.weight for one in asked("--lora", f"{lora}:0,8").adapters] == [0.8]


def test_a_lora_may_be_given_by_the_name_of_an_installed_one(
    asked: Asked, run: Command, tmp_path: Path
) -> None:
    adapters = user_paths().adapters
    a_lora(adapters / "Oil paint.safetensors")
    for written in ("oil paint", "Oil paint.safetensors"):
        used = asked("--lora", f"{written}:0.8").adapters
        assert [(one.name, one.weight) for one in used] == [("Oil paint", 0.8)]
    a_lora(adapters / "OIL PAINT.safetensors")
    assert [one.name for one in asked("--lora", "OIL PAINT").adapters] == ["OIL PAINT"]
    refused = run("generate", "a cat", "--lora", "oil paint", "--out", str(tmp_path / "a.png"))
    assert refused.code == 2
    assert "several installed LoRAs: OIL PAINT, Oil paint." in " ".join(refused.err.split())


def test_eta_may_be_given_if_a_lora_sets_the_sampler_that_takes_it(
    asked: Asked, run: Command, tmp_path: Path
) -> None:
    lora = a_lora(tmp_path / "tcd-lora.safetensors")
    params = asked("--lora", str(lora), "--eta", "0.5").params
    assert (params.sampler, params.eta) == ("tcd", 0.5)
    refused = run("generate", "a cat", "--eta", "0.5", "--out", str(tmp_path / "a.png"))
    assert refused.code == 2
    assert "eta" in refused.err
    assert not (tmp_path / "a.png").exists()
