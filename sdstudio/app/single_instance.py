"""SingleInstance: a second start raises the first window instead of opening the library twice."""

import contextlib
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_LIMIT_MS: Final = 500


class SingleInstance(QObject):
    """One window per library, by a local socket named after it.

    Convenience only: what keeps two programs from writing one library is the library's own lock.

    Args:
        folder: where the socket lies, on systems where it is a file. Not the temporary folder: what
            a killed window leaves would stay there, and anybody could put a socket of that name
            there first.
        key: names the library.

    Signals:
        raise_asked(): a second start wants this window to come to the front.

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
        """Ask a program that runs already to show its window; otherwise be the one that runs.

        Returns:
            whether there is one and this start is done.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_ANSWER_LIMIT_MS):
            socket.disconnectFromServer()
            return True
        # What a killed program left behind answers nobody.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Answer no longer."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnectFromServer()
            socket.deleteLater()
            self.raise_asked.emit()
