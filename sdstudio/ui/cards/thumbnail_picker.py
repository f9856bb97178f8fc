"""The thumbnail of a style or preset while it is edited."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.ui import file_dialogs, icons
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_SIDE_PX: Final = 112


class ThumbnailPicker(QWidget):
    """Signals:
    asked(Path): this image should become the thumbnail.
    """

    asked = Signal(object)

    def __init__(self, name: str, file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: The name of the thumbnail's file; empty: none.
        self.name = name
        self._picture = QLabel()
        self._picture.setFixedSize(_SIDE_PX, _SIDE_PX)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(self.tr("Thumbnail"))
        self.choose = QPushButton(self.tr("Choose picture…"))
        self.choose.setToolTip(plain_tip(self.tr("Use the middle of an image as the thumbnail")))
        self.remove = QPushButton(self.tr("Remove picture"))
        self.remove.setToolTip(plain_tip(self.tr("Show the first letter of the name instead")))
        for button in (self.choose, self.remove):
            button.setAccessibleName(button.text())
        never_default(self.choose, self.remove)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.show_thumbnail("", None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX * 2)
        row.addWidget(self._picture)
        buttons = QVBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        row.addLayout(buttons)
        row.addStretch()
        self.show_thumbnail(name, file)

    def show_thumbnail(self, name: str, file: Path | None) -> None:
        """Show another one.

        Args:
            name: of its file; empty: none.
        """
        self.name = name
        pixmap = QPixmap() if file is None else QPixmap(str(file))
        if pixmap.isNull():
            text = self.palette().text().color().name()
            pixmap = icons.pixmap("image", _SIDE_PX // 3, text)
            self._picture.setPixmap(pixmap)
        else:
            side = QSize(_SIDE_PX, _SIDE_PX) * self.devicePixelRatioF()
            pixmap = pixmap.scaled(
                side,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.setPixmap(pixmap)
        self.remove.setEnabled(bool(name))

    def _ask(self) -> None:
        title = self.tr("Choose a thumbnail")
        if (file := file_dialogs.ask_image(self, title)) is not None:
            self.asked.emit(file)
