"""The backends: the libraries that can run the UNet."""

from enum import StrEnum


class Backend(StrEnum):
    """The library that runs the UNet. Jobs that another backend can't do fall back to ``TORCH``."""

    TORCH = "torch"
    #: PyTorch, compiled for the graphics card by its own compiler.
    INDUCTOR = "inductor"
    OPENVINO = "openvino"

    @property
    def takes_residuals(self) -> bool:
        """Whether ControlNets can add to what is inside the UNet."""
        return self is not Backend.OPENVINO
