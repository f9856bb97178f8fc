"""Run the benchmarks and write ``docs/benchmarks.md``: ``python -m benchmarks [NAME …]``.

Nothing else should run meanwhile. With names, those benchmarks run and only print.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from benchmarks import history, page
from benchmarks.report import processor
from benchmarks.suite import PARTS, Part, run

_NAMES = tuple(part.name for part in PARTS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks one after the other.

    Returns:
        0; 1 if one of them failed; 2 for a name that isn't one.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_NAMES))
    parser.add_argument(
        "--keep",
        type=Path,
        default=Path(platformdirs.user_cache_dir("sdstudio-benchmarks", appauthor=False)),
        help="a folder for models and pictures that are made once (6 GB; default: %(default)s)",
    )
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in _NAMES]:
        parser.error(f"unknown: {', '.join(unknown)}. Benchmarks: {', '.join(_NAMES)}")
    if options.names:
        return _print([part for part in PARTS if part.name in options.names], options.keep)
    results = run(PARTS, options.keep, lambda line: print(line, flush=True))
    figures = [figure for result in results for figure in result.figures]
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    before, now = history.add(today, processor(), figures)
    page.write(results, before, now, processor())
    missed = [figure for figure in figures if not figure.is_met]
    print(f"{len(figures)} figures, {len(missed)} goals missed: see {page.PAGE}", flush=True)
    return int(any(result.failed for result in results))


def _print(parts: Sequence[Part], kept: Path) -> int:
    """Run ``parts`` with their own output."""
    kept.mkdir(parents=True, exist_ok=True)
    codes = [
        subprocess.run(
            [
                *(sys.executable, "-m", f"benchmarks.{part.name}"),
                *(argument.format(kept=kept) for argument in part.arguments),
            ]
        ).returncode
        for part in parts
    ]
    return int(any(codes))


if __name__ == "__main__":
    raise SystemExit(main())
