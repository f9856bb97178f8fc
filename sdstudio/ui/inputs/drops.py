"""Pictures that are dropped or pasted, and the frame that says where one can be."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QLabel, QWidget

from sdstudio.ui.retranslation import Retranslates

_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif")


def picture_in(data: QMimeData) -> Path | QImage | None:
    """The first picture in what was dropped or copied: a file, or pixels."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in _SUFFIXES:
            return path
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return image
    return None


def holds_picture(data: QMimeData) -> bool:
    """Whether :func:`picture_in` would find one, without copying its pixels."""
    if data.hasImage():
        return True
    return any(
        url.isLocalFile() and Path(url.toLocalFile()).suffix.lower() in _SUFFIXES
        for url in data.urls()
    )


class DropTarget(QObject):
    """Takes pictures that are dropped on ``widget``.

    Signals:
        entered(), left(): a picture is held over the widget, or not any more.
        dropped(Path or QImage): it was let go.
    """

    entered = Signal()
    left = Signal()
    dropped = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent) and holds_picture(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() == QEvent.Type.DragEnter:
                self.entered.emit()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.left.emit()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.left.emit()
            picture = picture_in(event.mimeData())
            if picture is not None:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.dropped.emit(picture)
                return True
        return super().eventFilter(watched, event)


class DropHint(Retranslates, QLabel):
    """Lies over ``area`` while a picture is held over the window."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.setObjectName("drop_hint")
        # Not in the middle, where the picture in the hand would cover it.
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self.tr("Drop the picture to start from it"))

    def appear(self) -> None:
        """Cover the area."""
        self.setGeometry(self._area.rect())
        self.raise_()
        self.show()
