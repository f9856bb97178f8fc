"""The sizes that a model was trained on, as a list of frames."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.wording import plain_tip, size

#: Of a frame in the list, drawn in 28 pixels.
_LONGEST_PX: Final = 24


class TrainedSizes(Retranslates, QWidget):
    """A list of the sizes that the model was trained on."""

    def __init__(self, draft: DraftModel, look: ActiveTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._look = look
        self._label = QLabel()
        self.box = CalmComboBox()
        self.box.setIconSize(QSize(20, 20))
        self.box.activated.connect(self._on_activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.box, 1)
        draft.checkpoint_changed.connect(self._fill)
        look.changed.connect(self._fill)
        self.retranslate()

    def show_if(self, custom: bool) -> None:
        """Show it, if the artist sets the size and the model was trained on certain ones."""
        chosen = (self._draft.value("width"), self._draft.value("height"))
        self.box.setCurrentIndex(self._sizes.index(chosen) if chosen in self._sizes else -1)
        self.setVisible(custom and bool(self._sizes))

    def retranslate(self) -> None:
        name = self.tr("Trained size")
        tip = self.tr("The sizes that this model was trained on; its pictures are best in these.")
        self._label.setText(name)
        self._label.setToolTip(plain_tip(tip))
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(tip)
        self.box.setToolTip(plain_tip(tip))
        self.box.setPlaceholderText(self.tr("None of them", "the size of the picture"))
        self._fill()

    @property
    def _sizes(self) -> tuple[tuple[int, int], ...]:
        checkpoint = self._draft.checkpoint
        return () if checkpoint is None else checkpoint.sizes_px

    def _fill(self) -> None:
        chosen, colours = self.box.currentIndex(), self._look.colours
        self.box.clear()
        for width, height in self._sizes:
            scale = _LONGEST_PX / max(width, height)
            frame_px = round(width * scale), round(height * scale)
            frame = frame_icon(*frame_px, colours.text, selected=colours.on_accent)
            self.box.addItem(frame, size(width, height))
        self.box.setCurrentIndex(min(chosen, self.box.count() - 1))

    def _on_activated(self, row: int) -> None:
        width, height = self._sizes[row]
        self._draft.choose(width=width, height=height)


def frame_icon(
    width: int, height: int, colour: str, *, selected: str = "", dashed: bool = False
) -> QIcon:
    """A frame in the middle of 28 × 28 pixels, sharp on screens of twice the density.

    Args:
        selected: its colour in the selected row of a list.
    """
    icon = QIcon()
    icon.addPixmap(_frame(width, height, colour, dashed=dashed))
    if selected:
        icon.addPixmap(_frame(width, height, selected, dashed=dashed), QIcon.Mode.Selected)
    return icon


def _frame(width: int, height: int, colour: str, *, dashed: bool) -> QPixmap:
    drawn = QPixmap(56, 56)
    drawn.setDevicePixelRatio(2)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour)
        pen.setWidthF(1.6)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setDashPattern([2, 1.8])
        painter.setPen(pen)
        painter.drawRoundedRect((28 - width) // 2, (28 - height) // 2, width, height, 2, 2)
    return drawn
