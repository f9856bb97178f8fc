"""The viewer: browsing, zooming, the loupe, the slideshow and the settings, with real keys."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view.model_of import NamedModel
from sdstudio.app.library_view.picture_cache import PictureCache
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.library_view.viewed_pictures import ViewedPictures
from sdstudio.domain.picture_settings import LoraUse, PictureSettings
from sdstudio.imaging import Rgb
from sdstudio.library import AnyPicture, ForeignPicture, Library, Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.viewer.setting_rows import settings_of
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage import picture_view
from sdstudio.ui.stage.full_screen import FullScreenView
from tests.support.blur import NamedBlur
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.services import checkpoint
from tests.support.wheel import wheel

Make = Callable[..., None]
COUNT = 12


@dataclass
class Shown:
    viewer: Viewer
    viewed: ViewedPictures
    pictures: list[Picture]
    library: Library

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.viewer.view, key)

    @property
    def row(self) -> int:
        return self.viewed.row_of(self.viewer.current_id or -1)


def plain_rgb(number: int) -> Rgb:
    rgb = some_rgb(96, 64)
    rgb[:] = (20 * number, 100, 50)
    return rgb


@pytest.fixture
def blur() -> NamedBlur:
    return NamedBlur()


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, blur: NamedBlur) -> Iterator[Shown]:
    background = BackgroundTasks()
    with closing(Library.open(tmp_path / "pictures", tmp_path / "data")) as library:
        pictures = [
            library.save_picture(
                plain_rgb(number),
                a_request(f"fish {number}", seed=number, width=96),
                a_provenance(),
            )
            for number in range(COUNT)
        ]
        by_id = {picture.id: picture for picture in pictures}

        async def find(ids: Sequence[int]) -> dict[int, Picture]:
            return {one: by_id[one] for one in ids if one in by_id}

        thumbnails = Thumbnails(library.thumbnails, background, find)
        viewer = Viewer(
            thumbnails,
            PictureCache(background),
            named_model,
            blur,
        )
        qtbot.addWidget(viewer)
        viewer.resize(900, 600)
        viewed = ViewedPictures(find, [one.id for one in pictures])
        viewer.show_pictures(viewed, pictures[0].id)
        viewer.show()
        qtbot.waitExposed(viewer)
        viewer.activateWindow()
        viewer.setFocus()
        qtbot.waitUntil(lambda: viewer.is_sharp)
        yield Shown(viewer, viewed, pictures, library)
        viewer.hide()
        background.close()


def named_model(picture: AnyPicture) -> NamedModel:
    """The second picture's model isn't installed."""
    has_it = isinstance(picture, Picture) and picture.request.params.seed != 1
    return NamedModel(checkpoint() if has_it else None)


def colour_in_the_middle(viewer: Viewer) -> QColor:
    grabbed = viewer.view.grab().toImage()
    return grabbed.pixelColor(grabbed.width() // 2, grabbed.height() // 2)


def test_arrows_home_and_end_browse(shown: Shown, qtbot: QtBot) -> None:
    shown.keys(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert shown.row == 2
    shown.keys(Qt.Key.Key_Left)
    assert shown.row == 1
    shown.keys(Qt.Key.Key_End, Qt.Key.Key_Right)
    assert shown.row == COUNT - 1
    assert not shown.viewer.bar.next.isEnabled()
    assert f"{COUNT} of {COUNT}" in shown.viewer.bar.caption.text()
    qtbot.waitUntil(lambda: shown.viewer.is_sharp)
    assert colour_in_the_middle(shown.viewer).red() == 20 * (COUNT - 1)
    shown.keys(Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert shown.row == 0


def test_the_caption_says_where_it_is_and_what_it_is(shown: Shown) -> None:
    text = shown.viewer.bar.caption.text()
    assert f"1 of {COUNT}" in text
    assert shown.pictures[0].path.name in text
    assert "96 × 64" in text
    assert shown.viewer.view.accessibleDescription() == text


def test_neighbours_are_there_before_the_artist_arrives(shown: Shown, qtbot: QtBot) -> None:
    cache = shown.viewer._cache
    qtbot.waitUntil(lambda: all(cache.image(one) is not None for one in shown.pictures[1:4]))
    shown.keys(Qt.Key.Key_Right)
    assert shown.viewer.is_sharp, "at once"
    assert colour_in_the_middle(shown.viewer).red() == 20


def test_a_picture_read_ahead_is_shrunk_before_it_is_painted(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, blur: NamedBlur
) -> None:
    viewer = shown.viewer
    cache = viewer._cache
    viewer.view.setFixedSize(80, 70)
    shown.keys(Qt.Key.Key_End)
    last, before, blurred = shown.pictures[-1], shown.pictures[-2], shown.pictures[-3]
    qtbot.waitUntil(lambda: not any(cache.shrunk(one).isNull() for one in (last, before, blurred)))

    def shrink(_image: QImage, _room: object) -> QImage:
        raise AssertionError("this is what the key would wait for")

    with monkeypatch.context() as patched:
        patched.setattr(picture_view, "shrunk_to", shrink)
        shown.keys(Qt.Key.Key_Left)
        assert viewer.is_sharp
        assert colour_in_the_middle(viewer).red() == 20 * (COUNT - 2)
    # Nothing of a blurred picture is shown as it was read.
    monkeypatch.setattr(
        blur, "shown", lambda _id, _image: QImage(96, 64, QImage.Format.Format_RGB32)
    )
    monkeypatch.setattr(blur, "is_blurred", lambda _id: True)
    shown.keys(Qt.Key.Key_Left)
    assert colour_in_the_middle(viewer).red() != 20 * (COUNT - 3)


def test_the_next_three_pictures_and_the_previous_two_are_read_ahead(
    shown: Shown, qtbot: QtBot
) -> None:
    viewer = shown.viewer

    def decoded() -> set[int]:
        cache = viewer._cache
        return {row for row, one in enumerate(shown.pictures) if cache.image(one) is not None}

    qtbot.waitUntil(lambda: decoded() == {0, 1, 2, 3})
    viewer.show_pictures(shown.viewed, shown.pictures[8].id)
    qtbot.waitUntil(lambda: decoded() == {0, 1, 2, 3, 6, 7, 8, 9, 10, 11})
    shown.keys(Qt.Key.Key_Left)
    assert viewer.is_sharp, "at once"
    qtbot.waitUntil(lambda: decoded() == {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    shown.keys(Qt.Key.Key_Left)
    assert viewer.is_sharp, "at once"


class Painted(QObject):
    """Notes which pictures the view painted."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(viewer)
        self._view = viewer.view
        self.numbers: list[int] = []
        self._view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        image = self._view.image
        if event.type() == QEvent.Type.Paint and not image.isNull():
            number = round(image.pixelColor(image.rect().center()).red() / 20)
            if self.numbers[-1:] != [number]:
                self.numbers.append(number)
        return False


