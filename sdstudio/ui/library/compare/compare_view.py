"""Two to four pictures compared: side by side, or two in one place."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QSplitter,
    QStackedLayout,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view.picture_cache import PictureCache
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.operations import Operations
from sdstudio.imaging import Rgb
from sdstudio.imaging.difference import PixelDifference, difference
from sdstudio.imaging.thumbnail import SIDE_PX
from sdstudio.library import AnyPicture
from sdstudio.ui.library.compare.compare_bar import CompareBar, CompareMode
from sdstudio.ui.library.compare.parameter_table import ParameterTable
from sdstudio.ui.library.compare.slider_view import SliderView
from sdstudio.ui.library.viewer.setting_rows import settings_of
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.picture_view import PictureView, Position
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import sentences
from sdstudio.ui.zoom import WHEEL_FACTOR

PICTURES_MAX: Final = 4
_PAN_PX: Final = 80
_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CompareView(Retranslates, QWidget):
    """Zoomed and moved together, with the settings that differ below.

    Its keys work while it or a part of it has the focus: B side by side, L the slider, K
    flicker, D the difference, Space the other picture, + - F A zoom, Shift with an arrow moves,
    Esc or C leaves.

    Args:
        cache: decoded pictures; not the one of a viewer that is shown at the same time.

    Signals:
        leave_asked(): the artist is done.
        current_changed(id): another picture is the current one.

    Thread: GUI.
    """

    leave_asked = Signal()
    current_changed = Signal(object)

    def __init__(
        self,
        thumbnails: Thumbnails,
        cache: PictureCache,
        background: BackgroundTasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._cache, self._background = thumbnails, cache, background
        self._operations = Operations(self)
        self._pictures: tuple[AnyPicture, ...] = ()
        self._images: dict[int, QImage] = {}
        self._broken: set[int] = set()
        self._difference: PixelDifference | None = None
        #: The ids and amplification of the newest computation.
        self._asked: tuple[int, int, int] | None = None
        self._marks: Callable[[int], str] = lambda _id: ""
        self._current = 0
        self._is_flipped = False
        self._flicker = QTimer(self)
        self._flicker.timeout.connect(self.flip)
        self.bar = CompareBar()
        self.views = [PictureView() for _ in range(PICTURES_MAX)]
        self.single = SliderView()
        self.table = ParameterTable()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def mode(self) -> CompareMode:
        """How the pictures are compared."""
        return self.bar.mode

    @property
    def pictures(self) -> tuple[AnyPicture, ...]:
        """The pictures that are compared."""
        return self._pictures

    @property
    def difference(self) -> PixelDifference | None:
        """How the two pictures differ, once that has been computed."""
        return self._difference

    @property
    def picture(self) -> AnyPicture | None:
        """The current one: the one that was clicked or has the focus, or the visible one of two."""
        at = self._current if self.mode is CompareMode.BESIDE else int(self._is_flipped)
        return self._pictures[at] if at < len(self._pictures) else None

    @property
    def current_id(self) -> int | None:
        """Its id."""
        return None if self.picture is None else self.picture.id

    def show_marks(self, marks: Callable[[int], str] | None = None) -> None:
        """Show the pictures' marks next to their numbers; call it again when they change.

        Args:
            marks: in words, by id.
        """
        self._marks = marks or self._marks
        self._show_numbers()

    def show_pictures(self, pictures: Sequence[AnyPicture]) -> None:
        """Compare two to four pictures; of more, the first four."""
        self._pictures = tuple(pictures[:PICTURES_MAX])
        self._images, self._broken, self._difference = {}, set(), None
        self._is_flipped = False
        self._operations.cancel_all()
        self._asked = None
        self.bar.set_count(len(self._pictures))
        for picture in self._pictures:
            self._thumbnails.thumbnail(picture.id, SIDE_PX, picture)
            image = self._cache.image(picture)
            if image is not None:
                self._images[picture.id] = image
        waiting = [one for one in self._pictures if one.id not in self._images]
        if waiting:
            self._cache.look(waiting[0], waiting[1:])
        titles = [f"{number}. {one.path.name}" for number, one in enumerate(self._pictures, 1)]
        self.table.show_settings([settings_of(one) for one in self._pictures], titles)
        self._current = 0
        self._show_numbers()
        for view in (*self.views, self.single):
            view.clear()
        self._show()

    def flip(self) -> None:
        """Show the other one of two pictures in the same place."""
        self._is_flipped = not self._is_flipped
        self._show()
        self.current_changed.emit(self.current_id)

    def retranslate(self) -> None:
        self._name_views()
        self._report()

    # Qt overrides.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        view = self._zoomed
        modes = {
            Qt.Key.Key_B: CompareMode.BESIDE,
            Qt.Key.Key_L: CompareMode.SLIDER,
            Qt.Key.Key_K: CompareMode.FLICKER,
            Qt.Key.Key_D: CompareMode.DIFFERENCE,
        }
        if event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
        elif key in modes:
            self.bar.choose(modes[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            view.zoom_by(WHEEL_FACTOR)
        elif key == Qt.Key.Key_Minus:
            view.zoom_by(1 / WHEEL_FACTOR)
        elif key == Qt.Key.Key_F:
            view.fit()
        elif key == Qt.Key.Key_A:
            view.full_size()
        elif key in _DIRECTIONS:
            x, y = _DIRECTIONS[key]
            view.pan_by(x * _PAN_PX, y * _PAN_PX)
        elif key == Qt.Key.Key_Space and self.mode is CompareMode.FLICKER:
            self._flicker.stop()
            self.flip()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_C):
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._flicker.stop()
        self._cache.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self.views:
            self._current = self.views.index(watched)
            self._show_numbers()
            self.current_changed.emit(self.current_id)
        return super().eventFilter(watched, event)

    # Construction.

    def _lay_out(self) -> None:
        beside = QWidget()
        self._numbers = [_number(view, text) for text, view in enumerate(self.views, 1)]
        self._grid = QGridLayout(beside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        stage = QFrame()
        stage.setObjectName("stage")
        stage.setMinimumHeight(120)
        self._stack = QStackedLayout(stage)
        self._stack.addWidget(beside)
        self._stack.addWidget(self.single)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(stage)
        self.splitter.addWidget(self.table)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([600, 200])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        for view in self.views:
            view.moved.connect(partial(self._on_moved, view))
            view.installEventFilter(self)
        self.bar.mode_chosen.connect(self._on_mode)
        self.bar.amplification_chosen.connect(self._on_amplification)
        self.bar.interval_chosen.connect(self._on_interval)
        self.bar.fit.clicked.connect(lambda: self._zoomed.fit())
        self.bar.full_size.clicked.connect(lambda: self._zoomed.full_size())
        self.bar.leave.clicked.connect(self.leave_asked)
        self._thumbnails.ready.connect(self._on_thumbnail)
        self._cache.loaded.connect(self._on_loaded)

    # Showing.

    @property
    def _zoomed(self) -> PictureView:
        return self.views[0] if self.mode is CompareMode.BESIDE else self.single

    def _on_loaded(self, picture: AnyPicture, image: QImage) -> None:
        if not any(one.identity == picture.identity for one in self._pictures):
            return
        for one in self._pictures:
            if (one.identity, one.path) == (picture.identity, picture.path):
                if image.isNull():
                    self._broken.add(one.id)
                else:
                    self._images[one.id] = image
        self._show()

    def _on_thumbnail(self, picture_id: int) -> None:
        is_ours = any(one.id == picture_id for one in self._pictures)
        if is_ours and picture_id not in self._images:
            self._show()

    def _image(self, picture: AnyPicture) -> QImage:
        image = self._images.get(picture.id)
        if image is None:
            image = self._thumbnails.thumbnail(picture.id, SIDE_PX, picture)
        return QImage() if image is None else image

    def _show(self) -> None:
        if self.mode is CompareMode.BESIDE:
            self._show_beside()
        elif len(self._pictures) == 2:
            self._show_two()
        self._report()

    def _show_beside(self) -> None:
        self._stack.setCurrentIndex(0)
        # Two by two for four: the largest pictures on a wide screen.
        columns = 2 if len(self._pictures) == PICTURES_MAX else max(1, len(self._pictures))
        for number, view in enumerate(self.views):
            self._grid.removeWidget(view)
            view.setVisible(number < len(self._pictures))
            if number < len(self._pictures):
                picture = self._pictures[number]
                self._grid.addWidget(view, number // columns, number % columns)
                self._put(view, self._image(picture), picture)

    def _show_two(self) -> None:
        one, other = self._pictures
        self._stack.setCurrentIndex(1)
        if self.mode is CompareMode.DIFFERENCE:
            self.single.show_other(None)
            self._show_difference(one, other)
            return
        self._put(self.single, self._image(one), one)
        image = self._image(other)
        if self.mode is CompareMode.SLIDER:
            self.single.show_other(None if image.isNull() else image)
        else:
            self.single.show_other(None)
            self.single.show_instead(image if self._is_flipped and not image.isNull() else None)

    def _show_difference(self, one: AnyPicture, other: AnyPicture) -> None:
        if self._difference is not None:
            self._put(self.single, _image_of(self._difference.map), one)
            return
        self.single.show_image(QImage(), QSize(one.width, one.height))
        asked = one.id, other.id, self.bar.amplification
        if asked != self._asked and one.id in self._images and other.id in self._images:
            self._asked = asked
            pair = self._images[one.id], self._images[other.id]
            compute = self._compute(*pair, self.bar.amplification)
            self._operations.start(compute, replacing="difference")

    async def _compute(self, one: QImage, other: QImage, amplification: int) -> None:
        work = partial(_difference, one, other, amplification)
        self._difference = await self._background.do(f"difference {id(self):x}", work)
        self._show()

    def _put(self, view: PictureView, image: QImage, picture: AnyPicture) -> None:
        size = QSize(picture.width, picture.height)
        if view.image.cacheKey() != image.cacheKey():
            view.show_image(image, size)

    def _on_moved(self, moved: PictureView) -> None:
        position = moved.position
        for view in self.views:
            if view is not moved and not view.image.isNull():
                zoom = position.zoom
                if zoom is not None:
                    # They are shown at one size, whatever they have.
                    zoom *= moved.shown_as.width() / max(1, view.shown_as.width())
                view.take_position(Position(zoom, position.centre))

    def _show_numbers(self) -> None:
        for at, (number, picture) in enumerate(zip(self._numbers, self._pictures, strict=False)):
            marks = self._marks(picture.id)
            said = QLocale().toString(at + 1)
            number.setText(f"{said} · {marks}" if marks else said)
            number.adjustSize()
            self.views[at].setAccessibleDescription(marks)

    # The bar.

    def _on_mode(self) -> None:
        self._is_flipped = False
        self._flicker.stop()
        if self.mode is CompareMode.FLICKER and self._moves:
            self._flicker.start(self.bar.interval_ms)
        self._name_views()
        self._show()
        self._zoomed.setFocus()

    @property
    def _moves(self) -> bool:
        # 0 where the system wants no motion: then Space flips.
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.style().styleHint(hint, None, self) > 0

    def _on_interval(self) -> None:
        self._flicker.start(self.bar.interval_ms)

    def _on_amplification(self) -> None:
        self._difference = self._asked = None
        self._show()

    def _name_views(self) -> None:
        for number, view in enumerate(self.views, 1):
            view.setAccessibleName(self.tr("Picture {number}").format(number=number))
        self.single.setAccessibleName(self.tr("Two pictures, one over the other"))

    def _report(self) -> None:
        """Show in the bar what the picture alone doesn't."""
        if any(one.id in self._broken for one in self._pictures):
            self.bar.report(self.tr("One of the pictures can't be opened."))
        elif self.mode is CompareMode.DIFFERENCE:
            self.bar.report(self._difference_text())
        elif self.mode is CompareMode.FLICKER and self._pictures:
            number = 2 if self._is_flipped else 1
            self.bar.report(self.tr("Picture {number}").format(number=number))
        else:
            self.bar.report("")

    def _difference_text(self) -> str:
        found = self._difference
        if found is None:
            return self.tr("Comparing…")
        if not found.largest:
            text = self.tr("No pixel differs.")
        else:
            mean = QLocale().toString(found.mean, "f", 2)
            text = self.tr("Largest difference {largest} of 255, mean {mean}.").format(
                largest=found.largest, mean=mean
            )
        if found.is_scaled:
            return sentences(text, self.tr("The sizes differ, so the second picture was scaled."))
        return text


def _number(view: PictureView, number: int) -> QLabel:
    """The number of a picture, as in the table below, in the corner of its view."""
    label = QLabel(QLocale().toString(number), view)
    label.setObjectName("picture_number")
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.move(GRID_PX, GRID_PX)
    return label


def _difference(one: QImage, other: QImage, amplification: int) -> PixelDifference:
    return difference(_rgb(one), _rgb(other), amplification)


def _rgb(image: QImage) -> Rgb:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, line = plain.width(), plain.height(), plain.bytesPerLine()
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(height, line)
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def _image_of(rgb: Rgb) -> QImage:
    height, width, _ = rgb.shape
    image = QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
