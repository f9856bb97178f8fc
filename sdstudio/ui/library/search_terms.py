"""The search terms as chips that each remove a term, beside the number of pictures found."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget, QWidgetItem

from sdstudio.domain.picture_query import Term
from sdstudio.ui import icons
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.library.elided_chip import CHIP_MIN_PX, ElidedChip
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_ROW_PX: Final = 32
_AROUND_TEXT_PX: Final = 10
_SPACING_PX: Final = 4
_TEXT_LENGTH_MAX: Final = 40


@dataclass(frozen=True, slots=True)
class ChipContent:
    """What a chip is for.

    Args:
        text: on it.
        said: its accessible name and tooltip: what a click does.
        term: what a click removes; a text wasn't understood.
    """

    text: str
    said: str
    term: Term | str


class TermChip(ElidedChip):
    """A chip that can be given another content."""

    def __init__(self, content: ChipContent, parent: QWidget) -> None:
        super().__init__("", parent)
        icons.set_icon(self, "x")
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.item = QWidgetItem(self)
        self.show_content(content)

    def show_content(self, content: ChipContent) -> None:
        """Show another content."""
        self.content, text = content, content.text
        if len(text) > _TEXT_LENGTH_MAX:
            text = f"{text[: _TEXT_LENGTH_MAX - 1]}…"
        self.set_plain_text(text)
        self.setAccessibleName(content.said)
        self.setToolTip(plain_tip(content.said))


class SearchTerms(QWidget):
    """Has no layout of Qt's, which would have the whole window laid out at each key press: what is
    around this is laid out again only if it needs more room.

    Signals:
        removed(Term | str): a chip was clicked.
    """

    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count_label = QLabel(self)
        self.count_label.setProperty("dim", True)
        self.chips: list[TermChip] = []
        self._flow = FlowLayout(_SPACING_PX)
        self._min_width_px = 0
        self._height_px = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, wanted: Sequence[ChipContent]) -> None:
        """Show these and no others.

        Chips that stay are left alone, since one of them may be pressed.
        """
        if list(wanted) == [chip.content for chip in self.chips]:
            return
        left: dict[ChipContent, list[TermChip]] = {}
        for chip in self.chips:
            left.setdefault(chip.content, []).append(chip)
        kept = [left[one].pop(0) if left.get(one) else None for one in wanted]
        spare = [chip for chips in left.values() for chip in chips]
        reusable = [chip for chip in spare if not chip.isDown()]
        before = self.chips
        self.chips = [
            chip or self._chip(content, reusable)
            for chip, content in zip(kept, wanted, strict=True)
        ]
        for chip in spare:
            if chip not in self.chips:
                chip.hide()
                chip.deleteLater()
        if self.chips != before:
            self._order()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            self._ask_for_room()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        # Whoever gave it this width has asked for that.
        self._height_px = self.heightForWidth(self.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._row_px, self._flow.heightForWidth(width - self._left_px))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        # As tall as a row of chips, so that the pictures stay where they are when one appears.
        return QSize(max(self._min_width_px, self._left_px + CHIP_MIN_PX), self._row_px)

    @property
    def _row_px(self) -> int:
        """The height of a chip."""
        return max(_ROW_PX, self.fontMetrics().height() + _AROUND_TEXT_PX)

    @property
    def _left_px(self) -> int:
        """The room for the label."""
        return self.count_label.sizeHint().width() + GRID_PX

    def _chip(self, content: ChipContent, reusable: list[TermChip]) -> TermChip:
        if reusable:
            chip = reusable.pop(0)
            chip.show_content(content)
            return chip
        chip = TermChip(content, self)
        # Not at once: it may delete the button whose signal this is.
        chip.clicked.connect(
            lambda: QTimer.singleShot(0, chip, lambda: self.removed.emit(chip.content.term))
        )
        return chip

    def _order(self) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self.chips:
            self._flow.addItem(chip.item)
            chip.show()
        for before, after in pairwise(self.chips):
            QWidget.setTabOrder(before, after)
        # Now, as a chip may be painted before the request that its text posts is handled.
        self._arrange()
        self._ask_for_room()

    def _arrange(self) -> None:
        left = self._left_px
        self.count_label.setGeometry(0, 0, left - GRID_PX, self._row_px)
        self._flow.setGeometry(QRect(left, 0, self.width() - left, self.height()))

    def _ask_for_room(self) -> None:
        # What was asked for stays: with a count of fewer digits, the window would be laid out only
        # to look the same.
        width, height = self.minimumSizeHint().width(), self.heightForWidth(self.width())
        if (width, height) != (self._min_width_px, self._height_px):
            self._min_width_px, self._height_px = width, height
            self.updateGeometry()
