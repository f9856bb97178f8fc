"""The command line's own engine process."""

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded, Said
from sdstudio.domain.errors import ErrorCode, StudioError

Inbox: TypeAlias = "queue.SimpleQueue[Said | ProcessEnded]"


@contextmanager
def running_engine(launch: EngineLaunch) -> Iterator[tuple[EngineProcess, Inbox]]:
    """An engine process and its events, until the block is left.

    Raises:
        StudioError: ``ENGINE_NOT_STARTED_ALONE``.
    """
    inbox: Inbox = queue.SimpleQueue()
    try:
        process = EngineProcess(launch, inbox.put)
    except OSError as error:
        raise StudioError(ErrorCode.ENGINE_NOT_STARTED_ALONE) from error
    try:
        yield process, inbox
    finally:
        process.end()
