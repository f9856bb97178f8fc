"""Seconds for a picture from what was measured, and where that is kept."""

import shutil
from pathlib import Path

import pytest

from sdstudio.app.machine_speed import MachineSpeed, estimate_for, job_seconds
from sdstudio.disk import SystemDisk
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.figures import span_in_words
from sdstudio.domain.resolving import resolve
from sdstudio.domain.speed_estimate import Speed, picture_seconds
from sdstudio.models.catalogue import read_catalogue
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths
from tests.support.services import checkpoint, draft

COST = FAMILIES[0].cost


def speed(unet: float = 1000.0, decoder: float = 1000.0) -> Speed:
    return Speed(
        device="cpu",
        device_name="A processor",
        dtype="bfloat16",
        unet_gflop_per_s=(unet, unet, unet),
        decoder_gflop_per_s=decoder,
    )


def a_step(side_px: int) -> float:
    """GFLOP of a step with guidance, as the estimate counts them."""
    more, less = (picture_seconds(speed(), COST, side_px, side_px, asked) for asked in (4, 2))
    return (more.likely_s - less.likely_s) * 1000


@pytest.mark.parametrize(("side_px", "gflop"), [(512, 1608), (768, 4298)])
def test_a_step_counts_what_the_network_counts(side_px: int, gflop: float) -> None:
    # The whole takes somewhat longer than its parts: see docs/measurements.md.
    assert 1.0 <= a_step(side_px) / gflop < 1.3


def test_without_guidance_or_at_twice_the_speed_a_picture_takes_half() -> None:
    slow = picture_seconds(speed(), COST, 512, 512, evaluations=100)
    no_guidance = picture_seconds(speed(), COST, 512, 512, evaluations=50)
    fast = picture_seconds(speed(2000.0, 2000.0), COST, 512, 512, evaluations=100)
    assert no_guidance.likely_s == pytest.approx(slow.likely_s / 2, rel=0.05)
    assert fast.likely_s == pytest.approx(slow.likely_s / 2)
    assert slow.low_s < slow.likely_s < slow.high_s


def test_each_model_of_the_catalogue_is_estimated_at_its_own_size_and_steps() -> None:
    catalogue, _ = read_catalogue(user_paths().catalogue)
    seconds = {model.key: estimate_for(speed(), model) for model in catalogue.models}
    large, small, turbo = (seconds[key] for key in ("sd-2-1", "sd-2-1-base", "sd-turbo"))
    assert large is not None
    assert small is not None
    assert turbo is not None
    assert turbo.likely_s < small.likely_s / 5 < large.likely_s / 10
    unknown = [model.kind for model in catalogue.models if seconds[model.key] is None]
    assert set(unknown) == {CheckpointTask.UPSCALER, *AuxiliaryKind}


def test_a_small_model_is_not_estimated_as_a_full_size_one(tmp_path: Path) -> None:
    paths = user_paths()
    copy = Path(shutil.copytree(paths.starter, tmp_path / "copy"))
    assert estimate_for(speed(), inspect(copy)) is None


def test_a_job_is_estimated_with_its_own_numbers() -> None:
    asked = draft("x", count=2, steps=10)
    plain = resolve(asked, checkpoint(native_size_px=512), drawn_seed=0)
    one = picture_seconds(speed(), COST, 512, 512, evaluations=20)
    assert job_seconds(speed(), COST, plain) == pytest.approx(2 * one.likely_s)
    twice = plain.params.model_copy(update={"second_pass": 2.0, "second_pass_strength": 0.5})
    larger = job_seconds(speed(), COST, plain.model_copy(update={"params": twice}))
    second = picture_seconds(speed(), COST, 1024, 1024, evaluations=10)
    assert larger == pytest.approx(2 * (one.likely_s + second.likely_s))


def test_a_fast_job_is_estimated_at_about_half_the_time() -> None:
    whole = resolve(draft("x", steps=20), checkpoint(native_size_px=512), drawn_seed=0)
    fast = whole.model_copy(update={"params": whole.params.model_copy(update={"fast": True})})
    assert 1.7 < job_seconds(speed(), COST, whole) / job_seconds(speed(), COST, fast) < 2.2


@pytest.mark.parametrize(
    ("low_s", "high_s", "words"),
    [
        (0.2, 0.4, "1 s"),
        (40, 80, "40–80 s"),
        (100, 200, "2–3 min"),
        (3000, 6000, "50–100 min"),
        (7000, 10_000, "2–3 h"),
    ],
)
def test_a_span_is_told_in_the_unit_that_suits_it(low_s: float, high_s: float, words: str) -> None:
    assert span_in_words(low_s, high_s) == words


def test_what_was_measured_is_known_to_the_next_start_and_not_on_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = MachineSpeed(SystemDisk(), tmp_path)
    assert kept.known() is None
    kept.keep(speed())
    assert MachineSpeed(SystemDisk(), tmp_path).known() == speed()
    monkeypatch.setattr("platform.node", lambda: "another")
    assert kept.known() is None
    kept.keep(speed(5.0))
    monkeypatch.undo()
    assert kept.known() == speed()


@pytest.mark.parametrize("damaged", [b"", b"{}}", b'{"version": 1, "machines": {"x": {}}}'])
def test_a_damaged_file_costs_another_measurement(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "speed.json").write_bytes(damaged)
    kept = MachineSpeed(SystemDisk(), tmp_path)
    assert kept.known() is None
    kept.keep(speed())
    assert kept.known() == speed()
