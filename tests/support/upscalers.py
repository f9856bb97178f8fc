"""Upscalers in miniature: real networks with random weights, no torch."""

from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from sdstudio.weights.upscaler import Compact, Dialect, Esrgan, SpanNetwork, Upscaler

ESRGAN = Esrgan(Dialect.PLACES, width=8, growth=32, blocks=1, shuffle=1, enlargements=2)
#: As Real-ESRGAN's for twice the size, whose input is folded into channels first.
FOLDED = Esrgan(Dialect.BODY, width=8, growth=32, blocks=1, shuffle=2, enlargements=2)
COMPACT = Compact(width=8, layers=2, scale=2)
SPAN = SpanNetwork(width=8, scale=2, is_normalised=True)


def random_tensors(
    network: Upscaler = COMPACT, seed: int = 0
) -> dict[str, "np.typing.NDArray[np.float32]"]:
    """All tensors of such a network, with values that keep a picture within its range."""
    rng = np.random.default_rng(seed)
    tensors = {}
    for name, shape in network.tensors():
        inputs = int(np.prod(shape[1:])) if len(shape) > 1 else 16
        tensors[name] = rng.normal(scale=0.5 / inputs**0.5, size=shape).astype(np.float32)
    return tensors


def write_upscaler(path: Path, network: Upscaler = COMPACT, seed: int = 0) -> Path:
    """Write one as a file, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(random_tensors(network, seed), path)
    return path
