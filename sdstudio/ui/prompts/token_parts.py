"""How the tokens of what is typed are counted, and where in it the model begins another part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sdstudio.app.token_counter import TokenCount, TokenCounter
from sdstudio.domain.dynamic_prompt import Template
from sdstudio.domain.prompt_editing import edited
from sdstudio.domain.styles import styled
from sdstudio.domain.vocabulary import Vocabulary

#: Enough for words that change or take turns.
_STEPS_COUNTED: Final = 8


@dataclass(frozen=True, slots=True)
class CountedPrompt:
    """The tokens of a prompt.

    Args:
        text: what was counted, to which ``count.chunk_starts`` refer.
        part_starts: the same places in what is typed, as far as they are in it; none if it is a
            template or translated, of which what is counted is only an example.
    """

    count: TokenCount
    text: str
    part_starts: tuple[int, ...]


def counted_prompt(
    template: Template,
    styles: tuple[str, ...],
    words: Mapping[str, int],
    vocabulary: Vocabulary,
    counter: TokenCounter,
) -> CountedPrompt:
    """The tokens of what is typed, or of about the longest that is made of a template.

    Args:
        styles: the words of the styles that it will be written in.
        words: the number of vectors of the embeddings in use, by word.
    """
    triggers = tuple(words)
    whole = styled(template.example, styles)
    prompt = edited(whole, triggers)
    steps = 1 if prompt.is_plain else _STEPS_COUNTED
    passages = {one.text: one for one in (prompt.at(step, steps) for step in range(1, steps + 1))}
    found = [
        (counter.count(read, words), read, passage)
        for passage in passages.values()
        for read in (vocabulary.english(passage.text, triggers),)
    ]
    count, read, passage = max(found, key=lambda one: one[0].tokens)
    typed = template.source
    if read != passage.text or template.example != typed or not typed.strip():
        return CountedPrompt(count, read, ())
    offset = whole.find(typed.strip()) - (len(typed) - len(typed.lstrip()))
    starts = (passage.places[start] - offset for start in count.chunk_starts)
    return CountedPrompt(count, read, tuple(one for one in starts if 0 < one < len(typed)))
