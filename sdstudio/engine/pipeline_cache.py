"""The cache of loaded checkpoints: which are loaded, and which are kept in memory."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import torch
from diffusers import UNet2DConditionModel
from torch import nn

from sdstudio.domain.backends import Backend
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine import families
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.compiled import CompiledUnet, CompiledUnets
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.depth import DepthEstimator, LazyDepthEstimator
from sdstudio.engine.derived_weights import release_derived
from sdstudio.engine.device import available_bytes, backend, fits, precision, release_memory
from sdstudio.engine.inductor import Inductor
from sdstudio.engine.int8 import is_int8_usable
from sdstudio.engine.loading import Loader, settings_in
from sdstudio.engine.optimizations import UnetOptimizations, optimize_unet
from sdstudio.engine.pipeline import PLAIN, Pipeline
from sdstudio.engine.preview import PREVIEW_NAME, Previewer
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.sequential_offload import SequentialOffload
from sdstudio.engine.weights_hashes import HashedWeights, components_in, find_weights
from sdstudio.engine.winograd import added_bytes

#: Each attempt can find one damaged copy, and a checkpoint has at most this many parts.
_LOADS = 5
#: Memory besides the weights: enough to decode 768² untiled.
_WORKING_BYTES = 3 * 10**9

_DEPTH = "depth_estimator"
_CPU = torch.device("cpu")

T = TypeVar("T")


class PipelineCache:
    """Loads checkpoints and keeps as many as fit into free memory.

    Args:
        gate: watches every network that is loaded.
        converted: cache of weights in the dtype they are computed in.
        dtype: overrides the precision policy.
        available_bytes: how much memory a device has left for another model.
        compiled: UNets for runtimes other than torch.
        inductor: compiles torch UNets; ``None`` if unavailable.
        before_network: called before each network is loaded, with the bytes of the file that will
            be mapped.
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
        before_network: Callable[[int], None] = lambda _mapped_bytes: None,
    ) -> None:
        self._before_network = before_network
        self._device = device
        self._gate = gate
        self._converted = converted
        self._compiled = compiled
        self._inductor = inductor
        self._dtype = dtype
        self._available_bytes = available_bytes
        # Keyed by their files' identity; least recently used first.
        self._kept: dict[object, Pipeline] = {}

    def take(
        self,
        folder: Path,
        model: str,
        cancelled: CancelFlag,
        *,
        backend: Backend = Backend.TORCH,
        vae: HashedWeights | None = None,
        on_waiting: Callable[[], None] = lambda: None,
    ) -> Pipeline:
        """Return the checkpoint in ``folder``, loading it if necessary.

        Args:
            model: its name in error messages.
            backend: for the UNet; torch if that backend can't run it.
            vae: to decode with; ``None`` for the checkpoint's own.
            on_waiting: called a few times a second while the UNet is prepared for ``backend``.

        Raises:
            StudioError: it can't be loaded.
            JobCancelled: between two parts.
        """
        if not folder.is_dir():
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=model)
        components = components_in(folder)
        files = {component: find_weights(folder, component, model) for component in components}
        if vae is not None:
            files["vae"] = vae
        key = (folder, tuple(files.values()), _small_file_stats(folder), backend)
        kept = self._kept.pop(key, None)
        if kept is None:
            loader = Loader(folder, model, files, cancelled, self._converted, self._before_network)
            dtype, parts_bytes = self._dtype_and_bytes(loader)
            needed_bytes = sum(parts_bytes)
            self._make_room(needed_bytes)
            free_bytes = self._available_bytes(self._device)
            stays = fits(self._device, needed_bytes + _WORKING_BYTES, free_bytes)
            compiled = None
            if self._compiled is not None and backend is Backend.OPENVINO:
                config = loader.unet_config()
                compiled = self._compiled.take(files["unet"], config, dtype, cancelled, on_waiting)
            inductor = self._inductor if backend is Backend.INDUCTOR else None
            in_int8 = backend is Backend.INT8 and is_int8_usable(self._device)
            kept = self._load_intact(
                lambda: self._load(
                    *(loader, dtype, files, folder, compiled or inductor),
                    stays=stays,
                    in_int8=in_int8,
                ),
                cancelled,
            )
        else:
            self._make_room(0)
        self._kept[key] = kept
        return kept

    def memory_needed(
        self, folder: Path, model: str, vae: HashedWeights | None = None
    ) -> tuple[torch.dtype, int]:
        """The dtype that the checkpoint in ``folder`` would use, and the bytes its weights need.

        On a device with its own memory that is the largest network, since the others can be
        offloaded. So it is where weights are mapped: the system drops those that aren't used.

        Args:
            vae: as for :meth:`take`.

        Raises:
            StudioError: a file is missing or damaged.
        """
        files = {name: find_weights(folder, name, model) for name in components_in(folder)}
        if vae is not None:
            files["vae"] = vae
        loader = Loader(folder, model, files, CancelFlag(), self._converted)
        dtype, parts_bytes = self._dtype_and_bytes(loader)
        kind = backend(self._device)
        if kind.has_own_memory:
            return dtype, max(parts_bytes)
        if kind.maps_weights:
            return dtype, max(parts_bytes) + added_bytes(loader.empty_unet(dtype), self._device)
        return dtype, sum(parts_bytes)

    def make_room(self, pipeline: Pipeline) -> bool:
        """Free memory for ``pipeline`` without changing any pixel; ``False`` if none is left.

        Unloads all other checkpoints first, then offloads the pipeline's own networks.
        """
        others = [key for key, kept in self._kept.items() if kept is not pipeline]
        for key in others:
            del self._kept[key]
        return bool(others) or pipeline.offload.begin()

    def release_text_encoders(self, pipeline: Pipeline) -> bool:
        """Release what a job needs no more once its prompts are encoded.

        The next job loads the checkpoint again. ``False`` if it gains nothing: weights that are
        mapped are dropped by the system, and networks that take turns are elsewhere.
        """
        networks = {unit.row.component: unit.network for unit in pipeline.text_encoders}
        return self._release_copies(pipeline, networks)

    def release_unet(self, pipeline: Pipeline, *, for_good: bool) -> bool:
        """Release what the UNet takes while the autoencoder works.

        Args:
            for_good: the job needs it no more, so its weights go, too.

        Returns:
            ``False`` if it gains nothing, as for :meth:`release_text_encoders`.
        """
        return release_derived(pipeline.unet) or (
            for_good and self._release_copies(pipeline, {"unet": pipeline.unet})
        )

    def _release_copies(self, pipeline: Pipeline, networks: Mapping[str, nn.Module]) -> bool:
        """Release the weights of networks, by component, unless they are mapped or elsewhere."""
        kind = backend(self._device)
        if kind.has_own_memory:
            return False
        weights = [
            weight
            for component, network in networks.items()
            if component in pipeline.copied or not kind.maps_weights
            for weight in network.parameters()
            if weight.numel()
        ]
        for weight in weights:
            weight.data = weight.new_empty(0)
        if weights:
            self._kept = {key: kept for key, kept in self._kept.items() if kept is not pipeline}
        return bool(weights)

    def clear(self) -> bool:
        """Unload everything; ``False`` if nothing was loaded."""
        had_any = bool(self._kept)
        self._kept.clear()
        release_memory()
        return had_any

    def _dtype_and_bytes(self, loader: Loader) -> tuple[torch.dtype, list[int]]:
        """The dtype to load with, and the bytes of each network in that dtype."""
        counts = loader.parameter_counts()
        dtype = self._dtype or precision(self._device, counts["unet"])
        counts.pop(_DEPTH, None)  # Loaded on demand.
        sizes = [
            count * loader.part_dtype(component, dtype).itemsize
            for component, count in counts.items()
        ]
        return dtype, sizes

    def _make_room(self, needed_bytes: int) -> None:
        """Unload the least recently used checkpoints until ``needed_bytes`` and work space fit."""
        while self._kept and self._available_bytes(self._device) < needed_bytes + _WORKING_BYTES:
            del self._kept[next(iter(self._kept))]
            release_memory()

    def _load_intact(self, load: Callable[[], T], cancelled: CancelFlag) -> T:
        """Call ``load``, and again if a converted copy that it used turns out to be damaged."""
        # A copy that can't be read at all hides any damaged ones that come after it.
        for _ in range(_LOADS):
            try:
                loaded = load()
            except StudioError:
                if self._converted.all_intact(cancelled):
                    raise
                continue
            if self._converted.all_intact(cancelled):
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
        in_int8: bool,
    ) -> Pipeline:
        rest = _CPU if backend(self._device).has_own_memory else None
        offload = SequentialOffload(self._device, rest, release_memory)
        if not stays:
            offload.begin()
        home, task = offload.home, loader.task()
        unet: UNet2DConditionModel | CompiledUnet
        kernels = PLAIN if other is None else other.backend.value
        if in_int8:
            kernels = Backend.INT8.value
        if isinstance(other, CompiledUnet):
            unet, optimizations = other, UnetOptimizations(kernels, kernels)
            runtime = {kernels: other.version}
        else:
            unet = loader.unet(home, dtype)
            optimizations = optimize_unet(
                unet, self._device, dtype, self._gate.check, in_int8=in_int8
            )
            runtime = {}
        vae = loader.vae(home, dtype)
        text_encoders = loader.text_encoders(home, dtype)
        image_encoder = None
        if task is CheckpointTask.VARIATION:
            image_encoder = loader.image_encoder(home, self._device, dtype)
        offload.add(vae, vae.encoder, vae.quant_conv, vae.post_quant_conv, vae.decoder)
        for network in (
            unet,
            *(one.network for one in text_encoders),
            *([image_encoder.network] if image_encoder is not None else []),
        ):
            offload.add(network)
        upscales = task is CheckpointTask.UPSCALER
        family = loader.family()
        functions = families.functions(family.key)
        pipeline = Pipeline(
            family=family,
            functions=functions,
            text_encoders=text_encoders,
            unet=unet,
            vae=vae,
            trained=loader.noise_schedule(),
            # An upscaler's autoencoder is none of those whose colours are known.
            previewer=Previewer.fitted(vae, self._device, functions)
            if upscales
            else Previewer.of(folder, family),
            weights=tuple(files.values()),
            device=self._device,
            dtype=dtype,
            optimizations=optimizations,
            kernels=kernels,
            low_res_noising=loader.noising("low_res_scheduler") if upscales else None,
            image_encoder=image_encoder,
            vocabulary=loader.vocabulary(),
            offload=offload,
            task=task,
            depth_estimator=self._lazy_depth_estimator(loader, offload)
            if _DEPTH in files
            else None,
            runtime=runtime,
            settings_sha256={
                file.relative_to(folder).as_posix(): _sha256(file) for file in settings_in(folder)
            },
            copied=frozenset(loader.copied),
        )
        for network in offload.networks:
            self._gate.watch(network)
        if isinstance(other, Inductor):
            other.compile_blocks(unet, dtype)
        return pipeline

    def _lazy_depth_estimator(
        self, loader: Loader, offload: SequentialOffload
    ) -> LazyDepthEstimator:
        def load() -> DepthEstimator:
            # By now another job may be running, with its own flag.
            cancelled = self._gate.flag or CancelFlag()
            job = loader.during(cancelled)
            estimator = self._load_intact(
                lambda: job.depth_estimator(offload.home, self._device), cancelled
            )
            offload.add(estimator.network)
            self._gate.watch(estimator.network)
            return estimator

        return LazyDepthEstimator(load)


def _small_file_stats(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Identity of the small files: a change in one of them makes it a different model."""
    stats = ((file, file.stat()) for file in (*folder.glob(PREVIEW_NAME), *settings_in(folder)))
    return tuple((str(file), stat.st_size, stat.st_mtime_ns) for file, stat in stats)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
