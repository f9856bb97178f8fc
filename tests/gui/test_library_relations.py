"""Families, similar pictures, duplicates and other programs, driven by mouse and keys."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import sdstudio.ui
from sdstudio.app.library_view.duplicate_finder import Duplicates
from sdstudio.domain import modes
from sdstudio.domain.annotations import Parent, Verdict
from sdstudio.domain.family import ParentRole
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import Rgb, pixels_sha256, read_picture
from sdstudio.library import ForeignPicture, Library, Picture
from sdstudio.paths import Paths
from sdstudio.ui import file_tasks
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library import duplicates_dialog
from sdstudio.ui.library.duplicate_pair import PairAnswer
from sdstudio.ui.library.duplicates_dialog import DuplicatesDialog
from sdstudio.ui.library.family.family_dialog import FamilyDialog
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.settings_dialog import SettingsDialog
from sdstudio.ui.views import View
from tests.support.pictures import a_provenance, a_request

T = TypeVar("T")

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
FISH, FISH_COPY, FISH_BRIGHTER, CAR, CHILD, GRANDCHILD = range(6)


def scene(seed: int) -> Rgb:
    """Soft shapes, so that it has a look."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:64, 0:64] / 64
    picture = np.full((64, 64, 3), 128.0)
    for _ in range(6):
        at_x, at_y = random.random(2)
        shape = np.exp(-((x - at_x) ** 2 + (y - at_y) ** 2) / 0.03)
        picture += shape[..., None] * random.normal(0, 80, 3)
    rgb: Rgb = np.clip(picture, 0, 255).astype(np.uint8)
    return rgb


def brighter(rgb: Rgb) -> Rgb:
    brighter: Rgb = np.clip(rgb.astype(int) + 3, 0, 255).astype(np.uint8)
    return brighter


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    saved: list[Picture] = []

    def save(rgb: Rgb, prompt: str, start: Picture | None = None) -> None:
        request = a_request(prompt, seed=len(saved))
        if start is not None:
            ref = library.keep_input(InputRole.IMAGE, read_picture(start.path))
            mode = modes.IMAGE_TO_IMAGE.key
            request = request.model_copy(update={"inputs": (ref,), "mode": mode})
        saved.append(library.save_picture(rgb, request, a_provenance()))

    save(scene(1), "a fish")
    save(scene(1), "a fish again")
    save(brighter(scene(1)), "a brighter fish")
    save(scene(2), "a car")
    save(scene(3), "a boat", saved[CAR])
    save(scene(4), "a ship", saved[CHILD])
    library.close()
    return saved


def choose(page: LibraryPage, qtbot: QtBot, picture: Picture) -> None:
    page.grid.set_current(picture.id)
    qtbot.waitUntil(lambda: page.picture is not None and page.picture.id == picture.id)


