"""The architecture of a Depth Anything network, which follows from its tensors' shapes alone.

Written down from the files that transformers' ``DepthAnythingForDepthEstimation`` reads and writes
(version 1 and 2, for relative depth), with which a test compares it. Its image encoder is a DINOv2.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sdstudio.weights.dinov2 import OPTIONAL as OF_DINOV2
from sdstudio.weights.dinov2 import Dinov2

_Shape = tuple[int, ...]

_BACKBONE: Final = "backbone."
#: A tensor by which a file is recognised: no other network has such a neck after such an encoder.
MARK: Final = "neck.fusion_stage.layers.0.projection.weight"
#: Only used for training.
OPTIONAL: Final = frozenset(f"{_BACKBONE}{name}" for name in OF_DINOV2)

#: How many layers' features the neck joins, from fine to coarse.
STAGES: Final = 4
#: How each of them is resized: by a transposed convolution, not at all, or by one with stride 2.
FACTORS: Final = (4, 2, 1, 0.5)
_RESIZED_SIDES: Final = (4, 2, None, 3)
#: The last layers of the stages in encoders of 24 layers; in others they are evenly spaced.
_OF_24: Final = (5, 12, 18, 24)

#: Of the largest published one.
_WIDTH_MAX: Final = 2048


@dataclass(frozen=True, slots=True)
class DepthAnything:
    """A network.

    Args:
        backbone: its image encoder.
        neck: the channels of each stage.
        fusion: the channels in which the stages are joined.
        head: the channels before the last layer.
    """

    backbone: Dinov2
    neck: tuple[int, ...]
    fusion: int
    head: int

    @property
    def stages(self) -> tuple[int, ...]:
        """The layer at which each stage ends, counted from 1."""
        layers = self.backbone.layers
        if layers == _OF_24[-1]:
            return _OF_24
        return tuple(layers * (stage + 1) // STAGES for stage in range(STAGES))

    @classmethod
    def of(cls, shapes: Mapping[str, _Shape]) -> "DepthAnything":
        """The network that the shapes of its tensors describe.

        Raises:
            ValueError: the name of the tensor that fits no such network.
        """
        encoder = {
            name.removeprefix(_BACKBONE): shape
            for name, shape in shapes.items()
            if name.startswith(_BACKBONE)
        }
        try:
            backbone = Dinov2.of(encoder)
        except ValueError as error:
            raise ValueError(f"{_BACKBONE}{error}") from error
        if backbone.layers < STAGES:
            raise ValueError(f"{_BACKBONE}encoder.layer.{STAGES - 1}.norm1.weight")
        names = [f"neck.convs.{stage}.weight" for stage in range(STAGES)]
        neck = tuple(_channels(shapes, name, 1) for name in names)
        fusion = _channels(shapes, names[0], 0)
        return cls(backbone, neck, fusion, _channels(shapes, "head.conv2.weight", 0))

    def tensors(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors."""
        for name, shape in self.backbone.tensors():
            yield f"{_BACKBONE}{name}", shape
        for stage, channels in enumerate(self.neck):
            layer = f"neck.reassemble_stage.layers.{stage}"
            yield f"{layer}.projection.weight", (channels, self.backbone.width, 1, 1)
            yield f"{layer}.projection.bias", (channels,)
            side = _RESIZED_SIDES[stage]
            if side is not None:
                yield f"{layer}.resize.weight", (channels, channels, side, side)
                yield f"{layer}.resize.bias", (channels,)
            yield f"neck.convs.{stage}.weight", (self.fusion, channels, 3, 3)
            yield from self._fusion(f"neck.fusion_stage.layers.{stage}")
        half = self.fusion // 2
        for number, (outputs, inputs, side) in enumerate(
            ((half, self.fusion, 3), (self.head, half, 3), (1, self.head, 1)), start=1
        ):
            yield f"head.conv{number}.weight", (outputs, inputs, side, side)
            yield f"head.conv{number}.bias", (outputs,)

    def _fusion(self, layer: str) -> Iterator[tuple[str, _Shape]]:
        width = self.fusion
        yield f"{layer}.projection.weight", (width, width, 1, 1)
        yield f"{layer}.projection.bias", (width,)
        for block in ("residual_layer1", "residual_layer2"):
            for convolution in ("convolution1", "convolution2"):
                yield f"{layer}.{block}.{convolution}.weight", (width, width, 3, 3)
                yield f"{layer}.{block}.{convolution}.bias", (width,)


def is_depth_anything(shapes: Mapping[str, _Shape]) -> bool:
    """Whether tensors are those of such a network, complete or not."""
    return MARK in shapes and any(name.startswith(f"{_BACKBONE}embeddings.") for name in shapes)


def _channels(shapes: Mapping[str, _Shape], name: str, dimension: int) -> int:
    shape = shapes.get(name, ())
    if len(shape) != 4 or not 0 < shape[dimension] <= _WIDTH_MAX:
        raise ValueError(name)
    return shape[dimension]
