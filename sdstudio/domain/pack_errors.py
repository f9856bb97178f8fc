"""The failures of a download, as those of a graphics pack: it has no sources to choose from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError

_OF_PACKS: Final[Mapping[ErrorCode, ErrorCode]] = MappingProxyType(
    {
        ErrorCode.DOWNLOAD_OFFLINE: ErrorCode.PACK_DOWNLOAD_OFFLINE,
        ErrorCode.DOWNLOAD_UNTRUSTED: ErrorCode.PACK_DOWNLOAD_UNTRUSTED,
        ErrorCode.DOWNLOAD_REFUSED: ErrorCode.PACK_DOWNLOAD_REFUSED,
        ErrorCode.DOWNLOAD_BUSY: ErrorCode.PACK_DOWNLOAD_BUSY,
        ErrorCode.DOWNLOAD_INTERRUPTED: ErrorCode.PACK_DOWNLOAD_INTERRUPTED,
        ErrorCode.DOWNLOAD_NOT_ORIGINAL: ErrorCode.PACK_DOWNLOAD_NOT_ORIGINAL,
        ErrorCode.DOWNLOAD_DISK_FULL: ErrorCode.PACK_DOWNLOAD_DISK_FULL,
    }
)


def of_pack(error: StudioError) -> StudioError:
    """``error`` of downloading a pack, with the code whose sentence suits a pack."""
    code = _OF_PACKS.get(error.code)
    if code is None:
        return error
    arguments = dict(error.arguments)
    if "model" in arguments:
        arguments["pack"] = arguments.pop("model")
    return StudioError(code, **arguments)
