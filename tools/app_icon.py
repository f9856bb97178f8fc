"""Draw the program's icon in the sizes that platforms need.

QT_QPA_PLATFORM=offscreen python -m tools.app_icon resources/icons
"""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication

SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)

_SIDE = 64.0


def draw(size_px: int) -> QImage:
    """Draw a dark sheet with a warm four-pointed star and a small one next to it."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size_px / _SIDE, size_px / _SIDE)
    sheet = QPainterPath()
    sheet.addRoundedRect(QRectF(3, 3, 58, 58), 14, 14)
    grey = QLinearGradient(0, 0, 0, _SIDE)
    grey.setColorAt(0, QColor("#3c3c3c"))
    grey.setColorAt(1, QColor("#1e1e1e"))
    painter.fillPath(sheet, grey)
    warm = QLinearGradient(16, 14, 48, 52)
    warm.setColorAt(0, QColor("#ffd0a0"))
    warm.setColorAt(1, QColor("#e8853a"))
    painter.fillPath(star(29, 35, 20), warm)
    painter.fillPath(star(48, 18, 9), warm)
    painter.end()
    return image


def star(x: float, y: float, radius: float) -> QPainterPath:
    """A four-pointed star with concave sides."""
    waist = radius * 0.16
    path = QPainterPath()
    path.moveTo(x, y - radius)
    path.quadTo(x + waist, y - waist, x + radius, y)
    path.quadTo(x + waist, y + waist, x, y + radius)
    path.quadTo(x - waist, y + waist, x - radius, y)
    path.quadTo(x - waist, y - waist, x, y - radius)
    return path


def main() -> None:
    """Write the PNG files into the folder given on the command line."""
    application = QApplication.instance() or QGuiApplication([])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for size_px in SIZES_PX:
        draw(size_px).save(str(folder / f"sd-studio-{size_px}.png"))
    del application


if __name__ == "__main__":
    main()
