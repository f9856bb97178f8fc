"""Stacks by prompt in the grid: which pictures are shown, and under which cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sdstudio.ui.library.grid_source import GridSections
from sdstudio.ui.library.selection import Ids

if TYPE_CHECKING:
    from sdstudio.library.search import Stacks


class Stacking:
    """Closed stacks show their first picture; the pictures of an open one follow each other.

    Attributes:
        ids: of the pictures that are shown, in order.
        sections: of these, if there are headings.
    """

    def __init__(self) -> None:
        self.ids: Ids = np.zeros(0, np.int64)
        self.sections: GridSections | None = None
        # By their members, since a new picture becomes the cover.
        self._opened: set[int] = set()
        self._counts: dict[int, int] = {}
        self._cover_of: dict[int, int] = {}
        self._members: dict[int, Ids] = {}

    def arrange(self, ids: Ids, sections: GridSections | None, stacks: Stacks | None) -> None:
        """Arrange the found pictures.

        Args:
            stacks: of ``ids``; without them every picture is shown.
        """
        self._counts, self._cover_of, self._members = {}, {}, {}
        if stacks is None or len(stacks.rows) != len(ids):
            self.ids, self.sections = ids, sections
            return
        counts = np.diff(stacks.starts)
        cover_ids = ids[stacks.covers]
        several = np.flatnonzero(counts > 1)
        self._counts = dict(zip(cover_ids[several].tolist(), counts[several].tolist(), strict=True))
        rows, covers = stacks.covers, stacks.covers
        for stack in self._open_stacks(ids, stacks, several):
            members = stacks.rows_of(stack)
            cover = int(cover_ids[stack])
            self._members[cover] = ids[members]
            self._cover_of.update(dict.fromkeys(ids[members].tolist(), cover))
            rows = np.concatenate((rows, members[1:]))
            covers = np.concatenate((covers, np.full(len(members) - 1, stacks.covers[stack])))
        order = np.lexsort((rows, covers))
        self.ids = np.ascontiguousarray(ids[rows[order]])
        self.sections = None if sections is None else _shown(sections, covers[order])

    def count(self, picture_id: int) -> int:
        """How many pictures are in the stack whose cover this is; 0 if it covers none."""
        return self._counts.get(picture_id, 0)

    def is_open(self, cover_id: int) -> bool:
        """Whether the others of its stack are shown."""
        return cover_id in self._members

    def cover_of(self, picture_id: int) -> int:
        """The cover of the open stack that the picture is in; itself if it is in none."""
        return self._cover_of.get(picture_id, picture_id)

    def toggle(self, cover_id: int) -> None:
        """Open or close a stack; :meth:`arrange` shows it."""
        members = self._members.get(cover_id)
        if members is None:
            self._opened.add(cover_id)
        else:
            self._opened.difference_update(members.tolist())

    def close_all(self) -> None:
        """Close every stack."""
        self._opened.clear()

    def _open_stacks(self, ids: Ids, stacks: Stacks, several: NDArray[np.intp]) -> list[int]:
        if not self._opened:
            return []
        is_opened = np.isin(ids[stacks.rows], np.fromiter(self._opened, np.int64))
        per_stack = np.logical_or.reduceat(is_opened, stacks.starts[:-1])
        found: list[int] = several[per_stack[several]].tolist()
        return found


def _shown(sections: GridSections, covers: NDArray[np.intp]) -> GridSections:
    """The sections of the rows whose covers these are, ascending; others have none."""
    edges = np.append(np.searchsorted(covers, sections.first_rows), len(covers))
    kept = np.flatnonzero(np.diff(edges))
    return GridSections(edges[kept], lambda section: sections.title(int(kept[section])))
