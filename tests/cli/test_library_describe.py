"""``sdstudio library describe`` writes captions into notes, and replaces none."""

import json
from pathlib import Path

import numpy as np
import pytest

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
    paths = user_paths()
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
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
