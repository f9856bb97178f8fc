"""The time left: unknown until there is a measure, learned afterwards."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from sdstudio.app.eta import JobClock, LearnedTimes, work
from sdstudio.disk import SystemDisk
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.messages import Phase
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from tests.support.services import checkpoint, draft


def request(*, count: int = 1, steps: int = 10) -> GenerationRequest:
    return resolve(draft("x", count=count, steps=steps), checkpoint(), drawn_seed=0)


def run_job(clock: JobClock, *, step_s: float, steps: int) -> None:
    """A job with one second of decoding."""
    clock.phase_started(0, Phase.DENOISE, 0.0)
    clock.progressed(steps, steps, step_s * steps)
    clock.phase_started(0, Phase.DECODE, step_s * steps)
    clock.finished(step_s * steps + 1.0)


def test_nothing_is_known_before_the_first_step(tmp_path: Path) -> None:
    clock = JobClock(LearnedTimes(tmp_path / "t.json"), "cpu", request(), first=0)
    assert clock.left_s(0.0) is None
    clock.phase_started(0, Phase.DENOISE, 0.0)
    assert clock.left_s(1.0) is None


def test_in_the_first_job_a_step_tells_the_time_of_all_that_follows(tmp_path: Path) -> None:
    # Twenty evaluations in ten steps; decoding is taken for some three and a half of them.
    clock = JobClock(LearnedTimes(tmp_path / "t.json"), "cpu", request(count=2), first=0)
    clock.phase_started(0, Phase.DENOISE, 0.0)
    clock.progressed(1, 10, 2.0)
    assert clock.left_s(2.0) == pytest.approx(18.0 + 3.6 + 20.0 + 3.6, abs=0.1)
    clock.phase_started(0, Phase.DECODE, 20.0)
    assert clock.left_s(21.0) == pytest.approx(2.6 + 20.0 + 3.6, abs=0.1)


def test_a_known_device_and_model_is_estimated_from_the_start(tmp_path: Path) -> None:
    times = LearnedTimes(tmp_path / "t.json")
    run_job(JobClock(times, "cpu", request(), first=0), step_s=2.0, steps=10)
    clock = JobClock(times, "cpu", request(), first=0)
    clock.phase_started(0, Phase.DENOISE, 100.0)
    assert clock.left_s(100.0) == pytest.approx(21.0)
    clock.progressed(5, 10, 110.0)
    assert clock.left_s(110.0) == pytest.approx(11.0)


def test_pictures_that_follow_are_counted(tmp_path: Path) -> None:
    times = LearnedTimes(tmp_path / "t.json")
    run_job(JobClock(times, "cpu", request(), first=0), step_s=2.0, steps=10)
    clock = JobClock(times, "cpu", request(count=3), first=0)
    clock.phase_started(0, Phase.DENOISE, 0.0)
    assert clock.left_s(0.0) == pytest.approx(3 * 21.0)


def test_what_was_learned_survives_and_scales_with_the_work(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    run_job(JobClock(LearnedTimes(path), "cpu", request(), first=0), step_s=2.0, steps=10)
    again = LearnedTimes(path)
    assert again.phase_s("cpu", request(steps=20), Phase.DENOISE) == pytest.approx(40.0)
    assert again.phase_s("other", request(), Phase.DENOISE) is None


def test_a_mode_that_was_not_used_is_estimated_from_another_with_the_same_model(
    tmp_path: Path,
) -> None:
    times = LearnedTimes(tmp_path / "t.json")
    run_job(JobClock(times, "cpu", request(), first=0), step_s=2.0, steps=10)
    in_other_mode = request(steps=20).model_copy(update={"mode": "image_to_image"})
    half = in_other_mode.params.model_copy(update={"strength": 0.5})
    in_other_mode = in_other_mode.model_copy(update={"params": half})
    # Ten of the twenty steps are left at that strength.
    assert times.job_s("cpu", in_other_mode) == pytest.approx(21.0)
    assert times.job_s("other", in_other_mode) is None
    # It estimates no depth, and nothing was measured by which a job would be stuck.
    assert times.job_s("cpu", in_other_mode.model_copy(update={"mode": "depth_map"})) is None
    assert times.phase_s("cpu", in_other_mode, Phase.DENOISE) is None
    # Its own time counts as soon as there is one.
    run_job(JobClock(times, "cpu", in_other_mode, first=0), step_s=4.0, steps=10)
    assert times.job_s("cpu", in_other_mode) == pytest.approx(41.0)


def test_a_write_that_breaks_off_leaves_what_was_learned_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.json"
    run_job(JobClock(LearnedTimes(path), "cpu", request(), first=0), step_s=2.0, steps=10)
    kept = path.read_bytes()

    def half(_disk: SystemDisk, target: Path, data: bytes) -> None:
        target.write_bytes(data[: len(data) // 2])
        raise OSError(errno.EIO, "broken off")

    monkeypatch.setattr(SystemDisk, "write", half)
    run_job(JobClock(LearnedTimes(path), "cpu", request(), first=0), step_s=9.0, steps=10)
    assert path.read_bytes() == kept
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_learned_is_written_when_there_is_time(tmp_path: Path) -> None:
    later: list[Callable[[], None]] = []
    path = tmp_path / "t.json"
    clock = JobClock(LearnedTimes(path, later.append), "cpu", request(), first=0)
    run_job(clock, step_s=2.0, steps=10)
    assert not path.exists()
    for write in later:
        write()
    assert LearnedTimes(path).job_s("cpu", request()) == pytest.approx(21.0)


def test_a_damaged_file_only_costs_the_estimate(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text("{no json")
    assert LearnedTimes(path).job_s("cpu", request()) is None


def test_work_counts_evaluations_and_guidance() -> None:
    plain = request(steps=10)
    heun = plain.model_copy(update={"params": plain.params.model_copy(update={"sampler": "heun"})})
    free = plain.model_copy(
        update={"params": plain.params.model_copy(update={"guidance_scale": 1.0})}
    )
    assert work(heun, Phase.DENOISE) == 2 * work(plain, Phase.DENOISE)
    assert work(free, Phase.DENOISE) == work(plain, Phase.DENOISE) / 2


def test_work_counts_the_steps_that_are_made_of_a_picture() -> None:
    usual = request(steps=10)
    half = usual.params.model_copy(update={"strength": 0.5})
    from_picture = usual.model_copy(update={"mode": "image_to_image", "params": half})
    assert work(from_picture, Phase.DENOISE) == work(usual, Phase.DENOISE) / 2
    assert work(usual.model_copy(update={"params": half}), Phase.DENOISE) == work(
        usual, Phase.DENOISE
    )


def with_params(usual: GenerationRequest, **changed: object) -> GenerationRequest:
    return usual.model_copy(update={"params": usual.params.model_copy(update=changed)})


def test_a_fast_job_is_about_half_the_work_and_teaches_the_rate_of_whole_ones(
    tmp_path: Path,
) -> None:
    whole, fast = request(steps=20), with_params(request(steps=20), fast=True)
    saved = work(whole, Phase.DENOISE) / work(fast, Phase.DENOISE)
    # Of two measured models: see docs/measurements.md.
    assert 1.9 < saved < 2.2
    times = LearnedTimes(tmp_path / "t.json")
    run_job(JobClock(times, "cpu", fast, first=0), step_s=1.0, steps=20)
    assert times.phase_s("cpu", whole, Phase.DENOISE) == pytest.approx(20.0 * saved)


def test_without_guidance_fast_saves_only_what_the_passes_share() -> None:
    whole = with_params(request(steps=10), guidance_scale=1.0)
    fast = with_params(whole, fast=True)
    # Six of ten are whole.
    assert work(fast, Phase.DENOISE) == pytest.approx(0.636 * work(whole, Phase.DENOISE), rel=0.01)


def test_a_second_pass_counts_its_own_steps_and_pixels() -> None:
    usual = request(steps=10)
    twice = with_params(usual, second_pass=2.0, second_pass_strength=0.5)
    assert work(twice, Phase.DENOISE) == pytest.approx(3 * work(usual, Phase.DENOISE))


def inpainting(side_px: int) -> GenerationRequest:
    """Of a picture that large; the model makes the same number of pixels for each."""
    picture = InputRef(role=InputRole.IMAGE, sha256="a" * 64, width=side_px, height=side_px)
    return request(steps=10).model_copy(update={"mode": "inpainting", "inputs": (picture,)})


def test_a_part_of_a_large_picture_counts_the_pixels_that_the_model_makes() -> None:
    small = inpainting(64)
    in_large = inpainting(8192)
    assert work(in_large, Phase.DENOISE) == work(small, Phase.DENOISE)
    # Joined with all pixels, which costs less than decoding them would.
    pixels = (8192 / 64) ** 2
    assert 1 < work(in_large, Phase.DECODE) / work(small, Phase.DECODE) < pixels / 5


def test_a_controlnet_is_part_of_the_work_in_the_steps_in_which_it_is_applied() -> None:
    plain = request()
    control = ControlRef(kind="tile", name="net", sha256="0" * 64)

    def share(*controls: ControlRef) -> float:
        controlled = plain.model_copy(update={"controls": controls})
        return work(controlled, Phase.DENOISE) / work(plain, Phase.DENOISE)

    half = control.model_copy(update={"end": 0.5})
    assert share(control) == pytest.approx(1.4)
    assert share(half) == pytest.approx(1.2)
    assert share(control, half) == pytest.approx(1.6)
    assert share(control.model_copy(update={"weight": 0.0})) == 1


def test_modes_are_learned_apart(tmp_path: Path) -> None:
    times = LearnedTimes(tmp_path / "t.json")
    run_job(JobClock(times, "cpu", request(), first=0), step_s=2.0, steps=10)
    depth_map = request().model_copy(update={"mode": "depth_map"})
    assert times.phase_s("cpu", depth_map, Phase.DENOISE) is None


def test_a_phase_that_stands_still_far_beyond_its_time_is_stuck(tmp_path: Path) -> None:
    times = LearnedTimes(tmp_path / "t.json")
    run_job(JobClock(times, "cpu", request(), first=0), step_s=4.0, steps=10)
    clock = JobClock(times, "cpu", request(), first=0)
    clock.phase_started(0, Phase.DENOISE, 0.0)
    clock.progressed(1, 10, 100.0)
    assert not clock.is_stuck(100.0 + 5 * 40.0)
    assert clock.is_stuck(100.0 + 5 * 40.0 + 1.0)


def test_a_model_that_loads_from_a_slow_disk_is_not_stuck(tmp_path: Path) -> None:
    times = LearnedTimes(tmp_path / "t.json")
    # As if it had lain in memory the times before.
    times.learn("cpu", request(), Phase.LOAD, 0.02)
    clock = JobClock(times, "cpu", request(), first=0)
    clock.phase_started(0, Phase.LOAD, 0.0)
    assert not clock.is_stuck(600.0)
    assert clock.is_stuck(1000.0)


def test_the_machine_s_sleep_is_no_time_of_a_job(tmp_path: Path) -> None:
    times = LearnedTimes(tmp_path / "t.json")
    run_job(JobClock(times, "cpu", request(), first=0), step_s=4.0, steps=10)
    clock = JobClock(times, "cpu", request(), first=0)
    clock.phase_started(0, Phase.DENOISE, 0.0)
    clock.slept(9_000.0)
    assert not clock.is_stuck(9_020.0)
    clock.phase_started(0, Phase.DECODE, 9_040.0)
    assert times.phase_s("cpu", request(), Phase.DENOISE) == pytest.approx(40.0)


def test_nothing_is_stuck_before_a_measure(tmp_path: Path) -> None:
    clock = JobClock(LearnedTimes(tmp_path / "t.json"), "cpu", request(), first=0)
    clock.phase_started(0, Phase.LOAD, 0.0)
    assert not clock.is_stuck(1e6)
