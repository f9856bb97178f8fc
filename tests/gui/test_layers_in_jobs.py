"""Layers in the real window: what a job gets, and what the draft and the disk keep."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sdstudio.app.operations import all_finished
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Document, Layer, new_id
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, give, image_of, red, stroke
from tests.support.coroutines import result_of

__all__ = ["red"]

Make = Callable[..., None]


def begin(window: MainWindow, qtbot: QtBot, picture: Path) -> CanvasPage:
    """The canvas with a picture, on which nothing is painted yet as far as is known."""
    page, _ = begin_mask(window, qtbot, picture)
    qtbot.waitUntil(lambda: not painted_of(window).is_opening)
    return page


def painted_of(window: MainWindow) -> CanvasModel:
    painted = window.canvas_controller.painted
    assert painted is not None
    return painted


def document_of(window: MainWindow) -> Document:
    document = painted_of(window).document
    assert document is not None
    return document


def add_layer(window: MainWindow, colour: tuple[int, int, int]) -> None:
    """A layer, and a stroke of ``colour`` on it; then the mask is painted on again."""
    model, document = painted_of(window), document_of(window)
    pixels = TileSnapshot(TileGrid(document.width, document.height, 4))
    model.edit(document.with_active_layer(Layer(new_id(), "Layer", pixels)), "add layer")
    model.use_colour(colour)
    model.begin(Brush(20, 0.0, size_pressure=None), 20, 20)
    model.move(30, 20)
    model.end()
    model.select(document.active_mask)


def read(window: MainWindow, ref: InputRef | None) -> Rgb:
    assert ref is not None
    return result_of(window.studio.library.do(lambda lib: lib.inputs.read(ref)))


def submitted_image(window: MainWindow, qtbot: QtBot, count: int = 1) -> InputRef:
    """What the job in the queue starts from."""
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == count)
    ref = window.studio.queue.jobs[-1].request.input(InputRole.IMAGE)
    assert ref is not None
    return ref


def test_a_job_gets_the_layers_and_the_form_keeps_the_picture(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin(window, qtbot, red)
    window.studio.queue.pause()
    base = image_of(window)
    add_layer(window, (0, 0, 255))
    stroke(page, (48, 32))
    window.generate()
    sent = submitted_image(window, qtbot)
    assert sent != base
    rgb = read(window, sent)
    assert tuple(rgb[20, 25]) == (0, 0, 255)
    assert tuple(rgb[60, 90]) == tuple(read(window, base)[60, 90])
    assert image_of(window) == base
    assert document_of(window).renderings == (sent,)
    window.generate()
    assert submitted_image(window, qtbot, 2) == sent


def test_editing_a_job_leaves_the_draft_its_picture_and_layers(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin(window, qtbot, red)
    window.studio.queue.pause()
    base = image_of(window)
    add_layer(window, (0, 0, 255))
    stroke(page, (48, 32))
    window.generate()
    sent = submitted_image(window, qtbot)
    layers = document_of(window).layers
    window.editing.begin(window.studio.queue.jobs[0].id)
    qtbot.waitUntil(lambda: window.editing.job_id is not None)
    # What the job got is one picture.
    assert image_of(window) == sent
    qtbot.waitUntil(lambda: painted_of(window).document is not None)
    assert document_of(window).layers == ()
    add_layer(window, (0, 255, 0))
    window.editing.save()
    qtbot.waitUntil(lambda: window.editing.job_id is None)
    changed = submitted_image(window, qtbot)
    assert changed != sent
    assert tuple(read(window, changed)[20, 25]) == (0, 255, 0)
    assert image_of(window) == base
    qtbot.waitUntil(lambda: painted_of(window).document is not None)
    assert document_of(window).layers == layers


def test_generate_can_be_cancelled_while_what_is_painted_is_stored(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin(window, qtbot, red)
    window.studio.queue.pause()
    add_layer(window, (0, 0, 255))
    stroke(page, (48, 32))
    answers = threading.Event()
    window.studio.library.do(lambda _library: answers.wait())
    bar, stop = window.make.generate_bar, window.actions_[ActionId.STOP]
    try:
        window.generate()
        qtbot.waitUntil(lambda: bar.stop.isVisible())
        assert bar.stop.text() == "Cancel"
        assert stop.isEnabled()
        assert "Saving what you painted…" in [one.text() for one in bar.findChildren(QLabel)]
        bar.stop.click()
    finally:
        answers.set()
    qtbot.waitUntil(lambda: not bar.stop.isVisible())
    assert not stop.isEnabled()
    result_of(window.studio.library.do(lambda _library: None))
    assert window.studio.queue.jobs == ()
    window.generate()
    submitted_image(window, qtbot)


def test_a_job_waits_for_layers_that_are_still_being_read(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin(window, qtbot, red)
    window.studio.queue.pause()
    add_layer(window, (0, 0, 255))
    stroke(page, (48, 32))
    window.generate()
    sent = submitted_image(window, qtbot)
    model, base = painted_of(window), image_of(window)
    model.documents.save_now()
    result_of(all_finished())
    # As after the start: nothing of it is in memory.
    draft = window.studio.draft.draft
    window.studio.draft.take_input(InputRole.IMAGE)
    assert base is not None
    del model.documents.kept[base]
    window.studio.draft.restore(draft, window.studio.draft.checkpoint)
    assert model.is_opening or model.document is None
    window.generate()
    assert submitted_image(window, qtbot, 2) == sent


def test_layers_and_what_jobs_got_of_them_are_there_again(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin(window, qtbot, red)
    add_layer(window, (0, 0, 255))
    before, base = document_of(window), image_of(window)
    model = painted_of(window)
    # Only layers: no mask is painted.
    assert all(one.pixels.is_empty for one in before.masks)
    model.documents.save_now()
    result_of(all_finished())
    draft = window.studio.draft.draft
    window.studio.draft.take_input(InputRole.IMAGE)
    assert base is not None
    del model.documents.kept[base]
    window.studio.draft.restore(draft, window.studio.draft.checkpoint)
    qtbot.waitUntil(lambda: model.document is not None and not model.is_opening)
    after = document_of(window)
    assert [one.name for one in after.layers] == ["Layer"]
    assert (after.layers[0].pixels.pixels() == before.layers[0].pixels.pixels()).all()
    assert after.active_mask
    # Painting on goes on from there, and leaves them on the disk.
    add_layer(window, (0, 255, 0))
    assert len(document_of(window).layers) == 2


def test_settings_of_a_result_are_used_on_the_picture_below_the_layers(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, base = begin(window, qtbot, red), image_of(window)
    stroke(page, (60, 40))
    add_layer(window, (0, 0, 255))
    make("a blue fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    (composite,) = document_of(window).renderings
    assert picture.request.input(InputRole.IMAGE) == composite
    layers, steps = document_of(window).layers, window.undo.count()

    def use(how: Callable[[], object]) -> None:
        """Use them, after something else was in the form, and undo it."""
        window.studio.draft.choose(prompt="a car")
        how()
        qtbot.waitUntil(lambda: window.undo.count() == steps + 1)
        assert image_of(window) == base
        qtbot.waitUntil(lambda: painted_of(window).document is not None)
        assert document_of(window).layers == layers
        window.undo.undo()
        assert image_of(window) == base

    use(lambda: window.recall.recall(picture))
    window.stage.show_picture(picture)
    for do in (ActionId.REMIX, ActionId.USE_SETTINGS):
        use(window.actions_[do].trigger)
    use(lambda: window.canvas_controller.settings_asked.emit(picture.path))
    # They were made with another picture's layers, which aren't here.
    window.studio.draft.take_input(InputRole.IMAGE)
    window.recall.recall(picture)
    assert image_of(window) == composite


def test_settings_of_a_result_wait_for_layers_that_have_to_be_read(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    begin(window, qtbot, red)
    add_layer(window, (0, 0, 255))
    make("a blue fish")
    picture, base, model = window.studio.pictures.picture(0), image_of(window), painted_of(window)
    assert picture is not None
    assert base is not None
    model.documents.save_now()
    result_of(all_finished())
    draft = window.studio.draft.draft
    window.studio.draft.take_input(InputRole.IMAGE)
    del model.documents.kept[base]
    window.studio.draft.restore(draft, window.studio.draft.checkpoint)
    assert model.is_opening
    steps = window.undo.count()
    window.recall.recall(picture)
    assert window.undo.count() == steps
    qtbot.waitUntil(lambda: window.undo.count() == steps + 1)
    assert image_of(window) == base
    assert len(document_of(window).layers) == 1


def test_layers_painted_while_others_are_read_lie_above_them(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin(window, qtbot, red)
    add_layer(window, (0, 0, 255))
    model, base = painted_of(window), image_of(window)
    first = document_of(window).layers[0].id
    model.documents.save_now()
    result_of(all_finished())
    draft = window.studio.draft.draft
    window.studio.draft.take_input(InputRole.IMAGE)
    assert base is not None
    del model.documents.kept[base]
    answers = threading.Event()
    window.studio.library.do(lambda _library: answers.wait())
    window.studio.draft.restore(draft, window.studio.draft.checkpoint)
    try:
        assert model.is_opening
        pixels = np.full((base.height, base.width, 4), 255, np.uint8)
        added = Layer(new_id(), "Above", TileSnapshot.of(pixels))
        model.edit(document_of(window).with_active_layer(added), "add layer")
    finally:
        answers.set()
    qtbot.waitUntil(lambda: not model.is_opening)
    document = document_of(window)
    assert [one.id for one in document.layers] == [first, added.id]
    assert document.active_layer == added.id
    window.undo.undo()
    assert [one.id for one in document_of(window).layers] == [first]


def test_documents_that_take_too_much_memory_are_dropped_and_read_again(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin(window, qtbot, red)
    add_layer(window, (0, 0, 255))
    model, base, before = painted_of(window), image_of(window), document_of(window)
    model.documents.kept_bytes = 1
    other = QImage(64, 48, QImage.Format.Format_RGB32)
    other.fill(QColor(20, 120, 60))
    other.save(str(tmp_path / "other.png"))
    give(window, qtbot, tmp_path / "other.png")
    qtbot.waitUntil(lambda: image_of(window) != base)
    qtbot.waitUntil(lambda: base not in model.documents.kept)
    assert base not in model.documents.steps.images
    qtbot.waitUntil(lambda: "can't be undone any more" in window.make.done.text)
    # Undo returns to the picture, and not to what was painted on it.
    window.undo.undo()
    qtbot.waitUntil(lambda: image_of(window) == base and not model.is_opening)
    layers = document_of(window).layers
    assert (layers[0].pixels.pixels() == before.layers[0].pixels.pixels()).all()
    qtbot.waitUntil(lambda: window.undo.undoText() not in ("paint on layer", "add layer"))


def test_the_draft_saver_keeps_the_picture_below_the_layers(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin(window, qtbot, red)
    base = image_of(window)
    add_layer(window, (0, 0, 255))
    stroke(page, (48, 32))
    result_of(painted_of(window).documents.keep())
    assert image_of(window) == base
    assert window.canvas_controller.kept_draft().input(InputRole.IMAGE) == base
    hidden = replace(document_of(window).layers[0], visible=False)
    painted_of(window).edit(document_of(window).with_layer(hidden), "hide layer")
    window.studio.queue.pause()
    window.generate()
    assert submitted_image(window, qtbot) == base


def test_the_hint_says_why_the_eraser_does_nothing(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin(window, qtbot, red)
    add_layer(window, (0, 0, 255))
    model = painted_of(window)
    layer = document_of(window).layers[0]
    model.edit(document_of(window).with_layer(replace(layer, alpha_locked=True)), "lock")
    model.select_layer(layer.id)
    window.actions_[ActionId.MASK_ERASER].trigger()
    stroke(page, (20, 20))
    assert "nothing can be erased" in page.hint
    assert window.undo.undoText() == "lock"
    window.actions_[ActionId.MASK_BRUSH].trigger()
    stroke(page, (20, 20))
    assert "nothing can be erased" not in page.hint