def opened(window: MainWindow, qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    return next(one for one in window.findChildren(kind) if one.isVisible())


def family(window: MainWindow, qtbot: QtBot) -> FamilyDialog:
    dialog = opened(window, qtbot, FamilyDialog)
    assert isinstance(dialog, FamilyDialog)
    qtbot.waitUntil(lambda: len(dialog.graph.tree.members) > 0)
    return dialog


def prompt_of(dialog: FamilyDialog) -> str:
    member = dialog.graph.current
    return "" if member is None else member.prompt


def from_library(window: MainWindow, work: Callable[[Library], T]) -> T:
    done = window.studio.library.do(work)
    while not done.done():
        QApplication.processEvents()
    return done.result()


def parents_of(picture_id: int, library: Library) -> list[Parent]:
    return library.family.parents(picture_id)


def wait_for_parent(page: LibraryPage, qtbot: QtBot, name: str) -> None:
    box = page.details.family
    qtbot.waitUntil(lambda: [one.accessibleName() for one in box.parents] == [name])


# Family.


def test_the_details_show_parents_and_children_and_a_click_goes_there(
    page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    box = page.details.family
    choose(page, qtbot, saved[CHILD])
    qtbot.waitUntil(lambda: len(box.parents) == 1 and len(box.children_) == 1)
    assert box.parents[0].accessibleName() == "Start picture: a car"
    qtbot.waitUntil(lambda: not box.parents[0].icon().isNull())
    QTest.mouseClick(box.parents[0], LEFT)
    qtbot.waitUntil(lambda: page.grid.current_id == saved[CAR].id)
    qtbot.waitUntil(lambda: not box.parents and len(box.children_) == 1)
    choose(page, qtbot, saved[FISH])
    qtbot.waitUntil(lambda: not box.isVisible())


def test_a_relative_that_the_search_hides_is_shown_all_the_same(
    page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    page.bar.field.setText("boat")
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == [saved[CHILD].id])
    box = page.details.family
    wait_for_parent(page, qtbot, "Start picture: a car")
    QTest.mouseClick(box.parents[0], LEFT)
    qtbot.waitUntil(lambda: page.grid.current_id == saved[CAR].id)
    assert len(page.grid.ids) == len(saved)


def test_the_family_is_walked_with_arrows_and_opened_with_enter(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    choose(page, qtbot, saved[CHILD])
    window.actions_[ActionId.FAMILY].trigger()
    dialog = family(window, qtbot)
    graph = dialog.graph
    qtbot.waitUntil(lambda: len(graph.tree.members) == 3)
    assert prompt_of(dialog) == "a boat"
    QTest.keyClick(graph, Qt.Key.Key_Left)
    assert prompt_of(dialog) == "a car"
    assert "Made from 0 pictures" in graph.accessibleDescription()
    QTest.keyClick(graph, Qt.Key.Key_Left)
    assert prompt_of(dialog) == "a car"
    QTest.keyClick(graph, Qt.Key.Key_Right)
    QTest.keyClick(graph, Qt.Key.Key_Right)
    assert prompt_of(dialog) == "a ship"
    QTest.keyClick(graph, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.views.shown is View.CREATE)
    assert window.stage.picture is not None
    assert window.stage.picture.id == saved[GRANDCHILD].id


def test_the_family_is_walked_and_zoomed_with_the_mouse(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    choose(page, qtbot, saved[CAR])
    window.actions_[ActionId.FAMILY].trigger()
    dialog = family(window, qtbot)
    graph = dialog.graph
    qtbot.waitUntil(lambda: len(graph.tree.members) == 3)
    child = graph.card_rect(saved[CHILD].identity)
    QTest.mouseClick(graph, LEFT, pos=child.center().toPoint())
    assert prompt_of(dialog) == "a boat"
    wheel = QWheelEvent(
        child.center(),
        QPointF(graph.mapToGlobal(child.center().toPoint())),
        child.center().toPoint(),
        child.center().toPoint() * 0 + QPointF(0, 120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(graph, wheel)
    larger = graph.card_rect(saved[CHILD].identity)
    assert larger.width() > child.width()
    start = larger.center().toPoint()
    QTest.mousePress(graph, LEFT, pos=start)
    QTest.mouseMove(graph, start * 1 + QPointF(60, 40).toPoint())
    QTest.mouseRelease(graph, LEFT, pos=start + QPointF(60, 40).toPoint())
    moved = graph.card_rect(saved[CHILD].identity)
    assert (moved.center() - larger.center()).toPoint() == QPointF(60, 40).toPoint()
    QTest.keyClick(graph, Qt.Key.Key_F)
    assert graph.card_rect(saved[CHILD].identity) == child
    QTest.mouseClick(dialog.show_button, LEFT)
    qtbot.waitUntil(lambda: page.grid.current_id == saved[CHILD].id)


def test_a_deleted_parent_stays_as_a_ghost_with_its_prompt(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    choose(page, qtbot, saved[CAR])
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: saved[CAR].id not in page.grid.ids)
    choose(page, qtbot, saved[CHILD])
    box = page.details.family
    wait_for_parent(page, qtbot, "Start picture: a car")
    QTest.mouseClick(box.parents[0], LEFT)
    dialog = family(window, qtbot)
    qtbot.waitUntil(lambda: len(dialog.graph.tree.members) == 3)
    QTest.keyClick(dialog.graph, Qt.Key.Key_Left)
    member = dialog.graph.current
    assert member is not None
    assert member.is_ghost
    assert dialog.said.text() == "This picture was deleted. Its prompt was: a car"
    assert not dialog.show_button.isEnabled()
    window.undo.undo()
    qtbot.waitUntil(lambda: dialog.show_button.isEnabled())
    dialog.close()


# Similar.


def test_similar_pictures_are_found_from_the_menu(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    choose(page, qtbot, saved[FISH])
    window.actions_[ActionId.FIND_SIMILAR].trigger()
    fishes = {saved[at].id for at in (FISH, FISH_COPY, FISH_BRIGHTER)}
    qtbot.waitUntil(lambda: {int(one) for one in page.grid.ids} == fishes)
    assert page.grid.current_id == saved[FISH].id
    assert page.bar.sort_box.currentText() == "Most similar first"
    assert page.bar.chips[0].text().startswith("Similar to picture")
    QTest.mouseClick(page.bar.chips[0], LEFT)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved))


def test_similar_pictures_are_found_from_create_and_before_anything_was_looked_at(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    window.studio.hasher.store.forget([one.identity for one in saved])
    choose(page, qtbot, saved[FISH])
    window.actions_[ActionId.OPEN_IN_CREATE].trigger()
    qtbot.waitUntil(lambda: window.views.shown is View.CREATE)
    window.actions_[ActionId.FIND_SIMILAR].trigger()
    qtbot.waitUntil(lambda: window.views.shown is View.LIBRARY)
    qtbot.waitUntil(lambda: len(page.grid.ids) == 3)


# Duplicates.


@pytest.fixture
def dialog(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> DuplicatesDialog:
    window.actions_[ActionId.FIND_DUPLICATES].trigger()
    dialog = opened(window, qtbot, DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    qtbot.waitUntil(dialog.keep_one.isVisible)
    return dialog


def press(window: MainWindow, qtbot: QtBot, text: str) -> None:
    box = opened(window, qtbot, QMessageBox)
    buttons = [one for one in box.findChildren(QPushButton) if one.text() == text]
    QTest.mouseClick(buttons[0], LEFT)


def verdicts(window: MainWindow) -> dict[frozenset[str], Verdict]:
    found = from_library(window, lambda library: library.annotations.verdicts())
    return {frozenset(pair): verdict for pair, verdict in found.items()}


def test_exact_copies_are_settled_together_and_go_to_the_trash_at_the_end(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    dialog: DuplicatesDialog,
) -> None:
    assert dialog.copies.count() == 1
    assert saved[FISH].path.name in dialog.copies.item(0).text()
    # Names begin at one place, whatever the shapes of the pictures.
    assert {size.width() for size in dialog.copies.item(0).icon().availableSizes()} == {64}
    assert saved[FISH_COPY].path.name in dialog.copies.item(0).toolTip()
    assert not dialog.copies.horizontalScrollBar().isVisible()
    QTest.mouseClick(dialog.keep_one, LEFT)
    qtbot.waitUntil(dialog.pair_page.compare.isVisible)
    assert {one.id for one in dialog.pair_page.compare.pictures} == {
        saved[FISH].id,
        saved[FISH_BRIGHTER].id,
    }
    assert "light and dark areas" in dialog.pair_page.about.text()
    QTest.keyClick(dialog.pair_page.compare, Qt.Key.Key_3)
    press(window, qtbot, "Move to trash")
    qtbot.waitUntil(lambda: not window.findChildren(DuplicatesDialog))
    qtbot.waitUntil(lambda: saved[FISH_COPY].id not in page.grid.ids)
    assert saved[FISH].id in page.grid.ids
    window.undo.undo()
    qtbot.waitUntil(lambda: saved[FISH_COPY].id in page.grid.ids)


def test_verdicts_are_given_by_keys_kept_and_not_asked_for_again(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    dialog: DuplicatesDialog,
) -> None:
    QTest.mouseClick(dialog.look_at_each, LEFT)
    qtbot.waitUntil(dialog.pair_page.compare.isVisible)
    assert "Exactly the same pixels" in dialog.pair_page.about.text()
    QTest.keyClick(dialog.pair_page.compare, Qt.Key.Key_4)
    pair = frozenset({saved[FISH].identity, saved[FISH_COPY].identity})
    qtbot.waitUntil(lambda: verdicts(window) == {pair: Verdict.UNRELATED})
    qtbot.waitUntil(lambda: "Pair 2" in dialog.pair_page.about.text())
    QTest.keyClick(dialog.pair_page.compare, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: verdicts(window) == {})
    qtbot.waitUntil(lambda: "Pair 1" in dialog.pair_page.about.text())
    left, right = dialog.pair_page.compare.pictures
    QTest.keyClick(dialog.pair_page.compare, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: dialog.losers == {left.id: None})
    qtbot.waitUntil(lambda: left.id not in {one.id for one in dialog.pair_page.compare.pictures})
    qtbot.waitUntil(dialog.pair_page.buttons[PairAnswer.BOTH].isEnabled)
    QTest.mouseClick(dialog.pair_page.buttons[PairAnswer.BOTH], LEFT)
    press(window, qtbot, "Keep them")
    qtbot.waitUntil(lambda: len(verdicts(window)) == 2)
    assert set(verdicts(window).values()) > {Verdict.ALTERNATE}
    assert len(page.grid.ids) == len(saved)
    window.actions_[ActionId.FIND_DUPLICATES].trigger()
    again = opened(window, qtbot, DuplicatesDialog)
    assert isinstance(again, DuplicatesDialog)
    qtbot.waitUntil(lambda: bool(again.found.pairs) or again.told.isVisible())
    assert all(
        frozenset({pair.one, pair.other}) != {left.id, right.id} for pair in again.found.pairs
    )
    assert again.found.has_judged
    again.leave()


@pytest.mark.parametrize(
    ("has_judged", "text"),
    [
        (False, "No pictures look alike."),
        (True, "No pictures look alike, apart from those you have already decided on."),
    ],
)
def test_that_nothing_is_left_is_told(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    has_judged: bool,
    text: str,
) -> None:
    async def found(*_args: object) -> Duplicates:
        return Duplicates(has_judged=has_judged)

    monkeypatch.setattr(duplicates_dialog, "find_duplicates", found)
    dialog = DuplicatesDialog(window.studio, window)
    dialog.show()
    qtbot.waitUntil(dialog.told.isVisible)
    assert dialog.told.text() == text
    dialog.leave()


def test_enter_presses_the_button_with_the_focus(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.studio.hasher), "is_running", property(lambda _self: True))
    window.studio.hasher._is_over.clear()
    window.actions_[ActionId.FIND_DUPLICATES].trigger()
    dialog = opened(window, qtbot, DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    qtbot.waitUntil(dialog.stop.hasFocus)
    QTest.keyClick(dialog.stop, Qt.Key.Key_Return)
    assert dialog.told.isVisible()
    assert "Nothing was changed" in dialog.told.text()
    assert dialog.focusWidget() is dialog.close_button
    # Still held down: what has the focus now was not meant.
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        autorep=True,
    )
    QApplication.sendEvent(dialog.close_button, held)
    assert dialog.isVisible()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: not window.findChildren(DuplicatesDialog))


def test_no_button_is_kept_from_enter_while_it_has_the_focus() -> None:
    folder = Path(sdstudio.ui.__file__).parent
    given = [path.name for path in folder.rglob("*.py") if "setAutoDefault(" in path.read_text()]
    assert given == ["enter_key.py"]


def test_the_search_for_duplicates_can_be_stopped(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.studio.hasher), "is_running", property(lambda _self: True))
    window.studio.hasher._is_over.clear()
    window.actions_[ActionId.FIND_DUPLICATES].trigger()
    dialog = opened(window, qtbot, DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    QTest.mouseClick(dialog.stop, LEFT)
    assert dialog.told.isVisible()
    assert "Nothing was changed" in dialog.told.text()
    monkeypatch.undo()
    QTest.mouseClick(dialog.again, LEFT)
    qtbot.waitUntil(dialog.keep_one.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(DuplicatesDialog))


# Other programs.


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str]]:
    """What was opened in other programs."""
    given: list[tuple[Path, str]] = []

    def open_in(path: Path, program: str) -> bool:
        given.append((path, program))
        return True

    monkeypatch.setattr(file_tasks, "open_in", open_in)
    return given


def test_what_another_program_saves_becomes_a_child_and_the_original_stays(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    given: list[tuple[Path, str]],
) -> None:
    window.keep_settings(picture_editor="/usr/bin/gimp")
    original = saved[CAR]
    before = original.path.read_bytes()
    choose(page, qtbot, original)
    window.actions_[ActionId.OPEN_OUTSIDE].trigger()
    qtbot.waitUntil(lambda: len(given) == 1)
    copy, program = given[0]
    assert program == "/usr/bin/gimp"
    assert copy != original.path
    assert copy.read_bytes() == before
    # Over the copy, and as another file beside it.
    Image.fromarray(scene(20)).save(copy)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved) + 1)
    Image.fromarray(scene(21)).save(copy.with_name("other.jpg"))
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved) + 2)
    assert original.path.read_bytes() == before
    children = [int(one) for one in page.grid.ids[:2]]
    for child in children:
        parents = from_library(window, partial(parents_of, child))
        assert parents == [Parent(original.identity, ParentRole.EDITED)]
    qtbot.waitUntil(lambda: "new picture" in page.done.text)
    QTest.mouseClick(page.done.button, LEFT)
    qtbot.waitUntil(lambda: page.grid.current_id in children)
    wait_for_parent(page, qtbot, "Edited elsewhere: a car")


