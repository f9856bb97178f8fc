"""LibraryCheck: looks for damage in the library's database while it is in use."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.library.database import is_damaged
from sdstudio.library.side_readers import SideReaders

_DELAY_MS: Final = 5000


class LibraryCheck(QObject):
    """Has all pages of the database checked after each start, and a damaged one rebuilt.

    That takes a second per 200 MB, for which neither the window nor the library waits.

    Signals:
        checked(bool): it was; whether it was damaged, and is open again by now.

    Attributes:
        readers: all that reads the database beside the library; :meth:`close` ends them.

    Thread: GUI.
    """

    checked = Signal(bool)

    def __init__(
        self,
        library: LibraryThread,
        data: Path,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self.readers = SideReaders()
        self._data = data
        self._background = background
        self._operations = Operations(self)
        library.opened.connect(self._on_opened)

    def _on_opened(self) -> None:
        QTimer.singleShot(_DELAY_MS, self, lambda: self._operations.start(self.check()))

    def close(self) -> None:
        """End a check and whatever else reads the database, before the library closes."""
        self.readers.end()

    async def check(self) -> bool:
        """Check now, and have a damaged database rebuilt; returns whether it was damaged."""
        work = partial(is_damaged, self._data, self.readers)
        was_damaged = await self._background.do("library check", work)
        if was_damaged:
            await self._library.reopen()
        self.checked.emit(was_damaged)
        return was_damaged
