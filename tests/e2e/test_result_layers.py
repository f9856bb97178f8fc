"""Results as layers in the real window, with the real engine and the practice model."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.canvas.document import Layer, Target
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tile_png import placed
from sdstudio.domain.family import ParentRole
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import Rgb, read_rgb
from sdstudio.imaging.masks import Grey
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.main_window import MainWindow
from tests.e2e.test_intents_command import a_scene
from tests.e2e.test_intents_window import kept
from tests.e2e.test_main_job import generate, opened_window
from tests.gui.test_from_pictures import begin_mask, stroke
from tests.support.coroutines import result_of
from tests.support.torch_thread import TorchLaunch

EDITS = 10


def model_of(window: MainWindow) -> CanvasModel:
    model = window.canvas_controller.painted
    assert model is not None
    return model


def composite(window: MainWindow) -> Rgb:
    return result_of(model_of(window).composite())


def use(qtbot: QtBot, window: MainWindow, picture: Picture) -> Layer:
    """Use the newest result, and clear the mask for the next one."""
    results, model = window.canvas_controller.results, model_of(window)
    assert results is not None
    qtbot.waitUntil(lambda: results.candidates.shown == picture)
    qtbot.waitUntil(lambda: results.candidates.image is not None)
    window.actions_[ActionId.RESULT_USE].trigger()
    qtbot.waitUntil(lambda: model.layer is not None and model.layer.picture == picture.identity)
    window.actions_[ActionId.MASK_CLEAR].trigger()
    layer = model.layer
    assert layer is not None
    return layer


def levels_of(layer: Layer, shape: tuple[int, ...]) -> Grey:
    """How much of the layer shows at each place of the canvas."""
    assert layer.mask is not None
    grid = TileGrid(shape[1], shape[0])
    alpha = placed(layer.pixels, layer.left, layer.top, replace(grid, channels=4)).pixels()[..., 3]
    return np.minimum(alpha, placed(layer.mask, layer.left, layer.top, grid).pixels())


@pytest.mark.slow
def test_results_become_layers_on_top_of_each_other(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    scene = a_scene()
    file = tmp_path / "scene.png"
    Image.fromarray(scene).save(file)
    with opened_window(qtbot, qapp, TorchLaunch) as window:
        page, _ = begin_mask(window, qtbot, file)
        qtbot.waitUntil(lambda: not page.view.image.isNull())
        model = model_of(window)
        window.studio.draft.choose(steps=2)
        base = window.studio.draft.draft.input(InputRole.IMAGE)

        stroke(page, (84, 70), (116, 70))
        window.actions_[ActionId.INTENT_REPLACE].trigger()
        first = generate(qtbot, window)
        layer = use(qtbot, window, first)
        assert np.array_equal(composite(window), read_rgb(first.path))

        # A part is taken back by painting on what shows of the layer.
        model.aim(Target.LAYER_MASK)
        window.actions_[ActionId.MASK_ERASER].trigger()
        stroke(page, (84, 70), (90, 70))
        window.actions_[ActionId.MASK_BRUSH].trigger()
        assert model.layer is not None
        left = levels_of(model.layer, scene.shape)
        assert 0 < left.sum() < levels_of(layer, scene.shape).sum()
        now = composite(window)
        assert np.array_equal(now[left == 255], read_rgb(first.path)[left == 255])
        assert np.array_equal(now[left == 0], scene[left == 0])

        # The next one is made of what is on the canvas now.
        model.aim(Target.MASK)
        stroke(page, (84, 100), (116, 100))
        second = generate(qtbot, window)
        assert np.array_equal(kept(window, InputRole.IMAGE, second), now)
        assert window.studio.draft.draft.input(InputRole.IMAGE) == base
        above = use(qtbot, window, second)
        assert np.array_equal(composite(window), read_rgb(second.path))
        untouched = np.maximum(left, levels_of(above, scene.shape)) == 0
        assert np.array_equal(composite(window)[untouched], scene[untouched])
        results = window.canvas_controller.results
        assert results is not None
        assert results.candidates.rowCount() == 2
        parents = result_of(window.studio.library.do(lambda lib: lib.family.parents(second.id)))
        assert (first.identity, ParentRole.START) in [(one.identity, one.role) for one in parents]


@pytest.mark.slow
def test_ten_results_in_a_row_leave_all_else_to_the_byte(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    scene = a_scene()
    file = tmp_path / "scene.png"
    Image.fromarray(scene).save(file)
    with opened_window(qtbot, qapp, TorchLaunch) as window:
        page, _ = begin_mask(window, qtbot, file)
        qtbot.waitUntil(lambda: not page.view.image.isNull())
        window.studio.draft.choose(steps=1)
        touched = np.zeros(scene.shape[:2], np.bool_)
        for number in range(EDITS):
            y = 60 + 6 * number
            stroke(page, (80 + number, y), (112 + number, y))
            picture = generate(qtbot, window)
            layer = use(qtbot, window, picture)
            assert np.array_equal(composite(window), read_rgb(picture.path))
            touched |= levels_of(layer, scene.shape) > 0
        assert not touched.all()
        assert np.array_equal(composite(window)[~touched], scene[~touched])
