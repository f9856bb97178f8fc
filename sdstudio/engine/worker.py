"""The engine process: a reader thread, the job loop, a heartbeat.

Threads: the reader receives frames and sets cancel flags, the main thread runs jobs one at a time,
and the heartbeat reports every second. Assets are received by the reader, too, so that the next
job's arrive while one runs. All of them write through one lock.
"""

import gc
import logging
import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

import numpy as np
from pydantic import BaseModel

from sdstudio.domain.captioning import SEEN_PX
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import (
    COMMANDS,
    Cancel,
    Cancelled,
    Describe,
    Described,
    Encode,
    Encoded,
    Failed,
    Finished,
    Generate,
    Has,
    Heartbeat,
    Hello,
    Measure,
    Measured,
    Missing,
    NotDescribed,
    NotEncoded,
    NotSegmented,
    Put,
    Segment,
    Segmented,
    read_frame,
    write_frame,
)
from sdstudio.domain.segmentation import seen_size
from sdstudio.domain.similarity import LOOKED_AT_PX
from sdstudio.engine import memory, process_environment, stdio
from sdstudio.engine.assets import AssetStore
from sdstudio.engine.failures import failed, is_device_lost, is_out_of_memory, told
from sdstudio.engine.protocol import CancelFlag, Engine, JobCancelled

_log = logging.getLogger(__name__)

_HEARTBEAT_S = 1.0
#: How long a job may take to stop after the window has gone; then the process exits.
_GRACE_S = 1.0


def main(*, fake: bool, cache_folder: Path) -> NoReturn:
    """Run the engine on this process's stdin and stdout until stdin ends.

    Args:
        fake: run without torch or a model; see :mod:`sdstudio.engine.fake`.
        cache_folder: for data derived from models.
    """
    process_environment.prepare_process(cache_folder)
    commands, events = stdio.take_pipes()
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )
    # Ctrl-C in a terminal reaches the whole process group; this process ends with the window.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assets = AssetStore(cache_folder / "assets")
        assets.evict()
        code = EngineWorker(commands, events, assets).run(lambda: _engine(fake, cache_folder))
    except BaseException:
        _log.critical("the engine crashed", exc_info=True)
        code = 1
    _end(code)


def _engine(fake: bool, cache_folder: Path) -> Engine:
    if fake:
        from sdstudio.engine.fake import FakeEngine

        return FakeEngine(device="cuda:0" if os.environ.get("SDSTUDIO_PACK") else "cpu")
    # Collecting garbage a thousand times while 3,000 modules are imported took an eighth of the
    # time until the first picture.
    gc.disable()
    from sdstudio.engine.diffusers_engine import DiffusersEngine

    # What was imported stays until the process ends. Otherwise each release of memory would go
    # through 400,000 objects of torch and diffusers.
    gc.freeze()
    gc.enable()
    return DiffusersEngine(cache_folder)


def _measured(engine: Engine) -> Measured:
    try:
        return Measured(speed=engine.measure())
    except Exception:
        # Too little memory, for example. Making pictures may still work.
        _log.exception("can't measure the speed")
        return Measured(speed=None)


def _end(code: int) -> NoReturn:
    # Not sys.exit: torch's threads and ours may still be busy.
    os._exit(code)


@dataclass(frozen=True, slots=True)
class _Encoding:
    """Pictures to be turned into vectors."""

    command: Encode
    pixels: bytes
    flag: CancelFlag


@dataclass(frozen=True, slots=True)
class _Segmentation:
    """A picture in which an object is to be found."""

    command: Segment
    pixels: bytes


@dataclass(frozen=True, slots=True)
class _Description:
    """A picture that is to be described."""

    command: Describe
    pixels: bytes
    flag: CancelFlag


class _Waiting:
    """Says that somebody waits for an object to be found, or for a picture's description."""


