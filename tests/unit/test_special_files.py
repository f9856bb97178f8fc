"""Named pipes, sockets and devices where a file is expected: refused at once, never waited for."""

import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from sdstudio.disk import open_regular
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import read_facts, read_input, read_rgb

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are none there")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may be 100 characters long
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


@pytest.fixture(params=[_pipe, _socket, _device, _link_to_a_pipe, Path.mkdir])
def special(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "x.png"
    request.param(path)
    return path


def within_seconds(work: Callable[[], object]) -> BaseException | None:
    """What ``work`` raised; fails the test where it does not end."""
    raised: list[BaseException | None] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)
        else:
            raised.append(None)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(10)
    assert raised, "still waiting"
    return raised[0]


def test_opening_a_special_file_is_refused_at_once(special: Path) -> None:
    error = within_seconds(lambda: open_regular(special))
    assert isinstance(error, OSError)
    assert error.filename == str(special)


def test_a_pipe_that_takes_a_files_place_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"")
    looked_at = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda _path: looked_at)
    error = within_seconds(lambda: open_regular(path))
    monkeypatch.undo()
    assert isinstance(error, OSError)


@pytest.mark.parametrize(
    "read", [read_facts, read_rgb, lambda path: read_input(path, InputRole.IMAGE)]
)
def test_a_picture_that_is_a_special_file_cannot_be_read(
    special: Path, read: Callable[[Path], object]
) -> None:
    assert isinstance(within_seconds(lambda: read(special)), StudioError)


def test_a_file_behind_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to("file")
    with open_regular(tmp_path / "link") as file:
        assert file.read() == b"content"
