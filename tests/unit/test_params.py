"""GenerationParams and drafts: what is let in from outside, and what is said of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sdstudio.domain.command_line import command_line
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.modes import MODES
from sdstudio.domain.params import PARAMETERS, SEED_MAX, GenerationParams, Kind, validated
from sdstudio.domain.request import COUNT_MAX, GenerationRequest, draw_seed
from sdstudio.domain.samplers import SAMPLERS, sampler
from tests.support.pictures import a_request
from tests.support.services import checkpoint


def test_every_field_says_how_it_is_edited_and_helps() -> None:
    assert list(PARAMETERS) == list(GenerationParams.model_fields)
    for parameter in PARAMETERS.values():
        assert parameter.label
        assert parameter.help.endswith(".")


def test_a_drawn_seed_is_a_valid_one_and_another_each_time() -> None:
    seeds = [draw_seed() for _ in range(100)]
    assert all(validated({"seed": seed}).seed == seed for seed in seeds)
    assert len(set(seeds)) > 90


def test_every_default_is_valid() -> None:
    assert validated({}) == GenerationParams()


def test_a_checkpoint_knows_what_is_automatic() -> None:
    left_to_it = {name for name, one in PARAMETERS.items() if one.automatic is not None}
    assert checkpoint().automatic.keys() == left_to_it
    for name, value in checkpoint().automatic.items():
        assert getattr(validated({name: value}), name) == value


def test_what_is_automatic_is_not_in_the_command_line() -> None:
    assert "--clip-skip=2" in command_line(a_request(clip_skip=2), {}, {})
    # Models that don't have it refuse it.
    assert "--clip-skip" not in command_line(a_request(), {}, {})


def test_what_the_sampler_ignores_is_not_in_the_command_line() -> None:
    assert "--eta=0.5" in command_line(a_request(sampler="tcd", eta=0.5), {}, {})
    # The command refuses it.
    assert "--eta" not in command_line(a_request(sampler="euler"), {}, {})


@pytest.mark.parametrize("name", [n for n, p in PARAMETERS.items() if p.minimum is not None])
def test_limits_are_inclusive(name: str) -> None:
    parameter = PARAMETERS[name]
    assert parameter.minimum is not None
    assert parameter.maximum is not None
    for value in (parameter.minimum, parameter.maximum):
        assert getattr(validated({name: value}), name) == value


@pytest.mark.parametrize(
    ("name", "value", "code", "limit"),
    [
        ("width", 56, ErrorCode.TOO_SMALL, "64"),
        ("width", 513, ErrorCode.NOT_A_MULTIPLE, "8"),
        ("height", 8192, ErrorCode.TOO_LARGE, "4096"),
        ("steps", 0, ErrorCode.TOO_SMALL, "1"),
        ("guidance_scale", 99, ErrorCode.TOO_LARGE, "30"),
        ("seed", SEED_MAX + 1, ErrorCode.TOO_LARGE, "4294967295"),
        ("seed", -1, ErrorCode.TOO_SMALL, "0"),
        ("prompt", "x" * 20_001, ErrorCode.TOO_LONG, "20000"),
    ],
)
def test_a_value_out_of_range_is_named_with_its_limit(
    name: str, value: object, code: ErrorCode, limit: str
) -> None:
    with pytest.raises(StudioError) as caught:
        validated({name: value})
    assert caught.value.code is code
    assert caught.value.arguments["name"] == name
    assert caught.value.arguments["limit"] == limit


@pytest.mark.parametrize("value", ["many", "1.5", None, [], float("nan")])
def test_what_is_no_number_is_refused_by_name(value: object) -> None:
    with pytest.raises(StudioError) as caught:
        validated({"steps": value})
    assert caught.value.code is ErrorCode.NOT_VALID
    assert caught.value.arguments["name"] == "steps"


@pytest.mark.parametrize("typed", ["7,5", "7.5", " 7,5 ", "７．５", "٧٫٥"])
def test_a_comma_is_a_decimal_mark(typed: str) -> None:
    assert validated({"guidance_scale": typed}).guidance_scale == 7.5
    with pytest.raises(StudioError) as caught:
        validated({"steps": typed})
    assert caught.value.arguments["name"] == "steps"


def test_an_unknown_sampler_is_answered_with_the_known_ones() -> None:
    with pytest.raises(StudioError) as caught:
        validated({"sampler": "magic"})
    assert caught.value.code is ErrorCode.SAMPLER_UNKNOWN
    assert "dpmpp_2m" in str(caught.value.arguments["known"])


def test_a_parameter_that_does_not_exist_is_refused() -> None:
    with pytest.raises(StudioError):
        validated({"wdith": 512})


def test_every_sampler_is_found_by_its_key() -> None:
    assert len({row.key for row in SAMPLERS}) == len(SAMPLERS)
    for row in SAMPLERS:
        assert sampler(row.key) is row
        assert validated({"sampler": row.key}).sampler == row.key


@given(seed=st.integers(0, SEED_MAX), index=st.integers(0, COUNT_MAX - 1))
def test_each_picture_of_a_job_has_a_valid_seed_of_its_own(seed: int, index: int) -> None:
    request = a_request(seed=seed, count=COUNT_MAX)
    single = request.single(index)
    assert single.count == 1
    assert single.params.seed == (seed + index) % 2**32
    assert GenerationRequest.model_validate_json(single.model_dump_json()) == single


def test_every_kind_of_parameter_occurs() -> None:
    assert {parameter.kind for parameter in PARAMETERS.values()} == set(Kind)


def test_a_request_knows_the_modes_of_the_table_and_each_mode_known_parameters() -> None:
    for mode in MODES:
        assert GenerationRequest.model_validate({**a_request().model_dump(), "mode": mode.key})
    with pytest.raises(ValidationError):
        GenerationRequest.model_validate({**a_request().model_dump(), "mode": "no_such_mode"})
    assert all(set(mode.parameters) <= set(PARAMETERS) for mode in MODES)
