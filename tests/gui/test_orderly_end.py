"""Closing the window leaves the library as one that was closed, whatever was going on."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.studio import Studio
from sdstudio.library import database
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.side_readers import SideReaders
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.studio import running_studio, studio_paths

BeginReading = Callable[[Studio], list[bool]]


@pytest.fixture(params=["check", "backup"])
def begin_reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> BeginReading:
    """Begins to read the database for minutes; its answer is filled once that has begun."""
    begun: list[bool] = []
    go_on = SideReaders.go_on

    def check_for_minutes(connection: sqlite3.Connection) -> bool:
        connection.execute("SELECT max(id) FROM picture").fetchone()
        begun.append(True)
        connection.execute(
            "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted)"
            " SELECT max(n) FROM counted"
        ).fetchone()
        return True

    def copy_for_minutes(readers: SideReaders) -> None:
        begun.append(True)
        while True:
            go_on(readers)
            time.sleep(0.01)

    def begin(studio: Studio) -> list[bool]:
        if request.param == "check":
            monkeypatch.setattr(database, "_is_whole", check_for_minutes)
            studio.health.check()
        else:
            monkeypatch.setattr(SideReaders, "go_on", copy_for_minutes)
            studio.health.back_up()
        return begun

    return begin


def test_what_still_reads_a_large_database_leaves_no_log(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, begin_reading: BeginReading
) -> None:
    paths = studio_paths(tmp_path)
    data = paths.library_data(paths.pictures)
    log = data / f"{DATABASE_NAME}-wal"
    with running_studio(paths) as studio:
        saving = studio.library.do(
            lambda library: library.save_picture(some_rgb(), a_request(), a_provenance())
        )
        qtbot.waitUntil(saving.done)
        begun = begin_reading(studio)
        qtbot.waitUntil(lambda: bool(begun))
        assert log.exists()
    assert not log.exists()
    assert not list((data / "backups").glob("*"))
