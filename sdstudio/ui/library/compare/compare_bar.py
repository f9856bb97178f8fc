"""The bar above compared pictures: how they are compared, and the result."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QHBoxLayout, QToolButton, QWidget

from sdstudio.ui import icons
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import key_text, with_shortcut


class CompareMode(Enum):
    """How pictures are compared: the slider and the difference show two of them."""

    BESIDE = auto()
    SLIDER = auto()
    FLICKER = auto()
    DIFFERENCE = auto()


_ICONS: Final[dict[CompareMode, IconName]] = {
    CompareMode.BESIDE: "columns",
    CompareMode.SLIDER: "square-half",
    CompareMode.FLICKER: "swap",
    CompareMode.DIFFERENCE: "circle-half",
}
# Those that show a left and a right picture.
OF_TWO: Final = (CompareMode.SLIDER, CompareMode.DIFFERENCE)
_AMPLIFICATIONS: Final = (1, 4, 16, 64)
_USUAL_AMPLIFICATION: Final = 4
# Never faster than three flashes a second, which can trigger seizures (WCAG 2.3.1).
_INTERVALS_MS: Final = (400, 700, 1500, 3000)
_USUAL_INTERVAL_MS: Final = 700


class CompareBar(Retranslates, QFrame):
    """Signals:
    mode_chosen(), amplification_chosen(), interval_chosen(): read them from the properties.
    left_chosen(int), right_chosen(int): the picture in that position is to be on that side.
    """

    mode_chosen = Signal()
    amplification_chosen = Signal()
    interval_chosen = Signal()
    left_chosen = Signal(int)
    right_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage_bar")
        self.mode = CompareMode.BESIDE
        self.modes = {mode: QToolButton() for mode in CompareMode}
        group = QButtonGroup(self)
        for mode, button in self.modes.items():
            button.setCheckable(True)
            button.setChecked(mode is self.mode)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("text_beside", True)
            icons.set_icon(button, _ICONS[mode], beside_text=True)
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, mode=mode: self.choose(mode))
        self._count = 0
        self.left, self.right, self.amplify, self.interval = (QComboBox() for _ in range(4))
        self.said = ElidedLabel()
        self.fit, self.full_size, self.leave = QToolButton(), QToolButton(), QToolButton()
        for button, icon in self._others:
            button.setProperty("flat", True)
            icons.set_icon(button, icon)
        self._fill_lists()
        self.amplify.activated.connect(self.amplification_chosen)
        self.interval.activated.connect(self.interval_chosen)
        self.left.activated.connect(self.left_chosen)
        self.right.activated.connect(self.right_chosen)
        self._lay_out()
        self._show_lists()
        self.retranslate()

    @property
    def amplification(self) -> int:
        """The factor by which the difference is multiplied."""
        return int(self.amplify.currentData())

    @property
    def interval_ms(self) -> int:
        """How long each picture is shown in flicker mode, in ms."""
        return int(self.interval.currentData())

    def choose(self, mode: CompareMode) -> None:
        """Switch to another mode, if that is possible."""
        if self.modes[mode].isEnabled() and mode is not self.mode:
            self.mode = mode
            self.modes[mode].setChecked(True)
            self._show_lists()
            self.mode_chosen.emit()

    def set_count(self, count: int) -> None:
        """Offer what is possible with that many pictures."""
        self._count = count
        for mode, button in self.modes.items():
            button.setEnabled(mode is CompareMode.BESIDE or count > 1)
        for side in (self.left, self.right):
            side.clear()
            side.addItems([""] * count)
        self._name_sides()
        self._show_lists()
        if not self.modes[self.mode].isEnabled():
            self.choose(CompareMode.BESIDE)

    def show_pair(self, left: int, right: int) -> None:
        """Show which pictures are on the left and on the right."""
        self.left.setCurrentIndex(left)
        self.right.setCurrentIndex(right)

    def report(self, text: str) -> None:
        """Show the result of the comparison."""
        self.said.setText(text)

    def retranslate(self) -> None:
        others = self.tr("N shows another two of three or four")
        for mode, text, tip, key in (
            (
                CompareMode.BESIDE,
                self.tr("Side by side"),
                self.tr("Show the pictures next to each other"),
                "B",
            ),
            (
                CompareMode.SLIDER,
                self.tr("Slider"),
                self.tr("Drag a line to show more of one picture or the other"),
                "L",
            ),
            (
                CompareMode.FLICKER,
                self.tr("Flicker"),
                self.tr("Show the pictures in turn; Space shows the next one"),
                "K",
            ),
            (
                CompareMode.DIFFERENCE,
                self.tr("Difference"),
                self.tr("Show where the pictures differ: the brighter, the more they differ"),
                "D",
            ),
        ):
            is_of_two = mode in OF_TWO
            more = f"\n{others}" if is_of_two else ""
            button = self.modes[mode]
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(with_shortcut(tip + more, key_text(key)))
        for button, text, key in (
            (self.fit, self.tr("Fit to window"), "F"),
            (self.full_size, self.tr("Actual size"), "A"),
            (self.leave, self.tr("End the comparison"), "Esc"),
        ):
            button.setAccessibleName(text)
            button.setToolTip(with_shortcut(text, key_text(key)))
        self.amplify.setAccessibleName(self.tr("Amplify the difference"))
        self.amplify.setToolTip(self.tr("How many times brighter the difference is shown"))
        self.interval.setAccessibleName(self.tr("Time for each picture"))
        self.interval.setToolTip(self.tr("How long each picture is shown"))
        for index in range(self.interval.count()):
            seconds = QLocale().toString(self.interval.itemData(index) / 1000, "f", 1)
            self.interval.setItemText(index, self.tr("{seconds} s").format(seconds=seconds))
        for side, name in (
            (self.left, self.tr("Left picture")),
            (self.right, self.tr("Right picture")),
        ):
            side.setAccessibleName(name)
            side.setToolTip(with_shortcut(name, key_text("N")))
        self._name_sides()

    def _name_sides(self) -> None:
        for side, text in (
            (self.left, self.tr("Left: {number}")),
            (self.right, self.tr("Right: {number}")),
        ):
            for index in range(side.count()):
                side.setItemText(index, text.format(number=QLocale().toString(index + 1)))

    @property
    def _others(self) -> tuple[tuple[QToolButton, IconName], ...]:
        return (
            (self.fit, "frame-corners"),
            (self.full_size, "selection-all"),
            (self.leave, "x"),
        )

    def _fill_lists(self) -> None:
        for factor in _AMPLIFICATIONS:
            self.amplify.addItem(f"× {factor}", factor)
        self.amplify.setCurrentIndex(_AMPLIFICATIONS.index(_USUAL_AMPLIFICATION))
        for interval_ms in _INTERVALS_MS:
            self.interval.addItem("", interval_ms)
        self.interval.setCurrentIndex(_INTERVALS_MS.index(_USUAL_INTERVAL_MS))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        row.setSpacing(GRID_PX // 2)
        for button in self.modes.values():
            row.addWidget(button)
        row.addSpacing(GRID_PX)
        row.addWidget(self.left)
        row.addWidget(self.right)
        row.addWidget(self.amplify)
        row.addWidget(self.interval)
        row.addWidget(self.said, 1)
        for button, _icon in self._others:
            row.addWidget(button)

    def _show_lists(self) -> None:
        for side in (self.left, self.right):
            side.setVisible(self._count > 2 and self.mode in OF_TWO)
        self.amplify.setVisible(self.mode is CompareMode.DIFFERENCE)
        self.interval.setVisible(self.mode is CompareMode.FLICKER)
