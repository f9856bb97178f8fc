"""The layers beside the canvas: listed, chosen, changed, merged, each as one step."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Blend, Document, Layer, LayerKind, Target, new_id
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.layer_list import Aim, LayerList
from sdstudio.ui.canvas.layers_controller import LayersController
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, image_of, red, stroke
from tests.support.coroutines import result_of

__all__ = ["red"]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, red: Path) -> CanvasPage:
    """The canvas with a picture and no layers."""
    page = begin_mask(window, qtbot, red)[0]
    # On the small screen of the tests, there isn't the room for it to be there at first.
    if not window.actions_[ActionId.LAYER_LIST].isChecked():
        act(window, ActionId.LAYER_LIST)
    return page


def painted_of(window: MainWindow) -> CanvasModel:
    painted = window.canvas_controller.painted
    assert painted is not None
    return painted


def layers_of(window: MainWindow) -> LayersController:
    layers = window.canvas_controller.layers
    assert layers is not None
    return layers


def list_of(window: MainWindow) -> LayerList:
    return layers_of(window).panel.list


def document_of(window: MainWindow) -> Document:
    document = painted_of(window).document
    assert document is not None
    return document


def active(window: MainWindow) -> Layer:
    layer = painted_of(window).layer
    assert layer is not None
    return layer


def act(window: MainWindow, do: ActionId) -> None:
    assert window.actions_[do].isEnabled(), window.actions_[do].toolTip()
    window.actions_[do].trigger()


def add(window: MainWindow, *names: str) -> None:
    """Add layers, each above the last one."""
    for name in names:
        act(window, ActionId.LAYER_NEW)
        layers_of(window).rename(active(window).id, name)


def names(window: MainWindow) -> list[str]:
    """In the list, from top to bottom."""
    return [row.name for row in list_of(window).rows]


def current(window: MainWindow) -> str:
    item = list_of(window).currentItem()
    assert item is not None
    return item.text()


def undo(window: MainWindow) -> None:
    act(window, ActionId.UNDO)


def middle(window: MainWindow, row: int, x: int) -> QPoint:
    """A place in a row of the list."""
    rect = list_of(window).visualItemRect(list_of(window).item(row))
    return QPoint(rect.left() + x, rect.center().y())


def click(window: MainWindow, row: int, x: int) -> None:
    place = middle(window, row, x)
    QTest.mouseClick(list_of(window).viewport(), Qt.MouseButton.LeftButton, pos=place)


EYE, THUMBNAIL, MASK, NAME = 14, 44, 80, 150


def composite(window: MainWindow) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return result_of(painted_of(window).composite())


def test_without_layers_the_list_says_what_they_are_for(
    window: MainWindow, page: CanvasPage
) -> None:
    assert names(window) == ["Picture"]
    panel = layers_of(window).panel
    assert panel._first.isVisible()
    assert "No layers yet" in panel._empty.text()
    QTest.mouseClick(panel._first, Qt.MouseButton.LeftButton)
    assert names(window) == ["Layer 1", "Picture"]
    assert not panel._first.isVisible()
    assert painted_of(window).target is Target.LAYER
    undo(window)
    assert names(window) == ["Picture"]
    assert panel._first.isVisible()


def test_the_chosen_layer_is_painted_on_and_the_picture_is_not(
    window: MainWindow, page: CanvasPage
) -> None:
    add(window, "a", "b")
    assert current(window) == "b"
    click(window, 1, NAME)
    stroke(page, (20, 20), (40, 20))
    a, b = document_of(window).layers
    assert (a.name, a.pixels.is_empty, b.pixels.is_empty) == ("a", False, True)
    click(window, 2, NAME)
    assert current(window) == "Picture"
    assert painted_of(window).target is Target.MASK
    stroke(page, (20, 20), (40, 20))
    assert not document_of(window).combined_mask().is_empty
    assert not window.actions_[ActionId.LAYER_DELETE].isEnabled()
    assert "Choose a layer first" in window.actions_[ActionId.LAYER_DELETE].toolTip()


def test_choosing_a_mask_paints_on_it_again(window: MainWindow, page: CanvasPage) -> None:
    add(window, "a")
    act(window, ActionId.MASK_LIST)
    masks = window.canvas_controller.mask_list
    assert masks is not None
    place = masks.panel.list.visualItemRect(masks.panel.list.item(0)).center()
    QTest.mouseClick(masks.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert painted_of(window).target is Target.MASK
    assert current(window) == "Picture"


def test_the_eye_shows_and_hides_without_choosing(window: MainWindow, page: CanvasPage) -> None:
    add(window, "a", "b")
    click(window, 1, EYE)
    assert [one.visible for one in document_of(window).layers] == [False, True]
    assert current(window) == "b"
    undo(window)
    assert all(one.visible for one in document_of(window).layers)
    QTest.keyClick(list_of(window), Qt.Key.Key_Space)
    assert [one.visible for one in document_of(window).layers] == [True, False]


def test_layers_are_renamed_in_the_list(window: MainWindow, page: CanvasPage, qtbot: QtBot) -> None:
    add(window, "a")
    list_of(window).setFocus()
    QTest.keyClick(list_of(window), Qt.Key.Key_F2)
    editor = list_of(window).findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Sky")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(window) == ["Sky", "Picture"])
    undo(window)
    assert names(window) == ["a", "Picture"]
    act(window, ActionId.LAYER_RENAME)
    editor = list_of(window).findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Space)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list_of(window).item(0).text() == "a")
    assert names(window) == ["a", "Picture"]


def test_a_name_can_be_typed_while_the_layer_gets_its_thumbnail(
    window: MainWindow, page: CanvasPage
) -> None:
    add(window, "a")
    act(window, ActionId.LAYER_RENAME)
    editor = list_of(window).findChildren(QLineEdit)[-1]
    QTest.keyClicks(editor, "Sky")
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    list_of(window).show_thumbnail(active(window).id, image, None)
    assert editor.text() == "Sky"


def test_a_name_that_is_typed_is_that_of_the_layer_whatever_is_added_meanwhile(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    add(window, "a")
    act(window, ActionId.LAYER_RENAME)
    editor = list_of(window).findChildren(QLineEdit)[-1]
    QTest.keyClicks(editor, "Sky")
    document = document_of(window)
    arrived = replace(document.layers[0], id=new_id(), name="arrived")
    painted_of(window).edit(document.with_layer(arrived, 1), "estimate depth")
    assert editor.text() == "Sky"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(window) == ["arrived", "Sky", "Picture"])
    assert current(window) == "Sky"


def test_the_picture_can_not_be_renamed_hidden_or_deleted(
    window: MainWindow, page: CanvasPage
) -> None:
    add(window, "a")
    click(window, 1, NAME)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Space):
        QTest.keyClick(list_of(window), key)
    assert list_of(window).findChild(QLineEdit) is None
    assert names(window) == ["a", "Picture"]


def test_delete_deletes_and_undo_brings_it_back(window: MainWindow, page: CanvasPage) -> None:
    add(window, "a", "b")
    stroke(page, (20, 20))
    before = active(window)
    list_of(window).setFocus()
    QTest.keyClick(list_of(window), Qt.Key.Key_Delete)
    assert names(window) == ["a", "Picture"]
    assert current(window) == "a"
    undo(window)
    assert (active(window).pixels.pixels() == before.pixels.pixels()).all()


def test_a_drag_of_the_opacity_is_one_step(window: MainWindow, page: CanvasPage) -> None:
    add(window, "a")
    panel = layers_of(window).panel
    count = window.undo.count()
    for values in ((80, 60, 40), (30, 20)):
        panel.opacity.sliderPressed.emit()
        for value in values:
            panel.opacity.setValue(value)
    assert window.undo.count() == count + 2
    assert active(window).opacity == pytest.approx(0.2)
    assert panel.percent.value() == 20
    undo(window)
    assert active(window).opacity == pytest.approx(0.4)
    panel.percent.setValue(75)
    assert active(window).opacity == pytest.approx(0.75)
    assert panel.opacity.value() == 75
    assert "75%" in list_of(window).rows[0].facts
    place = panel.opacity.rect().center()
    QTest.mouseDClick(panel.opacity, Qt.MouseButton.LeftButton, pos=place)
    assert active(window).opacity == 1


def test_blend_lock_and_kind_are_changed_and_told(window: MainWindow, page: CanvasPage) -> None:
    add(window, "a")
    panel = layers_of(window).panel
    panel.blend.setCurrentIndex(1)
    panel.blend.activated.emit(1)
    act(window, ActionId.LAYER_LOCK)
    act(window, ActionId.LAYER_REFERENCE)
    layer, row = active(window), list_of(window).rows[0]
    assert (layer.blend, layer.alpha_locked) == (Blend.MULTIPLY, True)
    assert layer.kind is LayerKind.REFERENCE
    for part in ("a", "transparency locked", "Reference", "Multiply"):
        assert part in row.said.split(", ")
    assert not window.actions_[ActionId.LAYER_CLEAR].isEnabled()
    for _ in range(3):
        undo(window)
    layer = active(window)
    assert (layer.blend, layer.alpha_locked, layer.kind) == (Blend.NORMAL, False, LayerKind.PAINT)
    assert not window.actions_[ActionId.LAYER_LOCK].isChecked()
    assert panel.blend.currentData() is Blend.NORMAL


def test_keys_order_and_choose_layers(window: MainWindow, page: CanvasPage, qtbot: QtBot) -> None:
    add(window, "a", "b", "c")
    held, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_PageDown, held)
    assert names(window) == ["b", "c", "a", "Picture"]
    QTest.keyClick(page.view, Qt.Key.Key_BracketLeft, alt)
    assert current(window) == "a"
    QTest.keyClick(page.view, Qt.Key.Key_BracketLeft, alt)
    assert current(window) == "Picture"
    QTest.keyClick(page.view, Qt.Key.Key_BracketRight, alt)
    assert current(window) == "a"
    QTest.keyClick(page.view, Qt.Key.Key_PageUp, held)
    assert names(window) == ["b", "a", "c", "Picture"]
    undo(window)
    undo(window)
    assert names(window) == ["c", "b", "a", "Picture"]


@pytest.mark.parametrize(
    ("onto", "below", "order"), [(0, False, "acb"), (2, False, "cba"), (3, True, "cba")]
)
def test_rows_are_dragged_to_another_place(
    window: MainWindow, page: CanvasPage, onto: int, below: bool, order: str
) -> None:
    add(window, "a", "b", "c")
    list_ = list_of(window)
    dragged = 2 if onto == 0 else 0
    list_.setCurrentRow(dragged)
    rect = list_.visualItemRect(list_.item(onto))
    place = QPointF(rect.center().x(), rect.bottom() - 2 if below else rect.top() + 2)
    if onto == 2:
        place.setY(rect.top() + 2)
    event = QDropEvent(
        place,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.source = lambda: list_  # type: ignore[method-assign]
    list_.dropEvent(event)
    expected = {"acb": ["a", "c", "b"], "cba": ["b", "c", "a"]}[order]
    if onto == 3:
        expected = ["b", "a", "c"]
    assert names(window) == [*expected, "Picture"]
    undo(window)
    assert names(window) == ["c", "b", "a", "Picture"]


def test_a_dragged_row_is_named_by_its_layer(window: MainWindow, page: CanvasPage) -> None:
    add(window, "a")
    list_ = list_of(window)
    # What Qt would write down of a row ended the program.
    data = list_.model().mimeData([list_.model().index(0, 0)])
    (format_,) = data.formats()
    assert bytes(data.data(format_).data()).decode() == active(window).id


def test_a_layer_mask_shows_what_is_selected_and_is_painted_on(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    add(window, "a")
    stroke(page, (20, 20), (60, 20))
    painted = active(window).pixels.pixels()
    click(window, 1, NAME)
    stroke(page, (20, 20))
    click(window, 0, NAME)
    act(window, ActionId.LAYER_MASK_ADD)
    layer = active(window)
    assert layer.mask is not None
    assert (layer.mask.pixels() == document_of(window).combined_mask().pixels()).all()
    assert painted_of(window).target is Target.LAYER_MASK
    assert list_of(window).rows[0].aim is Aim.MASK
    assert window.actions_[ActionId.LAYER_MASK_EDIT].isChecked()
    click(window, 0, THUMBNAIL)
    assert list_of(window).rows[0].aim is Aim.LAYER
    click(window, 0, MASK)
    assert painted_of(window).target is Target.LAYER_MASK
    QTest.keyClick(list_of(window), Qt.Key.Key_Left)
    assert painted_of(window).target is Target.LAYER
    QTest.keyClick(list_of(window), Qt.Key.Key_Right)
    assert painted_of(window).target is Target.LAYER_MASK
    act(window, ActionId.LAYER_MASK_DELETE)
    assert active(window).mask is None
    assert (active(window).pixels.pixels() == painted).all()
    undo(window)
    act(window, ActionId.LAYER_MASK_APPLY)
    qtbot.waitUntil(lambda: active(window).mask is None)
    assert (active(window).pixels.pixels() != painted).any()


def two_painted(window: MainWindow, page: CanvasPage) -> None:
    painted_of(window).use_colour((10, 200, 30))
    add(window, "a")
    stroke(page, (20, 20), (60, 20))
    painted_of(window).use_colour((90, 20, 230))
    add(window, "b")
    stroke(page, (40, 10), (40, 50))


@pytest.mark.parametrize("blend", Blend)
def test_merging_down_changes_nothing_that_is_seen(
    window: MainWindow, page: CanvasPage, qtbot: QtBot, blend: Blend
) -> None:
    two_painted(window, page)
    layers_of(window).set_blend(blend)
    layers_of(window).set_opacity(60)
    before = composite(window).astype(int)
    act(window, ActionId.LAYER_MERGE_DOWN)
    qtbot.waitUntil(lambda: names(window) == ["a", "Picture"])
    assert current(window) == "a"
    assert np.abs(composite(window) - before).max() <= 3
    undo(window)
    assert names(window) == ["b", "a", "Picture"]
    assert (composite(window) == before).all()


def test_what_is_painted_while_layers_are_merged_is_merged_too(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    two_painted(window, page)
    act(window, ActionId.LAYER_MERGE_DOWN)
    stroke(page, (80, 50), (90, 50))
    before = composite(window).astype(int)
    qtbot.waitUntil(lambda: names(window) == ["a", "Picture"])
    assert np.abs(composite(window) - before).max() <= 3


def test_layers_whose_order_changes_meanwhile_are_not_merged(
    window: MainWindow, page: CanvasPage
) -> None:
    two_painted(window, page)
    before = names(window)
    act(window, ActionId.LAYER_MERGE_DOWN)
    act(window, ActionId.LAYER_DOWN)
    after = names(window)
    assert after != before
    for _ in range(3):
        # Whatever was asked for before, and whatever follows from that.
        result_of(window.studio.background.do("layers", lambda: None))
    assert names(window) == after


def test_merging_visible_layers_leaves_hidden_ones(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    two_painted(window, page)
    add(window, "hidden", "c")
    layers_of(window).show_layer(document_of(window).layers[2].id, False)
    before = composite(window).astype(int)
    act(window, ActionId.LAYER_MERGE_VISIBLE)
    qtbot.waitUntil(lambda: names(window) == ["hidden", "a", "Picture"])
    assert np.abs(composite(window) - before).max() <= 3
    assert not window.actions_[ActionId.LAYER_MERGE_VISIBLE].isEnabled()


def test_a_reason_is_given_where_layers_can_not_be_merged(
    window: MainWindow, page: CanvasPage
) -> None:
    add(window, "a")
    action = window.actions_[ActionId.LAYER_MERGE_DOWN]
    assert not action.isEnabled()
    assert "no layer below" in action.toolTip()
    add(window, "b")
    assert action.isEnabled()
    layers_of(window).show_layer(document_of(window).layers[0].id, False)
    assert "hidden" in action.toolTip()
    undo(window)
    act(window, ActionId.LAYER_REFERENCE)
    assert "a different kind" in action.toolTip()


def test_flattening_continues_on_what_is_seen(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    two_painted(window, page)
    before, seen = image_of(window), composite(window)
    act(window, ActionId.LAYER_FLATTEN)
    qtbot.waitUntil(lambda: image_of(window) != before)
    ref = image_of(window)
    assert ref is not None
    rgb = result_of(window.studio.library.do(lambda lib: lib.inputs.read(ref)))
    assert (rgb == seen).all()
    found = result_of(window.studio.library.do(lambda lib: lib.inputs.origins(ref.sha256)))
    assert before is not None
    assert found == {before.sha256}
    qtbot.waitUntil(lambda: names(window) == ["Picture"])
    undo(window)
    assert image_of(window) == before
    assert names(window) == ["b", "a", "Picture"]


def test_what_is_painted_while_the_picture_is_flattened_is_in_it(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    two_painted(window, page)
    before, painted = image_of(window), painted_of(window)
    act(window, ActionId.LAYER_FLATTEN)
    painted.use_colour((1, 2, 3))
    painted.begin(Brush(20), 80, 50)
    painted.end()
    qtbot.waitUntil(lambda: image_of(window) != before)
    ref = image_of(window)
    assert ref is not None
    rgb = result_of(window.studio.library.do(lambda lib: lib.inputs.read(ref)))
    assert tuple(rgb[50, 80]) == (1, 2, 3)


def test_clearing_erases_what_is_selected(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    two_painted(window, page)
    act(window, ActionId.LAYER_CLEAR)
    qtbot.waitUntil(lambda: active(window).pixels.is_empty)
    undo(window)
    assert not active(window).pixels.is_empty


def test_thumbnails_show_what_is_painted(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    add(window, "a")

    def darkest() -> int:
        """Of the thumbnail, within its frame."""
        shot = list_of(window).viewport().grab().toImage()
        middle = list_of(window).visualItemRect(list_of(window).item(0)).center().y()
        places = ((x, y) for x in range(32, 56) for y in range(middle - 6, middle + 6))
        return min(shot.pixelColor(x, y).lightness() for x, y in places)

    qtbot.waitUntil(lambda: darkest() > 100)
    # In black.
    stroke(page, (10, 32), (80, 32))
    qtbot.waitUntil(lambda: darkest() < 30)


def test_the_menu_of_a_row_has_what_can_be_done(window: MainWindow, page: CanvasPage) -> None:
    add(window, "a")
    list_of(window).customContextMenuRequested.emit(middle(window, 0, NAME))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.actions_[ActionId.LAYER_MERGE_DOWN] in menu.actions()
    menu.close()


def test_the_lists_are_remembered(window: MainWindow, page: CanvasPage) -> None:
    lists = window.canvas_controller.lists
    assert lists is not None
    assert lists.layers is not None
    assert lists.column.isVisible()
    QTest.mouseClick(lists.layers.heading, Qt.MouseButton.LeftButton)
    assert not layers_of(window).panel.isVisible()
    assert window.studio.session.current.layers_open is False
    act(window, ActionId.MASK_LIST)
    assert window.studio.session.current.mask_list is True
    act(window, ActionId.LAYER_LIST)
    assert not lists.column.isVisible()
    assert window.studio.session.current.layer_list is False
    assert not window.actions_[ActionId.MASK_LIST].isChecked()
    act(window, ActionId.MASK_LIST)
    assert lists.column.isVisible()
    act(window, ActionId.LAYER_NEW)
    assert layers_of(window).panel.isVisible()


def test_the_lists_are_shown_where_there_is_room_until_the_artist_chooses(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin_mask(window, qtbot, red)[0]
    lists = window.canvas_controller.lists
    assert lists is not None

    def fold() -> None:
        width = page.width()
        act(window, ActionId.FOLD_MAKE)
        qtbot.waitUntil(lambda: page.width() != width)

    assert page.width() < 560
    assert lists.column.isHidden()
    fold()
    assert page.width() >= 560
    assert not lists.column.isHidden()
    act(window, ActionId.LAYER_LIST)
    fold()
    fold()
    assert lists.column.isHidden()


def test_lists_that_are_asked_for_stay_where_there_is_little_room(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page = begin_mask(window, qtbot, red)[0]
    lists = window.canvas_controller.lists
    assert lists is not None
    assert lists.column.isHidden()
    act(window, ActionId.MASK_RENAME)
    height = page.height()
    window.resize(window.width(), window.height() + 8)
    qtbot.waitUntil(lambda: page.height() != height)
    assert lists.column.isVisible()


def test_many_layers_scroll(window: MainWindow, page: CanvasPage) -> None:
    add(window, *(f"{number}" for number in range(30)))
    list_ = list_of(window)
    assert list_.verticalScrollBar().maximum() > 0
    assert list_.viewport().rect().intersects(list_.visualItemRect(list_.item(0)))
    layers_of(window).choose("")
    assert list_.viewport().rect().intersects(list_.visualItemRect(list_.item(30)))
