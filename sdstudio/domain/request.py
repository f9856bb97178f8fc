"""GenerationRequest: everything needed to make a picture again, and how a draft becomes one."""

import contextlib
import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from sdstudio.domain import intents, modes, samplers
from sdstudio.domain.adapters import ADAPTERS_MAX, Adapter, AdapterRef
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.controls import CONTROLS_MAX, ControlRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import plain_number
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.intents import Intent
from sdstudio.domain.modes import Mode, Output
from sdstudio.domain.params import (
    LONGEST_PX,
    SEED_MAX,
    SHORTEST_PX,
    SIDE_MULTIPLE_PX,
    GenerationParams,
    Value,
    validated,
)
from sdstudio.domain.styles import STYLES_MAX, StyleRef, WrittenPrompts, styled_prompts

COUNT_MAX = 100
#: How much the number of pixels may differ from what a model was trained on.
_SUITS = 0.05


class GenerationRequest(BaseModel):
    """One job: ``count`` pictures that differ only in their seed.

    A picture's own metadata holds the request for that picture: ``count`` 1, its own seed.
    The prompts in ``params`` are what the model reads; ``written`` is what they were composed
    from, if that differs, and has no effect on the picture.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    mode: str = modes.TEXT_TO_IMAGE.key
    checkpoint: CheckpointRef
    params: GenerationParams
    inputs: tuple[InputRef, ...] = ()
    adapters: tuple[AdapterRef, ...] = Field(default=(), max_length=ADAPTERS_MAX)
    controls: tuple[ControlRef, ...] = Field(default=(), max_length=CONTROLS_MAX)
    count: int = Field(default=1, ge=1, le=COUNT_MAX)
    written: WrittenPrompts | None = Field(default=None, exclude_if=lambda one: one is None)

    @field_validator("mode")
    @classmethod
    def _mode_exists(cls, key: str) -> str:
        try:
            return modes.mode(key).key
        except StudioError as error:
            raise ValueError(str(error)) from error

    def input(self, role: InputRole) -> InputRef | None:
        """The input picture for ``role``, if there is one."""
        return next((one for one in self.inputs if one.role is role), None)

    @property
    def pictures(self) -> tuple[InputRef, ...]:
        """All pictures that it needs: the inputs, and the hints of its ControlNets."""
        return (*self.inputs, *hints_of(self.controls))

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of its pictures."""
        image = self.input(InputRole.IMAGE)
        match modes.mode(self.mode).output:
            case Output.AS_INPUT if image is not None:
                return image.width, image.height
            case Output.ENLARGED if image is not None:
                return image.width * modes.UPSCALE_FACTOR, image.height * modes.UPSCALE_FACTOR
        enlarged = self.params.second_pass if self.mode == modes.TEXT_TO_IMAGE.key else 1
        return second_size_px(self.params.width, self.params.height, enlarged)

    def with_seed(self, seed: int) -> "GenerationRequest":
        """The same request with another seed, if its mode uses one."""
        if "seed" not in modes.mode(self.mode).parameters:
            return self
        return self.model_copy(update={"params": self.params.model_copy(update={"seed": seed})})

    def with_input(self, picture: InputRef) -> "GenerationRequest":
        """The same request, starting from another picture in the role of ``picture``."""
        inputs = (picture if one.role is picture.role else one for one in self.inputs)
        return self.model_copy(update={"inputs": tuple(inputs)})

    def single(self, index: int) -> "GenerationRequest":
        """The request for picture ``index`` (0 …) alone."""
        seed = (self.params.seed + index) % (SEED_MAX + 1)
        return self.model_copy(
            update={"params": self.params.model_copy(update={"seed": seed}), "count": 1}
        )


