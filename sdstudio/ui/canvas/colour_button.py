"""ColourButton: shows both colours, and opens a popup to pick them."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from sdstudio.canvas.colour import Colour
from sdstudio.ui import icons
from sdstudio.ui.canvas.colour_picker import ColourPicker
from sdstudio.ui.canvas.colours import RECENT_MAX, Colours
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.popups import Popup
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, TARGET_PX
from sdstudio.ui.wording import plain_tip

#: Each of the two colours on the button, of which the front one covers a part of the other.
_PART_PX: Final = 17
_BUTTON: Final = QSize(36, TARGET_PX + 2)
_HEX_LETTERS: Final = 7
_SWATCH_GAP_PX: Final = 4
_EDGE_PX: Final = 5


class ColourButton(Retranslates, QToolButton):
    """The foreground colour over the background colour.

    Args:
        main_colours: of the picture, asked for each time that the popup opens.
    """

    def __init__(self, colours: Colours, main_colours: Callable[[], Sequence[Colour]]) -> None:
        super().__init__()
        self._colours = colours
        self._main_colours = main_colours
        self.setProperty("flat", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _checked=False: self.open(self))
        colours.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.setToolTip(
            plain_tip(
                self.tr(
                    "Colours for painting on layers; X swaps them, D resets them to black and white"
                )
            )
        )
        self._show()

    def sizeHint(self) -> QSize:
        return _BUTTON

    def minimumSizeHint(self) -> QSize:
        return _BUTTON

    def open(self, below: QWidget) -> "ColourPopup":
        """Show the popup ``below`` this button, or another widget."""
        popup = ColourPopup(self._colours, self._main_colours(), below)
        popup.move(below.mapToGlobal(below.rect().bottomLeft()))
        popup.show()
        return popup

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        front = QRect(QPoint(_EDGE_PX, _EDGE_PX - 1), QSize(_PART_PX, _PART_PX))
        last = self.rect().bottomRight() - QPoint(_EDGE_PX - 1, _EDGE_PX - 2)
        back = QRect(last - QPoint(_PART_PX - 1, _PART_PX - 1), last)
        with QPainter(self) as painter:
            for box, colour in (
                (back, self._colours.background),
                (front, self._colours.foreground),
            ):
                _paint_swatch(painter, box, colour)

    def _show(self) -> None:
        self.setAccessibleName(
            self.tr("Foreground colour {foreground}, background colour {background}").format(
                foreground=self._colours.foreground.hex, background=self._colours.background.hex
            )
        )
        self.update()


class ColourPopup(Popup):
    """Changes take effect at once.

    Attributes:
        parts: choose which of the two colours is edited.
        picker, field: two ways to pick it; the field takes a hexadecimal number.
        recent, main: swatches of earlier colours, and of those of the picture.
        swap, reset: what X and D do.
    """

    def __init__(self, colours: Colours, main: Sequence[Colour], parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self.setWindowTitle(self.tr("Colours"))
        self.parts = PartButtons()
        self.picker, self.field = ColourPicker(), QLineEdit()
        self.field.setMaxLength(_HEX_LETTERS)
        self.field.setAccessibleName(self.tr("Hexadecimal value"))
        self.field.setFixedWidth(
            self.field.fontMetrics().horizontalAdvance("#MMMMMM") + 2 * GRID_PX
        )
        self.swap = QPushButton(self.tr("Swap"))
        self.reset = QPushButton(self.tr("Black and white"))
        self.recent = Swatches()
        self.main = Swatches()
        self._recent_title = QLabel(self.tr("Recently used"))
        main_title = QLabel(self.tr("From the picture"))
        self._lay_out(main_title)
        main_title.setVisible(bool(main))
        self.main.show_colours(main)
        self.parts.changed.connect(self._show)
        for source in (self.picker.picked, self.recent.picked, self.main.picked):
            source.connect(self._choose)
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self._show)
        self.swap.clicked.connect(colours.swap)
        self.reset.clicked.connect(colours.reset)
        colours.changed.connect(self._show)
        self._show()
        self.picker.setFocus()
        keep_on_screen(self)

    def _lay_out(self, main_title: QLabel) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID_PX)
        hex_title = QLabel(self.tr("Hex"))
        hex_title.setBuddy(self.field)
        for widget in (hex_title, self.field):
            foot.addWidget(widget)
        foot.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        never_default(self.swap, self.reset)
        for button in (self.swap, self.reset):
            buttons.addWidget(button)
        self.column.setSpacing(GRID_PX)
        self.column.addWidget(self.parts)
        self.column.addWidget(self.picker)
        self.column.addLayout(foot)
        self.column.addLayout(buttons)
        for title, swatches in ((self._recent_title, self.recent), (main_title, self.main)):
            self.column.addWidget(title)
            self.column.addWidget(swatches)

    def _choose(self, colour: Colour) -> None:
        self._colours.choose(colour, is_background=self.parts.is_background)

    def _on_typed(self, text: str) -> None:
        colour = Colour.from_hex(text)
        if colour is not None:
            self._choose(colour)

    def _show(self) -> None:
        colour = self._colours.of(is_background=self.parts.is_background)
        self.picker.show_colour(colour)
        # What is being typed stays as it is, "#f00" for "#ff0000" say.
        if not self.field.hasFocus() or Colour.from_hex(self.field.text()) != colour:
            with QSignalBlocker(self.field):
                self.field.setText(colour.hex)
        self.parts.show_colours(self._colours)
        self.recent.show_colours(self._colours.recent)
        self._recent_title.setVisible(bool(self._colours.recent))


class PartButtons(QWidget):
    """Choose which of the two colours is edited.

    Signals:
        changed(): the other one was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons = (QToolButton(), QToolButton())
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX)
        for button, name in zip(
            self._buttons, (self.tr("Foreground"), self.tr("Background")), strict=True
        ):
            button.setCheckable(True)
            button.setText(name)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            group.addButton(button)
            row.addWidget(button)
        self._buttons[0].setChecked(True)
        group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)

    @property
    def is_background(self) -> bool:
        """Whether it is the background colour."""
        return self._buttons[1].isChecked()

    def choose(self, *, is_background: bool) -> None:
        """Pick that one."""
        self._buttons[is_background].setChecked(True)

    def show_colours(self, colours: Colours) -> None:
        """Show both."""
        for is_background, button in enumerate(self._buttons):
            button.setIcon(_icon(colours.of(is_background=bool(is_background)), self))


