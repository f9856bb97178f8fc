"""What a prompt was written from, as a request records it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.params import SEED_MAX
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.prompt_expansion import Method, Words

_Text = Annotated[str, Field(max_length=PROMPT_MAX_CHARACTERS)]
#: More than a prompt can have.
_LINES_MAX = 2_000


class UsedLine(BaseModel):
    """A line of a wildcard, as it was then: the file may have been changed since."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wildcard: str = Field(max_length=1_000)
    text: _Text


class PromptTemplate(BaseModel):
    """What the prompts of a picture were written from.

    Args:
        prompt, negative_prompt: as they were typed.
        method: how options were chosen.
        seed: by which they were chosen, if the method is ``random``; the picture may have been made
            again with another.
        number: which of the prompts that were queued together it is, 0 ….
        lines: of wildcards, in the order in which they were used.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: _Text = ""
    negative_prompt: _Text = ""
    method: Method = Method.RANDOM
    seed: int = Field(default=0, ge=0, le=SEED_MAX)
    number: int = Field(default=0, ge=0)
    lines: tuple[UsedLine, ...] = Field(default=(), max_length=_LINES_MAX)


def used_lines(words: Words) -> tuple[UsedLine, ...]:
    """The lines of wildcards that ``words`` were written with."""
    lines = words.lines[:_LINES_MAX]
    return tuple(UsedLine(wildcard=one.wildcard, text=one.text) for one in lines)
