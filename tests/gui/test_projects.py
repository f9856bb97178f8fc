"""Projects in the window: saved, opened and dropped, those of other programs, too."""

import io
import threading
import zipfile
from dataclasses import replace
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from PIL import Image
from psd_tools import PSDImage
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sdstudio.app.canvas_rendering import merged
from sdstudio.canvas import tile_encoder
from sdstudio.canvas.document import Blend, Document, Layer, LayerKind
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.project_writer import write_project
from sdstudio.canvas.snapshots import with_snapshot, without_snapshot
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tile_png import layer_of
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.disk import SystemDisk
from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb
from sdstudio.imaging.png import packed_rows
from sdstudio.models.inspect import inspect
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from tests.gui.test_from_pictures import drop, files, image_of, red
from tests.gui.test_masks import begin_two, document_of, go_to, looks, picture, told
from tests.support.coroutines import result_of
from tests.support.disks import DISK_FULL
from tests.support.paper_model import write_depth_model
from tests.unit.test_document import alike

__all__ = ["red"]


def layer(id_: str, colour: tuple[int, int, int], alpha: int = 255, **more: object) -> Layer:
    rgb = np.full((8, 8, 3), colour, np.uint8)
    return Layer(id_, id_, layer_of(rgb, np.full((8, 8), alpha, np.uint8)), **more)  # type: ignore[arg-type]


def project_of(folder: Path, *layers: Layer) -> Path:
    path = folder / "project.ora"
    write_project(SystemDisk(), path, Project(Document(40, 30, layers)))
    return path


def input_pixels(window: MainWindow) -> Rgb:
    ref = image_of(window)
    assert ref is not None
    return result_of(window.studio.library.do(lambda library: library.inputs.read(ref)))


def pixels_of(document: Document) -> Pixels:
    """Blue, green, red, alpha, premultiplied."""
    image = merged(document)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)


