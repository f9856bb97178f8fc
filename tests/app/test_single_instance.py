"""A second start finds the first, and leftovers are in our own folder."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app import single_instance
from sdstudio.app.single_instance import SingleInstance


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A socket's path may have about a hundred characters."""
    return tmp_path_factory.mktemp("c") / "cache"


def server_of(instance: SingleInstance) -> QLocalServer:
    server = instance.findChild(QLocalServer)
    assert isinstance(server, QLocalServer)
    return server


def address(folder: Path) -> str:
    return "sd-studio-one" if sys.platform == "win32" else str(folder / "window-one")


#: What a second start does; it tells whether a window has taken the files.
PROGRAM = """
import sys
from pathlib import Path

from sdstudio.app.single_instance import SingleInstance

folder, *files = map(Path, sys.argv[1:])
second = SingleInstance(folder, "one")
print(second.hand_over(files))
second.close()
"""


class SecondStart:
    """In a process of its own, since it waits for an answer of the first one."""

    def __init__(self, qtbot: QtBot, folder: Path, files: Sequence[Path] = ()) -> None:
        self._qtbot = qtbot
        command = [sys.executable, "-c", PROGRAM, str(folder), *map(str, files)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    @property
    def is_waiting(self) -> bool:
        return self._process.poll() is None

    def has_handed_over(self) -> bool:
        """Wait for its end, while the first one goes on."""
        self._qtbot.waitUntil(lambda: not self.is_waiting)
        output, _ = self._process.communicate()
        return output == "True\n"


def test_a_second_start_raises_the_first_window(
    qapp: QApplication, qtbot: QtBot, folder: Path
) -> None:
    first, third = SingleInstance(folder, "one"), SingleInstance(folder, "one")
    assert not first.hand_over()
    with qtbot.waitSignal(first.asked) as asked:
        assert SecondStart(qtbot, folder).has_handed_over()
    assert asked.args == [[]]
    first.close()
    assert not third.hand_over()
    third.close()
    assert list(folder.iterdir()) == []


def test_files_for_a_window_that_ends_are_opened_by_the_second_start(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    first = SingleInstance(folder, "one")
    first.hand_over()
    first.stop_answering()
    with qtbot.assertNotEmitted(first.asked):
        second = SecondStart(qtbot, folder, [tmp_path / "fish.png"])
        qtbot.waitUntil(server_of(first).hasPendingConnections)
        assert second.is_waiting
        first.close()
        assert not second.has_handed_over()


def test_files_for_a_window_that_is_killed_are_opened_by_the_second_start(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    folder.mkdir()
    killed = QLocalServer()
    killed.listen(address(folder))
    second = SecondStart(qtbot, folder, [tmp_path / "fish.png"])
    with qtbot.waitSignal(killed.newConnection):
        pass
    killed.close()
    assert not second.has_handed_over()


def test_a_second_start_hands_over_files_whatever_they_are_called(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("a fish.png", "红 鱼.png", "100%20 %F.png", "'\"\n.ckpt")]
    if os.name == "posix":
        files.append(tmp_path / os.fsdecode(b"caf\xe9.png"))
    first = SingleInstance(folder, "one")
    first.hand_over()
    with qtbot.waitSignal(first.asked) as asked:
        assert SecondStart(qtbot, folder, files).has_handed_over()
    assert asked.args == [files]
    first.close()


def test_of_more_files_than_a_message_holds_the_first_ones_arrive(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number:05} {'x' * 200}.png" for number in range(500)]
    first = SingleInstance(folder, "one")
    first.hand_over()
    with qtbot.waitSignal(first.asked) as asked:
        assert SecondStart(qtbot, folder, files).has_handed_over()
    assert asked.args is not None
    (arrived,) = asked.args
    assert len(arrived) > 100
    assert arrived == files[: len(arrived)]
    first.close()


def test_the_window_gets_what_wayland_requires_to_bring_it_to_the_front(
    qapp: QApplication, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = SingleInstance(folder, "one")
    first.hand_over()
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "second start")
    second = SecondStart(qtbot, folder)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "the window's own")
    assert second.has_handed_over()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "second start"
    first.close()


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\n",
        b"\xff\xfe\x00",
        b"[" * 60_000,
        b'{"open": "/a.png"}',
        b'{"open": [1, null]}',
        b'{"open": ["fish.png"]}',
        b'{"open": ["/fish.png", "../fish.png"]}',
        b'{"open": ["/a\\u0000.png"]}',
        b'{"open": ["/a\\ud800.png"]}',
        b'{"close": []}',
        b"[]",
        b'{"open": ["/fish.png"], "token": 1}',
        b'{"open": ["/fish.png"], "token": "\\u0000"}',
        json.dumps({"open": ["/fish.png"], "token": "x" * 2**15}).encode(),
        json.dumps({"open": ["/fish.png"], "more": "x" * 2**17}).encode(),
    ],
)
def test_a_message_that_is_not_understood_only_raises_the_window(
    qapp: QApplication, qtbot: QtBot, folder: Path, message: bytes
) -> None:
    first = SingleInstance(folder, "one")
    first.hand_over()
    socket = QLocalSocket()
    socket.connectToServer(address(folder))
    assert socket.waitForConnected()
    with qtbot.waitSignal(first.asked) as asked:
        socket.write(message + b"\n")
        socket.flush()
        socket.disconnectFromServer()
    assert asked.args == [[]]
    first.close()


def test_a_start_that_says_nothing_and_stays_raises_the_window(
    qapp: QApplication, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_LINE_LIMIT_MS", 200)
    first = SingleInstance(folder, "one")
    first.hand_over()
    socket = QLocalSocket()
    with qtbot.waitSignal(first.asked) as asked:
        socket.connectToServer(address(folder))
    assert asked.args == [[]]
    socket.close()
    first.close()


@pytest.mark.parametrize("is_ending", [False, True])
def test_files_that_were_not_taken_are_not_said_to_be(
    qapp: QApplication,
    qtbot: QtBot,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_ending: bool,
) -> None:
    monkeypatch.setattr(single_instance, "_LINE_LIMIT_MS", 200)
    first = SingleInstance(folder, "one")
    first.hand_over()
    slow = QLocalSocket()
    with qtbot.waitSignal(slow.connected):
        slow.connectToServer(address(folder))
    slow.write(b'{"open": ["/fish.png"], ')
    slow.flush()
    qtbot.waitUntil(lambda: bool(first.findChildren(QLocalSocket)))
    with qtbot.waitSignal(slow.disconnected):
        if is_ending:
            first.stop_answering()
    assert slow.readAll().isEmpty()
    first.close()


def test_a_folder_that_cannot_be_made_does_not_keep_the_window_shut(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    instance = SingleInstance(tmp_path / "file" / "cache", "one")
    assert not instance.hand_over()
    instance.close()
