"""Editors and the draft: shapes, numbers, reset."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.settings import Theme
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.request import Draft
from sdstudio.models import inspect
from sdstudio.ui.count_picker import CountPicker
from sdstudio.ui.forms.editors import NumberEditor
from sdstudio.ui.forms.form import Form
from sdstudio.ui.seed_editor import SeedEditor
from sdstudio.ui.size_picker import AspectRatio, Size, SizePicker, shape_of, size_of
from sdstudio.ui.theme import ActiveTheme
from tests.support.paper_model import write_model
from tests.support.wheel import wheel


@pytest.fixture
def checkpoint(tmp_path: Path) -> Checkpoint:
    return inspect(write_model(tmp_path / "model", sample_size=64))


@pytest.fixture
def draft(qtbot: QtBot, checkpoint: Checkpoint) -> DraftModel:
    return DraftModel(checkpoint, Draft())


@pytest.fixture
def look(qapp: QApplication) -> ActiveTheme:
    return ActiveTheme(qapp, Theme.DARK)


@pytest.mark.parametrize("native_px", [64, 128, 256, 512, 768])
@pytest.mark.parametrize("shape", [AspectRatio.SQUARE, AspectRatio.PORTRAIT, AspectRatio.LANDSCAPE])
def test_a_shape_has_about_as_many_pixels_as_the_square(native_px: int, shape: AspectRatio) -> None:
    size = size_of(shape, native_px)
    assert size.width % 8 == size.height % 8 == 0
    assert 0.7 < size.width * size.height / native_px**2 < 1.3
    assert shape_of(size, native_px) is shape


def test_shapes_follow_the_model(
    draft: DraftModel, look: ActiveTheme, qtbot: QtBot, tmp_path: Path
) -> None:
    picker = SizePicker(draft, look)
    qtbot.addWidget(picker)
    picker.show()
    QTest.mouseClick(picker.buttons[AspectRatio.PORTRAIT], Qt.MouseButton.LeftButton)
    assert (draft.value("width"), draft.value("height")) == (448, 576)
    draft.set_checkpoint(inspect(write_model(tmp_path / "larger", sample_size=96, mark=1)))
    assert (draft.value("width"), draft.value("height")) == (640, 896)
    assert picker.shape is AspectRatio.PORTRAIT
    QTest.mouseClick(picker.buttons[AspectRatio.SQUARE], Qt.MouseButton.LeftButton)
    assert not draft.is_chosen("width")
    assert draft.value("width") == 768


def test_the_size_after_a_second_pass_is_said(
    draft: DraftModel, look: ActiveTheme, qtbot: QtBot
) -> None:
    picker = SizePicker(draft, look)
    qtbot.addWidget(picker)
    assert picker.pixels.text() == "512 × 512 pixels"
    draft.choose(second_pass=1.5)
    assert picker.pixels.text() == "512 × 512 → 768 × 768 pixels"
    draft.set_mode(modes.IMAGE_TO_IMAGE)
    assert "→" not in picker.pixels.text()


def test_an_own_size_opens_its_fields(draft: DraftModel, look: ActiveTheme, qtbot: QtBot) -> None:
    picker = SizePicker(draft, look)
    qtbot.addWidget(picker)
    picker.show()
    assert picker.own.isHidden()
    QTest.mouseClick(picker.buttons[AspectRatio.OWN], Qt.MouseButton.LeftButton)
    assert not picker.own.isHidden()
    draft.choose(width=320)
    assert not picker.own.isHidden()
    draft.release("width", "height")
    assert picker.own.isHidden()
    assert shape_of(Size(320, 320), 512) is AspectRatio.OWN


def test_a_number_is_typed_stepped_and_reset(
    draft: DraftModel, look: ActiveTheme, qtbot: QtBot
) -> None:
    form = Form(("steps", "guidance_scale"), draft, look)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    steps = form.editors["steps"]
    assert isinstance(steps, NumberEditor)
    followed = draft.value("steps")
    steps.box.setFocus()
    steps.box.selectAll()
    QTest.keyClicks(steps.box, "40")
    QTest.keyClick(steps.box, Qt.Key.Key_Tab)
    assert draft.value("steps") == 40
    QTest.keyClick(steps.box, Qt.Key.Key_Up)
    assert draft.value("steps") == 41
    QTest.mouseDClick(steps.label, Qt.MouseButton.LeftButton)
    assert not draft.is_chosen("steps")
    assert steps.box.value() == followed


def test_a_number_is_dragged_by_its_label(
    draft: DraftModel, look: ActiveTheme, qtbot: QtBot
) -> None:
    form = Form(("steps",), draft, look)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    editor = form.editors["steps"]
    assert isinstance(editor, NumberEditor)
    before = editor.box.value()
    QTest.mousePress(editor.label, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(editor.label, QPoint(65, 5))
    QTest.mouseRelease(editor.label, Qt.MouseButton.LeftButton, pos=QPoint(65, 5))
    assert editor.box.value() == before + 10
    assert draft.value("steps") == before + 10


def test_the_wheel_changes_only_what_has_the_focus(
    draft: DraftModel, look: ActiveTheme, qtbot: QtBot
) -> None:
    form = Form(("steps",), draft, look)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    editor = form.editors["steps"]
    assert isinstance(editor, NumberEditor)
    editor.box.clearFocus()
    before = editor.box.value()
    wheel(editor.box)
    assert editor.box.value() == before
    editor.box.setFocus()
    wheel(editor.box)
    assert editor.box.value() == before + 1


def test_the_count_is_stepped(draft: DraftModel, qtbot: QtBot) -> None:
    picker = CountPicker(draft)
    qtbot.addWidget(picker)
    picker.show()
    QTest.mouseClick(picker.more, Qt.MouseButton.LeftButton)
    assert draft.count == 2
    QTest.mouseClick(picker.fewer, Qt.MouseButton.LeftButton)
    assert draft.count == 1
    assert not picker.fewer.isEnabled()


def test_a_typed_picture_number_is_fixed_and_a_large_one_is_kept_in_range(qtbot: QtBot) -> None:
    editor = SeedEditor(2**32 - 1)
    qtbot.addWidget(editor)
    editor.show()
    QTest.keyClicks(editor.field, "9999999999x")
    with qtbot.waitSignal(editor.fixed) as told:
        QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert told.args == [2**32 - 1]


def test_a_mode_may_take_less_than_the_range(draft: DraftModel, look: ActiveTheme) -> None:
    form = Form(["noise_level"], draft, look)
    editor = form.editors["noise_level"]
    assert isinstance(editor, NumberEditor)
    draft.set_mode(modes.VARIATION)
    assert editor.box.maximum() == 999
    draft.set_mode(modes.UPSCALE)
    assert editor.box.maximum() == 350


def test_steps_that_are_too_few_for_the_sampler_are_told(
    draft: DraftModel, look: ActiveTheme, qtbot: QtBot
) -> None:
    form = Form(("steps", "sampler"), draft, look)
    qtbot.addWidget(form)
    form.show()
    steps = form.editors["steps"]
    assert isinstance(steps, NumberEditor)
    draft.choose(sampler="dpm2_karras", steps=7)
    assert steps.note.isVisible()
    assert "DPM2 Karras needs at least 8 passes" in steps.note.text()
    draft.choose(steps=8)
    assert not steps.note.isVisible()
    draft.choose(sampler="heun", steps=5)
    assert "Heun needs at least 6" in steps.note.text()
