"""A canvas without the window: a view of a picture, and the mask that is painted on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtTest import QTest

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.input_pictures import shown
from sdstudio.app.library_thread import LibraryThread
from sdstudio.canvas.mask import Mask
from sdstudio.domain.draft import Draft
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb
from sdstudio.library import Library
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.colours import Colours
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.canvas.tools.brush_tool import BrushTool
from sdstudio.ui.canvas.tools.colour_pick import ColourPick
from sdstudio.ui.canvas.tools.sampling import ColourSampler
from sdstudio.ui.canvas.tools.tool_box import ToolBox
from sdstudio.ui.canvas.tools.tool_options import ToolOptions
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.undo_stack import UndoStack


@dataclass(frozen=True)
class Canvas:
    """What belongs to a canvas."""

    view: CanvasView
    tools: ToolBox
    painted: CanvasModel
    brush: BrushTool
    settings: BrushSettings
    undo: UndoStack

    @property
    def mask(self) -> Mask:
        """What is painted."""
        assert self.painted.mask is not None
        return self.painted.mask

    def at(self, x: float, y: float) -> QPoint:
        """Where a point of the picture is on the view's viewport."""
        return self.view.viewportTransform().map(QPointF(x, y)).toPoint()


@contextmanager
def canvas_on(folder: Path, rgb: Rgb, size: tuple[int, int] = (400, 300)) -> Iterator[Canvas]:
    """A view of ``size`` that shows ``rgb``, with nothing painted on it; the brush is its tool."""
    height, width, _ = rgb.shape
    image = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=width, height=height)
    background, owner, undo = BackgroundTasks(), QObject(), UndoStack()
    library = LibraryThread(lambda: Library.open(folder, folder / "data"))
    painted = CanvasModel(
        DraftModel(None, Draft(inputs=(image,))), library, background, undo, owner
    )
    settings, views = BrushSettings(), list[CanvasView]()
    pick = ColourPick(Colours(), ColourSampler(painted, lambda: views[0].image), ToolOptions())
    brush = BrushTool(painted, settings, pick)
    tools = ToolBox(brush)
    view = CanvasView(painted, tools)
    views.append(view)
    view.resize(*size)
    view.show_picture(shown(rgb))
    view.show()
    QTest.qWaitForWindowExposed(view)
    never_stored(painted)
    try:
        yield Canvas(view, tools, painted, brush, settings, undo)
    finally:
        view.close()
        background.close()


def never_stored(painted: CanvasModel) -> None:
    """Have nothing wait for the stored document: no library runs that would look for it."""
    assert painted.documents.newest is not None
    painted.documents.newest.opened.set()


def plain(width: int, height: int, grey: int = 128) -> Rgb:
    """A picture of one grey."""
    return np.full((height, width, 3), grey, np.uint8)


def coloured(width: int, height: int) -> Rgb:
    """A picture in which no two pixels have the same colour; up to 256 × 256."""
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    return np.dstack((across, down, np.full_like(across, 200))).astype(np.uint8)


def misses(canvas: Canvas) -> int:
    """How often the colour on the screen is not that of the pixel that the pointer is told to hit.

    The picture must be :func:`coloured` and shown so large that it isn't smoothed.
    """
    canvas.brush.hover(None)
    view, viewport = canvas.view, canvas.view.viewport()
    image = viewport.window().grab().toImage()
    corner, ratio = viewport.mapTo(viewport.window(), QPoint()), image.devicePixelRatio()
    wrong = tried = 0
    for y in range(3, round(viewport.height() * ratio), 7):
        for x in range(3, round(viewport.width() * ratio), 7):
            # The middle of a device pixel.
            at = QPointF((x + 0.5) / ratio, (y + 0.5) / ratio)
            point = view.navigation.to_picture(at)
            # Which of two pixels a device pixel between them shows is nobody's concern.
            inside = min(point.x() % 1, 1 - point.x() % 1, point.y() % 1, 1 - point.y() % 1)
            if not view.box.contains(point) or inside * view.zoom < 1:
                continue
            colour = image.pixelColor(int(x + corner.x() * ratio), int(y + corner.y() * ratio))
            tried += 1
            wrong += (colour.red(), colour.green()) != (int(point.x()), int(point.y()))
    assert tried > 50
    return wrong
