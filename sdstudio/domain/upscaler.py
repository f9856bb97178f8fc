"""Upscalers: networks that enlarge a picture without a prompt, in one pass."""

import math
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import CheckpointRef

#: How much wider and higher a picture can become in one job.
FACTOR_MAX: Final = 8.0
FACTOR_USUAL: Final = 2.0
#: Neither side of a result is longer, so that it can be the input of any mode.
RESULT_MAX_PX: Final = 8192


class UpscalerRef(BaseModel):
    """An upscaler in a request, named by its content rather than its file's location.

    Args (the fields):
        name: of the installed upscaler.
        sha256: of its file.
        factor: how much wider and higher the picture becomes, whatever the network was made for;
            ``None`` in a request whose second pass says it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=200)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    factor: float | None = Field(default=None, ge=1, le=FACTOR_MAX, allow_inf_nan=False)

    @classmethod
    def of(cls, model: AuxiliaryModel, factor: float | None = None) -> "UpscalerRef":
        """The reference to an installed one."""
        return cls(name=model.name, sha256=model.sha256, factor=factor)

    @property
    def as_model(self) -> CheckpointRef:
        """Its name in a request that uses no checkpoint."""
        return CheckpointRef(name=self.name, fingerprint=self.sha256[:16])


def enlarged_size_px(width: int, height: int, factor: float) -> tuple[int, int]:
    """The size of a picture after enlarging it.

    If a side would exceed ``RESULT_MAX_PX``, both are scaled down to fit.
    """
    factor = min(factor, RESULT_MAX_PX / max(width, height))
    return _rounded(width * factor), _rounded(height * factor)


def _rounded(length: float) -> int:
    return min(max(1, math.floor(length + 0.5)), RESULT_MAX_PX)
