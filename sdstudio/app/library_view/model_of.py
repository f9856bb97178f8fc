"""Which model a picture was made with, among those that are installed."""

from sdstudio.app.model_registry import ModelRegistry
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.library import AnyPicture, Picture


def has_model_of(registry: ModelRegistry, picture: AnyPicture) -> bool | None:
    """Whether the model of a picture is installed; ``None`` if its file doesn't say which it is."""
    if isinstance(picture, Picture):
        return registry.named(picture.request.checkpoint) is not None
    name = picture.settings.model_name
    return model_named(registry, name) is not None if name else None


def model_named(registry: ModelRegistry, name: str) -> Checkpoint | None:
    """The installed model that another program calls ``name``."""
    wanted = name.casefold()
    known = (one for one in registry.checkpoints if one.ref.name.casefold() == wanted)
    return next(known, None) if wanted else None
