"""Damage to the database costs what was damaged: pictures are read again from their files."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sdstudio.domain.annotations import Parent, Verdict
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.grid import Axis, Grid
from sdstudio.library import Library, picture_table
from sdstudio.library.database import DATABASE_NAME
from tests.support.corruption import TABLES, Corrupt, columns_of, corrupt, root_page
from tests.support.disks import PowerCut
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb
from tests.support.upkeep import purge_trash


def library_in(folder: Path) -> Library:
    return Library.open(folder / "pictures", folder / "data")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with a row or more in every table."""
    folder = tmp_path_factory.mktemp("whole")
    library = library_in(folder)
    grid = library.submit_grid(Grid(Axis("seed", (1, 2))), [a_request(seed=1), a_request(seed=2)])
    for job, seed in zip(grid.jobs, (1, 2), strict=True):
        library.save_picture(some_rgb(), a_request(seed=seed), a_provenance(), job_id=job, index=0)
    mistake = library.save_picture(some_rgb(), a_request(seed=3), a_provenance())
    library.trash.delete([mistake.id])
    for seed in (4, 5):
        library.submit(a_request("鱼", seed=seed))
    library.annotations.rate([1], 1)
    library.annotations.rate([2], 2)
    library.annotations.write_note(1, "the first")
    library.annotations.add_tags([1, 2], ["fish", "red"])
    for name in ("Portfolio", "Sold"):
        library.boards.add(library.boards.create(name).uid, [1, 2])
        library.saved_searches.keep(name, "fish")
    library.annotations.judge("a" * 32, "b" * 32, Verdict.ALTERNATE)
    library.annotations.add_parents({2: [Parent("a" * 32, "start"), Parent("b" * 32, "mask")]})
    (library.folders.pictures / "a photo.png").write_bytes(b"no picture of ours")
    library.upkeep.reconcile()
    library.close()
    return folder


ADDED = {
    "annotation": "rating flag label note",
    "tag": "name",
    "picture_tag": "picture_id tag_id",
    "board": "uid name position",
    "board_picture": "board_id picture_id added_at",
    "saved_search": "uid name query position",
    "verdict": "one other verdict",
    "parent": "picture_id parent_identity role",
}
COLUMNS = [
    (table, column)
    for table, columns in {
        "picture": (
            "name identity created_at width height request provenance job_id job_index deleted_at"
            " missing_since size_bytes modified_ns folder_id settings settings_version"
        ),
        "job": (
            "position state state_before_removal request attempts pictures_done error_code"
            " error_arguments submitted_at ended_at"
        ),
        "grid": "axes jobs composed",
        "meta": "key value",
        "foreign_file": "name size_bytes modified_ns",
        "folder": "path is_archived added_at",
        **ADDED,
    }.items()
    for column in columns.split()
]

VALUES = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.binary(max_size=40)
    | st.tuples(st.binary(max_size=40))
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.sampled_from(
        [
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-12:00",
            "{}",
            "[[[[]]]]",
            '{"version":1,"mode":"paint_by_telepathy"}',
            "[Infinity]",
            "[1e400, 99999999999999999999999]",
            "[" * 3000,
            "../../a.png",
            "\x00.png",
            "waiting",
        ]
    )
)


def test_every_stored_column_is_damaged_below(whole: Path) -> None:
    database = whole / "data" / DATABASE_NAME
    stored = {(table, column) for table in TABLES for column in columns_of(database, table)}
    row_ids = {(table, "id") for table in TABLES} | {("annotation", "picture_id")}
    assert stored - row_ids == set(COLUMNS)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@example(("picture", "created_at"), 0, (b"\xff",))
