"""Which tensors the parts of a checkpoint consist of, by name and shape, as configurations say.

Written down from diffusers' and transformers' networks, with which a test compares it. What is set
up in a way that is not written down here is left for the engine to judge, as is MiDaS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sdstudio.models.architecture.autoencoder import autoencoder
from sdstudio.models.architecture.clip import (
    image_encoder,
    image_normalizer,
    text_encoder,
    text_encoder_2,
)
from sdstudio.models.architecture.layers import (
    Config,
    Shape,
    Tensors,
    UnknownArchitectureError,
)
from sdstudio.models.architecture.unet import unet
from sdstudio.weights.autoencoder import ATTENTION_BEFORE_2023

__all__ = ["Config", "Misfit", "Shape", "UnknownArchitectureError", "misfit", "tensors"]


@dataclass(frozen=True, slots=True)
class Misfit:
    """How a file differs from what a configuration needs.

    Args:
        missing: names of tensors that it does not have.
        reshaped: of those that it has in another shape: name, its shape, and the one needed.
    """

    missing: tuple[str, ...]
    reshaped: tuple[tuple[str, Shape, Shape], ...]


def misfit(
    component: str, config: Config, shapes: Mapping[str, Shape], *, original: bool = False
) -> Misfit | None:
    """What of a component a file does not have; ``None``: it has all, or nobody can tell.

    Args:
        shapes: of the file's tensors, without the prefix that they have in a file for all parts.
        original: whether they are named as in the original code; else as in the library.
    """
    try:
        needed = tensors(component, config, original=original)
    except UnknownArchitectureError:
        return None
    there = {name: _shape(name, shapes) for name in needed}
    missing = tuple(name for name, shape in there.items() if shape is None)
    reshaped = tuple(
        (name, shape, needed[name])
        for name, shape in there.items()
        if shape is not None and not _is_same(name, shape, needed[name])
    )
    return Misfit(missing, reshaped) if missing or reshaped else None


def tensors(component: str, config: Config, *, original: bool = False) -> Mapping[str, Shape]:
    """The shapes of all tensors that a component has, by name.

    Raises:
        UnknownArchitectureError: nobody can tell.
    """
    make = _COMPONENTS.get(component)
    if make is None:
        raise UnknownArchitectureError(component)
    return dict(make(config, original))


def _shape(name: str, shapes: Mapping[str, Shape]) -> Shape | None:
    """Of a tensor, under any of the names that it was stored by over the years."""
    before = name
    for now, then in ATTENTION_BEFORE_2023:
        before = before.replace(f".attentions.0.{now}.", f".attentions.0.{then}.")
    return next(
        (shapes[one] for one in (name, f"text_model.{name}", before) if one in shapes), None
    )


def _is_same(name: str, shape: Shape, needed: Shape) -> bool:
    # Where an autoencoder has linear layers, the original's has convolutions over single pixels.
    return shape == needed or (".mid.attn_1." in name and shape == (*needed, 1, 1))


_COMPONENTS: Mapping[str, Callable[[Config, bool], Tensors]] = MappingProxyType(
    {
        "unet": unet,
        "vae": autoencoder,
        "text_encoder": text_encoder,
        "text_encoder_2": text_encoder_2,
        "image_encoder": image_encoder,
        "image_normalizer": image_normalizer,
    }
)
