"""Undoable changes to what the artist adds to the library."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.operations import Operations
from sdstudio.ui.undo_commands import DoneCommand

if TYPE_CHECKING:
    from sdstudio.library import Library, Previous


class ChangeAnnotations(DoneCommand):
    """Stars, flags, tags, boards: undo and redo each restore what was there before.

    Where the disk refuses one of them, the pictures stay as they are, and the next one does what
    it says: redo after a refused undo changes nothing.

    Args:
        previous: what the change that is done returned.
    """

    def __init__(
        self,
        organiser: Organiser,
        ids: Sequence[int],
        previous: Previous,
        text: str,
        operations: Operations,
    ) -> None:
        super().__init__(text, ids)
        self._organiser = organiser
        self._before = previous
        #: What redo restores; ``None`` while the change is done.
        self._after: Previous | None = None
        self._operations = operations
        self._turn = asyncio.Lock()

    def do_again(self) -> None:
        self._operations.start(self._redo(), must_finish=True)

    def undo(self) -> None:
        if not self.isObsolete():
            self._operations.start(self._undo(), must_finish=True)

    # One after the other: what was asked for right before may not be done yet, or be refused.

    async def _redo(self) -> None:
        async with self._turn:
            if self._after is not None:
                self._before = await self._organiser.restore(self.picture_ids, self._after)
                self._after = None

    async def _undo(self) -> None:
        async with self._turn:
            if self._after is None:
                self._after = await self._organiser.restore(self.picture_ids, self._before)


class ChangeOrganisation(DoneCommand):
    """Something was created, such as a board: undo removes it, and redo restores it.

    Args:
        remove: removes what was made, and returns what restores it.
    """

    def __init__(
        self,
        organiser: Organiser,
        remove: Callable[[Library], Previous],
        text: str,
        operations: Operations,
    ) -> None:
        super().__init__(text)
        self._organiser = organiser
        self._remove = remove
        self._operations = operations
        #: What redo restores; ``None`` while it is there.
        self._removed: Previous | None = None

    def do_again(self) -> None:
        def restore(library: Library) -> None:
            if self._removed is not None:
                library.annotations.restore(self._removed)
                self._removed = None

        self._operations.start(self._organiser.change(restore), must_finish=True)

    def undo(self) -> None:
        def remove(library: Library) -> None:
            if self._removed is None:
                self._removed = self._remove(library)

        self._operations.start(self._organiser.change(remove), must_finish=True)
