"""``sdstudio models add``: install a model that lies on a disk, without a network."""

import argparse
import sys
from pathlib import Path

from sdstudio.app.conversion import converter
from sdstudio.cli.exit_codes import EXIT_INTERRUPTED
from sdstudio.cli.model_commands.consent import ensure_accepted
from sdstudio.cli.model_commands.terminal import (
    ProgressLine,
    add_licence_argument,
    interrupted_by,
    print_json,
)
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.domain.checkpoint import PredictionType
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.sentences import Translate
from sdstudio.models.download import Stop, Stopped
from sdstudio.models.importing import (
    Certainty,
    ImportCandidate,
    examine,
    examine_all,
    import_adapter,
    import_model,
)


def describe(translate: Translate) -> str:
    """What ``add`` does, for the help."""
    return translate("cli", "install a model from a file or folder, without a network")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` what ``add`` takes."""
    parser.add_argument(
        "path",
        type=Path,
        metavar="PATH",
        help=translate(
            "cli",
            "a .safetensors or .ckpt file, a folder in diffusers layout, a folder that SD Studio "
            "exported, a LoRA or a learned word",
        ),
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help=translate("cli", "every model of a folder or disk with several"),
    )
    parser.add_argument("--name", help=translate("cli", "what to call it; else as it is found"))
    parser.add_argument(
        "--link",
        action="store_true",
        help=translate("cli", "leave the weights where they are instead of copying them"),
    )
    parser.add_argument(
        "--prediction",
        type=PredictionType,
        choices=list(PredictionType),
        help=translate("cli", "what the model predicts, where you know better than what is found"),
    )
    parser.add_argument(
        "--convert-pickle",
        action="store_true",
        help=translate(
            "cli",
            "agree that a .ckpt, which could hide programs, is converted: read once without "
            "running any, in a process of its own that on Linux may do nothing else",
        ),
    )
    parser.add_argument(
        "--examine",
        action="store_true",
        help=translate("cli", "only say what it is; nothing is installed"),
    )
    add_licence_argument(parser, translate)


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Install what lies there; returns the exit code.

    Raises:
        StudioError: it cannot be installed.
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
                if options.examine:
                    _tell("found", found, found.path, options, translate)
                    continue
                folder = _add(found, lookup, options, translate, stop)
                _tell("installed", found, folder, options, translate)
    except Stopped:
        return EXIT_INTERRUPTED
    return 0


def _add(
    found: ImportCandidate,
    lookup: ModelLookup,
    options: argparse.Namespace,
    translate: Translate,
    stop: Stop,
) -> Path:
    name = options.name or found.name
    if found.licence is not None:
        ensure_accepted(lookup, found.licence, name, options, translate)
    if options.link and not found.can_link:
        print(translate("cli", "It cannot stay where it is, so it is copied."), file=sys.stderr)
    line = ProgressLine(name)
    try:
        if found.is_adapter:
            for option, value in (("--name", options.name), ("--prediction", options.prediction)):
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
            prediction_type=options.prediction,
            link=options.link and found.can_link,
            stop=stop,
            progress=line,
            consent=options.convert_pickle,
            converter=converter() if found.needs_conversion else None,
        )
    finally:
        line.end()


def _tell(
    event: str,
    found: ImportCandidate,
    folder: Path,
    options: argparse.Namespace,
    translate: Translate,
) -> None:
    prediction = options.prediction or found.prediction_type
    if options.json:
        print_json(
            {
                "event": event,
                "path": str(folder),
                "content": found.content.value,
                "name": options.name or found.name,
                "kind": None if found.kind is None else found.kind.value,
                "prediction": None if prediction is None else prediction.value,
                "prediction_is": found.certainty.value,
                "native_size_px": found.native_size_px,
                "model": found.model,
                "variant": found.variant,
                "size_bytes": found.size_bytes,
            }
        )
        return
    if event == "found":
        parts = (found.content, found.kind, prediction, found.native_size_px)
        about = ", ".join(str(part) for part in parts if part is not None)
        print(f"{folder}: {about}", flush=True)
    else:
        print(folder, flush=True)
    if found.certainty is not Certainty.SAID and options.prediction is None:
        guessed = translate(
            "cli",
            "Nothing says what it predicts; {prediction} was taken. If its pictures come out as "
            "noise or bleached, add it again with --prediction.",
        )
        print(guessed.format(prediction=prediction), flush=True)
