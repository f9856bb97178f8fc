"""Looking at a picture: fitted, zoomed, moved."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.ui.stage.picture_view import PictureView
from tests.support.wheel import wheel


@pytest.fixture
def view(qtbot: QtBot) -> PictureView:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(448, 448)
    view.show()
    qtbot.waitExposed(view)
    return view


def image(width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("red"))
    return made


def test_a_picture_fits_with_a_margin(view: PictureView) -> None:
    view.show_image(image(800, 400))
    assert view.zoom == pytest.approx(0.5)
    assert view.grab().toImage().pixelColor(224, 224) == QColor("red")
    assert view.grab().toImage().pixelColor(224, 100) != QColor("red")


def test_a_double_click_shows_every_pixel_and_the_next_the_whole(view: PictureView) -> None:
    view.show_image(image(800, 800))
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.zoom == pytest.approx(1)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.is_fitted


def test_the_wheel_zooms_and_dragging_moves(view: PictureView) -> None:
    view.show_image(image(800, 800))
    view.full_size()
    wheel(view)
    assert view.zoom == pytest.approx(1.2)
    before = QPointF(view.picture_point(QPointF(0, 0)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(view, QPoint(150, 200))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
    assert view.picture_point(QPointF(0, 0)).x() > before.x()


def test_a_preview_stands_for_the_whole_picture(view: PictureView) -> None:
    view.show_image(image(50, 50), QSize(400, 400))
    assert view.zoom == pytest.approx(1)
    view.show_image(image(400, 400))
    assert view.zoom == pytest.approx(1)


def test_nothing_can_be_zoomed_while_there_is_nothing(view: PictureView) -> None:
    view.zoom_by(2)
    view.fit()
    view.clear()
    assert view.image.isNull()
