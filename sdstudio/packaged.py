"""What differs in the installed program, which PyInstaller's loader starts. No Qt, no torch."""

import sys
from collections.abc import MutableMapping

#: What the loader and its hooks set for this process and would be wrong in others.
_FOR_US_ALONE = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def is_packaged() -> bool:
    """Whether this is the installed program: ``sys.executable`` is the program itself."""
    return bool(getattr(sys, "frozen", False))


def restore_environment(environment: MutableMapping[str, str]) -> None:
    """Undo what the loader did to the environment, which the programs that we start inherit.

    A file manager or browser would load our libraries and our Qt. This process doesn't need the
    variables any more: its loader has read them, and PySide6 knows where its plugins are.
    """
    for name in _FOR_US_ALONE:
        environment.pop(name, None)
    # As it was before; see PyInstaller's "LD_LIBRARY_PATH / LIBPATH considerations".
    if (before := environment.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
        environment["LD_LIBRARY_PATH"] = before
    # Otherwise the loader of a process of this program relies on what has just been removed.
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
