"""Pictures with similar content are found by the real engine, with a small network of random
weights, in the real window.
"""

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.library_view.picture_encoder import Encoding
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.imaging import Rgb
from sdstudio.library import Library, Picture
from sdstudio.paths import Paths, user_paths
from sdstudio.ui.main_window import MainWindow
from tests.support.closing import close_when_written
from tests.support.pictures import a_provenance, a_request
from tests.support.similarity import install_similarity, write_similarity

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_LIMIT_MS = 120_000


def picture(seed: int, noise: float = 0.0) -> Rgb:
    small = np.random.default_rng(seed).integers(0, 256, (8, 8, 3), np.uint8)
    large = np.asarray(Image.fromarray(small).resize((256, 256)), np.float32)
    large += noise * np.random.default_rng(99).normal(size=large.shape)
    return np.asarray(np.clip(large, 0, 255), np.uint8)


@pytest.fixture
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    paths = user_paths()
    source = write_similarity(tmp_path_factory.mktemp("made") / "tiny.safetensors")
    install_similarity(paths.models, source)
    return paths


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    some = [picture(1), picture(2), picture(3), picture(1, noise=8)]
    found = [
        library.save_picture(rgb, a_request(f"{n}", seed=n), a_provenance())
        for n, rgb in enumerate(some)
    ]
    library.close()
    return found


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, paths: Paths, saved: list[Picture]
) -> Iterator[MainWindow]:
    qapp.setQuitOnLastWindowClosed(False)
    launch = EngineLaunch(paths.cache, paths.engine_log)
    studio = bootstrap.build_studio(paths, launch, qapp)
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


def test_the_picture_most_like_one_comes_right_after_it(
    window: MainWindow, qtbot: QtBot, saved: list[Picture]
) -> None:
    studio = window.studio
    qtbot.waitUntil(lambda: studio.registry.auxiliary(AuxiliaryKind.SIMILARITY) is not None)
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    qtbot.waitUntil(lambda: window.library is not None)
    page = window.library
    assert page is not None
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(saved))
    page.grid.set_current(saved[0].id)
    qtbot.waitUntil(lambda: page.picture is not None and page.picture.id == saved[0].id)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_K, CTRL | ALT)
    qtbot.waitUntil(lambda: studio.encoder.state.is_at is Encoding.COMPLETE, timeout=_LIMIT_MS)
    assert studio.encoder.state.failure is None
    assert studio.encoder.state.done == len(saved)
    wanted = [saved[0].id, saved[3].id]
    qtbot.waitUntil(lambda: [int(one) for one in page.grid.ids][:2] == wanted)
    assert len(page.grid.ids) == len(saved)
