"""What follows the pointer while pictures are dragged: small, so that it hides no target."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QPen, QPixmap

from sdstudio.ui.library import cell_marks
from sdstudio.ui.theme import GRID_PX

#: The longer side of the picture on top.
SIDE_PX: Final = 72
#: The most pictures that are drawn on top of each other.
STACKED_MAX: Final = 3
#: The pointer is above and to the left of the pictures, and what it points at stays in view.
HOT_SPOT: Final = QPoint(-14, -10)
_STEP_PX: Final = 6
_OPACITY: Final = 0.85


def drag_pixmap(
    images: Sequence[QImage | None],
    sizes: Sequence[QSize],
    count: int,
    palette: QPalette,
    ratio: float,
) -> QPixmap:
    """The first pictures on each other, and how many there are if there are several.

    Args:
        images: of the pictures on top, the topmost first; ``None`` for one that isn't loaded.
        sizes: of those pictures, which shape them.
        ratio: device pixels to a pixel.
    """
    boxes = [_box(size, at) for at, size in enumerate(sizes)]
    whole = QRect()
    for box in boxes:
        whole |= box.adjusted(0, 0, 1, 1)
    mark = cell_marks.count_mark(count, ratio) if count > 1 else None
    if mark is not None:
        size = mark.deviceIndependentSize().toSize()
        place = boxes[0].bottomRight() - QPoint(size.width(), size.height()) + QPoint(GRID_PX, 4)
        place.setX(max(place.x(), 0))
        whole |= QRect(place, size)
    made = QPixmap(whole.size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(_OPACITY)
        for image, box in reversed(list(zip(images, boxes, strict=True))):
            if image is None or image.isNull():
                painter.fillRect(box, palette.mid())
            else:
                painter.drawImage(box, image)
            painter.setPen(QPen(palette.window().color(), 1))
            painter.drawRect(box)
        painter.setOpacity(1.0)
        if mark is not None:
            painter.drawPixmap(place, mark)
    return made


def _box(size: QSize, depth: int) -> QRect:
    shown = size.scaled(SIDE_PX, SIDE_PX, Qt.AspectRatioMode.KeepAspectRatio)
    shown = shown.expandedTo(QSize(GRID_PX, GRID_PX))
    return QRect(QPoint(depth, depth) * _STEP_PX, shown)
