"""Intents in the real window, with the real engine and the practice model."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import Rgb, read_rgb
from sdstudio.imaging.inpainting import areas_of
from sdstudio.imaging.masks import Grey, grey
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from tests.e2e.test_intents_command import a_scene
from tests.e2e.test_main_job import generate, opened_window
from tests.gui.test_canvas_intents import drag, of
from tests.gui.test_from_pictures import begin_mask, stroke
from tests.support.torch_thread import TorchLaunch


def kept(window: MainWindow, role: InputRole, picture: Picture) -> Rgb:
    ref = picture.request.input(role)
    assert ref is not None
    file = window.studio.paths.pictures / ".inputs" / f"{ref.sha256}.png"
    return read_rgb(file)


def assert_only_the_mask_changed(window: MainWindow, picture: Picture) -> Grey:
    """What shows of the result."""
    old, mask = (kept(window, role, picture) for role in (InputRole.IMAGE, InputRole.MASK))
    shown = areas_of(picture.request.params, grey(mask)).shown
    new = read_rgb(picture.path)
    assert np.array_equal(new[shown == 0], old[shown == 0])
    assert not np.array_equal(new[shown > 0], old[shown > 0])
    return shown


@pytest.mark.slow
def test_a_picture_is_worked_on_by_one_intent_after_the_other(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "scene.png"
    Image.fromarray(a_scene()).save(file)
    with opened_window(qtbot, qapp, TorchLaunch) as window:
        page, _ = begin_mask(window, qtbot, file)
        qtbot.waitUntil(lambda: not page.view.image.isNull())
        draft, actions = window.studio.draft, window.actions_
        draft.choose(steps=2)
        painted = window.canvas_controller.painted
        assert painted is not None
        touched = np.zeros(a_scene().shape[:2], bool)
        for number, do in enumerate(
            (
                ActionId.INTENT_REMOVE,
                ActionId.INTENT_REPLACE,
                ActionId.INTENT_ADD,
                ActionId.INTENT_REFINE,
                ActionId.INTENT_VARY,
            )
        ):
            y = 70 + 8 * number
            stroke(page, (84, y), (116, y))
            actions[do].trigger()
            picture = generate(qtbot, window)
            assert picture.request.mode == modes.INPAINTING.key
            touched |= assert_only_the_mask_changed(window, picture) > 0
            actions[ActionId.RESULT_CONTINUE].trigger()
            qtbot.waitUntil(lambda: draft.draft.selection is None)
            qtbot.waitUntil(lambda: painted.mask is not None)
        # After all of it, the rest is what it was.
        assert not touched.all()
        assert np.array_equal(read_rgb(picture.path)[~touched], a_scene()[~touched])

        page.view.zoom_to(0.5)
        grip = of(window).grips.grip("right")
        drag(page, (grip.x(), grip.y()), (grip.x() + 64, grip.y()))
        qtbot.waitUntil(lambda: draft.draft.intent == "extend")
        qtbot.waitUntil(lambda: draft.draft.selection is not None)
        extended = generate(qtbot, window)
        assert_only_the_mask_changed(window, extended)
        assert extended.width > picture.width
        assert extended.height == picture.height
