"""The backends: the libraries that can run the UNet."""

from enum import StrEnum


class Backend(StrEnum):
    """The library that runs the UNet. Jobs that another backend can't do fall back to ``TORCH``."""

    TORCH = "torch"
    #: PyTorch, compiled for the graphics card by its own compiler.
    INDUCTOR = "inductor"
    OPENVINO = "openvino"
    #: PyTorch with 8-bit products on a processor.
    INT8 = "int8"

    @property
    def takes_residuals(self) -> bool:
        """Whether ControlNets can add to what is inside the UNet."""
        return self is not Backend.OPENVINO

    @property
    def takes_changes(self) -> bool:
        """Whether the UNet's weights and layers can be changed for a picture."""
        return self in (Backend.TORCH, Backend.INT8)
