"""A second start finds the first, and leftovers are in our own folder."""

import json
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.single_instance import SingleInstance


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A socket's path may have about a hundred characters."""
    return tmp_path_factory.mktemp("c") / "cache"


def address(folder: Path) -> str:
    return "sd-studio-one" if sys.platform == "win32" else str(folder / "window-one")


def test_a_second_start_raises_the_first_window(
    qapp: QApplication, qtbot: QtBot, folder: Path
) -> None:
    first, second = SingleInstance(folder, "one"), SingleInstance(folder, "one")
    assert not first.hand_over()
    with qtbot.waitSignal(first.asked) as asked:
        assert second.hand_over()
    assert asked.args == [[]]
    first.close()
    assert not second.hand_over()
    second.close()
    assert list(folder.iterdir()) == []


def test_a_second_start_hands_over_files_whatever_they_are_called(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("a fish.png", "红 鱼.png", "100%20 %F.png", "'\"\n.ckpt")]
    if os.name == "posix":
        files.append(tmp_path / os.fsdecode(b"caf\xe9.png"))
    first = SingleInstance(folder, "one")
    first.hand_over()
    with qtbot.waitSignal(first.asked) as asked:
        assert SingleInstance(folder, "one").hand_over(files)
    assert asked.args == [files]
    first.close()


def test_of_more_files_than_a_message_holds_the_first_ones_arrive(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number:05} {'x' * 200}.png" for number in range(5000)]
    first = SingleInstance(folder, "one")
    first.hand_over()
    with qtbot.waitSignal(first.asked) as asked:
        assert SingleInstance(folder, "one").hand_over(files)
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
    assert SingleInstance(folder, "one").hand_over()
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "the window's own")
    with qtbot.waitSignal(first.asked):
        pass
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "second start"
    first.close()


@pytest.mark.parametrize(
    "message",
    [
        b"",
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
        socket.write(message)
        socket.flush()
        socket.disconnectFromServer()
    assert asked.args == [[]]
    first.close()


def test_a_start_that_says_nothing_and_stays_raises_the_window(
    qapp: QApplication, qtbot: QtBot, folder: Path
) -> None:
    first = SingleInstance(folder, "one")
    first.hand_over()
    socket = QLocalSocket()
    with qtbot.waitSignal(first.asked) as asked:
        socket.connectToServer(address(folder))
    assert asked.args == [[]]
    socket.close()
    first.close()


def test_the_window_of_an_older_version_is_raised(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    folder.mkdir()
    older = QLocalServer()
    raised: list[bool] = []

    def hang_up() -> None:
        older.nextPendingConnection().disconnectFromServer()
        raised.append(True)

    older.newConnection.connect(hang_up)
    older.listen(address(folder))
    assert SingleInstance(folder, "one").hand_over([tmp_path / "fish.png"])
    qtbot.waitUntil(lambda: raised == [True])
    older.close()


def test_a_folder_that_cannot_be_made_does_not_keep_the_window_shut(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    instance = SingleInstance(tmp_path / "file" / "cache", "one")
    assert not instance.hand_over()
    instance.close()
