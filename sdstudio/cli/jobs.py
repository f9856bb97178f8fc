"""Jobs of the command line: one engine process, followed until they are done."""

import queue
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded, Said
from sdstudio.cli.exits import EXIT_INTERRUPTED
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import (
    Cancel,
    Cancelled,
    Event,
    Failed,
    Finished,
    Generate,
    ImageReady,
)
from sdstudio.paths import Paths


@dataclass(frozen=True, slots=True)
class Jobs:
    """Requests one after the other, in one engine process.

    Args:
        commands: numbered from 1.
        on_picture: given each finished picture and its pixels.
        on_event: told everything else.
    """

    commands: Sequence[Generate]
    on_picture: Callable[[ImageReady, bytes], object]
    on_event: Callable[[Event], object] = lambda _event: None

    def run(self, paths: Paths) -> int:
        """Make the pictures; returns the exit code.

        Raises:
            StudioError: what went wrong.
        """
        inbox: queue.SimpleQueue[Said | ProcessEnded] = queue.SimpleQueue()
        try:
            launch = EngineLaunch(paths.cache, paths.data / "logs" / "engine.log")
            process = EngineProcess(launch, inbox.put)
        except OSError as error:
            raise StudioError(ErrorCode.ENGINE_NOT_STARTED) from error
        try:
            for command in self.commands:
                process.send(command)
            return self._follow(process, inbox)
        finally:
            process.end()

    def _follow(
        self, process: EngineProcess, inbox: "queue.SimpleQueue[Said | ProcessEnded]"
    ) -> int:
        is_stopping = False
        while True:
            try:
                said = inbox.get()
            except KeyboardInterrupt:
                if is_stopping:  # the engine does not answer
                    return EXIT_INTERRUPTED
                is_stopping = True
                for command in self.commands:
                    process.send(Cancel(job_id=command.job_id))
                continue
            if isinstance(said, ProcessEnded):
                raise StudioError(ErrorCode.ENGINE_DIED_ALONE)
            match said.event:
                case ImageReady():
                    self.on_picture(said.event, said.payload)
                case Finished(job_id=job_id):
                    self.on_event(said.event)
                    if job_id == len(self.commands):
                        return 0
                case Cancelled():
                    self.on_event(said.event)
                    return EXIT_INTERRUPTED
                case Failed(code=code, arguments=arguments):
                    self.on_event(said.event)
                    raise StudioError(code, **arguments)
                case _:
                    self.on_event(said.event)
