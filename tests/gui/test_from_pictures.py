"""Pictures made from pictures: modes, the place for a picture, the mask, and recalling them."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.draft_file import DraftFile
from sdstudio.app.session import SessionStore
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.mask import Mask
from sdstudio.domain import modes
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.grid_dialog import GridDialog
from sdstudio.ui.inputs.input_slot import InputSlot
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.size_picker import AspectRatio
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.wording import without_mnemonic
from tests.support.coroutines import result_of
from tests.support.model_folders import write_part
from tests.support.paper_model import write_model
from tests.support.studio import opened, running_studio, studio_paths

Make = Callable[..., None]


@pytest.fixture
def red(tmp_path: Path) -> Path:
    """A red picture of 96 × 64 pixels."""
    path = tmp_path / "red.png"
    image = QImage(96, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(path))
    return path


def image_of(window: MainWindow, role: InputRole = InputRole.IMAGE) -> InputRef | None:
    return window.studio.draft.draft.input(role)


def slot_of(window: MainWindow) -> InputSlot:
    return window.make.inputs.slots[InputRole.IMAGE]


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData) -> bool:
    enter(widget, data)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def enter(widget: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def give(window: MainWindow, qtbot: QtBot, path: Path) -> InputRef:
    window.input_controller.give(path)
    qtbot.waitUntil(lambda: image_of(window) is not None)
    ref = image_of(window)
    assert ref is not None
    return ref


def begin_mask(window: MainWindow, qtbot: QtBot, path: Path) -> tuple[CanvasPage, Mask]:
    """The canvas with the picture at ``path``, ready to be painted on."""
    window.actions_[ActionId.PART].trigger()
    give(window, qtbot, path)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    canvas = window.canvas_controller
    assert canvas.page is not None
    assert canvas.painted is not None
    assert canvas.painted.mask is not None
    return canvas.page, canvas.painted.mask


def at(page: CanvasPage, x: float, y: float) -> QPoint:
    """Where a point of the picture is on the canvas's viewport."""
    return page.view.viewportTransform().map(QPointF(x, y)).toPoint()


def stroke(page: CanvasPage, *points: tuple[float, float], right: bool = False) -> None:
    viewport = page.view.viewport()
    button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, button, none, at(page, *points[0]))
    for point in points[1:]:
        QTest.mouseMove(viewport, at(page, *point))
    QTest.mouseRelease(viewport, button, none, at(page, *points[-1]))


# Modes.


def test_modes_of_other_models_are_offered_but_say_what_they_need(window: MainWindow) -> None:
    chooser = window.make.modes
    assert chooser.buttons[ActionId.FROM_WORDS].isChecked()
    assert all(button.isEnabled() for button in chooser.buttons.values())
    assert not window.actions_[ActionId.ENLARGE].isEnabled()
    assert "Stable Diffusion x4 upscaler" in window.actions_[ActionId.ENLARGE].toolTip()
    chooser.menu.aboutToShow.emit()
    assert any("x4 upscaler" in action.text() for action in chooser.menu.actions())


def test_the_form_shows_what_the_mode_uses(window: MainWindow) -> None:
    window.actions_[ActionId.ADVANCED].trigger()
    more = window.make.more
    assert more is not None
    assert not more.editors["seamless"].isHidden()
    assert more.editors["mask_blur"].isHidden()
    assert window.make.inputs.isHidden()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.studio.draft.mode is modes.INPAINTING
    assert window.make.modes.buttons[ActionId.PART].isChecked()
    assert more.editors["seamless"].isHidden()
    assert not more.editors["mask_blur"].isHidden()
    form = window.make.inputs.form
    assert form is not None
    assert form.editors["strength"].isVisible()
    assert window.make.size_picker.isHidden()
    QTest.mouseClick(window.make.modes.buttons[ActionId.FROM_WORDS], Qt.MouseButton.LeftButton)
    assert window.make.inputs.isHidden()
    assert window.make.size_picker.isVisible()


