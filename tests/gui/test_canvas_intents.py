"""Intents on the canvas: the bar, the context box, the pre-fill, extending."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.canvas.document import Layer, Target
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain import intents, modes
from sdstudio.domain.annotations import Parent
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.family import ParentRole
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.request import GenerationRequest
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import INTENT_OF
from sdstudio.ui.canvas.intents.intents_controller import IntentsController
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import at, begin_mask, red, stroke
from tests.support.coroutines import result_of

Make = Callable[..., None]

__all__ = ["red"]
SPOT = ((40.0, 28.0), (56.0, 36.0))


def of(window: MainWindow) -> IntentsController:
    controller = window.canvas_controller.intents
    assert controller is not None
    return controller


def paint(window: MainWindow, qtbot: QtBot, picture: Path) -> CanvasPage:
    page, _ = begin_mask(window, qtbot, picture)
    page.view.full_size()
    stroke(page, *SPOT)
    qtbot.waitUntil(lambda: window.studio.draft.draft.selection is not None)
    return page


def checked(window: MainWindow) -> list[ActionId]:
    return [do for do in INTENT_OF if window.actions_[do].isChecked()]


def newest(window: MainWindow) -> GenerationRequest:
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    return picture.request


def test_what_suits_what_is_painted_is_chosen_until_the_artist_chooses(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    assert checked(window) == [ActionId.INTENT_VARY]
    assert "the whole picture changes" in of(window).bar.note.text()
    stroke(page, *SPOT)
    qtbot.waitUntil(lambda: checked(window) == [ActionId.INTENT_REPLACE])
    window.actions_[ActionId.INTENT_REMOVE].trigger()
    assert checked(window) == [ActionId.INTENT_REMOVE]
    window.undo.undo()
    qtbot.waitUntil(lambda: window.studio.draft.draft.selection is None)
    assert checked(window) == [ActionId.INTENT_REMOVE]
    assert "Paint over" in of(window).bar.note.text()
    # A second click keeps it.
    window.actions_[ActionId.INTENT_REMOVE].trigger()
    assert checked(window) == [ActionId.INTENT_REMOVE]
    window.actions_[ActionId.INTENT_AUTOMATIC].trigger()
    assert checked(window) == [ActionId.INTENT_VARY]


def test_the_request_has_what_the_intent_decides(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    paint(window, qtbot, red)
    window.actions_[ActionId.INTENT_REMOVE].trigger()
    make("a green fish")
    request = newest(window)
    draft = window.studio.draft.draft
    assert request.mode == modes.INPAINTING.key
    assert (request.params.fill, request.params.color_match) == ("continued", True)
    assert draft.selection is not None
    planned = intents.plan(
        intents.REMOVE, draft.selection, request.size_px, CheckpointTask.TEXT_TO_IMAGE
    )
    assert {name: getattr(request.params, name) for name in planned} == planned


def test_generate_is_answered_while_the_mask_is_stored(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    paint(window, qtbot, red)
    labels = window.make.generate_bar.findChildren(QLabel)
    said: list[bool] = []
    window.generate_controller.keeping.connect(
        lambda _keeping: said.append(
            any(one.text() == "Saving what you painted…" for one in labels)
        )
    )
    make("a green fish")
    assert said == [True, False]


def test_a_stroke_right_before_generate_counts(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page = paint(window, qtbot, red)
    stroke(page, (20, 20), (22, 20))
    make("a green fish")
    selection = window.studio.draft.draft.selection
    assert selection is not None
    assert selection.left <= 20
    assert newest(window).params.fill == "blur"


def test_nothing_painted_makes_the_whole_picture_anew(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    begin_mask(window, qtbot, red)
    make("a green fish")
    assert newest(window).mode == modes.IMAGE_TO_IMAGE.key
    assert window.studio.draft.mode is modes.INPAINTING


def test_the_settings_of_a_picture_are_used_as_they_were(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    paint(window, qtbot, red)
    window.actions_[ActionId.INTENT_ADD].trigger()
    make("a green fish")
    request = newest(window)
    window.actions_[ActionId.INTENT_REMOVE].trigger()
    window.studio.draft.recall(request, window.studio.draft.checkpoint)
    assert checked(window) == []
    assert "The settings decide" in of(window).bar.note.text()
    assert window.studio.draft.value("fill") == "neutral"
    # Another intent starts from its own values again.
    window.actions_[ActionId.INTENT_REMOVE].trigger()
    assert window.studio.draft.value("fill") == "continued"


def box_of(window: MainWindow) -> Bounds:
    box = of(window).context.box
    assert box is not None
    return box


@pytest.fixture
def large(tmp_path: Path) -> Path:
    from PIL import Image

    file = tmp_path / "large.png"
    Image.fromarray(np.full((600, 900, 3), (200, 60, 40), np.uint8)).save(file)
    return file


def begin_large(window: MainWindow, qtbot: QtBot, large: Path) -> CanvasPage:
    page, _ = begin_mask(window, qtbot, large)
    qtbot.waitUntil(lambda: not page.view.image.isNull())
    stroke(page, (440, 300), (460, 300))
    qtbot.waitUntil(lambda: window.studio.draft.draft.selection is not None)
    window.actions_[ActionId.INTENT_REFINE].trigger()
    return page


def drag(page: CanvasPage, start: tuple[float, float], end: tuple[float, float]) -> None:
    viewport, left = page.view.viewport(), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseMove(viewport, at(page, *start))
    QTest.mousePress(viewport, left, none, at(page, *start))
    QTest.mouseMove(viewport, at(page, *end))
    QTest.mouseRelease(viewport, left, none, at(page, *end))


def test_the_context_is_shown_dragged_and_reset(
    window: MainWindow, qtbot: QtBot, large: Path
) -> None:
    page = begin_large(window, qtbot, large)
    box, draft = box_of(window), window.studio.draft
    assert box.text == draft.value("context")
    assert box.width < 900
    # A side moves it …
    middle = box.top + box.height / 2 + box.height / 5
    drag(page, (box.left, middle), (box.left + 30, middle + 10))
    moved = box_of(window)
    assert (moved.width, moved.height) == (box.width, box.height)
    assert moved.left == pytest.approx(box.left + 30, abs=4)
    assert draft.draft.chosen["context"] == moved.text
    # … a corner sizes it, and what may change stays inside.
    corner = (moved.left + moved.width, moved.top + moved.height)
    drag(page, corner, (corner[0] - 500, corner[1] - 500))
    small = box_of(window)
    assert (small.left, small.top) == (moved.left, moved.top)
    assert small.width < moved.width
    selection = draft.draft.selection
    assert selection is not None
    assert small.left + small.width >= selection.left + selection.width
    assert draft.value("width") == draft.value("width")
    window.actions_[ActionId.CONTEXT_RESET].trigger()
    assert box_of(window) == box
    # Where nothing is dragged, the brush paints.
    before = window.undo.count()
    stroke(page, (box.left + box.width / 2, box.top + box.height / 2))
    assert window.undo.count() == before + 1


def test_escape_leaves_the_context_where_it_was(
    window: MainWindow, qtbot: QtBot, large: Path
) -> None:
    begin_large(window, qtbot, large)
    overlay, box = of(window).context, box_of(window)
    from sdstudio.ui.canvas.tools.tool import Pointer

    overlay.begin(Pointer(box.left, box.top + 100))
    overlay.move(Pointer(box.left + 40, box.top + 100))
    assert box_of(window) != box
    overlay.cancel()
    assert box_of(window) == box
    assert "context" not in window.studio.draft.draft.chosen


def test_the_pre_fill_is_shown_as_the_settings_make_it(
    window: MainWindow, qtbot: QtBot, large: Path
) -> None:
    begin_large(window, qtbot, large)
    window.actions_[ActionId.INTENT_ADD].trigger()
    window.actions_[ActionId.PREFILL_SHOW].trigger()
    prefill = of(window).prefill
    qtbot.waitUntil(lambda: prefill.image is not None)
    box = box_of(window)

    def centre() -> tuple[int, int, int]:
        assert prefill.image is not None
        x, y = 450 - box.left, 300 - box.top
        scale = prefill.image.width() / box.width
        colour = prefill.image.pixelColor(QPointF(x * scale, y * scale).toPoint())
        return colour.red(), colour.green(), colour.blue()

    assert centre() == (127, 127, 127)
    window.studio.draft.choose(fill="border")
    qtbot.waitUntil(lambda: centre() == (200, 60, 40))
    window.actions_[ActionId.PREFILL_SHOW].trigger()
    assert prefill.image is None


def test_the_pre_fill_is_made_of_what_layers_show(
    window: MainWindow, qtbot: QtBot, large: Path
) -> None:
    begin_large(window, qtbot, large)
    window.actions_[ActionId.INTENT_REFINE].trigger()
    window.actions_[ActionId.PREFILL_SHOW].trigger()
    prefill, model = of(window).prefill, window.canvas_controller.painted
    qtbot.waitUntil(lambda: prefill.image is not None)

    def corner() -> tuple[int, ...]:
        assert prefill.image is not None
        colour = prefill.image.pixelColor(1, 1)
        return colour.red(), colour.green(), colour.blue()

    assert corner() == (200, 60, 40)
    assert model is not None
    assert model.document is not None
    pixels = np.full((model.document.height, model.document.width, 4), (0, 255, 0, 255), np.uint8)
    layer = Layer("layer", "Layer", TileSnapshot.of(pixels))
    model.edit(model.document.with_active_layer(layer), "add layer")
    qtbot.waitUntil(lambda: corner() == (0, 255, 0))
    window.undo.undo()
    qtbot.waitUntil(lambda: corner() == (200, 60, 40))


def test_a_result_is_looked_at_without_what_the_model_sees(
    window: MainWindow, qtbot: QtBot, large: Path, make: Make
) -> None:
    begin_large(window, qtbot, large)
    window.actions_[ActionId.PREFILL_SHOW].trigger()
    seen = of(window)

    def shown() -> list[bool]:
        return [seen.context.box is not None, seen.prefill.image is not None]

    qtbot.waitUntil(lambda: shown() == [True, True])
    make("a green fish")
    results = window.canvas_controller.results
    assert results is not None
    qtbot.waitUntil(lambda: results.candidates.shown is not None)
    assert shown() == [False, False]
    # Neither comes back with a setting.
    window.studio.draft.choose(feather=9)
    assert shown() == [False, False]
    results.candidates.show(None)
    qtbot.waitUntil(lambda: shown() == [True, True])


def test_a_picture_is_extended_and_that_undone(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    paint(window, qtbot, red)
    draft = window.studio.draft
    before = draft.draft.input(InputRole.IMAGE)
    assert before is not None
    window.actions_[ActionId.INTENT_EXTEND].trigger()
    popup = of(window).popup
    assert popup is not None
    assert not popup.extend.isEnabled()
    assert "how far" in popup.said.text()
    assert popup.boxes["left"].text() == "0%"
    popup.boxes["left"].setValue(50)
    popup.boxes["bottom"].setValue(25)
    width, height = before.width * 3 // 2, before.height * 5 // 4
    assert f"{width} × {height}" in popup.said.text()
    popup.extend.click()
    qtbot.waitUntil(lambda: draft.draft.intent == "extend")
    after = draft.draft.input(InputRole.IMAGE)
    assert after is not None
    assert (after.width, after.height) == (width, height)
    assert checked(window) == [ActionId.INTENT_EXTEND]
    painted = window.canvas_controller.painted
    assert painted is not None
    qtbot.waitUntil(lambda: painted.mask is not None and not painted.is_empty)
    assert painted.mask is not None
    mask = painted.mask.snapshot.pixels()
    assert (mask[:, : width - before.width] == 255).all()
    # What was painted was meant for something else; undo brings it back.
    assert mask[32, 48 + width - before.width] == 0
    qtbot.waitUntil(lambda: draft.draft.selection is not None)
    assert draft.value("fill") == "surroundings"
    window.undo.undo()
    assert draft.draft.input(InputRole.IMAGE) == before
    assert draft.draft.intent == intents.AUTOMATIC
    window.undo.redo()
    assert draft.draft.input(InputRole.IMAGE) == after


@pytest.mark.parametrize("is_layer", [False, True])
def test_the_result_that_is_shown_or_used_is_extended(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make, is_layer: bool
) -> None:
    page = paint(window, qtbot, red)
    make("a green fish")
    results = window.canvas_controller.results
    assert results is not None
    qtbot.waitUntil(lambda: results.candidates.image is not None)
    result = results.candidates.image
    assert result is not None
    extended = results.candidates.shown
    assert extended is not None
    place = result.place.topLeft().toPoint()
    colour = result.shown.full.pixelColor(QPoint(48, 32) - place)
    if is_layer:
        window.actions_[ActionId.RESULT_USE].trigger()
        assert results.candidates.shown is None
    of(window).grips.cancel()
    page.view.zoom_to(1)
    grip = of(window).grips.grip("left")
    drag(page, (grip.x(), grip.y()), (grip.x() - 32, grip.y()))
    draft = window.studio.draft
    qtbot.waitUntil(lambda: draft.draft.intent == "extend")
    qtbot.waitUntil(lambda: not page.view.image.isNull() and page.view.image.width() == 128)
    painted = window.canvas_controller.painted
    assert painted is not None
    assert painted.document is not None
    red_, green, blue = result_of(painted.composite())[32, 48 + 32]
    assert (red_, green, blue) == (colour.red(), colour.green(), colour.blue())
    # Either way, it is a layer of its own now.
    assert [one.picture for one in painted.document.layers] == [extended.identity]
    # What is made of it now descends from the result.
    make("more of the fish")
    made = window.studio.pictures.picture(0)
    assert made is not None
    parents = result_of(window.studio.library.do(lambda lib: lib.family.parents(made.id)))
    assert Parent(extended.identity, ParentRole.START) in parents


def test_the_size_that_is_made_is_told(window: MainWindow, qtbot: QtBot, large: Path) -> None:
    page, _ = begin_mask(window, qtbot, large)
    pixels = window.make.size_picker.pixels
    draft = window.studio.draft
    assert f"{draft.value('width')} × {draft.value('height')}" in pixels.text()
    assert "900 × 600" not in pixels.text()
    stroke(page, (440, 300), (460, 300))
    qtbot.waitUntil(lambda: "900 × 600" in pixels.text())


def test_a_number_typed_at_once_is_how_far_the_picture_is_extended(
    window: MainWindow, qtbot: QtBot, large: Path
) -> None:
    begin_mask(window, qtbot, large)
    window.actions_[ActionId.INTENT_EXTEND].trigger()
    popup = of(window).popup
    assert popup is not None
    left = popup.boxes["left"]
    QTest.keyClicks(left, "50")
    assert left.text() == "50%"
    assert "1350 × 600" in popup.said.text()
    popup.close()


def test_dragging_a_side_extends_the_picture(window: MainWindow, qtbot: QtBot, large: Path) -> None:
    page, _ = begin_mask(window, qtbot, large)
    qtbot.waitUntil(lambda: not page.view.image.isNull())
    page.view.zoom_to(0.3)
    grips, draft = of(window).grips, window.studio.draft
    grip = grips.grip("right")
    drag(page, (grip.x(), grip.y()), (grip.x() + 100, grip.y() + 30))
    qtbot.waitUntil(lambda: draft.draft.intent == "extend")
    image = draft.draft.input(InputRole.IMAGE)
    assert image is not None
    assert image.height == 600
    assert image.width == pytest.approx(1000, abs=8)
    # Inwards, nothing is cut off.
    before = window.undo.count()
    grip = grips.grip("top")
    drag(page, (grip.x(), grip.y()), (grip.x(), grip.y() + 100))
    assert window.undo.count() == before


def test_an_extension_that_is_too_large_is_said_before(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    window.actions_[ActionId.INTENT_EXTEND].trigger()
    popup = of(window).popup
    assert popup is not None
    popup.unit.setCurrentIndex(1)
    popup.boxes["right"].setValue(8190)
    assert not popup.extend.isEnabled()
    assert "8192" in popup.said.text()
    popup.close()
    qtbot.waitUntil(lambda: of(window).popup is None)


def test_a_better_model_is_named(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    paint(window, qtbot, red)
    assert "trained for inpainting" in of(window).bar.note.text()
    window.actions_[ActionId.INTENT_REFINE].trigger()
    assert "trained for inpainting" not in of(window).bar.note.text()


def test_the_note_says_what_to_paint_on_while_a_layer_is_painted_on(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    window.actions_[ActionId.INTENT_REPLACE].trigger()
    assert of(window).bar.note.text() == "Paint over the area to change."
    model = window.canvas_controller.painted
    assert model is not None
    document = model.document
    assert document is not None
    pixels = np.zeros((document.height, document.width, 4), np.uint8)
    layer = Layer("layer", "Layer", TileSnapshot.of(pixels))
    model.edit(document.with_active_layer(layer), "add layer")
    assert "choose a mask" in of(window).bar.note.text()
    model.aim(Target.MASK)
    assert of(window).bar.note.text() == "Paint over the area to change."


def test_the_note_follows_the_language(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    begin_mask(window, qtbot, red)
    english = of(window).bar.note.text()
    window.studio.translation.use(Language.CHINESE)
    qtbot.waitUntil(lambda: of(window).bar.note.text() == "没有蒙版，因此整张图片都会改变。")
    window.studio.translation.use(Language.ENGLISH)
    qtbot.waitUntil(lambda: of(window).bar.note.text() == english)


def test_the_bar_fits_a_narrow_stage(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    page, _ = begin_mask(window, qtbot, red)
    window.resize(1024, 700)
    bar = of(window).bar
    qtbot.waitUntil(lambda: bar.width() == page.width())
    for button in bar.buttons.values():
        assert button.isVisible()
        corner = button.mapTo(bar, QPoint(button.width(), button.height()))
        assert corner.x() <= bar.width()
        assert corner.y() <= bar.height()


def test_the_pre_fill_goes_with_what_is_painted(
    window: MainWindow, qtbot: QtBot, large: Path
) -> None:
    begin_large(window, qtbot, large)
    window.actions_[ActionId.PREFILL_SHOW].trigger()
    qtbot.waitUntil(lambda: of(window).prefill.image is not None)
    window.actions_[ActionId.MASK_CLEAR].trigger()
    qtbot.waitUntil(lambda: window.studio.draft.draft.selection is None)
    window.undo.undo()
    qtbot.waitUntil(lambda: of(window).prefill.image is not None)


def test_the_pre_fill_follows_the_picture_that_is_loaded(
    window: MainWindow, qtbot: QtBot, large: Path
) -> None:
    page = begin_large(window, qtbot, large)
    window.actions_[ActionId.PREFILL_SHOW].trigger()
    qtbot.waitUntil(lambda: of(window).prefill.image is not None)
    picture, image = page.picture, window.studio.draft.draft.input(InputRole.IMAGE)
    page.show_picture(None, image)
    assert of(window).prefill.image is None
    page.show_picture(picture, image)
    qtbot.waitUntil(lambda: of(window).prefill.image is not None)


def test_the_bar_speaks_the_language_that_is_chosen(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    note = of(window).bar.note
    english = note.text()
    window.studio.translation.use(Language.CHINESE)
    QApplication.sendPostedEvents()
    chinese = note.text()
    window.studio.translation.use(Language.ENGLISH)
    assert chinese != english
