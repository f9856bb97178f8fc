"""``sdstudio library``: finds, marks and exports pictures, also while a window has them open."""

import contextlib
import json
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sdstudio.app.exporting import run_export
from sdstudio.cli.library_commands import export
from sdstudio.domain.annotations import Annotations, ColourLabel, Flag
from sdstudio.library import Library
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.exporting import ExportOutcome
from sdstudio.library.lock import LibraryLock
from sdstudio.library.search import INDEX_NAME
from sdstudio.paths import user_paths
from tests.cli.conftest import Command, Run
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb

PROMPTS = ("a red fish", "a blue cat", "海 with a red fish")


def an_open_library() -> Library:
    pictures = user_paths().pictures
    pictures.mkdir(parents=True, exist_ok=True)
    return Library.open(pictures, user_paths().library_data(pictures))


@pytest.fixture
def window() -> Iterator[Library]:
    """The library with three pictures, open in a window."""
    library = an_open_library()
    for seed, prompt in enumerate(PROMPTS):
        made = a_provenance(f"2026-11-2{seed}T12:00:00+00:00")
        library.save_picture(some_rgb(16, 8, seed), a_request(prompt, seed=seed), made)
    yield library
    library.close()


@pytest.fixture
def pictures(window: Library) -> Path:
    """The folder of the pictures; no window is open."""
    window.close()
    return window.folders.pictures


def rows(result: Run) -> list[dict[str, object]]:
    assert result.code == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def added() -> dict[int, Annotations]:
    """What was added to each picture, by seed."""
    library = an_open_library()
    try:
        seeds = {one.id: one.request.params.seed for one in library.pictures(10)}
        return {seeds[id_]: one for id_, one in library.annotations.of(list(seeds)).items()}
    finally:
        library.close()


def test_a_search_lists_path_date_stars_and_prompt(run: Command, window: Library) -> None:
    window.annotations.rate([3], 4)
    window.close()
    found = run("library", "search", "fish")
    first, second = (line.split("\t") for line in found.out.splitlines())
    assert first[2:] == ["★★★★", PROMPTS[2]]
    assert Path(first[0]).is_file()
    assert first[1].startswith("2026-11-22 ")
    assert second[2:] == ["", PROMPTS[0]]
    assert found.err.strip() == "Pictures found: 2."


def test_a_search_prints_everything_as_json(run: Command, window: Library) -> None:
    window.annotations.label([2], ColourLabel.RED)
    window.annotations.add_tags([2], ["sea"])
    board = window.boards.create("Portfolio")
    window.boards.add(board.uid, [2])
    window.annotations.write_note(2, "good")
    window.close()
    (row,) = rows(run("library", "search", "tag:sea", "--json"))
    assert (row["label"], row["tags"], row["boards"]) == ("red", ["sea"], ["Portfolio"])
    assert (row["note"], row["rating"], row["flag"]) == ("good", 0, "none")
    assert (row["width"], row["height"]) == (16, 8)
    assert isinstance(row["settings"], dict)
    assert row["settings"]["prompt"] == PROMPTS[1]
    assert isinstance(row["request"], dict)


@pytest.mark.usefixtures("pictures")
def test_order_and_number_of_the_listed_pictures_can_be_chosen(run: Command) -> None:
    found = run("library", "search", "--sort", "date-up", "--limit", "2", "--json")
    assert [row["id"] for row in rows(found)] == [1, 2]
    assert found.err.strip() == "Pictures found: 3, of which 2 are listed."
    assert [row["id"] for row in rows(run("library", "search", "in:trash", "--json"))] == []


def test_a_search_reads_what_a_window_that_is_open_has_just_written(
    run: Command, window: Library
) -> None:
    rows(run("library", "search", "--json"))
    window.annotations.rate([1], 5)
    request = a_request("a green dog", seed=9)
    window.save_picture(some_rgb(8, 8, 9), request, a_provenance())
    assert [row["id"] for row in rows(run("library", "search", "rating:5", "--json"))] == [1]
    assert [row["id"] for row in rows(run("library", "search", "dog", "--json"))] == [4]
    # The window's own search still has to take all of it over.
    assert window.search.has_changes()
    assert not (window.folders.data / INDEX_NAME).exists()


