"""The report that every benchmark prints: a title, tables, the machine and the versions."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import psutil

_LIBRARIES = ("torch", "diffusers", "transformers", "PySide6-Essentials", "pillow", "numpy")


class Report:
    """Collects Markdown and prints it at the end, after all measurements."""

    def __init__(self, title: str) -> None:
        self._lines = [f"## {title}", ""]

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Add a table; the first column is text, the others are numbers."""
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
        self._lines += [f"| {' | '.join(row)} |" for row in (aligned[0], rule, *aligned[1:])]
        self._lines.append("")

    def line(self, text: str) -> None:
        """Add a paragraph."""
        self._lines += [text, ""]

    def print(self) -> None:
        """Print the report."""
        print(self.text(), flush=True)

    def text(self) -> str:
        """The report, with the machine and the versions."""
        return "\n".join([*self._lines, machine(), "", versions(), ""])


def machine() -> str:
    """One line about the machine and its load."""
    memory_gib = psutil.virtual_memory().total / 2**30
    parts = [
        f"{datetime.now(UTC):%Y-%m-%d}",
        _processor(),
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


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
