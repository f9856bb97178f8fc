"""How a draft becomes a request."""

from collections.abc import Mapping
from types import MappingProxyType

from sdstudio.domain.adapters import ADAPTERS_MAX, Adapter
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import PROMPTS, Draft, suited_value
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import plain_number
from sdstudio.domain.input_checks import check_controls, check_inputs
from sdstudio.domain.modes import Mode
from sdstudio.domain.params import GenerationParams, has_effect, validated
from sdstudio.domain.prompt_editing import edited
from sdstudio.domain.prompt_expansion import Words
from sdstudio.domain.prompt_template import PromptTemplate
from sdstudio.domain.prompt_translation import PromptTranslation
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.styles import Styling, check_count
from sdstudio.domain.vae import VaeRef, no_vae


def resolve(
    draft: Draft,
    checkpoint: Checkpoint,
    *,
    drawn_seed: int,
    mask_follows: bool = False,
    inspected: Mapping[str, Adapter] = MappingProxyType({}),
    named_models: Mapping[str, AuxiliaryModel] | None = None,
    words: Words | None = None,
    template: PromptTemplate | None = None,
    translation: PromptTranslation | None = None,
) -> GenerationRequest:
    """The complete request for ``draft`` with ``checkpoint``.

    Parameters that have no effect with the mode and the checkpoint keep their defaults, so that
    equal pictures have equal requests. A sampler that doesn't suit the checkpoint gives way to the
    nearest that does.

    Args:
        drawn_seed: 0 … 2³²−1, used if the artist has not fixed one.
        mask_follows: the mask being painted isn't stored yet; the job can be estimated, not run.
        inspected: adapters whose files were inspected, by SHA-256. Others in use are checked when
            the job begins.
        named_models: the installed ControlNets, VAEs and upscalers, by SHA-256; ``None``: checked
            when the job begins.
        words: the prompts that were written from the draft's. Without them, a template is taken
            as it is, which is enough for an estimate.
        template: what they were written from.
        translation: what they were before they were translated.

    Raises:
        StudioError: an invalid value, by name; ``MODEL_WRONG_KIND``; ``ADAPTER_UNFIT``; one of
            ``CONTROL_…``; ``VAE_GONE`` or ``VAE_UNFIT``; ``UPSCALER_GONE``; ``INPUT_MISSING`` or
            another of :func:`check_inputs`; ``STYLES_TOO_MANY``.
    """
    mode = draft.made_in(checkpoint)
    mode.check(checkpoint)
    offered = (draft.input(role) for role in (*mode.required, *mode.optional))
    inputs = tuple(one for one in offered if one is not None)
    check_inputs(mode, inputs, mask_follows=mask_follows)
    if len(draft.adapters) > ADAPTERS_MAX:
        raise StudioError(
            ErrorCode.TOO_LARGE, name="LoRA", value=len(draft.adapters), limit=ADAPTERS_MAX
        )
    # Without a prompt they have no effect.
    adapters = draft.adapters if "prompt" in mode.parameters else ()
    for ref in adapters:
        if ref.sha256 in inspected:
            inspected[ref.sha256].check(checkpoint)
    controls = draft.controls if mode.takes_controls else ()
    check_controls(controls, inputs, mask_follows=mask_follows)
    vae = draft.vae_with(checkpoint)
    if named_models is not None:
        for control in controls:
            control.check_fits(named_models.get(control.sha256), checkpoint)
        if vae is not None:
            _check_vae(vae, named_models.get(vae.sha256), checkpoint)
    values = {"seed": drawn_seed, **draft.followed(checkpoint), **draft.chosen}
    typed = draft.templates
    prompt, negative = typed.parsed
    written = words or Words(prompt.plain, negative.plain)
    texts = zip(PROMPTS, (written.prompt, written.negative_prompt), strict=True)
    values |= {name: text for name, text in texts if name in values}
    # Invalid values are reported whether they are used or not.
    validated(values)
    effective = mode.parameters_with(checkpoint)
    styling = None
    if draft.styles and "prompt" in effective:
        check_count(draft.styles)
        styling = Styling(
            prompt=written.prompt, negative_prompt=written.negative_prompt, styles=draft.styles
        )
        values |= dict(zip(PROMPTS, styling.styled, strict=True))
    used = {
        name: suited_value(name, value, checkpoint)
        for name, value in values.items()
        if name in effective
    }
    sampler = str(used.get("sampler", GenerationParams.model_fields["sampler"].default))
    params = validated({name: one for name, one in used.items() if has_effect(name, sampler)})
    _check_limits(mode, params)
    has_two_passes = "second_pass" in effective and params.second_pass > 1
    upscaler = draft.upscaler if has_two_passes else None
    if named_models is not None and upscaler is not None and upscaler.sha256 not in named_models:
        raise StudioError(ErrorCode.UPSCALER_GONE, upscaler=upscaler.name)
    faces = draft.faces if mode.takes_faces else None
    if faces is not None:
        faces = faces.at_present(checkpoint.native_size_px)
    prompts = (params.prompt, params.negative_prompt, "" if faces is None else faces.prompt)
    return GenerationRequest(
        version=1 if all(edited(one, typed.triggers).is_plain for one in prompts) else 2,
        mode=mode.key,
        checkpoint=checkpoint.ref,
        params=params,
        inputs=inputs,
        adapters=adapters,
        controls=controls,
        vae=vae,
        upscaler=upscaler,
        faces=faces,
        # Without a seed all of them would be identical.
        count=draft.count if "seed" in mode.parameters else 1,
        template=template,
        styling=styling,
        translation=translation if "prompt" in effective else None,
    )


def _check_vae(vae: VaeRef, model: AuxiliaryModel | None, checkpoint: Checkpoint) -> None:
    if model is None:
        no_vae(vae)
    if not checkpoint.takes_vae(model):
        raise StudioError(ErrorCode.VAE_UNFIT, vae=vae.name, model=checkpoint.ref.name)


def _check_limits(mode: Mode, params: GenerationParams) -> None:
    for name, limit in mode.at_most.items():
        value = getattr(params, name)
        if value > limit:
            raise StudioError(
                ErrorCode.TOO_LARGE, name=name, value=str(value), limit=plain_number(limit)
            )