def test_a_search_uses_the_index_that_there_is_and_leaves_it_alone(
    run: Command, window: Library
) -> None:
    window.close()
    rows(run("library", "search", "--json"))
    index = window.folders.data / INDEX_NAME
    before = index.read_bytes()
    again = an_open_library()
    again.save_picture(some_rgb(8, 8, 7), a_request("a green dog", seed=7), a_provenance())
    again.trash.delete([1])
    assert [row["id"] for row in rows(run("library", "search", "fish", "--json"))] == [3]
    assert [row["id"] for row in rows(run("library", "search", "dog", "--json"))] == [4]
    assert [row["id"] for row in rows(run("library", "search", "in:trash", "--json"))] == [1]
    again.close()
    assert index.read_bytes() == before


def test_a_search_index_that_is_damaged_hinders_no_search(run: Command, window: Library) -> None:
    index = window.folders.data / INDEX_NAME
    for damage in (b"", b"not a database", b"SQLite format 3\0" + b"\x55" * 8000):
        index.write_bytes(damage)
        found = run("library", "search", "fish", "--json")
        assert [row["id"] for row in rows(found)] == [3, 1]
        assert index.read_bytes() == damage


def test_a_library_that_is_damaged_beside_a_window_is_told_in_one_line(
    run: Command, window: Library
) -> None:
    database = window.folders.data / DATABASE_NAME
    window.close()
    data = database.read_bytes()
    database.write_bytes(data[:4096] + b"\x55" * (len(data) - 4096))
    lock = LibraryLock(window.folders.data)
    result = run("library", "search", "fish")
    lock.release()
    assert (result.code, result.out, len(result.err.splitlines())) == (1, "", 1)
    assert "start SD Studio again or run: sdstudio library rebuild" in result.err
    assert len(run("library", "search", "fish").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("version", "says"), [(1, "an older version of SD Studio"), (99, "a newer version")]
)
def test_a_library_of_another_version_is_told_in_one_line(
    run: Command, window: Library, version: int, says: str
) -> None:
    window.close()
    with contextlib.closing(sqlite3.connect(window.folders.data / DATABASE_NAME)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    result = run("library", "verify")
    assert (result.code, says in result.err, len(result.err.splitlines())) == (1, True, 1)


def test_without_a_window_new_files_are_found(run: Command, pictures: Path) -> None:
    source = next(pictures.glob("*blue cat*.png"))
    other = pictures.parent / "others"
    other.mkdir()
    shutil.copy(source, other / "a copy.png")
    (row,) = rows(run("library", "search", "cat", "--json", "--pictures", str(other)))
    assert row["path"] == str(other / "a copy.png")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_has_one_library_however_it_is_written(run: Command, pictures: Path) -> None:
    assert run("library", "rate", "cat", "--stars", "4").code == 0
    link = pictures.parent / "link"
    link.symlink_to(pictures)
    for path in (link, pictures / ".." / pictures.name):
        found = run("library", "search", "rating:4", "--json", "--pictures", str(path))
        assert [row["id"] for row in rows(found)] == [2]
    assert len(names_in(user_paths().data / "libraries")) == 1


def test_a_folder_that_is_not_there_is_told(run: Command, tmp_path: Path) -> None:
    result = run("library", "search", "--pictures", str(tmp_path / "nowhere"))
    assert result.code == 1
    assert "nowhere could not be found" in result.err
    assert not user_paths().library_data(tmp_path / "nowhere").exists()


def test_pictures_of_a_search_are_rated(run: Command, pictures: Path) -> None:
    del pictures
    result = run("library", "rate", "fish", "--stars", "3", "--pick", "--label", "green")
    assert result.code == 0
    assert len(result.out.splitlines()) == 2
    assert result.err.strip() == "Pictures changed: 2 of 2."
    new = Annotations(3, Flag.PICK, ColourLabel.GREEN)
    assert added() == {0: new, 1: Annotations(), 2: new}
    again = run("library", "rate", "fish", "--stars", "3")
    assert (again.code, again.out) == (0, "")
    assert len(rows(run("library", "search", "rating:3", "--json"))) == 2


def test_files_are_tagged(run: Command, pictures: Path) -> None:
    (file,) = pictures.glob("*blue cat*.png")
    (row,) = rows(run("library", "tag", str(file), "--add", "Sea", "--add", "best", "--json"))
    assert (row["event"], row["tags"]) == ("changed", ["best", "Sea"])
    assert run("library", "tag", str(file), "--remove", "sea").code == 0
    assert added()[1].tags == ("best",)


def test_a_dry_run_changes_nothing_even_beside_a_window(run: Command, window: Library) -> None:
    result = run("library", "rate", "fish", "--stars", "3", "--dry-run")
    assert (result.code, len(result.out.splitlines())) == (0, 2)
    assert set(window.annotations.of([1, 2, 3]).values()) == {Annotations()}


@pytest.mark.parametrize(
    "arguments", [("rate", "fish", "--stars", "3"), ("tag", "fish", "--add", "x"), ("rebuild",)]
)
@pytest.mark.usefixtures("window")
def test_a_change_beside_a_window_is_refused_in_one_line(
    run: Command, arguments: tuple[str, ...]
) -> None:
    result = run("library", *arguments)
    assert (result.code, result.out) == (1, "")
    assert "is already open in another SD Studio" in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("rate", "fish"), "Give at least one of: --stars"),
        (("rate", "fish", "--stars", "6"), "--stars is 6, but must be at most 5"),
        (("rate", "fish", "--pick", "--reject"), "not allowed with argument"),
        (("rate", "fish", "--label", "rd"), "Did you mean red?"),
        (("rate", "nothing like this", "--stars", "1"), "No picture matches “nothing like this”."),
        (("rate", __file__, "--stars", "1"), "isn't a picture in the library"),
        (("rate", __file__, "fish", "--stars", "1"), "“fish” isn't a file"),
        (("tag", "fish"), "Give at least one of: --add, --remove"),
        (("search", "--sort", "dates"), "Did you mean date?"),
        (("search", "--limit", "none"), "isn't a valid value for --limit"),
        (("export", "fish", "--to", "nowhere"), "doesn't exist"),
        (("export", "fish", "--to", ".", "--size", "big"), "“big” isn't a valid value for --size"),
        (("export", "fish", "--to", ".", "--name", "{sed}"), "“sed” can't be used in --name"),
        (("restore", "yesterday"), "isn't a valid value for NAME"),
    ],
)
@pytest.mark.usefixtures("pictures")
def test_what_is_wrong_is_told_in_one_line(
    run: Command, arguments: tuple[str, ...], says: str
) -> None:
    result = run("library", *arguments)
    assert (result.code, says in result.err) == (2, True), result.err
    assert len(result.err.splitlines()) == 1


