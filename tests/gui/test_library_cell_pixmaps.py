"""The pixmaps of the grid's cells: how many are kept."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from sdstudio.ui.library import cell_pixmaps
from sdstudio.ui.library.cell_pixmaps import CellPixmaps, Look
from tests.support.grids import FakePictures

_VIEW = QSize(2500, 2000)
_LOOK = Look(QSize(250, 250), 1.0, is_dimmed=False)
_CELLS = 80


def _show(pixmaps: CellPixmaps, ids: Iterable[int]) -> None:
    for id_ in ids:
        pixmaps.start_frame()
        assert pixmaps.pixmap(id_, _LOOK) is not None


def test_the_pictures_of_the_view_before_are_kept_and_earlier_ones_made_again(
    qtbot: QtBot,
) -> None:
    source = FakePictures()
    pixmaps = CellPixmaps(source)
    pixmaps.fit_view(_VIEW)
    first, second, third = (range(at, at + _CELLS) for at in range(0, 3 * _CELLS, _CELLS))
    for seen in (first, second, third):
        _show(pixmaps, seen)
    source.asked.clear()
    _show(pixmaps, second)
    assert source.asked == []
    _show(pixmaps, [0])
    assert source.asked == [0]


def test_only_the_cells_that_are_behind_are_drawn_in_the_next_frame(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No time for any but the first.
    monkeypatch.setattr(cell_pixmaps, "_FRAME_SECONDS", 0.0)
    source = FakePictures()
    pixmaps = CellPixmaps(source)
    pixmaps.start_frame()
    drawn = [one for one in range(5) if pixmaps.pixmap(one, _LOOK) is not None]
    assert drawn == [0]
    assert pixmaps.take_behind() == {1, 2, 3, 4}
    assert not pixmaps.is_behind
