"""The command line as a script uses it: with the starter model, in its own process."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import save_file

from sdstudio import __version__
from sdstudio.domain.metadata import decode, encode
from sdstudio.imaging import Rgb, encode_png, read_rgb, read_texts
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths
from tests.cli.test_streams import FAKE
from tests.cli.test_unusable import a_picture, a_spot
from tests.support.adapters import write_embedding
from tests.support.pictures import a_metadata, some_rgb

ROOT = Path(__file__).parents[2]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python main.py`` with ``arguments``, in English."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


@dataclass(frozen=True, slots=True)
class Made:
    """A part of a picture made again, twice, by one command."""

    #: What it printed.
    events: list[dict[str, Any]]
    #: The picture that it started from, which is gone.
    old: Rgb
    #: Where something new was asked for.
    painted: npt.NDArray[np.bool_]
    #: As ``verify`` is told where the files of its adapters are.
    adapters: Sequence[str]

    @property
    def files(self) -> list[Path]:
        return [Path(event["file"]) for event in self.events if event["event"] == "picture"]


def a_lora(file: Path) -> Path:
    """It changes a layer of the practice model."""
    layer = "mid_block.attentions.0.transformer_blocks.0.attn2.to_v"
    unet = user_paths().starter / "unet" / "diffusion_pytorch_model.safetensors"
    with safe_open(unet, "pt") as weights:
        outputs, inputs = weights.get_tensor(f"{layer}.weight").shape
    stem = f"lora_unet_{layer.replace('.', '_')}"
    down, up = torch.ones(2, inputs) / 10, torch.ones(outputs, 2) / 10
    save_file({f"{stem}.lora_down.weight": down, f"{stem}.lora_up.weight": up}, file)
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    image, mask = Path(a_picture(folder / "a.png")), Path(a_spot(folder / "m.png"))
    lora, word = a_lora(folder / "style.safetensors"), folder / "ace.safetensors"
    width = inspect(user_paths().starter, is_practice=True).text_width
    write_embedding(word, torch.ones(2, width))
    done = run(
        "generate", "an ace cat", "--lora", f"{lora}:0.5", "--embedding", str(word),
        "--mode", "inpainting", "--image", str(image), "--mask", str(mask),
        "--width", "128", "--height", "128", "--strength", "0.6", "--steps", "2", "--seed", "5",
        "--count", "2", "--json", "--out", str(folder / "猫 cat.png"),
        SDSTUDIO_THREADS=str(min(2, os.cpu_count() or 1)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    adapters = ("--lora", str(lora), "--embedding", str(word))
    made = Made(events, read_rgb(image), np.asarray(Image.open(mask)) > 0, adapters)
    image.unlink()
    mask.unlink()
    return made


def test_json_prints_one_event_a_line(made: Made) -> None:
    assert made.events[0]["event"] == "engine_ready"
    assert made.events[-1]["event"] == "finished"
    assert [file.name for file in made.files] == ["猫 cat-1.png", "猫 cat-2.png"]


def test_a_picture_says_how_it_was_made(made: Made) -> None:
    _, cat = made.files
    metadata = decode(read_texts(cat))
    assert metadata.request.mode == "inpainting"
    assert metadata.request.params.prompt == "an ace cat"
    assert metadata.request.params.seed == 6
    adapters = [(one.name, one.weight) for one in metadata.request.adapters]
    assert adapters == [("style", 0.5), ("ace", 1)]
    assert metadata.provenance.weights_sha256
    said = read_texts(cat)["parameters"]
    for value in ("Steps: 2", "Denoising strength: 0.6", "Mask blur: 8", "<lora:style:0.5>"):
        assert value in said


def test_a_part_of_a_picture_is_made_anew_and_the_rest_stays(made: Made) -> None:
    for file in made.files:
        new = read_rgb(file)
        assert (new[~made.painted] == made.old[~made.painted]).all()
        assert (new[made.painted] != made.old[made.painted]).any()


def test_a_picture_made_from_a_picture_is_made_again_identically(made: Made) -> None:
    # What it was made from is kept beside it.
    done = run("verify", str(made.files[1]), *made.adapters)
    assert (done.returncode, done.stdout.strip()) == (0, "identical"), done.stderr


def test_version() -> None:
    assert run("--version").stdout.strip() == f"SD Studio {__version__}"


def test_messages_follow_the_language_of_the_system() -> None:
    done = run("generate", "x", "--width", "513", LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8")
    assert done.returncode == 2
    assert "513" in done.stderr
    assert "multiple" not in done.stderr


def test_no_widgets_are_imported_for_it(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.argv = ['', 'generate', 'x', '--out', {str(tmp_path / 'x.png')!r}]\n"
        f"try:\n    exec({FAKE!r})\nexcept SystemExit as end:\n    code = end.code\n"
        "heavy = {'PySide6.QtWidgets', 'PySide6.QtGui', 'torch', 'diffusers'} & set(sys.modules)\n"
        "print(sorted(heavy)); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_contact_sheet_needs_no_display(tmp_path: Path) -> None:
    pictures = user_paths().pictures
    pictures.mkdir(parents=True)
    png = encode_png(some_rgb(), encode(a_metadata()), program="SD Studio")
    (pictures / "one.png").write_bytes(png)
    nothing = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    arguments = ("library", "export", "*", "--to", str(tmp_path), "--contact-sheet", "png")
    done = run(*arguments, **nothing)
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "contact-sheet.png"))
    assert Image.open(tmp_path / "contact-sheet.png").width == 1654
    # The sentences are still those of the system's language.
    chinese = {**nothing, "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}
    assert run(*arguments, **chinese).stderr.strip() == "已导出图片：1/1。"
