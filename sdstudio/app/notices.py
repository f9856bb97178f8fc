"""Notices: messages in a bar inside the zone they concern."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from sdstudio.domain.error_sentences import FAILURES, FailureCategory
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
    def category(self) -> FailureCategory:
        """What it is about."""
        return FAILURES[self.code].category

    @property
    def zone(self) -> Zone:
        """Where it is shown."""
        return _ZONES.get(self.category, Zone.STAGE)

    @property
    def is_of_model(self) -> bool:
        """Whether a model is the problem, so that trying again with the same draft can't help."""
        return self.category in _OF_MODELS


_OF_MODELS = frozenset(
    {
        FailureCategory.MODEL,
        FailureCategory.LOADING,
        FailureCategory.INSTALLED,
        FailureCategory.INSTALLING,
    }
)
_OF_THE_DRAFT = frozenset(
    {
        FailureCategory.VALUE,
        FailureCategory.INPUT,
        FailureCategory.ADAPTER,
        FailureCategory.STYLE,
        FailureCategory.GRID,
        FailureCategory.PROMPT,
    }
)

_ZONES: Mapping[FailureCategory, Zone] = MappingProxyType(
    {
        **dict.fromkeys(_OF_THE_DRAFT | _OF_MODELS, Zone.MAKE),
        FailureCategory.PICTURE: Zone.PICTURES,
        FailureCategory.LIBRARY: Zone.PICTURES,
    }
)