class Swatches(QWidget):
    """A row of colours to pick from, hidden while there are none.

    Signals:
        picked(Colour): the artist clicked it.
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_SWATCH_GAP_PX)
        grid.setColumnStretch(RECENT_MAX, 1)
        self.buttons = [_Swatch() for _ in range(RECENT_MAX)]
        for column, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked=False, one=button: self.picked.emit(one.colour))
            grid.addWidget(button, 0, column)

    def show_colours(self, colours: Sequence[Colour]) -> None:
        """Show ``colours``, at most 8."""
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(colours))
            if number < len(colours):
                button.show_colour(colours[number])
                button.setAccessibleName(colours[number].hex)
                button.setToolTip(plain_tip(colours[number].hex))
        self.setVisible(bool(colours))


class _Swatch(QToolButton):
    """A button with a colour."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = Colour(0, 0, 0)
        self.setProperty("flat", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_colour(self, colour: Colour) -> None:
        """Show another one."""
        self.colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(TARGET_PX, TARGET_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            _paint_swatch(painter, self.rect().adjusted(3, 3, -3, -3), self.colour)


def _icon(colour: Colour, on: QWidget) -> QIcon:
    ratio = on.devicePixelRatioF()
    pixmap = QPixmap(QSize(icons.ICON_PX, icons.ICON_PX) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        _paint_swatch(painter, QRect(1, 1, icons.ICON_PX - 2, icons.ICON_PX - 2), colour)
    return QIcon(pixmap)


def _paint_swatch(painter: QPainter, box: QRect, colour: Colour) -> None:
    # Dark and light around it, so that it differs from any surface.
    painter.setPen(QPen(QColor(0, 0, 0), 1))
    painter.setBrush(QColor(*colour))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.setPen(QPen(QColor(255, 255, 255), 1))
    painter.drawRect(box.adjusted(1, 1, -2, -2))
