"""The pictures of an export, with the details of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sdstudio.domain import modes, samplers
from sdstudio.domain.adapters import AdapterKind
from sdstudio.domain.annotations import Annotations
from sdstudio.domain.errors import StudioError
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest


class Exportable(Protocol):
    """A picture that is on disk, such as one of the library."""

    @property
    def path(self) -> Path: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def request(self) -> GenerationRequest | None: ...
    @property
    def provenance(self) -> Provenance | None: ...


@dataclass(frozen=True, slots=True)
class ExportItem:
    """A picture, and what the artist added to it.

    Args:
        settings: of a picture that another program made.
        label: the name of its colour.
        boards: their names.
    """

    picture: Exportable
    settings: PictureSettings | None = None
    rating: int = 0
    label: str = ""
    tags: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    note: str = ""


def annotated(
    picture: Exportable,
    added: Annotations,
    board_names: Mapping[str, str],
    settings: PictureSettings | None = None,
) -> ExportItem:
    """``picture`` with what the artist added to it.

    Args:
        board_names: by uid, in the order of the boards.
        settings: of a picture that another program made.
    """
    return ExportItem(
        picture,
        settings,
        rating=added.rating,
        label=added.label.name.lower() if added.label else "",
        tags=added.tags,
        boards=tuple(name for uid, name in board_names.items() if uid in added.boards),
        note=added.note,
    )


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """What an exported table says of a picture, and what names and captions are made of.

    Args:
        created_at: in local time.
    """

    file: str
    created_at: datetime
    width: int
    height: int
    program: str = ""
    model: str = ""
    prompt: str = ""
    negative_prompt: str = ""
    seed: int | None = None
    steps: int | None = None
    sampler: str = ""
    guidance: float | None = None
    strength: float | None = None
    loras: tuple[str, ...] = ()
    rating: int = 0
    label: str = ""
    tags: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    note: str = ""


def facts_of(item: ExportItem) -> ExportFacts:
    """The facts about the picture of ``item``."""
    picture, settings = item.picture, item.settings
    facts = ExportFacts(
        file=picture.path.name,
        created_at=picture.created_at.astimezone(),
        width=picture.width,
        height=picture.height,
        rating=item.rating,
        label=item.label,
        tags=item.tags,
        boards=item.boards,
        note=item.note,
    )
    if (request := picture.request) is not None:
        return _of_request(facts, request, picture.provenance)
    return facts if settings is None else _of_settings(facts, settings)


def _of_request(
    facts: ExportFacts, request: GenerationRequest, provenance: Provenance | None
) -> ExportFacts:

    params, used = request.params, modes.mode(request.mode).parameters
    loras = (one for one in request.adapters if one.kind is AdapterKind.LORA)
    return replace(
        facts,
        program="" if provenance is None else provenance.program,
        model=request.checkpoint.name,
        prompt=params.prompt if "prompt" in used else "",
        negative_prompt=params.negative_prompt if "negative_prompt" in used else "",
        seed=params.seed if "seed" in used else None,
        steps=params.steps if "steps" in used else None,
        sampler=_sampler(params.sampler) if "sampler" in used else "",
        guidance=params.guidance_scale if "guidance_scale" in used else None,
        strength=params.strength if "strength" in used else None,
        loras=tuple(f"{one.name}:{one.weight:g}" for one in loras),
    )


def _of_settings(facts: ExportFacts, settings: PictureSettings) -> ExportFacts:
    return replace(
        facts,
        program=settings.program,
        model=settings.model_name,
        prompt=settings.prompt,
        negative_prompt=settings.negative_prompt,
        seed=settings.seed,
        steps=settings.steps,
        sampler=" ".join(one for one in (settings.sampler, settings.scheduler) if one),
        guidance=settings.guidance,
        strength=settings.strength,
    )


def _sampler(key: str) -> str:
    try:
        return samplers.sampler(key).label
    except StudioError:
        return key
