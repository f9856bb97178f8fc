"""Several masks of a picture: listed, changed with undo, combined, and kept whatever happens."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.canvas.document import Document, NamedMask
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.disk import SystemDisk
from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging.masks import grey
from sdstudio.library.folders import CANVASES_NAME
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas import masks_controller
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.masks_controller import MasksController
from sdstudio.ui.canvas.masks_panel import MasksPanel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import at, begin_mask, image_of, red, stroke
from tests.support.coroutines import result_of
from tests.support.disks import DISK_FULL
from tests.support.studio import running_studio, studio_paths

__all__ = ["red"]

Make = Callable[..., None]


def painted_of(window: MainWindow) -> CanvasModel:
    painted = window.canvas_controller.painted
    assert painted is not None
    return painted


def masks_of(window: MainWindow) -> MasksController:
    masks = window.canvas_controller.mask_list
    assert masks is not None
    return masks


def document_of(window: MainWindow) -> Document:
    document = painted_of(window).document
    assert document is not None
    return document


def listed(window: MainWindow) -> list[tuple[str, bool]]:
    """Names and check marks in the list, the chosen one last."""
    list_ = masks_of(window).panel.list
    items = [list_.item(row) for row in range(list_.count())]
    return [(one.text(), one.checkState() is Qt.CheckState.Checked) for one in items]


def combined(window: MainWindow) -> Pixels:
    return document_of(window).combined_mask().pixels()


def mask_sent(window: MainWindow, qtbot: QtBot) -> Pixels:
    """The mask that the draft refers to, once it does."""
    qtbot.waitUntil(lambda: image_of(window, InputRole.MASK) is not None)
    ref = image_of(window, InputRole.MASK)
    assert ref is not None
    return grey(result_of(window.studio.library.do(lambda lib: lib.inputs.read(ref))))


def file_of(window: MainWindow) -> Path:
    image = image_of(window)
    assert image is not None
    return window.studio.paths.pictures / CANVASES_NAME / f"{image.sha256}.ora"


def stored(window: MainWindow) -> Document | None:
    path = file_of(window)
    return read_project(path).project.document if path.exists() else None


def wait_until_stored(window: MainWindow, qtbot: QtBot) -> None:
    def is_stored() -> bool:
        document = stored(window)
        return document is not None and looks(document) == looks(document_of(window))

    qtbot.waitUntil(is_stored)


def looks(document: Document) -> list[object]:
    return [
        (one.name, one.strength, one.visible, one.pixels.pixels().tobytes())
        for one in document.masks
    ]


def told(window: MainWindow) -> list[ErrorCode]:
    return [one.code for zone in window.zones.values() for one in zone.notices.notices]


def picture(path: Path, width: int = 96, height: int = 64, grey_level: int = 9) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(grey_level * 0x010101)
    image.save(str(path))
    return path


def go_to(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """Give another picture than the present one."""
    before = image_of(window)
    window.input_controller.give(path)
    qtbot.waitUntil(lambda: image_of(window) not in (None, before))


def begin_two(window: MainWindow, qtbot: QtBot, path: Path) -> CanvasPage:
    """A canvas with two masks, the second one at half strength."""
    page, _ = begin_mask(window, qtbot, path)
    stroke(page, (20, 20))
    window.actions_[ActionId.MASK_NEW].trigger()
    stroke(page, (70, 40))
    masks_of(window).panel.strength.slider.setValue(50)
    return page


def test_the_draft_gets_the_strongest_of_all_masks(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_two(window, qtbot, red)
    first, second = document_of(window).masks
    assert (first.strength, second.strength) == (1.0, 0.5)
    levels = np.round(second.pixels.pixels() * 0.5).astype(np.uint8)
    assert levels.any()
    expected = np.maximum(first.pixels.pixels(), levels)
    assert (combined(window) == expected).all()
    assert (mask_sent(window, qtbot) == expected).all()


def test_a_hidden_mask_does_not_count_until_it_is_painted_on(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin_two(window, qtbot, red)
    first = document_of(window).masks[0].pixels.pixels()
    item = masks_of(window).panel.list.item(1)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert (combined(window) == first).all()
    assert (mask_sent(window, qtbot) == first).all()
    stroke(page, (50, 50))
    assert listed(window) == [("Mask 1", True), ("Mask 2", True)]
    for expected in (True, False):
        window.actions_[ActionId.UNDO].trigger()
        assert document_of(window).masks[1].visible is expected


@pytest.mark.parametrize("do", [ActionId.MASK_FILL, ActionId.MASK_INVERT])
def test_a_hidden_mask_that_is_changed_is_shown(
    window: MainWindow, qtbot: QtBot, red: Path, do: ActionId
) -> None:
    begin_two(window, qtbot, red)
    masks_of(window).show_mask(document_of(window).active_mask, False)
    window.actions_[do].trigger()
    assert listed(window) == [("Mask 1", True), ("Mask 2", True)]


def test_every_change_in_the_list_is_undone_and_redone(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin_two(window, qtbot, red)
    masks, list_ = masks_of(window), masks_of(window).panel.list
    list_.setCurrentRow(0)
    window.actions_[ActionId.MASK_DUPLICATE].trigger()
    assert listed(window) == [("Mask 1", True), ("Mask 1 copy", True), ("Mask 2", True)]
    stroke(page, (40, 40))
    list_.item(1).setText("sky")
    masks.panel.strength.slider.setValue(30)
    masks.panel.strength.slider.setValue(20)
    list_.item(1).setCheckState(Qt.CheckState.Unchecked)
    list_.setFocus()
    QTest.keyClick(list_, Qt.Key.Key_Delete)
    assert listed(window) == [("Mask 1", True), ("Mask 2", True)]
    states = [looks(document_of(window))]
    texts = []
    for _ in range(10):
        texts.append(window.undo.undoText())
        window.actions_[ActionId.UNDO].trigger()
        states.append(looks(document_of(window)))
    assert texts == [
        "delete mask",
        "hide mask",
        "change mask strength",
        "rename mask",
        "paint mask",
        "duplicate mask",
        "change mask strength",
        "paint mask",
        "add mask",
        "paint mask",
    ]
    assert document_of(window).is_blank
    assert len(document_of(window).masks) == 1
    for state in reversed(states[:-1]):
        window.actions_[ActionId.REDO].trigger()
        assert looks(document_of(window)) == state


def test_strokes_land_on_the_chosen_mask_and_are_undone_on_their_own(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin_two(window, qtbot, red)
    before = [one.pixels.pixels() for one in document_of(window).masks]
    masks_of(window).panel.list.setCurrentRow(0)
    stroke(page, (30, 50))
    masks_of(window).panel.list.setCurrentRow(1)
    window.actions_[ActionId.UNDO].trigger()
    for mask, pixels in zip(document_of(window).masks, before, strict=True):
        assert (mask.pixels.pixels() == pixels).all()
    window.actions_[ActionId.REDO].trigger()
    assert (document_of(window).masks[0].pixels.pixels() != before[0]).any()
    assert (document_of(window).masks[1].pixels.pixels() == before[1]).all()


def test_the_last_mask_that_is_deleted_leaves_an_empty_one(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    window.actions_[ActionId.MASK_DELETE].trigger()
    assert len(document_of(window).masks) == 1
    assert painted_of(window).is_empty
    stroke(page, (30, 30))
    assert not painted_of(window).is_empty


def test_a_long_name_can_be_read_in_full(qtbot: QtBot) -> None:
    owner = QObject()
    panel = MasksPanel(Actions(owner))
    qtbot.addWidget(panel)
    name = "Everything behind the fish but the <stones> at the left"
    empty = Document(64, 64)
    mask = NamedMask("a", name, TileSnapshot(empty.mask_grid))
    panel.show_document(empty.with_active(mask))
    panel.retranslate()
    assert "the &lt;stones&gt; at the left" in panel.list.item(0).toolTip()


def test_the_list_is_renamed_by_keys_and_says_nothing_of_an_empty_name(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_two(window, qtbot, red)
    list_ = masks_of(window).panel.list
    for text, name in (("left eye", "left eye"), ("   ", "left eye")):
        window.actions_[ActionId.MASK_RENAME].trigger()
        editor = list_.findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: list_.findChild(QLineEdit) is None)
        assert list_.item(1).text() == name
        assert document_of(window).masks[1].name == name


# Masks survive.


def test_masks_survive_other_pictures_modes_prompts_and_jobs(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path, make: Make
) -> None:
    begin_two(window, qtbot, red)
    state = looks(document_of(window))
    other = picture(tmp_path / "other.png")
    go_to(window, qtbot, other)
    assert painted_of(window).is_empty
    window.actions_[ActionId.FROM_WORDS].trigger()
    window.studio.draft.choose(prompt="a green fish")
    window.actions_[ActionId.PART].trigger()
    go_to(window, qtbot, red)
    qtbot.waitUntil(lambda: looks(document_of(window)) == state)
    make("a blue fish")
    assert looks(document_of(window)) == state
    window.actions_[ActionId.FROM_PICTURE].trigger()
    window.actions_[ActionId.PART].trigger()
    assert looks(document_of(window)) == state


def test_masks_come_back_in_the_next_session_and_for_their_picture_alone(
    qtbot: QtBot, qapp: QApplication, red: Path, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path / "studio")
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        begin_two(window, qtbot, red)
        state = looks(document_of(window))
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible())
    (paths.draft_file).unlink()
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        window.actions_[ActionId.PART].trigger()
        go_to(window, qtbot, picture(tmp_path / "other.png"))
        qtbot.waitUntil(lambda: painted_of(window).document is not None)
        assert painted_of(window).is_empty
        go_to(window, qtbot, red)
        qtbot.waitUntil(lambda: looks(document_of(window)) == state)
        assert listed(window) == [("Mask 1", True), ("Mask 2", True)]
        window.hide()


def test_settings_of_a_picture_bring_its_mask_and_lose_none(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    made = document_of(window).masks[0].pixels.pixels()
    make("a blue fish")
    picture_ = window.studio.pictures.picture(0)
    assert picture_ is not None
    window.actions_[ActionId.MASK_VIEW].setChecked(True)
    stroke(page, (70, 40))
    window.actions_[ActionId.MASK_NEW].trigger()
    stroke(page, (50, 50))
    state = looks(document_of(window))
    window.recall.recall(picture_)
    qtbot.waitUntil(lambda: (combined(window) == made).all())
    names = [name for name, visible in listed(window) if visible]
    assert names == ["Mask 3"]
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: looks(document_of(window))[:2] == state)
    assert listed(window) == [("Mask 1", True), ("Mask 2", True), ("Mask 3", False)]


def test_what_is_painted_is_on_the_disk_soon_and_nothing_of_a_picture_without(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    qtbot.wait(1500)
    assert not file_of(window).exists()
    stroke(page, (20, 20))
    wait_until_stored(window, qtbot)
    window.actions_[ActionId.MASK_CLEAR].trigger()
    qtbot.waitUntil(lambda: not file_of(window).exists())
    window.actions_[ActionId.UNDO].trigger()
    wait_until_stored(window, qtbot)


def test_a_full_disk_is_told_of_once_and_tried_again(
    window: MainWindow, qtbot: QtBot, red: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    write, is_full = SystemDisk.write, True

    def refuse(disk: SystemDisk, path: Path, data: bytes) -> None:
        if is_full and path.parent.name == CANVASES_NAME:
            raise DISK_FULL
        write(disk, path, data)

    monkeypatch.setattr(SystemDisk, "write", refuse)
    stroke(page, (20, 20))
    state = looks(document_of(window))
    qtbot.waitUntil(lambda: told(window) == [ErrorCode.DISK_FULL])
    assert looks(document_of(window)) == state
    assert not file_of(window).exists()
    is_full = False
    stroke(page, (70, 40))
    wait_until_stored(window, qtbot)


def test_the_window_closes_though_the_disk_refuses_again_what_it_has_told_of(
    window: MainWindow, qtbot: QtBot, red: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = begin_mask(window, qtbot, red)

    write = SystemDisk.write

    def refuse(disk: SystemDisk, path: Path, data: bytes) -> None:
        if path.parent.name == CANVASES_NAME:
            raise DISK_FULL
        write(disk, path, data)

    monkeypatch.setattr(SystemDisk, "write", refuse)
    stroke(page, (20, 20))
    qtbot.waitUntil(lambda: not painted_of(window).is_opening)
    window.close()
    qtbot.waitUntil(lambda: told(window) == [ErrorCode.DISK_FULL])
    assert window.isVisible()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_damaged_file_is_told_of_and_kept_aside(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    wait_until_stored(window, qtbot)
    path = file_of(window)
    other = picture(tmp_path / "other.png")
    go_to(window, qtbot, other)
    damaged = file_of(window)
    assert damaged != path
    go_to(window, qtbot, red)
    shutil.copy(path, damaged)
    damaged.write_bytes(damaged.read_bytes()[:200])
    painted_of(window).documents.kept.pop(sent_image(window, other), None)
    go_to(window, qtbot, other)
    qtbot.waitUntil(lambda: told(window) == [ErrorCode.PROJECT_UNREADABLE])
    stroke(page, (50, 30))
    wait_until_stored(window, qtbot)
    aside = damaged.with_name(f"{damaged.stem} (damaged).ora")
    assert aside.stat().st_size == 200


def sent_image(window: MainWindow, path: Path) -> InputRef:
    """The picture in memory that isn't the one that is shown."""
    assert path.exists()
    present = image_of(window)
    return next(one for one in painted_of(window).documents.kept if one != present)


