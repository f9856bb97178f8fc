"""A change of shortcuts as a step that can be undone."""

from collections.abc import Callable, Mapping

from sdstudio.ui.undo_commands import DoneCommand


class ChangeShortcuts(DoneCommand):
    """Shortcuts that were changed; undo restores those before.

    Args:
        keep: changes settings by name, and reports if they can't be saved.
        before, after: what the settings have.
    """

    def __init__(
        self,
        keep: Callable[..., None],
        before: Mapping[str, tuple[str, ...]],
        after: Mapping[str, tuple[str, ...]],
        text: str,
    ) -> None:
        super().__init__(text)
        self._keep = keep
        self._before, self._after = before, after

    def do_again(self) -> None:
        self._keep(shortcuts=self._after)

    def undo(self) -> None:
        self._keep(shortcuts=self._before)
