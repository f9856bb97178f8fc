"""The actions on a model's card: one row each, and when they are available."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from sdstudio.app.model_management.model_status import Condition
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui.icon_names import IconName


class ModelAction(Enum):
    """The actions."""

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
class ModelActionRow:
    """The definition of an action; texts are translated in context ``models``.

    Args:
        icon: from the icon family.
    """

    text: str
    tip: str
    icon: IconName


ROWS: Final[Mapping[ModelAction, ModelActionRow]] = MappingProxyType(
    {
        ModelAction.DOWNLOAD: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Download"),
            QT_TRANSLATE_NOOP("models", "Download this model; you can keep working meanwhile"),
            "download-simple",
        ),
        ModelAction.DOWNLOAD_ANYWAY: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Download anyway"),
            QT_TRANSLATE_NOOP("models", "Download over this metered connection"),
            "download-simple",
        ),
        ModelAction.PAUSE: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Pause"),
            QT_TRANSLATE_NOOP("models", "Pause the download; what has been downloaded is kept"),
            "pause",
        ),
        ModelAction.RESUME: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Resume"),
            QT_TRANSLATE_NOOP("models", "Continue the download where it stopped"),
            "play",
        ),
        ModelAction.CANCEL: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Cancel"),
            QT_TRANSLATE_NOOP("models", "Cancel; a partial download is deleted"),
            "x",
        ),
        ModelAction.SOURCES: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Download sources…"),
            QT_TRANSLATE_NOOP("models", "Choose where models are downloaded from"),
            "globe",
        ),
        ModelAction.IMPORT: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Import…"),
            QT_TRANSLATE_NOOP(
                "models", "Import this model from a file or folder that you already have"
            ),
            "folder-open",
        ),
        ModelAction.USE: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Use"),
            QT_TRANSLATE_NOOP("models", "Make new pictures with this model"),
            "check",
        ),
        ModelAction.VERIFY: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Verify"),
            QT_TRANSLATE_NOOP("models", "Check all files for damage"),
            "shield-check",
        ),
        ModelAction.REPAIR: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Repair"),
            QT_TRANSLATE_NOOP("models", "Download only the damaged parts again"),
            "wrench",
        ),
        ModelAction.OPEN_FOLDER: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Open folder"),
            QT_TRANSLATE_NOOP("models", "Show its files in the file manager"),
            "folder-open",
        ),
        ModelAction.EXPORT: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Export…"),
            QT_TRANSLATE_NOOP(
                "models", "Copy the model to a USB drive or folder, for use on another computer"
            ),
            "export",
        ),
        ModelAction.REMOVE: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Remove…"),
            QT_TRANSLATE_NOOP("models", "Move the model to the trash to free disk space"),
            "trash",
        ),
        ModelAction.FORGET: ModelActionRow(
            QT_TRANSLATE_NOOP("models", "Remove from list"),
            QT_TRANSLATE_NOOP("models", "Remove this folder from the list; its files are kept"),
            "x",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class AvailableActions:
    """The actions that a card shows.

    Args:
        buttons: in its row; ``first`` is the recommended next action, in the accent colour.
        more: in the menu behind the buttons.
    """

    first: ModelAction | None = None
    buttons: tuple[ModelAction, ...] = ()
    more: tuple[ModelAction, ...] = ()


_WHILE_FETCHING: Final = AvailableActions(
    buttons=(ModelAction.PAUSE, ModelAction.CANCEL), more=(ModelAction.SOURCES,)
)
_ONLY_CANCEL: Final = AvailableActions(buttons=(ModelAction.CANCEL,))
_KEPT: Final = (ModelAction.OPEN_FOLDER, ModelAction.EXPORT, ModelAction.REMOVE)

MODEL_ACTIONS: Final[Mapping[Condition, AvailableActions]] = MappingProxyType(
    {
        Condition.ABSENT: AvailableActions(
            ModelAction.DOWNLOAD, (), (ModelAction.IMPORT, ModelAction.SOURCES)
        ),
        Condition.IMPORT_ONLY: AvailableActions(None, (ModelAction.IMPORT,)),
        Condition.WAITING: _WHILE_FETCHING,
        Condition.CHECKING: _WHILE_FETCHING,
        Condition.FETCHING: _WHILE_FETCHING,
        Condition.UNPACKING: _WHILE_FETCHING,
        Condition.PAUSED: AvailableActions(
            ModelAction.RESUME, (ModelAction.CANCEL,), (ModelAction.SOURCES,)
        ),
        Condition.METERED: AvailableActions(
            None, (ModelAction.DOWNLOAD_ANYWAY, ModelAction.CANCEL), (ModelAction.IMPORT,)
        ),
        Condition.FAILED: AvailableActions(
            ModelAction.RESUME, (ModelAction.SOURCES, ModelAction.CANCEL), (ModelAction.IMPORT,)
        ),
        Condition.READY: AvailableActions(ModelAction.USE, (ModelAction.VERIFY,), _KEPT),
        Condition.DAMAGED: AvailableActions(
            ModelAction.REPAIR, (ModelAction.VERIFY,), (ModelAction.IMPORT, *_KEPT)
        ),
        Condition.VERIFYING: _ONLY_CANCEL,
        Condition.IMPORTING: _ONLY_CANCEL,
        Condition.EXPORTING: _ONLY_CANCEL,
        Condition.REMOVING: AvailableActions(),
    }
)
