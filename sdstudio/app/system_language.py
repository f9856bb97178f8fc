"""Sentences in the system's language for a program without a window, however bare the system."""

from pathlib import Path

from sdstudio.domain.sentences import Translate


def system_language() -> str:
    """The key of that language: ``en`` or ``zh_CN``. Ask once :func:`system_translate` was called.

    English where not even QtCore can be loaded.
    """
    try:
        from sdstudio.app.translation import current_language
    except ImportError:
        return "en"
    return current_language().value


def system_translate(folder: Path) -> Translate:
    """Translates into the system's language; English where not even QtCore can be loaded.

    Args:
        folder: with the compiled translations.
    """
    try:
        from sdstudio.app.translation import system_translation
    except ImportError:
        return lambda _context, text: text
    return system_translation(folder)
