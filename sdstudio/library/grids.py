"""The grids whose pictures are being made, so that each has its sheet whenever they are there."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sdstudio.domain.grid import Axis, Grid
from sdstudio.domain.params import validated
from sdstudio.library.database import ILLEGIBLE, Database

_Row = tuple[int, str, str, int]


@dataclass(frozen=True, slots=True)
class KeptGrid:
    """A row of the table, and what it comes to now.

    Args:
        jobs: one for each picture, row by row.
        composed: how many pictures its newest sheet shows.
        pictures: those that are there, by their job.
    """

    id: int
    grid: Grid
    jobs: tuple[int, ...]
    composed: int
    pictures: Mapping[int, Path]


class GridTable:
    """The table of grids.

    Args:
        pictures: the folder that they lie in.
    """

    def __init__(self, database: Database, pictures: Path) -> None:
        self._database = database
        self._pictures = pictures

    def keep(self, grid: Grid, jobs: Sequence[int]) -> int:
        """Keep a grid until :meth:`forget`; its id. Part of the caller's transaction."""
        axes = [[axis.name, axis.values] for axis in (grid.x, grid.y) if axis is not None]
        cursor = self._database.execute(
            "INSERT INTO grid (axes, jobs) VALUES (?, ?)",
            (json.dumps(axes, ensure_ascii=False), json.dumps(list(jobs))),
        )
        return cursor.lastrowid or 0

    def all(self) -> list[KeptGrid]:
        """Those that were kept and not forgotten, the oldest first."""
        rows: Iterable[_Row] = self._database.execute(
            "SELECT id, axes, jobs, composed FROM grid ORDER BY id"
        )
        return [kept for row in list(rows) if (kept := self._kept(row)) is not None]

    def set_composed(self, id_: int, count: int) -> None:
        """A sheet with ``count`` pictures is on the disk."""
        with self._database.transaction():
            self._database.execute("UPDATE grid SET composed = ? WHERE id = ?", (count, id_))

    def forget(self, id_: int) -> None:
        """No picture of it is to come any more."""
        with self._database.transaction():
            self._database.execute("DELETE FROM grid WHERE id = ?", (id_,))

    def _kept(self, row: _Row) -> KeptGrid | None:
        id_, axes, jobs, composed = row
        try:
            x, *rest = [_axis(name, values) for name, values in json.loads(axes)]
            numbers = tuple(map(int, json.loads(jobs)))
        except ILLEGIBLE:
            # Written by a newer program that was since replaced by this one.
            return None
        marks = ", ".join("?" * len(numbers))
        found = self._database.execute(
            "SELECT job_id, name FROM picture"
            f" WHERE job_id IN ({marks}) AND deleted_at IS NULL AND missing_since IS NULL",
            numbers,
        )
        pictures = {job: self._pictures / name for job, name in found}
        grid = Grid(x, rest[0] if rest else None)
        return KeptGrid(id_, grid, numbers, composed, pictures)


def _axis(name: str, values: Sequence[object]) -> Axis:
    return Axis(name, tuple(getattr(validated({name: value}), name) for value in values))
