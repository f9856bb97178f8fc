"""What is known about a checkpoint without loading it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.families import FAMILIES, family
from sdstudio.domain.model_family import Configuration
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.domain.vae import VaeRef

#: The name of the bundled model, as in the metadata of its pictures.
PRACTICE_NAME = QT_TRANSLATE_NOOP("wording", "Practice model")

_NAME_MAX: Final = 200
_FINGERPRINT_LENGTH: Final = 16
#: The shorter side at which a model that only estimates depth sees a picture.
_SEEN_PX: Final = 518


class CheckpointRef(BaseModel):
    """Names a checkpoint in a request, independently of its folder and machine.

    ``fingerprint`` is short: it covers the UNet's configuration, the prediction type, where
    weights don't tell it whether few steps or zero terminal SNR were trained, and the files'
    headers, sizes, beginnings and ends. The full hashes of the weights are in each picture's
    provenance.
    """

    model_config = ConfigDict(frozen=True)

    name: str = Field(max_length=_NAME_MAX)
    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A model folder that was inspected and found complete.

    Args:
        native_size_px: the side of the square it was trained on.
        folder: with its files; the file of one that only estimates depth (see :func:`estimator`).
        family: key of its family.
        text_width: how many numbers its UNet takes for a token.
        is_distilled: made to need few steps and no guidance.
        has_zero_snr: trained up to noise without any signal (zero terminal SNR).
        is_full_size: its UNet is as large as those that were published; others take another time.
        is_practice: the small model that ships with the program.
        ignored_pickles: pickle files next to the safetensors; never opened.
        vae_channels: of the levels of its VAE, the one of full size first.
        vae: the installed VAE that its pictures are decoded with; ``None``: its own.
    """

    ref: CheckpointRef
    folder: Path
    task: CheckpointTask
    prediction_type: PredictionType
    native_size_px: int
    family: str = FAMILIES[0].key
    text_width: int = FAMILIES[0].text_width
    is_distilled: bool = False
    has_zero_snr: bool = False
    is_full_size: bool = True
    is_practice: bool = False
    ignored_pickles: tuple[str, ...] = ()
    vae_channels: tuple[int, ...] = ()
    vae: VaeRef | None = None

    def takes_vae(self, model: AuxiliaryModel) -> bool:
        """Whether an installed VAE decodes what its UNet makes."""
        return (
            family(self.family).latent_scale in model.latent_scales
            and model.vae_channels == self.vae_channels
            # Its pixels are a quarter as wide as its latents.
            and self.task is not CheckpointTask.UPSCALER
        )

    @property
    def configuration(self) -> Configuration:
        """The published checkpoint that is most like it."""
        return family(self.family).configuration(
            self.task,
            self.prediction_type,
            is_distilled=self.is_distilled,
            native_size_px=self.native_size_px,
        )

    @property
    def sizes_px(self) -> tuple[tuple[int, int], ...]:
        """Width and height of the pictures that it was trained on; empty: any near its square."""
        sizes = family(self.family).sizes_px
        # A smaller one, or one that was trained on another square, has others.
        return sizes if (self.native_size_px, self.native_size_px) in sizes else ()

    @property
    def automatic(self) -> dict[str, int]:
        """What parameters that are left to the checkpoint stand for."""
        return {"clip_skip": family(self.family).default_clip_skip}

    @property
    def defaults(self) -> dict[str, int | float | str]:
        """The defaults that depend on the checkpoint, for parameters the artist has not set."""
        if self.task is CheckpointTask.DEPTH_MAP:
            return {}
        usual = family(self.family).usual_for(
            is_distilled=self.is_distilled, has_zero_snr=self.has_zero_snr
        )
        size = {"width": self.native_size_px, "height": self.native_size_px}
        return {
            **size,
            "guidance_scale": 4.0 if self.is_practice else usual.guidance_scale,
            "steps": 20 if self.is_practice else self.configuration.steps or usual.steps,
            "sampler": usual.sampler,
            **({"guidance_rescale": usual.guidance_rescale} if usual.guidance_rescale else {}),
        }


def estimator(model: AuxiliaryModel) -> Checkpoint:
    """An auxiliary model that estimates depth, as jobs name it.

    It makes depth maps and nothing else, so it can't be chosen for other pictures.
    """
    return Checkpoint(
        CheckpointRef(name=model.name[:_NAME_MAX], fingerprint=model.sha256[:_FINGERPRINT_LENGTH]),
        model.file,
        CheckpointTask.DEPTH_MAP,
        PredictionType.EPSILON,
        _SEEN_PX,
    )
