"""Much is only evaluated when it is seen: here all of it is."""

import ast
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast, get_args

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import sdstudio
from sdstudio.ui import icons
from sdstudio.ui.actions import Actions
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.main_window import MainWindow

Make = Callable[..., None]


@pytest.mark.parametrize("name", get_args(IconName))
def test_every_icon_in_use_is_in_the_font(
    qapp: QApplication, name: IconName, caplog: pytest.LogCaptureFixture
) -> None:
    icons.character.cache_clear()
    icons.character(name)
    assert not caplog.records


def test_an_unknown_icon_is_a_neutral_sign_and_logged_once(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    unknown = cast(Any, "no such icon")
    menu = QMenu()
    icons.set_icon(menu.addAction("Odd"), unknown)
    menu.popup(QPoint())
    drawn = icons.pixmap(unknown, 20, "#ff0000").toImage()
    menu.close()
    assert drawn == icons.pixmap(icons.PLACEHOLDER, 20, "#ff0000").toImage()
    assert [(one.levelno, one.args) for one in caplog.records] == [
        (logging.ERROR, ("no such icon",))
    ]


def test_every_action_is_drawn_in_a_menu(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    actions = Actions(qapp)
    menu = QMenu()
    menu.addActions(list(actions))
    menu.popup(QPoint())
    assert not menu.grab().isNull()
    menu.close()
    assert not caplog.records


def test_a_bug_while_painting_leaves_no_painter_open(
    window: MainWindow, make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug while painting")

    make("a red fish")
    for broken in ("drawText", "drawImage", "setRenderHint", "setPen", "fillPath"):
        with monkeypatch.context() as patch, qtbot.captureExceptions() as bugs:
            patch.setattr(QPainter, broken, fail)
            for _ in range(2):
                window.update()
                QApplication.processEvents()
        assert {str(error) for _, error, _ in bugs} == {"a bug while painting"}, broken
    # A painter that stays open, or in the state of what failed, ends the process or is warned of.
    assert not window.grab().isNull()


def test_painters_are_opened_by_with_alone() -> None:
    for file in Path(sdstudio.__file__).parent.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if "QPainter" not in text:
            continue
        tree = ast.parse(text)
        opened = {
            item.context_expr
            for node in ast.walk(tree)
            if isinstance(node, ast.With)
            for item in node.items
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call):
                called = ast.unparse(call.func)
                assert called != "QPainter" or call in opened, f"{file}:{call.lineno}"
                assert called != "painter.save" or file.name == "painting.py", file
