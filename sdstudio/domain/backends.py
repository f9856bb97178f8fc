"""The backends: the libraries that can run the UNet."""

from enum import StrEnum


class Backend(StrEnum):
    """The library that runs the UNet. Jobs that another backend can't do fall back to ``TORCH``."""

    TORCH = "torch"
    #: PyTorch, compiled for the graphics card by its own compiler.
    INDUCTOR = "inductor"
    OPENVINO = "openvino"
