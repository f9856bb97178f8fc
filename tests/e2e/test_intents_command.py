"""Intents with the practice model, as the command line makes them: real pictures.

One of them in the command line's and the engine's own processes; starting these takes most of the
time, and proves the same for each intent.
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PIL import Image

from sdstudio import cli
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli import generate
from sdstudio.domain.metadata import decode
from sdstudio.domain.params import GenerationParams
from sdstudio.engine.device import cpu
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.imaging import Rgb, read_rgb, read_texts
from sdstudio.imaging.inpainting import areas_of
from sdstudio.imaging.masks import Grey, grey
from tests.e2e.test_command_line import run
from tests.support.engine_thread import EngineThread

WIDTH, HEIGHT = 192, 160

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def a_scene() -> Rgb:
    """A red thing on grass under the sky."""
    scene = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    scene[:90], scene[90:] = (150, 190, 235), (80, 130, 60)
    grain = np.random.default_rng(0).integers(-8, 9, scene.shape)
    scene = np.asarray((scene + grain).clip(0, 255), np.uint8)
    scene[60:110, 80:120] = (220, 20, 20)
    return scene


def a_mask() -> Grey:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[56:114, 76:124] = 255
    return mask


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    """The real one, in this process, which keeps the model from one intent to the next."""
    return DiffusersEngine(tmp_path_factory.mktemp("cache"), cpu())


@pytest.fixture
def run_here(
    engine: DiffusersEngine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """As ``run`` does, without a process."""

    class Launch(EngineLaunch):
        def start(self) -> "subprocess.Popen[bytes]":
            thread = EngineThread(self.cache, lambda: engine)
            return cast("subprocess.Popen[bytes]", thread)

    monkeypatch.setattr(generate, "EngineLaunch", Launch)

    def command(*arguments: str) -> "subprocess.CompletedProcess[str]":
        code = cli.run(arguments)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.out, said.err)

    return command


def made(run: Run, folder: Path, *options: str) -> tuple[Rgb, GenerationParams]:
    scene, mask, out = folder / "scene.png", folder / "mask.png", folder / "out.png"
    Image.fromarray(a_scene()).save(scene)
    Image.fromarray(a_mask()).save(mask)
    named = ["--mask", str(mask)] if "--extend" not in options else []
    done = run(
        "generate", "", "--image", str(scene), *named, *options, "--steps", "4", "--seed", "3",
        "--json", "--out", str(out),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["event"] == "finished"
    return read_rgb(out), decode(read_texts(out)).request.params


def reddish(part: Rgb) -> float:
    return float((part[..., 0].astype(int) - part[..., 2]).mean())


@pytest.mark.parametrize("intent", ["replace", "remove", "refine", "vary"])
def test_a_part_is_made_anew_and_the_rest_stays(run_here: Run, tmp_path: Path, intent: str) -> None:
    old, (new, params) = a_scene(), made(run_here, tmp_path, "--intent", intent)
    areas = areas_of(params, a_mask())
    kept = areas.shown == 0
    assert kept.any()
    assert np.array_equal(new[kept], old[kept])
    inside = new[62:108, 82:118]
    if intent == "remove":
        # Nothing red is left, though nothing said what should be there instead.
        assert reddish(inside) < 0.3 * reddish(old[62:108, 82:118])
    else:
        assert not np.array_equal(inside, old[62:108, 82:118])


def test_a_picture_is_continued_beyond_its_edge(tmp_path: Path) -> None:
    old, (new, params) = a_scene(), made(run, tmp_path, "--extend", "left=25%,top=16")
    assert new.shape == (HEIGHT + 16, WIDTH + 48, 3)
    # At the seam some of it changes: 4 and the feather, and the overlap.
    seam = 4 + params.feather + 8
    assert np.array_equal(new[16 + seam :, 48 + seam :], old[seam:, seam:])
    # What was made isn't the edge repeated.
    repeated = np.pad(grey(old), ((16, 0), (48, 0)), "edge")
    assert not np.array_equal(grey(new)[:, :40], repeated[:, :40])
    assert new[100:, :30].std() > 1
