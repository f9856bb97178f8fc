"""The engine that runs Stable Diffusion 2 with torch and diffusers."""

import logging
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from torch import Tensor

from sdstudio.domain import modes
from sdstudio.domain.adapters import AdapterKind
from sdstudio.domain.calculators import Calculator
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.inputs import InputRole
from sdstudio.domain.messages import (
    EngineReady,
    Generate,
    ImageReady,
    Phase,
    PhaseStarted,
    Preview,
    Progress,
)
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest, check_inputs
from sdstudio.domain.speed import Speed
from sdstudio.engine import autoencoder, openvino_runtime, schedulers
from sdstudio.engine.adapters import adapted
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.compiled import CompiledUnets, Runtime
from sdstudio.engine.converted import ConvertedWeights
from sdstudio.engine.denoising import Guidance, StepDone
from sdstudio.engine.device import Device, best_device, prepare, release_memory
from sdstudio.engine.encoding import Learned, encode_prompt
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.modes import MAKERS
from sdstudio.engine.numerics import Redone
from sdstudio.engine.origin import Origin
from sdstudio.engine.pipelines import Pipeline, PipelineShelf
from sdstudio.engine.preview import PreviewClock, Previewer
from sdstudio.engine.protocol import CancelFlag, Emit
from sdstudio.engine.run import Run
from sdstudio.engine.seamless import Seamless
from sdstudio.engine.speed import measure_speed
from sdstudio.engine.weights import WeightsHashes
from sdstudio.imaging import Rgb, read_kept

_log = logging.getLogger(__name__)

# Rungs of the out-of-memory ladder.
_PLAIN = 0
_TILED_DECODE = 1


