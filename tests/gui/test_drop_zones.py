"""Pictures dropped on the canvas: zones say what each place does, and do it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.canvas.document import Layer, Target
from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.modes import Mode
from sdstudio.imaging.layer_fitting import fitted_inside
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.drop_zones import DropZones
from sdstudio.ui.canvas.picture_drops import PictureDrops
from sdstudio.ui.canvas.picture_uses import PictureUse, help_of, name_of
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View
from tests.gui.test_depth_studio import begin, depth_model
from tests.gui.test_from_pictures import begin_mask, image_of, red
from tests.support.canvas import plain
from tests.support.library_window import fill_library
from tests.support.mask_page import MaskPage, mask_page

Make = Callable[..., None]

#: Fixtures of other modules, which are found by their names.
__all__ = ["depth_model", "red"]

WIDTH, HEIGHT = 200, 160
COPY, LEFT, NONE = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def saved(paths: Paths) -> Sequence[Picture]:
    return fill_library(paths)


@dataclass
class Drops:
    """What a page does with pictures, and what was asked for elsewhere."""

    page: MaskPage
    drops: PictureDrops
    asked: list[tuple[str, object]] = field(default_factory=list)
    mode: Mode = modes.INPAINTING
    takes_hint: bool = False

    def drag(self, data: QMimeData, at: QPoint) -> bool:
        """Drag over the canvas to a place; whether it is taken there."""
        view = self.page.page.view
        for event in (
            QDragEnterEvent(QPoint(1, 1), COPY, data, LEFT, NONE),
            QDragMoveEvent(at, COPY, data, LEFT, NONE),
        ):
            QApplication.sendEvent(view, event)
        return event.isAccepted()

    def drop(self, data: QMimeData, use: PictureUse) -> None:
        """Drop in the zone of ``use``."""
        self.drag(data, QPoint(2, 2))
        at = self.drops.zones.boxes()[use].center()
        self.drag(data, at)
        event = QDropEvent(QPointF(at), COPY, data, LEFT, NONE)
        QApplication.sendEvent(self.page.page.view, event)

    def wait_for_layer(self) -> Layer:
        """The layer that was added."""
        painted = self.page.painted
        self.page.qtbot.waitUntil(lambda: painted.layer is not None)
        assert painted.layer is not None
        return painted.layer


@pytest.fixture
def drops(qtbot: QtBot, tmp_path: Path) -> Iterator[Drops]:
    with mask_page(qtbot, tmp_path, plain(WIDTH, HEIGHT)) as page:
        background = BackgroundTasks()
        made: list[Drops] = []
        one = PictureDrops(
            page.painted,
            page.page.view,
            background,
            page.actions,
            lambda: made[0].mode,
            lambda: made[0].takes_hint,
            page.page,
        )
        made.append(Drops(page, one))
        for name, signal in (
            ("start", one.start_asked),
            ("depth", one.depth_given),
            ("hint", one.hint_given),
            ("settings", one.settings_asked),
            ("trouble", one.trouble),
        ):
            signal.connect(lambda what, name=name: made[0].asked.append((name, what)))
        yield made[0]
        background.close()


def file_of(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def a_picture(folder: Path, width: int, height: int, name: str = "photo.png") -> Path:
    path = folder / name
    pixels = np.zeros((height, width, 4), np.uint8)
    pixels[:, : width // 2] = (250, 10, 20, 255)
    Image.fromarray(pixels, "RGBA").save(path)
    return path


def test_zones_appear_say_what_they_do_and_go(drops: Drops, tmp_path: Path) -> None:
    zones = drops.drops.zones
    assert not zones.isVisible()
    assert drops.drag(file_of(a_picture(tmp_path, 8, 8)), QPoint(2, 2))
    assert zones.isVisible()
    assert zones.uses == (
        PictureUse.LAYER,
        PictureUse.START,
        PictureUse.MASK,
        PictureUse.SETTINGS,
    )
    QApplication.sendEvent(drops.page.page.view, QDragLeaveEvent())
    assert not zones.isVisible()


def test_zones_cover_the_canvas_without_overlapping(drops: Drops, tmp_path: Path) -> None:
    drops.mode = modes.DEPTH_TO_IMAGE
    drops.drag(file_of(a_picture(tmp_path, 8, 8)), QPoint(2, 2))
    boxes = list(drops.drops.zones.boxes().values())
    assert len(boxes) == 5
    for number, box in enumerate(boxes):
        assert drops.drops.zones.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


def test_the_zone_below_the_pointer_is_marked(drops: Drops, tmp_path: Path) -> None:
    data = file_of(a_picture(tmp_path, 8, 8))
    drops.drag(data, QPoint(2, 2))
    box = drops.drops.zones.boxes()[PictureUse.MASK]
    before = drops.drops.zones.grab(box).toImage()
    drops.drag(data, box.center())
    assert drops.drops.zones.grab(box).toImage() != before


def test_depth_is_offered_only_where_it_applies(drops: Drops, tmp_path: Path) -> None:
    photo = a_picture(tmp_path, 80, 64)
    data = file_of(photo)
    drops.drag(data, QPoint(2, 2))
    assert PictureUse.DEPTH not in drops.drops.zones.uses
    drops.mode = modes.DEPTH_TO_IMAGE
    drops.drop(data, PictureUse.DEPTH)
    assert drops.asked == [("depth", photo)]


def test_a_hint_is_offered_only_where_a_controlnet_takes_it(drops: Drops, tmp_path: Path) -> None:
    photo = a_picture(tmp_path, 80, 64)
    data = file_of(photo)
    drops.drag(data, QPoint(2, 2))
    assert PictureUse.HINT not in drops.drops.zones.uses
    drops.takes_hint = True
    drops.drop(data, PictureUse.HINT)
    assert drops.asked == [("hint", photo)]


def test_a_smaller_picture_is_added_in_the_middle_at_its_size(drops: Drops, tmp_path: Path) -> None:
    drops.drop(file_of(a_picture(tmp_path, 40, 20)), PictureUse.LAYER)
    layer = drops.wait_for_layer()
    assert layer.name == "photo"
    assert (layer.rect.left, layer.rect.top) == (80, 70)
    assert (layer.rect.width, layer.rect.height) == (40, 20)
    pixels = layer.pixels.pixels()
    assert tuple(pixels[5, 5]) == (20, 10, 250, 255)
    assert not pixels[:, 20:].any()
    assert drops.page.painted.target is Target.LAYER
    assert drops.page.undo.undoText() == "add picture as layer"
    drops.page.undo.undo()
    assert drops.page.painted.layer is None


def test_a_larger_picture_is_scaled_to_fit(drops: Drops, tmp_path: Path) -> None:
    drops.drop(file_of(a_picture(tmp_path, 1000, 400)), PictureUse.LAYER)
    layer = drops.wait_for_layer()
    assert (layer.rect.width, layer.rect.height) == (WIDTH, 80)
    assert (layer.rect.left, layer.rect.top) == (0, 40)


def test_pixels_from_a_browser_become_a_layer_but_have_no_settings(drops: Drops) -> None:
    data, image = QMimeData(), QImage(30, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30, 128))
    data.setImageData(image)
    drops.drag(data, QPoint(2, 2))
    assert PictureUse.SETTINGS not in drops.drops.zones.uses
    drops.drop(data, PictureUse.LAYER)
    layer = drops.wait_for_layer()
    assert tuple(layer.pixels.pixels()[0, 0]) == (15, 10, 5, 128)
    assert layer.name == "Picture"


def test_a_layer_is_added_above_the_one_that_is_painted_on(drops: Drops, tmp_path: Path) -> None:
    painted = drops.page.painted
    drops.drop(file_of(a_picture(tmp_path, 10, 10, "one.png")), PictureUse.LAYER)
    first = drops.wait_for_layer()
    drops.drop(file_of(a_picture(tmp_path, 10, 10, "two.png")), PictureUse.LAYER)
    drops.page.qtbot.waitUntil(lambda: painted.layer is not first)
    painted.select_layer(first.id)
    drops.drop(file_of(a_picture(tmp_path, 10, 10, "three.png")), PictureUse.LAYER)
    drops.page.qtbot.waitUntil(lambda: painted.layer.id != first.id)  # type: ignore[union-attr]
    assert painted.document is not None
    assert [one.name for one in painted.document.layers] == ["one", "three", "two"]


def test_the_rest_is_asked_for_elsewhere(drops: Drops, tmp_path: Path) -> None:
    path = a_picture(tmp_path, 8, 8)
    for use in (PictureUse.START, PictureUse.SETTINGS):
        drops.drop(file_of(path), use)
    assert drops.asked == [("start", path), ("settings", path)]


def test_a_project_is_opened_wherever_it_is_dropped(drops: Drops, tmp_path: Path) -> None:
    path = tmp_path / "sketch.ora"
    path.write_bytes(b"PK")
    drops.drop(file_of(path), PictureUse.PROJECT)
    assert drops.drops.zones.uses == (PictureUse.PROJECT,)
    assert drops.asked == [("start", path)]


def test_what_cannot_be_opened_is_told(drops: Drops, tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG nothing more")
    drops.drop(file_of(path), PictureUse.LAYER)
    drops.page.qtbot.waitUntil(lambda: bool(drops.asked))
    (name, error) = drops.asked[0]
    assert name == "trouble"
    assert isinstance(error, StudioError)
    assert error.code is ErrorCode.INPUT_UNREADABLE
    assert drops.page.painted.layer is None


def test_an_address_of_a_picture_elsewhere_is_told(drops: Drops) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/cat.png")])
    drops.drop(data, PictureUse.LAYER)
    (name, error) = drops.asked[0]
    assert name == "trouble"
    assert isinstance(error, StudioError)
    assert error.code is ErrorCode.INPUT_REMOTE


def test_between_two_zones_nothing_happens(drops: Drops, tmp_path: Path) -> None:
    data = file_of(a_picture(tmp_path, 8, 8))
    drops.drag(data, QPoint(2, 2))
    event = QDropEvent(QPointF(2, 2), COPY, data, LEFT, NONE)
    QApplication.sendEvent(drops.page.page.view, event)
    assert not drops.asked
    assert drops.page.painted.layer is None


def test_models_are_left_to_the_window(drops: Drops, tmp_path: Path) -> None:
    model = tmp_path / "fish.safetensors"
    model.write_bytes(b"")
    assert not drops.drag(file_of(model), QPoint(2, 2))
    assert not drops.drops.zones.isVisible()


def test_the_same_uses_are_offered_by_keys(drops: Drops, tmp_path: Path) -> None:
    path = a_picture(tmp_path, 8, 8)
    menu = drops.drops.offer(path)
    names = [one.text() for one in menu.actions()]
    assert names == [name_of(one) for one in drops.drops.uses_of(path)]
    for _ in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert drops.asked == [("start", path)]


def test_each_use_has_a_name_and_says_what_it_means() -> None:
    said = [text(use) for use in PictureUse for text in (name_of, help_of)]
    assert all(said)
    assert len(set(said)) == len(said)


def test_transparent_edges_keep_their_colour_when_scaled() -> None:
    rgb = np.zeros((40, 400, 3), np.uint8)
    rgb[:, 200:] = (250, 10, 20)
    alpha = np.zeros((40, 400), np.uint8)
    alpha[:, 200:] = 255
    small, opacity = fitted_inside(rgb, alpha, 100, 100)
    assert small.shape == (10, 100, 3)
    assert opacity is not None
    seen = opacity > 8
    assert (np.abs(small[seen].astype(int) - (250, 10, 20)) <= 16).all()


# In the window.


def canvas_of(window: MainWindow) -> CanvasView:
    page = window.canvas_controller.page
    assert page is not None
    return page.view


def drop_at(view: CanvasView, data: QMimeData, use: PictureUse) -> None:
    """Drop a picture in the zone of ``use``."""
    (zones,) = view.findChildren(DropZones)
    for event in (
        QDragEnterEvent(QPoint(1, 1), COPY, data, LEFT, NONE),
        QDragMoveEvent(QPoint(2, 2), COPY, data, LEFT, NONE),
    ):
        QApplication.sendEvent(view, event)
    at = QPointF(zones.boxes()[use].center())
    QApplication.sendEvent(view, QDropEvent(at, COPY, data, LEFT, NONE))


def test_a_picture_becomes_the_mask_of_the_canvas(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    _, mask = begin_mask(window, qtbot, red)
    path = tmp_path / "mask.png"
    Image.fromarray(np.full((mask.grid.height, mask.grid.width), 255, np.uint8)).save(path)
    drop_at(canvas_of(window), file_of(path), PictureUse.MASK)
    qtbot.waitUntil(lambda: bool((mask.snapshot.pixels() == 255).all()))


def test_a_picture_becomes_the_one_that_is_painted_on(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_mask(window, qtbot, red)
    before = image_of(window)
    path = a_picture(tmp_path, 64, 64)
    drop_at(canvas_of(window), file_of(path), PictureUse.START)
    qtbot.waitUntil(lambda: image_of(window) != before)
    assert window.stage.showing is Showing.CANVAS
    window.undo.undo()
    assert image_of(window) == before


def test_a_picture_of_the_library_gives_its_settings_alone(
    window: MainWindow, qtbot: QtBot, make: Make, red: Path
) -> None:
    make("a red fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    begin_mask(window, qtbot, red)
    before = image_of(window)
    window.studio.draft.choose(prompt="something else")
    drop_at(canvas_of(window), file_of(picture.path), PictureUse.SETTINGS)
    qtbot.waitUntil(lambda: window.studio.draft.draft.chosen.get("prompt") == "a red fish")
    assert image_of(window) == before


def test_a_picture_without_settings_is_told(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_mask(window, qtbot, red)
    draft = window.studio.draft.draft
    drop_at(canvas_of(window), file_of(a_picture(tmp_path, 64, 64)), PictureUse.SETTINGS)
    qtbot.waitUntil(lambda: "contains no settings" in window.make.done.text)
    assert window.studio.draft.draft == draft


@pytest.mark.usefixtures("depth_model")
def test_a_picture_becomes_the_depth_of_the_canvas(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin(window, qtbot, red)
    drop_at(canvas_of(window), file_of(a_picture(tmp_path, 96, 64)), PictureUse.DEPTH)
    qtbot.waitUntil(lambda: window.canvas_controller.has_depth)


def test_a_picture_of_the_library_is_dragged_onto_the_canvas_by_way_of_its_view(
    window: MainWindow,
    page: LibraryPage,
    red: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.views.show(View.CREATE)
    canvas, _ = begin_mask(window, qtbot, red)
    window.views.show(View.LIBRARY)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(red))])
    monkeypatch.setattr(QDropEvent, "source", lambda _self: page.grid)
    button = window.views.switch.buttons[ActionId.VIEW_CANVAS]
    # Only over it for a moment, on the way elsewhere.
    QApplication.sendEvent(button, QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE))
    QApplication.sendEvent(button, QDragLeaveEvent())
    assert window.views.shown is View.LIBRARY
    QApplication.sendEvent(button, QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE))
    qtbot.waitUntil(lambda: window.views.shown is View.CREATE)
    assert window.stage.showing is Showing.CANVAS
    drop = QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE)
    QApplication.sendEvent(button, drop)
    assert not drop.isAccepted()
    # Where the grid was when the drag began.
    at = QPoint(canvas.view.width() // 4, canvas.view.height() // 4)
    for event in (
        QDragEnterEvent(at, COPY, data, LEFT, NONE),
        QDragMoveEvent(at, COPY, data, LEFT, NONE),
        QDropEvent(QPointF(at), COPY, data, LEFT, NONE),
    ):
        QApplication.sendEvent(canvas.view, event)
    painted = window.canvas_controller.painted
    assert painted is not None
    qtbot.waitUntil(lambda: painted.document is not None and len(painted.document.layers) == 1)
