"""ControlNets in the window: added, given a hint, weighted, removed, undone, and generated with."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from sdstudio.app.translation import translate
from sdstudio.cli.model_lookup import chosen_checkpoint, recorded_checkpoint
from sdstudio.domain import modes
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.controls import SLOPE_MAX, ControlRef
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.imaging import pixels_sha256, read_input
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.drop_zones import DropZones
from sdstudio.ui.canvas.picture_uses import PictureUse
from sdstudio.ui.controls.controls_box import ControlsBox
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.model_window import ModelWindow
from sdstudio.ui.model_manager.status_text import control_texts
from tests.support.closing import close_when_written
from tests.support.controlnet_files import TINY, TINY_UNION, write_control
from tests.support.coroutines import result_of
from tests.support.depth_anything import write_estimator
from tests.support.paper_model import write_depth_model
from tests.support.similarity import install_similarity as install_auxiliary
from tests.support.studio import opened


@pytest.fixture
def box(window: MainWindow) -> ControlsBox:
    if not window.actions_[ActionId.ADVANCED].isChecked():
        window.actions_[ActionId.ADVANCED].trigger()
    return window.make.controls


def install(window: MainWindow, qtbot: QtBot, tmp_path: Path, *names: str) -> None:
    """Install some that fit the model, and a union."""
    studio = window.studio
    checkpoint = studio.draft.checkpoint
    assert checkpoint is not None
    models = studio.settings.current.models(studio.paths.models)
    for number, name in enumerate(names):
        shape = TINY_UNION if name == "Union" else TINY
        shape = replace(shape, text_width=checkpoint.text_width)
        file = write_control(tmp_path / f"{number}.safetensors", shape, seed=number)
        install_auxiliary(models, file, name)
    with qtbot.waitSignal(studio.registry.auxiliary_changed):
        window.controls._operations.start(studio.registry.read_installed())


def add(box: ControlsBox, name: str) -> None:
    box.menu.aboutToShow.emit()
    next(one for one in box.menu.actions() if one.text() == name).trigger()


def controls(window: MainWindow) -> tuple[ControlRef, ...]:
    return window.studio.draft.draft.controls


def a_photo(path: Path, level: int = 40) -> Path:
    levels = np.full((90, 120, 3), level, np.uint8)
    levels[20:70, 30:90] = (200, 120, 60)
    Image.fromarray(levels).save(path)
    return path


def test_without_one_that_fits_it_is_said_what_is_needed(
    window: MainWindow, box: ControlsBox, qtbot: QtBot
) -> None:
    assert not box.add.isEnabled()
    assert box.needed.isVisible()
    assert "No ControlNet" in box.needed.text()
    draft, shown = window.studio.draft, window.models.window
    assert draft.checkpoint is not None
    shown.resize(shown.minimumSize())
    for family, key in (("sd1", "controlnet-inpaint-1-5"), ("sdxl", "controlnet-union-xl")):
        draft.set_checkpoint(replace(draft.checkpoint, family=family))
        box.models.click()
        qtbot.waitUntil(partial(shows_only, shown, key))


def shows_only(shown: ModelWindow, key: str) -> bool:
    """Whether no card is in view from top to bottom but that one."""
    cards = shown.cards.items()
    return [key] == [
        one for one, card in cards if card.visibleRegion().boundingRect() == card.rect()
    ]


def test_an_imported_one_says_for_what_it_is(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My depth", "Union")
    window.models.open()
    shown = window.models.window
    qtbot.waitUntil(lambda: len(facts(shown)) == 2)
    assert facts(shown)["My depth"] == "ControlNet · Depth · Imported by you · licence unknown"
    assert "Canny edges, Depth, Pose," in facts(shown)["Union"]
    widths = {row.text_width: row.name for row in FAMILIES}
    for width, name in widths.items():
        model = AuxiliaryModel(AuxiliaryKind.CONTROL, "odd", tmp_path, tmp_path, "", width)
        assert control_texts(model) == [name, ""]


def facts(shown: ModelWindow) -> dict[str, str]:
    """What the cards of imported models say, by their names."""
    cards = (one for one in shown.cards.values() if one.offer.model is None)
    return {
        one.name.text(): one.facts.text() for one in cards if "ControlNet ·" in one.facts.text()
    }


def test_one_is_added_and_removed_and_both_can_be_undone(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My depth", "Union")
    assert box.add.isEnabled()
    assert not box.needed.isVisible()
    add(box, "My depth")
    add(box, "Union")
    assert [(one.name, one.kind) for one in controls(window)] == [
        ("My depth", "depth"),
        ("Union", "canny"),
    ]
    assert [row.model.currentText() for row in box.rows] == ["My depth", "Union"]
    box.rows[0].remove.click()
    assert [one.name for one in controls(window)] == ["Union"]
    assert [row.model.currentText() for row in box.rows] == ["Union"]
    window.undo.undo()
    assert [row.model.currentText() for row in box.rows] == ["My depth", "Union"]
    window.undo.undo()
    window.undo.undo()
    assert controls(window) == ()
    assert box.rows == []


def test_the_edges_of_a_picture_become_the_hint_and_can_be_left_out(
    window: MainWindow,
    box: ControlsBox,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    photo = a_photo(tmp_path / "photo.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **_o: (str(photo), ""))
    box.rows[0]._choose.trigger()
    qtbot.waitUntil(lambda: controls(window)[0].hint is not None)
    edges = controls(window)[0].hint
    qtbot.waitUntil(lambda: not box.rows[0].hint.pixmap().isNull())
    box.rows[0].makes.click()
    qtbot.waitUntil(lambda: controls(window)[0].hint not in (None, edges))
    whole = controls(window)[0].hint
    assert whole is not None
    assert (whole.width, whole.height) == (120, 90)
    window.undo.undo()
    assert controls(window)[0].hint == edges
    window.undo.undo()
    assert controls(window)[0].hint is None


def test_thresholds_of_edges_are_previewed_kept_and_reset(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    row = box.rows[0]
    assert not row.thresholds.isVisible()
    row.dropped.emit(a_photo(tmp_path / "photo.png"))
    qtbot.waitUntil(lambda: controls(window)[0].hint is not None)
    usual = controls(window)[0]
    qtbot.waitUntil(lambda: not row.hint.pixmap().isNull())
    before = row.hint.pixmap().toImage()
    assert row.thresholds.isVisible()
    assert not row.reset.isEnabled()
    qtbot.waitUntil(lambda: row.low.slider.width() > 0)
    assert row.low.slider.geometry() == row.high.slider.geometry()
    row.low.slider.setFocus()
    # No edge is that steep, so none is left; the other threshold is never the lower one.
    QTest.keyClick(row.low.slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: row.hint.pixmap().toImage() != before)
    assert controls(window) == (usual,)
    qtbot.waitUntil(lambda: controls(window) != (usual,))
    steep = controls(window)[0]
    assert steep.made is not None
    assert (steep.made.low, steep.made.high) == (SLOPE_MAX, SLOPE_MAX)
    assert steep.hint != usual.hint
    # They stay for another picture, and in the next session, which knows the draft alone.
    row.dropped.emit(a_photo(tmp_path / "other.png", level=60))
    qtbot.waitUntil(lambda: controls(window) != (steep,))
    other = controls(window)[0].made
    assert other is not None
    assert (other.low, other.high) == (SLOPE_MAX, SLOPE_MAX)
    window.undo.undo()
    assert kept_draft(draft_json(window)).controls == controls(window)
    row.reset.click()
    qtbot.waitUntil(lambda: controls(window)[0] == usual)
    window.undo.undo()
    assert controls(window) == (steep,)
    assert row.low.slider.value() == SLOPE_MAX
    # A job has what is shown, however soon it is added.
    window.studio.queue.pause()
    row.reset.click()
    window.generate()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)
    assert window.studio.queue.jobs[0].request.controls == (usual,)


def test_thresholds_just_moved_count_for_the_next_picture_and_are_kept_at_the_end(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    row, used = box.rows[0], list[Draft]()
    row.dropped.emit(a_photo(tmp_path / "photo.png"))
    qtbot.waitUntil(lambda: controls(window)[0].hint is not None)
    usual = controls(window)[0]

    async def use(draft: Draft) -> None:
        used.append(draft)

    QTest.keyClick(row.low.slider, Qt.Key.Key_End)
    window.generate_controller.with_inputs(use)
    qtbot.waitUntil(lambda: bool(used))
    (steep,) = used[0].controls
    assert steep.made is not None
    assert steep.made.low == SLOPE_MAX
    assert steep.hint != usual.hint
    assert controls(window) == (steep,)
    row.reset.click()
    close_when_written(window, qtbot)
    assert controls(window) == (usual,)


def test_generating_waits_for_a_hint_that_is_being_read(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    used, bar = list[Draft](), window.make.generate_bar
    said: list[str] = []
    window.generate_controller.keeping.connect(lambda _: said.append(bar._time_needed()))

    async def use(draft: Draft) -> None:
        used.append(draft)

    box.rows[0].dropped.emit(a_photo(tmp_path / "photo.png"))
    window.generate_controller.with_inputs(use)
    qtbot.waitUntil(lambda: bool(used))
    assert used[0].controls[0].hint is not None
    assert used[0].controls == controls(window)
    assert said[0] == "Reading the hint picture…"
    assert said[-1] != said[0]

    # What can't be read is said once, and nothing is made with the hint from before.
    (tmp_path / "no.png").write_bytes(b"no picture")
    box.rows[0].dropped.emit(tmp_path / "no.png")
    window.generate_controller.with_inputs(use)
    notices = window.make.notices
    qtbot.waitUntil(lambda: bool(notices.notices) and not window.generate_controller._is_busy)
    assert len(used) == 1
    assert [one.code for one in notices.notices] == [ErrorCode.INPUT_UNREADABLE]

    # The artist may think better of it.
    box.rows[0].dropped.emit(a_photo(tmp_path / "other.png", 90))
    window.generate_controller.with_inputs(use)
    window.generate_controller.cancel()
    qtbot.waitUntil(lambda: not window.controls.is_reading)
    assert len(used) == 1
    assert controls(window) != used[0].controls


def draft_json(window: MainWindow) -> dict[str, object]:
    listed = [one.model_dump(mode="json") for one in controls(window)]
    return {"controls": json.loads(json.dumps(listed))}


def test_the_depth_of_a_picture_is_estimated_by_a_job(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = window.studio
    install(window, qtbot, tmp_path, "My depth")
    add(box, "My depth")
    row, photo = box.rows[0], a_photo(tmp_path / "photo.png")
    row.dropped.emit(photo)
    # Without a model for that, it is said which to get.
    assert window.make.notices.notices[-1].code is ErrorCode.MODEL_NONE_ESTIMATES_DEPTH
    assert controls(window)[0].made is None
    opened(studio.registry, write_depth_model(tmp_path / "depth model"))
    studio.queue.pause()
    row.dropped.emit(photo)
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    assert row.facts.text() == "Estimating the depth…"
    row.stop.click()
    qtbot.waitUntil(lambda: not studio.queue.jobs)
    assert "wasn't estimated" in row.facts.text()
    row.dropped.emit(photo)
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    assert studio.queue.jobs[0].request.mode == modes.DEPTH_MAP.key
    studio.queue.resume()
    qtbot.waitUntil(lambda: controls(window)[0].hint is not None, timeout=60_000)
    control = controls(window)[0]
    picture = studio.pictures.picture(0)
    assert control.hint is not None
    assert control.made is not None
    assert picture is not None
    assert control.hint.sha256 == pixels_sha256(read_input(picture.path, InputRole.CONTROL))
    assert control.made.picture.sha256 == pixels_sha256(read_input(photo, InputRole.CONTROL))
    # A depth map is used as it is.
    row.makes.click()
    assert controls(window)[0].hint == control.made.picture
    window.undo.undo()
    assert controls(window) == (control,)
    check_estimator(window, box, qtbot, tmp_path)


def check_estimator(window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path) -> None:
    """A model that only estimates depth does it in place of the checkpoint."""
    studio = window.studio
    models = studio.settings.current.models(studio.paths.models)
    install_auxiliary(models, write_estimator(tmp_path / "estimator.safetensors"), "Tiny depth")
    window.controls._operations.start(studio.registry.read_installed())
    qtbot.waitUntil(lambda: studio.registry.auxiliary(AuxiliaryKind.DEPTH) is not None)
    # It can't be chosen for pictures.
    assert "Tiny depth" not in [one.ref.name for one in studio.registry.checkpoints]
    before = controls(window)[0].hint
    studio.queue.pause()
    box.rows[0].dropped.emit(a_photo(tmp_path / "other photo.png", 90))
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    (job,) = studio.queue.jobs
    assert (job.request.mode, job.request.checkpoint.name) == (modes.DEPTH_MAP.key, "Tiny depth")
    assert studio.registry.checkpoint_for(job).folder.is_file()
    # Until it is there, no picture is made without it.
    window.make.generate_bar.generate.click()
    notices = window.make.notices
    qtbot.waitUntil(
        lambda: any(one.code is ErrorCode.CONTROL_HINT_EXPECTED for one in notices.notices)
    )
    studio.queue.resume()
    qtbot.waitUntil(lambda: controls(window)[0].hint not in (None, before), timeout=60_000)
    assert not any(one.code is ErrorCode.CONTROL_HINT_EXPECTED for one in notices.notices)
    picture = studio.pictures.picture(0)
    assert picture is not None
    assert picture.request.checkpoint == job.request.checkpoint
    # The command line finds it, to make the depth map again.
    found = recorded_checkpoint(picture.request.checkpoint, studio.paths, translate)
    assert found == studio.registry.checkpoint_for(job)
    assert chosen_checkpoint("Tiny depth", studio.paths, translate) == found


def test_a_copied_picture_is_pasted_as_the_hint(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My pose")
    add(box, "My pose")
    QGuiApplication.clipboard().clear()
    box.rows[0]._paste.trigger()
    assert "no picture on the clipboard" in window.make.done.text
    QGuiApplication.clipboard().setImage(QImage(str(a_photo(tmp_path / "photo.png"))))
    box.rows[0]._paste.trigger()
    qtbot.waitUntil(lambda: controls(window)[0].hint is not None)
    hint = controls(window)[0].hint
    assert hint is not None
    # A pose is drawn by the artist, so nothing is made of it.
    assert (hint.width, hint.height) == (120, 90)
    assert not box.rows[0].makes.isVisible()


def test_weight_and_steps_are_set_in_place_and_never_the_wrong_way_round(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    row = box.rows[0]
    row.boxes["weight"].setValue(0.6)
    row.boxes["start"].setValue(20)
    row.boxes["end"].setValue(70)
    control = controls(window)[0]
    assert (control.weight, control.start, control.end) == (0.6, 0.2, 0.7)
    row.boxes["start"].setValue(80)
    control = controls(window)[0]
    assert (control.start, control.end) == (0.8, 0.8)
    assert (row.boxes["start"].value(), row.boxes["end"].value()) == (80, 80)


def test_a_hint_is_needed_and_then_a_picture_is_generated_with_it(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    window.make.prompt.field.setPlainText("a fish")
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: bool(window.make.notices.notices))
    assert window.make.notices.notices[0].code is ErrorCode.CONTROL_HINT_MISSING
    box.dropped.emit(a_photo(tmp_path / "photo.png"), 0)
    qtbot.waitUntil(lambda: controls(window)[0].hint is not None)
    # What is done about it takes the notice away.
    assert not window.make.notices.notices
    window.make.generate_bar.generate.click()
    studio = window.studio
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1, timeout=60_000)
    picture = studio.pictures.picture(0)
    assert picture is not None
    assert picture.request.controls == controls(window)


def test_one_that_does_not_fit_the_chosen_model_says_so(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    draft = window.studio.draft
    assert draft.checkpoint is not None
    assert not box.rows[0].problem.isVisible()
    width = draft.checkpoint.text_width + 1
    draft.set_checkpoint(replace(draft.checkpoint, text_width=width))
    assert "My canny" in box.rows[0].problem.text()
    assert not box.add.isEnabled()
    # What is in use stays, and its row says what it is.
    assert box.rows[0].model.currentText() == "My canny"


def test_a_hint_that_is_to_be_blurred_is(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    box.dropped.emit(a_photo(tmp_path / "photo.png"), 0)
    shown = box.rows[0].hint
    qtbot.waitUntil(lambda: not shown.pixmap().isNull())
    sharp = shown.pixmap().toImage()
    box.blur(lambda _ref: True)
    blurred = shown.pixmap().toImage()
    assert blurred != sharp
    # Neither another picture that is read nor another language shows it.
    box.show_reading(0, reading=True)
    box.show_reading(0, reading=False)
    box.rows[0].retranslate()
    assert shown.pixmap().toImage() == blurred
    box.blur(lambda _ref: False)
    assert shown.pixmap().toImage() == sharp


def test_what_is_removed_while_its_picture_is_read_stays_removed(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My canny")
    add(box, "My canny")
    box.dropped.emit(a_photo(tmp_path / "photo.png"), 0)
    box.rows[0].remove.click()
    qtbot.waitUntil(lambda: not window.controls._reading[0])
    assert controls(window) == ()


def test_modes_that_can_not_use_them_do_not_show_them(window: MainWindow, box: ControlsBox) -> None:
    assert box.isVisible()
    assert window.studio.registry.auxiliary(AuxiliaryKind.CONTROL) is None
    window.actions_[ActionId.ADVANCED].trigger()
    assert not box.isVisible()


def test_a_hint_that_is_blurred_stays_so_whatever_else_is_shown(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My pose")
    add(box, "My pose")
    row = box.rows[0]
    row.dropped.emit(a_photo(tmp_path / "photo.png"))
    qtbot.waitUntil(lambda: not row.hint.pixmap().isNull())
    clear = row.hint.pixmap().toImage()
    box.blur(lambda _ref: True)
    blurred = row.hint.pixmap().toImage()
    assert blurred != clear
    for reading in (True, False):
        box.show_reading(0, reading=reading)
        assert row.hint.pixmap().toImage() == blurred
    row.retranslate()
    assert row.hint.pixmap().toImage() == blurred
    box.blur(lambda _ref: False)
    assert row.hint.pixmap().toImage() == clear


def test_a_picture_for_one_that_is_removed_meanwhile_is_no_hint_of_the_next(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "Union")
    for _ in range(2):
        add(box, "Union")
    box.rows[1].kind.setCurrentIndex(box.rows[1].kind.findData("depth"))
    box.rows[1].kind.activated.emit(box.rows[1].kind.currentIndex())
    assert [one.kind for one in controls(window)] == ["canny", "depth"]
    box.rows[0].dropped.emit(a_photo(tmp_path / "photo.png"))
    box.rows[0].remove.click()
    (left,) = controls(window)
    assert left.kind == "depth"
    kept = window.studio.paths.pictures / ".inputs"
    qtbot.waitUntil(lambda: any(kept.glob("*.png")))
    # The answer for the picture has arrived before this one's.
    result_of(window.studio.library.do(lambda library: library.jobs()))
    assert controls(window) == (left,)


def drop(window: MainWindow, path: Path, use: PictureUse | None) -> DropZones:
    """Drop a file on the stage, in the zone of ``use``; ``None``: where there are no zones."""
    (zones,) = window.stage.findChildren(
        DropZones, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(1, 1), copy, data, left, none))
    assert zones.isVisible() is (use is not None)
    centre = zones.rect().center() if use is None else zones.boxes()[use].center()
    at = QPointF(zones.mapTo(window, centre))
    QApplication.sendEvent(window, QDropEvent(at, copy, data, left, none))
    assert not zones.isVisible()
    return zones


def test_a_picture_dropped_in_create_becomes_a_hint_in_one_step(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = a_photo(tmp_path / "photo.png")
    # Without a ControlNet there is nothing to choose.
    drop(window, photo, None)
    qtbot.waitUntil(lambda: window.studio.draft.draft.input(InputRole.IMAGE) is not None)
    window.undo.undo()
    install(window, qtbot, tmp_path, "My depth", "Union")
    depth, union = window.studio.registry.auxiliary_models(AuxiliaryKind.CONTROL)
    drop(window, photo, PictureUse.HINT)
    menu = asked_where(window, qtbot)
    assert [one.text() for one in menu.actions()] == [f"Add {depth.name}", f"Add {union.name}"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(controls(window)) == 1)
    (control,) = controls(window)
    assert control.sha256 == union.sha256
    assert control.hint is not None
    assert control.made is not None
    assert "the hint of Union" in window.make.done.text
    window.make.done.button.click()
    assert window.make.controls.isVisible()
    window.undo.undo()
    assert controls(window) == ()
    # One that waits for its hint gets it.
    add(window.make.controls, "My depth")
    drop(window, photo, PictureUse.HINT)
    qtbot.waitUntil(lambda: controls(window)[0].hint is not None)
    assert window.undo.undoText() == "change hint picture"
    # Else it is the artist who knows.
    drop(window, a_photo(tmp_path / "other.png", 90), PictureUse.HINT)
    menu = asked_where(window, qtbot)
    assert [one.text() for one in menu.actions()] == [
        "Replace the hint of My depth",
        "Add Union",
    ]
    menu.close()
    drop(window, photo, PictureUse.INPUT)
    qtbot.waitUntil(lambda: window.studio.draft.draft.input(InputRole.IMAGE) is not None)


def test_pictures_dropped_one_after_the_other_are_hints_of_one_controlnet(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "Union")
    for number in range(2):
        drop(window, a_photo(tmp_path / f"{number}.png", 60 + number), PictureUse.HINT)
    qtbot.waitUntil(lambda: window.undo.count() == 2)
    assert len(controls(window)) == 1
    window.undo.undo()
    assert len(controls(window)) == 1
    window.undo.undo()
    assert controls(window) == ()


def asked_where(window: MainWindow, qtbot: QtBot) -> QMenu:
    """The menu that asks which ControlNet is meant."""

    def open_menus() -> list[QMenu]:
        return [
            one
            for one in window.findChildren(QMenu)
            if "gets the hint" in one.accessibleName() and one.isVisible()
        ]

    qtbot.waitUntil(lambda: len(open_menus()) == 1)
    return open_menus()[0]
