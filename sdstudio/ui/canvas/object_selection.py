"""ObjectSelection: the artist's clicks and box, the object found, and the mask it would give."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.object_finder import ObjectFinder
from sdstudio.app.operations import Operations
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.masks import combined
from sdstudio.canvas.selection.placed import placed
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.domain.segmentation import POINTS_MAX, ObjectBox, ObjectPoint, Prompts
from sdstudio.ui.canvas.canvas_model import CanvasModel

if TYPE_CHECKING:
    from sdstudio.imaging.logit_masks import PlacedMask

_LANE: Final = "mask"

Shown: TypeAlias = ObjectPoint | ObjectBox


class ObjectSelection(QObject):
    """Previews what the mask would become; one step to undo when it is applied.

    Args:
        combine: returns what becomes of the mask, as the artist chose it.
        is_seen: returns whether the canvas is; the engine isn't asked for nobody.

    Attributes:
        shown: in the order in which it was shown; there is one box at most.
        found_nothing: nothing was found at what is shown now.

    Signals:
        changed(): ``shown``, ``is_waiting`` or ``found_nothing`` has changed.
        previewed(Pyramid | None): what the mask would become; ``None``: as it is.

    Thread: GUI; pixels are computed on another.
    """

    changed = Signal()
    previewed = Signal(object)

    def __init__(
        self,
        finder: ObjectFinder,
        painted: CanvasModel,
        background: BackgroundTasks,
        combine: Callable[[], Combine],
        parent: QObject,
        *,
        is_seen: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(parent)
        self._is_seen = is_seen
        self.finder = finder
        self._painted = painted
        self._background = background
        self._combine = combine
        self._operations = Operations(self)
        self._is_chosen = False
        #: A preview is shown, perhaps of less than what is shown now.
        self._is_previewing = False
        #: Of what is shown now; ``None`` while it isn't known.
        self._area: TileSnapshot | None = None
        #: It is to be applied so, once it is known.
        self._confirmed: Combine | None = None
        #: Of the step that is applied then.
        self._making = ExitStack()
        self.shown: tuple[Shown, ...] = ()
        self.found_nothing = False
        finder.found.connect(self._on_found)
        finder.changed.connect(self.changed)
        painted.changed.connect(self.preview)
        painted.replaced.connect(self.restart)

    @property
    def is_chosen(self) -> bool:
        """Whether objects are being selected."""
        return self._is_chosen

    @property
    def prompts(self) -> Prompts:
        """What is shown."""
        box = next((one for one in self.shown if isinstance(one, ObjectBox)), None)
        return Prompts(
            points=tuple(one for one in self.shown if isinstance(one, ObjectPoint)), box=box
        )

    @property
    def is_waiting(self) -> bool:
        """Whether the answer to what is shown isn't there yet."""
        return not self.prompts.is_empty and self._area is None and not self.found_nothing

    @property
    def can_apply(self) -> bool:
        """Whether something is found, or may be."""
        return not self.prompts.is_empty and not self.found_nothing

    def choose(self, is_chosen: bool) -> None:
        """Start or stop selecting objects."""
        if is_chosen is not self._is_chosen:
            self._is_chosen = is_chosen
            self.restart()
            if not is_chosen:
                self.finder.stop()

    def restart(self) -> None:
        """Begin again, perhaps on another picture."""
        self._set(())

    def look(self) -> None:
        """Every pixel of the picture is there, and seen: ask what could not be asked before."""
        if self._is_chosen and self._is_seen():
            self.finder.find(self.prompts if not self.prompts.is_empty else Prompts())

    def show(self, one: Shown) -> None:
        """A place on the object or beside it, or a box around it, which replaces another."""
        before = self.shown
        if isinstance(one, ObjectBox):
            before = tuple(other for other in before if isinstance(other, ObjectPoint))
        if len(before) < POINTS_MAX and one not in before:
            self._set((*before, one))

    def forget_last(self) -> None:
        """Remove the last click or box."""
        self._set(self.shown[:-1])

    def try_again(self) -> None:
        """Ask the same once more."""
        self.finder.try_again()

    def apply(self, how: Combine | None = None) -> None:
        """Change the mask, as soon as the object is known.

        Args:
            how: in another way than the artist chose.
        """
        how = how or self._combine()
        mask, area = self._painted.mask, self._area
        if area is None:
            if self.can_apply and self._confirmed is None:
                self._making.enter_context(self._painted.making(self.restart))
            self._confirmed = how if self.can_apply else None
        elif mask is not None:
            after = combined(mask.snapshot, area, how)
            # First, since the preview ends with it.
            self._set(())
            self._painted.replace(after, QCoreApplication.translate("commands", "select object"))

    def preview(self) -> None:
        """Show again what the mask would become: it or the way has changed."""
        if self._area is not None:
            self._operations.start(self._preview(self._area), replacing="preview")

    def _set(self, shown: tuple[Shown, ...]) -> None:
        self.shown = shown
        self._area = None
        self._forget_confirmed()
        self.found_nothing = False
        self._operations.cancel_all()
        if self.prompts.is_empty:
            self._show_preview(None)
        self.look()
        self.changed.emit()

    def _forget_confirmed(self) -> None:
        self._confirmed = None
        self._making.close()

    def _on_found(self, found: "PlacedMask", prompts: Prompts) -> None:
        if prompts == self.prompts and not prompts.is_empty:
            self._operations.start(self._take(found, prompts), replacing="take")

    async def _take(self, found: "PlacedMask", prompts: Prompts) -> None:
        mask = self._painted.mask
        if mask is None:
            return
        make = partial(placed, mask.grid, found.x, found.y, found.coverage)
        area = await self._background.do(_LANE, make)
        if prompts != self.prompts:
            return
        if area.is_empty:
            self.found_nothing = True
            self._forget_confirmed()
            self._show_preview(None)
        else:
            self._area = area
            if self._confirmed is not None:
                self.apply(self._confirmed)
            else:
                self.preview()
        self.changed.emit()

    async def _preview(self, area: TileSnapshot) -> None:
        mask, how = self._painted.mask, self._combine()
        if mask is not None:
            before = mask.snapshot
            after = await self._background.do(_LANE, lambda: combined(before, area, how))
            if area is self._area:
                self._show_preview(TiledPixels(after).pyramid)

    def _show_preview(self, pyramid: Pyramid | None) -> None:
        if pyramid is not None or self._is_previewing:
            self._is_previewing = pyramid is not None
            self.previewed.emit(pyramid)
