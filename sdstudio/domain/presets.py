"""Presets: settings under a name, to be used again, for one model or for all."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from pydantic import ValidationError

from sdstudio.domain import modes, samplers
from sdstudio.domain.adapters import ADAPTERS_MAX, Adapter, AdapterRef
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.draft import Draft
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import StudioError
from sdstudio.domain.modes import Mode
from sdstudio.domain.params import PARAMETERS, Group, Value, has_effect, validated
from sdstudio.domain.request import COUNT_MAX
from sdstudio.domain.styles import STYLES_MAX, StyleRef
from sdstudio.domain.text import QT_TRANSLATE_NOOP

RefT = TypeVar("RefT", AdapterRef, StyleRef)

PRESET_NAME_MAX: Final = 200


class PresetPart(StrEnum):
    """What a preset may include; the label is translated in context ``presets``."""

    MODE = "mode"
    SIZE = "size"
    PICTURE = "picture"
    SAMPLING = "sampling"
    SEED = "seed"
    COUNT = "count"
    ADAPTERS = "adapters"
    STYLES = "styles"
    PROMPT = "prompt"

    @property
    def label(self) -> str:
        """Its name, in English."""
        return _LABELS[self]


_LABELS: Final = MappingProxyType(
    {
        PresetPart.MODE: QT_TRANSLATE_NOOP("presets", "Mode"),
        PresetPart.SIZE: QT_TRANSLATE_NOOP("presets", "Size, tiling and hires fix"),
        PresetPart.PICTURE: QT_TRANSLATE_NOOP("presets", "Strength and mask settings"),
        PresetPart.SAMPLING: QT_TRANSLATE_NOOP("presets", "Steps, guidance and sampler"),
        PresetPart.SEED: QT_TRANSLATE_NOOP("presets", "Seed"),
        PresetPart.COUNT: QT_TRANSLATE_NOOP("presets", "Number of pictures"),
        PresetPart.ADAPTERS: QT_TRANSLATE_NOOP("presets", "LoRAs and embeddings"),
        PresetPart.STYLES: QT_TRANSLATE_NOOP("presets", "Styles"),
        PresetPart.PROMPT: QT_TRANSLATE_NOOP("presets", "Prompt and negative prompt"),
    }
)
#: What a new preset includes unless the artist chooses otherwise.
USUAL_PARTS: Final = frozenset(PresetPart) - {PresetPart.SEED, PresetPart.COUNT, PresetPart.PROMPT}
_PART_OF_GROUP: Final = MappingProxyType(
    {
        Group.PROMPT: PresetPart.PROMPT,
        Group.SIZE: PresetPart.SIZE,
        Group.PICTURE: PresetPart.PICTURE,
        Group.DETAIL: PresetPart.SAMPLING,
        Group.SEED: PresetPart.SEED,
    }
)
#: Only means something for the picture it was chosen for.
_OF_ONE_PICTURE: Final = frozenset({"context"})
#: What can follow from a model without being chosen.
_DEFAULT_PARTS: Final = frozenset({PresetPart.SIZE, PresetPart.PICTURE, PresetPart.SAMPLING})


@dataclass(frozen=True, slots=True)
class Preset:
    """Settings under a name. What it doesn't include is left as it is when it is used.

    Args:
        checkpoint: the model that it is for; ``None``: for all.
        values: by parameter.
        mode: the key of a mode; empty: not included.
        count: of pictures; 0: not included.
        adapters, styles: ``None``: not included.
        thumbnail: the name of its picture's file; empty: none.
    """

    uid: str
    name: str
    checkpoint: CheckpointRef | None = None
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    mode: str = ""
    count: int = 0
    adapters: tuple[AdapterRef, ...] | None = None
    styles: tuple[StyleRef, ...] | None = None
    thumbnail: str = ""

    @property
    def parts(self) -> frozenset[PresetPart]:
        """What it includes."""
        others = {
            PresetPart.MODE: bool(self.mode),
            PresetPart.COUNT: bool(self.count),
            PresetPart.ADAPTERS: self.adapters is not None,
            PresetPart.STYLES: self.styles is not None,
        }
        included = {one for one, is_there in others.items() if is_there}
        return frozenset(included | {part_of(name) for name in self.values})

    def without(self, parts: Collection[PresetPart]) -> "Preset":
        """The preset that doesn't include ``parts``."""
        kept = {name: value for name, value in self.values.items() if part_of(name) not in parts}
        return replace(
            self,
            values=MappingProxyType(kept),
            mode="" if PresetPart.MODE in parts else self.mode,
            count=0 if PresetPart.COUNT in parts else self.count,
            adapters=None if PresetPart.ADAPTERS in parts else self.adapters,
            styles=None if PresetPart.STYLES in parts else self.styles,
        )

    def with_parts_of(self, other: "Preset") -> "Preset":
        """The preset that also includes what ``other`` does."""
        return replace(
            self,
            values=MappingProxyType({**self.values, **other.values}),
            mode=other.mode or self.mode,
            count=other.count or self.count,
            adapters=self.adapters if other.adapters is None else other.adapters,
            styles=self.styles if other.styles is None else other.styles,
        )

    def suits(self, checkpoint: Checkpoint | None) -> bool:
        """Whether it is for all models or for ``checkpoint``."""
        return self.checkpoint is None or (
            checkpoint is not None and self.checkpoint == checkpoint.ref
        )

    def defaults(self, checkpoint: Checkpoint) -> dict[str, Value]:
        """The values that parameters have with ``checkpoint`` while they are not chosen."""
        return {
            name: value
            for name, value in self.values.items()
            if part_of(name) in _DEFAULT_PARTS and _fits(name, value, checkpoint)
        }


