"""The ways to choose an input picture; all of them can be undone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Mode
from sdstudio.imaging import Rgb, read_input, rgb_from_bytes
from sdstudio.library import Picture
from sdstudio.ui.actions import ROWS, ActionId, Actions
from sdstudio.ui.commands import ChangeStartingPoint, StartingPoint
from sdstudio.ui.inputs.drops import picture_in
from sdstudio.ui.inputs.input_box import InputBox
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.wording import without_mnemonic


class InputController(QObject):
    """Reads and stores pictures off the GUI thread, then adds them to the draft.

    Signals:
        trouble(StudioError): a picture can't be used.
        nothing_pasted(): there is no picture on the clipboard.
        given(InputRef): the draft now starts from it.
    """

    trouble = Signal(object)
    nothing_pasted = Signal()
    given = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: QUndoStack,
        controllers: tuple[ModeController, InputPictures],
        box: InputBox,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._modes, self._pictures = controllers
        self._box = box
        self._window = window
        self._folder = Path.home()
        self._on_stage: Picture | None = None
        for do, act in (
            (ActionId.CHOOSE_INPUT, lambda: self.choose(InputRole.IMAGE)),
            (ActionId.PASTE_INPUT, lambda: self.paste(InputRole.IMAGE)),
            (ActionId.START_FROM_THIS, self._start_from_this),
            (ActionId.CHANGE_PART_OF_THIS, lambda: self._take_this(modes.INPAINTING)),
            (ActionId.ENLARGE_THIS, lambda: self._take_this(modes.UPSCALE)),
        ):
            actions[do].triggered.connect(lambda _checked=False, act=act: act())
        box.choose_asked.connect(self.choose)
        box.stage_asked.connect(self.take_shown)
        box.paste_asked.connect(self.paste)
        box.remove_asked.connect(self.remove)
        box.dropped.connect(self.give)
        studio.draft.checkpoint_changed.connect(self._enable)
        studio.registry.changed.connect(self._enable)
        self._pictures.gone.connect(lambda _ref, error: self.trouble.emit(error))
        self._enable()

    def set_on_stage(self, picture: Picture | None) -> None:
        """Set the picture on the stage, which can be used as the input picture."""
        if picture != self._on_stage:
            self._on_stage = picture
            self._enable()

    def retranslate(self) -> None:
        """Name the action for the picture on the stage."""
        action = self._actions[ActionId.CHANGE_PART_OF_THIS]
        picture = self._on_stage
        text = translate("actions", ROWS[ActionId.CHANGE_PART_OF_THIS].text)
        if picture is not None and picture.request.mode == modes.INPAINTING.key:
            text = self.tr("Continue from this result")
        action.setText(text)
        action.setIconText(without_mnemonic(text))

    def give(
        self, picture: Path | QImage, role: InputRole = InputRole.IMAGE, mode: Mode | None = None
    ) -> None:
        """Start from a file or from pixels.

        Args:
            mode: to switch to; by default the current one, or the first that takes a picture.
        """
        mode = mode or self._modes.mode_from_picture()
        if mode is None:
            return
        self._box.show_reading(role, True)

        def kept(ref: InputRef) -> None:
            self._box.show_reading(role, False)
            self._start(ref, mode)

        def refused(error: StudioError) -> None:
            self._box.show_reading(role, False)
            self.trouble.emit(error)

        self._pictures.keep(role, _reader(picture, role), kept, refused)

    def choose(self, role: InputRole) -> None:
        """Ask for a picture file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Choose a picture"),
            str(self._folder),
            self.tr("Images (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif)"),
        )
        if chosen:
            self._folder = Path(chosen).parent
            self.give(Path(chosen), role)

    def paste(self, role: InputRole) -> None:
        """Start from the picture on the clipboard."""
        copied = QGuiApplication.clipboard().mimeData()
        # None on some platforms if nothing was copied, which the type stubs don't allow for.
        picture = picture_in(copied) if copied else None
        if picture is None:
            self.nothing_pasted.emit()
        else:
            self.give(picture, role)

    def take_shown(self, role: InputRole) -> None:
        """Start from the picture on the stage."""
        if self._on_stage is not None:
            self.give(self._on_stage.path, role)

    def remove(self, role: InputRole) -> None:
        """Remove the picture for ``role``."""
        draft = self._studio.draft
        inputs = draft.draft.started_without(role).inputs
        text = QCoreApplication.translate("commands", "remove input picture")
        self._undo.push(
            ChangeStartingPoint(draft, StartingPoint(draft.mode, inputs, draft.checkpoint), text)
        )

    def _start_from_this(self) -> None:
        current = self._studio.draft.mode
        # Modes that take a picture, need no painting and generate a new one.
        keeps = current in (modes.DEPTH_TO_IMAGE, modes.VARIATION)
        self._take_this(current if keeps else modes.IMAGE_TO_IMAGE)

    def _take_this(self, mode: Mode) -> None:
        if self._on_stage is not None:
            self.give(self._on_stage.path, mode=mode)

    def _start(self, ref: InputRef, mode: Mode) -> None:
        draft = self._studio.draft
        checkpoint = self._modes.checkpoint_for(mode)
        after = StartingPoint(mode, draft.draft.started_from(ref).inputs, checkpoint)
        text = QCoreApplication.translate("commands", "change input picture")
        self._undo.push(ChangeStartingPoint(draft, after, text))
        self.given.emit(ref)

    def _enable(self) -> None:
        some = self._on_stage is not None
        for do, mode in (
            (ActionId.START_FROM_THIS, modes.IMAGE_TO_IMAGE),
            (ActionId.CHANGE_PART_OF_THIS, modes.INPAINTING),
            (ActionId.ENLARGE_THIS, modes.UPSCALE),
        ):
            self._actions[do].setEnabled(some and self._modes.checkpoint_for(mode) is not None)
        can = self._modes.mode_from_picture() is not None
        for do in (ActionId.CHOOSE_INPUT, ActionId.PASTE_INPUT):
            self._actions[do].setEnabled(can)
        self._box.set_stage_has_picture(some)
        self.retranslate()


def _reader(picture: Path | QImage, role: InputRole) -> Callable[[], Rgb]:
    if isinstance(picture, Path):
        return lambda: read_input(picture, role)
    return lambda: _pixels(picture, role)


def _pixels(image: QImage, role: InputRole) -> Rgb:
    """The pixels of ``image``: transparency becomes white, and maps become grey."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter

    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    with QPainter(opaque) as painter:
        painter.drawImage(0, 0, image)
    if role is not InputRole.IMAGE:
        opaque = opaque.convertToFormat(QImage.Format.Format_Grayscale8)
    rgb = opaque.convertToFormat(QImage.Format.Format_RGB888)
    # Qt pads each line to a multiple of four bytes.
    lines = memoryview(rgb.constBits()).cast("B").tobytes()
    step, used = rgb.bytesPerLine(), 3 * rgb.width()
    pixels = b"".join(lines[row * step : row * step + used] for row in range(rgb.height()))
    return rgb_from_bytes(pixels, rgb.width(), rgb.height())
