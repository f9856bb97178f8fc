"""What the search keeps of each picture: a narrow row of numbers, and links to names."""

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, IntFlag
from math import isfinite
from pathlib import PurePosixPath
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.domain import samplers
from sdstudio.domain.errors import StudioError
from sdstudio.library.search.feed import PictureRecord

PROGRAM: Final = "SD Studio"

#: Little-endian, so that the file is the same on every machine. Codes are 0 for none.
ROW: Final = np.dtype(
    [
        ("id", "<i8"),
        ("created_s", "<i8"),
        ("seed", "<i8"),
        ("prompt", "<i4"),
        ("negative", "<i4"),
        ("note", "<i4"),
        ("name", "<i4"),
        ("model", "<i4"),
        ("size", "<i4"),
        ("folder", "<i4"),
        ("width", "<i4"),
        ("height", "<i4"),
        ("guidance", "<f4"),
        ("steps", "<i4"),
        ("sampler", "<i2"),
        ("mode", "<i2"),
        ("program", "<i2"),
        ("has", "<u2"),
        ("rating", "i1"),
        ("flag", "i1"),
        ("label", "i1"),
        ("place", "i1"),
    ]
)
#: A picture that has one of several: its place in the block, the kind and the code of the name.
USE: Final = np.dtype([("row", "<i4"), ("kind", "<i4"), ("code", "<i4")])

#: The columns whose codes are those of texts.
TEXTS: Final = ("prompt", "negative", "note", "name")

Rows = NDArray[np.void]
Uses = NDArray[np.void]


class NameKind(IntEnum):
    """The dictionaries of names."""

    MODEL = 1
    SAMPLER = 2
    MODE = 3
    PROGRAM = 4
    SIZE = 5
    LORA = 6
    TAG = 7
    BOARD = 8
    STYLE = 9
    TEMPLATE = 10


class PictureContent(IntFlag):
    """What a picture can have."""

    PROMPT = 1
    IMAGE = 2
    MASK = 4
    DEPTH = 8
    LORA = 16
    NOTE = 32
    TAG = 64
    BOARD = 128
    SEED = 256
    STYLE = 512
    TEMPLATE = 1024


class Standing(IntEnum):
    """Where a row's picture is."""

    SHOWN = 0
    TRASH = 1
    #: Its file is missing, or the row is no longer in the library.
    GONE = 2


_NOTHING: Final = PictureContent(0)
#: Seconds from 1970 to 2100: what a stranger's file claims beyond that is moved there.
LATEST_S: Final = 4_102_444_800
_INT32_MAX: Final = 2**31 - 1
_NAME_MAX: Final = 200
_SMALL_CODE_MAX: Final = 2**15 - 1
# The names that the program gives say nothing that prompt and seed don't say.
_OWN_NAME: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d-\d\d-\d\d .*")


@dataclass(frozen=True, slots=True)
class DescribedPicture:
    """What a record says, read defensively: whatever can't be read is left out."""

    id: int
    created_s: int
    width: int
    height: int
    prompt: str = ""
    negative: str = ""
    note: str = ""
    name: str = ""
    model: str = ""
    sampler: str = ""
    mode: str = ""
    program: str = ""
    seed: int | None = None
    steps: int = 0
    guidance: float | None = None
    folder: int = 1
    rating: int = 0
    flag: int = 0
    label: int = 0
    has: PictureContent = _NOTHING
    standing: Standing = Standing.SHOWN
    loras: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    boards: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Settings:
    prompt: str = ""
    negative: str = ""
    model: str = ""
    sampler: str = ""
    mode: str = ""
    program: str = ""
    seed: int | None = None
    steps: int = 0
    guidance: float | None = None
    roles: frozenset[str] = frozenset()
    loras: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()


def described(record: PictureRecord) -> DescribedPicture:
    """What the search needs to know of a picture."""
    id_, name, created, width, height, request, settings, deleted, missing, folder, *added = (
        record.columns
    )
    rating, flag, label, note = added
    made = _own(_json(request)) if request is not None else _other(_json(settings))
    note = _text(note)
    has = (PictureContent.PROMPT if made.prompt.strip() else PictureContent(0)) | (
        PictureContent.NOTE if note else PictureContent(0)
    )
    for role in made.roles & {"image", "mask", "depth"}:
        has |= PictureContent[role.upper()]
    for bit, is_there in (
        (PictureContent.LORA, made.loras),
        (PictureContent.STYLE, made.styles),
        (PictureContent.TEMPLATE, made.templates),
        (PictureContent.TAG, record.tags),
        (PictureContent.BOARD, record.boards),
        (PictureContent.SEED, made.seed is not None),
    ):
        has |= bit if is_there else PictureContent(0)
    standing = Standing.SHOWN if deleted is None else Standing.TRASH
    return DescribedPicture(
        id=int(id_),
        created_s=_moment_s(created),
        width=_whole(width),
        height=_whole(height),
        prompt=made.prompt,
        negative=made.negative,
        note=note,
        name=_stem(_text(name)),
        model=made.model,
        sampler=made.sampler,
        mode=made.mode,
        program=made.program,
        seed=made.seed,
        steps=made.steps,
        guidance=made.guidance,
        folder=_whole(folder),
        rating=min(_whole(rating), 5),
        flag=flag if flag in (-1, 0, 1) else 0,
        label=min(_whole(label), 5),
        has=has,
        standing=standing if missing is None else Standing.GONE,
        loras=made.loras,
        styles=made.styles,
        templates=made.templates,
        tags=record.tags,
        boards=record.boards,
    )


