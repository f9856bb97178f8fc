"""The database: migrated with care, refused when newer, rebuilt when damaged, one writer."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import JobState, Library
from sdstudio.library.database import DATABASE_NAME, Database, own_migrations
from tests.support.corruption import ruin
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb

FIXTURES = Path(__file__).parents[1] / "fixtures"


def library_in(folder: Path) -> Library:
    return Library.open(folder / "pictures", folder / "data")


def a_library_with_a_picture(folder: Path) -> Path:
    """Its database's file, closed."""
    library = library_in(folder)
    library.save_picture(some_rgb(), a_request(), a_provenance())
    library.close()
    return folder / "data" / DATABASE_NAME


def test_the_file_says_what_it_is_and_keeps_what_is_committed(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    try:
        pragmas = ("application_id", "user_version", "journal_mode", "synchronous", "foreign_keys")
        values = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    finally:
        database.close()
    assert values == [0x53447374, max(own_migrations()), "wal", 2, 1]


@pytest.mark.parametrize("version", own_migrations())
def test_a_library_of_each_released_version_opens(tmp_path: Path, version: int) -> None:
    (tmp_path / "data").mkdir()
    fixture = FIXTURES / f"library_v{version}.sqlite"
    shutil.copy(fixture, tmp_path / "data" / DATABASE_NAME)
    library = library_in(tmp_path)
    try:
        assert not library.take_notices()
        assert [one.request.params.prompt for one in library.pictures(10)] == [
            "一条红色的鱼",
            "a cat",
        ]
        assert [one.request.params.prompt for one in library.trash.pictures(10)] == ["a mistake"]
        assert [job.state for job in library.jobs()] == [JobState.PAUSED, JobState.FAILED]
    finally:
        library.close()


@pytest.mark.parametrize("version", range(1, 4))
def test_migrating_gives_no_id_to_another_picture(tmp_path: Path, version: int) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / DATABASE_NAME
    shutil.copy(FIXTURES / f"library_v{version}.sqlite", path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM picture WHERE id = 3")
        before = connection.execute("SELECT id, name, identity FROM picture").fetchall()
    library = library_in(tmp_path)
    try:
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT id, name, identity FROM picture").fetchall()
            changed = connection.execute("SELECT picture_id FROM changed_picture").fetchall()
        assert rows == before
        assert changed == [(id_,) for id_, *_ in before]
        assert library.save_picture(some_rgb(), a_request(), a_provenance()).id == 4
    finally:
        library.close()


@pytest.mark.parametrize("version", range(1, 4))
def test_a_damaged_library_of_an_earlier_version_is_made_again(
    tmp_path: Path, version: int
) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / DATABASE_NAME
    shutil.copy(FIXTURES / f"library_v{version}.sqlite", path)
    ruin(path, "picture_identity")
    library = library_in(tmp_path)
    try:
        notice = library.take_notices()[-1]  # after that the files are not here
        assert notice.code is ErrorCode.LIBRARY_DAMAGED
        assert (notice.arguments["pictures"], notice.arguments["jobs"]) == (0, 0)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT id FROM picture").fetchall() == [(1,), (2,), (3,)]
        assert len(library.jobs()) == 2
    finally:
        library.close()


def test_migrating_keeps_a_backup_of_the_old_version(tmp_path: Path) -> None:
    path = a_library_with_a_picture(tmp_path)
    newest = max(own_migrations())
    steps = {**own_migrations(), newest + 1: "ALTER TABLE picture ADD COLUMN stars INTEGER;"}
    database = Database.open(path.parent, steps)
    try:
        assert database.execute("SELECT stars FROM picture").fetchall() == [(None,)]
    finally:
        database.close()
    (backup,) = path.parent.glob("*.backup")
    with closing(sqlite3.connect(backup)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (newest,)
        assert old.execute("SELECT count(*) FROM picture").fetchone() == (1,)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = a_library_with_a_picture(tmp_path)
    newest = max(own_migrations())
    broken = {newest + 1: "ALTER TABLE picture ADD COLUMN stars INTEGER; SELECT * FROM nothing;"}
    with pytest.raises(sqlite3.OperationalError):
        Database.open(path.parent, {**own_migrations(), **broken})
    library = library_in(tmp_path)
    try:
        assert library.count() == 1
        assert not library.take_notices()
    finally:
        library.close()


def test_a_newer_library_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = a_library_with_a_picture(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(StudioError) as caught:
        library_in(tmp_path)
    assert caught.value.code is ErrorCode.LIBRARY_NEWER
    assert caught.value.arguments["folder"] == str(path.parent)
    assert path.read_bytes() == before


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _garble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)


def _replace_by_text(path: Path) -> None:
    path.write_text("This is no database. " * 500)


def _replace_by_another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")


@pytest.mark.parametrize("damage", [_cut, _garble, _replace_by_text, _replace_by_another_database])
def test_a_damaged_library_is_put_aside_and_made_again_from_the_pictures(
    tmp_path: Path, damage: object
) -> None:
    path = a_library_with_a_picture(tmp_path)
    assert callable(damage)
    damage(path)
    damaged = path.read_bytes()
    library = library_in(tmp_path)
    try:
        (notice,) = library.take_notices()
        assert notice.code is ErrorCode.LIBRARY_DAMAGED
        kept_as = path.with_name(str(notice.arguments["kept_as"]))
        assert kept_as.name.startswith("library.sqlite.damaged-")
        assert kept_as.read_bytes() == damaged
        library.upkeep.reconcile()
        assert [one.request for one in library.pictures(10)] == [a_request()]
    finally:
        library.close()
    library = library_in(tmp_path)
    try:
        assert not library.take_notices()
        assert library.count() == 1
    finally:
        library.close()


def test_what_is_legible_of_a_damaged_librarys_queue_comes_back_paused(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    finished, *waiting = [library.submit(a_request("鱼", seed=seed)) for seed in range(30)]
    library.finish_job(finished.id)
    library.save_picture(
        some_rgb(), waiting[0].request, a_provenance(), job_id=waiting[0].id, index=0
    )
    library.close()
    path = tmp_path / "data" / DATABASE_NAME
    ruin(path, "picture")
    library = library_in(tmp_path)
    try:
        assert library.take_notices()
        jobs = library.jobs()
        assert [job.request for job in jobs] == [job.request for job in waiting]
        assert {job.state for job in jobs} == {JobState.PAUSED}
        assert [job.pictures_done for job in jobs] == [1] + [0] * 28
    finally:
        library.close()


def test_an_empty_file_is_a_new_library(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / DATABASE_NAME).touch()
    library = library_in(tmp_path)
    library.close()
    assert not library.take_notices()


def test_a_full_disk_below_the_database_is_said_as_such(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    try:
        # SQLite answers a page limit as it answers a full disk.
        database.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StudioError) as caught, database.transaction():
            database.execute("INSERT INTO meta VALUES ('x', ?)", ("x" * 1_000_000,))
        assert caught.value.code is ErrorCode.DISK_FULL
        assert caught.value.arguments["folder"] == str(tmp_path)
        assert database.execute("SELECT * FROM meta").fetchall() == []
    finally:
        database.close()


def test_a_library_that_is_open_is_in_use(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    try:
        with pytest.raises(StudioError) as caught:
            library_in(tmp_path)
        assert caught.value.code is ErrorCode.LIBRARY_IN_USE
    finally:
        library.close()
    library_in(tmp_path).close()


def test_a_library_that_could_not_be_opened_is_not_in_use(tmp_path: Path) -> None:
    path = a_library_with_a_picture(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    for _ in range(2):
        with pytest.raises(StudioError) as caught:
            library_in(tmp_path)
        assert caught.value.code is ErrorCode.LIBRARY_NEWER


def test_another_program_can_read_while_the_library_is_open(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    try:
        library.save_picture(some_rgb(), a_request(), a_provenance())
        address = f"{(tmp_path / 'data' / DATABASE_NAME).as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as reader:
            assert reader.execute("SELECT seed FROM picture").fetchall() == [(0,)]
    finally:
        library.close()


def test_closing_leaves_one_database_file(tmp_path: Path) -> None:
    a_library_with_a_picture(tmp_path)
    assert names_in(tmp_path / "data") == ["library.lock", "library.sqlite", "thumbs.sqlite"]
