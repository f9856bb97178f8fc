"""Failures as sentences in the artist's language, and the remedies for them."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from sdstudio.app.notices import Notice
from sdstudio.app.translation import translate
from sdstudio.domain.concerns import Concern, codes_of
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.sentences import sentence


class Remedy(Enum):
    """A button on a notice."""

    SAVE_ELSEWHERE = "save_elsewhere"
    TRY_AGAIN = "try_again"
    OPEN_MODEL = "open_model"
    MODELS = "models"
    NATIVE_SIZE = "native_size"
    RESTART_ENGINE = "restart_engine"
    SETTINGS = "settings"
    GENERATE_ANYWAY = "generate_anyway"
    RANDOM_SEED = "random_seed"


_AGAINST: Final[Mapping[Concern, tuple[Remedy, ...]]] = MappingProxyType(
    {
        Concern.MODEL: (Remedy.MODELS, Remedy.OPEN_MODEL),
        Concern.LOADING: (Remedy.MODELS, Remedy.OPEN_MODEL),
        Concern.INSTALLED: (Remedy.MODELS,),
        Concern.INSTALLING: (Remedy.MODELS,),
        Concern.DOWNLOAD: (Remedy.MODELS,),
        Concern.SIZE: (Remedy.NATIVE_SIZE,),
    }
)

REMEDIES: Final[Mapping[ErrorCode, tuple[Remedy, ...]]] = MappingProxyType(
    {
        **{code: against for concern, against in _AGAINST.items() for code in codes_of(concern)},
        # Codes with remedies of their own.
        ErrorCode.LESS_FITS: (),
        ErrorCode.STARTER_DAMAGED: (Remedy.OPEN_MODEL,),
        ErrorCode.PICTURE_UNSAVED: (Remedy.SAVE_ELSEWHERE, Remedy.TRY_AGAIN),
        ErrorCode.REQUEST_REPEATED: (Remedy.RANDOM_SEED, Remedy.GENERATE_ANYWAY),
        ErrorCode.NOT_A_MULTIPLE: (Remedy.NATIVE_SIZE,),
        ErrorCode.ENGINE_NOT_STARTED: (Remedy.RESTART_ENGINE,),
        ErrorCode.LIBRARY_NEWER: (Remedy.SETTINGS,),
        ErrorCode.SETTINGS_FOLDER: (Remedy.SETTINGS,),
        ErrorCode.PICTURES_FOLDER_GONE: (Remedy.SETTINGS,),
        # No size can be chosen there.
        ErrorCode.SMALLER_INPUT_FITS: (),
    }
)


def text_of(notice: Notice) -> str:
    """The sentence for ``notice``; plain text."""
    return sentence(notice.code, notice.arguments, translate)


def offers_saving(notice: Notice) -> bool:
    """Whether ``notice`` is about pictures that exist only in memory."""
    return Remedy.SAVE_ELSEWHERE in REMEDIES.get(notice.code, ())


def remedy_text(remedy: Remedy) -> str:
    """The label of the button."""
    match remedy:
        case Remedy.SAVE_ELSEWHERE:
            return QCoreApplication.translate("messages", "Save elsewhere…")
        case Remedy.TRY_AGAIN:
            return QCoreApplication.translate("messages", "Try again")
        case Remedy.OPEN_MODEL:
            return QCoreApplication.translate("messages", "Open model folder…")
        case Remedy.MODELS:
            return QCoreApplication.translate("messages", "Manage models…")
        case Remedy.NATIVE_SIZE:
            return QCoreApplication.translate("messages", "Use the model's native size")
        case Remedy.RESTART_ENGINE:
            return QCoreApplication.translate("messages", "Restart engine")
        case Remedy.SETTINGS:
            return QCoreApplication.translate("messages", "Settings…")
        case Remedy.GENERATE_ANYWAY:
            return QCoreApplication.translate("messages", "Generate anyway")
        case Remedy.RANDOM_SEED:
            return QCoreApplication.translate("messages", "Use a random seed")
