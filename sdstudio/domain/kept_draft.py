"""Reads the draft that an earlier run saved, without what can no longer be used."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from pydantic import ValidationError

from sdstudio.domain import intents, modes
from sdstudio.domain.adapters import AdapterRef
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.controls import CONTROLS_MAX, ControlRef
from sdstudio.domain.draft import PROMPTS, Draft, ReplacedSettings
from sdstudio.domain.errors import StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.params import GenerationParams, Value, validated
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.prompt_expansion import Method
from sdstudio.domain.prompt_translation import HeldEnglish
from sdstudio.domain.request import COUNT_MAX
from sdstudio.domain.styles import STYLES_MAX, StyleRef
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.domain.vae import Decoding


def kept_draft(kept: Mapping[str, object]) -> Draft:
    """The draft that an earlier run saved, without what can no longer be used.

    Args:
        kept: ``chosen``, ``count``, ``mode``, ``inputs``, ``adapters``, ``controls``, ``intent``,
            ``selection``, ``replaced``, ``styles``, ``method``, ``decoding``, ``upscaler``,
            ``faces`` and ``english`` from JSON; untrusted.
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
    with contextlib.suppress(ValueError):
        draft = replace(draft, method=Method(str(kept.get("method"))))
    with contextlib.suppress(ValidationError):
        draft = replace(draft, decoding=Decoding.model_validate(kept.get("decoding")))
    with contextlib.suppress(ValidationError):
        draft = replace(draft, upscaler=UpscalerRef.model_validate(kept.get("upscaler")))
    with contextlib.suppress(ValidationError):
        draft = replace(draft, faces=FaceRepair.model_validate(kept.get("faces")))
    for name, held in _kept_english(kept.get("english")):
        draft = draft.hold_english(name, held)
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


def _kept_english(kept: object) -> Iterator[tuple[str, HeldEnglish]]:
    for name in PROMPTS:
        match kept.get(name) if isinstance(kept, Mapping) else None:
            case {"text": str(text), "source": str(source), "is_pinned": bool(is_pinned)} if (
                max(len(text), len(source)) <= PROMPT_MAX_CHARACTERS
            ):
                yield name, HeldEnglish(text, source, is_pinned)


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
