"""Describing pictures with an engine process of the command line's own."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from sdstudio.app.descriptions import caption_in, description, read_vocabulary, seen_in
from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded
from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.cli.engine import Inbox, pack_of, running_engine
from sdstudio.cli.model_lookup import settings_of
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Described, EngineReady, Missing, NotDescribed
from sdstudio.models.auxiliary import auxiliary_in_file
from sdstudio.paths import Paths

_OPTION: Final = "--model"
_T = TypeVar("_T")

#: The caption of the picture in a file.
Describe = Callable[[Path], str]


def add_captioner_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the option for the model to ``parser``."""
    parser.add_argument(
        _OPTION,
        metavar="FILE",
        help=translate(
            "cli", "safetensors file of a captioning model (default: the one installed)"
        ),
    )


def captioner(wanted: str | None, paths: Paths) -> AuxiliaryModel:
    """The model in the file ``wanted``, or the one that is installed.

    Raises:
        StudioError: ``MODEL_NONE_DESCRIBES``, or an option that can't be used.
    """
    if wanted is not None:
        found = auxiliary_in_file(Path(wanted))
        if found is None or found.kind is not AuxiliaryKind.CAPTION:
            raise StudioError(ErrorCode.NOT_VALID, name=_OPTION, value=wanted)
        return found
    for one in read_installed(settings_of(paths).models(paths.models)).auxiliary:
        if one.kind is AuxiliaryKind.CAPTION:
            return one
    raise StudioError(ErrorCode.MODEL_NONE_DESCRIBES)


@contextmanager
def describing(
    model: AuxiliaryModel, paths: Paths, on_warning: Callable[[StudioError], object]
) -> Iterator[Describe]:
    """What describes pictures, until the block is left.

    If the engine doesn't get ready with the pack for the graphics card, it is started without it.
    What is yielded raises ``StudioError``; ``ENGINE_DIED_ALONE`` means that the others can't be
    described, either.

    Args:
        on_warning: called with ``PACK_ENGINE_FAILED`` before that.

    Raises:
        StudioError: ``ENGINE_…``: there is no engine.
    """
    vocabulary = read_vocabulary(paths.caption_words)
    launch = EngineLaunch(paths.cache, paths.engine_log, pack=pack_of(paths))
    number = 0
    with _ready_engine(launch, on_warning) as (process, inbox):

        def describe(file: Path) -> str:
            nonlocal number
            number += 1
            process.send(description(number, model, seen_in(file)))
            answer = _await(process, inbox, Described, NotDescribed)
            assert isinstance(answer, Described | NotDescribed)
            return caption_in(answer, model, vocabulary)

        yield describe


@contextmanager
def _ready_engine(
    launch: EngineLaunch, on_warning: Callable[[StudioError], object]
) -> Iterator[tuple[EngineProcess, Inbox]]:
    with ExitStack() as stack:
        process, inbox = stack.enter_context(running_engine(launch))
        try:
            _await(process, inbox, EngineReady)
        except StudioError:
            if launch.pack is None or process.was_ready:
                raise
            on_warning(StudioError(ErrorCode.PACK_ENGINE_FAILED, pack=launch.pack.name))
            stack.close()
            process, inbox = stack.enter_context(running_engine(replace(launch, pack=None)))
            _await(process, inbox, EngineReady)
        yield process, inbox


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
