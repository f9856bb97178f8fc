"""What a prompt editor says about what is typed in it."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from sdstudio.app.settings import Language
from sdstudio.app.translation import current_language, translate
from sdstudio.domain.dynamic_prompt import Template
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.domain.prompt import FileTag
from sdstudio.domain.prompt_problems import Fix, FixKind, ProblemKind, PromptProblem
from sdstudio.domain.text import quoted
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.ui.wording import listed, number, sentences

_LETTERS_SHOWN: Final = 32
_PIECES_SHOWN: Final = 3


def about_tag(tag: FileTag, *, offered: bool) -> str:
    """What becomes of a tag that names a file; ``offered``: the artist has this LoRA."""
    if offered:
        text = QCoreApplication.translate(
            "PromptEditor", "“{tag}” is ignored in the prompt, but you have this LoRA."
        )
    elif tag.is_lora:
        text = QCoreApplication.translate(
            "PromptEditor",
            "“{tag}” is ignored. Add the LoRA's file under LoRAs and embeddings, "
            "in Advanced settings.",
        )
    else:
        text = QCoreApplication.translate(
            "PromptEditor", "“{tag}” is ignored: SD Studio doesn't support hypernetworks."
        )
    return text.format(tag=shortened(tag.text))


def about_syntax(template: Template, unread: Sequence[str]) -> list[str]:
    """A hint about unfinished or unsupported syntax, if there is any.

    Args:
        unread: the pieces that have an effect only in other programs.
    """
    try:
        template.check()
    except StudioError as error:
        return [sentence_for(error, translate)]
    text = QCoreApplication.translate(
        "PromptEditor", "SD Studio doesn't support this prompt syntax: {pieces}."
    )
    return [text.format(pieces=_some(unread))] if unread else []


def about_unknown(words: Iterable[str]) -> str:
    """That the practice model doesn't know some words."""
    text = QCoreApplication.translate("PromptEditor", "The practice model doesn't know {words}.")
    return text.format(words=_some(list(words)))


def nothing_known(vocabulary: Vocabulary) -> str:
    """That the practice model knows none of the words."""
    text = QCoreApplication.translate(
        "PromptEditor", "The practice model doesn't know any of these words, so it can only guess."
    )
    if not vocabulary.examples:
        return text
    example = vocabulary.examples[0]
    if current_language() is Language.CHINESE:
        example = vocabulary.label_zh(example)
    hint = QCoreApplication.translate("PromptEditor", "Try “{example}”, or use a full model.")
    return sentences(text, hint.format(example=example))


def about_problem(problem: PromptProblem, prompt: str, template: Template) -> str:
    """What is wrong, in a sentence."""
    piece = shortened(prompt[problem.start : problem.end])
    match problem.kind:
        case ProblemKind.OPEN_BRACE | ProblemKind.NESTED:
            return sentences(*about_syntax(template, ()))
        case ProblemKind.BRACKET:
            text = QCoreApplication.translate(
                "PromptEditor",
                "“{piece}” has no counterpart, so the model reads it as ordinary characters.",
            )
        case ProblemKind.OPEN_TAG:
            text = QCoreApplication.translate(
                "PromptEditor", "“{piece}” never ends with “>”, so the model reads it as words."
            )
        case ProblemKind.UNREAD:
            text = QCoreApplication.translate(
                "PromptEditor",
                "Some programs combine two prompts here. SD Studio doesn't, so the model reads "
                "this as ordinary text.",
            )
        case ProblemKind.WILDCARD:
            text = QCoreApplication.translate("PromptEditor", "There is no wildcard “{piece}”.")
    return text.replace("{piece}", piece)


def fix_text(fix: Fix) -> str:
    """What a fix does, for a menu and a button."""
    match fix.kind:
        case FixKind.CLOSE | FixKind.OPEN:
            text = QCoreApplication.translate("PromptEditor", "Add “{text}”")
        case FixKind.ORDINARY:
            text = QCoreApplication.translate("PromptEditor", "Make “{text}” an ordinary character")
        case FixKind.COMMA:
            text = QCoreApplication.translate("PromptEditor", "Replace with a comma")
        case FixKind.RENAME:
            text = QCoreApplication.translate("PromptEditor", "Use “{text}”")
    return text.replace("{text}", shortened(fix.text))


def shortened(text: str) -> str:
    """``text`` shortened for a hint: one long word would widen the whole zone."""
    return text if len(text) <= _LETTERS_SHOWN else f"{text[:_LETTERS_SHOWN]}…"


def _some(pieces: Sequence[str]) -> str:
    """The first of ``pieces`` for a hint, and how many more there are."""
    shown = listed(quoted(shortened(piece), translate) for piece in pieces[:_PIECES_SHOWN])
    more = len(pieces) - _PIECES_SHOWN
    if more <= 0:
        return shown
    text = QCoreApplication.translate("PromptEditor", "{pieces} and {count} more")
    return text.format(pieces=shown, count=number(more))
