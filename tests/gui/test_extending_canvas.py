"""The canvas is extended with its layers, masks and snapshots, in one step that can be undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from sdstudio.app.canvas_rendering import composite
from sdstudio.app.operations import all_finished
from sdstudio.canvas.document import Document
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.snapshots import restored, with_snapshot
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain import intents, modes
from sdstudio.domain.annotations import Parent
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.extension import Extension
from sdstudio.domain.family import ParentRole
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import image_of
from tests.gui.test_layer_transfer import BASE, canvas, document_of, model, select
from tests.gui.test_projects import input_pixels
from tests.support.coroutines import result_of
from tests.unit.test_document import alike

Make = Callable[..., None]

__all__ = ["canvas"]

LEFT = Extension(left=32)


def base_of(window: MainWindow) -> InputRef:
    ref = image_of(window)
    assert ref is not None
    return ref


def extend(window: MainWindow, qtbot: QtBot, by: Extension = LEFT) -> None:
    """Extend the canvas, as the grips and the popup do."""
    intents, before = window.canvas_controller.intents, image_of(window)
    assert intents is not None
    intents.extender.extend(by)
    qtbot.waitUntil(lambda: image_of(window) != before)


def masked(window: MainWindow) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Where the next result changes the picture."""
    combined = model(window).combined
    assert combined is not None
    return combined.pixels() > 0


def seen(window: MainWindow) -> Rgb:
    """The picture with its layers."""
    return composite(input_pixels(window), document_of(window))


def with_everything(window: MainWindow) -> None:
    """With a mask and a snapshot, too."""
    select(window, Rect(5, 6, 50, 40))
    documents = model(window).documents
    documents.change_without_step(with_snapshot(document_of(window), "Sketch"))
    document = document_of(window)
    layer = document.layers[0]
    mask = TileSnapshot.of(np.random.default_rng(8).integers(0, 256, (30, 40), np.uint8))
    changed = replace(layer, mask=mask, opacity=0.5, left=60)
    model(window).edit(document.with_layer(changed), "move")


def test_layers_masks_and_snapshots_move_along_and_undo_returns_to_all_of_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    with_everything(window)
    before, image, picture = document_of(window), base_of(window), seen(window)
    steps = window.undo.count()
    extend(window, qtbot, Extension(left=32, top=16, right=8))
    after, base, place = document_of(window), input_pixels(window), (slice(16, 80), slice(32, 128))
    assert (after.width, after.height) == (136, 80)
    assert window.undo.count() == steps + 1
    assert window.undo.undoText() == "extend picture"
    # The picture is the old one inside, and repeats the edge of what was seen around it.
    assert (base[place] == BASE).all()
    assert (seen(window)[place] == picture).all()
    edge = picture[30, -1]
    assert (edge != BASE).any()
    assert (base[16 + 30, 128:] == edge).all()
    layer = after.layers[0]
    assert (layer.left, layer.top) == (92, 26)
    assert layer == replace(before.layers[0], left=92, top=26)
    # Only what is new is generated next; the mask that was painted is hidden.
    assert masked(window)[:, :32].all()
    assert not masked(window)[24:, 48:112].any()
    old = after.mask(before.active_mask)
    assert not old.visible
    assert (old.pixels.pixels()[place] == before.masks[0].pixels.pixels()).all()
    # A snapshot that was kept before can be restored in its place.
    (kept,) = after.snapshots
    sketch = restored(after, kept.document)
    assert (sketch.layers[0].left, sketch.layers[0].top) == (52, 26)
    assert sketch.masks[0].visible
    for _ in range(2):
        window.undo.undo()
        assert image_of(window) == image
        assert alike(document_of(window), before)
        assert (seen(window) == picture).all()
        window.undo.redo()
        assert alike(document_of(window), after)
        assert (input_pixels(window) == base).all()


