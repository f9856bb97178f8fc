"""Stars, flag and colour label of a picture in words."""

from sdstudio.domain.picture_query import CHOICES, Field
from sdstudio.library.search import PictureFacts
from sdstudio.ui.library.query_words import value_name

_FLAGS = {1: "pick", -1: "reject"}


def marks_text(facts: PictureFacts | None) -> str:
    """What the artist gave the picture; empty if nothing."""
    if facts is None:
        return ""
    said = []
    if facts.rating:
        said.append(value_name(Field.RATING, str(facts.rating)))
    if facts.flag in _FLAGS:
        said.append(value_name(Field.FLAG, _FLAGS[facts.flag]))
    labels = CHOICES[Field.LABEL]
    if 0 < facts.label < len(labels):
        said.append(value_name(Field.LABEL, labels[facts.label]))
    return ", ".join(said)
