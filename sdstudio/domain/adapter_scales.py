"""The scale of each layer of a LoRA when the file's header gives it instead of a tensor.

What diffusers and SimpleTuner write there is peft's ``LoraConfig``: ``lora_alpha``, the
``alpha_pattern`` of layers with a different one, and ``use_rslora``. ``r`` and ``rank_pattern``
repeat what the shapes of the tensors already tell.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from sdstudio.domain.adapter_layers import (
    TEXT_ENCODER,
    TEXT_ENCODER_2,
    UNET,
    Layer,
    without_wrapper,
)

#: Where diffusers keeps it all as JSON; SimpleTuner uses a key for each.
_DIFFUSERS_KEY = "lora_adapter_metadata"
_COMPONENTS = (UNET, TEXT_ENCODER, TEXT_ENCODER_2)


@dataclass(frozen=True, slots=True)
class _Component:
    alpha: float | None
    patterns: Mapping[str, float]
    is_rslora: bool

    def scale(self, path: str, rank: int) -> float:
        # The first match counts, as in peft.
        fits = (alpha for name, alpha in self.patterns.items() if _fits(name, path))
        usual = rank if self.alpha is None else self.alpha
        return next(fits, usual) / (math.sqrt(rank) if self.is_rslora else rank)


_AS_TRAINED = _Component(None, {}, False)


@dataclass(frozen=True, slots=True)
class LoraScales:
    """The scales in the header of a LoRA's file; without them each layer counts as trained."""

    components: Mapping[str, _Component]

    @classmethod
    def of(cls, metadata: Mapping[str, str]) -> Self:
        """Read the ``__metadata__`` of a safetensors file.

        Raises:
            ValueError: with the part that isn't supported and would spoil the picture.
        """
        said: dict[str, object] = dict(metadata)
        if _DIFFUSERS_KEY in metadata:
            said |= _mapping(_DIFFUSERS_KEY, metadata[_DIFFUSERS_KEY])
        return cls({component: _component(component, said) for component in _COMPONENTS})

    def scale(self, layer: Layer, path: str, rank: int) -> float:
        """The factor for the product of a layer's matrices.

        Args:
            path: of the layer, as in the file, without the ending that names the matrix.
        """
        return self.components.get(layer.component, _AS_TRAINED).scale(path, rank)


def _component(name: str, said: Mapping[str, object]) -> _Component:
    def value(key: str) -> object:
        return said.get(f"{name}.{key}", said.get(key))

    alpha = value("lora_alpha")
    patterns = _mapping("alpha_pattern", value("alpha_pattern") or {})
    return _Component(
        None if alpha is None else _number("lora_alpha", alpha),
        {_layers(one): _number("alpha_pattern", number) for one, number in patterns.items()},
        str(value("use_rslora")).lower() == "true",
    )


def _layers(pattern: str) -> str:
    name = pattern.replace("\\.", ".")
    # peft takes any regular expression; one from a hostile file could run forever.
    if not re.fullmatch(r"\^?[\w.]+", name):
        raise ValueError(f"alpha_pattern: {pattern}")
    return name


def _fits(name: str, path: str) -> bool:
    """Whether ``name`` is the end of ``path`` or, if it begins with ``^``, all of it."""
    if not name.startswith("^"):
        return f".{path}".endswith(f".{name}")
    whole = without_wrapper(path)
    for component in _COMPONENTS:
        whole = whole.removeprefix(f"{component}.")
    # Newer versions of transformers leave this name out.
    return whole.removeprefix("text_model.") == name[1:].removeprefix("text_model.")


def _mapping(key: str, value: object) -> dict[str, object]:
    try:
        loaded = json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{key}: {value}") from error
    if not isinstance(loaded, dict):
        raise ValueError(f"{key}: {value}")
    return loaded


def _number(key: str, value: object) -> float:
    try:
        number = float(str(value))
    except ValueError as error:
        raise ValueError(f"{key}: {value}") from error
    if not math.isfinite(number):
        raise ValueError(f"{key}: {value}")
    return number
