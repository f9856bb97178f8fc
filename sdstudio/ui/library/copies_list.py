"""Pictures that are exactly the same, a line for each group."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.library import AnyPicture
from sdstudio.ui.wording import plain_tip

_ICON_PX: Final = 64


class CopiesList(QListWidget):
    """Shows one of the pictures, and the names of all."""

    def __init__(self, thumbnails: Thumbnails, blur: Blur, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails, self._blur = thumbnails, blur
        self._groups: Sequence[Sequence[AnyPicture]] = ()
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        thumbnails.ready.connect(self._on_thumbnail)
        blur.changed.connect(self._on_blur)

    def show_groups(self, groups: Sequence[Sequence[AnyPicture]]) -> None:
        """Show other groups of copies; of each, the first one is shown."""
        self._groups = groups
        self.clear()
        for group in groups:
            QListWidgetItem(self).setData(Qt.ItemDataRole.UserRole, group[0].id)
        self._on_blur()

    def retranslate(self) -> None:
        """Name the pictures."""
        for row, group in enumerate(self._groups):
            names = [self._blur.file_name(one) for one in group]
            self.item(row).setText("  =  ".join(names))
            self.item(row).setToolTip(plain_tip("\n".join(names)))

    def _on_blur(self) -> None:
        self.retranslate()
        self._show_icons()

    def _show_icons(self) -> None:
        # Asked for last, the first ones come first.
        for row in reversed(range(self.count())):
            self._show_icon(self.item(row))

    def _on_thumbnail(self, picture_id: int) -> None:
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == picture_id:
                self._show_icon(self.item(row))

    def _show_icon(self, item: QListWidgetItem) -> None:
        side_px = round(_ICON_PX * self.devicePixelRatioF())
        picture_id = int(item.data(Qt.ItemDataRole.UserRole))
        image = self._thumbnails.thumbnail(picture_id, side_px)
        item.setIcon(QIcon(_in_square(self._blur.shown(picture_id, image), side_px)))


def _in_square(image: QImage | None, side_px: int) -> QPixmap:
    """An image in the middle of a square, so that all names begin at one place."""
    square = QPixmap(side_px, side_px)
    square.fill(Qt.GlobalColor.transparent)
    if image is not None:
        size = image.size().scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(), size)
        place.moveCenter(square.rect().center())
        with QPainter(square) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
    return square
