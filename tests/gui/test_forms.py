"""Editors and the draft: shapes, numbers, reset."""

import itertools
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPalette, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.settings import Theme
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.resolving import resolve
from sdstudio.models.inspect import inspect
from sdstudio.ui.count_picker import CountPicker
from sdstudio.ui.faces.face_settings import FaceSettings
from sdstudio.ui.forms.editors import EDITORS, ChoiceEditor, NumberEditor, SeedNumberEditor
from sdstudio.ui.forms.form import Form
from sdstudio.ui.forms.seed_editor import SeedEditor
from sdstudio.ui.model_chooser import ModelChooser
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.size_picker import AspectRatio, PictureSize, SizePicker, shape_of, size_of
from sdstudio.ui.theme import ActiveTheme
from tests.support.paper_model import write_model
from tests.support.studio import running_studio, studio_paths
from tests.support.wheel import wheel


@pytest.fixture
def checkpoint(tmp_path: Path) -> Checkpoint:
    return inspect(write_model(tmp_path / "model", sample_size=64))


@pytest.fixture
def draft(qtbot: QtBot, checkpoint: Checkpoint) -> DraftModel:
    return DraftModel(checkpoint, Draft())


@pytest.fixture
def look(qapp: QApplication, tmp_path: Path) -> ActiveTheme:
    return ActiveTheme(qapp, Theme.DARK, tmp_path)


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


@pytest.fixture
def large(checkpoint: Checkpoint) -> Checkpoint:
    """A checkpoint of the family whose checkpoints were trained on certain sizes."""
    row = next(row for row in FAMILIES if row.sizes_px)
    return replace(checkpoint, family=row.key, native_size_px=1024)


def test_the_sizes_that_a_model_was_trained_on_are_offered(
    draft: DraftModel, large: Checkpoint, look: ActiveTheme, qtbot: QtBot
) -> None:
    picker = SizePicker(draft, look)
    qtbot.addWidget(picker)
    picker.show()
    picker.buttons[AspectRatio.CUSTOM].click()
    assert picker.trained.isHidden()
    assert "512 × 512" in picker.buttons[AspectRatio.CUSTOM].toolTip()
    draft.release("width", "height")
    draft.set_checkpoint(large)
    assert (draft.value("width"), draft.value("height")) == (1024, 1024)
    assert picker.buttons[AspectRatio.SQUARE].isChecked()
    assert picker.trained.isHidden()
    # The shapes are among them.
    for shape in (AspectRatio.PORTRAIT, AspectRatio.LANDSCAPE):
        picker.buttons[shape].click()
        assert (draft.value("width"), draft.value("height")) in large.sizes_px
    picker.buttons[AspectRatio.CUSTOM].click()
    box = picker.trained.box
    assert picker.trained.isVisible()
    assert [box.itemText(row) for row in range(box.count())][:2] == ["1024 × 1024", "1152 × 896"]
    assert box.currentText() == "1152 × 896"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert (draft.value("width"), draft.value("height")) == (640, 1536)
    assert picker.buttons[AspectRatio.CUSTOM].isChecked()
    draft.choose(width=648)
    assert box.currentIndex() == -1
    # What the artist set stays with another model, whatever it was trained on.
    assert draft.checkpoint is not None
    draft.set_checkpoint(replace(large, family=FAMILIES[0].key, native_size_px=512))
    assert (draft.value("width"), draft.value("height")) == (648, 1536)
    assert picker.trained.isHidden()


