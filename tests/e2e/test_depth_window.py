"""Sketch and depth in the real window, with the real engine."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.canvas.document import Target
from sdstudio.domain import modes
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import pixels_sha256, read_rgb
from sdstudio.imaging.masks import rgb_of
from sdstudio.ui.action_ids import ActionId
from tests.e2e.test_intents_command import a_scene
from tests.e2e.test_main_job import generate, opened_window
from tests.gui.test_depth_studio import layer_of, levels, model_of, of
from tests.gui.test_from_pictures import stroke
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.studio import opened
from tests.support.torch_thread import TorchLaunch


@pytest.mark.slow
def test_a_sketch_and_its_depth_become_pictures(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with opened_window(qtbot, qapp, TorchLaunch) as window:
        draft, actions = window.studio.draft, window.actions_
        draft.choose(steps=2)

        window.new_canvas.make(64, 64, QColor("white"))
        qtbot.waitUntil(lambda: window.canvas_controller.is_shown)
        qtbot.waitUntil(lambda: model_of(window).target is Target.LAYER)
        page = window.canvas_controller.page
        assert page is not None
        model_of(window).use_colour((220, 30, 30))
        page.view.fit()
        stroke(page, (10, 30), (54, 34))
        sketch = draft.draft.input(InputRole.IMAGE)
        picture = generate(qtbot, window)
        assert picture.request.mode == modes.IMAGE_TO_IMAGE.key
        assert (picture.width, picture.height) == (64, 64)
        # What was sketched went to the model, and the canvas stays as it was.
        assert picture.request.input(InputRole.IMAGE) != sketch
        assert draft.draft.input(InputRole.IMAGE) == sketch

        found = opened(window.studio.registry, build_checkpoint(tmp_path / "depth", Variant.DEPTH))
        assert found.task is CheckpointTask.DEPTH
        file = tmp_path / "scene.png"
        Image.fromarray(a_scene()).save(file)
        window.input_controller.give(file)
        qtbot.waitUntil(lambda: draft.draft.input(InputRole.IMAGE) != sketch)
        actions[ActionId.DEPTH_ESTIMATE].trigger()
        qtbot.waitUntil(lambda: of(window).layer is not None, timeout=120_000)
        newest = window.studio.pictures.picture(0)
        assert newest is not None
        assert np.array_equal(levels(window), read_rgb(newest.path)[..., 0])
        assert layer_of(window).visible

        of(window).adjusting.open()
        of(window).panel.invert.click()
        of(window).panel.use.click()
        qtbot.waitUntil(lambda: not of(window).adjusting.is_open)
        actions[ActionId.FROM_DEPTH].trigger()
        draft.choose(steps=2)
        made = generate(qtbot, window)
        assert made.request.mode == modes.DEPTH_TO_IMAGE.key
        depth = made.request.input(InputRole.DEPTH)
        assert depth is not None
        assert depth.sha256 == pixels_sha256(rgb_of(levels(window)))
