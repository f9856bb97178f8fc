"""The figures of every run of the suite, so that a change for the worse shows."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from benchmarks.report import Figure, shown, table

FILE: Final = Path(__file__).parents[1] / "docs" / "benchmarks.csv"
#: A figure is called worse than before from this factor on: runs on the same machine differ by up
#: to a sixth.
_WORSE: Final = 1.2
_COLUMNS: Final = ("date", "processor", "figure", "value", "unit")
#: As many columns as fit beside a figure's name.
_RUNS_SHOWN: Final = 4


@dataclass(frozen=True)
class Entry:
    """One figure of one run.

    Attributes:
        date: the day of the run, ``YYYY-MM-DD``.
        processor: its name; only figures of the same one can be compared.
        figure: its name.
        value: in ``unit``.
        unit: for example ``ms``.
    """

    date: str
    processor: str
    figure: str
    value: float
    unit: str


def read(file: Path = FILE) -> list[Entry]:
    """All entries, oldest first; none if there is no file yet."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Entry(row["date"], row["processor"], row["figure"], float(row["value"]), row["unit"])
            for row in csv.DictReader(lines)
        ]


def add(
    date: str, processor: str, figures: Iterable[Figure], file: Path = FILE
) -> tuple[list[Entry], list[Entry]]:
    """Keep a run's ``figures``; a figure measured again on that day replaces the earlier one.

    Returns:
        The entries from before, and all of them now.
    """
    before = read(file)
    new = [Entry(date, processor, one.name, one.value, one.unit) for one in figures]
    replaced = {(one.date, one.processor, one.figure) for one in new}
    before = [one for one in before if (one.date, one.processor, one.figure) not in replaced]
    now = [*before, *new]
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(
            (one.date, one.processor, one.figure, f"{one.value:.5g}", one.unit) for one in now
        )
    return before, now


def worse(before: Sequence[Entry], processor: str, figures: Iterable[Figure]) -> list[str]:
    """A line for each of ``figures`` that is clearly worse than last time on ``processor``."""
    last = {one.figure: one for one in before if one.processor == processor}
    found = []
    for figure in figures:
        earlier = last.get(figure.name)
        if earlier is None or earlier.value <= 0 or figure.value <= 0:
            continue
        factor = figure.value / earlier.value
        if figure.is_more_better:
            factor = 1 / factor
        if factor >= _WORSE:
            found.append(
                f"{figure.name}: {shown(figure.value, figure.unit)}, {factor:.2f} times as bad as"
                f" on {earlier.date} ({shown(earlier.value, earlier.unit)})"
            )
    return found


def by_run(entries: Sequence[Entry]) -> str:
    """A table of the newest runs, one column each, and a row for each figure."""
    ordered = sorted(entries, key=_run_of)
    runs = [run for run, _ in groupby(ordered, key=_run_of)][-_RUNS_SHOWN:]
    found = {(*_run_of(one), one.figure): shown(one.value, one.unit) for one in entries}
    names = dict.fromkeys(one.figure for one in entries if _run_of(one) in runs)
    rows = [(name, *(found.get((*run, name), "") for run in runs)) for name in names]
    return table(("figure", *(f"{date}, {processor}" for date, processor in runs)), rows)


def _run_of(entry: Entry) -> tuple[str, str]:
    return entry.date, entry.processor
