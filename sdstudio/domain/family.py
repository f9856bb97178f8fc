"""What pictures are to each other: in which role one was made from another."""

from enum import StrEnum
from typing import Final

from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRole


class ParentRole(StrEnum):
    """What a picture was used for when another one was made from it; the value is stored."""

    START = "start"
    MASK = "mask"
    DEPTH = "depth"
    CONTROL = "control"
    UPSCALE = "upscale"
    VARIATION = "variation"
    FACES = "faces"
    #: The child is its depth map.
    DEPTH_MAP = "depth_map"
    #: The child is what another program made of it.
    EDITED = "edited"


_OF_IMAGE: Final = {
    modes.UPSCALE.key: ParentRole.UPSCALE,
    modes.FAST_UPSCALE.key: ParentRole.UPSCALE,
    modes.REPAIR_FACES.key: ParentRole.FACES,
    modes.VARIATION.key: ParentRole.VARIATION,
    modes.DEPTH_MAP.key: ParentRole.DEPTH_MAP,
}


def parent_role(mode: str, role: InputRole) -> ParentRole:
    """What an input picture is to the pictures that are made of it.

    Args:
        mode: the key of the mode they are made in.
    """
    match role:
        case InputRole.MASK:
            return ParentRole.MASK
        case InputRole.DEPTH:
            return ParentRole.DEPTH
        case InputRole.CONTROL:
            return ParentRole.CONTROL
    return _OF_IMAGE.get(mode, ParentRole.START)
