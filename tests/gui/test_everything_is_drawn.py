"""Much is only evaluated when it is seen: here all of it is."""

import ast
import logging
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any, cast, get_args

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QMenu,
    QScrollArea,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import sdstudio
from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.notices import Notice
from sdstudio.app.settings import Language, Theme
from sdstudio.domain.errors import ErrorCode
from sdstudio.library import JobState
from sdstudio.models.licences import read_terms
from sdstudio.models.transfer_progress import TransferProgress
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.crash_dialog import show_crash
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.card_buttons import ModelAction
from sdstudio.ui.model_manager.licence_page import LicencePage
from sdstudio.ui.notice_bar import NoticeBar
from sdstudio.ui.pictures.queue_model import QueueModel
from sdstudio.ui.stage.stage import Showing
from tests.support.adapters import write_kohya

Make = Callable[..., None]


def test_every_icon_in_use_is_in_the_font(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    icons.character.cache_clear()
    for name in get_args(IconName):
        icons.character(name)
    assert not caplog.messages


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


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.LIGHT])
def test_the_selected_item_of_a_menu_has_an_icon_that_stands_out(
    window: MainWindow, theme: Theme
) -> None:
    window.look.use(theme)
    menu, action = QMenu(), window.actions_[ActionId.SAVE_AS]
    menu.addAction(action)
    menu.popup(QPoint())
    menu.setActiveAction(action)
    drawn = menu.grab().toImage()
    menu.close()
    row = menu.actionGeometry(action)
    shown = {
        drawn.pixelColor(x, y).name()
        for x, y in product(range(row.left(), row.left() + row.height()), range(row.bottom()))
    }
    assert window.look.colours.on_accent in shown
    assert window.look.colours.text not in shown


def test_the_menus_are_as_high_as_the_views_beside_them(window: MainWindow) -> None:
    bar, button = window.menuBar(), window.views.switch.buttons[ActionId.VIEW_CREATE]
    menu = bar.actionGeometry(bar.actions()[0]).center().y()
    assert abs(button.mapTo(bar, button.rect().center()).y() - menu) <= 1


def test_a_menu_shows_which_panels_are_open(window: MainWindow) -> None:
    menu, action = QMenu(), window.actions_[ActionId.FOLD_MAKE]
    menu.addAction(action)
    shown = menu.grab().toImage()
    action.setChecked(not action.isChecked())
    assert menu.grab().toImage() != shown


def test_a_selected_job_looks_selected(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.queue.pause()
    window.studio.draft.choose(prompt="a red fish")
    window.generate()
    jobs = window.pictures.queue_box.list
    qtbot.waitUntil(lambda: jobs.model().rowCount() == 1)
    jobs.clearFocus()
    plain = jobs.viewport().grab().toImage()
    jobs.selectAll()
    assert jobs.viewport().grab().toImage() != plain
    colours = window.look.colours
    place = jobs.visualRect(jobs.model().index(0, 0)).center()
    assert jobs.viewport().grab().toImage().pixelColor(place).name() == colours.raised


def draw(widget: QWidget) -> None:
    """Have all of ``widget`` painted: also what is scrolled away, folded, or in a tip or list."""
    assert not widget.grab().isNull(), widget
    for child in [widget, *widget.findChildren(QWidget)]:
        if not isValid(child):
            continue  # of a tip that has gone
        if isinstance(child, QMenu):
            draw_menu(child)
        elif isinstance(child, QScrollArea) and (inside := child.widget()) is not None:
            inside.grab()
        elif isinstance(child, QAbstractItemView) and not isinstance(child, QHeaderView):
            draw_rows(child)
        elif isinstance(child, QComboBox):
            child.showPopup()
            draw_rows(child.view())
            child.hidePopup()
        elif child.isHidden() and not child.isWindow():
            holder = child.parentWidget()
            if holder is not None and holder.isVisible():
                child.grab()
        if child.isVisible():
            point_at(child, child.rect().center())


def draw_menu(menu: QMenu) -> None:
    menu.popup(QPoint())
    assert not menu.grab().isNull()
    menu.close()


def draw_rows(view: QAbstractItemView) -> None:
    model, viewport = view.model(), view.viewport()
    viewport.grab()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        for role in Qt.ItemDataRole:
            model.data(index, role)
        if not viewport.rect().contains(view.visualRect(index)):
            view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
            viewport.grab()
        point_at(viewport, view.visualRect(index).center())


def point_at(widget: QWidget, place: QPoint) -> None:
    """As if the mouse rested there, and whatever tip that brings."""
    tip = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, tip)
    if QToolTip.isVisible():
        for shown in QApplication.topLevelWidgets():
            if shown.inherits("QTipLabel"):
                shown.grab()
        QToolTip.hideText()


def draw_opened(window: MainWindow) -> None:
    """The dialogs and popups over the window."""
    QApplication.processEvents()
    draw_and_close(window)


def draw_and_close(window: MainWindow) -> None:
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, QDialog | QMenu) and shown.isVisible():
            draw(shown)
            shown.close()
    assert window.isVisible()
    assert QApplication.activeModalWidget() is None


@pytest.fixture
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program is started, and whoever is asked for a file cancels."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr("sdstudio.ui.file_tasks.show_in_folder", lambda _path: None)
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_, **_options: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **_options: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")


