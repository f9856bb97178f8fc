"""An object is selected by the real engine, with a small network of random weights, in the real
window.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.object_finder import FinderStatus
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.input_refs import InputRole
from sdstudio.paths import Paths, user_paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from tests.support.closing import close_when_written
from tests.support.segmentation import write_segmentation
from tests.support.similarity import install_similarity as install_auxiliary

_LIMIT_MS = 120_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = user_paths()
    install_auxiliary(paths.models, write_segmentation(tmp_path / "tiny.safetensors"), "Tiny SAM")
    return paths


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, paths: Paths) -> Iterator[MainWindow]:
    qapp.setQuitOnLastWindowClosed(False)
    launch = EngineLaunch(paths.cache, paths.engine_log)
    studio = bootstrap.build_studio(paths, launch, qapp)
    window = MainWindow(studio)
    window.show()
    bootstrap.start(studio)
    qtbot.waitExposed(window)
    try:
        yield window
    finally:
        # It waits until the mask is stored.
        close_when_written(window, qtbot)
        bootstrap.stop(studio)
        window.deleteLater()
        QApplication.sendPostedEvents(None, 0)


def test_a_box_becomes_a_mask_with_soft_edges(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio, canvas = window.studio, window.canvas_controller
    qtbot.waitUntil(lambda: studio.registry.auxiliary(AuxiliaryKind.SEGMENTATION) is not None)
    small = np.random.default_rng(3).integers(0, 256, (8, 8, 3), np.uint8)
    path = tmp_path / "picture.png"
    Image.fromarray(small).resize((512, 384)).save(path)
    window.actions_[ActionId.PART].trigger()
    window.input_controller.give(path)
    qtbot.waitUntil(lambda: studio.draft.draft.input(InputRole.IMAGE) is not None)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    assert canvas.page is not None
    assert canvas.objects is not None
    assert canvas.painted is not None
    view, selection = canvas.page.view, canvas.objects.selection
    qtbot.waitUntil(lambda: not view.image.isNull())
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_S)
    to_screen = view.viewportTransform()
    start, end = (to_screen.map(QPointF(*one)).toPoint() for one in ((100, 80), (400, 300)))
    viewport = view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(
        lambda: selection.finder.state.is_at in (FinderStatus.RESTING, FinderStatus.FAILED),
        timeout=_LIMIT_MS,
    )
    assert selection.finder.state.failure is None
    qtbot.waitUntil(lambda: not selection.is_waiting)
    QTest.keyClick(view, Qt.Key.Key_Return)
    mask = canvas.painted.mask
    assert mask is not None
    qtbot.waitUntil(lambda: not mask.is_empty)
    pixels = mask.snapshot.pixels()
    assert pixels.shape == (384, 512)
    # Random weights select something or other, but not with hard edges.
    assert ((pixels > 0) & (pixels < 255)).any()
