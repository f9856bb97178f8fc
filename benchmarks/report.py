"""The report that every benchmark prints: a title, tables, figures and their goals, the machine."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Final

import psutil

#: Names a folder in which every report is also kept as JSON, for ``benchmarks.suite``.
KEEP_IN: Final = "SDSTUDIO_BENCHMARK_REPORTS"
_LIBRARIES = ("torch", "diffusers", "transformers", "PySide6-Essentials", "pillow", "numpy")


@dataclass(frozen=True)
class Figure:
    """One number that is followed from run to run.

    Attributes:
        name: what was measured, unique among all benchmarks.
        value: what came out, in ``unit``.
        unit: for example ``ms``.
        goal: what we promise, in ``unit``; none for a figure that is only followed.
        is_more_better: whether the goal is the least, not the most, that ``value`` may be.
    """

    name: str
    value: float
    unit: str
    goal: float | None = None
    is_more_better: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached; so is the goal of a figure without one."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.is_more_better else self.value <= self.goal

    def shown_goal(self) -> str:
        """The goal with its sign, or a dash."""
        if self.goal is None:
            return "–"
        return f"{'≥' if self.is_more_better else '≤'} {shown(self.goal, self.unit)}"


class Report:
    """Collects Markdown and prints it at the end, after all measurements."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._lines: list[str] = []
        self._figures: list[Figure] = []

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Add a table; the first column is text, the others are numbers."""
        self._lines += [table(headings, rows), ""]

    def line(self, text: str) -> None:
        """Add a paragraph."""
        self._lines += [text, ""]

    def at_most(self, name: str, value: float, unit: str, goal: float | None = None) -> None:
        """Follow a figure that should be small; it is met up to and with ``goal``."""
        self._figures.append(Figure(name, float(value), unit, goal))

    def at_least(self, name: str, value: float, unit: str, goal: float | None = None) -> None:
        """Follow a figure that should be large; it is met from ``goal`` on."""
        self._figures.append(Figure(name, float(value), unit, goal, is_more_better=True))

    def print(self) -> None:
        """Print the report, and keep it for the suite that started this process, if one did."""
        print(self.text(), flush=True)
        if folder := os.environ.get(KEEP_IN):
            # A benchmark may print several.
            number = len(list(Path(folder).iterdir()))
            kept = {
                "title": self._title,
                "body": "\n".join(self._lines),
                "figures": [asdict(figure) for figure in self._figures],
            }
            Path(folder, f"{number:03}.json").write_text(json.dumps(kept), encoding="utf-8")

    def text(self) -> str:
        """The report, with the machine and the versions."""
        lines = [f"## {self._title}", "", *self._lines]
        if self._figures:
            lines += [goals(self._figures), ""]
        return "\n".join([*lines, machine(), "", versions(), ""])


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown; the first column is text, the others are numbers."""
    cells = [[str(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(headings))]
    aligned = [
        [
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in cells
    ]
    rule = [
        "-" * width if column == 0 else "-" * (width - 1) + ":"
        for column, width in enumerate(widths)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (aligned[0], rule, *aligned[1:]))


def goals(figures: Iterable[Figure]) -> str:
    """A table of figures: what was measured, the goal, and whether it is met."""
    rows = [
        (
            figure.name,
            shown(figure.value, figure.unit),
            figure.shown_goal(),
            "–" if figure.goal is None else "met" if figure.is_met else "**missed**",
        )
        for figure in figures
    ]
    return table(("figure", "measured", "goal", ""), rows)


def largest(rows: Iterable[Sequence[str]], column: int, *contain: str) -> float:
    """The largest number in a column of a table's rows.

    Args:
        rows: cells; one such as ``2.1 (1.9 … 2.3)`` counts with its first number.
        column: which one.
        contain: only rows count that contain each of these left of ``column``.

    Raises:
        ValueError: no row counts.
    """
    return max(
        float(row[column].split()[0].replace(",", ""))
        for row in rows
        if all(any(word in cell for cell in row[:column]) for word in contain)
    )


def shown(value: float, unit: str = "") -> str:
    """``value`` with three significant digits, and its unit."""
    number = f"{value:,.0f}" if abs(value) >= 100 else f"{float(f'{value:.3g}'):g}"
    return f"{number} {unit}".rstrip()


def machine() -> str:
    """One line about the machine and its load."""
    memory_gib = psutil.virtual_memory().total / 2**30
    parts = [
        f"{datetime.now(UTC):%Y-%m-%d}",
        processor(),
        f"{os.cpu_count()} cores",
        f"{memory_gib:.0f} GiB",
        f"{platform.system()} {platform.release().partition('-')[0]}",
    ]
    if hasattr(os, "getloadavg"):
        parts.append(f"load {os.getloadavg()[0]:.1f}")
    return "Machine: " + ", ".join(parts)


def versions() -> str:
    """One line with the versions of Python and the libraries."""
    installed = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return "Versions: " + ", ".join([f"Python {platform.python_version()}", *installed])


def processor() -> str:
    """The processor's name, as the system gives it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
