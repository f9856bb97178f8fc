"""Connects the draft's intent with the canvas: the bar, what is painted, what the model sees."""

import contextlib
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from sdstudio.app.input_pictures import InputPictures, Shown
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.canvas.canvas_size import unmade_extension
from sdstudio.canvas.document import Target
from sdstudio.canvas.selection.masks import painted_rect
from sdstudio.domain import intents, modes
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.errors import StudioError
from sdstudio.domain.extension import Extension
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.resolving import resolve
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import INTENT_OF
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.intents.canvas_extender import CanvasExtender
from sdstudio.ui.canvas.intents.extend_overlay import ExtendOverlay
from sdstudio.ui.canvas.intents.extend_popup import ExtendPopup
from sdstudio.ui.canvas.intents.intent_bar import IntentBar
from sdstudio.ui.canvas.intents.overlays import ContextOverlay, PrefillOverlay
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.results_controller import ResultsController
from sdstudio.ui.canvas.seen_picture import SeenPicture
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import model_name

if TYPE_CHECKING:
    from sdstudio.canvas.tiles import TileSnapshot

#: What is painted is examined once it hasn't changed for this long.
_STILL_MS: Final = 100
#: The parameters on which a pre-fill depends.
_OF_PREFILL: Final = ("width", "height", "masked_only", "mask_padding", *intents.PLANNED)


