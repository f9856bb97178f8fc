"""Out-of-memory fallback: what to try when memory has run out, and what worked."""

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import Enum
from typing import TypeVar

import torch

from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.device import release_memory
from sdstudio.engine.failures import is_out_of_memory, stops_compiling

_log = logging.getLogger(__name__)

T = TypeVar("T")


class WorkStage(Enum):
    """A stage of making a picture; the value is the memory saving available for it."""

    #: Encoding the prompt, depth or an input picture; none available.
    READ = MemorySaving(0)
    #: Encoding or decoding before the last denoising.
    CODE = MemorySaving.TILED_VAE
    DENOISE = MemorySaving.LOW_MEMORY_DENOISING
    #: Decoding the finished latents.
    DECODE = MemorySaving.TILED_DECODE


def retrying_out_of_memory(run: Callable[[], T], fall_back: Callable[[], bool]) -> T:
    """Call ``run``, retrying after out-of-memory errors while ``fall_back`` returns ``True``.

    Args:
        fall_back: frees memory or lowers the demand; ``False`` if there is nothing left to try.

    Raises:
        MemoryError: the last attempt failed too.
    """
    while True:
        done = _unless_out_of_memory(run)
        if done is not None:
            return done
        # Not in the handler: while it runs, the exception keeps every tensor alive.
        release_memory()
        if not fall_back():
            raise MemoryError("no memory fallback is left")
        release_memory()


class MemoryFallback:
    """Remembers which memory savings worked, by model, mode and size."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], MemorySaving] = {}

    def fallback(
        self,
        request: GenerationRequest,
        minimum: MemorySaving,
        make_room: Callable[[WorkStage], bool],
    ) -> "FallbackState":
        """The savings to start the picture of ``request`` with.

        Args:
            minimum: savings to apply in any case.
            make_room: frees memory without affecting pixels, given the stage that ran out of it;
                ``False`` if there is none to free.
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

        return FallbackState(self._known.get(key, MemorySaving(0)) | minimum, make_room, remember)


class FallbackState:
    """The memory savings in effect while a picture is made.

    Attributes:
        savings: those in effect now.
    """

    def __init__(
        self,
        savings: MemorySaving,
        make_room: Callable[[WorkStage], bool],
        remember: Callable[[MemorySaving], None],
    ) -> None:
        self.savings = savings
        self._make_room = make_room
        self._remember = remember
        self._stage = WorkStage.READ

    @contextmanager
    def during(self, stage: WorkStage) -> Iterator[None]:
        """Mark the block as ``stage``; an exception leaves it set for :meth:`fall_back`."""
        before, self._stage = self._stage, stage
        yield
        self._stage = before

    def make_room(self) -> bool:
        """Free memory for the stage that ran out of it, without changing any pixel.

        What the UNet derives from its weights is freed but derived again when it is next used. So
        retry the stage alone: trying the whole picture again could go on forever.
        """
        stage, self._stage = self._stage, WorkStage.READ
        if self._make_room(stage):
            return True
        # Left for :meth:`fall_back`.
        self._stage = stage
        return False

    def fall_back(self) -> bool:
        """Save memory in the stage that ran out of it; ``False`` if nothing is left to save.

        Tries first whatever doesn't change pixels.
        """
        if self.make_room():
            return True
        stage, self._stage = self._stage, WorkStage.READ
        savings = self.savings | stage.value
        if savings == self.savings:
            return False
        self.savings = savings
        return True

    def keep(self) -> None:
        """Start similar pictures with these savings: the picture is finished, so they suffice."""
        self._remember(self.savings)


class _ThisThread(threading.local):
    """State of the calling thread.

    Attributes:
        is_spent: memory ran out here while oneDNN compiled a kernel. oneDNN's code generator keeps
            the error per thread, so this thread can never compile for a new shape again.
        spare: the thread that runs everything for a spent one.
    """

    is_spent = False
    spare: ThreadPoolExecutor | None = None


_this_thread = _ThisThread()


def _unless_out_of_memory(run: Callable[[], T]) -> T | None:
    try:
        return _on_spare(run) if _this_thread.is_spent else _here(run)
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        # As text: a stored log record would keep the exception and its tensors alive.
        _log.warning("out of memory\n%s", "".join(traceback.format_exception(error)))
    return None


def _here(run: Callable[[], T]) -> T:
    try:
        return run()
    except Exception as error:
        if stops_compiling(error):
            _this_thread.is_spent = True
        raise


def _on_spare(run: Callable[[], T]) -> T:
    """Run on the spare thread; it is kept, because every new one allocates its own stacks."""
    infers = torch.is_inference_mode_enabled()

    def work() -> T:
        with torch.inference_mode(infers):
            return _here(run)

    spare = _this_thread.spare or ThreadPoolExecutor(1, "spare")
    _this_thread.spare = None
    future = spare.submit(work)
    try:
        return future.result()
    finally:
        if spare.submit(lambda: _this_thread.is_spent).result():
            spare.shutdown(wait=False)
        else:
            _this_thread.spare = spare
