"""Progress reports of command-line jobs, for people and for programs."""

import argparse
from pathlib import Path
from typing import Protocol

from sdstudio.cli.streams import print_json, print_progress, print_result
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
    """Reports the progress of a job."""

    def event(self, event: Event) -> None: ...

    def picture(self, file: Path, event: ImageReady) -> None: ...

    def sheet(self, file: Path) -> None: ...


def report_for(options: argparse.Namespace) -> Report:
    """The report that ``options`` ask for."""
    return _JsonReport() if options.json else _TextReport()


class _TextReport:
    """For people: progress in one line on stderr, file names on stdout."""

    def event(self, event: Event) -> None:
        match event:
            case EngineReady(device_name=name):
                print_progress(name)
            case PhaseStarted(index=index, phase=phase):
                print_progress(f"{index + 1}: {phase}")
            case Progress(index=index, step=step, total=total):
                print_progress(f"{index + 1}: {step}/{total}")
            case Finished() | Cancelled() | Failed():
                print_progress("")

    def picture(self, file: Path, event: ImageReady) -> None:
        print_progress("")
        print_result(file)
        print_progress(f"{event.index + 1}")

    def sheet(self, file: Path) -> None:
        print_result(file)


class _JsonReport:
    """For programs: one JSON object per line on stdout."""

    def event(self, event: Event) -> None:
        if not isinstance(event, Heartbeat | Preview):
            print_json({"event": event.type, **event.model_dump(mode="json", exclude={"type"})})

    def picture(self, file: Path, event: ImageReady) -> None:
        about = event.model_dump(mode="json", include={"index", "request", "provenance"})
        print_json({"event": "picture", "file": str(file), **about})

    def sheet(self, file: Path) -> None:
        print_json({"event": "sheet", "file": str(file)})