def test_what_is_made_of_another_programs_picture_becomes_its_child(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    given: list[tuple[Path, str]],
    tmp_path: Path,
) -> None:
    path = tmp_path / "frog.jpg"
    Image.fromarray(scene(30)).save(path)
    window.studio.importer.start([path])
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved) + 1)
    (original,) = {int(one) for one in page.grid.ids} - {one.id for one in saved}
    foreign = from_library(window, lambda library: library.any_picture(original))
    assert isinstance(foreign, ForeignPicture)
    page.grid.set_current(original)
    action = window.actions_[ActionId.OPEN_OUTSIDE]
    qtbot.waitUntil(lambda: page.foreign is not None)
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    qtbot.waitUntil(lambda: len(given) == 1)
    copy = given[0][0]
    assert copy.read_bytes() == path.read_bytes()
    Image.fromarray(scene(31)).save(copy)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved) + 2)
    (child,) = {int(one) for one in page.grid.ids} - {original, *(one.id for one in saved)}
    qtbot.waitUntil(lambda: "new picture" in page.done.text)
    parents = from_library(window, partial(parents_of, child))
    assert parents == [Parent(foreign.identity, ParentRole.EDITED)]
    QTest.mouseClick(page.done.button, LEFT)
    qtbot.waitUntil(lambda: page.grid.current_id == child)
    # Nothing is taken twice.
    window.studio.outside.resume()
    Image.fromarray(scene(32)).save(copy.with_name("another.png"))
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved) + 3)


