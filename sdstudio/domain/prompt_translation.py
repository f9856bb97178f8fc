"""What is typed in another language, and the English that the model reads instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Protocol

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.foreign_words import foreign_phrases, in_english, is_foreign, languages_of
from sdstudio.domain.glossary import Glossary, Glossed
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.prompt_expansion import Words
from sdstudio.domain.styles import StyleRef

_Text = Annotated[str, Field(max_length=PROMPT_MAX_CHARACTERS)]
#: The language of the glossary.
GLOSSARY_LANGUAGE: Final = "zh"


class PromptTranslation(BaseModel):
    """What the artist wrote, in a request whose prompts are English.

    Args (the fields):
        prompt, negative_prompt: before they were translated, without styles; empty where nothing
            was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: _Text = ""
    negative_prompt: _Text = ""


@dataclass(frozen=True, slots=True)
class HeldEnglish:
    """English that the artist wrote or that a picture was made with, for what is typed.

    Args:
        source: the words that it belongs to.
        is_pinned: it stays when they are changed.
    """

    text: str
    source: str
    is_pinned: bool = False

    def holds_for(self, typed: str) -> bool:
        """Whether it is read instead of ``typed``."""
        return is_foreign(typed) and bool(self.text) and (self.is_pinned or typed == self.source)


class Translator(Protocol):
    """Translates phrases into English. May take a second, and wait for another process."""

    def translated(self, phrases: Iterable[str]) -> Mapping[str, Glossed]:
        """Each of ``phrases`` in English, as far as that is possible."""


class GlossaryTranslator:
    """Translates with the glossary alone; other languages than its own stay as they are."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def translated(self, phrases: Iterable[str]) -> Mapping[str, Glossed]:
        """See :class:`Translator`."""
        return {one: self.glossed(one) for one in phrases}

    def glossed(self, phrase: str) -> Glossed:
        """One phrase."""
        if GLOSSARY_LANGUAGE not in languages_of(phrase):
            return Glossed(phrase, (phrase,))
        return self._glossary.glossed(phrase)


@dataclass(frozen=True, slots=True)
class EnglishText:
    """A prompt in English.

    Args:
        unknown: the words that are still in another language, each once.
    """

    text: str
    unknown: tuple[str, ...] = ()


def english_text(
    prompt: str, translator: Translator, triggers: tuple[str, ...] = ()
) -> EnglishText:
    """A prompt, or a template of prompts, in English, as far as ``translator`` knows it.

    Args:
        triggers: the trigger words of embeddings, which stay as they are.
    """
    phrases = foreign_phrases(prompt, triggers)
    if not phrases:
        return EnglishText(prompt)
    found = translator.translated(dict.fromkeys(one.text for one in phrases))
    english = {phrase: one.english for phrase, one in found.items()}
    unknown = dict.fromkeys(word for one in found.values() for word in one.unknown)
    return EnglishText(in_english(prompt, english, triggers), tuple(unknown))


def english_words(words: Words, translator: Translator, triggers: tuple[str, ...]) -> Words:
    """Written prompts in English."""
    return Words(
        english_text(words.prompt, translator, triggers).text,
        english_text(words.negative_prompt, translator, triggers).text,
        words.lines,
    )


def english_style(style: StyleRef, translator: Translator) -> StyleRef:
    """A style with its words in English."""
    changed = {
        name: english_text(getattr(style, name), translator).text
        for name in ("prompt", "negative_prompt")
        if is_foreign(getattr(style, name))
    }
    return style.model_copy(update=changed) if changed else style


def translation_of(typed: Words, english: Words) -> PromptTranslation | None:
    """What a request records of prompts that were typed and read; ``None`` if they are the same."""
    prompt = typed.prompt if typed.prompt != english.prompt else ""
    negative = typed.negative_prompt if typed.negative_prompt != english.negative_prompt else ""
    if not (prompt or negative):
        return None
    return PromptTranslation(prompt=prompt, negative_prompt=negative)