@dataclass(frozen=True, slots=True)
class ReplacedSettings:
    """What an adapter's settings replaced, to be given back without it.

    Args:
        adapter: its SHA-256.
        values: by parameter; ``None``: not chosen.
    """

    adapter: str
    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the artist has chosen so far; the rest follows from mode and checkpoint.

    Args:
        chosen: values by parameter name. Without ``seed``, each job draws one.
        count: pictures per job.
        mode: the key of a mode.
        inputs: the input pictures, whether the mode uses them or not.
        adapters: LoRAs and embeddings in use, each once.
        controls: ControlNets in use, in the order in which they are listed.
        intent: what the artist wants with what is painted: the key of an intent, ``AUTOMATIC``,
            or nothing, so that only what is chosen counts.
        selection: what is painted, as far as it is known; only kept for an intent.
        replaced: by the settings that one of the adapters needs.
        styles: in which the prompts are put, in order, each once.
        defaults: what follows instead of the checkpoint's and the mode's own defaults.
    """

    chosen: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    count: int = 1
    mode: str = modes.TEXT_TO_IMAGE.key
    inputs: tuple[InputRef, ...] = ()
    adapters: tuple[AdapterRef, ...] = ()
    controls: tuple[ControlRef, ...] = ()
    intent: str = ""
    selection: Bounds | None = None
    replaced: ReplacedSettings | None = None
    styles: tuple[StyleRef, ...] = ()
    defaults: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    def choose(self, name: str, value: Value) -> "Draft":
        """The draft with ``name`` set."""
        return replace(self, chosen=MappingProxyType({**self.chosen, name: value}))

    def release(self, *names: str) -> "Draft":
        """The draft in which ``names`` have their defaults again (the seed is drawn)."""
        kept = {name: value for name, value in self.chosen.items() if name not in names}
        return replace(self, chosen=MappingProxyType(kept))

    def give(self, picture: InputRef) -> "Draft":
        """The draft with ``picture`` in its role."""
        others = tuple(one for one in self.inputs if one.role is not picture.role)
        return replace(self, inputs=(*others, picture))

    def take(self, role: InputRole) -> "Draft":
        """The draft without an input picture for ``role``."""
        return replace(self, inputs=tuple(one for one in self.inputs if one.role is not role))

    def intend(self, key: str) -> "Draft":
        """The draft with an intent, and without values that were chosen instead of its own."""
        return replace(self.release(*intents.PLANNED), intent=key)

    def select(self, painted: Bounds | None) -> "Draft":
        """The draft with the bounds of what is painted; without an intent, they have no effect."""
        return replace(self, selection=painted if self.intent else None)

    @property
    def intended(self) -> Intent | None:
        """What to do with the masked area, or with the whole picture if nothing is masked."""
        if not self.intent or self.mode != modes.INPAINTING.key:
            return None
        if self.intent == intents.AUTOMATIC:
            return intents.suited(is_painted=self.is_painted)
        return intents.intent(self.intent)

    @property
    def is_painted(self) -> bool:
        """Whether a part of the input picture is painted."""
        return self.selection is not None or self.input(InputRole.MASK) is not None

    def made_in(self, checkpoint: Checkpoint) -> Mode:
        """The mode in which its pictures are generated."""
        wanted, whole = self.intended, modes.IMAGE_TO_IMAGE
        if wanted is None or not wanted.takes_whole or self.is_painted:
            return modes.mode(self.mode)
        return whole if checkpoint.task in whole.checkpoint_tasks else modes.mode(self.mode)

    def with_inputs(self, inputs: tuple[InputRef, ...]) -> "Draft":
        """The draft with these input pictures, without values in coordinates of another image."""
        draft = replace(self, inputs=inputs)
        if draft.input(InputRole.IMAGE) == self.input(InputRole.IMAGE):
            return draft
        # It's only meant for the picture that was extended.
        is_extended = self.intent == intents.EXTEND.key
        intent = intents.AUTOMATIC if is_extended else self.intent
        return replace(draft.release("context"), selection=None, intent=intent)

    def returned_to(self, before: "Draft") -> "Draft":
        """With what :meth:`with_inputs` took from ``before``, whose image the draft has again."""
        draft = self
        if "context" in before.chosen:
            draft = draft.choose("context", before.chosen["context"])
        # Another intent that was chosen since stays.
        if before.intent == intents.EXTEND.key and self.intent == intents.AUTOMATIC:
            draft = replace(draft, intent=before.intent)
        return draft.select(before.selection)

    def started_from(self, picture: InputRef) -> "Draft":
        """The draft with ``picture`` in its role. A new image drops the old mask and depth map."""
        if picture.role is InputRole.IMAGE and picture != self.input(InputRole.IMAGE):
            return self.started_without(InputRole.IMAGE).give(picture)
        return self.give(picture)

    def started_without(self, role: InputRole) -> "Draft":
        """The draft without the picture for ``role``; the mask and depth map go with the image."""
        draft = self.take(role)
        if role is InputRole.IMAGE:
            draft = draft.take(InputRole.MASK).take(InputRole.DEPTH)
        return self.with_inputs(draft.inputs)

    def use(self, adapter: AdapterRef) -> "Draft":
        """The draft with ``adapter``, replacing the same one with another weight."""
        if all(one.sha256 != adapter.sha256 for one in self.adapters):
            return replace(self, adapters=(*self.adapters, adapter))
        kept = tuple(adapter if one.sha256 == adapter.sha256 else one for one in self.adapters)
        return replace(self, adapters=kept)

    def use_with(self, adapter: AdapterRef, settings: Mapping[str, Value]) -> "Draft":
        """The draft with ``adapter`` and the settings that it needs.

        Another one that came with settings is left out: they can't both have theirs.
        """
        if any(one.sha256 == adapter.sha256 for one in self.adapters):
            return self.use(adapter)
        draft = self
        for one in self.adapters:
            if self.replaced is not None and one.sha256 == self.replaced.adapter:
                draft = draft.leave_out(one)
        before = {name: draft.chosen.get(name) for name in settings}
        draft = draft.use(adapter)
        for name, value in settings.items():
            draft = draft.choose(name, value)
        return replace(draft, replaced=ReplacedSettings(adapter.sha256, MappingProxyType(before)))

    def leave_out(self, adapter: AdapterRef) -> "Draft":
        """The draft without ``adapter``, whatever its weight, and with what it had replaced."""
        kept = tuple(one for one in self.adapters if one.sha256 != adapter.sha256)
        draft = replace(self, adapters=kept)
        if self.replaced is None or self.replaced.adapter != adapter.sha256:
            return draft
        for name, value in self.replaced.values.items():
            draft = draft.release(name) if value is None else draft.choose(name, value)
        return replace(draft, replaced=None)

    def use_style(self, style: StyleRef) -> "Draft":
        """The draft with ``style``, after the others, or in place of the same one."""
        if all(one.uid != style.uid for one in self.styles):
            return replace(self, styles=(*self.styles, style))
        kept = tuple(style if one.uid == style.uid else one for one in self.styles)
        return replace(self, styles=kept)

    def leave_out_style(self, uid: str) -> "Draft":
        """The draft without a style."""
        return replace(self, styles=tuple(one for one in self.styles if one.uid != uid))

    @property
    def styled_prompts(self) -> tuple[str, str]:
        """The prompt and the negative prompt as the model reads them."""
        return styled_prompts(
            str(self.chosen.get("prompt", "")),
            str(self.chosen.get("negative_prompt", "")),
            self.styles,
        )

    def input(self, role: InputRole) -> InputRef | None:
        """The input picture for ``role``, if there is one."""
        return next((one for one in self.inputs if one.role is role), None)

    @property
    def pictures(self) -> tuple[InputRef, ...]:
        """The input pictures and the hints."""
        return (*self.inputs, *hints_of(self.controls))

    @property
    def pins_seed(self) -> bool:
        """Whether the artist has fixed the seed, so that the same draft gives the same pictures."""
        return "seed" in self.chosen and "seed" in modes.mode(self.mode).parameters

    def value(self, name: str, checkpoint: Checkpoint) -> Value:
        """The value for ``name``: chosen, else from mode and checkpoint, else the default.

        A sampler that doesn't suit the checkpoint gives way to the nearest that does.
        """
        if name in self.chosen:
            return _suited(name, self.chosen[name], checkpoint)
        followed = _followed(self, checkpoint)
        default: Value = GenerationParams.model_fields[name].default
        return followed.get(name, default)


def _suited(name: str, value: Value, checkpoint: Checkpoint) -> Value:
    if name != "sampler":
        return value
    return samplers.suited(samplers.sampler(str(value)), has_zero_snr=checkpoint.has_zero_snr).key


def draw_seed() -> int:
    """A random seed, for pictures whose seed the artist has not fixed."""
    return random.SystemRandom().randint(0, SEED_MAX)


def draft_of(request: GenerationRequest) -> Draft:
    """A draft with everything chosen as in ``request``, to reuse a picture's settings."""
    used = modes.mode(request.mode).parameters
    values = {name: value for name, value in request.params.model_dump().items() if name in used}
    written = request.written
    if written is not None:
        values |= {"prompt": written.prompt, "negative_prompt": written.negative_prompt}
    return Draft(
        MappingProxyType(values),
        request.count,
        request.mode,
        request.inputs,
        request.adapters,
        request.controls,
        styles=() if written is None else written.styles,
    )


