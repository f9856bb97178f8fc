"""PaintedMask: the mask of the draft's input picture while it is painted."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_change import TileChange, kept_steps
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.request import Draft
from sdstudio.imaging import Rgb, fitted, input_ref, read_input
from sdstudio.imaging.masks import grey, rgb_of
from sdstudio.ui.gone_steps import drop_obsolete

_Key = tuple[InputRef, InputRef | None]
#: By the pictures in a draft; the one that was shown last is the last.
Masks: TypeAlias = OrderedDict[_Key, Mask]

#: Masks that are kept for when the artist returns to their picture, although no step needs them.
_KEPT_MASKS: Final = 4
#: The memory that steps to undo may take.
UNDO_BYTES: Final = 256 * 2**20
#: A mask whose aspect ratio differs by less belongs to the same picture in another size.
_SAME_SHAPE: Final = 0.01


class PaintedMask(QObject):
    """Follows the draft: loads its picture's mask, and removes the reference once it is painted on.

    While the draft refers to a mask, the library has exactly what was visible after the last
    stroke. Later strokes are stored by :meth:`keep` or :meth:`keep_at_end`.

    Signals:
        replaced(): ``mask`` is another one.
        changed(Rect): these pixels were painted.
        steps_forgotten(): the oldest strokes can't be undone any more, for want of memory.
        trouble(StudioError): a mask couldn't be read.

    Thread: GUI.
    """

    replaced = Signal()
    changed = Signal(object)
    steps_forgotten = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        draft: DraftModel,
        library: LibraryThread,
        background: BackgroundTasks,
        undo: QUndoStack,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._library = library
        self._background = background
        self._undo = undo
        self.undo_bytes = UNDO_BYTES
        self._operations = Operations(self, self.trouble.emit)
        self._key: _Key | None = None
        self._masks = Masks()
        self._revision = 0
        self.mask: Mask | None = None
        #: The mask of the previous picture.
        self.before: Mask | None = None
        draft.changed.connect(self._follow)
        self._follow()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted, or there is no mask."""
        return self.mask is None or self.mask.is_empty

    # Painting.

    def begin(self, brush: Brush, x: float, y: float, pressure: float = 1.0) -> None:
        """Start a stroke, ending one whose end was missed."""
        self.end()
        if self.mask is not None:
            self._tell(self.mask.begin(brush, x, y, pressure))

    def move(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue the stroke."""
        if self.mask is not None:
            self._tell(self.mask.move(x, y, pressure))

    def end(self) -> None:
        """End the stroke; it becomes one undo step."""
        if self.mask is not None and self.mask.is_painting:
            self._push(self.mask.end(), QCoreApplication.translate("commands", "paint mask"))

    def fill(self, value: int) -> None:
        """Paint everything (255), or nothing (0)."""
        if self.mask is not None:
            text = QCoreApplication.translate("commands", "fill mask")
            if not value:
                text = QCoreApplication.translate("commands", "clear mask")
            self._change(self.mask.fill(value), text)

    def invert(self) -> None:
        """Swap painted and unpainted areas."""
        if self.mask is not None:
            text = QCoreApplication.translate("commands", "invert mask")
            self._change(self.mask.invert(), text)

    def replace(self, snapshot: TileSnapshot, text: str) -> None:
        """Use another mask of the picture's size; ``text`` names the undo step."""
        if self.mask is not None and snapshot.grid == self.mask.grid:
            self._change(self.mask.replace(snapshot), text)

    def read(self, path: Path) -> None:
        """Load the mask from a file."""
        text = QCoreApplication.translate("commands", "open mask")
        self.take(lambda: read_input(path, InputRole.MASK), text)

    def take(self, read: Callable[[], Rgb], text: str) -> None:
        """Use what ``read`` gives, of the picture's shape; ``text`` names the undo step.

        Args:
            read: called on the library thread; may raise ``StudioError``.
        """
        if self.mask is not None:
            self._operations.start(self._take(read, self.mask, text))

    # Storing.

    async def keep(self) -> Draft:
        """Store the painted mask in the library; the draft as it was then, with the mask.

        Raises:
            StudioError: the disk's failure.
        """
        draft, mask, key, revision = self._draft.draft, self.mask, self._key, self._revision
        if key is None or key[1] is not None or mask is None or mask.is_empty:
            return draft
        # Nothing else is done on this thread, so that painting doesn't stutter.
        still = mask.snapshot
        ref = await self._library.do(
            lambda lib: lib.keep_input(InputRole.MASK, rgb_of(still.pixels()))
        )
        if self._key == key and self._revision == revision:
            self._name(mask, ref)
        return draft.give(ref)

    def keep_at_end(self) -> Draft:
        """The draft for the next start; the library is asked to store its mask."""
        self.end()
        draft, mask, key = self._draft.draft, self.mask, self._key
        if key is None or key[1] is not None or mask is None or mask.is_empty:
            return draft
        rgb = rgb_of(mask.snapshot.pixels())
        self._operations.start(self._library.do(lambda lib: lib.keep_input(InputRole.MASK, rgb)))
        return draft.give(input_ref(InputRole.MASK, rgb))

    # Painting for another draft for a while.

    @property
    def masks(self) -> Masks:
        """Those that are kept."""
        return self._masks

    def copies(self) -> Masks:
        """Copies of them: painting on one leaves the mask as it is."""
        copies = {mask: Mask(mask.snapshot) for mask in set(self._masks.values())}
        return Masks((key, copies[mask]) for key, mask in self._masks.items())

    def exchange(self, masks: Masks, change_draft: Callable[[], object]) -> None:
        """Have ``change_draft`` change the draft, and go on with ``masks``."""
        if self.mask is not None:
            self.mask.release()
        self._masks = masks
        self.mask = self._key = None
        # What is being stored is none of these.
        self._revision += 1
        change_draft()
        self._follow()
        if self._key is None:
            self.replaced.emit()

    # Reacting to changes.

    def undo_change(self, mask: Mask, change: TileChange) -> None:
        """Undo the newest change of ``mask``."""
        mask.undo(change)
        self._on_applied(mask, change)

    def redo_change(self, mask: Mask, change: TileChange) -> None:
        """Make a change of ``mask`` again."""
        mask.redo(change)
        self._on_applied(mask, change)

    def _on_applied(self, mask: Mask, change: TileChange) -> None:
        self._painted(mask)
        if mask is self.mask:
            self.changed.emit(change.rect)

    def _follow(self) -> None:
        draft = self._draft.draft
        image, ref = draft.input(InputRole.IMAGE), draft.input(InputRole.MASK)
        key = None if image is None else (image, ref)
        if key == self._key:
            return
        if self._key is not None and self._key[0] != image:
            self.before = self.mask
        self._key = key
        if self.mask is not None:
            self.mask.release()
        self.mask = None
        if key is not None and image is not None:
            if key in self._masks:
                self._show(key, self._masks[key])
            elif ref is None:
                self._show(key, Mask(TileSnapshot(TileGrid(image.width, image.height))))
            else:
                self._operations.start(self._load(key, image, ref))
        self.replaced.emit()

    async def _take(self, read: Callable[[], Rgb], mask: Mask, text: str) -> None:
        grid = mask.grid
        snapshot = await self._library.do(lambda _lib: _of_size(read(), grid.width, grid.height))
        if self.mask is mask:
            self.replace(snapshot, text)

    async def _load(self, key: _Key, image: InputRef, ref: InputRef) -> None:
        try:
            snapshot = await self._library.do(
                lambda lib: TileSnapshot.of(grey(lib.inputs.read(ref)))
            )
        except StudioError as error:
            self.trouble.emit(error)
            snapshot = None
        if self._key != key or self.mask is not None:
            return
        if snapshot is None or snapshot.grid != TileGrid(image.width, image.height):
            self._draft.take_input(InputRole.MASK)
            return
        self._show(key, self._kept_like(snapshot, image) or Mask(snapshot))
        self.replaced.emit()

    def _kept_like(self, snapshot: TileSnapshot, image: InputRef) -> Mask | None:
        """The mask that is kept for ``image`` and looks like that, so that its steps go on."""
        for (of, _), mask in self._masks.items():
            if of == image and TileChange.between(mask.snapshot, snapshot) is None:
                return mask
        return None

    def _show(self, key: _Key, mask: Mask) -> None:
        self.mask = mask
        self._masks[key] = mask
        self._masks.move_to_end(key)
        # Undo returns to a picture, then changes the mask that was painted there.
        needed = {step.mask for step in self._steps()}
        latest = dict.fromkeys(reversed(self._masks.values()))
        kept = needed.union([one for one in latest if one not in needed][:_KEPT_MASKS])
        for other in [other for other, mask in self._masks.items() if mask not in kept]:
            del self._masks[other]

    def _tell(self, rect: Rect) -> None:
        if rect is not EMPTY:
            self.changed.emit(rect)

    def _change(self, change: TileChange | None, text: str) -> None:
        if change is not None:
            self.changed.emit(change.rect)
        self._push(change, text)

    def _push(self, change: TileChange | None, text: str) -> None:
        if change is not None and self.mask is not None:
            self._painted(self.mask)
            step = _MaskStep(self, self.mask, change, text)
            self._undo.push(step)
            self._operations.start(self._pack(step))

    async def _pack(self, step: "_MaskStep") -> None:
        packed = await self._background.do("undo", step.change.packed)
        if not step.is_forgotten:
            step.hold(packed)
            self._forget_oldest()

    def _steps(self) -> list["_MaskStep"]:
        """Those that aren't forgotten, newest first."""
        stack = self._undo
        commands = [stack.command(index) for index in reversed(range(stack.count()))]
        return [one for one in commands if isinstance(one, _MaskStep) and not one.is_forgotten]

    def _forget_oldest(self) -> None:
        steps = self._steps()
        kept = kept_steps([step.size_bytes for step in steps], self.undo_bytes)
        # What was undone is the base of what can be redone after it.
        forgotten = [step for step in steps[kept:] if step.is_done]
        for step in forgotten:
            step.forget()
        if forgotten:
            drop_obsolete(self._undo)
            self.steps_forgotten.emit()

    def _painted(self, mask: Mask) -> None:
        """``mask`` no longer matches what the library stored for it."""
        self._revision += 1
        keys = [key for key, one in self._masks.items() if one is mask]
        for key in keys:
            del self._masks[key]
            self._masks[key[0], None] = mask
        if mask is self.mask and self._key is not None and self._key[1] is not None:
            self._key = (self._key[0], None)
            self._draft.take_input(InputRole.MASK)

    def _name(self, mask: Mask, ref: InputRef) -> None:
        # The draft without the reference, which Undo may bring back, still means this mask.
        assert self._key is not None
        self._key = (self._key[0], ref)
        self._show(self._key, mask)
        self._draft.give_input(ref)


class _MaskStep(QUndoCommand):
    """A change of a mask that has already been made when it is pushed."""

    def __init__(self, painted: PaintedMask, mask: Mask, change: TileChange, text: str) -> None:
        super().__init__(text)
        self._painted = painted
        self.mask = mask
        self.hold(change)
        self.is_done = True
        self.is_forgotten = False

    def hold(self, change: TileChange) -> None:
        """Have ``change``, which is the same in other memory."""
        self.change = change
        # All steps' memory is added up after each stroke.
        self.size_bytes = change.size_bytes

    def redo(self) -> None:
        if not self.is_done:
            self.is_done = True
            self._painted.redo_change(self.mask, self.change)

    def undo(self) -> None:
        self.is_done = False
        self._painted.undo_change(self.mask, self.change)

    def forget(self) -> None:
        """Free its memory; it is skipped from now on."""
        self.setObsolete(True)
        self.is_forgotten = True
        self.hold(TileChange(self.change.grid, {}, {}))


def _of_size(rgb: Rgb, width: int, height: int) -> TileSnapshot:
    found_height, found_width, _ = rgb.shape
    if abs(found_width / found_height / (width / height) - 1) > _SAME_SHAPE:
        raise StudioError(
            ErrorCode.MASK_SIZE_DIFFERS,
            width=found_width,
            height=found_height,
            picture_width=width,
            picture_height=height,
        )
    return TileSnapshot.of(grey(fitted(rgb, width, height)))
