"""How long a job will take, learned per device, model and mode, from the first step on."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sdstudio.app.engine_time_limits import STUCK_FACTOR, STUCK_LOAD_MIN_S, STUCK_MIN_S
from sdstudio.disk import SystemDisk, read_regular, write_over
from sdstudio.domain import modes, samplers
from sdstudio.domain.errors import StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.fast_mode import share_left
from sdstudio.domain.messages import Phase
from sdstudio.domain.params import steps_at
from sdstudio.domain.request import GenerationRequest

#: What joining a pixel with the input costs, by what decoding one does.
_JOINING = 0.1
#: What decoding costs until a picture has been decoded. A request doesn't say the model's family,
#: and its own time is learned with the first picture.
_DECODE_EVALUATIONS = FAMILIES[0].cost.decode_evaluations
#: The weight of the newest measurement in the learned time.
_NEWEST = 0.4
#: What a ControlNet costs in UNet evaluations: 0.35 to 0.45, by torch's FLOP counter.
_CONTROL = 0.4


@dataclass(frozen=True, slots=True)
class _Key:
    device: str
    fingerprint: str
    mode: str
    phase: Phase

    def __str__(self) -> str:
        return f"{self.device}|{self.fingerprint}|{self.mode}|{self.phase}"

    @classmethod
    def of(cls, device: str, request: GenerationRequest, phase: Phase) -> "_Key":
        return cls(device, request.checkpoint.fingerprint, request.mode, phase)


@dataclass(frozen=True, slots=True)
class Pass:
    """One denoising pass of a picture.

    Args:
        evaluations: the equivalent number of full UNet evaluations.
    """

    width: int
    height: int
    evaluations: float


def passes(request: GenerationRequest) -> tuple[Pass, ...]:
    """The denoising passes of one picture."""
    params = request.params
    steps = params.steps
    size_px = _working_size_px(request)
    if "strength" in modes.mode(request.mode).parameters:
        steps = steps_at(steps, params.strength)
    if params.second_pass <= 1:
        return (Pass(*size_px, _evaluations(request, steps)),)
    again = steps_at(params.steps, params.second_pass_strength)
    return (
        Pass(params.width, params.height, _evaluations(request, steps)),
        Pass(*size_px, _evaluations(request, again)),
    )


def work(request: GenerationRequest, phase: Phase) -> float:
    """The work of ``phase`` for one picture, in the unit in which its time is learned.

    Loading and encoding are constant; decoding is proportional to pixels, denoising to pixels times
    UNet evaluations. Both to those that the model makes: joining them with a larger picture is a
    small part of decoding.
    """
    match phase:
        case Phase.DENOISE:
            return sum(
                one.evaluations * _megapixels(one.width, one.height) for one in passes(request)
            )
        case Phase.DECODE:
            made = _megapixels(*_working_size_px(request))
            return made + _JOINING * max(0.0, _megapixels(*request.size_px) - made)
        case _:
            return 1.0


def _working_size_px(request: GenerationRequest) -> tuple[int, int]:
    """Width and height of what the networks make, which a mode may join with its larger input."""
    if _denoises(request.mode) and modes.mode(request.mode).output is modes.Output.AS_INPUT:
        return request.params.width, request.params.height
    return request.size_px


def _evaluations(request: GenerationRequest, steps: int) -> float:
    params = request.params
    sampler = samplers.for_steps(samplers.sampler(params.sampler), params.steps)
    asked = steps * sampler.evaluations_per_step
    guided = params.guidance_scale > 1
    left = share_left(asked, guided=guided) if params.fast else 1.0
    controls = _CONTROL * sum(one.end - one.start for one in request.controls if one.weight)
    return asked * (2 if guided else 1) * left * (1 + controls)


def _denoises(mode: str) -> bool:
    return "steps" in modes.mode(mode).parameters


def _megapixels(width: int, height: int) -> float:
    return width * height / 1e6


class LearnedTimes:
    """Seconds per unit of work, by device, model, mode and phase, kept in a JSON file.

    If the file can't be read or written, only the estimate is lost.

    Args:
        background: runs functions off the GUI thread, in order; by default they run at once.
    """

    def __init__(
        self, path: Path, background: Callable[[Callable[[], None]], object] = lambda act: act()
    ) -> None:
        self._path = path
        self._background = background
        self._seconds = self._load()

    def learn(self, device: str, request: GenerationRequest, phase: Phase, seconds: float) -> None:
        """Record that ``phase`` of one picture of ``request`` took ``seconds``."""
        key = str(_Key.of(device, request, phase))
        rate = seconds / work(request, phase)
        known = self._seconds.get(key)
        self._seconds[key] = rate if known is None else known + _NEWEST * (rate - known)

    def phase_s(self, device: str, request: GenerationRequest, phase: Phase) -> float | None:
        """Seconds that ``phase`` of one picture will take; ``None`` if nothing is learned yet."""
        rate = self._seconds.get(str(_Key.of(device, request, phase)))
        return None if rate is None else rate * work(request, phase)

    def job_s(self, device: str, request: GenerationRequest) -> float | None:
        """Seconds for all pictures of ``request`` with the model loaded; ``None`` if unknown.

        In a mode that was not used yet, as learned in another one with the same model.
        """
        denoise = self._likely_s(device, request, Phase.DENOISE)
        decode = self._likely_s(device, request, Phase.DECODE)
        if denoise is None or decode is None:
            return None
        return request.count * (denoise + decode)

    def _likely_s(self, device: str, request: GenerationRequest, phase: Phase) -> float | None:
        own_s = self.phase_s(device, request, phase)
        if own_s is not None or not _denoises(request.mode):
            return own_s
        # The same networks, and the work is counted in their evaluations, whatever the mode. What
        # a mode does besides, such as encoding its input, is little compared to that. Not for the
        # time after which a job must be stuck, which has to be the mode's own.
        for other in modes.MODES:
            if _denoises(other.key):
                key = _Key(device, request.checkpoint.fingerprint, other.key, phase)
                if (rate := self._seconds.get(str(key))) is not None:
                    return rate * work(request, phase)
        return None

    def save(self) -> None:
        """Write what was learned."""
        data = json.dumps(self._seconds, indent=0).encode()

        def write() -> None:
            with contextlib.suppress(StudioError):
                write_over(SystemDisk(), self._path, data)

        self._background(write)

    def _load(self) -> dict[str, float]:
        try:
            values = json.loads(read_regular(self._path))
            return {str(key): float(value) for key, value in values.items() if float(value) > 0}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


class JobClock:
    """Times the running job, updates :class:`LearnedTimes`, and estimates the time left.

    Args:
        first: index of the first picture of this attempt.
    """

    def __init__(
        self, times: LearnedTimes, device: str, request: GenerationRequest, *, first: int
    ) -> None:
        self._times = times
        self._device = device
        self._request = request
        self._index = first
        self._phase: Phase | None = None
        self._phase_started_s = 0.0
        self._fraction = 0.0
        self._sign_of_life_s = 0.0

    def phase_started(self, index: int, phase: Phase, now_s: float) -> None:
        """Picture ``index`` reached ``phase`` at ``now_s`` (any monotonic clock)."""
        self._end_phase(now_s)
        self._index, self._phase = index, phase
        self._phase_started_s, self._fraction = now_s, 0.0
        self._sign_of_life_s = now_s

    def progressed(self, step: int, total: int, now_s: float) -> None:
        """``step`` of ``total`` steps of the phase are done."""
        self._fraction = step / total
        self._sign_of_life_s = now_s

    def slept(self, seconds: float) -> None:
        """The machine slept this long: don't count it as work or as being stuck."""
        self._phase_started_s += seconds
        self._sign_of_life_s += seconds

    def finished(self, now_s: float) -> None:
        """The job's last phase finished."""
        self._end_phase(now_s)
        self._times.save()

    def is_stuck(self, now_s: float) -> bool:
        """Whether the phase has made no progress for so long that it must be stuck.

        The limit is five times the usual duration of the phase, and at least a minute, or a quarter
        of an hour while loading a model; there is no limit before anything is learned.
        """
        if self._phase is None:
            return False
        learned_s = self._times.phase_s(self._device, self._request, self._phase)
        if learned_s is None:
            return False
        least_s = STUCK_LOAD_MIN_S if self._phase is Phase.LOAD else STUCK_MIN_S
        return now_s - self._sign_of_life_s > max(least_s, STUCK_FACTOR * learned_s)

    def left_s(self, now_s: float) -> float | None:
        """Seconds left for the whole job, or ``None`` while unknown."""
        if self._phase is None:
            return None
        in_phase = self._left_in_phase_s(now_s)
        denoise = self._times.phase_s(self._device, self._request, Phase.DENOISE)
        if denoise is None and self._phase is Phase.DENOISE:
            denoise = self._measured_s(now_s)
        if in_phase is None or denoise is None:
            return None
        decode = self._decode_s(denoise)
        left_s = in_phase + (self._request.count - self._index - 1) * (denoise + decode)
        if self._phase is not Phase.DECODE:
            left_s += decode
            if self._phase is not Phase.DENOISE:
                left_s += denoise
        return left_s

    def _decode_s(self, denoise_s: float) -> float:
        """As learned; in the first job with a model, extrapolated from its denoising."""
        learned_s = self._times.phase_s(self._device, self._request, Phase.DECODE)
        if learned_s is not None:
            return learned_s
        one_s = denoise_s * work(self._request, Phase.DECODE) / work(self._request, Phase.DENOISE)
        return _DECODE_EVALUATIONS * one_s

    def _measured_s(self, now_s: float) -> float | None:
        """The duration of the whole phase at its pace so far."""
        elapsed_s = now_s - self._phase_started_s
        return elapsed_s / self._fraction if self._fraction > 0 else None

    def _left_in_phase_s(self, now_s: float) -> float | None:
        assert self._phase is not None
        elapsed_s = now_s - self._phase_started_s
        learned_s = self._times.phase_s(self._device, self._request, self._phase)
        denoise_s = self._times.phase_s(self._device, self._request, Phase.DENOISE)
        if learned_s is None and self._phase is Phase.DECODE and denoise_s is not None:
            learned_s = self._decode_s(denoise_s)
        measured_s = self._measured_s(now_s)
        match learned_s, measured_s:
            case None, None:
                return None
            case None, float(whole_s):
                return max(0.0, whole_s - elapsed_s)
            case float(whole_s), None:
                return max(0.0, whole_s - elapsed_s)
            case _:
                assert learned_s is not None
                assert measured_s is not None
                # The further the phase is, the more its own pace counts.
                blended_s = learned_s + self._fraction * (measured_s - learned_s)
                return max(0.0, blended_s * (1 - self._fraction))

    def _end_phase(self, now_s: float) -> None:
        if self._phase is not None:
            self._times.learn(
                self._device, self._request, self._phase, max(1e-3, now_s - self._phase_started_s)
            )
