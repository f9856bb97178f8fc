"""The pictures that a job starts from: named by what they show, not by where they lie."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

#: Smaller is no picture to start from; larger would not fit into memory beside a model.
INPUT_MIN_PX = 16
INPUT_MAX_PX = 8192


class InputRole(StrEnum):
    """What an input picture is for."""

    #: What is changed, or enlarged.
    IMAGE = "image"
    #: Where it is changed: white is made anew, black stays, grey in between.
    MASK = "mask"
    #: How near things are, where the artist gives it: white is near.
    DEPTH = "depth"


class InputRef(BaseModel):
    """An input picture, by its content.

    ``sha256`` is that of the pixels (:func:`sdstudio.imaging.pixels_sha256`), so that it does not
    matter which file, format or compression they came from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: InputRole
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    width: int = Field(ge=INPUT_MIN_PX, le=INPUT_MAX_PX)
    height: int = Field(ge=INPUT_MIN_PX, le=INPUT_MAX_PX)
