"""Grids in the queue: their sheets come also where the program is closed in between."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from sdstudio.app.grids import Grids
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.grid import Axis, Grid
from sdstudio.imaging import read_rgb
from sdstudio.library import JobState, Library
from sdstudio.library.folders import SHEETS_NAME
from tests.support.coroutines import result_of
from tests.support.services import Services, checkpoint, draft, running_services

GRID = Grid(Axis("guidance_scale", (2.0, 4.0)), Axis("sampler", ("ddim", "euler")))


@contextmanager
def running_grids(folder: Path) -> Iterator[tuple[Services, Grids]]:
    with running_services(folder) as services:
        yield services, Grids(services.queue, services.library)


def sheets_in(folder: Path) -> list[Path]:
    return list((folder / "pictures" / SHEETS_NAME).glob("*.png"))


def test_a_sheet_comes_though_the_program_was_closed_before_all_pictures_were_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_grids(tmp_path) as (services, grids):
        result_of(grids.start(GRID, draft("slow"), checkpoint()))
        with qtbot.waitSignal(services.saver.saved):
            pass
    assert not sheets_in(tmp_path)
    with running_grids(tmp_path) as (services, grids):
        with qtbot.waitSignal(grids.sheet_saved, timeout=60_000) as saved:
            pass
        assert not services.queue.jobs
    assert saved.args is not None
    assert sheets_in(tmp_path) == saved.args
    assert len(list((tmp_path / "pictures").glob("*.png"))) == GRID.count
    # The picture of the run before is on it, too: the first one, whose place is at the top left.
    first = read_rgb(
        sorted((tmp_path / "pictures").glob("*.png"), key=lambda one: one.stat().st_mtime)[0]
    )
    sheet = read_rgb(saved.args[0])
    side = len(first)
    windows = np.lib.stride_tricks.sliding_window_view(sheet, (side, side, 3))[:, :, 0]
    assert any((place == first).all() for row in windows for place in row)
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    assert not library.grids.all()
    library.close()


def test_a_sheet_with_an_empty_place_is_composed_once_in_two_runs(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_grids(tmp_path) as (services, grids):
        queue = services.queue
        with qtbot.waitSignal(grids.sheet_saved, timeout=60_000):
            result_of(grids.start(GRID, draft("slow"), checkpoint()))
            qtbot.waitUntil(lambda: len(queue.jobs) == GRID.count)
            last = queue.jobs[-1].id
            services.library.do(lambda lib: lib.fail_job(last, ErrorCode.ENGINE_DIED, {}))
        assert [job.state for job in queue.jobs] == [JobState.FAILED]
    with running_grids(tmp_path) as (services, _grids):
        qtbot.waitUntil(lambda: len(services.queue.jobs) == 1)
        result_of(services.library.do(lambda _lib: None))
    assert len(sheets_in(tmp_path)) == 1


def test_a_grid_whose_jobs_were_removed_and_put_back_has_its_sheet(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_grids(tmp_path) as (services, grids):
        queue = services.queue
        queue.pause()
        result_of(grids.start(GRID, draft("fish"), checkpoint()))
        ids = [job.id for job in queue.jobs]
        result_of(queue.remove(ids))
        result_of(queue.put_back(ids))
        with qtbot.waitSignal(grids.sheet_saved, timeout=60_000):
            queue.unpause()
        assert not queue.jobs


def test_a_grid_whose_jobs_were_removed_is_forgotten_at_the_next_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_grids(tmp_path) as (services, grids):
        services.queue.pause()
        result_of(grids.start(GRID, draft("fish"), checkpoint()))
        result_of(services.queue.remove([job.id for job in services.queue.jobs]))
    with running_grids(tmp_path) as (services, _grids):
        qtbot.waitUntil(lambda: not result_of(services.library.do(lambda lib: lib.grids.all())))
