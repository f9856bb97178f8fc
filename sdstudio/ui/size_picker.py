"""The size of the picture as aspect ratios, in sizes that suit the model."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.modes import UPSCALE_FACTOR, Output
from sdstudio.domain.picture_sizes import second_size_px
from sdstudio.ui.forms.form import Form
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.shape_button import ShapeButton
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.trained_sizes import TrainedSizes, frame_icon
from sdstudio.ui.wording import plain_tip, size

_ASPECT = 4 / 3
_BUTTON_PX = 54


class AspectRatio(Enum):
    """The aspect ratios to choose from."""

    SQUARE = "square"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    CUSTOM = "custom"


_FRAMES_PX = {
    AspectRatio.SQUARE: (18, 18),
    AspectRatio.PORTRAIT: (15, 20),
    AspectRatio.LANDSCAPE: (20, 15),
    AspectRatio.CUSTOM: (18, 18),
}


@dataclass(frozen=True, slots=True)
class PictureSize:
    """A size in pixels."""

    width: int
    height: int


def size_of(shape: AspectRatio, native_px: int) -> PictureSize:
    """A size in ``shape`` with about as many pixels as the model's native square.

    Args:
        shape: not ``CUSTOM``.
        native_px: the side of the model's native square.
    """
    step = min(64, max(8, native_px // 64 * 8))
    long_px = round(native_px * _ASPECT**0.5 / step) * step
    short_px = round(native_px / _ASPECT**0.5 / step) * step
    match shape:
        case AspectRatio.PORTRAIT:
            return PictureSize(short_px, long_px)
        case AspectRatio.LANDSCAPE:
            return PictureSize(long_px, short_px)
        case _:
            return PictureSize(native_px, native_px)


def shape_of(wanted: PictureSize, native_px: int) -> AspectRatio:
    """The aspect ratio that gives ``wanted``, or ``CUSTOM``."""
    shapes = (AspectRatio.SQUARE, AspectRatio.PORTRAIT, AspectRatio.LANDSCAPE)
    return next((one for one in shapes if size_of(one, native_px) == wanted), AspectRatio.CUSTOM)


class SizePicker(Retranslates, QWidget):
    """Four buttons; the last one shows two number fields.

    The first is the default: the model's native square, or the size of the input picture. In
    modes whose output size can't be chosen, only the size is shown.
    """

    def __init__(self, draft: DraftModel, look: ActiveTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._look = look
        self._shape = AspectRatio.SQUARE
        self._custom_opened = False
        self._mode = draft.mode
        self._group = QButtonGroup(self)
        self.buttons: dict[AspectRatio, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(4)
        for number, shape in enumerate(AspectRatio):
            row.addWidget(self._button(shape, number), 1)
        # The style sheet's minimum height overrides the buttons' own.
        row.addStrut(_BUTTON_PX)
        #: Shows the size; its owner places it.
        self.pixels = QLabel()
        self.pixels.setProperty("dim", True)
        self.trained = TrainedSizes(draft, look)
        self.custom = Form(("width", "height"), draft, look, headings=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trained)
        column.addWidget(self.custom)
        self._group.idClicked.connect(lambda number: self._choose(list(AspectRatio)[number]))
        draft.changed.connect(self._on_changed)
        draft.checkpoint_changed.connect(self._on_checkpoint_changed)
        look.changed.connect(self._draw_icons)
        self._draw_icons()
        self.retranslate()

    @property
    def shape(self) -> AspectRatio:
        """The selected aspect ratio."""
        return self._shape

    def retranslate(self) -> None:
        follows = self.tr("Original") if self._draft.mode.needs_image else self.tr("Square")
        for shape, text in (
            (AspectRatio.SQUARE, follows),
            (AspectRatio.PORTRAIT, self.tr("Portrait")),
            (AspectRatio.LANDSCAPE, self.tr("Landscape")),
            (AspectRatio.CUSTOM, self.tr("Custom")),
        ):
            self.buttons[shape].setText(text)
            self.buttons[shape].setAccessibleName(text)
        self._show_tips()
        self._show()

    def _button(self, shape: AspectRatio, number: int) -> QToolButton:
        button = ShapeButton()
        button.setIconSize(QSize(28, 28))
        button.setFixedHeight(_BUTTON_PX)
        self._group.addButton(button, number)
        self.buttons[shape] = button
        return button

    def _native_px(self) -> int:
        checkpoint = self._draft.checkpoint
        return 512 if checkpoint is None else checkpoint.native_size_px

    def _choose(self, shape: AspectRatio) -> None:
        self._custom_opened = shape is AspectRatio.CUSTOM
        match shape:
            case AspectRatio.SQUARE:
                self._draft.release("width", "height")
            case AspectRatio.CUSTOM:
                width, height = self._draft.value("width"), self._draft.value("height")
                if width is not None and height is not None:
                    self._draft.choose(width=width, height=height)
            case _:
                wanted = size_of(shape, self._native_px())
                self._draft.choose(width=wanted.width, height=wanted.height)
        self._show()
        if shape is AspectRatio.CUSTOM:
            self.custom.editors["width"].setFocus()

    def _on_changed(self) -> None:
        if self._draft.mode is not self._mode:
            self._mode = self._draft.mode
            self._custom_opened = False
            self.retranslate()
        else:
            self._show()

    def _on_checkpoint_changed(self) -> None:
        if self._shape in (AspectRatio.PORTRAIT, AspectRatio.LANDSCAPE):
            wanted = size_of(self._shape, self._native_px())
            self._draft.choose(width=wanted.width, height=wanted.height)
        self._show_tips()

    def _show(self) -> None:
        width, height = self._draft.value("width"), self._draft.value("height")
        self.setEnabled(width is not None)
        if width is None or height is None:
            self.custom.hide()
            self.trained.hide()
            self.pixels.hide()
            return
        if self._draft.mode.output is not Output.CHOSEN:
            self._show_fixed()
            return
        for button in self.buttons.values():
            button.show()
        chosen = self._draft.is_chosen("width") or self._draft.is_chosen("height")
        # Fields that were opened explicitly stay open while their numbers happen to be square.
        self._custom_opened = self._custom_opened and chosen
        wanted = shape_of(PictureSize(int(width), int(height)), self._native_px())
        if self._draft.mode.needs_image and not chosen:
            wanted = AspectRatio.SQUARE
        elif self._draft.mode.needs_image and wanted is AspectRatio.SQUARE:
            wanted = AspectRatio.CUSTOM
        self._shape = AspectRatio.CUSTOM if self._custom_opened else wanted
        self.buttons[self._shape].setChecked(True)
        self.custom.setVisible(self._shape is AspectRatio.CUSTOM)
        self.trained.show_if(self._shape is AspectRatio.CUSTOM)
        self.pixels.setVisible(self._shape is not AspectRatio.CUSTOM)
        sizes = dict.fromkeys([(int(width), int(height)), self._last_px(int(width), int(height))])
        shown = " → ".join(size(*one) for one in sizes)
        self.pixels.setText(self.tr("{size} pixels").format(size=shown))

    def _last_px(self, width: int, height: int) -> tuple[int, int]:
        enlarged = self._draft.value("second_pass")
        if enlarged is None or "second_pass" not in self._draft.mode.parameters:
            return width, height
        return second_size_px(width, height, float(enlarged))

    def _show_fixed(self) -> None:
        """Show the size that the picture will have."""
        self.custom.hide()
        self.trained.hide()
        for button in self.buttons.values():
            button.hide()
        image = self._draft.draft.input(InputRole.IMAGE)
        self.pixels.show()
        if self._draft.made_in.output is Output.CHOSEN:
            shown = size(
                int(self._draft.value("width") or 0), int(self._draft.value("height") or 0)
            )
            self.pixels.setText(self.tr("{size} pixels").format(size=shown))
            return
        if image is None:
            self.pixels.setText(self.tr("Same as the input picture"))
            return
        enlarged = self._draft.mode.output is Output.ENLARGED
        factor = UPSCALE_FACTOR if enlarged else 1
        shown = size(image.width * factor, image.height * factor)
        text = self.tr("{size} pixels, 4 times the input picture")
        if not enlarged:
            text = self.tr("{size} pixels, same as the input picture")
        self.pixels.setText(text.format(size=shown))

    def _show_tips(self) -> None:
        shapes = [AspectRatio.SQUARE, AspectRatio.PORTRAIT, AspectRatio.LANDSCAPE]
        if self._draft.mode.needs_image:
            shapes.remove(AspectRatio.SQUARE)
            self.buttons[AspectRatio.SQUARE].setToolTip(
                plain_tip(self.tr("Follow the input picture"))
            )
        for shape in shapes:
            wanted = size_of(shape, self._native_px())
            self.buttons[shape].setToolTip(
                plain_tip(self.tr("{size} pixels").format(size=size(wanted.width, wanted.height)))
            )
        native = size(self._native_px(), self._native_px())
        self.buttons[AspectRatio.CUSTOM].setToolTip(
            plain_tip(
                self.tr(
                    "Set the width and height yourself. At sizes far from the model's native "
                    "size, {size} pixels, subjects tend to repeat."
                ).format(size=native)
            )
        )

    def _draw_icons(self) -> None:
        colours = self._look.colours
        for shape, button in self.buttons.items():
            is_custom = shape is AspectRatio.CUSTOM
            button.setIcon(frame_icon(*_FRAMES_PX[shape], colours.text, dashed=is_custom))
