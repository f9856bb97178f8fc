"""LibraryThread: whoever asks is answered, whatever happens."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.library_thread import LibraryThread
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library
from tests.support.services import checkpoint, draft, running_services


def test_a_library_that_cannot_be_opened_refuses_what_is_asked(qtbot: QtBot) -> None:
    def refuse() -> Library:
        raise StudioError(ErrorCode.LIBRARY_NEWER, folder="/new")

    library = LibraryThread(refuse)
    answers: list[StudioError] = []
    library.ask(lambda lib: lib.jobs(), refused=answers.append)
    library.start()
    qtbot.waitUntil(lambda: len(answers) == 1)
    library.ask(lambda lib: lib.jobs(), refused=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert {error.code for error in answers} == {ErrorCode.LIBRARY_NEWER}
    library.quit_and_wait()


def test_a_picture_that_a_bug_keeps_from_being_saved_stays_in_memory(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Library, "save_picture", broken)
    with running_services(tmp_path) as services, qtbot.capture_exceptions() as bugs:
        queue = services.queue
        queue.submit(draft("a red fish"), checkpoint())
        qtbot.waitUntil(lambda: len(queue.unsaved) == 1, timeout=20_000)
        qtbot.waitUntil(lambda: queue.running is None, timeout=20_000)
        assert len(queue.jobs) == 1
        assert [str(bug[1]) for bug in bugs] == ["a bug"]
