"""What a picture that is given to the canvas can become."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication

from sdstudio.ui.icon_names import IconName


class PictureUse(Enum):
    """What becomes of a picture."""

    LAYER = auto()
    START = auto()
    #: In Create: the next picture starts from it.
    INPUT = auto()
    MASK = auto()
    DEPTH = auto()
    HINT = auto()
    SETTINGS = auto()
    #: Of a file with layers and masks.
    PROJECT = auto()


ICON_OF: Final[dict[PictureUse, IconName]] = {
    PictureUse.LAYER: "stack",
    PictureUse.START: "image",
    PictureUse.INPUT: "image",
    PictureUse.MASK: "selection",
    PictureUse.DEPTH: "cube",
    PictureUse.HINT: "scribble-loop",
    PictureUse.SETTINGS: "sliders-horizontal",
    PictureUse.PROJECT: "folder-open",
}


def name_of(use: PictureUse) -> str:
    """What is done, for a menu and a drop zone."""
    match use:
        case PictureUse.LAYER:
            return QCoreApplication.translate("uses", "Add as layer")
        case PictureUse.START:
            return QCoreApplication.translate("uses", "Start from this picture")
        case PictureUse.INPUT:
            return QCoreApplication.translate("uses", "Use as input picture")
        case PictureUse.MASK:
            return QCoreApplication.translate("uses", "Use as mask")
        case PictureUse.DEPTH:
            return QCoreApplication.translate("uses", "Use as depth")
        case PictureUse.HINT:
            return QCoreApplication.translate("uses", "Use as hint")
        case PictureUse.SETTINGS:
            return QCoreApplication.translate("uses", "Use only its settings")
        case PictureUse.PROJECT:
            return QCoreApplication.translate("uses", "Open this project")


def help_of(use: PictureUse) -> str:
    """What that means."""
    match use:
        case PictureUse.LAYER:
            return QCoreApplication.translate(
                "uses", "In the middle of the canvas, scaled down if it is larger"
            )
        case PictureUse.START:
            return QCoreApplication.translate(
                "uses", "Paint on it instead; Undo returns to the current picture"
            )
        case PictureUse.INPUT:
            return QCoreApplication.translate("uses", "The next picture starts from it")
        case PictureUse.MASK:
            return QCoreApplication.translate("uses", "White areas change, black areas stay")
        case PictureUse.DEPTH:
            return QCoreApplication.translate("uses", "White is near, black is far")
        case PictureUse.HINT:
            return QCoreApplication.translate(
                "uses", "With ControlNet, the next picture follows its edges, depth or pose"
            )
        case PictureUse.SETTINGS:
            return QCoreApplication.translate(
                "uses", "Prompt, seed and more, if its file contains them"
            )
        case PictureUse.PROJECT:
            return QCoreApplication.translate("uses", "Its picture, layers and masks")
