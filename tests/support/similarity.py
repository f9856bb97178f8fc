"""Models that find similar pictures, in miniature: real networks with random weights, no torch."""

from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from sdstudio.disk import SystemDisk
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.importing import examine, import_model
from sdstudio.models.stop import Stop
from sdstudio.paths import user_paths
from sdstudio.weights.dinov2 import Dinov2

#: Looks at squares of 28 pixels, so that it is fast.
TINY = Dinov2(width=64, layers=2, patch_px=28, grid=4, mlp_ratio=2)


def random_tensors(
    network: Dinov2 = TINY, seed: int = 0
) -> dict[str, "np.typing.NDArray[np.float32]"]:
    """All tensors of such a network."""
    rng = np.random.default_rng(seed)
    return {
        name: rng.normal(scale=0.2, size=shape).astype(np.float32)
        for name, shape in network.tensors()
    }


def write_similarity(path: Path, network: Dinov2 = TINY, seed: int = 0) -> Path:
    """Write one as a file, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(random_tensors(network, seed), path)
    return path


def install_similarity(models: Path, source: Path, name: str = "Tiny DINO") -> Path:
    """Import a file into the folder of installed models; returns the model's folder."""
    bundled = user_paths().model_configurations
    found = examine(source, catalogue=Catalogue(), bundled=bundled)
    return import_model(
        found,
        models,
        disk=SystemDisk(),
        bundled=bundled,
        name=name,
        link=False,
        stop=Stop(),
        progress=lambda _done, _total: None,
    )
