"""The out-of-memory ladder: what to try when memory has run out, and what worked."""

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import TypeVar

import torch

from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.device import release_memory
from sdstudio.engine.failures import is_out_of_memory, stops_compiling
from sdstudio.engine.worker_thread import in_thread

_log = logging.getLogger(__name__)

T = TypeVar("T")


class WorkStage(Enum):
    """A part of the work on a picture; the value is what it does with less memory."""

    #: Reading words, depth or a picture: no more than a network takes for one picture of its size.
    READ = MemorySaving(0)
    #: Through the autoencoder before the last denoising.
    CODE = MemorySaving.TILED_VAE
    DENOISE = MemorySaving.LOW_MEMORY_DENOISING
    #: From the finished latents to the picture.
    DECODE = MemorySaving.TILED_DECODE


def retrying_out_of_memory(run: Callable[[], T], fall_back: Callable[[], bool]) -> T:
    """What ``run`` gives, tried again for as long as ``give_way`` finds something.

    Args:
        give_way: is called after memory ran out; ``False``: nothing is left to do.

    Raises:
        MemoryError: the last try failed, too.
    """
    while True:
        done = _unless_out_of_memory(run)
        if done is not None:
            return done
        # Only here: until its handler is left, an exception holds on to every tensor.
        release_memory()
        if not fall_back():
            raise MemoryError("no rung of the ladder is left")
        release_memory()


class MemoryFallback:
    """What worked before, by model, mode and size."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], MemorySaving] = {}

    def fallback(
        self, request: GenerationRequest, least: MemorySaving, make_room: Callable[[], bool]
    ) -> "FallbackState":
        """Where the picture of ``request`` begins.

        Args:
            least: begin there or further down.
            make_room: lets go of something that no pixel depends on; ``False``: there is nothing.
        """
        params = request.params
        key = (
            request.checkpoint.fingerprint,
            request.mode,
            params.width,
            params.height,
            request.size_px,
        )

        def remember(savings: MemorySaving) -> None:
            self._known[key] = savings

        return FallbackState(self._known.get(key, MemorySaving(0)) | least, make_room, remember)


class FallbackState:
    """Where on the ladder a picture stands while it is made.

    Attributes:
        economy: what it is made with.
    """

    def __init__(
        self,
        savings: MemorySaving,
        make_room: Callable[[], bool],
        remember: Callable[[MemorySaving], None],
    ) -> None:
        self.savings = savings
        self._make_room = make_room
        self._remember = remember
        self._part = WorkStage.READ

    @contextmanager
    def during(self, part: WorkStage) -> Iterator[None]:
        """While it lasts, ``part`` is what is done; if memory runs out, it stays what was."""
        before, self._part = self._part, part
        yield
        self._part = before

    def fall_back(self) -> bool:
        """Do with less what memory ran out in; ``False`` where that is done already.

        What changes no pixel comes first.
        """
        part, self._part = self._part, WorkStage.READ
        if self._make_room():
            return True
        lower = self.savings | part.value
        if lower == self.savings:
            return False
        self.savings = lower
        return True

    def keep(self) -> None:
        """Begin the next picture like this one here: it is finished, so this is enough."""
        self._remember(self.savings)


class _ThisThread(threading.local):
    """What is known of the thread that asks.

    Attributes:
        compiles: oneDNN still makes code for shapes that are new to it. Where memory ran out while
            it did, it refuses that thread for good, however much is free later.
    """

    compiles = True


_this_thread = _ThisThread()


def _unless_out_of_memory(run: Callable[[], T]) -> T | None:
    try:
        return run() if _this_thread.compiles else _elsewhere(run)
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        if stops_compiling(error):
            _this_thread.compiles = False
        # As text: whoever keeps a log's records would keep the exception with its tensors, too.
        _log.warning("memory ran out\n%s", "".join(traceback.format_exception(error)))
    return None


def _elsewhere(run: Callable[[], T]) -> T:
    """What ``run`` gives on another thread."""
    infers = torch.is_inference_mode_enabled()

    def work() -> T:
        with torch.inference_mode(infers):
            return run()

    return in_thread(work, "another try").result()
