"""ControlNets in miniature: whole files with random weights, no torch."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from sdstudio.models.architecture.controlnet import controlnet
from sdstudio.weights.controlnet import ControlNetLevel, ControlNetShape, UnionParts

#: Of the architecture of the small checkpoints in tests.
TINY = ControlNetShape(
    prefix="",
    is_original=False,
    levels=(
        ControlNetLevel(16, 1),
        ControlNetLevel(32, 1),
        ControlNetLevel(32, 1),
        ControlNetLevel(32, 0),
    ),
    layers_per_level=2,
    middle_transformers=1,
    text_width=32,
    has_linear_projection=True,
    hint_channels=(4, 8, 8, 16),
    added_width=0,
    union=None,
)
TINY_UNION = replace(TINY, union=UnionParts(types=8, width=16, layers=1, type_width=8))


def random_tensors(
    shape: ControlNetShape = TINY, seed: int = 0
) -> dict[str, "np.typing.NDArray[np.float32]"]:
    """The tensors of such a network in a file."""
    rng = np.random.default_rng(seed)
    return {
        name: rng.normal(scale=0.2, size=size).astype(np.float32)
        for name, size in controlnet(shape)
    }


def write_control(path: Path, shape: ControlNetShape = TINY, seed: int = 0) -> Path:
    """Write one as a file, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(random_tensors(shape, seed), path)
    return path
