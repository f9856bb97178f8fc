"""What can be done with a model from its card: one row each, and which of them when."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from sdstudio.app.models.standing import Condition
from sdstudio.domain.text import QT_TRANSLATE_NOOP


class Act(Enum):
    """What can be done."""

    DOWNLOAD = auto()
    DOWNLOAD_ANYWAY = auto()
    PAUSE = auto()
    RESUME = auto()
    CANCEL = auto()
    SOURCES = auto()
    IMPORT = auto()
    USE = auto()
    VERIFY = auto()
    REPAIR = auto()
    OPEN_FOLDER = auto()
    EXPORT = auto()
    REMOVE = auto()
    FORGET = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """An act as it is written down; texts are translated in context ``models``.

    Args:
        icon: of the family.
    """

    text: str
    tip: str
    icon: str


ROWS: Final[Mapping[Act, Row]] = MappingProxyType(
    {
        Act.DOWNLOAD: Row(
            QT_TRANSLATE_NOOP("models", "Download"),
            QT_TRANSLATE_NOOP("models", "Fetch this model; you can go on working meanwhile"),
            "download-simple",
        ),
        Act.DOWNLOAD_ANYWAY: Row(
            QT_TRANSLATE_NOOP("models", "Download anyway"),
            QT_TRANSLATE_NOOP("models", "Fetch it over this connection, whatever that costs"),
            "download-simple",
        ),
        Act.PAUSE: Row(
            QT_TRANSLATE_NOOP("models", "Pause"),
            QT_TRANSLATE_NOOP("models", "Stop fetching for now; what has come is kept"),
            "pause",
        ),
        Act.RESUME: Row(
            QT_TRANSLATE_NOOP("models", "Resume"),
            QT_TRANSLATE_NOOP("models", "Go on where it stopped"),
            "play",
        ),
        Act.CANCEL: Row(
            QT_TRANSLATE_NOOP("models", "Cancel"),
            QT_TRANSLATE_NOOP("models", "Give this up; what has come of a download is removed"),
            "x",
        ),
        Act.SOURCES: Row(
            QT_TRANSLATE_NOOP("models", "Other sources…"),
            QT_TRANSLATE_NOOP("models", "Choose where models are fetched from"),
            "globe",
        ),
        Act.IMPORT: Row(
            QT_TRANSLATE_NOOP("models", "Import…"),
            QT_TRANSLATE_NOOP("models", "Take this model from a file or folder that you have"),
            "folder-open",
        ),
        Act.USE: Row(
            QT_TRANSLATE_NOOP("models", "Use it"),
            QT_TRANSLATE_NOOP("models", "Make the next pictures with this model"),
            "check",
        ),
        Act.VERIFY: Row(
            QT_TRANSLATE_NOOP("models", "Verify"),
            QT_TRANSLATE_NOOP(
                "models", "Read every byte and see whether it is as it was when it came"
            ),
            "shield-check",
        ),
        Act.REPAIR: Row(
            QT_TRANSLATE_NOOP("models", "Repair"),
            QT_TRANSLATE_NOOP("models", "Fetch the damaged parts again, and nothing else"),
            "wrench",
        ),
        Act.OPEN_FOLDER: Row(
            QT_TRANSLATE_NOOP("models", "Open folder"),
            QT_TRANSLATE_NOOP("models", "Show its files in the file manager"),
            "folder-open",
        ),
        Act.EXPORT: Row(
            QT_TRANSLATE_NOOP("models", "Export…"),
            QT_TRANSLATE_NOOP(
                "models", "Copy it to a USB disk or a folder, for a computer without a network"
            ),
            "export",
        ),
        Act.REMOVE: Row(
            QT_TRANSLATE_NOOP("models", "Remove…"),
            QT_TRANSLATE_NOOP("models", "Move it to the system's trash, to free disk space"),
            "trash",
        ),
        Act.FORGET: Row(
            QT_TRANSLATE_NOOP("models", "Take off the list"),
            QT_TRANSLATE_NOOP("models", "Do not offer this folder any more; its files stay"),
            "x",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Offered:
    """Which acts a card shows.

    Args:
        buttons: in its row; ``first`` is the one next action, in the accent's colour.
        more: in the menu behind them.
    """

    first: Act | None = None
    buttons: tuple[Act, ...] = ()
    more: tuple[Act, ...] = ()


_WHILE_FETCHING: Final = Offered(buttons=(Act.PAUSE, Act.CANCEL), more=(Act.SOURCES,))
_ONLY_CANCEL: Final = Offered(buttons=(Act.CANCEL,))
_KEPT: Final = (Act.OPEN_FOLDER, Act.EXPORT, Act.REMOVE)

ACTS: Final[Mapping[Condition, Offered]] = MappingProxyType(
    {
        Condition.ABSENT: Offered(Act.DOWNLOAD, (), (Act.IMPORT, Act.SOURCES)),
        Condition.IMPORT_ONLY: Offered(None, (Act.IMPORT,)),
        Condition.WAITING: _WHILE_FETCHING,
        Condition.CHECKING: _WHILE_FETCHING,
        Condition.FETCHING: _WHILE_FETCHING,
        Condition.PAUSED: Offered(Act.RESUME, (Act.CANCEL,), (Act.SOURCES,)),
        Condition.METERED: Offered(None, (Act.DOWNLOAD_ANYWAY, Act.CANCEL), (Act.IMPORT,)),
        Condition.FAILED: Offered(Act.RESUME, (Act.SOURCES, Act.CANCEL), (Act.IMPORT,)),
        Condition.READY: Offered(Act.USE, (Act.VERIFY,), _KEPT),
        Condition.DAMAGED: Offered(Act.REPAIR, (Act.VERIFY,), (Act.IMPORT, *_KEPT)),
        Condition.VERIFYING: _ONLY_CANCEL,
        Condition.IMPORTING: _ONLY_CANCEL,
        Condition.EXPORTING: _ONLY_CANCEL,
        Condition.REMOVING: Offered(),
    }
)
