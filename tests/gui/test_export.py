"""Exporting in the window: the dialog, its preview, and what comes of it."""

import importlib.util
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language, SettingGroup
from sdstudio.disk import SystemDisk
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.imaging import read_texts
from sdstudio.imaging.xmp_packet import XMP_KEY
from sdstudio.library import Library
from sdstudio.library.exporting import ExportItem, ExportKind, ExportOptions, ExportSize
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.export_dialog import ExportDialog
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.settings_dialog import FileSetting, SettingsDialog, SwitchSetting
from tests.support.coroutines import result_of
from tests.support.disks import DISK_FULL
from tests.support.pictures import names_in
from tests.unit.test_export import of_ours, said_in

Make = Callable[..., None]


def items_in(folder: Path, count: int = 3) -> list[ExportItem]:
    folder.mkdir()
    return [of_ours(folder, f"fish {seed}.png", seed=seed) for seed in range(count)]


def opened(window: MainWindow) -> ExportDialog:
    dialogs = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
    assert len(dialogs) == 1
    assert isinstance(dialogs[0], ExportDialog)
    return dialogs[0]


def ask(
    window: MainWindow, items: list[ExportItem], target: Path, **options: object
) -> ExportDialog:
    chosen = ExportOptions.model_validate({"folder": str(target), **options})
    window.studio.session.update(export=chosen)
    window.export_controller.export(items)
    return opened(window)


def previewed(dialog: ExportDialog) -> list[tuple[str, str]]:
    rows = (dialog.preview.topLevelItem(row) for row in range(dialog.preview.topLevelItemCount()))
    return [(row.text(0), row.text(1)) for row in rows if row is not None]


def test_the_shortcut_exports_what_is_selected_in_the_strip(
    window: MainWindow, qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    make("a red fish", count=3)
    window.pictures.strip.setFocus()
    window.pictures.strip.selectAll()
    window.studio.session.update(
        export=ExportOptions(
            kind=ExportKind.JPEG, pattern="{prompt} {number}", folder=str(tmp_path)
        )
    )
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
    dialog = opened(window)
    assert "3 pictures" in dialog.windowTitle()
    names = [f"a red fish {number}.jpg" for number in (1, 2, 3)]
    assert [name for name, _ in previewed(dialog)] == names
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.outcome.text == "Exported 3 pictures.")
    assert [name for name in names_in(tmp_path) if name.endswith(".jpg")] == names
    dialog.reject()


