"""Checks whether a window can open, because Qt would abort the process if not."""

import ctypes
import importlib
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.packaged import is_packaged

_DEBIAN_PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 "
    "libxcb-shape0 libxcb-image0 libxcb-render-util0 libxcb-xinerama0 libxcb-randr0 "
    "libdbus-1-3 libfontconfig1"
)


def window_obstacle(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> StudioError | None:
    """The reason why no window can open here; ``None`` if it can.

    Only Linux needs this: other systems include everything that Qt needs.
    """
    if not platform.startswith("linux"):
        return None
    command = f"{Path(sys.executable).name} main.py" if not is_packaged() else "sdstudio"
    missing = _missing_library()
    if missing is not None:
        return StudioError(
            ErrorCode.QT_LIBRARY_MISSING,
            library=missing,
            packages=_DEBIAN_PACKAGES,
            command=command,
        )
    if "QT_QPA_PLATFORM" in environment:  # set on purpose
        return None
    if environment.get("WAYLAND_DISPLAY") or _x11_answers(environment.get("DISPLAY", "")):
        return None
    return StudioError(ErrorCode.NO_DISPLAY, command=command)


def _missing_library() -> str | None:
    """The first system library that Qt's GUI modules can't find."""
    try:
        importlib.import_module("PySide6.QtWidgets")  # only to see whether it loads
    except ImportError as error:
        return str(error).split(":")[0]
    spec = importlib.util.find_spec("PySide6")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        plugin = Path(folder) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
        if plugin.exists():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return str(error).split(":")[0]
    return None


def _x11_answers(display: str) -> bool:
    """Whether an X server answers: Qt would abort the process if none does."""
    if not display:
        return False
    try:
        # By name: find_library would start another program.
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
