"""The out-of-memory ladder: what to try when memory has run out, and what worked."""

import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import TypeVar

from sdstudio.domain.economy import Economy
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.device import release_memory
from sdstudio.engine.failures import is_out_of_memory

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Part(Enum):
    """A part of the work on a picture; the value is what it does with less memory."""

    #: Reading words, depth or a picture: no more than a network takes for one picture of its size.
    READ = Economy(0)
    #: Through the autoencoder before the last denoising.
    CODE = Economy.TILED_CODING
    DENOISE = Economy.SPARING_DENOISING
    #: From the finished latents to the picture.
    DECODE = Economy.TILED_DECODE


def with_room(run: Callable[[], T], give_way: Callable[[], bool]) -> T:
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
        if not give_way():
            raise MemoryError("no rung of the ladder is left")
        release_memory()


class Ladder:
    """What worked before, by model, mode and size."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Economy] = {}

    def footing(
        self, request: GenerationRequest, least: Economy, make_room: Callable[[], bool]
    ) -> "Footing":
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

        def remember(economy: Economy) -> None:
            self._known[key] = economy

        return Footing(self._known.get(key, Economy(0)) | least, make_room, remember)


class Footing:
    """Where on the ladder a picture stands while it is made.

    Attributes:
        economy: what it is made with.
    """

    def __init__(
        self,
        economy: Economy,
        make_room: Callable[[], bool],
        remember: Callable[[Economy], None],
    ) -> None:
        self.economy = economy
        self._make_room = make_room
        self._remember = remember
        self._part = Part.READ

    @contextmanager
    def during(self, part: Part) -> Iterator[None]:
        """While it lasts, ``part`` is what is done; if memory runs out, it stays what was."""
        before, self._part = self._part, part
        yield
        self._part = before

    def give_way(self) -> bool:
        """Do with less what memory ran out in; ``False`` where that is done already.

        What changes no pixel comes first.
        """
        part, self._part = self._part, Part.READ
        if self._make_room():
            return True
        lower = self.economy | part.value
        if lower == self.economy:
            return False
        self.economy = lower
        return True

    def keep(self) -> None:
        """Begin the next picture like this one here: it is finished, so this is enough."""
        self._remember(self.economy)


def _unless_out_of_memory(run: Callable[[], T]) -> T | None:
    try:
        return run()
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        # As text: whoever keeps a log's records would keep the exception with its tensors, too.
        _log.warning("memory ran out\n%s", "".join(traceback.format_exception(error)))
    return None
