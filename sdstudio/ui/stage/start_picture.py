"""The input picture, shown on the stage in modes without a canvas."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.studio import Studio
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import Picture
from sdstudio.ui.stage.stage import Showing, Stage


class StartPicture(QObject):
    """Follows the draft while the stage or the canvas shows its picture.

    Args:
        origin: the library's picture that an input picture is, if it is one.
    """

    def __init__(
        self,
        studio: Studio,
        stage: Stage,
        pictures: InputPictures,
        origin: Callable[[InputRef], Picture | None],
    ) -> None:
        super().__init__(stage)
        self._draft = studio.draft
        self._stage = stage
        self._pictures = pictures
        self._origin = origin
        studio.draft.changed.connect(self.follow)
        pictures.loaded.connect(self.follow)
        # The draft may have changed while something else was shown.
        stage.showing_changed.connect(self.follow)
        for signal in (studio.pictures.rowsInserted, studio.pictures.rowsRemoved):
            signal.connect(self.follow)
        self.follow()

    @property
    def ref(self) -> InputRef | None:
        """The draft's picture, if its mode starts from one."""
        draft = self._draft
        return draft.draft.input(InputRole.IMAGE) if draft.mode.needs_image else None

    @property
    def seen(self) -> Picture | InputRef | None:
        """What the stage shows and could be started from."""
        if self._stage.showing in (Showing.START, Showing.CANVAS):
            return self.ref
        return self._stage.picture

    def show(self) -> None:
        """Show it, as the library's picture if it is one, until another picture is shown."""
        if self.ref is None:
            return
        origin = self._origin(self.ref)
        if origin is None:
            self._show_pixels(self.ref)
        elif origin != self._stage.picture:
            self._stage.show_picture(origin)

    def follow(self) -> None:
        """Update the stage if it shows the draft's picture."""
        ref = self.ref
        self._stage.set_started_from(None if ref is None else self._origin(ref))
        if self._stage.showing is Showing.START:
            if ref is None:
                self._stage.leave_start()
            else:
                self._show_pixels(ref)

    def _show_pixels(self, ref: InputRef) -> None:
        shown = self._pictures.picture(ref)
        image = QImage() if shown is None else shown.full
        if self._stage.showing is not Showing.START or image != self._stage.view.image:
            self._stage.show_start(image)
