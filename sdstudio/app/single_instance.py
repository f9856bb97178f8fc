"""SingleInstance: a second start hands its files to the first window instead of opening another."""

import contextlib
import ctypes
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_LIMIT_MS: Final = 500
#: A second start that is slower tries again.
_LINE_LIMIT_MS: Final = 5_000
#: For a window that is busy, or that ends and has still to finish what is unfinished.
_ANSWER_LIMIT_MS: Final = 30_000
_ANSWER: Final = b"taken\n"
#: How often a window that ends before it has answered is followed by another that does the same.
_ATTEMPTS: Final = 5
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"
_ANY_PROCESS: Final = -1
#: Far longer than any, and far shorter than what an environment can hold.
_TOKEN_LIMIT: Final = 1024
#: More files than anybody opens at once.
_MESSAGE_LIMIT_BYTES: Final = 64 * 2**10


class SingleInstance(QObject):
    """One window per library, through a local socket named after it.

    A connection brings ``{"open": [absolute paths], "token": "…"}`` as a line of JSON, which asks
    the window to come to the front and to open those files; any other line only asks it to come to
    the front. The token is what Wayland requires for that. The window answers when it has taken the
    files: one that ends without an answer has not, and the second start opens them itself.

    This is a convenience; the library's own lock keeps two programs from writing to it.

    Args:
        folder: of the socket, on systems where it is a file. Not the temporary folder, where the
            remains of a killed window would stay and anybody could create a socket of that name.
        key: names the library.

    Signals:
        asked(list of Path): a second start asks this window to come to the front and to open these
            files, if any.

    Thread: GUI.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"sd-studio-{key}"
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
            self._name = str(folder / f"window-{key}")
        self._is_answering = True
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def hand_over(self, files: Sequence[Path] = ()) -> bool:
        """Ask a running instance to show its window; if there is none, become that instance.

        Waits for an instance that is about to end.

        Args:
            files: absolute paths of what that window is to open.

        Returns:
            whether there is one, so that this process can exit.
        """
        message = _message(files, os.environ.get(_TOKEN, ""))
        for _ in range(_ATTEMPTS):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if not socket.waitForConnected(_CONNECT_LIMIT_MS):
                break
            if sys.platform == "win32":
                # Otherwise the window could only have its button on the taskbar flash.
                ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
            socket.write(message)
            socket.flush()
            socket.waitForReadyRead(_ANSWER_LIMIT_MS)
            # One that is connected and silent is busy and will find the message, or hangs where the
            # artist sees it.
            if socket.bytesAvailable() or _is_connected(socket):
                return True
        # A socket left by a killed program doesn't answer.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return False

    def stop_answering(self) -> None:
        """Take no more files; second starts wait for :meth:`close`."""
        self._is_answering = False
        for connection in self.findChildren(_Connection):
            connection.drop()

    def close(self) -> None:
        """Let the next start be the first."""
        self._server.close()

    def _on_connection(self) -> None:
        while self._is_answering and (socket := self._server.nextPendingConnection()) is not None:
            _Connection(socket, self).received.connect(self.asked)


def _is_connected(socket: QLocalSocket) -> bool:
    return socket.state() is QLocalSocket.LocalSocketState.ConnectedState


class _Connection(QObject):
    """A second start. Signals ``received(list of Path)`` once, when it has said what it wants."""

    received = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._is_over = False
        socket.setParent(self)
        # One byte more than is allowed tells that there was more.
        socket.setReadBufferSize(_MESSAGE_LIMIT_BYTES + 1)
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self._on_over)
        # The caller may neither finish its line nor disconnect.
        QTimer.singleShot(_LINE_LIMIT_MS, self, self._on_over)
        # What has arrived already is read when somebody listens to this object.
        QTimer.singleShot(0, self, self._on_ready)

    def drop(self) -> None:
        """End it without an answer."""
        self._is_over = True
        self._socket.abort()
        self.deleteLater()

    def _on_ready(self) -> None:
        is_too_long = self._socket.bytesAvailable() > _MESSAGE_LIMIT_BYTES
        if is_too_long or self._socket.canReadLine():
            self._on_over()

    def _on_over(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        line = bytes(self._socket.readAll().data())
        is_whole = line.endswith(b"\n")
        files, token = _read(line) if is_whole else ([], "")
        if token:
            os.environ[_TOKEN] = token  # Qt uses it once, for the next window to be activated.
        self.received.emit(files)
        self._socket.disconnected.connect(self.deleteLater)
        if not _is_connected(self._socket):
            self.deleteLater()
            return
        if is_whole:
            self._socket.write(_ANSWER)
        self._socket.disconnectFromServer()


def _message(files: Sequence[Path], token: str) -> bytes:
    """The message about ``files``, or about the first of them if all don't fit."""
    # ASCII, so that names that are not valid UTF-8 arrive, too.
    names = [str(one) for one in files]
    message = json.dumps({"open": names, "token": token}).encode() + b"\n"
    fits = len(message) <= _MESSAGE_LIMIT_BYTES or not files
    return message if fits else _message(files[: len(files) // 2], token)


def _read(message: bytes) -> tuple[list[Path], str]:
    """The files that a message names, and its token; neither if it is not well formed."""
    try:
        said = json.loads(message)
        names, token = said["open"], said.get("token", "")
        if len(message) > _MESSAGE_LIMIT_BYTES or not isinstance(names, list):
            return [], ""
        files = [Path(name) for name in names]
        # Raises for surrogates that no file system has.
        is_usable = all(one.is_absolute() and b"\0" not in os.fsencode(one) for one in files)
        is_token = token.isascii() and "\0" not in token and len(token) <= _TOKEN_LIMIT
        return (files, token) if is_usable and is_token else ([], "")
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return [], ""
