"""The canvas's page with all tools of the mask, without the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.input_pictures import shown
from sdstudio.app.library_thread import LibraryThread
from sdstudio.domain import modes
from sdstudio.domain.draft import Draft
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb
from sdstudio.library import Library
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.edges import MaskEdges
from sdstudio.ui.canvas.edges_panel import EdgesPanel
from sdstudio.ui.canvas.mask_tools import MaskTools
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.undo_stack import UndoStack
from tests.support.canvas import never_stored

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
RIGHT = Qt.MouseButton.RightButton


@dataclass(frozen=True)
class MaskPage:
    """The page, what it is made of, and how a person uses it."""

    page: CanvasPage
    tools: MaskTools
    painted: CanvasModel
    actions: Actions
    edges: MaskEdges
    panel: EdgesPanel
    undo: UndoStack
    qtbot: QtBot

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """What is painted."""
        assert self.painted.mask is not None
        return self.painted.mask.snapshot.pixels()

    def at(self, x: float, y: float) -> QPoint:
        """Where a point of the picture is on the viewport."""
        return self.page.view.viewportTransform().map(QPointF(x, y)).toPoint()

    def choose(self, do: ActionId) -> None:
        """Choose a tool."""
        self.actions[do].trigger()

    def press(self, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
        """Press the left button."""
        QTest.mouseMove(self.page.view.viewport(), self.at(x, y))
        QTest.mousePress(self.page.view.viewport(), LEFT, held, self.at(x, y))

    def move(self, x: float, y: float) -> None:
        """Move the mouse; QTest holds no keys meanwhile, so tests of them send their own events."""
        QTest.mouseMove(self.page.view.viewport(), self.at(x, y))

    def release(self, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
        """Release the left button."""
        QTest.mouseRelease(self.page.view.viewport(), LEFT, held, self.at(x, y))

    def drag(
        self,
        *points: tuple[float, float],
        held: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        """Drag along some points, with keys that are held at the press alone."""
        viewport = self.page.view.viewport()
        QTest.mousePress(viewport, button, held, self.at(*points[0]))
        for point in points[1:]:
            QTest.mouseMove(viewport, self.at(*point))
        QTest.mouseRelease(viewport, button, NONE, self.at(*points[-1]))
        self.wait()

    def click(
        self,
        x: float,
        y: float,
        held: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        """Click, and wait until what it began is done."""
        QTest.mouseClick(self.page.view.viewport(), button, held, self.at(x, y))
        self.wait()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on the canvas."""
        QTest.keyClick(self.page.view, key, held)

    def wait(self) -> None:
        """Wait until nothing is being made."""
        self.qtbot.waitUntil(lambda: not self.tools.work.is_busy and not self.edges.is_busy)


@contextmanager
def mask_page(
    qtbot: QtBot, folder: Path, rgb: Rgb, size: tuple[int, int] = (560, 420)
) -> Iterator[MaskPage]:
    """The page of ``size`` that shows ``rgb``, with nothing painted on it."""
    height, width, _ = rgb.shape
    image = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=width, height=height)
    background, owner, undo = BackgroundTasks(), QObject(), UndoStack()
    library = LibraryThread(lambda: Library.open(folder, folder / "data"))
    pages: list[CanvasPage] = []
    painted = CanvasModel(
        DraftModel(None, Draft(mode=modes.INPAINTING.key, inputs=(image,))),
        library,
        background,
        undo,
        owner,
        pictures=lambda _ref: pages[0].view.image,
    )
    actions = Actions(owner)
    tools = MaskTools(painted, background, actions, lambda: pages[0].view.image, owner)
    page = CanvasPage(painted, tools, actions)
    pages.append(page)
    edges = MaskEdges(painted, page.view, background)
    panel = EdgesPanel(edges, page.view)
    page.resize(*size)
    page.show_picture(shown(rgb), image)
    page.show()
    QTest.qWaitForWindowExposed(page)
    page.activateWindow()
    page.view.setFocus()
    never_stored(painted)
    try:
        yield MaskPage(page, tools, painted, actions, edges, panel, undo, qtbot)
    finally:
        page.close()
        background.close()
