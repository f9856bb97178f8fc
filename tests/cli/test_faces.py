"""``sdstudio faces`` and ``generate --repair-faces``."""

import json
from pathlib import Path

import pytest
from PIL import Image

from sdstudio.domain import modes
from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_texts
from tests.cli.conftest import Command


@pytest.fixture
def made(run: Command, tmp_path: Path) -> Path:
    """A picture that the practice model made."""
    file = tmp_path / "fish.png"
    sizes = ("--width=64", "--height=64", "--steps=5")
    assert run("generate", "a red fish", *sizes, f"--out={file}").code == 0
    return file


def test_a_picture_is_repaired_by_what_made_it_and_can_be_verified(
    run: Command, made: Path, tmp_path: Path
) -> None:
    out = tmp_path / "repaired"
    arguments = ("--face-strength=0,3", "--face-prompt=a smile", "--out", str(out))
    done = run("faces", str(made), *arguments)
    assert (done.code, done.out.strip()) == (0, str(out / "fish.png"))
    before, request = (decode(read_texts(one)).request for one in (made, out / "fish.png"))
    assert request.mode == modes.REPAIR_FACES.key
    assert request.checkpoint == before.checkpoint
    assert (request.params.prompt, request.params.steps) == ("a red fish", 5)
    assert request.faces is not None
    assert (request.faces.strength, request.faces.prompt) == (0.3, "a smile")
    assert "ADetailer denoising strength: 0.3" in read_texts(out / "fish.png")["parameters"]
    assert run("verify", str(out / "fish.png")).code == 0
    again = run("faces", str(made), *arguments)
    assert "Skipped, since the results are there: 1." in again.err


def test_what_another_program_made_needs_a_model(run: Command, made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.new("RGB", (64, 48), (90, 80, 70)).save(folder / "photo.jpg")
    (folder / "torn.png").write_bytes(made.read_bytes()[:60])
    done = run("faces", str(folder), "--json")
    assert done.code == 1
    assert "“photo.jpg” doesn't say which model made it" in done.err
    assert "“torn.png” can't be opened as an image." in done.err
    events = [json.loads(line) for line in done.out.splitlines()]
    assert not [one for one in events if one["event"] == "picture"]


def test_faces_of_a_new_picture_are_repaired(run: Command, tmp_path: Path) -> None:
    out = tmp_path / "crowd.png"
    sizes = ("--width=64", "--height=64")
    done = run("generate", "a crowd", *sizes, "--repair-faces", f"--out={out}")
    assert done.code == 0
    faces = decode(read_texts(out)).request.faces
    assert faces is not None
    assert faces.strength == 0.4
    implied = run("generate", "a crowd", *sizes, "--face-padding=80", f"--out={out}", "--overwrite")
    assert implied.code == 0
    faces = decode(read_texts(out)).request.faces
    assert faces is not None
    assert faces.padding == 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--face-strength=2",), "--face-strength"),
        (("--face-padding=wide",), "--face-padding"),
        (("--model=nowhere",), "nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    run: Command, made: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("faces", str(made), *arguments)
    assert done.code != 0
    assert said in done.err


def test_a_mode_that_repairs_none_and_an_empty_folder_are_said(
    run: Command, made: Path, tmp_path: Path
) -> None:
    mask = tmp_path / "mask.png"
    Image.new("L", (64, 64), 255).save(mask)
    given = (f"--image={made}", f"--mask={mask}", "--repair-faces")
    assert "--repair-faces" in run("generate", "a fish", *given).err
    (tmp_path / "empty").mkdir()
    assert "no faces to repair" in run("faces", str(tmp_path / "empty")).err
