"""``sdstudio library import``: copies pictures with their settings, or shows them in place."""

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sdstudio.cli.library_commands import import_
from sdstudio.domain.annotations import Annotations
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.imaging import encode_png
from sdstudio.library import Library
from sdstudio.library.folder_look import look_into
from sdstudio.library.importing import import_pictures
from sdstudio.paths import user_paths
from tests.cli.conftest import Command, Run
from tests.support.disks import DISK_FULL, failing
from tests.support.peer_files import png, saved
from tests.support.pictures import a_provenance, a_request, some_rgb

PARAMETERS = "a green {}\nSteps: 20, Sampler: Euler a, Seed: {}, Size: 8x6"


@pytest.fixture
def pictures() -> Path:
    """The pictures folder; no window is open."""
    folder = user_paths().pictures
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with three pictures: two of another program, one with a sidecar, and one of ours."""
    folder = tmp_path / "from"
    (folder / "sub").mkdir(parents=True)
    (folder / "frog.png").write_bytes(png({"parameters": PARAMETERS.format("frog", 1)}))
    (folder / "sub" / "tree.jpg").write_bytes(saved("JPEG"))
    (folder / "sub" / "tree.txt").write_text(PARAMETERS.format("tree", 2))
    ours = encode(PictureMetadata(a_request("a red fish", seed=3), a_provenance()))
    (folder / "fish.png").write_bytes(encode_png(some_rgb(16, 8), ours))
    for path in folder.rglob("*.*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return folder


def rows(result: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.out.splitlines()]


def added() -> list[Annotations]:
    """What was added to each picture of the library."""
    pictures = user_paths().pictures
    with closing(Library.open(pictures, user_paths().library_data(pictures))) as library:
        return list(library.annotations.of(range(1, 20)).values())


def files_in(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("[!.]*.*") if path.is_file()
    )


def test_a_folder_is_copied_with_the_settings_in_its_pictures(
    run: Command, pictures: Path, source: Path
) -> None:
    before = files_in(source)
    result = run("library", "import", str(source), "--json")
    assert result.code == 0, result.err
    *imported, finished = rows(result)
    assert finished == {"event": "finished", "imported": 3, "duplicates": 0, "failed": 0}
    seeds = {Path(row["path"]).name: row["settings"]["seed"] for row in imported}
    assert seeds == {"frog.png": 1, "tree.jpg": 2, "fish.png": 3}
    assert "Pictures imported: 3. Already in the library: 0. Not imported: 0." in result.err
    assert (pictures / "fish.png").is_file()
    assert files_in(pictures / "Imported") == ["frog.png", "tree.jpg", "tree.txt"]
    assert files_in(source) == before
    found = run("library", "search", "green", "--json")
    assert {row["settings"]["prompt"] for row in rows(found)} == {"a green frog", "a green tree"}


@pytest.mark.usefixtures("pictures")
def test_what_is_there_already_is_only_counted(run: Command, source: Path) -> None:
    first = run("library", "import", str(source / "frog.png"))
    assert first.out.splitlines() == [str(user_paths().pictures / "Imported" / "frog.png")]
    again = run("library", "import", str(source), str(source / "frog.png"))
    assert again.code == 0
    assert len(again.out.splitlines()) == 2
    assert "Pictures imported: 2. Already in the library: 2." in again.err


@pytest.mark.usefixtures("pictures")
def test_new_pictures_get_tags_and_a_board(run: Command, source: Path) -> None:
    command = ("library", "import", "--tag", "sea", "--tag", "old", "--board", "Portfolio")
    (row, _) = rows(run(*command, "--json", str(source / "fish.png")))
    assert (sorted(row["tags"]), row["boards"]) == (["old", "sea"], ["Portfolio"])
    run("library", "import", "--board", "PORTFOLIO", str(source))
    assert len({board for one in added() for board in one.boards}) == 1
    assert [len(one.tags) for one in added()] == [2, 0, 0]


@pytest.mark.usefixtures("pictures")
def test_what_cannot_be_imported_is_named_with_the_reason(run: Command, source: Path) -> None:
    torn = source / "torn.png"
    torn.write_bytes(saved("PNG")[:-20])
    os.utime(torn, (1_600_000_000, 1_600_000_000))
    missing = source / "missing.png"
    result = run("library", "import", str(source), str(missing), "--json")
    assert result.code == 1
    failed = {row["file"]: row["reason"] for row in rows(result) if row["event"] == "failed"}
    assert failed == {str(torn): "unreadable", str(missing): "refused"}
    assert f"{torn}: it can't be opened as an image" in result.err
    assert "Pictures imported: 3. Already in the library: 0. Not imported: 2." in result.err


def test_ctrl_c_keeps_what_was_imported(
    run: Command, pictures: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: Any, is_stopped: Callable[[], bool]) -> Any:
        def is_stopped_after_one() -> bool:
            if not is_stopped() and list(pictures.rglob("[!.]*.png")):
                signal.raise_signal(signal.SIGINT)
                while not is_stopped():  # another thread is told
                    time.sleep(0.01)
            return is_stopped()

        return import_pictures(*arguments, is_stopped=is_stopped_after_one)

    with monkeypatch.context() as patched:
        patched.setattr(import_, "import_pictures", interrupted)
        result = run("library", "import", str(source), "--tag", "sea")
    assert result.code == 130
    copied = {str(path) for path in pictures.rglob("[!.]*.*g") if path.is_file()}
    assert set(result.out.splitlines()) == copied
    assert copied
    assert "Stopped. The pictures that were imported stay in the library." in result.err
    assert [one.tags for one in added()] == [("sea",)] * len(copied)
    again = run("library", "import", str(source), "--pictures", str(pictures))
    assert f"Already in the library: {len(copied)}." in again.err


def test_a_full_disk_is_told_and_what_was_imported_stays(
    run: Command, pictures: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("library", "import", str(source / "frog.png"))
    monkeypatch.setattr(import_, "SystemDisk", lambda: failing("move", DISK_FULL))
    result = run("library", "import", str(source))
    assert (result.code, result.out) == (1, "")
    assert "full" in result.err
    assert files_in(pictures) == ["Imported/frog.png"]


def test_a_window_that_has_the_library_open_is_not_disturbed(
    run: Command, pictures: Path, source: Path
) -> None:
    with closing(Library.open(pictures, user_paths().library_data(pictures))):
        for more in ((), ("--in-place",)):
            result = run("library", "import", str(source), *more)
            assert (result.code, "already open" in result.err) == (1, True)
    assert files_in(pictures) == []


def test_a_folder_is_shown_where_it_is(run: Command, pictures: Path, source: Path) -> None:
    result = run("library", "import", "--in-place", str(source), "--tag", "sea", "--json")
    assert result.code == 0, result.err
    *imported, finished = rows(result)
    assert finished["imported"] == 3
    assert {row["path"] for row in imported} == {
        str(source / name) for name in ("frog.png", "fish.png", "sub/tree.jpg")
    }
    assert {tuple(row["tags"]) for row in imported} == {("sea",)}
    assert files_in(pictures) == [".library/journal.jsonl"]
    (source / "new.png").write_bytes(png({"parameters": PARAMETERS.format("bird", 9)}))
    again = run("library", "import", "--in-place", str(source))
    assert again.out.splitlines() == [str(source / "new.png")]
    below = run("library", "import", "--in-place", str(source / "sub"))
    assert "already in the library" in below.err
    assert below.code != 0


def test_a_rebuild_reads_the_folders_shown_where_they_are(
    run: Command, pictures: Path, source: Path
) -> None:
    run("library", "import", "--in-place", str(source))

    def settings(damage: str | None = None) -> list[tuple[int, str]]:
        with closing(Library.open(pictures, user_paths().library_data(pictures))) as library:
            found = library._database.execute(
                "SELECT id, settings FROM picture ORDER BY id"
            ).fetchall()
            if damage is not None:
                library._database.execute("UPDATE picture SET settings = ?", (damage,))
        return found

    read = settings(damage="damaged")
    assert len(read) == 3
    (rebuilt,) = rows(run("library", "rebuild", "--json"))
    assert rebuilt == {"event": "rebuilt", "pictures": 3, "new": 0}
    assert settings() == read


@pytest.mark.usefixtures("pictures")
def test_a_folder_with_a_damaged_picture_is_told_by_the_exit_code(
    run: Command, source: Path
) -> None:
    torn = source / "torn.png"
    torn.write_bytes(saved("PNG")[:-20])
    os.utime(torn, (1_600_000_000, 1_600_000_000))
    result = run("library", "import", "--in-place", str(source))
    assert "Pictures imported: 3. Already in the library: 0. Not imported: 1." in result.err
    assert result.code == 1


def test_pictures_of_a_folder_that_was_removed_get_tags_and_a_board(
    run: Command, pictures: Path, source: Path
) -> None:
    run("library", "import", "--in-place", str(source))
    with closing(Library.open(pictures, user_paths().library_data(pictures))) as library:
        (folder,) = (one for one in library.indexed_folders.all() if not one.is_ours)
        removed = library.indexed_folders.remove(folder.id)
        while library.indexed_folders.remove_step(removed):
            pass
    command = ("library", "import", "--in-place", str(source), "--tag", "sea", "--board", "Sea")
    result = run(*command, "--json")
    assert result.code == 0, result.err
    *imported, finished = rows(result)
    assert finished["imported"] == 3
    assert [(row["tags"], row["boards"]) for row in imported] == [(["sea"], ["Sea"])] * 3


@pytest.mark.usefixtures("pictures")
def test_only_a_folder_can_be_shown_in_place(run: Command, source: Path) -> None:
    for path in (source / "frog.png", source / "nowhere"):
        result = run("library", "import", "--in-place", str(path))
        assert result.code != 0
        assert f"{path} can't be reached" in result.err


@pytest.mark.usefixtures("pictures")
def test_ctrl_c_ends_looking_into_a_folder(
    run: Command, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = threading.Event
    closed: list[bool] = []
    stops: list[Any] = []

    def noted() -> Any:
        stops.append(event())
        return stops[-1]

    async def interrupted(*arguments: Any) -> Any:
        try:
            async for step in look_into(*arguments):
                signal.raise_signal(signal.SIGINT)
                while not any(one.is_set() for one in stops):  # another thread is told
                    time.sleep(0.01)
                yield step
        finally:
            closed.append(True)

    with monkeypatch.context() as patched:
        patched.setattr(threading, "Event", noted)
        patched.setattr(import_, "look_into", interrupted)
        result = run("library", "import", "--in-place", str(source))
    assert (result.code, closed) == (130, [True])
    folder = user_paths().pictures
    with closing(Library.open(folder, user_paths().library_data(folder))) as library:
        assert [one.path for one in library.indexed_folders.all() if not one.is_ours] == [source]
