"""How jobs of the command line are told of: to people, and to programs."""

import argparse
import json
import sys
from pathlib import Path
from typing import Protocol

from pydantic import JsonValue

from sdstudio.domain.messages import (
    Cancelled,
    EngineReady,
    Event,
    Failed,
    Finished,
    Heartbeat,
    ImageReady,
    PhaseStarted,
    Preview,
    Progress,
)


class Report(Protocol):
    """Tells how a job goes."""

    def event(self, event: Event) -> None: ...

    def picture(self, file: Path, event: ImageReady) -> None: ...


def report_for(options: argparse.Namespace) -> Report:
    """The report that ``options`` ask for."""
    return _JsonReport() if options.json else _TextReport()


class _TextReport:
    """For people: progress in one line on stderr, the files on stdout."""

    def event(self, event: Event) -> None:
        match event:
            case EngineReady(device_name=name):
                self._line(name)
            case PhaseStarted(index=index, phase=phase):
                self._line(f"{index + 1}: {phase}")
            case Progress(index=index, step=step, total=total):
                self._line(f"{index + 1}: {step}/{total}")
            case Finished() | Cancelled() | Failed():
                self._line("")

    def picture(self, file: Path, event: ImageReady) -> None:
        self._line("")
        print(file, flush=True)
        self._line(f"{event.index + 1}")

    def _line(self, text: str) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


class _JsonReport:
    """For programs: one JSON object a line on stdout."""

    def event(self, event: Event) -> None:
        if not isinstance(event, Heartbeat | Preview):
            self._print({"event": event.type, **event.model_dump(mode="json", exclude={"type"})})

    def picture(self, file: Path, event: ImageReady) -> None:
        about = event.model_dump(mode="json", include={"index", "request", "provenance"})
        self._print({"event": "picture", "file": str(file), **about})

    def _print(self, line: dict[str, JsonValue]) -> None:
        print(json.dumps(line, ensure_ascii=False), flush=True)