def hints_of(controls: Iterable[ControlRef]) -> tuple[InputRef, ...]:
    """The hints that ``controls`` have, each once."""
    return tuple(dict.fromkeys(one.hint for one in controls if one.hint is not None))


def second_size_px(width: int, height: int, enlarged: float) -> tuple[int, int]:
    """The size after a second pass that is ``enlarged`` times the first; 1 is no second pass.

    If a side would exceed the limit, both are scaled down to fit.
    """
    enlarged = min(enlarged, LONGEST_PX / max(width, height))
    return _to_multiple(width * enlarged), _to_multiple(height * enlarged)


def kept_draft(kept: Mapping[str, object]) -> Draft:
    """The draft that an earlier run saved, without what can no longer be used.

    Args:
        kept: ``chosen``, ``count``, ``mode``, ``inputs``, ``adapters``, ``controls``, ``intent``,
            ``selection``, ``replaced`` and ``styles`` from JSON; untrusted.
    """
    draft = Draft(MappingProxyType(_usable(kept.get("chosen"))))
    count = kept.get("count")
    if isinstance(count, int):
        draft = replace(draft, count=min(max(count, 1), COUNT_MAX))
    with contextlib.suppress(StudioError):
        draft = replace(draft, mode=modes.mode(str(kept.get("mode"))).key)
    for one in _listed(kept.get("inputs")):
        with contextlib.suppress(ValidationError):
            draft = draft.give(InputRef.model_validate(one))
    for one in _listed(kept.get("adapters")):
        with contextlib.suppress(ValidationError):
            draft = draft.use(AdapterRef.model_validate(one))
    controls = []
    for one in _listed(kept.get("controls")):
        with contextlib.suppress(ValidationError):
            controls.append(ControlRef.model_validate(one))
    draft = replace(draft, controls=tuple(controls[:CONTROLS_MAX]))
    for one in _listed(kept.get("styles")):
        with contextlib.suppress(ValidationError):
            draft = draft.use_style(StyleRef.model_validate(one))
    draft = replace(draft, styles=draft.styles[:STYLES_MAX])
    draft = replace(draft, replaced=_kept_replaced(kept.get("replaced"), draft))
    return replace(draft, intent=_kept_intent(kept)).select(_kept_selection(kept, draft))


