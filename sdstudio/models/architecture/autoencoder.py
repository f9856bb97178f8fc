"""The tensors of an autoencoder (VAE)."""

from collections.abc import Mapping
from typing import NamedTuple

from sdstudio.models.architecture.layers import (
    Config,
    ResnetNames,
    Shape,
    Tensors,
    UnknownArchitectureError,
    channels,
    convolution,
    integer,
    linear,
    norm,
    resnet,
    values,
)
from sdstudio.weights.autoencoder import ATTENTION_BEFORE_2023, AutoencoderShape


class _Names(NamedTuple):
    """What its parts are called; ``{}`` is a level's number."""

    down: str
    up: str
    block: str
    shrink: str
    grow: str
    middle: tuple[str, str]
    attention: str
    attention_norm: str
    attention_parts: tuple[str, ...]
    norm_out: str
    resnet: ResnetNames


_OURS = _Names(
    "down_blocks.{}",
    "up_blocks.{}",
    "resnets",
    "downsamplers.0.conv",
    "upsamplers.0.conv",
    ("mid_block.resnets.0", "mid_block.resnets.1"),
    "mid_block.attentions.0",
    "group_norm",
    ("to_q", "to_k", "to_v", "to_out.0"),
    "conv_norm_out",
    ResnetNames(),
)
_ORIGINAL = _Names(
    "down.{}",
    "up.{}",
    "block",
    "downsample.conv",
    "upsample.conv",
    ("mid.block_1", "mid.block_2"),
    "mid.attn_1",
    "norm",
    ("q", "k", "v", "proj_out"),
    "norm_out",
    ResnetNames(shortcut="nin_shortcut"),
)


def autoencoder(config: Config, original: bool) -> Tensors:
    """Names and shapes of its tensors.

    Raises:
        UnknownArchitectureError: it has layers that are not written down here.
    """
    names = _ORIGINAL if original else _OURS
    wide = channels(config, (64,))
    last = len(wide) - 1
    for key, kind in (
        ("down_block_types", "DownEncoderBlock2D"),
        ("up_block_types", "UpDecoderBlock2D"),
    ):
        if any(one != kind for one in values(config, key, [kind] * len(wide), len(wide))):
            raise UnknownArchitectureError(key)
    layers = integer(config, "layers_per_block", 1)
    latent = integer(config, "latent_channels", 4)
    attends = config.get("mid_block_add_attention", True) is not False

    yield from convolution("encoder.conv_in", wide[0], integer(config, "in_channels", 3))
    for number, outs in enumerate(wide):
        level = f"encoder.{names.down.format(number)}"
        yield from _level(names, level, wide[max(0, number - 1)], outs, layers)
        if number < last:
            yield from convolution(f"{level}.{names.shrink}", outs, outs)
    yield from _middle(names, "encoder", wide[last], attends=attends)
    yield from norm(f"encoder.{names.norm_out}", wide[last])
    yield from convolution("encoder.conv_out", 2 * latent, wide[last])
    if config.get("use_quant_conv", True):
        yield from convolution("quant_conv", 2 * latent, 2 * latent, 1)
    if config.get("use_post_quant_conv", True):
        yield from convolution("post_quant_conv", latent, latent, 1)
    yield from convolution("decoder.conv_in", wide[last], latent)
    yield from _middle(names, "decoder", wide[last], attends=attends)
    for row, outs in enumerate(reversed(wide)):
        # On the way up the original counts from the largest.
        level = f"decoder.{names.up.format(last - row if original else row)}"
        yield from _level(names, level, wide[min(last, last - row + 1)], outs, layers + 1)
        if row < last:
            yield from convolution(f"{level}.{names.grow}", outs, outs)
    yield from norm(f"decoder.{names.norm_out}", wide[0])
    yield from convolution("decoder.conv_out", integer(config, "out_channels", 3), wide[0])


def lone_autoencoder(shapes: Mapping[str, Shape]) -> Mapping[str, Shape]:
    """Names and shapes of the tensors that a file with an autoencoder alone has.

    Those that its training left are taken as they are, and so are layers of attention that the
    original code stored as convolutions.

    Raises:
        ValueError: the name of the tensor from which none can be told.
    """
    shape = AutoencoderShape.of(shapes)
    needed = {}
    for name, sides in autoencoder(lone_config(shape), shape.is_original):
        name = shape.prefix + name
        stored = next((one for one in (name, _older(name)) if one in shapes), name)
        is_pixel = shapes.get(stored) == (*sides, 1, 1)
        needed[stored] = (*sides, 1, 1) if is_pixel else sides
    return needed | {name: one for name, one in shapes.items() if not shape.has(name)}


def renamed(shapes: Mapping[str, Shape]) -> Mapping[str, tuple[str, Shape]]:
    """What diffusers calls the tensors of an autoencoder in a file, and their shapes there.

    Args:
        shapes: of a file that has it alone or with other components; these are left out.

    Raises:
        ValueError: the name of the tensor from which none can be told.
    """
    shape = AutoencoderShape.of(shapes)
    config = lone_config(shape)
    found = {}
    # Both have the same layers in the same order.
    for (stored, _), (name, sides) in zip(
        autoencoder(config, shape.is_original), autoencoder(config, False), strict=True
    ):
        names = (shape.prefix + stored, _older(shape.prefix + stored))
        there = next((one for one in names if one in shapes), None)
        if there is None:
            raise ValueError(names[0])
        found[there] = (name, sides)
    return found


def lone_config(shape: AutoencoderShape) -> Config:
    """What of the configuration of an autoencoder its tensors tell."""
    levels = len(shape.channels)
    return {
        "block_out_channels": [*shape.channels],
        "down_block_types": ["DownEncoderBlock2D"] * levels,
        "up_block_types": ["UpDecoderBlock2D"] * levels,
        "layers_per_block": shape.layers,
        "latent_channels": shape.latent_channels,
        "mid_block_add_attention": shape.attends,
    }


def _older(name: str) -> str:
    for now, before in ATTENTION_BEFORE_2023:
        name = name.replace(f".attentions.0.{now}.", f".attentions.0.{before}.")
    return name


def _level(names: _Names, name: str, ins: int, outs: int, layers: int) -> Tensors:
    for layer in range(layers):
        block = f"{name}.{names.block}.{layer}"
        yield from resnet(names.resnet, block, ins if layer == 0 else outs, outs)


def _middle(names: _Names, name: str, wide: int, *, attends: bool) -> Tensors:
    for block in names.middle:
        yield from resnet(names.resnet, f"{name}.{block}", wide, wide)
    if attends:
        attention = f"{name}.{names.attention}"
        yield from norm(f"{attention}.{names.attention_norm}", wide)
        for part in names.attention_parts:
            yield from linear(f"{attention}.{part}", wide, wide)
