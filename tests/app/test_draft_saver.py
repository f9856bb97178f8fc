"""The draft's file: the last change counts, whatever the disk was still busy with."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app import draft_file, draft_saver
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_file import DraftFile
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.draft_saver import DraftSaver
from sdstudio.disk import Disk, write_over
from sdstudio.domain.draft import Draft


def test_the_draft_at_closing_outlasts_an_older_write_that_is_still_under_way(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, held = threading.Event(), threading.Event()

    def write_slowly(disk: Disk, path: Path, data: bytes) -> None:
        if not begun.is_set():
            begun.set()
            assert held.wait(10)
        write_over(disk, path, data)

    monkeypatch.setattr(draft_file, "write_over", write_slowly)
    monkeypatch.setattr(draft_saver, "_DELAY_MS", 1)
    file, background = DraftFile(tmp_path / "draft.json"), BackgroundTasks()
    draft = DraftModel(None, Draft())
    saver = DraftSaver(draft, file, background)
    draft.choose(prompt="older")
    qtbot.waitUntil(begun.is_set)
    draft.choose(prompt="newer")
    saver.save_now(draft.draft)
    held.set()
    background.close()
    assert file.read().chosen == {"prompt": "newer"}
