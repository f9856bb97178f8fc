"""PictureEncoder: has the engine turn every picture into a vector, when it has nothing to make."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.engine_assets import EngineEncoding
from sdstudio.app.engine_client import EngineClient
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.app.operations import Operations
from sdstudio.app.running_job import EngineState
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Encode, Encoded, NotEncoded

if TYPE_CHECKING:
    from sdstudio.library import Library, ThumbnailStore
    from sdstudio.library.encoding import Square
    from sdstudio.library.family import Batch
    from sdstudio.library.pictures import FilePlace

_ABOVE_ALL: Final = 2**62
#: Half a second or so of two cores, within which a stop or a job is heard.
_BATCH: Final = 4
#: A pause between batches that nobody waits for, in which the processor has time for others.
_PAUSE_S: Final = 1.0
#: New pictures often come several at a time.
_AFTER_A_CHANGE_MS: Final = 2000
#: How often the engine may die of this: one more, and it would be given up for pictures, too.
_CRASHES_MAX: Final = 2
_RUN: Final = "run"


class Encoding(Enum):
    """What is going on."""

    #: Nothing finds similar pictures here.
    NO_MODEL = auto()
    #: Nothing yet, or the artist stopped it.
    RESTING = auto()
    RUNNING = auto()
    #: A job is running, or there is no engine.
    WAITING = auto()
    FAILED = auto()
    #: Every picture has a vector, but for those that can't be read.
    COMPLETE = auto()


@dataclass(frozen=True, slots=True)
class EncodingState:
    """How far it has got.

    Args:
        done: pictures that have a vector.
        unreadable: pictures that can't be read.
        failure: why it has ended before all were looked at.
    """

    is_at: Encoding = Encoding.RESTING
    done: int = 0
    unreadable: int = 0
    failure: StudioError | None = None


class PictureEncoder(QObject):
    """Pictures are looked at the newest first, slowly unless somebody waits; never during a job.

    Signals:
        changed(): ``state`` has changed.

    Attributes:
        state: how far it has got.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(
        self,
        library: LibraryThread,
        store: ThumbnailStore,
        engine: EngineClient,
        dispatcher: Dispatcher,
        registry: ModelRegistry,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._store = store
        self._engine = engine
        self._dispatcher = dispatcher
        self._registry = registry
        self._background = background
        # A library that can't be read is reported by what matters more.
        self._operations = Operations(self, lambda _error: self._tell(Encoding.RESTING))
        self._numbers = count(1)
        self._answer: asyncio.Future[tuple[Encoded | NotEncoded, bytes] | None] | None = None
        self._batch_id = 0
        self._is_awake = self._is_urgent = self._is_stopped = False
        self._first: FilePlace | None = None
        self._crashes = 0
        self._broken: set[int] = set()
        #: The pictures up to this one have been looked at, by this model.
        self._seen_up_to = 0
        self._seen_by = ""
        self._may_work = asyncio.Event()
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_A_CHANGE_MS)
        self._soon.timeout.connect(lambda: self._begin())
        self.state = EncodingState(Encoding.NO_MODEL)
        registry.auxiliary_changed.connect(self._on_model)
        library.pictures_changed.connect(self._on_pictures)
        dispatcher.changed.connect(self._on_dispatcher)
        engine.event_received.connect(self._on_event)
        engine.died.connect(self._on_engine_died)

    @property
    def model(self) -> AuxiliaryModel | None:
        """What finds similar pictures; ``None`` if nothing does."""
        return self._registry.auxiliary(AuxiliaryKind.SIMILARITY)

    @property
    def is_awake(self) -> bool:
        """Whether it has begun."""
        return self._is_awake

    def begin(self) -> None:
        """Look at pictures from now on, whenever there is a model and nothing to make."""
        self._is_awake = True
        self._begin()

    def hurry(self, first: FilePlace | None = None) -> None:
        """Somebody waits: look at all, even if the artist had stopped it.

        Args:
            first: is looked at before the others.
        """
        self._is_awake = self._is_urgent = True
        self._is_stopped = False
        self._first = first or self._first
        # All of them: one that was seen may have changed since.
        self._seen_up_to = 0
        self._begin(again=True)

    def calm_down(self) -> None:
        """Continue slowly, since nobody waits any more."""
        self._is_urgent = False

    def stop(self) -> None:
        """Look at no more until :meth:`hurry`, or the next start."""
        self._is_stopped = True
        self._operations.cancel_all()
        self._tell(Encoding.RESTING)

    # Reacting.

    @Slot(object)
    def _on_model(self, kind: AuxiliaryKind) -> None:
        if kind is not AuxiliaryKind.SIMILARITY:
            return
        self._operations.cancel_all()
        if self.model is None:
            self._tell(Encoding.NO_MODEL)
        else:
            self._tell(Encoding.RESTING)
            self._begin(again=True)

    @Slot()
    def _on_pictures(self) -> None:
        if self._is_awake and self.model is not None:
            self._soon.start()

    @Slot()
    def _on_dispatcher(self) -> None:
        dispatcher = self._dispatcher
        is_free = dispatcher.running is None and dispatcher.engine_state is EngineState.READY
        if is_free:
            self._may_work.set()
        else:
            self._may_work.clear()

    @Slot(object, object)
    def _on_event(self, event: object, payload: bytes) -> None:
        if isinstance(event, Encoded | NotEncoded) and event.batch_id == self._batch_id:
            self._give((event, payload))

    @Slot()
    def _on_engine_died(self) -> None:
        self._give(None)

    def _give(self, answer: tuple[Encoded | NotEncoded, bytes] | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    # Looking.

    def _begin(self, *, again: bool = False) -> None:
        """Look at pictures, if that is wanted.

        Args:
            again: from the start, even if they are being looked at.
        """
        model = self.model
        if model is None or not self._is_awake or self._is_stopped:
            return
        if again or not self._operations.is_running(_RUN):
            self._on_dispatcher()
            self._operations.start(self._run(model), replacing=_RUN)

    async def _run(self, model: AuxiliaryModel) -> None:
        if self._seen_by != model.sha256:
            self._seen_up_to, self._seen_by = 0, model.sha256
            self._broken.clear()
        number = await self._background.do(
            "vectors", partial(self._store.vectors.count, model.sha256)
        )
        self._tell(self.state.is_at, done=number)
        try:
            is_new = True
            while is_new:
                newest = await self._look(model)
                # Some may have come meanwhile.
                is_new, self._seen_up_to = newest > self._seen_up_to, max(newest, self._seen_up_to)
        except StudioError as error:
            self._tell(Encoding.FAILED, failure=error)
        else:
            self._tell(Encoding.COMPLETE)
        self._is_urgent = False

    async def _look(self, model: AuxiliaryModel) -> int:
        """Look at the pictures that came after those seen; returns the id of the newest.

        Raises:
            StudioError: the engine, the model or the disk refuses.
        """
        newest, below = 0, _ABOVE_ALL
        while below > self._seen_up_to:
            batch = await self._library.do(partial(_unencoded, below, model.sha256))
            newest = newest or batch.newest
            todo = [one for one in batch.pictures if one.id not in self._broken]
            if todo or self._first is not None:
                await self._encode(model, todo)
                if not self._is_urgent:
                    await asyncio.sleep(_PAUSE_S)
            below = batch.below
        return newest

    async def _encode(self, model: AuxiliaryModel, pictures: Sequence[FilePlace]) -> None:
        """Give pictures their vectors, however often the engine has something better to do."""
        from sdstudio.library.encoding import squares

        if (first := self._first) is not None:
            self._first = None
            without = partial(self._store.vectors.without, [first.identity], model.sha256)
            if await self._background.do("vectors", without):
                pictures = [first, *(one for one in pictures if one.id != first.id)]
        if not pictures:
            return
        read = partial(squares, self._store, pictures)
        looked_at = await self._background.do("vectors", read)
        readable = {one.picture_id for one in looked_at}
        self._broken.update(one.id for one in pictures if one.id not in readable)
        while looked_at:
            if not self._may_work.is_set():
                self._tell(Encoding.WAITING)
                await self._may_work.wait()
            self._tell(Encoding.RUNNING)
            answer = await self._ask(model, looked_at)
            match answer:
                case (Encoded(width=width), payload):
                    self._crashes = 0
                    await self._keep(model, looked_at, payload, width)
                    return
                case (NotEncoded(code=ErrorCode.ENGINE_FAULT, arguments=arguments), _):
                    raise StudioError(ErrorCode.ENCODING_FAILED, model=model.name, **arguments)
                case (NotEncoded(code=ErrorCode() as code, arguments=arguments), _):
                    raise StudioError(code, **arguments)
                case None:
                    self._crashes += 1
                    if self._crashes >= _CRASHES_MAX:
                        self._crashes, self._is_stopped = 0, True
                        raise StudioError(ErrorCode.ENCODING_CRASHED, model=model.name)
            # A job came, or the engine died: its state follows in the next event.
            self._may_work.clear()
            QTimer.singleShot(0, self, self._on_dispatcher)

    async def _ask(
        self, model: AuxiliaryModel, looked_at: Sequence[Square]
    ) -> tuple[Encoded | NotEncoded, bytes] | None:
        self._batch_id = next(self._numbers)
        self._answer = asyncio.get_running_loop().create_future()
        command = Encode(batch_id=self._batch_id, model=model.sha256, name=model.name)
        pixels = b"".join(one.pixels for one in looked_at)
        self._engine.encode(EngineEncoding(command, {model.sha256: model.file}, pixels))
        try:
            return await self._answer
        finally:
            self._answer = None

    async def _keep(
        self, model: AuxiliaryModel, looked_at: Sequence[Square], payload: bytes, width: int
    ) -> None:
        size = len(payload) // len(looked_at)
        if size != 2 * width or len(payload) != size * len(looked_at):
            detail = f"{len(payload)} bytes"
            raise StudioError(ErrorCode.ENCODING_FAILED, model=model.name, detail=detail)
        vectors = {
            one.identity: payload[number * size : (number + 1) * size]
            for number, one in enumerate(looked_at)
        }
        write = partial(self._store.vectors.write, model.sha256, vectors)
        if not await self._background.do("vectors", write):
            folder = str(self._store.vectors.folder)
            raise StudioError(ErrorCode.VECTORS_NOT_KEPT, folder=folder)
        # Some may have been purged while they were looked at; then nothing of them may stay.
        gone = await self._library.do(partial(_unknown, tuple(vectors)))
        if gone:
            await self._background.do("vectors", partial(self._store.vectors.forget, gone))
        self._tell(Encoding.RUNNING, done=self.state.done + len(vectors) - len(gone))

    def _tell(
        self, is_at: Encoding, *, done: int | None = None, failure: StudioError | None = None
    ) -> None:
        new = EncodingState(
            is_at, self.state.done if done is None else done, len(self._broken), failure
        )
        if new != self.state:
            self.state = new
            self.changed.emit()


def _unencoded(below: int, model: str, library: Library) -> Batch:
    return library.family.unencoded(below, _BATCH, model)


def _unknown(identities: Sequence[str], library: Library) -> list[str]:
    return library.family.unknown(identities)
