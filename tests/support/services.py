"""The services behind the window, with the fake engine."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.engine_assets import EngineJob
from sdstudio.app.engine_client import EngineClient
from sdstudio.app.engine_process import EngineLaunch, EngineProcess, Report
from sdstudio.app.eta import LearnedTimes
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.local_engine import LocalEngine
from sdstudio.app.picture_saver import PictureSaver
from sdstudio.disk import Disk
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.draft import Draft
from sdstudio.domain.messages import PROTOCOL, Generate, Hello, write_frame
from sdstudio.domain.request import GenerationRequest
from sdstudio.library import Library
from tests.support.engine_thread import ThreadLaunch


def checkpoint(*, native_size_px: int = 64, fingerprint: str = "0" * 16) -> Checkpoint:
    """A checkpoint that only the fake engine can use: it has no files."""
    return Checkpoint(
        ref=CheckpointRef(name="Fake", fingerprint=fingerprint),
        folder=Path("fake"),
        task=CheckpointTask.TEXT_TO_IMAGE,
        prediction_type=PredictionType.V_PREDICTION,
        native_size_px=native_size_px,
    )


def draft(prompt: str, *, count: int = 1, steps: int = 4, seed: int = 7) -> Draft:
    """A small job. The fake engine heeds some words in the prompt."""
    return Draft({"prompt": prompt, "steps": steps, "seed": seed}, count)


def an_engine_job(request: GenerationRequest, job_id: int = 1) -> EngineJob:
    """A job for the fake engine, with the folder of :func:`checkpoint`."""
    assets = {request.checkpoint.fingerprint: checkpoint().folder}
    return EngineJob(Generate(job_id=job_id, request=request), assets)


def other_version(folder: Path) -> EngineLaunch:
    """Starts an engine that speaks a protocol from the future."""
    greeting = io.BytesIO()
    write_frame(greeting, Hello(protocol=PROTOCOL + 1, program="SD Studio 99"))
    script = f"import sys; sys.stdout.buffer.write({greeting.getvalue()!r}); sys.stdout.flush()"

    class OtherVersion(EngineLaunch):
        command = (sys.executable, "-c", f"{script}; input()")

    return OtherVersion(folder, folder / "engine.log")


@dataclass(frozen=True, slots=True)
class Services:
    """What a test needs of a running program without a window."""

    engine: EngineClient
    library: LibraryThread
    queue: JobQueue
    dispatcher: Dispatcher
    saver: PictureSaver
    pictures: Path
    processes: list[EngineProcess]


def open_library(pictures: Path, data: Path, disk: Disk | None = None) -> Library:
    """The library as ``bootstrap`` opens it."""
    library = Library.open(pictures, data, disk)
    library.upkeep.reconcile()
    return library


@contextmanager
def running_services(
    folder: Path,
    disk: Disk | None = None,
    engine: EngineClient | None = None,
    *,
    own_process: bool = False,
) -> Iterator[Services]:
    """Start everything in ``folder``; end it as closing the window does.

    Args:
        engine: instead of the fake engine.
        own_process: start the fake engine in a process, which can be killed, not in a thread.
    """
    pictures, data = folder / "pictures", folder / "data"
    launch_class = EngineLaunch if own_process else ThreadLaunch
    launch = launch_class(folder / "cache", folder / "engine.log", fake=True)
    processes: list[EngineProcess] = []

    def start_process(report: Report) -> EngineProcess:
        processes.append(EngineProcess(launch, report))
        return processes[-1]

    engine = engine or LocalEngine(start_process)
    library = LibraryThread(lambda: open_library(pictures, data, disk))
    queue = JobQueue(library)
    saver = PictureSaver(library)
    times = LearnedTimes(data / "times.json")
    dispatcher = Dispatcher(queue, saver, engine, library, times, lambda _job: checkpoint())
    library.start()
    engine.start()
    try:
        yield Services(engine, library, queue, dispatcher, saver, pictures, processes)
    finally:
        engine.close()
        library.quit_and_wait()
