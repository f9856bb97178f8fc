"""What the settings want copies to be marked with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sdstudio.app.settings import Settings

if TYPE_CHECKING:
    from sdstudio.library.exporting import CopyMarks


class CopyMarking:
    """Args:
    settings: the current ones.
    """

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings

    def marks(self) -> "CopyMarks":
        """Those of a copy that is made now."""
        from sdstudio.library.exporting import CopyMarks

        return CopyMarks(says_ai=self._settings().says_ai)
