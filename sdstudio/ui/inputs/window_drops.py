"""WindowDrops: what pictures become that are dropped on the window."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from sdstudio.ui.canvas.drop_zones import DropZones
from sdstudio.ui.canvas.picture_uses import PictureUse
from sdstudio.ui.inputs.drops import (
    PROJECT_SUFFIXES,
    DropHint,
    Dropped,
    DropTarget,
    picture_file_in,
)

_USES: Final = (PictureUse.INPUT, PictureUse.HINT)


class WindowDrops(QObject):
    """The input picture; where a ControlNet can take one, a zone of the stage offers its hint.

    Args:
        stage: shows what becomes of a picture; elsewhere in ``window`` it is the input picture.
        takes_hint: whether a ControlNet can take a picture as its hint.

    Signals:
        given(Dropped): the next picture starts from this.
        hint_given(Dropped): it is the hint of a ControlNet.
    """

    given = Signal(object)
    hint_given = Signal(object)

    def __init__(self, stage: QWidget, window: QWidget, takes_hint: Callable[[], bool]) -> None:
        super().__init__(window)
        self._stage = stage
        self._window = window
        self._takes_hint = takes_hint
        self._has_zones = False
        self._hint = DropHint(stage)
        self.zones = DropZones(stage)
        self._over: PictureUse | None = None
        target = DropTarget(window, self._look)
        target.entered.connect(self._appear)
        target.moved.connect(self._move)
        for hide in (self._hint.hide, self.zones.hide):
            target.left.connect(hide)
        target.dropped.connect(self._drop)

    def _look(self, data: QMimeData) -> bool:
        file = picture_file_in(data)
        is_project = file is not None and file.suffix.lower() in PROJECT_SUFFIXES
        # In the library, nobody would see them.
        self._has_zones = self._stage.isVisible() and not is_project and self._takes_hint()
        return self._hint.look(data)

    def _appear(self) -> None:
        if self._has_zones:
            self.zones.appear(_USES)
        else:
            self._hint.appear()

    def _move(self, at: QPoint) -> None:
        if self._has_zones:
            there = self._stage.mapFrom(self._window, at)
            self._over = self.zones.use_at(there)
            self.zones.hover(there)

    def _drop(self, picture: Dropped) -> None:
        if self._has_zones and self._over is PictureUse.HINT:
            self.hint_given.emit(picture)
        else:
            self.given.emit(picture)