@pytest.mark.usefixtures("nothing_outside")
def test_everything_is_drawn_in_both_languages_and_themes(
    window: MainWindow,
    make: Make,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    files = [write_kohya(tmp_path / "style.safetensors"), tmp_path / "none.safetensors"]
    for language, theme in ((Language.CHINESE, Theme.DARK), (Language.ENGLISH, Theme.LIGHT)):
        window.studio.translation.use(language)
        window.look.use(theme)
        make("a red fish")
        draw(window)
        draw_notices(window)
        draw_canvas(window, qtbot)
        draw_queue(window, qtbot, monkeypatch)
        draw_commands(window, qtbot)
        draw_questions(window, monkeypatch)
        draw_models(window, files, qtbot, monkeypatch)
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]


def draw_notices(window: MainWindow) -> None:
    bar = NoticeBar(window)
    for code in ErrorCode:
        bar.tell(Notice(code))
        bar.grab()
        bar.clear()
    bar.deleteLater()
    show_crash("a bug", window.report)
    draw_opened(window)


def draw_canvas(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_[ActionId.CHANGE_PART_OF_THIS].trigger()
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    for do in (ActionId.MASK_FILL, ActionId.MASK_INVERT, ActionId.MASK_BRUSH, ActionId.MASK_ERASER):
        window.actions_[do].trigger()
        draw(window.stage)
    window.actions_[ActionId.FROM_WORDS].trigger()


def draw_queue(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window.studio.queue.pause()
    # With a pinned seed the picture exists already, and nothing is added to the queue.
    window.studio.draft.release("seed")
    window.actions_[ActionId.GENERATE].trigger()
    qtbot.waitUntil(lambda: bool(window.studio.queue.jobs))
    for state in JobState:
        with monkeypatch.context() as patch:
            patch.setattr(QueueModel, "state", lambda *_, state=state: state)
            patch.setattr(QueueModel, "share_done", lambda *_: 0.5)
            draw_rows(window.pictures.queue_box.list)


def draw_commands(window: MainWindow, qtbot: QtBot) -> None:
    """What each command opens or changes."""
    queue = window.studio.queue
    for do in ActionId:
        if do is not ActionId.QUIT:
            window.actions_[do].trigger()
            draw_opened(window)
            window.grab()
    # What they changed that is in the way of what follows.
    window.actions_[ActionId.HIDE_PICTURES].setChecked(False)
    window.studio.draft.release("seed")
    window.show_create()
    qtbot.waitUntil(lambda: not queue.jobs)
    kept = {action: action.isEnabled() for action in window.actions_}
    for action in kept:
        action.setEnabled(True)
    window.actions_[ActionId.PALETTE].trigger()
    draw_opened(window)
    for action, is_enabled in kept.items():
        action.setEnabled(is_enabled)


def draw_questions(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nothing else is to happen meanwhile: there is no such job.
    studio = window.studio
    for service, trouble in ((studio.saver, "unsaved"), (studio.dispatcher, "running")):
        with monkeypatch.context() as patch:
            patch.setattr(service, trouble, (None,))
            window.close()
            draw_and_close(window)
            patch.setattr("sdstudio.ui.stop_controller.ASK_BEFORE_LOSING_S", -1.0)
            window.stop_controller.carefully()
            draw_and_close(window)


def draw_models(
    window: MainWindow, files: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    models, studio = window.models, window.studio
    models.open()
    qtbot.waitUntil(lambda: bool(models.window.cards))
    card = next(iter(models.window.cards.values()))
    progress = TransferProgress(2**30, 2**31, "unet", 2**29, 2**30, 2**20, "here")
    for condition in Condition:
        model_status = ModelStatus(
            condition, progress, Notice(ErrorCode.DOWNLOAD_OFFLINE), retries=True
        )
        with monkeypatch.context() as patch:
            patch.setattr(
                studio.models, "model_status", lambda _, model_status=model_status: model_status
            )
            card.show_status()
            card.grab()
            draw_menu(card.menu)
            if condition is Condition.FETCHING:
                models.window.close()
                models.act(ModelAction.CANCEL, card.key)
                draw_opened(window)
    for act in (ModelAction.REMOVE, ModelAction.SOURCES):
        models.act(act, card.key)
        draw_opened(window)
    assert studio.models.catalogue is not None
    for licence, asks in product(studio.models.catalogue.licences, (True, False)):
        terms = read_terms(studio.paths.licences, licence)
        page = LicencePage(terms, accepted_at="2026-01-31T12:00:00Z", asks=asks, parent=window)
        page.open()
        draw_opened(window)
    sheet = models.imports.examine(files)
    qtbot.waitUntil(sheet.busy.isHidden)
    draw_opened(window)


@pytest.fixture
def new_icons() -> None:
    """Icons that no test before this one has drawn."""
    icons.icon.cache_clear()


@pytest.mark.usefixtures("new_icons")
def test_a_bug_while_painting_leaves_no_painter_open(
    window: MainWindow, make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug while painting")

    make("a red fish")
    for broken in ("drawText", "drawImage", "setRenderHint", "setPen", "fillPath"):
        with qtbot.captureExceptions() as bugs:
            for theme in (Theme.DARK, Theme.LIGHT):
                # Icons are drawn once in each colour.
                window.look.use(theme)
                with monkeypatch.context() as patch:
                    patch.setattr(QPainter, broken, fail)
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
