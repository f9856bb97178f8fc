"""A deterministic engine without torch or a model, for testing code that talks to an engine.

Paints a picture derived from the request and emits the same events in the same order as the real
engine. Words in the prompt make it misbehave, always in the middle step of a picture:

========== ====================================================================================
slow       every step takes 0.2 s
load       loading takes 1 s
hang       a step never ends and ignores cancellation
crash      the process dies, every time
crash-once the process dies in the job's second picture, unless it starts with that one
           (``first`` > 0), as it does on a retry
fail       raises an unexpected exception (``ENGINE_FAULT``)
oom        runs out of memory (``OUT_OF_MEMORY``)
nan        the picture isn't finite (``NOT_FINITE``)
vae-nan    the VAE's numbers aren't finite (``CODED_NOT_FINITE``)
all-black  the picture is black
missing    the model isn't found (``MODEL_NOT_FOUND``); raised while loading
print      prints to stdout, from Python and below it
========== ====================================================================================

A model of the name “crash” ends the process when it encodes pictures or finds an object; one of the
name “oom” runs out of memory when it finds an object.

``SDSTUDIO_FAKE_STEP_MS`` sets the normal duration of a step; default 5.
"""

import hashlib
import os
import re
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from sdstudio import PROGRAM
from sdstudio.domain.backends import Backend
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import (
    EngineReady,
    Generate,
    ImageReady,
    Phase,
    PhaseStarted,
    Preview,
    Progress,
    Segment,
)
from sdstudio.domain.modes import ALL_MODES
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.samplers import SAMPLERS
from sdstudio.domain.segmentation import ObjectBox
from sdstudio.domain.speed_estimate import Speed
from sdstudio.engine import memory
from sdstudio.engine.assets import JobFiles, Weights
from sdstudio.engine.protocol import (
    CancelFlag,
    Emit,
    Interlude,
    Seen,
    Squares,
    Vectors,
    nothing,
)
from sdstudio.imaging.logit_masks import PlacedMask

_LATENT_SIDE_PX = 8
_SLOW_STEP_S = 0.2
_LOAD_S = 1.0
_CRASH_EXIT_CODE = 86
#: Of a row and a column of a picture.
_PARTS = 4

Rgb = npt.NDArray[np.uint8]


class FakeEngine:
    """See the module docstring.

    Args:
        end: ends the process; replaced in tests.
        device: what it says it computes on.
    """

    def __init__(self, end: Callable[[int], object] = os._exit, device: str = "cpu") -> None:
        self._end = end
        self._device = device

    def describe(self) -> EngineReady:
        """This machine under a made-up name; it can do everything."""
        total = memory.machine_bytes()
        return EngineReady(
            device=self._device,
            device_name="Fake engine",
            memory_bytes=total,
            backends=tuple(Backend),
            modes=tuple(mode.key for mode in ALL_MODES),
            samplers=tuple(sampler.key for sampler in SAMPLERS),
        )

    def measure(self) -> Speed:
        """A made-up speed."""
        return Speed(
            device="cpu",
            device_name="Fake engine",
            dtype="float32",
            unet_gflop_per_s=(100.0, 100.0, 100.0),
            decoder_gflop_per_s=100.0,
        )

    def encode(self, weights: Weights, squares: Squares, cancelled: CancelFlag) -> Vectors:
        """The mean colours of a few parts of each picture, if the weights are there."""
        cancelled.wait(_step_s())
        if weights.name == "crash":
            self._end(_CRASH_EXIT_CODE)
        if not weights.path.is_file():
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=weights.name)
        count, side = squares.shape[:2]
        parts = squares.reshape(count, _PARTS, side // _PARTS, _PARTS, side // _PARTS, 3)
        # Dark colours are unlike light ones, and no vector is 0.
        means = parts.mean((2, 4)).reshape(count, -1) - 127.25
        unit = means / np.linalg.norm(means, axis=1, keepdims=True)
        return np.asarray(unit, np.float16)

    def caption(self, weights: Weights, seen: Seen, cancelled: CancelFlag) -> tuple[int, ...]:
        """“a” and a word that depends on how bright the picture is."""
        cancelled.wait(_step_s())
        if weights.name == "crash":
            self._end(_CRASH_EXIT_CODE)
        if not weights.path.is_file():
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=weights.name)
        return 1037, 2600 if float(seen.mean()) < 128 else 2601

    def segment(
        self, weights: Weights, command: Segment, seen: Seen, cancelled: CancelFlag
    ) -> PlacedMask:
        """A rectangle: the box that is shown, or a square around the first place on the object."""
        del seen
        cancelled.wait(_step_s())
        if weights.name == "crash":
            self._end(_CRASH_EXIT_CODE)
        if weights.name == "oom":
            raise MemoryError
        if not weights.path.is_file():
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=weights.name)
        box = _box_of(command)
        if box is None:
            return PlacedMask(0, 0, np.zeros((0, 0), np.uint8))
        left, right = (max(0, min(command.width, round(one))) for one in (box.left, box.right))
        top, bottom = (max(0, min(command.height, round(one))) for one in (box.top, box.bottom))
        coverage = np.full((max(0, bottom - top), max(0, right - left)), 255, np.uint8)
        # Every other place takes a pixel away, so that the answers differ.
        for point in command.prompts.points:
            row, column = int(point.y) - top, int(point.x) - left
            if not point.is_inside and 0 <= row < bottom - top and 0 <= column < right - left:
                coverage[row, column] = 0
        return PlacedMask(left, top, coverage)

    def generate(
        self,
        command: Generate,
        files: JobFiles,
        emit: Emit,
        cancelled: CancelFlag,
        between_steps: Interlude = nothing,
    ) -> None:
        """See :class:`sdstudio.engine.protocol.Engine`."""
        del files
        words = _words(command.request)
        for index in range(command.first, command.request.count):
            picture = _Picture(command, index, emit, cancelled, self._end)
            if index == command.first:
                picture.load(words)
            picture.make(words, between_steps)


