"""NewCanvasDialog: asks for size and colour of a blank canvas."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.draft_model import DraftModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.draft import Draft
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.size_picker import SizePicker
from sdstudio.ui.text_size import scaled
from sdstudio.ui.theme import GRID_PX, ActiveTheme
from sdstudio.ui.wording import plain_tip

_WHITE: Final = "#ffffff"
_BLACK: Final = "#000000"
_SWATCH: Final = QSize(20, 20)


class NewCanvasDialog(QDialog):
    """The size is chosen as for pictures made from the prompt alone, so it suits the model.

    Args:
        checkpoint: the model whose sizes are offered.
        size_px: width and height that are chosen at first; ``None``: the model's own.
        colour: the one that is chosen at first, as ``#rrggbb``.

    Signals:
        chosen(int, int, QColor): the artist wants a canvas of this width, height and colour.
    """

    chosen = Signal(int, int, QColor)

    def __init__(
        self,
        checkpoint: Checkpoint,
        look: ActiveTheme,
        parent: QWidget,
        *,
        size_px: tuple[int, int] | None = None,
        colour: str = _WHITE,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New canvas"))
        self._colour = QColor(colour) if QColor.isValidColorName(colour) else QColor(_WHITE)
        # In the mode whose sizes don't follow an input picture.
        draft = Draft()
        if size_px is not None:
            draft = draft.choose("width", size_px[0]).choose("height", size_px[1])
        offered = replace(checkpoint, task=CheckpointTask.TEXT_TO_IMAGE)
        self._draft = DraftModel(offered, draft, self)
        self.picker = SizePicker(self._draft, look)
        self._group = QButtonGroup(self)
        self.white, self.black, self.other = (QToolButton() for _ in range(3))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(
            self.tr("Create"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self._name_colours()
        self._lay_out()
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        keep_on_screen(self)

    @property
    def size_px(self) -> tuple[int, int]:
        """The chosen width and height."""
        width, height = (self._draft.value(name) for name in ("width", "height"))
        return int(width or 0), int(height or 0)

    @property
    def has_own_size(self) -> bool:
        """Whether that is the model's own size, because no other was chosen."""
        return not self._draft.is_chosen("width")

    @property
    def colour(self) -> QColor:
        """The chosen colour."""
        return self._colour

    def _name_colours(self) -> None:
        for button, text, tip in (
            (self.white, self.tr("White"), self.tr("Start with a white canvas")),
            (self.black, self.tr("Black"), self.tr("Start with a black canvas")),
            (self.other, self.tr("Other…"), self.tr("Choose the colour of the canvas")),
        ):
            button.setText(text)
            button.setAccessibleName(text.removesuffix("…"))
            button.setToolTip(plain_tip(tip))
            button.setCheckable(True)
            button.setIconSize(_SWATCH)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(
                button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed
            )
            self._group.addButton(button)
        self.white.clicked.connect(partial(self._use, QColor(_WHITE)))
        self.black.clicked.connect(partial(self._use, QColor(_BLACK)))
        self.other.clicked.connect(self._ask_colour)
        self._show_colours()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(QLabel(self.tr("Size")))
        heading.addStretch()
        heading.addWidget(self.picker.pixels)
        colours = QHBoxLayout()
        colours.setSpacing(GRID_PX)
        for button in (self.white, self.black, self.other):
            colours.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(GRID_PX)
        column.addLayout(heading)
        column.addWidget(self.picker)
        column.addSpacing(GRID_PX)
        column.addWidget(QLabel(self.tr("Colour")))
        column.addLayout(colours)
        column.addStretch(1)
        column.addSpacing(GRID_PX)
        column.addWidget(self.buttons)
        self.resize(scaled(400), self.sizeHint().height())

    def _use(self, colour: QColor, _checked: bool = False) -> None:
        self._colour = colour
        self._show_colours()

    def _ask_colour(self) -> None:
        dialog = QColorDialog(self._colour, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Colour of the canvas"))
        dialog.colorSelected.connect(self._use)
        # A click has checked the button, although no colour has been chosen yet.
        dialog.finished.connect(lambda _result: self._show_colours())
        dialog.open()

    def _show_colours(self) -> None:
        name = self._colour.name()
        chosen = {_WHITE: self.white, _BLACK: self.black}.get(name, self.other)
        chosen.setChecked(True)
        other = self._colour if chosen is self.other else QColor(Qt.GlobalColor.transparent)
        for button, colour in (
            (self.white, QColor(_WHITE)),
            (self.black, QColor(_BLACK)),
            (self.other, other),
        ):
            button.setIcon(_swatch(colour))

    def _on_accepted(self) -> None:
        self.chosen.emit(*self.size_px, self._colour)
        self.accept()


def _swatch(colour: QColor) -> QIcon:
    """A square of one colour, at twice its size."""
    drawn = QPixmap(_SWATCH * 2)
    drawn.setDevicePixelRatio(2)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Visible on a light surface as on a dark one.
        painter.setPen(QPen(QColor(128, 128, 128), 1))
        painter.setBrush(colour)
        painter.drawRoundedRect(2, 2, _SWATCH.width() - 4, _SWATCH.height() - 4, 3, 3)
    return QIcon(drawn)
