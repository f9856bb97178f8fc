"""The layer, and the canvas, are cropped to the selection, and both can be undone."""

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.operations import all_finished
from sdstudio.canvas.rect import Rect
from sdstudio.domain.input_refs import InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import image_of
from tests.gui.test_layer_transfer import canvas, document_of, model, select
from tests.gui.test_projects import input_pixels
from tests.support.coroutines import result_of

__all__ = ["canvas"]

WHITE = 255


@pytest.fixture
def cropped(window: MainWindow, canvas: object, qtbot: QtBot) -> MainWindow:
    """The canvas after it was cropped to (16, 8) … (56, 48)."""
    select(window, Rect(16, 8, 56, 48))
    before = image_of(window)
    window.actions_[ActionId.CANVAS_CROP].trigger()
    qtbot.waitUntil(lambda: image_of(window) != before)
    qtbot.waitUntil(lambda: model(window).document is not None)
    return window


def test_a_layer_is_cropped_to_the_rectangle_around_the_selection(
    window: MainWindow, canvas: object, qtbot: QtBot
) -> None:
    before = document_of(window).layers[0]
    select(window, Rect(0, 20, 50, 64))
    window.actions_[ActionId.LAYER_CROP].trigger()
    qtbot.waitUntil(lambda: window.undo.undoText() == "crop layer")
    layer = document_of(window).layers[0]
    assert layer.rect == Rect(20, 20, 50, 40)
    assert (layer.pixels.pixels() == before.pixels.pixels()[10:, :30]).all()
    window.undo.undo()
    after = document_of(window).layers[0]
    assert after.rect == before.rect
    assert (after.pixels.pixels() == before.pixels.pixels()).all()


def test_the_canvas_is_cropped_with_its_layers(cropped: MainWindow) -> None:
    document = document_of(cropped)
    assert (document.width, document.height) == (40, 40)
    assert document.layers[0].rect == Rect(4, 2, 44, 32)
    # The rectangle that it was cropped to isn't selected any more.
    assert document.combined_mask().is_empty
    assert (input_pixels(cropped) == (10, 120, 200)).all()
    assert cropped.studio.draft.draft.input(InputRole.MASK) is None
    assert cropped.undo.undoText() == "crop canvas"


def test_cropping_the_canvas_is_undone_and_redone_in_one_step(
    cropped: MainWindow, qtbot: QtBot
) -> None:
    cropped.undo.undo()
    qtbot.waitUntil(lambda: document_of(cropped).width == 96)
    assert document_of(cropped).layers[0].rect == Rect(20, 10, 60, 40)
    assert not document_of(cropped).combined_mask().is_empty
    cropped.undo.redo()
    qtbot.waitUntil(lambda: document_of(cropped).width == 40)
    assert document_of(cropped).layers[0].rect == Rect(4, 2, 44, 32)


def test_a_cropped_canvas_is_stored_with_its_layers(cropped: MainWindow, qtbot: QtBot) -> None:
    image = image_of(cropped)
    assert image is not None
    model(cropped).documents.save_now()
    folder = cropped.studio.paths.pictures / ".canvas"
    qtbot.waitUntil(lambda: (folder / f"{image.sha256}.ora").exists())


def test_a_cropped_canvas_descends_from_the_whole_one(cropped: MainWindow) -> None:
    image = image_of(cropped)
    assert image is not None
    found = result_of(cropped.studio.library.do(lambda lib: lib.inputs.origins(image.sha256)))
    cropped.undo.undo()
    whole = image_of(cropped)
    assert whole is not None
    assert found == {whole.sha256}


@pytest.mark.parametrize("is_in_memory", [True, False])
def test_cropping_to_a_part_that_was_cropped_before_is_one_step(
    cropped: MainWindow, qtbot: QtBot, is_in_memory: bool
) -> None:
    documents, part = model(cropped).documents, image_of(cropped)
    assert part is not None
    cropped.undo.undo()
    qtbot.waitUntil(lambda: document_of(cropped).width == 96)
    if not is_in_memory:
        documents.save_now()
        result_of(all_finished())
        del documents.kept[part]
    model(cropped).edit(document_of(cropped).without("layer"), "delete layer")
    steps = cropped.undo.count()
    for _ in range(2):
        cropped.actions_[ActionId.CANVAS_CROP].trigger()
        qtbot.waitUntil(lambda: document_of(cropped).width == 40)
        assert not document_of(cropped).layers
        assert cropped.undo.count() == steps + 1
        cropped.undo.undo()
        assert cropped.undo.undoText() == "delete layer"
        qtbot.waitUntil(lambda: document_of(cropped).width == 96)
        # What was on the other canvas is there again.
        assert [one.id for one in documents.kept[part].document.layers] == ["layer"]
    cropped.undo.redo()
    qtbot.waitUntil(lambda: document_of(cropped).width == 40)
    assert not document_of(cropped).layers


def test_without_a_selection_it_is_told_what_to_do(window: MainWindow, canvas: object) -> None:
    page = window.canvas_controller.page
    assert page is not None
    for do in (ActionId.LAYER_CROP, ActionId.CANVAS_CROP):
        window.actions_[do].trigger()
        assert "Select the part to keep" in page.hint
    select(window, Rect(70, 50, 90, 60))
    count = window.undo.count()
    window.actions_[ActionId.LAYER_CROP].trigger()
    assert "nothing inside the selection" in page.hint
    assert window.undo.count() == count


def test_a_part_that_is_too_small_is_refused(
    window: MainWindow, canvas: object, qtbot: QtBot
) -> None:
    select(window, Rect(10, 10, 15, 15))
    with qtbot.waitSignal(window.canvas_controller.trouble):
        window.actions_[ActionId.CANVAS_CROP].trigger()
    assert document_of(window).width == 96


def test_what_a_job_got_meanwhile_does_not_keep_the_canvas_from_being_cropped(
    window: MainWindow, canvas: object, qtbot: QtBot
) -> None:
    select(window, Rect(16, 8, 56, 48))
    documents, image = model(window).documents, image_of(window)
    assert image is not None
    window.actions_[ActionId.CANVAS_CROP].trigger()
    painted = documents.newest
    assert painted is not None
    documents.remember_rendering(image, painted, image)
    qtbot.waitUntil(lambda: document_of(window).width == 40)


def test_what_is_painted_while_the_canvas_is_cropped_is_on_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    select(window, Rect(16, 8, 56, 48))
    window.actions_[ActionId.CANVAS_CROP].trigger()
    changed = document_of(window).without("layer")
    model(window).edit(changed, "delete layer")
    result_of(all_finished())
    qtbot.waitUntil(lambda: document_of(window).width == 40)
    assert document_of(window).layers == ()
    window.undo.undo()
    assert window.undo.undoText() == "delete layer"
    qtbot.waitUntil(lambda: document_of(window).width == 96)
    window.undo.undo()
    assert len(document_of(window).layers) == 1


def test_the_brush_is_as_large_on_the_cropped_canvas(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    canvas.brush.set_size(10)
    select(window, Rect(16, 8, 56, 48))
    window.actions_[ActionId.CANVAS_CROP].trigger()
    qtbot.waitUntil(lambda: canvas.picture is not None and canvas.picture.full.width() == 40)
    assert canvas.brush.brush.size_px == 10
    window.undo.undo()
    qtbot.waitUntil(lambda: canvas.picture is not None and canvas.picture.full.width() == 96)
    assert canvas.brush.brush.size_px == 10
