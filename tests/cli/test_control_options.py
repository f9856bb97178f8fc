"""``--control``: ControlNets on the command line."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio.disk import SystemDisk
from sdstudio.domain.metadata import decode
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import read_texts
from sdstudio.library.input_store import InputStore
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.support.controlnet_files import TINY, write_control
from tests.support.similarity import install_similarity as install_auxiliary


def request_of(picture: Path) -> GenerationRequest:
    return decode(read_texts(picture)).request


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One that fits the practice model."""
    width = inspect(user_paths().starter, is_practice=True).text_width
    return write_control(tmp_path / "control.safetensors", replace(TINY, text_width=width))


@pytest.fixture
def hint(tmp_path: Path) -> Path:
    levels = np.zeros((64, 64, 3), np.uint8)
    levels[20:40, 20:40] = 200
    path = tmp_path / "a, hint.png"
    Image.fromarray(levels).save(path)
    return path


def test_one_is_given_as_a_file(run: Command, tmp_path: Path, file: Path, hint: Path) -> None:
    out = tmp_path / "out.png"
    written = f"canny={hint},weight=0.8,start=0.1,end=0.7,model={file}"
    done = run("generate", "a cat", "--steps=1", f"--control={written}", "--out", str(out))
    assert done.code == 0, done.err
    (control,) = request_of(out).controls
    assert (control.kind, control.name, control.weight) == ("canny", "control", 0.8)
    assert (control.start, control.end) == (0.1, 0.7)
    assert control.hint is not None
    store = InputStore(tmp_path / ".inputs", SystemDisk())
    assert np.array_equal(store.read(control.hint), np.asarray(Image.open(hint)))


def test_an_installed_one_is_found_by_its_name_or_because_it_is_the_only_one(
    run: Command, tmp_path: Path, file: Path, hint: Path
) -> None:
    install_auxiliary(user_paths().models, file, "My edges")
    names = []
    for number, written in enumerate(("canny={}", "canny={},model=my edges")):
        out = tmp_path / f"{number}.png"
        option = f"--control={written.format(hint)}"
        done = run("generate", "a cat", "--steps=1", option, "--out", str(out))
        assert done.code == 0, done.err
        names += [one.name for one in request_of(out).controls]
    assert names == ["My edges", "My edges"]


def test_edges_are_found(run: Command, tmp_path: Path, file: Path, hint: Path) -> None:
    out = tmp_path / "out.png"
    option = f"--control=canny={hint},find=on,model={file}"
    done = run("generate", "a cat", "--steps=1", option, "--out", str(out))
    assert done.code == 0, done.err
    (control,) = request_of(out).controls
    assert control.hint is not None
    store = InputStore(tmp_path / ".inputs", SystemDisk())
    assert set(np.unique(store.read(control.hint))) == {0, 255}
    # What it was made of is kept, so that it can be made in another way.
    assert control.made is not None
    assert np.array_equal(store.read(control.made.picture), np.asarray(Image.open(hint)))
    # The square's edges are steep, but not that steep.
    option += ",low=1000,high=1020"
    done = run("generate", "a cat", "--steps=1", option, "--out", str(out), "--overwrite")
    assert done.code == 0, done.err
    (control,) = request_of(out).controls
    assert control.hint is not None
    assert control.made is not None
    assert (control.made.low, control.made.high) == (1000, 1020)
    assert not store.read(control.hint).any()


def test_several_are_used_at_once(run: Command, tmp_path: Path, file: Path, hint: Path) -> None:
    out = tmp_path / "out.png"
    options = [f"--control={kind}={hint},model={file}" for kind in ("canny", "soft-edge")]
    done = run("generate", "a cat", "--steps=1", *options, "--out", str(out))
    assert done.code == 0, done.err
    assert [one.kind for one in request_of(out).controls] == ["canny", "soft_edge"]


def test_verify_finds_it_among_those_that_are_installed(
    run: Command, tmp_path: Path, file: Path, hint: Path
) -> None:
    out = tmp_path / "out.png"
    option = f"--control=canny={hint},model={file}"
    assert run("generate", "a cat", "--steps=1", option, "--out", str(out)).code == 0
    assert "isn't installed" in run("verify", str(out)).err
    assert run("verify", str(out), f"--control={file}").out == "identical\n"
    install_auxiliary(user_paths().models, file, "My edges")
    assert run("verify", str(out)).out == "identical\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("smell={hint},model={file}", "--control"),
        ("canny={hint},weight=much,model={file}", "--control"),
        ("canny={hint},weight=3,model={file}", "--control"),
        ("canny={hint},start=0.9,end=0.1,model={file}", "--control"),
        ("pose={hint},find=on,model={file}", "--control"),
        ("canny={hint},low=20,model={file}", "--control"),
        ("canny={hint},find=on,low=200,high=100,model={file}", "--control"),
        ("canny={hint},find=on,low=soft,model={file}", "--control"),
        ("canny,model={file}", "has no hint picture"),
        ("tile,model={file}", "this mode doesn't start from a picture"),
        ("canny={hint}", "needs a ControlNet"),
        ("canny={hint},model=none", "isn't installed"),
        ("canny={hint},model={hint}", "a, hint.png"),
    ],
)
def test_what_can_not_be_used_is_told(
    run: Command, tmp_path: Path, file: Path, hint: Path, written: str, said: str
) -> None:
    option = f"--control={written.format(hint=hint, file=file)}"
    done = run("generate", "a cat", option, "--out", str(tmp_path / "out.png"))
    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "out.png").exists()


def test_one_for_another_model_is_told(run: Command, tmp_path: Path, hint: Path) -> None:
    other = write_control(tmp_path / "other.safetensors", replace(TINY, text_width=1024))
    done = run("generate", "a cat", f"--control=canny={hint},model={other}")
    assert done.code == 2
    assert "“other”" in done.err
