"""SingleInstance: a second start raises the first window instead of opening another."""

import contextlib
import sys
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
        raise_asked(): a second start asks this window to come to the front.

    Thread: GUI.
    """

    raise_asked = Signal()

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

    def hand_over(self) -> bool:
        """Ask a running instance to show its window; if there is none, become that instance.

        Returns:
            whether there is one, so that this process can exit.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_ANSWER_LIMIT_MS):
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
            socket.disconnectFromServer()
            socket.deleteLater()
            self.raise_asked.emit()
