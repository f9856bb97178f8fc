"""The captioning network is transformers' BLIP, as far as shapes tell, and says the same again."""

from pathlib import Path

import numpy as np
import torch
from transformers import BlipForConditionalGeneration

from sdstudio.domain.captioning import SEEN_PX, TOKENS_MAX
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.captioning import CaptioningNetwork, _configuration
from sdstudio.weights.blip import NUMBERS
from tests.support.captioners import TINY, write_captioner


def test_the_tensors_are_those_of_transformers() -> None:
    with torch.device("meta"):
        network = BlipForConditionalGeneration(_configuration(TINY))
    theirs = {name: tuple(one.shape) for name, one in network.state_dict().items()}
    assert {name: shape for name, shape in TINY.tensors() if name != NUMBERS} == theirs


def test_a_caption_depends_on_the_picture_alone(tmp_path: Path) -> None:
    file = write_captioner(tmp_path / "tiny.safetensors")
    network = CaptioningNetwork(file, torch.device("cpu"), CancelGate())
    drawn = np.random.default_rng(0).integers(0, 256, (SEEN_PX, SEEN_PX, 3), np.uint8)
    with torch.inference_mode():
        first, again, other = (network.tokens(one) for one in (drawn, drawn, 255 - drawn // 4))
    assert first == again != other
    assert 1 < len(first) <= TOKENS_MAX + 2
