"""``sdstudio library verify``: every finding is told with what puts it right."""

import contextlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sdstudio.imaging import encode_png
from sdstudio.library import Library
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.folders import Folders
from sdstudio.library.search import INDEX_NAME
from tests.cli.conftest import Command
from tests.cli.test_library import pictures, window
from tests.support.pictures import some_rgb

__all__ = ["pictures", "window"]


def kinds(run: Command, *arguments: str) -> list[str]:
    result = run("library", "verify", "--json", *arguments)
    *findings, last = (json.loads(line) for line in result.out.splitlines())
    assert last == {"event": "verified", "findings": len(findings)}
    assert result.code == (1 if findings else 0), result.err
    return [one["kind"] for one in findings]


def cat(folders: Folders) -> Path:
    (file,) = folders.pictures.glob("*blue cat*.png")
    return file


def remove(folders: Folders) -> None:
    cat(folders).unlink()


def tear(folders: Folders) -> None:
    cat(folders).write_bytes(cat(folders).read_bytes()[:-40])


def change_a_pixel(folders: Folders) -> None:
    """As a disk does that loses a bit: size and time stay."""
    file, stat = cat(folders), cat(folders).stat()
    data = bytearray(file.read_bytes())
    data[data.index(b"IDAT") + 20] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def write_over(folders: Folders) -> None:
    other = next(folders.pictures.glob("*11-20*red fish*.png"))
    shutil.copyfile(other, cat(folders))


def add(folders: Folders) -> None:
    shutil.copyfile(cat(folders), folders.pictures / "a copy.png")


def damage_journal(folders: Folders) -> None:
    data = folders.journal.read_bytes()
    folders.journal.write_bytes(data[:-10] + b"xx" + data[-8:])


def damage_database(folders: Folders) -> None:
    file = folders.data / DATABASE_NAME
    data = bytearray(file.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    file.write_bytes(data)


def damage_search(folders: Folders) -> None:
    (folders.data / INDEX_NAME).write_bytes(b"not a database at all" * 1000)


def damage_thumbnails(folders: Folders) -> None:
    folders.thumbnails.write_bytes(b"not a database at all" * 1000)


def remove_database(folders: Folders) -> None:
    (folders.data / DATABASE_NAME).unlink()


def touch(folders: Folders) -> None:
    cat(folders).touch()


def add_a_file_of_another_program(folders: Folders) -> None:
    (folders.pictures / "other.png").write_bytes(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("damage", "quick", "full"),
    [
        (remove, "file-missing", "file-missing"),
        (tear, "file-unreadable", "file-unreadable"),
        (change_a_pixel, None, "file-unreadable"),
        (write_over, "file-written-over", "file-written-over"),
        (add, "file-unknown", "file-unknown"),
        (damage_journal, "journal-damaged", "journal-damaged"),
        (damage_search, "search-damaged", "search-damaged"),
        (damage_thumbnails, "thumbnails-damaged", "thumbnails-damaged"),
        (remove_database, "database-missing", "database-missing"),
        (touch, None, None),
        (add_a_file_of_another_program, None, None),
    ],
)
def test_a_finding_is_told(
    run: Command,
    window: Library,
    damage: Callable[[Folders], None],
    quick: str | None,
    full: str | None,
) -> None:
    window.annotations.rate([1], 5)
    window.close()
    assert run("library", "search").code == 0  # makes the index
    assert kinds(run) == []
    damage(window.folders)
    before = {file: file.stat() for file in window.folders.data.glob("*.sqlite")}
    assert kinds(run, "--quick") == [quick] * bool(quick)
    assert kinds(run) == [full] * bool(full)
    assert {file: file.stat().st_mtime_ns for file in before} == {
        file: stat.st_mtime_ns for file, stat in before.items()
    }


def test_a_damaged_database_is_told_and_rebuilt(run: Command, window: Library) -> None:
    window.close()
    damage_database(window.folders)
    assert set(kinds(run)) == {"database-damaged"}
    result = run("library", "verify")
    assert "To repair it, run: sdstudio library rebuild" in result.out
    assert run("library", "rebuild").code == 0
    assert kinds(run) == []
    assert len(run("library", "search").out.splitlines()) == 3


@pytest.mark.parametrize(
    "damage", [damage_journal, damage_search, damage_thumbnails, add, write_over, remove_database]
)
def test_a_rebuild_puts_it_right(
    run: Command, window: Library, damage: Callable[[Folders], None]
) -> None:
    window.annotations.rate([1], 5)
    window.close()
    assert run("library", "search").code == 0
    damage(window.folders)
    assert kinds(run) != []
    assert run("library", "rebuild").code == 0
    assert kinds(run) == []


def test_what_the_journal_has_and_the_database_lacks_is_told(run: Command, window: Library) -> None:
    database = window.folders.data / DATABASE_NAME
    window.annotations.rate([1], 5)
    window.close()
    shutil.copy(database, database.with_suffix(".old"))
    assert run("library", "rate", "cat", "--stars", "2").code == 0
    database.with_suffix(".old").replace(database)
    assert kinds(run) == ["journal-ahead"]
    assert run("library", "rebuild").code == 0
    assert kinds(run) == []


def in_another_folder(library: Library, folder: Path, name: str) -> None:
    """Have the library show a picture of another program there; ``name`` is that of the folder."""
    library.close()
    folder.mkdir(exist_ok=True)
    encoded = encode_png(some_rgb(16, 8), {}, program=None)
    (folder / "theirs.png").write_bytes(encoded)
    stat = (folder / "theirs.png").stat()
    with contextlib.closing(sqlite3.connect(library.folders.data / DATABASE_NAME)) as database:
        database.execute("INSERT INTO folder VALUES (2, ?, 0, '2026-11-23T12:00:00')", (name,))
        database.execute(
            "INSERT INTO picture (name, identity, created_at, width, height, size_bytes,"
            " modified_ns, folder_id, settings) VALUES ('theirs.png', ?, '2026-11-24T12:00:00',"
            " 16, 8, ?, ?, 2, ?)",
            ("ab" * 16, stat.st_size, stat.st_mtime_ns, '{"program":"ComfyUI","prompt":"a tree"}'),
        )
        database.commit()


@pytest.mark.parametrize("is_inside", [True, False])
def test_pictures_of_other_programs_in_other_folders_are_found_marked_and_checked(
    run: Command, window: Library, tmp_path: Path, is_inside: bool
) -> None:
    folder = (window.folders.pictures if is_inside else tmp_path) / "Theirs"
    in_another_folder(window, folder, "Theirs" if is_inside else str(folder))
    file = folder / "theirs.png"
    (row,) = [
        json.loads(one) for one in run("library", "search", "tree", "--json").out.splitlines()
    ]
    assert (row["path"], row["settings"]["program"]) == (str(file), "ComfyUI")
    assert run("library", "tag", str(file), "--add", "sea").out.strip() == str(file)
    assert run("library", "export", "tag:sea", "--to", str(tmp_path), "--format", "webp").code == 0
    assert (tmp_path / "theirs.webp").is_file()
    assert kinds(run) == []
    file.unlink()
    assert kinds(run) == ["file-missing"]
    folder.rmdir()
    assert kinds(run) == ["folder-missing"]


def test_a_library_that_a_window_has_open_is_checked(run: Command, window: Library) -> None:
    window.annotations.rate([1], 5)
    assert kinds(run) == []
    assert kinds(run, "--quick") == []
    assert run("library", "verify").out.strip() == "No problems found."
