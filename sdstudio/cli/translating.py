"""``--translate``: prompts in other languages, for ``generate`` and ``grid``."""

import argparse
import contextlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.app.prompt_translator import PromptTranslator
from sdstudio.app.translation_process import LocalTranslation
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.streams import print_message
from sdstudio.cli.wording import warn
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.foreign_words import foreign_phrases
from sdstudio.domain.request import GenerationRequest, trigger_words
from sdstudio.domain.text import quoted
from sdstudio.paths import Paths

_AUTO: Final = "auto"
_ON: Final = "on"
_OFF: Final = "off"


def add_translate_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the option to ``parser``."""
    parser.add_argument(
        "--translate",
        choices=[_AUTO, _ON, _OFF],
        default=_AUTO,
        help=translate(
            "cli",
            "translate prompts into English: auto (as in the settings, but not for the practice "
            "model, which reads Chinese), on, off (default: auto)",
        ),
    )


@contextlib.contextmanager
def translating(
    options: argparse.Namespace, checkpoint: Checkpoint, paths: Paths
) -> Iterator[PromptTranslator | None]:
    """What translates prompts, if anything does."""
    is_wanted = options.translate == _ON or (
        options.translate == _AUTO and settings_of(paths).translates and not checkpoint.is_practice
    )
    if not is_wanted:
        yield None
        return

    @cache
    def models() -> tuple[AuxiliaryModel, ...]:
        found = read_installed(settings_of(paths).models(paths.models)).auxiliary
        return tuple(one for one in found if one.kind is AuxiliaryKind.TRANSLATION)

    machine = LocalTranslation(models, paths.translation_models, paths.translation_log)
    try:
        yield PromptTranslator(paths.glossary, machine)
    finally:
        machine.close()


def tell_translation(
    requests: Iterable[GenerationRequest], translator: PromptTranslator | None, translate: Translate
) -> None:
    """Say what was translated, and what wasn't; pictures are made anyway."""
    if translator is None:
        return
    if translator.failure is not None:
        warn(translator.failure, translate)
    english: dict[str, None] = {}
    left: dict[str, None] = {}
    for request in requests:
        triggers = trigger_words(request.adapters)
        texts = (request.params.prompt, request.params.negative_prompt)
        if request.translation is not None:
            english |= dict.fromkeys(text for text in texts if text)
        for text in texts:
            left |= dict.fromkeys(one.text for one in foreign_phrases(text, triggers))
    for text in english:
        said = translate("cli", "In English: {prompt}").format(prompt=text)
        print_message(f"sdstudio: {said}")
    if left:
        words = ", ".join(quoted(one, translate) for one in left)
        said = translate(
            "cli",
            "Not translated: {words}. A translation model may know them "
            "(see: sdstudio models list).",
        ).format(words=words)
        print_message(f"sdstudio: {said}")
