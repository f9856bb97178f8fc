"""The architecture of a DINOv2 network, which follows from the shapes of its tensors alone.

Written down from the files that transformers' ``Dinov2Model`` reads and writes (without registers),
with which a test compares it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isqrt
from typing import Final

_Shape = tuple[int, ...]

_SCALE: Final = ".layer_scale1.lambda1"
#: A tensor by which a file is recognised: other vision transformers have no scales in their layers.
MARK: Final = f"encoder.layer.0{_SCALE}"
#: Only used for training.
OPTIONAL: Final = frozenset({"embeddings.mask_token"})

#: In all published networks.
_HEAD_WIDTH: Final = 64
#: Of the largest published one that is built like this.
_WIDTH_MAX: Final = 1024
_LAYERS_MAX: Final = 24
_POSITIONS_MAX: Final = 64 * 64
_PATCH_MAX_PX: Final = 32
_RATIO_MAX: Final = 8
_CHANNELS: Final = 3


@dataclass(frozen=True, slots=True)
class Dinov2:
    """A network.

    Args:
        width: the numbers in a vector.
        patch_px: the side of the squares that a picture is cut into.
        grid: how many squares a row had in training.
        mlp_ratio: how many times as wide the layers between are.
    """

    width: int
    layers: int
    patch_px: int
    grid: int
    mlp_ratio: int

    @property
    def heads(self) -> int:
        """Of its attention."""
        return self.width // _HEAD_WIDTH

    @classmethod
    def of(cls, shapes: Mapping[str, _Shape]) -> "Dinov2":
        """The network that the shapes of its first tensors tell.

        Raises:
            ValueError: the name of the tensor from which none can be told.
        """
        width, patch_px = _told(shapes, "embeddings.patch_embeddings.projection.weight", 4)[0::2]
        positions = _told(shapes, "embeddings.position_embeddings", 3)[1]
        (inner,) = _told(shapes, "encoder.layer.0.mlp.fc1.bias", 1)
        layers = sum(name.endswith(_SCALE) for name in shapes)
        for number, limit, name in (
            (width, _WIDTH_MAX, "embeddings.patch_embeddings.projection.weight"),
            (patch_px, _PATCH_MAX_PX, "embeddings.patch_embeddings.projection.weight"),
            (positions - 1, _POSITIONS_MAX, "embeddings.position_embeddings"),
            (inner // max(1, width), _RATIO_MAX, "encoder.layer.0.mlp.fc1.bias"),
            (layers, _LAYERS_MAX, MARK),
        ):
            if not 0 < number <= limit:
                raise ValueError(name)
        return cls(width, layers, patch_px, isqrt(positions - 1), inner // width)

    def tensors(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors."""
        width, inner = self.width, self.mlp_ratio * self.width
        yield "embeddings.cls_token", (1, 1, width)
        yield "embeddings.mask_token", (1, width)
        yield "embeddings.position_embeddings", (1, self.grid**2 + 1, width)
        projection = "embeddings.patch_embeddings.projection"
        yield f"{projection}.weight", (width, _CHANNELS, self.patch_px, self.patch_px)
        yield f"{projection}.bias", (width,)
        for number in range(self.layers):
            layer = f"encoder.layer.{number}"
            for name in ("norm1", "norm2"):
                yield f"{layer}.{name}.weight", (width,)
                yield f"{layer}.{name}.bias", (width,)
            for name in ("layer_scale1", "layer_scale2"):
                yield f"{layer}.{name}.lambda1", (width,)
            for name, outputs, inputs in (
                ("attention.attention.query", width, width),
                ("attention.attention.key", width, width),
                ("attention.attention.value", width, width),
                ("attention.output.dense", width, width),
                ("mlp.fc1", inner, width),
                ("mlp.fc2", width, inner),
            ):
                yield f"{layer}.{name}.weight", (outputs, inputs)
                yield f"{layer}.{name}.bias", (outputs,)
        yield "layernorm.weight", (width,)
        yield "layernorm.bias", (width,)


def is_dinov2(shapes: Mapping[str, _Shape]) -> bool:
    """Whether tensors are those of such a network, complete or not."""
    return MARK in shapes and "embeddings.cls_token" in shapes


def _told(shapes: Mapping[str, _Shape], name: str, dimensions: int) -> _Shape:
    shape = shapes.get(name, ())
    if len(shape) != dimensions:
        raise ValueError(name)
    return shape
