"""One key hides all pictures; those with certain tags or words are blurred everywhere."""

from datetime import UTC, datetime
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.library_view.family_tree import FamilyTree, Member
from sdstudio.app.library_view.privacy import blurred
from sdstudio.app.picture_list import Role
from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import Parent
from sdstudio.domain.family import ParentRole
from sdstudio.library import Job, JobState, Library, Outcome, PastJob, Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.job_history_dialog import Column, JobHistoryDialog, about_past
from sdstudio.ui.library.board_popup import BoardPopup
from sdstudio.ui.library.culling import Culling
from sdstudio.ui.library.duplicates_dialog import DuplicatesDialog
from sdstudio.ui.library.family.family_dialog import FamilyDialog
from sdstudio.ui.library.family.family_words import member_text
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.privacy_controller import PrivacyCover
from sdstudio.ui.settings_dialog import SettingsDialog, TextSetting
from sdstudio.ui.stage.full_screen import FullScreenView
from tests.support.coroutines import result_of
from tests.support.dialogs import modal
from tests.support.pictures import a_provenance, a_request

T = TypeVar("T", bound=QWidget)

CTRL = Qt.KeyboardModifier.ControlModifier
#: Prompt, negative prompt, tag; the oldest first.
PICTURES = (
    ("a red fish", "", ""),
    ("a nude statue", "", ""),
    ("a green tree", "nude", ""),
    ("夜晚的城市", "", "private"),
    ("a denuded hill", "", ""),
)


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    pictures: list[Picture] = []
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    stripes = np.zeros((48, 64, 3), np.uint8)
    stripes[:, ::2] = 255
    for seed, (prompt, negative, tag) in enumerate(PICTURES):
        request = a_request(prompt, seed=seed, negative_prompt=negative)
        pictures.append(library.save_picture(stripes, request, a_provenance()))
        if tag:
            library.annotations.add_tags([pictures[-1].id], [tag])
    library.close()
    return pictures


def covers(window: MainWindow) -> list[PrivacyCover]:
    return [one for one in window.privacy.covers if one.isVisible()]


def blurred_seeds(page: LibraryPage, studio: Studio) -> list[int]:
    ids = page.grid.ids.tolist()[::-1]
    return [seed for seed, one in enumerate(ids) if studio.privacy.is_blurred(one)]


def test_one_key_hides_everything_and_brings_it_back(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_F7)
    (cover,) = covers(window)
    inside = window.centralWidget()
    assert inside is not None
    assert cover.size() == inside.size()
    assert cover.button.hasFocus()
    window.resize(1100, 760)
    assert cover.size() == inside.size()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert not covers(window)
    qtbot.waitUntil(page.grid.hasFocus)


@pytest.mark.parametrize("size", [(420, 300), (260, 90), (220, 60), (160, 36), (60, 24), (24, 200)])
def test_nothing_of_a_cover_is_cut_by_a_small_window(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    dialog = QDialog(window)
    dialog.setMinimumSize(1, 1)
    dialog.resize(*size)
    field = QLineEdit(dialog)
    dialog.show()
    field.setFocus()
    window.actions_[ActionId.HIDE_PICTURES].trigger()
    (cover,) = [one for one in covers(window) if one.parentWidget() is dialog]
    assert cover.rect() == dialog.rect()
    whole = [one for one in cover.findChildren(QWidget) if one.isVisible()]
    qtbot.waitUntil(lambda: all(cover.rect().contains(one.geometry()) for one in whole))
    assert all(one.height() >= one.minimumSizeHint().height() for one in whole)
    assert all(one.width() >= one.sizeHint().width() for one in whole if one is cover.button)
    # No key reaches what is covered, whatever there is room for.
    assert dialog.focusWidget() in (cover, cover.button)
    QTest.keyClicks(dialog.focusWidget(), "5")
    assert field.text() == ""
    dialog.resize(640, 480)
    assert cover.button.isVisible()
    assert dialog.focusWidget() is cover.button
    dialog.resize(*size)
    window.actions_[ActionId.HIDE_PICTURES].trigger()
    assert dialog.focusWidget() is field
    dialog.close()


def test_the_key_hides_the_viewer_too(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FullScreenView))
    viewer = QApplication.activeModalWidget()
    assert viewer is not None
    qtbot.waitUntil(viewer.isActiveWindow)
    QTest.keyClick(viewer, Qt.Key.Key_F7)
    assert {one.parentWidget() for one in covers(window)} == {window.centralWidget(), viewer}
    QTest.keyClick(viewer, Qt.Key.Key_F7)
    assert not covers(window)
    viewer.close()


