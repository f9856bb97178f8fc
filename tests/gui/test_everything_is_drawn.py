"""Much is only evaluated when it is seen: here all of it is."""

import logging
from typing import Any, cast, get_args

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from sdstudio.ui import icons
from sdstudio.ui.actions import Actions
from sdstudio.ui.icon_names import IconName


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
