"""Tests for running all benchmarks, and the figures that are kept from run to run."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.history import Entry, add, by_run, read, worse
from benchmarks.page import text
from benchmarks.report import Figure, goals, largest
from benchmarks.suite import Part, Result, run


def test_a_later_run_on_the_same_day_replaces_the_earlier_one(tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    add("2026-11-30", "Xeon", [Figure("paint", 0.6, "s")], file)
    add("2026-12-01", "Xeon", [Figure("paint", 0.5, "s"), Figure("stroke", 3, "ms")], file)

    add("2026-12-01", "Xeon", [Figure("paint", 0.4, "s")], file)

    assert [(one.date, one.figure, one.value) for one in read(file)] == [
        ("2026-11-30", "paint", 0.6),
        ("2026-12-01", "stroke", 3.0),
        ("2026-12-01", "paint", 0.4),
    ]


def test_only_the_same_processor_and_a_clear_difference_count_as_worse(tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    _, before = add(
        "2026-11-30",
        "Xeon",
        [
            Figure("paint", 0.5, "s"),
            Figure("stroke", 3, "ms"),
            Figure("gain", 2, "", is_more_better=True),
        ],
        file,
    )
    new = [
        Figure("paint", 0.75, "s"),
        Figure("stroke", 3.3, "ms"),
        Figure("gain", 1.5, "", is_more_better=True),
        Figure("new", 1, "s"),
    ]

    assert worse(before, "Xeon", new) == [
        "paint: 0.75 s, 1.50 times as bad as on 2026-11-30 (0.5 s)",
        "gain: 1.5, 1.33 times as bad as on 2026-11-30 (2)",
    ]
    assert worse(before, "EPYC", new) == []


def test_each_run_has_a_column(tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    add("2026-11-30", "Xeon", [Figure("paint", 0.6, "s")], file)
    _, now = add("2026-12-01", "EPYC", [Figure("paint", 0.5, "s"), Figure("rows", 12, "ms")], file)

    lines = [line.split("|")[1:-1] for line in by_run(now).splitlines()]

    assert [[cell.strip() for cell in line] for line in (lines[0], *lines[2:])] == [
        ["figure", "2026-11-30, Xeon", "2026-12-01, EPYC"],
        ["paint", "0.6 s", "0.5 s"],
        ["rows", "", "12 ms"],
    ]


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        (Figure("a", 15, "ms", 15), "met"),
        (Figure("a", 15.1, "ms", 15), "**missed**"),
        (Figure("a", 2, "", 2, is_more_better=True), "met"),
        (Figure("a", 1.9, "", 2, is_more_better=True), "**missed**"),
        (Figure("a", 1.9, ""), "–"),
    ],
)
def test_a_goal_is_met_or_missed(figure: Figure, says: str) -> None:
    assert goals([figure]).splitlines()[-1].split("|")[-2].strip() == says


def test_a_figure_is_the_largest_of_the_rows_that_are_meant() -> None:
    rows = [
        ("4096 px", "wand", "3.5"),
        ("4096 px", "grow", "1,200.5"),
        ("8192 px", "wand", "9 (8)"),
    ]

    assert largest(rows, 2, "4096") == 1200.5
    assert largest(rows, 2, "wand") == 9
    with pytest.raises(ValueError, match=r"."):
        largest(rows, 2, "lasso")


def test_the_page_says_what_was_met_left_out_and_failed() -> None:
    made = Result(
        Part("completion", 1),
        seconds=60,
        reports=[
            {
                "title": "Completing",
                "body": "A table.\n",
                "figures": [asdict(Figure("a key", 25, "ms", 20))],
            }
        ],
    )
    skipped = Result(Part("translation", 1), skipped="ctranslate2 isn't installed")
    failed = Result(Part("grid", 1), seconds=3, failed="TimeoutError")
    entries = [Entry("2026-12-01", "Xeon", "a key", 25, "ms")]

    page = text([made, skipped, failed], [], entries, "Xeon")

    assert re.search(r"^\| a key +\| +25 ms \| +≤ 20 ms \| +\*\*missed\*\* \|$", page, re.M)
    assert "- translation: ctranslate2 isn't installed" in page
    assert "- grid failed: TimeoutError" in page
    # What the benchmark's module says of itself, and its tables.
    assert "## Completing\n\nHow long a key" in page
    assert "A table." in page
    assert "Worse than the last time" not in page


def test_a_part_that_fails_leaves_the_others(tmp_path: Path) -> None:
    told: list[str] = []
    parts = [
        Part("no_such_benchmark", 1),
        Part("completion", 1, ("--tags", "100", "--words", "2")),
        Part("grid", 1, needs=(lambda: "there is no screen",)),
    ]

    broken, made, skipped = run(parts, tmp_path, told.append)

    assert "no_such_benchmark" in broken.failed
    assert not made.failed
    assert [figure.name for figure in made.figures] == ["prompt: completing a key, slowest"]
    assert skipped.skipped == "there is no screen"
    assert len(told) == 4
