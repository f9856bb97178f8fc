"""LibraryThread: whoever asks is answered, whatever happens."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.library_thread import LibraryThread
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library
from tests.support.coroutines import result_of
from tests.support.services import checkpoint, draft, running_services


def test_a_library_that_cannot_be_opened_refuses_what_is_asked(qtbot: QtBot) -> None:
    def refuse() -> Library:
        raise StudioError(ErrorCode.LIBRARY_NEWER, folder="/new")

    library = LibraryThread(refuse)
    before = library.do(lambda lib: lib.jobs())
    library.start()
    for answer in (before, library.do(lambda lib: lib.jobs())):
        with pytest.raises(StudioError) as refused:
            result_of(answer)
        assert refused.value.code is ErrorCode.LIBRARY_NEWER
    library.quit_and_wait()


def test_a_picture_that_a_bug_keeps_from_being_saved_stays_in_memory(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Library, "save_picture", broken)
    with running_services(tmp_path) as services, qtbot.capture_exceptions() as bugs:
        queue = services.queue
        result_of(queue.submit(draft("a red fish"), checkpoint()))
        qtbot.waitUntil(lambda: len(services.saver.unsaved) == 1)
        qtbot.waitUntil(lambda: services.dispatcher.running is None)
        assert len(queue.jobs) == 1
        assert [str(bug[1]) for bug in bugs] == ["a bug"]