def test_copies_are_exported_as_the_window_does(run: Command, pictures: Path) -> None:
    to = pictures.parent / "out"
    to.mkdir()
    result = run(
        *("library", "export", "fish", "--to", str(to), "--format", "webp", "--size", "50%"),
        *("--name", "{date} {prompt:5}", "--metadata", "none"),
    )
    assert result.code == 0, result.err
    names = names_in(to)
    assert names == ["2026-11-20 a red.webp", "2026-11-22 海 wit.webp"]
    assert sorted(result.out.splitlines()) == [str(to / name) for name in names]
    assert result.err.strip() == "Pictures exported: 2 of 2."


@pytest.mark.usefixtures("qapp")
def test_lists_and_contact_sheets_are_exported_while_a_window_is_open(
    run: Command, window: Library, tmp_path: Path
) -> None:
    window.annotations.rate([1], 5)
    listed = run("library", "export", "fish", "--to", str(tmp_path), "--csv", "--name", "fishes")
    assert listed.code == 0, listed.err
    assert len((tmp_path / "fishes.csv").read_text("utf-8-sig").splitlines()) == 3
    (file,) = rows(
        run("library", "export", "fish", "--to", str(tmp_path), "--contact-sheet", "--json")
    )
    assert file == {"event": "exported", "file": str(tmp_path / "contact-sheet.pdf")}
    assert (tmp_path / "contact-sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_a_picture_that_cannot_be_read_is_named_and_the_rest_is_exported(
    run: Command, pictures: Path, tmp_path: Path
) -> None:
    (torn,) = pictures.glob("*blue cat*.png")
    torn.write_bytes(torn.read_bytes()[:60])
    result = run("library", "export", "*", "--to", str(tmp_path), "--format", "jpeg")
    assert result.code == 1
    assert len(result.out.splitlines()) == 2
    assert "blue cat" in result.err
    assert "Pictures exported: 2 of 3." in result.err


