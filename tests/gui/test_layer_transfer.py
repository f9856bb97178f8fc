"""Layers and what is selected of them are cut, copied and pasted, also from other programs."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Document, Layer, Target
from sdstudio.canvas.filling import filled
from sdstudio.canvas.paints import ColourPaint
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tile_png import premultiplied, straight
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.layer_clipboard import image_of_layer, layer_of_image
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from tests.support.coroutines import result_of

CTRL = Qt.KeyboardModifier.ControlModifier
WHITE = 255
BASE = (10, 120, 200)


@pytest.fixture
def canvas(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[CanvasPage]:
    """A picture of 96 × 64 pixels with a half transparent layer at (20, 10), 40 × 30 pixels."""
    path = tmp_path / "picture.png"
    Image.new("RGB", (96, 64), BASE).save(path)
    window.actions_[ActionId.PART].trigger()
    window.input_controller.give(path)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    page = window.canvas_controller.page
    assert page is not None
    qtbot.waitUntil(lambda: page.picture is not None and not model(window).is_opening)
    model(window).edit(
        replace(document_of(window).with_layer(a_layer()), active_layer="layer"), "add layer"
    )
    model(window).aim(Target.LAYER)
    page.view.setFocus()
    yield page
    QGuiApplication.clipboard().clear()


def a_layer() -> Layer:
    rgba = np.random.default_rng(3).integers(0, 256, (30, 40, 4), np.uint8)
    return Layer(
        "layer",
        "Sketch",
        TileSnapshot.of(premultiplied(rgba[..., :3], rgba[..., 3])),
        left=20,
        top=10,
    )


def model(window: MainWindow) -> CanvasModel:
    painted = window.canvas_controller.painted
    assert painted is not None
    return painted


def document_of(window: MainWindow) -> Document:
    document = model(window).document
    assert document is not None
    return document


def select(window: MainWindow, rect: Rect) -> None:
    pixels = np.zeros((64, 96), np.uint8)
    pixels[rect.slices] = WHITE
    model(window).replace(TileSnapshot.of(pixels), "select")
    model(window).aim(Target.LAYER)


def press(canvas: CanvasPage, key: Qt.Key, keys: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(canvas.view, key, keys)


def copied() -> Pixels:
    """The clipboard as other programs get it: red, green, blue, straight alpha."""
    image = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4).copy()


def is_copied() -> bool:
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasImage()


def give(image: QImage) -> None:
    """As another program copies it."""
    data = QMimeData()
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)


def test_opening_the_canvas_leaves_the_window_the_active_one(
    window: MainWindow, canvas: CanvasPage
) -> None:
    assert QApplication.activeWindow() is window
    assert canvas.view.hasFocus()


def test_what_is_copied_is_pasted_in_place_byte_for_byte(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    press(canvas, Qt.Key.Key_C)
    qtbot.waitUntil(is_copied)
    before = document_of(window).layers[0]
    assert (copied() == straight(before.pixels.pixels())).all()
    press(canvas, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    pasted = document_of(window).layers[1]
    assert pasted.rect == before.rect
    assert (pasted.pixels.pixels() == before.pixels.pixels()).all()
    assert pasted.name == "Sketch 2"
    assert model(window).layer == pasted
    assert model(window).target is Target.LAYER
    assert window.undo.undoText() == "paste"
    window.undo.undo()
    assert len(document_of(window).layers) == 1


def test_keys_of_other_programs_add_and_duplicate_layers(
    window: MainWindow, canvas: CanvasPage
) -> None:
    assert window.isActiveWindow()
    press(canvas, Qt.Key.Key_J)
    assert [one.name for one in document_of(window).layers] == ["Sketch", "Sketch copy"]
    press(canvas, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(document_of(window).layers) == 3
    # In the library, they mean something else.
    assert window.stage.showing is Showing.CANVAS


def test_only_what_is_selected_is_copied(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    select(window, Rect(0, 0, 30, 20))
    press(canvas, Qt.Key.Key_C)
    qtbot.waitUntil(is_copied)
    whole = straight(document_of(window).layers[0].pixels.pixels())
    assert (copied() == whole[:10, :10]).all()


@pytest.mark.parametrize("do", ["cut", "crop layer", "fill"])
def test_what_is_painted_while_a_layer_is_changed_stays(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, do: str
) -> None:
    whole = TileSnapshot(TileGrid(96, 64, 4))
    model(window).edit(document_of(window).with_active_layer(Layer("a", "a", whole)), "add layer")
    model(window).use_colour((255, 0, 0))
    model(window).begin(Brush(10, 0.0, size_pressure=None), 20, 20)
    model(window).end()
    select(window, Rect(0, 0, 60, 64))
    if do == "fill":
        area = TileSnapshot.of(np.pad(np.full((20, 20), WHITE, np.uint8), ((0, 44), (0, 76))))

        async def find() -> TileSnapshot:
            return area

        fill = partial(filled, paint=ColourPaint(blue=255))
        work = AreaWork(model(window), window.studio.background, model(window))
        work.paint_later(find, fill, "fill")
    else:
        window.actions_[ActionId.LAYER_CUT if do == "cut" else ActionId.LAYER_CROP].trigger()
    # Right of what is selected, or filled.
    x = 30 if do == "crop layer" else 80
    model(window).begin(Brush(10, 0.0, size_pressure=None), x, 40)
    model(window).move(x, 45)
    qtbot.waitUntil(lambda: window.undo.undoText() == do)
    layer = document_of(window).layer("a")
    assert tuple(layer.pixels.pixels()[40 - layer.top, x - layer.left]) == (0, 0, 255, 255)


def test_what_is_cut_is_gone_until_it_is_pasted(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    select(window, Rect(0, 0, 30, 64))
    before = document_of(window).layers[0].pixels.pixels()
    press(canvas, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: window.undo.undoText() == "cut")
    after = document_of(window).layers[0].pixels.pixels()
    assert not after[:, :10].any()
    assert (after[:, 10:] == before[:, 10:]).all()
    press(canvas, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    pasted = document_of(window).layers[1]
    assert pasted.rect == Rect(20, 10, 30, 40)
    assert (pasted.pixels.pixels() == before[:, :10]).all()


def test_a_picture_of_another_program_becomes_a_layer_in_the_middle_of_what_is_seen(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    image = QImage(20, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 100, 50, 128))
    give(image)
    press(canvas, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    pasted = document_of(window).layers[1]
    assert pasted.rect == Rect(38, 27, 58, 37)
    colours = straight(pasted.pixels.pixels()).astype(int)
    assert np.abs(colours - (200, 100, 50, 128)).max() <= 1
    canvas.view.navigation.hold(
        canvas.view.box.topLeft(), canvas.view.navigation.centre, 8, canvas.view.navigation.angle
    )
    press(canvas, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 3)
    # The corner of the picture is in the middle of the view.
    assert document_of(window).layers[2].rect == Rect(-10, -5, 10, 5)
    names = [one.name for one in document_of(window).layers]
    assert names[1:] == ["Pasted layer", "Pasted layer 2"]
    # The input picture is still the same.
    assert window.stage.showing is Showing.CANVAS
    assert (document_of(window).width, document_of(window).height) == (96, 64)


def test_a_copied_file_becomes_a_layer_with_its_name_and_transparency(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a leaf.png"
    Image.new("RGBA", (300, 200), (10, 200, 30, 77)).save(path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
    press(canvas, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    pasted = document_of(window).layers[1]
    assert pasted.name == "a leaf"
    # It is larger than the canvas, and stays so.
    assert pasted.rect == Rect(-102, -68, 198, 132)
    assert pasted.pixels.pixels()[0, 0, 3] == 77


def test_a_file_that_is_no_picture_is_reported(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"nothing")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(window.canvas_controller.trouble):
        press(canvas, Qt.Key.Key_V)
    assert len(document_of(window).layers) == 1


def test_nothing_to_copy_or_to_paste_is_told(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    select(window, Rect(80, 50, 90, 60))
    QGuiApplication.clipboard().setText("no picture")
    press(canvas, Qt.Key.Key_V)
    assert "no picture on the clipboard" in window.make.done.text
    press(canvas, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: "selected part of this layer is empty" in window.make.done.text)
    assert not is_copied()


def test_the_picture_with_its_layers_is_copied_as_it_is_seen(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    window.actions_[ActionId.LAYER_COPY_MERGED].trigger()
    qtbot.waitUntil(is_copied)
    seen = copied()
    assert seen.shape == (64, 96, 4)
    assert (seen[0, 0] == (*BASE, WHITE)).all()
    assert (seen[..., 3] == WHITE).all()
    assert (seen[10:40, 20:60, :3] != BASE).any()
    QGuiApplication.clipboard().clear()
    select(window, Rect(50, 5, 70, 45))
    window.actions_[ActionId.LAYER_COPY_MERGED].trigger()
    qtbot.waitUntil(is_copied)
    assert (copied() == seen[5:45, 50:70]).all()
    press(canvas, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    assert document_of(window).layers[1].rect == Rect(50, 5, 70, 45)


def test_the_mask_is_copied_and_pasted_while_it_is_painted_on(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    select(window, Rect(10, 10, 30, 30))
    painted = model(window)
    painted.aim(Target.MASK)
    assert painted.mask is not None
    mask = painted.mask.snapshot.pixels()
    press(canvas, Qt.Key.Key_X)
    assert painted.mask.is_empty
    assert (copied()[..., 0] == mask).all()
    press(canvas, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: painted.mask is not None and not painted.mask.is_empty)
    assert (painted.mask.snapshot.pixels() == mask).all()
    assert len(document_of(window).layers) == 1
    # On a layer, it is a picture like any other.
    painted.aim(Target.LAYER)
    press(canvas, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)


def test_the_keys_still_copy_and_paste_pictures_beside_the_canvas(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(QColor(9, 9, 9))
    give(image)
    window.make.model.setFocus()
    QTest.keyClick(window.make.model, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: (document_of(window).width, document_of(window).height) == (80, 80))


@pytest.mark.parametrize("seed", range(3))
def test_pixels_go_through_the_clipboard_unchanged(seed: int) -> None:
    rgba = np.random.default_rng(seed).integers(0, 256, (300, 270, 4), np.uint8)
    pixels = TileSnapshot.of(premultiplied(rgba[..., :3], rgba[..., 3]))
    assert (layer_of_image(image_of_layer(pixels)).pixels() == pixels.pixels()).all()


@pytest.mark.parametrize(
    ("do", "text"),
    [
        (ActionId.COLOUR_FILL, "fill with colour"),
        (ActionId.LAYER_CLEAR, "clear layer"),
        (ActionId.LAYER_MERGE_VISIBLE, "merge visible layers"),
        (ActionId.LAYER_CROP, "crop layer"),
        (ActionId.LAYER_CUT, "cut"),
        (ActionId.LAYER_PASTE, "paste"),
    ],
)
def test_the_window_closes_once_what_is_computed_is_done_and_stored(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, do: ActionId, text: str
) -> None:
    if do is ActionId.LAYER_MERGE_VISIBLE:
        window.actions_[ActionId.LAYER_DUPLICATE].trigger()
    select(window, Rect(30, 20, 50, 30))
    give(QImage(8, 8, QImage.Format.Format_RGB32))
    window.actions_[do].trigger()
    assert window.undo.undoText() != text
    assert not window.close()
    qtbot.waitUntil(window.isHidden)
    assert window.undo.undoText() == text
    image = model(window).documents.image
    assert image is not None
    path = result_of(window.studio.library.do(lambda lib: lib.canvases.find(image.sha256)))
    assert path is not None
    stored, shown = (
        read_project(path, is_kept=True).project.document.layers,
        document_of(window).layers,
    )
    assert len(stored) == len(shown)
    for one, other in zip(stored, shown, strict=True):
        assert (one.name, one.rect) == (other.name, other.rect)
        assert (one.pixels.pixels() == other.pixels.pixels()).all()
