"""The depth studio: estimated, opened, shown, painted, saved, and used by Depth to image."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sdstudio.app.depth_requests import DepthRequests
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.depth_layers import depth_in
from sdstudio.canvas.document import Layer, LayerKind, Target
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain import modes
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import pixels_sha256, read_input
from sdstudio.imaging.masks import rgb_of
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.depth.depth_controller import DepthController
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, image_of, red
from tests.support.closing import close_when_written
from tests.support.coroutines import result_of
from tests.support.paper_model import write_depth_model
from tests.support.studio import opened

Make = Callable[..., None]
OF_A_DEPTH = (ActionId.DEPTH_ADJUST, ActionId.DEPTH_SAVE, ActionId.DEPTH_SHOW)

__all__ = ["red"]


@pytest.fixture
def depth_model(window: MainWindow, tmp_path: Path) -> None:
    """A model that estimates depth, as far as the fake engine cares."""
    found = opened(window.studio.registry, write_depth_model(tmp_path / "depth model"))
    assert found.task is CheckpointTask.DEPTH


@pytest.fixture
def ramp(tmp_path: Path) -> Path:
    """A depth of 96 × 64 pixels, 16 bits, that is nearer to the right."""
    path = tmp_path / "ramp.png"
    levels = np.broadcast_to(np.linspace(0, 65535, 96).astype(np.uint16), (64, 96))
    Image.fromarray(np.ascontiguousarray(levels)).save(path)
    return path


def of(window: MainWindow) -> DepthController:
    assert window.canvas_controller.depth is not None
    return window.canvas_controller.depth


def model_of(window: MainWindow) -> CanvasModel:
    assert window.canvas_controller.painted is not None
    return window.canvas_controller.painted


def layer_of(window: MainWindow) -> Layer:
    layer = of(window).layer
    assert layer is not None
    return layer


def levels(window: MainWindow) -> NDArray[np.uint8]:
    document = model_of(window).document
    assert document is not None
    return depth_in(document, layer_of(window))


def begin(window: MainWindow, qtbot: QtBot, picture: Path) -> None:
    """Depth to image, with its canvas."""
    begin_mask(window, qtbot, picture)
    window.actions_[ActionId.FROM_DEPTH].trigger()
    assert window.studio.draft.mode is modes.DEPTH_TO_IMAGE
    assert window.canvas_controller.is_shown


def open_depth(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    of(window).read(path)
    qtbot.waitUntil(lambda: of(window).layer is not None)


def newest(window: MainWindow) -> Picture:
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    return picture


def enabled(window: MainWindow) -> set[bool]:
    return {window.actions_[do].isEnabled() for do in OF_A_DEPTH}


def is_from_canvas(window: MainWindow) -> bool:
    slot = window.make.inputs.slots[InputRole.DEPTH]
    return slot.hint.isVisible() and "From the canvas" in slot.hint.text()


# Estimating.


@pytest.mark.usefixtures("depth_model")
def test_the_estimated_depth_becomes_a_layer(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    begin_mask(window, qtbot, red)
    checkpoint = window.studio.draft.checkpoint
    assert enabled(window) == {False}
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    qtbot.waitUntil(lambda: of(window).layer is not None, timeout=60_000)
    layer, made = layer_of(window), newest(window)
    assert (layer.kind, layer.visible) == (LayerKind.DEPTH, True)
    assert made.request.mode == modes.DEPTH_MAP.key
    assert np.array_equal(levels(window), read_input(made.path, InputRole.DEPTH)[..., 0])
    assert enabled(window) == {True}
    # The artist has gone on with the mask, and with the model.
    assert model_of(window).target is Target.MASK
    assert window.studio.draft.checkpoint == checkpoint
    assert window.studio.draft.mode is modes.INPAINTING
    # It isn't a result to continue from.
    results = window.canvas_controller.results
    assert results is not None
    assert results.candidates.rowCount() == 0
    window.actions_[ActionId.UNDO].trigger()
    assert of(window).layer is None
    window.actions_[ActionId.REDO].trigger()
    assert of(window).layer is not None


@pytest.mark.usefixtures("depth_model")
def test_a_second_estimate_is_of_what_is_seen_and_replaces_the_first(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    before, id_ = levels(window), layer_of(window).id
    document = model_of(window).document
    assert document is not None
    steps = window.undo.index()
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    qtbot.waitUntil(lambda: not np.array_equal(levels(window), before), timeout=60_000)
    assert layer_of(window).id == id_
    assert window.undo.index() == steps + 1
    window.actions_[ActionId.UNDO].trigger()
    assert np.array_equal(levels(window), before)


@pytest.mark.usefixtures("depth_model")
def test_it_waits_for_the_canvas_it_was_asked_for(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_mask(window, qtbot, red)
    ref = image_of(window)
    assert ref is not None
    window.studio.queue.pause()
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)
    other = tmp_path / "other.png"
    Image.new("RGB", (64, 64), "blue").save(other)
    window.input_controller.give(other)
    qtbot.waitUntil(lambda: image_of(window) != ref)
    window.studio.queue.resume()
    qtbot.waitUntil(lambda: not window.studio.queue.jobs, timeout=60_000)
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1)
    assert of(window).layer is None
    window.input_controller.start(ref, modes.INPAINTING)
    qtbot.waitUntil(lambda: of(window).layer is not None)


@pytest.mark.usefixtures("depth_model")
def test_it_does_not_become_part_of_a_job_that_is_edited_meanwhile(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    is_free = threading.Event()
    window.studio.background.do("depth", is_free.wait)
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1, timeout=60_000)
    window.studio.draft_saver.hold(window.studio.draft.draft)
    is_free.set()
    result_of(window.studio.background.do("depth", lambda: None))
    assert of(window).layer is None
    window.studio.draft_saver.hold(None)
    model_of(window).listed.emit()
    qtbot.waitUntil(lambda: of(window).layer is not None)


@pytest.mark.usefixtures("depth_model")
def test_it_is_still_known_in_the_next_session_which_canvas_it_is_for(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_mask(window, qtbot, red)
    ref, studio = image_of(window), window.studio
    assert ref is not None
    studio.queue.pause()
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    other = tmp_path / "other.png"
    Image.new("RGB", (64, 64), "blue").save(other)
    window.input_controller.give(other)
    qtbot.waitUntil(lambda: image_of(window) != ref)
    # As it begins: the job has yet to run, or has run before the canvas is opened.
    before = DepthRequests(studio, window)
    studio.queue.resume()
    qtbot.waitUntil(lambda: before.result(ref) is not None, timeout=60_000)
    after = DepthRequests(studio, window)
    qtbot.waitUntil(lambda: after.result(ref) == before.result(ref))
    window.input_controller.start(ref, modes.INPAINTING)
    qtbot.waitUntil(lambda: of(window).layer is not None)
    assert not studio.session.current.depth_jobs


@pytest.mark.usefixtures("depth_model")
def test_one_that_was_stopped_is_forgotten_and_later_depth_maps_are_not_for_the_canvas(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    ref, studio = image_of(window), window.studio
    assert ref is not None
    studio.queue.pause()
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    request = studio.queue.jobs[0].request
    result_of(studio.queue.remove([studio.queue.jobs[0].id]))
    # At the next start, nothing can put it back any more.
    next_start = DepthRequests(studio, window)
    qtbot.waitUntil(lambda: not studio.session.current.depth_jobs)
    studio.queue.resume()
    result_of(studio.queue.submit_request(request))
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1, timeout=60_000)
    assert next_start.result(ref) is None
    assert of(window).layer is None


@pytest.mark.usefixtures("depth_model")
def test_one_that_is_gone_by_then_is_told_of_once(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_mask(window, qtbot, red)
    ref = image_of(window)
    assert ref is not None
    window.studio.queue.pause()
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)
    other = tmp_path / "other.png"
    Image.new("RGB", (64, 64), "blue").save(other)
    window.input_controller.give(other)
    qtbot.waitUntil(lambda: image_of(window) != ref)
    window.studio.queue.resume()
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1, timeout=60_000)
    newest(window).path.unlink()
    troubles: list[object] = []
    of(window).trouble.connect(troubles.append)
    window.input_controller.start(ref, modes.INPAINTING)
    qtbot.waitUntil(lambda: bool(troubles))
    model = model_of(window)
    for number in range(3):
        model.begin(Brush(5, 0.0), 10 + 20 * number, 10)
        model.end()
        result_of(window.studio.background.do("depth", lambda: None))
    assert len(troubles) == 1


@pytest.mark.usefixtures("depth_model")
def test_an_estimate_descends_from_the_picture_below_the_layers(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    model, image = model_of(window), image_of(window)
    assert model.document is not None
    assert image is not None
    pixels = TileSnapshot.filled(TileGrid(model.document.width, model.document.height, 4), 255)
    model.edit(model.document.with_layer(Layer("a", "a", pixels)), "add layer")
    window.studio.queue.pause()
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)
    seen = window.studio.queue.jobs[0].request.input(InputRole.IMAGE)
    assert seen is not None
    found = result_of(window.studio.library.do(lambda lib: lib.inputs.origins(seen.sha256)))
    assert found == {image.sha256}


def test_without_a_depth_model_it_says_how_to_get_one(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    assert "Depth Anything V2" in window.make.notices.text
    assert not window.studio.queue.jobs


def test_once_a_depth_map_or_a_model_is_there_none_is_asked_for(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path, tmp_path: Path
) -> None:
    begin_mask(window, qtbot, red)
    notices = window.make.notices
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    assert "Depth Anything V2" in notices.text
    of(window).read(ramp)
    qtbot.waitUntil(lambda: not notices.isVisibleTo(window))
    window.actions_[ActionId.DEPTH_ESTIMATE].trigger()
    assert "Depth Anything V2" in notices.text
    opened(window.studio.registry, write_depth_model(tmp_path / "depth model"))
    qtbot.waitUntil(lambda: not notices.isVisibleTo(window))


# Files.


@pytest.mark.usefixtures("depth_model")
def test_a_depth_picture_is_opened_fitted_and_saved(
    window: MainWindow,
    qtbot: QtBot,
    red: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin(window, qtbot, red)
    square = tmp_path / "square.png"
    Image.fromarray(np.arange(256, dtype=np.uint8).repeat(256).reshape(256, 256)).save(square)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(square), ""))
    window.actions_[ActionId.DEPTH_OPEN].trigger()
    qtbot.waitUntil(lambda: of(window).layer is not None)
    assert levels(window).shape == (64, 96)
    assert "cropped" in window.make.done.text
    assert model_of(window).target is Target.LAYER
    target = tmp_path / "saved.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    window.actions_[ActionId.DEPTH_SAVE].trigger()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: "Saved the depth" in window.make.done.text)
    with Image.open(target) as image:
        assert image.mode == "L"
        assert np.array_equal(np.asarray(image), levels(window))
    # Pixels that were dropped are nowhere else.
    white = QImage(96, 64, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    of(window).take(white)
    close_when_written(window, qtbot)
    assert levels(window).min() == 255


@pytest.mark.usefixtures("depth_model")
def test_sixteen_bits_are_read_and_others_refused(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path, tmp_path: Path
) -> None:
    begin(window, qtbot, red)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture")
    of(window).read(broken)
    qtbot.waitUntil(lambda: "broken.png" in window.make.notices.text)
    assert of(window).layer is None
    open_depth(window, qtbot, ramp)
    row = levels(window)[10].astype(int)
    assert (row[0], row[-1]) == (0, 255)
    assert (np.diff(row) >= 0).all()


# Used by Depth to image.


@pytest.mark.usefixtures("depth_model")
def test_depth_to_image_uses_what_is_painted(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path, make: Make
) -> None:
    begin(window, qtbot, red)
    bar = of(window).bar
    assert bar.isVisible()
    assert "model estimates" in bar.note.text()
    open_depth(window, qtbot, ramp)
    assert "depth on the canvas" in bar.note.text()
    assert is_from_canvas(window)
    model_of(window).use_colour((255, 255, 255))
    model_of(window).begin(Brush(20), 10, 10)
    model_of(window).end()
    make("a red fish")
    given = newest(window).request.input(InputRole.DEPTH)
    assert given is not None
    assert given.sha256 == pixels_sha256(rgb_of(levels(window)))
    assert window.studio.draft.draft.input(InputRole.DEPTH) is None


@pytest.mark.usefixtures("depth_model")
def test_a_hidden_depth_is_not_used(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path, make: Make
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    window.actions_[ActionId.DEPTH_SHOW].trigger()
    assert not layer_of(window).visible
    assert not is_from_canvas(window)
    assert "hidden" in of(window).bar.note.text()
    make("a red fish")
    assert newest(window).request.input(InputRole.DEPTH) is None
    window.actions_[ActionId.DEPTH_SHOW].trigger()
    assert is_from_canvas(window)
    window.actions_[ActionId.UNDO].trigger()
    assert not window.actions_[ActionId.DEPTH_SHOW].isChecked()


@pytest.mark.usefixtures("depth_model")
def test_the_settings_of_a_picture_give_its_depth_back(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path, make: Make
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    make("a red fish")
    given = newest(window).request.input(InputRole.DEPTH)
    of(window).adjusting.open()
    of(window).panel.invert.click()
    of(window).adjusting.apply()
    qtbot.waitUntil(lambda: not of(window).adjusting.is_open)
    window.recall.recall_request(newest(window).request, lambda: "")
    assert window.studio.draft.draft.input(InputRole.DEPTH) == given
    # The newest that the artist has chosen counts.
    qtbot.waitUntil(lambda: not layer_of(window).visible)
    assert not is_from_canvas(window)
    window.actions_[ActionId.UNDO].trigger()
    assert layer_of(window).visible


@pytest.mark.usefixtures("depth_model")
def test_the_same_depth_stays_shown(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path, make: Make
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    make("a red fish")
    window.recall.recall_request(newest(window).request, lambda: "")
    qtbot.wait(200)
    assert layer_of(window).visible


@pytest.mark.usefixtures("depth_model")
def test_a_depth_map_in_the_form_replaces_the_one_on_the_canvas(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    window.input_controller.give(red, InputRole.DEPTH)
    qtbot.waitUntil(lambda: not layer_of(window).visible)
    assert "in the settings" in of(window).bar.note.text()


@pytest.mark.usefixtures("depth_model")
def test_a_depth_map_in_the_form_ends_no_transformation(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    model, transforms = model_of(window), window.canvas_controller.transforms
    assert transforms is not None
    model.aim(Target.MASK)
    model.begin(Brush(10), 30, 30)
    model.end()
    is_free = threading.Event()
    window.studio.background.do("depth", is_free.wait)
    window.input_controller.give(red, InputRole.DEPTH)
    qtbot.waitUntil(lambda: window.studio.draft.draft.input(InputRole.DEPTH) is not None)
    transforms.transformation.begin()
    qtbot.waitUntil(lambda: transforms.transformation.frame is not None)
    assert transforms.transformation.frame is not None
    transforms.transformation.put(transforms.transformation.frame.moved(20, 0))
    is_free.set()
    qtbot.waitUntil(lambda: not layer_of(window).visible)
    assert window.undo.undoText() == "transform"
    window.undo.undo()
    assert not layer_of(window).visible
    window.undo.undo()
    assert layer_of(window).visible


@pytest.mark.usefixtures("depth_model")
def test_its_bar_is_there_only_where_depth_counts(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    window.actions_[ActionId.PART].trigger()
    assert not of(window).bar.isVisible()
    # The commands are in the menu all the same.
    assert enabled(window) == {True}
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert enabled(window) == {False}


@pytest.mark.usefixtures("depth_model")
def test_the_depth_is_no_part_of_the_picture(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path, make: Make
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    make("a red fish")
    assert newest(window).request.input(InputRole.IMAGE) == image_of(window)


@pytest.mark.usefixtures("depth_model")
def test_the_form_tells_of_a_depth_from_an_earlier_session(
    window: MainWindow, qtbot: QtBot, red: Path, ramp: Path
) -> None:
    begin(window, qtbot, red)
    open_depth(window, qtbot, ramp)
    window.actions_[ActionId.VIEW_CREATE].trigger()
    window.canvas_controller.save_now()
    folder = window.studio.paths.pictures / ".canvas"
    qtbot.waitUntil(lambda: any(folder.glob("*.ora")))
    window.hide()
    other = MainWindow(window.studio)
    other.show()
    qtbot.waitUntil(lambda: is_from_canvas(other))
    assert not other.canvas_controller.is_shown
    other.hide()
    other.deleteLater()
