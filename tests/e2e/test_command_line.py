"""The command line as a script uses it: with the starter model, in its own process."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sdstudio import __version__
from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_rgb, read_texts
from sdstudio.models import inspect
from sdstudio.paths import user_paths
from tests.cli.test_streams import FAKE

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


@pytest.fixture(scope="module")
def cats(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What making two pictures of "a cat" reported."""
    out = tmp_path_factory.mktemp("made") / "猫 cat.png"
    done = run(
        "generate", "a cat", "--seed", "5", "--steps", "2", "--count", "2", "--json",
        "--out", str(out),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def files(events: list[dict[str, Any]]) -> list[Path]:
    """Where the pictures were saved."""
    return [Path(event["file"]) for event in events if event["event"] == "picture"]


def test_json_prints_one_event_a_line(cats: list[dict[str, Any]]) -> None:
    assert cats[0]["event"] == "engine_ready"
    assert cats[-1]["event"] == "finished"
    assert [file.name for file in files(cats)] == ["猫 cat-1.png", "猫 cat-2.png"]


def test_a_prompt_becomes_a_picture_that_says_how_it_was_made(cats: list[dict[str, Any]]) -> None:
    _, cat = files(cats)
    with Image.open(cat) as image:
        side_px = inspect(user_paths().starter, is_practice=True).native_size_px
        assert image.size == (side_px, side_px)
    metadata = decode(read_texts(cat))
    assert metadata.request.params.prompt == "a cat"
    assert metadata.request.params.seed == 6
    assert metadata.provenance.weights_sha256
    assert "Steps: 2" in read_texts(cat)["parameters"]


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


def test_a_part_of_a_picture_is_made_anew_and_the_rest_stays(tmp_path: Path) -> None:
    image, mask = a_picture(tmp_path / "a.png"), a_spot(tmp_path / "m.png")
    out = tmp_path / "out.png"
    done = run(
        "generate", "a red fish", "--mode", "inpainting", "--image", image, "--mask", mask,
        "--width", "128", "--height", "128", "--steps", "2", "--out", str(out),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    old, new, painted = read_rgb(Path(image)), read_rgb(out), np.asarray(Image.open(mask)) > 0
    assert (new[~painted] == old[~painted]).all()
    assert (new[painted] != old[painted]).any()
    assert "Mask blur: 8" in read_texts(out)["parameters"]
    assert decode(read_texts(out)).request.mode == "inpainting"


def test_a_damaged_model_gets_one_clear_line_and_exit_code_2(tmp_path: Path) -> None:
    starter, model = user_paths().starter, tmp_path / "Torn"
    shutil.copytree(starter, model, copy_function=os.symlink)
    weights = next((model / "unet").glob("*.safetensors"))
    head = weights.read_bytes()[:100_000]
    weights.unlink()
    weights.write_bytes(head)
    done = run("generate", "x", "--model", str(model), "--out", str(tmp_path / "out.png"))
    assert done.returncode == 2
    assert f"“unet/{weights.name}” is incomplete" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not (tmp_path / "out.png").exists()


def test_a_name_that_no_disk_takes_is_one_clear_line(tmp_path: Path) -> None:
    done = run("generate", "x", "--out", str(tmp_path / f"{'x' * 300}.png"))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_version_and_help() -> None:
    assert run("--version").stdout.strip() == f"SD Studio {__version__}"
    assert "generate" in run("--help").stdout
    assert "--guidance X" in run("generate", "--help").stdout


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