@example(("picture", "request"), 0, (b'{"version":1\xff',))
@example(("picture", "request"), 0, (b"\xff\xfe",))
@example(("job", "request"), 2, (b"\xff",))
@given(st.sampled_from(COLUMNS), st.integers(0, 3), VALUES)
def test_one_damaged_value_costs_no_picture_and_no_other_job(
    whole: Path,
    tmp_path_factory: pytest.TempPathFactory,
    place: tuple[str, str],
    row: int,
    value: Corrupt,
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    shutil.copytree(whole, folder, dirs_exist_ok=True)
    table, column = place
    corrupt(folder / "data" / DATABASE_NAME, table, column, value, row)
    for start in range(2):
        library = library_in(folder)
        try:
            library.upkeep.reconcile()
            shown, trashed = library.pictures(10), library.trash.pictures(10)
            seeds = [one.request.params.seed for one in shown]
            assert (sorted(seeds) if column == "name" else seeds[::-1]) == [1, 2]
            assert [one.request.params.seed for one in trashed] == [3]
            assert all(one.path.is_file() for one in (*shown, *trashed))
            assert library.count() == 2
            jobs = [job.request.params.seed for job in library.jobs()]
            assert len(set(jobs)) == len(jobs) >= (3 if table == "job" else 4)
            assert set(jobs) <= {1, 2, 4, 5}
            assert [kept.jobs for kept in library.grids.all()] == [(1, 2)] or table == "grid"
            added = library.annotations.of([one.id for one in shown])
            assert len(added) == 2
            assert table in ADDED or sorted(one.rating for one in added.values()) == [1, 2]
            assert table in ADDED or [tag.count for tag in library.annotations.tags()] == [2, 2]
            assert table in ADDED or [board.count for board in library.boards.all()] == [2, 2]
            notices = library.take_notices()
            assert len(notices) <= 1
            assert not notices or start == 0
            assert start or len(jobs) == 4 or notices[0].arguments["jobs"] == 1
            # What is there can be used.
            for board in library.boards.all():
                library.annotations.restore(library.boards.delete(board.uid))
            for search in library.saved_searches.all():
                library.annotations.restore(library.saved_searches.forget(search.uid))
            library.annotations.restore(library.annotations.rate([one.id for one in shown], 5))
            library.annotations.restore(
                library.annotations.remove_tags([one.id for one in shown], ["red"])
            )
            library.annotations.judge("c" * 32, "b" * 32, Verdict.UNRELATED)
            library.upkeep.rebuild()
            new = library.submit(a_request(seed=6))
            library.arrange_jobs([new.id, *(job.id for job in library.jobs() if job != new)])
            assert library.jobs()[0] == new
            library.remove_jobs([new.id])
            library.trash.restore(one.id for one in trashed)
            library.trash.delete(one.id for one in trashed)
            library.upkeep.tidy_inputs()
            purge_trash(library)
        finally:
            library.close()
    shutil.rmtree(folder)


def notice_of(library: Library) -> StudioError:
    (notice,) = library.take_notices()
    return notice


def test_a_picture_whose_row_is_damaged_is_read_again_and_that_is_told_once(
    whole: Path, tmp_path: Path
) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    database = tmp_path / "data" / DATABASE_NAME
    corrupt(database, "picture", "created_at", (b"\xff",))
    corrupt(database, "picture", "provenance", "{}", row=1)
    library = library_in(tmp_path)
    try:
        assert not library.take_notices()
        assert [one.provenance for one in library.pictures(10)] == [a_provenance()] * 2
        notice = notice_of(library)
        assert notice.code is ErrorCode.LIBRARY_ENTRIES_DAMAGED
        assert notice.arguments == {"rebuilt": 2, "pictures": 0, "jobs": 0, "grids": 0}
        assert [one.job_id for one in library.pictures(10)] == [2, 1]
        assert not library.take_notices()
    finally:
        library.close()


def test_what_neither_row_nor_file_says_is_counted_as_lost_and_told_once(
    whole: Path, tmp_path: Path
) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    database = tmp_path / "data" / DATABASE_NAME
    corrupt(database, "picture", "created_at", (b"\xff",))
    corrupt(database, "job", "request", (b"\xff",), row=3)
    corrupt(database, "grid", "axes", (b"\xff",))
    for path in (tmp_path / "pictures").glob("*1.png"):
        path.write_bytes(b"damaged as well")
    for told in (True, False):
        library = library_in(tmp_path)
        try:
            assert [one.request.params.seed for one in library.pictures(10)] == [2]
            assert [one.request.params.seed for one in library.jobs()] == [1, 2, 4]
            assert library.grids.all() == []
            if told:
                lost = {"rebuilt": 0, "pictures": 1, "jobs": 1, "grids": 1}
                assert notice_of(library).arguments == lost
            assert not library.take_notices()
        finally:
            library.close()


def test_a_grid_that_is_lost_with_the_whole_database_is_counted(
    whole: Path, tmp_path: Path
) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    database = tmp_path / "data" / DATABASE_NAME
    corrupt(database, "grid", "jobs", "[1")
    _garble(database, 0)
    library = library_in(tmp_path)
    try:
        notice = notice_of(library)
        assert notice.code is ErrorCode.LIBRARY_DAMAGED
        assert (notice.arguments["jobs"], notice.arguments["grids"]) == (0, 1)
        assert not library.grids.all()
        assert not library.take_notices()
    finally:
        library.close()


def _garble(database: Path, page: int) -> None:
    with database.open("r+b") as file:
        file.seek(page * PAGE_BYTES)
        file.write(bytes([0xA5]) * PAGE_BYTES)


PAGE_BYTES = 4096


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with some pages of pictures, one of which has a long prompt, and of jobs."""
    folder = tmp_path_factory.mktemp("large")
    library = library_in(folder)
    for seed in range(6):
        prompt = "a very long prompt " * 500 if seed == 3 else "a red fish"
        library.save_picture(some_rgb(8, 8), a_request(prompt, seed=seed), a_provenance())
    jobs = [library.submit(a_request(seed=seed)) for seed in range(20)]
    library.finish_job(jobs[0].id)
    library.close()
    return folder


def test_one_damaged_page_costs_only_the_jobs_that_were_in_it(large: Path, tmp_path: Path) -> None:
    pages = (large / "data" / DATABASE_NAME).stat().st_size // PAGE_BYTES
    assert pages > 20
    numbers = root_page(large / "data" / DATABASE_NAME, "sqlite_sequence")
    most_lost = 0
    for page in range(pages):
        folder = tmp_path / str(page)
        shutil.copytree(large, folder)
        database = folder / "data" / DATABASE_NAME
        _garble(database, page)
        damaged = database.read_bytes()
        library = library_in(folder)
        try:
            # A page that nothing is kept in may be damaged unnoticed.
            notices = library.take_notices()
            for notice in notices:
                assert notice.code is ErrorCode.LIBRARY_DAMAGED
                kept_as = database.with_name(str(notice.arguments["kept_as"]))
                assert kept_as.read_bytes() == damaged
                assert notice.arguments["pictures"] == 0
            seeds = [one.request.params.seed for one in library.pictures(10)]
            assert sorted(seeds) == list(range(6))
            jobs = [job.request.params.seed for job in library.jobs()]
            assert set(jobs) <= set(range(1, 20))
            lost = 19 - len(jobs)
            # Without the highest number given, those at the end are not missed.
            told = int(notices[0].arguments["jobs"]) if notices else 0
            assert told >= lost or page + 1 == numbers
            most_lost = max(most_lost, lost)
            new = library.submit(a_request(seed=99))
            assert library.jobs()[-1] == new
        finally:
            library.close()
        shutil.rmtree(folder)
    assert 0 < most_lost <= 8


@pytest.mark.parametrize("step", range(4))
def test_a_rebuilding_that_is_cut_short_is_begun_again_or_finished(
    large: Path, tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(large, tmp_path, dirs_exist_ok=True)
    database = tmp_path / "data" / DATABASE_NAME
    database.with_name(f"{DATABASE_NAME}-wal").write_bytes(b"left behind")
    _garble(database, 1)
    damaged = database.read_bytes()
    replace, done = Path.replace, 0

    def interrupted(source: Path, target: Path) -> Path:
        nonlocal done
        if source.parent == database.parent:
            done += 1
            if done > step:
                raise PowerCut
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(PowerCut):
        library_in(tmp_path)
    monkeypatch.undo()
    library = library_in(tmp_path)
    try:
        notice = notice_of(library)
        assert database.with_name(str(notice.arguments["kept_as"])).read_bytes() == damaged
        assert library.count() == 6
        assert [job.request.params.seed for job in library.jobs()] == list(range(1, 20))
    finally:
        library.close()
    assert [one for one in names_in(database.parent) if "damaged" not in one] == [
        "library.lock",
        DATABASE_NAME,
        "thumbs.sqlite",
    ]


def test_a_damaged_folder_number_is_corrected_without_going_through_all_pictures(
    tmp_path: Path,
) -> None:
    with closing(library_in(tmp_path)) as library:
        for seed in range(3):
            library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())
    path = tmp_path / "data" / DATABASE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for id_, number in ((1, 7), (2, -3), (3, 9000)):
            connection.execute("UPDATE picture SET folder_id = ? WHERE id = ?", (number, id_))
        plan = connection.execute(f"EXPLAIN QUERY PLAN {picture_table._CORRECT_FOLDERS}").fetchall()
    assert not [row[3] for row in plan if row[3].startswith("SCAN picture")]
    with closing(library_in(tmp_path)) as library:
        assert [one.id for one in library.pictures(10)] == [3, 2, 1]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT DISTINCT folder_id FROM picture").fetchall() == [(1,)]
