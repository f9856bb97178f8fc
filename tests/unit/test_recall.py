"""Another program's settings become values that our parameters take; the rest is named."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain import modes
from sdstudio.domain.adapters import Adapter, AdapterKind
from sdstudio.domain.draft import Draft
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.params import validated
from sdstudio.domain.peer_metadata.a1111 import read_text
from sdstudio.domain.picture_settings import LoraUse, PictureSettings
from sdstudio.domain.recall import NotRecalled, Reason, mode_for, recallable, sampler_for
from sdstudio.domain.samplers import SAMPLERS
from tests.support.services import checkpoint


def peer(**values: object) -> PictureSettings:
    return PictureSettings.model_validate({"program": "ComfyUI", **values})


def an_adapter(name: str, text_width: int = 0) -> Adapter:
    return Adapter(AdapterKind.LORA, name, "ab" * 32, Path(name), text_width)


def left_out(found: PictureSettings) -> list[tuple[Reason, str]]:
    return [(one.reason, one.value) for one in recallable(found).not_recalled]


@pytest.mark.parametrize(
    ("name", "scheduler", "key"),
    [
        *((row.label, "", row.key) for row in SAMPLERS),
        *((*row.a1111, row.key) for row in SAMPLERS),
        ("DPM++ 2M", "Automatic", "dpmpp_2m_karras"),
        ("LMS", "Automatic", "lms"),
        ("dpmpp_2m", "karras", "dpmpp_2m_karras"),
        ("dpmpp_2m", "normal", "dpmpp_2m"),
        ("dpmpp_2m_sde_gpu", "karras", "dpmpp_2m_sde_karras"),
        ("euler_ancestral", "normal", "euler_a"),
        ("k_euler_ancestral", "native", "euler_a"),
        ("k_lms", "", "lms"),
        ("dpm_2_ancestral", "karras", "dpm2_a_karras"),
        ("uni_pc", "normal", "unipc"),
        ("dpmpp_2m_k", "", "dpmpp_2m_karras"),
        ("kdpm_2_a_k", "", "dpm2_a_karras"),
        ("PLMS", "", "pndm"),
    ],
)
def test_samplers_are_found_by_the_names_of_others(name: str, scheduler: str, key: str) -> None:
    row, has_schedule = sampler_for(name, scheduler)
    assert row is not None
    assert (row.key, has_schedule) == (key, True)


def test_a_schedule_that_is_not_here_is_named_and_the_sampler_kept() -> None:
    found = peer(sampler="euler", scheduler="beta")
    assert recallable(found).chosen["sampler"] == "euler"
    assert left_out(found) == [(Reason.SCHEDULE, "beta")]


@pytest.mark.parametrize("name", ["DPM++ 2S a", "res_multistep", "k", "_k", ""])
def test_samplers_that_are_not_here_are_named(name: str) -> None:
    found = peer(sampler=name)
    assert "sampler" not in recallable(found).chosen
    assert left_out(found) == ([(Reason.SAMPLER, name)] if name else [])


def test_sizes_become_multiples_of_8_within_bounds() -> None:
    chosen = recallable(peer(width=1023, height=10_000)).chosen
    assert (chosen["width"], chosen["height"]) == (416, 4096)
    assert left_out(peer(width=510, height=512)) == [(Reason.SIZE, "510 × 512")]
    assert left_out(peer(width=512, height=512)) == []


def test_what_is_out_of_range_is_brought_into_it_and_named() -> None:
    found = peer(steps=1000, guidance=0.0, strength=0.01, seed=2**40, clip_skip=30, vae="x")
    chosen = recallable(found).chosen
    assert (chosen["steps"], chosen["guidance_scale"], chosen["strength"]) == (150, 1, 0.05)
    assert chosen["clip_skip"] == 12
    assert "seed" not in chosen
    assert {reason for reason, _ in left_out(found)} == {
        Reason.STEPS,
        Reason.GUIDANCE,
        Reason.STRENGTH,
        Reason.SEED,
        Reason.CLIP_SKIP,
        Reason.VAE,
    }


def test_clip_skip_is_used_unless_the_model_has_none() -> None:
    assert recallable(peer(clip_skip=-2)).chosen["clip_skip"] == 2
    # What programs write that don't know of it.
    assert "clip_skip" not in recallable(peer(clip_skip=1)).chosen
    # This program writes it only if it was chosen; what is usual differs by family.
    own = read_text("ink\nSteps: 20, Sampler: Euler, Clip skip: 1, Version: SD Studio 1.0")
    assert own is not None
    assert recallable(own).chosen["clip_skip"] == 1
    for row in FAMILIES:
        model = dataclasses.replace(checkpoint(), family=row.key)
        found = recallable(peer(clip_skip=2), checkpoint=model)
        if "clip_skip" in row.unused_parameters:
            assert "clip_skip" not in found.chosen
            assert found.not_recalled == (NotRecalled(Reason.CLIP_SKIP, "2"),)
        else:
            assert found.chosen["clip_skip"] == 2
            assert found.not_recalled == ()


def test_a_sampler_that_does_not_suit_the_model_is_named() -> None:
    found = peer(sampler="heun")
    model = dataclasses.replace(checkpoint(), has_zero_snr=True)
    recall = recallable(found, checkpoint=model)
    assert recall.not_recalled == (NotRecalled(Reason.SAMPLER_UNSUITED, "Heun"),)
    assert Draft(recall.chosen).value("sampler", model) == "dpmpp_2m"
    # For the next model, which it may suit.
    assert recall.chosen["sampler"] == "heun"
    assert recallable(found, checkpoint=checkpoint()).not_recalled == ()


def test_a_second_pass_has_the_strength() -> None:
    found = peer(strength=0.4, others=[("Hires upscale", "2")])
    chosen = recallable(found).chosen
    assert (chosen["second_pass"], chosen["second_pass_strength"]) == (2, 0.4)
    assert "strength" not in chosen
    assert mode_for(found, modes.IMAGE_TO_IMAGE) is modes.TEXT_TO_IMAGE


def test_a_repainted_picture_keeps_the_mode_that_takes_one() -> None:
    assert mode_for(peer(strength=0.4), modes.INPAINTING) is modes.INPAINTING
    assert mode_for(peer(), modes.INPAINTING) is modes.TEXT_TO_IMAGE
    assert mode_for(peer(strength=1), modes.INPAINTING) is modes.TEXT_TO_IMAGE


def test_loras_that_are_here_are_used_and_their_tags_removed() -> None:
    found = peer(
        prompt="a fish, <lora:ink:0.5:0.9>, <lora:gone:1>",
        loras=(LoraUse(name="ink", weight=0.9), LoraUse(name="gone")),
        model_name="real",
    )
    recall = recallable(found, {"ink": an_adapter("ink")})
    (ref,) = recall.adapters
    assert (ref.weight, ref.text_weight) == (0.9, 0.5)
    assert recall.chosen["prompt"] == "a fish, <lora:gone:1>"
    assert [(one.reason, one.value) for one in recall.not_recalled] == [
        (Reason.MODEL, "real"),
        (Reason.LORA, "gone"),
    ]


def test_the_draft_keeps_what_was_not_recorded() -> None:
    draft = Draft().choose("steps", 9).choose("guidance_rescale", 0.5)
    after = recallable(peer(prompt="x", steps=20)).draft(draft, modes.TEXT_TO_IMAGE)
    assert after.chosen == {
        "guidance_rescale": 0.5,
        "steps": 20,
        "prompt": "x",
        "negative_prompt": "",
    }


_NUMBERS = st.integers() | st.floats() | st.none()


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "prompt": st.text(),
            "negative_prompt": st.text(),
            "seed": _NUMBERS,
            "steps": _NUMBERS,
            "guidance": _NUMBERS,
            "strength": st.floats(-1, 2),
            "width": st.integers(-1, 20_000),
            "height": st.integers(-1, 20_000),
            "sampler": st.sampled_from(["Euler a", "k_lms", "x"]) | st.text(),
            "scheduler": st.sampled_from(["karras", "", "beta"]) | st.text(),
            "others": st.just([("Hires upscale", "9")]),
        },
    )
)
def test_whatever_was_recorded_what_is_chosen_is_valid(values: dict[str, object]) -> None:
    recall = recallable(peer(**values))
    validated(dict(recall.chosen))
    assert recall.count <= len(recall.chosen)
