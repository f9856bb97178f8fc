"""A picture made again: the same, or what differs and what could be the reason."""

from typing import Any

import numpy as np

from sdstudio.app.picture_verification import compare
from sdstudio.domain.provenance import Difference
from tests.support.pictures import a_provenance, some_rgb


def test_equal_pixels_are_identical_whatever_else_has_changed() -> None:
    rgb = some_rgb()
    verdict = compare(rgb, rgb.copy(), a_provenance(), a_provenance(device="cuda:0"))
    assert verdict.is_identical
    assert verdict.differences == (Difference("device", "cpu", "cuda:0"),)


def test_time_and_duration_are_no_reason() -> None:
    rgb = some_rgb()
    now = a_provenance(created_at="2030-01-01T00:00:00+00:00", duration_s=1)
    assert compare(rgb, rgb, a_provenance(), now).differences == ()


def test_another_version_of_the_program_is_a_reason() -> None:
    rgb, now = some_rgb(), a_provenance(program="SD Studio 9")
    found = compare(rgb, rgb, a_provenance(), now).differences
    assert found == (Difference("program", "SD Studio 1.0", "SD Studio 9"),)


def test_what_an_older_version_did_not_record_is_no_difference() -> None:
    rgb = some_rgb()
    new: dict[str, Any] = {
        "settings_sha256": {"unet/config.json": "cd" * 32},
        "capability": "AVX2",
    }
    now, unlike = a_provenance(**new), a_provenance(**{**new, "capability": "AVX512"})
    old = type(now).model_validate_json(a_provenance().model_dump_json(exclude=set(new)))
    assert compare(rgb, rgb, old, now).differences == ()
    found = compare(rgb, rgb, now, unlike).differences
    assert found == (Difference("capability", "AVX2", "AVX512"),)


def test_how_far_and_how_much_is_off() -> None:
    then = some_rgb(10, 10) // 2
    now = then.copy()
    now[0, 0, 1] += 7
    verdict = compare(then, now, a_provenance(), a_provenance())
    assert (verdict.largest, verdict.changed_share) == (7, 0.01)
    assert not verdict.is_identical


def test_another_size_is_different_throughout() -> None:
    verdict = compare(some_rgb(64, 64), some_rgb(64, 72), a_provenance(), a_provenance())
    assert (verdict.largest, verdict.changed_share) == (None, 1.0)


def test_reasons_are_named_one_by_one() -> None:
    now = a_provenance(
        libraries={"torch": "2.14.0", "scipy": "1.0"},
        scheduler={"_class_name": "DPMSolverMultistepScheduler", "trained_betas": [0.1]},
    )
    verdict = compare(
        np.zeros((8, 8, 3), np.uint8), np.ones((8, 8, 3), np.uint8), a_provenance(), now
    )
    assert verdict.differences == (
        Difference("libraries.diffusers", "0.42.1", None),
        Difference("libraries.scipy", None, "1.0"),
        Difference("libraries.torch", "2.13.0", "2.14.0"),
        Difference("scheduler.trained_betas", None, [0.1]),
    )
