"""How a draft becomes a request."""

from collections.abc import Mapping
from types import MappingProxyType

from sdstudio.domain.adapters import ADAPTERS_MAX, Adapter
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft, suited_value
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import plain_number
from sdstudio.domain.input_checks import check_controls, check_inputs
from sdstudio.domain.modes import Mode
from sdstudio.domain.params import GenerationParams, validated
from sdstudio.domain.request import GenerationRequest


def resolve(
    draft: Draft,
    checkpoint: Checkpoint,
    *,
    drawn_seed: int,
    mask_follows: bool = False,
    inspected: Mapping[str, Adapter] = MappingProxyType({}),
    control_models: Mapping[str, AuxiliaryModel] | None = None,
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
        control_models: the installed ControlNets, by SHA-256; ``None``: they are checked when the
            job begins.

    Raises:
        StudioError: an invalid value, by name; ``MODEL_WRONG_KIND``; ``ADAPTER_UNFIT``; one of
            ``CONTROL_…``; ``INPUT_MISSING`` or another of :func:`check_inputs`.
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
    if control_models is not None:
        for control in controls:
            control.check_fits(control_models.get(control.sha256), checkpoint)
    values = {"seed": drawn_seed, **draft.followed(checkpoint), **draft.chosen}
    # Invalid values are reported whether they are used or not.
    validated(values)
    effective = mode.parameters_with(checkpoint)
    used = {
        name: suited_value(name, value, checkpoint)
        for name, value in values.items()
        if name in effective
    }
    params = validated(used)
    _check_limits(mode, params)
    return GenerationRequest(
        mode=mode.key,
        checkpoint=checkpoint.ref,
        params=params,
        inputs=inputs,
        adapters=adapters,
        controls=controls,
        # Without a seed all of them would be identical.
        count=draft.count if "seed" in mode.parameters else 1,
    )


def _check_limits(mode: Mode, params: GenerationParams) -> None:
    for name, limit in mode.at_most.items():
        value = getattr(params, name)
        if value > limit:
            raise StudioError(
                ErrorCode.TOO_LARGE, name=name, value=str(value), limit=plain_number(limit)
            )
