"""What differs in the installed program, which a loader starts: PyInstaller's, or on Windows our
own. No Qt, no torch.
"""

import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Final

#: Beside the program, this file says that everything of the artist's is kept there, too.
PORTABLE_MARK: Final = "portable.txt"
_PORTABLE_FOLDER: Final = "user"
#: What the loader and its hooks set for this process and would be wrong in others.
_FOR_US_ALONE = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def is_packaged() -> bool:
    """Whether this is the installed program: ``sys.executable`` is the program itself."""
    return bool(getattr(sys, "frozen", False)) or "packaged" in sys._xoptions


def portable_folder() -> Path | None:
    """Where a portable program keeps everything of the artist's; ``None`` in an installed one."""
    folder = Path(sys.executable).parent
    if is_packaged() and (folder / PORTABLE_MARK).exists():
        return folder / _PORTABLE_FOLDER
    return None


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
