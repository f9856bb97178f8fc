"""Checkpoints ready to run, and the one that is kept in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.words import Vocabulary
from sdstudio.engine.attention import ROW_TILED, SDPA, choose_attention
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.device import precision, release_memory
from sdstudio.engine.loading import Loader
from sdstudio.engine.packing import can_pack, pack
from sdstudio.engine.preview import Previewer
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.weights import COMPONENTS, WeightsFile, find_weights

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

    def take(self, folder: Path, model: str, cancelled: CancelFlag) -> Pipeline:
        """The checkpoint in ``folder``, which is called ``model`` where something is wrong.

        Raises:
            StudioError: it cannot be loaded.
            JobCancelled: between two parts.
        """
        if not folder.is_dir():
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=model)
        files = {component: find_weights(folder, component, model) for component in COMPONENTS}
        key = (folder, tuple(files.values()), _settings(folder))
        if self._kept is None or self._kept[0] != key:
            # First let go of the one that is kept: there may be no room for two.
            self.clear()
            loader = Loader(folder, model, files, cancelled)
            self._kept = key, self._load(loader, tuple(files.values()), Previewer.of(folder))
        return self._kept[1]

    def clear(self) -> None:
        """Let go of what is kept."""
        self._kept = None
        release_memory()

    def _load(
        self, loader: Loader, weights: tuple[WeightsFile, ...], previewer: Previewer
    ) -> Pipeline:
        device = self._device
        dtype = self._dtype or precision(device, loader.parameter_counts()["unet"])
        unet = loader.unet(device, dtype)
        attention, kernels = self._fit(unet, dtype)
        pipeline = Pipeline(
            tokenizer=loader.tokenizer(),
            text_encoder=loader.text_encoder(device, dtype),
            unet=unet,
            vae=loader.vae(device, dtype),
            scheduler_config=loader.scheduler_config(),
            previewer=previewer,
            weights=weights,
            device=device,
            dtype=dtype,
            attention=attention,
            kernels=kernels,
            vocabulary=loader.vocabulary(),
        )
        for network in (pipeline.text_encoder, pipeline.unet, pipeline.vae):
            self._gate.watch(network)
        return pipeline

    def _fit(self, unet: UNet2DConditionModel, dtype: torch.dtype) -> tuple[str, str]:
        """Make the UNet quick on the device; gives the attention path and the kernels taken."""
        if can_pack(self._device, dtype):
            pack(unet, self._gate.look)
            return ROW_TILED if dtype is torch.bfloat16 else SDPA, PACKED
        return choose_attention(unet, self._device, dtype, self._gate.look), PLAIN


def _settings(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The small files, as they lie there now: one that changes makes another model."""
    files = sorted([*folder.glob("*.json"), *folder.glob("*/*.json"), *folder.glob("*/*.txt")])
    stats = ((file, file.stat()) for file in files)
    return tuple((str(file), stat.st_size, stat.st_mtime_ns) for file, stat in stats)
