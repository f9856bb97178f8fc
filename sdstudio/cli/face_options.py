"""The options that say how faces are repaired."""

import argparse
from typing import Final

from sdstudio.cli.parameter_options import METAVARS, TYPES, with_range
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import StudioError
from sdstudio.domain.face_repair import FACE_PARAMETERS, FaceRepair, face_repair
from sdstudio.domain.option_names import option_of

#: Before the names of the parameters, as the others of ``generate`` have the same.
PREFIX: Final = "face_"


def add_face_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the options to ``parser``."""
    for name, parameter in FACE_PARAMETERS.items():
        parser.add_argument(
            option_of(PREFIX + name),
            dest=PREFIX + name,
            metavar=METAVARS[parameter.kind],
            type=TYPES.get(parameter.kind, str),
            help=with_range(parameter, translate("parameters", parameter.help)),
        )


def given_faces(options: argparse.Namespace) -> FaceRepair | None:
    """How faces are repaired; ``None`` if none of the options is given.

    Raises:
        StudioError: a value that isn't valid, by the option's name.
    """
    values = {name: getattr(options, PREFIX + name) for name in FACE_PARAMETERS}
    given = {name: value for name, value in values.items() if value is not None}
    if not given:
        return None
    try:
        return face_repair(given)
    except StudioError as error:
        name = option_of(PREFIX + str(error.arguments["name"]))
        raise StudioError(error.code, **{**error.arguments, "name": name}) from error
