"""Pictures to start from: whatever is dropped or pasted is taken or answered, and shown."""

import io
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColorSpace, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Finished
from sdstudio.imaging import IMAGE_SUFFIXES, Rgb
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.fitting_label import FittingLabel
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View
from tests.gui.test_from_pictures import begin_mask, drop, files, give, image_of, red
from tests.support.coroutines import result_of
from tests.support.pictures import some_rgb

Make = Callable[..., None]

__all__ = ["red"]

OF_A_PICTURE = (
    ActionId.SAVE_AS,
    ActionId.SHOW_IN_FOLDER,
    ActionId.REUSE_SEED,
    ActionId.RECALL,
    ActionId.DELETE,
    ActionId.LOOK,
)


def kept(window: MainWindow, qtbot: QtBot, role: InputRole = InputRole.IMAGE) -> Rgb:
    """The pixels that the draft starts from."""
    ref = image_of(window, role)
    assert ref is not None
    return result_of(window.studio.library.do(lambda lib: lib.inputs.read(ref)))


def showing(window: MainWindow) -> Showing:
    return window.stage.showing


def seen(window: MainWindow) -> QImage:
    return window.stage.zoomable.image


def a_photo(path: Path, format_: str = "PNG", **options: object) -> Path:
    file = io.BytesIO()
    Image.fromarray(some_rgb(96, 64)).save(file, format_, **options)
    path.write_bytes(file.getvalue())
    return path


def is_enabled(window: MainWindow, *dos: ActionId) -> set[bool]:
    return {window.actions_[do].isEnabled() for do in dos}


# What is taken.


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("photo.jfif", "JPEG"),
        ("photo.JPE", "JPEG"),
        ("photo.avif", "AVIF"),
        ("photo", "PNG"),
        ("photo.dat", "WEBP"),
        ("wrong.png", "JPEG"),
    ],
)
def test_a_picture_is_taken_by_its_content(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, format_: str
) -> None:
    assert drop(window, files(a_photo(tmp_path / name, format_)))
    qtbot.waitUntil(lambda: image_of(window) is not None)


def test_any_other_file_is_answered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("a red fish", encoding="utf-8")
    assert drop(window, files(notes))
    qtbot.waitUntil(lambda: "“notes.txt” can't be opened as an image" in window.make.notices.text)
    photo = tmp_path / "IMG_0001.HEIC"
    photo.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    assert drop(window, files(photo))
    qtbot.waitUntil(lambda: "HEIC image, which isn't supported" in window.make.notices.text)
    assert image_of(window) is None


