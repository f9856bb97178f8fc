"""The column to the right of the canvas: groups of lists that can be folded."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.ui import icons
from sdstudio.ui.layouts import lay_out_now, scrolled
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

WIDTH_PX: Final = 216
_CARET: Final = QSize(14, 14)


class SideColumn(QFrame):
    """Groups from top to bottom, which share the height; the folded ones show only their names.

    It scrolls where there isn't even room for a few lines of each.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage_bar")
        self.setFixedWidth(WIDTH_PX)
        inside = _Inside()
        self._column = QVBoxLayout(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(inside)
        around.addWidget(self._area)
        self._column.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX)
        self._column.setSpacing(GRID_PX // 2)
        self._groups: list[tuple[FoldingGroup, int]] = []
        self._column.addStretch()

    def add(self, group: "FoldingGroup", stretch: int) -> None:
        """Add a group at the bottom.

        Args:
            stretch: its share of the height while it is unfolded.
        """
        self._groups.append((group, stretch))
        self._column.insertWidget(self._column.count() - 1, group)
        group.toggled.connect(lambda is_open: self._on_toggled(group, is_open))
        self._share()

    def _on_toggled(self, group: "FoldingGroup", is_open: bool) -> None:
        self._share()
        if is_open:
            lay_out_now()
            self._area.ensureWidgetVisible(group, 0, 0)

    def _share(self) -> None:
        for group, stretch in self._groups:
            self._column.setStretchFactor(group, stretch if group.is_open else 0)
        is_any_open = any(group.is_open for group, _ in self._groups)
        self._column.setStretch(self._column.count() - 1, 0 if is_any_open else 1)


class _Inside(QWidget):
    """As low as its groups can be; otherwise the area would scroll as soon as they can't have the
    height that they would like.
    """

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.minimumHeightForWidth(width)


class FoldingGroup(Retranslates, QWidget):
    """A heading, and what is below it while it is unfolded.

    Args:
        name: gives the heading in the current language.
        button: at the end of the heading.

    Signals:
        toggled(bool): it was unfolded or folded.
    """

    toggled = Signal(bool)

    def __init__(
        self, name: Callable[[], str], body: QWidget, button: QToolButton | None = None
    ) -> None:
        super().__init__()
        self._name = name
        self._body = body
        self.heading = QPushButton()
        self.heading.setProperty("group", True)
        self.heading.setCheckable(True)
        self.heading.setChecked(True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(GRID_PX // 2)
        head.addWidget(self.heading, 1)
        if button is not None:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX // 2)
        column.addLayout(head)
        column.addWidget(body, 1)
        self.heading.toggled.connect(self._show)
        self.heading.toggled.connect(self.toggled)
        self._show()
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self.heading.isChecked()

    def set_open(self, wanted: bool) -> None:
        """Unfold or fold it, without emitting ``toggled``."""
        with QSignalBlocker(self.heading):
            self.heading.setChecked(wanted)
        self._show()

    def retranslate(self) -> None:
        self.heading.setText(self._name())
        self.heading.setAccessibleName(self._name())

    def _show(self) -> None:
        self._body.setVisible(self.is_open)
        icons.set_icon(self.heading, "caret-down" if self.is_open else "caret-right")
        self.heading.setIconSize(_CARET)
