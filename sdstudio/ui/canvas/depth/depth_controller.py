"""DepthController: estimates, opens, shows and saves the depth of the picture on the canvas."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from sdstudio.app.depth_requests import DepthRequests
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.canvas.depth_layers import (
    depth_in,
    depth_layer,
    grey_pixels,
    shows_depth,
    with_depth,
)
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Given, fitted, pixels_sha256, read_input
from sdstudio.imaging.masks import grey, rgb_of
from sdstudio.imaging.png import encode_plain_png
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel, origins_of
from sdstudio.ui.canvas.depth.adjust_panel import DepthPanel
from sdstudio.ui.canvas.depth.adjusting import DepthAdjusting
from sdstudio.ui.canvas.depth.depth_bar import DepthBar
from sdstudio.ui.canvas.file_names import CanvasFileNames
from sdstudio.ui.canvas.hints_controller import hide_until_undone
from sdstudio.ui.canvas.mask_file import has_shape
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.file_dialogs import Purpose, ask_image, ask_save
from sdstudio.ui.inputs.reading import lost_by_closing, reader_of
from sdstudio.ui.notice_bar import DoneBar, Until

_LANE: Final = "depth"
_SUFFIX: Final = ".png"
#: A result waits until the artist has ended a stroke.
_BETWEEN_STROKES_MS: Final = 200
_OF_A_DEPTH: Final = (ActionId.DEPTH_ADJUST, ActionId.DEPTH_SAVE, ActionId.DEPTH_SHOW)


class DepthController(QObject):
    """The depth is a layer; a canvas has at most one.

    Signals:
        trouble(StudioError): there is no model that estimates depth, or a file can't be used.
        changed(): ``is_used`` may have changed.
        submitted(): a job to estimate depth is in the queue.

    Thread: GUI; pixels are computed on another.
    """

    trouble = Signal(object)
    changed = Signal()
    submitted = Signal()

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        painted: CanvasModel,
        page: CanvasPage,
        names: CanvasFileNames,
        requests: DepthRequests,
        done: DoneBar,
        window: QWidget,
        parent: QObject,
        *,
        is_shown: Callable[[], bool],
        is_artists: Callable[[], bool],
    ) -> None:
        """Args:
        is_shown: whether the stage shows the canvas.
        is_artists: whether the draft is the artist's own; the canvas of a job that is edited is
            a copy.
        """
        super().__init__(parent)
        self._studio = studio
        self._draft = studio.draft
        self._actions = actions
        self._painted = painted
        self._page = page
        self._names = names
        self._done = done
        self._window = window
        self._is_shown, self._is_artists = is_shown, is_artists
        self._operations = Operations(self, self.trouble.emit)
        self._requests = requests
        self._requests.arrived.connect(self._place)
        self._given = self._draft.draft.input(InputRole.DEPTH)
        self._is_given_newer = False
        self._later = QTimer(self, singleShot=True, interval=_BETWEEN_STROKES_MS)
        self._later.timeout.connect(self._place)
        self.adjusting = DepthAdjusting(painted, page.view, studio.background)
        self.panel = DepthPanel(self.adjusting, page.view)
        page.bars.make_way_for(self.panel)
        self.bar = DepthBar(actions, self._note)
        page.add_above(self.bar)
        actions.connect_triggered(
            (ActionId.DEPTH_ESTIMATE, self.estimate),
            (ActionId.DEPTH_OPEN, self._ask_open),
            (ActionId.DEPTH_ADJUST, self.adjusting.open),
            (ActionId.DEPTH_SAVE, self._ask_save),
        )
        actions[ActionId.DEPTH_SHOW].triggered.connect(self.show_depth)
        self._draft.changed.connect(self._follow)
        for signal in (painted.listed, painted.replaced):
            signal.connect(self._on_listed)
        self.enable()

    @property
    def layer(self) -> Layer | None:
        """The depth of the canvas."""
        document = self._painted.document
        return None if document is None else depth_layer(document)

    @property
    def is_used(self) -> bool:
        """Whether Depth to image uses what is on the canvas."""
        document = self._painted.document
        return document is not None and shows_depth(document)

    def estimate(self) -> None:
        """Have a model estimate the depth of the composite, as a job like any other."""
        checkpoint = self._requests.estimator
        if checkpoint is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_ESTIMATES_DEPTH))
            return
        self._painted.end()
        image = self._painted.documents.image
        if image is not None:
            self._operations.start(
                self._estimate(image, checkpoint), replacing="estimate", must_finish=True
            )

    def read(self, path: Path) -> None:
        """Use a file as the depth: grey, white is near."""
        self.take(path)

    def take(self, picture: Path | QImage) -> None:
        """Use a picture as the depth, scaled and cropped to the canvas."""
        image = self._painted.documents.image
        if image is not None:
            self._operations.start(
                self._take(reader_of(picture, InputRole.DEPTH), image),
                replacing="take",
                must_finish=lost_by_closing(picture),
            )

    def save(self, target: Path) -> None:
        """Save the depth as a greyscale picture."""
        self._painted.end()
        document, layer = self._painted.document, self.layer
        if document is not None and layer is not None:
            self._operations.start(self._write(document, layer, target), must_finish=True)

    def show_depth(self, wanted: bool) -> None:
        """Show the depth over the picture and use it, or hide it."""
        self._painted.end()
        document, layer = self._painted.document, self.layer
        if document is not None and layer is not None and layer.visible is not wanted:
            text = QCoreApplication.translate("commands", "hide depth")
            if wanted:
                text = QCoreApplication.translate("commands", "show depth")
            self._painted.edit(document.with_layer(replace(layer, visible=wanted)), text)
        self.enable()

    @property
    def _is_artist_at_work(self) -> bool:
        """Whether a stroke or a transformation, say, isn't finished."""
        return self._page.view.is_working or self._painted.open_edits.is_changed

    def enable(self) -> None:
        """Update the actions, and the note that says where the depth comes from."""
        layer = self.layer
        for do in _OF_A_DEPTH:
            self._actions[do].setEnabled(self._is_shown() and layer is not None)
        self._actions[ActionId.DEPTH_SHOW].setChecked(layer is not None and layer.visible)
        mode = self._draft.mode
        self.bar.setVisible(InputRole.DEPTH in (*mode.required, *mode.optional))
        self.bar.show_note()

    def _note(self) -> str:
        if self.is_used:
            return self.tr("The depth on the canvas is used.")
        if self._draft.draft.input(InputRole.DEPTH) is not None:
            return self.tr("The depth map in the settings is used.")
        if self.layer is not None:
            return self.tr("The depth on the canvas is hidden, so the model estimates its own.")
        return self.tr("The model estimates the depth, unless you add one here.")

    # Estimating.

    async def _estimate(self, image: InputRef, checkpoint: Checkpoint) -> None:
        newest = self._painted.documents.newest
        if newest is not None:
            await newest.opened.wait()
        document = self._painted.document
        if document is None or self._painted.documents.image != image:
            return  # the artist has gone on before anything was asked
        origins = origins_of(image, document)
        rgb = await self._painted.composite()
        picture = await self._studio.library.do(
            lambda lib: lib.keep_input(InputRole.IMAGE, rgb, origins)
        )
        job_id = await self._requests.submit(picture, image, checkpoint)
        self.submitted.emit()
        self._done.tell_only(
            lambda: self.tr("Estimating the depth. It will appear as a layer on the canvas."),
            Until(
                self._studio.saver.saved,
                self._studio.queue.job_ended,
                unless=lambda: self._requests.expects(job_id),
            ),
        )

    def _place(self) -> None:
        """Put a result on the canvas it is for, once that is shown, but not amid a stroke, say."""
        image, document = self._painted.documents.image, self._painted.document
        picture = self._requests.result(image)
        if image is None or picture is None or document is None or self._painted.is_opening:
            return
        if not self._is_artists():
            return  # it is placed once the artist's own draft is back
        if self._is_artist_at_work:
            self._later.start()
        else:
            self._operations.start(
                self._use_arrived(image, picture), replacing="arrived", must_finish=True
            )

    async def _use_arrived(self, image: InputRef, picture: Picture) -> None:
        size = image.width, image.height
        try:
            pixels = await self._studio.background.do(_LANE, lambda: _read(picture.path, *size))
        except StudioError:
            # Deleted meanwhile, say. Whatever happens next on the canvas must not try again.
            self._requests.remove(image, picture)
            raise
        document = self._painted.document
        is_here = self._is_artists() and self._painted.documents.image == image
        if not is_here or document is None:
            return  # it is placed when the artist returns
        if self._is_artist_at_work:
            self._later.start()
            return
        self._requests.remove(image, picture)
        text = QCoreApplication.translate("commands", "estimate depth")
        # The active layer stays active: the artist can't know when the depth arrives.
        changed = with_depth(document, pixels, self._name)
        self._painted.edit(replace(changed, active_layer=document.active_layer), text)

    # Files.

    @property
    def _name(self) -> str:
        return QCoreApplication.translate("layers", "Depth")

    def _ask_open(self) -> None:
        chosen = ask_image(self._window, self.tr("Open a depth map"), Purpose.DEPTH)
        if chosen is not None:
            self.read(chosen)

    async def _take(self, read: Callable[[], Given], image: InputRef) -> None:
        def work() -> tuple[TileSnapshot, bool]:
            rgb = read().rgb
            height, width, _ = rgb.shape
            fits = has_shape(width, height, image.width, image.height)
            return grey_pixels(grey(fitted(rgb, image.width, image.height))), fits

        with self._painted.making() as step:
            pixels, fits = await self._studio.background.do_apart(work)
        if step.is_taken_back or self._painted.documents.image != image:
            return
        self._painted.end()
        document = self._painted.document
        if document is None:
            return
        text = QCoreApplication.translate("commands", "open depth map")
        self._painted.edit(with_depth(document, pixels, self._name), text)
        if not fits:
            self._done.tell_only(
                lambda: self.tr("The depth map was cropped to the aspect ratio of the canvas.")
            )

    def _ask_save(self) -> None:
        if self.layer is None:
            return
        self._painted.end()
        name = " ".join((self._names.stem, self.tr("depth"))) + _SUFFIX
        title, kinds = self.tr("Save depth map"), {self.tr("PNG, exact pixels"): (_SUFFIX,)}
        target = ask_save(self._window, Purpose.DEPTH, title, name, kinds)
        if target is not None:
            self.save(target)

    async def _write(self, document: Document, layer: Layer, target: Path) -> None:
        await self._studio.background.do(
            _LANE, partial(_write, document, layer, target), must_finish=True
        )
        self._done.tell_only(
            lambda: self.tr("Saved the depth map as “{name}”.").format(name=target.name)
        )

    # A depth map added in the settings, or that came with the settings of a picture.

    def _follow(self) -> None:
        given = self._draft.draft.input(InputRole.DEPTH)
        if given != self._given:
            self._given, self._is_given_newer = given, given is not None
        self._on_listed()

    def _on_listed(self) -> None:
        self.enable()
        self.changed.emit()
        self._place()
        if self._is_given_newer and not self._painted.is_opening and self._given is not None:
            self._is_given_newer = False
            document, layer = self._painted.document, self.layer
            if document is not None and layer is not None and layer.is_seen:
                self._operations.start(
                    self._prefer(self._given, document, layer), replacing="prefer"
                )

    async def _prefer(self, given: InputRef, before: Document, layer: Layer) -> None:
        """Hide a depth that differs from the one that the artist has just given."""
        sha256 = await self._studio.background.do(
            _LANE, lambda: pixels_sha256(rgb_of(depth_in(before, layer)))
        )
        if sha256 == given.sha256 or self.layer is not layer:
            return
        hide_until_undone(self._painted, layer.id)


def _read(path: Path, width: int, height: int) -> TileSnapshot:
    return grey_pixels(grey(fitted(read_input(path, InputRole.DEPTH), width, height)))


def _write(document: Document, layer: Layer, target: Path) -> None:
    write_over(SystemDisk(), target, encode_plain_png(depth_in(document, layer)))
