"""Styles: words that are added to what the artist writes, and how the two are put together."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS

#: Stands in a style's words for what the artist writes.
PLACEHOLDER: Final = "{prompt}"
#: Per picture.
STYLES_MAX: Final = 16
#: Of each of a style's two texts; bounds what the metadata of a picture holds.
WORDS_MAX_CHARACTERS: Final = 4_000
STYLE_NAME_MAX: Final = 200

# What is left of "a drawing of {prompt}, ink" if nothing is written.
_EMPTY_PARTS: Final = re.compile(r"[ \t]*([,，、;；])(?:[ \t]*[,，、;；])+")
_EDGE_MARKS: Final = " \t,，、;；"


class StyleRef(BaseModel):
    """A style in a request, with its words: a style may be changed or deleted later.

    Args (the fields):
        uid: by which the style is found again, if it is still there.
        name: in English, for a style that ships with the program.
        prompt, negative_prompt: with ``{prompt}`` where the artist's words go; without it, they
            go before the style's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    uid: str = Field(pattern=r"^[0-9a-z-]{1,64}$")
    name: str = Field(min_length=1, max_length=STYLE_NAME_MAX)
    prompt: str = Field(default="", max_length=WORDS_MAX_CHARACTERS)
    negative_prompt: str = Field(default="", max_length=WORDS_MAX_CHARACTERS)


class Styling(BaseModel):
    """The styles of a request, and what its prompts were without them.

    Args (the fields):
        prompt, negative_prompt: written from what was typed, if that was a template.
        styles: in the order in which they were applied.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str = ""
    negative_prompt: str = ""
    styles: tuple[StyleRef, ...] = Field(default=(), max_length=STYLES_MAX)

    @property
    def styled(self) -> tuple[str, str]:
        """The prompt and the negative prompt in the styles."""
        return (
            styled(self.prompt, (one.prompt for one in self.styles)),
            styled(self.negative_prompt, (one.negative_prompt for one in self.styles)),
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style that can be chosen.

    Args:
        category: its heading; of a shipped style, one of ``shipped_styles.CATEGORIES``.
        description: one sentence; empty for the artist's own.
        thumbnail: the name of its picture's file; empty: none.
        is_shipped: name, category and description are translated; it can't be changed.
    """

    uid: str
    name: str
    prompt: str = ""
    negative_prompt: str = ""
    category: str = ""
    description: str = ""
    thumbnail: str = ""
    is_shipped: bool = False

    @property
    def ref(self) -> StyleRef:
        """The style as a request has it."""
        return StyleRef(
            uid=self.uid,
            name=self.name,
            prompt=self.prompt,
            negative_prompt=self.negative_prompt,
        )


def check_count(styles: Collection[StyleRef]) -> None:
    """Raise ``STYLES_TOO_MANY`` if a picture can't have so many."""
    if len(styles) > STYLES_MAX:
        raise StudioError(ErrorCode.STYLES_TOO_MANY, value=len(styles), limit=STYLES_MAX)


def styled(written: str, words: Iterable[str]) -> str:
    """What the artist wrote, in each of the styles with ``words``, in order.

    The result of one is what the next begins with, as in A1111. Of a style's words, only the
    placeholder is replaced; a template is written out before that.

    Returns:
        cut once it is longer than a prompt can be, so that it is refused.
    """
    for one in words:
        # A few styles with hundreds of placeholders would make gigabytes of it.
        written = _in_style(written, one)[: PROMPT_MAX_CHARACTERS + 1]
    return written


def _in_style(written: str, words: str) -> str:
    if not words.strip():
        return written
    if PLACEHOLDER not in words:
        parts = (written.strip(), words.strip())
        return ", ".join(part for part in parts if part)
    if written.strip():
        return words.replace(PLACEHOLDER, written.strip())
    return _EMPTY_PARTS.sub(r"\1", words.replace(PLACEHOLDER, "")).strip(_EDGE_MARKS)
