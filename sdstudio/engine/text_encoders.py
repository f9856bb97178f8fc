"""A checkpoint's text encoders: each a network with its own tokenizer."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from torch import Tensor
from transformers import CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from sdstudio.domain.model_family import TextEncoder

ClipNetwork: TypeAlias = CLIPTextModel | CLIPTextModelWithProjection


@dataclass(frozen=True, slots=True)
class TextEncoderUnit:
    """A text encoder of a loaded checkpoint.

    Args:
        row: what its family says about it.
        network: reads tokens.
        tokenizer: turns text into them.
    """

    row: TextEncoder
    network: ClipNetwork
    tokenizer: CLIPTokenizer

    @property
    def width(self) -> int:
        """How many numbers it gives for a token."""
        width: int = self.network.config.hidden_size
        return width


class EncodedTokens(NamedTuple):
    """What an encoder makes of a chunk, in its network's dtype.

    Args:
        hidden: (1, positions, width).
        pooled: (1, width), what the chunk says as a whole; ``None`` if the UNet doesn't take it.
    """

    hidden: Tensor
    pooled: Tensor | None = None


def hidden_states(network: ClipNetwork, tokens: Tensor, skip: int) -> EncodedTokens:
    """A layer's output, counted from the end: without the final normalisation.

    Args:
        tokens: (1, positions), int64.
        skip: 1 … : 1 is the last layer. The first layer's is taken if there are fewer.

    Returns:
        with the pooled vector of the first end mark after the last layer, if the network has a
        projection.
    """
    found = network(tokens, output_hidden_states=True)
    layer = min(skip, network.config.num_hidden_layers)
    return EncodedTokens(found.hidden_states[-layer], getattr(found, "text_embeds", None))


def normalized_hidden_states(network: CLIPTextModel, tokens: Tensor, skip: int) -> EncodedTokens:
    """A layer's output, counted from the end, after the final normalisation.

    Args:
        tokens, skip: as in :func:`hidden_states`.
    """
    if skip == 1:
        return EncodedTokens(network(tokens, return_dict=False)[0])
    # The networks were trained with this normalisation after every layer that was ever read from.
    return EncodedTokens(network.final_layer_norm(hidden_states(network, tokens, skip).hidden))
