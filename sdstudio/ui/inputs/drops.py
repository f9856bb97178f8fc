"""Pictures and models that are dropped, pictures that are pasted, and what says where."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QLabel, QWidget

from sdstudio.ui.retranslation import Retranslates

_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif")

# Those of pickles too, so that the artist hears why they are not taken.
_MODEL_SUFFIXES: Final = (".safetensors", ".ckpt", ".pt", ".pth", ".bin")


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


def models_in(data: QMimeData) -> list[Path]:
    """Folders, and files that may hold a model, in what was dropped; none beside a picture."""
    if holds_picture(data):
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [one for one in paths if one.suffix.lower() in _MODEL_SUFFIXES or one.is_dir()]


class DropTarget(QObject):
    """Takes what is dropped on ``widget``, but not where it was dragged from.

    Args:
        holds: whether there is something to take, without copying it.
        find: what is taken; nothing where it is false.

    Signals:
        entered(), left(): something to take is held over the widget, or not any more.
        dropped(object): it was let go; what ``find`` made of it.
    """

    entered = Signal()
    left = Signal()
    dropped = Signal(object)

    def __init__(
        self,
        widget: QWidget,
        holds: Callable[[QMimeData], object] = holds_picture,
        find: Callable[[QMimeData], object] = picture_in,
    ) -> None:
        super().__init__(widget)
        self._holds = holds
        self._find = find
        self._is_held = False
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            # Not at each move: it may ask a disk whether something is a folder.
            self._is_held = bool(self._holds(event.mimeData()))
            if self._is_held:
                self.entered.emit()
        if self._is_held and isinstance(event, QDragMoveEvent):  # an entering one is one, too
            entering = isinstance(event, QDragEnterEvent)
            # Refused when it enters, it would not be told of any more.
            if not entering and _is_where_it_began(watched, event):
                event.ignore()
                return True
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        if self._is_held and event.type() == QEvent.Type.DragLeave:
            self._leave()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._leave()
            if _is_where_it_began(watched, event):
                event.ignore()
                return True
            found = self._find(event.mimeData())
            # A picture may be an object that is never false.
            if found is not None and found != []:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.dropped.emit(found)
                return True
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        self._is_held = False
        self.left.emit()


def _is_where_it_began(watched: QObject, event: QDropEvent) -> bool:
    """Whether it is over the widget that it is dragged from: a click that slipped."""
    source = event.source()
    if not isinstance(source, QWidget) or not isinstance(watched, QWidget):
        return False
    where = watched.mapToGlobal(event.position().toPoint())
    return source.rect().contains(source.mapFromGlobal(where))


class DropHint(Retranslates, QLabel):
    """Lies over ``area`` while a picture, or a model, is held over the window."""

    def __init__(self, area: QWidget, *, for_models: bool = False) -> None:
        super().__init__(area)
        self._area = area
        self._for_models = for_models
        self.setObjectName("model_drop_hint" if for_models else "drop_hint")
        # Not in the middle, where the picture in the hand would cover it.
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        if self._for_models:
            self.setText(self.tr("Drop here to import as a model"))
        else:
            self.setText(self.tr("Drop here to use as the starting picture"))

    def appear(self) -> None:
        """Cover the area."""
        self.setGeometry(self._area.rect())
        self.raise_()
        self.show()
