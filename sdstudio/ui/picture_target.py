"""Which picture the actions work on: the one on the stage, or those selected in the library."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from sdstudio.library import AnyPicture, ForeignPicture, Picture
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.pictures.strip import Strip
from sdstudio.ui.stage.stage import Stage


class PictureSource(Protocol):
    """A view that shows pictures."""

    @property
    def picture(self) -> Picture | None:
        """The current one, if this program made it."""
        ...

    @property
    def ids(self) -> Sequence[int]:
        """Those that an action for several works on, the current one among them."""
        ...

    @property
    def has_target(self) -> bool:
        """Whether there are any ``ids``; takes no longer for many."""
        ...

    @property
    def current_id(self) -> int | None:
        """The current one, whether it was read or not; takes no longer for many."""
        ...

    @property
    def foreign(self) -> ForeignPicture | None:
        """The current one, if another program made it."""
        ...

    @property
    def pictures(self) -> Sequence[AnyPicture]:
        """Those of ``ids`` that were read."""
        ...

    async def read(self) -> Sequence[AnyPicture]:
        """All of ``ids``, also those that were not read before."""
        ...

    @property
    def file(self) -> Path | None:
        """The file of what is current."""
        ...

    @property
    def can_delete(self) -> bool:
        """Whether they can be moved to the trash."""
        ...

    @property
    def done(self) -> DoneBar:
        """Says what was done with them."""
        ...

    @property
    def target_changed(self) -> SignalInstance:
        """Emitted when any of it has changed."""
        ...


class PictureTarget(QObject):
    """Follows the view that is seen.

    Signals:
        changed(): another picture or selection is the target.
    """

    changed = Signal()

    def __init__(self, source: PictureSource, parent: QObject) -> None:
        super().__init__(parent)
        #: What Create shows: some of the actions work on more than pictures there.
        self.create_source = source
        self._source = source
        self._followed: set[PictureSource] = set()
        self.use(source)

    def use(self, source: PictureSource) -> None:
        """Work on what ``source`` shows from now on."""
        self._source = source
        if source not in self._followed:
            self._followed.add(source)
            source.target_changed.connect(self._on_changed)
        self.changed.emit()

    @property
    def is_in_create(self) -> bool:
        """Whether the target is what Create shows."""
        return self._source is self.create_source

    @property
    def picture(self) -> Picture | None:
        """The current picture, if this program made it."""
        return self._source.picture

    @property
    def any_picture(self) -> AnyPicture | None:
        """The current picture, whichever program made it."""
        return self.picture or self.foreign

    @property
    def foreign(self) -> ForeignPicture | None:
        """The current picture, if another program made it."""
        return self._source.foreign

    @property
    def current_id(self) -> int | None:
        """The current picture, whether it was read or not."""
        return self._source.current_id

    @property
    def ids(self) -> tuple[int, ...]:
        """The pictures that an action for several works on."""
        return tuple(self._source.ids)

    @property
    def has_target(self) -> bool:
        """Whether there are any ``ids``."""
        return self._source.has_target

    @property
    def pictures(self) -> Sequence[AnyPicture]:
        """Those of ``ids`` that were read."""
        return self._source.pictures

    async def read(self) -> Sequence[AnyPicture]:
        """All of ``ids``, also those that were not read before."""
        return await self._source.read()

    @property
    def file(self) -> Path | None:
        """The file of the current picture, or of a sheet."""
        return self._source.file

    @property
    def can_delete(self) -> bool:
        """Whether they can be moved to the trash."""
        return self._source.can_delete

    @property
    def done(self) -> DoneBar:
        """Where to say what was done."""
        return self._source.done

    def _on_changed(self) -> None:
        self.changed.emit()


class StageSource(QObject):
    """The picture on the stage; for several, what is selected in the strip."""

    target_changed = Signal()
    #: Create shows only what it made.
    foreign: ForeignPicture | None = None

    def __init__(self, stage: Stage, strip: Strip, done: DoneBar) -> None:
        super().__init__(stage)
        self._stage = stage
        self._strip = strip
        self.done = done
        stage.showing_changed.connect(self.target_changed)

    @property
    def picture(self) -> Picture | None:
        """The picture that is looked at, where the library has it."""
        return self._stage.picture

    @property
    def current_id(self) -> int | None:
        """That on the stage, or the only one that is selected in the strip."""
        chosen = self.pictures if self.picture is None else [self.picture]
        return chosen[0].id if len(chosen) == 1 else None

    @property
    def ids(self) -> Sequence[int]:
        """Those selected in the strip, if it has the focus; otherwise that on the stage."""
        return [picture.id for picture in self.pictures]

    @property
    def has_target(self) -> bool:
        """Whether there is one."""
        return bool(self.pictures)

    @property
    def pictures(self) -> list[Picture]:
        """The same as pictures."""
        chosen = self._strip.selected if self._strip.hasFocus() else []
        if not chosen and self.picture is not None:
            chosen = [self.picture]
        return chosen

    async def read(self) -> Sequence[AnyPicture]:
        """The same, which Create has read."""
        return self.pictures

    @property
    def file(self) -> Path | None:
        """The file of what is looked at, even of a sheet."""
        return self._stage.file

    @property
    def can_delete(self) -> bool:
        """A sheet or a picture in progress can't be deleted."""
        return self.picture is not None
