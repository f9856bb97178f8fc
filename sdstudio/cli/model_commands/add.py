"""``sdstudio models add``: installs a model from a disk, without a network."""

import argparse
from pathlib import Path

from sdstudio.app.conversion import converter
from sdstudio.cli.exit_codes import EXIT_INTERRUPTED
from sdstudio.cli.model_commands.consent import ensure_accepted
from sdstudio.cli.model_commands.terminal import add_licence_argument
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.domain.checkpoint_task import PredictionType
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import family
from sdstudio.domain.model_family import Configuration
from sdstudio.models.download import Stop, Stopped
from sdstudio.models.importing import (
    Certainty,
    ImportCandidate,
    VaeSource,
    examine,
    examine_all,
    import_adapter,
    import_model,
    vae_families,
    vae_sources,
)
from sdstudio.models.records import UNKNOWN_LICENCE


def describe(translate: Translate) -> str:
    """The help text of ``add``."""
    return translate("cli", "install a model from a file or folder")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``add`` to ``parser``."""
    parser.add_argument(
        "path",
        type=Path,
        metavar="PATH",
        help=translate(
            "cli",
            ".safetensors or .ckpt checkpoint, folder in diffusers layout, model exported by "
            "SD Studio, LoRA or textual inversion embedding, VAE, ControlNet, model that finds "
            "similar pictures or selects objects",
        ),
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help=translate("cli", "install every model in the folder"),
    )
    parser.add_argument(
        "--name", help=translate("cli", "name for the model (default: taken from the file)")
    )
    parser.add_argument(
        "--link",
        action="store_true",
        help=translate("cli", "use the weights where they are instead of copying them"),
    )
    parser.add_argument(
        "--prediction-type",
        choices=[one.value for one in PredictionType],
        help=translate("cli", "what the model predicts (default: as detected)"),
    )
    parser.add_argument(
        "--few-steps",
        action="store_true",
        help=translate(
            "cli",
            "the model needs only a few steps and no guidance: turbo, Lightning, Hyper, LCM or DMD",
        ),
    )
    parser.add_argument(
        "--vae",
        metavar="VAE",
        help=translate(
            "cli",
            "installed VAE, or installed model with one, that completes a file without a VAE",
        ),
    )
    parser.add_argument(
        "--family",
        choices=[one.key for one in vae_families()],
        help=translate("cli", "family of the models that a VAE is for, if its file doesn't say"),
    )
    parser.add_argument(
        "--convert-pickle",
        action="store_true",
        help=translate(
            "cli",
            "allow the conversion of a .ckpt or .pth, a pickle file that could contain malicious "
            "code; it is read without running any, in a separate process that is sandboxed on "
            "Linux",
        ),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=translate("cli", "show what was detected without installing anything"),
    )
    parser.add_argument("--examine", dest="dry_run", action="store_true", help=argparse.SUPPRESS)
    add_licence_argument(parser, translate)


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Install the model at the path; returns the exit code.

    Raises:
        StudioError: it can't be installed.
    """
    path, bundled = options.path.absolute(), lookup.paths.model_configurations
    if options.all:
        everything = examine_all(path, catalogue=lookup.catalogue, bundled=bundled)
    else:
        everything = (examine(path, catalogue=lookup.catalogue, bundled=bundled),)
    stop = Stop()
    try:
        with interrupted_by(stop.ask):
            for found in everything:
                if options.dry_run:
                    _tell("found", found, found.path, options, translate)
                    continue
                folder = _add(found, lookup, options, translate, stop)
                _tell("installed", found, folder, options, translate)
    except Stopped:
        return EXIT_INTERRUPTED
    return 0


def _prediction_type(options: argparse.Namespace) -> PredictionType | None:
    return options.prediction_type and PredictionType(options.prediction_type)


def few_steps_configuration(found: ImportCandidate) -> Configuration:
    """What a model that needs only a few steps is.

    Raises:
        StudioError: ``NOT_VALID``: the model can't be one of them, or the file says what it is.
    """
    for one in found.choices:
        if one.is_distilled:
            return one
    raise StudioError(ErrorCode.NOT_VALID, name="--few-steps", value=found.name)


