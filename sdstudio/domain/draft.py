"""Draft: what the artist has chosen so far."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from sdstudio.domain import intents, modes, samplers
from sdstudio.domain.adapters import AdapterRef
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.dynamic_prompt import literal
from sdstudio.domain.errors import StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.intents import Intent
from sdstudio.domain.modes import Mode
from sdstudio.domain.params import GenerationParams, Value, validated
from sdstudio.domain.picture_sizes import fitting_size
from sdstudio.domain.prompt_editing import edited
from sdstudio.domain.prompt_expansion import Method, Templates
from sdstudio.domain.prompt_translation import HeldEnglish
from sdstudio.domain.request import GenerationRequest, hints_of, trigger_words
from sdstudio.domain.styles import StyleRef
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.domain.vae import Decoding, VaeRef

#: The parameters that are prompts.
PROMPTS: Final = ("prompt", "negative_prompt")


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
        method: how prompts are written from what is typed, if that is a template.
        upscaler: what enlarges the first pass's picture for the second; ``None``: Lanczos.
        faces: how faces are repaired in the finished picture, if they are.
        decoding: what pictures are decoded with; ``None``: what is chosen for the checkpoint.
        english: what is read instead of what is typed in another language, by prompt; without it,
            that is translated.
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
    method: Method = Method.RANDOM
    decoding: Decoding | None = None
    upscaler: UpscalerRef | None = None
    faces: FaceRepair | None = None
    english: Mapping[str, HeldEnglish] = field(default_factory=lambda: MappingProxyType({}))

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

    def as_repair(self, faces: FaceRepair) -> "Draft":
        """The draft of a job that repairs the faces in a picture with these settings."""
        return replace(self, mode=modes.REPAIR_FACES.key, count=1, intent="", faces=faces)

    def input(self, role: InputRole) -> InputRef | None:
        """The input picture for ``role``, if there is one."""
        return next((one for one in self.inputs if one.role is role), None)

    def hold_english(self, name: str, english: HeldEnglish | None) -> "Draft":
        """The draft with English for a prompt; ``None``: it is translated."""
        others = {key: value for key, value in self.english.items() if key != name}
        held = others if english is None else {**others, name: english}
        return replace(self, english=MappingProxyType(held))

    def held_english(self, name: str) -> HeldEnglish | None:
        """The English that is read instead of what is typed as a prompt, if there is any."""
        held = self.english.get(name)
        return held if held is not None and held.holds_for(self.typed(name)) else None

    def typed(self, name: str) -> str:
        """What is typed as a prompt; nothing if the mode takes none."""
        used = modes.mode(self.mode).parameters
        return str(self.chosen.get(name, "")) if name in used else ""

    @property
    def templates(self) -> Templates:
        """What the prompts are written from: what is typed, or the English held for it."""
        held = [self.held_english(name) for name in PROMPTS]
        prompt, negative = (
            self.typed(name) if one is None else one.text
            for name, one in zip(PROMPTS, held, strict=True)
        )
        return Templates(prompt, negative, trigger_words(self.adapters))

    @property
    def pictures(self) -> tuple[InputRef, ...]:
        """The input pictures, the hints, and what hints are made of."""
        sources = (one.made.picture for one in self.controls if one.made is not None)
        return (*self.inputs, *hints_of(self.controls), *sources)

    @property
    def pins_seed(self) -> bool:
        """Whether the artist has fixed the seed, so that the same draft gives the same pictures."""
        return "seed" in self.chosen and "seed" in modes.mode(self.mode).parameters

    def value(self, name: str, checkpoint: Checkpoint) -> Value:
        """The value for ``name``: chosen, else from mode and checkpoint, else the default.

        A sampler that doesn't suit the checkpoint gives way to the nearest that does.
        """
        if name in self.chosen:
            return suited_value(name, self.chosen[name], checkpoint)
        followed = self.followed(checkpoint)
        default: Value = GenerationParams.model_fields[name].default
        return followed.get(name, default)

    def vae_with(self, checkpoint: Checkpoint) -> VaeRef | None:
        """The VAE that pictures are decoded with; ``None``: the checkpoint's own."""
        return checkpoint.vae if self.decoding is None else self.decoding.vae

    def followed(self, checkpoint: Checkpoint) -> dict[str, Value]:
        """Values that follow from mode, checkpoint, input and intent if they are not chosen."""
        mode = self.made_in(checkpoint)
        followed = {**checkpoint.defaults, **mode.defaults, **self.defaults}
        image = self.input(InputRole.IMAGE)
        if image is None or not mode.needs_image:
            return followed
        seen = Bounds(0, 0, image.width, image.height)
        wanted = self.intended
        if wanted is not None:
            planned = _planned(wanted, self, seen, checkpoint)
            followed |= {name: value for name, value in planned.items() if name in mode.parameters}
        if "context" in mode.parameters:
            with contextlib.suppress(ValueError):
                context = Bounds.of_text(str({**followed, **self.chosen}.get("context", "")))
                seen = context.within(image.width, image.height) or seen
        size = fitting_size(seen.width, seen.height, checkpoint.native_size_px)
        followed["width"], followed["height"] = size
        return followed


