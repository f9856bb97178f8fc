"""Where pictures are written: found out before any step, and never lost after the last."""

import errno
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sdstudio.app.engine_process import EngineProcess
from sdstudio.disk import SystemDisk
from sdstudio.imaging import read_texts
from sdstudio.paths import user_paths
from tests.cli.conftest import Command, Run


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The engine processes that were started."""
    started: list[int] = []
    start = EngineProcess.__init__

    def remember(self: EngineProcess, *arguments: object) -> None:
        start(self, *arguments)  # type: ignore[arg-type]
        started.append(self.pid)

    monkeypatch.setattr(EngineProcess, "__init__", remember)
    return started


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have the disk refuse to write into folders."""

    def now(code: int, *folders: Path, after: int = 0) -> None:
        write, left = SystemDisk.write, after

        def refusing(self: SystemDisk, path: Path, data: bytes) -> None:
            nonlocal left
            if any(path.is_relative_to(folder) for folder in folders):
                left -= 1
                if left < 0:
                    raise OSError(code, os.strerror(code))
            write(self, path, data)

        monkeypatch.setattr(SystemDisk, "write", refusing)

    return now


def refused_at_once(done: Run, starts: list[int]) -> str:
    """What is said of an output that cannot be, without an engine having been started."""
    assert starts == []
    assert (done.out, done.err.count("\n")) == ("", 1), done.err
    return done.err


def test_a_file_that_is_there_is_overwritten_if_asked(run: Command, tmp_path: Path) -> None:
    out = tmp_path / "fish.png"
    out.write_bytes(b"old")
    # Without a prompt, which is fine; and the file says nothing.
    bare = ("--metadata", "none", "--no-ai-mark")
    done = run("generate", "--steps", "1", "--overwrite", "--out", str(out), *bare)
    assert done.code == 0, done.err
    assert out.read_bytes().startswith(b"\x89PNG")
    assert read_texts(out) == {}
    marked = run("marks", "--json", str(out), str(tmp_path / "gone.png"))
    assert json.loads(marked.out)["source"] is None
    assert marked.code == 1
    assert "gone.png" in marked.err


def test_pictures_of_the_library_say_everything(run: Command, starts: list[int]) -> None:
    inside = user_paths().pictures / "x.png"
    inside.parent.mkdir(parents=True, exist_ok=True)
    for options in ([], ["--out", str(inside)]):
        done = run("generate", "x", "--metadata", "none", *options)
        assert "--metadata needs --out with a file outside" in refused_at_once(done, starts)


@pytest.mark.parametrize("command", [["generate", "x"], ["grid", "x", "--x", "steps=1,2"]])
@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("none/a.png", "none” doesn't exist"),
        ("file.txt/a.png", "file.txt” doesn't exist"),
        ("file.txt/b/a.png", "b” doesn't exist"),
        ("folder.png", "folder.png” is a folder. Add a file name, for example"),
        (".", "is a folder"),
        ("a.jpg", "doesn't end in .png"),
        ("there.png", "already exists and was not changed"),
        ("dangling.png", "already exists and was not changed"),
        ("x" * 300 + ".png", "xxx” can't be used as a file name here (File name too long)"),
        ("y" * 300 + "/a.png", "yyy” can't be used as a file name here (File name too long)"),
    ],
)
def test_a_place_that_cannot_be_is_refused_before_the_engine_starts(
    run: Command, starts: list[int], tmp_path: Path, command: list[str], out: str, said: str
) -> None:
    (tmp_path / "file.txt").write_text("text")
    (tmp_path / "there.png").write_text("precious")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "dangling.png").symlink_to(tmp_path / "nowhere")
    done = run(*command, "--out", str(tmp_path / out))
    assert said in refused_at_once(done, starts)
    assert done.code == 2
    assert (tmp_path / "there.png").read_text() == "precious"


def test_of_several_pictures_each_name_is_looked_at(
    run: Command, starts: list[int], tmp_path: Path
) -> None:
    (tmp_path / "a-2.png").write_text("precious")
    done = run("generate", "x", "--count", "2", "--out", str(tmp_path / "a.png"))
    assert "a-2.png” already exists" in refused_at_once(done, starts)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EROFS, "isn't allowed to write to"),
        (errno.EIO, "Input/output"),
    ],
)
@pytest.mark.parametrize("place", ["--out", "the pictures folder"])
def test_a_folder_that_cannot_be_written_is_refused_before_the_engine_starts(
    run: Command,
    starts: list[int],
    refuse: Callable[..., None],
    tmp_path: Path,
    code: int,
    said: str,
    place: str,
) -> None:
    out = ["--out", str(tmp_path / "a.png")] if place == "--out" else []
    refuse(code, tmp_path)
    done = run("generate", "x", *out)
    assert said in refused_at_once(done, starts)
    assert done.code == 1
    assert list(tmp_path.glob("*.*")) == []


def test_a_picture_that_its_folder_refuses_at_last_is_kept_in_the_pictures_folder(
    run: Command, refuse: Callable[..., None], tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    refuse(errno.ENOSPC, there, after=2)  # the try and the first picture
    out = there / "a.png"
    asked = ("--steps", "1", "--count", "2", "--out", str(out), "--metadata", "none")
    done = run("generate", "a cat", *asked)
    first, second = map(Path, done.out.splitlines())
    assert (first, second.parent) == (there / "a-1.png", user_paths().pictures)
    assert "sdstudio.request" not in read_texts(first)
    # The library's own files always say everything.
    assert {"sdstudio.request", "sdstudio.provenance", "parameters"} <= read_texts(second).keys()
    assert done.code == 1
    assert done.err == (
        f"sdstudio: The picture couldn't be saved as {there / 'a-2.png'} (the disk is full). "
        f"It was saved as {second} instead.\n"
    )


def test_where_the_pictures_folder_refuses_too_it_is_kept_in_a_temporary_one(
    run: Command,
    refuse: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    refuse(errno.EROFS, user_paths().pictures, after=1)
    done = run("generate", "a cat", "--steps", "1", "--json")
    (picture,) = (
        event for event in map(json.loads, done.out.splitlines()) if event["event"] == "picture"
    )
    file = Path(picture["file"])
    assert file.is_relative_to(temporary)
    assert read_texts(file)
    assert done.code == 1
    assert "(writing to the folder is not allowed)" in done.err


def test_pictures_of_a_grid_and_its_sheet_are_kept_too(
    run: Command, refuse: Callable[..., None], tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    refuse(errno.EIO, there, after=1)
    done = run("grid", "a cat", "--x", "steps=1,2", "--out", str(there / "a.png"), "--json")
    events = [json.loads(line) for line in done.out.splitlines()]
    kept = [Path(one["file"]) for one in events if one["event"] in ("picture", "sheet")]
    assert [one.parent for one in kept] == [user_paths().pictures] * 3
    assert kept[-1].name == "grid.png"
    assert all(one.exists() for one in kept)
    assert (done.code, done.err.count("It was saved as")) == (1, 3)
