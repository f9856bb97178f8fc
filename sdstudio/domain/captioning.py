"""Describing a picture in words: what a captioner sees of it, the words of its tokens, and where
they go.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from sdstudio.domain.annotations import NOTE_LENGTH_MAX

#: The side of the square that a picture is stretched to, whatever its shape.
SEEN_PX: Final = 384
#: A longer caption repeats itself.
TOKENS_MAX: Final = 40
#: How many captions are followed at once; the likeliest is kept.
BEAMS: Final = 3

_CONTINUES: Final = "##"
#: Would be syntax in a prompt: of weights, options, wildcards, variables and tags.
_SYNTAX: Final = str.maketrans(dict.fromkeys("\\()[]{}<>|$_:", " "))
_LINE: Final = "\n"
_CLOSING: Final = frozenset(".,;:!?)%")


class ExistingNote(StrEnum):
    """What becomes of a picture that has a note already. None is ever replaced."""

    #: The picture isn't described.
    SKIP = "skip"
    #: The caption goes below the note.
    APPEND = "append"


def caption_of(tokens: Iterable[int], vocabulary: Sequence[str]) -> str:
    """The words of a caption, without BERT's signs such as ``[SEP]``.

    Args:
        vocabulary: the pieces of words by their number; numbers beyond it are skipped.
    """
    text = ""
    for number in tokens:
        piece = vocabulary[number] if 0 <= number < len(vocabulary) else "[UNK]"
        if piece.startswith("[") and piece.endswith("]") and len(piece) > 1:
            continue
        if piece.startswith(_CONTINUES):
            text += piece.removeprefix(_CONTINUES)
        else:
            is_joined = not text or piece in _CLOSING or piece in "'-" or text[-1] in "'-("
            text += piece if is_joined else f" {piece}"
    return text.strip()


def noted(note: str, caption: str, existing: ExistingNote) -> str:
    """A picture's note with a caption, or as it is if that isn't wanted, is in it, or has no room.

    Args:
        note: as it is now; may be empty.
    """
    if not note.strip():
        return caption
    if existing is ExistingNote.SKIP or caption in note.splitlines():
        return note
    together = f"{note}{'' if note.endswith(_LINE) else _LINE}{caption}"
    return together if len(together) <= NOTE_LENGTH_MAX else note


def prompt_words(caption: str) -> str:
    """A caption as words of a prompt: none of its characters is syntax."""
    return " ".join(caption.translate(_SYNTAX).split())


def prompt_with(prompt: str, words: str, *, replaces: bool) -> str:
    """A prompt that says what a picture shows.

    Args:
        prompt: as it is now.
        replaces: else ``words`` go after it.
    """
    before = prompt.rstrip().rstrip(",，").rstrip()
    return words if replaces or not before else f"{before}, {words}"
