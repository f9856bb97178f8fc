"""Pictures of other programs in the library's window: folders, imports, settings."""

import os
import tempfile
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.source_type import SourceType
from sdstudio.imaging.xmp_packet import mark_of
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.board_list import IDS_TYPE
from sdstudio.ui.library.not_imported_dialog import NotImportedDialog
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.library.places import TRASH, folder_place
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.views import View
from tests.support import peer_files
from tests.support.library_window import PROMPTS, fill_library


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With one picture of A1111."""
    folder = tmp_path / "from elsewhere"
    folder.mkdir()
    put(folder / "a.png", 7)
    return folder


def put(path: Path, seed: int) -> None:
    text = (
        "a lighthouse at dusk\nNegative prompt: people\n"
        f"Steps: 17, Sampler: Euler a, CFG scale: 6, Seed: {seed}, Size: 512x512, Model: other_v1"
    )
    marked = {"parameters": text, **mark_of("another", SourceType.COMPOSITE)}
    path.write_bytes(peer_files.png(marked))
    os.utime(path, (1_600_000_000, 1_600_000_000))


def add(window: MainWindow, folder: Path) -> None:
    with pytest.MonkeyPatch.context() as chosen:
        chosen.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
        window.actions_[ActionId.ADD_FOLDER].trigger()


def add_and_choose(window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot) -> None:
    """Add ``folder``, show only what is in it, and choose its one picture."""
    add(window, folder)
    page.go_to(folder_place(str(folder)))
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)
    page.grid.set_current(page.grid.id_at(0))
    qtbot.waitUntil(lambda: page.foreign is not None)


def drop(page: LibraryPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = QPointF(page.rect().center())
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(at.toPoint(), action, data, *keys))
    QApplication.sendEvent(page, QDropEvent(at, action, data, *keys))


def test_what_a_drop_does_is_said_over_the_library(
    window: MainWindow, page: LibraryPage, folder: Path
) -> None:
    hint = page.findChild(QWidget, "import_drop_hint")
    assert isinstance(hint, QLabel)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    at = page.rect().center()
    assert not hint.isVisible()
    QApplication.sendEvent(page, QDragEnterEvent(at, Qt.DropAction.CopyAction, data, *keys))
    assert hint.isVisible()
    assert "copy the pictures into the library" in hint.text()
    assert hint.size() == page.size()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not hint.isVisible()
    # The library's own pictures.
    data.setData(IDS_TYPE, b"1")
    QApplication.sendEvent(page, QDragEnterEvent(at, Qt.DropAction.CopyAction, data, *keys))
    assert not hint.isVisible()


def imported(window: MainWindow) -> list[str]:
    folder = window.studio.settings.current.pictures(window.studio.paths.pictures) / "Imported"
    return sorted(path.name for path in folder.glob("*.png"))


def details(page: LibraryPage) -> list[str]:
    return [label.text() for label in page.details.settings.findChildren(QLabel)]


def lines(page: LibraryPage) -> list[str]:
    shown = page.side.folders.list
    return [shown.item(row).text() for row in range(shown.count())]


def test_a_folder_is_shown_where_it_is_and_its_settings_can_be_used(
    window: MainWindow,
    page: LibraryPage,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(window, folder)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) + 1)
    qtbot.waitUntil(lambda: lines(page) == ["from elsewhere"])
    shown = page.side.folders.list
    where = shown.visualItemRect(shown.item(0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)
    assert page.place == folder_place(str(folder))
    page.grid.set_current(page.grid.id_at(0))
    qtbot.waitUntil(lambda: page.foreign is not None)
    assert page.file == folder / "a.png"
    assert page.picture is None
    assert page.details.name.text() == "a.png"
    qtbot.waitUntil(lambda: "Marked as made with AI from another picture" in details(page))
    assert window.actions_[ActionId.EXPORT].isEnabled()
    copy = folder.parent / "copy.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copy), ""))
    window.actions_[ActionId.SAVE_AS].trigger()
    qtbot.waitUntil(copy.is_file)
    assert b"a lighthouse at dusk" in copy.read_bytes()
    window.actions_[ActionId.RECALL].trigger()
    draft = window.studio.draft
    qtbot.waitUntil(lambda: draft.draft.chosen.get("prompt") == "a lighthouse at dusk")
    assert draft.draft.chosen["steps"] == 17
    assert draft.draft.chosen["seed"] == 7
    assert window.views.shown is View.CREATE
    window.undo.undo()
    assert "prompt" not in draft.draft.chosen


def test_only_the_prompt_or_the_seed_can_be_used(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    add_and_choose(window, page, folder, qtbot)
    chosen = window.studio.draft
    window.actions_[ActionId.USE_PROMPT].trigger()
    qtbot.waitUntil(lambda: "prompt" in chosen.draft.chosen)
    assert "seed" not in chosen.draft.chosen
    window.views.show(View.LIBRARY)
    window.actions_[ActionId.REUSE_SEED].trigger()
    qtbot.waitUntil(lambda: chosen.draft.chosen.get("seed") == 7)
    assert "steps" not in chosen.draft.chosen


def test_removing_a_folder_can_be_undone(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    add(window, folder)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) + 1)
    qtbot.waitUntil(lambda: bool(lines(page)))
    shown = page.side.folders.list
    shown.setFocus()
    shown.setCurrentRow(0)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    qtbot.waitUntil(lambda: lines(page) == [])
    qtbot.waitUntil(lambda: page.done.text.startswith("Removed"))
    assert (folder / "a.png").is_file()
    page.done.button.click()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) + 1)
    qtbot.waitUntil(lambda: lines(page) == ["from elsewhere"])


def test_using_settings_of_another_programs_picture_says_what_was_used_and_what_was_not(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    add_and_choose(window, page, folder, qtbot)
    draft = window.studio.draft
    draft.choose(prompt="mine")
    left_out = " Your prompt and seed stay. Left out or adjusted: model “other_v1”."
    for first in (
        "Now using 5 of this picture's settings.",
        "This picture's settings are in use already.",
    ):
        window.views.show(View.LIBRARY)
        window.actions_[ActionId.USE_SETTINGS].trigger()
        qtbot.waitUntil(lambda: window.views.shown is View.CREATE)
        assert draft.draft.chosen["steps"] == 17
        assert draft.draft.chosen["prompt"] == "mine"
        assert window.make.done.isVisible()
        assert window.make.done.text == first + left_out


def test_using_settings_that_a_file_lacks_changes_nothing_and_says_so(
    window: MainWindow, page: LibraryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "with a seed alone"
    folder.mkdir()
    text = "\nSteps: 17, Sampler: Euler a, CFG scale: 6, Seed: 8, Size: 512x512"
    (folder / "a.png").write_bytes(peer_files.png({"parameters": text}))
    add_and_choose(window, page, folder, qtbot)
    draft = window.studio.draft
    draft.choose(prompt="mine")
    before = draft.draft
    window.actions_[ActionId.USE_PROMPT].trigger()
    qtbot.waitUntil(lambda: window.views.shown is View.CREATE)
    assert draft.draft == before
    assert window.make.done.text == "The file of this picture records none of these settings."


def test_dropped_files_are_imported_and_the_rest_is_explained(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    put(folder / "b.png", 8)
    broken = folder / "broken.png"
    broken.write_bytes(peer_files.saved("PNG")[:-20])
    os.utime(broken, (1_600_000_000, 1_600_000_000))
    drop(page, folder)
    qtbot.waitUntil(lambda: page.done.text == "Imported 2 pictures.")
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) + 2)
    assert page.folders.bar.label.text() == "1 file couldn't be imported."
    page.folders.bar.reasons.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NotImportedDialog)
    assert dialog.list.isVisible()
    assert dialog.list.toPlainText() == f"{broken}: it can't be opened as an image"
    dialog.close()
    assert imported(window) == ["a.png", "b.png"]
    page.done.button.click()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    assert imported(window) == []
    assert (folder / "a.png").is_file()
    window.undo.redo()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) + 2)
    drop(page, folder)
    qtbot.waitUntil(lambda: page.done.text == "2 pictures were already there.")


def test_a_folder_is_imported_from_the_menu(
    window: MainWindow,
    page: LibraryPage,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / "2024").mkdir()
    put(folder / "2024" / "b.png", 8)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    window.actions_[ActionId.IMPORT_FOLDER].trigger()
    qtbot.waitUntil(lambda: page.done.text == "Imported 2 pictures.")
    assert imported(window) == ["a.png", "b.png"]


def test_a_stopped_import_says_that_it_was_stopped(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    put(folder / "b.png", 8)
    importer = window.studio.importer
    importer.progressed.connect(importer.stop)
    drop(page, folder)
    qtbot.waitUntil(lambda: page.done.text.startswith("The import was stopped. "))
    assert not page.folders.bar.isVisible()
    window.keep_settings(language=Language.CHINESE)
    qtbot.waitUntil(lambda: page.done.text.startswith("导入已停止。"))
    assert "。 " not in page.done.text


def test_imported_pictures_are_shown_by_a_button_and_the_keyboard_stays_with_them(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    put(folder / "b.png", 8)
    page.bar.field.setText("lighthouse")
    page.grid.setFocus()
    drop(page, folder)
    qtbot.waitUntil(lambda: page.done.text == "Imported 2 pictures.")
    assert page.done.more_button.text() == "Show"
    page.done.more_button.click()
    qtbot.waitUntil(lambda: page.grid.selected_count == 2)
    assert page.bar.field.text() == ""
    copies = imported(window)
    qtbot.waitUntil(lambda: sorted(one.path.name for one in page.pictures) == copies)
    QTest.mouseClick(page.done.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    assert page.grid.hasFocus()


def test_the_sentence_about_an_import_stays_when_its_pictures_are_shown_from_an_empty_trash(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    put(folder / "b.png", 8)
    page.go_to(TRASH)
    qtbot.waitUntil(page.empty.isVisible)
    drop(page, folder)
    qtbot.waitUntil(lambda: page.done.text == "Imported 2 pictures.")
    QTest.mouseClick(page.done.more_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.grid.selected_count == 2)
    assert page.done.text == "Imported 2 pictures."
    button = page.done.button
    place = button.mapTo(page, button.rect().center())
    # Nothing covers it.
    qtbot.waitUntil(lambda: page.childAt(place) is button)


def paste(page: LibraryPage) -> None:
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_files_copied_in_another_program_are_imported_with_undo(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    put(folder / "b.png", 8)
    copied = QMimeData()
    files = (folder / "a.png", folder / "b.png", folder / "notes.txt")
    copied.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    QGuiApplication.clipboard().setMimeData(copied)
    paste(page)
    qtbot.waitUntil(lambda: page.done.text == "Imported 2 pictures.")
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) + 2)
    assert imported(window) == ["a.png", "b.png"]
    window.undo.undo()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    assert (folder / "a.png").is_file()


def test_copied_pixels_are_imported_and_leave_no_file_behind(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF8844)
    QGuiApplication.clipboard().setImage(image)
    before = set(Path(tempfile.gettempdir()).glob("sdstudio-*"))
    paste(page)
    qtbot.waitUntil(lambda: page.done.text == "Imported 1 picture.")
    assert imported(window) == ["Pasted picture.png"]
    assert set(Path(tempfile.gettempdir()).glob("sdstudio-*")) <= before
    paste(page)
    qtbot.waitUntil(lambda: "1 picture was already there." in page.done.text)


def test_a_copied_picture_of_this_library_is_not_imported_again(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.grid.setFocus()
    qtbot.waitUntil(window.actions_[ActionId.COPY].isEnabled)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    paste(page)
    qtbot.waitUntil(lambda: "1 picture was already there." in page.done.text)
    assert len(page.grid.ids) == len(PROMPTS)


def test_an_empty_clipboard_is_told_and_no_key_pastes_into_create(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("no picture")
    paste(page)
    assert page.done.text == "There is no picture on the clipboard."
    QGuiApplication.clipboard().setText("another text")
    qtbot.waitUntil(lambda: page.done.text == "")
    assert not window.studio.draft.draft.inputs
    window.show_create()
    assert not window.actions_[ActionId.PASTE_PICTURES].isEnabled()


def test_a_picture_of_another_program_is_deleted_and_put_back_where_it_was(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    add_and_choose(window, page, folder, qtbot)
    page.grid.setFocus()
    window.actions_[ActionId.DELETE].trigger()
    qtbot.waitUntil(lambda: not (folder / "a.png").exists())
    assert (folder / ".trash" / "a.png").is_file()
    qtbot.waitUntil(lambda: len(page.grid.ids) == 0)
    qtbot.waitUntil(lambda: [one.count for one in window.studio.folders.folders] == [0])
    page.done.button.click()
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)
    qtbot.waitUntil(lambda: [one.count for one in window.studio.folders.folders] == [1])
    assert (folder / "a.png").is_file()


def test_another_programs_picture_can_be_copied_and_started_from(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    Image.new("RGB", (64, 64), "teal").save(folder / "a.png")
    os.utime(folder / "a.png", (1_600_000_000, 1_600_000_000))
    add_and_choose(window, page, folder, qtbot)
    assert not window.actions_[ActionId.RECALL].isEnabled()  # its file says nothing
    window.actions_[ActionId.COPY].trigger()
    qtbot.waitUntil(lambda: page.done.text == "Copied to the clipboard.")
    assert QGuiApplication.clipboard().image().width() == 64
    window.actions_[ActionId.START_FROM_THIS].trigger()
    draft = window.studio.draft
    qtbot.waitUntil(lambda: draft.draft.input(InputRole.IMAGE) is not None)
    assert window.views.shown is View.CREATE


def test_pictures_similar_to_another_programs_are_found(
    window: MainWindow, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    add_and_choose(window, page, folder, qtbot)
    (foreign,) = page.grid.ids
    window.actions_[ActionId.FIND_SIMILAR].trigger()
    qtbot.waitUntil(lambda: bool(page.bar.chips))
    qtbot.waitUntil(lambda: foreign in page.grid.ids)
    assert not page.notices.notices
