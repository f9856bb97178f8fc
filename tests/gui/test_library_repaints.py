"""What a key typed into the search leaves alone: only what has changed is set and painted."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.domain.picture_query import Field, PictureQuery
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.counted_list import COUNT, CountedList, Line
from sdstudio.ui.library.facet_box import FacetBox, FacetLine
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.views import View
from tests.support.library_window import fill_library
from tests.support.studio import running_studio, studio_paths

_LINES = [Line("a", "Castle", 3, "square"), Line("b", "Forest", 2, "square")]


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths)


def _changed_rows(shown: CountedList) -> set[int]:
    """The rows that change from now on."""
    rows: set[int] = set()

    def note(first: QModelIndex, last: QModelIndex) -> None:
        rows.update(range(first.row(), last.row() + 1))

    shown.model().dataChanged.connect(note)
    return rows


def test_only_the_lines_of_a_list_that_differ_are_set_again(qtbot: QtBot) -> None:
    shown = CountedList()
    qtbot.addWidget(shown)
    shown.fill(_LINES)
    changed = _changed_rows(shown)
    shown.fill(list(_LINES))
    assert changed == set()
    shown.fill([_LINES[0], Line("b", "Forest", 7, "square")])
    assert changed == {1}
    assert shown.item(1).data(COUNT) == 7
    shown.fill(_LINES[:1])
    shown.fill(_LINES)
    assert [shown.item(row).text() for row in range(2)] == ["Castle", "Forest"]


def test_a_name_that_was_typed_and_refused_is_shown_as_it_is(qtbot: QtBot) -> None:
    shown = CountedList()
    qtbot.addWidget(shown)
    shown.fill(_LINES)
    shown.item(0).setText("Typed")
    shown.fill(list(_LINES))
    assert shown.item(0).text() == "Castle"


def test_a_group_of_filters_is_filled_when_it_opens(qtbot: QtBot) -> None:
    box = FacetBox()
    qtbot.addWidget(box)
    box.show_facets([(Field.SAMPLER, [FacetLine("euler", 4)])], PictureQuery())
    group = box.groups[Field.SAMPLER]
    assert not group.heading.isChecked()
    changed = _changed_rows(group.list)
    box.show_facets([(Field.SAMPLER, [FacetLine("euler", 5)])], PictureQuery())
    assert changed == set()
    group.heading.setChecked(True)
    assert group.list.item(0).data(COUNT) == 5


def test_an_action_that_stays_disabled_is_not_enabled_meanwhile(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    paths = studio_paths(tmp_path)
    fill_library(paths)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        window.views.show(View.LIBRARY)
        page = window.library
        assert page is not None
        qtbot.waitUntil(lambda: len(page.grid.ids) > 0)
        compare = window.actions_[ActionId.COMPARE_PICTURES]
        assert not compare.isEnabled()
        changes: list[bool] = []
        compare.enabledChanged.connect(changes.append)
        page._enabling.enable()
        assert changes == []
        window.hide()


def test_what_is_typed_is_found_before_an_earlier_picture_is_described(
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However busy this machine is.
    monkeypatch.setattr("sdstudio.ui.library.page._PATIENCE_MS", 3_600_000)
    told: list[int] = []
    page.target_changed.connect(lambda: told.append(len(page.grid.ids)))
    count = len(page.grid.ids)
    page.bar.field.setText("red")

    assert page.current_id is not None
    # It was read only now.
    page.known.arrived.emit((page.current_id,))
    assert told == []
    qtbot.waitUntil(lambda: page.bar.count_label.text() == "2 pictures")

    qtbot.waitUntil(lambda: bool(told))
    assert count not in told
