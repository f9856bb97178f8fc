"""How copies that leave the library say where they come from, besides their metadata."""

from dataclasses import dataclass
from typing import Final

from sdstudio.domain.errors import StudioError
from sdstudio.domain.source_type import SourceType, source_type_of
from sdstudio.imaging.source_marks import read_source
from sdstudio.library.exporting.items import Exportable


@dataclass(frozen=True, slots=True)
class CopyMarks:
    """What the artist wants.

    Args:
        says_ai: the metadata says that the picture was made with AI.
    """

    says_ai: bool = True

    @property
    def key(self) -> str:
        """Differs where copies differ."""
        return str(int(self.says_ai))


USUAL_MARKS: Final = CopyMarks()


def source_of(picture: Exportable) -> SourceType | None:
    """What a copy of ``picture`` is marked as: known of our own, else as its file says."""
    if picture.request is not None:
        return source_type_of(picture.request)
    try:
        return read_source(picture.path)
    except StudioError:
        return None


def is_marked(picture: Exportable, marks: CopyMarks) -> bool:
    """Whether the file says what ``marks`` want, so that it can be handed over itself."""
    if picture.request is None or picture.provenance is None:
        return True
    source = source_of(picture) if marks.says_ai else None
    try:
        return read_source(picture.path) is source
    except StudioError:
        # Whoever gets the file will find out.
        return True
