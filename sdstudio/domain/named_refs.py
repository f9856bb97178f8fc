"""References in a request to models that are named by the hash of their file."""

from typing import NoReturn, TypeAlias

from sdstudio.domain.controls import ControlRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.face_repair import FaceDetectorRef
from sdstudio.domain.upscaler import UpscalerRef
from sdstudio.domain.vae import VaeRef, no_vae

NamedRef: TypeAlias = ControlRef | VaeRef | UpscalerRef | FaceDetectorRef


def not_installed(ref: NamedRef) -> NoReturn:
    """Raise ``CONTROL_GONE``, ``VAE_GONE``, ``UPSCALER_GONE`` or ``FACE_DETECTOR_GONE``."""
    match ref:
        case VaeRef():
            no_vae(ref)
        case UpscalerRef():
            raise StudioError(ErrorCode.UPSCALER_GONE, upscaler=ref.name)
        case FaceDetectorRef():
            raise StudioError(ErrorCode.FACE_DETECTOR_GONE, detector=ref.name)
        case ControlRef():
            raise StudioError(ErrorCode.CONTROL_GONE, control=ref.name)
