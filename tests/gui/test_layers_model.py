"""Layers on the canvas's model: painted on, changed in steps, and given to jobs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.canvas_rendering import composite, hint_picture
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.input_pictures import shown
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import all_finished
from sdstudio.canvas import layer_edits
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Blend, Document, Layer, LayerKind, Target
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain import modes
from sdstudio.domain.controls import DEPTH
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb, input_ref
from sdstudio.library import Library
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.seen_picture import SeenPicture
from sdstudio.ui.undo_stack import UndoStack
from tests.support.coroutines import result_of

WIDTH, HEIGHT = 700, 540
HARD = Brush(40, 0.0, size_pressure=None)


@dataclass(frozen=True)
class Made:
    model: CanvasModel
    undo: UndoStack
    draft: DraftModel
    library: LibraryThread
    base: Rgb
    image: InputRef

    @property
    def document(self) -> Document:
        assert self.model.document is not None
        return self.model.document

    @property
    def layer(self) -> Layer:
        assert self.model.layer is not None
        return self.model.layer

    def add(self, layer: Layer) -> None:
        self.model.edit(self.document.with_active_layer(layer), "add layer")

    def stroke(self, *points: tuple[float, float], brush: Brush = HARD) -> None:
        self.model.begin(brush, *points[0])
        for point in points[1:]:
            self.model.move(*point)
        self.model.end()

    def read(self, ref: InputRef | None) -> Rgb:
        assert ref is not None
        return result_of(self.library.do(lambda lib: lib.inputs.read(ref)))


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Made]:
    base = np.random.default_rng(1).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    library = LibraryThread(lambda: Library.open(tmp_path, tmp_path / "data"))
    library.start()
    image = result_of(library.do(lambda lib: lib.keep_input(InputRole.IMAGE, base)))
    background, owner, undo = BackgroundTasks(), QObject(), UndoStack()
    draft = DraftModel(None, Draft(inputs=(image,), mode=modes.INPAINTING.key))
    model = CanvasModel(draft, library, background, undo, owner)
    qtbot.waitUntil(lambda: not model.is_opening)
    yield Made(model, undo, draft, library, base, image)
    background.close()
    library.quit_and_wait()


def empty(width: int = WIDTH, height: int = HEIGHT, **properties: object) -> Layer:
    layer = Layer("layer", "Layer", TileSnapshot(TileGrid(width, height, 4)))
    return replace(layer, **properties)  # type: ignore[arg-type]


def target_of(made: Made) -> Target:
    return made.model.target


def colour_at(layer: Layer, x: int, y: int) -> tuple[int, ...]:
    """Blue, green, red, alpha of a pixel of the canvas."""
    return tuple(map(int, layer.pixels.pixels()[y - layer.top, x - layer.left]))


def test_a_layer_that_is_added_is_painted_on_with_the_colour(made: Made) -> None:
    assert target_of(made) is Target.MASK
    made.add(empty())
    assert target_of(made) is Target.LAYER
    made.model.use_colour((200, 100, 50))
    made.stroke((300, 250), (340, 250))
    assert colour_at(made.layer, 320, 250) == (50, 100, 200, 255)
    assert made.undo.undoText() == "paint on layer"
    assert made.model.is_empty is False
    assert made.document.masks[0].pixels.is_empty
    made.undo.undo()
    assert made.layer.pixels.is_empty
    made.undo.redo()
    assert colour_at(made.layer, 320, 250) == (50, 100, 200, 255)


def test_the_mask_is_painted_on_again_once_there_is_no_layer(made: Made, qtbot: QtBot) -> None:
    made.add(empty())
    with qtbot.waitSignal(made.model.aimed):
        made.undo.undo()
    assert target_of(made) is Target.MASK
    made.stroke((300, 250))
    assert not made.document.masks[0].pixels.is_empty


def test_what_was_painted_on_last_is_so_in_the_next_session(made: Made, qtbot: QtBot) -> None:
    made.add(empty(mask=TileSnapshot.filled(TileGrid(WIDTH, HEIGHT), 255)))
    made.model.aim(Target.LAYER_MASK)
    made.model.documents.save_now()
    result_of(all_finished())
    background, owner = BackgroundTasks(), QObject()
    again = CanvasModel(made.draft, made.library, background, UndoStack(), owner)
    qtbot.waitUntil(lambda: not again.is_opening)
    assert again.target is Target.LAYER_MASK
    background.close()


def test_each_picture_has_what_is_painted_on_it(made: Made, qtbot: QtBot) -> None:
    made.add(empty())
    other = result_of(made.library.do(lambda lib: lib.keep_input(InputRole.IMAGE, 255 - made.base)))
    made.draft.give_input(other)
    qtbot.waitUntil(lambda: not made.model.is_opening)
    assert target_of(made) is Target.MASK
    made.draft.give_input(made.image)
    assert target_of(made) is Target.LAYER


def test_choosing_a_mask_or_a_layer_aims_at_it(made: Made) -> None:
    made.add(empty(mask=TileSnapshot.filled(TileGrid(WIDTH, HEIGHT), 255)))
    made.model.select(made.document.active_mask)
    assert target_of(made) is Target.MASK
    made.model.select_layer("layer")
    assert target_of(made) is Target.LAYER
    made.model.aim(Target.LAYER_MASK)
    assert target_of(made) is Target.LAYER_MASK
    made.model.edit(made.document.with_layer(replace(made.layer, mask=None)), "delete mask")
    assert target_of(made) is Target.LAYER


def test_erasing_the_mask_of_a_layer_leaves_its_pixels(made: Made) -> None:
    pixels = TileSnapshot.filled(TileGrid(WIDTH, HEIGHT, 4), 255)
    made.add(empty(pixels=pixels, mask=TileSnapshot.filled(TileGrid(WIDTH, HEIGHT), 255)))
    made.model.aim(Target.LAYER_MASK)
    made.stroke((100, 100), brush=replace(HARD, erases=True))
    assert made.layer.pixels is pixels
    assert made.layer.mask is not None
    assert made.layer.mask.pixels()[100, 100] == 0
    assert made.undo.undoText() == "paint on layer mask"
    made.undo.undo()
    assert made.layer.mask.pixels().min() == 255


def test_a_hidden_layer_is_shown_by_painting_on_it(made: Made) -> None:
    made.add(empty(visible=False))
    made.stroke((100, 100))
    assert made.layer.visible
    made.undo.undo()
    assert made.layer.pixels.is_empty
    made.undo.undo()
    assert not made.layer.visible


def test_the_transparency_of_a_locked_layer_stays(made: Made) -> None:
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    pixels[:100, :100] = 128
    made.add(empty(pixels=TileSnapshot.of(pixels), alpha_locked=True))
    made.model.use_colour((255, 0, 0))
    made.stroke((90, 50), (200, 50))
    assert colour_at(made.layer, 90, 50) == (0, 0, 128, 128)
    assert colour_at(made.layer, 150, 50) == (0, 0, 0, 0)
    before = made.undo.count()
    made.stroke((90, 50), brush=replace(HARD, erases=True))
    assert colour_at(made.layer, 90, 50) == (0, 0, 128, 128)
    assert made.undo.count() == before


@pytest.mark.parametrize("place", [(300, 200), (-30, -45), (650, 500)])
def test_a_layer_is_enlarged_for_a_stroke_beside_it(made: Made, place: tuple[int, int]) -> None:
    noise = np.random.default_rng(2).integers(0, 200, (90, 80, 4), np.uint8)
    noise[..., 3] = 255
    mask = np.random.default_rng(3).integers(0, 256, (90, 80), np.uint8)
    small = empty(
        pixels=TileSnapshot.of(noise), mask=TileSnapshot.of(mask), left=place[0], top=place[1]
    )
    made.add(small)
    before = result_of(made.model.composite())
    made.model.use_colour((255, 255, 255))
    made.stroke((10, 530), (690, 530))
    assert (result_of(made.model.composite())[530, 10:640] == 255).all()
    assert made.layer.rect.clipped(Rect(0, 0, WIDTH, HEIGHT)) == Rect(0, 0, WIDTH, HEIGHT)
    made.undo.undo()
    assert made.layer.rect == small.rect
    assert (made.layer.pixels.pixels() == noise).all()
    assert (result_of(made.model.composite()) == before).all()
    made.undo.redo()
    assert (result_of(made.model.composite())[530, 10:640] == 255).all()


def test_undo_during_a_stroke_beside_a_layer_takes_the_stroke_back(made: Made) -> None:
    made.add(empty(80, 90, left=300, top=200))
    made.stroke((320, 220))
    enlarged = made.layer.rect
    made.undo.undo()
    made.model.begin(HARD, 20, 20)
    made.undo.redo()
    assert made.layer.rect == enlarged
    assert colour_at(made.layer, 320, 220)[3] == 255
    made.model.move(60, 20)
    made.model.end()
    assert colour_at(made.layer, 60, 20)[3] == 0
    made.undo.undo()
    assert made.layer.rect == Rect(300, 200, 380, 290)


def test_what_shows_a_layer_is_told_where_it_is_painted(made: Made, qtbot: QtBot) -> None:
    made.add(empty(80, 90, left=300, top=200))
    told: list[tuple[str, Rect]] = []
    made.model.layer_painted.connect(lambda id_, rect: told.append((id_, rect)))
    made.model.begin(HARD, 50, 60)
    pyramid = made.model.layer_pyramid("layer")
    # The stroke in progress, in the pixels of the layer.
    assert pyramid.read(0, made.layer.pixels.grid.whole).any()
    assert made.layer.pixels.is_empty
    id_, rect = told[-1]
    assert id_ == "layer"
    assert rect.clipped(Rect(30, 40, 70, 80)) == Rect(30, 40, 70, 80)
    assert rect.width < 100
    made.model.end()
    told.clear()
    made.undo.undo()
    assert [one for one, _ in told] == ["layer"]
    assert made.model.layer_pyramid("layer").grids[0] == made.layer.pixels.grid
    with pytest.raises(KeyError):
        made.model.layer_pyramid("layer", of_mask=True)


def test_other_pixels_of_a_layer_are_one_step(made: Made) -> None:
    made.add(empty())
    filled = TileSnapshot.filled(made.layer.pixels.grid, 255)
    layer = replace(made.layer, pixels=filled)
    made.model.edit(made.document.with_layer(layer), "fill layer")
    assert made.layer.pixels is filled
    assert made.undo.undoText() == "fill layer"
    made.undo.undo()
    assert made.layer.pixels.is_empty


def test_without_layers_the_composite_is_the_picture(made: Made) -> None:
    assert (result_of(made.model.composite()) == made.base).all()
    made.add(empty())
    assert (result_of(made.model.composite()) == made.base).all()


def square(made: Made, **properties: object) -> None:
    """A layer that covers a part of the canvas, and some around it."""
    pixels = np.zeros((60, 70, 4), np.uint8)
    pixels[10:50, 10:60] = (30, 20, 10, 200)
    layer = empty(pixels=TileSnapshot.of(pixels), left=-20, top=230)
    made.add(replace(layer, **properties))  # type: ignore[arg-type]


@pytest.mark.parametrize("blend", Blend)
@pytest.mark.parametrize("opacity", [1.0, 0.4])
def test_what_no_layer_covers_is_the_picture(made: Made, blend: Blend, opacity: float) -> None:
    square(made, blend=blend, opacity=opacity)
    result = result_of(made.model.composite())
    covered = np.zeros((HEIGHT, WIDTH), bool)
    covered[240:280, 0:40] = True
    assert (result[~covered] == made.base[~covered]).all()
    assert (result[covered] != made.base[covered]).any()


def test_references_and_depth_are_not_part_of_the_composite(made: Made) -> None:
    square(made, kind=LayerKind.REFERENCE)
    assert (result_of(made.model.composite()) == made.base).all()
    made.model.edit(
        made.document.with_layer(replace(made.layer, kind=LayerKind.DEPTH)), "change layer"
    )
    assert (result_of(made.model.composite()) == made.base).all()


def test_a_job_gets_the_composite_and_the_draft_keeps_the_picture(made: Made) -> None:
    square(made)
    made.model.select(made.document.active_mask)
    made.stroke((300, 250))
    draft = result_of(made.model.for_job())
    picture = draft.input(InputRole.IMAGE)
    assert picture is not None
    assert (made.read(picture) == result_of(made.model.composite())).all()
    assert draft.input(InputRole.MASK) is not None
    assert made.draft.draft.input(InputRole.IMAGE) == made.image
    assert made.document.renderings == (picture,)
    assert result_of(made.model.for_job()) == draft
    assert made.document.renderings == (picture,)
    made.undo.undo()
    assert made.document.renderings == (picture,)


def test_a_composite_that_has_gone_from_the_library_is_stored_again(made: Made) -> None:
    square(made)
    picture = result_of(made.model.for_job()).input(InputRole.IMAGE)
    assert picture is not None
    path = result_of(made.library.do(lambda lib: lib.inputs.find(picture)))
    written = path.stat().st_mtime_ns
    assert result_of(made.model.for_job()).input(InputRole.IMAGE) == picture
    assert path.stat().st_mtime_ns == written
    path.unlink()
    assert result_of(made.model.for_job()).input(InputRole.IMAGE) == picture
    assert path.is_file()


def test_a_job_gets_the_picture_itself_if_no_layer_shows(made: Made) -> None:
    assert result_of(made.model.for_job()) == made.draft.draft
    square(made, visible=False)
    assert result_of(made.model.for_job()) == made.draft.draft
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    pixels[5, 5, :3] = made.base[5, 5, ::-1]
    pixels[5, 5, 3] = 255
    # It shows, but nothing of it differs.
    made.add(replace(empty(), id="same", pixels=TileSnapshot.of(pixels)))
    assert result_of(made.model.for_job()) == made.draft.draft
    assert made.document.renderings == ()


def test_depth_to_image_gets_the_visible_depth(made: Made) -> None:
    made.draft.set_mode(modes.DEPTH_TO_IMAGE)
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    pixels[:, :300] = (90, 90, 90, 255)
    made.add(empty(pixels=TileSnapshot.of(pixels), kind=LayerKind.DEPTH, opacity=0.3))
    draft = result_of(made.model.for_job())
    depth = made.read(draft.input(InputRole.DEPTH))
    assert (depth[:, :300] == 90).all()
    assert (depth[:, 300:] == 0).all()
    assert draft.input(InputRole.IMAGE) == made.image
    assert draft.input(InputRole.MASK) is None
    made.model.edit(made.document.with_layer(replace(made.layer, visible=False)), "hide layer")
    assert result_of(made.model.for_job()).input(InputRole.DEPTH) is None
    assert hint_picture(made.document, DEPTH) is None


def test_who_looks_at_the_picture_gets_it_with_its_layers(made: Made, qtbot: QtBot) -> None:
    base, owner = shown(made.base).full, QObject()
    background = BackgroundTasks()
    seen = SeenPicture(made.model, lambda: base, background, owner)
    assert seen.image().cacheKey() == base.cacheKey()
    square(made)
    with qtbot.waitSignal(seen.ready):
        assert seen.image().isNull()
    first = seen.image()
    assert first.pixelColor(5, 250) != base.pixelColor(5, 250)
    assert first.pixelColor(300, 250) == base.pixelColor(300, 250)
    assert seen.image().cacheKey() == first.cacheKey()
    made.stroke((20, 250))
    with qtbot.waitSignal(seen.ready):
        assert seen.image().isNull()
    assert seen.image().pixelColor(20, 250) == QColor(0, 0, 0)
    made.model.edit(made.document.without("layer"), "delete layer")
    assert seen.image().cacheKey() == base.cacheKey()
    background.close()


def of(pixels: Pixels, base: Rgb) -> Rgb:
    """What a layer with ``pixels`` makes of ``base``."""
    height, width, _ = base.shape
    layer = Layer("a", "a", TileSnapshot.of(pixels))
    return composite(base, Document(width, height, (layer,)))


def test_opaque_pixels_are_in_the_composite_as_they_are() -> None:
    base = np.zeros((30, 40, 3), np.uint8)
    pixels = np.random.default_rng(4).integers(0, 256, (30, 40, 4), np.uint8)
    pixels[..., 3] = 255
    assert (of(pixels, base) == pixels[..., 2::-1]).all()
    assert input_ref(InputRole.IMAGE, base) == input_ref(InputRole.IMAGE, of(pixels * 0, base))


def test_a_stroke_on_a_layer_that_undo_removes_is_forgotten(made: Made) -> None:
    made.add(empty())
    made.model.begin(HARD, 300, 250)
    made.undo.undo()
    made.model.move(340, 250)
    made.model.end()
    assert made.undo.canRedo()
    made.undo.redo()
    assert made.layer.pixels.is_empty


def test_a_stroke_on_a_layer_mask_that_undo_removes_is_forgotten(made: Made) -> None:
    made.add(empty())
    made.model.edit(layer_edits.with_layer_mask(made.document, "layer"), "add layer mask")
    made.model.aim(Target.LAYER_MASK)
    made.model.begin(replace(HARD, erases=True), 300, 250)
    made.undo.undo()
    made.model.move(340, 250)
    made.model.end()
    assert made.layer.mask is None
    assert made.undo.canRedo()


def test_a_stroke_beyond_what_undo_leaves_of_a_layer_is_forgotten(made: Made) -> None:
    made.add(empty(50, 50))
    made.stroke((300, 250), (340, 250))
    made.model.begin(HARD, 100, 250)
    made.undo.undo()
    made.model.move(120, 250)
    made.model.end()
    assert made.layer.rect == Rect(0, 0, 50, 50)
    assert made.undo.canRedo()


@pytest.mark.parametrize("target", [Target.MASK, Target.LAYER])
def test_what_is_edited_amid_a_stroke_keeps_what_it_painted(made: Made, target: Target) -> None:
    made.add(empty())
    made.model.aim(target)
    made.model.begin(HARD, 300, 250)
    made.model.edit(layer_edits.with_new(made.document, "Layer 2"), "add layer")
    made.model.end()
    assert [one.name for one in made.document.layers] == ["Layer", "Layer 2"]
    is_mask = target is Target.MASK
    painted = made.document.masks[0].pixels if is_mask else made.document.layer("layer").pixels
    assert not painted.is_empty
    made.undo.undo()
    assert [one.name for one in made.document.layers] == ["Layer"]
    assert made.undo.undoText() == ("paint mask" if is_mask else "paint on layer")


@pytest.mark.parametrize("name", ["composite", "hint_picture"])
def test_too_little_memory_for_what_a_job_gets_is_told_of_in_a_sentence(
    made: Made, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_args: object) -> Rgb:
        raise MemoryError

    made.add(empty(kind=LayerKind.DEPTH if name == "hint_picture" else LayerKind.PAINT))
    made.stroke((100, 100))
    made.draft.set_mode(modes.DEPTH_TO_IMAGE)
    monkeypatch.setattr(f"sdstudio.ui.canvas.composites.{name}", fail)
    with pytest.raises(StudioError) as caught:
        result_of(made.model.for_job())
    assert caught.value.code is ErrorCode.OUT_OF_MEMORY


@pytest.mark.parametrize("others", [1, 6])
def test_what_is_painted_beside_the_file_of_a_newer_version_stays_in_memory(
    made: Made, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, others: int
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise StudioError(ErrorCode.PROJECT_NEWER, file="canvas.ora")

    def go_to(image: InputRef) -> None:
        made.draft.set_inputs((image,), modes.INPAINTING)
        qtbot.waitUntil(lambda: not made.model.is_opening)

    def a_picture(level: int) -> InputRef:
        rgb = np.full((HEIGHT, WIDTH, 3), level, np.uint8)
        return result_of(made.library.do(lambda lib: lib.keep_input(InputRole.IMAGE, rgb)))

    made.model.documents.kept_bytes = 1
    newer = a_picture(1)
    result_of(made.library.do(lambda lib: lib.canvases.write(newer.sha256, b"newer")))
    monkeypatch.setattr("sdstudio.app.canvas_store.read_project", refuse)
    go_to(newer)
    made.add(empty())
    made.stroke((100, 100))
    painted = made.layer.pixels
    made.undo.clear()
    for level in range(2, 2 + others):
        go_to(a_picture(level))
    qtbot.wait(1)
    go_to(newer)
    assert made.layer.pixels is painted


def test_it_is_said_why_a_stroke_does_nothing(made: Made) -> None:
    told: list[str] = []
    made.model.refused.connect(told.append)
    eraser = replace(HARD, erases=True)
    pixels = TileSnapshot.of(np.full((40, 40, 4), 255, np.uint8))
    made.add(empty(pixels=pixels, alpha_locked=True))
    count = made.undo.count()
    made.stroke((20, 20), brush=eraser)
    assert "transparency is locked" in told[-1]
    made.stroke((20, 20))
    assert told[-1] == ""
    assert made.undo.count() == count + 1
    made.add(empty(id="far", pixels=pixels, left=-40_000))
    count = made.undo.count()
    made.stroke((20, 20))
    assert "too far off the canvas" in told[-1]
    assert made.undo.count() == count
    made.add(empty(id="beside", pixels=pixels, left=100))
    made.stroke((20, 20))
    assert told[-1] == ""
    made.model.aim(Target.MASK)
    made.stroke((20, 20), brush=eraser)
    assert told[-1] == ""
