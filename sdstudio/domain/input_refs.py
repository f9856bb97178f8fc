"""The pictures that a job starts from, named by their content rather than a path."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

#: Smaller is useless as an input; larger would not fit into memory next to a model.
INPUT_MIN_PX = 16
INPUT_MAX_PX = 8192


class InputRole(StrEnum):
    """What an input picture is for."""

    #: The picture to change or enlarge.
    IMAGE = "image"
    #: Where to change it: white is repainted, black is kept, grey is in between.
    MASK = "mask"
    #: How near things are, if the artist provides it: white is near.
    DEPTH = "depth"
    #: What a ControlNet keeps the picture to; a request can have several.
    CONTROL = "control"


class InputRef(BaseModel):
    """An input picture, identified by its content.

    ``sha256`` is the hash of the pixels (:func:`sdstudio.imaging.pixels_sha256`), so it doesn't
    depend on the file, format or compression they came from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: InputRole
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    width: int = Field(ge=INPUT_MIN_PX, le=INPUT_MAX_PX)
    height: int = Field(ge=INPUT_MIN_PX, le=INPUT_MAX_PX)
