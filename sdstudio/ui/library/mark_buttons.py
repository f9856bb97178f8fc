"""Stars, flags and colours as buttons."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sdstudio.domain.annotations import RATING_MAX, ColourLabel, Flag
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import name_of, tip_of
from sdstudio.ui.library.label_signs import LABEL_ACTIONS, colour_of, shape_of
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_RATE: Final = (
    ActionId.RATE_1,
    ActionId.RATE_2,
    ActionId.RATE_3,
    ActionId.RATE_4,
    ActionId.RATE_5,
)
_FLAG: Final = {Flag.PICK: ActionId.PICK, Flag.REJECT: ActionId.REJECT}


class MarkButtons(Retranslates, QWidget):
    """Shows the marks of a picture, or those that several have in common.

    Signals:
        rated(int), flagged(Flag), labelled(ColourLabel): the artist chose a mark.
    """

    rated = Signal(int)
    flagged = Signal(object)
    labelled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating: int | None = 0
        self._flag: Flag | None = Flag.NONE
        self._label: ColourLabel | None = ColourLabel.NONE
        self.stars = [_flat() for _ in range(RATING_MAX)]
        self.flags = {flag: _flat(checkable=True) for flag in _FLAG}
        self.labels = {label: _flat(checkable=True) for label in LABEL_ACTIONS}
        icons.set_icon(self.flags[Flag.PICK], "flag")
        icons.set_icon(self.flags[Flag.REJECT], "x-circle")
        for label, button in self.labels.items():
            icons.set_icon(button, shape_of(label), colour=colour_of(label))
            button.clicked.connect(lambda _=False, label=label: self._on_label(label))
        for at, star in enumerate(self.stars):
            star.clicked.connect(lambda _=False, rating=at + 1: self._on_star(rating))
        for flag, button in self.flags.items():
            button.clicked.connect(lambda _=False, flag=flag: self._on_flag(flag))
        #: Where the selected pictures differ.
        self.mixed = QLabel()
        self.mixed.setProperty("dim", True)
        first, second = _row(*self.stars, None, *self.flags.values()), _row(*self.labels.values())
        second.addWidget(self.mixed)
        second.addSpacing(GRID_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        self.retranslate()
        self.show_marks(0, Flag.NONE, ColourLabel.NONE)

    def show_marks(self, rating: int | None, flag: Flag | None, label: ColourLabel | None) -> None:
        """Show marks; ``None`` where several pictures differ."""
        self._rating, self._flag, self._label = rating, flag, label
        for at, star in enumerate(self.stars):
            icons.set_icon(star, "star-fill" if at < (rating or 0) else "star")
        for one, button in self.flags.items():
            button.setChecked(one is flag)
        for one_label, button in self.labels.items():
            button.setChecked(one_label is label)
        self._show_mixed()

    def _show_mixed(self) -> None:
        differing = [
            text
            for text, mark in (
                (self.tr("stars"), self._rating),
                (self.tr("flags"), self._flag),
                (self.tr("colours"), self._label),
            )
            if mark is None
        ]
        self.mixed.setText(self.tr("Mixed") if differing else "")
        said = self.tr("The selected pictures have different {marks}.").format(
            marks=self.tr(", ").join(differing)
        )
        self.mixed.setToolTip(plain_tip(said) if differing else "")
        self.mixed.setAccessibleName(said if differing else "")

    def retranslate(self) -> None:
        for buttons, actions in (
            (self.stars, _RATE),
            (self.flags.values(), _FLAG.values()),
            (self.labels.values(), LABEL_ACTIONS.values()),
        ):
            for button, do in zip(buttons, actions, strict=True):
                button.setAccessibleName(name_of(do))
                button.setToolTip(tip_of(do))
        self._show_mixed()

    def _on_star(self, rating: int) -> None:
        # Clicking the star of the current rating removes it.
        self.rated.emit(0 if rating == self._rating else rating)

    def _on_flag(self, flag: Flag) -> None:
        self.flagged.emit(Flag.NONE if flag is self._flag else flag)

    def _on_label(self, label: ColourLabel) -> None:
        self.labelled.emit(ColourLabel.NONE if label is self._label else label)


def _flat(*, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", True)
    button.setCheckable(checkable)
    return button


def _row(*buttons: QToolButton | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(0)
    for button in buttons:
        if button is None:
            row.addStretch(1)
        else:
            row.addWidget(button)
    if None not in buttons:
        row.addStretch(1)
    return row
