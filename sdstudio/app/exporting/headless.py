"""What Qt needs to draw text where there is no window, as on the command line."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sdstudio.app.settings import Language
from sdstudio.app.translation import Translation
from sdstudio.app.window_obstacle import window_obstacle


def prepare_drawing(translations: Path) -> None:
    """Have an application that knows fonts, though no display, in place of one without.

    Args:
        translations: the folder of the compiled ones, which the new application needs again.

    Raises:
        StudioError: ``QT_LIBRARY_MISSING``.

    Thread: that of the program's start.
    """
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        obstacle = window_obstacle()
        raise obstacle or error from error
    here = QCoreApplication.instance()
    if isinstance(here, QGuiApplication):
        return
    if here is not None:
        here.shutdown()
    application = QGuiApplication(["sdstudio", "-platform", "offscreen"])
    Translation(translations, application).use(Language.SYSTEM)
