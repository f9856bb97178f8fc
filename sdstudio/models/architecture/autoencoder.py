"""The tensors of an autoencoder (VAE)."""

from typing import NamedTuple

from sdstudio.models.architecture.layers import (
    Config,
    ResnetNames,
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
