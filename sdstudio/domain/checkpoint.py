"""What is known of a checkpoint without loading it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field


class CheckpointKind(StrEnum):
    """What a checkpoint was trained to do, told by the shape of its UNet."""

    TEXT_TO_IMAGE = "text_to_image"
    INPAINTING = "inpainting"
    DEPTH = "depth"
    UPSCALER = "upscaler"
    VARIATION = "variation"


_KIND_OF_CHANNELS = MappingProxyType(
    {
        4: CheckpointKind.TEXT_TO_IMAGE,
        5: CheckpointKind.DEPTH,
        7: CheckpointKind.UPSCALER,
        9: CheckpointKind.INPAINTING,
    }
)


def kind_of_unet(config: Mapping[str, object]) -> CheckpointKind | None:
    """What a checkpoint does whose UNet is set up as ``config``; ``None``: nothing that is known.

    Four of the input channels are always the latents; what stands beside them tells it.
    """
    channels = config.get("in_channels", 4)
    if type(channels) is not int:
        return None
    if channels == 4 and config.get("class_embed_type") is not None:
        return CheckpointKind.VARIATION
    return _KIND_OF_CHANNELS.get(channels)


class PredictionType(StrEnum):
    """What the UNet predicts."""

    EPSILON = "epsilon"
    V_PREDICTION = "v_prediction"


class CheckpointRef(BaseModel):
    """Names a checkpoint in a request, wherever its folder lies on this or another machine.

    ``fingerprint`` is short and follows from the UNet's configuration, the prediction type, and the
    files' headers, sizes and edges; the full hashes of the weights stand in each picture's
    provenance.
    """

    model_config = ConfigDict(frozen=True)

    name: str = Field(max_length=200)
    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A model's folder that was inspected and found whole.

    Args:
        native_size_px: the side of the square it was trained on.
        text_width: of its text encoder's numbers for a word; 1024 in SD 2.
        is_distilled: made to need one to four steps and no guidance (sd-turbo).
        is_full_size: its UNet is as large as those that were published; others take another time.
        is_practice: the small model that ships with the program.
        ignored_pickles: pickle files beside the safetensors, which are never opened.
    """

    ref: CheckpointRef
    folder: Path
    kind: CheckpointKind
    prediction_type: PredictionType
    native_size_px: int
    text_width: int = 1024
    is_distilled: bool = False
    is_full_size: bool = True
    is_practice: bool = False
    ignored_pickles: tuple[str, ...] = ()

    @property
    def defaults(self) -> dict[str, int | float | str]:
        """The parameters that follow the checkpoint where the artist has not chosen."""
        size = {"width": self.native_size_px, "height": self.native_size_px}
        return {
            **size,
            "guidance_scale": 4.0 if self.is_practice else usual_guidance(self.is_distilled),
            "steps": 20 if self.is_practice else usual_steps(self.is_distilled),
            "sampler": "euler" if self.is_distilled else "dpmpp_2m",
        }


def usual_steps(is_distilled: bool) -> int:
    """Steps with a full-size checkpoint where the artist has not chosen."""
    return 4 if is_distilled else 25


def usual_guidance(is_distilled: bool) -> float:
    """The guidance scale with a full-size checkpoint; 1 is none."""
    return 1.0 if is_distilled else 7.5
