"""What the grid asks about its pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What a cell shows besides the thumbnail.

    Args:
        width, height: of the picture, in pixels; they shape the cell before its thumbnail is there.
        rating: 0 for none, up to 5.
        flag: -1 rejected, 0 none, 1 picked.
        label: 0 for none, otherwise the place in ``cell_marks.LABEL_COLOURS``, from 1.
        stack_count: pictures in the stack whose cover this is; 0 if it covers none.
        is_stack_open: the others of the stack are shown, too.
        is_missing: the file is gone, or on a drive that is not connected.
    """

    width: int
    height: int
    rating: int = 0
    flag: int = 0
    label: int = 0
    stack_count: int = 0
    is_stack_open: bool = False
    is_missing: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class GridSections:
    """Consecutive pictures under headings: there may be thousands, and few are seen.

    Args:
        first_rows: of the first picture of each, ascending from 0; it lasts until the next one.
        title: what makes the title of one, as plain text, when it is seen.
    """

    first_rows: NDArray[np.int64]
    title: Callable[[int], str]


class GridSource(Protocol):
    """Answers at once, because the grid asks while it paints."""

    def facts(self, picture_id: int) -> CellFacts:
        """What the cell shows; something neutral for a picture that has gone meanwhile."""
        ...

    def thumbnail(self, picture_id: int, side_px: int) -> QImage | None:
        """The thumbnail, or None while it is being loaded.

        When it has arrived, ``GridView.refresh`` is to be called with its id.

        Args:
            side_px: length of the longer side in device pixels; an image of another size is scaled.
        """
        ...

    def title(self, picture_id: int) -> str:
        """A short name, for screen readers."""
        ...

    def name(self, picture_id: int) -> str:
        """The file's name, for the line below the picture; empty while it isn't known."""
        ...

    def tip(self, picture_id: int) -> str:
        """The tooltip, as plain text."""
        ...

    def prepare_drag(self, ids: Sequence[int], then: Callable[[], None]) -> None:
        """Get ready what :meth:`mime_data` returns, and call ``then``, at once or later."""
        ...

    def mime_data(self, ids: Sequence[int]) -> QMimeData | None:
        """The pictures as files to drag, or None if they can't be dragged."""
        ...
