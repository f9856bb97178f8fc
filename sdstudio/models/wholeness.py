"""Check that a checkpoint's parts have all the tensors that their configurations ask for."""

import json
from collections.abc import Container, Mapping
from pathlib import Path

from sdstudio.disk import read_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.model_family import Naming
from sdstudio.domain.text import plain_name
from sdstudio.domain.weights_layout import (
    PART_NAMES,
    PART_PREFIXES,
    part_in,
    single_file_part,
)
from sdstudio.models.architecture import Config, Misfit, Shape, misfit

_NAMES_SHOWN = 3


def check_part(
    model: str,
    component: str,
    config: Config,
    shapes: Mapping[str, Shape],
    *,
    is_single: bool,
) -> None:
    """Raise where a file does not have all of a component.

    Args:
        model: what failures call it.
        shapes: of the file's tensors.
        is_single: whether it is a file for all components, as the original code wrote it.

    Raises:
        StudioError: ``MODEL_TENSORS_MISSING`` or ``MODEL_SHAPE_DIFFERS``.
    """
    part = single_file_part(component, shapes) if is_single else None
    found = misfit(
        component,
        config,
        part_in(shapes, component) if is_single else shapes,
        original=part is not None and part.naming is not Naming.TRANSFORMERS_CLIP,
    )
    if found is not None:
        raise misfit_error(model, PART_NAMES[component], found)


def misfit_error(model: str, part: str, found: Misfit) -> StudioError:
    """``MODEL_TENSORS_MISSING`` or ``MODEL_SHAPE_DIFFERS``: what a part of a model lacks."""
    if found.missing:
        names = ", ".join(found.missing[:_NAMES_SHOWN])
        more = ", …" if len(found.missing) > _NAMES_SHOWN else ""
        return StudioError(
            ErrorCode.MODEL_TENSORS_MISSING,
            model=model,
            part=part,
            count=len(found.missing),
            found=plain_name(names + more),
        )
    name, shape, needed = found.reshaped[0]
    return StudioError(
        ErrorCode.MODEL_SHAPE_DIFFERS,
        model=model,
        part=part,
        found=name,
        shape=_sides(shape),
        needed=_sides(needed),
    )


def check_single(
    model: str, shapes: Mapping[str, Shape], configuration: Path, but: Container[str] = ()
) -> None:
    """Raise where a file for all components is not whole.

    Args:
        configuration: the bundled folder that goes with it.
        but: components that it may lack.

    Raises:
        StudioError: as :func:`check_part`.
    """
    for component in PART_PREFIXES:
        if component not in but and (configuration / component).is_dir():
            config = json.loads(read_regular(configuration / component / "config.json"))
            check_part(model, component, config, shapes, is_single=True)


def _sides(shape: Shape) -> str:
    return " × ".join(map(str, shape)) or "1"
