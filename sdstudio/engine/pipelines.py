"""Checkpoints ready to run, and the one that is kept in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, DDPMScheduler, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from sdstudio.domain.checkpoint import CheckpointKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.words import Vocabulary
from sdstudio.engine.attention import ROW_TILED, SDPA, choose_attention
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.depth import DepthEstimator
from sdstudio.engine.device import precision, release_memory
from sdstudio.engine.image_encoding import ImageEncoder
from sdstudio.engine.loading import Loader, latent_side_px
from sdstudio.engine.packing import can_pack, pack
from sdstudio.engine.preview import Previewer
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.weights import WeightsFile, components_in, find_weights

#: What computes the UNet's products: torch's own operations, or oneDNN's on packed weights.
PLAIN, PACKED = "plain", "packed"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A checkpoint's parts, ready to run.

    Args:
        scheduler_config: of the scheduler it comes with.
        weights: the files its numbers come from.
        attention: the attention path taken, for the provenance.
        kernels: what computes the UNet's products, likewise.
        kind: what it was trained to do.
        depth_estimator: of checkpoints that go by depth.
        low_res_noising: an upscaler's, for the small picture.
        image_encoder: of a checkpoint for image variations.
        vocabulary: of a model that was taught few words; it puts their Chinese into English.
    """

    tokenizer: CLIPTokenizer
    text_encoder: CLIPTextModel
    unet: UNet2DConditionModel
    vae: AutoencoderKL
    scheduler_config: Mapping[str, Any]
    previewer: Previewer
    weights: tuple[WeightsFile, ...]
    device: torch.device
    dtype: torch.dtype
    attention: str
    kernels: str
    vocabulary: Vocabulary
    kind: CheckpointKind = CheckpointKind.TEXT_TO_IMAGE
    depth_estimator: DepthEstimator | None = None
    low_res_noising: DDPMScheduler | None = None
    image_encoder: ImageEncoder | None = None

    @property
    def latent_side_px(self) -> int:
        """Pixels along one side of what one latent stands for."""
        return latent_side_px(self.vae)


class PipelineShelf:
    """Loads checkpoints and keeps the last one.

    Args:
        gate: is made to watch every network.
        dtype: instead of the precision policy's.
    """

    def __init__(
        self, device: torch.device, gate: CancelGate, dtype: torch.dtype | None = None
    ) -> None:
        self._device = device
        self._gate = gate
        self._dtype = dtype
        self._kept: tuple[object, Pipeline] | None = None

    def take(
        self, folder: Path, model: str, cancelled: CancelFlag, *, plain: bool = False
    ) -> Pipeline:
        """The checkpoint in ``folder``, which is called ``model`` where something is wrong.

        Args:
            plain: with the UNet's weights as they are, for jobs that change them or how its
                convolutions go; a little slower.

        Raises:
            StudioError: it cannot be loaded.
            JobCancelled: between two parts.
        """
        if not folder.is_dir():
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=model)
        components = components_in(folder)
        files = {component: find_weights(folder, component, model) for component in components}
        key = (folder, tuple(files.values()), _settings(folder), plain)
        if self._kept is None or self._kept[0] != key:
            # First let go of the one that is kept: there may be no room for two.
            self.clear()
            loader = Loader(folder, model, files, cancelled)
            self._kept = key, self._load(loader, files, folder, plain=plain)
        return self._kept[1]

    def clear(self) -> None:
        """Let go of what is kept."""
        self._kept = None
        release_memory()

    def _load(
        self, loader: Loader, files: Mapping[str, WeightsFile], folder: Path, *, plain: bool
    ) -> Pipeline:
        device = self._device
        dtype = self._dtype or precision(device, loader.parameter_counts()["unet"])
        kind = loader.kind()
        unet = loader.unet(device, dtype)
        vae = loader.vae(device, dtype)
        upscales = kind is CheckpointKind.UPSCALER
        reads_images = kind is CheckpointKind.VARIATION
        attention, kernels = self._fit(unet, dtype, plain=plain)
        pipeline = Pipeline(
            tokenizer=loader.tokenizer(),
            text_encoder=loader.text_encoder(device, dtype),
            unet=unet,
            vae=vae,
            scheduler_config=loader.scheduler_config(),
            # An upscaler's autoencoder is none of those whose colours are known.
            previewer=Previewer.fitted(vae) if upscales else Previewer.of(folder),
            weights=tuple(files.values()),
            device=device,
            dtype=dtype,
            attention=attention,
            kernels=kernels,
            low_res_noising=loader.noising("low_res_scheduler") if upscales else None,
            image_encoder=loader.image_encoder(device, dtype) if reads_images else None,
            vocabulary=loader.vocabulary(),
            kind=kind,
            depth_estimator=loader.depth_estimator(device),
        )
        if pipeline.image_encoder is not None:
            self._gate.watch(pipeline.image_encoder.network)
        for network in (pipeline.text_encoder, pipeline.unet, pipeline.vae):
            self._gate.watch(network)
        if pipeline.depth_estimator is not None:
            self._gate.watch(pipeline.depth_estimator.network)
        return pipeline

    def _fit(
        self, unet: UNet2DConditionModel, dtype: torch.dtype, *, plain: bool
    ) -> tuple[str, str]:
        """Make the UNet quick on the device; gives the attention path and the kernels taken."""
        if not plain and can_pack(self._device, dtype):
            pack(unet, self._gate.look)
            return ROW_TILED if dtype is torch.bfloat16 else SDPA, PACKED
        return choose_attention(unet, self._device, dtype, self._gate.look), PLAIN


def _settings(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The small files, as they lie there now: one that changes makes another model."""
    files = sorted([*folder.glob("*.json"), *folder.glob("*/*.json"), *folder.glob("*/*.txt")])
    stats = ((file, file.stat()) for file in files)
    return tuple((str(file), stat.st_size, stat.st_mtime_ns) for file, stat in stats)