def test_a_size_and_an_amount_belong_to_the_way_they_were_chosen_for(window: MainWindow) -> None:
    draft = window.studio.draft
    window.make.size_picker.buttons[AspectRatio.PORTRAIT].click()
    portrait = draft.value("height")
    window.actions_[ActionId.FROM_PICTURE].trigger()
    assert not draft.is_chosen("width")
    draft.choose(strength=0.3)
    window.actions_[ActionId.PART].trigger()
    assert draft.value("strength") == 1.0
    window.actions_[ActionId.FROM_PICTURE].trigger()
    assert draft.value("strength") == 0.3
    window.actions_[ActionId.FROM_WORDS].trigger()
    assert draft.value("height") == portrait
    assert draft.is_chosen("width")


def test_a_mode_brings_the_model_that_can_do_it(window: MainWindow, tmp_path: Path) -> None:
    folder = write_model(tmp_path / "inpainting", mark=1, words=False)
    config = folder / "unet" / "config.json"
    config.write_text(
        config.read_text(encoding="utf-8").replace('"in_channels": 4', '"in_channels": 9'),
        encoding="utf-8",
    )
    write_part(folder, "unet", fill=1)
    checkpoint = opened(window.studio.registry, folder)
    assert checkpoint.task is CheckpointTask.INPAINTING
    window.use_model(checkpoint)
    assert window.studio.draft.mode is modes.INPAINTING
    assert "Switches to the model" in window.actions_[ActionId.FROM_WORDS].toolTip()
    window.actions_[ActionId.FROM_WORDS].trigger()
    assert window.studio.draft.mode is modes.TEXT_TO_IMAGE
    chosen = window.studio.draft.checkpoint
    assert chosen is not None
    assert chosen.task is CheckpointTask.TEXT_TO_IMAGE


def test_leaving_a_mode_brings_back_the_model_that_was_used_before(
    window: MainWindow, tmp_path: Path
) -> None:
    own = opened(window.studio.registry, write_model(tmp_path / "own", mark=2))
    depth = opened(window.studio.registry, write_model(tmp_path / "depth", mark=3, words=False))
    window.use_model(own)
    window.use_model(replace(depth, task=CheckpointTask.DEPTH))
    window.actions_[ActionId.FROM_WORDS].trigger()
    assert window.studio.draft.checkpoint == own


def test_a_mode_prefers_a_model_of_the_current_family(window: MainWindow, tmp_path: Path) -> None:
    registry, family = window.studio.registry, FAMILIES[-1].key
    one = opened(registry, write_model(tmp_path / "one", mark=2))
    other = opened(registry, write_model(tmp_path / "other", mark=3, words=False))
    text = replace(one, family=family)
    registry.add(text)
    window.use_model(replace(other, family=family, task=CheckpointTask.INPAINTING))
    window.actions_[ActionId.FROM_WORDS].trigger()
    assert window.studio.draft.checkpoint == text


# The place for a picture.


