"""Which picture stays where it is on the screen when the pictures of the grid change."""

import numpy as np

from sdstudio.ui.library.selection import NO_ROW, RowMatch


def anchor(match: RowMatch, visible: tuple[int, int], current: int) -> tuple[int, int]:
    """The old and the new row of the picture that is to stay, or -1 and -1.

    It is the current picture if that is visible, or else the first visible one. But a picture that
    leaves its neighbours, such as one that is rated in a list sorted by rating, doesn't take the
    view with it.

    Args:
        visible: first visible row of the old list, and the row after the last one.
        current: old row, may be invisible or -1.
    """
    rows = np.arange(*visible, dtype=np.int64)
    if not rows.size:
        return NO_ROW, NO_ROW
    new_rows = match.found(rows)
    is_there = new_rows != NO_ROW
    if not is_there.any():
        return int(rows[0]), match.nearest(int(rows[0]))
    there, new_rows = rows[is_there], new_rows[is_there]
    shifts = new_rows - there
    together = np.abs(shifts - np.sort(shifts)[shifts.size // 2]) <= rows.size
    if 2 * int(together.sum()) <= there.size:
        # All pictures have a new order, so there are no neighbours any more.
        together[:] = True
    candidates, new_rows = there[together], new_rows[together]
    at = np.flatnonzero(candidates == current)
    chosen = int(at[0]) if at.size else 0
    return int(candidates[chosen]), int(new_rows[chosen])
