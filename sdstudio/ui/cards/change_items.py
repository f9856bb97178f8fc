"""Changes of styles and presets as steps that can be undone."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from sdstudio.app.kept_items import ItemChange
from sdstudio.domain.errors import StudioError
from sdstudio.ui.undo_commands import DoneCommand

ItemT = TypeVar("ItemT")


class ItemStore(Protocol[ItemT]):
    """What can be changed."""

    def apply(self, change: ItemChange[ItemT]) -> ItemChange[ItemT]:
        """Make ``change``; returns what undoes it."""
        ...


class ChangeItems(DoneCommand, Generic[ItemT]):
    """A change of styles or presets that was made; undo takes it back.

    Args:
        undo: takes it back.
        trouble: told if the disk refuses; then it stays as it is.
    """

    def __init__(
        self,
        store: ItemStore[ItemT],
        undo: ItemChange[ItemT],
        text: str,
        trouble: Callable[[StudioError], None],
    ) -> None:
        super().__init__(text)
        self._store = store
        self._opposite = undo
        self._trouble = trouble
        #: The disk may have refused to undo it, or to do it again.
        self._is_changed = True

    def do_again(self) -> None:
        if not self._is_changed:
            self._turn()

    def undo(self) -> None:
        if self._is_changed:
            self._turn()

    def _turn(self) -> None:
        try:
            self._opposite = self._store.apply(self._opposite)
        except StudioError as error:
            self._trouble(error)
        else:
            self._is_changed = not self._is_changed
