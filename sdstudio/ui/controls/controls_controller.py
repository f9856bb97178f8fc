"""Carries out what the artist wants to do with ControlNets and their hints."""

import asyncio
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sdstudio.app.depth_requests import DepthRequests
from sdstudio.app.input_pictures import InputPictures, shown
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.controls import CONTROLS_MAX, ControlRef, HintMaking, HintSource
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Given
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.canvas.hint_opener import HintOpener
from sdstudio.ui.controls.controls_box import ControlsBox
from sdstudio.ui.controls.edge_finder import EdgeFinder
from sdstudio.ui.controls.hint_places import HintPlace, ask_where, hint_places, new_control
from sdstudio.ui.file_dialogs import ask_image
from sdstudio.ui.inputs.drops import Dropped, picture_in
from sdstudio.ui.inputs.reading import lost_by_closing, reader_of
from sdstudio.ui.notice_bar import DoneBar, Until
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.undo_commands import ChangeControls
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.library import Picture

_LANE: Final = "edges"
#: A slider that is dragged makes no hint for each of its places.
_SETTLED_MS: Final = 400
#: What the program can make of a picture.
_MADE: Final = (HintSource.EDGES, HintSource.DEPTH)


class ControlsController(QObject):
    """Adds, removes and changes ControlNets of the draft, each as an undo step.

    Signals:
        trouble(StudioError): a picture can't be used, or no model estimates depth; nothing has
            changed.
        shown_asked(): the artist wants to see the ControlNets.
        submitted(): a job to estimate depth is in the queue.
    """

    trouble = Signal(object)
    shown_asked = Signal()
    submitted = Signal()

    def __init__(
        self,
        studio: Studio,
        undo: UndoStack,
        pictures: InputPictures,
        target: PictureTarget,
        box: ControlsBox,
        depth_requests: DepthRequests,
        canvas: CanvasController,
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._undo = undo
        self._pictures = pictures
        self._target = target
        self._box = box
        self._done = done
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        #: What makes hints, for which the next picture waits.
        self._making = Operations(self, self._on_not_made)
        self._not_made: StudioError | None = None
        self._reading: Counter[int | None] = Counter()
        self._edges = EdgeFinder(studio.library, studio.background)
        #: What is adjusted, by row, until the artist pauses.
        self._adjusted: dict[int, HintMaking] = {}
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settle.timeout.connect(self.keep_adjusted)
        self._keeping = asyncio.Lock()
        self._depths = depth_requests
        depth_requests.arrived.connect(self._take_depths)
        depth_requests.changed.connect(box.refresh)
        studio.draft.changed.connect(self._take_depths)
        box.estimate(lambda ref: depth_requests.job_for(ref) is not None)
        box.added.connect(self._add)
        box.removed.connect(self._remove)
        box.edited.connect(self._edit)
        box.choose_asked.connect(self._choose)
        box.stage_asked.connect(self._take_shown)
        box.paste_asked.connect(self._paste)
        box.hint_removed.connect(self._remove_hint)
        self._canvas = canvas
        box.layer_asked.connect(self._use_layer)
        opener = HintOpener(studio, undo, pictures, canvas, done, self)
        opener.trouble.connect(self.trouble)
        box.edit_asked.connect(lambda row: opener.open(self._controls[row]))
        canvas.hints_changed.connect(box.refresh)
        box.follow_canvas(self._layer_for, self._has_layer)
        box.dropped.connect(self._give)
        box.make_asked.connect(self._make)
        box.thresholds_moved.connect(self._adjust)
        box.stop_asked.connect(self._stop_estimating)
        target.changed.connect(self._on_target)
        self._on_target()

    def take_hint(self, picture: Dropped) -> None:
        """Make a picture the hint of a ControlNet, which the artist is asked for if need be."""
        places = hint_places(self._studio.draft, self._studio.registry)
        if isinstance(picture, QUrl):
            self.trouble.emit(StudioError(ErrorCode.INPUT_REMOTE))
        elif len(places) == 1:
            self._take(picture, places[0])
        elif places:
            # Not while the picture is being dropped, which keeps the menu from opening.
            ask = partial(ask_where, places, partial(self._take, picture), self._window)
            QTimer.singleShot(0, self, ask)

    def _take(self, picture: Path | QImage, place: HintPlace) -> None:
        control, row = place.control, place.row
        if row is not None and not self._is_still(row, control):
            return  # while the artist chose
        makes = control.row.source in _MADE
        if control.row.source is HintSource.DEPTH:
            # Without a model that estimates depth, the picture is one.
            makes = self._depths.estimator is not None
        self._read(picture, row, control, makes=makes, tells=True)

    def _tell_used(self, control: ControlRef) -> None:
        """Say what a picture is the hint of, since the ControlNets may be out of sight."""
        self._done.tell(
            lambda: self.tr("The picture is now the hint of {name}.").format(name=control.name),
            lambda: self.tr("Show"),
            self.shown_asked.emit,
            Until(
                self._studio.draft.changed,
                unless=lambda: any(one.sha256 == control.sha256 for one in self._controls),
            ),
        )

    def keep_adjusted(self) -> None:
        """Use the thresholds that the artist has just chosen, without waiting for a pause."""
        if self._adjusted:
            self._operations.start(self.finish(), must_finish=True)

    async def finish(self) -> None:
        """As :meth:`keep_adjusted`; returns once the hints of the draft have them.

        Pictures that were given just before are read by then.

        Raises:
            StudioError: a picture is gone or can't be read, or the disk's failure.
        """
        self._not_made = None
        self._settle.stop()
        async with self._keeping:
            text = QCoreApplication.translate("commands", "adjust edges")
            adjusted, self._adjusted = self._adjusted, {}
            for row, made in adjusted.items():
                now = self._controls[row].made if row < len(self._controls) else None
                if now is not None and now.picture == made.picture:
                    await self._make_edges(row, made, text)
        await self._making.finished()
        if self._not_made is not None:
            raise self._not_made

    @property
    def is_reading(self) -> bool:
        """Whether pictures that were given as hints are still being read."""
        return self._reading.total() > 0

    def _on_not_made(self, error: StudioError) -> None:
        self._not_made = error
        self.trouble.emit(error)

    @property
    def _controls(self) -> tuple[ControlRef, ...]:
        return self._studio.draft.draft.controls

    def _push(self, controls: tuple[ControlRef, ...], text: str) -> None:
        self._undo.push(ChangeControls(self._studio.draft, controls, text))

    def _add(self, model: AuxiliaryModel) -> None:
        self._push((*self._controls, new_control(model)), _adding_text())

    def _remove(self, row: int) -> None:
        text = QCoreApplication.translate("commands", "remove ControlNet")
        self._push((*self._controls[:row], *self._controls[row + 1 :]), text)

    def _edit(self, row: int, control: ControlRef) -> None:
        before = self._controls[row]
        if (control.kind, control.sha256) == (before.kind, before.sha256):
            # Like other numbers in the settings, these are no steps.
            self._studio.draft.set_controls(self._with(row, control))
        else:
            text = QCoreApplication.translate("commands", "change ControlNet")
            if control.row.source is not before.row.source:
                # What is made of a picture for one kind is none for another.
                control = control.model_copy(update={"made": None})
            self._push(self._with(row, control), text)

    def _remove_hint(self, row: int) -> None:
        control = self._controls[row].model_copy(update={"hint": None, "made": None})
        self._push(self._with(row, control), _hint_text())

    def _with(self, row: int, control: ControlRef) -> tuple[ControlRef, ...]:
        return (*self._controls[:row], control, *self._controls[row + 1 :])

    def _choose(self, row: int) -> None:
        chosen = ask_image(self._window, self.tr("Choose a hint picture"))
        if chosen is not None:
            self._give(chosen, row)

    def _take_shown(self, row: int) -> None:
        picture = self._target.picture or self._target.foreign
        if picture is not None:
            self._give(picture.path, row)

    def _paste(self, row: int) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        picture = picture_in(copied) if copied else None
        if picture is None:
            self._done.tell_only(
                lambda: self.tr("There is no picture on the clipboard. Copy one first.")
            )
        else:
            self._give(picture, row)

    def _give(self, picture: Dropped, row: int) -> None:
        if isinstance(picture, QUrl):
            self.trouble.emit(StudioError(ErrorCode.INPUT_REMOTE))
            return
        control = self._controls[row]
        makes = control.row.source in _MADE and self._box.rows[row].makes.isChecked()
        if makes and control.row.source is HintSource.DEPTH and self._lacks_estimator():
            return
        self._read(picture, row, control, makes=makes)

    def _read(
        self,
        picture: Path | QImage,
        row: int | None,
        control: ControlRef,
        *,
        makes: bool,
        tells: bool = False,
    ) -> None:
        """Use a picture as the hint of ``control``, which is added if it has no row.

        Args:
            makes: find its edges, or estimate its depth.
            tells: say so afterwards.
        """
        self._count_reading(row, 1)
        self._making.start(
            self._keep(picture, row, control, makes=makes, tells=tells),
            must_finish=lost_by_closing(picture),
        )

    async def _keep(
        self,
        picture: Path | QImage,
        row: int | None,
        control: ControlRef,
        *,
        makes: bool,
        tells: bool,
    ) -> None:
        origin = self._studio.pictures.at(picture) if isinstance(picture, Path) else None
        origins = () if origin is None else (origin.identity,)
        read = reader_of(picture, InputRole.CONTROL)
        with self._undo.making() as step:
            try:
                ref, _given = await self._pictures.keep(InputRole.CONTROL, read, origins)
                hint, made = ref, None
                if makes and control.row.source is HintSource.EDGES:
                    # With the thresholds that the artist has chosen for another picture.
                    made = (control.made or HintMaking(picture=ref)).model_copy(
                        update={"picture": ref}
                    )
                    hint = await self._found_edges(made)
            finally:
                self._count_reading(row, -1)
        if step.is_taken_back or not self._is_still(row, control):
            return
        after, text = self._controls, _hint_text()
        if row is None:
            # Another picture that was dropped just before may have had it added.
            row = next((at for at, one in enumerate(after) if one.sha256 == control.sha256), None)
        if row is None:
            row, after, text = len(after), (*after, control), _adding_text()
        if makes and control.row.source is HintSource.DEPTH:
            await self._estimate(row, ref, after, text)
        else:
            self._use(row, hint, made, text, after)
        if tells:
            self._tell_used(control)

    def _is_still(self, row: int | None, control: ControlRef) -> bool:
        """Whether it wasn't removed or replaced by another meanwhile, or can still be added."""
        if row is None:
            return len(self._controls) < CONTROLS_MAX
        now = self._controls[row] if row < len(self._controls) else None
        return now is not None and (now.sha256, now.kind) == (control.sha256, control.kind)

    def _use(
        self,
        row: int,
        hint: InputRef | None,
        made: HintMaking | None,
        text: str,
        controls: tuple[ControlRef, ...] | None = None,
    ) -> None:
        """Give one of ``controls`` a hint; by default, of those in use."""
        given = list(self._controls if controls is None else controls)
        given[row] = given[row].model_copy(update={"hint": hint, "made": made})
        self._push(tuple(given), text)

    # Hints that the program makes of a picture.

    def _make(self, row: int, makes: bool) -> None:
        """Make the hint of the picture that was given, or use that as it is."""
        control = self._controls[row]
        if not makes:
            if control.made is not None:
                self._stop_estimating(row)
                self._use(row, control.made.picture, None, _hint_text())
            return
        is_depth = control.row.source is HintSource.DEPTH
        if is_depth and self._lacks_estimator():
            self._box.rows[row].makes.setChecked(False)
        elif control.hint is not None and is_depth:
            self._making.start(self._estimate(row, control.hint), must_finish=True)
        elif control.hint is not None:
            made = HintMaking(picture=control.hint)
            self._making.start(self._make_edges(row, made, _hint_text()), must_finish=True)

    def _adjust(self, row: int, low: int, high: int) -> None:
        made = self._controls[row].made
        if made is not None:
            made = made.model_copy(update={"low": low, "high": high})
            self._adjusted[row] = made
            self._operations.start(self._preview_edges(row, made), replacing=f"preview {row}")
            self._settle.start()

    async def _preview_edges(self, row: int, made: HintMaking) -> None:
        checkpoint = self._studio.draft.checkpoint
        if checkpoint is None:
            return
        rgb = await self._edges.edges(made, checkpoint.native_size_px)
        image = await self._studio.background.do(_LANE, lambda: shown(rgb).levels[-1])
        if self._adjusted.get(row) == made and row < len(self._box.rows):
            self._box.rows[row].show_edges(image)

    async def _make_edges(self, row: int, made: HintMaking, text: str) -> None:
        control = self._controls[row] if row < len(self._controls) else None
        if control is None:
            return
        with self._undo.making() as step:
            hint = await self._found_edges(made)
        if step.is_taken_back or not self._is_still(row, control):
            return
        now = self._controls[row]
        if (now.hint, now.made) == (control.hint, control.made):
            self._use(row, hint, made, text)

    async def _found_edges(self, made: HintMaking) -> InputRef:
        """The edges as a hint; the picture itself while no model is chosen."""
        checkpoint, source = self._studio.draft.checkpoint, made.picture.sha256
        if checkpoint is None:
            return made.picture
        rgb = await self._edges.edges(made, checkpoint.native_size_px)
        known = await self._studio.library.do(lambda lib: lib.inputs.origins(source))
        origins = {source, *known}
        ref, _ = await self._pictures.keep(InputRole.CONTROL, lambda: Given(rgb, None), origins)
        return ref

    def _lacks_estimator(self) -> bool:
        """Whether no model can estimate depth, which is said then."""
        if self._depths.estimator is not None:
            return False
        self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_ESTIMATES_DEPTH))
        return True

    async def _estimate(
        self,
        row: int,
        picture: InputRef,
        controls: tuple[ControlRef, ...] | None = None,
        text: str = "",
    ) -> None:
        """Have a model estimate the depth of a picture, as a job like any other."""
        checkpoint = self._depths.estimator
        if checkpoint is None:
            return
        self._use(row, None, HintMaking(picture=picture), text or _hint_text(), controls)
        image = picture.model_copy(update={"role": InputRole.IMAGE})
        await self._depths.submit(image, picture, checkpoint)
        self.submitted.emit()

    def _stop_estimating(self, row: int) -> None:
        made, running = self._controls[row].made, self._studio.dispatcher.running
        job_id = None if made is None else self._depths.job_for(made.picture)
        if job_id is None:
            return
        if running is not None and running.job.id == job_id:
            self._studio.dispatcher.stop()
        else:
            self._operations.start(self._studio.queue.remove([job_id]), must_finish=True)

    def _take_depths(self) -> None:
        """Use the depths that were estimated, where they are still wanted."""
        if self._studio.draft_saver.is_holding:
            return  # once the artist's own draft is back
        for ref in self._depths.hints:
            picture = self._depths.result(ref)
            if picture is not None:
                self._depths.remove(ref, picture)
                if any(_waits_for(ref, one) for one in self._controls):
                    self._making.start(self._use_depth(ref, picture), must_finish=True)

    async def _use_depth(self, ref: InputRef, picture: "Picture") -> None:
        read, origins = reader_of(picture.path, InputRole.CONTROL), (picture.identity, ref.sha256)
        hint, _ = await self._pictures.keep(InputRole.CONTROL, read, origins)
        with_it = tuple(
            one.model_copy(update={"hint": hint}) if _waits_for(ref, one) else one
            for one in self._controls
        )
        # Giving the picture was the step, which undo takes back with what came of it.
        self._studio.draft.set_controls(with_it)

    # Hints on the canvas.

    def _layer_for(self, control: ControlRef) -> str:
        hints = self._canvas.hints
        if hints is None or not self._canvas.can_open:
            return ""
        layer = hints.used_for(control.row)
        return "" if layer is None else layer.name

    def _has_layer(self) -> bool:
        hints = self._canvas.hints
        return hints is not None and self._canvas.can_open and hints.can_use_layer

    def _use_layer(self, row: int) -> None:
        if self._canvas.hints is not None:
            self._canvas.hints.use_layer(self._controls[row].row)

    def _count_reading(self, row: int | None, more: int) -> None:
        self._reading[row] += more
        if row is not None:
            self._box.show_reading(row, reading=self._reading[row] > 0)

    def _on_target(self) -> None:
        has_picture = self._target.picture is not None or self._target.foreign is not None
        self._box.set_stage_has_picture(has_picture)


def _waits_for(picture: InputRef, control: ControlRef) -> bool:
    """Whether its hint is to be the depth of ``picture``."""
    is_depth = control.row.source is HintSource.DEPTH and control.hint is None
    return is_depth and control.made is not None and control.made.picture == picture


def _adding_text() -> str:
    return QCoreApplication.translate("commands", "add ControlNet")


def _hint_text() -> str:
    return QCoreApplication.translate("commands", "change hint picture")
