"""The architecture of a ControlNet, which follows from the shapes of its tensors.

Except for the number of attention heads: those are the UNet's that it was copied from. Named as in
diffusers, or as in the original code (with or without the prefix ``control_model.``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_Shape = tuple[int, ...]
_Shapes = Mapping[str, _Shape]

#: The first layer that reads the hint: no other network has one of these names.
_HINT: Final = "controlnet_cond_embedding.conv_in.weight"
_HINT_ORIGINAL: Final = "input_hint_block.0.weight"
#: Of a Control-LoRA, which has some of these tensors, too.
_CONTROL_LORA: Final = "lora_controlnet"
#: One whose weights are to be added to those of a UNet.
_DIFFERENCE: Final = "difference"
_UNION: Final = "task_embedding"

_LEVELS_MAX: Final = 8
_LAYERS_MAX: Final = 16
_TRANSFORMERS_MAX: Final = 64
_CHANNELS_MAX: Final = 2**14
_HINT_LEVELS_MAX: Final = 8
_UNION_TYPES_MAX: Final = 64


@dataclass(frozen=True, slots=True)
class ControlNetLevel:
    """A level of the way down.

    Args:
        transformers: in each of its attention layers; 0 if it has none.
    """

    channels: int
    transformers: int


@dataclass(frozen=True, slots=True)
class UnionParts:
    """What a union ControlNet has besides, which is told what its hint shows.

    Args:
        types: how many kinds of hints it knows.
        width: of its transformer.
        layers: of that.
        type_width: of the embedding of one kind.
    """

    types: int
    width: int
    layers: int
    type_width: int


@dataclass(frozen=True, slots=True)
class ControlNetShape:
    """A ControlNet.

    Args:
        prefix: of all its tensors.
        is_original: named as in the original code.
        layers_per_level: residual blocks of each level.
        middle_transformers: 0: the middle has no attention, and only one residual block.
        text_width: of the tokens that it takes; 0 if it reads no prompt.
        has_linear_projection: rather than convolutions over single pixels.
        hint_channels: of the layers that read the hint.
        added_width: of the pooled prompts and sizes that it takes, too; 0 if it takes none.
        union: ``None`` if it is for one kind of hints.
    """

    prefix: str
    is_original: bool
    levels: tuple[ControlNetLevel, ...]
    layers_per_level: int
    middle_transformers: int
    text_width: int
    has_linear_projection: bool
    hint_channels: tuple[int, ...]
    added_width: int
    union: UnionParts | None

    @classmethod
    def of(cls, shapes: _Shapes) -> "ControlNetShape":
        """The one that the shapes of its tensors describe.

        Raises:
            ValueError: the name of the tensor that fits none that can be used.
        """
        for mark in (_CONTROL_LORA, _DIFFERENCE):
            if mark in shapes:
                raise ValueError(mark)
        if _HINT in shapes:
            return _of_diffusers(shapes)
        name = next(one for one in shapes if one.endswith(_HINT_ORIGINAL))
        return _of_original(shapes, name.removesuffix(_HINT_ORIGINAL))


def is_controlnet(shapes: _Shapes) -> bool:
    """Whether a file is a ControlNet, complete or not."""
    return _HINT in shapes or any(one.endswith(_HINT_ORIGINAL) for one in shapes)


def _of_diffusers(shapes: _Shapes) -> ControlNetShape:
    levels: list[ControlNetLevel] = []
    while f"down_blocks.{len(levels)}.resnets.0.conv1.weight" in shapes:
        level = f"down_blocks.{len(levels)}"
        levels.append(
            ControlNetLevel(
                _told(shapes, f"{level}.resnets.0.conv1.weight", 4)[0],
                _count(shapes, f"{level}.attentions.0.transformer_blocks.{{}}.norm1.weight"),
            )
        )
        _check(len(levels), _LEVELS_MAX, level)
    hints = [_told(shapes, _HINT, 4)[0]]
    while (name := f"controlnet_cond_embedding.blocks.{2 * len(hints) - 1}.weight") in shapes:
        hints.append(_told(shapes, name, 4)[0])
        _check(len(hints), _HINT_LEVELS_MAX, name)
    union = None
    if _UNION in shapes:
        types, width = _told(shapes, _UNION, 2)
        told = _told(shapes, "control_add_embedding.linear_1.weight", 2)[1]
        _check(types, _UNION_TYPES_MAX, _UNION)
        layers = _count(shapes, "transformer_layes.{}.ln_1.weight")
        union = UnionParts(types, width, layers, told // types)
    return _described(
        shapes,
        "",
        levels,
        _count(shapes, "down_blocks.0.resnets.{}.conv1.weight"),
        "mid_block.attentions.0",
        "add_embedding.linear_1.weight",
        hints,
        union=union,
        is_original=False,
    )


def _of_original(shapes: _Shapes, prefix: str) -> ControlNetShape:
    levels: list[ControlNetLevel] = []
    layers, first_layers, number = 0, 0, 1
    while True:
        block = f"{prefix}input_blocks.{number}"
        if (name := f"{block}.0.in_layers.2.weight") in shapes:
            if layers == 0:
                transformers = f"{block}.1.transformer_blocks.{{}}.norm1.weight"
                levels.append(
                    ControlNetLevel(_told(shapes, name, 4)[0], _count(shapes, transformers))
                )
            layers += 1
        elif f"{block}.0.op.weight" in shapes:
            first_layers, layers = first_layers or layers, 0
        else:
            break
        number += 1
        _check(number, _LEVELS_MAX * (_LAYERS_MAX + 1), block)
    hints: list[int] = []
    # Every second of them is an activation, and the last widens to the first level.
    for number in range(0, 4 * _HINT_LEVELS_MAX, 4):
        name = f"{prefix}input_hint_block.{number}.weight"
        if name not in shapes:
            break
        hints.append(_told(shapes, name, 4)[0])
    return _described(
        shapes,
        prefix,
        levels,
        first_layers or layers,
        f"{prefix}middle_block.1",
        f"{prefix}label_emb.0.0.weight",
        hints,
        union=None,
        is_original=True,
    )


def _described(
    shapes: _Shapes,
    prefix: str,
    levels: list[ControlNetLevel],
    layers: int,
    middle: str,
    added: str,
    hints: list[int],
    *,
    union: UnionParts | None,
    is_original: bool,
) -> ControlNetShape:
    reads = next((one for one in shapes if one.endswith(".attn2.to_k.weight")), None)
    projects = next((one for one in shapes if one.endswith(".proj_in.weight")), None)
    first = next(iter(shapes))
    # One that reads no prompt is known by the sizes that it takes.
    is_wordless = reads is None and projects is None and added in shapes and not is_original
    if not levels or not hints or (not is_wordless and (reads is None or projects is None)):
        raise ValueError(first)
    for level in levels:
        _check(level.channels, _CHANNELS_MAX, first)
        _check(level.transformers + 1, _TRANSFORMERS_MAX, first)
    for wide in hints:
        _check(wide, _CHANNELS_MAX, first)
    _check(layers, _LAYERS_MAX, first)
    return ControlNetShape(
        prefix,
        is_original,
        tuple(levels),
        layers,
        _count(shapes, f"{middle}.transformer_blocks.{{}}.norm1.weight"),
        0 if reads is None else _told(shapes, reads, 2)[1],
        projects is None or len(shapes[projects]) == 2,
        tuple(hints),
        _told(shapes, added, 2)[1] if added in shapes else 0,
        union,
    )


def _told(shapes: _Shapes, name: str, dimensions: int) -> _Shape:
    shape = shapes.get(name, ())
    if len(shape) != dimensions:
        raise ValueError(name)
    return shape


def _count(shapes: _Shapes, pattern: str) -> int:
    """How many tensors there are whose names have a number in ``pattern``, from 0."""
    number = 0
    while pattern.format(number) in shapes:
        number += 1
        _check(number, _TRANSFORMERS_MAX, pattern)
    return number


def _check(number: int, limit: int, name: str) -> None:
    if not 0 < number <= limit:
        raise ValueError(name)
