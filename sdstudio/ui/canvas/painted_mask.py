"""PaintedMask: the mask of the draft's input picture while it is painted."""

from collections import OrderedDict
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.request import Draft
from sdstudio.imaging import Rgb, fitted, input_ref, read_input
from sdstudio.ui.canvas.brush import Brush
from sdstudio.ui.canvas.mask import EMPTY, Mask, Patch, Pixels, Rect

_Key = tuple[InputRef, InputRef | None]

#: Masks that are kept for when the artist returns to their picture.
_KEPT_MASKS: Final = 4
#: A mask whose aspect ratio differs by less belongs to the same picture in another size.
_SAME_SHAPE: Final = 0.01


class PaintedMask(QObject):
    """Follows the draft: loads its picture's mask, and removes the reference once it is painted on.

    While the draft refers to a mask, the library has exactly what was visible after the last
    stroke. Later strokes are stored by :meth:`keep` or :meth:`keep_at_end`.

    Signals:
        replaced(): ``mask`` is another one.
        changed(Rect): these pixels were painted.
        trouble(StudioError): a mask couldn't be read.

    Thread: GUI.
    """

    replaced = Signal()
    changed = Signal(object)
    trouble = Signal(object)

    def __init__(
        self, draft: DraftModel, library: LibraryThread, undo: QUndoStack, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._library = library
        self._undo = undo
        self._operations = Operations(self, self.trouble.emit)
        self._key: _Key | None = None
        self._masks: OrderedDict[_Key, Mask] = OrderedDict()
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

    def replace(self, pixels: Pixels, text: str) -> None:
        """Use another mask of the picture's size; ``text`` names the undo step."""
        if self.mask is not None and pixels.shape == self.mask.pixels.shape:
            self._change(self.mask.replace(pixels), text)

    def read(self, path: Path) -> None:
        """Load the mask from a file."""
        mask = self.mask
        if mask is None:
            return
        self._operations.start(self._read(path, mask))

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
        still = mask.without_stroke()
        ref = await self._library.do(lambda lib: lib.keep_input(InputRole.MASK, still.rgb()))
        if self._key == key and self._revision == revision:
            self._name(mask, ref)
        return draft.give(ref)

    def keep_at_end(self) -> Draft:
        """The draft for the next start; the library is asked to store its mask."""
        draft, mask, key = self._draft.draft, self.mask, self._key
        if key is None or key[1] is not None or mask is None or mask.is_empty:
            return draft
        rgb = mask.rgb()
        self._operations.start(self._library.do(lambda lib: lib.keep_input(InputRole.MASK, rgb)))
        return draft.give(input_ref(InputRole.MASK, rgb))

    # Reacting to changes.

    def applied(self, mask: Mask, patch: Patch) -> None:
        """Apply or undo a change of ``mask``."""
        mask.apply(patch)
        self._painted(mask)
        if mask is self.mask:
            self.changed.emit(patch.rect)

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
                self._show(key, Mask(image.width, image.height))
            else:
                self._operations.start(self._load(key, image, ref))
        self.replaced.emit()

    async def _read(self, path: Path, mask: Mask) -> None:
        width, height = mask.width, mask.height
        rgb = await self._library.do(lambda _lib: _read(path, width, height))
        if self.mask is mask:
            text = QCoreApplication.translate("commands", "open mask")
            self.replace(rgb[:, :, 0].copy(), text)

    async def _load(self, key: _Key, image: InputRef, ref: InputRef) -> None:
        try:
            rgb = await self._library.do(lambda lib: lib.inputs.read(ref))
        except StudioError as error:
            self.trouble.emit(error)
            rgb = None
        if self._key != key:
            return
        if rgb is None or rgb.shape[:2] != (image.height, image.width):
            self._draft.take_input(InputRole.MASK)
            return
        self._show(key, Mask(image.width, image.height, rgb[:, :, 0].copy()))
        self.replaced.emit()

    def _show(self, key: _Key, mask: Mask) -> None:
        self.mask = mask
        mask.prepare()
        self._masks[key] = mask
        self._masks.move_to_end(key)
        while len(set(self._masks.values())) > _KEPT_MASKS:
            self._masks.popitem(last=False)

    def _tell(self, rect: Rect) -> None:
        if rect is not EMPTY:
            self.changed.emit(rect)

    def _change(self, patch: Patch | None, text: str) -> None:
        if patch is not None:
            self.changed.emit(patch.rect)
        self._push(patch, text)

    def _push(self, patch: Patch | None, text: str) -> None:
        if patch is not None and self.mask is not None:
            self._painted(self.mask)
            self._undo.push(_Change(self, self.mask, patch, text))

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


class _Change(QUndoCommand):
    """A change of the mask that has already been applied when it is pushed."""

    def __init__(self, painted: PaintedMask, mask: Mask, patch: Patch, text: str) -> None:
        super().__init__(text)
        self._painted = painted
        self._mask = mask
        self._patch = patch
        self._done = True

    def redo(self) -> None:
        if not self._done:
            self._done = True
            self._painted.applied(self._mask, self._patch)

    def undo(self) -> None:
        self._done = False
        self._painted.applied(self._mask, self._patch)


def _read(path: Path, width: int, height: int) -> Rgb:
    rgb = read_input(path, InputRole.MASK)
    found_height, found_width, _ = rgb.shape
    if abs(found_width / found_height / (width / height) - 1) > _SAME_SHAPE:
        raise StudioError(
            ErrorCode.MASK_SIZE_DIFFERS,
            width=found_width,
            height=found_height,
            picture_width=width,
            picture_height=height,
        )
    return fitted(rgb, width, height)
