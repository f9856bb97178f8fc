"""The engine that runs Stable Diffusion 2 with torch and diffusers."""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import torch
from pydantic import JsonValue
from torch import Tensor

from sdstudio.domain import modes
from sdstudio.domain.adapters import AdapterKind
from sdstudio.domain.backends import Backend
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.messages import (
    EngineReady,
    Generate,
    ImageReady,
    Phase,
    PhaseStarted,
    Preview,
    Progress,
)
from sdstudio.domain.modes import Output
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest, check_inputs
from sdstudio.domain.speed_estimate import Speed
from sdstudio.engine import memory, openvino_runtime, schedulers
from sdstudio.engine.adapter_merge import adapted, sha256_by_name
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.compiled import CompiledUnets, Runtime
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.denoising import Guidance, StepDone
from sdstudio.engine.device import Device, available_bytes, best_device, prepare, thread_count
from sdstudio.engine.encoding import Learned, encode_prompt
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.footprint import Footprint, denoised_size_px
from sdstudio.engine.inductor import Inductor
from sdstudio.engine.inductor import usable as usable_inductor
from sdstudio.engine.memory_fallback import FallbackState, MemoryFallback, retrying_out_of_memory
from sdstudio.engine.modes import MAKERS
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipelines import Pipeline, PipelineCache
from sdstudio.engine.preview import PreviewClock, Previewer
from sdstudio.engine.process_provenance import ProcessProvenance
from sdstudio.engine.protocol import CancelFlag, Emit
from sdstudio.engine.run import Run
from sdstudio.engine.seamless import Seamless
from sdstudio.engine.speed_measurement import measure_speed
from sdstudio.engine.vae_codec import VaeCodec
from sdstudio.engine.weights_hashes import WeightsHashes
from sdstudio.imaging import Rgb, read_kept

_log = logging.getLogger(__name__)


