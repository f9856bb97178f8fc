"""Describes pictures in words with BLIP."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import torch
from safetensors import safe_open
from torch import Tensor
from transformers import BlipConfig, BlipForConditionalGeneration

from sdstudio.disk import open_regular
from sdstudio.domain.captioning import BEAMS, SEEN_PX, TOKENS_MAX
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.protocol import Seen
from sdstudio.weights.blip import NUMBERS, TIED, WORDS, Blip
from sdstudio.weights.header import read_header

#: Of CLIP's colours, as in the published preprocessor_config.json.
_MEAN: Final = (0.48145466, 0.4578275, 0.40821073)
_DEVIATION: Final = (0.26862954, 0.26130258, 0.27577711)
_WHITE: Final = 255.0
#: Of BERT, and the one with which BLIP begins.
_BEGIN: Final = 30_522
_SEPARATOR: Final = 102


class CaptioningNetwork:
    """A network on a device. In float32 everywhere.

    Args:
        weights: a safetensors file; mapped into memory, so it must stay while this is used.
        gate: stops it between two layers.

    Raises:
        OSError, ValueError, RuntimeError: the file isn't that of such a network.
    """

    def __init__(self, weights: Path, device: torch.device, gate: CancelGate) -> None:
        self._device = device
        with open_regular(weights) as opened:
            shape = Blip.of(read_header(opened).shapes)
        network = BlipForConditionalGeneration._from_config(_configuration(shape))
        network.load_state_dict(_read(weights), assign=True)
        self._network = network.to(device, torch.float32).eval()
        gate.watch(self._network)
        self._mean = torch.tensor(_MEAN, device=device).view(3, 1, 1)
        self._deviation = torch.tensor(_DEVIATION, device=device).view(3, 1, 1)

    def tokens(self, seen: Seen) -> tuple[int, ...]:
        """The tokens of a caption in English.

        Args:
            seen: (``SEEN_PX``, ``SEEN_PX``, 3).

        Raises:
            JobCancelled: between two layers.
        """
        # A copy, since numpy's array may be read-only.
        pixels = torch.tensor(seen, device=self._device).permute(2, 0, 1)
        pixels = (pixels.to(torch.float32) / _WHITE - self._mean) / self._deviation
        found = self._network.generate(
            pixel_values=pixels[None],
            num_beams=BEAMS,
            do_sample=False,
            max_new_tokens=TOKENS_MAX,
            repetition_penalty=1.1,
        )
        return tuple(found[0].tolist())


def _configuration(shape: Blip) -> BlipConfig:
    return BlipConfig(
        text_config={
            "vocab_size": WORDS,
            "hidden_size": shape.text_width,
            "encoder_hidden_size": shape.width,
            "intermediate_size": shape.text_inner,
            "num_hidden_layers": shape.text_layers,
            "num_attention_heads": shape.text_heads,
            "max_position_embeddings": shape.length,
            "bos_token_id": _BEGIN,
            "sep_token_id": _SEPARATOR,
        },
        vision_config={
            "hidden_size": shape.width,
            "intermediate_size": shape.inner,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "image_size": SEEN_PX,
            "patch_size": shape.patch_px,
        },
    )


def _read(weights: Path) -> Mapping[str, Tensor]:
    with safe_open(weights, "pt") as opened:
        read = {
            key: opened.get_tensor(key)
            for key in opened.keys()  # noqa: SIM118
            if key != NUMBERS
        }
    return {**{name: read[source] for name, source in TIED.items()}, **read}
