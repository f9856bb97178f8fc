"""Models that select objects, in miniature: real networks with random weights, no torch."""

from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from sdstudio.weights.sam import SHARED, Sam

#: Cuts pictures into few squares, so that it is fast.
TINY = Sam(width=16, heads=2, mlp=32, patch_px=64, grid=16, window=5, attends_far=(False, True))
#: The published one.
SLIM = Sam(
    width=168,
    heads=12,
    mlp=696,
    patch_px=16,
    grid=64,
    window=14,
    attends_far=tuple(layer in (2, 5, 8, 11) for layer in range(12)),
)


def random_tensors(
    network: Sam = TINY, seed: int = 0
) -> dict[str, "np.typing.NDArray[np.float32]"]:
    """The tensors of such a network in a file, which has the shared one once."""
    rng = np.random.default_rng(seed)
    return {
        name: rng.normal(scale=0.2, size=shape).astype(np.float32)
        for name, shape in network.tensors()
        if name != SHARED[1]
    }


def write_segmentation(path: Path, network: Sam = TINY, seed: int = 0) -> Path:
    """Write one as a file, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(random_tensors(network, seed), path)
    return path