def test_a_result_becomes_a_layer_of_the_extended_canvas(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, make: Make
) -> None:
    whole = base_of(window)
    extend(window, qtbot)
    extended, before = document_of(window), seen(window)
    make("a green fish", 2)
    results = window.canvas_controller.results
    assert results is not None
    candidates = results.candidates
    # The job got the layers, too; both results are of this canvas and fit it.
    (rendering,) = document_of(window).renderings
    got = result_of(window.studio.library.do(lambda lib: lib.inputs.read(rendering)))
    assert (got == before).all()
    assert candidates.rowCount() == 2
    qtbot.waitUntil(lambda: candidates.image is not None)
    first = candidates.shown
    window.actions_[ActionId.RESULT_PREVIOUS].trigger()
    assert candidates.shown not in (first, None)
    qtbot.waitUntil(lambda: candidates.image is not None)
    chosen = candidates.shown
    assert chosen is not None
    assert candidates.fits(chosen)
    result = result_of(window.studio.library.do(lambda _lib: pixels(chosen.path)))
    window.actions_[ActionId.RESULT_USE].trigger()
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    layer = document_of(window).layers[1]
    assert layer.picture == chosen.identity
    # What is new is exactly the result, and what was there is exactly what it was.
    assert (seen(window)[:, :32] == result[:, :32]).all()
    assert (seen(window)[:, -32:] == before[:, -32:]).all()
    # It descends from the picture that was extended.
    origins = result_of(window.studio.library.do(lambda lib: lib.inputs.origins(rendering.sha256)))
    assert base_of(window).sha256 in origins
    own = base_of(window).sha256
    origins = result_of(window.studio.library.do(lambda lib: lib.inputs.origins(own)))
    assert whole.sha256 in origins
    window.undo.undo()
    assert alike(document_of(window), extended)
    window.undo.undo()
    assert image_of(window) == whole


def pixels(path: Path) -> Rgb:
    from sdstudio.imaging import read_picture

    return read_picture(path)


def test_a_result_that_is_shown_becomes_a_layer_by_extending(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, make: Make
) -> None:
    select(window, Rect(10, 10, 60, 50))
    make("a green fish")
    results = window.canvas_controller.results
    assert results is not None
    qtbot.waitUntil(lambda: results.candidates.image is not None)
    shown, image = results.candidates.shown, results.candidates.image
    assert shown is not None
    assert image is not None
    assert image.layer is not None
    steps, place = window.undo.count(), image.layer.left
    extend(window, qtbot)
    assert window.undo.count() == steps + 1
    assert len(document_of(window).layers) == 2
    layer = document_of(window).layers[1]
    assert (layer.picture, layer.left) == (shown.identity, place + 32)
    assert layer.name == "Result: a green fish"
    make("more of it")
    made = window.studio.pictures.picture(0)
    assert made is not None
    parents = result_of(window.studio.library.do(lambda lib: lib.family.parents(made.id)))
    assert Parent(shown.identity, ParentRole.START) in parents
    while window.undo.index() >= steps:
        window.undo.undo()
    # Undone, it is a result again.
    assert len(document_of(window).layers) == 1
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 1)
    assert results.candidates.row_of(shown.id) == 0


def test_sides_that_are_extended_one_after_the_other_are_made_together(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, make: Make
) -> None:
    extend(window, qtbot)
    extend(window, qtbot, Extension(top=32))
    assert len(document_of(window).masks) == 1
    assert masked(window)[:32].all()
    assert masked(window)[:, :32].all()
    assert not masked(window)[48:, 48:].any()
    make("a green fish")
    results = window.canvas_controller.results
    assert results is not None
    qtbot.waitUntil(lambda: results.candidates.image is not None)
    window.actions_[ActionId.RESULT_USE].trigger()
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    # Now that they are made, only what is added next is new.
    extend(window, qtbot, Extension(right=16))
    assert not masked(window)[:, :96].any()
    assert masked(window)[:, -16:].all()
    layer = document_of(window).layers[0]
    assert (layer.left, layer.top) == (52, 42)


def test_the_same_extension_is_the_same_canvas_unless_something_else_is_on_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of small pictures, the same pixel may be drawn twice.
    drawn = iter((3, 3, 4))

    def told_apart(larger: Rgb, _by: Extension) -> Rgb:
        result = larger.copy()
        result[next(drawn), 0] ^= 1
        return result

    monkeypatch.setattr("sdstudio.ui.canvas.intents.canvas_extender.told_apart", told_apart)
    extend(window, qtbot)
    first = image_of(window)
    window.undo.undo()
    extend(window, qtbot)
    assert image_of(window) == first
    model(window).edit(document_of(window).without("layer"), "delete layer")
    window.undo.undo()
    window.undo.undo()
    hidden = replace(document_of(window).layers[0], visible=False)
    model(window).edit(document_of(window).with_layer(hidden), "hide layer")
    model(window).edit(document_of(window).with_layer(replace(hidden, name="New")), "rename")
    extend(window, qtbot)
    second = base_of(window)
    window.undo.undo()
    model(window).edit(document_of(window).with_layer(replace(hidden, name="Newer")), "rename")
    steps = window.undo.count()
    extend(window, qtbot)
    # As it is a canvas of its own, undo is one step here, too.
    assert image_of(window) not in (first, second)
    assert window.undo.count() == steps + 1
    assert document_of(window).layers[0].name == "Newer"
    assert (input_pixels(window)[:, 32:] == BASE).all()