def test_a_dropped_file_is_started_from_and_undo_takes_it_back(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    window.actions_[ActionId.FROM_PICTURE].trigger()
    slot = slot_of(window)
    assert slot.choose.isVisible()
    drop(slot, files(red))
    qtbot.waitUntil(lambda: slot.thumbnail.isVisible() and not slot.thumbnail.pixmap().isNull())
    assert slot.facts.text() == "96 × 64 pixels"
    assert window.studio.draft.value("width") == 80  # 96 : 64 at the model's own 64² pixels
    window.actions_[ActionId.UNDO].trigger()
    assert image_of(window) is None
    assert slot.choose.isVisible()
    window.actions_[ActionId.REDO].trigger()
    assert image_of(window) is not None
    slot.remove.click()
    assert image_of(window) is None
    window.actions_[ActionId.UNDO].trigger()
    assert image_of(window) is not None


def test_a_picture_dropped_on_the_window_starts_from_it(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    hint = window.findChild(QLabel, "drop_hint")
    assert hint is not None
    assert enter(window, files(red.with_name("canvas.ora")))
    assert "project" in hint.text()
    assert enter(window, files(red))
    assert "input picture" in hint.text()
    assert hint.isVisible()
    drop(window, files(red))
    assert hint.isHidden()
    qtbot.waitUntil(lambda: image_of(window) is not None)
    assert window.studio.draft.mode is modes.IMAGE_TO_IMAGE


def test_a_picture_dropped_on_the_prompt_is_no_text(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    drop(window.make.prompt.field.viewport(), files(red))
    qtbot.waitUntil(lambda: image_of(window) is not None)
    assert window.make.prompt.text == ""


def test_a_picture_is_pasted_wherever_the_focus_is(window: MainWindow, qtbot: QtBot) -> None:
    image = QImage(50, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    QGuiApplication.clipboard().setImage(image)
    field = window.make.prompt.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: image_of(window) is not None)
    ref = image_of(window)
    assert ref is not None
    assert (ref.width, ref.height) == (50, 40)
    kept = result_of(window.studio.library.do(lambda lib: lib.inputs.read(ref)))
    assert (kept == 255).all()  # transparent pixels become white
    QGuiApplication.clipboard().setText("a red fish")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.make.prompt.text == "a red fish"


def test_pasting_nothing_says_so(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_[ActionId.PASTE_INPUT].trigger()
    assert "no picture on the clipboard" in window.make.done.text


def test_a_file_that_is_no_picture_is_told_in_the_zone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.actions_[ActionId.FROM_PICTURE].trigger()
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    drop(slot_of(window), files(broken))
    qtbot.waitUntil(lambda: window.make.notices.text != "")
    assert "broken.png" in window.make.notices.text
    assert slot_of(window).choose.isVisible()


@pytest.mark.parametrize("size", [(1, 1), (20_000, 64)])
def test_a_picture_of_a_size_that_cannot_be_used_is_told_with_its_size(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    window.actions_[ActionId.FROM_PICTURE].trigger()
    odd = tmp_path / "odd.png"
    drawn = QImage(*size, QImage.Format.Format_Grayscale8)
    drawn.fill(0)
    drawn.save(str(odd))
    drop(slot_of(window), files(odd))
    qtbot.waitUntil(lambda: window.make.notices.text != "")
    assert f"{size[0]} × {size[1]}" in window.make.notices.text
    assert slot_of(window).choose.isVisible()


def test_generate_without_a_picture_says_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_[ActionId.FROM_PICTURE].trigger()
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: "is missing" in window.make.notices.text)


def test_a_picture_of_the_strip_can_be_dragged(window: MainWindow, make: Make) -> None:
    make("a red fish")
    rows = window.studio.pictures
    picture = rows.picture(0)
    assert picture is not None
    index = rows.index(0)
    assert rows.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert Path(rows.mimeData([index]).urls()[0].toLocalFile()) == picture.path


def test_a_picture_let_go_over_the_strip_again_is_not_started_from(
    window: MainWindow, qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a red fish")
    strip = window.pictures.strip
    dragged = window.studio.pictures.mimeData([window.studio.pictures.index(0)])
    monkeypatch.setattr(QDropEvent, "source", lambda _self: strip)
    assert not drop(strip.viewport(), dragged)
    assert image_of(window) is None
    assert drop(window.stage, dragged)
    qtbot.waitUntil(lambda: image_of(window) is not None)


def test_a_picture_is_made_from_the_one_on_the_stage_and_recalled_with_it(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=1)
    first = window.stage.picture
    assert first is not None
    window.actions_[ActionId.START_FROM_THIS].trigger()
    qtbot.waitUntil(lambda: image_of(window) is not None)
    given = image_of(window)
    make("a green fish", seed=2)
    qtbot.waitUntil(lambda: window.stage.picture not in (None, first))
    second = window.stage.picture
    assert second is not None
    assert second.request.mode == modes.IMAGE_TO_IMAGE.key
    assert second.request.inputs == (given,)
    window.recall.recall(first)
    assert window.studio.draft.mode is modes.TEXT_TO_IMAGE
    slot_of(window).remove_asked.emit()
    window.recall.recall(second)
    assert window.studio.draft.mode is modes.IMAGE_TO_IMAGE
    assert image_of(window) == given
    qtbot.waitUntil(lambda: not slot_of(window).thumbnail.pixmap().isNull())


def test_before_and_after_are_compared(window: MainWindow, qtbot: QtBot, make: Make) -> None:
    make("a red fish", seed=1)
    assert not window.actions_[ActionId.COMPARE].isEnabled()
    before = window.stage.picture
    window.actions_[ActionId.START_FROM_THIS].trigger()
    qtbot.waitUntil(lambda: image_of(window) is not None)
    make("a green fish", seed=2)
    qtbot.waitUntil(lambda: window.stage.picture not in (None, before))
    qtbot.waitUntil(window.actions_[ActionId.COMPARE].isEnabled)
    after = window.stage.view.grab().toImage()
    window.stage.view.setFocus()
    QTest.keyClick(window.stage.view, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: window.stage.view.grab().toImage() != after)
    name = without_mnemonic(window.actions_[ActionId.COMPARE].text())
    (button,) = (one for one in window.findChildren(QToolButton) if one.accessibleName() == name)
    assert button.isChecked()
    QTest.keyClick(window.stage.view, Qt.Key.Key_C)
    assert window.stage.view.grab().toImage() == after
    assert not button.isChecked()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.stage.view.grab().toImage() != after
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.stage.view.grab().toImage() == after


def test_a_picture_that_is_gone_is_told_when_it_is_recalled(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=1)
    window.actions_[ActionId.START_FROM_THIS].trigger()
    qtbot.waitUntil(lambda: image_of(window) is not None)
    ref = image_of(window)
    assert ref is not None
    draft = window.studio.draft
    gone = ref.model_copy(update={"sha256": "0" * 64})
    draft.give_input(gone)
    qtbot.waitUntil(lambda: "no longer" in window.make.notices.text)
    assert "no longer exists" in slot_of(window).facts.text()


def test_from_its_depth_takes_a_depth_map_or_estimates_it(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    usual = window.studio.draft.checkpoint
    assert usual is not None
    window.studio.draft.set_checkpoint(replace(usual, task=CheckpointTask.DEPTH))
    assert window.studio.draft.mode is modes.DEPTH_TO_IMAGE
    slots = window.make.inputs.slots
    assert slots[InputRole.DEPTH].isHidden()
    give(window, qtbot, red)
    assert slots[InputRole.DEPTH].isVisible()
    assert "estimates" in slots[InputRole.DEPTH].hint.text()
    drop(slots[InputRole.DEPTH], files(red))
    qtbot.waitUntil(lambda: image_of(window, InputRole.DEPTH) is not None)
    assert image_of(window) is not None
    window.actions_[ActionId.DEPTH_OF].trigger()
    assert window.make.prompt.isHidden()
    assert slots[InputRole.DEPTH].isHidden()


def test_a_way_without_settings_has_none_to_compare(window: MainWindow) -> None:
    usual = window.studio.draft.checkpoint
    assert usual is not None
    window.studio.draft.set_checkpoint(replace(usual, task=CheckpointTask.DEPTH))
    assert window.actions_[ActionId.GRID].isEnabled()
    window.actions_[ActionId.DEPTH_OF].trigger()
    assert not window.actions_[ActionId.GRID].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(GridDialog) is None
    window.actions_[ActionId.FROM_DEPTH].trigger()
    assert window.actions_[ActionId.GRID].isEnabled()


def test_enlarging_says_how_large_it_becomes(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    usual = window.studio.draft.checkpoint
    assert usual is not None
    window.studio.draft.set_checkpoint(replace(usual, task=CheckpointTask.UPSCALER))
    assert window.make.modes.others.isChecked()
    give(window, qtbot, red)
    assert "384 × 256" in window.make.size_picker.pixels.text()


# The mask.


def test_a_stroke_paints_what_it_covers_and_is_one_step_to_undo(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    page.options.size_slider.moved.emit(40)
    stroke(page, (20, 30), (50, 30), (80, 30))
    assert (mask.snapshot.pixels()[30, 22:78] == 255).all()
    assert (mask.snapshot.pixels()[:5] == 0).all()
    once = mask.snapshot.pixels()
    stroke(page, (50, 10), (50, 60))
    window.actions_[ActionId.UNDO].trigger()
    assert (mask.snapshot.pixels() == once).all()
    window.actions_[ActionId.UNDO].trigger()
    assert mask.is_empty
    window.actions_[ActionId.REDO].trigger()
    assert (mask.snapshot.pixels() == once).all()


def test_the_right_button_and_the_eraser_take_away(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    QTest.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert mask.snapshot.pixels().min() == 255
    stroke(page, (48, 32), right=True)
    assert mask.snapshot.pixels()[32, 48] == 0
    QTest.keyClick(page.view, Qt.Key.Key_X)
    assert window.actions_[ActionId.MASK_ERASER].isChecked()
    stroke(page, (10, 10))
    assert mask.snapshot.pixels()[10, 10] == 0
    QTest.keyClick(page.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert mask.snapshot.pixels()[10, 10] == 255
    QTest.keyClick(page.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert mask.is_empty


def test_another_button_pressed_during_a_stroke_leaves_it_one_stroke(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    page.options.size_slider.moved.emit(20)
    viewport, none = page.view.viewport(), Qt.KeyboardModifier.NoModifier
    left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
    QTest.mousePress(viewport, left, none, at(page, 20, 30))
    for other in (right, Qt.MouseButton.MiddleButton):
        QTest.mousePress(viewport, other, none, at(page, 20, 30))
        QTest.mouseRelease(viewport, other, none, at(page, 20, 30))
    QTest.mouseMove(viewport, at(page, 80, 30))
    QTest.mouseRelease(viewport, left, none, at(page, 80, 30))
    assert (mask.snapshot.pixels()[30, 20:80] == 255).all()
    window.actions_[ActionId.UNDO].trigger()
    assert mask.is_empty


def test_a_stroke_whose_end_was_not_seen_can_be_undone(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    _, mask = begin_mask(window, qtbot, red)
    painted = window.canvas_controller.painted
    assert painted is not None
    painted.begin(Brush(20), 20, 30)
    painted.begin(Brush(20), 70, 30)
    painted.end()
    window.actions_[ActionId.UNDO].trigger()
    assert mask.snapshot.pixels()[30, 20] == 255
    assert mask.snapshot.pixels()[30, 70] == 0
    window.actions_[ActionId.UNDO].trigger()
    assert mask.is_empty


def test_a_mask_that_waits_for_its_picture_holds_its_tiles_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    first, other = tmp_path / "first.png", tmp_path / "other.png"
    for path, side_px in ((first, 2000), (other, 64)):
        QImage(side_px, side_px, QImage.Format.Format_RGB32).save(str(path))
    page, mask = begin_mask(window, qtbot, first)
    painted = window.canvas_controller.painted
    assert painted is not None
    stroke(page, (1000, 1000))
    qtbot.waitUntil(lambda: mask.size_bytes > mask.snapshot.size_bytes)
    give(window, qtbot, other)
    qtbot.waitUntil(lambda: painted.mask not in (None, mask))
    assert mask.size_bytes == mask.snapshot.size_bytes
    assert window.undo.undoLimit() == 100


def test_strokes_are_undone_exactly_whether_they_are_packed_or_not(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    states = [mask.snapshot.pixels()]
    for x in (20, 30, 40):
        stroke(page, (x, 30), (x + 20, 40))
        states.append(mask.snapshot.pixels())
    for packs in (False, True):
        if packs:
            result_of(window.studio.background.do("undo", lambda: None))
            qtbot.wait(50)
        for state in reversed(states[:-1]):
            window.actions_[ActionId.UNDO].trigger()
            assert (mask.snapshot.pixels() == state).all()
        for state in states[1:]:
            window.actions_[ActionId.REDO].trigger()
            assert (mask.snapshot.pixels() == state).all()


def test_without_memory_the_oldest_strokes_stay_for_good_and_the_window_says_so_once(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    painted = window.canvas_controller.painted
    assert painted is not None
    painted.documents.steps.undo_bytes = 1
    stroke(page, (20, 30))
    once = mask.snapshot.pixels()
    stroke(page, (70, 30))
    done = window.make.done
    qtbot.waitUntil(lambda: "can't be undone any more" in done.text)
    window.actions_[ActionId.UNDO].trigger()
    assert (mask.snapshot.pixels() == once).all()
    # The next step is what was done before the strokes: giving the picture.
    qtbot.waitUntil(lambda: window.undo.undoText() != "paint mask")
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: image_of(window) is None)
    window.actions_[ActionId.REDO].trigger()
    qtbot.waitUntil(lambda: painted.mask is mask)
    done.withdraw()
    for x in (30, 40, 50):
        with qtbot.waitSignal(painted.steps_forgotten):
            stroke(page, (x, 40))
            stroke(page, (x, 50))
    assert done.text == ""


def test_a_mask_is_painted_by_keys_alone(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    page, mask = begin_mask(window, qtbot, red)
    for _ in range(20):
        QTest.keyClick(page.view, Qt.Key.Key_BracketLeft)
    size_px = round(float(page.options.size_slider.slider.value()))
    QTest.keyClick(page.view, Qt.Key.Key_BracketRight)
    assert page.options.size_slider.slider.value() > size_px
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert not mask.is_empty
    before = int(mask.snapshot.pixels().astype(int).sum())
    for _ in range(10):
        QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert int(mask.snapshot.pixels().astype(int).sum()) > before


def test_tools_are_set_at_the_next_start_as_they_were(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    page.options.size_slider.moved.emit(30)
    page.options.hardness.moved.emit(100)
    window.actions_[ActionId.MASK_WAND].trigger()
    page.options.tolerance.moved.emit(99)
    session = window.studio.session
    qtbot.waitUntil(lambda: "wand" in session.current.tools)
    session.current = SessionStore(window.studio.paths.session_file).current
    other = MainWindow(window.studio)
    other.canvas_controller.open()
    again = other.canvas_controller.page
    assert again is not None
    # Sizes follow the picture's.
    qtbot.waitUntil(lambda: not again.view.image.isNull())
    assert again.options.size_slider.slider.value() == page.options.size_slider.slider.value()
    assert again.options.hardness.slider.value() == 100
    assert other.actions_[ActionId.MASK_WAND].isChecked()
    assert again.options.tolerance.slider.value() == 99
    other.deleteLater()


def test_a_session_with_damaged_tools_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    path.write_text('{"welcome_dismissed": true, "tools": [1]}', encoding="utf-8")
    session = SessionStore(path).current
    assert session.welcome_dismissed
    assert session.tools == {}


def test_space_that_is_let_go_in_another_window_moves_no_more(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    QTest.keyPress(page.view, Qt.Key.Key_Space)
    QApplication.sendEvent(page.view, QFocusEvent(QEvent.Type.FocusOut))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at(page, 48, 32))
    assert not mask.is_empty


def test_the_wheel_zooms_at_the_pointer_and_the_space_bar_moves(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    fitted = page.view.zoom
    window.actions_[ActionId.ZOOM_IN].trigger()
    assert page.view.zoom == pytest.approx(fitted * 1.25)
    window.actions_[ActionId.FULL_SIZE].trigger()
    assert page.view.zoom == 1
    window.actions_[ActionId.FIT].trigger()
    assert page.view.zoom == pytest.approx(fitted)
    page.view.zoom_to(fitted * 3)
    where = page.view.viewport().rect().center()
    held = page.view.navigation.to_picture(QPointF(where))
    page.view.zoom_to(fitted * 5, QPointF(where))
    moved = page.view.navigation.to_picture(QPointF(where)) - held
    assert abs(moved.x()) + abs(moved.y()) < 1
    QTest.keyPress(page.view, Qt.Key.Key_Space)
    viewport = page.view.viewport()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, none, where)
    QTest.mouseMove(viewport, where + QPoint(50, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, none, where + QPoint(50, 0))
    QTest.keyRelease(page.view, Qt.Key.Key_Space)
    assert page.view.navigation.to_picture(QPointF(where)).x() < held.x()
    assert mask.is_empty


def test_generate_sends_the_picture_and_the_mask_and_the_next_start_has_them(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    pixels = mask.snapshot.pixels()
    make("a green fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    sent = picture.request.input(InputRole.MASK)
    assert sent is not None
    assert sent == image_of(window, InputRole.MASK)
    kept = result_of(window.studio.library.do(lambda lib: lib.inputs.read(sent)))
    assert (kept[:, :, 0] == pixels).all()
    assert window.stage.showing is Showing.CANVAS
    stroke(page, (10, 10))
    assert image_of(window, InputRole.MASK) is None
    # It closes once the masks are on the disk.
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    window.studio.background.close()
    draft = DraftFile(window.studio.paths.draft_file).read()
    assert draft.mode == modes.INPAINTING.key
    assert {one.role for one in draft.inputs} == {InputRole.IMAGE, InputRole.MASK}
    assert draft.input(InputRole.MASK) != sent


def test_a_painted_mask_is_on_the_disk_soon_after_the_last_stroke(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    library, file = window.studio.library, DraftFile(window.studio.paths.draft_file)
    stroke(page, (20, 20))
    qtbot.waitUntil(lambda: file.read().input(InputRole.MASK) is not None)
    first = file.read().input(InputRole.MASK)
    # The artist paints on while a slow disk stores the mask.
    answers = threading.Event()
    library.do(lambda _library: answers.wait(10))
    stroke(page, (40, 30))
    qtbot.wait(1500)
    assert file.read().input(InputRole.MASK) == first
    stroke(page, (60, 40))
    pixels = mask.snapshot.pixels()
    answers.set()

    def kept() -> Rgb | None:
        ref = file.read().input(InputRole.MASK)
        return None if ref is None else result_of(library.do(lambda lib: lib.inputs.read(ref)))

    qtbot.waitUntil(lambda: (rgb := kept()) is not None and (rgb[:, :, 0] == pixels).all())


def test_a_stroke_in_progress_is_not_part_of_the_mask_on_the_disk(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    pixels = mask.snapshot.pixels()
    none, viewport = Qt.KeyboardModifier.NoModifier, page.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, none, at(page, 60, 40))
    assert window.canvas_controller.painted is not None
    draft = result_of(window.canvas_controller.painted.documents.keep())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, none, at(page, 60, 40))
    ref = draft.input(InputRole.MASK)
    assert ref is not None
    kept = result_of(window.studio.library.do(lambda lib: lib.inputs.read(ref)))
    assert (kept[:, :, 0] == pixels).all()


def test_generate_without_anything_painted_says_so(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    # Some intents change the whole picture then.
    window.actions_[ActionId.INTENT_REPLACE].trigger()
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: "The mask is empty" in window.make.notices.text)
    assert window.stage.showing is Showing.CANVAS
    stroke(page, (10, 10))
    assert window.make.notices.notices == ()


def test_two_quick_presses_are_one_job_while_the_mask_is_kept(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    window.studio.queue.pause()
    stroke(page, (48, 32))
    window.generate()
    window.generate()
    qtbot.waitUntil(lambda: bool(window.studio.queue.jobs))
    qtbot.wait(50)
    assert len(window.studio.queue.jobs) == 1
    window.generate()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 2)


def test_settings_are_compared_with_what_is_painted(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    studio = window.studio
    studio.draft.choose(prompt="a green fish", steps=2)
    window.actions_[ActionId.GRID].trigger()
    dialog = window.findChild(GridDialog)
    assert isinstance(dialog, GridDialog)
    dialog.across.choose("guidance_scale", "2, 4")
    dialog.start.click()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 2)
    assert window.make.notices.text == ""
    made = [studio.pictures.picture(row) for row in range(2)]
    masks = {one.request.input(InputRole.MASK) for one in made if one is not None}
    assert masks == {image_of(window, InputRole.MASK)}
    assert None not in masks


def test_undo_brings_back_a_mask_that_was_stored_after_the_settings_were_used(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    window.actions_[ActionId.FROM_PICTURE].trigger()
    give(window, qtbot, red)
    make("a green fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    window.actions_[ActionId.PART].trigger()
    painted = window.canvas_controller.painted
    assert painted is not None
    assert painted.mask is not None
    painted.fill(255)
    window.recall.recall(picture)
    draft = window.studio.draft
    qtbot.waitUntil(lambda: draft.draft.input(InputRole.MASK) is not None)
    window.actions_[ActionId.UNDO].trigger()
    assert draft.mode is modes.INPAINTING
    assert painted.mask is not None
    assert painted.mask.snapshot.pixels().all()


def test_a_mask_survives_other_modes_and_is_loaded_when_it_is_recalled(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    pixels = mask.snapshot.pixels()
    window.actions_[ActionId.FROM_WORDS].trigger()
    assert window.stage.showing is not Showing.CANVAS
    window.actions_[ActionId.PART].trigger()
    painted = window.canvas_controller.painted
    assert painted is not None
    assert painted.mask is mask
    make("a green fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    stroke(page, (10, 10))
    window.recall.recall(picture)
    qtbot.waitUntil(lambda: painted.mask is not None and painted.mask is not mask)
    assert painted.mask is not None
    assert (painted.mask.snapshot.pixels() == pixels).all()
    window.actions_[ActionId.UNDO].trigger()
    assert painted.mask is mask
    assert mask.snapshot.pixels()[10, 10] == 255


def test_a_mask_comes_from_a_file_of_the_same_shape(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    _, mask = begin_mask(window, qtbot, red)
    painted = window.canvas_controller.painted
    assert painted is not None
    file = tmp_path / "mask.png"
    drawn = QImage(192, 128, QImage.Format.Format_Grayscale8)
    drawn.fill(0)
    for x in range(96):
        for y in range(128):
            drawn.setPixel(x, y, 0xFFFFFFFF)
    drawn.save(str(file))
    painted.read(file)
    qtbot.waitUntil(lambda: not mask.is_empty)
    assert mask.snapshot.pixels()[32, 20] == 255
    assert mask.snapshot.pixels()[32, 80] == 0
    window.actions_[ActionId.UNDO].trigger()
    assert mask.is_empty
    drawn.scaled(64, 128).save(str(file))
    painted.read(file)
    qtbot.waitUntil(lambda: "mask of the picture's size" in window.make.notices.text)


def test_going_on_from_the_result_begins_a_clean_mask_and_offers_the_same_part(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=1)
    window.actions_[ActionId.CHANGE_PART_OF_THIS].trigger()
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    page = window.canvas_controller.page
    painted = window.canvas_controller.painted
    assert page is not None
    assert painted is not None
    stroke(page, (32, 32))
    first = image_of(window)
    assert painted.mask is not None
    pixels = painted.mask.snapshot.pixels()
    make("a green fish", seed=2)
    window.actions_[ActionId.MASK_VIEW].trigger()
    qtbot.waitUntil(lambda: window.stage.showing is Showing.PICTURE)
    assert window.actions_[ActionId.CHANGE_PART_OF_THIS].text() == "Continue from this result"
    window.actions_[ActionId.CHANGE_PART_OF_THIS].trigger()
    qtbot.waitUntil(lambda: image_of(window) not in (None, first))
    assert painted.is_empty
    assert window.actions_[ActionId.CHANGE_PART_OF_THIS].text() == "In&paint this picture"
    assert window.make.done.button.text() == "Use the same mask"
    window.make.done.button.click()
    assert (painted.mask.snapshot.pixels() == pixels).all()


def test_mode_picture_and_mask_are_there_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, red: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path / "kept")
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        page, mask = begin_mask(window, qtbot, red)
        stroke(page, (48, 32))
        pixels = mask.snapshot.pixels()
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible())
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        assert studio.draft.mode is modes.INPAINTING
        qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
        painted = window.canvas_controller.painted
        assert painted is not None
        qtbot.waitUntil(lambda: painted.mask is not None)
        assert painted.mask is not None
        assert (painted.mask.snapshot.pixels() == pixels).all()
        window.close()
