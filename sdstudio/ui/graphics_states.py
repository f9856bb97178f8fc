"""What the graphics card's dialog says and offers in each state: one row each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from sdstudio.app.graphics.pack_status import PackState, PackStatus
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui.icon_names import IconName


class PackAction(Enum):
    """What can be done with a pack."""

    DOWNLOAD = auto()
    DOWNLOAD_ANYWAY = auto()
    PAUSE = auto()
    CONTINUE = auto()
    CANCEL = auto()
    FROM_FILE = auto()
    USE = auto()
    TRY_AGAIN = auto()
    STOP_USING = auto()
    REMOVE = auto()


@dataclass(frozen=True, slots=True)
class PackActionRow:
    """The button of an action; texts are translated in context ``graphics``."""

    text: str
    tip: str
    icon: IconName


ACTIONS: Final[Mapping[PackAction, PackActionRow]] = MappingProxyType(
    {
        PackAction.DOWNLOAD: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "&Download"),
            QT_TRANSLATE_NOOP(
                "graphics", "Download the pack, try it and use it; you can keep working meanwhile"
            ),
            "download-simple",
        ),
        PackAction.DOWNLOAD_ANYWAY: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "&Download anyway"),
            QT_TRANSLATE_NOOP("graphics", "Download over this metered connection"),
            "download-simple",
        ),
        PackAction.PAUSE: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "&Pause"),
            QT_TRANSLATE_NOOP("graphics", "Pause; what has been downloaded is kept"),
            "pause",
        ),
        PackAction.CONTINUE: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "R&esume"),
            QT_TRANSLATE_NOOP("graphics", "Resume the download where it stopped"),
            "play",
        ),
        PackAction.CANCEL: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "Cance&l"),
            QT_TRANSLATE_NOOP("graphics", "Cancel; a partial download is deleted"),
            "x",
        ),
        PackAction.FROM_FILE: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "From a &file…"),
            QT_TRANSLATE_NOOP(
                "graphics",
                "Install the pack from a file that “sdstudio packs export” made on a computer with "
                "a network",
            ),
            "folder-open",
        ),
        PackAction.USE: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "&Use"),
            QT_TRANSLATE_NOOP("graphics", "Try the pack, and make pictures with it if it works"),
            "check",
        ),
        PackAction.TRY_AGAIN: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "&Try again"),
            QT_TRANSLATE_NOOP("graphics", "Try the pack, and make pictures with it if it works"),
            "arrow-clockwise",
        ),
        PackAction.STOP_USING: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "Don't &use"),
            QT_TRANSLATE_NOOP("graphics", "Make pictures on the processor; the pack is kept"),
            "x",
        ),
        PackAction.REMOVE: PackActionRow(
            QT_TRANSLATE_NOOP("graphics", "&Remove…"),
            QT_TRANSLATE_NOOP("graphics", "Delete the pack to free disk space"),
            "trash",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state of the dialog; texts are translated in context ``graphics``.

    Args:
        title: in a word or two.
        note: what it means, unless there is trouble to explain; with placeholders.
        buttons: what can be done; ``first`` is the recommended next action.
    """

    title: str
    note: str = ""
    first: PackAction | None = None
    buttons: tuple[PackAction, ...] = ()


_WHILE_FETCHING: Final = (PackAction.PAUSE, PackAction.CANCEL)
_KEPT: Final = QT_TRANSLATE_NOOP(
    "graphics", "You can close this window and keep working. What has been downloaded is kept."
)

