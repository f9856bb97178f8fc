"""Enlarging pictures in the window: a selection, the canvas, and all of a folder."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.family import ParentRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.upscaling.upscale_dialog import UpscaleDialog
from tests.gui.test_from_pictures import begin_mask
from tests.support.coroutines import result_of
from tests.support.pictures import names_in
from tests.support.similarity import install_similarity as install_auxiliary
from tests.support.upscalers import write_upscaler

Make = Callable[..., None]


@pytest.fixture
def upscaler(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The only one that is installed."""
    studio = window.studio
    file = write_upscaler(tmp_path / "downloads" / "tiny.safetensors")
    install_auxiliary(studio.settings.current.models(studio.paths.models), file, "Tiny upscaler")
    result_of(studio.registry.read_installed())
    assert studio.registry.auxiliary(AuxiliaryKind.UPSCALER) is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    drawn = np.random.default_rng(0).integers(0, 256, (20, 24, 3), np.uint8)
    Image.fromarray(drawn).save(folder / "fish.jpg")
    Image.fromarray(255 - drawn).save(folder / "cat.webp")
    (folder / "torn.png").write_bytes(b"no picture")
    return folder


def opened(window: MainWindow, qtbot: QtBot) -> UpscaleDialog:
    def visible() -> list[UpscaleDialog]:
        return [one for one in window.findChildren(UpscaleDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: len(visible()) == 1)
    return visible()[0]


def test_the_selected_pictures_are_enlarged_by_keyboard(
    window: MainWindow, qtbot: QtBot, make: Make, upscaler: None
) -> None:
    studio = window.studio
    make("a red fish", count=2)
    window.pictures.strip.setFocus()
    window.pictures.strip.selectAll()
    window.actions_[ActionId.FAST_UPSCALE].trigger()
    dialog = opened(window, qtbot)
    assert "2 pictures" in dialog.note.text()
    dialog.factor.setFocus()
    dialog.factor.selectAll()
    QTest.keyClicks(dialog.factor, "1.5")
    dialog.start.setFocus()
    QTest.keyClick(dialog.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 4)
    made, before = studio.pictures.picture(0), studio.pictures.picture(2)
    assert made is not None
    assert before is not None
    assert (made.width, made.height) == (1.5 * before.width, 1.5 * before.height)
    assert made.request.mode == modes.FAST_UPSCALE.key
    parents = result_of(studio.library.do(lambda library: library.family.parents(made.id)))
    assert [one.role for one in parents] == [ParentRole.UPSCALE.value]


def test_a_folder_is_enlarged_and_copied_and_what_fails_is_listed(
    window: MainWindow, qtbot: QtBot, upscaler: None, folder: Path, tmp_path: Path
) -> None:
    copies = tmp_path / "large"
    copies.mkdir()
    (copies / "cat.png").write_bytes(b"there already")
    window.actions_[ActionId.FAST_UPSCALE_FOLDER].trigger()
    dialog = opened(window, qtbot)
    assert not dialog.start.isEnabled()
    dialog.choose(folder)
    qtbot.waitUntil(lambda: "3 pictures" in dialog.note.text())
    # It is listed once, not with each digit of the factor.
    (folder / "late.png").write_bytes(b"no picture")
    dialog.factor.setValue(3)
    assert "3 pictures" in dialog.note.text()
    (folder / "late.png").unlink()
    QTest.mouseClick(dialog.copies, Qt.MouseButton.LeftButton)
    assert not dialog.start.isEnabled()
    dialog.save_copies_in(copies)
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.failures.count() == 1 and not dialog.is_running)
    assert "torn.png" in dialog.failures.item(0).text()
    qtbot.waitUntil(lambda: "fish.png" in names_in(copies))
    qtbot.waitUntil(lambda: not window.studio.session.current.upscale_copies)
    assert (copies / "cat.png").read_bytes() == b"there already"
    assert window.studio.pictures.rowCount() == 1
    dialog.reject()


def test_without_an_upscaler_the_dialog_leads_to_the_models(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    assert not window.actions_[ActionId.FAST_UPSCALE].isEnabled()
    make("a red fish")
    window.actions_[ActionId.FAST_UPSCALE].trigger()
    dialog = opened(window, qtbot)
    assert "needs an upscaler" in dialog.note.text()
    assert dialog.get_more.text() == "Get one…"
    assert not dialog.start.isEnabled()
    with qtbot.waitSignal(window.upscaling.models_asked):
        dialog.get_more.click()
    dialog.reject()


def test_an_enlarged_picture_offers_no_settings_but_its_command(
    window: MainWindow, qtbot: QtBot, make: Make, upscaler: None
) -> None:
    make("a red fish")
    window.actions_[ActionId.FAST_UPSCALE].trigger()
    opened(window, qtbot).start.click()
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 2)
    window.pictures.strip.setCurrentIndex(window.studio.pictures.index(0))
    qtbot.waitUntil(lambda: not window.actions_[ActionId.RECALL].isEnabled())
    assert window.actions_[ActionId.COPY_COMMAND].isEnabled()


def test_the_hires_fix_offers_the_installed_upscalers_while_it_is_on(
    window: MainWindow, qtbot: QtBot, make: Make, upscaler: None
) -> None:
    draft = window.studio.draft
    window.actions_[ActionId.ADVANCED].setChecked(False)
    window.actions_[ActionId.ADVANCED].trigger()
    row = window.make.hires_upscaler
    assert row is not None
    assert not row.isVisible()
    draft.choose(second_pass=1.5)
    qtbot.waitUntil(row.isVisible)
    assert [row.box.itemText(n) for n in range(row.box.count())] == ["Lanczos", "Tiny upscaler"]
    row.box.setFocus()
    QTest.keyClick(row.box, Qt.Key.Key_Down)
    assert row.box.currentText() == "Tiny upscaler"
    make("a red fish")
    made = window.studio.pictures.picture(0)
    assert made is not None
    assert made.request.upscaler is not None
    assert (made.request.upscaler.name, made.request.upscaler.factor) == ("Tiny upscaler", None)
    draft.choose(second_pass=1)
    assert not row.isVisible()
    make("a blue fish")
    plain = window.studio.pictures.picture(0)
    assert plain is not None
    assert plain.request.upscaler is None


def test_on_the_canvas_a_finished_one_is_announced_with_a_way_to_it(
    window: MainWindow, qtbot: QtBot, folder: Path, upscaler: None
) -> None:
    begin_mask(window, qtbot, folder / "fish.jpg")
    qtbot.waitUntil(window.actions_[ActionId.FAST_UPSCALE].isEnabled)
    window.actions_[ActionId.FAST_UPSCALE].trigger()
    opened(window, qtbot).start.click()
    done = window.make.done
    qtbot.waitUntil(done.isVisible)
    assert done.text == "The picture on the canvas was enlarged."
    made = window.studio.pictures.picture(0)
    assert made is not None
    QTest.mouseClick(done.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.stage.picture == made)
