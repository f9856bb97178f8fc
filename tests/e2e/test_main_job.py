"""The main job: a prompt in the real window becomes a picture that is kept and can be made again.

The real engine in its process, with the practice model that ships.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.domain.error_sentences import Remedy
from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_rgb, read_texts
from sdstudio.library import Picture
from sdstudio.library.database import DATABASE_NAME
from sdstudio.paths import user_paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.error_messages import remedy_text
from sdstudio.ui.main_window import MainWindow
from tests.support.closing import close_when_written

_PICTURE_LIMIT_MS = 120_000


@contextmanager
def opened_window(
    qtbot: QtBot, application: QApplication, launch_class: type[EngineLaunch] = EngineLaunch
) -> Iterator[MainWindow]:
    """The program from its start to the closing of its window."""
    application.setQuitOnLastWindowClosed(False)
    paths = user_paths()
    launch = launch_class(paths.cache, paths.engine_log)
    studio = bootstrap.build_studio(paths, launch, application)
    window = MainWindow(studio)
    window.show()
    bootstrap.start(studio)
    qtbot.waitExposed(window)
    try:
        yield window
    finally:
        close_when_written(window, qtbot)
        bootstrap.stop(studio)
        window.deleteLater()
        QApplication.sendPostedEvents(None, 0)


def generate(qtbot: QtBot, window: MainWindow) -> Picture:
    """Click Generate and wait for the picture."""
    with qtbot.waitSignal(window.studio.queue.job_ended, timeout=_PICTURE_LIMIT_MS):
        qtbot.mouseClick(window.make.generate_bar.generate, Qt.MouseButton.LeftButton)
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    return picture


def generate_anyway(qtbot: QtBot, window: MainWindow) -> Picture:
    """Answer the notice that the picture exists already, and wait for another one."""
    text = remedy_text(Remedy.GENERATE_ANYWAY)

    def button() -> QPushButton | None:
        found = (one for one in window.findChildren(QPushButton) if one.text() == text)
        return next(found, None)

    qtbot.waitUntil(lambda: button() is not None)
    with qtbot.waitSignal(window.studio.queue.job_ended, timeout=_PICTURE_LIMIT_MS):
        qtbot.mouseClick(button(), Qt.MouseButton.LeftButton)
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    return picture


@pytest.mark.slow
def test_a_prompt_becomes_a_picture_that_is_kept_and_made_again(
    qtbot: QtBot, qapp: QApplication
) -> None:
    prompt = "a red apple on a yellow background"
    with opened_window(qtbot, qapp) as window:
        qtbot.keyClicks(window.make.prompt.field, prompt)
        first = generate(qtbot, window)
        qtbot.waitUntil(lambda: window.stage.picture == first)

    assert first.path.parent == user_paths().pictures
    texts = read_texts(first.path)
    assert decode(texts).request == first.request
    assert decode(texts).provenance.weights_sha256
    assert texts["parameters"].startswith(f"{prompt}\n")
    (row,) = _rows(user_paths().library_data(user_paths().pictures))
    assert row == (prompt, first.request.params.seed)

    with opened_window(qtbot, qapp) as window:
        strip = window.pictures.strip
        qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1)
        cell = strip.visualRect(strip.model().index(0, 0)).center()
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=cell)
        qtbot.waitUntil(lambda: window.actions_[ActionId.RECALL].isEnabled())
        window.actions_[ActionId.RECALL].trigger()
        assert window.make.prompt.text == prompt
        assert window.studio.draft.value("seed") == first.request.params.seed
        qtbot.mouseClick(window.make.generate_bar.generate, Qt.MouseButton.LeftButton)
        again = generate_anyway(qtbot, window)

    assert again.path != first.path
    assert (read_rgb(again.path) == read_rgb(first.path)).all()


def _rows(data: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(data / DATABASE_NAME)) as connection:
        return list(
            connection.execute("SELECT json_extract(request, '$.params.prompt'), seed FROM picture")
        )