class DiffusersEngine:
    """Makes pictures with a checkpoint in diffusers' layout.

    Args:
        cache_folder: where the weights' hashes are remembered.
        device: the fastest there is, if none is given.
        dtype: instead of what the precision policy says.
        exact: do as diffusers' pipelines do also where this program does better.
        runtime: what computes the UNet where a job asks for it; OpenVINO, if that is installed.
        inductor: compiles the UNet where a job asks for it; torch's own, if it can be used.
        threads: of the CPU; :func:`~sdstudio.engine.device.thread_count` if none are given.
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
        self._compiled = CompiledUnets(runtime, converted, self._gate.look)
        self._inductor = inductor or usable_inductor(torch_device, cache_folder)
        self._pipeline_cache = PipelineCache(
            torch_device,
            self._gate,
            converted,
            dtype,
            compiled=self._compiled,
            inductor=self._inductor,
        )
        self._origin = ProcessProvenance(self._device)
        self._memory_fallback = MemoryFallback()
        self._hold = memory.MemoryLimit(applies=self._device.torch_device.type == "cpu")
        self._threads = threads or thread_count()
        torch.set_num_threads(self._threads)

    def describe(self) -> EngineReady:
        """The processor that is used."""
        return EngineReady(
            device=str(self._device.torch_device),
            device_name=self._device.name,
            memory_bytes=self._device.memory_bytes,
            backends=self._backends(),
        )

    def _backends(self) -> tuple[Backend, ...]:
        others = (self._inductor, self._compiled.runtime)
        return (Backend.TORCH, *(one.backend for one in others if one is not None))

    def measure(self) -> Speed:
        """How fast it makes pictures; see :class:`sdstudio.engine.protocol.Engine`."""
        return retrying_out_of_memory(
            lambda: measure_speed(self._device), self._pipeline_cache.clear
        )

    def generate(self, command: Generate, emit: Emit, cancelled: CancelFlag) -> None:
        """Make the job's pictures; see :class:`sdstudio.engine.protocol.Engine`."""
        self._gate.flag = cancelled
        torch.set_num_threads(self._threads)
        try:
            with torch.inference_mode(), self._hold:
                self._make(command, emit, cancelled)
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            _log.warning("memory ran out on the last rung")
        else:
            return
        finally:
            self._gate.flag = None
        # Only here: until its handler is left, the exception holds on to every tensor.
        self._pipeline_cache.clear()
        raise self._no_memory(command)

    def _no_memory(self, command: Generate) -> StudioError:
        """What is said where the last rung failed, with a size that would fit if one is known."""
        request, device = command.request, self._device.torch_device
        size = denoised_size_px(request)
        width, height = size or request.size_px
        plain = StudioError(ErrorCode.OUT_OF_MEMORY, width=width, height=height)
        if size is None:
            return plain
        free_bytes = available_bytes(device)
        try:
            folder = Path(command.folder)
            dtype, weights_bytes = self._pipeline_cache.weighs(folder, request.checkpoint.name)
            tiled = request.mode == modes.UPSCALE.key
            footprint = Footprint.of(folder, weights_bytes, dtype, tiled=tiled)
            fit = footprint.fitting(width, height, free_bytes)
        except Exception:
            # It costs the advice and never the sentence.
            _log.warning("what would fit is not known", exc_info=True)
            return plain
        if fit is None:
            return plain
        code, factor = ErrorCode.LESS_FITS, 1
        if modes.mode(request.mode).output is Output.ENLARGED:
            # No size can be chosen there but that of the picture it starts from.
            code, factor = ErrorCode.SMALLER_INPUT_FITS, modes.UPSCALE_FACTOR
        return StudioError(
            code,
            width=width,
            height=height,
            free=f"{free_bytes / 1e9:.1f} GB",
            fit_width=fit[0] // factor,
            fit_height=fit[1] // factor,
        )

    def _make(self, command: Generate, emit: Emit, cancelled: CancelFlag) -> None:
        request = command.request
        started_s = time.monotonic()
        window = _Window(command.job_id, emit, cancelled)
        window.enter(command.first, Phase.LOAD)
        check_inputs(modes.mode(request.mode), request.inputs)
        inputs = {
            one.role: read_kept(Path(command.inputs[one.role]), one) for one in request.inputs
        }
        backend = Backend.TORCH if _needs_layers(request) else command.backend
        pipeline = retrying_out_of_memory(
            lambda: self._pipeline_cache.take(
                Path(command.folder),
                request.checkpoint.name,
                cancelled,
                backend=backend,
                on_waiting=window.waits,
            ),
            self._pipeline_cache.clear,
        )
        modes.mode(request.mode).check_kind(pipeline.kind, request.checkpoint.name)
        with ExitStack() as put_in:
            learned = retrying_out_of_memory(
                lambda: put_in.enter_context(
                    adapted(pipeline, request, command.adapters, cancelled)
                ),
                lambda: self._pipeline_cache.make_room(pipeline),
            )
            self._make_with(pipeline, learned, inputs, command, window, cancelled, started_s)

    def _make_with(
        self,
        pipeline: Pipeline,
        learned: Learned,
        inputs: Mapping[InputRole, Rgb],
        command: Generate,
        window: "_Window",
        cancelled: CancelFlag,
        started_s: float,
    ) -> None:
        request, params = command.request, command.request.params

        def make_room() -> bool:
            return self._pipeline_cache.make_room(pipeline)

        def encoded() -> tuple[Tensor, int]:
            encoding = PrecisionRetries()
            embeddings = encode_prompt(pipeline, params, encoding, learned, exact=self._exact)
            return embeddings, encoding.count

        window.enter(command.first, Phase.ENCODE)
        embeddings, redone_before = retrying_out_of_memory(encoded, make_room)
        guidance = Guidance(embeddings, params.guidance_scale, rescale=params.guidance_rescale)
        hashes = self._hashes.start(pipeline.weights)
        for index in range(command.first, request.count):
            self._hold.renew()
            single = request.single(index)
            fallback = self._memory_fallback.fallback(
                single, MemorySaving(command.savings), make_room
            )

            def made(
                index: int = index,
                single: GenerationRequest = single,
                fallback: FallbackState = fallback,
            ) -> _Made:
                retries = PrecisionRetries(redone_before)
                window.begin(index)
                run = self._run(pipeline, single, inputs, guidance, retries, fallback, window)
                with run.codec.seamless.within(pipeline.unet):
                    rgb = MAKERS[single.mode](run)
                return _Made(rgb, schedulers.describe(run.scheduler), retries.count)

            made_picture = retrying_out_of_memory(made, fallback.fall_back)
            fallback.keep()
            duration_s = time.monotonic() - started_s
            provenance = self._origin.provenance(
                pipeline,
                made_picture.scheduler,
                weights_sha256=hashes.result(cancelled),
                exact=self._exact,
                adapters_sha256=sha256_by_name(request.adapters),
                memory_rung=fallback.savings,
                redone_steps=made_picture.redone_steps,
                duration_s=duration_s,
            )
            window.show(index, made_picture.rgb, single, provenance)
            started_s = time.monotonic()

    def _run(
        self,
        pipeline: Pipeline,
        request: GenerationRequest,
        inputs: Mapping[InputRole, Rgb],
        guidance: Guidance,
        retries: PrecisionRetries,
        fallback: FallbackState,
        window: "_Window",
    ) -> Run:
        seamless = Seamless.of(request.params.seamless)
        codec = VaeCodec(
            pipeline, seamless, retries, fallback, on_tile=window.decoded, exact=self._exact
        )
        return Run(
            pipeline,
            request,
            inputs,
            guidance,
            retries,
            codec,
            fallback,
            on_step=window.watch(pipeline.previewer),
            on_decode=window.decodes,
            exact=self._exact,
        )