def test_pictures_with_named_words_and_tags_are_blurred_until_revealed(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    studio = window.studio
    assert blurred_seeds(page, studio) == []
    assert not window.actions_[ActionId.REVEAL].isEnabled()
    dialog = SettingsDialog(window)
    editor = dialog.editors["blurred_words"]
    assert isinstance(editor, TextSetting)
    editor.setText("Nude, PRIVATE")
    editor.editingFinished.emit()
    dialog.close()
    # At once, before it is known which ones they are.
    assert blurred_seeds(page, studio) == list(range(len(PICTURES)))
    qtbot.waitUntil(lambda: blurred_seeds(page, studio) == [1, 3])
    named = page.grid.ids.tolist()[::-1][1]
    qtbot.waitUntil(lambda: page.grid.source.thumbnail(named, 256) is not None)
    image = page.grid.source.thumbnail(named, 256)
    assert image is not None
    assert is_plain(image)
    page.grid.set_current(named)
    page.grid.setFocus()
    qtbot.waitUntil(window.actions_[ActionId.REVEAL].isEnabled)
    QTest.keyClick(page.grid, Qt.Key.Key_V)
    assert blurred_seeds(page, studio) == [3]
    clear = page.grid.source.thumbnail(named, 256)
    assert clear is not None
    assert not is_plain(clear)
    page.grid.set_current(page.grid.id_at(0))
    qtbot.waitUntil(lambda: blurred_seeds(page, studio) == [1, 3])
    page.grid.set_current(page.grid.ids.tolist()[-1])
    page.marking.add_tags(["private"])
    qtbot.waitUntil(lambda: blurred_seeds(page, studio) == [0, 1, 3])


def test_what_was_made_from_a_blurred_picture_is_blurred(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    studio = window.studio
    fish, statue, tree, city, _ = saved
    parents = {
        tree.id: (Parent(statue.identity, ParentRole.START.value),),
        fish.id: (Parent(tree.identity, ParentRole.UPSCALE.value),),
        # Nothing of how the statue looks is seen in it.
        city.id: (Parent(statue.identity, ParentRole.MASK.value),),
    }
    result_of(studio.library.do(lambda library: library.annotations.add_parents(parents)))
    studio.settings.update(blurred_words="nude")
    qtbot.waitUntil(lambda: blurred_seeds(page, studio) == [0, 1, 2])


def is_plain(image: QImage) -> bool:
    """Whether stripes can't be seen any more."""
    line = [image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())]
    return max(line) - min(line) < 128


def test_nothing_is_left_of_a_blurred_image_but_its_colours() -> None:
    image = QImage(256, 128, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for x in range(0, 256, 2):
        for y in range(128):
            image.setPixelColor(x, y, Qt.GlobalColor.black)
    made = blurred(image)
    assert made.size() == image.size()
    assert is_plain(made)


# Where pictures are looked at.


def blur_nude(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> int:
    """Blur the second oldest picture and the fourth, and make the second the current one."""
    window.studio.settings.update(blurred_words="nude, private")
    qtbot.waitUntil(lambda: blurred_seeds(page, window.studio) == [1, 3])
    named = int(page.grid.ids.tolist()[::-1][1])
    page.grid.set_current(named)
    page.grid.setFocus()
    qtbot.waitUntil(lambda: page.picture is not None and page.picture.id == named)
    return named


def test_in_the_viewer_a_blurred_picture_is_revealed_until_it_is_left(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    blur_nude(window, page, qtbot)
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    shown = modal(qtbot, FullScreenView)
    viewer = shown.viewer
    qtbot.waitUntil(lambda: viewer.is_sharp and viewer.sign.isVisible())
    assert is_plain(viewer.view.image)
    assert viewer.sign.button.text() == "Reveal (V)"
    QTest.keyClick(viewer.view, Qt.Key.Key_Z)
    QTest.keyRelease(viewer.view, Qt.Key.Key_Z)
    QTest.mouseClick(viewer.sign.button, Qt.MouseButton.LeftButton)
    assert not is_plain(viewer.view.image)
    assert not viewer.sign.isVisible()
    QTest.keyClick(viewer.view, Qt.Key.Key_V)
    assert is_plain(viewer.view.image)
    QTest.keyClick(viewer.view, Qt.Key.Key_V)
    assert not is_plain(viewer.view.image)
    QTest.keyClick(viewer.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.is_sharp)
    assert not viewer.sign.isVisible()
    QTest.keyClick(viewer.view, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: viewer.is_sharp)
    assert is_plain(viewer.view.image), "it was left"
    QTest.keyClick(viewer.view, Qt.Key.Key_S)
    assert is_plain(viewer.view.image), "the slideshow reveals nothing"
    viewer.slideshow.stop()
    QTest.keyClick(viewer.view, Qt.Key.Key_V)
    QTest.keyClick(viewer.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: blurred_seeds(page, window.studio) == [1, 3])


def test_culling_shows_blurred_pictures_blurred(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    blur_nude(window, page, qtbot)
    window.actions_[ActionId.CULL].trigger()
    culling = modal(qtbot, Culling)
    qtbot.waitUntil(culling.sign.isVisible)
    assert is_plain(culling.view.image)
    QTest.mouseClick(culling.sign.button, Qt.MouseButton.LeftButton)
    assert not is_plain(culling.view.image)
    QTest.keyClick(culling, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: not is_plain(culling.view.image) and not culling.sign.isVisible())
    QTest.keyClick(culling, Qt.Key.Key_Left)
    qtbot.waitUntil(culling.sign.isVisible)
    assert is_plain(culling.view.image)
    QTest.keyClick(culling, Qt.Key.Key_V)
    assert not is_plain(culling.view.image)
    culling.close()
    qtbot.waitUntil(lambda: blurred_seeds(page, window.studio) == [1, 3])


def test_the_family_shows_blurred_pictures_blurred(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    blur_nude(window, page, qtbot)
    window.actions_[ActionId.FAMILY].trigger()
    dialog = modal(qtbot, FamilyDialog)
    qtbot.waitUntil(lambda: dialog.graph.current is not None)
    member = dialog.graph.current
    assert member is not None
    qtbot.waitUntil(lambda: dialog.graph._image(member) is not None)
    image = dialog.graph._image(member)
    assert image is not None
    assert is_plain(image)
    dialog.close()


def test_duplicates_are_blurred_in_the_list_and_beside_each_other(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    blur_nude(window, page, qtbot)
    window.studio.settings.update(blurred_words="fish, nude, tree, 城市, hill")
    qtbot.waitUntil(lambda: len(blurred_seeds(page, window.studio)) == len(PICTURES))
    window.actions_[ActionId.FIND_DUPLICATES].trigger()
    dialog = modal(qtbot, DuplicatesDialog)
    qtbot.waitUntil(lambda: dialog.copies.count() > 0)

    def drawn() -> QImage:
        return dialog.copies.item(0).icon().pixmap(64, 64).toImage()

    qtbot.waitUntil(lambda: drawn().pixelColor(32, 32).alpha() == 255)
    assert is_plain(drawn())
    QTest.mouseClick(dialog.look_at_each, Qt.MouseButton.LeftButton)
    signs = dialog.pair_page.compare.beside.signs
    qtbot.waitUntil(lambda: [one.isVisible() for one in signs] == [True, True, False, False])
    assert all(is_plain(one.image) for one in dialog.pair_page.compare.views[:2])
    QTest.keyClick(dialog.pair_page.compare, Qt.Key.Key_V)
    assert not any(is_plain(one.image) for one in dialog.pair_page.compare.views[:2])
    dialog.leave()


def test_what_follows_the_pointer_is_blurred(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    named = blur_nude(window, page, qtbot)
    qtbot.waitUntil(lambda: page.grid.source.thumbnail(named, 256) is not None)
    dragged = page.grid._mouse._dragged(named, [named])
    assert is_plain(dragged.toImage().convertToFormat(QImage.Format.Format_RGB32))
    window.studio.privacy.reveal([named])
    dragged = page.grid._mouse._dragged(named, [named])
    assert not is_plain(dragged.toImage().convertToFormat(QImage.Format.Format_RGB32))


# Names and prompts, which say what would be seen.

BLURRED = "Blurred picture"


def legible(widget: QWidget) -> str:
    """What a widget and those in it say: texts, tooltips, and what is read aloud."""
    said = []
    for one in (widget, *widget.findChildren(QWidget)):
        if not one.isVisibleTo(widget):
            continue
        text = getattr(one, "toPlainText", None) or getattr(one, "text", None)
        said += [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        said.append(str(text()) if callable(text) else "")
    for table in widget.findChildren(QTableWidget):
        for column in range(table.columnCount()):
            heading = table.horizontalHeaderItem(column)
            cells = [table.item(row, column) for row in range(table.rowCount())]
            said += [one.text() + one.toolTip() for one in (heading, *cells) if one is not None]
    for listed in widget.findChildren(QListWidget):
        for row in range(listed.count()):
            said.append(listed.item(row).text() + listed.item(row).toolTip())
    return "\n".join(said)


def test_the_library_says_neither_name_nor_prompt_of_a_blurred_picture(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    named = blur_nude(window, page, qtbot)
    source = page.grid.source
    assert {source.title(named), source.name(named), source.tip(named)} == {BLURRED}
    assert page.details.name.text() == BLURRED
    assert "nude" not in legible(page.details)
    window.studio.privacy.reveal([named])
    assert source.title(named) == "a nude statue"
    assert "nude" in source.name(named)
    assert "nude" in page.details.name.text()
    qtbot.waitUntil(lambda: "a nude statue" in legible(page.details.settings))
    window.studio.privacy.reveal([])
    assert "nude" not in legible(page.details)


def test_the_viewer_says_neither_name_nor_prompt_of_a_blurred_picture(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    blur_nude(window, page, qtbot)
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    viewer = modal(qtbot, FullScreenView).viewer
    qtbot.waitUntil(lambda: viewer.is_sharp and viewer.sign.isVisible())
    QTest.keyClick(viewer.view, Qt.Key.Key_I)
    assert BLURRED in viewer.view.accessibleDescription()
    assert "nude" not in legible(viewer)
    QTest.keyClick(viewer.view, Qt.Key.Key_V)
    assert "nude" in viewer.view.accessibleDescription()
    qtbot.waitUntil(lambda: "a nude statue" in legible(viewer.settings))
    QTest.keyClick(viewer.view, Qt.Key.Key_V)
    assert "nude" not in legible(viewer)
    QTest.keyClick(viewer.view, Qt.Key.Key_Escape)


def test_duplicates_say_neither_names_nor_prompts_of_blurred_pictures(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.studio.settings.update(blurred_words="fish, nude, tree, 城市, hill")
    qtbot.waitUntil(lambda: len(blurred_seeds(page, window.studio)) == len(PICTURES))
    window.actions_[ActionId.FIND_DUPLICATES].trigger()
    dialog = modal(qtbot, DuplicatesDialog)
    qtbot.waitUntil(lambda: dialog.copies.count() > 0)
    words = ("fish", "nude", "tree", "城市", "hill")
    assert not any(word in legible(dialog) for word in words)
    assert dialog.copies.item(0).text().count(BLURRED) == len(PICTURES)
    QTest.mouseClick(dialog.look_at_each, Qt.MouseButton.LeftButton)
    signs = dialog.pair_page.compare.beside.signs
    qtbot.waitUntil(lambda: signs[0].isVisible())
    assert not any(word in legible(dialog.pair_page) for word in words)
    QTest.keyClick(dialog.pair_page.compare, Qt.Key.Key_V)
    assert any(word in dialog.pair_page.left_facts.text() for word in words)
    assert any(word in legible(dialog.pair_page.compare.table) for word in words)
    dialog.leave()


def test_the_family_says_no_prompt_of_a_blurred_picture(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    named = blur_nude(window, page, qtbot)
    window.actions_[ActionId.FAMILY].trigger()
    dialog = modal(qtbot, FamilyDialog)
    qtbot.waitUntil(lambda: dialog.graph.current is not None)
    assert dialog.said.text() == BLURRED
    assert "nude" not in legible(dialog)
    window.studio.privacy.reveal([named])
    assert dialog.said.text() == "a nude statue"
    dialog.close()


def test_a_deleted_ancestor_keeps_its_prompt_to_itself(
    window: MainWindow, page: LibraryPage
) -> None:
    privacy = window.studio.privacy
    tagged = int(page.grid.ids.tolist()[::-1][3])
    gone = Member("gone", None, None, "a nude statue")
    in_trash = Member("trash", None, None, "夜晚的城市", row_id=tagged)
    other = Member("other", None, None, "a denuded hill")
    assert [member_text(one, privacy) for one in (gone, in_trash)] == [gone.prompt, in_trash.prompt]
    window.studio.settings.update(blurred_words="nude, private")
    said = {member_text(one, privacy) for one in (gone, in_trash)}
    assert said == {"Deleted picture"}
    assert member_text(other, privacy) == other.prompt


def test_the_family_window_hides_the_prompt_of_a_deleted_ancestor(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.actions_[ActionId.FAMILY].trigger()
    dialog = modal(qtbot, FamilyDialog)
    qtbot.waitUntil(lambda: dialog.graph.current is not None)
    gone = Member("gone", None, None, "a nude statue")
    dialog.graph.show_tree(FamilyTree("gone", {"gone": gone}))
    assert dialog.said.text() == "This picture was deleted. Its prompt was: a nude statue"
    window.studio.settings.update(blurred_words="nude")
    assert dialog.said.text() == "This picture was deleted."
    assert "nude" not in legible(dialog)
    dialog.close()


def test_the_queue_hides_prompts_with_a_blurred_word(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    studio = window.studio
    studio.queue.pause()
    for prompt in ("a nude statue", "a red fish"):
        studio.draft.choose(prompt=prompt)
        window.generate()
    jobs = window.pictures.queue_box.list.jobs
    qtbot.waitUntil(lambda: jobs.rowCount() == 2)

    def said() -> str:
        roles = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        rows = range(jobs.rowCount())
        return "\n".join(str(jobs.index(row).data(role)) for row in rows for role in roles)

    assert "nude" in said()
    with qtbot.waitSignal(jobs.dataChanged):
        studio.settings.update(blurred_words="nude")
    assert "nude" not in said()
    assert "Hidden prompt" in said()
    assert "a red fish" in said()


def test_the_history_hides_prompts_with_a_blurred_word_or_of_a_blurred_picture(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    studio = window.studio
    tagged = int(page.grid.ids.tolist()[::-1][3])
    requests = {1: a_request("a nude statue"), 2: a_request("夜晚的城市"), 3: a_request("a cat")}
    ended = [
        PastJob(
            Job(id_, JobState.FINISHED, request, 1, 1, datetime(2026, 11, 30, tzinfo=UTC)),
            Outcome.FINISHED,
            "2026-11-30T05:00:00+00:00",
            1,
            1.0,
            (tagged,) if id_ == 2 else (),
        )
        for id_, request in requests.items()
    ]
    studio.settings.update(blurred_words="nude, private")
    qtbot.waitUntil(lambda: blurred_seeds(page, studio) == [1, 3])
    assert [about_past(one, studio.privacy) for one in ended] == [
        "Hidden prompt",
        "Hidden prompt",
        "a cat",
    ]


def test_the_window_of_past_jobs_hides_prompts(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    studio = window.studio
    studio.queue.pause()
    studio.draft.choose(prompt="a nude statue")
    window.generate()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not studio.queue.jobs)
    window.actions_[ActionId.JOB_HISTORY].trigger()
    dialog = modal(qtbot, JobHistoryDialog)
    qtbot.waitUntil(lambda: dialog.jobs.rowCount() == 1)
    row = dialog.jobs.index(0, Column.PROMPT)
    assert row.data() == dialog.about.toPlainText() == "a nude statue"
    studio.settings.update(blurred_words="nude")
    assert row.data() == dialog.about.toPlainText() == "Hidden prompt"
    assert "nude" not in row.data(Qt.ItemDataRole.ToolTipRole)
    dialog.close()


def test_the_strip_in_create_says_no_prompt_of_a_blurred_picture(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    named = blur_nude(window, page, qtbot)
    pictures = window.studio.pictures
    (index,) = (
        one
        for one in map(pictures.index, range(pictures.rowCount()))
        if pictures.data(one, Role.PICTURE).id == named
    )
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert pictures.data(index, role) == BLURRED
    window.studio.privacy.reveal([named])
    assert pictures.data(index, Qt.ItemDataRole.ToolTipRole) == "a nude statue"


# One key for all windows.


def test_a_window_that_opens_without_the_focus_is_covered(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.actions_[ActionId.HIDE_PICTURES].trigger()
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    dialog.show()
    assert {one.parentWidget() for one in covers(window)} == {window.centralWidget(), dialog}
    window.actions_[ActionId.HIDE_PICTURES].trigger()
    assert not covers(window)
    other = QDialog(window)
    other.show()
    assert not covers(window)
    for one in (dialog, other):
        one.close()


def test_the_key_hides_every_dialog_and_no_other_key_reaches_it(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.grid.select_all()
    window.actions_[ActionId.CULL].trigger()
    culling = modal(qtbot, Culling)
    qtbot.waitUntil(culling.isActiveWindow)
    QTest.keyClick(culling, Qt.Key.Key_F7)
    (cover,) = [one for one in covers(window) if one.parentWidget() is culling]
    for key in (Qt.Key.Key_X, Qt.Key.Key_5, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        QTest.keyClick(cover.button, key)
    assert culling.decisions == {}
    assert culling.progress.text().startswith("1 ")
    assert cover.button.hasFocus()
    QTest.keyClick(cover.button, Qt.Key.Key_F7)
    assert not covers(window)
    culling.close()


@pytest.mark.parametrize("do", [ActionId.FIND_DUPLICATES, ActionId.FAMILY, ActionId.SETTINGS])
def test_the_key_works_in_windows_that_block_the_main_one(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, do: ActionId
) -> None:
    window.actions_[do].trigger()
    dialog = modal(qtbot, QDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    assert {one.parentWidget() for one in covers(window)} == {window.centralWidget(), dialog}
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    assert not covers(window)
    dialog.close()


def test_what_is_open_over_the_pictures_closes_when_they_are_hidden(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), BoardPopup))
    window.actions_[ActionId.HIDE_PICTURES].trigger()
    assert QApplication.activePopupWidget() is None
    assert len(covers(window)) == 1


def test_the_comparison_is_hidden_too_and_no_mark_is_given_below(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.grid.select_all()
    page.grid.select(page.grid.ids.tolist()[:2])
    window.actions_[ActionId.COMPARE_PICTURES].trigger()
    dialog = modal(qtbot, QDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    (cover,) = [one for one in covers(window) if one.parentWidget() is dialog]
    QTest.keyClick(cover.button, Qt.Key.Key_5)
    QTest.keyClick(cover.button, Qt.Key.Key_F7)
    assert not window.undo.canUndo()
    dialog.close()
