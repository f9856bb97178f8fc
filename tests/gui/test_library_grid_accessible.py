"""What a screen reader is told about the library's grid."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.app.translation import Translation
from sdstudio.ui.library.grid_source import CellFacts
from sdstudio.ui.library.grid_view import GridView
from tests.support.grids import FakePictures
from tools import i18n


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def view(qtbot: QtBot, pictures: FakePictures) -> Iterator[GridView]:
    view = GridView(pictures)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.set_ids(np.arange(1000, 2000))
    view.show()
    qtbot.waitExposed(view)
    QAccessible.setActive(True)
    yield view
    QAccessible.setActive(False)


def _focus(qtbot: QtBot, view: GridView) -> None:
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)


def _list(view: GridView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def test_it_is_a_list_of_what_is_in_view(view: GridView) -> None:
    grid = _list(view)
    assert grid.role() == QAccessible.Role.List
    assert grid.text(QAccessible.Text.Name) == "Pictures"
    names = [grid.child(n).text(QAccessible.Text.Name) for n in range(grid.childCount())]
    assert names == [f"Picture {picture_id}" for picture_id in view.visible_ids()]
    item = grid.child(1)
    assert item.role() == QAccessible.Role.ListItem
    assert item.parent() == grid
    assert grid.indexOfChild(item) == 1
    assert not item.state().offscreen
    middle = item.rect().center()
    assert grid.childAt(middle.x(), middle.y()) == item
    assert view.viewport().mapFromGlobal(middle) == view.cell_rect(1).center()


def test_items_tell_selection_and_focus(view: GridView, qtbot: QtBot) -> None:
    _focus(qtbot, view)
    view.set_current(1002)
    grid = _list(view)
    assert grid.child(2).state().selected
    assert grid.child(2).state().focused
    assert not grid.child(1).state().selected
    assert grid.focusChild() == grid.child(2)


def test_items_tell_what_the_marks_mean(
    view: GridView, pictures: FakePictures, qapp: QApplication
) -> None:
    Translation(i18n.FOLDER, qapp).use(Language.ENGLISH)
    pictures.special[1000] = CellFacts(
        512, 512, rating=3, flag=-1, label=4, stack_count=2, is_missing=True
    )
    said = _list(view).child(0).text(QAccessible.Text.Description)
    assert said == "3 stars, Rejected, Blue label, Stack of 2 pictures, File not available"
    assert _list(view).child(1).text(QAccessible.Text.Description) == ""


def test_the_current_picture_out_of_view_is_an_item_too(view: GridView) -> None:
    view.set_current(1000)
    view.verticalScrollBar().setValue(10_000)
    grid = _list(view)
    last = grid.child(grid.childCount() - 1)
    assert last.text(QAccessible.Text.Name) == "Picture 1000"
    assert last.state().offscreen
    assert grid.child(grid.childCount()) is None


def test_an_item_stays_with_its_picture(view: GridView) -> None:
    item = _list(view).child(0)
    view.set_ids(np.concatenate(([5], np.arange(1000, 2000))))
    assert item.text(QAccessible.Text.Name) == "Picture 1000"
    assert _list(view).indexOfChild(item) == 1
    view.set_ids(np.arange(1500, 2000))
    assert not item.isValid()
    assert item.state().invalid
    assert item.rect().isEmpty()


def test_a_picture_can_be_chosen_selected_and_looked_at(view: GridView, qtbot: QtBot) -> None:
    looked: list[int] = []
    view.look_asked.connect(looked.append)
    view.activateWindow()
    grid = _list(view)
    first, second = (grid.child(at).actionInterface() for at in range(2))
    assert first is not None
    assert second is not None
    press, toggle, focus = first.actionNames()
    first.doAction(focus)
    assert view.current_id == 1000
    qtbot.waitUntil(view.hasFocus)
    second.doAction(toggle)
    assert view.selected_ids() == [1000, 1001]
    second.doAction(press)
    assert looked == [1001]
    assert view.selected_ids() == [1001]


def test_the_grid_can_be_given_the_focus(view: GridView, qtbot: QtBot) -> None:
    view.activateWindow()
    actions = _list(view).actionInterface()
    assert actions is not None
    (focus,) = actions.actionNames()
    actions.doAction(focus)
    qtbot.waitUntil(view.hasFocus)


def test_what_the_grid_does_not_have_can_be_asked_for(view: GridView) -> None:
    grid = _list(view)
    for spoken in (grid, grid.child(0)):
        assert spoken.textInterface() is None
        assert spoken.valueInterface() is None


def test_the_selection_can_be_asked_for_and_changed(view: GridView) -> None:
    grid = _list(view)
    selection = grid.selectionInterface()
    assert selection is not None
    assert selection.select(grid.child(2))
    assert selection.select(grid.child(4))
    assert view.selected_ids() == [1002, 1004]
    names = [one.text(QAccessible.Text.Name) for one in selection.selectedItems()]
    assert names == ["Picture 1002", "Picture 1004"]
    assert selection.isSelected(grid.child(4))
    assert selection.unselect(grid.child(4))
    assert view.selected_ids() == [1002]
    assert selection.selectAll()
    assert view.selected_count == 1000


def test_moving_is_announced(view: GridView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    announced: list[tuple[QAccessible.Event, int]] = []

    def note(event: QAccessibleEvent) -> None:
        announced.append((event.type(), event.child()))

    _focus(qtbot, view)
    view.set_current(1000)
    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert announced == [(QAccessible.Event.Focus, 1)]


def test_items_survive_garbage_collection_and_go_with_their_view(
    qtbot: QtBot, pictures: FakePictures
) -> None:
    QAccessible.setActive(True)
    numbers: list[int] = []
    for _ in range(3):
        view = GridView(pictures)
        view.resize(800, 500)
        view.set_ids(np.arange(100_000))
        view.show()
        for offset in range(0, 40_000, 400):
            view.verticalScrollBar().setValue(offset)
            grid = _list(view)
            for n in range(grid.childCount()):
                numbers.append(QAccessible.uniqueId(grid.child(n)))
            gc.collect(0)
        alive = [n for n in numbers if QAccessible.accessibleInterface(n) is not None]
        assert 0 < len(alive) < 1000
        view.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        del view, grid
        gc.collect()
        assert not any(QAccessible.accessibleInterface(n) for n in numbers)
        numbers.clear()
    QAccessible.setActive(False)


_PROGRAM = """
import gc, sys
import numpy as np
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from sdstudio.ui.library.grid_view import GridView
from tests.support.grids import FakePictures
application = QApplication([])
QAccessible.setActive(True)
kept = GridView(FakePictures())
dropped = GridView(FakePictures())
for view in (kept, dropped):
    view.set_ids(np.arange(1000))
    view.show()
    application.processEvents()
    grid = QAccessible.queryAccessibleInterface(view)
    assert [grid.child(n) for n in range(grid.childCount())]
del view, dropped, grid
gc.collect()
application.processEvents()
print("ended well", flush=True)
"""


def test_the_program_ends_well_with_a_screen_reader() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "ended well"), done.stderr
