"""The library in tests of the window: pictures that are there when it opens, and its page."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import Annotations
from sdstudio.library import Library, Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.culling import Culling
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from tests.support.coroutines import result_of
from tests.support.dialogs import modal
from tests.support.pictures import a_provenance, a_request

PROMPTS = (
    "a red fish",
    "a blue car",
    "a green tree",
    "夜晚的城市",
    "a red house",
    "an old sailor",
)


def fill_library(
    paths: Paths, prompts: Sequence[str] = PROMPTS, made_at: Sequence[str] = ()
) -> list[Picture]:
    """Save a small picture for each prompt, at the times in ``made_at`` if there are any.

    Returns:
        The pictures, the newest first.
    """
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    pictures: list[Picture] = []
    for seed, prompt in enumerate(prompts):
        rgb = np.full((48, 64, 3), 40 * seed % 256, np.uint8)
        provenance = a_provenance(made_at[seed]) if made_at else a_provenance()
        pictures.append(library.save_picture(rgb, a_request(prompt, seed=seed), provenance))
    library.close()
    return pictures[::-1]


def show_library(window: MainWindow, count: int, qtbot: QtBot) -> LibraryPage:
    """Press Ctrl+3 and wait until the library shows ``count`` pictures and their facets."""
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.library is not None)
    page = window.library
    assert page is not None
    qtbot.waitUntil(lambda: len(page.grid.ids) == count)
    qtbot.waitUntil(lambda: page.picture is not None)
    qtbot.waitUntil(lambda: bool(page.side.facets.groups))
    page.grid.setFocus()
    return page


def click_cell(page: LibraryPage, row: int, keys: Qt.KeyboardModifier | None = None) -> None:
    """Click the picture at ``row``, with ``keys`` held."""
    where = page.grid.cell_rect(row).center()
    plain = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, keys or plain, where)


def cull(window: MainWindow, qtbot: QtBot) -> Culling:
    """Look through the chosen pictures one by one."""
    window.actions_[ActionId.CULL].trigger()
    culling = modal(qtbot, Culling)
    qtbot.waitUntil(culling.isActiveWindow)
    return culling


def annotations_of(studio: Studio, picture_id: int) -> Annotations:
    """What the library has of a picture, after all changes that were asked for before."""

    async def read() -> Annotations:
        # A change may take several steps, and those asked for later wait for it.
        async with studio.organiser._turn:
            found = await studio.library.do(lambda library: library.annotations.of([picture_id]))
        return found.get(picture_id, Annotations())

    return result_of(read())
