"""``sdstudio library describe`` writes captions into notes, and replaces none."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from sdstudio.app.settings import read_settings, write_settings
from sdstudio.cli.library_commands import describing
from sdstudio.domain.annotations import Parent
from sdstudio.domain.family import ParentRole
from sdstudio.library import Library, Picture
from sdstudio.paths import user_paths
from tests.cli.conftest import Command
from tests.support.captioners import write_captioner
from tests.support.pictures import a_provenance, a_request

LEVELS = (10, 200, 10)


@pytest.fixture
def model(tmp_path: Path) -> str:
    return str(write_captioner(tmp_path / "tiny.safetensors"))


@pytest.fixture
def pictures() -> list[Picture]:
    """Of the default library; the second has a note."""
    library = opened()
    saved = [
        library.save_picture(
            np.full((16, 24, 3), level, np.uint8), a_request("fish", seed=seed), a_provenance()
        )
        for seed, level in enumerate(LEVELS)
    ]
    library.annotations.write_note(saved[1].id, "mine")
    library.close()
    return saved


def notes(run: Command) -> dict[str, str]:
    found = run("library", "search", "fish", "--json")
    rows = [json.loads(line) for line in found.out.splitlines()]
    return {row["path"]: row["note"] for row in rows if "path" in row}


def test_captions_are_in_the_notes_and_found_by_the_search(
    run: Command, pictures: list[Picture], model: str
) -> None:
    first, noted, torn = (str(one.path) for one in pictures)
    Path(torn).write_bytes(b"torn")
    done = run("library", "describe", first, noted, torn, "--model", model, "--json")
    assert done.code == 1
    events = [json.loads(line) for line in done.out.splitlines()]
    assert [(one["event"], one["path"]) for one in events] == [
        ("described", first),
        ("failed", torn),
    ]
    assert "Pictures described: 1 of 3." in done.err
    assert run("library", "search", "rock").out.startswith(first)
    appended = run("library", "describe", noted, "--model", model, "--existing", "append")
    assert appended.code == 0
    assert notes(run)[noted] == "mine\na dark"


def test_a_dry_run_lists_what_would_be_described(
    run: Command, pictures: list[Picture], model: str
) -> None:
    done = run("library", "describe", "fish", "--model", model, "--dry-run")
    assert done.code == 0
    listed = set(done.out.splitlines())
    assert listed == {str(pictures[0].path), str(pictures[2].path)}
    assert "Pictures that would change: 2 of 3." in done.err
    assert "described" not in done.err
    assert set(notes(run).values()) == {"", "mine"}


def test_without_a_captioner_nothing_is_opened(run: Command, pictures: list[Picture]) -> None:
    done = run("library", "describe", "fish")
    assert (done.code != 0, done.out) == (True, "")
    assert "needs a captioning model" in done.err


def test_the_library_is_free_while_a_picture_is_described(
    run: Command, pictures: list[Picture], model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, noted, last = pictures

    def in_a_window(file: Path) -> str:
        library = opened()
        if file == first.path:
            library.annotations.write_note(first.id, "written meanwhile")
        library.close()
        return "a caption"

    captioned_by(in_a_window, monkeypatch)
    done = run("library", "describe", "fish", "--model", model)
    assert (done.code, "Pictures described: 1 of 3." in done.err) == (0, True)
    assert notes(run) == {
        str(first.path): "written meanwhile",
        str(noted.path): "mine",
        str(last.path): "a caption",
    }


def test_a_window_that_opens_the_library_ends_it_and_what_was_written_stays(
    run: Command, pictures: list[Picture], model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, last = pictures
    windows: list[Library] = []

    def until_it_is_opened(file: Path) -> str:
        if file == first.path:
            windows.append(opened())
        return "a caption"

    captioned_by(until_it_is_opened, monkeypatch)
    done = run("library", "describe", str(last.path), str(first.path), "--model", model)
    windows[0].close()
    assert done.code != 0
    assert "already open in another SD Studio" in done.err
    assert "Pictures described: 1 of 2." in done.err
    found = notes(run)
    assert (found[str(last.path)], found[str(first.path)]) == ("a caption", "")


def test_private_pictures_and_what_was_made_of_them_are_left_out_unless_asked_for(
    run: Command, pictures: list[Picture], model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    captioned_by(lambda _: "a caption", monkeypatch)
    tagged, noted, child = pictures
    blur("secret")
    library = opened()
    library.annotations.add_tags([tagged.id], ["Secret"])
    library.annotations.add_parents(
        {child.id: [Parent(identity=tagged.identity, role=ParentRole.START)]}
    )
    library.close()
    listed = run("library", "describe", "fish", "--model", model, "--dry-run")
    assert (listed.code, listed.out) == (0, "")
    assert "Private pictures left out: 2. Add --private" in listed.err
    done = run("library", "describe", str(tagged.path), "--model", model)
    assert (done.code, done.out) == (0, "")
    assert "Private pictures left out: 1." in done.err
    assert set(notes(run).values()) == {"", "mine"}
    blur("other，FISH")
    by_prompt = run("library", "describe", "fish", "--model", model)
    assert (by_prompt.code, by_prompt.out) == (0, "")
    assert "Private pictures left out: 2." in by_prompt.err
    asked = run("library", "describe", "fish", "--model", model, "--private")
    assert asked.code == 0
    assert "Private" not in asked.err
    assert notes(run) == {
        str(tagged.path): "a caption",
        str(noted.path): "mine",
        str(child.path): "a caption",
    }


def opened() -> Library:
    """The default library, as a window opens it."""
    paths = user_paths()
    return Library.open(paths.pictures, paths.library_data(paths.pictures))


def blur(words: str) -> None:
    """Name the words of private pictures in the settings."""
    file = user_paths().settings_file
    write_settings(file, read_settings(file).model_copy(update={"blurred_words": words}))


def captioned_by(caption_of: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no engine describe pictures from now on."""

    @contextmanager
    def instead(*_: object) -> Iterator[Callable[[Path], str]]:
        yield caption_of

    monkeypatch.setattr(describing, "describing", instead)
