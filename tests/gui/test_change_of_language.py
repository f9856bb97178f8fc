"""Nothing that is seen in the window stays in the language that it was opened in."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_layer_transfer import canvas

__all__ = ["canvas"]

RESOURCES = Path(__file__).parents[2] / "resources"


def english() -> set[str]:
    """What is said otherwise in Chinese."""
    file = RESOURCES / "i18n" / "sdstudio_zh_CN.ts"
    pairs = (
        (one.findtext("source") or "", one.findtext("translation") or "")
        for one in ET.parse(file).iter("message")
    )
    return {plain(source) for source, said in pairs if said and said != source}


def plain(text: str) -> str:
    return text.replace("&", "").strip()


def texts_of(one: QObject) -> Iterator[str]:
    if isinstance(one, QWidget) and not one.isVisibleTo(one.window()):
        # Some have their texts set when they are shown.
        return
    if isinstance(one, QLabel | QAbstractButton | QAction):
        yield one.text()
    if isinstance(one, QComboBox):
        yield from (one.itemText(at) for at in range(one.count()))
    if isinstance(one, QAction | QWidget):
        yield one.toolTip()
    if isinstance(one, QWidget):
        yield one.accessibleName()
        yield one.accessibleDescription()


def test_every_text_of_the_window_follows_the_language(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    translation = window.studio.translation
    # Names of layers and masks are the artist's, and examples are the model's, whose vocabulary
    # has no Chinese here.
    own = {"Mask 1", "Picture", "Sketch", "a red fish on a blue background"}
    for do in (ActionId.MASK_COPY, ActionId.LAYER_COPY):
        window.actions_[do].trigger()
        qtbot.waitUntil(lambda: bool(window.make.done.text))
        translation.use(Language.CHINESE)
        QApplication.processEvents()
        known = english() - own
        left = {
            (type(one).__name__, text)
            for one in (window, *window.findChildren(QObject))
            for text in texts_of(one)
            if plain(text) in known
        }
        assert left == set()
        translation.use(Language.ENGLISH)
        QApplication.processEvents()
