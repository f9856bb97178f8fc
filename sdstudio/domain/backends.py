"""What can compute the UNet: the engine's own path, or another runtime beside it."""

from enum import StrEnum


class Backend(StrEnum):
    """Which library computes the passes. Jobs that another cannot do go by ``TORCH``."""

    TORCH = "torch"
    #: torch, compiled for the graphics card by torch's own compiler.
    INDUCTOR = "inductor"
    OPENVINO = "openvino"
