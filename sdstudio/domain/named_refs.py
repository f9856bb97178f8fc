"""References in a request to installed models that are named by the hash of their file."""

from typing import NoReturn, TypeAlias

from sdstudio.domain.controls import ControlRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.domain.vae import VaeRef, no_vae

NamedRef: TypeAlias = ControlRef | VaeRef | UpscalerRef


def not_installed(ref: NamedRef) -> NoReturn:
    """Raise ``CONTROL_GONE``, ``VAE_GONE`` or ``UPSCALER_GONE``."""
    match ref:
        case VaeRef():
            no_vae(ref)
        case UpscalerRef():
            raise StudioError(ErrorCode.UPSCALER_GONE, upscaler=ref.name)
        case ControlRef():
            raise StudioError(ErrorCode.CONTROL_GONE, control=ref.name)
