"""A picture for the clipboard: Qt writes it with the texts of the file that it was read from."""

from PySide6.QtGui import QImage

from sdstudio.domain.metadata import REQUEST_KEY
from sdstudio.domain.shared_metadata import MetadataLevel, texts_at
from sdstudio.imaging.png import XMP_KEY


def shared_image(image: QImage, level: MetadataLevel) -> QImage:
    """``image`` with as much of its texts as ``level`` keeps."""
    if level is MetadataLevel.WHOLE or image.isNull():
        return image
    texts = {key: image.text(key) for key in image.textKeys()}
    kept = texts_at(level, texts)
    if kept and REQUEST_KEY in texts and XMP_KEY in texts:
        # It says that a model made the picture.
        kept[XMP_KEY] = texts[XMP_KEY]
    # A copy of the image would have its texts.
    bits, row_bytes = image.constBits(), image.bytesPerLine()
    bare = QImage(bits, image.width(), image.height(), row_bytes, image.format()).copy()
    bare.setColorSpace(image.colorSpace())
    for key, text in kept.items():
        bare.setText(key, text)
    return bare
