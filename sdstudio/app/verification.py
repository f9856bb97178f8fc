"""Whether a picture made again is identical and, if not, the possible reasons."""

from dataclasses import dataclass

from pydantic import JsonValue

from sdstudio.domain.provenance import Provenance
from sdstudio.imaging import Rgb

#: Fields that differ between runs without changing pixels.
_HARMLESS = frozenset({"version", "created_at", "duration_s", "placement"})


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was different when the picture was made.

    Args:
        name: the provenance field, and the entry in it, if any.
        then, now: ``None`` if absent.
    """

    name: str
    then: JsonValue
    now: JsonValue


@dataclass(frozen=True, slots=True)
class Verdict:
    """The comparison of a picture with its reproduction.

    Args:
        largest: the largest difference of a channel, 0 … 255; ``None`` if the sizes differ.
        changed_share: the share of pixels that differ, 0 … 1.
        differences: the possible reasons.
    """

    largest: int | None
    changed_share: float
    differences: tuple[Difference, ...]

    @property
    def is_identical(self) -> bool:
        """Whether every pixel is the same."""
        return self.largest == 0


def compare(then: Rgb, now: Rgb, made_then: Provenance, made_now: Provenance) -> Verdict:
    """Compare a picture with its reproduction.

    Args:
        then, now: (height, width, 3).
    """
    import numpy as np

    differences = tuple(_differences(made_then, made_now))
    if then.shape != now.shape:
        return Verdict(None, 1.0, differences)
    apart = np.abs(then.astype(np.int16) - now).max(axis=2)
    return Verdict(int(apart.max()), float((apart > 0).mean()), differences)


def _differences(then: Provenance, now: Provenance) -> list[Difference]:
    before, after = then.model_dump(mode="json"), now.model_dump(mode="json")
    found = []
    for name, value in before.items():
        # What an older version didn't record may have been the same.
        is_recorded = name in then.model_fields_set
        if name in _HARMLESS or not is_recorded or value == after[name]:
            continue
        if not (isinstance(value, dict) and isinstance(after[name], dict)):
            found.append(Difference(name, value, after[name]))
            continue
        for key in sorted({*value, *after[name]}):
            one, other = value.get(key), after[name].get(key)
            if one != other:
                found.append(Difference(f"{name}.{key}", one, other))
    return found
