"""Two to four pictures compared: side by side, or in one place."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view.picture_cache import PictureCache
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.imaging.difference import PixelDifference
from sdstudio.imaging.thumbnail import SIDE_PX
from sdstudio.library import AnyPicture
from sdstudio.ui import motion
from sdstudio.ui.accessibility.roles import speak_as
from sdstudio.ui.library.blurred_sign import BlurredSign
from sdstudio.ui.library.compare.beside_view import PICTURES_MAX, BesideView
from sdstudio.ui.library.compare.compare_bar import OF_TWO, CompareBar, CompareMode
from sdstudio.ui.library.compare.difference_map import DifferenceMap, difference_text
from sdstudio.ui.library.compare.pair import Pair
from sdstudio.ui.library.compare.parameter_table import ParameterTable
from sdstudio.ui.library.compare.picture_number import PictureNumber
from sdstudio.ui.library.compare.slider_view import SliderView
from sdstudio.ui.library.viewer.setting_rows import ShownSettings, settings_of
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.zoom import WHEEL_FACTOR

_PAN_PX: Final = 80
_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_MODES: Final = {
    Qt.Key.Key_B: CompareMode.BESIDE,
    Qt.Key.Key_L: CompareMode.SLIDER,
    Qt.Key.Key_K: CompareMode.FLICKER,
    Qt.Key.Key_D: CompareMode.DIFFERENCE,
}


class CompareView(Retranslates, QWidget):
    """Zoomed and moved together, with the settings that differ below.

    Its keys work while it or a part of it has the focus: B side by side, L the slider, K
    flicker, D the difference, N another two of three or four, Space the next picture, + - F A
    zoom, Shift with an arrow moves, V reveals what is blurred, Esc or C leaves.

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
        blur: Blur,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._cache, self._blur = thumbnails, cache, blur
        self._pictures: tuple[AnyPicture, ...] = ()
        self._images: dict[int, QImage] = {}
        self._broken: set[int] = set()
        self._difference = DifferenceMap(background, self)
        self._marks: Callable[[int], str] = lambda _id: ""
        self._pair = Pair()
        # Which picture flickers at the moment.
        self._flickered = 0
        self._flicker = QTimer(self)
        self._flicker.timeout.connect(self._on_flicker)
        self.bar = CompareBar()
        self.beside = BesideView()
        self.views = self.beside.views
        self.single = SliderView()
        self.sign = BlurredSign(self.single)
        self._left, self._right = (
            PictureNumber(self.single, is_right=is_right) for is_right in (False, True)
        )
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
        return self._difference.found

    @property
    def shown(self) -> tuple[int, ...]:
        """The positions of the pictures that are shown, from left to right."""
        if self.mode is CompareMode.BESIDE:
            return tuple(range(len(self._pictures)))
        if self.mode is CompareMode.FLICKER:
            return (self._flickered,)
        return (self._pair.left, self._pair.right)

    @property
    def picture(self) -> AnyPicture | None:
        """The current one: clicked or with the focus, that which flickers, or the left one."""
        at = self.beside.current if self.mode is CompareMode.BESIDE else self.shown[0]
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
        self._images, self._broken = {}, set()
        self._difference.forget()
        self._pair, self._flickered, self.beside.current = Pair(), 0, 0
        self.bar.set_count(len(self._pictures))
        for picture in self._pictures:
            self._thumbnails.thumbnail(picture.id, SIDE_PX, picture)
            image = self._cache.image(picture)
            if image is not None:
                self._images[picture.id] = image
        waiting = [one for one in self._pictures if one.id not in self._images]
        if waiting:
            self._cache.look(waiting[0], waiting[1:])
        self._show_numbers()
        for view in (*self.views, self.single):
            view.clear()
        # Those that were revealed before are left.
        self._blur.reveal((), self)
        self._show_settings()
        self._show()

    def flip(self) -> None:
        """Show the next picture in the same place."""
        self._flickered = (self._flickered + 1) % max(1, len(self._pictures))
        self._show()
        self.current_changed.emit(self.current_id)

    def choose_pair(self, pair: Pair) -> None:
        """Show another two of three or four pictures."""
        if pair != self._pair:
            self._pair = pair
            self._difference.forget()
            self._show()
            self.current_changed.emit(self.current_id)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Comparison"))
        self._show_settings()
        self.single.setAccessibleName(self.tr("Pictures, one over the other"))
        self._show_numbers()
        self._report()

    # Qt overrides.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        view = self._zoomed
        if event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
        elif key in _MODES:
            self.bar.choose(_MODES[key])
        elif key == Qt.Key.Key_N:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._on_other_pair(-1 if is_back else 1)
        elif key == Qt.Key.Key_V:
            self._toggle_blur()
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
        self._blur.reveal((), self)

    # Construction.

    def _lay_out(self) -> None:
        stage = QFrame()
        stage.setObjectName("stage")
        stage.setMinimumHeight(120)
        self._stack = QStackedLayout(stage)
        self._stack.addWidget(self.beside)
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
        self.beside.current_changed.connect(self._on_current)
        self.beside.reveal_asked.connect(lambda at: self._reveal([at]))
        self.sign.asked.connect(lambda: self._reveal(self.shown))
        self._difference.computed.connect(self._show)
        self._blur.changed.connect(self._on_blur)
        self.bar.left_chosen.connect(lambda at: self.choose_pair(self._pair.with_left(at)))
        self.bar.right_chosen.connect(lambda at: self.choose_pair(self._pair.with_right(at)))
        self.bar.mode_chosen.connect(self._on_mode)
        self.bar.amplification_chosen.connect(self._on_amplification)
        self.bar.interval_chosen.connect(self._start_flickering)
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
        return self._blur.shown(picture.id, image) or QImage()

    def _is_blurred(self, at: int) -> bool:
        return at < len(self._pictures) and self._blur.is_blurred(self._pictures[at].id)

    def _show(self) -> None:
        if self.mode is CompareMode.BESIDE:
            self._stack.setCurrentWidget(self.beside)
            self.beside.arrange(self._pictures, self._show_in)
            for at, sign in enumerate(self.beside.signs):
                sign.show_if(self._is_blurred(at))
        elif len(self._pictures) > 1:
            self._stack.setCurrentWidget(self.single)
            self._show_single()
            self.sign.show_if(any(map(self._is_blurred, self.shown)))
        self._show_which()
        self._report()

    def _show_single(self) -> None:
        if self.mode is CompareMode.FLICKER:
            # All in the shape of the first, so that nothing jumps.
            self._show_in(self.single, 0)
            other = self._image(self._pictures[self._flickered])
            is_first = not self._flickered or other.isNull()
            self.single.show_other(None)
            self.single.show_instead(None if is_first else other)
        elif self.mode is CompareMode.DIFFERENCE:
            self.single.show_other(None)
            self._show_difference()
        else:
            self._show_in(self.single, self._pair.left)
            other = self._image(self._pictures[self._pair.right])
            self.single.show_other(None if other.isNull() else other)

    def _show_difference(self) -> None:
        one, other = (self._pictures[at] for at in self.shown)
        # Pixels of a blurred picture would be seen in it.
        if any(map(self._is_blurred, self.shown)):
            self._show_in(self.single, self._pair.left)
            return
        if one.id in self._images and other.id in self._images:
            pair = self._images[one.id], self._images[other.id]
            self._difference.ask(*pair, self.bar.amplification)
        self._put(self.single, self._difference.image, one)

    def _show_in(self, view: PictureView, at: int) -> None:
        picture = self._pictures[at]
        self._put(view, self._image(picture), picture)

    def _put(self, view: PictureView, image: QImage, picture: AnyPicture) -> None:
        size = QSize(picture.width, picture.height)
        if view.image.cacheKey() != image.cacheKey() or view.shown_as != size:
            view.show_image(image, size)

    def _show_numbers(self) -> None:
        for at, picture in enumerate(self._pictures):
            self.beside.show_marks(at, self._marks(picture.id))
        self._show_which()

    def _show_which(self) -> None:
        """Say which pictures are shown in one place: on them, in the bar and in the table."""
        shown = () if self.mode is CompareMode.BESIDE else self.shown
        shown = tuple(at for at in shown if at < len(self._pictures))
        for at, number in zip(shown, (self._left, self._right), strict=False):
            number.say(at + 1, self._marks(self._pictures[at].id))
        self._right.setVisible(len(shown) > 1)
        self.bar.show_pair(self._pair.left, self._pair.right)
        names = (self.tr("Left"), self.tr("Right")) if len(shown) > 1 else (self.tr("Shown"),)
        self.table.mark_columns(dict(zip(shown, names, strict=False)))
        said = (
            self.tr("Picture {number}").format(number=QLocale().toString(at + 1)) for at in shown
        )
        self.single.setAccessibleDescription(" · ".join(said))

    def _show_settings(self) -> None:
        names = (self._blur.file_name(one) for one in self._pictures)
        self.table.show_settings(
            [
                ShownSettings("", ()) if self._blur.is_blurred(one.id) else settings_of(one)
                for one in self._pictures
            ],
            [f"{number}. {name}" for number, name in enumerate(names, 1)],
        )

    # What is blurred.

    def _on_blur(self) -> None:
        self._show_settings()
        self._show()

    def _reveal(self, positions: Sequence[int]) -> None:
        """Show these clearly, too."""
        ids = [one.id for one in self._pictures]
        clear = [
            one for one in ids if self._blur.is_private(one) and not self._blur.is_blurred(one)
        ]
        self._blur.reveal([*clear, *(ids[at] for at in positions)], self)

    def _toggle_blur(self) -> None:
        self._blur.toggle([one.id for one in self._pictures if self._blur.is_private(one.id)], self)

    # The bar.

    def _on_mode(self) -> None:
        self._flickered = 0
        self._flicker.stop()
        self._start_flickering()
        self._show()
        self._zoomed.setFocus()
        self.current_changed.emit(self.current_id)

    def _on_flicker(self) -> None:
        if motion.moves(self):
            self.flip()
        else:
            self._flicker.stop()

    def _start_flickering(self) -> None:
        # Without motion, Space flips.
        if self.mode is CompareMode.FLICKER and motion.moves(self):
            self._flicker.start(self.bar.interval_ms)

    def _on_amplification(self) -> None:
        self._difference.forget()
        self._show()

    def _on_current(self) -> None:
        self._show_numbers()
        self.current_changed.emit(self.current_id)

    def _on_other_pair(self, steps: int) -> None:
        if self.mode in OF_TWO:
            self.choose_pair(self._pair.stepped(len(self._pictures), steps))

    def _report(self) -> None:
        """Show in the bar what the picture alone doesn't."""
        if any(one.id in self._broken for one in self._pictures):
            self.bar.report(self.tr("One of the pictures can't be opened."))
        elif self.mode is CompareMode.DIFFERENCE and self._pictures:
            is_blurred = any(map(self._is_blurred, self.shown))
            reveal = self.tr("Reveal what is blurred to see the difference.")
            self.bar.report(reveal if is_blurred else difference_text(self.difference))
        elif self.mode is CompareMode.FLICKER and self._pictures:
            number = QLocale().toString(self._flickered + 1)
            self.bar.report(self.tr("Picture {number}").format(number=number))
        else:
            self.bar.report("")


speak_as(CompareView, QAccessible.Role.Grouping)
