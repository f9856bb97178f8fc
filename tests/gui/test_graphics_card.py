"""The graphics card's dialog: from what was found to pictures made on the card, and back."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from sdstudio.app.graphics.pack_files import PackFiles
from sdstudio.app.graphics.pack_status import PackState
from sdstudio.app.settings import Language, read_settings, write_settings
from sdstudio.disk import SystemDisk
from sdstudio.domain.error_formatting import sentence
from sdstudio.domain.errors import ErrorCode
from sdstudio.models.stop import Stop
from sdstudio.packs.cards import GraphicsCard
from sdstudio.packs.fetching import request_for
from sdstudio.packs.installed import TrialRecord, write_trial
from sdstudio.packs.manifest import Manifest, Vendor
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.graphics_dialog import GraphicsDialog
from sdstudio.ui.graphics_states import ACTIONS, STATES, PackAction
from sdstudio.ui.layouts import lay_out_now
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.settings_dialog import SettingsDialog
from tests.support import hub, packs
from tests.support.hub import Mirror
from tests.support.studio import running_studio, studio_paths
from tests.unit.test_packs import Seen, fetcher

CARDS = (packs.NVIDIA,)


@contextmanager
def a_window(
    qtbot: QtBot,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    manifest: Manifest | None,
    cards: tuple[GraphicsCard, ...] = CARDS,
) -> Iterator[tuple[MainWindow, GraphicsDialog]]:
    """The window and the dialog, on a computer with these cards; its engine is ready."""
    monkeypatch.setattr("sdstudio.packs.cards.find_cards", lambda: cards)
    paths = studio_paths(folder)
    if manifest is not None:
        packs.write_manifest(paths.graphics_packs, manifest)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        qtbot.waitUntil(lambda: studio.dispatcher.engine_ready is not None)
        window.actions_[ActionId.GRAPHICS_CARD].trigger()
        dialog = window.findChild(GraphicsDialog)
        assert isinstance(dialog, GraphicsDialog)
        qtbot.waitUntil(lambda: studio.graphics.status.state is not PackState.LOOKING)
        yield window, dialog
        window.hide()


def state(window: MainWindow) -> PackState:
    return window.studio.graphics.status.state


def labels(dialog: GraphicsDialog) -> list[str]:
    return [button.text().replace("&", "") for button in dialog.buttons.values()]


def answer(qtbot: QtBot, dialog: GraphicsDialog, text: str) -> None:
    """Press a button of the question over the dialog."""
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    button = next(one for one in box.findChildren(QPushButton) if one.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def index() -> Iterator[Mirror]:
    with packs.an_index(packs.usual_wheels()).running() as mirror:
        yield mirror


def on(mirror: Mirror, torch: str = packs.WORKING) -> Manifest:
    wheels = packs.usual_wheels(torch)
    mirror.files.update({f"/packages/{name}": content for name, content in wheels.items()})
    return packs.a_manifest(packs.a_pack(wheels), mirror.address(""))


def test_from_the_offer_to_the_card_and_back_to_the_processor(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    with a_window(qtbot, tmp_path, monkeypatch, on(index)) as (window, dialog):
        graphics, paths = window.studio.graphics, window.studio.paths
        assert dialog.cards.text() == "Found: GeForce RTX 3060 (driver 580.95.05)"
        assert (dialog.name.text(), dialog.state.text()) == ("CUDA (test)", "Not installed")
        assert "The download is 3" in dialog.note.text()
        assert labels(dialog) == ["Download", "From a file…"]
        height = dialog.height()
        seen: list[PackState] = []
        graphics.changed.connect(lambda: seen.append(state(window)))
        with qtbot.waitSignal(window.studio.engine.ready, timeout=120_000):
            qtbot.mouseClick(dialog.buttons[PackAction.DOWNLOAD], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(window) is PackState.IN_USE)
        order = list(dict.fromkeys(seen))
        assert [one for one in order if one in (PackState.UNPACKING, PackState.TRYING)] == [
            PackState.UNPACKING,
            PackState.TRYING,
        ]
        assert dialog.note.text() == "Pictures are made on A made-up card."
        assert read_settings(paths.settings_file).graphics_pack == packs.ID
        assert graphics._starter.pack == paths.runtimes / packs.ID
        assert dialog.height() == height
        # The artist doesn't want it now.
        qtbot.mouseClick(dialog.buttons[PackAction.STOP_USING], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(window) is PackState.NOT_USED)
        assert read_settings(paths.settings_file).graphics_pack == ""
        # Asked first; the safe answer changes nothing.
        qtbot.mouseClick(dialog.buttons[PackAction.REMOVE], Qt.MouseButton.LeftButton)
        answer(qtbot, dialog, "Keep")
        assert state(window) is PackState.NOT_USED
        qtbot.mouseClick(dialog.buttons[PackAction.REMOVE], Qt.MouseButton.LeftButton)
        answer(qtbot, dialog, "Remove")
        qtbot.waitUntil(lambda: state(window) is PackState.OFFERED)
        assert not (paths.runtimes / packs.ID).exists()


def install(
    folder: Path, manifest: Manifest, trial: TrialRecord | None, *, is_used: bool = True
) -> None:
    """Install the pack of ``manifest`` before the program starts."""
    paths = studio_paths(folder)
    fetcher().fetch(request_for(manifest, manifest.packs[0], paths.runtimes), Stop(), Seen())
    if trial is not None:
        write_trial(SystemDisk(), paths.runtimes / packs.ID, trial)
    if is_used:
        paths.config.mkdir(parents=True, exist_ok=True)
        paths.settings_file.write_text(f'{{"graphics_pack": "{packs.ID}"}}', encoding="utf-8")


def test_a_pack_that_the_engine_has_loaded_is_removed_after_the_engine_let_go_of_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index)
    install(tmp_path, manifest, TrialRecord(card="A card"))
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, dialog):
        assert state(window) is PackState.IN_USE
        folder = window.studio.paths.runtimes / packs.ID
        starter = window.studio.graphics._starter
        assert not starter.wait_until_unloaded(folder, 0)
        # A picture is being made meanwhile: it is finished, not lost.
        window.make.prompt.field.setPlainText("slow")
        window.studio.draft.choose(steps=20)
        window.make.generate_bar.generate.click()
        qtbot.waitUntil(lambda: window.studio.dispatcher.running is not None)
        qtbot.mouseClick(dialog.buttons[PackAction.REMOVE], Qt.MouseButton.LeftButton)
        answer(qtbot, dialog, "Remove")
        assert state(window) is PackState.REMOVING
        assert folder.exists()
        qtbot.waitUntil(lambda: state(window) is PackState.OFFERED, timeout=120_000)
        assert starter.wait_until_unloaded(folder, 0)
        assert not folder.exists()
        assert window.studio.pictures.rowCount() == 1
        qtbot.waitUntil(lambda: window.studio.dispatcher.engine_ready is not None)


@pytest.mark.parametrize(
    ("torch", "code"),
    [(packs.RAISING, ErrorCode.PACK_NOT_LOADED), (packs.CRASHING, ErrorCode.PACK_CRASHED)],
)
def test_a_pack_that_does_not_work_leaves_the_processor_at_work_and_says_why(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    index: Mirror,
    torch: str,
    code: ErrorCode,
) -> None:
    with a_window(qtbot, tmp_path, monkeypatch, on(index, torch)) as (window, dialog):
        died: list[bool] = []
        window.studio.engine.died.connect(died.append)
        qtbot.mouseClick(dialog.buttons[PackAction.DOWNLOAD], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(window) is PackState.FAILED, timeout=120_000)
        assert window.studio.graphics.status.trouble is not None
        assert window.studio.graphics.status.trouble.code is code
        assert "so pictures are made on the processor" in dialog.note.text()
        assert labels(dialog) == ["Try again", "Remove…"]
        assert read_settings(window.studio.paths.settings_file).graphics_pack == ""
        # The engine wasn't even restarted.
        assert died == []


def test_an_engine_that_fails_with_the_pack_says_one_sentence_with_a_way_to_the_dialog(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index)
    install(tmp_path, manifest, TrialRecord(card="A card"))
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, dialog):
        dialog.close()
        studio = window.studio
        # As the engine's watch does from its own thread.
        studio.graphics._starter._give_up(
            studio.paths.runtimes / packs.ID, ErrorCode.PACK_ENGINE_FAILED
        )
        text = sentence(ErrorCode.PACK_ENGINE_FAILED, {"pack": "CUDA (test)"})
        qtbot.waitUntil(
            lambda: any(
                notice.code is ErrorCode.PACK_ENGINE_FAILED
                for zone in window.zones.values()
                for notice in zone.notices.notices
            )
        )
        assert "pictures are made on the processor now" in text
        qtbot.waitUntil(lambda: state(window) is PackState.FAILED)
        assert read_settings(studio.paths.settings_file).graphics_pack == ""
    # The next start doesn't try it by itself, and still says why.
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, dialog):
        assert state(window) is PackState.FAILED
        assert window.studio.graphics._starter.pack is None
        assert dialog.note.text() == text


def test_after_an_update_the_old_pack_is_not_used_and_the_new_one_is_offered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    install(tmp_path, on(index), TrialRecord(card="A card"))
    newer = on(index, packs.WORKING + "# newer\n")
    with a_window(qtbot, tmp_path, monkeypatch, newer) as (window, dialog):
        assert state(window) is PackState.OUTDATED
        assert "is for another version of SD Studio" in dialog.note.text()
        assert window.studio.graphics._starter.pack is None
        qtbot.mouseClick(dialog.buttons[PackAction.REMOVE], Qt.MouseButton.LeftButton)
        answer(qtbot, dialog, "Remove")
        qtbot.waitUntil(lambda: state(window) is PackState.OFFERED)
        assert labels(dialog) == ["Download", "From a file…"]


def test_a_download_is_paused_continued_and_cancelled(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index)
    index.play(then=hub.dripping(0.3))
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, dialog):
        qtbot.mouseClick(dialog.buttons[PackAction.DOWNLOAD], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(window) is PackState.FETCHING)
        qtbot.waitUntil(lambda: dialog.bar.value() > 0)
        assert dialog.progress.text() != ""
        assert labels(dialog) == ["Pause", "Cancel"]
        qtbot.mouseClick(dialog.buttons[PackAction.PAUSE], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(window) is PackState.PAUSED)
        assert labels(dialog) == ["Resume", "Cancel"]
    # It is still paused at the next start.
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, dialog):
        qtbot.waitUntil(lambda: state(window) is PackState.PAUSED)
        qtbot.mouseClick(dialog.buttons[PackAction.CONTINUE], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(window) is PackState.FETCHING)
        qtbot.mouseClick(dialog.buttons[PackAction.CANCEL], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(window) is PackState.OFFERED)
        assert not list(window.studio.paths.runtimes.iterdir())


def test_a_download_that_is_refused_says_so_and_can_be_continued(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index)
    index.play(then=hub.status(404))
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, dialog):
        qtbot.mouseClick(dialog.buttons[PackAction.DOWNLOAD], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: state(window) is PackState.INTERRUPTED)
        assert "refused the download (status 404)" in dialog.note.text()
        assert "source" not in dialog.note.text()
        assert labels(dialog) == ["Resume", "Cancel"]


def test_a_pack_on_a_usb_stick_is_installed_without_a_network(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index, packs.RAISING)
    request = request_for(manifest, manifest.packs[0], tmp_path / "elsewhere", is_unpacked=False)
    fetcher().fetch(request, Stop(), Seen())
    file = tmp_path / "卡.sdpack"
    packs.export(request, file)
    index.files.clear()
    asked = len(index.asked)
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, dialog):
        monkeypatch.setattr(
            "PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_, **_options: (str(file), "")
        )
        qtbot.mouseClick(dialog.buttons[PackAction.FROM_FILE], Qt.MouseButton.LeftButton)
        # Installed and tried: that its torch can't be imported is another matter.
        qtbot.waitUntil(lambda: state(window) is PackState.FAILED, timeout=120_000)
        assert len(index.asked) == asked


def test_what_was_unfinished_is_continued_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    """A second look may tell of a download that has finished while it went on."""
    with a_window(qtbot, tmp_path, monkeypatch, on(index)) as (window, _):
        graphics = window.studio.graphics
        looked = replace(graphics._files.look(), unfinished=((packs.ID, False),))
        monkeypatch.setattr(graphics._files, "look", lambda: looked)
        graphics.begin()
        qtbot.waitUntil(lambda: graphics._looked is looked)
        assert graphics._downloads.keys == ()
        assert state(window) is PackState.OFFERED


def test_a_pack_whose_download_ends_during_another_task_is_tried_after_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index)
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, _):
        graphics = window.studio.graphics
        graphics._begin_task(PackState.REMOVING, manifest.packs[0])
        graphics._downloads.add(packs.ID)
        qtbot.waitUntil(lambda: (window.studio.paths.runtimes / packs.ID).is_dir())
        qtbot.waitUntil(lambda: graphics._downloads.keys == ())
        qtbot.waitUntil(lambda: graphics._installed is not None)
        assert state(window) is PackState.REMOVING
        graphics._end_task()
        qtbot.waitUntil(lambda: state(window) is PackState.IN_USE, timeout=120_000)


def test_a_chosen_pack_that_is_gone_is_told_of_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index)
    install(tmp_path, manifest, TrialRecord(card="A card"))
    shutil.rmtree(studio_paths(tmp_path).runtimes / packs.ID)

    def told(window: MainWindow) -> list[str]:
        zones = window.zones.values()
        notices = [notice for zone in zones for notice in zone.notices.notices]
        return [str(one.arguments["pack"]) for one in notices if one.code is ErrorCode.PACK_GONE]

    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, _):
        qtbot.waitUntil(lambda: told(window) == ["CUDA (test)"])
        assert read_settings(window.studio.paths.settings_file).graphics_pack == ""
        assert state(window) is PackState.OFFERED


def test_a_chosen_pack_that_is_gone_is_told_of_where_another_one_is_installed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index)
    install(tmp_path, manifest, TrialRecord(card="A card"))
    settings_file = studio_paths(tmp_path).settings_file
    settings_file.write_text('{"graphics_pack": "another"}', encoding="utf-8")
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, _):
        qtbot.waitUntil(lambda: read_settings(settings_file).graphics_pack == "")
        codes = [one.code for zone in window.zones.values() for one in zone.notices.notices]
        assert ErrorCode.PACK_GONE in codes
        assert state(window) is PackState.NOT_USED


def test_a_pack_chosen_by_another_program_is_not_said_to_be_in_use(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    manifest = on(index)
    install(tmp_path, manifest, TrialRecord(card="A card"), is_used=False)
    with a_window(qtbot, tmp_path, monkeypatch, manifest) as (window, dialog):
        assert state(window) is PackState.NOT_USED
        settings = window.studio.settings
        settings.update(graphics_pack="")
        # As the command line does.
        chosen = settings.current.model_copy(update={"graphics_pack": packs.ID})
        write_settings(studio_paths(tmp_path).settings_file, chosen)
        settings.update(theme="dark")
        assert settings.current.graphics_pack == packs.ID
        # The engine hasn't been started with it.
        assert window.studio.graphics._starter.pack is None
        assert state(window) is PackState.NOT_USED
        assert PackAction.USE in dialog.buttons


def test_a_file_that_is_no_pack_is_refused_and_the_offer_stays(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    file = tmp_path / "holiday.tar"
    file.write_bytes(b"no archive")
    with a_window(qtbot, tmp_path, monkeypatch, on(index)) as (_, dialog):
        monkeypatch.setattr(
            "PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_, **_options: (str(file), "")
        )
        qtbot.mouseClick(dialog.buttons[PackAction.FROM_FILE], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "isn't a graphics pack" in dialog.note.text())
        assert labels(dialog) == ["Download", "From a file…"]


@pytest.mark.parametrize(
    ("cards", "found", "heading", "says"),
    [
        (
            (),
            "Found: no graphics card",
            ("Processor", "No graphics card"),
            "No graphics card from NVIDIA",
        ),
        (
            (replace(packs.NVIDIA, driver="470.1"),),
            "driver 470.1",
            (packs.NVIDIA.name, "Driver too old"),
            "Update the driver",
        ),
        (
            (replace(packs.NVIDIA, driver=""),),
            "GeForce RTX 3060",
            (packs.NVIDIA.name, "Driver missing"),
            "Install the driver",
        ),
        (
            (replace(packs.NVIDIA, device=1),),
            "GeForce RTX 3060",
            (packs.NVIDIA.name, "Card too old"),
            "is too old for",
        ),
        (
            (GraphicsCard(Vendor.AMD, "Radeon VII"),),
            "Radeon VII",
            ("Radeon VII", "No pack for this card"),
            "has no pack for",
        ),
        (
            (GraphicsCard(Vendor.APPLE, "Apple M1"),),
            "Apple M1",
            ("Processor", "No pack needed"),
            "is used without a pack",
        ),
    ],
)
def test_where_no_pack_fits_the_reason_is_told(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    index: Mirror,
    cards: tuple[GraphicsCard, ...],
    found: str,
    heading: tuple[str, str],
    says: str,
) -> None:
    with a_window(qtbot, tmp_path, monkeypatch, on(index), cards) as (window, dialog):
        assert state(window) is PackState.NOT_OFFERED
        assert found in dialog.cards.text()
        assert (dialog.name.text(), dialog.state.text()) == heading
        assert says in dialog.note.text()
        assert dialog.buttons == {}


def test_without_enough_space_nothing_can_be_installed_until_some_is_freed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    free = 10
    look = PackFiles.look
    monkeypatch.setattr(PackFiles, "look", lambda self: replace(look(self), free_bytes=free))
    with a_window(qtbot, tmp_path, monkeypatch, on(index)) as (window, dialog):
        assert "Free some space first." in dialog.note.text()
        for action in (PackAction.DOWNLOAD, PackAction.FROM_FILE):
            button = dialog.buttons[action]
            assert not button.isEnabled()
            assert not button.property("accent")
            assert "of disk space, but only" in button.toolTip()
        free = 10**12
        # As when the artist returns from the file manager.
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.buttons[PackAction.DOWNLOAD].isEnabled())
        assert dialog.buttons[PackAction.DOWNLOAD].property("accent")
        assert "Free some space" not in dialog.note.text()


def test_a_driver_that_was_installed_meanwhile_is_found_when_the_dialog_is_opened_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    without = (replace(packs.NVIDIA, driver=""),)
    with a_window(qtbot, tmp_path, monkeypatch, on(index), without) as (window, dialog):
        assert dialog.buttons == {}
        dialog.close()
        monkeypatch.setattr("sdstudio.packs.cards.find_cards", lambda: CARDS)
        window.actions_[ActionId.GRAPHICS_CARD].trigger()
        qtbot.waitUntil(lambda: state(window) is PackState.OFFERED)


def test_a_program_without_its_list_of_packs_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_window(qtbot, tmp_path, monkeypatch, None) as (window, dialog):
        assert state(window) is PackState.NOT_OFFERED
        assert "Reinstall SD Studio" in dialog.note.text()
        assert dialog.state.text() == "No list of packs"


def test_in_chinese_too_nothing_has_to_scroll(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    with a_window(qtbot, tmp_path, monkeypatch, on(index), ()) as (window, dialog):
        dialog.close()
        window.keep_settings(language=Language.CHINESE)
        window.actions_[ActionId.GRAPHICS_CARD].trigger()
        dialog = window.findChildren(GraphicsDialog)[-1]
        qtbot.waitUntil(lambda: dialog.isVisible() and state(window) is PackState.NOT_OFFERED)
        area = dialog.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        lay_out_now()
        assert area.verticalScrollBar().maximum() == 0
        window.keep_settings(language=Language.ENGLISH)


def test_every_state_has_a_row_and_every_action_a_button() -> None:
    assert set(STATES) == set(PackState)
    offered = {
        action
        for row in STATES.values()
        for action in (*row.buttons, *([row.first] if row.first else []))
    }
    assert offered == set(ACTIONS) == set(PackAction)


def test_the_settings_lead_to_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Mirror
) -> None:
    with a_window(qtbot, tmp_path, monkeypatch, on(index)) as (window, dialog):
        dialog.close()
        window.actions_[ActionId.SETTINGS].trigger()
        settings = window.findChild(SettingsDialog)
        assert settings is not None
        (group,) = settings.groups.findItems("Performance", Qt.MatchFlag.MatchExactly)
        settings.groups.setCurrentItem(group)
        button = next(
            one
            for one in window.findChildren(QPushButton)
            if one.text() == "Graphics card…" and one.isVisible()
        )
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert any(one.isVisible() for one in window.findChildren(GraphicsDialog))
