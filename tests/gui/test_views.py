"""When the library's page is made."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.studio import Studio
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.views import View
from tests.support.library_window import fill_library
from tests.support.studio import running_studio


@pytest.fixture
def saved(paths: Paths) -> Sequence[Picture]:
    return fill_library(paths)


@pytest.fixture
def left_in_library(
    qtbot: QtBot, qapp: QApplication, paths: Paths, saved: Sequence[Picture]
) -> Iterator[Studio]:
    """A studio whose window was left in the library."""
    qapp.setQuitOnLastWindowClosed(False)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        window.views.show(View.LIBRARY)
        assert window.close()
    with running_studio(paths) as studio:
        yield studio


class Paints(QObject):
    """Whether the window had its library at its first paint."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.had_library: list[bool] = []
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.had_library.append(self._window.library is not None)
        return super().eventFilter(watched, event)


def test_a_window_that_was_left_in_the_library_is_painted_before_its_page_is_made(
    left_in_library: Studio, qtbot: QtBot, saved: Sequence[Picture]
) -> None:
    window = MainWindow(left_in_library)
    paints = Paints(window)
    window.show()
    qtbot.waitUntil(lambda: window.library is not None)
    assert not paints.had_library[0]
    page = window.library
    assert page is not None
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved))
    assert page.grid.isVisible()
    assert window.focusWidget() is page.grid
    assert window.close()


def test_a_window_that_opens_minimised_begins_all_the_same(
    left_in_library: Studio, qtbot: QtBot
) -> None:
    window = MainWindow(left_in_library)
    window.showMinimized()
    qtbot.waitUntil(lambda: window.library is not None)
    qtbot.waitUntil(lambda: window.make.prompt.count_text != "")
    assert window.close()
