"""Captioners in miniature: real networks with random weights, no torch."""

from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from sdstudio.weights.blip import NUMBERS, TIED, Blip

#: Sees nine squares, so that it is fast.
TINY = Blip(width=64, inner=64, layers=1, patch_px=128, text_width=64, text_inner=64, text_layers=1)


def random_tensors(seed: int = 0) -> dict[str, "np.typing.NDArray[np.float32]"]:
    """The tensors of such a network, as in files of today: without those that may be left out."""
    rng = np.random.default_rng(seed)
    return {
        name: rng.normal(scale=0.2, size=shape).astype(np.float32)
        for name, shape in TINY.tensors()
        if name not in {NUMBERS, *TIED}
    }


def write_captioner(path: Path, seed: int = 0) -> Path:
    """Write one as a file, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(random_tensors(seed), path)
    return path
