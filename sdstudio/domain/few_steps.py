"""LoRAs with which a checkpoint needs few steps, and the settings that each was made for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

#: Most of them can't do with fewer or gain from more.
STEPS_MIN, STEPS_MAX = 1, 16


@dataclass(frozen=True, slots=True)
class FewSteps:
    """A way in which checkpoints were distilled into a LoRA.

    Args:
        key: kept with files whose method the artist has named; never changes once released.
        label: its proper name; not translated.
        sampler, steps, guidance_scale: that it was published with.
        marks: expression that finds it in the name of a published file, which stays recognisable
            in most people's folders, or in the title that a file gives itself.
    """

    key: str
    label: str
    sampler: str
    steps: int
    guidance_scale: float
    marks: str

    @property
    def values(self) -> dict[str, str | int | float]:
        """Its values for parameters, by name."""
        return {
            "sampler": self.sampler,
            "steps": self.steps,
            "guidance_scale": self.guidance_scale,
        }


#: The first match counts; the first that is installed is offered. From their authors' examples;
#: LCM's has two to eight steps.
METHODS: Final[tuple[FewSteps, ...]] = (
    FewSteps("dmd2", "DMD2", "lcm", 4, 1.0, r"dmd_?2"),
    # Others paint lightning.
    FewSteps(
        "lightning",
        "Lightning",
        "euler_trailing",
        8,
        1.0,
        r"xl[-_ ]?lightning($|[-_ ]?(lora|\d))|lightning[-_ ]?\d{1,2}[-_ ]?step",
    ),
    FewSteps("hyper_cfg", "Hyper-SD CFG", "euler_trailing", 8, 5.0, r"hyper[-_ ]?sd.*cfg"),
    FewSteps("hyper", "Hyper-SD", "euler_trailing", 8, 1.0, r"hyper[-_ ]?sd"),
    # Without added noise, its own sampler is Euler.
    FewSteps("tcd", "TCD", "euler_trailing", 4, 1.0, r"\btcd[-_ ]?(sd|lora)"),
    FewSteps("lcm", "LCM", "lcm", 6, 1.0, r"lcm[-_ ]?(lora|sd)|lora[-_ ]?lcm"),
)
_BY_KEY = MappingProxyType({one.key: one for one in METHODS})

#: Of published files, by SHA-256.
_PUBLISHED = MappingProxyType(
    {
        "f6123d5b950d5250ab6c33600e27f4dcf71b3099ebf888685e01e9e8117ce482": "hyper_cfg",
        "55b51334c85061afff5eff7c550b61963c8b8607a5868bbe4f26db49374719b1": "hyper_cfg",
        "bf56cf2657efb15e465d81402ed481d1e11c4677e4bcce1bc11fe71ad8506b79": "lightning",
        "b3d9173815a4b595991c3a7a0e0e63ad821080f314a0b2a3cc31ecd7fcf2cbb8": "dmd2",
        "a764e6859b6e04047cd761c08ff0cee96413a8e004c9f07707530cd776b19141": "lcm",
        "8f90d840e075ff588a58e22c6586e2ae9a6f7922996ee6649a7f01072333afe4": "lcm",
    }
)
#: Where trainers write a file's title.
_TITLES = ("modelspec.title", "ss_output_name")
#: Characters of one. Searching it takes time that grows with the square of its length, and a
#: header has room for megabytes.
_TITLE_MAX = 255
_STEPS = re.compile(r"(?<!\d)(\d{1,2})[-_ ]?steps?", re.IGNORECASE)


def method(key: str) -> FewSteps:
    """The method with ``key``.

    Raises:
        LookupError: there is none.
    """
    return _BY_KEY[key]


def few_steps_of(sha256: str, name: str, metadata: Mapping[str, str]) -> FewSteps | None:
    """The method of a LoRA's file; ``None``: it is none of these, or nothing says so.

    Args:
        name: of the file, without its ending.
        metadata: of its header.
    """
    known = _PUBLISHED.get(sha256)
    if known is not None:
        return _with_steps(_BY_KEY[known], (name,))
    said = [one[:_TITLE_MAX] for one in (name, *(metadata.get(key, "") for key in _TITLES))]
    for row in METHODS:
        if any(re.search(row.marks, one, re.IGNORECASE) for one in said):
            return _with_steps(row, said)
    return None


def _with_steps(row: FewSteps, said: Iterable[str]) -> FewSteps:
    """With as many steps as the name says that it was made for."""
    for one in said:
        found = _STEPS.search(one)
        if found is not None and STEPS_MIN <= int(found[1]) <= STEPS_MAX:
            return replace(row, steps=int(found[1]))
    return row
