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
        eta: likewise, where it isn't the sampler's usual.
    """

    key: str
    label: str
    sampler: str
    steps: int
    guidance_scale: float
    marks: str
    eta: float | None = None

    @property
    def values(self) -> dict[str, str | int | float]:
        """Its values for parameters, by name."""
        return {
            "sampler": self.sampler,
            "steps": self.steps,
            "guidance_scale": self.guidance_scale,
            **({} if self.eta is None else {"eta": self.eta}),
        }


#: The first match counts; the first that is installed is offered. Sampler, steps and guidance are
#: those of the examples on their authors' model cards at Hugging Face, where 0 is no guidance, as
#: 1 is here:
#:
#: - tianweiy, DMD2: LCM at 999, 749, 499, 249.
#: - ByteDance, Lightning: Euler, trailing, as many steps as the name says.
#: - ByteDance, Hyper-SD: DDIM, trailing, which is Euler without added noise; those that keep
#:   guidance take 5 to 8. The unified ones, called 1step, take 1 to 8 steps of TCD with eta 1.
#: - h1t, TCD: TCD in 4 steps with eta 0.3.
#: - latent-consistency, LCM-LoRA: LCM in 2 to 8 steps, guidance up to 2.
#:
#: Krita AI Diffusion's presets (ai_diffusion/presets/samplers.json) have the same samplers and
#: steps, with some guidance.
METHODS: Final[tuple[FewSteps, ...]] = (
    FewSteps("dmd2", "DMD2", "lcm_trailing", 4, 1.0, r"dmd_?2"),
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
    FewSteps(
        "hyper_unified",
        "Hyper-SD unified",
        "tcd",
        1,
        1.0,
        r"hyper[-_ ]?sd.*(?<!\d)1[-_ ]?step",
        1.0,
    ),
    FewSteps("hyper", "Hyper-SD", "euler_trailing", 8, 1.0, r"hyper[-_ ]?sd"),
    FewSteps("tcd", "TCD", "tcd", 4, 1.0, r"\btcd[-_ ]?(sd|lora)"),
    FewSteps("lcm", "LCM", "lcm", 6, 1.0, r"lcm[-_ ]?(lora|sd)|lora[-_ ]?lcm"),
)
_BY_KEY = MappingProxyType({one.key: one for one in METHODS})

#: Method and steps of published files, by SHA-256, as the Git LFS pages of these repositories give
#: them. Several are called pytorch_lora_weights.
_PUBLISHED: Final[Mapping[str, tuple[str, int]]] = MappingProxyType(
    {
        "a374289e9446d7f14d2037c4b3770756b7b52c292142a691377c3c755010a1bb": ("dmd2", 4),
        "b3d9173815a4b595991c3a7a0e0e63ad821080f314a0b2a3cc31ecd7fcf2cbb8": ("dmd2", 4),
        "04fafc778385b24144498a8247498ae4fb7a69f702ea0566bdce2845a31fcc43": ("lightning", 2),
        "bf56cf2657efb15e465d81402ed481d1e11c4677e4bcce1bc11fe71ad8506b79": ("lightning", 4),
        "5aa30d94cdf7950a8b53a693682650ee061eddb128c5435a8f88defea73b2ac6": ("lightning", 8),
        "55b51334c85061afff5eff7c550b61963c8b8607a5868bbe4f26db49374719b1": ("hyper_cfg", 8),
        "c912df184c5116792d2c604d26c6bc2aa916685f4a793755255cda1c43a3c78a": ("hyper_unified", 1),
        "69b25c0187ced301c3603c599c0bc509ac99b8ac34db89a2aecc3d5f77a35187": ("hyper", 2),
        "12f81a27d00a751a40d68fd15597091896c5a90f3bd632fb6c475607cbdad76e": ("hyper", 4),
        "ca689190e8c46038550384b5675488526cfe5a40d35f82b27acb75c100f417c1": ("hyper", 8),
        "f6123d5b950d5250ab6c33600e27f4dcf71b3099ebf888685e01e9e8117ce482": ("hyper_cfg", 8),
        "a04fd9a535c1e56d38f7590ee72a13fd5ca0409853b4fff021e5a9482cf1ca3b": ("hyper_unified", 1),
        "2f26dcc1d883feb07557a552315baae2ca2a04ac08556b08a355a244547e8c3a": ("hyper", 2),
        "c5dd058616461ed5053e2b14eec4dbe3fa0eea3b13688642f6d6c80ea2ba5958": ("hyper", 4),
        "91fc3186236e956d64dbb4357f2e120c69b968b78af7d2db9884a5ca74d3cd13": ("hyper", 8),
        "2c777bc60abf41d3eb0fe405d23d73c280a020eea5adf97a82a141592c33feba": ("tcd", 4),
        "eaecb24a1cda4411eab67275b1d991071216ac93693e8fa0c9226c9df0386232": ("tcd", 4),
        "35cd8b7381d2b045962c742cd976b6629a0bc1d19e24d96eae855a1c3519681a": ("tcd", 4),
        "a764e6859b6e04047cd761c08ff0cee96413a8e004c9f07707530cd776b19141": ("lcm", 6),
        "8f90d840e075ff588a58e22c6586e2ae9a6f7922996ee6649a7f01072333afe4": ("lcm", 6),
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
        key, steps = known
        return replace(_BY_KEY[key], steps=steps)
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
