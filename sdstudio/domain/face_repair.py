"""FaceRepair: how faces in a picture are found and made anew by the model that makes pictures.

Each face is cut out with its surroundings, enlarged to the size that the model was trained on,
made anew in part (:data:`~sdstudio.domain.intents.REFINE`), and put back with a soft edge.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Final, Self, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sdstudio.domain.bounds import Bounds
from sdstudio.domain.intents import REFINE, softened
from sdstudio.domain.params import (
    LONGEST_PX,
    SHORTEST_PX,
    SIDE_MULTIPLE_PX,
    Group,
    Kind,
    Parameter,
    Unit,
    Value,
    first_failure,
)
from sdstudio.domain.text import QT_TRANSLATE_NOOP

#: How much larger than the size it was trained on a model may see a large face, so that it keeps
#: its detail.
_ENLARGED_MAX: Final = 1.5
#: The part of a picture with a face is at least that wide and high.
_PART_LEAST_PX: Final = 64
#: How much larger than the bounds of a face the ellipse is that stands for it.
ELLIPSE: Final = 1.15


class FaceDetectorRef(BaseModel):
    """What finds the faces, named by its content."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=200)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


#: ``resources/faces/yunet.safetensors``.
SHIPPED_DETECTOR: Final = FaceDetectorRef(
    name="YuNet", sha256="d73aad99876f0c5985249828107f61e6ce533047eb047cc0cd0f7490fb61eed2"
)


class FaceRepair(BaseModel):
    """How faces are repaired; a part of a request.

    Args (the fields):
        prompt: for the faces alone; empty: that of the picture.
        side_px: of the square at which the model makes a face.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    strength: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Strength"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How much of each face is made anew. 0.3 to 0.5 repairs eyes and mouths and keeps "
                "the likeness; more makes another face.",
            ),
            minimum=0.05,
            maximum=1,
            step=0.05,
        ),
    ] = 0.4
    smallest_px: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Smallest face"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Faces that are narrower than this, in pixels, are left as they are.",
            ),
            unit=Unit.PIXELS,
            minimum=8,
            maximum=1024,
            step=4,
        ),
    ] = 24
    padding: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Padding"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How much of the surroundings the model sees on each side of a face, in percent of "
                "its size. More fits the face better to hair and neck; less gives it more detail.",
            ),
            unit=Unit.PERCENT,
            minimum=0,
            maximum=200,
            step=10,
        ),
    ] = 50
    feather: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Feather"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Over how much of its size a new face blends into the picture, in percent. Nothing "
                "outside of that edge changes.",
            ),
            unit=Unit.PERCENT,
            minimum=0,
            maximum=50,
            step=5,
        ),
    ] = 10
    prompt: Annotated[
        str,
        Parameter(
            Kind.PROMPT,
            Group.PROMPT,
            QT_TRANSLATE_NOOP("parameters", "Prompt for faces"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "What the faces look like, such as: portrait of a smiling woman, detailed eyes. "
                "If it is empty, the picture's own prompt is used.",
            ),
        ),
    ] = ""
    side_px: Annotated[int, Field(ge=SHORTEST_PX, le=LONGEST_PX, multiple_of=SIDE_MULTIPLE_PX)] = (
        512
    )
    detector: FaceDetectorRef = SHIPPED_DETECTOR

    def at_present(self, side_px: int) -> Self:
        """The same with the present detector and at the size that a model was trained on."""
        return self.model_copy(update={"side_px": side_px, "detector": SHIPPED_DETECTOR})

    def wants(self, face: Bounds) -> bool:
        """Whether a face is large enough."""
        return face.width >= self.smallest_px

    def part_with(self, face: Bounds, width: int, height: int) -> "FacePart":
        """The part of a picture of ``width`` × ``height`` pixels in which ``face`` is made anew."""
        size = max(face.width, face.height)
        soft = softened(round(self.feather * size / 100))
        grown = math.ceil((ELLIPSE - 1) / 2 * size)
        # All that changes has to be in it, or there would be an edge.
        least = grown + int(soft["grow"]) + int(soft["feather"]) // 2 + 1
        seen = face.enlarged(
            max(least, round(self.padding * size / 100)),
            width,
            height,
            least_px=_PART_LEAST_PX,
            multiple_of=SIDE_MULTIPLE_PX,
            square=True,
        )
        side = math.sqrt(seen.width * seen.height)
        scale = min(max(side, self.side_px), _ENLARGED_MAX * self.side_px) / side
        values: dict[str, Value] = {
            **soft,
            "strength": self.strength,
            "width": _length(seen.width * scale),
            "height": _length(seen.height * scale),
            "fill": REFINE.fill,
            "color_match": REFINE.matches_colours,
        }
        return FacePart(face, seen, MappingProxyType(values))


@dataclass(frozen=True, slots=True)
class FacePart:
    """A face and what is needed to make it anew.

    Args:
        face: in the whole picture.
        seen: what the model sees of the picture.
        values: of parameters of inpainting, for that part alone.
    """

    face: Bounds
    seen: Bounds
    values: Mapping[str, Value]


def _length(wanted: float) -> int:
    side = round(wanted / SIDE_MULTIPLE_PX) * SIDE_MULTIPLE_PX
    return min(max(side, SHORTEST_PX), LONGEST_PX)


def _parameters() -> Mapping[str, Parameter]:
    hints = get_type_hints(FaceRepair, include_extras=True)
    return MappingProxyType(
        {
            name: found
            for name in FaceRepair.model_fields
            for found in getattr(hints[name], "__metadata__", ())
            if isinstance(found, Parameter)
        }
    )


#: What the artist chooses, by field name.
FACE_PARAMETERS: Final = _parameters()


def face_repair(values: Mapping[str, Any]) -> FaceRepair:
    """Build it from outside values.

    Raises:
        StudioError: the first invalid value, with its name, value and limit.
    """
    try:
        return FaceRepair.model_validate(values)
    except ValidationError as error:
        raise first_failure(error) from error
