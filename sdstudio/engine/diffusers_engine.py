"""The engine that runs checkpoints with torch and diffusers."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import torch
from pydantic import JsonValue
from safetensors import SafetensorError
from torch import Tensor

from sdstudio.domain import modes
from sdstudio.domain.adapters import AdapterKind
from sdstudio.domain.backends import Backend
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_checks import check_inputs
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.messages import (
    EngineReady,
    Generate,
    Phase,
    Segment,
)
from sdstudio.domain.modes import Output
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.samplers import SAMPLERS
from sdstudio.domain.speed_estimate import Speed
from sdstudio.engine import memory, openvino_runtime, schedulers
from sdstudio.engine.adapter_merge import Adapted, adapted, sha256_by_name
from sdstudio.engine.assets import JobFiles, Weights
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.compiled import CompiledUnets, Runtime
from sdstudio.engine.conditioning import ConditioningSchedule
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.denoising import Guidance
from sdstudio.engine.device import Device, available_bytes, best_device, prepare, thread_count
from sdstudio.engine.extensions.control_hints import Controls
from sdstudio.engine.extensions.controlnet_loading import ControlNets, bytes_of
from sdstudio.engine.face_repair import FaceRepairing
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.footprint import Footprint, denoised_size_px, input_bytes
from sdstudio.engine.inductor import Inductor
from sdstudio.engine.inductor import usable as usable_inductor
from sdstudio.engine.int8 import is_int8_usable
from sdstudio.engine.job_reporter import JobReporter
from sdstudio.engine.memory_fallback import (
    FallbackState,
    MemoryFallback,
    WorkStage,
    retrying_out_of_memory,
)
from sdstudio.engine.modes import MAKERS
from sdstudio.engine.modes.depth_map import grey_picture
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.pipeline_cache import PipelineCache
from sdstudio.engine.preview import PreviewClock
from sdstudio.engine.process_provenance import ProcessProvenance
from sdstudio.engine.prompt_encoding import encode_edited_prompt, encode_prompt
from sdstudio.engine.protocol import (
    CancelFlag,
    Emit,
    Interlude,
    Seen,
    Squares,
    Vectors,
    nothing,
)
from sdstudio.engine.replacing_vae import replacing_vae
from sdstudio.engine.run import Run
from sdstudio.engine.seamless import Seamless
from sdstudio.engine.speed_measurement import measure_speed
from sdstudio.engine.upscalers import UpscalerNetwork
from sdstudio.engine.upscaling import Upscaling
from sdstudio.engine.vae_codec import VaeCodec
from sdstudio.engine.weights_hashes import HashedWeights, WeightsHashes
from sdstudio.imaging import Rgb, read_kept
from sdstudio.imaging.face_detection import FaceDetector
from sdstudio.imaging.logit_masks import PlacedMask

_log = logging.getLogger(__name__)

_N = TypeVar("_N")
#: Each takes 4 MB.
_EMBEDDINGS_KEPT: Final = 4


class DiffusersEngine:
    """Makes pictures with a checkpoint in diffusers' layout.

    Args:
        cache_folder: for the weights' hashes and converted weights.
        device: defaults to the fastest available.
        dtype: overrides the precision policy.
        exact: match diffusers' pipelines even where this program does better.
        runtime: runs the UNet if a job asks for it; defaults to OpenVINO if installed.
        inductor: compiles the UNet if a job asks for it; defaults to torch's, if usable.
        threads: CPU threads; defaults to :func:`~sdstudio.engine.device.thread_count`.
    """

    def __init__(
        self,
        cache_folder: Path,
        device: Device | None = None,
        dtype: torch.dtype | None = None,
        *,
        exact: bool = False,
        runtime: Runtime | None = None,
        inductor: Inductor | None = None,
        threads: int | None = None,
    ) -> None:
        self._exact = exact
        self._device = device or best_device()
        self._gate = CancelGate()
        self._hashes = WeightsHashes(cache_folder)
        converted = ConvertedWeights(cache_folder, self._hashes)
        torch_device = self._device.torch_device
        prepare(torch_device)
        runtime = runtime or openvino_runtime.installed(torch_device)
        self._compiled = CompiledUnets(runtime, converted, self._gate.check)
        self._inductor = inductor or usable_inductor(torch_device)
        self._memory_limit = memory.MemoryLimit(applies=self._device.torch_device.type == "cpu")
        self._pipeline_cache = PipelineCache(
            torch_device,
            self._gate,
            converted,
            dtype,
            compiled=self._compiled,
            inductor=self._inductor,
            # Mapped weights count as allocated, though they take no free memory.
            before_network=self._memory_limit.renew,
        )
        self._process_provenance = ProcessProvenance(self._device)
        self._memory_fallback = MemoryFallback()
        self._control_nets = ControlNets(torch_device, self._gate, self._check_weights)
        #: Of auxiliary models, the last of each kind.
        self._networks: dict[Callable[..., Any], tuple[Weights, Any]] = {}
        #: What was learned of pictures, by the weights and the picture; the newest last.
        self._embeddings: OrderedDict[tuple[str, str], Tensor] = OrderedDict()
        self._threads = threads or thread_count()
        torch.set_num_threads(self._threads)

    def describe(self) -> EngineReady:
        """See :class:`sdstudio.engine.protocol.Engine`."""
        return EngineReady(
            device=str(self._device.torch_device),
            device_name=self._device.name,
            memory_bytes=self._device.memory_bytes,
            backends=self._backends(),
            modes=(*MAKERS, *(mode.key for mode in modes.FINISHING)),
            samplers=tuple(sampler.key for sampler in SAMPLERS),
        )

    def _backends(self) -> tuple[Backend, ...]:
        others = (self._inductor, self._compiled.runtime)
        int8 = (Backend.INT8,) if is_int8_usable(self._device.torch_device) else ()
        return (Backend.TORCH, *(one.backend for one in others if one is not None), *int8)

    def measure(self) -> Speed:
        """How fast it makes pictures; see :class:`sdstudio.engine.protocol.Engine`."""
        return retrying_out_of_memory(
            lambda: measure_speed(self._device), self._pipeline_cache.clear
        )

    def encode(self, weights: Weights, squares: Squares, cancelled: CancelFlag) -> Vectors:
        """See :class:`sdstudio.engine.protocol.Engine`."""
        # Imported here: few need it, and it would delay the first picture.
        from sdstudio.engine.similarity import SimilarityNetwork

        self._gate.flag = cancelled
        torch.set_num_threads(self._threads)
        try:
            with torch.inference_mode():
                network = self._network(SimilarityNetwork, weights, cancelled)
                return network.vectors(squares)
        finally:
            self._gate.flag = None

    def segment(
        self, weights: Weights, command: Segment, seen: Seen, cancelled: CancelFlag
    ) -> PlacedMask:
        """See :class:`sdstudio.engine.protocol.Engine`."""
        from sdstudio.engine.segmentation import SegmentationNetwork

        # Of the job between whose steps this is, if there is one.
        before, self._gate.flag = self._gate.flag, cancelled
        try:
            with torch.inference_mode():
                network = self._network(SegmentationNetwork, weights, cancelled)
                key = weights.sha256, command.picture
                if key not in self._embeddings:
                    self._embeddings[key] = network.embedding(seen)
                self._embeddings.move_to_end(key)
                while len(self._embeddings) > _EMBEDDINGS_KEPT:
                    self._embeddings.popitem(last=False)
                return network.mask(self._embeddings[key], command)
        finally:
            self._gate.flag = before

    def caption(self, weights: Weights, seen: Seen, cancelled: CancelFlag) -> tuple[int, ...]:
        """See :class:`sdstudio.engine.protocol.Engine`."""
        from sdstudio.engine.captioning import CaptioningNetwork

        # Of the job between whose steps this is, if there is one.
        before, self._gate.flag = self._gate.flag, cancelled
        try:
            with torch.inference_mode():
                network = self._network(CaptioningNetwork, weights, cancelled)
                return network.tokens(seen)
        finally:
            self._gate.flag = before

    def _network(
        self,
        kind: Callable[[Path, torch.device, CancelGate], _N],
        weights: Weights,
        cancelled: CancelFlag,
    ) -> _N:
        """The network of that kind with these weights; the last one is kept until a job comes."""
        if kind in self._networks and self._networks[kind][0] == weights:
            network: _N = self._networks[kind][1]
            return network
        self._networks.pop(kind, None)
        try:
            self._check_weights(weights, cancelled)
            network = kind(weights.path, self._device.torch_device, self._gate)
        except FileNotFoundError as error:
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=weights.name) from error
        except (OSError, ValueError, SafetensorError) as error:
            raise StudioError(
                ErrorCode.MODEL_FILE_DAMAGED, model=weights.name, file=weights.path.name
            ) from error
        self._networks[kind] = weights, network
        return network

    def _check_weights(self, weights: Weights, cancelled: CancelFlag) -> None:
        """Raise ``OSError`` or ``ValueError`` unless a file is what its hash says."""
        if self._sha256(weights.path, cancelled) != weights.sha256:
            raise ValueError("not what its name says")

    def _sha256(self, path: Path, cancelled: CancelFlag) -> str:
        stat = path.stat()
        file = HashedWeights(path, path.name, None, stat.st_size, stat.st_mtime_ns, path)
        return self._hashes.sha256(file, cancelled)

    def generate(
        self,
        command: Generate,
        files: JobFiles,
        emit: Emit,
        cancelled: CancelFlag,
        between_steps: Interlude = nothing,
    ) -> None:
        """Make the job's pictures; see :class:`sdstudio.engine.protocol.Engine`."""
        self._gate.flag = cancelled
        # The job has all memory.
        self._networks.clear()
        torch.set_num_threads(self._threads)
        try:
            with torch.inference_mode(), self._memory_limit:
                self._make(command, files, emit, cancelled, between_steps)
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            _log.warning("out of memory with every memory saving applied")
        else:
            return
        finally:
            self._gate.flag = None
        # Not in the handler: while it runs, the exception keeps every tensor alive.
        self._control_nets.clear()
        self._pipeline_cache.clear()
        raise self._out_of_memory(command.request, files)

    def _out_of_memory(self, request: GenerationRequest, files: JobFiles) -> StudioError:
        """The error to raise when all fallbacks failed, with a size that would fit if known."""
        device = self._device.torch_device
        size = denoised_size_px(request)
        width, height = size or request.size_px
        plain = StudioError(ErrorCode.OUT_OF_MEMORY, width=width, height=height)
        if size is None:
            return plain
        try:
            vae = replacing_vae(request, files, lambda _checked_before: None)
            dtype, weights_bytes = self._pipeline_cache.memory_needed(
                files.folder, request.checkpoint.name, vae
            )
            weights_bytes += bytes_of(files.controls.values(), dtype)
            tiled = request.mode == modes.UPSCALE.key
            footprint = Footprint.of(
                files.folder,
                weights_bytes,
                dtype,
                tiled=tiled,
                vae_fits_float16=None if vae is None else vae.fits_float16,
            )
            # Measured last: computing the footprint takes memory, too.
            free_bytes = available_bytes(device)
            fit = footprint.fitting(width, height, free_bytes - input_bytes(request))
        except Exception:
            # The suggestion is optional; the error itself must get through.
            _log.warning("can't work out a size that would fit", exc_info=True)
            return plain
        if fit is None:
            return plain
        code, factor = ErrorCode.LESS_FITS, 1
        if modes.mode(request.mode).output is Output.ENLARGED:
            # The output size follows from the input, so suggest a smaller input.
            code, factor = ErrorCode.SMALLER_INPUT_FITS, modes.UPSCALE_FACTOR
        return StudioError(
            code,
            width=width,
            height=height,
            free=f"{free_bytes / 1e9:.1f} GB",
            fit_width=fit[0] // factor,
            fit_height=fit[1] // factor,
        )

    def _make(
        self,
        command: Generate,
        files: JobFiles,
        emit: Emit,
        cancelled: CancelFlag,
        between_steps: Interlude,
    ) -> None:
        request = command.request
        started_s = time.monotonic()
        reporter = JobReporter(command.job_id, emit, cancelled, between_steps)
        reporter.enter(command.first, Phase.LOAD)
        check_inputs(modes.mode(request.mode), request.inputs)
        inputs = {one.role: read_kept(files.inputs[one.role], one) for one in request.inputs}
        if not modes.mode(request.mode).needs_checkpoint:
            self._enlarge(command, files, inputs[InputRole.IMAGE], reporter, cancelled, started_s)
            return
        if files.folder.is_file():
            self._estimate(command, files.folder, inputs, reporter, cancelled, started_s)
            return
        hints = {one: read_kept(path, one) for one, path in files.hints.items()}
        backend = _backend(request, command.backend)
        self._control_nets.keep_only(files.controls)
        vae = replacing_vae(request, files, lambda one: self._check_weights(one, cancelled))
        pipeline = retrying_out_of_memory(
            lambda: self._pipeline_cache.take(
                files.folder,
                request.checkpoint.name,
                cancelled,
                backend=backend,
                vae=vae,
                on_waiting=reporter.report_waiting,
            ),
            # Both: each may be what is in the way.
            lambda: any([self._control_nets.clear(), self._pipeline_cache.clear()]),
        )
        modes.mode(request.mode).check_task(pipeline.task, request.checkpoint.name)
        with ExitStack() as merged:
            adapters = retrying_out_of_memory(
                lambda: merged.enter_context(adapted(pipeline, request, files.adapters, cancelled)),
                lambda: self._pipeline_cache.make_room(pipeline),
            )
            nets = retrying_out_of_memory(
                lambda: merged.enter_context(
                    self._control_nets.in_use(request, files.controls, pipeline, cancelled)
                ),
                lambda: self._pipeline_cache.make_room(pipeline),
            )
            controls = Controls(nets, hints)
            upscaler = None
            if request.upscaler is not None and request.has_second_pass:
                upscaler = retrying_out_of_memory(
                    lambda: self._upscaler(request, files, cancelled),
                    lambda: self._pipeline_cache.make_room(pipeline),
                )
            detector = None
            if (faces := request.faces) is not None and files.detector is not None:
                found = Weights(files.detector, faces.detector.sha256, faces.detector.name)
                detector = self._network(_face_detector, found, cancelled)
            self._make_with(
                pipeline,
                adapters,
                controls,
                upscaler,
                detector,
                inputs,
                command,
                reporter,
                cancelled,
                started_s,
            )

    def _estimate(
        self,
        command: Generate,
        file: Path,
        inputs: Mapping[InputRole, Rgb],
        reporter: JobReporter,
        cancelled: CancelFlag,
        started_s: float,
    ) -> None:
        """Make the depth map of a job that names a model which only estimates depth."""
        from sdstudio.engine.depth_anything import DepthNetwork

        request, name = command.request, command.request.checkpoint.name
        modes.mode(request.mode).check_task(CheckpointTask.DEPTH_MAP, name)
        damaged = StudioError(ErrorCode.MODEL_FILE_DAMAGED, model=name, file=file.name)
        retries, device = PrecisionRetries(), self._device.torch_device
        picture = inputs[InputRole.IMAGE]
        height, width, _ = picture.shape

        def estimated() -> Rgb:
            network = DepthNetwork(file, device, self._gate)
            reporter.begin(command.first)
            return grey_picture(network.nearness(picture, retries), width, height)

        try:
            sha256 = self._sha256(file, cancelled)
            if not sha256.startswith(request.checkpoint.fingerprint):
                raise damaged
            made = retrying_out_of_memory(estimated, self._pipeline_cache.clear)
        except FileNotFoundError as error:
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=name) from error
        except (OSError, ValueError, SafetensorError) as error:
            raise damaged from error
        provenance = self._process_provenance.of_network(
            weights_sha256={file.name: sha256},
            memory_rung=0,
            duration_s=time.monotonic() - started_s,
        )
        reporter.report_picture(command.first, made, request, provenance)

    def _enlarge(
        self,
        command: Generate,
        files: JobFiles,
        rgb: Rgb,
        reporter: JobReporter,
        cancelled: CancelFlag,
        started_s: float,
    ) -> None:
        """Make the picture of a job that needs an upscaler and nothing else."""
        request = command.request.single(command.first)
        assert request.upscaler is not None
        network = retrying_out_of_memory(
            lambda: self._upscaler(request, files, cancelled), self._pipeline_cache.clear
        )
        clock = PreviewClock()
        fallback = self._memory_fallback.fallback(
            request, MemorySaving(command.savings), lambda _stage: self._pipeline_cache.clear()
        )

        def show(seen: Rgb) -> None:
            if clock.due():
                reporter.show(seen)

        def made() -> Rgb:
            reporter.begin(command.first)
            enlarging = Upscaling(
                network,
                rgb,
                request.size_px,
                device=self._device.torch_device,
                small_tiles=MemorySaving.TILED_DECODE in fallback.savings,
            )
            with fallback.during(WorkStage.DECODE):
                return enlarging.run(reporter.report_part, show)

        enlarged = retrying_out_of_memory(made, fallback.fall_back)
        fallback.keep()
        provenance = self._process_provenance.of_network(
            weights_sha256={files.folder.name: request.upscaler.sha256},
            memory_rung=fallback.savings,
            duration_s=time.monotonic() - started_s,
        )
        reporter.report_picture(command.first, enlarged, request, provenance)

    def _upscaler(
        self, request: GenerationRequest, files: JobFiles, cancelled: CancelFlag
    ) -> UpscalerNetwork:
        """The network that ``request`` names."""
        ref, path = request.upscaler, files.upscaler
        assert ref is not None
        assert path is not None
        return self._network(UpscalerNetwork, Weights(path, ref.sha256, ref.name), cancelled)

    def _make_with(
        self,
        pipeline: Pipeline,
        adapters: Adapted,
        controls: Controls,
        upscaler: UpscalerNetwork | None,
        detector: FaceDetector | None,
        inputs: Mapping[InputRole, Rgb],
        command: Generate,
        reporter: JobReporter,
        cancelled: CancelFlag,
        started_s: float,
    ) -> None:
        request, params = command.request, command.request.params

        def make_room() -> bool:
            return self._pipeline_cache.make_room(pipeline)

        def guided(params: GenerationParams, passes: tuple[int, ...]) -> tuple[Guidance, int]:
            def encoded() -> tuple[ConditioningSchedule, int]:
                retries = PrecisionRetries()
                if request.version == 1 or self._exact:
                    found = encode_prompt(
                        pipeline, params, retries, adapters.learned, exact=self._exact
                    )
                    return ConditioningSchedule.of(found), retries.count
                schedule = encode_edited_prompt(pipeline, params, passes, retries, adapters.learned)
                return schedule, retries.count

            schedule, redone = retrying_out_of_memory(encoded, make_room)
            return Guidance(schedule, params.guidance_scale, params.guidance_rescale), redone

        reporter.enter(command.first, Phase.ENCODE)
        guidance, redone_before = guided(params, request.passes)
        repairing = None
        if detector is not None and request.faces is not None:
            of_faces = None
            if request.faces.prompt:
                prompted = params.model_copy(update={"prompt": request.faces.prompt})
                of_faces, redone = guided(prompted, request.passes[-1:])
                redone_before += redone
            repairing = FaceRepairing(request.faces, detector, of_faces, reporter.show_small)
        hashes = self._hashes.start(pipeline.weights)
        for index in range(command.first, request.count):
            self._memory_limit.renew()
            single = request.single(index)
            is_last = index == request.count - 1

            def make_room_in(stage: WorkStage, is_last: bool = is_last) -> bool:
                if make_room() or self._pipeline_cache.release_text_encoders(pipeline):
                    return True
                if stage not in (WorkStage.CODE, WorkStage.DECODE):
                    return False
                if self._pipeline_cache.release_unet(pipeline, for_good=False):
                    return True
                # A second pass may follow on the first one's picture. What adapters changed can't
                # be mapped, unlike what they changed it from.
                ends = is_last and stage is WorkStage.DECODE
                return ends and (
                    adapters.restore()
                    or self._pipeline_cache.release_unet(pipeline, for_good=True)
                    or self._control_nets.release()
                )

            fallback = self._memory_fallback.fallback(
                single, MemorySaving(command.savings), make_room_in
            )

            def made(
                index: int = index,
                single: GenerationRequest = single,
                fallback: FallbackState = fallback,
            ) -> _Made:
                retries = PrecisionRetries(redone_before)
                reporter.begin(index)
                run = self._run(
                    pipeline, single, inputs, guidance, retries, fallback, reporter, controls
                )
                if upscaler is not None:
                    run.enlarge = partial(self._second_size, upscaler, fallback, reporter)
                run.ends = repairing is None
                run.expect(sum(single.passes) if repairing is not None else 0)
                with run.codec.seamless.within(pipeline.unet, *controls.networks):
                    rgb = _made_first(run)
                if repairing is not None:
                    rgb = _with_new_faces(run, rgb, repairing)
                return _Made(rgb, schedulers.describe(run.scheduler), retries.count)

            made_picture = retrying_out_of_memory(made, fallback.fall_back)
            fallback.keep()
            duration_s = time.monotonic() - started_s
            provenance = self._process_provenance.provenance(
                pipeline,
                made_picture.scheduler,
                weights_sha256=hashes.result(cancelled),
                exact=self._exact,
                adapters_sha256=sha256_by_name(request.adapters),
                controls_sha256=sha256_by_name(request.controls),
                memory_rung=fallback.savings,
                redone_steps=made_picture.redone_steps,
                duration_s=duration_s,
            )
            reporter.report_picture(index, made_picture.rgb, single, provenance)
            started_s = time.monotonic()

    def _second_size(
        self,
        network: UpscalerNetwork,
        fallback: FallbackState,
        reporter: JobReporter,
        rgb: Rgb,
        size_px: tuple[int, int],
    ) -> Rgb:
        """Enlarge the first pass's picture for the second."""
        enlarging = Upscaling(
            network,
            rgb,
            size_px,
            device=self._device.torch_device,
            small_tiles=MemorySaving.TILED_VAE in fallback.savings,
        )
        with fallback.during(WorkStage.CODE):
            # Progress counts steps, so it stands still meanwhile.
            return enlarging.run(lambda _tile, _tiles: reporter.report_alive())

    def _run(
        self,
        pipeline: Pipeline,
        request: GenerationRequest,
        inputs: Mapping[InputRole, Rgb],
        guidance: Guidance,
        retries: PrecisionRetries,
        fallback: FallbackState,
        reporter: JobReporter,
        controls: Controls,
    ) -> Run:
        seamless = Seamless.of(request.params.seamless)
        codec = VaeCodec(
            pipeline,
            seamless,
            retries,
            fallback,
            on_tile=reporter.report_tile,
            exact=self._exact,
            model=request.checkpoint.name,
        )
        return Run(
            pipeline,
            request,
            inputs,
            guidance,
            retries,
            codec,
            fallback,
            on_step=reporter.step_callback(pipeline.previewer),
            on_decode=reporter.enter_decoding,
            controls=controls,
            exact=self._exact,
        )


