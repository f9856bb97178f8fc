"""Shows a canvas on a screen of the density that QT_SCALE_FACTOR says, and prints what it found."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from sdstudio.app.event_loop import coroutines_on
from tests.support.canvas import canvas_on, coloured, misses


def main(folder: Path) -> None:
    """Print the density, the misses, and the pixels that are blurred at full size."""
    application = QApplication([])
    with coroutines_on(application), canvas_on(folder, coloured(120, 90), (401, 301)) as canvas:
        ratio, navigation = canvas.view.devicePixelRatioF(), canvas.view.navigation
        missed = 0
        for zoom, angle in ((3.0, 0), (5.0, 90), (11.0, 30)):
            canvas.view.zoom_to(zoom, QPointF(133, 91))
            navigation.rotate_to(angle)
            missed += misses(canvas)
            navigation.mirror()
            missed += misses(canvas)
        navigation.straighten()
        navigation.fit()
        canvas.view.full_size()
        image = canvas.view.grab().toImage()
        corner = navigation.transform.map(QPointF()) * ratio
        left, top = round(corner.x()), round(corner.y())
        blurred = sum(
            (colour := image.pixelColor(left + x, top + y)).red() != x or colour.green() != y
            for x in range(120)
            for y in range(90)
        )
    sys.stdout.write(json.dumps({"ratio": ratio, "misses": missed, "blurred": blurred}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
