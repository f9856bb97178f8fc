"""The history: every step that can be undone, in a list that can be walked."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.history_dialog import HistoryDialog
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, image_of, red, stroke

__all__ = ["red"]


def opened(window: MainWindow) -> HistoryDialog:
    window.actions_[ActionId.HISTORY].trigger()
    (dialog,) = window.findChildren(HistoryDialog)
    assert dialog.isVisible()
    return dialog


def rows(dialog: HistoryDialog) -> list[str]:
    model = dialog.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def click(dialog: HistoryDialog, row: int) -> None:
    place = dialog.list.visualRect(dialog.list.model().index(row, 0)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_lists_what_was_done_and_goes_back_to_any_step(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    for place in ((20, 20), (48, 32), (70, 40)):
        stroke(page, place)
    dialog = opened(window)
    assert rows(dialog)[0] == "Start"
    assert rows(dialog)[-3:] == ["paint mask"] * 3
    painted = window.canvas_controller.painted
    assert painted is not None
    assert painted.mask is not None
    last = painted.mask.snapshot.pixels()
    click(dialog, len(rows(dialog)) - 3)
    assert painted.mask.snapshot.pixels()[32, 48] == 0
    assert painted.mask.snapshot.pixels()[20, 20] == 255
    click(dialog, 0)
    assert image_of(window) is None
    click(dialog, len(rows(dialog)) - 1)
    qtbot.waitUntil(lambda: painted.mask is not None)
    assert painted.mask is not None
    assert (painted.mask.snapshot.pixels() == last).all()


def test_it_stays_open_and_follows(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    dialog = opened(window)
    assert rows(dialog) == ["Start"]
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    assert rows(dialog)[-1] == "paint mask"
    assert opened(window) is dialog
