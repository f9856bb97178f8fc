"""The architecture of a Depth Anything network, which follows from its tensors' shapes alone.

Written down from the files that transformers' ``DepthAnythingForDepthEstimation`` reads and writes
(version 2, for relative depth), with which a test compares it. Its image encoder is a DINOv2. The
files of the original code have the same numbers under other names, as in transformers'
``convert_depth_anything_to_hf.py``. Those of version 1 have the same tensors as well, but take
them from other layers, so they can't be told from these.
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
#: How many layers' features the neck joins, from fine to coarse.
STAGES: Final = 4
#: How each of them is resized: by a transposed convolution, not at all, or by one with stride 2.
FACTORS: Final = (4, 2, 1, 0.5)
_RESIZED_SIDES: Final = (4, 2, None, 3)
#: The last layers of the stages in encoders of 24 layers; in others they are evenly spaced.
_OF_24: Final = (5, 12, 18, 24)

#: Of the largest published one.
_WIDTH_MAX: Final = 2048

_ENCODER_ORIGINAL: Final = "pretrained."
_HEAD_ORIGINAL: Final = "depth_head."
_SCRATCH: Final = f"{_HEAD_ORIGINAL}scratch."
#: What pieces of names are called in the original code, in this order. Its queries, keys and
#: values are one tensor; it counts the fusions from coarse to fine.
_ORIGINAL: Final = (
    (
        f"{_BACKBONE}embeddings.patch_embeddings.projection.",
        f"{_ENCODER_ORIGINAL}patch_embed.proj.",
    ),
    (f"{_BACKBONE}embeddings.position_embeddings", f"{_ENCODER_ORIGINAL}pos_embed"),
    (f"{_BACKBONE}embeddings.", _ENCODER_ORIGINAL),
    (f"{_BACKBONE}encoder.layer.", f"{_ENCODER_ORIGINAL}blocks."),
    (f"{_BACKBONE}layernorm.", f"{_ENCODER_ORIGINAL}norm."),
    (".layer_scale1.lambda1", ".ls1.gamma"),
    (".layer_scale2.lambda1", ".ls2.gamma"),
    (".attention.output.dense.", ".attn.proj."),
    *(
        pair
        for stage in range(STAGES)
        for pair in (
            (
                f"neck.reassemble_stage.layers.{stage}.projection.",
                f"{_HEAD_ORIGINAL}projects.{stage}.",
            ),
            (
                f"neck.reassemble_stage.layers.{stage}.resize.",
                f"{_HEAD_ORIGINAL}resize_layers.{stage}.",
            ),
            (f"neck.convs.{stage}.", f"{_SCRATCH}layer{stage + 1}_rn."),
            (f"neck.fusion_stage.layers.{stage}.", f"{_SCRATCH}refinenet{STAGES - stage}."),
        )
    ),
    (".projection.", ".out_conv."),
    (".residual_layer", ".resConfUnit"),
    (".convolution", ".conv"),
    ("head.conv1.", f"{_SCRATCH}output_conv1."),
    ("head.conv2.", f"{_SCRATCH}output_conv2.0."),
    ("head.conv3.", f"{_SCRATCH}output_conv2.2."),
)
_TOGETHER: Final = ("query", "key", "value")


@dataclass(frozen=True, slots=True)
class TensorPlace:
    """Where a file has a tensor.

    Args:
        name: in the file.
        third: which third of its rows it is; ``None``: all.
    """

    name: str
    third: int | None = None


def _original_place(name: str) -> TensorPlace:
    """Where the original code's files have what transformers calls ``name``."""
    third = None
    for number, one in enumerate(_TOGETHER):
        if f".attention.attention.{one}." in name:
            name, third = name.replace(f".attention.attention.{one}.", ".attn.qkv."), number
    for ours, theirs in _ORIGINAL:
        name = name.replace(ours, theirs)
    return TensorPlace(name, third)


#: Only used for training.
OPTIONAL: Final = frozenset(
    place
    for name in OF_DINOV2
    for place in (f"{_BACKBONE}{name}", _original_place(f"{_BACKBONE}{name}").name)
)
_MARK_ORIGINAL: Final = _original_place(MARK).name
#: From the shapes of these and the number of layers, a network is told.
_TELLING: Final = (
    f"{_BACKBONE}embeddings.patch_embeddings.projection.weight",
    f"{_BACKBONE}embeddings.position_embeddings",
    f"{_BACKBONE}encoder.layer.0.mlp.fc1.bias",
    *(f"neck.convs.{stage}.weight" for stage in range(STAGES)),
    "head.conv2.weight",
)


@dataclass(frozen=True, slots=True)
class DepthAnything:
    """A network.

    Args:
        backbone: its image encoder.
        neck: the channels of each stage.
        fusion: the channels in which the stages are joined.
        head: the channels before the last layer.
        is_original: named as in the original code.
    """

    backbone: Dinov2
    neck: tuple[int, ...]
    fusion: int
    head: int
    is_original: bool = False

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
        is_original = MARK not in shapes
        if is_original:
            shapes = dict(_told(shapes))
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
        head = _channels(shapes, "head.conv2.weight", 0)
        return cls(backbone, neck, fusion, head, is_original)

    def place(self, name: str) -> TensorPlace:
        """Where its file has what transformers calls ``name``."""
        return _original_place(name) if self.is_original else TensorPlace(name)

    def tensors(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors, as its file has them."""
        for name, shape in self.named():
            place = self.place(name)
            if place.third is None:
                yield place.name, shape
            elif place.third == 0:
                yield place.name, (shape[0] * len(_TOGETHER), *shape[1:])

    def named(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors, as transformers has them."""
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
    return any(
        mark in shapes and any(name.startswith(prefix) for name in shapes)
        for mark, prefix in (
            (MARK, f"{_BACKBONE}embeddings."),
            (_MARK_ORIGINAL, _ENCODER_ORIGINAL),
        )
    )


def _told(shapes: Mapping[str, _Shape]) -> Iterator[tuple[str, _Shape]]:
    """What tells a network, in transformers' names, from shapes in the original ones."""
    scale = ".layer_scale1.lambda1"
    layers = sum(name.endswith(_original_place(scale).name) for name in shapes)
    counted = (f"{_BACKBONE}encoder.layer.{number}{scale}" for number in range(layers))
    for name in (*_TELLING, *counted):
        shape = shapes.get(_original_place(name).name)
        if shape is not None:
            yield name, shape


def _channels(shapes: Mapping[str, _Shape], name: str, dimension: int) -> int:
    shape = shapes.get(name, ())
    if len(shape) != 4 or not 0 < shape[dimension] <= _WIDTH_MAX:
        raise ValueError(name)
    return shape[dimension]
