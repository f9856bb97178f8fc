"""The size of the window's text, where the artist wants it larger than the system's."""

from typing import Final

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from sdstudio.app.settings import TextSize

#: Of the text for which sizes in pixels are chosen.
_USUAL_PX: Final = 12


def scale() -> float:
    """How large text is compared with that for which sizes in pixels are chosen; at least 1."""
    return max(1.0, QFontInfo(QApplication.font()).pixelSize() / _USUAL_PX)


def scaled(px: int) -> int:
    """A size around text of a fixed length, chosen for small text: as large as text is now."""
    return round(px * scale())


class TextScale:
    """Scales the application's font.

    Attributes:
        size: how large it is.

    Thread: GUI.
    """

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._usual_pt = 0.0
        self.size = TextSize.USUAL

    def use(self, size: TextSize) -> None:
        """Scale it to ``size``."""
        if self.size is TextSize.USUAL:
            # As it is now: it may have changed in the system.
            self._usual_pt = QFontInfo(self._application.font()).pointSizeF()
        self.size = size
        font = self._application.font()
        font.setPointSizeF(self._usual_pt * size.share)
        self._application.setFont(font)
