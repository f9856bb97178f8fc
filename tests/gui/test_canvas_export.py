"""The canvas is exported as it is seen, with as much metadata as is wanted."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sdstudio.canvas.rect import Rect
from sdstudio.domain.metadata import PARAMETERS_KEY
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.imaging import encode_png, read_texts
from sdstudio.imaging.picture_formats import PictureFormat, encode_picture
from sdstudio.imaging.xmp_packet import XMP_KEY
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.export_canvas_dialog import ExportCanvasDialog
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_layer_transfer import canvas, document_of, model, select
from tests.support.coroutines import result_of
from tests.support.pictures import a_provenance, a_request

__all__ = ["canvas"]

BASE = (10, 120, 200)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Has the artist choose a file of that name."""

    def target(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        return path

    return target


def dialog_of(window: MainWindow) -> ExportCanvasDialog:
    window.actions_[ActionId.CANVAS_EXPORT].trigger()
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ExportCanvasDialog)]
    return next(one for one in found if one.isVisible())


def choose(dialog: ExportCanvasDialog, format_: PictureFormat, *, is_part: bool = False) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(format_))
    dialog.content.setCurrentIndex(int(is_part))
    dialog.start.click()


def test_the_picture_is_exported_with_its_layers(
    window: MainWindow, canvas: object, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    path = target("mine.png")
    dialog = dialog_of(window)
    assert not dialog.content.isEnabled()
    assert "Nothing is selected" in dialog.note.text()
    assert not dialog.metadata.isEnabled()
    assert "no metadata" in dialog.note.text()
    choose(dialog, PictureFormat.PNG)
    qtbot.waitUntil(lambda: "mine.png" in window.make.done.text)
    image = Image.open(path)
    assert image.mode == "RGB"
    pixels = np.asarray(image)
    assert (pixels[0, 0] == BASE).all()
    layer = document_of(window).layers[0].pixels.pixels().astype(int)
    exact = layer[..., 2::-1] + np.array(BASE) * (255 - layer[..., 3:]) / 255
    assert np.abs(pixels[10:40, 20:60] - exact).max() <= 1
    assert read_texts(path) == {}


def test_there_is_one_dialog_which_knows_what_is_selected_by_now(
    window: MainWindow, canvas: object
) -> None:
    dialog = dialog_of(window)
    dialog.format.setCurrentIndex(dialog.format.findData(PictureFormat.WEBP))
    select(window, Rect(0, 0, 20, 10))
    assert dialog_of(window) is dialog
    assert [one.isVisible() for one in window.findChildren(ExportCanvasDialog)] == [True]
    assert dialog.content.isEnabled()
    assert dialog.chosen.format is PictureFormat.WEBP
    dialog.reject()


def test_what_is_selected_is_exported_with_transparency(
    window: MainWindow, canvas: object, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    select(window, Rect(0, 0, 20, 10))
    path = target("part.webp")
    dialog = dialog_of(window)
    choose(dialog, PictureFormat.WEBP, is_part=True)
    qtbot.waitUntil(lambda: "part.webp" in window.make.done.text)
    assert Image.open(path).size == (20, 10)
    # What was chosen is offered again; the kinds without transparency say so.
    again = dialog_of(window)
    assert again.format.currentData() == PictureFormat.WEBP
    assert again.content.currentData() is True
    again.format.setCurrentIndex(again.format.findData(PictureFormat.JPEG))
    assert "will be white" in again.note.text()
    assert again.quality.isEnabled()
    again.format.setCurrentIndex(again.format.findData(PictureFormat.PNG))
    assert not again.quality.isEnabled()
    again.reject()


@pytest.mark.parametrize("level", [MetadataLevel.WHOLE, MetadataLevel.PROMPT, MetadataLevel.NONE])
def test_the_metadata_is_that_of_the_newest_result(
    window: MainWindow,
    canvas: object,
    target: Callable[[str], Path],
    qtbot: QtBot,
    level: MetadataLevel,
) -> None:
    model(window).edit(document_of(window).without("layer"), "delete layer")
    select(window, Rect(0, 0, 40, 40))
    window.make.prompt.field.setPlainText("a red fish")
    window.studio.draft.choose(steps=2)
    window.make.generate_bar.generate.click()
    results = window.canvas_controller.results
    assert results is not None
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 1, timeout=60_000)
    path = target("mine.png")
    dialog = dialog_of(window)
    assert dialog.metadata.isEnabled()
    dialog.metadata.setCurrentIndex(dialog.metadata.findData(level))
    choose(dialog, PictureFormat.PNG)
    qtbot.waitUntil(lambda: "mine.png" in window.make.done.text)
    texts = read_texts(path)
    assert "compositeWithTrainedAlgorithmicMedia" in texts[XMP_KEY]
    assert ("CreatorTool" in texts[XMP_KEY]) is (level is not MetadataLevel.NONE)
    if level is MetadataLevel.NONE:
        assert [*texts] == [XMP_KEY]
    else:
        assert "a red fish" in texts[PARAMETERS_KEY]
        assert ("Steps" in texts[PARAMETERS_KEY]) is (level is MetadataLevel.WHOLE)


def test_a_canvas_with_pictures_made_here_is_marked_before_it_has_results(
    window: MainWindow, canvas: object, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    rgb = np.random.default_rng(4).integers(0, 256, (64, 96, 3), np.uint8)
    made = result_of(
        window.studio.library.do(lambda lib: lib.save_picture(rgb, a_request(), a_provenance()))
    )

    def exported(name: str) -> dict[str, str]:
        path = target(name)
        choose(dialog_of(window), PictureFormat.PNG)
        qtbot.waitUntil(lambda: name in window.make.done.text)
        return dict(read_texts(path))

    layer = replace(document_of(window).layers[0], picture=made.identity)
    used = replace(document_of(window).without("layer").with_layer(layer), active_layer="layer")
    model(window).edit(used, "use as layer")
    texts = exported("layer.png")
    assert [*texts] == [XMP_KEY]
    assert "compositeWithTrainedAlgorithmicMedia" in texts[XMP_KEY]
    model(window).edit(replace(used, layers=(replace(layer, visible=False),)), "hide")
    assert exported("hidden.png") == {}
    base = model(window).documents.image
    window.input_controller.give(made.path)
    qtbot.waitUntil(lambda: model(window).documents.image != base)
    qtbot.waitUntil(lambda: document_of_is_open(window))
    assert "compositeWithTrainedAlgorithmicMedia" in exported("base.png")[XMP_KEY]
    window.keep_settings(says_ai=False)
    assert exported("bare.png") == {}
    # It is signed like other copies, too, or isn't written.
    window.keep_settings(signs=True)
    unsigned = target("unsigned.png")
    with qtbot.waitSignal(window.canvas_controller.trouble):
        choose(dialog_of(window), PictureFormat.PNG)
    assert not unsigned.exists()


def document_of_is_open(window: MainWindow) -> bool:
    return model(window).document is not None and not model(window).is_opening


def test_a_disk_that_fails_is_told(
    window: MainWindow, canvas: object, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    path = target("file")
    path.write_bytes(b"")
    target("file/mine.png")
    with qtbot.waitSignal(window.canvas_controller.trouble):
        choose(dialog_of(window), PictureFormat.PNG)


def test_transparency_is_kept_by_the_formats_that_have_it() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (20, 30, 4), np.uint8)
    png = encode_png(pixels, {"parameters": "a fish"})
    import io

    assert (np.asarray(Image.open(io.BytesIO(png))) == pixels).all()
    clear = np.zeros((20, 30, 4), np.uint8)
    jpeg = encode_picture(clear, PictureFormat.JPEG, 90, {}, None)
    assert (np.asarray(Image.open(io.BytesIO(jpeg))) == 255).all()
    webp = encode_picture(clear, PictureFormat.WEBP, 90, {}, None)
    assert not np.asarray(Image.open(io.BytesIO(webp)).convert("RGBA"))[..., 3].any()
