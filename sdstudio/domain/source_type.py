"""Where a picture comes from, in the terms of IPTC: files are marked as made with AI by it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.request import GenerationRequest

_PREFIX: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class SourceType(StrEnum):
    """A term of IPTC's vocabulary *Digital Source Type* that says that AI was used."""

    #: A model made all of the picture.
    GENERATED = "trainedAlgorithmicMedia"
    #: A model changed or continued a picture that was there.
    COMPOSITE = "compositeWithTrainedAlgorithmicMedia"

    @property
    def uri(self) -> str:
        """As files have it."""
        return _PREFIX + self.value

    @classmethod
    def of_uri(cls, text: str) -> "SourceType | None":
        """The term in a file; ``None`` if it is another one, such as that of a photo."""
        # Some programs write https, some only the term.
        term = text.strip().rpartition("/")[2]
        return next((one for one in cls if one.value == term), None)


def source_type_of(request: GenerationRequest) -> SourceType:
    """The source type of the pictures of ``request``.

    What only guides the model, such as depth or a hint, is not in the picture.
    """
    starts_from_picture = request.input(InputRole.IMAGE) is not None
    return SourceType.COMPOSITE if starts_from_picture else SourceType.GENERATED


@dataclass(frozen=True, slots=True)
class FileMarks:
    """What a file says of where its picture comes from.

    Args:
        source: ``None``: nothing, or that it wasn't made with AI.
        has_credentials: it holds Content Credentials (C2PA), which nobody has verified.
    """

    source: SourceType | None = None
    has_credentials: bool = False
