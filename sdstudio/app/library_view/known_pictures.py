"""KnownPictures: what the library knows about single pictures that views show."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.library import Picture

if TYPE_CHECKING:
    from sdstudio.library import AnyPicture, Library

#: What one of them takes, 14 KB, is 7 MB altogether. More are read in less time than it takes to
#: look at them.
_KEPT: Final = 500
_AT_ONCE: Final = 200
#: Read before whatever else waits for the library's thread; 1.6 ms each.
_PIECE: Final = 10


class KnownPictures(QObject):
    """Remembers the pictures asked for last.

    Signals:
        arrived(tuple of ids): :meth:`get` knows them now.
        trouble(StudioError): the library couldn't be read.

    Thread: GUI.
    """

    arrived = Signal(object)
    trouble = Signal(object)

    def __init__(self, library: LibraryThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._operations = Operations(self, self.trouble.emit)
        self._kept: OrderedDict[int, AnyPicture | None] = OrderedDict()

    def get(self, picture_id: int) -> AnyPicture | None:
        """A picture, if it was read."""
        return self._kept.get(picture_id)

    def own(self, picture_id: int) -> Picture | None:
        """A picture, if it was read and this program made it."""
        found = self._kept.get(picture_id)
        return found if isinstance(found, Picture) else None

    def is_known(self, picture_id: int) -> bool:
        """Whether it was read, even if it is gone."""
        return picture_id in self._kept

    def ask(self, ids: Sequence[int]) -> None:
        """Read the first of those that aren't known yet."""
        wanted = [one for one in ids[:_AT_ONCE] if one not in self._kept]
        if wanted:
            self._operations.start(self._read(wanted))

    def forget(self, ids: Iterable[int]) -> None:
        """Read these again when they are asked for: they were moved or changed."""
        for one in ids:
            self._kept.pop(one, None)

    def refresh(self, ids: Iterable[int]) -> None:
        """Read the known pictures again; until then, the earlier answers stay."""
        wanted = [one for one in ids if one in self._kept]
        self.forget(wanted[_AT_ONCE:])
        if wanted:
            self._operations.start(self._read(wanted[:_AT_ONCE]))

    async def read(self, ids: Sequence[int]) -> list[AnyPicture]:
        """Those of ``ids`` that are still there, in their order.

        Raises:
            StudioError: the library can't be read.
        """
        missing = [one for one in ids if one not in self._kept]
        # In steps, between which the library's thread can save and find.
        for begin in range(0, len(missing), _AT_ONCE):
            await self._read(missing[begin : begin + _AT_ONCE], kept_at_least=len(ids))
        return [picture for one in ids if (picture := self._kept.get(one)) is not None]

    async def _read(self, ids: Sequence[int], kept_at_least: int = 0) -> None:
        for begin in range(0, len(ids), _PIECE):
            piece = ids[begin : begin + _PIECE]
            found = await self._library.do(partial(_find, ids=piece))
            for one in piece:
                self._kept[one] = found.get(one)
                self._kept.move_to_end(one)
            while len(self._kept) > max(_KEPT, kept_at_least):
                self._kept.popitem(last=False)
            self.arrived.emit(tuple(piece))


def _find(library: Library, ids: Sequence[int]) -> dict[int, AnyPicture]:
    found = {}
    for one in ids:
        try:
            found[one] = library.any_picture(one)
        except KeyError:
            continue
    return found
