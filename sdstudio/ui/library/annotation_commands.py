"""Undoable changes of what the artist adds to the library."""

from collections.abc import Callable, Sequence

from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.operations import Operations
from sdstudio.library import Library, Previous
from sdstudio.ui.undo_commands import DoneCommand


class ChangeAnnotations(DoneCommand):
    """Stars, flags, tags, boards: undo and redo each restore what was there before.

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
        super().__init__(text)
        self._organiser = organiser
        self._ids = tuple(ids)
        self._previous = previous
        self._operations = operations

    def do_again(self) -> None:
        self._operations.start(self._restore())

    def undo(self) -> None:
        self._operations.start(self._restore())

    async def _restore(self) -> None:
        def restore(library: Library) -> Previous:
            # Read on the library's thread: an undo right before this one may not be done yet.
            self._previous = library.restore_annotations(self._previous)
            return self._previous

        await self._organiser.annotate(self._ids, restore)


class ChangeOrganisation(DoneCommand):
    """Something was made, such as a board: undo removes it, and redo restores what was removed.

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
        self._removed: Previous | None = None

    def do_again(self) -> None:
        def restore(library: Library) -> None:
            if self._removed is not None:
                library.restore_annotations(self._removed)

        self._operations.start(self._organiser.change(restore))

    def undo(self) -> None:
        def remove(library: Library) -> None:
            self._removed = self._remove(library)

        self._operations.start(self._organiser.change(remove))