@dataclass(frozen=True, slots=True)
class _Made:
    """A finished picture, (height, width, 3), and what is said of it."""

    rgb: Rgb
    scheduler: dict[str, JsonValue]
    redone_steps: int


def _needs_layers(request: GenerationRequest) -> bool:
    """Whether a job changes the UNet's weights or how its layers go, or leaves some out."""
    changes_weights = any(one.kind is AdapterKind.LORA for one in request.adapters)
    params = request.params
    return changes_weights or params.fast or bool(Seamless.of(params.seamless))


class _Window:
    """What the window is told of a job, and when it wants the job stopped."""

    def __init__(self, job_id: int, emit: Emit, cancelled: CancelFlag) -> None:
        self._job_id = job_id
        self._emit = emit
        self._cancelled = cancelled
        self._index = 0
        self._phase = Phase.LOAD

    def enter(self, index: int, phase: Phase) -> None:
        self._cancelled.check()
        self._index, self._phase = index, phase
        self._emit(PhaseStarted(job_id=self._job_id, index=index, phase=phase))

    def waits(self) -> None:
        """Something takes long of which no part can be told: say that it goes on."""
        self._emit(Progress(job_id=self._job_id, index=self._index, step=0, total=1))

    def begin(self, index: int) -> None:
        """Picture ``index`` is denoised from its beginning, perhaps once more."""
        if (self._index, self._phase) != (index, Phase.DENOISE):
            self.enter(index, Phase.DENOISE)

    def decodes(self) -> None:
        self.enter(self._index, Phase.DECODE)

    def decoded(self, tile: int, tiles: int) -> None:
        # Between two passes of denoising, those are what is counted.
        if self._phase is Phase.DECODE:
            self._emit(Progress(job_id=self._job_id, index=self._index, step=tile, total=tiles))

    def watch(self, previewer: Previewer) -> Callable[[StepDone, int], None]:
        clock, index = PreviewClock(), self._index

        def on_step(done: StepDone, total: int) -> None:
            self._cancelled.check()
            self._emit(Progress(job_id=self._job_id, index=index, step=done.step, total=total))
            # After the last step comes the picture itself.
            if done.noiseless is not None and done.step < total and clock.due():
                preview = previewer.picture(done.noiseless())
                event = Preview(
                    job_id=self._job_id,
                    index=index,
                    step=done.step,
                    width=preview.width,
                    height=preview.height,
                )
                self._emit(event, preview.rgb)

        return on_step

    def show(
        self, index: int, rgb: Rgb, request: GenerationRequest, provenance: Provenance
    ) -> None:
        height, width, _ = rgb.shape
        event = ImageReady(
            job_id=self._job_id,
            index=index,
            width=width,
            height=height,
            request=request,
            provenance=provenance,
        )
        self._emit(event, rgb.tobytes())
