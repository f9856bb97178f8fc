"""Recall: what of another program's settings can be used here, and what can't."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Final

from sdstudio.domain import modes
from sdstudio.domain.adapters import ADAPTERS_MAX, WEIGHT_MAX, Adapter, AdapterRef
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.dynamic_prompt import literal
from sdstudio.domain.errors import StudioError
from sdstudio.domain.families import family
from sdstudio.domain.figures import plain_number
from sdstudio.domain.modes import Mode
from sdstudio.domain.params import PARAMETERS, SEED_MAX, Value
from sdstudio.domain.picture_settings import (
    OWN_PROGRAM,
    LoraUse,
    PictureSettings,
    decimal_number,
)
from sdstudio.domain.picture_sizes import second_size_px
from sdstudio.domain.prompt import around, file_tags
from sdstudio.domain.samplers import SAMPLERS, Sampler
from sdstudio.domain.text import QT_TRANSLATE_NOOP


class Reason(Enum):
    """Why something was not recalled as it was; phrases of a list, translated in ``recall``."""

    MODEL = QT_TRANSLATE_NOOP("recall", "model “{value}”")
    VAE = QT_TRANSLATE_NOOP("recall", "VAE “{value}”")
    LORA = QT_TRANSLATE_NOOP("recall", "LoRA “{value}”")
    LORA_UNFIT = QT_TRANSLATE_NOOP("recall", "LoRA “{value}” (made for other models)")
    SAMPLER = QT_TRANSLATE_NOOP("recall", "sampler “{value}”")
    SAMPLER_UNSUITED = QT_TRANSLATE_NOOP("recall", "sampler “{value}” (doesn't suit this model)")
    SCHEDULE = QT_TRANSLATE_NOOP("recall", "noise schedule “{value}”")
    SEED = QT_TRANSLATE_NOOP("recall", "seed {value} (too large)")
    CLIP_SKIP = QT_TRANSLATE_NOOP("recall", "clip skip {value}")
    SIZE = QT_TRANSLATE_NOOP("recall", "size {value}")
    STEPS = QT_TRANSLATE_NOOP("recall", "{value} steps")
    GUIDANCE = QT_TRANSLATE_NOOP("recall", "guidance {value}")
    STRENGTH = QT_TRANSLATE_NOOP("recall", "strength {value}")


@dataclass(frozen=True, slots=True)
class NotRecalled:
    """Something that can't be used here, or only changed.

    Args:
        value: what was recorded.
    """

    reason: Reason
    value: str


@dataclass(frozen=True, slots=True)
class Recall:
    """What can be used of a picture's settings.

    Args:
        chosen: values by parameter name; all of them are valid.
        adapters: those of its LoRAs that are here.
    """

    chosen: Mapping[str, Value]
    adapters: tuple[AdapterRef, ...]
    not_recalled: tuple[NotRecalled, ...]

    @property
    def count(self) -> int:
        """How many settings were recalled; texts that are empty and say nothing don't count."""
        return sum(value != "" for value in self.chosen.values()) + len(self.adapters)

    def draft(self, present: Draft, mode: Mode) -> Draft:
        """``present`` with these settings in ``mode``; input pictures stay."""
        return replace(self.values_in(present), mode=mode.key, adapters=self.adapters)

    def values_in(self, present: Draft) -> Draft:
        """``present`` with the values alone; a prompt comes without the artist's styles."""
        chosen = MappingProxyType({**present.chosen, **self.chosen})
        styles = () if "prompt" in self.chosen else present.styles
        return replace(present, chosen=chosen, styles=styles)


#: What others call our samplers, as ``_plain`` writes it; Karras' schedule is found apart.
_ALIASES: Final = MappingProxyType(
    {
        "eulerancestral": "euler_a",
        "dpm2ancestral": "dpm2_a",
        "kdpm2": "dpm2",
        "kdpm2a": "dpm2_a",
        "dpmpp2msdegpu": "dpmpp_2m_sde",
        "dpmppsdegpu": "dpmpp_sde",
        "plms": "pndm",
        "unipcbh2": "unipc",
        "ddimv3": "ddim",
    }
)
#: Schedules that are those of the training, or leave it to the sampler.
_USUAL: Final = frozenset({"", "normal", "uniform", "native", "default", "automatic", "discrete"})
_AUTOMATIC_IS_KARRAS: Final = "automatic"