def test_a_picture_on_the_web_is_answered(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/fish.png")])
    assert drop(window, data)
    assert "isn't on this computer" in window.make.notices.text


def test_a_model_beside_a_text_is_still_a_model(window: MainWindow, tmp_path: Path) -> None:
    for name in ("fish.safetensors", "readme.txt"):
        (tmp_path / name).write_bytes(b"")
    drop(window, files(tmp_path / "readme.txt", tmp_path / "fish.safetensors"))
    assert "image" not in window.make.notices.text


def test_dialogs_offer_every_format_and_every_file(
    window: MainWindow, tmp_path: Path, red: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(
        _parent: object, _title: str, _folder: str, kinds: str, **_options: object
    ) -> tuple[str, str]:
        asked.append(kinds)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    begin_mask(window, qtbot, red)
    window.actions_[ActionId.CHOOSE_INPUT].trigger()
    window.actions_[ActionId.MASK_OPEN].trigger()
    assert asked[0] == asked[1]
    pictures, everything = asked[0].split(";;")
    assert all(f"*{suffix}" in pictures for suffix in IMAGE_SUFFIXES)
    assert everything == "All files (*)"


def test_without_a_model_for_it_a_dropped_picture_is_answered(
    window: MainWindow, red: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.mode_controller, "mode_from_picture", lambda: None)
    assert drop(window, files(red))
    assert "None of your models can start from a picture" in window.make.notices.text


# What comes from the clipboard.


def test_a_copied_picture_in_wide_colours_looks_as_it_did(window: MainWindow, qtbot: QtBot) -> None:
    image = QImage(48, 32, QImage.Format.Format_RGB32)
    image.fill(0xFF5D9F46)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    QGuiApplication.clipboard().setImage(image)
    window.actions_[ActionId.PASTE_INPUT].trigger()
    qtbot.waitUntil(lambda: image_of(window) is not None)
    assert kept(window, qtbot)[16, 24] == pytest.approx([28, 160, 61], abs=4)


def test_a_dropped_depth_map_is_far_where_it_is_transparent(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    give(window, qtbot, red)
    image = QImage(96, 64, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setPixel(3, 2, 0xFF808080)
    window.input_controller.give(image, InputRole.DEPTH)
    qtbot.waitUntil(lambda: image_of(window, InputRole.DEPTH) is not None)
    depth = kept(window, qtbot, InputRole.DEPTH)
    assert depth[2, 3].tolist() == [128] * 3
    assert np.count_nonzero(depth) == 3


# Transparency.


@pytest.mark.parametrize("mode", [ActionId.FROM_PICTURE, ActionId.PART])
def test_a_transparent_part_is_offered_as_the_mask(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, mode: ActionId
) -> None:
    layer = np.full((64, 96, 4), 200, np.uint8)
    layer[..., 3] = 255
    layer[8:40, 16:48, 3] = 0
    Image.fromarray(layer).save(tmp_path / "layer.png")
    window.actions_[mode].trigger()
    give(window, qtbot, tmp_path / "layer.png")
    qtbot.waitUntil(lambda: "transparent" in window.make.done.text)
    window.make.done.button.click()
    assert window.studio.draft.mode is modes.INPAINTING
    assert showing(window) is Showing.CANVAS
    painted = window.canvas_controller.painted
    assert painted is not None
    assert painted.mask is not None
    assert (painted.mask.snapshot.pixels()[8:40, 16:48] == 255).all()
    assert np.count_nonzero(painted.mask.snapshot.pixels()) == 32 * 32
    window.actions_[ActionId.UNDO].trigger()
    assert painted.is_empty


def test_an_opaque_picture_offers_no_mask(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    give(window, qtbot, red)
    assert window.make.done.text == ""


# What the stage shows.


def test_a_photo_that_is_given_is_shown_until_something_else_is_looked_at(
    window: MainWindow, qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    make("a red fish")
    assert showing(window) is Showing.PICTURE
    drop(window, files(a_photo(tmp_path / "photo.png")))
    qtbot.waitUntil(lambda: showing(window) is Showing.START)
    assert (seen(window).width(), seen(window).height()) == (96, 64)
    (facts,) = window.stage.bar.findChildren(FittingLabel)
    qtbot.waitUntil(lambda: "96 × 64" in facts.text())
    window.actions_[ActionId.UNDO].trigger()
    assert showing(window) is Showing.PICTURE
    window.actions_[ActionId.REDO].trigger()
    make("a green fish")
    qtbot.waitUntil(lambda: showing(window) is Showing.PICTURE)
    assert window.stage.picture == window.studio.pictures.picture(0)


def test_another_photo_takes_the_place_of_the_first(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    give(window, qtbot, red)
    first = image_of(window)
    window.input_controller.give(a_photo(tmp_path / "photo.png"))
    qtbot.waitUntil(lambda: image_of(window) != first)
    assert showing(window) is Showing.START
    colour = seen(window).pixelColor(3, 3)
    assert [colour.red(), colour.green(), colour.blue()] == some_rgb(96, 64)[3, 3].tolist()
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: seen(window).pixelColor(3, 3).red() == 255)
    window.actions_[ActionId.FROM_WORDS].trigger()
    assert showing(window) is Showing.NOTHING
    window.actions_[ActionId.FROM_PICTURE].trigger()
    assert showing(window) is Showing.START


def test_a_picture_of_the_library_is_shown_as_what_it_is(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish")
    make("a blue fish")
    older = window.studio.pictures.picture(1)
    assert older is not None
    assert window.stage.picture != older
    drop(window, files(older.path))
    qtbot.waitUntil(lambda: window.stage.picture == older)
    assert showing(window) is Showing.PICTURE
    assert image_of(window) is not None


def test_the_picture_menu_acts_on_what_the_canvas_shows(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish")
    make("a blue fish")
    picture = window.stage.picture
    window.actions_[ActionId.CHANGE_PART_OF_THIS].trigger()
    qtbot.waitUntil(lambda: showing(window) is Showing.CANVAS)
    assert window.stage.picture == picture
    assert is_enabled(window, *OF_A_PICTURE, ActionId.COPY, ActionId.START_FROM_THIS) == {True}
    assert is_enabled(window, ActionId.COMPARE) == {False}
    window.actions_[ActionId.COPY].trigger()
    assert QGuiApplication.clipboard().image().size() == seen(window).size()
    window.actions_[ActionId.DELETE].trigger()
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1)
    assert showing(window) is Showing.CANVAS
    assert is_enabled(window, *OF_A_PICTURE) == {False}
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 2)
    assert window.stage.picture == picture


def test_a_photo_on_the_stage_or_the_canvas_can_be_copied_and_changed(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    give(window, qtbot, red)
    assert showing(window) is Showing.START
    assert is_enabled(window, *OF_A_PICTURE) == {False}
    window.actions_[ActionId.COPY].trigger()
    assert QGuiApplication.clipboard().image().size() == seen(window).size()
    ref = image_of(window)
    window.actions_[ActionId.CHANGE_PART_OF_THIS].trigger()
    assert showing(window) is Showing.CANVAS
    assert is_enabled(window, *OF_A_PICTURE) == {False}
    assert is_enabled(window, ActionId.COPY, ActionId.START_FROM_THIS) == {True}
    window.actions_[ActionId.START_FROM_THIS].trigger()
    assert showing(window) is Showing.CANVAS
    assert window.studio.draft.mode is modes.IMAGE_TO_IMAGE
    assert image_of(window) == ref


def test_delete_works_where_the_picture_is_looked_at(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish")
    make("a blue fish")
    older = window.studio.pictures.picture(1)
    QTest.mouseClick(window.stage.view, Qt.MouseButton.LeftButton)
    QTest.keyClick(window.stage.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1)
    assert window.stage.picture == older
    window.actions_[ActionId.CHANGE_PART_OF_THIS].trigger()
    qtbot.waitUntil(lambda: showing(window) is Showing.CANVAS)
    page = window.canvas_controller.page
    assert page is not None
    # There it means what is painted, not the picture.
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.wait(50)
    assert window.studio.pictures.rowCount() == 1


# Two answers, in either order.


class Later(QObject):
    """Has the dispatcher hear that a job is finished only after its picture is saved."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._dispatcher = window.studio.dispatcher
        self._finished: object | None = None
        self._is_saved = False
        window.studio.engine.event_received.disconnect(self._dispatcher._on_event)
        window.studio.engine.event_received.connect(self._on_event)
        window.studio.saver.saved.connect(self._on_saved, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _on_event(self, event: object, payload: bytes) -> None:
        if isinstance(event, Finished):
            self._finished = event
            self._go_on()
        else:
            self._dispatcher._on_event(event, payload)

    @Slot(object)
    def _on_saved(self, _picture: object) -> None:
        self._is_saved = True
        self._go_on()

    def _go_on(self) -> None:
        if self._is_saved and self._finished is not None:
            self._dispatcher._on_event(self._finished, b"")


@pytest.mark.parametrize("saved_first", [True, False])
def test_a_finished_picture_is_shown_whichever_answer_comes_first(
    window: MainWindow, qtbot: QtBot, *, saved_first: bool
) -> None:
    studio = window.studio
    free = threading.Event()
    if saved_first:
        Later(window)
    studio.draft.choose(prompt="a green fish", steps=4)
    window.generate()
    qtbot.waitUntil(lambda: showing(window) is Showing.MAKING)
    if not saved_first:
        # The library is busy until the engine has finished.
        studio.library.do(lambda _lib: free.wait(20))
        qtbot.waitUntil(lambda: studio.dispatcher.running is None)
        free.set()
    qtbot.waitUntil(lambda: not studio.queue.jobs)
    assert showing(window) is Showing.PICTURE
    assert window.stage.picture == studio.pictures.picture(0)


@pytest.mark.parametrize("do", [ActionId.FROM_PICTURE, ActionId.PART])
def test_getting_started_leaves_what_was_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, do: ActionId
) -> None:
    path = tmp_path / "picture.png"
    Image.new("RGB", (96, 64)).save(path)
    window.actions_[do].trigger()
    window.input_controller.give(path)
    shown = Showing.CANVAS if do is ActionId.PART else Showing.START
    qtbot.waitUntil(lambda: window.stage.showing is shown)
    window.views.show(View.LIBRARY)
    window.actions_[ActionId.WELCOME].trigger()
    assert window.views.shown is View.CREATE
    welcome = window.models.welcome
    assert welcome is not None
    assert welcome.isVisible()
    # Asked for again, it still knows.
    window.actions_[ActionId.WELCOME].trigger()
    welcome.later.click()
    assert window.stage.showing is shown
    assert not welcome.isVisible()


@pytest.mark.parametrize("do", [ActionId.FROM_PICTURE, ActionId.PART])
def test_what_getting_started_covered_is_not_shown_again_once_it_was_undone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, do: ActionId
) -> None:
    path = tmp_path / "picture.png"
    Image.new("RGB", (96, 64)).save(path)
    window.actions_[do].trigger()
    window.input_controller.give(path)
    shown = Showing.CANVAS if do is ActionId.PART else Showing.START
    qtbot.waitUntil(lambda: window.stage.showing is shown)
    window.actions_[ActionId.WELCOME].trigger()
    while window.studio.draft.draft.inputs:
        window.undo.undo()
    assert window.models.welcome is not None
    window.models.welcome.later.click()
    assert window.stage.showing is Showing.NOTHING


def test_a_picture_that_getting_started_covered_is_not_shown_again_once_it_was_deleted(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a fish")
    qtbot.waitUntil(lambda: window.stage.showing is Showing.PICTURE)
    picture = window.stage.picture
    assert picture is not None
    window.actions_[ActionId.WELCOME].trigger()
    assert window.stage.showing is Showing.NOTHING
    window.controller.delete_pictures((picture.id,))
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 0)
    assert window.models.welcome is not None
    window.models.welcome.later.click()
    assert window.stage.showing is Showing.NOTHING
