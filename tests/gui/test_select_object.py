"""Selecting objects on the canvas with mouse and keys; the fake engine finds rectangles."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.object_finder import FinderStatus
from sdstudio.app.running_job import EngineState
from sdstudio.domain import modes
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.segmentation import ObjectBox, ObjectPoint
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.object_bar import ObjectBar
from sdstudio.ui.canvas.object_selection import ObjectSelection
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import at, begin_mask, give, red, stroke
from tests.support.coroutines import result_of
from tests.support.segmentation import write_segmentation
from tests.support.similarity import install_similarity as install_auxiliary

Make = Callable[..., None]
__all__ = ["red"]

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def model(paths: Paths, tmp_path: Path) -> Path:
    """The folder of an installed model."""
    return install_auxiliary(paths.models, write_segmentation(tmp_path / "made.safetensors"), "SAM")


class Selecting:
    """A canvas on which objects are selected, and how a person does it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, picture: Path) -> None:
        self.window, self.qtbot = window, qtbot
        self.page: CanvasPage = begin_mask(window, qtbot, picture)[0]
        objects = window.canvas_controller.objects
        assert objects is not None
        self.selection: ObjectSelection = objects.selection
        self.bar: ObjectBar = objects.bar
        self.key(Qt.Key.Key_S)

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """What is painted."""
        painted = self.window.canvas_controller.painted
        assert painted is not None
        assert painted.mask is not None
        return painted.mask.snapshot.pixels()

    @property
    def painted_box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what is painted."""
        rows, columns = np.nonzero(self.pixels)
        return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1

    def click(
        self, x: float, y: float, held: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT
    ) -> None:
        QTest.mouseClick(self.page.view.viewport(), button, held, at(self.page, x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        stroke(self.page, start, end)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.page.view.setFocus()
        QTest.keyClick(self.page.view, key, held)

    def wait(self) -> None:
        """Until what is shown is answered, and previewed."""
        self.qtbot.waitUntil(lambda: not self.selection.is_waiting)
        self.qtbot.waitUntil(lambda: self.selection.finder.state.is_at is FinderStatus.RESTING)


@pytest.fixture
def selecting(model: Path, window: MainWindow, qtbot: QtBot, red: Path) -> Selecting:
    """On a picture of 96 × 64 pixels; a click finds a square of 32 around it."""
    assert model.is_dir()
    result_of(window.studio.registry.read_installed())
    return Selecting(window, qtbot, red)


def test_a_click_and_enter_mask_an_object_in_one_step(selecting: Selecting) -> None:
    undo = selecting.window.undo
    steps = undo.count()
    selecting.click(40, 30)
    selecting.wait()
    assert [type(one) for one in selecting.selection.shown] == [ObjectPoint]
    # It is only a preview so far.
    assert not selecting.pixels.any()
    selecting.key(Qt.Key.Key_Return)
    left, top, right, bottom = selecting.painted_box
    assert (right - left, bottom - top) == (32, 32)
    assert (left + 16, top + 16) == pytest.approx((40, 30), abs=2)
    assert undo.count() == steps + 1
    assert selecting.selection.shown == ()
    undo.undo()
    assert not selecting.pixels.any()


def test_the_mask_is_shown_as_it_would_become(selecting: Selecting) -> None:
    def is_masked() -> bool:
        image = selecting.page.view.viewport().grab().toImage()
        return bool(image.pixelColor(at(selecting.page, 46, 22)) != Qt.GlobalColor.red)

    selecting.click(40, 30)
    selecting.wait()
    selecting.qtbot.waitUntil(is_masked)
    selecting.key(Qt.Key.Key_Escape)
    assert selecting.selection.shown == ()
    selecting.qtbot.waitUntil(lambda: not is_masked())


def test_a_drag_is_a_box_and_another_one_replaces_it(selecting: Selecting) -> None:
    selecting.drag((10, 10), (30, 40))
    selecting.drag((50, 20), (80, 50))
    selecting.wait()
    assert [type(one) for one in selecting.selection.shown] == [ObjectBox]
    selecting.key(Qt.Key.Key_Return)
    assert selecting.painted_box == pytest.approx((50, 20, 80, 50), abs=2)


@pytest.mark.parametrize("by", ["alt", "right button"])
def test_places_beside_it_are_left_out(selecting: Selecting, by: str) -> None:
    selecting.drag((20, 10), (60, 50))
    if by == "alt":
        selecting.click(40, 30, ALT)
    else:
        selecting.click(40, 30, button=RIGHT)
    selecting.wait()
    point = selecting.selection.prompts.points[0]
    assert not point.is_inside
    selecting.key(Qt.Key.Key_Return)
    assert selecting.pixels[int(point.y), int(point.x)] == 0
    assert selecting.pixels.sum() > 1000 * 255


def test_backspace_takes_the_last_back_and_escape_all(selecting: Selecting) -> None:
    selecting.click(40, 30)
    selecting.click(60, 30, ALT)
    assert [one.is_inside for one in selecting.selection.prompts.points] == [True, False]
    selecting.key(Qt.Key.Key_Backspace)
    assert [one.is_inside for one in selecting.selection.prompts.points] == [True]
    selecting.wait()
    selecting.key(Qt.Key.Key_Escape)
    assert not selecting.selection.shown
    selecting.key(Qt.Key.Key_Return)
    assert not selecting.pixels.any()


def test_shift_adds_and_alt_subtracts(selecting: Selecting) -> None:
    selecting.drag((10, 10), (30, 40))
    selecting.wait()
    selecting.key(Qt.Key.Key_Return)
    selecting.drag((50, 10), (80, 40))
    selecting.wait()
    selecting.key(Qt.Key.Key_Return, SHIFT)
    assert selecting.painted_box == pytest.approx((10, 10, 80, 40), abs=2)
    selecting.drag((50, 5), (90, 60))
    selecting.wait()
    selecting.key(Qt.Key.Key_Return, ALT)
    assert selecting.painted_box == pytest.approx((10, 10, 30, 40), abs=2)


def test_enter_before_the_answer_applies_it_when_it_comes(selecting: Selecting) -> None:
    selecting.click(40, 30)
    selecting.key(Qt.Key.Key_Return)
    selecting.qtbot.waitUntil(lambda: bool(selecting.pixels.any()))
    assert selecting.selection.shown == ()


def test_keys_alone_select_an_object(selecting: Selecting) -> None:
    for _ in range(3):
        selecting.key(Qt.Key.Key_Right)
    selecting.key(Qt.Key.Key_Return)
    assert len(selecting.selection.shown) == 1
    selecting.wait()
    selecting.key(Qt.Key.Key_Return)
    assert selecting.pixels.any()


def test_buttons_apply_and_clear(selecting: Selecting) -> None:
    bar = selecting.bar
    assert bar.isVisible()
    assert not bar.apply.isEnabled()
    selecting.click(40, 30)
    selecting.wait()
    QTest.mouseClick(bar.clear, LEFT)
    assert selecting.selection.shown == ()
    selecting.click(40, 30)
    selecting.wait()
    QTest.mouseClick(bar.apply, LEFT)
    assert selecting.pixels.any()
    # It goes with the tool.
    selecting.key(Qt.Key.Key_B)
    assert not bar.isVisible()


def test_the_bar_keeps_its_height_between_clicks(selecting: Selecting) -> None:
    """Otherwise the picture would move under the pointer."""
    selecting.wait()
    height = selecting.bar.height()
    for x in (30, 50):
        selecting.click(x, 30)
        QApplication.processEvents()
        assert selecting.bar.height() == height
        selecting.wait()
        QApplication.processEvents()
        assert selecting.bar.height() == height


def test_only_the_newest_click_is_answered(selecting: Selecting) -> None:
    for x in (20, 30, 40, 50, 60, 70):
        selecting.key(Qt.Key.Key_Escape)
        selecting.click(x, 30)
    selecting.wait()
    selecting.key(Qt.Key.Key_Return)
    left, _, right, _ = selecting.painted_box
    assert (left + right) / 2 == pytest.approx(70, abs=2)


def test_another_picture_begins_anew(selecting: Selecting, tmp_path: Path) -> None:
    selecting.click(40, 30)
    other = QImage(200, 150, QImage.Format.Format_RGB32)
    other.fill(Qt.GlobalColor.blue)
    path = tmp_path / "blue.png"
    other.save(str(path))
    give(selecting.window, selecting.qtbot, path)
    selecting.qtbot.waitUntil(lambda: selecting.page.view.image.width() == 200)
    assert selecting.selection.shown == ()
    selecting.click(100, 75)
    selecting.wait()
    selecting.key(Qt.Key.Key_Return)
    left, top, right, bottom = selecting.painted_box
    assert (right - left, bottom - top) == pytest.approx((75, 75), abs=2)


def test_a_click_is_answered_while_a_picture_is_made(selecting: Selecting, make: Make) -> None:
    window, qtbot = selecting.window, selecting.qtbot
    selecting.drag((10, 10), (30, 40))
    selecting.wait()
    selecting.key(Qt.Key.Key_Return)
    window.make.prompt.set_text("slow fish")
    window.studio.draft.choose(steps=150)
    window.actions_[ActionId.GENERATE].trigger()
    qtbot.waitUntil(lambda: window.studio.dispatcher.running is not None)
    selecting.click(60, 30)
    assert selecting.selection.finder.state.is_at is FinderStatus.WAITING
    assert "busy" in selecting.bar.label.text()
    qtbot.waitUntil(lambda: not selecting.selection.is_waiting)
    assert window.studio.dispatcher.running is not None
    window.studio.dispatcher.stop()
    qtbot.waitUntil(lambda: window.studio.dispatcher.running is None)


def test_without_a_model_the_bar_leads_to_one(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    selecting = Selecting(window, qtbot, red)
    assert "39 MB" in selecting.bar.label.text()
    selecting.click(40, 30)
    QTest.mouseClick(selecting.bar.models, LEFT)
    models = window.models.window
    qtbot.waitUntil(models.isVisible)
    qtbot.waitUntil(lambda: "slimsam-77" in models.cards)
    card = models.cards["slimsam-77"]
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    models.close()


def test_a_model_that_arrives_is_used_at_once(
    window: MainWindow, qtbot: QtBot, red: Path, paths: Paths, tmp_path: Path
) -> None:
    selecting = Selecting(window, qtbot, red)
    selecting.click(40, 30)
    assert selecting.selection.finder.state.is_at is FinderStatus.NO_MODEL
    install_auxiliary(paths.models, write_segmentation(tmp_path / "made.safetensors"), "SAM")
    result_of(window.studio.registry.read_installed())
    assert window.studio.registry.auxiliary(AuxiliaryKind.SEGMENTATION) is not None
    selecting.wait()
    selecting.key(Qt.Key.Key_Return)
    assert selecting.pixels.any()


def test_a_model_whose_file_is_gone_is_said_to_be(selecting: Selecting, model: Path) -> None:
    selecting.wait()
    (model / "model.safetensors").unlink()
    selecting.click(40, 30)
    finder = selecting.selection.finder
    selecting.qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.FAILED)
    assert "SAM" in selecting.bar.label.text()
    assert selecting.bar.again.isVisible()
    write_segmentation(model / "model.safetensors")
    QTest.mouseClick(selecting.bar.again, LEFT)
    selecting.wait()
    selecting.key(Qt.Key.Key_Return)
    assert selecting.pixels.any()


def test_an_engine_that_dies_of_it_is_asked_no_more_and_still_makes_pictures(
    window: MainWindow, qtbot: QtBot, red: Path, paths: Paths, tmp_path: Path, make: Make
) -> None:
    install_auxiliary(paths.models, write_segmentation(tmp_path / "made.safetensors"), "crash")
    result_of(window.studio.registry.read_installed())
    selecting = Selecting(window, qtbot, red)
    finder = selecting.selection.finder
    qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.FAILED)
    assert "stopped unexpectedly" in selecting.bar.label.text()
    # Until the artist asks.
    deaths: list[bool] = []
    window.studio.engine.died.connect(deaths.append)
    for x in (30, 40, 50):
        selecting.click(x, 30)
    assert finder.state.is_at is FinderStatus.FAILED
    qtbot.waitUntil(lambda: window.studio.dispatcher.engine_state is EngineState.READY)
    QTest.mouseClick(selecting.bar.again, LEFT)
    qtbot.waitUntil(lambda: len(deaths) == 1)
    qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.FAILED)
    selecting.key(Qt.Key.Key_B)
    stroke(selecting.page, (40, 30))
    make("a fish")


def test_the_engine_is_not_asked_while_the_canvas_is_not_seen(
    selecting: Selecting, tmp_path: Path
) -> None:
    window, selection = selecting.window, selecting.selection
    selecting.wait()
    window.mode_controller.choose(modes.TEXT_TO_IMAGE)
    assert not selecting.page.isVisible()
    asked: list[FinderStatus] = []
    selection.finder.changed.connect(lambda: asked.append(selection.finder.state.is_at))
    other = QImage(80, 48, QImage.Format.Format_RGB32)
    other.fill(Qt.GlobalColor.green)
    other.save(str(tmp_path / "other.png"))
    give(window, selecting.qtbot, tmp_path / "other.png")
    selecting.qtbot.waitUntil(lambda: selecting.page.view.image.width() == 80)
    assert FinderStatus.RUNNING not in asked
    window.mode_controller.choose(modes.INPAINTING)
    selecting.qtbot.waitUntil(lambda: FinderStatus.RUNNING in asked)


def test_the_mask_is_seen_again_when_a_second_place_is_given_up_before_its_answer(
    selecting: Selecting,
) -> None:
    shown: list[object] = []
    selecting.selection.previewed.connect(shown.append)
    selecting.click(40, 30)
    selecting.wait()
    selecting.qtbot.waitUntil(lambda: bool(shown))
    assert shown[-1] is not None
    selecting.click(60, 30)
    assert selecting.selection.is_waiting
    selecting.key(Qt.Key.Key_Escape)
    assert selecting.selection.shown == ()
    assert shown[-1] is None
