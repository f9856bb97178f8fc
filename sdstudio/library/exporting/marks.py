"""How copies that leave the library say where they come from, besides their metadata."""

from dataclasses import dataclass
from typing import Final

from sdstudio.domain.errors import StudioError
from sdstudio.domain.source_type import SourceType, source_type_of
from sdstudio.imaging.picture_formats import PictureFormat
from sdstudio.imaging.source_marks import read_source
from sdstudio.library.exporting.items import Exportable
from sdstudio.library.exporting.signing import Signing


@dataclass(frozen=True, slots=True)
class CopyMarks:
    """What the artist wants.

    Args:
        says_ai: the metadata says that the picture was made with AI.
        hides_mark: the pixels of this program's pictures carry the invisible mark.
        signing: what this program's pictures are signed with; ``None``: they aren't.
    """

    says_ai: bool = True
    hides_mark: bool = False
    signing: Signing | None = None

    @property
    def key(self) -> str:
        """Differs where copies differ."""
        signing = self.signing
        signed = (signing.certificate, signing.key) if signing is not None else ()
        return repr((self.says_ai, self.hides_mark, *map(str, signed)))

    def changes(self, picture: Exportable) -> bool:
        """Whether even a copy with all metadata differs from the file of ``picture``."""
        is_ours = picture.request is not None and picture.provenance is not None
        return is_ours and (self.hides_mark or self.signing is not None)

    def signed(self, data: bytes, format_: PictureFormat, picture: Exportable) -> bytes:
        """The file of a copy, signed if that is wanted and this program made ``picture``.

        Raises:
            StudioError: ``SIGNING_…``.
        """
        if self.signing is None or picture.request is None or picture.provenance is None:
            return data
        source = source_type_of(picture.request)
        return self.signing.sign(data, format_, source, picture.provenance.program)


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
    if marks.changes(picture):
        return False
    source = source_of(picture) if marks.says_ai else None
    try:
        return read_source(picture.path) is source
    except StudioError:
        # Whoever gets the file will find out.
        return True
