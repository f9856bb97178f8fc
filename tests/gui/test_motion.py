"""Nothing moves where the system or the artist wants no motion."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusVariant
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

import sdstudio.ui
from sdstudio.app.settings import Motion
from sdstudio.ui import leave_full_screen, motion
from sdstudio.ui.leave_full_screen import LeaveFullScreen

#: What moves by itself in Qt.
_ANIMATIONS = re.compile(
    r"QPropertyAnimation|QVariantAnimation|QTimeLine|SH_Widget_Anim|setRange\(0, 0\)"
)


@pytest.fixture(autouse=True)
def usual_motion(qapp: QApplication) -> Iterator[None]:
    yield
    motion.use(Motion.SYSTEM)
    motion.note("test", is_reduced=False)


def test_everything_that_moves_asks_first() -> None:
    for file in Path(sdstudio.ui.__file__).parent.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if _ANIMATIONS.search(text) and file.name != "motion.py":
            assert "motion.duration_ms(" in text, file


def test_the_artist_decides_whatever_the_system_wants(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    motion.note("test", is_reduced=True)
    assert not motion.moves(widget)
    motion.use(Motion.FULL)
    assert motion.moves(widget)
    motion.note("test", is_reduced=False)
    motion.use(Motion.REDUCED)
    assert not motion.moves(widget)
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


def test_the_hint_in_full_screen_goes_without_fading(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave_full_screen, "HINT_MS", 20)
    motion.use(Motion.REDUCED)
    area = QWidget()
    qtbot.addWidget(area)
    leave = LeaveFullScreen(area)
    area.show()
    leave.show()
    assert leave.hint.isVisible()
    qtbot.waitUntil(leave.hint.isHidden)
    assert leave._fade.duration() == 0


def test_what_is_busy_stands_still(qtbot: QtBot) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    motion.use(Motion.FULL)
    motion.show_busy(bar)
    assert bar.maximum() == 0
    motion.use(Motion.REDUCED)
    motion.show_busy(bar)
    assert (bar.value(), bar.maximum()) == (0, 1)


def test_answers_of_the_portal_are_read_through_their_variants(qtbot: QtBot) -> None:
    assert motion.plain(QDBusVariant(QDBusVariant(1))) == 1
    assert motion.plain(False) is False
