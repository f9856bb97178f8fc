"""Names that are typed in a list, whatever happens to the list meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.canvas.document import Document, NamedMask, NamedSnapshot
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.masks_panel import MasksPanel
from sdstudio.ui.canvas.snapshots_panel import SnapshotsPanel
from sdstudio.ui.name_delegate import NameDelegate, NameList


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def field() -> QLineEdit:
    """Where the name is typed."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


@pytest.fixture
def names(qtbot: QtBot) -> NameList:
    """A list in which a name is being typed."""
    names = NameList()
    names.setItemDelegate(NameDelegate(names))
    for name in ("a", "b"):
        item = QListWidgetItem(name, names)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    names.setCurrentRow(0)
    shown(qtbot, names)
    names.type_name()
    QTest.keyClicks(field(), "Sky")
    return names


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(
    "happen",
    [
        QWidget.hide,
        lambda names: names.setCurrentRow(1),
        lambda names: names.takeItem(1),
        lambda names: names.setDisabled(True),
    ],
)
def test_a_name_is_kept_once_whatever_happens_right_after_it_was_typed(
    names: NameList, qtbot: QtBot, happen: Callable[[NameList], object], key: Qt.Key
) -> None:
    changed: list[str] = []
    names.itemChanged.connect(lambda item: changed.append(item.text()))
    QTest.keyClick(field(), key)
    happen(names)
    qtbot.waitUntil(lambda: names.findChild(QLineEdit) is None)
    assert changed == ["Sky"]
    assert not names.is_typing


def test_a_second_request_to_type_a_name_keeps_what_is_typed(names: NameList) -> None:
    names.type_name()
    assert field().text() == "Sky"


def test_only_the_last_of_what_waits_for_a_name_is_shown(names: NameList, qtbot: QtBot) -> None:
    said: list[str] = []
    names.once_typed(lambda: said.append("first"))
    names.once_typed(lambda: said.append("second"))
    assert not said
    QTest.keyClick(field(), Qt.Key.Key_Escape)
    assert said == ["second"]
    names.once_typed(lambda: said.append("third"))
    assert said == ["second", "third"]


def test_the_name_that_is_typed_is_that_of_its_mask_though_another_one_goes(qtbot: QtBot) -> None:
    owner = QObject()
    panel = MasksPanel(Actions(owner))
    shown(qtbot, panel)
    renamed: list[tuple[str, str]] = []
    panel.renamed.connect(lambda id_, name: renamed.append((id_, name)))
    document = Document(8, 8)
    empty = TileSnapshot(document.mask_grid)
    masks = tuple(NamedMask(id_, id_, empty) for id_ in ("a", "b", "c"))
    both = Document(8, 8, masks=masks, active_mask="b")
    panel.show_document(both)
    panel.rename_chosen()
    QTest.keyClicks(field(), "eye")
    left = Document(8, 8, masks=masks[1:], active_mask="c")
    panel.show_document(left)
    assert field().text() == "eye"
    QTest.keyClick(field(), Qt.Key.Key_Return)
    assert renamed == [("b", "eye")]
    assert panel.list.count() == 2
    assert panel.list.currentItem().text() == "c"


def test_a_snapshot_is_kept_while_the_name_of_another_one_is_typed(qtbot: QtBot) -> None:
    owner = QObject()
    panel = SnapshotsPanel(Actions(owner))
    shown(qtbot, panel)
    renamed: list[tuple[str, str]] = []
    panel.renamed.connect(lambda id_, name: renamed.append((id_, name)))
    first, second = (NamedSnapshot(id_, id_, 0.0, Document(8, 8)) for id_ in ("a", "b"))
    panel.show_snapshots((first,))
    panel.choose_newest()
    panel.rename_chosen()
    QTest.keyClicks(field(), "Sky")
    panel.show_snapshots((first, second))
    assert field().text() == "Sky"
    panel.choose_newest()
    assert renamed == [("a", "Sky")]
    assert panel.current == second
