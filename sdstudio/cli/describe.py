"""``sdstudio describe``: says in words what pictures show, for prompts and notes."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

from sdstudio.app.descriptions import caption_in, description, read_vocabulary
from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded
from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.app.upscale_jobs import images_in
from sdstudio.cli.engine import Inbox, pack_of, running_engine
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.cli.wording import told
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Described, EngineReady, Missing, NotDescribed
from sdstudio.imaging import read_input
from sdstudio.models.auxiliary import auxiliary_in_file
from sdstudio.paths import Paths

_OPTION: Final = "--model"
_T = TypeVar("_T")


def describe(translate: Translate) -> str:
    """The help text of ``describe``."""
    return translate("cli", "say in words what pictures show")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``describe`` to ``parser``."""
    parser.add_argument(
        "pictures",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=translate("cli", "image file, or folder whose images are all described"),
    )
    parser.add_argument(
        _OPTION,
        metavar="FILE",
        help=translate(
            "cli", "safetensors file of a captioning model (default: the one installed)"
        ),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print descriptions as JSON, one object per line"),
    )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Describe the pictures; returns the exit code.

    One that can't be described is reported and the others are still done.

    Raises:
        StudioError: an option that can't be used, or that nothing can be done at all.
    """
    model = _model(options.model, paths)
    vocabulary = read_vocabulary(paths.caption_words)
    pictures = tuple(dict.fromkeys(_pictures(options.pictures)))
    if not pictures:
        folder = ", ".join(str(one) for one in options.pictures)
        raise StudioError(ErrorCode.CAPTION_NOTHING, folder=folder)
    launch = EngineLaunch(paths.cache, paths.engine_log, pack=pack_of(paths))
    failed = 0
    try:
        with running_engine(launch) as (process, inbox):
            _await(process, inbox, EngineReady)
            for number, picture in enumerate(pictures, 1):
                try:
                    rgb = read_input(picture, InputRole.IMAGE)
                    process.send(description(number, model, rgb))
                    answer = _await(process, inbox, Described, NotDescribed)
                    assert isinstance(answer, Described | NotDescribed)
                    caption = caption_in(answer, model, vocabulary)
                except StudioError as error:
                    if error.code is ErrorCode.ENGINE_DIED_ALONE:
                        raise
                    failed += 1
                    print_message(f"sdstudio: {picture}: {told(error, translate)}")
                    if options.json:
                        print_json({"event": "failed", "file": str(picture), "code": error.code})
                    continue
                if options.json:
                    print_json({"event": "caption", "file": str(picture), "caption": caption})
                elif len(pictures) == 1:
                    print_result(caption)
                else:
                    print_result(f"{picture}: {caption}")
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    return EXIT_FAILED if failed else 0


def _model(wanted: str | None, paths: Paths) -> AuxiliaryModel:
    if wanted is not None:
        found = auxiliary_in_file(Path(wanted))
        if found is None or found.kind is not AuxiliaryKind.CAPTION:
            raise StudioError(ErrorCode.NOT_VALID, name=_OPTION, value=wanted)
        return found
    for one in read_installed(settings_of(paths).models(paths.models)).auxiliary:
        if one.kind is AuxiliaryKind.CAPTION:
            return one
    raise StudioError(ErrorCode.MODEL_NONE_DESCRIBES)


def _pictures(given: list[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            yield from images_in(path)
        else:
            yield path.absolute()


def _await(process: EngineProcess, inbox: Inbox, *kinds: type[_T]) -> _T:
    """The engine's next event of one of these kinds.

    Raises:
        StudioError: ``ENGINE_DIED_ALONE``, or why the engine can't be used.
    """
    while True:
        said = inbox.get()
        if isinstance(said, ProcessEnded):
            process.reap()
            raise process.failure or StudioError(ErrorCode.ENGINE_DIED_ALONE)
        if isinstance(said.event, Missing):
            process.answer(said.event)
        elif isinstance(said.event, kinds):
            return said.event