def recallable(
    settings: PictureSettings,
    loras: Mapping[str, Adapter] = MappingProxyType({}),
    checkpoint: Checkpoint | None = None,
    *,
    has_model: bool = False,
) -> Recall:
    """What our parameters can take of ``settings``.

    Args:
        loras: those that are here, by the name in ``settings``.
        checkpoint: that will be used; LoRAs must fit it.
        has_model: whether that is the picture's own.
    """
    reader = _Reader(settings, loras, checkpoint)
    if settings.model_name and not has_model:
        reader.left_out.append(NotRecalled(Reason.MODEL, settings.model_name))
    return reader.recall()


def mode_for(settings: PictureSettings, present: Mode) -> Mode:
    """The mode in which a picture like this one is made; ``present`` if it began with another."""
    # Some programs write the strength 1 for pictures that began with nothing.
    is_repainted = (settings.strength or 1) < 1 and not _second_pass(settings)
    return present if is_repainted and present.needs_image else modes.TEXT_TO_IMAGE


def sampler_for(name: str, scheduler: str) -> tuple[Sampler | None, bool]:
    """The sampler that another program calls ``name``, and whether its schedule is here, too."""
    schedule = _plain(scheduler)
    plain = _plain(name)
    for mark in ("karras", "exponential", "sgmuniform"):
        if plain.endswith(mark) and not schedule:
            plain, schedule = plain.removesuffix(mark), mark
    # InvokeAI marks Karras with “_k”; its first generations put “k_” before every name.
    if name.lower().endswith("_k") and not schedule:
        plain, schedule = plain.removesuffix("k"), "karras"
    row = _named(plain)
    if row is None:
        return None, schedule in _USUAL
    karras = _BY_KEY.get(f"{row.key}_karras")
    is_automatic = schedule == _AUTOMATIC_IS_KARRAS and row.key != "lms"
    if karras is not None and (schedule == "karras" or is_automatic):
        return karras, True
    trailing = _BY_KEY.get(f"{row.key}_trailing")
    if trailing is not None and schedule == "sgmuniform":
        return trailing, True
    return row, schedule in _USUAL


def _named(plain: str) -> Sampler | None:
    names = [plain, plain.removeprefix("k")] if plain.startswith("k") else [plain]
    for one in names:
        key = _BY_NAME.get(one) or _ALIASES.get(one)
        if key is not None:
            return _BY_KEY[key]
    return None


def _plain(name: str) -> str:
    """``name`` without what programs write differently."""
    lower = name.lower().replace("++", "pp")
    return "".join(one for one in lower if one.isalnum())


_BY_KEY: Final = MappingProxyType({row.key: row for row in SAMPLERS})
_BY_NAME: Final = MappingProxyType(
    {
        _plain(name): row.key
        for row in SAMPLERS
        if not row.key.endswith("_karras")
        # The name that A1111 has for it is that of the plain one.
        for name in (row.key, row.label, *row.a1111[: not row.key.endswith("_trailing")])
    }
)


def _second_pass(settings: PictureSettings) -> float | None:
    """How much a second pass enlarged the picture, if there was one."""
    said = dict(settings.others).get("Hires upscale")
    return decimal_number(said, 1.01, 100)