def test_the_list_of_models_says_of_which_family_each_is(
    draft: DraftModel, large: Checkpoint, look: ActiveTheme, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = studio_paths(tmp_path)
    with running_studio(paths) as studio:
        studio.registry.add(large)
        chooser = ModelChooser(studio.registry, studio.draft, look)
        qtbot.addWidget(chooser)
        tips = [
            str(chooser.box.itemData(row, Qt.ItemDataRole.ToolTipRole))
            for row in range(chooser.box.count())
        ]
        assert "Family" not in tips[0]
        assert "Family: Stable Diffusion XL" in tips[1]
        studio.draft.set_checkpoint(large)
        assert "Family: Stable Diffusion XL" in chooser.box.toolTip()


def test_what_the_artist_set_stays_with_another_model_and_the_rest_follows_it(
    draft: DraftModel, large: Checkpoint
) -> None:
    draft.choose(guidance_scale=3.5, clip_skip=1)
    draft.set_checkpoint(replace(large, has_zero_snr=True))
    assert draft.value("guidance_scale") == 3.5
    assert draft.value("clip_skip") == 1
    assert (draft.value("sampler"), draft.value("guidance_rescale")) == ("euler_a", 0.7)
    draft.set_checkpoint(replace(large, is_distilled=True))
    assert draft.value("guidance_scale") == 3.5
    steps = draft.value("steps")
    assert isinstance(steps, int)
    assert 4 <= steps <= 8
    draft.release("guidance_scale")
    assert draft.value("guidance_scale") == 1
    assert draft.value("guidance_rescale") == 0


def test_a_model_of_another_size_was_trained_on_other_sizes(large: Checkpoint) -> None:
    assert large.sizes_px
    assert replace(large, native_size_px=512).sizes_px == ()


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


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.LIGHT])
def test_the_buttons_of_the_file_dialog_are_drawn_in_the_colour_of_text(
    look: ActiveTheme, qtbot: QtBot, theme: Theme
) -> None:
    look.use(theme)
    look.apply()
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    for name in ("toParentButton", "newFolderButton", "listModeButton", "detailModeButton"):
        button = dialog.findChild(QToolButton, name)
        assert button is not None
        image = button.icon().pixmap(32, 32).toImage()
        places = itertools.product(range(image.width()), range(image.height()))
        strongest = max((image.pixelColor(*at) for at in places), key=QColor.alpha)
        assert abs(strongest.lightness() - QColor(look.colours.text).lightness()) < 8, name


def test_an_own_size_opens_its_fields(draft: DraftModel, look: ActiveTheme, qtbot: QtBot) -> None:
    picker = SizePicker(draft, look)
    qtbot.addWidget(picker)
    picker.show()
    assert picker.custom.isHidden()
    QTest.mouseClick(picker.buttons[AspectRatio.CUSTOM], Qt.MouseButton.LeftButton)
    assert not picker.custom.isHidden()
    draft.choose(width=320)
    assert not picker.custom.isHidden()
    draft.release("width", "height")
    assert picker.custom.isHidden()
    assert shape_of(PictureSize(320, 320), 512) is AspectRatio.CUSTOM


@pytest.fixture
def steps(draft: DraftModel, look: ActiveTheme, qtbot: QtBot) -> NumberEditor:
    """The editor of the steps, in a form in front."""
    form = Form(("steps", "guidance_scale"), draft, look)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    editor = form.editors["steps"]
    assert isinstance(editor, NumberEditor)
    return editor


def test_a_number_is_typed_stepped_and_reset(steps: NumberEditor, draft: DraftModel) -> None:
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


def test_clip_skip_is_automatic_until_a_layer_is_chosen(
    draft: DraftModel, large: Checkpoint, look: ActiveTheme, qtbot: QtBot
) -> None:
    form = Form(("clip_skip",), draft, look)
    qtbot.addWidget(form)
    form.show()
    editor = form.editors["clip_skip"]
    assert isinstance(editor, NumberEditor)
    assert editor.box.text() == "Automatic (1)"
    draft.set_checkpoint(large)
    assert editor.box.text() == "Automatic (2)"
    for typed, layer in (("2", 2), ("0", 0), ("12", 12), ("Auto", 0)):
        editor.box.selectAll()
        QTest.keyClicks(editor.box, typed)
        QTest.keyClick(editor.box, Qt.Key.Key_Return)
        assert draft.value("clip_skip") == layer, typed
    assert editor.box.text() == "Automatic (2)"
    draft.choose(clip_skip=1)
    assert editor.box.text() == "1"
    QTest.mouseDClick(editor.label, Qt.MouseButton.LeftButton)
    assert not draft.is_chosen("clip_skip")


