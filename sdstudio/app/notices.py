"""Notices: messages in a bar inside the zone they concern."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from sdstudio.domain.concerns import Concern, concern_of
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
        return _ZONES.get(concern_of(self.code), Zone.STAGE)

    @property
    def is_of_model(self) -> bool:
        """Whether a model is the problem, so that trying again with the same draft can't help."""
        return concern_of(self.code) in _OF_MODELS


_OF_MODELS = frozenset({Concern.MODEL, Concern.LOADING, Concern.INSTALLED, Concern.INSTALLING})
_OF_THE_DRAFT = frozenset({Concern.VALUE, Concern.INPUT, Concern.ADAPTER, Concern.GRID})

_ZONES: Mapping[Concern, Zone] = MappingProxyType(
    {
        **dict.fromkeys(_OF_THE_DRAFT | _OF_MODELS, Zone.MAKE),
        Concern.PICTURE: Zone.PICTURES,
        Concern.LIBRARY: Zone.PICTURES,
    }
)
