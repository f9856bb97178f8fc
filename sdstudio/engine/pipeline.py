"""A loaded checkpoint."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import torch
from diffusers import AutoencoderKL, DDPMScheduler, UNet2DConditionModel

from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.model_family import ModelFamily
from sdstudio.domain.noise_schedule import NoiseSchedule
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.engine.compiled import CompiledUnet
from sdstudio.engine.depth import LazyDepthEstimator
from sdstudio.engine.families import FamilyFunctions
from sdstudio.engine.image_encoding import ImageEncoder
from sdstudio.engine.loading import latent_side_px
from sdstudio.engine.optimizations import UnetOptimizations
from sdstudio.engine.preview import Previewer
from sdstudio.engine.sequential_offload import SequentialOffload
from sdstudio.engine.text_encoders import TextEncoderUnit
from sdstudio.engine.weights_hashes import HashedWeights

#: ``Pipeline.kernels`` for torch's own operations.
PLAIN = "plain"
#: ``Pipeline.placement``: all networks on the device, or one at a time.
WHOLE, TURNS = "whole", "turns"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The parts of a loaded checkpoint.

    Args:
        family: its architecture.
        functions: the code of that.
        trained: the noise schedule that the checkpoint was trained on.
        weights: the files that the weights were loaded from.
        optimizations: how the UNet is computed, for the provenance.
        kernels: the backend that runs the UNet, for the provenance.
        vocabulary: of a model that knows few words; translates their Chinese to English.
        offload: moves the networks on and off the device once memory is short.
        task: what the checkpoint was trained to do.
        depth_estimator: only of depth-to-image checkpoints.
        low_res_noising: an upscaler's noise schedule for the low-resolution picture.
        image_encoder: only of checkpoints for image variations.
        runtime: name and version of the runtime that replaces torch for the UNet.
        settings_sha256: of the small files, by path relative to the checkpoint's folder.
        copied: components whose weights were copied into memory instead of mapped.
    """

    family: ModelFamily
    functions: FamilyFunctions
    text_encoders: tuple[TextEncoderUnit, ...]
    unet: UNet2DConditionModel | CompiledUnet
    vae: AutoencoderKL
    trained: NoiseSchedule
    previewer: Previewer
    weights: tuple[HashedWeights, ...]
    device: torch.device
    dtype: torch.dtype
    optimizations: UnetOptimizations
    kernels: str
    vocabulary: Vocabulary
    offload: SequentialOffload
    task: CheckpointTask = CheckpointTask.TEXT_TO_IMAGE
    depth_estimator: LazyDepthEstimator | None = None
    low_res_noising: DDPMScheduler | None = None
    image_encoder: ImageEncoder | None = None
    runtime: Mapping[str, str] = field(default_factory=dict)
    settings_sha256: Mapping[str, str] = field(default_factory=dict)
    copied: frozenset[str] = frozenset()

    @property
    def placement(self) -> str:
        """Where the networks are, for the provenance."""
        return TURNS if self.offload.began else WHOLE

    @property
    def latent_side_px(self) -> int:
        """Side of the pixel block that one latent represents."""
        return latent_side_px(self.vae)
