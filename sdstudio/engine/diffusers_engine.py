"""The engine that runs Stable Diffusion 2 with torch and diffusers."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from sdstudio.domain import samplers
from sdstudio.domain.errors import ErrorCode, StudioError
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
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import schedulers, text_to_image
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.device import Device, best_device, release_memory
from sdstudio.engine.failures import is_out_of_memory
from sdstudio.engine.origin import Origin
from sdstudio.engine.pipelines import Pipeline, PipelineShelf
from sdstudio.engine.preview import PreviewClock, Previewer
from sdstudio.engine.protocol import CancelFlag, Emit
from sdstudio.engine.text_to_image import Redone, Rgb, StepDone
from sdstudio.engine.weights import WeightsHashes

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
    """

    def __init__(
        self,
        cache_folder: Path,
        device: Device | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        self._device = device or best_device()
        self._gate = CancelGate()
        self._shelf = PipelineShelf(self._device.torch_device, self._gate, dtype)
        self._hashes = WeightsHashes(cache_folder)
        self._origin = Origin(self._device)
        # What worked, by the checkpoint's fingerprint and the size.
        self._rungs: dict[tuple[str, int, int], int] = {}

    def describe(self) -> EngineReady:
        """The processor that is used."""
        return EngineReady(
            device=str(self._device.torch_device),
            device_name=self._device.name,
            memory_bytes=self._device.memory_bytes,
        )

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
        params = command.request.params
        raise StudioError(ErrorCode.OUT_OF_MEMORY, width=params.width, height=params.height)

    def _make(self, command: Generate, emit: Emit, cancelled: CancelFlag) -> None:
        request = command.request
        started_s = time.monotonic()
        window = _Window(command.job_id, emit, cancelled)
        window.enter(command.first, Phase.LOAD)
        pipeline = self._shelf.take(Path(command.folder), request.checkpoint.name, cancelled)
        window.enter(command.first, Phase.ENCODE)
        encoding = Redone()
        embeddings = text_to_image.encode(pipeline, request.params, encoding)
        hashes = self._hashes.start(pipeline.weights)
        for index in range(command.first, request.count):
            single = request.single(index)
            redone = Redone(encoding.count)
            scheduler = schedulers.make_scheduler(
                samplers.sampler(single.params.sampler), pipeline.scheduler_config
            )
            window.enter(index, Phase.DENOISE)
            latents = text_to_image.denoise(
                pipeline,
                scheduler,
                embeddings,
                single.params,
                redone,
                window.watch(index, single.params.steps, pipeline.previewer),
            )
            window.enter(index, Phase.DECODE)
            rgb, rung = self._decode(pipeline, latents, single, redone)
            duration_s = time.monotonic() - started_s
            provenance = self._origin.provenance(
                pipeline,
                schedulers.describe(scheduler),
                weights_sha256=hashes.result(cancelled),
                memory_rung=rung,
                redone_steps=redone.count,
                duration_s=duration_s,
            )
            window.show(index, rgb, single, provenance)
            started_s = time.monotonic()

    def _decode(
        self, pipeline: Pipeline, latents: Tensor, request: GenerationRequest, redone: Redone
    ) -> tuple[Rgb, int]:
        """The picture and the rung of the ladder that it took."""
        params = request.params
        key = (request.checkpoint.fingerprint, params.width, params.height)
        if self._rungs.get(key, _PLAIN) == _PLAIN:
            rgb = _unless_out_of_memory(
                lambda: text_to_image.decode(pipeline, latents, redone, tiled=False)
            )
            if rgb is not None:
                return rgb, _PLAIN
            release_memory()
        rgb = text_to_image.decode(pipeline, latents, redone, tiled=True)
        self._rungs[key] = _TILED_DECODE
        return rgb, _TILED_DECODE


class _Window:
    """What the window is told of a job, and when it wants the job stopped."""

    def __init__(self, job_id: int, emit: Emit, cancelled: CancelFlag) -> None:
        self._job_id = job_id
        self._emit = emit
        self._cancelled = cancelled

    def enter(self, index: int, phase: Phase) -> None:
        self._cancelled.check()
        self._emit(PhaseStarted(job_id=self._job_id, index=index, phase=phase))

    def watch(self, index: int, total: int, previewer: Previewer) -> Callable[[StepDone], None]:
        clock = PreviewClock()

        def on_step(done: StepDone) -> None:
            self._cancelled.check()
            self._emit(Progress(job_id=self._job_id, index=index, step=done.step, total=total))
            # After the last step comes the picture itself.
            if done.step < total and clock.due():
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