STATES: Final[Mapping[PackState, StateRow]] = MappingProxyType(
    {
        PackState.LOOKING: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Looking…"),
            QT_TRANSLATE_NOOP("graphics", "Looking for graphics cards."),
        ),
        PackState.NOT_OFFERED: StateRow(QT_TRANSLATE_NOOP("graphics", "No pack to install")),
        PackState.OFFERED: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Not installed"),
            QT_TRANSLATE_NOOP(
                "graphics",
                "With this pack, your graphics card makes the pictures, usually many times faster "
                "than the processor. The download is {size}, {time} at 50 Mbit/s. Installing it "
                "needs {needed} of disk space, and afterwards it takes up {unpacked}; {free} is "
                "free.",
            ),
            PackAction.DOWNLOAD,
            (PackAction.FROM_FILE,),
        ),
        PackState.WAITING: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Waiting…"), _KEPT, None, _WHILE_FETCHING
        ),
        PackState.CHECKING: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Checking existing files…"), _KEPT, None, _WHILE_FETCHING
        ),
        PackState.FETCHING: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Downloading…"), _KEPT, None, _WHILE_FETCHING
        ),
        PackState.PAUSED: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Paused"),
            QT_TRANSLATE_NOOP("graphics", "What has been downloaded is kept."),
            PackAction.CONTINUE,
            (PackAction.CANCEL,),
        ),
        PackState.METERED: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Waiting for your approval"),
            QT_TRANSLATE_NOOP(
                "graphics",
                "This connection appears to be metered, so the download is waiting for your "
                "approval. It starts automatically on an unmetered connection.",
            ),
            None,
            (PackAction.DOWNLOAD_ANYWAY, PackAction.CANCEL),
        ),
        PackState.INTERRUPTED: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Interrupted"),
            "",
            PackAction.CONTINUE,
            (PackAction.CANCEL,),
        ),
        PackState.COPYING: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Copying…"),
            QT_TRANSLATE_NOOP("graphics", "The files are being copied and verified."),
            None,
            (PackAction.CANCEL,),
        ),
        PackState.UNPACKING: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Unpacking…"),
            QT_TRANSLATE_NOOP("graphics", "All files are genuine and are being unpacked."),
            None,
            _WHILE_FETCHING,
        ),
        PackState.TRYING: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Testing…"),
            QT_TRANSLATE_NOOP(
                "graphics",
                "The card does a small calculation, and the result is compared with the "
                "processor's. This can take a few minutes.",
            ),
            None,
            (PackAction.CANCEL,),
        ),
        PackState.IN_USE: StateRow(
            QT_TRANSLATE_NOOP("graphics", "In use"),
            QT_TRANSLATE_NOOP("graphics", "Pictures are made on {card}."),
            None,
            (PackAction.STOP_USING, PackAction.REMOVE),
        ),
        PackState.NOT_USED: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Not used"),
            QT_TRANSLATE_NOOP(
                "graphics", "The pack is installed, but pictures are made on the processor."
            ),
            PackAction.USE,
            (PackAction.REMOVE,),
        ),
        PackState.FAILED: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Not working"),
            "",
            PackAction.TRY_AGAIN,
            (PackAction.REMOVE,),
        ),
        PackState.OUTDATED: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Out of date"), "", None, (PackAction.REMOVE,)
        ),
        PackState.REMOVING: StateRow(
            QT_TRANSLATE_NOOP("graphics", "Removing…"),
            QT_TRANSLATE_NOOP(
                "graphics", "The image engine finishes its job, then restarts without the pack."
            ),
        ),
    }
)

#: Why no pack is offered, in a word or two; the note below says what to do.
OBSTACLES: Final[Mapping[ErrorCode, str]] = MappingProxyType(
    {
        ErrorCode.PACKS_UNREADABLE: QT_TRANSLATE_NOOP("graphics", "No list of packs"),
        ErrorCode.PACK_NO_CARD: QT_TRANSLATE_NOOP("graphics", "No graphics card"),
        ErrorCode.PACK_NOT_NEEDED: QT_TRANSLATE_NOOP("graphics", "No pack needed"),
        ErrorCode.PACK_NONE_FITS: QT_TRANSLATE_NOOP("graphics", "No pack for this card"),
        ErrorCode.PACK_CARD_TOO_OLD: QT_TRANSLATE_NOOP("graphics", "Card too old"),
        ErrorCode.PACK_NO_DRIVER: QT_TRANSLATE_NOOP("graphics", "Driver missing"),
        ErrorCode.PACK_DRIVER_TOO_OLD: QT_TRANSLATE_NOOP("graphics", "Driver too old"),
    }
)


def title(status: PackStatus) -> str:
    """The dialog's heading for ``status``, in English."""
    if status.state is PackState.NOT_OFFERED and status.trouble is not None:
        return OBSTACLES.get(status.trouble.code, STATES[status.state].title)
    return STATES[status.state].title
