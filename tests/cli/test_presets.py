"""``generate --preset`` and ``grid --preset``."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PIL import Image

from sdstudio.app.preset_store import PresetStore
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.metadata import decode
from sdstudio.domain.modes import IMAGE_TO_IMAGE, TEXT_TO_IMAGE
from sdstudio.domain.presets import Preset
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.styles import StyleRef
from sdstudio.imaging import read_texts
from sdstudio.paths import user_paths
from tests.cli.conftest import Command

NIGHT = Preset(
    "1",
    "Night",
    values=MappingProxyType({"steps": 3, "guidance_scale": 2.0, "prompt": "a cat at night"}),
    count=2,
    styles=(StyleRef(uid="ink", name="Ink", prompt="ink of {prompt}"),),
)


@pytest.fixture
def store() -> PresetStore:
    """With :data:`NIGHT`."""
    paths = user_paths()
    made = PresetStore(paths.presets_file, paths.preset_pictures)
    made.put(NIGHT)
    return made


def request_of(file: Path) -> GenerationRequest:
    return decode(read_texts(file)).request


def test_settings_come_from_the_preset_unless_they_are_given(
    run: Command, store: PresetStore, tmp_path: Path
) -> None:
    done = run("generate", "--preset", "night", "--out", str(tmp_path / "a.png"))
    assert (done.code, done.err) == (0, "")
    files = sorted(tmp_path.glob("a*.png"))
    assert len(files) == 2
    request = request_of(files[0])
    assert (request.params.steps, request.params.guidance_scale) == (3, 2.0)
    assert request.params.prompt == "ink of a cat at night"

    given = ("a dog", "--steps", "1", "--count", "1", "--style", "basic-flat")
    done = run("generate", *given, "--preset", "Night", "--out", str(tmp_path / "b.png"))
    assert (done.code, done.err) == (0, "")
    request = request_of(tmp_path / "b.png")
    assert (request.params.steps, request.params.guidance_scale) == (1, 2.0)
    assert "a dog" in request.params.prompt
    assert "night" not in request.params.prompt
    assert request.styling is not None
    assert [one.name for one in request.styling.styles] == ["Ink", "Flat drawing"]

    grid = ("grid", "a dog", "--x", "steps=1,2", "--preset", "night")
    assert run(*grid, "--out", str(tmp_path / "c.png")).code == 0
    (first, second) = sorted(one for one in tmp_path.glob("c*.png") if one.name != "c.png")
    made = [request_of(one).params for one in (first, second)]
    assert [(one.steps, one.guidance_scale) for one in made] == [(1, 2.0), (2, 2.0)]


def test_a_random_seed_and_a_picture_come_before_its_seed_and_mode(
    run: Command, store: PresetStore, tmp_path: Path
) -> None:
    values = MappingProxyType({"steps": 1, "seed": 7})
    store.put(replace(NIGHT, values=values, mode=TEXT_TO_IMAGE.key, count=0))
    Image.new("RGB", (64, 64), "red").save(tmp_path / "in.png")
    given = ("--preset", "night", "--image", str(tmp_path / "in.png"))
    done = run("generate", "a fish", *given, "--out", str(tmp_path / "a.png"))
    assert (done.code, done.err) == (0, "")
    request = request_of(tmp_path / "a.png")
    assert (request.mode, request.params.seed) == (IMAGE_TO_IMAGE.key, 7)
    done = run("generate", "a fish", *given, "--seed", "-1", "--out", str(tmp_path / "b.png"))
    assert done.code == 0
    assert request_of(tmp_path / "b.png").params.seed != 7


def test_what_does_not_fit_is_left_out_and_named(
    run: Command, store: PresetStore, tmp_path: Path
) -> None:
    gone = AdapterRef(kind=AdapterKind.LORA, name="ink wash", sha256="0" * 64)
    values = {**NIGHT.values, "strength": 0.5}
    store.put(replace(NIGHT, adapters=(gone,), values=MappingProxyType(values), count=0))
    done = run("generate", "--preset", "night", "--out", str(tmp_path / "a.png"))
    assert done.code == 0
    assert "Left out of the preset “Night”: Strength (no effect in this mode), " in done.err
    assert "“ink wash” (not installed)" in done.err
    assert request_of(tmp_path / "a.png").params.steps == 3


def test_a_preset_or_its_model_that_is_not_there_gets_one_sentence(
    run: Command, store: PresetStore, tmp_path: Path
) -> None:
    done = run("generate", "a cat", "--preset", "day", "--out", str(tmp_path / "a.png"))
    assert (done.code, "There is no preset “day”. Your presets: “Night”." in done.err) == (2, True)
    store.put(replace(NIGHT, checkpoint=CheckpointRef(name="Big", fingerprint="f" * 16)))
    done = run("generate", "a cat", "--preset", "night", "--out", str(tmp_path / "a.png"))
    assert (done.code, "“Big”" in done.err) == (2, True)
    store.remove([NIGHT.uid])
    done = run("generate", "a cat", "--preset", "night", "--out", str(tmp_path / "a.png"))
    assert (done.code, "you have none yet" in done.err) == (2, True)
    assert not list(tmp_path.glob("*.png"))