def test_a_copy_that_was_only_looked_at_or_damaged_becomes_nothing(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    given: list[tuple[Path, str]],
) -> None:
    window.studio.hasher.store.forget([one.identity for one in saved])
    choose(page, qtbot, saved[CAR])
    window.actions_[ActionId.OPEN_OUTSIDE].trigger()
    qtbot.waitUntil(lambda: len(given) == 1)
    copy = given[0][0]
    copy.with_name("half.png").write_bytes(copy.read_bytes()[:200])
    Image.open(saved[CAR].path).save(copy.with_name("same.png"))
    # The last in the order in which they are looked at.
    Image.fromarray(scene(20)).save(copy.with_name("z-changed.png"))
    store = window.studio.hasher.store
    qtbot.waitUntil(lambda: len(store.with_pixels(pixels_sha256(scene(20)))) == 1)
    qtbot.waitUntil(lambda: len(page.grid.ids) > len(saved))
    assert len(page.grid.ids) == len(saved) + 1
    assert saved[CAR].path.exists()


def test_what_was_saved_while_the_program_was_closed_is_taken_over_at_the_start(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    folder = window.studio.paths.cache / "edited" / saved[CAR].identity
    folder.mkdir(parents=True)
    Image.fromarray(scene(20)).save(folder / "a car.png")
    window.studio.outside.resume()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved) + 1)
    wait_for = [Parent(saved[CAR].identity, ParentRole.EDITED)]
    child = int(page.grid.ids[0])
    assert from_library(window, partial(parents_of, child)) == wait_for
    window.studio.outside.resume()
    Image.fromarray(scene(21)).save(folder / "a second one.png")
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved) + 2)


def test_a_program_that_cannot_be_started_is_reported_with_a_way_to_choose_one(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    window.keep_settings(picture_editor="/nowhere/at/all")
    choose(page, qtbot, saved[CAR])
    window.actions_[ActionId.OPEN_OUTSIDE].trigger()
    qtbot.waitUntil(lambda: "No program could be started" in page.done.text)
    assert page.done.button.text() == "Choose a program…"
    page.done.button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    assert dialog.editors["picture_editor"].isVisible()
    dialog.reject()
