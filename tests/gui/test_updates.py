"""Updates as the artist sees them: in the settings, in the Help menu, and as one quiet notice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sdstudio import __version__
from sdstudio.app.model_management.network_status import NetworkStatus
from sdstudio.app.settings import Language
from sdstudio.app.studio import Studio
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.command_palette import CommandPalette
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.settings_dialog import SettingsDialog, SwitchSetting
from sdstudio.ui.update_dialog import UpdateDialog
from tests.support.announcements import PAGE, PATH, announced, channel, signed
from tests.support.hub import Mirror, mirrors, status
from tests.support.studio import make_studio, studio_paths


@pytest.fixture
def server() -> Iterator[Mirror]:
    with mirrors([{PATH: signed(announced())}]) as (server,):
        yield server


@pytest.fixture
def paths(server: Mirror, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Of a studio that knows where to ask, on a network that may be used."""
    monkeypatch.setattr(NetworkStatus, "is_online", True)
    monkeypatch.setattr(NetworkStatus, "is_metered", False)
    where = channel(server.address(PATH))
    (paths.resources / "updates.json").write_text(where.model_dump_json(), encoding="utf-8")
    return paths


@pytest.fixture
def window(qtbot: QtBot, studio: Studio) -> Iterator[MainWindow]:
    window = MainWindow(studio)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.hide()


def asked(window: MainWindow, qtbot: QtBot) -> UpdateDialog:
    """What Help → Check for updates shows in the end."""
    window.actions_[ActionId.UPDATES].trigger()
    dialog = window.findChild(UpdateDialog)
    assert isinstance(dialog, UpdateDialog)
    assert dialog.said.text() == "Looking for a newer version…"
    qtbot.waitUntil(lambda: dialog.said.text() != "Looking for a newer version…")
    return dialog


def test_a_newer_version_is_shown_with_its_news_and_its_page(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    dialog = asked(window, qtbot)
    assert dialog.said.text() == f"SD Studio 9.0.0 is available; you have {__version__}."
    assert dialog.news.toPlainText() == "• Layers\n• Faster previews"
    assert PAGE in dialog.note.text()
    assert dialog.open_page.isDefault()
    assert dialog.focusWidget() is dialog.open_page
    dialog.open_page.click()
    assert opened == [PAGE]
    dialog.close()


def test_the_news_are_told_in_the_language_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.keep_settings(language=Language.CHINESE)
    window.actions_[ActionId.UPDATES].trigger()
    dialog = window.findChild(UpdateDialog)
    assert isinstance(dialog, UpdateDialog)
    qtbot.waitUntil(lambda: dialog.news.toPlainText() == "• 图层")
    dialog.close()
    window.keep_settings(language=Language.ENGLISH)


def test_the_newest_version_is_told_as_that(
    window: MainWindow, qtbot: QtBot, server: Mirror
) -> None:
    server.files[PATH] = signed(announced(__version__))
    dialog = asked(window, qtbot)
    assert dialog.said.text() == f"You have the newest version ({__version__})."
    focused = dialog.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text().replace("&", "") == "Close"
    assert dialog.open_page.isHidden()
    assert dialog.news.isHidden()
    dialog.close()


def test_a_failure_is_told_to_the_artist_who_asked(
    window: MainWindow, qtbot: QtBot, server: Mirror
) -> None:
    server.play(status(503))
    dialog = asked(window, qtbot)
    assert "there was no answer" in dialog.said.text()
    assert dialog.open_page.isHidden()
    dialog.close()


def wants_it(window: MainWindow) -> bool:
    return window.studio.settings.current.check_updates


def test_asking_automatically_is_off_until_it_is_ticked(window: MainWindow, qtbot: QtBot) -> None:
    assert not wants_it(window)
    dialog = asked(window, qtbot)
    assert not dialog.automatic.isChecked()
    dialog.automatic.click()
    assert wants_it(window)
    dialog.close()
    settings = SettingsDialog(window)
    qtbot.addWidget(settings)
    editor = settings.editors["check_updates"]
    assert isinstance(editor, SwitchSetting)
    assert editor.isChecked()
    editor.click()
    assert not wants_it(window)


def test_a_newer_version_is_noticed_once_and_leads_to_its_news(
    window: MainWindow, qtbot: QtBot, server: Mirror
) -> None:
    window.keep_settings(check_updates=True)
    window.studio.updates.ask_if_due()
    done = window.make.done
    qtbot.waitUntil(lambda: done.text == "SD Studio 9.0.0 is available.")
    assert QApplication.activeModalWidget() is None
    done.button.click()
    dialog = window.findChild(UpdateDialog)
    assert isinstance(dialog, UpdateDialog)
    assert dialog.news.toPlainText().startswith("• Layers")
    dialog.close()
    assert len(server.asked) == 1
    assert window.studio.session.current.update_told == "9.0.0"


def test_a_notice_that_is_being_read_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.make.done.tell_only(lambda: "Your prompt and settings are as you left them.")
    window.keep_settings(check_updates=True)
    with qtbot.waitSignal(window.studio.updates.found):
        window.studio.updates.ask_if_due()
    assert window.make.done.text == "Your prompt and settings are as you left them."
    assert window.studio.session.current.update_told == ""


def test_a_copy_that_knows_nobody_to_ask_offers_nothing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = MainWindow(make_studio(studio_paths(tmp_path / "other")))
    qtbot.addWidget(window)
    assert not window.actions_[ActionId.UPDATES].isVisible()
    palette = CommandPalette(window.actions_, window)
    qtbot.addWidget(palette)
    assert palette.list.findItems("updates", Qt.MatchFlag.MatchContains) == []
    settings = SettingsDialog(window)
    qtbot.addWidget(settings)
    assert "check_updates" not in settings.editors