def draft_of(request: GenerationRequest) -> Draft:
    """A draft with everything chosen as in ``request``, to reuse a picture's settings.

    A picture that was only finished has no settings; the draft starts from what it was.
    """
    made_in = modes.mode(request.mode)
    if not made_in.is_in_form:
        made_in = modes.IMAGE_TO_IMAGE
    used = made_in.parameters
    values = {name: value for name, value in request.params.model_dump().items() if name in used}
    styling = request.styling
    values |= {name: text for name, text in typed_prompts(request).items() if name in used}
    return Draft(
        MappingProxyType(values),
        request.count,
        made_in.key,
        request.inputs,
        request.adapters,
        request.controls,
        styles=() if styling is None else styling.styles,
        decoding=Decoding(vae=request.vae),
        upscaler=request.upscaler if made_in.key == request.mode else None,
        faces=request.faces if made_in.key == request.mode else None,
        english=MappingProxyType(dict(_held_english(request, values))),
    )


def typed_prompts(request: GenerationRequest) -> dict[str, str]:
    """What to type, by parameter name, to get exactly the prompts of ``request`` in its styles.

    What was translated is as it was typed; :func:`draft_of` holds its English.
    """
    triggers = trigger_words(request.adapters)
    words = _read_words(request)
    if request.translation is not None:
        words |= {name: text for name in PROMPTS if (text := getattr(request.translation, name))}
    return {name: _typed(text, request.version, triggers) for name, text in words.items()}


def _read_words(request: GenerationRequest) -> dict[str, str]:
    """The prompts of ``request`` without its styles."""
    words = request.params if request.styling is None else request.styling
    return {name: str(getattr(words, name)) for name in PROMPTS}


def _typed(words: str, version: int, triggers: tuple[str, ...]) -> str:
    return literal(edited(words, triggers).unedited() if version == 1 else words, triggers)


def _held_english(
    request: GenerationRequest, typed: Mapping[str, Value]
) -> Iterator[tuple[str, HeldEnglish]]:
    """Exactly the English of ``request``: translated again, it might be another."""
    triggers = trigger_words(request.adapters)
    read, translation = _read_words(request), request.translation
    for name in PROMPTS if translation is not None else ():
        if name in typed and getattr(translation, name):
            text = _typed(read[name], request.version, triggers)
            yield name, HeldEnglish(text, str(typed[name]))


def suited_value(name: str, value: Value, checkpoint: Checkpoint) -> Value:
    """``value`` for ``name``; of a sampler, the nearest that suits ``checkpoint``."""
    if name != "sampler":
        return value
    return samplers.suited(samplers.sampler(str(value)), has_zero_snr=checkpoint.has_zero_snr).key


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
