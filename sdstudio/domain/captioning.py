"""Describing a picture in words: what a captioner sees of it, and the words of its tokens."""

from collections.abc import Iterable, Sequence
from typing import Final

#: The side of the square that a picture is stretched to, whatever its shape.
SEEN_PX: Final = 384
#: A longer caption repeats itself.
TOKENS_MAX: Final = 40
#: How many captions are followed at once; the likeliest is kept.
BEAMS: Final = 3

_CONTINUES: Final = "##"
_CLOSING: Final = frozenset(".,;:!?)%")


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
