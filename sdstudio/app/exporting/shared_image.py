"""A picture for the clipboard: Qt writes it with the texts of the file that it was read from."""

from PySide6.QtGui import QImage

from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PROVENANCE_KEY, decode
from sdstudio.domain.shared_metadata import MetadataLevel, texts_at
from sdstudio.domain.source_type import SourceType, source_type_of
from sdstudio.imaging.xmp_packet import XMP_KEY, mark_of
from sdstudio.imaging.xmp_texts import source_in
from sdstudio.library.exporting import USUAL_MARKS, CopyMarks


def shared_image(image: QImage, level: MetadataLevel, marks: CopyMarks = USUAL_MARKS) -> QImage:
    """``image`` with as much of its texts as ``level`` keeps, and the mark that is wanted.

    A clipboard holds pixels and texts, but no signature.
    """
    texts = {key: image.text(key) for key in image.textKeys()}
    if image.isNull():
        return image
    is_ours = PROVENANCE_KEY in texts
    kept = texts_at(level, texts)
    if is_ours or XMP_KEY not in kept:
        program = _program(texts) if kept else ""
        source = _source(texts) if marks.says_ai else None
        kept = {key: text for key, text in kept.items() if key != XMP_KEY}
        kept.update(mark_of(program, source))
    if kept == texts:
        return image
    # A copy of the image would have its texts.
    bits, row_bytes = image.constBits(), image.bytesPerLine()
    bare = QImage(bits, image.width(), image.height(), row_bytes, image.format()).copy()
    bare.setColorSpace(image.colorSpace())
    for key, text in kept.items():
        bare.setText(key, text)
    return bare


def _program(texts: dict[str, str]) -> str:
    try:
        return decode(texts).provenance.program
    except StudioError:
        return ""


def _source(texts: dict[str, str]) -> SourceType | None:
    try:
        return source_type_of(decode(texts).request)
    except StudioError:
        return source_in(texts.get(XMP_KEY, "").encode("utf-8", "replace"))