class IntentsController(QObject):
    """Keeps draft and canvas in step.

    Args:
        results: of which one may be shown in place of the picture.

    Signals:
        trouble(StudioError): a picture couldn't be extended.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        pictures: InputPictures,
        painted: CanvasModel,
        page: CanvasPage,
        results: ResultsController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._draft = studio.draft
        self._actions = actions
        self._painted = painted
        self._page = page
        self._candidates = candidates = results.candidates
        self._operations = Operations(self, self.trouble.emit)
        self.extender = CanvasExtender(
            studio,
            undo,
            pictures,
            painted,
            page.view.navigation,
            page.brush,
            candidates,
            results.as_layer,
            self,
        )
        self.extender.trouble.connect(self.trouble)
        self._with_layers = SeenPicture(painted, self._base, studio.background, self)
        self._with_layers.ready.connect(self._show_prefill)
        self._seen: TileSnapshot | None = None
        self._masks_seen = 0
        self._bounds: Bounds | None = None
        #: The picture of which it is known whether it was extended.
        self._looked_at: InputRef | None = None
        #: What the pre-fill that is shown, or being made, was made of.
        self._prefilled: object = None
        self.popup: ExtendPopup | None = None
        self.bar = IntentBar(actions, self._note)
        self.context = ContextOverlay(self._on_context)
        self.prefill = PrefillOverlay()
        page.add_above(self.bar)
        self.grips = ExtendOverlay(self._on_dragged)
        page.view.add_overlay(self.prefill)
        page.view.add_overlay(self.grips)
        page.view.add_overlay(self.context)
        self._timer = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._timer.timeout.connect(self.update_draft)
        for signal in (painted.changed, painted.combined_changed, undo.indexChanged):
            signal.connect(lambda *_: self._timer.start())
        for do, wanted in INTENT_OF.items():
            if wanted is not intents.EXTEND:
                actions[do].triggered.connect(
                    lambda _checked=False, key=wanted.key: self._intend(key)
                )
        actions.connect_triggered(
            (ActionId.INTENT_EXTEND, self._ask_extension),
            (ActionId.INTENT_AUTOMATIC, lambda: self._intend(intents.AUTOMATIC)),
            (ActionId.CONTEXT_RESET, lambda: self._draft.release("context")),
        )
        actions[ActionId.PREFILL_SHOW].toggled.connect(self._show_prefill)
        page.picture_shown.connect(self._show_prefill)
        painted.listed.connect(self._on_listed)
        painted.aimed.connect(self.bar.show_note)
        self._draft.changed.connect(self._follow)
        candidates.shown_changed.connect(self._show_seen)
        self._follow()

    def update_draft(self) -> None:
        """Tell the draft what is painted now."""
        marked = self._marked
        if marked is None:
            return
        is_new = marked is not self._seen
        if is_new:
            self._seen = marked
            self._masks_seen += 1
            rect = painted_rect(marked)
            self._bounds = None
            if not rect.is_empty:
                self._bounds = Bounds(rect.left, rect.top, rect.width, rect.height)
        self._resume()
        self._draft.select(self._bounds)
        if is_new:
            self._show_prefill()

    def _resume(self) -> None:
        """Go on extending a canvas that was left before what is new was generated."""
        image, shown = self._painted.documents.image, self._painted.documents.shown
        if image == self._looked_at or shown is None or shown.is_opening:
            return
        self._looked_at = image
        # Another intent was chosen since; and a job that is edited stays what it is.
        is_chosen = self._draft.draft.intent != intents.AUTOMATIC or not shown.is_artists
        if not is_chosen and unmade_extension(shown.document) is not None:
            self._draft.intend(intents.EXTEND.key)

    @property
    def _marked(self) -> "TileSnapshot | None":
        """All masks combined; ``None`` while they are loading."""
        return self._painted.combined

    def _follow(self) -> None:
        draft = self._draft.draft
        if draft.input(InputRole.IMAGE) != self._looked_at:
            self._looked_at = None
        is_open = draft.mode == modes.INPAINTING.key
        if is_open and not draft.intent and not set(draft.chosen) & set(intents.PLANNED):
            self._draft.intend(intents.AUTOMATIC)
            return
        # Undo may have brought back an older draft.
        self._timer.start()
        self._show()
        self._show_seen()

    def _intend(self, key: str) -> None:
        self._draft.intend(key)
        # A second click has unchecked the action.
        self._show()

    def _show(self) -> None:
        draft = self._draft.draft
        wanted = draft.intended
        # Without a mask there is nothing to intend with it.
        has_mask = self._draft.mode.needs_mask
        self.bar.setVisible(has_mask)
        self.grips.set_shown(has_mask)
        for do, one in INTENT_OF.items():
            self._actions[do].setChecked(one is wanted)
        self._actions[ActionId.INTENT_AUTOMATIC].setChecked(draft.intent == intents.AUTOMATIC)
        self.bar.show_note()

    def _note(self) -> str:
        """What the intent needs, or which model would do it better; empty if nothing."""
        wanted, checkpoint = self._draft.draft.intended, self._draft.checkpoint
        if wanted is None:
            return self.tr("The settings decide how the mask is used.")
        if not self._draft.draft.is_painted:
            if wanted.takes_whole:
                return self.tr("Nothing is masked, so the whole picture changes.")
            if self._painted.target is not Target.MASK:
                return self.tr(
                    "You are painting on a layer; choose a mask to paint over the area to change."
                )
            return self.tr("Paint over the area to change.")
        if checkpoint is None or not intents.gains_from_inpainting(wanted, checkpoint.task):
            return translate("intents", wanted.help)
        text = translate("intents", intents.BETTER_WITH_INPAINTING)
        return text.format(model=model_name(checkpoint))

    # What the model sees.

    def _show_seen(self) -> None:
        """Show it over the picture; over a result it would cover what is looked at."""
        is_result = self._candidates.shown is not None
        self.context.show_box(*((None, None) if is_result else self._context()))
        self._show_prefill()

    def _context(self) -> tuple[Bounds | None, Bounds | None]:
        """The box that the model sees, and what it has to contain; none if it sees everything."""
        draft, image = self._draft.draft, self._draft.draft.input(InputRole.IMAGE)
        if draft.mode != modes.INPAINTING.key or image is None or draft.selection is None:
            return None, None
        box = least = None
        with contextlib.suppress(ValueError):
            box = Bounds.of_text(str(self._draft.value("context") or ""))
            box = box.within(image.width, image.height)
        if box is None:
            return None, None
        values = (self._draft.value(name) for name in ("grow", "feather"))
        grow, feather = (value if isinstance(value, int) else 0 for value in values)
        least = draft.selection.enlarged(
            grow + feather // 2, image.width, image.height, least_px=1, multiple_of=1
        )
        return box.united(least), least

    def _on_context(self, box: Bounds) -> None:
        self._draft.choose(context=box.text)

    def _show_prefill(self) -> None:
        wants = self._actions[ActionId.PREFILL_SHOW].isChecked()
        params, shown, snapshot = self._params(), self._page.picture, self._seen
        is_seen = wants and self._candidates.shown is None
        if snapshot is not None and (snapshot.is_empty or not _is_for(snapshot, shown)):
            # The draft is ahead of what is known to be painted, or behind it.
            snapshot = None
        if not is_seen or params is None or shown is None or snapshot is None:
            self._prefilled = None
            self.prefill.show_image(None)
            return
        picture = self._with_layers.image()
        if picture.isNull():
            # What is shown stays until it is made.
            return
        values = tuple(getattr(params, name) for name in _OF_PREFILL)
        made_of = (values, picture.cacheKey(), self._masks_seen)
        if made_of != self._prefilled:
            self._prefilled = made_of
            making = self._make_prefill(params, picture, snapshot)
            self._operations.start(making, replacing="prefill")

    def _base(self) -> QImage:
        shown = self._page.picture
        return QImage() if shown is None else shown.full

    def _on_listed(self) -> None:
        """Layers may have changed, from which the pre-fill is made as well."""
        if self._actions[ActionId.PREFILL_SHOW].isChecked():
            self._show_prefill()

    def _params(self) -> GenerationParams | None:
        """Those of the next job, if it inpaints something."""
        draft, checkpoint = self._draft.draft, self._draft.checkpoint
        if checkpoint is None or draft.selection is None:
            return None
        with contextlib.suppress(StudioError):
            request = resolve(draft, checkpoint, drawn_seed=0, mask_follows=True)
            return request.params if request.mode == modes.INPAINTING.key else None
        return None

    async def _make_prefill(
        self, params: GenerationParams, picture: QImage, snapshot: "TileSnapshot"
    ) -> None:
        made_of = self._prefilled
        image, box = await self._studio.background.do(
            "prefill", lambda: _prefill(params, picture, snapshot)
        )
        if self._prefilled is made_of:
            self.prefill.show_image(image, box)

    # Extending.

    def _ask_extension(self) -> None:
        self._show()
        image = self._draft.draft.input(InputRole.IMAGE)
        if image is None:
            return
        seen = self._candidates.shown or image
        popup = self.popup = ExtendPopup(seen.width, seen.height, self._page)
        popup.destroyed.connect(self._on_popup_gone)
        popup.chosen.connect(self.extender.extend)
        button = self.bar.buttons[ActionId.INTENT_EXTEND]
        popup.move(button.mapToGlobal(button.rect().bottomLeft()))
        popup.show()
        popup.boxes["left"].setFocus()
        # What is typed replaces the nought.
        popup.boxes["left"].selectAll()

    def _on_popup_gone(self) -> None:
        self.popup = None

    def _on_dragged(self, by: Extension) -> None:
        image, result = self._draft.draft.input(InputRole.IMAGE), self._candidates.shown
        if image is not None and result is not None:
            by = by.scaled(result.width / image.width, result.height / image.height)
        self.extender.extend(by)


def _is_for(snapshot: "TileSnapshot", shown: Shown | None) -> bool:
    """Whether it is a mask of the size of the picture that is shown."""
    grid = snapshot.grid
    return shown is not None and (shown.full.width(), shown.full.height()) == (
        grid.width,
        grid.height,
    )


def _prefill(
    params: GenerationParams, picture: QImage, snapshot: "TileSnapshot"
) -> tuple[QImage, Bounds]:
    """What the model starts from, and its place. Any thread."""
    import numpy as np

    from sdstudio.imaging.inpainting import areas_of, prefilled, seen_box

    areas = areas_of(params, snapshot.pixels())
    box = seen_box(params, areas)
    part = picture.copy(box.left, box.top, box.width, box.height)
    part = part.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(part.constBits(), np.uint8).reshape(box.height, part.bytesPerLine())
    seen = lines[:, : 3 * box.width].reshape(box.height, box.width, 3).copy()
    new = np.ascontiguousarray(prefilled(params, seen, box.of(areas.filled)))
    height, width, _ = new.shape
    image = QImage(new.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    return image, Bounds(box.left, box.top, box.width, box.height)
