"""What can compute the UNet: the engine's own path, or another runtime beside it."""

from enum import StrEnum


class Calculator(StrEnum):
    """Which library computes the passes. Jobs that another cannot do go by ``TORCH``."""

    TORCH = "torch"
    OPENVINO = "openvino"