class EngineWorker:
    """Reads commands from one stream, runs them in order, and answers on another.

    Args:
        commands, events: binary streams of frames.
        assets: where the assets of jobs are found.
        end: ends the process; replaced in tests.
    """

    def __init__(
        self,
        commands: BinaryIO,
        events: BinaryIO,
        assets: AssetStore,
        end: Callable[[int], object] = _end,
    ) -> None:
        self._commands = commands
        self._events = events
        self._assets = assets
        self._end = end
        self._write_lock = threading.Lock()
        self._jobs: queue.SimpleQueue[
            Generate | Measure | _Encoding | _Description | _Waiting | None
        ] = queue.SimpleQueue()
        #: Between two steps of a job, too.
        self._questions: queue.SimpleQueue[_Segmentation | _Description] = queue.SimpleQueue()
        #: Set when the window has gone.
        self._gone = CancelFlag()
        self._flags: dict[int, CancelFlag] = {}
        #: Of the work that nobody waits for and that hasn't ended.
        self._giving_way: set[CancelFlag] = set()
        self._stopped = threading.Event()
        self._exit_code = 0

    def run(self, make_engine: Callable[[], Engine]) -> int:
        """Create the engine, then run jobs until the command stream ends.

        Returns:
            The exit code: 1 if the stream held something other than commands.
        """
        self._emit(Hello())
        threading.Thread(target=self._read, name="reader", daemon=True).start()
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        try:
            engine = make_engine()
            self._emit(engine.describe())
            while (command := self._jobs.get()) is not None:
                if isinstance(command, Measure):
                    self._emit(_measured(engine))
                elif isinstance(command, _Encoding):
                    self._encode(engine, command)
                elif isinstance(command, _Description):
                    self._describe(engine, command)
                elif isinstance(command, _Waiting):
                    self._answer_waiting(engine)
                else:
                    self._answer(engine, command)
        finally:
            self._stopped.set()
        return self._exit_code

    def _answer(self, engine: Engine, command: Generate) -> None:
        flag = self._flags[command.job_id]
        try:
            flag.check()
            files = self._assets.files_of(command.request)
            engine.generate(command, files, self._emit, flag, lambda: self._answer_waiting(engine))
            answer: Finished | Cancelled | Failed = Finished(job_id=command.job_id)
        except JobCancelled:
            answer = Cancelled(job_id=command.job_id)
        except Exception as error:
            _log.exception("job %d failed", command.job_id)
            if is_device_lost(error):
                # Later jobs would fail too; the window restarts the process and retries.
                self._end(1)
            answer = failed(command, error)
        del self._flags[command.job_id]
        self._emit(answer)

    def _encode(self, engine: Engine, encoding: _Encoding) -> None:
        batch_id = encoding.command.batch_id
        shape = (-1, LOOKED_AT_PX, LOOKED_AT_PX, 3)
        try:
            encoding.flag.check()
            squares = np.frombuffer(encoding.pixels, np.uint8).reshape(shape)
            weights = self._assets.weights_of(encoding.command)
            vectors = engine.encode(weights, squares, encoding.flag)
        except JobCancelled:
            self._emit(NotEncoded(batch_id=batch_id))
        except Exception as error:
            _log.exception("can't encode pictures")
            if is_device_lost(error):
                self._end(1)
            code, arguments = told(error)
            self._emit(NotEncoded(batch_id=batch_id, code=code, arguments=arguments))
        else:
            self._emit(Encoded(batch_id=batch_id, width=vectors.shape[1]), vectors.tobytes())
        finally:
            self._giving_way.discard(encoding.flag)

    def _answer_waiting(self, engine: Engine) -> None:
        while not self._questions.empty():
            question = self._questions.get()
            if isinstance(question, _Description):
                self._describe(engine, question)
            else:
                self._segment(engine, question)

    def _describe(self, engine: Engine, description: _Description) -> None:
        command = description.command
        try:
            seen = np.frombuffer(description.pixels, np.uint8).reshape(SEEN_PX, SEEN_PX, 3)
            weights = self._assets.weights_of(command)
            description.flag.check()
            tokens = engine.caption(weights, seen, description.flag)
        except JobCancelled:
            self._emit(NotDescribed(request_id=command.request_id))
        except Exception as error:
            _log.exception("can't describe a picture")
            if is_device_lost(error):
                self._end(1)
            code, arguments = told(error)
            if is_out_of_memory(error) and not isinstance(error, StudioError):
                code, arguments = ErrorCode.CAPTION_MEMORY, {"model": command.name}
            answer = NotDescribed(request_id=command.request_id, code=code, arguments=arguments)
            self._emit(answer)
        else:
            self._emit(Described(request_id=command.request_id, tokens=tokens))
        finally:
            self._giving_way.discard(description.flag)

    def _segment(self, engine: Engine, segmentation: _Segmentation) -> None:
        command = segmentation.command
        width, height = seen_size(command.width, command.height)
        try:
            seen = np.frombuffer(segmentation.pixels, np.uint8).reshape(height, width, 3)
            weights = self._assets.weights_of(command)
            found = engine.segment(weights, command, seen, self._gone)
        except JobCancelled:
            pass  # there is nobody to answer
        except Exception as error:
            _log.exception("can't find an object")
            if is_device_lost(error):
                self._end(1)
            code, arguments = told(error)
            if is_out_of_memory(error) and not isinstance(error, StudioError):
                code, arguments = ErrorCode.SEGMENTATION_MEMORY, {"model": command.name}
            answer = NotSegmented(request_id=command.request_id, code=code, arguments=arguments)
            self._emit(answer)
        else:
            rows, columns = found.coverage.shape
            part = {"x": found.x, "y": found.y, "width": columns, "height": rows}
            self._emit(Segmented(request_id=command.request_id, **part), found.coverage.tobytes())

    def _read(self) -> None:
        try:
            while (frame := read_frame(self._commands)) is not None:
                self._take(*frame)
        except Exception:
            _log.exception("can't read the commands")
            self._exit_code = 1
        # The window has gone, so drop the remaining jobs.
        self._jobs.put(None)
        for flag in [*self._flags.values(), *self._giving_way, self._gone]:
            flag.set()
        if not self._stopped.wait(_GRACE_S):
            self._end(self._exit_code)

    def _take(self, header: bytes, payload: bytes) -> None:
        match COMMANDS.validate_json(header):
            case Has(names=names):
                self._emit(Missing(names=self._assets.missing(names)))
            case Put(name=name, path=None):
                self._assets.keep(name, payload)
            case Put(name=name, path=str(path)):
                self._assets.link(name, Path(path))
            case Cancel(job_id=job_id):
                # The job may have ended in the meantime.
                if flag := self._flags.get(job_id):
                    flag.set()
            case Generate() as job:
                self._flags[job.job_id] = CancelFlag()
                self._jobs.put(job)
                self._give_way()
            case Describe(gives_way=True) as command:
                flag = CancelFlag()
                self._giving_way.add(flag)
                self._jobs.put(_Description(command, payload, flag))
            case Describe() as command:
                self._questions.put(_Description(command, payload, self._gone))
                self._jobs.put(_Waiting())
                self._give_way()
            case Segment() as command:
                self._questions.put(_Segmentation(command, payload))
                self._jobs.put(_Waiting())
                self._give_way()
            case Encode() as command:
                flag = CancelFlag()
                self._giving_way.add(flag)
                self._jobs.put(_Encoding(command, payload, flag))
            case Measure() as measure:
                self._jobs.put(measure)

    def _give_way(self) -> None:
        # The artist waits for what has arrived, and nobody for this.
        for flag in list(self._giving_way):
            flag.set()

    def _beat(self) -> None:
        while not self._stopped.is_set():
            self._emit(Heartbeat(memory_bytes=memory.held_bytes()))
            time.sleep(_HEARTBEAT_S)

    def _emit(self, event: BaseModel, payload: bytes = b"") -> None:
        with self._write_lock:
            try:
                write_frame(self._events, event, payload)
            except OSError:
                # The window has closed its end; the command stream ends too.
                self._end(0)
