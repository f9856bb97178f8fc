"""Sentences in the system's language for a program without a window, even without Qt."""

from pathlib import Path

from sdstudio.domain.error_formatting import Translate


def system_language() -> str:
    """The key of that language, such as ``zh_CN``. Call after :func:`system_translate`.

    English where not even QtCore can be loaded.
    """
    try:
        from sdstudio.app.translation import current_language
    except ImportError:
        return "en"
    return current_language().value


def system_translate(folder: Path) -> Translate:
    """Translate into the system's language; English if QtCore can't be loaded.

    Args:
        folder: of the compiled translations.
    """
    try:
        from sdstudio.app.translation import system_translation
    except ImportError:
        return lambda _context, text: text
    return system_translation(folder)