def test_a_project_that_is_saved_and_opened_has_the_picture_and_its_masks(
    window: MainWindow,
    qtbot: QtBot,
    red: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin_two(window, qtbot, red)
    state, image = looks(document_of(window)), image_of(window)
    path = tmp_path / "mine.ora"
    proposed = list[str]()

    def save(_parent: object, _title: str, start: str, *_: object) -> tuple[str, str]:
        proposed.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    window.actions_[ActionId.PROJECT_SAVE].trigger()
    qtbot.waitUntil(lambda: "mine.ora" in window.make.done.text)
    with zipfile.ZipFile(path) as archive:
        shown = Image.open(io.BytesIO(archive.read("mergedimage.png"))).convert("RGB")
    assert (np.asarray(shown) == (255, 0, 0)).all()
    saved = read_project(path).project
    assert saved.document.layers == ()
    assert saved.base is not None
    assert saved.base_name == "Picture"
    go_to(window, qtbot, picture(tmp_path / "other.png"))
    window.actions_[ActionId.PROJECT_OPEN].trigger()
    qtbot.waitUntil(lambda: image_of(window) == image)
    # First, the project is called like the file with the picture.
    window.actions_[ActionId.PROJECT_SAVE].trigger()
    assert [Path(one).name for one in proposed] == [f"{red.stem}.ora", "mine.ora"]
    assert Path(proposed[1]) == path
    # The picture has these masks already.
    qtbot.wait(300)
    assert looks(document_of(window)) == state


def test_what_was_stored_with_the_picture_is_not_encoded_again_for_a_project(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_two(window, qtbot, red)
    stored = window.studio.paths.pictures / ".canvas"
    qtbot.waitUntil(lambda: any(stored.glob("*.ora")))
    path = tmp_path / "mine.ora"
    with mock.patch.object(tile_encoder, "packed_rows", wraps=packed_rows) as packed:
        window.projects.save(path)
        qtbot.waitUntil(lambda: "mine.ora" in window.make.done.text)
    # The picture, which the canvas doesn't store, and which has no layers over it.
    assert packed.call_count == 1
    assert looks(read_project(path).project.document) == looks(document_of(window))


def test_masks_of_an_opened_project_come_to_its_picture_and_can_be_undone(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_two(window, qtbot, red)
    state = looks(document_of(window))
    path = tmp_path / "mine.ora"
    window.projects.save(path)
    qtbot.waitUntil(lambda: "mine.ora" in window.make.done.text)
    for _ in document_of(window).masks:
        window.actions_[ActionId.MASK_DELETE].trigger()
    assert document_of(window).is_blank
    go_to(window, qtbot, picture(tmp_path / "other.png"))
    window.projects.open(path)
    qtbot.waitUntil(lambda: looks(document_of(window)) == state)
    assert window.undo.undoText() == "open project"
    window.actions_[ActionId.UNDO].trigger()
    assert document_of(window).is_blank


def test_a_dropped_project_of_another_program_is_opened_with_what_differs(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (64, 48), (0, 0, 255, 255)).save(file, "PNG")
    path = tmp_path / "krita.ora"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", b"image/openraster")
        archive.writestr("a.png", file.getvalue())
        archive.writestr(
            "stack.xml",
            "<image w='64' h='48'><stack><stack>"
            "<layer src='a.png' composite-op='svg:hard-light'/></stack></stack></image>",
        )
    assert drop(window, files(path))
    qtbot.waitUntil(lambda: image_of(window) is not None)
    assert window.studio.draft.mode is modes.INPAINTING
    assert window.stage.showing is Showing.CANVAS
    assert (input_pixels(window) == (0, 0, 255)).all()
    assert told(window) == [ErrorCode.PROJECT_GROUPS, ErrorCode.PROJECT_BLENDS]


def test_a_file_that_is_no_project_is_told_of(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.ora"
    path.write_bytes(b"hello")
    window.input_controller.give(path)
    qtbot.waitUntil(lambda: told(window) == [ErrorCode.PROJECT_UNREADABLE])
    assert image_of(window) is None


def test_a_canvas_too_small_to_paint_on_is_told_of(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "dot.ora"
    write_project(SystemDisk(), path, Project(Document(1, 1)))
    window.projects.open(path)
    qtbot.waitUntil(lambda: told(window) == [ErrorCode.INPUT_TOO_SMALL])


def test_a_full_disk_is_told_of_when_a_project_is_saved(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_two(window, qtbot, red)
    write = SystemDisk.write

    def refuse(disk: SystemDisk, path: Path, data: bytes) -> None:
        if path.parent == tmp_path:
            raise DISK_FULL
        write(disk, path, data)

    monkeypatch.setattr(SystemDisk, "write", refuse)
    window.projects.save(tmp_path / "mine.ora")
    qtbot.waitUntil(lambda: told(window) == [ErrorCode.DISK_FULL])
    assert not (tmp_path / "mine.ora").exists()
    assert image_of(window, InputRole.IMAGE) is not None


def test_layers_are_merged_as_their_properties_say() -> None:
    shape = TileSnapshot.of(np.full((8, 8), 128, np.uint8))
    document = Document(
        20,
        10,
        (
            layer("back", (200, 100, 50)),
            layer("half", (0, 0, 0), opacity=0.5, left=4),
            layer("times", (128, 128, 128), blend=Blend.MULTIPLY, top=6),
            layer("hidden", (1, 2, 3), visible=False),
            layer("reference", (1, 2, 3), kind=LayerKind.REFERENCE),
            layer("masked", (0, 0, 255), mask=shape, left=10, top=-6),
            layer("screen", (128, 0, 0), blend=Blend.SCREEN, left=-6),
        ),
    )
    pixels = pixels_of(document).astype(int)
    assert pixels[3, 3].tolist() == [50, 100, 200, 255]
    assert abs(pixels[3, 5] - (25, 50, 100, 255)).max() <= 1
    assert abs(pixels[7, 3] - (25, 50, 100, 255)).max() <= 1
    assert abs(pixels[1, 15] - (128, 0, 0, 128)).max() <= 1
    assert abs(pixels[1, 1] - (50, 100, 228, 255)).max() <= 1
    assert pixels[9, 19].tolist() == [0, 0, 0, 0]


def test_layers_without_a_picture_are_on_white(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    one = layer("one", (255, 0, 0), left=3, top=2)
    window.projects.open(project_of(tmp_path, one))
    qtbot.waitUntil(lambda: image_of(window) is not None and bool(layers_of(window)))
    pixels = input_pixels(window)
    assert pixels.shape == (30, 40, 3)
    assert (pixels == 255).all()
    assert [(one.name, one.left, one.top) for one in layers_of(window)] == [("one", 3, 2)]
    # There is a mask to paint on, as for any picture.
    assert len(document_of(window).masks) == 1


def test_the_same_canvas_is_opened_as_was_saved(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_two(window, qtbot, red)
    model = window.canvas_controller.painted
    assert model is not None
    over = layer("over", (0, 0, 255), alpha=128, opacity=0.5, left=2, blend=Blend.MULTIPLY)
    again = layer("again", (0, 255, 0), kind=LayerKind.REFERENCE, alpha_locked=True)
    document = document_of(window).with_layer(over).with_layer(again)
    document = document.with_rendering(a_rendering(document))
    model.edit(replace(document, active_layer="over"), "add layers")
    window.studio.draft.choose(prompt="a harbour at night")
    state, image = document_of(window), image_of(window)
    path = tmp_path / "mine.ora"
    window.projects.save(path)
    qtbot.waitUntil(lambda: "mine.ora" in window.make.done.text)
    with zipfile.ZipFile(path) as archive:
        shown = Image.open(io.BytesIO(archive.read("mergedimage.png"))).convert("RGB")
    assert shown.getpixel((50, 40)) == (255, 0, 0)
    assert shown.getpixel((4, 4)) != (255, 0, 0)
    empty = replace(state, layers=(), active_layer="", renderings=())
    model.edit(empty.without(state.masks[0].id), "remove")
    window.studio.draft.choose(prompt="")
    go_to(window, qtbot, picture(tmp_path / "other.png"))
    window.projects.open(path)
    qtbot.waitUntil(lambda: image_of(window) == image and alike(document_of(window), state))
    assert document_of(window).renderings == state.renderings
    assert "settings" in window.make.done.text
    window.make.done.button.click()
    assert window.studio.draft.value("prompt") == "a harbour at night"
    assert image_of(window) == image
    window.actions_[ActionId.UNDO].trigger()
    assert window.studio.draft.value("prompt") == ""
    window.actions_[ActionId.UNDO].trigger()
    assert not layers_of(window)


def test_snapshots_come_with_an_opened_project_beside_those_that_are_there(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_two(window, qtbot, red)
    model = window.canvas_controller.painted
    assert model is not None
    image, path = image_of(window), tmp_path / "kept.ora"
    model.documents.change_without_step(with_snapshot(document_of(window), "in the file"))
    window.projects.save(path)
    qtbot.waitUntil(lambda: "kept.ora" in window.make.done.text)
    (saved,) = document_of(window).snapshots
    model.documents.change_without_step(without_snapshot(document_of(window), saved.id))
    model.documents.change_without_step(with_snapshot(document_of(window), "here"))
    go_to(window, qtbot, picture(tmp_path / "other.png"))
    window.projects.open(path)
    qtbot.waitUntil(lambda: image_of(window) == image and len(snapshots_of(window)) == 2)
    assert snapshots_of(window) == ["in the file", "here"]
    assert alike(document_of(window).snapshots[0].document, saved.document)


def snapshots_of(window: MainWindow) -> list[str]:
    """Their names, oldest first."""
    model = window.canvas_controller.painted
    document = None if model is None else model.document
    return [] if document is None else [one.name for one in document.snapshots]


def test_a_canvas_is_exported_for_photoshop(
    window: MainWindow,
    qtbot: QtBot,
    red: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin_two(window, qtbot, red)
    model = window.canvas_controller.painted
    assert model is not None
    over = layer("over", (0, 0, 255), left=2)
    model.edit(document_of(window).with_layer(over), "add a layer")
    path = tmp_path / "mine.psd"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    window.actions_[ActionId.PROJECT_EXPORT_PSD].trigger()
    qtbot.waitUntil(lambda: "Saved as “mine.psd”" in window.make.done.text)
    image = PSDImage.open(path)
    assert [one.name for one in image] == ["Picture", "over", "Mask 1", "Mask 2"]
    assert [one.visible for one in image] == [True, True, False, False]
    shown = np.asarray(image.topil())
    assert (shown[4, 4] == (0, 0, 255)).all()
    assert (shown[40, 40] == (255, 0, 0)).all()


def test_an_export_is_cancelled_and_leaves_no_file(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_two(window, qtbot, red)
    reached, may_go_on = threading.Event(), threading.Event()

    def slow(rgb: Rgb, _document: Document) -> Rgb:
        reached.set()
        may_go_on.wait(30)
        return rgb

    monkeypatch.setattr("sdstudio.app.canvas_rendering.composite", slow)
    path = tmp_path / "mine.psd"
    window.projects.export_psd(path)
    assert "Exporting" in window.make.done.text
    qtbot.waitUntil(reached.is_set)
    window.make.done.button.click()
    assert "was not exported" in window.make.done.text
    may_go_on.set()
    result_of(window.studio.background.do("export PSD", lambda: None))
    assert "was not exported" in window.make.done.text
    assert not path.exists()


def test_a_canvas_too_large_for_photoshop_is_told_of(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_two(window, qtbot, red)
    monkeypatch.setattr("sdstudio.canvas.psd_file._SIZE_MAX_BYTES", 100)
    window.projects.export_psd(tmp_path / "mine.psd")
    qtbot.waitUntil(lambda: told(window) == [ErrorCode.PROJECT_PSD_TOO_LARGE])
    assert not (tmp_path / "mine.psd").exists()
    assert window.make.done.text == ""


def layers_of(window: MainWindow) -> tuple[Layer, ...]:
    model = window.canvas_controller.painted
    document = None if model is None else model.document
    return () if document is None else document.layers


def a_rendering(document: Document) -> InputRef:
    role, sha256 = InputRole.IMAGE, "e" * 64
    return InputRef(role=role, sha256=sha256, width=document.width, height=document.height)


def test_the_key_that_saves_means_what_is_painted_while_the_canvas_is_shown(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    def saves(do: ActionId) -> bool:
        return QKeySequence("Ctrl+S") in window.actions_[do].shortcuts()

    begin_two(window, qtbot, red)
    assert saves(ActionId.PROJECT_SAVE)
    assert not saves(ActionId.SAVE_AS)
    window.actions_.use_shortcuts()
    assert saves(ActionId.PROJECT_SAVE)
    for view in (ActionId.VIEW_LIBRARY, ActionId.VIEW_CREATE):
        window.actions_[view].trigger()
        assert saves(ActionId.SAVE_AS)
        assert not saves(ActionId.PROJECT_SAVE)


def test_a_project_that_is_opened_leaves_the_depth_model_in_use(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = project_of(tmp_path, layer("a", (0, 200, 0)))
    window.use_model(inspect(write_depth_model(tmp_path / "depth")))
    depth = window.studio.draft.checkpoint
    window.projects.open(path)
    qtbot.waitUntil(lambda: window.undo.undoText() == "open project")
    assert window.studio.draft.checkpoint == depth
    assert window.studio.draft.mode is modes.DEPTH_TO_IMAGE
    assert [one.name for one in document_of(window).layers] == ["a"]
    # A model that can inpaint does.
    window.use_model(window.studio.registry.checkpoints[0])
    window.projects.open(path)
    qtbot.waitUntil(lambda: window.studio.draft.mode is modes.INPAINTING)
