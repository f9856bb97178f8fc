"""Grids: which pictures they are made of, and what cannot be one."""

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain import modes
from sdstudio.domain.draft import Draft
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.grid import (
    CARD_EVALUATION,
    GRID_MAX,
    Axis,
    Grid,
    grid_requests,
    parse_axis,
    plain_label,
    value_label,
)
from sdstudio.domain.params import PARAMETERS
from tests.support.services import checkpoint

TWO = Grid(Axis("guidance_scale", (2.0, 4.0, 8.0)), Axis("sampler", ("ddim", "euler")))


def failure(grid: Grid, draft: Draft = Draft()) -> ErrorCode:  # noqa: B008 - it is frozen
    with pytest.raises(StudioError) as caught:
        grid.drafts(draft)
    return caught.value.code


def test_what_a_preset_keeps_gives_way_to_what_is_varied() -> None:
    steps = Grid(Axis("steps", (10, 20))).keeping(CARD_EVALUATION.fixed)
    assert steps.fixed == {"sampler": "ddim"}


def test_every_pair_is_a_picture_of_its_own_row_by_row_with_one_seed() -> None:
    draft = Draft({"prompt": "a fish"}, count=4)
    requests = grid_requests(TWO, draft, checkpoint(), drawn_seed=7)
    assert [(one.params.sampler, one.params.guidance_scale) for one in requests] == [
        ("ddim", 2), ("ddim", 4), ("ddim", 8), ("euler", 2), ("euler", 4), ("euler", 8),
    ]  # fmt: skip
    assert {(one.params.seed, one.count, one.params.prompt) for one in requests} == {
        (7, 1, "a fish")
    }


def test_the_card_s_evaluation_is_eight_guidances_at_50_ddim_steps() -> None:
    draft = Draft({"sampler": "euler", "steps": 3})
    params = [
        one.params for one in grid_requests(CARD_EVALUATION, draft, checkpoint(), drawn_seed=0)
    ]
    assert [one.guidance_scale for one in params] == [1.5, 2, 3, 4, 5, 6, 7, 8]
    assert {(one.sampler, one.steps) for one in params} == {("ddim", 50)}


def test_what_has_no_effect_with_the_model_is_not_compared() -> None:
    grid = Grid(Axis("steps", (4, 8)), Axis("clip_skip", (1, 2)))
    with pytest.raises(StudioError) as caught:
        grid_requests(grid, Draft(), checkpoint(), drawn_seed=0)
    assert caught.value.code is ErrorCode.PARAMETER_UNUSED
    assert caught.value.arguments == {"name": "clip_skip", "model": "Fake"}


def test_a_sampler_that_does_not_suit_the_model_is_not_compared() -> None:
    trained_so = replace(checkpoint(), has_zero_snr=True)
    grid = Grid(Axis("sampler", ("euler", "heun")))
    assert len(grid_requests(grid, Draft(), checkpoint(), drawn_seed=0)) == 2
    with pytest.raises(StudioError) as caught:
        grid_requests(grid, Draft(), trained_so, drawn_seed=0)
    assert sentence_for(caught.value) == (
        "Heun doesn't suit “Fake”, which was trained to start from pure noise (zero terminal SNR). "
        "Choose DPM++ 2M, which is nearest to it. Nothing was started."
    )


def test_what_cannot_be_a_grid_is_said() -> None:
    steps = Axis("steps", (1, 2))
    assert failure(Grid(Axis("steps", ()))) is ErrorCode.GRID_EMPTY
    assert failure(Grid(Axis("steps", (1, 1)))) is ErrorCode.GRID_SAME_TWICE
    assert failure(Grid(steps, steps)) is ErrorCode.GRID_SAME_TWICE
    assert failure(Grid(steps, fixed={"steps": 3})) is ErrorCode.GRID_SAME_TWICE
    many = Axis("seed", tuple(range(60)))
    assert failure(Grid(many, steps)) is ErrorCode.GRID_TOO_LARGE
    assert failure(Grid(Axis("strength", (0.5,)))) is ErrorCode.NOT_VALID
    assert failure(Grid(steps), Draft(mode=modes.DEPTH_MAP.key)) is ErrorCode.NOT_VALID


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("steps=10,20, 50", "steps", (10, 20, 50)),
        ("guidance-scale=1.5:3:0.5", "guidance_scale", (1.5, 2, 2.5, 3)),
        ("guidance_scale=3:1.5", "guidance_scale", (3, 2.5, 2, 1.5)),
        ("steps=1:3", "steps", (1, 2, 3)),
        ("steps=10:35:10", "steps", (10, 20, 30)),
        ("second_pass_strength=0.1:0.3:0.1", "second_pass_strength", (0.1, 0.2, 0.3)),
        ("guidance_scale=1,5:2,5:0,5", "guidance_scale", (1.5, 2, 2.5)),
        ("guidance_scale=1,5; 2;7.5", "guidance_scale", (1.5, 2, 7.5)),
        ("steps=10，20", "steps", (10, 20)),
        ("prompt=红，蓝；x|y", "prompt", ("红，蓝；x", "y")),
        ("sampler=ddim,euler", "sampler", ("ddim", "euler")),
        ("fast=true,false", "fast", (True, False)),
        ("prompt=a cat, red | a dog", "prompt", ("a cat, red", "a dog")),
        ("steps=", "steps", ()),
    ],
)
def test_an_axis_can_be_written(text: str, name: str, values: tuple[object, ...]) -> None:
    assert parse_axis(text) == Axis(name, values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "magic=1", "steps=x", "steps=1:2:0", "steps=1:2:3:4", "steps=nan:2", "steps=1.5",
             "sampler=magic", "steps=0,1", "steps=1:150:1", "guidance_scale=1:1e9:0.1"],
)  # fmt: skip
def test_an_axis_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(StudioError):
        parse_axis(text)


@given(st.sampled_from(list(PARAMETERS)), st.text(max_size=20))
def test_no_text_breaks_an_axis(name: str, text: str) -> None:
    with contextlib.suppress(StudioError):
        assert len(parse_axis(f"{name}={text}").values) <= GRID_MAX


def test_values_are_called_as_the_form_calls_them() -> None:
    def chinese(_context: str, text: str) -> str:
        return {"Steps": "步数", "Off": "关闭", "Seamless tiling": "无缝平铺"}.get(text, text)

    assert value_label("steps", 20, chinese) == "步数 20"
    assert value_label("seamless", "none", chinese) == "无缝平铺 关闭"
    assert value_label("guidance_scale", 7.5, chinese) == "Guidance (CFG) 7.5"
    assert value_label("sampler", "ddim", chinese) == "DDIM"
    assert value_label("prompt", "a cat", chinese) == "a cat"
    assert plain_label("steps", 20) == "steps 20"
