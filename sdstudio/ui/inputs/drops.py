"""Dropping pictures and models, pasting pictures, and the hints shown meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QLabel, QWidget

from sdstudio.ui.retranslation import Retranslates

_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif")

# Pickles too, so that the artist is told why they are refused.
_MODEL_SUFFIXES: Final = (".safetensors", ".ckpt", ".pt", ".pth", ".bin")


def picture_in(data: QMimeData) -> Path | QImage | None:
    """The first picture in the dropped or copied data: a file, or pixels."""
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
    """Folders, and files that may contain a model; empty if there is a picture too."""
    if holds_picture(data):
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [one for one in paths if one.suffix.lower() in _MODEL_SUFFIXES or one.is_dir()]


class DropTarget(QObject):
    """Accepts drops on ``widget``, but not where the drag started.

    Args:
        holds: whether there is something to accept, without copying it.
        find: extracts it; falsy if there is nothing.

    Signals:
        entered(), left(): something acceptable is dragged over the widget, or no longer.
        dropped(object): it was dropped; the result of ``find``.
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
            # Not on each move: it may have to ask a disk whether something is a folder.
            self._is_held = bool(self._holds(event.mimeData()))
            if self._is_held:
                self.entered.emit()
        if self._is_held and isinstance(event, QDragMoveEvent):  # includes enter events
            entering = isinstance(event, QDragEnterEvent)
            # If refused on entering, it would receive no further events.
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
            # Don't test a picture for truth.
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
    """Whether the pointer is over the widget where the drag started: an accidental drag."""
    source = event.source()
    if not isinstance(source, QWidget) or not isinstance(watched, QWidget):
        return False
    where = watched.mapToGlobal(event.position().toPoint())
    return source.rect().contains(source.mapFromGlobal(where))


class DropHint(Retranslates, QLabel):
    """Covers ``area`` while a picture or a model is dragged over the window."""

    def __init__(self, area: QWidget, *, for_models: bool = False) -> None:
        super().__init__(area)
        self._area = area
        self._for_models = for_models
        self.setObjectName("model_drop_hint" if for_models else "drop_hint")
        # Not centred: the dragged picture would cover it.
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        if self._for_models:
            self.setText(self.tr("Drop here to import as a model"))
        else:
            self.setText(self.tr("Drop here to use as the input picture"))

    def appear(self) -> None:
        """Cover the area."""
        self.setGeometry(self._area.rect())
        self.raise_()
        self.show()
