"""Runs a storm and the checks after it, and reports what went wrong."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tools.monkey.belongings import write_belongings
from tools.monkey.calm import Calm, StuckError
from tools.monkey.faults import FaultWatch
from tools.monkey.program import Program, nothing_outside
from tools.monkey.storm import Storm

_LAST: Final = 40
_POLL_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do.

    Args:
        seconds, actions: when the storm ends, whichever comes first.
        real: with the practice model and the real engine.
        blocked_s: how long the GUI thread may take for one event.
        patience_s: how long the program may take for each step after the storm.
        log: receives every action as it starts.
    """

    seed: int
    seconds: float
    actions: int | None = None
    real: bool = False
    blocked_s: float = 5.0
    patience_s: float = 60.0
    log: Path | None = None


@dataclass(slots=True)
class Report:
    """The result.

    Args:
        faults: none if all went well.
        actions: their number.
        last: the last few of them.
    """

    faults: list[str]
    actions: int = 0
    last: deque[str] = field(default_factory=lambda: deque(maxlen=_LAST))

    def __str__(self) -> str:
        if not self.faults:
            return f"no faults in {self.actions} actions"
        return "\n".join(
            ["the last actions:", *(f"  {one}" for one in self.last), "", *self.faults]
        )


def run(plan: Plan, folder: Path) -> Report:
    """Carry out ``plan`` with a program whose files are all in ``folder``.

    Coroutines must be able to run; see :func:`sdstudio.app.event_loop.coroutines_on`.
    """
    report = Report([])
    watch = FaultWatch(plan.blocked_s, on_frozen=lambda: print(report, flush=True))
    report.faults = watch.found
    task = asyncio.ensure_future(_run(plan, folder, watch, report))
    waiting = QEventLoop()
    task.add_done_callback(lambda _: waiting.quit())
    try:
        waiting.exec()
        task.result()
    finally:
        watch.close()
    return report


async def _run(plan: Plan, folder: Path, watch: FaultWatch, report: Report) -> None:
    files, folders = write_belongings(folder / "belongings")
    program = Program(folder / "program", real=plan.real)
    storm = Storm(program, plan.seed, files, folders, _writer(report, plan.log), plan.actions)
    with nothing_outside(folder, files, folders, lambda: storm.rng):
        storm.begin()
        end_s = time.monotonic() + plan.seconds
        last = float("inf") if plan.actions is None else plan.actions
        while time.monotonic() < end_s and storm.count < last and not watch.found:
            if program.is_closed:
                storm.end()
                # Ending the program waits for the engine and the library.
                watch.allow_blocking(True)
                program.restart()
                watch.allow_blocking(False)
                storm.begin()
            await asyncio.sleep(_POLL_S)
        storm.end()
        report.actions = storm.count
        if not watch.found:
            try:
                await Calm(program, plan.patience_s).check()
            except StuckError as error:
                watch.found.append(str(error))
        watch.allow_blocking(True)
        program.stop()
        # The clipboard's content belongs to Python, and would be deleted after Python has ended.
        QApplication.clipboard().clear()


def _writer(report: Report, log: Path | None) -> Callable[[str], None]:
    def write(action: str) -> None:
        report.last.append(action)
        if log is not None:
            with log.open("a", encoding="utf-8") as file:
                file.write(action + "\n")

    return write