def test_there_is_one_dialog_for_what_is_exported_now(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    items = items_in(tmp_path / "in")
    dialog = ask(window, items, tmp_path / "out")
    assert ask(window, items, tmp_path / "out") is dialog
    other = ask(window, items[:1], tmp_path / "out")
    assert other is not dialog
    assert [one for one in window.findChildren(ExportDialog) if one.isVisible()] == [other]
    other.reject()


def test_without_a_selection_the_shown_picture_is_exported(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    assert not window.actions_[ActionId.EXPORT].isEnabled()
    make("a red fish")
    window.actions_[ActionId.EXPORT].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
    dialog = opened(window)
    assert "1 picture" in dialog.windowTitle()
    dialog.reject()


def test_what_the_artist_added_is_part_of_names(
    window: MainWindow, qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    make("a red fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None

    def add(library: Library) -> None:
        library.annotations.rate([picture.id], 4)
        library.annotations.add_tags([picture.id], ["sea"])
        library.boards.add(library.boards.create("Best: of all").uid, [picture.id])

    result_of(window.studio.library.do(add))
    chosen = ExportOptions(pattern="{board} {rating} {tags}", folder=str(tmp_path))
    window.studio.session.update(export=chosen)
    window.actions_[ActionId.EXPORT].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
    assert previewed(opened(window))[0][0] == "Best of all 4 sea.png"
    opened(window).reject()


def test_the_preview_follows_the_choices(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ask(window, items_in(tmp_path / "in"), tmp_path / "out")
    form = dialog.form
    assert previewed(dialog)[0] == ("fish 0.png", "96 × 64")
    form.pattern.setText("{seed} of {model}")
    form.sizing.setCurrentIndex(form.sizing.findData(ExportSize.LONGEST_SIDE))
    form.longest.setValue(48)
    assert previewed(dialog)[1] == ("1 of sd 2.1.png", "48 × 32")
    assert not form.quality.isVisible()
    form.kind.setCurrentIndex(form.kind.findData(ExportKind.JPEG))
    assert form.quality.isVisible()
    assert previewed(dialog)[1][0] == "1 of sd 2.1.jpg"
    qtbot.waitUntil(lambda: "about" in dialog.summary.text())
    form.pattern.setText("{seed}")
    assert "about" in dialog.summary.text()
    form.quality.setValue(30)
    assert "estimating" in dialog.summary.text()
    qtbot.waitUntil(lambda: "about" in dialog.summary.text())
    form.kind.setCurrentIndex(form.kind.findData(ExportKind.SHEET_PDF))
    assert form.caption.isVisible()
    assert not form.pattern.isVisible()
    assert previewed(dialog) == [("Pictures.pdf", "")]
    dialog.reject()


@pytest.mark.parametrize("height_px", [330, 427, 500, 511, 523, 640])
def test_no_file_of_the_preview_is_shown_in_part(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, height_px: int
) -> None:
    dialog = ask(window, items_in(tmp_path / "pictures") * 20, tmp_path)
    dialog.resize(640, height_px)
    files = dialog.preview
    row_px = files.sizeHintForRow(0)
    assert row_px > 0

    def whole_rows() -> float:
        return files.viewport().height() / row_px

    qtbot.waitUntil(lambda: whole_rows() >= 1 and whole_rows().is_integer())
    # As many as there is room for.
    room = files.parentWidget()
    assert room is not None
    assert room.height() - files.height() < row_px
    # What it amounts to is in view, also where the choices scroll.
    summary = dialog.summary
    assert dialog.rect().contains(summary.rect().translated(summary.mapTo(dialog, QPoint())))
    dialog.reject()


def test_a_pattern_that_cannot_be_used_says_why(window: MainWindow, tmp_path: Path) -> None:
    dialog = ask(window, items_in(tmp_path / "in"), tmp_path / "out")
    for pattern, said in (
        ("{promt}", "There is no field {promt}. Did you mean {prompt}?"),
        ("{zzz}", "There is no field {zzz}. “Insert” lists all fields."),
        ("", "Type a name"),
        ("{prompt:x}", "A number from 1 to 200 must follow the colon in {prompt:x}."),
        ("{", "The brace { has no match"),
        ("a/b", "can't contain /"),
    ):
        dialog.form.pattern.setText(pattern)
        assert any(said in one.text() for one in dialog.form.findChildren(type(dialog.summary)))
        assert not dialog.start.isEnabled()
        assert previewed(dialog) == []
    dialog.form.pattern.setText("{name}")
    assert dialog.start.isEnabled()
    dialog.reject()


def test_fields_are_inserted_from_a_menu(window: MainWindow, tmp_path: Path) -> None:
    dialog = ask(window, items_in(tmp_path / "in"), tmp_path / "out", pattern="{date}")
    menu = dialog.form.add_field.menu()
    assert menu is not None
    next(one for one in menu.actions() if one.text() == "{seed}").trigger()
    assert dialog.form.pattern.text() == "{date} {seed}"
    dialog.reject()


def test_the_choices_are_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    items, target = items_in(tmp_path / "in"), tmp_path / "out"
    dialog = ask(window, items, target)
    form = dialog.form
    form.kind.setCurrentIndex(form.kind.findData(ExportKind.WEBP))
    form.quality.setValue(77)
    form.metadata.setCurrentIndex(form.metadata.findData(MetadataLevel.NONE))
    form.pattern.setText("{number}")
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.outcome.text != "")
    assert names_in(target) == ["1.webp", "2.webp", "3.webp"]
    assert [*said_in((target / "1.webp").read_bytes())] == ["xmp"]
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))
    window.export_controller.export(items)
    chosen = opened(window).form.options()
    assert (chosen.kind, chosen.quality, chosen.pattern) == (ExportKind.WEBP, 77, "{number}")
    assert chosen.metadata is MetadataLevel.NONE
    opened(window).reject()


def test_the_folder_is_chosen_and_the_result_is_shown_in_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("sdstudio.ui.file_tasks.show_in_folder", shown.append)
    target = tmp_path / "chosen"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    dialog = ask(window, items_in(tmp_path / "in"), tmp_path / "out")
    dialog.form.choose_folder.click()
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.outcome.text != "")
    dialog.outcome.button.click()
    assert shown == [target / "fish 0.png"]
    dialog.reject()


def test_an_export_is_stopped_and_says_what_is_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    begun, goes_on = threading.Event(), threading.Event()
    write = SystemDisk.write

    def slow(self: SystemDisk, path: Path, data: bytes) -> None:
        if path.parent == target and (target / "fish 0.png").exists():
            begun.set()
            goes_on.wait(30)
        write(self, path, data)

    monkeypatch.setattr(SystemDisk, "write", slow)
    dialog = ask(window, items_in(tmp_path / "in", 5), target)
    dialog.start.click()
    qtbot.waitUntil(begun.is_set)
    assert dialog.stop.isVisible()
    assert dialog.progress.isVisible()
    # As Esc does: it tells first.
    dialog.reject()
    assert dialog.isVisible()
    goes_on.set()
    qtbot.waitUntil(lambda: dialog.outcome.text == "Exported 2 of 5 pictures.")
    assert names_in(target) == ["fish 0.png", "fish 1.png"]
    assert dialog.start.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_full_disk_and_unreadable_pictures_are_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items, target = items_in(tmp_path / "in", 4), tmp_path / "out"
    items[0].picture.path.unlink()
    write = SystemDisk.write

    def full(self: SystemDisk, path: Path, data: bytes) -> None:
        if path.parent == target and (target / "fish 1.png").exists():
            raise DISK_FULL
        write(self, path, data)

    monkeypatch.setattr(SystemDisk, "write", full)
    dialog = ask(window, items, target)
    dialog.start.click()
    qtbot.waitUntil(lambda: "Exported 1 of 4 pictures." in dialog.outcome.text)
    assert "disk is full" in dialog.outcome.text
    assert "These pictures couldn't be read: fish 0.png." in dialog.outcome.text
    assert names_in(target) == ["fish 1.png"]
    dialog.reject()


def test_the_preview_names_the_pages_of_a_sheet(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    items, target = items_in(tmp_path / "in", 5), tmp_path / "out"
    dialog = ask(window, items, target, kind=ExportKind.SHEET_PNG, columns=1)
    pages = [f"Pictures {number}.png" for number in (1, 2, 3)]
    qtbot.waitUntil(lambda: [name for name, _ in previewed(dialog)] == pages)
    dialog.form.columns.setValue(5)
    qtbot.waitUntil(lambda: previewed(dialog) == [("Pictures.png", "")])
    dialog.reject()


def test_the_pages_of_a_sheet_are_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    items, target = items_in(tmp_path / "in", 5), tmp_path / "out"
    dialog = ask(window, items, target, kind=ExportKind.SHEET_PNG, columns=1)
    dialog.start.click()
    qtbot.waitUntil(lambda: bool(dialog.outcome.text))
    assert dialog.outcome.text == "Exported 3 pages, Pictures 1.png to Pictures 3.png."
    dialog.reject()


def test_the_choices_do_not_scroll_and_the_size_is_in_view_after_an_export(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(window, items_in(tmp_path / "in", 12), tmp_path / "out", kind=ExportKind.AVIF)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.outcome.text == "Exported 12 pictures.")
    area = dialog.findChild(QScrollArea)
    assert area is not None
    assert not area.isAncestorOf(dialog.summary)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    dialog.reject()


def test_closing_the_window_ends_an_export_with_whole_files(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    dialog = ask(window, items_in(tmp_path / "in", 20), target, kind=ExportKind.JPEG)
    dialog.start.click()
    qtbot.waitUntil(lambda: target.exists() and any(target.glob("*.jpg")))
    window.close()
    qtbot.waitUntil(window.isHidden)
    window.studio.background.close()
    assert all(name.endswith(".jpg") for name in names_in(target))
    for path in target.iterdir():
        Image.open(path).load()


def test_the_dialog_follows_the_language(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ask(window, items_in(tmp_path / "in"), tmp_path / "out")
    window.studio.translation.use(Language.CHINESE)
    qtbot.waitUntil(lambda: dialog.start.text() == "导出")
    assert "3" in dialog.windowTitle()
    window.studio.translation.use(Language.ENGLISH)
    qtbot.waitUntil(lambda: dialog.start.text() == "Export")
    dialog.reject()


@pytest.mark.parametrize("suffix", [".jpg", ".webp"])
def test_save_as_keeps_the_metadata_in_any_format(
    window: MainWindow,
    qtbot: QtBot,
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    suffix: str,
) -> None:
    make("a red fish")
    target = tmp_path / f"copy{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.actions_[ActionId.SAVE_AS].trigger()
    qtbot.waitUntil(lambda: target.name in window.pictures.done.text)
    assert b"sdstudio.request" in target.read_bytes()
    target = tmp_path / f"bare{suffix}"
    window.keep_settings(saved_metadata=MetadataLevel.NONE)
    window.actions_[ActionId.SAVE_AS].trigger()
    qtbot.waitUntil(lambda: target.name in window.pictures.done.text)
    assert b"sdstudio" not in target.read_bytes()
    assert b"trainedAlgorithmicMedia" in target.read_bytes()


def test_a_copied_picture_says_what_the_setting_says(
    window: MainWindow, qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    make("a red fish")
    qtbot.waitUntil(lambda: not window.stage.zoomable.image.isNull())
    path = tmp_path / "pasted.png"
    shown = window.stage.zoomable.image
    for level in MetadataLevel:
        window.keep_settings(shared_metadata=level)
        window.actions_[ActionId.COPY].trigger()
        pasted = QGuiApplication.clipboard().image()
        # As Qt writes it for other programs.
        assert pasted.save(str(path))
        texts = read_texts(path)
        assert ("sdstudio.provenance" in texts) == (level is MetadataLevel.WHOLE)
        assert ("sdstudio.request" in texts) == (level in ("whole", "settings"))
        assert texts.get("parameters", "").startswith("a red fish") == (level != "none")
        assert "trainedAlgorithmicMedia" in texts[XMP_KEY]
        if level is MetadataLevel.NONE:
            assert [*texts] == [XMP_KEY]
        window.keep_settings(says_ai=False)
        window.actions_[ActionId.COPY].trigger()
        unmarked = QGuiApplication.clipboard().image()
        assert unmarked.save(str(path))
        assert "trainedAlgorithmicMedia" not in read_texts(path).get(XMP_KEY, "")
        window.keep_settings(says_ai=True)
        assert pasted == unmarked == shown


def test_a_dragged_picture_says_what_the_setting_says(window: MainWindow, make: Make) -> None:
    make("a red fish")
    pictures = window.studio.pictures
    picture = pictures.picture(0)
    assert picture is not None
    (whole,) = pictures.mimeData([pictures.index(0)]).urls()
    assert Path(whole.toLocalFile()) == picture.path
    window.keep_settings(shared_metadata=MetadataLevel.NONE, says_ai=False)
    (bare,) = pictures.mimeData([pictures.index(0)]).urls()
    file = Path(bare.toLocalFile())
    assert file.name == picture.path.name
    assert not said_in(file.read_bytes())


def test_the_settings_say_what_is_missing_before_copies_are_signed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "c2pa" else find(name)
    )
    dialog = SettingsDialog(window)
    dialog.open()
    dialog.show_group(SettingGroup.CREDENTIALS)
    switch, box = dialog.editors["signs"], dialog.signing
    assert isinstance(switch, SwitchSetting)
    assert box.state.isHidden()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "pip install c2pa-python" in box.state.text())
    assert window.studio.settings.current.signs
    key = tmp_path / "me.key"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(key), ""))
    chooser = dialog.editors["signing_key"]
    assert isinstance(chooser, FileSetting)
    QTest.mouseClick(chooser.choose, Qt.MouseButton.LeftButton)
    assert window.studio.settings.current.signing_key == str(key)
    QTest.keyClicks(box.passphrase, "open sesame")
    assert "sesame" not in box.passphrase.displayText()
    QTest.mouseClick(box.save, Qt.MouseButton.LeftButton)
    secrets = window.studio.paths.secrets
    qtbot.waitUntil(lambda: secrets.is_file() and "sesame" in secrets.read_text())
    assert box.passphrase.text() == ""
    QTest.mouseClick(box.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "sesame" not in secrets.read_text())
    dialog.close()
