"""Failures as sentences in the artist's language, and the remedies for them."""

from PySide6.QtCore import QCoreApplication

from sdstudio.app.notices import Notice
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence
from sdstudio.domain.error_sentences import FAILURES, Remedy


def text_of(notice: Notice) -> str:
    """The sentence for ``notice``; plain text."""
    return sentence(notice.code, notice.arguments, translate)


def offers_saving(notice: Notice) -> bool:
    """Whether ``notice`` is about pictures that exist only in memory."""
    return Remedy.SAVE_ELSEWHERE in FAILURES[notice.code].remedies


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
        case Remedy.GRAPHICS_CARD:
            return QCoreApplication.translate("messages", "Graphics card…")
        case Remedy.GENERATE_ANYWAY:
            return QCoreApplication.translate("messages", "Generate anyway")
        case Remedy.DECODE_WITH:
            return QCoreApplication.translate("messages", "Decode with…")
        case Remedy.RANDOM_SEED:
            return QCoreApplication.translate("messages", "Use a random seed")
