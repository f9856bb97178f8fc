"""VAEs that are installed by themselves, and decode in place of a checkpoint's own."""

from typing import Final, NoReturn

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.errors import ErrorCode, StudioError

#: The value of ``--vae`` for the model's own.
OWN_VAE: Final = "own"


class VaeRef(BaseModel):
    """A VAE in a request, named by its content rather than its file's location.

    Args (the fields):
        name: of the installed VAE.
        sha256: of its file.
        fits_float16: whether its values don't overflow in float16.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=200)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    fits_float16: bool = False

    @classmethod
    def of(cls, model: AuxiliaryModel) -> "VaeRef":
        """The reference to an installed one."""
        return cls(name=model.name, sha256=model.sha256, fits_float16=model.fits_float16)


class Decoding(BaseModel):
    """What pictures are decoded with, whatever is chosen for their model.

    Args (the fields):
        vae: ``None``: the model's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    vae: VaeRef | None = None


def no_vae(ref: VaeRef) -> NoReturn:
    """Raise ``VAE_GONE``."""
    raise StudioError(ErrorCode.VAE_GONE, vae=ref.name)
