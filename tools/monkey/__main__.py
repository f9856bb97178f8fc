"""Use the window at random until something goes wrong or the time is up.

    python -m tools.monkey --seed 7 --minutes 2

It clicks, types, drags, drops good and damaged files, kills the engine, deletes pictures behind the
program's back, and so on. The window is not shown unless QT_QPA_PLATFORM says otherwise; everything
it writes goes to a temporary folder. At the first uncaught exception, error in the log, Qt warning
or blocked GUI thread, or if no picture can be made afterwards, it prints the last actions and exits
with 1. The same seed gives the same actions, as far as timing allows.
"""

import argparse
import faulthandler
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one storm; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.monkey",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", type=int, help="chooses the actions; default: by the time")
    parser.add_argument("--minutes", type=float, default=2.0, help="default: 2")
    parser.add_argument("--actions", type=int, help="stop after that many")
    parser.add_argument("--real", action="store_true", help="with the practice model")
    parser.add_argument("--blocked", type=float, default=5.0, help="seconds of the GUI thread")
    parser.add_argument("--log", type=Path, help="write every action to this file")
    given = parser.parse_args(arguments)
    seed = int(time.time()) % 100_000 if given.seed is None else given.seed
    print(f"seed {seed}", flush=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A crash of the process prints where it happened; the log has the last action.
    faulthandler.enable()

    # Import Qt only now: it reads the platform when it is loaded.
    from PySide6.QtWidgets import QApplication

    from sdstudio.app.event_loop import coroutines_on
    from tools.monkey.run import Plan, run

    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    plan = Plan(
        seed,
        given.minutes * 60,
        actions=given.actions,
        real=given.real,
        blocked_s=given.blocked,
        log=given.log,
    )
    with (
        coroutines_on(application),
        tempfile.TemporaryDirectory(prefix="monkey-", ignore_cleanup_errors=True) as folder,
    ):
        report = run(plan, Path(folder))
    print(report)
    return int(bool(report.faults))


if __name__ == "__main__":
    raise SystemExit(main())
