"""LoRAs and embeddings in drafts, requests and metadata."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from sdstudio.domain import modes
from sdstudio.domain.adapters import ADAPTERS_MAX, Adapter, AdapterKind, AdapterRef
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.metadata import PARAMETERS_KEY, PictureMetadata, decode, encode
from sdstudio.domain.prompt import file_tags
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from tests.support.pictures import a_provenance
from tests.support.services import checkpoint


def a_ref(number: int = 0, weight: float = 1.0, kind: AdapterKind = AdapterKind.LORA) -> AdapterRef:
    return AdapterRef(kind=kind, name=f"style {number}", sha256=f"{number:064x}", weight=weight)


def test_an_adapter_is_used_once_with_its_newest_weight() -> None:
    draft = Draft().use(a_ref(1)).use(a_ref(2)).use(a_ref(1, 0.5))
    assert draft.adapters == (a_ref(1, 0.5), a_ref(2))
    assert draft.leave_out(a_ref(1)).adapters == (a_ref(2),)


def test_a_lora_that_counts_differently_in_the_text_encoder_says_so_in_the_picture() -> None:
    lora = Adapter(AdapterKind.LORA, "ink", "0" * 64, Path("x"), text_width=1024)
    assert lora.ref(0.5, text_weight=0.5) == lora.ref(0.5)
    request = resolve(Draft().use(lora.ref(0.9, 0.5)), checkpoint(), drawn_seed=1)
    metadata = PictureMetadata(request, a_provenance())
    assert "<lora:ink:0.5:0.9>" in encode(metadata)[PARAMETERS_KEY]
    assert decode(encode(metadata)) == metadata
    (tag,) = file_tags(encode(metadata)[PARAMETERS_KEY])
    assert (tag.text_weight, tag.weight) == (0.5, 0.9)
    with pytest.raises(StudioError):
        lora.ref(1.0, text_weight=99)


def test_they_go_into_the_request_and_come_back_from_it() -> None:
    draft = Draft().use(a_ref(1, 0.5))
    request = resolve(draft, checkpoint(), drawn_seed=1)
    assert request.adapters == draft.adapters
    assert draft_of(request).adapters == draft.adapters
    assert GenerationRequest.model_validate_json(request.model_dump_json()) == request


def test_a_mode_without_words_has_no_use_for_them() -> None:
    from dataclasses import replace

    depth = replace(checkpoint(), task=CheckpointTask.DEPTH)
    picture = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=64, height=64)
    draft = Draft(mode=modes.DEPTH_MAP.key, inputs=(picture,), adapters=(a_ref(),))
    assert resolve(draft, depth, drawn_seed=1).adapters == ()


def test_one_for_a_model_of_another_build_is_refused_by_name() -> None:
    draft = Draft().use(a_ref(1)).use(a_ref(2))
    fits, other = (
        Adapter(AdapterKind.LORA, ref.name, ref.sha256, Path("x"), text_width=width)
        for ref, width in zip(draft.adapters, (1024, 32), strict=True)
    )
    assert resolve(draft, checkpoint(), drawn_seed=1, inspected={fits.sha256: fits}).adapters
    inspected = {one.sha256: one for one in (fits, other)}
    with pytest.raises(StudioError) as caught:
        resolve(draft, checkpoint(), drawn_seed=1, inspected=inspected)
    assert caught.value.code is ErrorCode.ADAPTER_UNFIT
    assert caught.value.arguments == {"adapter": "style 2", "model": "Fake"}


def test_one_for_another_family_is_refused_with_the_names_of_both() -> None:
    lora = Adapter(AdapterKind.LORA, "ink", "0" * 64, Path("x"), 2048, family="sdxl")
    with pytest.raises(StudioError) as caught:
        resolve(Draft().use(lora.ref()), checkpoint(), drawn_seed=1, inspected={lora.sha256: lora})
    assert caught.value.code is ErrorCode.ADAPTER_FAMILY_DIFFERS
    assert caught.value.arguments == {
        "adapter": "ink",
        "found": "Stable Diffusion XL",
        "model": "Fake",
        "family": "Stable Diffusion 2",
    }


def test_too_many_are_refused() -> None:
    draft = Draft(adapters=tuple(map(a_ref, range(ADAPTERS_MAX + 1))))
    with pytest.raises(StudioError) as caught:
        resolve(draft, checkpoint(), drawn_seed=1)
    assert caught.value.code is ErrorCode.TOO_LARGE


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), 5, -5])
def test_no_file_brings_in_a_weight_out_of_range(weight: float) -> None:
    with pytest.raises(ValidationError):
        a_ref(weight=weight)


def test_metadata_keep_them_and_say_loras_as_a1111_does() -> None:
    draft = Draft().choose("prompt", "a fish").use(a_ref(1, 0.8))
    draft = draft.use(a_ref(2, kind=AdapterKind.EMBEDDING))
    metadata = PictureMetadata(resolve(draft, checkpoint(), drawn_seed=1), a_provenance())
    assert decode(encode(metadata)) == metadata
    assert encode(metadata)[PARAMETERS_KEY].splitlines()[0] == "a fish <lora:style 1:0.8>"
