"""The layers of a checkpoint that adapters can change, as its configurations say."""

from collections.abc import Mapping
from functools import lru_cache

from sdstudio.domain.adapter_changes import Size
from sdstudio.domain.adapter_layers import UNET, Layer
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.domain.families import family
from sdstudio.models.architecture import UnknownArchitectureError, tensors
from sdstudio.models.folder import ModelFolder


def layer_sizes(checkpoint: Checkpoint) -> Mapping[Layer, Size] | None:
    """The sizes of its layers; ``None``: nobody can tell, since parts are set up unusually.

    Reads a few small files when first asked. If they can't be read, since their drive is away, say,
    they are read again the next time.
    """
    try:
        return _read_sizes(checkpoint)
    except StudioError:
        return None


@lru_cache(maxsize=8)
def _read_sizes(checkpoint: Checkpoint) -> Mapping[Layer, Size] | None:
    """As :func:`layer_sizes`. Raises ``StudioError``, which isn't remembered."""
    folder = ModelFolder(checkpoint.folder, checkpoint.ref.name)
    encoders = (one.component for one in family(checkpoint.family).text_encoders)
    sizes: dict[Layer, Size] = {}
    for component in (UNET, *encoders):
        config = folder.read_json(f"{component}/config.json")
        try:
            shapes = tensors(component, config)
        except UnknownArchitectureError:
            return None
        for name, shape in shapes.items():
            path, _, which = name.rpartition(".")
            if which == "weight" and shape:
                bias = shapes.get(f"{path}.bias", (0,))
                flat = path.replace(".", "_").removeprefix("text_model_")
                sizes[Layer(component, flat)] = Size.of(shape, bias[0])
    return sizes
