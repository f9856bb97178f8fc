"""The command line's own engine process."""

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded, Said
from sdstudio.app.graphics.chosen_pack import chosen_pack
from sdstudio.cli.model_lookup import settings_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.paths import Paths


def pack_of(paths: Paths) -> Path | None:
    """The folder of the pack that the settings name, if the engine can be started with it."""
    return chosen_pack(paths, settings_of(paths).graphics_pack)


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
