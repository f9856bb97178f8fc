"""The benchmarks that are run together, and what each of them needs of the machine."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from benchmarks.report import KEEP_IN, Figure

#: What a benchmark needs of the machine: the reason why it can't run there, or nothing.
Need = Callable[[], str]


def _memory(gb: float) -> Need:
    def need() -> str:
        has_gb = psutil.virtual_memory().available / 1e9
        return "" if has_gb >= gb else f"{gb:g} GB of memory must be free, {has_gb:.1f} are"

    return need


def _program(name: str) -> Need:
    return lambda: "" if shutil.which(name) else f"{name} isn't installed"


def _library(name: str) -> Need:
    return lambda: "" if importlib.util.find_spec(name) else f"{name} isn't installed"


@dataclass(frozen=True)
class Part:
    """One benchmark of the suite.

    Attributes:
        name: the module in ``benchmarks``.
        minutes: about how long it takes on two cores, once what it keeps has been made.
        arguments: for its command line; ``{kept}`` is the folder for what is made once.
        needs: what must be true of the machine.
    """

    name: str
    minutes: float
    arguments: Sequence[str] = ()
    needs: Sequence[Need] = ()

    def missing(self) -> str:
        """Why it can't run on this machine; empty if it can."""
        return "; ".join(reason for need in self.needs if (reason := need()))


#: In the order in which they run: short ones first, so that a fault shows early.
PARTS = (
    Part("window_start", 0.5),
    Part("picture_overhead", 0.2),
    Part("completion", 0.3),
    Part("duplicates", 0.3),
    Part("grid", 0.5),
    Part("viewer", 1, ("300",)),
    Part("translation", 0.5, needs=(_library("ctranslate2"),)),
    Part("starter_speed", 1.5),
    Part("canvas", 1.5),
    Part("library", 3, ("{kept}/library-100000", "100000")),
    Part("decode", 1.5, ("--side", "512", "--turns", "1"), (_memory(6),)),
    Part(
        "denoise",
        7,
        ("--steps", "2.1@512", "--turns", "3", "--models", "{kept}/models"),
        (_memory(10),),
    ),
)


@dataclass
class Result:
    """What came of one part.

    Attributes:
        part: which one.
        seconds: how long it took; 0 if it was skipped.
        reports: what it printed, as kept by ``Report.print``.
        skipped: why it didn't run; empty if it did.
        failed: the last line of its errors; empty if it ended well.
    """

    part: Part
    seconds: float = 0.0
    reports: list[dict[str, Any]] = field(default_factory=list)
    skipped: str = ""
    failed: str = ""

    @property
    def figures(self) -> list[Figure]:
        """The figures of all its reports."""
        return [Figure(**one) for report in self.reports for one in report["figures"]]


def run(parts: Sequence[Part], kept: Path, tell: Callable[[str], None]) -> list[Result]:
    """Run ``parts`` one after the other, each in a process of its own.

    Args:
        parts: which ones.
        kept: a folder for models and pictures that are made once, gigabytes of them.
        tell: is told what begins and how it ended, a line each.
    """
    kept.mkdir(parents=True, exist_ok=True)
    results = []
    begin_s = time.monotonic()
    for number, part in enumerate(parts, 1):
        passed_min = (time.monotonic() - begin_s) / 60
        place = f"[{number}/{len(parts)}, {passed_min:.0f} min] {part.name}"
        if reason := part.missing():
            tell(f"{place}: skipped, since {reason}")
            results.append(Result(part, skipped=reason))
            continue
        tell(f"{place}: about {part.minutes:g} min")
        results.append(_run(part, kept))
        if results[-1].failed:
            tell(f"{place}: failed: {results[-1].failed}")
    return results


def _run(part: Part, kept: Path) -> Result:
    begin_s = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [
                *(sys.executable, "-m", f"benchmarks.{part.name}"),
                *(argument.format(kept=kept) for argument in part.arguments),
            ],
            env={**os.environ, KEEP_IN: folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        reports = [
            json.loads(file.read_text(encoding="utf-8"))
            for file in sorted(Path(folder).glob("*.json"))
        ]
    failed = ""
    if done.returncode or not reports:
        said = done.stderr.strip().splitlines()
        failed = said[-1] if said else f"it ended with {done.returncode} and said nothing"
    return Result(part, time.monotonic() - begin_s, reports, failed=failed)
