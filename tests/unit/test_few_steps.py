"""LoRAs for few steps: recognised, with the settings that they need, given back without them."""

from pathlib import Path

import pytest

from sdstudio.app.draft_file import DraftFile
from sdstudio.domain.adapter_notes import adapter_notes
from sdstudio.domain.adapters import Adapter, AdapterFit, AdapterKind
from sdstudio.domain.draft import Draft
from sdstudio.domain.few_steps import METHODS, few_steps_of
from sdstudio.domain.params import validated
from sdstudio.domain.samplers import for_steps, sampler

HYPER_SDXL = "55b51334c85061afff5eff7c550b61963c8b8607a5868bbe4f26db49374719b1"
LIGHTNING_2_STEPS = "04fafc778385b24144498a8247498ae4fb7a69f702ea0566bdce2845a31fcc43"


def a_lora(name: str = "lcm-lora-sdxl", digit: str = "1") -> Adapter:
    return Adapter(
        AdapterKind.LORA,
        name,
        digit * 64,
        Path(f"{name}.safetensors"),
        text_width=0,
        few_steps=few_steps_of("", name, {}),
    )


@pytest.mark.parametrize(
    ("name", "key", "steps"),
    [
        ("lcm-lora-sdv1-5", "lcm", 6),
        ("LCM_LoRA_Weights_SDXL", "lcm", 6),
        ("Hyper-SDXL-8steps-CFG-lora", "hyper_cfg", 8),
        ("Hyper-SD15-4steps-lora", "hyper", 4),
        ("sdxl_lightning_4step_lora", "lightning", 4),
        ("SDXL-Lightning", "lightning", 8),
        ("Lightning 4 steps", "lightning", 4),
        ("dmd2_sdxl_4step_lora_fp16", "dmd2", 4),
        ("TCD-SDXL-LoRA", "tcd", 4),
    ],
)
def test_published_files_are_recognised_by_their_names(name: str, key: str, steps: int) -> None:
    found = few_steps_of("0" * 64, name, {})
    assert found is not None
    assert (found.key, found.steps) == (key, steps)


@pytest.mark.parametrize(
    ("sha256", "key", "steps", "guidance_scale"),
    [(HYPER_SDXL, "hyper_cfg", 8, 5.0), (LIGHTNING_2_STEPS, "lightning", 2, 1.0)],
)
def test_a_published_file_is_recognised_by_its_hash_whatever_its_name(
    sha256: str, key: str, steps: int, guidance_scale: float
) -> None:
    found = few_steps_of(sha256, "12 steps", {})
    assert found is not None
    assert (found.key, found.steps, found.guidance_scale) == (key, steps, guidance_scale)


def test_a_file_may_say_it_itself() -> None:
    assert few_steps_of("", "x", {"modelspec.title": "LCM-LoRA for SDXL"}) is not None


@pytest.mark.parametrize(
    "name",
    [
        "ink",
        "hyperrealism",
        "ultracd",
        "8 steps to heaven",
        "tcdx",
        "Lightning_VFX_XL",
        "SDXL Lightning Strikes",
        "lightning",
    ],
)
def test_no_other_lora_is_taken_for_one(name: str) -> None:
    assert few_steps_of("0" * 64, name, {}) is None


def test_of_a_title_without_end_only_the_beginning_is_searched() -> None:
    title = "hypersd" * 200_000
    found = few_steps_of("", "x", {"modelspec.title": f"{title} cfg"})
    assert found is not None
    assert found.key == "hyper"


def test_what_each_needs_can_be_set_and_is_enough_for_its_sampler() -> None:
    for row in METHODS:
        assert validated(row.values).steps == row.steps
        wanted = sampler(row.sampler)
        assert for_steps(wanted, row.steps) is wanted


def use(draft: Draft, lora: Adapter) -> Draft:
    assert lora.few_steps is not None
    return draft.use_with(lora.ref(), lora.few_steps.values)


def test_settings_come_with_it_and_what_was_there_comes_back_without() -> None:
    before = Draft().choose("steps", 40).choose("prompt", "a fish")
    lora = a_lora()
    draft = use(before, lora)
    assert draft.chosen["steps"] == 6
    assert draft.chosen["sampler"] == "lcm"
    # The artist may change them.
    draft = draft.choose("steps", 7).choose("prompt", "a cat")
    assert use(draft, lora).chosen["steps"] == 7
    after = draft.leave_out(lora.ref())
    assert dict(after.chosen) == {"steps": 40, "prompt": "a cat"}
    assert after.replaced is None


def test_of_two_only_the_second_is_used_and_the_first_settings_come_back() -> None:
    first, second = a_lora(), a_lora("sdxl_lightning_8step_lora", "2")
    draft = use(use(Draft().choose("steps", 40), first), second)
    assert [one.name for one in draft.adapters] == [second.name]
    assert draft.leave_out(second.ref()).chosen == {"steps": 40}


def test_the_next_start_can_give_them_back_too(tmp_path: Path) -> None:
    lora = a_lora()
    file = DraftFile(tmp_path / "draft.json")
    file.write(use(Draft().choose("steps", 40), lora))
    kept = file.read()
    assert kept.chosen["sampler"] == "lcm"
    assert kept.leave_out(lora.ref()).chosen == {"steps": 40}


@pytest.mark.parametrize(
    "replaced",
    [
        "7",
        "[]",
        '{"adapter": 7, "values": {}}',
        '{"adapter": "unknown", "values": {}}',
        '{"adapter": "' + "1" * 64 + '", "values": {"steps": "many", "nonsense": null}}',
    ],
)
def test_a_damaged_draft_gives_back_only_what_is_usable(tmp_path: Path, replaced: str) -> None:
    path = tmp_path / "draft.json"
    lora = a_lora().ref().model_dump_json()
    path.write_text(f'{{"chosen": {{"steps": 6}}, "adapters": [{lora}], "replaced": {replaced}}}')
    draft = DraftFile(path).read()
    assert draft.leave_out(draft.adapters[0]).chosen == {"steps": 6}


def test_what_is_known_is_said_in_sentences() -> None:
    lora = a_lora()
    notes = list(adapter_notes(lora, AdapterFit(3, 4), lambda _context, text: text))
    assert notes == [
        "3 of 4 layers fit this model; the others have no effect.",
        "LCM: makes pictures in few steps (steps 6, guidance 1, LCM).",
    ]
