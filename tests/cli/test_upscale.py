"""``sdstudio upscale`` enlarges files and folders; one that can't be read stops no other."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_texts
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.support.similarity import install_similarity as install_auxiliary
from tests.support.upscalers import COMPACT, ESRGAN, write_upscaler


@pytest.fixture
def upscaler(tmp_path: Path) -> Path:
    """The only one that is installed."""
    file = write_upscaler(tmp_path / "downloads" / "tiny.safetensors")
    install_auxiliary(user_paths().models, file, "Tiny upscaler")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pictures of the same name, a broken one, and something else."""
    folder = tmp_path / "photos"
    folder.mkdir()
    drawn = np.random.default_rng(0).integers(0, 256, (20, 24, 3), np.uint8)
    Image.fromarray(drawn).save(folder / "fish.png")
    Image.fromarray(255 - drawn).save(folder / "fish.jpg")
    Image.fromarray(drawn[:18]).save(folder / "cat.webp")
    (folder / "torn.png").write_bytes((folder / "fish.png").read_bytes()[:40])
    (folder / "notes.txt").write_text("not a picture")
    return folder


def test_a_folder_is_enlarged_into_another_and_failures_are_listed(
    run: Command, upscaler: Path, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "large"
    done = run("upscale", str(folder), "--factor", "2.5", "--out", str(out))
    assert done.code == 1
    assert {one.name for one in out.glob("*.png")} == {"fish.png.png", "fish.jpg.png", "cat.png"}
    with Image.open(out / "fish.png.png") as made:
        assert made.size == (60, 50)
    assert f"{folder / 'torn.png'}: “torn.png” can't be opened as an image." in done.err
    assert sorted(done.out.splitlines()) == sorted(str(one) for one in out.glob("*.png"))
    request = decode(read_texts(out / "cat.png")).request
    assert request.upscaler is not None
    assert (request.upscaler.name, request.upscaler.factor) == ("Tiny upscaler", 2.5)


def test_the_same_command_again_does_only_what_is_missing_and_overwrites_nothing(
    run: Command, upscaler: Path, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "large"
    out.mkdir()
    (out / "cat.png").write_bytes(b"the artist's own")
    (folder / "torn.png").unlink()
    first = run("upscale", str(folder), "--out", str(out))
    assert "Skipped, since the results are there: 1." in first.err
    assert (out / "cat.png").read_bytes() == b"the artist's own"
    before = {one: one.stat().st_mtime_ns for one in out.glob("*.png")}
    again = run("upscale", str(folder), "--out", str(out))
    assert (again.code, again.out) == (0, "")
    assert {one: one.stat().st_mtime_ns for one in out.glob("*.png")} == before


def test_a_picture_is_verified_by_its_upscaler(
    run: Command, upscaler: Path, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "large"
    done = run("upscale", str(folder / "fish.png"), "--out", str(out), "--json")
    assert done.code == 0
    events = [json.loads(line) for line in done.out.splitlines()]
    (written,) = (one["file"] for one in events if one["event"] == "picture")
    verified = run("verify", written)
    assert (verified.code, verified.out.splitlines()[0]) == (0, "identical")


def test_results_go_to_the_pictures_folder_by_default(
    run: Command, upscaler: Path, folder: Path
) -> None:
    done = run("upscale", str(folder / "fish.png"))
    assert done.code == 0
    assert Path(done.out.strip()).parent == user_paths().pictures


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.png",), "nowhere.png"),
        (("--factor", "9"), "8"),
        (("--factor", "much"), "--factor"),
        (("--upscaler", "Other"), "The upscaler “Other” isn't installed"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    run: Command, upscaler: Path, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("upscale", str(folder / "fish.png"), *arguments)
    assert done.code != 0
    assert said in done.err


def test_an_empty_folder_and_a_missing_upscaler_are_said(
    run: Command, folder: Path, tmp_path: Path
) -> None:
    missing = run("upscale", str(folder))
    assert "needs an upscaler" in missing.err
    for name, shape in (("one", COMPACT), ("two", ESRGAN)):
        file = write_upscaler(tmp_path / f"{name}.safetensors", shape)
        install_auxiliary(user_paths().models, file, name)
    assert "Several upscalers are installed: one, two." in run("upscale", str(folder)).err
    (tmp_path / "empty").mkdir()
    empty = run("upscale", str(tmp_path / "empty"), "--upscaler", "one")
    assert "contains no images" in empty.err


def test_a_file_of_an_upscaler_can_be_named(run: Command, folder: Path, tmp_path: Path) -> None:
    file = write_upscaler(tmp_path / "mine.safetensors")
    done = run("upscale", str(folder / "fish.png"), "--upscaler", str(file))
    assert done.code == 0


def test_the_hires_fix_takes_an_upscaler_and_can_be_verified(
    run: Command, upscaler: Path, tmp_path: Path
) -> None:
    out = tmp_path / "fish.png"
    arguments = ("--second-pass=1.5", "--upscaler=Tiny upscaler", f"--out={out}")
    done = run("generate", "a red fish", "--width=64", "--height=64", *arguments)
    assert done.code == 0
    request = decode(read_texts(out)).request
    assert request.upscaler is not None
    assert request.upscaler.factor is None
    assert "Hires upscaler: Tiny upscaler" in read_texts(out)["parameters"]
    assert run("verify", str(out)).code == 0
    plain = run("generate", "a red fish", "--second-pass=1", *arguments[1:], "--overwrite")
    assert plain.code == 0
    assert decode(read_texts(out)).request.upscaler is None
