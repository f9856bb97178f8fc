"""Dropping pictures and models, pasting pictures, and the hints shown meanwhile."""

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QLabel, QWidget

from sdstudio.domain.weights_suffixes import MODEL_SUFFIXES
from sdstudio.imaging import IMAGE_SUFFIXES
from sdstudio.ui.retranslation import Retranslates

#: Files with layers and masks, which open on the canvas.
PROJECT_SUFFIXES: Final = (".ora",)
# With endings of what can't be used, so that the artist is told why.
_DROPPED_SUFFIXES: Final = (*MODEL_SUFFIXES, ".gguf")

#: A file, pixels, or the address of something that is elsewhere.
Dropped = Path | QImage | QUrl


def picture_in(data: QMimeData) -> Path | QImage | None:
    """The first picture in what was dropped or copied: a file, or pixels.

    A file with an unknown ending counts, too, unless it may hold a model: its content decides.
    """
    file = picture_file_in(data)
    if file is None and data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return image
    return file


def picture_file_in(data: QMimeData) -> Path | None:
    """The file that :func:`picture_in` finds; ``None`` if there is none, or pixels are better."""
    files = _local_files(data)
    # Pixels are better than a file that only may be a picture.
    return picture_among([one for one in files if _is_named_image(one) or not data.hasImage()])


def holds_picture(data: QMimeData) -> bool:
    """Whether :func:`picture_in` would find one, without copying its pixels."""
    return data.hasImage() or picture_file_in(data) is not None


def dropped_in(data: QMimeData) -> Dropped | None:
    """What :func:`picture_in` finds, else the address of a picture that is not on this computer."""
    remote = (url for url in data.urls() if not url.isLocalFile())
    return picture_in(data) or (None if models_in(data) else next(remote, None))


def holds_dropped(data: QMimeData) -> bool:
    """Whether :func:`dropped_in` would find something, without copying pixels."""
    return data.hasImage() or dropped_in(data) is not None


def models_in(data: QMimeData) -> list[Path]:
    """What :func:`models_among` finds in what was dropped; none if there are pixels."""
    return [] if data.hasImage() else models_among(_local_files(data))


def picture_among(files: Sequence[Path]) -> Path | None:
    """The first picture, else the first file of an unknown kind unless there is a model."""
    named = next((one for one in files if _is_named_image(one)), None)
    if named is not None or models_among(files):
        return named
    return next(iter(files), None)


def models_among(files: Sequence[Path]) -> list[Path]:
    """Folders, and files that may hold a model; none if there is a picture."""
    if any(_is_named_image(one) for one in files):
        return []
    return [one for one in files if one.suffix.lower() in _DROPPED_SUFFIXES or one.is_dir()]


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _is_named_image(file: Path) -> bool:
    return file.suffix.lower() in (*IMAGE_SUFFIXES, *PROJECT_SUFFIXES)


class DropTarget(QObject):
    """Accepts drops on ``widget``, but not where the drag started.

    Args:
        holds: whether there is something to accept, without copying it.
        find: extracts it; falsy if there is nothing.

    Signals:
        entered(), left(): something acceptable is dragged over the widget, or no longer.
        moved(QPoint): where on the widget that is; also right before ``dropped``.
        dropped(object): it was dropped; the result of ``find``.
    """

    entered = Signal()
    left = Signal()
    moved = Signal(object)
    dropped = Signal(object)

    def __init__(
        self,
        widget: QWidget,
        holds: Callable[[QMimeData], object] = holds_dropped,
        find: Callable[[QMimeData], object] = dropped_in,
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
            self.moved.emit(event.position().toPoint())
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        if self._is_held and event.type() == QEvent.Type.DragLeave:
            self._leave()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.moved.emit(event.position().toPoint())
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
    if not source.isVisible():
        return False  # another view was opened during the drag
    where = watched.mapToGlobal(event.position().toPoint())
    return source.rect().contains(source.mapFromGlobal(where))


class DropUse(Enum):
    """What becomes of what is dropped; the value is the name of the hint that says so."""

    INPUT = "drop_hint"
    MODEL = "model_drop_hint"
    IMPORT = "import_drop_hint"


class DropHint(Retranslates, QLabel):
    """Covers ``area`` while a picture or a model is dragged over the window."""

    def __init__(self, area: QWidget, use: DropUse = DropUse.INPUT) -> None:
        super().__init__(area)
        self._area = area
        self._use = use
        self._is_project = False
        self.setObjectName(use.value)
        # Not centred: the dragged picture would cover it.
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        match self._use:
            case DropUse.INPUT if self._is_project:
                self.setText(self.tr("Drop here to open this project"))
            case DropUse.INPUT:
                self.setText(self.tr("Drop here to use as the input picture"))
            case DropUse.MODEL:
                self.setText(self.tr("Drop here to import as a model"))
            case DropUse.IMPORT:
                self.setText(
                    self.tr(
                        "Drop here to copy the pictures into the library\n"
                        "The originals stay where they are"
                    )
                )

    def look(self, data: QMimeData) -> bool:
        """Whether a picture is dragged, or a project, which is then offered to be opened."""
        file = picture_file_in(data)
        self._is_project = file is not None and file.suffix.lower() in PROJECT_SUFFIXES
        self.retranslate()
        return holds_dropped(data)

    def appear(self) -> None:
        """Cover the area."""
        self.setGeometry(self._area.rect())
        self.raise_()
        self.show()