def _usable(chosen: object) -> dict[str, Value]:
    usable: dict[str, Value] = {}
    for name, value in chosen.items() if isinstance(chosen, Mapping) else ():
        with contextlib.suppress(StudioError):
            validated({name: value})
            usable[name] = value
    return usable


def _kept_replaced(kept: object, draft: Draft) -> ReplacedSettings | None:
    match kept:
        case {"adapter": str(adapter), "values": Mapping() as values} if any(
            one.sha256 == adapter for one in draft.adapters
        ):
            usable: dict[str, Value | None] = {
                str(name): None
                for name, value in values.items()
                if value is None and name in GenerationParams.model_fields
            }
            return ReplacedSettings(adapter, MappingProxyType({**usable, **_usable(values)}))
    return None


def _kept_intent(kept: Mapping[str, object]) -> str:
    key = kept.get("intent", "")
    known = {"", intents.AUTOMATIC, *(one.key for one in intents.INTENTS)}
    # One of a later version: what suits what is painted is the next best.
    return key if isinstance(key, str) and key in known else intents.AUTOMATIC


def _kept_selection(kept: Mapping[str, object], draft: Draft) -> Bounds | None:
    image = draft.input(InputRole.IMAGE)
    with contextlib.suppress(TypeError, ValueError):
        bounds = Bounds.checked(*_listed(kept.get("selection")))  # type: ignore[arg-type]
        return None if image is None else bounds.within(image.width, image.height)
    return None


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else ()


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
    values = {"seed": drawn_seed, **_followed(draft, checkpoint), **draft.chosen}
    # Invalid values are reported whether they are used or not.
    validated(values)
    effective = mode.parameters_with(checkpoint)
    written = _written(draft) if "prompt" in effective else None
    if written is not None:
        values["prompt"], values["negative_prompt"] = draft.styled_prompts
    used = {
        name: _suited(name, value, checkpoint)
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
        written=written,
    )