def paint(request: GenerationRequest) -> Rgb:
    """Paint soft coloured waves that are unique to the request, which must have ``count`` 1.

    Returns:
        (height, width, 3).
    """
    width, height = request.size_px
    drawn = np.random.default_rng(_number(request))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y /= height
    x /= width
    channels = []
    for _ in range(3):
        across, down, turn = drawn.uniform(0.5, 4, 3)
        channels.append(np.sin(2 * np.pi * (across * x + down * y + turn)))
    waves = np.stack(channels, axis=-1)
    return np.round(127.5 + 120 * waves).astype(np.uint8)


class _Picture:
    def __init__(
        self,
        command: Generate,
        index: int,
        emit: Emit,
        cancelled: CancelFlag,
        end: Callable[[int], object],
    ) -> None:
        self._job_id = command.job_id
        self._first = command.first
        self._index = index
        self._emit = emit
        self._cancelled = cancelled
        self._end = end
        self._request = command.request.single(index)
        self._backend = command.backend
        self._savings = command.savings
        self._started = time.monotonic()

    def load(self, words: frozenset[str]) -> None:
        self._enter(Phase.LOAD)
        if "missing" in words:
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=self._request.checkpoint.name)
        self._cancelled.wait(_LOAD_S if "load" in words else 0)
        self._enter(Phase.ENCODE)

    def make(self, words: frozenset[str], between_steps: Interlude) -> None:
        params = self._request.params
        rgb = paint(self._request)
        if "all-black" in words:
            rgb = np.zeros_like(rgb)
        self._enter(Phase.DENOISE)
        for step in range(1, params.steps + 1):
            self._cancelled.wait(_SLOW_STEP_S if "slow" in words else _step_s())
            if step == (params.steps + 1) // 2:
                self._misbehave(words)
            self._show(rgb, step)
            between_steps()
        self._enter(Phase.DECODE)
        self._cancelled.check()
        ready = ImageReady(
            job_id=self._job_id,
            index=self._index,
            width=rgb.shape[1],
            height=rgb.shape[0],
            request=self._request,
            provenance=_provenance(
                self._request,
                self._backend,
                self._savings,
                duration_s=time.monotonic() - self._started,
            ),
        )
        self._emit(ready, rgb.tobytes())

    def _enter(self, phase: Phase) -> None:
        self._cancelled.check()
        self._emit(PhaseStarted(job_id=self._job_id, index=self._index, phase=phase))

    def _show(self, rgb: Rgb, step: int) -> None:
        steps = self._request.params.steps
        self._emit(Progress(job_id=self._job_id, index=self._index, step=step, total=steps))
        small = _noisy(rgb[::_LATENT_SIDE_PX, ::_LATENT_SIDE_PX], 1 - step / steps)
        height, width = small.shape[:2]
        preview = Preview(
            job_id=self._job_id, index=self._index, step=step, width=width, height=height
        )
        self._emit(preview, small.tobytes())

    def _misbehave(self, words: frozenset[str]) -> None:
        params = self._request.params
        if "print" in words:
            print("a stray print", flush=True)  # noqa: T201 - must not break the protocol
            os.write(1, b"and one from below Python\n")
        if "crash" in words or ("crash-once" in words and self._first == 0 and self._index == 1):
            self._end(_CRASH_EXIT_CODE)
        if "hang" in words:
            threading.Event().wait()
        if "fail" in words:
            raise RuntimeError("the fake engine was asked to fail")
        if "oom" in words:
            raise StudioError(ErrorCode.OUT_OF_MEMORY, width=params.width, height=params.height)
        if "nan" in words:
            raise StudioError(ErrorCode.NOT_FINITE)
        if "vae-nan" in words:
            model = self._request.checkpoint.name
            raise StudioError(ErrorCode.CODED_NOT_FINITE, model=model)


def _box_of(command: Segment) -> ObjectBox | None:
    prompts = command.prompts
    if prompts.is_empty or prompts.box is not None:
        return prompts.box
    place = next(point for point in prompts.points if point.is_inside)
    side = min(command.width, command.height) / 4
    return ObjectBox(
        left=place.x - side, top=place.y - side, right=place.x + side, bottom=place.y + side
    )


def _words(request: GenerationRequest) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", request.params.prompt.lower()))


def _step_s() -> float:
    return float(os.environ.get("SDSTUDIO_FAKE_STEP_MS", "5")) / 1000


def _number(request: GenerationRequest) -> int:
    return int.from_bytes(hashlib.sha256(request.model_dump_json().encode()).digest()[:8])


def _noisy(rgb: Rgb, share: float) -> Rgb:
    noise = np.random.default_rng(0).integers(0, 256, rgb.shape)
    return np.asarray((1 - share) * rgb + share * noise, np.uint8)


def _provenance(
    request: GenerationRequest, backend: Backend, savings: int, *, duration_s: float
) -> Provenance:
    weights = hashlib.sha256(request.checkpoint.fingerprint.encode()).hexdigest()
    return Provenance(
        program=PROGRAM,
        created_at=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        libraries={"numpy": np.__version__},
        device="fake",
        device_name="Fake engine",
        dtype="uint8",
        attention="none",
        kernels=backend.value,
        threads=1,
        weights_sha256={"unet/fake.safetensors": weights},
        scheduler={"class": "Fake"},
        memory_rung=savings,
        duration_s=duration_s,
    )