def test_what_is_painted_for_a_job_is_not_stored_for_the_picture(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    wait_until_stored(window, qtbot)
    state = looks(document_of(window))
    window.studio.queue.pause()
    window.generate()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)
    window.editing.begin(window.studio.queue.jobs[0].id)
    qtbot.waitUntil(lambda: window.editing.job_id is not None)
    stroke(page, (70, 40))
    assert looks(document_of(window)) != state
    qtbot.wait(1500)
    document = stored(window)
    assert document is not None
    assert looks(document) == state
    window.editing.cancel()
    assert looks(document_of(window)) == state


def test_what_is_painted_for_a_job_while_its_picture_is_read_is_not_stored_either(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    studio = window.studio
    rgb = np.zeros((64, 96, 3), np.uint8)
    other = result_of(studio.library.do(lambda lib: lib.keep_input(InputRole.IMAGE, rgb)))
    studio.queue.pause()
    window.generate()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    window.editing.begin(studio.queue.jobs[0].id)
    qtbot.waitUntil(lambda: window.editing.job_id is not None)
    studio.draft.give_input(other)
    assert painted_of(window).is_opening
    painted_of(window).fill(255)
    window.editing.cancel()
    assert window.editing.job_id is None
    qtbot.wait(1500)
    folder = studio.paths.pictures / CANVASES_NAME
    assert [path.stem for path in folder.iterdir()] == [file_of(window).stem]


# Other pictures and files.


def test_masks_of_another_picture_are_offered_and_fitted(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    page = begin_two(window, qtbot, red)
    first = document_of(window).masks[0]
    go_to(window, qtbot, picture(tmp_path / "large.png", 192, 128))
    masks = masks_of(window)
    window.actions_[ActionId.MASK_TAKE].trigger()
    qtbot.waitUntil(lambda: masks.menu is not None and masks.menu.isVisible())
    assert masks.menu is not None
    assert [one.text() for one in masks.menu.actions()] == ["Mask 1", "Mask 2"]
    masks.menu.actions()[0].trigger()
    masks.menu.close()
    qtbot.waitUntil(lambda: not painted_of(window).is_empty)
    taken = document_of(window).mask(document_of(window).active_mask)
    assert (taken.pixels.grid.width, taken.pixels.grid.height) == (192, 128)
    small = taken.pixels.pixels()[::2, ::2].astype(int)
    assert np.abs(small - first.pixels.pixels()).mean() < 4
    window.actions_[ActionId.UNDO].trigger()
    assert painted_of(window).is_empty
    assert page.isVisible()


def test_masks_of_another_picture_are_looked_at_and_fitted_beside_the_window(
    window: MainWindow,
    qtbot: QtBot,
    red: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin_two(window, qtbot, red)
    go_to(window, qtbot, picture(tmp_path / "large.png", 192, 128))
    threads: set[threading.Thread] = set()

    def watched(work: Callable[..., object]) -> Callable[..., object]:
        def do(*args: object) -> object:
            threads.add(threading.current_thread())
            return work(*args)

        return do

    for name in ("fitted", "TiledPixels"):
        monkeypatch.setattr(masks_controller, name, watched(getattr(masks_controller, name)))
    masks = masks_of(window)
    window.actions_[ActionId.MASK_TAKE].trigger()
    qtbot.waitUntil(lambda: masks.menu is not None and masks.menu.isVisible())
    assert masks.menu is not None
    masks.menu.actions()[0].trigger()
    masks.menu.close()
    qtbot.waitUntil(lambda: not painted_of(window).is_empty)
    assert threads
    assert threading.main_thread() not in threads


def test_without_masks_of_this_shape_nothing_is_offered(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_two(window, qtbot, red)
    go_to(window, qtbot, picture(tmp_path / "square.png", 64, 64))
    window.actions_[ActionId.MASK_TAKE].trigger()
    qtbot.waitUntil(lambda: "No other picture" in window.make.done.text)


def test_a_mask_that_is_saved_and_opened_is_itself(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_two(window, qtbot, red)
    mask = document_of(window).masks[1].pixels.pixels()
    path = tmp_path / "kept.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    window.actions_[ActionId.MASK_SAVE].trigger()
    qtbot.waitUntil(path.exists)
    window.actions_[ActionId.MASK_NEW].trigger()
    painted_of(window).read(path)
    qtbot.waitUntil(lambda: not document_of(window).masks[2].pixels.is_empty)
    assert (document_of(window).masks[2].pixels.pixels() == mask).all()


def test_masks_that_are_not_painted_on_are_seen_too(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    bare = page.view.grab().toImage()
    stroke(page, (20, 20))
    window.actions_[ActionId.MASK_NEW].trigger()
    QApplication.processEvents()
    assert page.view.grab().toImage() != bare
    masks_of(window).show_mask(document_of(window).masks[0].id, False)
    document = document_of(window)
    assert replace(document.masks[0], visible=True).counts
    assert isinstance(painted_of(window).others, TileSnapshot)
    others = painted_of(window).others
    assert others is not None
    assert others.is_empty


def test_the_draft_knows_the_bounds_of_all_masks_that_count(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_two(window, qtbot, red)

    def bounds() -> tuple[int, int, int, int]:
        rows, columns = np.nonzero(combined(window))
        left, top = int(columns.min()), int(rows.min())
        return left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1

    def selected() -> tuple[int, int, int, int] | None:
        window.canvas_controller.update_draft()
        found = window.studio.draft.draft.selection
        return None if found is None else (found.left, found.top, found.width, found.height)

    both = bounds()
    assert selected() == both
    masks_of(window).show_mask(document_of(window).masks[1].id, False)
    assert bounds() != both
    assert selected() == bounds()


def test_a_stroke_ends_where_undo_has_another_mask_painted_on(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = begin_two(window, qtbot, picture(tmp_path / "one.png"))
    masks, painted = masks_of(window), painted_of(window)
    masks.delete()
    first = document_of(window).active_mask
    before = document_of(window).mask(first).pixels.pixels()
    none, viewport = Qt.KeyboardModifier.NoModifier, page.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, none, at(page, 60, 50))
    window.undo.undo()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, none, at(page, 60, 50))
    steps = window.undo.count()
    painted.select(first)
    assert painted.mask is not None
    assert not painted.mask.is_painting
    pyramid = painted.mask.pyramid
    assert (pyramid.read(0, pyramid.grids[0].whole) == before).all()
    assert window.undo.count() == steps


def test_a_stroke_that_is_begun_while_the_document_is_read_is_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    one, two = picture(tmp_path / "one.png"), picture(tmp_path / "two.png", grey_level=30)
    page, _ = begin_mask(window, qtbot, one)
    stroke(page, (20, 20))
    wait_until_stored(window, qtbot)
    go_to(window, qtbot, two)
    painted = painted_of(window)
    image = next(iter(painted.documents.kept))
    window.undo.clear()
    del painted.documents.kept[image]
    window.input_controller.start(image, modes.INPAINTING)
    assert painted.is_opening
    none, viewport = Qt.KeyboardModifier.NoModifier, page.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, none, at(page, 70, 50))
    qtbot.waitUntil(lambda: not painted.is_opening)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, none, at(page, 70, 50))
    pixels = combined(window)
    assert pixels[20, 20]
    assert pixels[50, 70]


def test_the_list_speaks_the_language_that_is_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    begin_mask(window, qtbot, picture(tmp_path / "one.png"))
    items = masks_of(window).panel.list
    english = items.item(0).toolTip()
    window.studio.translation.use(Language.CHINESE)
    QApplication.sendPostedEvents()
    chinese = items.item(0).toolTip()
    window.studio.translation.use(Language.ENGLISH)
    assert chinese != english
