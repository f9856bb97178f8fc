"""LoRAs and textual inversions (embeddings): small files that teach a checkpoint something new."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.adapter_changes import Size, is_enough
from sdstudio.domain.adapter_layers import TEXT_ENCODER, TEXT_ENCODER_2, Layer
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import family
from sdstudio.domain.few_steps import FewSteps

#: Per picture.
ADAPTERS_MAX = 16
WEIGHT_MAX = 4.0


class AdapterKind(StrEnum):
    """What an adapter is."""

    #: Changes to the weights of the UNet and the text encoder.
    LORA = "lora"
    #: A new word for the prompt (textual inversion).
    EMBEDDING = "embedding"


class AdapterRef(BaseModel):
    """An adapter in a request, named by its content rather than its file's location.

    Args (the fields):
        name: its name; for an embedding, the trigger word in a prompt.
        sha256: of the file.
        weight: how strongly a LoRA is applied; 1 is as trained. An embedding ignores it: its word
            is weighted in the prompt like any other.
        text_weight: the weight for the text encoder, if it differs from ``weight``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: AdapterKind
    name: str = Field(min_length=1, max_length=200)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    weight: float = Field(default=1.0, ge=-WEIGHT_MAX, le=WEIGHT_MAX, allow_inf_nan=False)
    text_weight: float | None = Field(
        default=None, ge=-WEIGHT_MAX, le=WEIGHT_MAX, allow_inf_nan=False
    )

    @property
    def weight_in_text(self) -> float:
        """The weight for the text encoder."""
        return self.weight if self.text_weight is None else self.text_weight


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter's file, inspected without loading it into a model.

    Args:
        text_width: how many numbers the UNet that it was made for takes for a token; 0 if unknown.
        vectors: tokens that an embedding's word takes in a prompt.
        family: key of the family that it was made for; empty if unknown.
        layers: that a LoRA changes, with their sizes.
        few_steps: the method of a LoRA with which checkpoints need few steps.
        bundled: the words of embeddings in a LoRA's file, which aren't used.
    """

    kind: AdapterKind
    name: str
    sha256: str
    file: Path
    text_width: int
    vectors: int = 0
    family: str = ""
    layers: tuple[tuple[Layer, Size], ...] = ()
    few_steps: FewSteps | None = None
    bundled: tuple[str, ...] = ()

    def ref(self, weight: float = 1.0, text_weight: float | None = None) -> AdapterRef:
        """The reference for a request.

        Args:
            weight, text_weight: as in :class:`AdapterRef`; equal weights are stored as one.

        Raises:
            StudioError: ``NOT_VALID``: a weight out of range.
        """
        if text_weight == weight:
            text_weight = None
        for one in (weight, text_weight or 0.0):
            if not -WEIGHT_MAX <= one <= WEIGHT_MAX:
                raise StudioError(ErrorCode.NOT_VALID, name=self.name, value=f"{one:g}")
        return AdapterRef(
            kind=self.kind,
            name=self.name,
            sha256=self.sha256,
            weight=weight,
            text_weight=text_weight,
        )

    def check(self, checkpoint: Checkpoint) -> None:
        """Check that it was made for the architecture of ``checkpoint``.

        Raises:
            StudioError: ``ADAPTER_FAMILY_DIFFERS`` or ``ADAPTER_UNFIT``.
        """
        if self.family not in ("", checkpoint.family):
            raise StudioError(
                ErrorCode.ADAPTER_FAMILY_DIFFERS,
                adapter=self.name,
                found=family(self.family).name,
                model=checkpoint.ref.name,
                family=family(checkpoint.family).name,
            )
        if self.text_width not in (0, checkpoint.text_width):
            raise StudioError(ErrorCode.ADAPTER_UNFIT, adapter=self.name, model=checkpoint.ref.name)

    def obstacle(self, checkpoint: Checkpoint, fit: "AdapterFit | None") -> StudioError | None:
        """Why it can't be used with ``checkpoint``; ``None`` if it can.

        Args:
            fit: as of :meth:`fit`; ``None`` if nobody can tell.
        """
        try:
            self.check(checkpoint)
        except StudioError as error:
            return error
        if fit is None or fit.is_enough:
            return None
        return StudioError(ErrorCode.ADAPTER_UNFIT, adapter=self.name, model=checkpoint.ref.name)

    def fit(self, sizes: Mapping[Layer, Size]) -> "AdapterFit":
        """How much of it can be used with a checkpoint whose layers have ``sizes``."""
        fitting = sum(layer in sizes and size.fits(sizes[layer]) for layer, size in self.layers)
        return AdapterFit(fitting, len(self.layers))


@dataclass(frozen=True, slots=True)
class AdapterFit:
    """How many of a LoRA's layers a checkpoint has; others are left out.

    Args:
        fitting, layers: 0 for embeddings.
    """

    fitting: int
    layers: int

    @property
    def is_enough(self) -> bool:
        """Whether it can be used."""
        return is_enough(self.fitting, self.layers)


#: In files of embeddings for several text encoders; those for one have any other name.
_EMBEDDING_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {TEXT_ENCODER: ("clip_l", "text_encoders_0"), TEXT_ENCODER_2: ("clip_g", "text_encoders_1")}
)


def embedding_key(names: Collection[str], component: str) -> str | None:
    """Which of the tensors in an embedding's file has the vectors for a text encoder."""
    known = {name: other for other, keys in _EMBEDDING_KEYS.items() for name in keys}
    for name in names:
        if known.get(name, TEXT_ENCODER) == component:
            return name
    return None


def are_embedding_keys(names: Collection[str]) -> bool:
    """Whether a file with several tensors of these ``names`` is an embedding's."""
    known = {name for keys in _EMBEDDING_KEYS.values() for name in keys}
    return bool(names) and known.issuperset(names)