class Unfit(Enum):
    """Why a part of a preset isn't used; phrases of a list, translated in ``presets``."""

    MODEL = QT_TRANSLATE_NOOP("presets", "model “{value}” (not installed)")
    MODE = QT_TRANSLATE_NOOP("presets", "mode “{value}”")
    MODE_PARAMETER = QT_TRANSLATE_NOOP("presets", "{value} (no effect in this mode)")
    MODEL_PARAMETER = QT_TRANSLATE_NOOP("presets", "{value} (no effect with this model)")
    SAMPLER = QT_TRANSLATE_NOOP("presets", "sampler “{value}” (doesn't suit this model)")
    ADAPTER_GONE = QT_TRANSLATE_NOOP("presets", "LoRA or embedding “{value}” (not installed)")
    ADAPTER = QT_TRANSLATE_NOOP("presets", "LoRA or embedding “{value}” (made for other models)")


@dataclass(frozen=True, slots=True)
class NotUsed:
    """A part of a preset that doesn't fit.

    Args:
        value: a name; the key of a mode for ``MODE``, of a parameter for ``…_PARAMETER``.
    """

    reason: Unfit
    value: str

    def phrase(self, translate: Translate) -> str:
        """What isn't used and why, as part of a list."""
        value = self.value
        match self.reason:
            case Unfit.MODE:
                value = translate("modes", modes.mode(value).label)
            case Unfit.MODE_PARAMETER | Unfit.MODEL_PARAMETER:
                value = translate("parameters", PARAMETERS[value].label)
        return translate("presets", self.reason.value).format(value=value)


def part_of(name: str) -> PresetPart:
    """What parameter ``name`` belongs to."""
    return _PART_OF_GROUP[PARAMETERS[name].group]


def preset_of(
    uid: str,
    name: str,
    draft: Draft,
    checkpoint: Checkpoint,
    parts: Collection[PresetPart],
    *,
    only_for: CheckpointRef | None = None,
    thumbnail: str = "",
) -> Preset:
    """The settings in ``draft``, with the values that follow from ``checkpoint``."""
    mode = modes.mode(draft.mode)
    values: dict[str, Value] = {}
    for one in mode.parameters_with(checkpoint):
        if part_of(one) not in parts or one in _OF_ONE_PICTURE:
            continue
        if not has_effect(one, str(draft.value("sampler", checkpoint))):
            continue
        # Without one, it is drawn.
        if one != "seed" or one in draft.chosen:
            values[one] = draft.value(one, checkpoint)
    return Preset(
        uid,
        name,
        only_for,
        MappingProxyType(values),
        draft.mode if PresetPart.MODE in parts else "",
        draft.count if PresetPart.COUNT in parts else 0,
        draft.adapters if PresetPart.ADAPTERS in parts else None,
        draft.styles if PresetPart.STYLES in parts else None,
        thumbnail,
    )


def mode_for(preset: Preset, present: Mode, checkpoint: Checkpoint | None) -> Mode:
    """The mode in which ``preset`` is used: its own, if ``checkpoint`` supports that."""
    if not preset.mode:
        return present
    wanted = modes.mode(preset.mode)
    return wanted if checkpoint is None or checkpoint.task in wanted.checkpoint_tasks else present


