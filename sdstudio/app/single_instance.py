"""SingleInstance: a second start raises the first window, which opens the files it was given."""

import contextlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_LIMIT_MS: Final = 500


class SingleInstance(QObject):
    """One window per library, through a local socket named after it.

    This is a convenience; the library's own lock keeps two programs from writing to it.

    Args:
        folder: of the socket, on systems where it is a file. Not the temporary folder, where the
            remains of a killed window would stay and anybody could create a socket of that name.
        key: names the library.

    Signals:
        raise_asked(list of Path): a second start asks this window to come to the front, and to
            open these files.

    Thread: GUI.
    """

    raise_asked = Signal(list)

    def __init__(self, folder: Path, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"sd-studio-{key}"
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
            self._name = str(folder / f"window-{key}")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def hand_over(self, files: Sequence[Path] = ()) -> bool:
        """Ask a running instance to show its window; if there is none, become that instance.

        Args:
            files: to be opened by it.

        Returns:
            whether there is one, so that this process can exit.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_ANSWER_LIMIT_MS):
            # ASCII, so that names that aren't UTF-8 survive.
            socket.write(json.dumps([str(one.absolute()) for one in files]).encode("ascii"))
            socket.waitForBytesWritten(_ANSWER_LIMIT_MS)
            socket.disconnectFromServer()
            return True
        # A socket left by a killed program doesn't answer.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Stop answering."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(self._on_disconnected)
            if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._take(socket)

    def _on_disconnected(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        said = bytes(socket.readAll().data())
        socket.deleteLater()
        # Only this user can connect; the sender may have been killed while it wrote.
        with contextlib.suppress(ValueError):
            self.raise_asked.emit([Path(one) for one in json.loads(said)])
