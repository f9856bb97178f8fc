"""Damage to the database costs what was damaged: pictures are read again from their files."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sdstudio.domain.grid import Axis, Grid
from sdstudio.library import Library
from sdstudio.library.database import DATABASE_NAME
from tests.support.corruption import TABLES, Corrupt, columns_of, corrupt
from tests.support.pictures import a_provenance, a_request, some_rgb


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
    library.delete([mistake.id])
    library.submit_many([a_request("鱼", seed=seed) for seed in (4, 5)])
    (library.folders.pictures / "a photo.png").write_bytes(b"no picture of ours")
    library.reconcile()
    library.close()
    return folder


COLUMNS = [
    (table, column)
    for table, columns in {
        "picture": (
            "name identity created_at width height request provenance job_id job_index deleted_at"
            " missing_since"
        ),
        "job": (
            "position state state_before_removal request attempts pictures_done error_code"
            " error_arguments submitted_at ended_at"
        ),
        "grid": "axes jobs composed",
        "meta": "key value",
        "foreign_file": "name size_bytes modified_ns",
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
    assert stored - {("picture", "id"), ("job", "id"), ("grid", "id")} == set(COLUMNS)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
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
    for _start in range(2):
        library = library_in(folder)
        try:
            library.reconcile()
            shown, trashed = library.pictures(10), library.trashed(10)
            assert sorted(one.request.params.seed for one in shown) == [1, 2]
            assert [one.request.params.seed for one in trashed] == [3]
            assert all(one.path.is_file() for one in (*shown, *trashed))
            assert library.count() == 2
            jobs = [job.request.params.seed for job in library.jobs()]
            assert len(set(jobs)) == len(jobs) >= (3 if table == "job" else 4)
            assert set(jobs) <= {1, 2, 4, 5}
            # What is there can be used.
            new = library.submit(a_request(seed=6))
            library.move_job(new.id, before=library.jobs()[0].id)
            assert library.jobs()[0] == new
            library.remove_jobs([new.id])
            library.restore(one.id for one in trashed)
            library.delete(one.id for one in trashed)
            library.tidy_inputs()
            library.purge_trash()
        finally:
            library.close()
    shutil.rmtree(folder)