def packed(
    pictures: Iterable[DescribedPicture],
    text_code: Callable[[str], int],
    name_code: Callable[[NameKind, str], int],
) -> tuple[Rows, dict[int, list[tuple[int, int]]]]:
    """Rows in the order of ids, and the kind and code of each of several names by id."""
    values = []
    uses: dict[int, list[tuple[int, int]]] = {}
    for one in pictures:
        values.append(
            (
                one.id,
                one.created_s,
                signed_64(one.seed or 0),
                text_code(one.prompt),
                text_code(one.negative),
                text_code(one.note),
                text_code(one.name),
                name_code(NameKind.MODEL, one.model),
                name_code(NameKind.SIZE, f"{one.width}x{one.height}"),
                one.folder,
                one.width,
                one.height,
                float("nan") if one.guidance is None else one.guidance,
                one.steps,
                _small(name_code(NameKind.SAMPLER, one.sampler)),
                _small(name_code(NameKind.MODE, one.mode)),
                _small(name_code(NameKind.PROGRAM, one.program)),
                int(one.has),
                one.rating,
                one.flag,
                one.label,
                int(one.standing),
            )
        )
        links = {
            (int(kind), name_code(kind, name))
            for kind, names in (
                (NameKind.LORA, one.loras),
                (NameKind.STYLE, one.styles),
                (NameKind.TEMPLATE, one.templates),
            )
            for name in names
        }
        links |= {(int(NameKind.TAG), tag) for tag in one.tags}
        links |= {(int(NameKind.BOARD), board) for board in one.boards}
        if links:
            uses[one.id] = sorted(links)
    return np.array(values, ROW), uses


def signed_64(number: int) -> int:
    """``number`` as a signed integer of 64 bits: seeds of other programs have up to 64."""
    return (number + 2**63) % 2**64 - 2**63


def _own(request: Mapping[str, Any]) -> _Settings:
    params = _mapping(request.get("params"))
    adapters = [_mapping(one) for one in _list(request.get("adapters"))]
    inputs = [_mapping(one) for one in _list(request.get("inputs"))]
    styles = [_mapping(one) for one in _list(_mapping(request.get("styling")).get("styles"))]
    template = _mapping(request.get("template"))
    sampler = _name(params.get("sampler"))
    with contextlib.suppress(StudioError):  # of a later version
        sampler = samplers.sampler(sampler).label
    return _Settings(
        prompt=_with_sources(request, "prompt"),
        negative=_with_sources(request, "negative_prompt"),
        model=_name(_mapping(request.get("checkpoint")).get("name")),
        sampler=sampler,
        mode=_name(request.get("mode")),
        program=PROGRAM,
        seed=_seed(params.get("seed")),
        steps=_whole(params.get("steps")),
        guidance=_number(params.get("guidance_scale")),
        roles=frozenset(_text(one.get("role")) for one in inputs),
        loras=tuple(_name(one.get("name")) for one in adapters if one.get("kind") == "lora"),
        styles=tuple(name for one in styles if (name := _name(one.get("name")))),
        templates=tuple(
            name for key in ("prompt", "negative_prompt") if (name := _name(template.get(key)))
        ),
    )


def _with_sources(request: Mapping[str, Any], name: str) -> str:
    """A prompt and what it was written and translated from: a picture is found by each."""
    parts = (_mapping(request.get(key)) for key in ("params", "template", "translation"))
    texts = dict.fromkeys(_text(one.get(name)) for one in parts)
    return "\n".join(one for one in texts if one)


def _other(settings: Mapping[str, Any]) -> _Settings:
    """From the JSON of ``PictureSettings``."""
    loras = [_mapping(one) for one in _list(settings.get("loras"))]
    sampler, scheduler = _name(settings.get("sampler")), _name(settings.get("scheduler"))
    if scheduler and scheduler.casefold() not in sampler.casefold():
        sampler = f"{sampler} {scheduler}".strip()
    return _Settings(
        prompt=_text(settings.get("prompt")),
        negative=_text(settings.get("negative_prompt")),
        model=_name(settings.get("model_name")) or _name(settings.get("model_hash")),
        sampler=sampler[:_NAME_MAX],
        program=_name(settings.get("program")),
        seed=_seed(settings.get("seed")),
        steps=_whole(settings.get("steps")),
        guidance=_number(settings.get("guidance")),
        loras=tuple(name for one in loras if (name := _name(one.get("name")))),
    )


def _json(text: Any) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return {}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    """Text that SQLite takes."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _name(value: Any) -> str:
    return " ".join(_text(value)[:_NAME_MAX].split())


def _whole(value: Any) -> int:
    if isinstance(value, float) and isfinite(value):
        value = int(value)
    return min(max(value, 0), _INT32_MAX) if isinstance(value, int) else 0


def _seed(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    try:
        return float(value) if is_number and abs(value) < 1e9 and isfinite(value) else None
    except OverflowError:
        return None


def _moment_s(value: Any) -> int:
    try:
        moment_s = datetime.fromisoformat(value).timestamp()
        return int(min(max(moment_s, 0), LATEST_S))
    except (ValueError, TypeError, OverflowError, OSError):
        return 0


def _stem(name: str) -> str:
    path = PurePosixPath(name)
    return "" if _OWN_NAME.fullmatch(path.stem) else str(path.with_suffix("")) if path.name else ""


def _small(code: int) -> int:
    return code if code <= _SMALL_CODE_MAX else 0
