"""ObjectFinder: has the engine find the object that the artist clicks or draws a box around."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.engine_assets import EngineSegmentation
from sdstudio.app.engine_client import EngineClient
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.app.operations import Operations
from sdstudio.app.running_job import EngineState
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import NotSegmented, Segment, Segmented
from sdstudio.domain.segmentation import Prompts, seen_size

if TYPE_CHECKING:
    from sdstudio.imaging.logit_masks import PlacedMask

#: How often the engine may die meanwhile if a job may be the reason: once more, and SD Studio
#: would stop restarting it for pictures, too.
_CRASHES_MAX: Final = 2
_RUN: Final = "run"


class FinderStatus(Enum):
    """What the finder is doing."""

    #: Nothing selects objects here.
    NO_MODEL = auto()
    #: Nothing, or everything that was asked has been answered.
    RESTING = auto()
    RUNNING = auto()
    #: The engine is busy with a step of a picture.
    WAITING = auto()
    NO_ENGINE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class FindingState:
    """How far it has got.

    Args:
        failure: why there is no answer.
    """

    is_at: FinderStatus = FinderStatus.RESTING
    failure: StudioError | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A question: what is asked of which picture and model."""

    model: AuxiliaryModel
    key: int
    prompts: Prompts


class ObjectFinder(QObject):
    """One question at a time, and only the newest: the answers to others are dropped.

    Args:
        picture: returns the picture, with every pixel; null while it is loading.

    Signals:
        changed(): ``state`` has changed.
        found(PlacedMask, Prompts): what the prompts show.

    Attributes:
        state: how far it has got.

    Thread: GUI.
    """

    changed = Signal()
    found = Signal(object, object)

    def __init__(
        self,
        picture: Callable[[], QImage],
        engine: EngineClient,
        dispatcher: Dispatcher,
        registry: ModelRegistry,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = picture
        self._engine = engine
        self._dispatcher = dispatcher
        self._registry = registry
        self._background = background
        self._operations = Operations(self)
        self._numbers = count(1)
        self._request_id = 0
        self._answer: asyncio.Future[tuple[Segmented | NotSegmented, bytes] | None] | None = None
        self._may_ask = asyncio.Event()
        self._crashes = 0
        #: A job was running while the answer was awaited.
        self._was_job_running = False
        #: The engine died of it, so it isn't asked until the artist wants that.
        self._has_given_up = False
        self._prompts: Prompts | None = None
        self._answered: _Wanted | None = None
        #: The picture as the model looks at it, by the key of its pixels.
        self._seen: tuple[int, bytes] | None = None
        self.state = FindingState()
        registry.auxiliary_changed.connect(self._on_model)
        dispatcher.changed.connect(self._on_dispatcher)
        engine.event_received.connect(self._on_event)
        engine.died.connect(self._on_engine_died)
        self._on_dispatcher()
        self._on_model(AuxiliaryKind.SEGMENTATION)

    @property
    def model(self) -> AuxiliaryModel | None:
        """What selects objects; ``None`` if nothing does."""
        return self._registry.auxiliary(AuxiliaryKind.SEGMENTATION)

    def find(self, prompts: Prompts) -> None:
        """Find what ``prompts`` point at; ``found`` follows, unless something newer is asked first.

        With empty prompts the picture is only encoded, so that the first answer comes at once.
        """
        self._prompts = prompts
        self._begin()

    def try_again(self) -> None:
        """Ask the same again, even if the engine has died of it."""
        self._has_given_up = False
        self._begin()

    def stop(self) -> None:
        """Drop the question: nobody waits for the answer any more."""
        # The answer is still awaited, since the engine gives it before anything else.
        self._prompts = self._answered = None
        self._rest()

    # Reacting.

    @Slot(object)
    def _on_model(self, kind: AuxiliaryKind) -> None:
        if kind is AuxiliaryKind.SEGMENTATION:
            self._answered = None
            self._crashes = 0
            self._has_given_up = False
            self._rest()
            self._begin()

    @Slot()
    def _on_dispatcher(self) -> None:
        if self._dispatcher.engine_state is EngineState.READY:
            self._may_ask.set()
        else:
            self._may_ask.clear()
        if self._answer is not None:
            self._was_job_running |= self._dispatcher.running is not None
            if self._prompts is not None:
                self._tell(self._is_at)

    @Slot(object, object)
    def _on_event(self, event: object, payload: bytes) -> None:
        if isinstance(event, Segmented | NotSegmented) and event.request_id == self._request_id:
            self._give((event, payload))

    @Slot()
    def _on_engine_died(self) -> None:
        self._give(None)

    def _give(self, answer: tuple[Segmented | NotSegmented, bytes] | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    # Asking.

    @property
    def _wanted(self) -> _Wanted | None:
        """The newest question; ``None`` if there is nothing to ask."""
        model, image = self.model, self._picture()
        if model is None or self._prompts is None or image.isNull():
            return None
        return _Wanted(model, image.cacheKey(), self._prompts)

    @property
    def _is_at(self) -> FinderStatus:
        """What the engine does while an answer is awaited."""
        return FinderStatus.RUNNING if self._dispatcher.running is None else FinderStatus.WAITING

    def _begin(self) -> None:
        if self._has_given_up or self._wanted is None:
            return
        if not self._operations.is_running(_RUN):
            self._operations.start(self._run(), replacing=_RUN)

    async def _run(self) -> None:
        try:
            while (wanted := self._wanted) is not None and wanted != self._answered:
                await self._find(wanted)
        except StudioError as error:
            self._tell(FinderStatus.FAILED, error)
        else:
            self._rest()

    async def _find(self, wanted: _Wanted) -> None:
        """Ask once; whatever is newer by then is asked next.

        Raises:
            StudioError: the engine or the model refuses.
        """
        image = self._picture()
        width, height = image.width(), image.height()
        if self._seen is None or self._seen[0] != wanted.key:
            self._tell(self._is_at)
            seen = await self._background.do("objects", partial(_seen, image))
            self._seen = wanted.key, seen
        if not self._may_ask.is_set():
            self._tell(FinderStatus.NO_ENGINE)
            await self._may_ask.wait()
        if wanted != self._wanted:
            return
        model = wanted.model
        match await self._ask(wanted, width, height):
            case (Segmented() as part, payload):
                self._crashes = 0
                self._answered = wanted
                placed = _placed(part, payload, wanted)
                if wanted == self._wanted:
                    self.found.emit(placed, wanted.prompts)
            case (NotSegmented(code=ErrorCode.ENGINE_FAULT, arguments=arguments), _):
                raise StudioError(ErrorCode.SEGMENTATION_FAILED, model=model.name, **arguments)
            case (NotSegmented(code=code, arguments=arguments), _):
                raise StudioError(code, **arguments)
            case None:
                self._crashes += 1
                if not self._was_job_running or self._crashes >= _CRASHES_MAX:
                    self._crashes, self._has_given_up = 0, True
                    raise StudioError(ErrorCode.SEGMENTATION_CRASHED, model=model.name)
                # It may be back by now, since this continues only when the window has time.
                self._on_dispatcher()

    async def _ask(
        self, wanted: _Wanted, width: int, height: int
    ) -> tuple[Segmented | NotSegmented, bytes] | None:
        assert self._seen is not None
        self._request_id = next(self._numbers)
        self._answer = asyncio.get_running_loop().create_future()
        self._was_job_running = self._dispatcher.running is not None
        model = wanted.model
        command = Segment(
            request_id=self._request_id,
            model=model.sha256,
            name=model.name,
            picture=str(wanted.key),
            width=width,
            height=height,
            prompts=wanted.prompts,
        )
        self._tell(self._is_at)
        self._engine.segment(EngineSegmentation(command, {model.sha256: model.file}, self._seen[1]))
        try:
            return await self._answer
        finally:
            self._answer = None

    def _rest(self) -> None:
        self._tell(FinderStatus.NO_MODEL if self.model is None else FinderStatus.RESTING)

    def _tell(self, is_at: FinderStatus, failure: StudioError | None = None) -> None:
        new = FindingState(is_at, failure)
        if new != self.state:
            self.state = new
            self.changed.emit()


def _seen(image: QImage) -> bytes:
    """A picture as the model sees it. Any thread."""
    import numpy as np

    from sdstudio.imaging import bilinear

    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height = rgb.width(), rgb.height()
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(height, rgb.bytesPerLine())
    pixels = lines[:, : 3 * width].reshape(height, width, 3)
    return bilinear(pixels, *seen_size(width, height)).tobytes()


def _placed(part: Segmented, payload: bytes, wanted: _Wanted) -> PlacedMask:
    import numpy as np

    from sdstudio.imaging.logit_masks import PlacedMask

    if len(payload) != part.width * part.height:
        detail = f"{len(payload)} bytes"
        raise StudioError(ErrorCode.SEGMENTATION_FAILED, model=wanted.model.name, detail=detail)
    coverage = np.frombuffer(payload, np.uint8).reshape(part.height, part.width)
    return PlacedMask(part.x, part.y, coverage)
