"""Which rows a term of a query matches, computed from the columns."""

from collections.abc import Callable, Mapping
from datetime import datetime
from math import ceil, floor, isinf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sdstudio.domain import samplers
from sdstudio.domain.picture_query import (
    CHOICES,
    Field,
    FieldKind,
    FieldTerm,
    NumberRange,
    Span,
    Value,
    bounds,
    sides,
)
from sdstudio.library.search.columns import Columns, Mask, looked_up
from sdstudio.library.search.rows import NameKind, PictureContent
from sdstudio.library.search.tokens import folded

#: The fields whose values are names, where a row has one at most: the column of its code.
ONE_NAME: Mapping[Field, str] = {
    Field.MODEL: "model",
    Field.SAMPLER: "sampler",
    Field.MODE: "mode",
    Field.PROGRAM: "program",
    Field.FOLDER: "folder",
}
#: The fields whose values are names, where a row may have several.
SEVERAL_NAMES: Mapping[Field, NameKind] = {
    Field.LORA: NameKind.LORA,
    Field.STYLE: NameKind.STYLE,
    Field.TEMPLATE: NameKind.TEMPLATE,
    Field.TAG: NameKind.TAG,
    Field.BOARD: NameKind.BOARD,
}
#: Greater ones, which a damaged library may have, aren't used as positions in tables.
CODES_MAX = 1_000_000

_SAMPLER_KEYS = {sampler.label: sampler.key for sampler in samplers.SAMPLERS}


def field_mask(columns: Columns, term: FieldTerm, names: Mapping[int, str], now: datetime) -> Mask:
    """The rows that have one of the values of ``term``, whether it is excluded or not.

    Args:
        names: of the term's field, by code.
    """
    field = term.field
    if field.kind is FieldKind.NAME:
        return _named(columns, field, chosen_codes(field, term, names))
    mask = np.zeros(len(columns), np.bool_)
    for value in term.values:
        if field.kind is FieldKind.CHOICE:
            assert isinstance(value, Value)
            mask |= _choice(columns, field, value.text)
        else:
            mask |= _numbers(columns, field, value, now)
    return mask


def chosen_codes(field: Field, term: FieldTerm, names: Mapping[int, str]) -> list[int]:
    """The codes of the names that have one of the term's values."""
    tests = [_name_test(value) for value in term.values if isinstance(value, Value)]

    def is_chosen(name: str) -> bool:
        spoken = [folded(name)]
        if field is Field.SAMPLER and name in _SAMPLER_KEYS:
            spoken.append(_SAMPLER_KEYS[name])
        if field is Field.MODE:
            spoken.append(spoken[0].replace("_", " "))
        return any(test(one) for test in tests for one in spoken)

    return [code for code, name in names.items() if is_chosen(name)]


def _name_test(value: Value) -> Callable[[str], bool]:
    wanted = folded(value.text)
    return wanted.__eq__ if value.is_exact else lambda name: wanted in name


def _named(columns: Columns, field: Field, codes: list[int]) -> Mask:
    if field in ONE_NAME:
        return among(columns[ONE_NAME[field]], codes)
    mask = np.zeros(len(columns), np.bool_)
    at, used = columns.uses(SEVERAL_NAMES[field])
    mask[at[among(used, codes)]] = True
    return mask


def among(column: NDArray[Any], codes: list[int]) -> Mask:
    """Which values of a column of codes are in ``codes``."""
    if len(codes) <= 1:
        found: Mask = column == codes[0] if codes else np.zeros(len(column), np.bool_)
        return found
    greatest = int(max(column.max(initial=0), *codes))
    if greatest > CODES_MAX:
        sought: Mask = np.isin(column, codes)
        return sought
    is_wanted = np.zeros(greatest + 1, np.bool_)
    is_wanted[codes] = True
    return looked_up(is_wanted, column)


def _choice(columns: Columns, field: Field, text: str) -> Mask:
    mask: Mask
    match field:
        case Field.FLAG:
            mask = columns["flag"] == {"pick": 1, "reject": -1}.get(text, 0)
        case Field.LABEL:
            mask = columns["label"] == CHOICES[Field.LABEL].index(text)
        case _:
            mask = (columns["has"] & np.uint16(PictureContent[text.upper()])) != 0
    return mask


def _numbers(columns: Columns, field: Field, value: Value | Span, now: datetime) -> Mask:
    if field is Field.SIZE and isinstance(value, Value) and (both := sides(value.text)):
        exact: Mask = (columns["width"] == both[0]) & (columns["height"] == both[1])
        return exact
    wanted = bounds(field, value, now)
    if wanted is None:
        return np.zeros(len(columns), np.bool_)
    match field:
        case Field.SEED:
            has_seed = (columns["has"] & np.uint16(PictureContent.SEED)) != 0
            seeds = columns["seed"]
            # Those of 64 bits are kept as signed numbers.
            held: Mask = _held(seeds.view(f"<u{seeds.itemsize}"), wanted) & has_seed
            return held
        case Field.STEPS:
            return _held(columns["steps"], wanted) & (columns["steps"] > 0)
        case Field.GUIDANCE:
            low, high = np.float32(wanted.low), np.float32(wanted.high)
            near = NumberRange(float(low), float(high), wanted.has_low, wanted.has_high)
            return _held(columns["guidance"], near)
        case Field.SIZE:
            return _held(np.maximum(columns["width"], columns["height"]), wanted)
        case Field.DATE:
            return _held(columns["created_s"], wanted) & (columns["created_s"] > 0)
    return _held(columns["rating"], wanted)


def _held(column: NDArray[Any], wanted: NumberRange) -> Mask:
    low, high = wanted.low, wanted.high
    if column.dtype.kind in "iu":
        # By whole numbers, or numpy would make a copy of all of them.
        low = low if isinf(low) else ceil(low) if wanted.has_low else floor(low)
        high = high if isinf(high) else floor(high) if wanted.has_high else ceil(high)
    above: Mask = column >= low if wanted.has_low else column > low
    below: Mask = column <= high if wanted.has_high else column < high
    both: Mask = above & below
    return both