def test_a_number_is_shown_with_its_unit(look: ActiveTheme, qtbot: QtBot) -> None:
    faces = FaceSettings(look)
    qtbot.addWidget(faces)
    texts = {
        name: editor.box.text()
        for name, editor in faces.editors.items()
        if isinstance(editor, NumberEditor)
    }
    assert texts["smallest_px"] == "24 px"
    assert texts["feather"] == "10%"
    assert texts["strength"] == "0.40"
    mask = NumberEditor(PARAMETERS["grow"], look)
    qtbot.addWidget(mask)
    mask.set_name("Grow mask", "")
    assert mask.box.text() == "0 px"


def test_a_number_is_dragged_by_its_label(steps: NumberEditor, draft: DraftModel) -> None:
    before = steps.box.value()
    QTest.mousePress(steps.label, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(steps.label, QPoint(65, 5))
    QTest.mouseRelease(steps.label, Qt.MouseButton.LeftButton, pos=QPoint(65, 5))
    assert steps.box.value() == before + 10
    assert draft.value("steps") == before + 10


def test_the_wheel_changes_only_what_has_the_focus(steps: NumberEditor) -> None:
    steps.box.clearFocus()
    before = steps.box.value()
    wheel(steps.box)
    assert steps.box.value() == before
    steps.box.setFocus()
    wheel(steps.box)
    assert steps.box.value() == before + 1


def test_the_count_is_stepped(draft: DraftModel, qtbot: QtBot) -> None:
    picker = CountPicker(draft)
    qtbot.addWidget(picker)
    picker.show()
    picker.more.setFocus()
    QTest.mouseClick(picker.more, Qt.MouseButton.LeftButton)
    assert draft.count == 2
    assert picker.box.lineEdit().selectedText() == ""
    QTest.mouseClick(picker.fewer, Qt.MouseButton.LeftButton)
    assert draft.count == 1
    assert not picker.fewer.isEnabled()


@pytest.fixture
def seeds(qtbot: QtBot) -> SeedEditor:
    editor = SeedEditor(2**32 - 1)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def paste(field: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))


@pytest.mark.parametrize(
    ("pasted", "seed"),
    [(" 123 ", 123), ("4294967295\n", 2**32 - 1), ("１２３", 123), ("007", 7), ("\u200e0", 0)],
)
def test_a_seed_is_pasted_with_what_is_around_it(
    seeds: SeedEditor, qtbot: QtBot, pasted: str, seed: int
) -> None:
    paste(seeds.field, pasted)
    with qtbot.waitSignal(seeds.fixed) as told:
        QTest.keyClick(seeds.field, Qt.Key.Key_Return)
    assert told.args == [seed]
    assert (seeds.field.text(), seeds.hint.isHidden()) == (str(seed), True)


@pytest.mark.parametrize("typed", ["", "-1", " −1 "])
def test_without_a_seed_and_with_minus_one_another_is_drawn_each_time(
    seeds: SeedEditor, qtbot: QtBot, typed: str
) -> None:
    seeds.show_seed(7)
    paste(seeds.field, typed or " ")
    with qtbot.waitSignal(seeds.released):
        QTest.keyClick(seeds.field, Qt.Key.Key_Return)
    assert (seeds.field.text(), seeds.hint.isHidden()) == ("", True)


