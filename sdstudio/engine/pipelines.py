"""Checkpoints ready to run, and those that are kept in memory."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import torch
from diffusers import AutoencoderKL, DDPMScheduler, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from sdstudio.domain.backends import Backend
from sdstudio.domain.checkpoint import CheckpointKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.noise_schedule import NoiseSchedule
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.compiled import CompiledUnet, CompiledUnets
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.depth import DepthEstimator, LazyDepthEstimator
from sdstudio.engine.device import available_bytes, backend, fits, precision, release_memory
from sdstudio.engine.image_encoding import ImageEncoder
from sdstudio.engine.inductor import Inductor
from sdstudio.engine.loading import Loader, latent_side_px, settings_in
from sdstudio.engine.optimizations import UnetOptimizations, optimize_unet
from sdstudio.engine.preview import PREVIEW_NAME, Previewer
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.sequential_offload import SequentialOffload
from sdstudio.engine.weights_hashes import HashedWeights, components_in, find_weights

#: What computes the UNet's products: torch's own operations.
PLAIN = "plain"
#: Where the networks are: on the device together, or one at a time.
WHOLE, TURNS = "whole", "turns"

#: A checkpoint has no more parts than that which could each have a damaged copy.
_LOADS = 5
#: What making a picture takes beside the weights: a decode of 768² in one piece.
_WORKING_BYTES = 3 * 10**9

_DEPTH = "depth_estimator"
_CPU = torch.device("cpu")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A checkpoint's parts, ready to run.

    Args:
        trained: how it was trained on noise.
        weights: the files its numbers come from.
        paths: how the UNet is computed.
        kernels: what computes the UNet's products, for the provenance.
        kind: what it was trained to do.
        turns: what has the networks lie on the device one at a time, once that is needed.
        depth_estimator: of checkpoints that go by depth.
        low_res_noising: an upscaler's, for the small picture.
        image_encoder: of a checkpoint for image variations.
        vocabulary: of a model that was taught few words; it puts their Chinese into English.
        runtime: the version of what computes the UNet instead of torch, by name.
        settings_sha256: of the small files, by their path in the checkpoint's folder.
    """

    tokenizer: CLIPTokenizer
    text_encoder: CLIPTextModel
    unet: UNet2DConditionModel | CompiledUnet
    vae: AutoencoderKL
    trained: NoiseSchedule
    previewer: Previewer
    weights: tuple[HashedWeights, ...]
    device: torch.device
    dtype: torch.dtype
    paths: UnetOptimizations
    kernels: str
    vocabulary: Vocabulary
    offload: SequentialOffload
    kind: CheckpointKind = CheckpointKind.TEXT_TO_IMAGE
    depth_estimator: LazyDepthEstimator | None = None
    low_res_noising: DDPMScheduler | None = None
    image_encoder: ImageEncoder | None = None
    runtime: Mapping[str, str] = field(default_factory=dict)
    settings_sha256: Mapping[str, str] = field(default_factory=dict)

    @property
    def placement(self) -> str:
        """Whether all networks stay on the device."""
        return TURNS if self.offload.began else WHOLE

    @property
    def latent_side_px(self) -> int:
        """Pixels along one side of what one latent stands for."""
        return latent_side_px(self.vae)


