"""The viewer: one picture at a time, browsed with the arrow keys, zoomed, with its settings."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from sdstudio.app.library_view.model_of import NamedModel
from sdstudio.app.library_view.picture_cache import NEXT, PREVIOUS, PictureCache
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.library_view.viewed_pictures import ViewedPictures
from sdstudio.imaging.thumbnail import SIDE_PX
from sdstudio.library import AnyPicture
from sdstudio.ui.library.blurred_sign import BlurredSign
from sdstudio.ui.library.viewer.browsed import Browsed
from sdstudio.ui.library.viewer.loupe import Loupe
from sdstudio.ui.library.viewer.setting_rows import settings_of
from sdstudio.ui.library.viewer.settings_panel import SettingsPanel
from sdstudio.ui.library.viewer.slideshow import Slideshow
from sdstudio.ui.library.viewer.viewer_bar import ViewerBar
from sdstudio.ui.library.viewer.viewer_keys import ViewerKeys
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.wording import number, size
from sdstudio.ui.zoom import WHEEL_FACTOR

# Pictures on each side whose thumbnails are there before the artist arrives.
_NEAR: Final = 8
_LEAVE: Final = frozenset(
    (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
)


class Viewer(Retranslates, QWidget):
    """Is part of a page or fills the screen; :meth:`show_pictures` fills it with pictures.

    Its keys work while it or a part of it has the focus: arrows, Home and End browse, Shift with an
    arrow moves a zoomed picture, + and - zoom, F fits, A shows the actual size, Z held is the
    loupe, S starts the slideshow, I shows the settings, V reveals a blurred picture, Space, Enter
    or Esc leaves.

    Args:
        thumbnails: shown at once, until the picture is decoded.
        cache: decoded pictures; one for each viewer.
        model_of: the model of a picture; ``None`` if that is unknown.

    Signals:
        current_changed(id): another picture is shown.
        leave_asked(): the artist is done, or no picture is left.
        models_asked(): the artist wants to get the model that is missing.
        full_screen_asked(): the artist wants to see it on the whole screen.

    Thread: GUI.
    """

    current_changed = Signal(object)
    leave_asked = Signal()
    models_asked = Signal()
    full_screen_asked = Signal()

    def __init__(
        self,
        thumbnails: Thumbnails,
        cache: PictureCache,
        model_of: Callable[[AnyPicture], NamedModel | None],
        blur: Blur,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._cache = cache
        self._model_of = model_of
        self._blur = blur
        self._browsed = Browsed(self)
        self._marks: Callable[[int], str] = lambda _id: ""
        self._is_painted = self._is_sharp = self._is_broken = False
        self.view = PictureView()
        self.sign = BlurredSign(self.view)
        self.settings = SettingsPanel()
        self.bar = ViewerBar()
        self.loupe = Loupe(self.view)
        self.slideshow = Slideshow(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def picture(self) -> AnyPicture | None:
        """The picture that is shown, once it has been found."""
        return self._browsed.picture

    @property
    def current_id(self) -> int | None:
        """The id of the picture that is shown."""
        return self._browsed.picture_id

    @property
    def is_sharp(self) -> bool:
        """Whether every pixel of the picture is shown that may be seen, not its thumbnail."""
        return self._is_sharp

    def show_pictures(
        self, viewed: ViewedPictures, picture_id: int, known: AnyPicture | None = None
    ) -> None:
        """Browse ``viewed``, beginning with a picture that is in it.

        Args:
            known: that picture, if the caller has it.
        """
        self._browsed.use(viewed)
        if known is not None:
            self._browsed.know(picture_id, known)
        self._show_row(max(0, viewed.row_of(picture_id)))

    def show_marks(self, marks: Callable[[int], str] | None = None) -> None:
        """Show the picture's marks in the bar; call it again when they change.

        Args:
            marks: in words, by id.
        """
        self._marks = marks or self._marks
        self._update_caption()

    def step(self, steps: int) -> None:
        """Move by that many pictures, as far as there are some."""
        browsed = self._browsed
        if not len(browsed):
            return
        row = max(0, min(len(browsed) - 1, browsed.row + steps))
        if row != browsed.row:
            browsed.turn(1 if steps > 0 else -1)
            self._show_row(row)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Picture"))
        self._update_caption()

    # Qt overrides.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.slideshow.is_running:
            self.slideshow.stop()
            return
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Z and not event.isAutoRepeat():
            self.loupe.release()
        else:
            super().keyReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and self.slideshow.is_running:
            self.slideshow.stop()
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.current_id is not None and not self._is_sharp:
            self._show_best()
            self._look_ahead()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.slideshow.stop()
        self.loupe.release()
        self._cache.stop()
        self._blur.reveal((), self)

    def event(self, event: QEvent) -> bool:
        # The window's shortcuts for these keys must not work here.
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._keys.takes(event):
            event.accept()
            return True
        return super().event(event)

    # Construction.

    def _lay_out(self) -> None:
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.settings)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([1000, 300])
        self.view.setMinimumWidth(160)
        self.settings.setMinimumWidth(220)
        self.settings.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.bar)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        bar = self.bar
        others: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Home: lambda: self._jump(0),
            Qt.Key.Key_End: lambda: self._jump(-1),
            Qt.Key.Key_F: self.view.fit,
            Qt.Key.Key_A: self.view.full_size,
            Qt.Key.Key_Z: self.loupe.hold,
            Qt.Key.Key_S: self.slideshow.start,
            Qt.Key.Key_I: bar.settings.click,
            Qt.Key.Key_V: self._toggle_blur,
            **dict.fromkeys(_LEAVE, self.leave_asked.emit),
        }
        self._keys = ViewerKeys(self.view, self.loupe, self.step, lambda: self._is_painted, others)
        bar.previous.clicked.connect(lambda: self.step(-1))
        bar.next.clicked.connect(lambda: self.step(1))
        bar.zoom_out.clicked.connect(lambda: self.view.zoom_by(1 / WHEEL_FACTOR))
        bar.zoom_in.clicked.connect(lambda: self.view.zoom_by(WHEEL_FACTOR))
        bar.fit.clicked.connect(self.view.fit)
        bar.full_size.clicked.connect(self.view.full_size)
        bar.slideshow.clicked.connect(self.slideshow.start)
        bar.interval_chosen.connect(self._on_interval)
        bar.settings.toggled.connect(self.settings.setVisible)
        bar.full_screen.clicked.connect(self.full_screen_asked)
        self.settings.models_asked.connect(self.models_asked)
        self.view.zoomed.connect(self._update_caption)
        self.view.zoomed.connect(lambda: self._cache.set_room(self.view.room))
        self.slideshow.next_asked.connect(self._on_slideshow)
        self.slideshow.changed.connect(self._on_slideshow_changed)
        self.view.installEventFilter(self)
        self._thumbnails.ready.connect(self._on_thumbnail)
        self._cache.loaded.connect(self._on_loaded)
        self._browsed.found.connect(self._on_found)
        self._browsed.replaced.connect(self._on_replaced)
        self._blur.changed.connect(self._on_blur)
        self.sign.asked.connect(self._toggle_blur)

    def _jump(self, row: int) -> None:
        count = len(self._browsed)
        self.step((row if row >= 0 else count + row) - self._browsed.row)

    # Showing.

    def _show_row(self, row: int) -> None:
        browsed = self._browsed
        if not len(browsed):
            return
        is_other = browsed.go_to(row)
        if is_other:
            self._is_painted = self._is_sharp = self._is_broken = False
            # That which was revealed is left.
            self._blur.reveal((), self)
            self._show_best()
        self._update()
        if is_other:
            self.current_changed.emit(browsed.picture_id)
        if browsed.ask(_NEAR):
            self._look_ahead()

    def _on_found(self) -> None:
        if self.picture is None:
            self._on_broken()
        elif not self._is_sharp:
            self._show_best()
        self._update()
        self._look_ahead()

    def _show_best(self) -> None:
        """Show the picture if it is decoded, or its thumbnail if that is there."""
        picture_id, picture = self.current_id, self.picture
        assert picture_id is not None
        image = None if picture is None else self._cache.image(picture)
        if image is not None:
            self._show_sharp(image)
            return
        thumbnail = self._thumbnails.thumbnail(picture_id, SIDE_PX, picture)
        if thumbnail is not None:
            self._put(thumbnail, self._size_of(picture, thumbnail.size()))
            self._paint_now()
        elif not self._is_painted:
            self._put(QImage(), self._size_of(picture, self.view.shown_as))

    def _put(self, image: QImage, shown_as: QSize, shrunk: QImage | None = None) -> None:
        """Show what may be seen of an image.

        Args:
            shrunk: the same for the size of the view.
        """
        picture_id = self.current_id
        assert picture_id is not None
        is_blurred = self._blur.is_blurred(picture_id)
        shown = self._blur.shown(picture_id, image) or QImage()
        self.view.show_image(shown, shown_as, None if is_blurred else shrunk)
        self.sign.show_if(is_blurred and not self.slideshow.is_running)

    def _size_of(self, picture: AnyPicture | None, like: QSize) -> QSize:
        """The size of the picture; a guess until it has been found, so that the zoom stays."""
        if picture is not None:
            return QSize(picture.width, picture.height)
        before = self.view.shown_as
        is_alike = before.scaled(like, Qt.AspectRatioMode.KeepAspectRatio) == like
        return before if is_alike and not before.isEmpty() else like

    def _show_sharp(self, image: QImage) -> None:
        picture = self.picture
        shrunk = None if picture is None else self._cache.shrunk(picture)
        self._put(image, image.size(), shrunk)
        self._is_sharp = True
        self._paint_now()
        self.slideshow.begin_to_look()

    def _paint_now(self) -> None:
        # Or the events of a held key would be handled before the next paint.
        self.view.repaint()
        self._is_painted = True

    def _look_ahead(self) -> None:
        picture = self.picture
        if picture is None:
            return
        browsed = self._browsed
        image = self._cache.look(picture, self._neighbours())
        if image is not None and not self._is_sharp:
            self._show_sharp(image)
        for one in reversed(browsed.near(_NEAR, _NEAR)):
            self._thumbnails.thumbnail(one, SIDE_PX, browsed.known(one))
        if not self._is_painted:
            # Asked for last, it comes first.
            self._thumbnails.thumbnail(picture.id, SIDE_PX, picture)

    def _neighbours(self) -> list[AnyPicture]:
        near = map(self._browsed.known, self._browsed.near(NEXT, PREVIOUS))
        return [one for one in near if one is not None]

    def _on_thumbnail(self, picture_id: int) -> None:
        if picture_id == self.current_id and not self._is_sharp and self.isVisible():
            self._show_best()
            self._update()

    def _on_loaded(self, picture: AnyPicture, image: QImage) -> None:
        shown = self.picture
        if shown is None or (picture.identity, picture.path) != (shown.identity, shown.path):
            return
        if image.isNull():
            self._on_broken()
        elif not self._is_sharp:
            self._show_sharp(image)
        self._update()

    def _on_broken(self) -> None:
        # What there is of it stays: its thumbnail.
        self._is_broken = True
        self._paint_now()
        self.slideshow.begin_to_look()

    def _on_replaced(self) -> None:
        browsed = self._browsed
        if not len(browsed):
            browsed.leave()
            self.view.clear()
            self.sign.show_if(False)
            self.leave_asked.emit()
            return
        row = browsed.row_of(self.current_id)
        self._show_row(row if row >= 0 else min(browsed.row, len(browsed) - 1))

    # What is blurred.

    def _toggle_blur(self) -> None:
        picture_id = self.current_id
        if picture_id is not None and self._blur.is_private(picture_id):
            self._blur.toggle([picture_id], self)

    def _on_blur(self) -> None:
        if self.current_id is None:
            return
        # What was clear must not stay until another image is there.
        self._is_sharp = self._is_painted = False
        self._show_best()
        self._update()
        if self.isVisible():
            self._look_ahead()

    # The bar, the settings and the slideshow.

    def _update(self) -> None:
        picture = self.picture
        if picture is None or self._blur.is_blurred(picture.id):
            self.settings.show_settings(None)
        else:
            read = partial(settings_of, picture)
            self.settings.show_settings(read, model=self._model_of(picture))
        self._update_caption()

    def _update_caption(self) -> None:
        row, count, picture = self._browsed.row, len(self._browsed), self.picture
        self.bar.previous.setEnabled(row > 0)
        self.bar.next.setEnabled(row + 1 < count)
        parts = []
        if count:
            position = self.tr("{position} of {count}").format(
                position=number(row + 1), count=number(count)
            )
            parts.append(position)
        if self.current_id is not None and (marks := self._marks(self.current_id)):
            parts.append(marks)
        if picture is not None:
            parts += [self._blur.file_name(picture), size(picture.width, picture.height)]
        if self._is_broken:
            parts.append(self.tr("This picture can't be opened."))
        caption = "\N{NO-BREAK SPACE}· ".join(parts)
        self.bar.show_caption(caption, None if self.view.image.isNull() else self.view.zoom)
        self.view.setAccessibleDescription(caption)

    def _on_interval(self, seconds: float) -> None:
        self.slideshow.interval_s = seconds
        self.slideshow.start()

    def _on_slideshow(self) -> None:
        if not len(self._browsed):
            return
        self._browsed.turn(1)
        row = (self._browsed.row + 1) % len(self._browsed)
        if row == self._browsed.row:
            self.slideshow.begin_to_look()
        else:
            self._show_row(row)

    def _on_slideshow_changed(self) -> None:
        is_running = self.slideshow.is_running
        self.bar.setVisible(not is_running)
        self.settings.setVisible(not is_running and self.bar.settings.isChecked())
        current = self.current_id
        is_blurred = current is not None and self._blur.is_blurred(current)
        self.sign.show_if(is_blurred and not is_running)
        if is_running:
            self.view.fit()
            self.view.setFocus()
