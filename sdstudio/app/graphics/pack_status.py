"""What the graphics card's page shows: plain data."""

from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sdstudio.app.model_management.model_status import Condition
from sdstudio.domain.errors import StudioError
from sdstudio.models.transfer_progress import TransferProgress

if TYPE_CHECKING:
    # Not needed before the first paint.
    from sdstudio.packs.cards import GraphicsCard
    from sdstudio.packs.manifest import Pack


class PackState(Enum):
    """The state of the pack for this machine's card. Each has its own text and buttons."""

    #: The machine is still being looked at.
    LOOKING = auto()
    #: There is no pack for it; see ``trouble``.
    NOT_OFFERED = auto()
    OFFERED = auto()
    WAITING = auto()
    #: Existing data is being read and hashed.
    CHECKING = auto()
    FETCHING = auto()
    PAUSED = auto()
    #: Held back because the connection is metered.
    METERED = auto()
    #: The download or unpacking failed.
    INTERRUPTED = auto()
    #: Being copied from a file.
    COPYING = auto()
    UNPACKING = auto()
    TRYING = auto()
    IN_USE = auto()
    #: Installed and not chosen.
    NOT_USED = auto()
    #: Installed, but it didn't work.
    FAILED = auto()
    #: Installed, but for another version of the program.
    OUTDATED = auto()
    REMOVING = auto()


OF_DOWNLOAD: Final = MappingProxyType(
    {
        Condition.WAITING: PackState.WAITING,
        Condition.CHECKING: PackState.CHECKING,
        Condition.FETCHING: PackState.FETCHING,
        Condition.PAUSED: PackState.PAUSED,
        Condition.METERED: PackState.METERED,
        Condition.FAILED: PackState.INTERRUPTED,
        Condition.UNPACKING: PackState.UNPACKING,
    }
)


@dataclass(frozen=True, slots=True)
class PackStatus:
    """The whole page.

    Args:
        cards: what was found.
        pack: what it is about: the installed pack, or the one that fits.
        trouble: why there is none, or what went wrong with it.
        retries: the download will be retried automatically.
        used_card: the name of the card that the pack computes on.
        free_bytes: on the disk for packs; ``None`` if unknown.
    """

    state: PackState
    cards: "tuple[GraphicsCard, ...]" = ()
    pack: "Pack | None" = None
    progress: TransferProgress = field(default_factory=TransferProgress)
    trouble: StudioError | None = None
    retries: bool = False
    used_card: str = ""
    free_bytes: int | None = None
