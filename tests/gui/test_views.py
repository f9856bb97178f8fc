"""When the library's page is made, and where keys go that are pressed before."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.studio import Studio
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.views import View
from tests.support.closing import close_when_written
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
        close_when_written(window, qtbot)
    with running_studio(paths) as studio:
        yield studio


def has_page(window: MainWindow) -> bool:
    return window.library is not None


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
    close_when_written(window, qtbot)


def test_a_window_that_opens_minimised_begins_all_the_same(
    left_in_library: Studio, qtbot: QtBot
) -> None:
    window = MainWindow(left_in_library)
    window.showMinimized()
    qtbot.waitUntil(lambda: window.library is not None)
    qtbot.waitUntil(lambda: window.make.prompt.count_text != "")
    close_when_written(window, qtbot)


def test_a_key_that_is_pressed_before_the_page_is_made_is_for_the_page(
    left_in_library: Studio, qtbot: QtBot
) -> None:
    window = MainWindow(left_in_library)
    window.show()
    empty = window.focusWidget()
    assert empty is not None
    assert not has_page(window)
    QTest.keyClick(empty, Qt.Key.Key_Right)
    # Some window managers make a window active before its layouts are.
    page = window.library
    assert page is not None
    assert page.isVisible()
    assert window.focusWidget() is page.grid
    close_when_written(window, qtbot)


def test_the_library_is_chosen_before_its_page_is_made(
    window: MainWindow, qtbot: QtBot, saved: Sequence[Picture]
) -> None:
    qtbot.waitUntil(lambda: len(window.studio.results.ids) == len(saved))
    window.actions_[ActionId.VIEW_LIBRARY].trigger()
    assert window.views.shown is View.LIBRARY
    assert not has_page(window)
    qtbot.waitUntil(lambda: window.library is not None)
    page = window.library
    assert page is not None
    assert page.isVisible()
    assert window.focusWidget() is page.grid


def test_a_library_that_was_left_before_its_page_was_made_is_there_when_it_is_chosen_again(
    window: MainWindow, qtbot: QtBot, saved: Sequence[Picture]
) -> None:
    window.make.prompt.field.setFocus()
    window.actions_[ActionId.VIEW_LIBRARY].trigger()
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.focusWidget() is window.make.prompt.field
    QTest.qWait(0)
    assert not has_page(window)
    window.actions_[ActionId.VIEW_LIBRARY].trigger()
    qtbot.waitUntil(lambda: window.library is not None and len(window.library.grid.ids) > 0)


def test_a_page_that_was_prepared_shows_nothing_and_is_kept_by_nobody(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.findChild(LibraryPage) is not None)
    for _ in range(20):
        QApplication.processEvents()
    assert not has_page(window)
    page = window.findChild(LibraryPage)
    assert isinstance(page, LibraryPage)
    assert not page.isVisible()
    window.actions_[ActionId.VIEW_LIBRARY].trigger()
    qtbot.waitUntil(lambda: window.library is page)
    assert page.isVisible()


def test_the_language_may_change_while_the_page_is_prepared(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.findChild(LibraryPage) is not None)
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    window.views.show(View.LIBRARY)
    assert window.library is not None
    assert window.library.accessibleName() == "Library"


def test_keys_go_through_the_library_from_left_to_right(page: LibraryPage) -> None:
    parts: Sequence[QWidget] = (
        page.side,
        page.bar,
        page.grid,
        page.trash.bar,
        page.marking.bar,
        page.done,
        page.details,
    )
    found: list[QWidget] = []
    widget = page.side.nextInFocusChain()
    while widget is not None and widget is not page.side:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found += [one for one in parts if one is widget or one.isAncestorOf(widget)]
        widget = widget.nextInFocusChain()
    # What the facets show is made later, and comes at the end.
    assert list(dict.fromkeys(found)) == list(parts)