@pytest.mark.parametrize("typed", ["9999999999", "-2"])
def test_a_seed_out_of_range_is_named_and_no_other_is_taken(
    draft: DraftModel, look: ActiveTheme, qtbot: QtBot, typed: str
) -> None:
    form = Form(("seed",), draft, look)
    qtbot.addWidget(form)
    form.show()
    editor = form.editors["seed"]
    assert isinstance(editor, SeedNumberEditor)
    paste(editor.seed.field, typed)
    QTest.keyClick(editor.seed.field, Qt.Key.Key_Return)
    assert editor.seed.field.text() == typed
    assert f"“{typed}” can't be used as a seed" in editor.seed.hint.text()
    assert not editor.seed.hint.isHidden()
    assert draft.checkpoint is not None
    with pytest.raises(StudioError) as caught:
        resolve(draft.draft, draft.checkpoint, drawn_seed=1)
    assert caught.value.arguments["name"] == "seed"
    paste(editor.seed.field, "5")
    QTest.keyClick(editor.seed.field, Qt.Key.Key_Return)
    assert editor.seed.hint.isHidden()
    assert draft.value("seed") == 5


@pytest.mark.parametrize("typed", ["12x", "1,5", "1_0", "cat", "1" * 5_000])
def test_what_is_no_seed_leaves_the_one_there_was(
    seeds: SeedEditor, qtbot: QtBot, typed: str
) -> None:
    seeds.show_seed(7)
    paste(seeds.field, typed)
    with qtbot.assertNotEmitted(seeds.fixed), qtbot.assertNotEmitted(seeds.released):
        QTest.keyClick(seeds.field, Qt.Key.Key_Return)
    assert seeds.field.text() == "7"
    assert f"“{typed[:24]}" in seeds.hint.text()


@pytest.mark.parametrize("language", ["de", "fr", "ru", "en", "zh", "ar", "fa", "sv", "de_CH"])
def test_a_comma_and_a_point_are_decimal_marks_in_every_language(
    qtbot: QtBot, language: str
) -> None:
    locale = QLocale(language)
    for typed, number in (
        ("1,5", 1.5), ("1.5", 1.5), ("-0,25", -0.25), (",5", 0.5), ("1,50", 1.5), ("1,", 1),
        ("１．５", 1.5), (locale.toString(2.5, "f", 1), 2.5), (locale.toString(-2.5, "f", 1), -2.5),
    ):  # fmt: skip
        box = NumberBox(-30, 30, step=0.5, decimals=2)
        qtbot.addWidget(box)
        box.setLocale(locale)
        box.show()
        for enter in (QTest.keyClicks, paste) if typed.isascii() else (paste,):
            box.setValue(9)
            box.selectAll()
            enter(box, typed)
            QTest.keyClick(box, Qt.Key.Key_Return)
            assert box.value() == number, (typed, enter)
        # What it shows is read as what it is.
        assert box.valueFromText(box.text()) == number


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_no_mark_makes_another_whole_number(qtbot: QtBot, language: str) -> None:
    for typed, number in (
        ("512", 512), ("1,024", 1024), ("1.024", 1024), (" 640 ", 640),
        # None of these is one, so that the number before stays.
        ("1,5", 256), ("1.5", 256), ("51,2", 256), ("1,0", 256), (",512", 256), ("-64", 256),
        ("12", 256), ("1 024", 256),
    ):  # fmt: skip
        box = NumberBox(64, 4096, step=64, decimals=0)
        qtbot.addWidget(box)
        box.setLocale(QLocale(language))
        box.setSuffix(" px")
        box.setValue(256)
        box.selectAll()
        paste(box, typed)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert box.value() == number, typed


def test_one_and_a_half_pictures_are_not_fifteen(draft: DraftModel, qtbot: QtBot) -> None:
    picker = CountPicker(draft)
    qtbot.addWidget(picker)
    picker.show()
    for typed in ("1,5", "1.5"):
        picker.box.selectAll()
        QTest.keyClicks(picker.box, typed)
        QTest.keyClick(picker.box, Qt.Key.Key_Return)
        assert draft.count == 1


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
    assert "DPM2 Karras needs at least 8 steps" in steps.note.text()
    draft.choose(steps=8)
    assert not steps.note.isVisible()
    draft.choose(sampler="heun", steps=5)
    assert "Heun needs at least 6" in steps.note.text()


