"""Program: the window with its services, in its own folders and isolated from the system."""

import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.settings import Language
from sdstudio.app.studio import Studio
from sdstudio.paths import Paths, user_paths
from sdstudio.ui.close_controller import CloseController
from sdstudio.ui.main_window import MainWindow
from tests.support.studio import make_studio, studio_paths


class Program:
    """Starts at once; :meth:`restart` ends it and starts it again, as after closing the window.

    Args:
        folder: for everything it writes.
        real: with the real engine and the practice model; otherwise with the fake engine.
    """

    studio: Studio
    window: MainWindow

    def __init__(self, folder: Path, *, real: bool) -> None:
        self._is_real = real
        paths = studio_paths(folder, model=not real)
        if real:
            shipped = user_paths().resources
            paths = Paths(paths.config, paths.data, paths.cache, paths.pictures, shipped)
        self.paths = paths
        self._start()

    @property
    def pictures(self) -> Path:
        """The pictures folder in use."""
        return self.studio.settings.current.pictures(self.paths.pictures)

    @property
    def is_closed(self) -> bool:
        """Whether the window has agreed to close."""
        return self.window.close_controller.state is CloseController.State.AGREED

    def stop(self) -> None:
        """End it, as closing the window does."""
        bootstrap.stop(self.studio)
        for service in (getattr(self.studio, field.name) for field in fields(self.studio)):
            if isinstance(service, QObject):
                # Later events would be for a window that is gone.
                service.blockSignals(True)
        # Translators belong to the application, which continues.
        self.studio.translation.use(Language.ENGLISH)
        self.window.hide()
        self.window.deleteLater()
        # Without processing events: this runs in a coroutine, and others couldn't continue.
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def restart(self) -> None:
        """End it and start it again."""
        self.stop()
        self._start()

    def _start(self) -> None:
        # A process, which can be killed.
        launch = EngineLaunch(self.paths.cache, self.paths.engine_log, fake=not self._is_real)
        self.studio = make_studio(self.paths, launch)
        self.window = MainWindow(self.studio)
        self.window.show()
        bootstrap.start(self.studio)


@contextmanager
def nothing_outside(
    folder: Path, files: list[Path], folders: list[Path], draw: Callable[[], Random]
) -> Iterator[None]:
    """Answer file dialogs at once, start no programs and reach no servers.

    Args:
        folder: for saved files, and instead of the system's trash.
        files, folders: what may be chosen.
        draw: returns the current random numbers.
    """
    saved = folder / "saved"
    saved.mkdir()

    def an_open_file(*_: object, **__: object) -> tuple[str, str]:
        rng = draw()
        return ("", "") if rng.random() < 0.2 else (str(rng.choice(files)), "")

    def open_files(*_: object, **__: object) -> tuple[list[str], str]:
        rng = draw()
        return [str(one) for one in rng.sample(files, rng.choice((0, 1, 1, 1, 2, 3)))], ""

    def a_new_file(_parent: object, _title: str, proposed: str, kinds: str) -> tuple[str, str]:
        rng = draw()
        name = rng.choice((Path(proposed).name, "a picture", "b.jpg", "no folder/c.png"))
        chosen = "" if rng.random() < 0.2 else str(saved / name)
        return chosen, rng.choice(kinds.split(";;"))

    def a_folder(*_: object, **__: object) -> str:
        rng = draw()
        there = [one for one in folders if one.exists()]
        return "" if rng.random() < 0.2 else str(rng.choice(there))

    def unreachable(*_: object, **__: object) -> Any:
        raise OSError("there is no network")

    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> Any:
        is_here = not isinstance(address, tuple) or str(address[0]).startswith(("127.", "::1"))
        return connect(self, address) if is_here else unreachable()

    surroundings = {
        "XDG_DATA_HOME": str(folder / "trash"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    with ExitStack() as stack:
        for changed in (
            patch.dict(os.environ, surroundings),
            patch.object(QFileDialog, "getOpenFileName", an_open_file),
            patch.object(QFileDialog, "getOpenFileNames", open_files),
            patch.object(QFileDialog, "getSaveFileName", a_new_file),
            patch.object(QFileDialog, "getExistingDirectory", a_folder),
            patch.object(QDesktopServices, "openUrl", lambda _url: True),
            patch("sdstudio.ui.file_tasks.show_in_folder", lambda _path: None),
            patch.object(socket, "getaddrinfo", unreachable),
            patch.object(socket.socket, "connect", connect_here),
        ):
            stack.enter_context(changed)
        yield


def make_unreadable(path: Path, rng: Random) -> None:
    """Delete, empty or truncate the file, or remove the folder, as another program might."""
    if path.is_dir():
        shutil.rmtree(path)
        return
    how = rng.choice(("delete", "empty", "cut"))
    if how == "delete":
        path.unlink()
    else:
        os.truncate(path, 0 if how == "empty" else path.stat().st_size // 2)


def kill(process_id: int) -> None:
    """Kill a process."""
    import signal

    os.kill(process_id, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
