"""What becomes of a draft that takes a preset, and what of it doesn't fit."""

from dataclasses import replace
from pathlib import Path

from sdstudio.domain import modes
from sdstudio.domain.adapters import Adapter, AdapterKind
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.draft import Draft
from sdstudio.domain.presets import (
    USUAL_PARTS,
    NotUsed,
    Preset,
    PresetPart,
    Unfit,
    mode_for,
    preset_of,
    with_preset,
)
from sdstudio.domain.styles import StyleRef
from tests.support.services import checkpoint

LORA = Adapter(AdapterKind.LORA, "ink", "1" * 64, Path("x"), text_width=1024)
STYLE = StyleRef(uid="ink", name="Ink", prompt="ink of {prompt}")


def taken_from(draft: Draft, parts: frozenset[PresetPart] = frozenset(PresetPart)) -> Preset:
    return preset_of("a", "Mine", draft, checkpoint(), parts)


def test_a_preset_brings_back_what_it_includes_and_leaves_the_rest() -> None:
    made = Draft(count=4).choose("prompt", "a cat").choose("steps", 9).use_style(STYLE)
    preset = taken_from(made, USUAL_PARTS)
    assert PresetPart.PROMPT not in preset.parts
    present = Draft(count=2).choose("prompt", "a dog").choose("steps", 30).choose("seed", 5)
    draft, unused = with_preset(preset, present, checkpoint(), {})
    assert unused == ()
    assert (draft.chosen["prompt"], draft.chosen["seed"], draft.count) == ("a dog", 5, 2)
    assert (draft.chosen["steps"], draft.styles) == (9, (STYLE,))
    assert draft.value("width", checkpoint()) == made.value("width", checkpoint())


def test_a_preset_has_nothing_that_its_sampler_ignores() -> None:
    assert "eta" not in taken_from(Draft().choose("sampler", "euler")).values
    assert taken_from(Draft().choose("sampler", "tcd")).values["eta"] == 0.3


def test_what_does_not_fit_the_model_is_left_out_and_named() -> None:
    wide = replace(checkpoint(), text_width=2048, family="sdxl")
    zero = replace(checkpoint(), has_zero_snr=True)
    preset = taken_from(Draft().choose("sampler", "euler_a").use(LORA.ref()))
    installed = {LORA.sha256: LORA}
    draft, unused = with_preset(preset, Draft(), wide, installed)
    assert NotUsed(Unfit.ADAPTER, "ink") in unused
    assert draft.adapters == ()
    _, unused = with_preset(preset, Draft(), checkpoint(), {})
    assert unused == (NotUsed(Unfit.ADAPTER_GONE, "ink"),)
    from sdstudio.domain import samplers

    unsuited = next(row for row in samplers.SAMPLERS if not row.suits_zero_snr)
    preset = taken_from(Draft().choose("sampler", unsuited.key))
    draft, unused = with_preset(preset, Draft(), zero, {})
    assert unused == (NotUsed(Unfit.SAMPLER, unsuited.label),)
    assert "sampler" not in draft.chosen


def test_a_mode_that_the_model_lacks_is_named() -> None:
    preset = replace(taken_from(Draft()), mode=modes.UPSCALE.key)
    one = checkpoint()
    assert one.task is CheckpointTask.TEXT_TO_IMAGE
    assert mode_for(preset, modes.TEXT_TO_IMAGE, one) is modes.TEXT_TO_IMAGE
    _, unused = with_preset(preset, Draft(), one, {})
    assert unused == (NotUsed(Unfit.MODE, modes.UPSCALE.key),)
    assert mode_for(taken_from(Draft()), modes.IMAGE_TO_IMAGE, one) is modes.TEXT_TO_IMAGE


def test_what_has_no_effect_in_the_mode_is_named() -> None:
    preset = replace(taken_from(Draft().choose("seamless", "both")), mode="")
    draft, unused = with_preset(preset, Draft(mode=modes.IMAGE_TO_IMAGE.key), checkpoint(), {})
    assert NotUsed(Unfit.MODE_PARAMETER, "seamless") in unused
    assert "seamless" not in draft.chosen


def test_a_preset_of_a_model_is_for_that_one_alone() -> None:
    one = checkpoint()
    preset = replace(taken_from(Draft()), checkpoint=one.ref)
    other = replace(one, ref=one.ref.model_copy(update={"fingerprint": "f" * 16}))
    assert preset.suits(one)
    assert not preset.suits(other)
    assert not preset.suits(None)
    assert taken_from(Draft()).suits(None)
