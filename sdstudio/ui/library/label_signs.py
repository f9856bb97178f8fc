"""The signs of colour labels: each has a shape of its own, for who doesn't see its colour."""

from typing import Final

from sdstudio.domain.annotations import ColourLabel
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.icon_names import IconName

LABEL_ACTIONS: Final = {
    ColourLabel.RED: ActionId.LABEL_RED,
    ColourLabel.YELLOW: ActionId.LABEL_YELLOW,
    ColourLabel.GREEN: ActionId.LABEL_GREEN,
    ColourLabel.BLUE: ActionId.LABEL_BLUE,
    ColourLabel.PURPLE: ActionId.LABEL_PURPLE,
}


def shape_of(label: ColourLabel) -> IconName:
    """The shape of ``label``, the same as in menus."""
    icon = ROWS[LABEL_ACTIONS[label]].icon
    assert icon
    return icon


def colour_of(label: ColourLabel) -> str:
    """The colour of ``label`` on buttons and in menus: seen on dark and on light surfaces."""
    return ROWS[LABEL_ACTIONS[label]].colour
