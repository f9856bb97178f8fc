"""Two to four pictures beside each other, zoomed and moved together."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sdstudio.library import AnyPicture
from sdstudio.ui.library.blurred_sign import BlurredSign
from sdstudio.ui.library.compare.picture_number import PictureNumber
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.picture_view import PictureView, Position

PICTURES_MAX = 4


class BesideView(Retranslates, QWidget):
    """Signals:
    current_changed(): another view has the focus; ``current`` is its position.
    reveal_asked(int): the artist wants to see the blurred picture in that position.
    """

    current_changed = Signal()
    reveal_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = 0
        self.views = [PictureView() for _ in range(PICTURES_MAX)]
        self._numbers = [PictureNumber(view) for view in self.views]
        self.signs = [BlurredSign(view) for view in self.views]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        for at, (view, sign) in enumerate(zip(self.views, self.signs, strict=True)):
            view.moved.connect(partial(self._on_moved, view))
            view.installEventFilter(self)
            sign.asked.connect(partial(self.reveal_asked.emit, at))
        self.retranslate()

    def arrange(
        self, pictures: Sequence[AnyPicture], show: Callable[[PictureView, int], None]
    ) -> None:
        """Give each picture a view.

        Args:
            show: puts the picture in that position into the view.
        """
        count = len(pictures)
        # Two by two for four: the largest pictures on a wide screen.
        columns = 2 if count == PICTURES_MAX else max(1, count)
        for at, view in enumerate(self.views):
            self._grid.removeWidget(view)
            view.setVisible(at < count)
            if at < count:
                self._grid.addWidget(view, at // columns, at % columns)
                show(view, at)

    def show_marks(self, at: int, marks: str) -> None:
        """Say beside its number what the artist gave a picture."""
        self._numbers[at].say(at + 1, marks)
        self.views[at].setAccessibleDescription(marks)

    def retranslate(self) -> None:
        for number, view in enumerate(self.views, 1):
            view.setAccessibleName(self.tr("Picture {number}").format(number=number))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self.views:
            self.current = self.views.index(watched)
            self.current_changed.emit()
        return super().eventFilter(watched, event)

    def _on_moved(self, moved: PictureView) -> None:
        position = moved.position
        for view in self.views:
            if view is not moved and not view.image.isNull():
                zoom = position.zoom
                if zoom is not None:
                    # They are shown at one size, whatever they have.
                    zoom *= moved.shown_as.width() / max(1, view.shown_as.width())
                view.take_position(Position(zoom, position.centre))
