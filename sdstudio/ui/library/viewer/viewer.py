"""The viewer: one picture at a time, browsed with the arrow keys, zoomed, with its settings."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from sdstudio.app.library_view.picture_cache import NEXT, PREVIOUS, PictureCache
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.library_view.viewed_pictures import ViewedPictures
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.imaging.thumbnail import SIDE_PX
from sdstudio.library import AnyPicture
from sdstudio.ui.library.viewer.loupe import Loupe
from sdstudio.ui.library.viewer.setting_rows import settings_of
from sdstudio.ui.library.viewer.settings_panel import SettingsPanel
from sdstudio.ui.library.viewer.slideshow import Slideshow
from sdstudio.ui.library.viewer.viewer_bar import ViewerBar
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.wording import number, size
from sdstudio.ui.zoom import WHEEL_FACTOR

_KNOWN_MAX: Final = 256
# Pictures on each side whose thumbnails are there before the artist arrives.
_NEAR: Final = 8
_PAN_PX: Final = 80
_LOUPE_STEP_PX: Final = 24
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}
_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LEAVE: Final = frozenset(
    (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
)


class Viewer(Retranslates, QWidget):
    """Is part of a page or fills the screen; :meth:`show_pictures` fills it with pictures.

    Its keys work while it or a part of it has the focus: arrows, Home and End browse, Shift with an
    arrow moves a zoomed picture, + and - zoom, F fits, A shows the actual size, Z held is the
    loupe, S starts the slideshow, I shows the settings, Space, Enter or Esc leaves.

    Args:
        thumbnails: shown at once, until the picture is decoded.
        cache: decoded pictures; one for each viewer.
        has_model: whether the model of a picture is installed.

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
        has_model: Callable[[AnyPicture], bool | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._cache = cache
        self._has_model = has_model
        self._operations = Operations(self)
        self._viewed: ViewedPictures | None = None
        self._marks: Callable[[int], str] = lambda _id: ""
        self._known: OrderedDict[int, AnyPicture] = OrderedDict()
        self._id: int | None = None
        self._row = 0
        self._direction = 1
        self._is_painted = self._is_sharp = self._is_broken = False
        self.view = PictureView()
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
        return None if self._id is None else self._known.get(self._id)

    @property
    def current_id(self) -> int | None:
        """The id of the picture that is shown."""
        return self._id

    @property
    def is_sharp(self) -> bool:
        """Whether every pixel of the picture is shown, not its thumbnail."""
        return self._is_sharp

    def show_pictures(
        self, viewed: ViewedPictures, picture_id: int, known: AnyPicture | None = None
    ) -> None:
        """Browse ``viewed``, beginning with a picture that is in it.

        Args:
            known: that picture, if the caller has it.
        """
        if self._viewed is not None and self._viewed is not viewed:
            self._viewed.replaced.disconnect(self._on_replaced)
        if self._viewed is not viewed:
            self._viewed = viewed
            viewed.replaced.connect(self._on_replaced)
        if known is not None:
            self._know(picture_id, known)
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
        if self._viewed is None or not len(self._viewed):
            return
        row = max(0, min(len(self._viewed) - 1, self._row + steps))
        if row != self._row:
            self._direction = 1 if steps > 0 else -1
            self._show_row(row)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Picture"))
        self._update_caption()

    # Qt overrides.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.slideshow.is_running:
            self.slideshow.stop()
            return
        if not self._do(event):
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
        if self._id is not None and not self._is_sharp:
            self._show_best()
            self._look_ahead()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.slideshow.stop()
        self.loupe.release()
        self._cache.stop()

    def event(self, event: QEvent) -> bool:
        # The window's shortcuts for these keys must not work here.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if is_plain and (event.key() in _STEPS or event.key() in self._keys):
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
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Home: lambda: self._jump(0),
            Qt.Key.Key_End: lambda: self._jump(-1),
            Qt.Key.Key_Plus: lambda: self.view.zoom_by(WHEEL_FACTOR),
            Qt.Key.Key_Equal: lambda: self.view.zoom_by(WHEEL_FACTOR),
            Qt.Key.Key_Minus: lambda: self.view.zoom_by(1 / WHEEL_FACTOR),
            Qt.Key.Key_F: self.view.fit,
            Qt.Key.Key_A: self.view.full_size,
            Qt.Key.Key_Z: self.loupe.hold,
            Qt.Key.Key_S: self.slideshow.start,
            Qt.Key.Key_I: bar.settings.click,
            **dict.fromkeys(_LEAVE, self.leave_asked.emit),
        }
        bar.previous.clicked.connect(lambda: self.step(-1))
        bar.next.clicked.connect(lambda: self.step(1))
        bar.zoom_out.clicked.connect(self._keys[Qt.Key.Key_Minus])
        bar.zoom_in.clicked.connect(self._keys[Qt.Key.Key_Plus])
        bar.fit.clicked.connect(self.view.fit)
        bar.full_size.clicked.connect(self.view.full_size)
        bar.slideshow.clicked.connect(self.slideshow.start)
        bar.interval_chosen.connect(self._on_interval)
        bar.settings.toggled.connect(self.settings.setVisible)
        bar.full_screen.clicked.connect(self.full_screen_asked)
        self.settings.models_asked.connect(self.models_asked)
        self.view.zoomed.connect(self._update_caption)
        self.slideshow.next_asked.connect(self._on_slideshow)
        self.slideshow.changed.connect(self._on_slideshow_changed)
        self.view.installEventFilter(self)
        self._thumbnails.ready.connect(self._on_thumbnail)
        self._cache.loaded.connect(self._on_loaded)

    # Keys.

    def _do(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        if key in _DIRECTIONS and (is_shifted or self.loupe.isVisible()):
            x, y = _DIRECTIONS[key]
            if self.loupe.isVisible():
                self.loupe.move_by(x * _LOUPE_STEP_PX, y * _LOUPE_STEP_PX)
            else:
                self.view.pan_by(x * _PAN_PX, y * _PAN_PX)
        elif key in _STEPS:
            # While the key is held, no picture is skipped before something of it was seen.
            if self._is_painted or not event.isAutoRepeat():
                self.step(_STEPS[key])
        elif key in self._keys:
            if not event.isAutoRepeat() or key in (
                Qt.Key.Key_Plus,
                Qt.Key.Key_Equal,
                Qt.Key.Key_Minus,
            ):
                self._keys[key]()
        else:
            return False
        return True

    def _jump(self, row: int) -> None:
        if self._viewed is not None:
            self.step((row if row >= 0 else len(self._viewed) + row) - self._row)

    # Showing.

    def _show_row(self, row: int) -> None:
        viewed = self._viewed
        if viewed is None or not len(viewed):
            return
        picture_id = viewed.id_at(row)
        is_other = picture_id != self._id
        self._row, self._id = row, picture_id
        if is_other:
            self._is_painted = self._is_sharp = self._is_broken = False
            self._show_best()
        self._update()
        if is_other:
            self.current_changed.emit(picture_id)
        near = [
            viewed.id_at(one)
            for one in range(max(0, row - _NEAR), min(len(viewed), row + _NEAR + 1))
        ]
        unknown = [one for one in near if one not in self._known]
        if unknown:
            self._operations.start(self._find(unknown), replacing="find")
        else:
            self._look_ahead()

    async def _find(self, picture_ids: list[int]) -> None:
        assert self._viewed is not None
        try:
            found = await self._viewed.find(picture_ids)
        except StudioError:
            found = {}
        for picture_id, picture in found.items():
            self._know(picture_id, picture)
        if self._id not in self._known:
            self._on_broken()
        elif not self._is_sharp:
            self._show_best()
        self._update()
        self._look_ahead()

    def _know(self, picture_id: int, picture: AnyPicture) -> None:
        self._known[picture_id] = picture
        self._known.move_to_end(picture_id)
        while len(self._known) > _KNOWN_MAX:
            self._known.popitem(last=False)

    def _show_best(self) -> None:
        """Show the picture if it is decoded, or its thumbnail if that is there."""
        assert self._id is not None
        picture = self._known.get(self._id)
        image = None if picture is None else self._cache.image(picture)
        if image is not None:
            self._show_sharp(image)
            return
        thumbnail = self._thumbnails.thumbnail(self._id, SIDE_PX, picture)
        if thumbnail is not None:
            self.view.show_image(thumbnail, self._size_of(picture, thumbnail.size()))
            self._paint_now()
        elif not self._is_painted:
            self.view.show_image(QImage(), self._size_of(picture, self.view.shown_as))

    def _size_of(self, picture: AnyPicture | None, like: QSize) -> QSize:
        """The size of the picture; a guess until it has been found, so that the zoom stays."""
        if picture is not None:
            return QSize(picture.width, picture.height)
        before = self.view.shown_as
        is_alike = before.scaled(like, Qt.AspectRatioMode.KeepAspectRatio) == like
        return before if is_alike and not before.isEmpty() else like

    def _show_sharp(self, image: QImage) -> None:
        self.view.show_image(image)
        self._is_sharp = True
        self._paint_now()
        self.slideshow.begin_to_look()

    def _paint_now(self) -> None:
        # Or the events of a held key would be handled before the next paint.
        self.view.repaint()
        self._is_painted = True

    def _look_ahead(self) -> None:
        picture = self.picture
        if self._viewed is None or picture is None:
            return
        image = self._cache.look(picture, self._neighbours(NEXT, PREVIOUS))
        if image is not None and not self._is_sharp:
            self._show_sharp(image)
        for one in reversed(self._neighbour_ids(_NEAR, _NEAR)):
            self._thumbnails.thumbnail(one, SIDE_PX, self._known.get(one))
        if not self._is_painted:
            # Asked for last, it comes first.
            self._thumbnails.thumbnail(picture.id, SIDE_PX, picture)

    def _neighbours(self, ahead: int, behind: int) -> list[AnyPicture]:
        ids = self._neighbour_ids(ahead, behind)
        return [self._known[one] for one in ids if one in self._known]

    def _neighbour_ids(self, ahead: int, behind: int) -> list[int]:
        """The likeliest first."""
        assert self._viewed is not None
        rows = [self._row + self._direction * step for step in range(1, ahead + 1)]
        rows += [self._row - self._direction * step for step in range(1, behind + 1)]
        return [self._viewed.id_at(row) for row in rows if 0 <= row < len(self._viewed)]

    def _on_thumbnail(self, picture_id: int) -> None:
        if picture_id == self._id and not self._is_sharp and self.isVisible():
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
        assert self._viewed is not None
        if not len(self._viewed):
            self._id = None
            self.view.clear()
            self.leave_asked.emit()
            return
        row = -1 if self._id is None else self._viewed.row_of(self._id)
        self._show_row(row if row >= 0 else min(self._row, len(self._viewed) - 1))

    # The bar, the settings and the slideshow.

    def _update(self) -> None:
        picture = self.picture
        if picture is None:
            self.settings.show_settings(None)
        else:
            read = partial(settings_of, picture)
            self.settings.show_settings(read, has_model=self._has_model(picture))
        self._update_caption()

    def _update_caption(self) -> None:
        viewed, picture = self._viewed, self.picture
        count = 0 if viewed is None else len(viewed)
        self.bar.previous.setEnabled(self._row > 0)
        self.bar.next.setEnabled(self._row + 1 < count)
        parts = []
        if count:
            position = self.tr("{position} of {count}").format(
                position=number(self._row + 1), count=number(count)
            )
            parts.append(position)
        if self._id is not None and (marks := self._marks(self._id)):
            parts.append(marks)
        if picture is not None:
            parts += [picture.path.name, size(picture.width, picture.height)]
        if self._is_broken:
            parts.append(self.tr("This picture can't be opened."))
        caption = "\N{NO-BREAK SPACE}· ".join(parts)
        self.bar.show_caption(caption, None if self.view.image.isNull() else self.view.zoom)
        self.view.setAccessibleDescription(caption)

    def _on_interval(self, seconds: float) -> None:
        self.slideshow.interval_s = seconds
        self.slideshow.start()

    def _on_slideshow(self) -> None:
        if self._viewed is None or not len(self._viewed):
            return
        self._direction = 1
        row = (self._row + 1) % len(self._viewed)
        if row == self._row:
            self.slideshow.begin_to_look()
        else:
            self._show_row(row)

    def _on_slideshow_changed(self) -> None:
        is_running = self.slideshow.is_running
        self.bar.setVisible(not is_running)
        self.settings.setVisible(not is_running and self.bar.settings.isChecked())
        if is_running:
            self.view.fit()
            self.view.setFocus()