def test_what_is_painted_while_the_canvas_is_extended_is_on_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    intents, before = window.canvas_controller.intents, image_of(window)
    assert intents is not None
    intents.extender.extend(LEFT)
    layer = replace(document_of(window).layers[0], id="second", left=1)
    model(window).edit(document_of(window).with_layer(layer), "add layer")
    result_of(all_finished())
    qtbot.waitUntil(lambda: image_of(window) != before)
    assert [one.left for one in document_of(window).layers] == [52, 33]
    window.undo.undo()
    assert [one.left for one in document_of(window).layers] == [20, 1]


def test_pixels_that_a_crop_left_outside_are_seen_again(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    before = document_of(window).layers[0]
    select(window, Rect(40, 0, 96, 64))
    image = image_of(window)
    window.actions_[ActionId.CANVAS_CROP].trigger()
    qtbot.waitUntil(lambda: image_of(window) != image)
    extend(window, qtbot, Extension(left=40))
    after = document_of(window).layers[0]
    assert (after.left, after.top) == (before.left, before.top)
    assert (after.pixels.pixels() == before.pixels.pixels()).all()


def test_an_extended_canvas_is_saved_as_a_project_and_opened(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with_everything(window)
    extend(window, qtbot)
    image, state = image_of(window), looks(document_of(window))
    path = tmp_path / "extended.ora"
    window.projects.save(path)
    qtbot.waitUntil(lambda: "extended.ora" in window.make.done.text)
    model(window).edit(Document(128, 64), "clear")
    window.undo.undo()
    window.undo.undo()
    window.projects.open(path)
    qtbot.waitUntil(lambda: image_of(window) == image)
    qtbot.waitUntil(lambda: looks(document_of(window)) == state)


def looks(document: Document) -> list[object]:
    """Everything but the ids and what is chosen."""
    layers = [
        (one.name, one.left, one.top, one.opacity, one.pixels.pixels().tobytes())
        for one in document.layers
    ]
    masks = [(one.visible, one.pixels.pixels().tobytes()) for one in document.masks]
    return [document.width, document.height, layers, masks, len(document.snapshots)]


def test_a_canvas_that_would_become_too_large_stays_as_it_is(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    intents, before = window.canvas_controller.intents, image_of(window)
    assert intents is not None
    with qtbot.waitSignal(window.canvas_controller.trouble) as told:
        intents.extender.extend(Extension(left=8192))
    assert told.args is not None
    assert told.args[0].code is ErrorCode.INPUT_TOO_LARGE
    assert told.args[0].arguments["limit"] == 8192
    assert image_of(window) == before


def test_what_is_looked_at_stays_where_it_is(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    view = canvas.view
    view.zoom_to(2)
    before = view.viewportTransform().map(QPointF(50, 30))
    extend(window, qtbot, Extension(left=32, top=8))
    qtbot.waitUntil(lambda: view.image.width() == 128)
    assert view.viewportTransform().map(QPointF(82, 38)) == before
    window.undo.undo()
    qtbot.waitUntil(lambda: view.image.width() == 96)
    assert view.viewportTransform().map(QPointF(50, 30)) == before


def test_it_is_still_to_be_extended_after_another_picture_was_on_the_canvas(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    extend(window, qtbot)
    draft, image, controller = window.studio.draft, base_of(window), window.canvas_controller
    assert controller.intents is not None
    # Whoever leaves it at once, and returns, finds the same.
    controller.intents.update_draft()
    draft.take_input(InputRole.IMAGE)
    assert draft.draft.intent == intents.AUTOMATIC
    draft.set_inputs((image,), modes.INPAINTING)
    controller.intents.update_draft()
    assert draft.draft.intent == intents.EXTEND.key
    # Whoever wants something else there isn't overruled.
    draft.intend(intents.AUTOMATIC)
    controller.intents.update_draft()
    assert draft.draft.intent == intents.AUTOMATIC


def test_the_brush_stays_as_large_as_the_artist_set_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    canvas.brush.set_size(10)

    def shows(width: int) -> bool:
        return canvas.picture is not None and canvas.picture.full.width() == width

    extend(window, qtbot)
    qtbot.waitUntil(lambda: shows(128))
    assert canvas.brush.brush.size_px == 10
    extend(window, qtbot)
    qtbot.waitUntil(lambda: shows(160))
    assert canvas.brush.brush.size_px == 10
    window.undo.undo()
    window.undo.undo()
    qtbot.waitUntil(lambda: shows(96))
    assert canvas.brush.brush.size_px == 10
