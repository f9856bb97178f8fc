"""The grids whose pictures are being made, so that each gets its sheet, whenever that is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from sdstudio.domain.grid import Axis, Grid
from sdstudio.domain.params import validated
from sdstudio.library.database import ILLEGIBLE, Database
from sdstudio.library.repairs import Repairs

_NUMBERS = TypeAdapter(tuple[Annotated[int, Field(ge=0, lt=2**63)], ...])

_Row = tuple[int, str, str, int]


@dataclass(frozen=True, slots=True)
class KeptGrid:
    """A row of the table, with the pictures that exist by now.

    Args:
        jobs: one for each picture, row by row.
        composed: how many pictures its newest sheet shows.
        pictures: those that exist, by their job.
    """

    id: int
    grid: Grid
    jobs: tuple[int, ...]
    composed: int
    pictures: Mapping[int, Path]


class GridTable:
    """The table of grids.

    Args:
        pictures: the folder that contains them.
    """

    def __init__(self, database: Database, pictures: Path, repairs: Repairs) -> None:
        self._database = database
        self._pictures = pictures
        self._repairs = repairs

    def keep(self, grid: Grid, jobs: Sequence[int]) -> int:
        """Keep a grid until :meth:`forget`; returns its id. Part of the caller's transaction."""
        axes = [[axis.name, axis.values] for axis in (grid.x, grid.y) if axis is not None]
        cursor = self._database.execute(
            "INSERT INTO grid (axes, jobs) VALUES (?, ?)",
            (json.dumps(axes, ensure_ascii=False), json.dumps(list(jobs))),
        )
        return cursor.lastrowid or 0

    def all(self) -> list[KeptGrid]:
        """Those that were kept and not forgotten, oldest first."""
        found: list[KeptGrid] = []
        illegible: list[int] = []
        for row in self._database.execute(
            "SELECT id, axes, jobs, composed FROM grid ORDER BY id"
        ).fetchall():
            try:
                found.append(self._kept(row))
            except ILLEGIBLE:
                illegible.append(row[0])
        self._repairs.note_illegible(grids=illegible)
        return found

    def adopt(self, id_: int, columns: Sequence[Any]) -> bool:
        """Keep a row of a damaged library; returns whether it could be read.

        Raises:
            one of ``ILLEGIBLE``: it isn't a grid.
        """
        _, axes, jobs, composed = columns  # no other table has four columns
        try:
            kept = self._kept((id_, axes, jobs, composed))
        except ILLEGIBLE:
            return False
        self._database.execute(
            "INSERT INTO grid (id, axes, jobs, composed) VALUES (?, ?, ?, ?)",
            (id_, axes, jobs, kept.composed),
        )
        return True

    def set_composed(self, id_: int, count: int) -> None:
        """Record that a sheet with ``count`` pictures is on disk."""
        with self._database.transaction():
            self._database.execute("UPDATE grid SET composed = ? WHERE id = ?", (count, id_))

    def forget(self, id_: int) -> None:
        """Forget a grid: none of its pictures is still to come."""
        with self._database.transaction():
            self._database.execute("DELETE FROM grid WHERE id = ?", (id_,))

    def _kept(self, row: _Row) -> KeptGrid:
        """Raises one of ``ILLEGIBLE``."""
        id_, axes, jobs, composed = row
        x, *rest = [_axis(name, values) for name, values in json.loads(axes)]
        grid = Grid(x, rest[0] if rest else None)
        numbers = _NUMBERS.validate_json(jobs)
        if len(numbers) != grid.count:
            raise ValueError(jobs)
        marks = ", ".join("?" * len(numbers))
        found = self._database.execute(
            "SELECT job_id, name FROM picture"
            f" WHERE job_id IN ({marks}) AND deleted_at IS NULL AND missing_since IS NULL",
            numbers,
        )
        pictures = {job: self._pictures / name for job, name in found}
        composed = composed if isinstance(composed, int) else 0
        return KeptGrid(id_, grid, numbers, composed, pictures)


def _axis(name: str, values: Sequence[object]) -> Axis:
    return Axis(name, tuple(getattr(validated({name: value}), name) for value in values))
