"""The tensors of a UNet with cross-attention."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from sdstudio.models.architecture.layers import (
    Config,
    ResnetNames,
    Tensors,
    UnknownArchitectureError,
    channels,
    convolution,
    integer,
    integers,
    linear,
    norm,
    resnet,
    values,
)

#: Where a configuration says otherwise there are other layers, too.
_USUAL: Config = MappingProxyType(
    {
        "attention_type": "default",
        "center_input_sample": False,
        "class_embeddings_concat": False,
        "conv_in_kernel": 3,
        "conv_out_kernel": 3,
        "cross_attention_norm": None,
        "dual_cross_attention": False,
        "encoder_hid_dim": None,
        "encoder_hid_dim_type": None,
        "mid_block_only_cross_attention": None,
        "mid_block_type": "UNetMidBlock2DCrossAttn",
        "resnet_time_scale_shift": "default",
        "reverse_transformer_layers_per_block": None,
        "time_cond_proj_dim": None,
        "time_embedding_act_fn": None,
        "time_embedding_type": "positional",
    }
)
#: Takes a vector for the whole prompt, and sizes.
TEXT_AND_SIZES = "text_time"
_ATTENDS: Mapping[object, bool] = MappingProxyType(
    {
        "CrossAttnDownBlock2D": True,
        "CrossAttnUpBlock2D": True,
        "DownBlock2D": False,
        "UpBlock2D": False,
    }
)
_DOWN = ("CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D")
_UP = ("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D")


class _Names(NamedTuple):
    """What its blocks are called.

    ``{level}`` counts from the first, ``{row}`` from the last; ``{layer}`` counts within a level;
    ``{number}`` counts blocks through, on the way down or up, and ``{after}`` what a block has.
    """

    conv_in: str
    time: str
    classes: str
    projected_classes: str
    additions: str
    embedding: tuple[str, str]
    down: str
    down_attention: str
    shrink: str
    middle: tuple[str, str]
    middle_attention: str
    up: str
    up_attention: str
    grow: str
    norm_out: str
    conv_out: str
    resnet: ResnetNames


_OURS = _Names(
    conv_in="conv_in",
    time="time_embedding",
    classes="class_embedding",
    projected_classes="class_embedding",
    additions="add_embedding",
    embedding=("linear_1", "linear_2"),
    down="down_blocks.{level}.resnets.{layer}",
    down_attention="down_blocks.{level}.attentions.{layer}",
    shrink="down_blocks.{level}.downsamplers.0.conv",
    middle=("mid_block.resnets.0", "mid_block.resnets.1"),
    middle_attention="mid_block.attentions.0",
    up="up_blocks.{row}.resnets.{layer}",
    up_attention="up_blocks.{row}.attentions.{layer}",
    grow="up_blocks.{row}.upsamplers.0.conv",
    norm_out="conv_norm_out",
    conv_out="conv_out",
    resnet=ResnetNames(),
)
_ORIGINAL = _Names(
    conv_in="input_blocks.0.0",
    time="time_embed",
    classes="label_emb",
    projected_classes="label_emb.0",
    additions="label_emb.0",
    embedding=("0", "2"),
    down="input_blocks.{number}.0",
    down_attention="input_blocks.{number}.1",
    shrink="input_blocks.{number}.0.op",
    middle=("middle_block.0", "middle_block.2"),
    middle_attention="middle_block.1",
    up="output_blocks.{number}.0",
    up_attention="output_blocks.{number}.1",
    grow="output_blocks.{number}.{after}.conv",
    norm_out="out.0",
    conv_out="out.2",
    resnet=ResnetNames(
        "in_layers.0",
        "in_layers.2",
        "emb_layers.1",
        "out_layers.0",
        "out_layers.3",
        "skip_connection",
    ),
)


def unet(config: Config, original: bool) -> Tensors:
    """Names and shapes of its tensors; the original is CompVis'.

    Raises:
        UnknownArchitectureError: it has layers that are not written down here.
    """
    if config.get("addition_embed_type") not in (None, TEXT_AND_SIZES):
        raise UnknownArchitectureError("addition_embed_type")
    for key, usual in _USUAL.items():
        if config.get(key) not in (usual, None):
            raise UnknownArchitectureError(key)
    return UnetTensors.of(config, original=original).tensors()


class Level(NamedTuple):
    """A level of a UNet; ``transformers`` are those of each layer that attends."""

    channels: int
    layers: int
    transformers: int
    #: Whether it looks at words alone, and not at pixels.
    reads_only: bool
    attends_down: bool
    attends_up: bool


@dataclass(frozen=True, slots=True)
class UnetTensors:
    """The tensors of a UNet's parts."""

    config: Config
    names: _Names

    @classmethod
    def of(cls, config: Config, *, original: bool) -> "UnetTensors":
        """Those of a UNet with this configuration; the original is CompVis'."""
        return cls(config, _ORIGINAL if original else _OURS)

    def tensors(self) -> Tensors:
        levels = self._levels()
        yield from self.embeddings(levels[0].channels)
        skips = [levels[0].channels]
        yield from self.down(levels, skips)
        yield from self._middle(levels[-1])
        yield from self._up(levels, skips)
        yield from norm(self.names.norm_out, levels[0].channels)
        outs = integer(self.config, "out_channels", 4)
        yield from convolution(self.names.conv_out, outs, levels[0].channels)

    def _levels(self) -> list[Level]:
        wide = channels(self.config, (320, 640, 1280, 1280))
        count = len(wide)
        down = values(self.config, "down_block_types", _DOWN, count)
        up = values(self.config, "up_block_types", _UP, count)
        if not all(isinstance(one, str) and one in _ATTENDS for one in (*down, *up)):
            raise UnknownArchitectureError("block_types")
        return [
            Level(*level)
            for level in zip(
                wide,
                integers(self.config, "layers_per_block", 2, count),
                integers(self.config, "transformer_layers_per_block", 1, count),
                map(bool, values(self.config, "only_cross_attention", [False] * count, count)),
                (_ATTENDS[one] for one in down),
                (_ATTENDS[one] for one in reversed(up)),
                strict=True,
            )
        ]

    @property
    def _time(self) -> int:
        first = channels(self.config, (320, 640, 1280, 1280))[0]
        return integer(self.config, "time_embedding_dim", 4 * first)

    def embeddings(self, first: int) -> Tensors:
        """The embeddings of the time step and of other conditions apart from the prompt."""
        names = self.names
        yield from self._embedding(names.time, first)
        if self.config.get("class_embed_type") == "projection":
            read = integer(self.config, "projection_class_embeddings_input_dim", 0)
            yield from self._embedding(names.projected_classes, read)
        elif self.config.get("num_class_embeds") is not None:
            count = integer(self.config, "num_class_embeds", 0)
            yield f"{names.classes}.weight", (count, self._time)
        if self.config.get("addition_embed_type") == TEXT_AND_SIZES:
            read = integer(self.config, "projection_class_embeddings_input_dim", 0)
            yield from self._embedding(names.additions, read)

    def _embedding(self, name: str, read: int) -> Tensors:
        first, second = self.names.embedding
        yield from linear(f"{name}.{first}", self._time, read)
        yield from linear(f"{name}.{second}", self._time, self._time)

    def down(self, levels: list[Level], skips: list[int]) -> Tensors:
        """The way down; ``skips`` gets the channels of what is handed across to the way up."""
        names, before = self.names, levels[0].channels
        yield from convolution(names.conv_in, before, integer(self.config, "in_channels", 4))
        number = 1
        for row, level in enumerate(levels):
            for layer in range(level.layers):
                at = {"level": row, "layer": layer, "number": number}
                block, attention = names.down.format(**at), names.down_attention.format(**at)
                yield from resnet(names.resnet, block, before, level.channels, self._time)
                if level.attends_down:
                    yield from self.transformer(attention, level)
                number, before = number + 1, level.channels
                skips.append(before)
            if row < len(levels) - 1:
                yield from convolution(
                    names.shrink.format(level=row, number=number), before, before
                )
                number += 1
                skips.append(before)

    def _middle(self, level: Level) -> Tensors:
        names, wide = self.names, level.channels
        for block in names.middle:
            yield from resnet(names.resnet, block, wide, wide, self._time)
        yield from self.transformer(names.middle_attention, level._replace(reads_only=False))

    def _up(self, levels: list[Level], skips: list[int]) -> Tensors:
        names, before = self.names, levels[-1].channels
        number = 0
        for row, level in enumerate(reversed(levels)):
            for layer in range(level.layers + 1):
                at = {"row": row, "layer": layer, "number": number}
                block, attention = names.up.format(**at), names.up_attention.format(**at)
                ins = before + skips.pop()
                yield from resnet(names.resnet, block, ins, level.channels, self._time)
                if level.attends_up:
                    yield from self.transformer(attention, level)
                number, before = number + 1, level.channels
            if row < len(levels) - 1:
                after = 1 + level.attends_up
                name = names.grow.format(row=row, number=number - 1, after=after)
                yield from convolution(name, before, before)

    def transformer(self, name: str, level: Level) -> Tensors:
        """An attention layer with its transformers."""
        wide, words = level.channels, integer(self.config, "cross_attention_dim", 1280)
        yield from norm(f"{name}.norm", wide)
        for projection in (f"{name}.proj_in", f"{name}.proj_out"):
            if self.config.get("use_linear_projection"):
                yield from linear(projection, wide, wide)
            else:
                yield from convolution(projection, wide, wide, 1)
        for number in range(level.transformers):
            block = f"{name}.transformer_blocks.{number}"
            for attention, read in (
                ("attn1", words if level.reads_only else wide),
                ("attn2", words),
            ):
                yield from linear(f"{block}.{attention}.to_q", wide, wide, bias=False)
                yield from linear(f"{block}.{attention}.to_k", wide, read, bias=False)
                yield from linear(f"{block}.{attention}.to_v", wide, read, bias=False)
                yield from linear(f"{block}.{attention}.to_out.0", wide, wide)
            yield from linear(f"{block}.ff.net.0.proj", 8 * wide, wide)
            yield from linear(f"{block}.ff.net.2", wide, 4 * wide)
            for one in ("norm1", "norm2", "norm3"):
                yield from norm(f"{block}.{one}", wide)
