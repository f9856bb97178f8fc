"""``--upscaler``: the upscaler that a command names."""

from pathlib import Path
from typing import Final

from sdstudio.cli.control_options import keys_of, named_models
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.auxiliary import auxiliary_in_file
from sdstudio.paths import Paths

OPTION: Final = "--upscaler"


def chosen_upscaler(wanted: str | None, paths: Paths) -> AuxiliaryModel:
    """The upscaler that is named, or the only one that is installed.

    Args:
        wanted: a file, or how ``models list`` names it.

    Raises:
        StudioError: ``MODEL_NONE_UPSCALES``, ``UPSCALER_GONE``, ``UPSCALER_CHOICE``, ``NOT_VALID``,
            or why a file can't be used.
    """
    if wanted is not None and Path(wanted).is_file():
        found = auxiliary_in_file(Path(wanted))
        if found is None or found.kind is not AuxiliaryKind.UPSCALER:
            raise StudioError(ErrorCode.NOT_VALID, name=OPTION, value=wanted)
        return found
    known = [one for one in named_models(paths) if one.kind is AuxiliaryKind.UPSCALER]
    if wanted is not None:
        plain = wanted.casefold()
        for one in known:
            if plain in (one.name.casefold(), *keys_of(one)):
                return one
        raise StudioError(ErrorCode.UPSCALER_GONE, upscaler=wanted)
    if not known:
        raise StudioError(ErrorCode.MODEL_NONE_UPSCALES)
    if len(known) > 1:
        names = ", ".join(sorted(one.name for one in known))
        raise StudioError(ErrorCode.UPSCALER_CHOICE, known=names)
    return known[0]