def test_a_held_arrow_skips_no_picture_that_was_not_seen(shown: Shown, qtbot: QtBot) -> None:
    painted = Painted(shown.viewer)

    def is_at_the_end() -> bool:
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", True
        )
        QApplication.sendEvent(shown.viewer.view, event)
        return painted.numbers[-1:] == [COUNT - 1]

    qtbot.waitUntil(is_at_the_end)
    assert [one for one in painted.numbers if one] == list(range(1, COUNT))


def test_the_thumbnail_is_shown_until_the_picture_is_decoded(shown: Shown, qtbot: QtBot) -> None:
    last = shown.pictures[-1]
    qtbot.waitUntil(lambda: shown.viewer._thumbnails.thumbnail(last.id, 512, last) is not None)
    shown.keys(Qt.Key.Key_End)
    assert not shown.viewer.is_sharp
    assert abs(colour_in_the_middle(shown.viewer).red() - 20 * (COUNT - 1)) < 4
    qtbot.waitUntil(lambda: shown.viewer.is_sharp)


def test_keys_wheel_and_double_click_zoom(shown: Shown) -> None:
    view = shown.viewer.view
    fitted = view.zoom
    shown.keys(Qt.Key.Key_Plus)
    assert view.zoom == pytest.approx(fitted * 1.2)
    shown.keys(Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert view.zoom < fitted
    shown.keys(Qt.Key.Key_A)
    assert view.zoom == 1
    assert shown.viewer.bar.zoom.text() == "100%"
    shown.keys(Qt.Key.Key_F)
    assert view.is_fitted
    wheel(view)
    assert view.zoom == pytest.approx(fitted * 1.2)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.is_fitted
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.zoom == 1


def test_a_zoomed_picture_is_moved_with_shift_and_arrows_and_the_zoom_stays(
    shown: Shown,
) -> None:
    view = shown.viewer.view
    for _ in range(8):
        shown.keys(Qt.Key.Key_Plus)
    before = view.position.centre.x()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.position.centre.x() > before
    assert shown.row == 0
    zoom = view.zoom
    shown.keys(Qt.Key.Key_Right)
    assert shown.row == 1
    assert view.zoom == pytest.approx(zoom)


def test_the_loupe_is_there_while_its_key_or_the_middle_button_is_held(shown: Shown) -> None:
    viewer, view = shown.viewer, shown.viewer.view
    QTest.keyPress(view, Qt.Key.Key_Z)
    assert viewer.loupe.isVisible()
    assert viewer.loupe.grab().toImage().pixelColor(140, 140) == QColor(0, 100, 50)
    before = viewer.loupe.pos()
    shown.keys(Qt.Key.Key_Right)
    assert shown.row == 0
    assert viewer.loupe.pos() != before
    QTest.keyRelease(view, Qt.Key.Key_Z)
    assert not viewer.loupe.isVisible()
    QTest.mousePress(view, Qt.MouseButton.MiddleButton, pos=QPoint(300, 200))
    assert viewer.loupe.isVisible()
    assert viewer.loupe.geometry().center() == QPoint(299, 199)
    QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, pos=QPoint(300, 200))
    assert not viewer.loupe.isVisible()


