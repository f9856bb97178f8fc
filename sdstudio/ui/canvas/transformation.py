"""Transformation: the selected part while it is moved or transformed."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Document, Target
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.picking import (
    Picked,
    picked_of_layer,
    picked_of_layer_mask,
    picked_of_mask,
    with_frame,
)
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.open_edits import EditStep
from sdstudio.ui.canvas.transform_previews import (
    FramePreview,
    LayerMaskPreview,
    LayerPreview,
    MaskPreview,
)
from sdstudio.ui.undo_stack import UndoStack

_LANE: Final = "transform"


class _Aim(NamedTuple):
    """What is picked.

    Args:
        layer_id: empty for the active mask.
        of_mask: the mask of the layer alone.
    """

    layer_id: str
    of_mask: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """An undo step.

    Args:
        document: what came of it.
    """

    document: Document
    picked: Picked
    frame: Frame

    def is_left_in(self, document: Document, aim: "_Aim") -> bool:
        """Whether nothing was changed since, and the same would be picked again."""
        mine = self.document
        return _Aim(self.picked.layer_id, self.picked.of_mask) == aim and (
            mine.layers,
            mine.masks,
            mine.active_mask,
        ) == (
            document.layers,
            document.masks,
            document.active_mask,
        )


class _Undone(NamedTuple):
    """A box that was left by undoing the step before it.

    Args:
        before: that step; once it is redone, the changes can be redone, too.
        steps: the changes, all of them undone.
    """

    before: QUndoCommand
    aim: _Aim
    steps: QUndoStack


class _Applied:
    """What is picked, in its place; computed once, by whoever asks first. Any thread.

    Another one that asks meanwhile waits, so what is computed already in the background isn't
    computed anew if something else can't begin before it is applied.
    """

    def __init__(self, picked: Picked, frame: Frame) -> None:
        self._picked, self._frame = picked, frame
        self._lock = threading.Lock()
        self._made: Document | None = None

    def is_of(self, picked: Picked, frame: Frame) -> bool:
        """Whether it is what would be computed of these."""
        return self._picked is picked and self._frame == frame

    def document(self) -> Document:
        """What comes of it."""
        with self._lock:
            if self._made is None:
                self._made = with_frame(self._picked, self._frame)
            return self._made


class Transformation(QObject):
    """What is picked is shown as its frame places it, and becomes one undo step when applied.

    It is an :class:`OpenEdit`. Pixels are taken out of a layer, and resampled, on another thread.

    Attributes:
        frame: the current one; ``None`` unless something is picked.
        steps: the changes of the frame.

    Signals:
        changed(): ``frame`` has changed.
        making_changed(): ``is_making`` may have changed.
        found_nothing(): there was nothing to pick.
        finished(): what was picked was applied, and isn't picked any more.
        returned(): the step before a box was undone and redone: :meth:`begin` now for the changes
            that can still be redone in it.
        mask_previewed(Pyramid | None): the mask as it would become; ``None``: as it is.
        layers_previewed(LayersPreview): how the layers are to be shown now.

    Thread: GUI.
    """

    changed = Signal()
    making_changed = Signal()
    found_nothing = Signal()
    finished = Signal()
    returned = Signal()
    mask_previewed = Signal(object)
    layers_previewed = Signal(object)

    def __init__(
        self,
        painted: CanvasModel,
        background: BackgroundTasks,
        undo: UndoStack,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._painted = painted
        self._background = background
        self._operations = Operations(self)
        self.frame: Frame | None = None
        self._picked: Picked | None = None
        #: What picks it, on another thread; ``None`` unless that is under way.
        self._find: Callable[[], Picked | None] | None = None
        #: What it is picked of.
        self._source: tuple[Document, _Aim] | None = None
        #: It is changed as soon as it is picked, so it is picked even if something else begins.
        self._is_awaited = False
        self._is_applying = False
        #: Its own step changes the document.
        self._is_finishing = False
        self._applied: _Applied | None = None
        #: Names the undo step.
        self._text = ""
        self.steps = QUndoStack()
        self._undone: _Undone | None = None
        #: The changes of the box that begins, if it is one that was undone.
        self._returning: QUndoStack | None = None
        #: As which it is to be placed once it is picked, if a change was redone meanwhile.
        self._wanted: Frame | None = None
        #: Of the step that is applied, or for which something is picked.
        self._making = ExitStack()
        #: Each is done at the next change.
        self._watching: list[asyncio.Future[None]] = []
        #: So that the next step moves the same pixels.
        self._newest: _Step | None = None
        self._preview: FramePreview | None = None
        painted.listed.connect(self._look)
        painted.aimed.connect(self._look)
        undo.pushing.connect(self._forget_undone)
        undo.indexChanged.connect(self._look_for_undone)
        self.changed.connect(self._wake)
        self.changed.connect(self.making_changed)

    @property
    def is_open(self) -> bool:
        """Whether something is picked, or being picked."""
        return self._find is not None or self.frame is not None

    @property
    def is_busy(self) -> bool:
        """Whether it is being picked or applied."""
        return self._find is not None or self._is_applying

    @property
    def is_making(self) -> bool:
        """Whether a change that was asked for is being computed."""
        return self._is_applying or (self._find is not None and self._is_awaited)

    @property
    def start(self) -> Frame | None:
        """The frame of what is picked before any change."""
        return None if self._picked is None else Frame.of(self._picked.box)

    # Picking.

    def begin(self, text: str = "", *, goes_on: bool = False, is_awaited: bool = False) -> None:
        """Pick the selected part of the active layer, or the mask; ``text`` names the undo step.

        Args:
            goes_on: if nothing was changed since the newest step, the same pixels: what they
                covered there reappears.
            is_awaited: it is changed as soon as it is picked. If something else begins before, it
                is still picked.
        """
        self.apply_now()
        self.cancel()
        self._painted.end()
        document = self._painted.document
        if document is None:
            return
        self._text = text or QCoreApplication.translate("commands", "transform")
        self._is_awaited = is_awaited
        aim = self._aimed_at(document)
        self._source = document, aim
        newest = self._newest
        if goes_on and newest is not None and newest.is_left_in(document, aim):
            self._hold(newest.picked, newest.frame)
            return
        self._newest = None
        if self._returning is not None:
            self.steps, self._returning = self._returning, None
        find: Callable[[], Picked | None] = partial(picked_of_layer, document, aim.layer_id)
        if not aim.layer_id:
            find = partial(picked_of_mask, document)
        elif aim.of_mask:
            find = partial(picked_of_layer_mask, document, aim.layer_id)
        self._find = find
        if is_awaited:
            # It is undone by leaving it, not by what was done before.
            self._making.enter_context(self._undo.making(self.cancel))
        self._painted.open_edits.opened(self)
        self._operations.start(self._pick(find), replacing="pick")
        self.making_changed.emit()

    def await_it(self) -> None:
        """Have it picked even if something else begins before: it will be changed at once."""
        self._is_awaited = self._is_awaited or self._find is not None
        self.making_changed.emit()

    def _aimed_at(self, document: Document) -> _Aim:
        """What would be picked. As in Krita, a layer's mask is moved apart from the layer while it
        is painted on, and along with the layer otherwise.
        """
        target = self._painted.target
        if target is Target.MASK:
            return _Aim("")
        return _Aim(document.active_layer, target is Target.LAYER_MASK)

    async def _pick(self, find: Callable[[], Picked | None]) -> None:
        try:
            picked = await self._background.do(_LANE, find)
        except Exception:
            # Whatever waits for it goes on; memory may have run out.
            self._find = None
            self._making.close()
            self._close()
            raise
        self._on_picked(picked)

    def _on_picked(self, picked: Picked | None) -> None:
        self._find = None
        self._making.close()
        document = self._painted.document
        if picked is None or document is None or not picked.is_of(document):
            self._painted.open_edits.closed(self)
            self.steps.clear()
            self._wanted = None
            if picked is None:
                self.found_nothing.emit()
            self.changed.emit()
            return
        self._hold(picked, self._wanted or Frame.of(picked.box))

    def _hold(self, picked: Picked, frame: Frame) -> None:
        self._picked, self._preview, self._wanted = picked, None, None
        self._painted.open_edits.opened(self)
        self._place(frame)

    # Changing it.

    def put(self, frame: Frame, *, merges: str = "") -> None:
        """Show it as ``frame`` places it.

        Args:
            merges: names what is done; consecutive changes with the same name are undone
                together.
        """
        if self.frame is None or frame == self.frame:
            return
        # If something else was opened meanwhile, that is applied, which may end this.
        self._painted.open_edits.opened(self)
        if self.frame is not None:
            self.steps.push(EditStep(self._place, self.frame, frame, merges))

    def _place(self, frame: Frame) -> None:
        if self._picked is None:
            self._wanted = frame
            self.await_it()
            return
        self.frame = frame
        self._show()
        self.changed.emit()

    def apply(self, *, merges: str = "") -> None:
        """Apply what is shown.

        Args:
            merges: as of :meth:`CanvasModel.edit`; used where no pixels change.
        """
        picked, frame = self._picked, self.frame
        if self._find is not None and not self._is_awaited:
            self.cancel()
        if picked is None or frame is None or self._is_applying:
            return
        if frame == self._begun_with(picked):
            self.cancel()
        elif picked.layer_id and not picked.apart and not picked.of_mask and frame.is_move:
            self._finish(picked, frame, with_frame(picked, frame), merges)
        else:
            self._is_applying = True
            self._making.enter_context(self._undo.making(self.cancel))
            self._operations.start(self._apply(picked, frame), replacing="apply")
            self.making_changed.emit()

    def apply_now(self) -> None:
        """As :meth:`apply`, but finished when this returns.

        A box in which nothing was changed stays: it is picked anew only if need be.
        """
        while self.is_open and (self._is_awaited or self._is_changed):
            if self._find is not None:
                find = self._find
                self._operations.cancel_all()
                self._on_picked(find())
            picked, frame = self._picked, self.frame
            if picked is None or frame is None or not self._is_changed:
                self.cancel()
            else:
                applied = self._applied
                if applied is None or not applied.is_of(picked, frame):
                    applied = _Applied(picked, frame)
                self._operations.cancel_all()
                self._end_applying()
                self._finish(picked, frame, applied.document())

    async def finish(self) -> None:
        """As :meth:`apply_now`, but pixels are computed on another thread meanwhile."""
        while self._find is not None and self._is_awaited:
            await self._next_change()
        picked = self._picked
        if picked is not None and (self._is_awaited or self._is_changed):
            self.apply()
            while self._picked is picked and self._is_applying:
                await self._next_change()

    @property
    def _is_changed(self) -> bool:
        picked, frame = self._picked, self.frame
        return picked is not None and frame != self._begun_with(picked)

    async def _next_change(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._watching.append(future)
        await future

    def _wake(self) -> None:
        watching, self._watching = self._watching, []
        for future in watching:
            if not future.done():
                future.set_result(None)

    def cancel(self) -> None:
        """Leave everything as it was."""
        if not self.is_open:
            return
        self._operations.cancel_all()
        self._find = None
        self._end_applying()
        self._close()

    def _end_applying(self) -> None:
        self._is_applying = False
        self._applied = None
        self._making.close()

    async def _apply(self, picked: Picked, frame: Frame) -> None:
        self._applied = applied = _Applied(picked, frame)
        try:
            made = await self._background.do(_LANE, applied.document)
        except Exception:
            # It stays as it is; memory may have run out.
            self._end_applying()
            self.changed.emit()
            raise
        self._end_applying()
        if self._picked is picked and self.frame == frame:
            self._finish(picked, frame, made)
        elif self._picked is picked:
            # It was changed meanwhile: the window goes on while a job waits for this.
            self.apply()

    def _finish(self, picked: Picked, frame: Frame, made: Document, merges: str = "") -> None:
        self._painted.open_edits.closed(self)
        document = self._painted.document
        is_left = document is not None and self._is_left_in(picked, document)
        self._picked = None
        if document is not None and is_left:
            # Neither of these is a reason to pick it anew.
            made = replace(
                made,
                active_layer=document.active_layer,
                active_mask=document.active_mask,
            )
            self._is_finishing = True
            try:
                self._painted.edit(made, self._text, merges=merges)
            finally:
                self._is_finishing = False
            if (now := self._painted.document) is not None:
                self._newest = _Step(now, picked, frame)
        # Only now, since what was waiting for it goes on with the newest step.
        self._close()
        self.finished.emit()

    def _is_left_in(self, picked: Picked, document: Document) -> bool:
        """Whether what is picked is still where it was."""
        newest = self._newest
        if newest is not None and newest.picked is picked:
            mine = newest.document
            return (mine.layers, mine.masks) == (document.layers, document.masks)
        return picked.is_of(document)

    def _begun_with(self, picked: Picked) -> Frame:
        newest = self._newest
        if newest is not None and newest.picked is picked:
            return newest.frame
        return Frame.of(picked.box)

    def _close(self) -> None:
        self._painted.open_edits.closed(self)
        self.steps.clear()
        preview, self._preview = self._preview, None
        self._picked = self.frame = self._wanted = None
        if preview is not None:
            preview.close()
        self.changed.emit()

    def _look(self) -> None:
        document, source, picked = self._painted.document, self._source, self._picked
        if not self.is_open or source is None or self._is_finishing:
            return
        if document is None:
            is_left = False
        elif picked is not None:
            is_left = self._is_left_in(picked, document)
        else:
            first = source[0]
            is_left = (first.layers, first.masks) == (document.layers, document.masks)
        if not is_left or document is None or source[1] != self._aimed_at(document):
            # Undo, another picture or another target: it isn't there any more.
            if not is_left:
                self._keep_undone(source[1])
            self.cancel()
        elif not source[1].layer_id and source[0].active_mask != document.active_mask:
            self.cancel()

    # Undoing what was done before it.

    def _keep_undone(self, aim: _Aim) -> None:
        """Keep the changes, if all are undone, until the step before is redone.

        If it is left because of another step, that forgets them.
        """
        picked, at = self._picked, self._undo.index()
        is_undone = at > 0 and self.steps.canRedo() and not self.steps.canUndo()
        # The pixels are picked anew by then, so the box must not be that of earlier ones.
        if is_undone and (picked is None or self._begun_with(picked) == self.start):
            self._undone = _Undone(self._undo.command(at - 1), aim, self.steps)
            self.steps = QUndoStack()

    def _forget_undone(self) -> None:
        self._undone = None

    def _look_for_undone(self, index: int) -> None:
        undone, document = self._undone, self._painted.document
        if undone is None or not index or self._undo.command(index - 1) is not undone.before:
            return
        self._undone = None
        if document is not None and self._aimed_at(document) == undone.aim:
            self._returning = undone.steps
            self.returned.emit()
            self._returning = None

    # What is seen of it.

    def _show(self) -> None:
        picked, frame, document = self._picked, self.frame, self._painted.document
        if picked is None or frame is None or document is None:
            return
        if self._preview is None:
            kind: type[FramePreview] = LayerPreview if picked.layer_id else MaskPreview
            if picked.of_mask:
                kind = LayerMaskPreview
            self._preview = kind(self, picked)
        self._preview.show(frame)
