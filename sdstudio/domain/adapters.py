"""LoRAs and textual inversions (embeddings): small files that teach a checkpoint something new."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError

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
        text_width: of the text encoder it was made for; 0 if unknown.
        vectors: tokens that an embedding's word takes in a prompt.
    """

    kind: AdapterKind
    name: str
    sha256: str
    file: Path
    text_width: int
    vectors: int = 0

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
        """Raise ``ADAPTER_UNFIT`` if it was made for a different architecture."""
        if self.text_width not in (0, checkpoint.text_width):
            raise StudioError(ErrorCode.ADAPTER_UNFIT, adapter=self.name, model=checkpoint.ref.name)
