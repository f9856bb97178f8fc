"""Models that only estimate depth, in miniature: real networks with random weights, no torch."""

from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from sdstudio.weights.depth_anything import DepthAnything
from sdstudio.weights.dinov2 import Dinov2

#: Sees pictures with a shorter side of 56 pixels, so that it is fast.
TINY = DepthAnything(
    Dinov2(width=64, layers=4, patch_px=14, grid=4, mlp_ratio=2),
    neck=(4, 6, 8, 8),
    fusion=8,
    head=4,
)


def random_tensors(
    network: DepthAnything = TINY, seed: int = 0
) -> dict[str, "np.typing.NDArray[np.float32]"]:
    """All tensors of such a network."""
    rng = np.random.default_rng(seed)
    found = {
        name: rng.normal(scale=0.2, size=shape).astype(np.float32)
        for name, shape in network.tensors()
    }
    # Its last layer is cut off at 0, where most random networks would see a flat wall.
    found["head.conv3.bias"] += 4
    return found


def write_estimator(path: Path, network: DepthAnything = TINY, seed: int = 0) -> Path:
    """Write one as a file, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(random_tensors(network, seed), path)
    return path
