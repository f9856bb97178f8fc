"""Notices: what the artist is told in a bar inside the zone it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from sdstudio.domain.errors import Argument, ErrorCode


class Zone(Enum):
    """The zone of the window that a notice concerns."""

    MAKE = "make"
    STAGE = "stage"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Notice:
    """One failure, as data; the window turns it into a sentence."""

    code: ErrorCode
    arguments: Mapping[str, Argument] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def zone(self) -> Zone:
        """Where it is shown."""
        return _ZONES.get(self.code, Zone.STAGE)


_OF_THE_DRAFT = (
    "model_",
    "starter_",
    "not_a_",
    "too_",
    "not_valid",
    "sampler_",
    "mode_",
    "input_",
    "mask_",
)

_ZONES: Mapping[ErrorCode, Zone] = MappingProxyType(
    {
        **{code: Zone.MAKE for code in ErrorCode if code.startswith(_OF_THE_DRAFT)},
        ErrorCode.DISK_FULL: Zone.PICTURES,
        ErrorCode.FOLDER_READ_ONLY: Zone.PICTURES,
        ErrorCode.SAVE_FAILED: Zone.PICTURES,
        ErrorCode.PICTURE_UNSAVED: Zone.PICTURES,
        ErrorCode.LIBRARY_NEWER: Zone.PICTURES,
        ErrorCode.LIBRARY_IN_USE: Zone.PICTURES,
        ErrorCode.LIBRARY_DAMAGED: Zone.PICTURES,
        ErrorCode.METADATA_UNREADABLE: Zone.PICTURES,
    }
)
