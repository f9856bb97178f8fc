"""``docs/benchmarks.md``, written from one run of the suite."""

import importlib
import inspect
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks import history
from benchmarks.report import goals, machine, versions
from benchmarks.suite import Result

PAGE: Final = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_HEAD: Final = """# Benchmarks

`make bench` wrote this page in one run on one machine: {machine}. {versions}. It took {minutes} \
minutes. Speed differs from machine to machine and, on virtual servers, from hour to hour: compare \
figures within a table, in which the things compared took turns. What was measured at other times, \
on other machines or with models that take too long, and what was tried and rejected, stands in \
[measurements.md](measurements.md)."""


def write(
    results: Sequence[Result],
    before: Sequence[history.Entry],
    now: Sequence[history.Entry],
    processor: str,
    page: Path = PAGE,
) -> None:
    """Write the page."""
    page.write_text(text(results, before, now, processor), encoding="utf-8")


def text(
    results: Sequence[Result],
    before: Sequence[history.Entry],
    now: Sequence[history.Entry],
    processor: str,
) -> str:
    """The page: goals, what was left out, each benchmark's tables, and the history."""
    figures = [figure for result in results for figure in result.figures]
    head = _HEAD.format(
        machine=machine().partition(": ")[2],
        versions=versions(),
        minutes=f"{sum(result.seconds for result in results) / 60:.0f}",
    )
    blocks = [head, "## Goals", goals(figures)]
    if left := _left_out(results):
        blocks += ["## Not measured", left]
    if found := history.worse(before, processor, figures):
        blocks += ["## Worse than the last time", "\n".join(f"- {line}" for line in found)]
    for result in results:
        for number, report in enumerate(result.reports):
            blocks.append(f"## {report['title']}")
            if not number:
                blocks.append(_about(result))
            blocks.append(report["body"].strip())
    blocks += [
        "## Earlier runs",
        "Only figures of the same processor can be compared. All of them stand in"
        " [benchmarks.csv](benchmarks.csv).",
        history.by_run(now),
    ]
    return "\n\n".join(blocks) + "\n"


def _left_out(results: Sequence[Result]) -> str:
    lines = [f"- {one.part.name}: {one.skipped}" for one in results if one.skipped]
    lines += [f"- {one.part.name} failed: {one.failed}" for one in results if one.failed]
    return "\n".join(lines)


def _about(result: Result) -> str:
    """What the benchmark's module says of itself, and how to run it alone."""
    module = importlib.import_module(f"benchmarks.{result.part.name}")
    return inspect.cleandoc(module.__doc__ or "").replace("``", "`")
