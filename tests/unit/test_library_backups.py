"""Backups: made once a day, beside the work, and put back without losing a star."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Backups, JobState, Library, backups
from sdstudio.library.database import DATABASE_NAME
from tests.support.disks import DISK_FULL, READ_ONLY, PowerCut, WatchedDisk, failing
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def library_in(folder: Path) -> Library:
    return Library.open(folder / "pictures", folder / "data")


def backups_in(
    folder: Path, now: datetime = NOON, disk: WatchedDisk | SystemDisk | None = None
) -> Backups:
    data = folder / "data"
    return Backups(data, data / "backups", disk or SystemDisk(), lambda: now)


def filled(folder: Path, number: int = 2) -> None:
    with closing(library_in(folder)) as library:
        for seed in range(number):
            library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance())


def ratings(library: Library) -> dict[int, int]:
    seeds = {one.id: one.request.params.seed for one in library.pictures(9)}
    return {seeds[id_]: said.rating for id_, said in library.annotations.of(list(seeds)).items()}


def test_a_backup_is_a_whole_library_made_once_a_day(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        library.annotations.rate([1], 5)
        assert library.upkeep.back_up()
        assert not library.upkeep.back_up()
        (backup,) = library.backups.all()
    path = tmp_path / "data" / "backups" / backup.name
    assert names_in(path.parent) == [backup.name]
    assert backup.size_bytes == path.stat().st_size
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT rating FROM annotation").fetchall() == [(5,)]


def test_backups_are_of_seven_days_and_four_weeks(tmp_path: Path) -> None:
    filled(tmp_path)
    for day in range(60):
        assert backups_in(tmp_path, NOON + timedelta(days=day)).make_if_due()
    kept = [(one.made_at - NOON).days for one in backups_in(tmp_path).all()]
    assert kept == [59, 58, 57, 56, 55, 54, 53, 48, 41]


@given(st.lists(st.integers(-400, 400), max_size=30))
def test_the_newest_backup_is_always_kept(days: list[int]) -> None:
    every = sorted(
        (backups.Backup(str(n), NOON + timedelta(days=day), 1) for n, day in enumerate(days)),
        key=lambda one: one.made_at,
        reverse=True,
    )
    kept = backups._first_of(every, lambda one: one.made_at.date(), backups.DAILY)
    assert len(kept) <= backups.DAILY
    assert not every or every[0].name in kept


def test_a_clock_that_was_ahead_does_not_end_backups(tmp_path: Path) -> None:
    filled(tmp_path)
    assert backups_in(tmp_path, NOON + timedelta(days=3650)).make_if_due()
    assert backups_in(tmp_path).make_if_due()
    assert not backups_in(tmp_path, NOON + timedelta(hours=23)).make_if_due()


def test_backups_of_a_clock_that_was_ahead_for_weeks_push_out_no_new_ones(tmp_path: Path) -> None:
    filled(tmp_path)
    for day in range(30):
        assert backups_in(tmp_path, NOON + timedelta(days=3650 + day)).make_if_due()
    for day in range(8):
        now = NOON + timedelta(days=day)
        assert backups_in(tmp_path, now).make_if_due()
        assert now in {one.made_at for one in backups_in(tmp_path, now).all()}
        assert not backups_in(tmp_path, now + timedelta(hours=1)).make_if_due()
    kept = [one.made_at for one in backups_in(tmp_path).all()]
    assert {NOON + timedelta(days=day) for day in range(1, 8)} <= set(kept)
    assert len(kept) <= 11


def test_a_restored_library_gives_no_id_that_another_picture_or_job_had(tmp_path: Path) -> None:
    with closing(library_in(tmp_path)) as library:
        library.save_picture(some_rgb(8, 8), a_request(seed=0), a_provenance())
        assert library.upkeep.back_up()
        later = [
            library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance())
            for seed in (1, 2)
        ]
        job = library.submit(a_request())
        library.backups.restore(library.backups.all()[0].name)
    later[0].path.unlink()
    with closing(library_in(tmp_path)) as library:
        (imported,) = library.upkeep.reconcile().imported
        assert imported > later[1].id
        assert library.submit(a_request()).id > job.id


def test_one_can_be_made_at_any_time(tmp_path: Path) -> None:
    filled(tmp_path)
    backups_in(tmp_path).make()
    with closing(library_in(tmp_path)) as library:
        library.save_picture(some_rgb(8, 8), a_request(), a_provenance())
        library.submit(a_request())
    backups_in(tmp_path).make()  # in the same second
    later = backups_in(tmp_path, NOON + timedelta(minutes=1))
    later.make()
    newest, earlier = later.all()
    contents = later.look_into(newest.name)
    assert contents is not None
    assert (contents.pictures, contents.jobs) == (3, 1)
    assert sorted(names_in(tmp_path / "data" / "backups")) == [earlier.name, newest.name]


def test_one_made_by_hand_keeps_the_earlier_ones_of_its_day(tmp_path: Path) -> None:
    filled(tmp_path)
    for day in range(10):
        assert backups_in(tmp_path, NOON + timedelta(days=day)).make_if_due()
    for minutes in (1, 2):
        backups_in(tmp_path, NOON + timedelta(days=9, minutes=minutes)).make()
    kept = [one.made_at for one in backups_in(tmp_path).all()]
    last = NOON + timedelta(days=9)
    assert kept[:4] == [
        last + timedelta(minutes=2),
        last + timedelta(minutes=1),
        last,
        last - timedelta(days=1),
    ]
    for minutes in range(3, 30):
        backups_in(tmp_path, last + timedelta(minutes=minutes)).make()
    kept = [one.made_at for one in backups_in(tmp_path).all()]
    assert len(kept) <= backups.LATEST + backups.DAILY + backups.WEEKLY
    assert sum(one > last for one in kept) == backups.LATEST


@pytest.mark.parametrize(
    ("error", "code"),
    [(DISK_FULL, ErrorCode.DISK_FULL), (READ_ONLY, ErrorCode.FOLDER_READ_ONLY)],
)
def test_why_none_could_be_made_is_told(tmp_path: Path, error: OSError, code: ErrorCode) -> None:
    filled(tmp_path)
    for name in ("make_folder", "sync", "move", "sync_folder"):
        with pytest.raises(StudioError) as refused:
            backups_in(tmp_path, disk=failing(name, error)).make()
        assert refused.value.code is code
    with pytest.raises(StudioError) as refused:
        backups_in(tmp_path, NOON + timedelta(days=2), WatchedDisk(free=1000)).make()
    assert refused.value.code is ErrorCode.BACKUP_NOT_MADE


def test_what_is_no_backup_has_no_contents(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "backups"
    folder.mkdir(parents=True)
    for said in (b"", b"x" * 9000):
        (folder / "library-2026-11-02T12-00-00.sqlite").write_bytes(said)
        assert backups_in(tmp_path).look_into("library-2026-11-02T12-00-00.sqlite") is None
    assert backups_in(tmp_path).look_into("library-2026-11-03T12-00-00.sqlite") is None


def test_the_library_can_be_written_to_while_a_backup_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    monkeypatch.setattr(backups, "_STEP_PAGES", 1)
    steps: list[int] = []
    with closing(library_in(tmp_path)) as library:

        class Busy(sqlite3.Connection):
            def backup(self, target: sqlite3.Connection, **_: object) -> None:
                super().backup(target, pages=1, progress=meanwhile, sleep=0)

        def meanwhile(_status: int, _left: int, _all: int) -> None:
            steps.append(library.annotations.rate([1], len(steps) % 5 + 1).pictures[1].rating)

        connect = sqlite3.connect
        monkeypatch.setattr(
            sqlite3, "connect", lambda *said, **more: connect(*said, **more, factory=Busy)
        )
        assert backups_in(tmp_path).make_if_due()
        monkeypatch.undo()
        pages = (tmp_path / "data" / DATABASE_NAME).stat().st_size // 4096
        # It was not begun again at each change.
        assert 5 < len(steps) < 2 * pages + 50
        (backup,) = backups_in(tmp_path).all()
        with closing(sqlite3.connect(tmp_path / "data" / "backups" / backup.name)) as copy:
            assert copy.execute("SELECT count(*) FROM annotation").fetchone() == (0,)


@pytest.mark.parametrize("operation", ["make_folder", "sync", "move", "sync_folder"])
@pytest.mark.parametrize("error", [DISK_FULL, READ_ONLY])
def test_a_disk_that_takes_no_backup_is_not_in_the_way(
    tmp_path: Path, operation: str, error: OSError
) -> None:
    filled(tmp_path)
    assert not backups_in(tmp_path, disk=failing(operation, error)).make_if_due()
    for name in names_in(tmp_path / "data" / "backups") if operation != "make_folder" else []:
        assert not name.startswith(".")
    with closing(library_in(tmp_path)) as library:
        assert library.count() == 2


def test_a_backup_leaves_room_on_the_disk(tmp_path: Path) -> None:
    filled(tmp_path)
    disk = WatchedDisk(free=2**20)
    assert not backups_in(tmp_path, disk=disk).make_if_due()
    assert not backups_in(tmp_path).all()


def test_a_backup_that_was_cut_short_is_cleared_away(tmp_path: Path) -> None:
    filled(tmp_path)
    folder = tmp_path / "data" / "backups"
    folder.mkdir()
    (folder / ".sd-studio-00.tmp").write_bytes(b"half")
    assert backups_in(tmp_path).make_if_due()
    assert len(names_in(folder)) == 1


def test_restoring_brings_back_the_database_and_keeps_newer_pictures_and_stars(
    tmp_path: Path,
) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        library.annotations.rate([1, 2], 2)
        library.submit(a_request(seed=7))
        assert library.upkeep.back_up()
    (tmp_path / "data" / "search.sqlite").touch()
    with closing(library_in(tmp_path)) as library:
        library.save_picture(some_rgb(8, 8), a_request(seed=2), a_provenance())
        library.annotations.rate([1], 0)
        library.annotations.rate([3], 5)
        library.submit(a_request(seed=8))
        (backup,) = library.backups.all()
        library.backups.restore(backup.name)
        assert ratings(library) == {0: 0, 1: 2, 2: 5}
    with closing(library_in(tmp_path)) as library:
        assert not library.crashed
        assert not (tmp_path / "data" / "search.sqlite").exists()
        library.upkeep.reconcile()
        assert not library.take_notices()
        assert ratings(library) == {0: 0, 1: 2, 2: 5}
        assert [(job.request.params.seed, job.state) for job in library.jobs()] == [
            (7, JobState.PAUSED)
        ]
    (kept,) = (tmp_path / "data").glob(f"{DATABASE_NAME}.replaced-*")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM picture").fetchone() == (3,)


@pytest.mark.parametrize("step", range(5))
def test_a_restoring_that_is_cut_short_is_done_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        library.upkeep.back_up()
        library.annotations.rate([1], 3)
        (backup,) = library.backups.all()
    replace, done = Path.replace, 0

    def interrupted(source: Path, target: Path) -> Path:
        nonlocal done
        if source.name.startswith(DATABASE_NAME):
            done += 1
            if done > step:
                raise PowerCut
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    try:
        with closing(library_in(tmp_path)) as library:
            library.backups.restore(backup.name)
        library_in(tmp_path).close()
    except PowerCut:
        pass
    monkeypatch.undo()
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
        assert library.count() == 2
        assert ratings(library) == {0: 3, 1: 0}


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _text(path: Path) -> None:
    path.write_text("no database " * 999)


def _another(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [_cut, _text, _another, _gone])
def test_a_backup_that_is_damaged_changes_nothing(tmp_path: Path, damage: object) -> None:
    filled(tmp_path)
    assert backups_in(tmp_path).make_if_due()
    (backup,) = backups_in(tmp_path).all()
    assert callable(damage)
    damage(tmp_path / "data" / "backups" / backup.name)
    with closing(library_in(tmp_path)) as library:
        for name in (backup.name, f"../{DATABASE_NAME}"):
            with pytest.raises(StudioError) as caught:
                library.backups.restore(name)
            assert caught.value.code is ErrorCode.BACKUP_DAMAGED
            assert caught.value.arguments == {"backup": name}
    assert [name for name in names_in(tmp_path / "data") if name.startswith("library.sqlite")] == [
        DATABASE_NAME
    ]


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    filled(tmp_path)
    assert backups_in(tmp_path).make_if_due()
    (backup,) = backups_in(tmp_path).all()
    with closing(sqlite3.connect(tmp_path / "data" / "backups" / backup.name)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with closing(library_in(tmp_path)) as library, pytest.raises(StudioError) as caught:
        library.backups.restore(backup.name)
    assert caught.value.code is ErrorCode.LIBRARY_NEWER
