"""The architecture of an autoencoder (VAE) in a file of its own, which its tensors tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_Shape = tuple[int, ...]
_Shapes = Mapping[str, _Shape]

_PREFIXES: Final = ("", "first_stage_model.", "vae.")
_MARKS: Final = ("encoder.conv_in.weight", "decoder.conv_in.weight")
_PARTS: Final = ("encoder.", "decoder.", "quant_conv.", "post_quant_conv.")
#: What its training left.
_LEFT_OVER: Final = ("loss.", "model_ema.", "logvar", "model_ema")
_ATTENTION: Final = re.compile(r"decoder\.(mid\.attn_1|mid_block\.attentions\.0)\.")
_LEVELS_MAX: Final = 8
_LAYERS_MAX: Final = 8

#: What diffusers called the layers of attention until 2023, and what it calls them now.
ATTENTION_BEFORE_2023: Final = (
    ("to_q", "query"),
    ("to_k", "key"),
    ("to_v", "value"),
    ("to_out.0", "proj_attn"),
)


@dataclass(frozen=True, slots=True)
class AutoencoderShape:
    """An autoencoder.

    Args:
        prefix: of all its tensors.
        is_original: named as in the original code; else as in diffusers.
        channels: of its levels, the one of full size first.
        layers: residual blocks of each level.
        latent_channels: of what it decodes.
        attends: whether its middle has attention, as in all that were published.
    """

    prefix: str
    is_original: bool
    channels: tuple[int, ...]
    layers: int
    latent_channels: int
    attends: bool

    @classmethod
    def of(cls, shapes: _Shapes) -> "AutoencoderShape":
        """The one that the shapes of its tensors describe.

        Raises:
            ValueError: the name of the tensor from which none can be told.
        """
        prefix = next((one for one in _PREFIXES if f"{one}{_MARKS[1]}" in shapes), "")
        is_original = f"{prefix}encoder.norm_out.weight" in shapes
        level = f"{prefix}encoder.down" if is_original else f"{prefix}encoder.down_blocks"
        block = "block" if is_original else "resnets"

        def first(number: int, layer: int = 0) -> str:
            return f"{level}.{number}.{block}.{layer}.conv1.weight"

        levels = [one for one in range(_LEVELS_MAX) if first(one) in shapes]
        layers = sum(first(0, layer) in shapes for layer in range(_LAYERS_MAX))
        latent = shapes.get(f"{prefix}{_MARKS[1]}", ())
        if not levels or len(latent) != 4:
            raise ValueError(f"{prefix}{_MARKS[1]}")
        channels = tuple(shapes[first(one)][0] if shapes[first(one)] else 0 for one in levels)
        attends = any(_ATTENTION.search(name) for name in shapes if name.startswith(prefix))
        return cls(prefix, is_original, channels, layers, latent[1], attends)

    def has(self, name: str) -> bool:
        """Whether a tensor with this name in the file is one of its own."""
        return name.startswith(tuple(f"{self.prefix}{part}" for part in _PARTS))


def is_autoencoder(shapes: _Shapes) -> bool:
    """Whether a file has an autoencoder for pictures with four latent channels, and nothing else.

    It may not be whole.
    """
    for prefix in _PREFIXES:
        first = shapes.get(f"{prefix}{_MARKS[1]}", ())
        if len(first) == 4 and first[1] == 4 and f"{prefix}{_MARKS[0]}" in shapes:
            own = tuple(f"{prefix}{part}" for part in _PARTS)
            return all(name.startswith((*own, *_LEFT_OVER)) for name in shapes)
    return False


def newer_name(name: str) -> str:
    """What diffusers calls a tensor of its autoencoder now."""
    for now, before in ATTENTION_BEFORE_2023:
        name = name.replace(f".attentions.0.{before}.", f".attentions.0.{now}.")
    return name
