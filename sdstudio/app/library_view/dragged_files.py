"""The files of many pictures, prepared for dragging into other programs."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.library import AnyPicture


class DraggedFiles(QObject):
    """Reads the pictures and writes the copies that are handed over, off the GUI thread.

    Args:
        read: reads pictures by their ids.
        share: the files to hand over: the originals, or copies with less metadata; what it is
            given is called if some can't be signed.
        trouble: receives the library's failures, and why copies can't be signed.

    Thread: GUI.
    """

    def __init__(
        self,
        read: Callable[[Sequence[int]], Awaitable[Sequence[AnyPicture]]],
        share: Callable[[Sequence[AnyPicture], Callable[[StudioError], None]], list[Path]],
        background: BackgroundTasks,
        trouble: Callable[[StudioError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._share = share
        self._background = background
        self._trouble = trouble
        self._operations = Operations(self, trouble)
        self._ids: tuple[int, ...] = ()
        self._files: list[Path] = []

    def prepare(self, ids: Sequence[int], then: Callable[[], None]) -> None:
        """Get the files of ``ids`` ready, and call ``then``."""
        self._operations.start(self._prepare(tuple(ids), then), replacing="prepare")

    def files(self, ids: Sequence[int]) -> list[Path]:
        """The files of ``ids``, if they are ready."""
        return self._files if tuple(ids) == self._ids else []

    async def _prepare(self, ids: tuple[int, ...], then: Callable[[], None]) -> None:
        pictures = await self._read(ids)
        unsigned: list[StudioError] = []
        share = partial(self._share, pictures, unsigned.append)
        self._files = await self._background.do("dragged files", share)
        self._ids = ids
        for error in unsigned:
            self._trouble(error)
        # A drag runs its own event loop, which no coroutine may open.
        QTimer.singleShot(0, self, then)
