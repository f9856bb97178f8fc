"""Where the pictures of a family are drawn: parents on the left, children on the right."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sdstudio.app.library_view.family_tree import FamilyTree


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the drawing, in units of a picture with its margins.

    Args:
        column: 0 for the centre, less for what it was made from.
        row: 0 is the middle.
    """

    column: int
    row: float


def spots(tree: FamilyTree) -> Mapping[str, Spot]:
    """A place for each member; no two share one."""
    columns = _columns(tree)
    listed: defaultdict[int, list[str]] = defaultdict(list)
    for identity, column in columns.items():
        listed[column].append(identity)
    rows: dict[str, float] = {}
    # From the middle outwards, so that each is near those of its relatives that are placed.
    for column in sorted(listed, key=lambda one: (abs(one), one)):
        members = sorted(listed[column], key=lambda one: _wanted_row(tree, one, rows))
        for number, identity in enumerate(members):
            rows[identity] = number - (len(members) - 1) / 2
    return {identity: Spot(column, rows[identity]) for identity, column in columns.items()}


def next_to(spots: Mapping[str, Spot], identity: str, columns: int, rows: int) -> str | None:
    """The nearest member in a direction, by the spots; ``None`` if there is none.

    Args:
        columns: -1 or 1 for the nearest one in the next column on that side that has any.
        rows: -1 or 1 for the next one above or below in the same column.
    """
    here = spots[identity]
    if rows:
        ahead = [
            one
            for one, spot in spots.items()
            if spot.column == here.column and (spot.row - here.row) * rows > 0
        ]
        return min(ahead, key=lambda one: abs(spots[one].row - here.row), default=None)
    ahead = [one for one, spot in spots.items() if (spot.column - here.column) * columns > 0]
    return min(
        ahead,
        key=lambda one: (abs(spots[one].column - here.column), abs(spots[one].row - here.row)),
        default=None,
    )


def _columns(tree: FamilyTree) -> dict[str, int]:
    columns = {tree.centre: 0}
    ring = [tree.centre]
    while ring:
        following = []
        for identity in ring:
            beside = [(link.parent, -1) for link in tree.parents(identity)]
            beside += [(link.child, 1) for link in tree.children(identity)]
            for other, step in beside:
                if other not in columns:
                    columns[other] = columns[identity] + step
                    following.append(other)
        ring = following
    return columns


def _wanted_row(tree: FamilyTree, identity: str, rows: Mapping[str, float]) -> float:
    near = [link.parent for link in tree.parents(identity)]
    near += [link.child for link in tree.children(identity)]
    placed = [rows[one] for one in near if one in rows]
    return sum(placed) / len(placed) if placed else 0.0
