"""What is known of a checkpoint without loading it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class CheckpointKind(StrEnum):
    """What a checkpoint was trained to do, told by the shape of its UNet."""

    TEXT_TO_IMAGE = "text_to_image"
    INPAINTING = "inpainting"
    DEPTH = "depth"
    UPSCALER = "upscaler"
    VARIATION = "variation"


class PredictionType(StrEnum):
    """What the UNet predicts."""

    EPSILON = "epsilon"
    V_PREDICTION = "v_prediction"


class CheckpointRef(BaseModel):
    """Names a checkpoint in a request, wherever its folder lies on this or another machine.

    ``fingerprint`` is short and follows from the files' headers and sizes; the full hashes of the
    weights stand in each picture's provenance.
    """

    model_config = ConfigDict(frozen=True)

    name: str = Field(max_length=200)
    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A diffusers folder that was inspected and found whole.

    Args:
        native_size_px: the side of the square it was trained on.
        is_distilled: made to need one to four steps and no guidance (sd-turbo).
        is_practice: the small model that ships with the program.
        ignored_pickles: pickle files beside the safetensors, which are never opened.
    """

    ref: CheckpointRef
    folder: Path
    kind: CheckpointKind
    prediction_type: PredictionType
    native_size_px: int
    is_distilled: bool = False
    is_practice: bool = False
    ignored_pickles: tuple[str, ...] = ()

    @property
    def defaults(self) -> dict[str, int | float | str]:
        """The parameters that follow the checkpoint where the artist has not chosen."""
        size = {"width": self.native_size_px, "height": self.native_size_px}
        if self.is_distilled:
            return {**size, "guidance_scale": 1.0, "steps": 4, "sampler": "euler"}
        return {
            **size,
            "guidance_scale": 4.0 if self.is_practice else 7.5,
            "steps": 20 if self.is_practice else 25,
            "sampler": "dpmpp_2m",
        }