def test_the_slideshow_goes_round_and_any_key_stops_it(shown: Shown, qtbot: QtBot) -> None:
    viewer = shown.viewer
    viewer.slideshow.interval_s = 0.02
    shown.keys(Qt.Key.Key_End, Qt.Key.Key_S)
    assert not viewer.bar.isVisible()
    qtbot.waitUntil(lambda: shown.row == 2)
    shown.keys(Qt.Key.Key_X)
    assert not viewer.slideshow.is_running
    assert viewer.bar.isVisible()
    row = shown.row
    shown.keys(Qt.Key.Key_S, Qt.Key.Key_Escape)
    assert shown.row == row
    shown.keys(Qt.Key.Key_S)
    QTest.mouseClick(viewer.view, Qt.MouseButton.LeftButton)
    assert not viewer.slideshow.is_running


def test_the_slideshow_stays_at_a_picture_until_it_is_sharp(shown: Shown, qtbot: QtBot) -> None:
    viewer = shown.viewer
    viewer.slideshow.interval_s = 0.01
    sharp: list[bool] = []
    viewer.slideshow.next_asked.disconnect()
    viewer.slideshow.next_asked.connect(lambda: sharp.append(viewer.is_sharp))
    viewer.slideshow.next_asked.connect(viewer._on_slideshow)
    shown.keys(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(sharp) > COUNT)
    assert all(sharp)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_space_enter_and_escape_leave(shown: Shown, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(shown.viewer.leave_asked):
        shown.keys(key)


def test_keys_of_the_window_reach_it_but_for_those_that_the_viewer_uses(
    shown: Shown, qtbot: QtBot
) -> None:
    pressed: list[int] = []

    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            pressed.append(event.key())

    page = Page()
    qtbot.addWidget(page)
    shown.viewer.setParent(page)
    shown.viewer.show()
    page.show()
    shown.keys(Qt.Key.Key_3, Qt.Key.Key_Right, Qt.Key.Key_X, Qt.Key.Key_F)
    assert pressed == [Qt.Key.Key_3, Qt.Key.Key_X]
    shown.viewer.setParent(None)


def test_the_settings_are_shown_and_copied(shown: Shown, qtbot: QtBot) -> None:
    viewer = shown.viewer
    shown.keys(Qt.Key.Key_I)
    panel = viewer.settings
    assert panel.isVisible()
    assert panel.model_state.text() == "Installed · Stable Diffusion 2"
    assert not panel.models.isVisible()
    panel.copy_all.click()
    text = QGuiApplication.clipboard().text()
    assert "Prompt: fish 0" in text
    assert "Seed: 0" in text
    assert "Model: sd 2.1" in text
    copy = next(
        one
        for one in panel.findChildren(QToolButton)
        if one.isVisible() and one.accessibleName() == "Copy: Prompt"
    )
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "fish 0"
    viewer.view.setFocus()
    shown.keys(Qt.Key.Key_Right)
    assert panel.model_state.text() == "Not installed"
    with qtbot.waitSignal(viewer.models_asked):
        QTest.mouseClick(panel.models, Qt.MouseButton.LeftButton)


def test_markup_in_a_prompt_stays_text(shown: Shown) -> None:
    picture = replace(shown.pictures[0], request=a_request("<b>fish</b>"))
    shown.viewer.settings.show_settings(lambda: settings_of(picture))
    shown.viewer.bar.settings.click()
    panel = shown.viewer.settings
    assert any(row.value.text() == "<b>fish</b>" for row in panel._rows)
    formats = {row.value.textFormat() for row in panel._rows}
    assert formats == {Qt.TextFormat.PlainText}


OTHERS = PictureSettings(
    program="ComfyUI",
    prompt="a boat",
    seed=0,
    steps=20,
    sampler="euler",
    scheduler="karras",
    guidance=7.5,
    width=512,
    height=768,
    model_name="dream.safetensors",
    loras=(LoraUse(name="foam", weight=0.5),),
    clip_skip=2,
    others=(("Node", "KSampler"),),
)


def test_settings_of_another_program_are_shown_alike() -> None:
    made_at = datetime(2026, 11, 30, tzinfo=UTC)
    picture = ForeignPicture(1, Path("boat.png"), made_at, 512, 768, OTHERS, "f" * 32)
    assert settings_of(picture).text.split("\n") == [
        "Prompt: a boat",
        "Size: 512 × 768",
        "Steps: 20",
        "Guidance (CFG): 7.5",
        "Sampler: euler karras",
        "Seed: 0",
        "Clip skip: 2",
        "LoRA or embedding: foam (0.5)",
        "Program: ComfyUI",
        "Node: KSampler",
        "File: boat.png",
        "Model: dream.safetensors",
    ]


def test_a_picture_whose_file_is_gone_says_so_and_the_next_is_shown(
    shown: Shown, qtbot: QtBot
) -> None:
    shown.pictures[-1].path.unlink()
    shown.keys(Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "can't be opened" in shown.viewer.bar.caption.text())
    shown.keys(Qt.Key.Key_Left)
    assert "can't be opened" not in shown.viewer.bar.caption.text()
    qtbot.waitUntil(lambda: shown.viewer.is_sharp)


def test_when_the_picture_is_deleted_its_neighbour_is_shown(shown: Shown, qtbot: QtBot) -> None:
    shown.keys(Qt.Key.Key_Right)
    ids = [one.id for one in shown.pictures]
    with qtbot.waitSignal(shown.viewer.current_changed):
        shown.viewed.replace([*ids[:1], *ids[2:]])
    assert shown.viewer.current_id == ids[2]
    shown.viewed.replace([999, *ids])
    assert shown.viewer.current_id == ids[2]
    assert f"4 of {COUNT + 1}" in shown.viewer.bar.caption.text()
    with qtbot.waitSignal(shown.viewer.leave_asked):
        shown.viewed.replace([])
    assert shown.viewer.current_id is None


def test_it_goes_on_where_it_was_when_it_is_shown_again(shown: Shown, qtbot: QtBot) -> None:
    shown.keys(Qt.Key.Key_End)
    shown.viewer.hide()
    shown.viewer.show()
    qtbot.waitUntil(lambda: shown.viewer.is_sharp)
    assert shown.row == COUNT - 1
    assert colour_in_the_middle(shown.viewer).red() == 20 * (COUNT - 1)


def test_every_button_has_a_name_and_a_tooltip(shown: Shown) -> None:
    shown.viewer.bar.settings.click()
    for button in shown.viewer.findChildren(QToolButton):
        if button.isVisible():
            assert button.accessibleName()
            assert button.toolTip()


def test_full_screen_browses_pictures_that_the_strip_has_not_read(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=1)
    make("a blue car", seed=2)
    window.stage.view.setFocus()
    window.actions_[ActionId.LOOK].trigger()
    look = window.findChild(FullScreenView)
    assert look is not None
    qtbot.waitUntil(lambda: look.viewer.is_sharp)
    assert "1 of 2" in look.viewer.bar.caption.text()
    image = QImage(str(window.studio.pictures.picture(0).path))  # type: ignore[union-attr]
    assert look.viewer.view.image.size() == image.size()
    QTest.keyClick(look.viewer.view, Qt.Key.Key_I)
    assert look.viewer.settings.model_state.text() == "Installed"
    QTest.keyClick(look.viewer.view, Qt.Key.Key_End)
    QTest.keyClick(look.viewer.view, Qt.Key.Key_Escape)
    assert look.isHidden()
    assert window.stage.picture == window.studio.pictures.picture(1)


def test_what_was_found_is_browsed_without_a_copy() -> None:
    async def find(_ids: Sequence[int]) -> dict[int, Picture]:
        return {}

    found = np.array([3, 1, 2], np.int32)
    viewed = ViewedPictures(find, found)
    assert viewed.ids is found
    viewed.replace(found)
    assert viewed.ids is found
    assert viewed.id_at(viewed.row_of(2)) == 2