def test_samplers_that_do_not_suit_the_model_are_not_offered(
    draft: DraftModel, look: ActiveTheme, qtbot: QtBot
) -> None:
    form = Form(("sampler",), draft, look)
    qtbot.addWidget(form)
    form.show()
    editor = form.editors["sampler"]
    assert isinstance(editor, ChoiceEditor)
    assert draft.checkpoint is not None
    before, trained_so = draft.checkpoint, replace(draft.checkpoint, has_zero_snr=True)
    draft.choose(sampler="heun")
    assert refused(editor) == {}
    draft.set_checkpoint(trained_so)
    assert editor.box.currentText() == "DPM++ 2M"
    assert editor.note.text() == (
        "Heun doesn't suit this model, which was trained to start from pure noise (zero terminal "
        "SNR); DPM++ 2M is used instead."
    )
    assert editor.note.isVisible()
    assert len(refused(editor)) == 15
    assert "pure noise" in refused(editor)["Heun"]
    # The keyboard passes over them.
    editor.box.setFocus()
    editor.box.setCurrentIndex(editor.box.findText("DPM++ 2M"))
    QTest.keyClick(editor.box, Qt.Key.Key_Down)
    assert editor.box.currentText() == "DPM++ 2M SDE"
    draft.set_checkpoint(before)
    assert editor.box.currentText() == "DPM++ 2M SDE"
    assert refused(editor) == {}
    assert not editor.note.isVisible()
    # What the artist chose comes back with a model that it suits.
    draft.choose(sampler="heun")
    draft.set_checkpoint(trained_so)
    draft.set_checkpoint(before)
    assert editor.box.currentText() == "Heun"


def refused(editor: ChoiceEditor) -> dict[str, str]:
    """The choices that can't be made, and the reasons."""
    model = editor.box.model()
    assert isinstance(model, QStandardItemModel)
    items = [model.item(row) for row in range(editor.box.count())]
    return {item.text(): item.toolTip() for item in items if not item.isEnabled()}


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_placeholder_of_a_disabled_field_is_as_dim_as_its_text(
    kind: type[QLineEdit | QPlainTextEdit], look: ActiveTheme, qtbot: QtBot
) -> None:
    look.apply()
    field = kind()
    qtbot.addWidget(field)
    field.setEnabled(False)
    field.ensurePolished()
    colour = partial(field.palette().color, QPalette.ColorGroup.Disabled)
    assert colour(QPalette.ColorRole.PlaceholderText) == colour(QPalette.ColorRole.Text)
    assert colour(QPalette.ColorRole.Text) != field.palette().color(
        QPalette.ColorGroup.Active, QPalette.ColorRole.Text
    )


def test_a_number_keeps_away_from_both_edges_of_its_box(qtbot: QtBot, look: ActiveTheme) -> None:
    box = NumberBox(0, 100, step=1, decimals=0)
    qtbot.addWidget(box)
    look.apply()
    box.show()
    text = box.lineEdit().geometry()
    assert text.left() >= 6
    assert box.width() - text.right() >= 6


@pytest.mark.parametrize("name", ["steps", "sampler", "fast", "context"])
def test_the_name_of_what_is_chosen_stays_bold_in_another_theme(
    qtbot: QtBot, look: ActiveTheme, name: str
) -> None:
    parameter = PARAMETERS[name]
    editor = EDITORS[parameter.kind](parameter, look)
    qtbot.addWidget(editor)
    value = 5 if name == "steps" else ""
    editor.set_name("Named", "")
    editor.show_value(value, chosen=False)
    look.apply()
    editor.show()
    labels: list[QLabel | QCheckBox] = [
        *editor.findChildren(QLabel),
        *editor.findChildren(QCheckBox),
    ]
    label = next(one for one in labels if one.text() == "Named")
    for chosen, theme in ((True, Theme.LIGHT), (False, Theme.DARK), (True, Theme.LIGHT)):
        editor.show_value(value, chosen=chosen)
        assert label.font().bold() == chosen
        look.use(theme)
        assert label.font().bold() == chosen
