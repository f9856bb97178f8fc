"""Masks to and from files and the clipboard."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing


@pytest.fixture
def canvas(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[CanvasPage]:
    """The canvas with a picture of 96 × 64 pixels whose left third is masked."""
    path = tmp_path / "picture.png"
    QImage(96, 64, QImage.Format.Format_RGB32).save(str(path))
    window.actions_[ActionId.PART].trigger()
    window.input_controller.give(path)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    window.canvas_controller.paint(third(), "paint")
    page = window.canvas_controller.page
    assert page is not None
    yield page
    QGuiApplication.clipboard().clear()


def third() -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    pixels = np.zeros((64, 96), np.uint8)
    pixels[:, :32] = 255
    pixels[:, 32] = 100
    return pixels


def painted(window: MainWindow) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    mask = window.canvas_controller.painted
    assert mask is not None
    assert mask.mask is not None
    return mask.mask.snapshot.pixels()


def test_a_mask_is_saved_and_opened_with_every_level(
    window: MainWindow,
    canvas: CanvasPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "my mask"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.actions_[ActionId.MASK_SAVE].trigger()
    saved = tmp_path / "my mask.png"
    qtbot.waitUntil(lambda: "my mask.png" in window.make.done.text)
    assert (np.asarray(Image.open(saved).convert("L")) == third()).all()
    window.actions_[ActionId.MASK_CLEAR].trigger()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **_options: (str(saved), ""))
    window.actions_[ActionId.MASK_OPEN].trigger()
    qtbot.waitUntil(lambda: bool(painted(window).any()))
    assert (painted(window) == third()).all()


def test_a_folder_that_cannot_be_written_to_is_told(
    window: MainWindow,
    canvas: CanvasPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A file where a folder would have to be.
    target = tmp_path / "picture.png" / "mask.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(window.canvas_controller.trouble):
        window.actions_[ActionId.MASK_SAVE].trigger()
    assert window.make.done.text == ""


def test_a_mask_is_copied_and_pasted(window: MainWindow, canvas: CanvasPage, qtbot: QtBot) -> None:
    window.actions_[ActionId.MASK_COPY].trigger()
    copied = QGuiApplication.clipboard().image()
    assert copied.pixelColor(10, 10) == Qt.GlobalColor.white
    assert copied.pixelColor(60, 10) == Qt.GlobalColor.black
    window.actions_[ActionId.MASK_INVERT].trigger()
    window.actions_[ActionId.MASK_PASTE].trigger()
    qtbot.waitUntil(lambda: bool((painted(window) == third()).all()))
    assert window.undo.undoText() == "paste mask"


def test_pasting_another_shape_says_so_and_changes_nothing(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    window.actions_[ActionId.MASK_PASTE].trigger()
    qtbot.waitUntil(lambda: bool(window.stage.notices.notices or window.make.notices.notices))
    assert (painted(window) == third()).all()


def test_pasting_nothing_says_so(window: MainWindow, canvas: CanvasPage) -> None:
    QGuiApplication.clipboard().setText("no picture")
    window.actions_[ActionId.MASK_PASTE].trigger()
    assert "no picture on the clipboard" in window.make.done.text
    assert (painted(window) == third()).all()