def test_ctrl_c_keeps_the_copies_that_are_whole(
    run: Command, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del pictures

    def interrupted(
        *arguments: Any, is_stopped: Callable[[], bool], **others: Any
    ) -> ExportOutcome:
        def is_stopped_after_one() -> bool:
            if list(tmp_path.glob("*.webp")):
                signal.raise_signal(signal.SIGINT)
                while not is_stopped():  # another thread is told
                    time.sleep(0.01)
            return is_stopped()

        return run_export(*arguments, is_stopped=is_stopped_after_one, **others)

    monkeypatch.setattr(export, "run_export", interrupted)
    result = run("library", "export", "*", "--to", str(tmp_path), "--format", "webp")
    assert result.code == 130
    assert result.out.splitlines() == [str(file) for file in tmp_path.glob("*.webp")]
    assert "The files that were written are complete." in result.err


def test_backups_are_made_listed_and_put_back(run: Command, pictures: Path) -> None:
    del pictures
    assert "There are no backups yet." in run("library", "backup", "--list").err
    (made,) = rows(run("library", "backup", "--json"))
    assert run("library", "rate", "fish", "--stars", "2").code == 0
    (listed,) = rows(run("library", "backup", "--list", "--json"))
    assert (listed["name"], made["event"]) == (made["name"], "made")
    (restored,) = rows(run("library", "restore", str(made["name"]), "--json"))
    assert restored == {"event": "restored", "name": made["name"], "pictures": 3}
    # What was added since then is in the journal.
    assert [one.rating for one in added().values()].count(2) == 2


def test_a_backup_is_made_beside_a_window_but_not_put_back(run: Command, window: Library) -> None:
    (made,) = rows(run("library", "backup", "--json"))
    assert [one.name for one in window.backups.all()] == [made["name"]]
    assert "already open" in run("library", "restore", str(made["name"])).err


def test_without_a_database_there_is_no_backup(run: Command) -> None:
    user_paths().pictures.mkdir(parents=True)
    result = run("library", "backup")
    assert (result.code, "No backup was made" in result.err) == (1, True)


def test_a_library_is_rebuilt_from_pictures_and_journal(run: Command, pictures: Path) -> None:
    assert run("library", "rate", "cat", "--stars", "4").code == 0
    shutil.rmtree(user_paths().library_data(pictures))
    (rebuilt,) = rows(run("library", "rebuild", "--json"))
    assert rebuilt == {"event": "rebuilt", "pictures": 3, "new": 3}
    assert added()[1].rating == 4
    (again,) = rows(run("library", "rebuild", "--json"))
    assert again == {"event": "rebuilt", "pictures": 3, "new": 0}