class PipelineCache:
    """Loads checkpoints and keeps as many as the memory that is free allows.

    Args:
        gate: is made to watch every network.
        converted: where copies of weights in the right dtype are kept.
        dtype: instead of the precision policy's.
        available_bytes: what a device has left for another model, now.
        compiled: UNets for another runtime than torch.
        inductor: compiles torch's own; ``None`` where that cannot be done.
    """

    def __init__(
        self,
        device: torch.device,
        gate: CancelGate,
        converted: ConvertedWeights,
        dtype: torch.dtype | None = None,
        available_bytes: Callable[[torch.device], int] = available_bytes,
        compiled: CompiledUnets | None = None,
        inductor: Inductor | None = None,
    ) -> None:
        self._device = device
        self._gate = gate
        self._converted = converted
        self._compiled = compiled
        self._inductor = inductor
        self._dtype = dtype
        self._available_bytes = available_bytes
        # By the files they come from, as they lay there; the one used last at the end.
        self._kept: dict[object, Pipeline] = {}

    def take(
        self,
        folder: Path,
        model: str,
        cancelled: CancelFlag,
        *,
        backend: Backend = Backend.TORCH,
        on_waiting: Callable[[], None] = lambda: None,
    ) -> Pipeline:
        """The checkpoint in ``folder``, which is called ``model`` where something is wrong.

        Args:
            calculator: of the UNet, if it can; else torch.
            on_waiting: called some times a second while the UNet is prepared for it.

        Raises:
            StudioError: it cannot be loaded.
            JobCancelled: between two parts.
        """
        if not folder.is_dir():
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=model)
        components = components_in(folder)
        files = {component: find_weights(folder, component, model) for component in components}
        key = (folder, tuple(files.values()), _as_they_lie(folder), backend)
        kept = self._kept.pop(key, None)
        if kept is None:
            loader = Loader(folder, model, files, cancelled, self._converted)
            dtype, parts_bytes = self._weight_of(loader)
            needed_bytes = sum(parts_bytes)
            self._make_room(needed_bytes)
            free_bytes = self._available_bytes(self._device)
            stays = fits(self._device, needed_bytes + _WORKING_BYTES, free_bytes)
            compiled = None
            if self._compiled is not None and backend is Backend.OPENVINO:
                config = loader.unet_config()
                compiled = self._compiled.take(files["unet"], config, dtype, cancelled, on_waiting)
            inductor = self._inductor if backend is Backend.INDUCTOR else None
            kept = self._load_sound(
                lambda: self._load(loader, dtype, files, folder, compiled or inductor, stays=stays),
                cancelled,
            )
        else:
            self._make_room(0)
        self._kept[key] = kept
        return kept

    def weighs(self, folder: Path, model: str) -> tuple[torch.dtype, int]:
        """The dtype that the checkpoint in ``folder`` would be loaded in, and its bytes then.

        Of a device with memory of its own that is its largest network: they can take turns there.

        Raises:
            StudioError: a file is missing or damaged.
        """
        files = {name: find_weights(folder, name, model) for name in components_in(folder)}
        loader = Loader(folder, model, files, CancelFlag(), self._converted)
        dtype, parts_bytes = self._weight_of(loader)
        together = max if backend(self._device).has_own_memory else sum
        return dtype, together(parts_bytes)

    def make_room(self, pipeline: Pipeline) -> bool:
        """Give ``pipeline`` more memory without changing a pixel; ``False``: it has all there is.

        First everything else is let go of, then its own networks take turns.
        """
        others = [key for key, kept in self._kept.items() if kept is not pipeline]
        for key in others:
            del self._kept[key]
        return bool(others) or pipeline.offload.begin()

    def clear(self) -> bool:
        """Let go of what is kept; ``False`` where nothing was."""
        had_any = bool(self._kept)
        self._kept.clear()
        release_memory()
        return had_any

    def _weight_of(self, loader: Loader) -> tuple[torch.dtype, list[int]]:
        """The dtype to load it in, and the bytes of each network then."""
        counts = loader.parameter_counts()
        dtype = self._dtype or precision(self._device, counts["unet"])
        counts.pop(_DEPTH, None)  # It is loaded when it is asked for.
        return dtype, [count * dtype.itemsize for count in counts.values()]

    def _make_room(self, needed_bytes: int) -> None:
        """Let go of what was used longest ago until there is memory for that much and to work."""
        while self._kept and self._available_bytes(self._device) < needed_bytes + _WORKING_BYTES:
            del self._kept[next(iter(self._kept))]
            release_memory()

    def _load_sound(self, load: Callable[[], T], cancelled: CancelFlag) -> T:
        """What ``load`` gives, again where a copy that it used turns out damaged."""
        # Where one cannot be read at all, those after it are not known yet.
        for _ in range(_LOADS):
            try:
                loaded = load()
            except StudioError:
                if self._converted.were_sound(cancelled):
                    raise
                continue
            if self._converted.were_sound(cancelled):
                return loaded
            del loaded
        return load()

    def _load(
        self,
        loader: Loader,
        dtype: torch.dtype,
        files: Mapping[str, HashedWeights],
        folder: Path,
        other: CompiledUnet | Inductor | None,
        *,
        stays: bool,
    ) -> Pipeline:
        rest = _CPU if backend(self._device).has_own_memory else None
        offload = SequentialOffload(self._device, rest, release_memory)
        if not stays:
            offload.begin()
        home, kind = offload.home, loader.kind()
        unet: UNet2DConditionModel | CompiledUnet
        kernels = PLAIN if other is None else other.backend.value
        if isinstance(other, CompiledUnet):
            unet, paths = other, UnetOptimizations(kernels, kernels)
            runtime = {kernels: other.version}
        else:
            unet = loader.unet(home, dtype)
            paths = optimize_unet(unet, self._device, dtype, self._gate.look)
            runtime = {}
        vae = loader.vae(home, dtype)
        text_encoder = loader.text_encoder(home, dtype)
        eye = None
        if kind is CheckpointKind.VARIATION:
            eye = loader.image_encoder(home, self._device, dtype)
        offload.add(vae, vae.encoder, vae.quant_conv, vae.post_quant_conv, vae.decoder)
        for network in (unet, text_encoder, *([eye.network] if eye is not None else [])):
            offload.add(network)
        upscales = kind is CheckpointKind.UPSCALER
        pipeline = Pipeline(
            tokenizer=loader.tokenizer(),
            text_encoder=text_encoder,
            unet=unet,
            vae=vae,
            trained=loader.noise_schedule(),
            # An upscaler's autoencoder is none of those whose colours are known.
            previewer=Previewer.fitted(vae, self._device) if upscales else Previewer.of(folder),
            weights=tuple(files.values()),
            device=self._device,
            dtype=dtype,
            paths=paths,
            kernels=kernels,
            low_res_noising=loader.noising("low_res_scheduler") if upscales else None,
            image_encoder=eye,
            vocabulary=loader.vocabulary(),
            offload=offload,
            kind=kind,
            depth_estimator=self._later_depth(loader, offload) if _DEPTH in files else None,
            runtime=runtime,
            settings_sha256={
                file.relative_to(folder).as_posix(): _sha256(file) for file in settings_in(folder)
            },
        )
        for network in offload.networks:
            self._gate.watch(network)
        if isinstance(other, Inductor):
            other.compile_blocks(unet, dtype)
        return pipeline

    def _later_depth(self, loader: Loader, offload: SequentialOffload) -> LazyDepthEstimator:
        def load() -> DepthEstimator:
            # It can be another job by now that is to be stopped.
            cancelled = self._gate.flag or CancelFlag()
            job = loader.during(cancelled)
            estimator = self._load_sound(
                lambda: job.depth_estimator(offload.home, self._device), cancelled
            )
            offload.add(estimator.network)
            self._gate.watch(estimator.network)
            return estimator

        return LazyDepthEstimator(load)


def _as_they_lie(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The small files, as they lie there now: one that changes makes another model."""
    stats = ((file, file.stat()) for file in (*folder.glob(PREVIEW_NAME), *settings_in(folder)))
    return tuple((str(file), stat.st_size, stat.st_mtime_ns) for file, stat in stats)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