def _written(draft: Draft) -> WrittenPrompts | None:
    if not draft.styles:
        return None
    if len(draft.styles) > STYLES_MAX:
        count = len(draft.styles)
        raise StudioError(ErrorCode.STYLES_TOO_MANY, value=count, limit=STYLES_MAX)
    return WrittenPrompts(
        prompt=str(draft.chosen.get("prompt", "")),
        negative_prompt=str(draft.chosen.get("negative_prompt", "")),
        styles=draft.styles,
    )


def check_inputs(mode: Mode, inputs: tuple[InputRef, ...], *, mask_follows: bool = False) -> None:
    """Check that ``mode`` can start from ``inputs`` before any work is done.

    Raises:
        StudioError: ``INPUT_MISSING``, ``INPUT_TOO_LARGE``, ``MASK_EMPTY``,
            ``MASK_SIZE_DIFFERS`` or
            ``DEPTH_SHAPE_DIFFERS``.
    """
    given = {one.role: one for one in inputs}
    for role in mode.required:
        if role not in given and not (mask_follows and role is InputRole.MASK):
            # The artist sees an unpainted mask, not a missing file.
            code = ErrorCode.MASK_EMPTY if role is InputRole.MASK else ErrorCode.INPUT_MISSING
            raise StudioError(code, role=role.value, mode=mode.key)
    for one in inputs:
        if max(one.width, one.height) > mode.input_max_px:
            raise StudioError(
                ErrorCode.INPUT_TOO_LARGE,
                role=one.role.value,
                width=one.width,
                height=one.height,
                limit=mode.input_max_px,
            )
    image, mask, depth = map(given.get, (InputRole.IMAGE, InputRole.MASK, InputRole.DEPTH))
    if image is None:
        return
    if mask is not None and (mask.width, mask.height) != (image.width, image.height):
        raise _differs(ErrorCode.MASK_SIZE_DIFFERS, mask, image)
    if depth is not None and not _same_shape(depth, image):
        raise _differs(ErrorCode.DEPTH_SHAPE_DIFFERS, depth, image)


