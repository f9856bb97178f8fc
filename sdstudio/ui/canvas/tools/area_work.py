"""AreaWork: marks and fills areas, off the GUI thread where that takes long."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.masks import combined
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.computing import computed_of, layer_with
from sdstudio.ui.undo_stack import StepInProgress

_LANE: Final = "mask"


class AreaWork(QObject):
    """Areas become part of the mask, or are filled on a layer, in the order in which that was
    asked for, each as one step to undo.

    Signals:
        changed(): an area was begun or cancelled, or ``is_busy`` has changed.
        found_nothing(): no part of the area is in the picture, so nothing was changed.
        refused(str): why nothing is changed on the layer, as a sentence.
        trouble(StudioError): the picture that an area is looked for in can't be read.

    Thread: GUI.
    """

    changed = Signal()
    found_nothing = Signal()
    refused = Signal(str)
    trouble = Signal(object)

    def __init__(self, painted: CanvasModel, background: BackgroundTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._painted = painted
        self._background = background
        self._operations = Operations(self, self.trouble.emit)
        #: What is being done, or has to wait for that.
        self._tasks: set[object] = set()
        self._turn = asyncio.Lock()
        painted.replaced.connect(self.cancel)

    @property
    def painted(self) -> CanvasModel:
        """What the areas are marked on."""
        return self._painted

    @property
    def is_busy(self) -> bool:
        """Whether an area is being computed."""
        return bool(self._tasks)

    def mark(self, make: Callable[[], TileSnapshot], how: Combine, text: str) -> None:
        """Combine what ``make`` returns with the mask, at once if nothing has to be done before."""
        mask = self._painted.mask
        if self.is_busy:
            self.mark_later(make, how, text)
        elif mask is not None:
            area = make()
            if area.is_empty:
                # An area beyond the picture mustn't clear the mask.
                self.found_nothing.emit()
            else:
                self._painted.replace(combined(mask.snapshot, area, how), text)

    def mark_later(self, make: Callable[[], TileSnapshot], how: Combine, text: str) -> None:
        """The same on another thread; the artist continues meanwhile.

        Args:
            make: called on the other thread.
        """
        self.mark_found(lambda: self.find(make), how, text)

    def mark_found(
        self, find: Callable[[], Awaitable[TileSnapshot]], how: Combine, text: str
    ) -> None:
        """As :meth:`mark_later`, for an area that a coroutine finds.

        Args:
            find: returns it.
        """
        if self._painted.mask is not None:
            task = object()
            self._tasks.add(task)
            self.changed.emit()
            self._operations.start(
                self._mark(task, self._painted.mask, find, how, text), must_finish=True
            )

    def paint_later(
        self,
        find: Callable[[], Awaitable[TileSnapshot]],
        make: Callable[[Layer, TileSnapshot], Layer],
        text: str,
    ) -> None:
        """Change the layer that is painted on, on another thread.

        Args:
            find: the area, a mask of the canvas's size.
            make: returns the changed layer; called on the other thread.
            text: names the undo step.
        """
        layer = self._painted.layer
        if layer is not None:
            task = object()
            self._tasks.add(task)
            self.changed.emit()
            self._operations.start(self._paint(task, layer.id, find, make, text), must_finish=True)

    async def find(self, make: Callable[[], TileSnapshot]) -> TileSnapshot:
        """What ``make`` returns on the other thread."""
        return await self._background.do(_LANE, make)

    def cancel(self) -> None:
        """Cancel what is being done, and what is waiting for it."""
        if self.is_busy:
            self._operations.cancel_all()
            self._tasks.clear()
            self.changed.emit()

    async def _mark(
        self,
        task: object,
        mask: Mask,
        find: Callable[[], Awaitable[TileSnapshot]],
        how: Combine,
        text: str,
    ) -> None:
        with self._making(task) as step:
            async with self._turn:
                if step.is_taken_back:
                    return
                before = mask.snapshot
                area = await find()
                after = await self._combined(before, area, how)
                while mask.snapshot is not before and how is not Combine.REPLACE:
                    # Something was painted meanwhile; what is replaced would be newer.
                    before = mask.snapshot
                    after = await self._combined(before, area, how)
                if mask.snapshot is before and not area.is_empty and not step.is_taken_back:
                    self._painted.replace(after, text)
        if area.is_empty and not step.is_taken_back:
            self.found_nothing.emit()

    async def _paint(
        self,
        task: object,
        id_: str,
        find: Callable[[], Awaitable[TileSnapshot]],
        make: Callable[[Layer, TileSnapshot], Layer],
        text: str,
    ) -> None:
        is_done = False
        with self._making(task) as step:
            async with self._turn:
                is_done = await self._painted_on(id_, await find(), make, text, step)
        if not is_done and not step.is_taken_back:
            self.refused.emit(
                QCoreApplication.translate(
                    "tools", "There was nothing to fill; the layer is unchanged."
                )
            )

    async def _painted_on(
        self,
        id_: str,
        area: TileSnapshot,
        make: Callable[[Layer, TileSnapshot], Layer],
        text: str,
        step: StepInProgress,
    ) -> bool:
        """Change the layer with this id, unless ``area`` is empty; whether it was changed."""

        async def compute(document: Document) -> Layer:
            return await self._background.do(_LANE, partial(make, document.layer(id_), area))

        if area.is_empty:
            return False
        found = await computed_of(self._painted, partial(layer_with, id_=id_), compute, step)
        if found is not None:
            document, made = found
            # What is painted must be seen.
            self._painted.edit(document.with_layer(replace(made, visible=True)), text)
        return found is not None

    @contextmanager
    def _making(self, task: object) -> Iterator[StepInProgress]:
        try:
            with self._painted.making(lambda: self._end(task)) as step:
                yield step
        finally:
            self._end(task)

    async def _combined(
        self, before: TileSnapshot, area: TileSnapshot, how: Combine
    ) -> TileSnapshot:
        return await self._background.do(_LANE, lambda: combined(before, area, how))

    def _end(self, task: object) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
            # It is cancelled when the window goes, and this with it.
            if isValid(self):
                self.changed.emit()
