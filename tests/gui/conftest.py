"""A window as an artist has it: real services, the fake engine in a real process."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.studio import Studio
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from tests.support.library_window import show_library
from tests.support.studio import running_studio, studio_paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders of a studio with a small practice model."""
    return studio_paths(tmp_path / "studio")


@pytest.fixture
def saved(paths: Paths) -> Sequence[Picture]:
    """What is in the library when the studio starts. Modules override it: here it is empty."""
    return ()


@pytest.fixture
def studio(qapp: QApplication, paths: Paths, saved: Sequence[Picture]) -> Iterator[Studio]:
    """A studio that runs in these folders."""
    qapp.setQuitOnLastWindowClosed(False)
    with running_studio(paths) as studio:
        yield studio


@pytest.fixture
def window(qtbot: QtBot, studio: Studio) -> Iterator[MainWindow]:
    """The window of that studio, shown, with its engine ready."""
    window = MainWindow(studio)
    window.show()
    # Only then has anything in it the focus.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: studio.dispatcher.engine_ready is not None)
    qtbot.waitUntil(lambda: window.make.prompt.count_text != "")
    yield window
    # Deleted once the threads have ended, as by the program.
    window.hide()


@pytest.fixture
def page(window: MainWindow, saved: Sequence[Picture], qtbot: QtBot) -> LibraryPage:
    """The library of that window, in front, with all saved pictures and the newest chosen."""
    return show_library(window, len(saved), qtbot)


@pytest.fixture
def make(qtbot: QtBot, window: MainWindow) -> Callable[..., None]:
    """Type a prompt, generate, and wait until all its pictures are there."""

    def make(prompt: str, count: int = 1, **values: int) -> None:
        studio = window.studio
        window.make.prompt.field.setPlainText(prompt)
        studio.draft.choose(steps=4, **values)
        studio.draft.set_count(count)
        before = studio.pictures.rowCount()
        # A click on a disabled button does nothing, and nothing would ever come.
        qtbot.waitUntil(window.make.generate_bar.generate.isEnabled)
        window.make.generate_bar.generate.click()
        qtbot.waitUntil(
            lambda: studio.pictures.rowCount() == before + count and not studio.queue.jobs,
            timeout=60_000,
        )

    return make
