"""Selecting an object in a picture: the artist's clicks and box, and what the model sees."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

#: The longer side of a picture as such a model looks at it.
SEEN_PX: Final = 1024
#: More help no model.
POINTS_MAX: Final = 100

_Coordinate = Annotated[float, Field(ge=-1e6, le=1e6)]


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ObjectPoint(_Shown):
    """A place on the object, or beside it; in pixels of the picture, whose corner is (0, 0)."""

    x: _Coordinate
    y: _Coordinate
    is_inside: bool = True


class ObjectBox(_Shown):
    """A rectangle around the object; in pixels of the picture."""

    left: _Coordinate
    top: _Coordinate
    right: _Coordinate
    bottom: _Coordinate


class Prompts(_Shown):
    """The clicks and the box that point at the object."""

    points: Annotated[tuple[ObjectPoint, ...], Field(max_length=POINTS_MAX)] = ()
    box: ObjectBox | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing points at an object."""
        return self.box is None and not any(point.is_inside for point in self.points)


def seen_size(width: int, height: int) -> tuple[int, int]:
    """The size of a picture as the model sees it."""
    scale = SEEN_PX / max(width, height)
    return max(1, int(width * scale + 0.5)), max(1, int(height * scale + 0.5))