def _add(
    found: ImportCandidate,
    lookup: ModelLookup,
    options: argparse.Namespace,
    translate: Translate,
    stop: Stop,
) -> Path:
    name = options.name or found.name
    configuration = few_steps_configuration(found) if options.few_steps else None
    licence = found.licence_with(configuration)
    if licence is not None:
        ensure_accepted(lookup, licence, name, options, translate)
    if options.link and not found.can_link:
        print_message(translate("cli", "This model can't be linked, so it is copied."))
    line = ProgressLine(name)
    try:
        if found.is_adapter:
            for option, value in (
                ("--name", options.name),
                ("--prediction-type", options.prediction_type),
                ("--few-steps", options.few_steps or None),
                ("--vae", options.vae),
                ("--family", options.family),
            ):
                if value is not None:
                    raise StudioError(ErrorCode.NOT_VALID, name=option, value=str(value))
            return import_adapter(
                found, lookup.paths.adapters, disk=lookup.disk, stop=stop, progress=line
            )
        return import_model(
            found,
            lookup.models,
            disk=lookup.disk,
            bundled=lookup.paths.model_configurations,
            name=name,
            prediction_type=_prediction_type(options),
            configuration=configuration,
            link=options.link and found.can_link,
            stop=stop,
            progress=line,
            consent=options.convert_pickle,
            converter=converter() if found.needs_conversion else None,
            vae=_vae_source(found, options.vae, lookup, translate),
            vae_family=options.family and family(options.family),
        )
    finally:
        line.end()


def _vae_source(
    found: ImportCandidate, wanted: str | None, lookup: ModelLookup, translate: Translate
) -> VaeSource | None:
    """What a file without a VAE is completed with.

    Raises:
        StudioError: ``IMPORT_LACKS_VAE``: nothing is named; ``VAE_UNKNOWN``: it isn't installed,
            or doesn't fit; ``NOT_VALID``: the file has a VAE.
    """
    if not found.lacks_vae or found.family is None:
        if wanted is not None:
            raise StudioError(ErrorCode.NOT_VALID, name="--vae", value=wanted)
        return None
    bundled = lookup.paths.model_configurations
    sources = vae_sources(lookup.models, found.family, bundled)
    if wanted is None:
        if sources:
            print_message(translate("cli", "VAEs that fit, for --vae:"))
        for one in sources:
            print_message(f"{one.key}: {one.name}")
        raise StudioError(
            ErrorCode.IMPORT_LACKS_VAE, file=found.path.name, family=found.family.name
        )
    plain = wanted.casefold()
    for one in sources:
        if plain in (one.key, one.key.partition("/")[0], one.name.casefold()):
            return one
    raise StudioError(ErrorCode.VAE_UNKNOWN, vae=wanted)


def _tell(
    event: str,
    found: ImportCandidate,
    folder: Path,
    options: argparse.Namespace,
    translate: Translate,
) -> None:
    prediction = _prediction_type(options) or found.prediction_type
    if options.json:
        print_json(
            {
                "event": event,
                "path": str(folder),
                "content": found.content.value,
                "name": options.name or found.name,
                "kind": None if found.kind is None else str(found.kind),
                "prediction": None if prediction is None else prediction.value,
                "prediction_is": found.certainty.value,
                "native_size_px": found.native_size_px,
                "licence": found.licence or UNKNOWN_LICENCE,
                "is_licence_known": found.is_licence_known,
                "model": found.model,
                "variant": found.variant,
                "size_bytes": found.size_bytes,
            }
        )
        return
    if event == "found":
        family = None if found.family is None else found.family.name
        parts = (found.content, family, found.kind, prediction, found.native_size_px)
        unknown = None if found.is_licence_known else translate("cli", "licence unknown")
        about = ", ".join(str(part) for part in (*parts, unknown) if part is not None)
        print_result(f"{folder}: {about}")
    else:
        print_result(folder)
    is_said = options.prediction_type is not None or options.few_steps
    if found.certainty is not Certainty.SAID and not is_said:
        guessed = translate(
            "cli",
            "The prediction type could not be detected, so {prediction} was assumed. If pictures "
            "come out as noise or washed out, add the model again with --prediction-type.",
        )
        print_result(guessed.format(prediction=prediction))