@dataclass(frozen=True, slots=True)
class _Made:
    """A finished picture, (height, width, 3), with facts for its provenance."""

    rgb: Rgb
    scheduler: dict[str, JsonValue]
    redone_steps: int


def _face_detector(weights: Path, _device: torch.device, gate: CancelGate) -> FaceDetector:
    return FaceDetector(weights, gate.check)


def _made_first(run: Run) -> Rgb:
    """The picture before anything in it is repaired."""
    if run.request.mode == modes.REPAIR_FACES.key:
        return run.inputs[InputRole.IMAGE]
    return MAKERS[run.request.mode](run)


def _with_new_faces(run: Run, rgb: Rgb, repairing: FaceRepairing) -> Rgb:
    """The picture with its faces repaired, if it has any."""
    parts = repairing.parts(rgb)
    if parts:
        if run.request.mode != modes.REPAIR_FACES.key:
            run.guidance = run.guidance.next_pass()
        return repairing.repaired(run, rgb, parts)
    if run.request.mode == modes.REPAIR_FACES.key:
        # The picture would only be saved a second time.
        raise StudioError(ErrorCode.NO_FACES)
    run.on_decode()
    return rgb


def _backend(request: GenerationRequest, wanted: Backend) -> Backend:
    """The one that can do the job."""
    params = request.params
    changes = (
        any(one.kind is AdapterKind.LORA for one in request.adapters)
        or params.fast
        or bool(Seamless.of(params.seamless))
    )
    if changes and not wanted.takes_changes:
        return Backend.TORCH
    # What ControlNets add goes into the middle of the UNet.
    return Backend.TORCH if request.controls and not wanted.takes_residuals else wanted
