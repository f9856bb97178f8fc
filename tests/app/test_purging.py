"""Moving pictures to the system's trash, in steps that let other requests between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.purging import purge
from sdstudio.library import Library
from tests.support.coroutines import begin, result_of
from tests.support.pictures import a_provenance, a_request, some_rgb

#: More than are moved in a step.
COUNT = 25


@pytest.fixture
def order() -> list[str]:
    return []


@pytest.fixture
def thread(tmp_path: Path, qtbot: QtBot, order: list[str]) -> Iterator[LibraryThread]:
    def send(path: Path) -> None:
        path.unlink()
        order.append("sent")

    def opened() -> Library:
        return Library.open(tmp_path / "pictures", tmp_path / "data", send_to_trash=send)

    thread = LibraryThread(opened)
    thread.start()
    yield thread
    thread.quit_and_wait()


def trashed(library: Library) -> None:
    for seed in range(COUNT):
        library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance())
    library.trash.delete(library.picture_ids())


def test_others_are_served_while_the_trash_is_emptied(
    thread: LibraryThread, order: list[str]
) -> None:
    result_of(thread.do(trashed))
    purging = begin(purge(thread, lambda library: library.trash.ids()))
    while not order:
        result_of(thread.do(lambda _library: None))
    result_of(thread.do(lambda _library: order.append("other")))
    assert result_of(purging) == COUNT
    assert order.count("sent") == COUNT
    assert order.index("other") < len(order) - 1


def test_emptying_takes_what_was_deleted_before_the_clock_was_set_back(
    thread: LibraryThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.library.trash.utc_now", lambda: "2999-01-01T00:00:00.000+00:00")
    result_of(thread.do(trashed))
    assert result_of(purge(thread, lambda library: library.trash.ids(0))) == 0
    assert result_of(purge(thread, lambda library: library.trash.ids())) == COUNT
