"""PictureSaver: has finished pictures saved, and keeps those in memory that the disk refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.app.running_job import UnsavedPicture
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.imaging import rgb_from_bytes
from sdstudio.library import Picture

if TYPE_CHECKING:
    from sdstudio.library import Library


class PictureSaver(QObject):
    """Saves pictures in the library.

    Args:
        says_ai: whether files are marked as made with AI.

    Signals:
        saved(Picture): it is on disk and in the library.
        refused(StudioError): it couldn't be saved and was added to :attr:`unsaved`.
        changed(): a picture was saved, refused or discarded.

    Attributes:
        unsaved: the pictures that exist only in memory.

    Thread: GUI.
    """

    saved = Signal(object)
    refused = Signal(object)
    changed = Signal()

    def __init__(
        self,
        library: LibraryThread,
        parent: QObject | None = None,
        *,
        says_ai: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(parent)
        self._says_ai = says_ai
        self._library = library
        self._operations = Operations(self, self.refused.emit)
        self._saving: Counter[int] = Counter()
        self.unsaved: tuple[UnsavedPicture, ...] = ()

    def holds(self, job_id: int) -> bool:
        """Whether a picture of that job is being saved or exists only in memory."""
        return self._saving[job_id] > 0 or any(one.job_id == job_id for one in self.unsaved)

    @property
    def is_busy(self) -> bool:
        """Whether any picture is being saved or exists only in memory."""
        return self._saving.total() > 0 or bool(self.unsaved)

    def save(self, picture: UnsavedPicture) -> None:
        """Save a finished picture."""
        self._operations.start(self._save(picture), must_finish=True)

    def save_again(self) -> None:
        """Try again to save the unsaved pictures."""
        pictures, self.unsaved = self.unsaved, ()
        for picture in pictures:
            self.save(picture)

    def discard(self, picture: UnsavedPicture) -> None:
        """Forget an unsaved picture: the artist saved it elsewhere or doesn't want it."""
        self.unsaved = tuple(kept for kept in self.unsaved if kept is not picture)
        self.changed.emit()

    async def _save(self, picture: UnsavedPicture) -> None:
        event, says_ai = picture.event, self._says_ai()

        def save(library: Library) -> Picture:
            rgb = rgb_from_bytes(picture.pixels, event.width, event.height)
            return library.save_picture(
                rgb,
                event.request,
                event.provenance,
                job_id=picture.job_id,
                index=event.index,
                says_ai=says_ai,
            )

        self._saving[picture.job_id] += 1
        try:
            saved = await self._library.do(save)
        except StudioError as error:
            self._saving[picture.job_id] -= 1
            self.unsaved = (*self.unsaved, picture)
            self.changed.emit()
            cause = error.arguments.get("detail", error.code.value)
            folder = error.arguments.get("folder", "?")
            raise StudioError(ErrorCode.PICTURE_UNSAVED, folder=folder, cause=cause) from error
        self._saving[picture.job_id] -= 1
        self.saved.emit(saved)
        self.changed.emit()
