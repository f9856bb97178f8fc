"""Stars, flag and colour label of a picture in words."""

from sdstudio.domain.picture_query import CHOICES, Field
from sdstudio.ui.library.query_words import listed, value_name

_FLAGS = {1: "pick", -1: "reject"}


def marks_text(rating: int, flag: int, label: int) -> str:
    """What the artist gave the picture; empty if nothing.

    Args:
        flag: -1 rejected, 0 none, 1 picked.
        label: 0 for none.
    """
    said = []
    if rating:
        said.append(value_name(Field.RATING, str(rating)))
    if flag in _FLAGS:
        said.append(value_name(Field.FLAG, _FLAGS[flag]))
    labels = CHOICES[Field.LABEL]
    if 0 < label < len(labels):
        said.append(value_name(Field.LABEL, labels[label]))
    return listed(said)
