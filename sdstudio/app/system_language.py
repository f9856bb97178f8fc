"""Sentences in the system's language for a program without a window, however bare the system."""

from pathlib import Path

from sdstudio.domain.sentences import Translate


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