def check_controls(
    controls: tuple[ControlRef, ...],
    inputs: tuple[InputRef, ...],
    *,
    mask_follows: bool = False,
) -> None:
    """Check that ``controls`` have their hints before any work is done.

    Raises:
        StudioError: ``TOO_LARGE``, or as :meth:`ControlRef.check_hint`.
    """
    if len(controls) > CONTROLS_MAX:
        raise StudioError(
            ErrorCode.TOO_LARGE, name="ControlNet", value=len(controls), limit=CONTROLS_MAX
        )
    given = {one.role for one in inputs} | ({InputRole.MASK} if mask_follows else set())
    for control in controls:
        control.check_hint(given)


def fitting_size(width: int, height: int, native_size_px: int) -> tuple[int, int]:
    """The size at which a model works best on a picture of ``width`` × ``height`` pixels.

    As many pixels as the model was trained on, in the picture's aspect ratio, multiples of 8. A
    picture that is nearly so already keeps its size, so that results lie on it pixel by pixel.
    """
    is_even = not width % SIDE_MULTIPLE_PX and not height % SIDE_MULTIPLE_PX
    if is_even and abs(width * height / native_size_px**2 - 1) <= _SUITS:
        return width, height
    scale = native_size_px / math.sqrt(width * height)
    return _to_multiple(width * scale), _to_multiple(height * scale)


def _followed(draft: Draft, checkpoint: Checkpoint) -> dict[str, Value]:
    """Values that follow from mode, checkpoint, input and intent if they are not chosen."""
    mode = draft.made_in(checkpoint)
    followed = {**checkpoint.defaults, **mode.defaults, **draft.defaults}
    image = draft.input(InputRole.IMAGE)
    if image is None or not mode.needs_image:
        return followed
    seen = Bounds(0, 0, image.width, image.height)
    wanted = draft.intended
    if wanted is not None:
        planned = _planned(wanted, draft, seen, checkpoint)
        followed |= {name: value for name, value in planned.items() if name in mode.parameters}
    if "context" in mode.parameters:
        with contextlib.suppress(ValueError):
            context = Bounds.of_text(str({**followed, **draft.chosen}.get("context", "")))
            seen = context.within(image.width, image.height) or seen
    size = fitting_size(seen.width, seen.height, checkpoint.native_size_px)
    followed["width"], followed["height"] = size
    return followed


def _planned(
    wanted: Intent, draft: Draft, whole: Bounds, checkpoint: Checkpoint
) -> Mapping[str, Value]:
    """What follows from an intent; a strength that isn't valid is reported by its name."""
    chosen: float | None = None
    with contextlib.suppress(StudioError):
        if "strength" in draft.chosen:
            chosen = validated({"strength": draft.chosen["strength"]}).strength
    selection = draft.selection or whole
    return intents.plan(
        wanted, selection, (whole.width, whole.height), checkpoint.task, strength=chosen
    )


def _check_limits(mode: Mode, params: GenerationParams) -> None:
    for name, limit in mode.at_most.items():
        value = getattr(params, name)
        if value > limit:
            raise StudioError(
                ErrorCode.TOO_LARGE, name=name, value=str(value), limit=plain_number(limit)
            )


def _same_shape(one: InputRef, other: InputRef) -> bool:
    """Whether both have the same aspect ratio, up to a pixel of rounding."""
    difference = abs(one.width * other.height - other.width * one.height)
    return difference <= max(one.width, one.height, other.width, other.height)


def _differs(code: ErrorCode, one: InputRef, image: InputRef) -> StudioError:
    return StudioError(
        code,
        width=one.width,
        height=one.height,
        picture_width=image.width,
        picture_height=image.height,
    )


def _to_multiple(length: float) -> int:
    rounded = round(length / SIDE_MULTIPLE_PX) * SIDE_MULTIPLE_PX
    return min(max(rounded, SHORTEST_PX), LONGEST_PX)
