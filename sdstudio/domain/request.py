"""GenerationRequest: all that is needed to make a picture again, and how a draft becomes one."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.errors import StudioError
from sdstudio.domain.params import SEED_MAX, GenerationParams, validated

Value = str | int | float

COUNT_MAX = 100


class GenerationRequest(BaseModel):
    """One job: ``count`` pictures that differ by their seed alone.

    A picture's own metadata holds the request for that picture: ``count`` 1, its own seed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    mode: Literal["text_to_image"] = "text_to_image"
    checkpoint: CheckpointRef
    params: GenerationParams
    count: int = Field(default=1, ge=1, le=COUNT_MAX)

    def single(self, index: int) -> "GenerationRequest":
        """The request for picture ``index`` (0 …) of this one, alone."""
        seed = (self.params.seed + index) % (SEED_MAX + 1)
        return self.model_copy(
            update={"params": self.params.model_copy(update={"seed": seed}), "count": 1}
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What the artist has chosen so far; what is missing follows the checkpoint.

    Args:
        chosen: values by the name of their parameter. Without ``seed``, each job draws one.
        count: pictures a job makes.
    """

    chosen: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    count: int = 1

    def choose(self, name: str, value: Value) -> "Draft":
        """The draft with ``name`` set."""
        return replace(self, chosen=MappingProxyType({**self.chosen, name: value}))

    def release(self, *names: str) -> "Draft":
        """The draft in which ``names`` follow the checkpoint again (or are drawn: the seed)."""
        kept = {name: value for name, value in self.chosen.items() if name not in names}
        return replace(self, chosen=MappingProxyType(kept))

    def value(self, name: str, checkpoint: Checkpoint) -> Value:
        """What a form shows for ``name``: chosen, else the checkpoint's, else the default."""
        default: Value = GenerationParams.model_fields[name].default
        return self.chosen.get(name, checkpoint.defaults.get(name, default))


def draft_of(request: GenerationRequest) -> Draft:
    """A draft in which everything is chosen as ``request`` has it: a picture recalled."""
    return Draft(MappingProxyType(request.params.model_dump()), request.count)


def kept_draft(values: Mapping[str, Value], count: int) -> Draft:
    """A draft from what an earlier start wrote down, without what cannot be used any more."""
    usable: dict[str, Value] = {}
    for name, value in values.items():
        with contextlib.suppress(StudioError):
            validated({name: value})
            usable[name] = value
    return Draft(MappingProxyType(usable), min(max(count, 1), COUNT_MAX))


def resolve(draft: Draft, checkpoint: Checkpoint, *, drawn_seed: int) -> GenerationRequest:
    """The complete request that ``draft`` means for ``checkpoint``.

    Args:
        drawn_seed: 0 … 2³²−1, used where the artist has not fixed one.

    Raises:
        StudioError: a value that cannot be used, by name; or ``MODEL_WRONG_KIND``.
    """
    modes.TEXT_TO_IMAGE.check(checkpoint)
    values = {"seed": drawn_seed, **checkpoint.defaults, **draft.chosen}
    return GenerationRequest(
        checkpoint=checkpoint.ref,
        params=validated(values),
        count=draft.count,
    )