class _Reader:
    """Takes what fits, and notes what doesn't."""

    def __init__(
        self,
        settings: PictureSettings,
        loras: Mapping[str, Adapter],
        checkpoint: Checkpoint | None,
    ) -> None:
        self._settings = settings
        self._loras = loras
        self._checkpoint = checkpoint
        self.chosen: dict[str, Value] = {}
        self.left_out: list[NotRecalled] = []

    def recall(self) -> Recall:
        settings = self._settings
        self._take_size()
        self._take_number("steps", settings.steps, Reason.STEPS)
        self._take_number("guidance_scale", settings.guidance, Reason.GUIDANCE)
        self._take_strength()
        self._take_sampler()
        self._take_seed()
        adapters = tuple(self._adapters())
        self._take_prompts({one.name for one in adapters})
        if settings.vae:
            self._leave_out(Reason.VAE, settings.vae)
        self._take_clip_skip()
        return Recall(MappingProxyType(self.chosen), adapters, tuple(self.left_out))

    def _leave_out(self, reason: Reason, value: str) -> None:
        self.left_out.append(NotRecalled(reason, value))

    def _take_number(self, name: str, value: float | None, reason: Reason) -> None:
        if value is None:
            return
        row = PARAMETERS[name]
        assert row.minimum is not None
        assert row.maximum is not None
        fitting = min(max(value, row.minimum), row.maximum)
        if fitting != value:
            self._leave_out(reason, plain_number(value))
        self.chosen[name] = int(fitting) if isinstance(value, int) else fitting

    def _take_size(self) -> None:
        width, height = self._settings.width, self._settings.height
        if width is None or height is None:
            return
        fitting = second_size_px(width, height, 1)
        if fitting != (width, height):
            self._leave_out(Reason.SIZE, f"{width} × {height}")
        self.chosen["width"], self.chosen["height"] = fitting

    def _take_strength(self) -> None:
        strength = self._settings.strength
        enlarged = _second_pass(self._settings)
        if enlarged is None:
            self._take_number("strength", strength, Reason.STRENGTH)
            return
        # A1111 uses the same key for the second pass.
        self._take_number("second_pass", enlarged, Reason.SIZE)
        self._take_number("second_pass_strength", strength, Reason.STRENGTH)

    def _take_sampler(self) -> None:
        name, scheduler = self._settings.sampler, self._settings.scheduler
        if not name:
            return
        row, has_schedule = sampler_for(name, scheduler)
        if row is None:
            self._leave_out(Reason.SAMPLER, name)
            return
        self.chosen["sampler"] = row.key
        if self._checkpoint and self._checkpoint.has_zero_snr and not row.suits_zero_snr:
            self._leave_out(Reason.SAMPLER_UNSUITED, row.label)
        if not has_schedule:
            self._leave_out(Reason.SCHEDULE, scheduler or name)

    def _take_clip_skip(self) -> None:
        skip = self._settings.clip_skip
        # 1 is also what other programs record that don't know of it; this one, what was chosen.
        if skip is None or (skip == 1 and self._settings.program != OWN_PROGRAM):
            return
        if self._checkpoint and "clip_skip" in family(self._checkpoint.family).unused_parameters:
            self._leave_out(Reason.CLIP_SKIP, str(skip))
            return
        self._take_number("clip_skip", skip, Reason.CLIP_SKIP)

    def _take_seed(self) -> None:
        seed = self._settings.seed
        if seed is not None and seed > SEED_MAX:
            self._leave_out(Reason.SEED, str(seed))
        elif seed is not None:
            self.chosen["seed"] = seed

    def _take_prompts(self, used: set[str]) -> None:
        """Take the prompts, without the tags of LoRAs that are used now."""
        names = {one.name for one in self._settings.loras if self._is_used(one, used)}
        for name in ("prompt", "negative_prompt"):
            text = str(getattr(self._settings, name))
            for tag in reversed(file_tags(text)):
                if tag.is_lora and tag.name in names:
                    start, end = around(text, tag)
                    text = text[:start] + text[end:]
            # What is recorded are words, whatever they look like.
            self.chosen[name] = literal(text.strip())

    def _is_used(self, lora: LoraUse, used: set[str]) -> bool:
        return lora.name in self._loras and self._loras[lora.name].name in used

    def _adapters(self) -> Iterator[AdapterRef]:
        tags = {one.name: one for one in file_tags(self._settings.prompt)}
        count = 0
        for one in self._settings.loras:
            adapter = self._loras.get(one.name)
            if adapter is None or count == ADAPTERS_MAX:
                self._leave_out(Reason.LORA, one.name)
                continue
            if not self._fits(adapter):
                self._leave_out(Reason.LORA_UNFIT, one.name)
                continue
            tag = tags.get(one.name)
            text_weight = None if tag is None else _weight(tag.text_weight)
            count += 1
            yield adapter.ref(_weight(one.weight), text_weight)

    def _fits(self, adapter: Adapter) -> bool:
        if self._checkpoint is None:
            return True
        try:
            adapter.check(self._checkpoint)
        except StudioError:
            return False
        return True


def _weight(value: float) -> float:
    return min(max(value, -WEIGHT_MAX), WEIGHT_MAX)