def with_preset(
    preset: Preset,
    draft: Draft,
    checkpoint: Checkpoint | None,
    adapters: Mapping[str, Adapter],
) -> tuple[Draft, tuple[NotUsed, ...]]:
    """``draft`` with the settings in ``preset``, and what of them isn't used.

    Args:
        draft: already in the mode of :func:`mode_for`.
        adapters: the installed ones, by SHA-256.
    """
    unused: list[NotUsed] = []
    if preset.mode and preset.mode != draft.mode:
        unused.append(NotUsed(Unfit.MODE, preset.mode))
    chosen = dict(draft.chosen)
    for name, value in preset.values.items():
        reason = _unfit(name, value, modes.mode(draft.mode), checkpoint)
        if reason is None:
            chosen[name] = value
        else:
            named = samplers.sampler(str(value)).label if reason is Unfit.SAMPLER else name
            unused.append(NotUsed(reason, named))
    draft = replace(draft, chosen=MappingProxyType(chosen), count=preset.count or draft.count)
    if preset.adapters is not None:
        used, refused = _split(preset.adapters, adapters, checkpoint)
        draft = replace(draft, adapters=used, replaced=None)
        unused += refused
    if preset.styles is not None:
        draft = replace(draft, styles=preset.styles)
    return draft, tuple(unused)


def _unfit(name: str, value: Value, mode: Mode, checkpoint: Checkpoint | None) -> Unfit | None:
    if name not in mode.parameters:
        return Unfit.MODE_PARAMETER
    if checkpoint is None or _fits(name, value, checkpoint):
        return None
    return Unfit.SAMPLER if name == "sampler" else Unfit.MODEL_PARAMETER


def _fits(name: str, value: Value, checkpoint: Checkpoint) -> bool:
    if name == "sampler":
        return not checkpoint.has_zero_snr or samplers.sampler(str(value)).suits_zero_snr
    return any(
        name in mode.parameters_with(checkpoint)
        for mode in modes.MODES
        if checkpoint.task in mode.checkpoint_tasks
    )


def _split(
    refs: Collection[AdapterRef], adapters: Mapping[str, Adapter], checkpoint: Checkpoint | None
) -> tuple[tuple[AdapterRef, ...], list[NotUsed]]:
    used, refused = [], []
    for ref in refs:
        adapter = adapters.get(ref.sha256)
        if adapter is None:
            refused.append(NotUsed(Unfit.ADAPTER_GONE, ref.name))
            continue
        try:
            if checkpoint is not None:
                adapter.check(checkpoint)
        except StudioError:
            refused.append(NotUsed(Unfit.ADAPTER, ref.name))
        else:
            used.append(ref)
    return tuple(used), refused


def preset_json(preset: Preset) -> dict[str, object]:
    """A preset as :func:`kept_preset` reads it, without its uid."""
    kept: dict[str, object] = {"name": preset.name, "values": dict(preset.values)}
    if preset.checkpoint is not None:
        kept["checkpoint"] = preset.checkpoint.model_dump()
    if preset.mode:
        kept["mode"] = preset.mode
    if preset.count:
        kept["count"] = preset.count
    if preset.adapters is not None:
        kept["adapters"] = [one.model_dump(exclude_none=True) for one in preset.adapters]
    if preset.styles is not None:
        kept["styles"] = [one.model_dump() for one in preset.styles]
    if preset.thumbnail:
        kept["thumbnail"] = preset.thumbnail
    return kept


def kept_preset(uid: str, kept: Mapping[str, object]) -> Preset | None:
    """The preset in ``kept``, from JSON and untrusted; ``None`` if it isn't one.

    What this version can't use of it is left out.
    """
    name = kept.get("name")
    if not isinstance(name, str) or not name.strip():
        return None
    mode, count = kept.get("mode"), kept.get("count")
    thumbnail = kept.get("thumbnail")
    try:
        checkpoint = kept.get("checkpoint")
        ref = None if checkpoint is None else CheckpointRef.model_validate(checkpoint)
    except ValidationError:
        # It is for a model, though it can't be said for which.
        return None
    return Preset(
        uid,
        name.strip()[:PRESET_NAME_MAX],
        ref,
        MappingProxyType(dict(_usable(kept.get("values")))),
        mode if isinstance(mode, str) and mode in {one.key for one in modes.MODES} else "",
        min(max(count, 0), COUNT_MAX) if isinstance(count, int) else 0,
        _models(AdapterRef, kept.get("adapters"), ADAPTERS_MAX),
        _models(StyleRef, kept.get("styles"), STYLES_MAX),
        thumbnail if isinstance(thumbnail, str) else "",
    )


def _usable(values: object) -> Iterator[tuple[str, Value]]:
    for name, value in values.items() if isinstance(values, Mapping) else ():
        if name in PARAMETERS and name not in _OF_ONE_PICTURE:
            try:
                validated({name: value})
            except StudioError:
                continue
            yield name, value


def _models(kind: type[RefT], kept: object, limit: int) -> tuple[RefT, ...] | None:
    if not isinstance(kept, list):
        return None
    read: list[RefT] = []
    for one in kept[:limit]:
        try:
            read.append(kind.model_validate(one))
        except ValidationError:
            continue
    return tuple(read)
