"""Which pictures are blurred, said by a test."""

from collections.abc import Iterable

from sdstudio.app.library_view.privacy import Blur


class NamedBlur(Blur):
    """Blurs what it was told to."""

    def __init__(self) -> None:
        super().__init__()
        self._named: frozenset[int] = frozenset()

    def name(self, picture_ids: Iterable[int]) -> None:
        """Blur these from now on."""
        self._named = frozenset(picture_ids)
        self.changed.emit()

    def is_private(self, picture_id: int) -> bool:
        """Whether it was named."""
        return picture_id in self._named