class DiffusersEngine:
    """Makes pictures with a checkpoint in diffusers' layout.

    Args:
        cache_folder: where the weights' hashes are remembered.
        device: the fastest there is, if none is given.
        dtype: instead of what the precision policy says.
        exact: do as diffusers' pipelines do also where this program does better.
        runtime: what computes the UNet where a job asks for it; OpenVINO, if that is installed.
    """

    def __init__(
        self,
        cache_folder: Path,
        device: Device | None = None,
        dtype: torch.dtype | None = None,
        *,
        exact: bool = False,
        runtime: Runtime | None = None,
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
        self._shelf = PipelineShelf(
            torch_device, self._gate, converted, dtype, compiled=self._compiled
        )
        self._origin = Origin(self._device)
        # What worked, by the checkpoint's fingerprint and the size.
        self._rungs: dict[tuple[str, int, int], int] = {}

    def describe(self) -> EngineReady:
        """The processor that is used."""
        return EngineReady(
            device=str(self._device.torch_device),
            device_name=self._device.name,
            memory_bytes=self._device.memory_bytes,
            calculators=self._compiled.calculators(),
        )

    def measure(self) -> Speed:
        """How fast it makes pictures; see :class:`sdstudio.engine.protocol.Engine`."""
        return measure_speed(self._device)

    def generate(self, command: Generate, emit: Emit, cancelled: CancelFlag) -> None:
        """Make the job's pictures; see :class:`sdstudio.engine.protocol.Engine`."""
        self._gate.flag = cancelled
        try:
            with torch.inference_mode():
                self._make(command, emit, cancelled)
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            _log.warning("memory ran out", exc_info=True)
        else:
            return
        finally:
            self._gate.flag = None
        # Only here: until its handler is left, the exception holds on to every tensor.
        self._shelf.clear()
        width, height = command.request.size_px
        raise StudioError(ErrorCode.OUT_OF_MEMORY, width=width, height=height)

    def _make(self, command: Generate, emit: Emit, cancelled: CancelFlag) -> None:
        request = command.request
        started_s = time.monotonic()
        window = _Window(command.job_id, emit, cancelled)
        window.enter(command.first, Phase.LOAD)
        check_inputs(modes.mode(request.mode), request.inputs)
        inputs = {
            one.role: read_kept(Path(command.inputs[one.role]), one) for one in request.inputs
        }
        pipeline = self._shelf.take(
            Path(command.folder),
            request.checkpoint.name,
            cancelled,
            calculator=Calculator.TORCH if _needs_layers(request) else command.calculator,
            on_waiting=window.waits,
        )
        modes.mode(request.mode).check_kind(pipeline.kind, request.checkpoint.name)
        with adapted(pipeline, request, command.adapters, cancelled) as learned:
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
        request = command.request
        window.enter(command.first, Phase.ENCODE)
        encoding = Redone()
        params = request.params
        embeddings = encode_prompt(pipeline, params, encoding, learned, exact=self._exact)
        guidance = Guidance(embeddings, params.guidance_scale, rescale=params.guidance_rescale)
        hashes = self._hashes.start(pipeline.weights)
        for index in range(command.first, request.count):
            single = request.single(index)
            redone = Redone(encoding.count)
            decoding = _Decoding(self._rungs, pipeline, single, redone, window)
            window.enter(index, Phase.DENOISE)
            run = Run(
                pipeline,
                single,
                inputs,
                guidance,
                redone,
                decode=decoding,
                on_step=window.watch(index, pipeline.previewer),
                exact=self._exact,
            )
            with Seamless.of(single.params.seamless).within(pipeline.unet):
                rgb = MAKERS[single.mode](run)
            duration_s = time.monotonic() - started_s
            provenance = self._origin.provenance(
                pipeline,
                schedulers.describe(run.scheduler),
                weights_sha256=hashes.result(cancelled),
                exact=self._exact,
                adapters_sha256={one.name: one.sha256 for one in request.adapters},
                memory_rung=decoding.rung,
                redone_steps=redone.count,
                duration_s=duration_s,
            )
            window.show(index, rgb, single, provenance)
            started_s = time.monotonic()


def _needs_layers(request: GenerationRequest) -> bool:
    """Whether a job changes the UNet's weights or how its layers go, or leaves some out."""
    changes_weights = any(one.kind is AdapterKind.LORA for one in request.adapters)
    params = request.params
    return changes_weights or params.fast or bool(Seamless.of(params.seamless))


class _Decoding:
    """From latents to the picture, on the rung of the memory ladder that works.

    Args:
        rungs: what worked before, by the checkpoint's fingerprint and the size; kept up to date.
    """

    def __init__(
        self,
        rungs: dict[tuple[str, int, int], int],
        pipeline: Pipeline,
        request: GenerationRequest,
        redone: Redone,
        window: "_Window",
    ) -> None:
        self.rung = _PLAIN
        self._rungs = rungs
        self._pipeline = pipeline
        self._fingerprint = request.checkpoint.fingerprint
        self._seamless = Seamless.of(request.params.seamless)
        self._redone = redone
        self._window = window

    def __call__(self, latents: Tensor, *, is_last: bool = True) -> Rgb:
        """See :class:`sdstudio.engine.run.Decode`."""
        if is_last:
            self._window.decodes()
        height, width = latents.shape[2:]
        key = (self._fingerprint, width, height)
        if self._rungs.get(key, _PLAIN) == _PLAIN:
            rgb = _unless_out_of_memory(
                lambda: self._seamless.decode(latents, self._pipeline.vae, self._whole)
            )
            if rgb is not None:
                return rgb
            release_memory()
        rgb = self._seamless.decode_in_tiles(latents, self._in_tiles)
        self._rungs[key] = self.rung = _TILED_DECODE
        return rgb

    def _whole(self, latents: Tensor) -> Rgb:
        return autoencoder.decode(
            self._pipeline, latents, self._redone, self._window.decoded, tiled=False
        )

    def _in_tiles(self, latents: Tensor) -> Rgb:
        return autoencoder.decode(
            self._pipeline, latents, self._redone, self._window.decoded, tiled=True
        )


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

    def decodes(self) -> None:
        self.enter(self._index, Phase.DECODE)

    def decoded(self, tile: int, tiles: int) -> None:
        # Between two passes of denoising, those are what is counted.
        if self._phase is Phase.DECODE:
            self._emit(Progress(job_id=self._job_id, index=self._index, step=tile, total=tiles))

    def watch(self, index: int, previewer: Previewer) -> Callable[[StepDone, int], None]:
        clock = PreviewClock()

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


def _unless_out_of_memory(run: Callable[[], Rgb]) -> Rgb | None:
    try:
        return run()
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        _log.warning("no memory to decode in one piece", exc_info=True)
    return None
