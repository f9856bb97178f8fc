"""Which model a picture was made with, among those that are installed."""

from dataclasses import dataclass

from sdstudio.app.model_registry import ModelRegistry
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.library import AnyPicture, Picture


@dataclass(frozen=True, slots=True)
class NamedModel:
    """The model that a picture's file names.

    Args:
        checkpoint: ``None`` if it isn't installed.
    """

    checkpoint: Checkpoint | None


def model_of(registry: ModelRegistry, picture: AnyPicture) -> NamedModel | None:
    """The model of a picture; ``None`` if its file doesn't say which it is."""
    if isinstance(picture, Picture):
        return NamedModel(registry.named(picture.request.checkpoint))
    name = picture.settings.model_name
    return NamedModel(model_named(registry, name)) if name else None


def model_named(registry: ModelRegistry, name: str) -> Checkpoint | None:
    """The installed model that another program calls ``name``."""
    wanted = name.casefold()
    known = (one for one in registry.checkpoints if one.ref.name.casefold() == wanted)
    return next(known, None) if wanted else None
