"""Named pipes, sockets and devices where a file is expected: refused at once, never waited for."""

import os
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.settings_store import SettingsStore
from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import read_facts, read_input, read_rgb
from sdstudio.library import Library, Reconciled, ThumbnailStore
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.thumbnail_store import make
from sdstudio.ui.stage.picture_loader import PictureLoader
from tests.support.pictures import a_provenance, a_request, some_rgb

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


def test_special_files_among_the_pictures_stop_neither_reconciling_nor_tidying(
    special: Path,
) -> None:
    def run() -> None:
        data = special.parent / "data"
        with closing(Library.open(special.parent, data, send_to_trash=Path.unlink)) as library:
            picture = library.save_picture(some_rgb(), a_request(), a_provenance())
            unused = library.keep_input(InputRole.IMAGE, some_rgb(seed=1))
            os.utime(library.inputs.find(unused), (0, 0))
            os.mkfifo(library.folders.inputs / f"{'0' * 64}.png")
            pipe = data / "pipe"
            os.mkfifo(pipe)
            with closing(ThumbnailStore(pipe)) as store:
                assert make(store, picture)
            assert library.upkeep.reconcile() == Reconciled()
            assert library.upkeep.tidy_inputs(older_than_days=1) == 1

    assert within_seconds(run) is None


def test_a_pipe_in_the_databases_place_is_not_waited_for(tmp_path: Path) -> None:
    def run() -> None:
        os.mkfifo(tmp_path / DATABASE_NAME)
        with closing(Library.open(tmp_path / "pictures", tmp_path)) as library:
            assert [one.code for one in library.take_notices()] == [ErrorCode.LIBRARY_NOT_KEPT]

    assert within_seconds(run) is None


def test_a_picture_that_became_a_special_file_cannot_be_looked_at(
    special: Path, qtbot: QtBot
) -> None:
    loader = PictureLoader(BackgroundTasks())
    with qtbot.waitSignal(loader.loaded) as loaded:
        loader.load(special)
    assert loaded.args is not None
    assert loaded.args[1].isNull()


def test_settings_that_are_a_special_file_are_put_aside(special: Path) -> None:
    assert within_seconds(lambda: SettingsStore(special)) is None


def test_a_file_behind_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to("file")
    with open_regular(tmp_path / "link") as file:
        assert file.read() == b"content"
