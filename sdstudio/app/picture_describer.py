"""PictureDescriber: has the engine say in words what pictures show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Slot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.descriptions import GaveWay, caption_in, description, read_vocabulary
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.engine_client import EngineClient
from sdstudio.app.running_job import EngineState
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Described, NotDescribed

#: How often the engine may die of this: one more, and it would be given up for pictures, too.
_CRASHES_MAX: Final = 2


class DescriberStatus(Enum):
    """What a question waits for."""

    RUNNING = auto()
    #: For a step of a picture that is being made, or until it is made.
    WAITING = auto()
    NO_ENGINE = auto()


Report: TypeAlias = Callable[[DescriberStatus], None]


class PictureDescriber(QObject):
    """One picture at a time, in the order in which they are asked for.

    Args:
        vocabulary: the file with the pieces of words that captions are made of.

    Thread: GUI.
    """

    def __init__(
        self,
        vocabulary: Path,
        engine: EngineClient,
        dispatcher: Dispatcher,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vocabulary_file = vocabulary
        self._engine = engine
        self._dispatcher = dispatcher
        self._background = background
        self._words: tuple[str, ...] = ()
        self._numbers = count(1)
        self._request_id = 0
        self._answer: asyncio.Future[Described | NotDescribed | None] | None = None
        self._turn = asyncio.Lock()
        self._moved = asyncio.Event()
        self._crashes = 0
        self._report: Report = lambda _status: None
        dispatcher.changed.connect(self._on_dispatcher)
        engine.event_received.connect(self._on_event)
        engine.died.connect(self._on_engine_died)

    async def describe(
        self,
        model: AuxiliaryModel,
        seen: bytes,
        report: Report = lambda _status: None,
        *,
        gives_way: bool = False,
    ) -> str:
        """The caption of a picture.

        Cancelled, it drops the question, and the next one is asked at once.

        Args:
            seen: as :func:`~sdstudio.app.descriptions.seen_of` gives it.
            report: told what it waits for, whenever that changes.
            gives_way: nobody waits for this one picture: it isn't described while a job runs.
                Otherwise that is done between two steps.

        Raises:
            StudioError: ``CAPTION_…``, or why the model can't be used.
        """
        if not self._words:
            read = partial(read_vocabulary, self._vocabulary_file)
            self._words = await self._background.do("captions", read)
        while True:
            await self._wait_for_engine(report, gives_way=gives_way)
            async with self._turn:
                if not self._can_ask(gives_way=gives_way):
                    continue
                answer = await self._ask(model, seen, report, gives_way=gives_way)
                if answer is None:
                    self._count_crash(model)
                    continue
            self._crashes = 0
            try:
                return caption_in(answer, model, self._words)
            except GaveWay:
                # What it gave way to is known in the next event.
                await asyncio.sleep(0)

    def _can_ask(self, *, gives_way: bool) -> bool:
        is_busy = gives_way and self._dispatcher.running is not None
        return self._dispatcher.engine_state is EngineState.READY and not is_busy

    async def _wait_for_engine(self, report: Report, *, gives_way: bool) -> None:
        while not self._can_ask(gives_way=gives_way):
            is_ready = self._dispatcher.engine_state is EngineState.READY
            report(DescriberStatus.WAITING if is_ready else DescriberStatus.NO_ENGINE)
            self._moved.clear()
            await self._moved.wait()

    async def _ask(
        self, model: AuxiliaryModel, seen: bytes, report: Report, *, gives_way: bool
    ) -> Described | NotDescribed | None:
        """The engine's answer; ``None`` if it died."""
        self._request_id = next(self._numbers)
        self._answer = asyncio.get_running_loop().create_future()
        self._report = report
        self._engine.describe(description(self._request_id, model, seen, gives_way=gives_way))
        self._on_dispatcher()
        try:
            return await self._answer
        finally:
            self._answer = None

    def _count_crash(self, model: AuxiliaryModel) -> None:
        self._crashes += 1
        if self._crashes >= _CRASHES_MAX:
            self._crashes = 0
            raise StudioError(ErrorCode.CAPTION_CRASHED, model=model.name)

    @Slot()
    def _on_dispatcher(self) -> None:
        self._moved.set()
        if self._answer is not None:
            is_free = self._dispatcher.running is None
            self._report(DescriberStatus.RUNNING if is_free else DescriberStatus.WAITING)

    @Slot(object, object)
    def _on_event(self, event: object, _payload: bytes) -> None:
        if isinstance(event, Described | NotDescribed) and event.request_id == self._request_id:
            self._give(event)

    @Slot()
    def _on_engine_died(self) -> None:
        self._give(None)

    def _give(self, answer: Described | NotDescribed | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)
