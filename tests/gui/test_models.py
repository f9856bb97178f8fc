"""The model window, licences, imports and the first start, as a new artist meets them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from safetensors.numpy import load_file, save_file

from sdstudio.app.model_management.model_status import Condition
from sdstudio.app.notices import Notice
from sdstudio.app.settings import Language
from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import family
from sdstudio.domain.input_refs import InputRole
from sdstudio.models import installed as installed_models
from sdstudio.models.catalogue import Licence
from sdstudio.models.importing.folder_search import models_below
from sdstudio.models.licences import Terms
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.card_buttons import MODEL_ACTIONS, ROWS, ModelAction
from sdstudio.ui.model_manager.import_sheet import ImportSheet
from sdstudio.ui.model_manager.licence_page import LicencePage
from sdstudio.ui.model_manager.model_card import ModelCard
from sdstudio.ui.model_manager.model_window import ModelWindow
from sdstudio.ui.model_manager.sources_sheet import SourcesSheet
from sdstudio.ui.theme import TARGET_PX
from tests.support import hub
from tests.support.adapters import write_kohya
from tests.support.coroutines import result_of
from tests.support.hub import Mirror
from tests.support.model_hub import LICENCE, small_model, write_catalogue
from tests.support.originals import tensors_of, write_tensors
from tests.support.paper_model import write_model
from tests.support.pickles import write_ckpt

ONE = "one/fp16"


@pytest.fixture
def mirror(paths: Paths, tmp_path: Path) -> Iterator[Mirror]:
    models = [small_model(tmp_path / "made", key, mark) for mark, key in ((1, "one"), (2, "two"))]
    with hub.mirrors([{path: data for one in models for path, data in one.paths().items()}]) as (
        mirror,
    ):
        write_catalogue(paths.resources / "catalogue.json", mirror, *models)
        yield mirror


@pytest.fixture
def studio(mirror: Mirror, studio: Studio) -> Studio:
    """With a catalogue of two models that the mirror has."""
    return studio


@pytest.fixture
def models(window: MainWindow, qtbot: QtBot) -> ModelWindow:
    """The model window, open, with its cards."""
    window.actions_[ActionId.MODELS].trigger()
    found = window.models.window
    qtbot.waitUntil(lambda: len(found.cards) == 2)
    return found


def shown(kind: type[QWidget]) -> QWidget | None:
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind))
    return next((one for one in found if one.isVisible()), None)


def licence(qtbot: QtBot) -> LicencePage:
    qtbot.waitUntil(lambda: shown(LicencePage) is not None)
    page = shown(LicencePage)
    assert isinstance(page, LicencePage)
    return page


def accept(qtbot: QtBot) -> None:
    page = licence(qtbot)
    page.accept_button.click()
    qtbot.waitUntil(lambda: shown(LicencePage) is None)


def scroll_bar(models: ModelWindow) -> QScrollBar:
    (area,) = models.findChildren(QScrollArea)
    return area.verticalScrollBar()


def trash(folder: Path, name: str) -> None:
    folder.rename(folder.with_name("trash"))
    (folder.with_name("trash") / "sd-studio-model.json").unlink()


def remove(card: ModelCard) -> None:
    next(one for one in card.menu.actions() if one.data() is ModelAction.REMOVE).trigger()
    question = shown(QMessageBox)
    assert isinstance(question, QMessageBox)
    next(one for one in question.buttons() if one.text() == "Remove").click()


def sheet(qtbot: QtBot) -> ImportSheet:
    """The import sheet, once it says what it has found."""
    qtbot.waitUntil(lambda: shown(ImportSheet) is not None)
    found = shown(ImportSheet)
    assert isinstance(found, ImportSheet)
    qtbot.waitUntil(lambda: found.busy.isHidden())
    return found


def ready(qtbot: QtBot, card: ModelCard) -> None:
    qtbot.waitUntil(lambda: ModelAction.USE in card.buttons)


def drop(target: QWidget, *paths: Path) -> bool:
    """Drag files over ``target`` and let them go; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    over = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(target, over)
    let_go = QDropEvent(QPointF(9, 9), copy, data, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(target, let_go)
    return over.isAccepted() and let_go.isAccepted()


def test_every_condition_has_its_buttons_and_every_act_its_words() -> None:
    assert set(MODEL_ACTIONS) == set(Condition)
    assert set(ROWS) == set(ModelAction)


def test_from_nothing_to_a_model_in_use(
    window: MainWindow, models: ModelWindow, qtbot: QtBot
) -> None:
    card = models.cards["one"]
    assert card.condition.text() == "Not installed"
    card.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    ready(qtbot, card)
    assert card.condition.text() == "Ready"
    qtbot.waitUntil(lambda: models.done_bar.text == "One is ready to use.")
    assert window.make.done.text == "One is ready to use."
    assert "One" in [window.make.model.box.itemText(row) for row in range(3)]
    window.make.done.button.click()
    assert window.make.model.box.currentText() == "One"
    assert window.studio.session.current.model_fingerprint


def test_a_download_that_the_disk_has_no_room_for_is_not_the_recommended_action(
    models: ModelWindow, studio: Studio
) -> None:
    def download() -> QPushButton:
        return models.cards["one"].buttons[ModelAction.DOWNLOAD]

    assert download().property("accent")
    enough = studio.models.free_bytes
    studio.models.free_bytes = 10
    studio.models.offers_changed.emit()
    assert not download().property("accent")
    assert "Free some space first." in download().toolTip()
    studio.models.free_bytes = enough
    studio.models.offers_changed.emit()
    assert download().property("accent")
    assert "Free some space" not in download().toolTip()


def test_terms_that_are_declined_start_nothing_and_accepted_ones_are_not_asked_for_again(
    models: ModelWindow, mirror: Mirror, qtbot: QtBot
) -> None:
    models.cards["one"].buttons[ModelAction.DOWNLOAD].click()
    page = licence(qtbot)
    assert page.text.hasFocus()
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    assert page.isVisible()
    page.close_button.click()
    assert models.cards["one"].condition.text() == "Not installed"
    assert mirror.asked == []
    models.cards["one"].buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    ready(qtbot, models.cards["one"])
    models.cards["two"].buttons[ModelAction.DOWNLOAD].click()
    ready(qtbot, models.cards["two"])
    assert shown(LicencePage) is None


def test_a_licence_that_is_being_asked_for_is_not_asked_for_twice(
    models: ModelWindow, studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = models.cards["one"], models.cards["two"]

    def press() -> None:
        for card in (one, one, two):
            card.buttons[ModelAction.DOWNLOAD].click()
        assert studio.models.catalogue is not None
        wanted = studio.models.catalogue.licence(LICENCE)
        assert wanted is not None
        licence(qtbot)
        # Read in turn, so that whoever else would ask has read it before.
        result_of(studio.models.licences.read(wanted))
        pages = [page for page in QApplication.topLevelWidgets() if isinstance(page, LicencePage)]
        assert [page.isVisible() for page in pages].count(True) == 1

    press()
    licence(qtbot).close_button.click()

    def refuse(*_args: object) -> None:
        raise StudioError(ErrorCode.CATALOGUE_DAMAGED)

    with monkeypatch.context() as broken:
        broken.setattr("sdstudio.models.licences.read_terms", refuse)
        one.buttons[ModelAction.DOWNLOAD].click()
        qtbot.waitUntil(lambda: models.notices.text != "")
    press()
    accept(qtbot)
    for card in (one, two):
        ready(qtbot, card)


def test_the_licence_can_be_read_from_the_card_and_under_help(
    window: MainWindow, models: ModelWindow, qtbot: QtBot
) -> None:
    for read in (models.cards["one"].licence.click, window.actions_[ActionId.LICENCES].trigger):
        read()
        page = licence(qtbot)
        assert page.accept_button.isHidden()
        page.restrictions.click()
        text, place = page.text.toPlainText(), page.text.textCursor().position()
        assert text[:place].endswith("\nAttachment A\n\n")
        assert text[place:].startswith("Use Restrictions\n")
        page.close_button.click()


def test_a_download_is_paused_resumed_and_cancelled_on_its_card(
    window: MainWindow, models: ModelWindow, mirror: Mirror, qtbot: QtBot
) -> None:
    mirror.play(then=hub.stalling_after(1))
    card = models.cards["one"]
    card.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    qtbot.waitUntil(lambda: card.condition.text() == "Waiting for the source…")
    qtbot.waitUntil(lambda: "Hub" in card.detail.text())
    # It grows with the lines that were not there before.
    qtbot.waitUntil(lambda: card.height() >= card.heightForWidth(card.width()))
    assert window.status.download.text().startswith("One: ")
    models.activateWindow()
    qtbot.waitUntil(models.isActiveWindow)
    bar = scroll_bar(models)
    models.resize(models.minimumSize())
    qtbot.waitUntil(lambda: bar.maximum() > 20)
    card.buttons[ModelAction.PAUSE].setFocus()
    bar.setValue(20)
    place = bar.value()
    card.buttons[ModelAction.PAUSE].click()
    qtbot.waitUntil(lambda: card.condition.text() == "Paused")
    assert card.buttons[ModelAction.RESUME].hasFocus()
    assert bar.value() == place
    card.buttons[ModelAction.RESUME].click()
    qtbot.waitUntil(lambda: ModelAction.PAUSE in card.buttons)
    card.buttons[ModelAction.CANCEL].click()
    qtbot.waitUntil(lambda: card.condition.text() == "Not installed")
    assert window.status.download.isHidden()


def test_a_variant_that_is_chosen_stays_while_another_comes(
    models: ModelWindow, mirror: Mirror, qtbot: QtBot
) -> None:
    mirror.play(then=hub.stalling_after(1))
    card = models.cards["one"]
    card.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    qtbot.waitUntil(lambda: ModelAction.PAUSE in card.buttons)
    (coming,) = card.offer.variants
    both = replace(card.offer, variants=(coming, replace(coming, key="one/other")))
    card.show_offer(both, None)
    assert card.key == coming.key
    card.variants.setCurrentIndex(1)
    card.variants.activated.emit(1)
    card.show_offer(both, None)
    assert card.key == "one/other"
    card.show_offer(replace(both, variants=(coming,)), None)
    assert card.key == coming.key
    card.buttons[ModelAction.CANCEL].click()


def test_what_is_looked_at_stays_in_place_when_another_model_goes(
    models: ModelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed_models, "remove", trash)
    models.resize(models.minimumSize())
    one, two = models.cards["one"], models.cards["two"]
    two.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    ready(qtbot, two)
    # It takes some of the list's height.
    qtbot.waitUntil(lambda: models.done_bar.text == "Two is ready to use.")
    qtbot.waitUntil(lambda: two.y() < one.y())
    bar = scroll_bar(models)
    qtbot.waitUntil(lambda: bar.maximum() > two.height() // 2)
    bar.setValue(bar.maximum())
    place = one.y() - bar.value()
    remove(two)
    qtbot.waitUntil(lambda: two.y() > one.y())
    assert abs(one.y() - bar.value() - place) <= 1


def test_cancelling_asks_first_where_much_has_come(
    models: ModelWindow, mirror: Mirror, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.ui.model_manager.model_controller._ASK_FROM_BYTES", 1)
    mirror.play(then=hub.dripping(1))
    card = models.cards["one"]
    card.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    qtbot.waitUntil(lambda: "1" in card.progress.text() and ModelAction.CANCEL in card.buttons)

    def answer(words: str) -> None:
        card.buttons[ModelAction.CANCEL].click()
        question = shown(QMessageBox)
        assert isinstance(question, QMessageBox)
        assert "downloaded so far will be deleted" in question.informativeText()
        next(one for one in question.buttons() if one.text() == words).click()
        qtbot.waitUntil(lambda: shown(QMessageBox) is None)

    answer("Keep downloading")
    assert ModelAction.PAUSE in card.buttons
    answer("Cancel download")
    qtbot.waitUntil(lambda: card.condition.text() == "Not installed")


def test_a_download_that_fails_says_why_on_its_card_and_leads_to_other_sources(
    models: ModelWindow, mirror: Mirror, qtbot: QtBot
) -> None:
    mirror.play(then=hub.status(404))
    card = models.cards["one"]
    card.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    qtbot.waitUntil(lambda: ModelAction.SOURCES in card.buttons)
    assert "refused the download" in card.notice.text()
    card.buttons[ModelAction.SOURCES].click()
    sources = shown(SourcesSheet)
    assert isinstance(sources, SourcesSheet)
    sources.address.setText("nonsense")
    QTest.keyClick(sources.address, Qt.Key.Key_Return)
    assert "can't be downloaded from “nonsense”" in sources.wrong.text()
    assert sources.isVisible()
    sources.address.setText(mirror.address("/mine"))
    sources.add.click()
    assert len(sources.rows) == 2
    assert not sources.wrong.isVisible()
    assert next(iter(sources.rows.values())).isChecked()
    sources.rows["hub"].click()
    assert next(iter(sources.rows)) == "hub"
    sources.close()


def test_a_failure_is_told_in_the_main_window_while_the_other_is_closed(
    window: MainWindow, models: ModelWindow, mirror: Mirror, qtbot: QtBot
) -> None:
    mirror.play(then=hub.status(404))
    models.cards["one"].buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    models.close()
    qtbot.waitUntil(lambda: "refused the download" in window.stage.notices.text)


def test_the_buttons_of_a_notice_in_the_model_window_help(
    models: ModelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = write_model(tmp_path / "own", mark=7)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    models.notices.tell(Notice(ErrorCode.MODEL_NOT_FOUND, {"model": "own"}))
    buttons = {one.text(): one for one in models.notices.findChildren(QAbstractButton)}
    buttons["Open model folder…"].click()
    assert models.notices.text == ""
    qtbot.waitUntil(lambda: len(models.opened) == 1)


def test_damage_is_found_and_repaired_on_the_card(
    window: MainWindow, models: ModelWindow, qtbot: QtBot
) -> None:
    card = models.cards["one"]
    card.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    ready(qtbot, card)
    # Told once the models have been read again, it would replace what is told next.
    qtbot.waitUntil(lambda: "ready to use" in models.done_bar.text)
    card.buttons[ModelAction.VERIFY].click()
    qtbot.waitUntil(lambda: "One verified" in models.done_bar.text)
    file = next((window.studio.paths.models / "one").rglob("unet/*.safetensors"))
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    card.buttons[ModelAction.VERIFY].click()
    qtbot.waitUntil(lambda: "is damaged" in card.notice.text())
    assert card.condition.text() == "Damaged"
    card.buttons[ModelAction.REPAIR].click()
    ready(qtbot, card)


def test_what_was_wrong_with_a_model_is_told_no_more_once_it_is_whole(
    window: MainWindow, models: ModelWindow, qtbot: QtBot
) -> None:
    for name in ("One", "Another"):
        arguments = {"model": name, "file": "unet/config.json"}
        window.notices.tell(Notice(ErrorCode.MODEL_FILE_MISSING, arguments))
    models.cards["one"].buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    ready(qtbot, models.cards["one"])
    qtbot.waitUntil(lambda: len(window.make.notices.notices) == 1)
    assert "Another" in window.make.notices.text


def test_a_removed_model_that_was_chosen_gives_way_to_the_practice_model(
    window: MainWindow, models: ModelWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed_models, "remove", trash)
    card = models.cards["one"]
    card.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    ready(qtbot, card)
    qtbot.waitUntil(lambda: bool(models.done_bar.text))
    card.buttons[ModelAction.USE].click()
    assert window.make.model.box.currentText() == "One"
    remove(card)
    qtbot.waitUntil(lambda: window.make.model.box.currentText() == "Practice model")
    qtbot.waitUntil(lambda: card.condition.text() == "Not installed")
    said = "One was moved to the trash. New pictures will be made with Practice model."
    qtbot.waitUntil(lambda: window.make.done.text == said)
    assert models.done_bar.text == said


def test_a_folder_is_dropped_on_the_window_looked_at_and_linked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = write_model(tmp_path / "优盘" / "森林", words=False, mark=7)
    # Not as large as anything in the catalogue, which it would otherwise be taken for.
    vae = stick / "vae" / "diffusion_pytorch_model.safetensors"
    save_file({**load_file(vae), "more": np.zeros(3, np.uint8)}, vae)
    assert drop(window, stick)
    found = sheet(qtbot)
    assert found.entries[0].name.text() == "森林"
    assert "Text to image" in found.entries[0].what.text()
    before = found.space.text()
    found.link.click()
    assert found.space.text() != before
    found.import_button.click()
    accept(qtbot)
    qtbot.waitUntil(lambda: window.make.done.text == "森林 is ready to use.")
    models = window.models.window
    assert models.isVisible()
    qtbot.waitUntil(lambda: len(models.cards) == 3)
    card = models.cards[window.studio.models.offers[-1].key]
    assert card.name.text() == "森林"
    qtbot.waitUntil(lambda: card.facts.text().startswith("Text to image"))
    said = "Stable Diffusion 2 · v-prediction · 64 × 64 · Imported by you · licence unknown"
    assert card.facts.text().endswith(said)
    # Its own scheduler says what it was trained for, and isn't replaced.
    qtbot.waitUntil(lambda: bool(card.menu.actions()))
    assert card.trained_for.isEmpty()


def test_what_cannot_be_imported_says_why(
    models: ModelWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.safetensors"
    letter.write_text("Dear reader", encoding="utf-8")
    assert drop(models, letter)
    found = sheet(qtbot)
    assert found.title.text() == "This can't be imported"
    assert "letter.safetensors" in found.wrong.text()
    assert not found.import_button.isVisible()
    found.cancel.click()


def test_every_reason_is_shown_if_nothing_can_be_imported(
    models: ModelWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    letters = [tmp_path / f"letter {number}.safetensors" for number in range(6)]
    for letter in letters:
        letter.write_text("Dear reader", encoding="utf-8")
    assert drop(models, *letters)
    found = sheet(qtbot)
    assert all(one.name in found.wrong.text() for one in letters)
    found.cancel.click()


def test_of_several_that_are_dropped_what_can_be_taken_is(
    window: MainWindow, models: ModelWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.safetensors"
    letter.write_text("Dear reader", encoding="utf-8")
    loras = [
        write_kohya(tmp_path / "ink.safetensors"),
        write_kohya(tmp_path / "silk.safetensors", seed=1),
        write_kohya(tmp_path / "lcm-lora.safetensors", seed=2),
    ]
    assert drop(models, letter, *loras)
    found = sheet(qtbot)
    assert "letter.safetensors" in found.wrong.text()
    assert [one.name.text() for one in found.entries] == ["ink", "silk", "lcm-lora"]
    uses = [one.what.text().partition(" · ")[0] for one in found.entries]
    assert uses[0] == uses[1] == "LoRA: teaches a model a style or an object"
    assert uses[2] == "LoRA: lets a model make pictures in few steps (4–8)"
    found.entries[0].wanted.setChecked(False)
    found.entries[2].wanted.setChecked(False)
    found.import_button.click()
    qtbot.waitUntil(lambda: "“silk”" in window.make.done.text)
    assert [one.name for one in window.studio.adapters.read().adapters] == ["silk"]


@pytest.mark.parametrize("text", ["", "The terms.\n" * 90])
def test_a_licence_without_its_text_points_to_where_it_can_be_read(qtbot: QtBot, text: str) -> None:
    row = Licence(key="own", name="Own", address="https://example.org/own", is_confirmed=False)
    page = LicencePage(Terms(row, text, "In plain words: share."), accepted_at="", asks=True)
    qtbot.addWidget(page)
    page.show()
    assert page.address.text() == ("Open in browser" if text else row.address)
    said = [one for one in page.findChildren(QLabel) if one.isVisible() and one.text()]
    assert any("copy of the licence" in one.text() for one in said) == bool(text)
    assert all(one.height() <= 2 * one.sizeHint().height() for one in said)


def test_the_dialog_and_a_folder_offer_the_pickles_of_controlnets(
    models: ModelWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own" / "control_v11p_sd15_canny.pth"
    file.parent.mkdir()
    file.touch()
    kinds: list[str] = []

    def ask(
        _parent: object, _title: str, _folder: str, shown: str, **_options: object
    ) -> tuple[list[str], str]:
        kinds.append(shown)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    models.file_asked.emit()
    assert "*.pth" in kinds[0]
    assert list(models_below(file.parent)) == [file]


def test_a_card_asks_for_a_folder_where_its_model_is_one(
    models: ModelWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: asked.append("folder"))
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_, **_options: asked.append("file")
    )
    models.asked.emit(ModelAction.IMPORT, ONE)
    assert asked == ["folder"]


def test_a_sheet_that_waits_for_consent_says_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [
        write_tensors(tmp_path / "x.safetensors", tensors_of()),
        write_ckpt(tmp_path / "y.ckpt"),
    ]
    assert drop(window, *files)
    found = sheet(qtbot)
    qtbot.waitUntil(lambda: len(found.entries) == 2)
    assert "Confirm that you trust" in found.space.text()
    assert not found.import_button.isEnabled()
    found.entries[1].consent.click()
    assert "Confirm" not in found.space.text()
    assert found.import_button.isEnabled()
    found.cancel.click()


def test_what_the_file_does_not_tell_is_asked(
    models: ModelWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_tensors(tmp_path / "own.safetensors", tensors_of(spread=1.0))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **_options: ([str(file)], ""))
    models.file_asked.emit()
    entry = sheet(qtbot).entries[0]
    assert entry.configuration.isVisible()
    for text, field in (("Name", entry.name), ("Trained for", entry.configuration)):
        (label,) = (one for one in entry.findChildren(QLabel) if one.text() == text)
        assert label.geometry().center().y() == field.geometry().center().y()
    # So that what is known of the file by its hash counts.
    assert entry.choice(link=False).configuration is None
    assert any("guess" in one.text() for one in entry.findChildren(QLabel))
    entry.configuration.setFocus()
    qtbot.keyClick(entry.configuration, Qt.Key.Key_Down)
    assert not any("guess" in one.text() for one in entry.findChildren(QLabel))
    assert any(one.text().startswith("If pictures") for one in entry.findChildren(QLabel))
    assert entry.configuration.currentText() == "Epsilon, like 2.1 base and inpainting"
    assert entry.choice(link=False).configuration is entry.found.choices[1]
    assert "512 × 512" in entry.what.text()


@pytest.mark.parametrize(
    ("number", "text", "fact"),
    [
        (1, "v-prediction, like NoobAI-XL V-Pred", "v-prediction"),
        (3, "SDXL Turbo: few steps, 512 × 512", "few steps"),
    ],
    ids=["v", "few steps"],
)
def test_what_a_model_was_trained_for_can_be_changed_later(
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    text: str,
    fact: str,
) -> None:
    file = write_tensors(tmp_path / "own.safetensors", tensors_of(family=family("sdxl")))
    assert drop(window, file)
    found = sheet(qtbot)
    assert found.entries[0].what.text().startswith("Stable Diffusion XL · Text to image")
    # Its licence is none of this catalogue's.
    found.import_button.click()
    qtbot.waitUntil(lambda: window.make.done.text == "own is ready to use.")
    models = window.models.window
    qtbot.waitUntil(lambda: len(models.cards) == 3)
    card = models.cards[window.studio.models.offers[-1].key]
    qtbot.waitUntil(lambda: not card.trained_for.isEmpty())
    card.buttons[ModelAction.USE].click()
    assert [one.isChecked() for one in card.trained_for.actions()] == [True, False, False, False]
    # Cards of one family would look alike otherwise; epsilon is the usual.
    assert not {"v-prediction", "few steps"} & {*card.facts.text().split(" · ")}
    other = card.trained_for.actions()[number]
    assert other.text() == text
    asked: list[tuple[str, ...]] = []

    async def are_accepted(keys: Iterable[str]) -> bool:
        asked.append(tuple(keys))
        return len(asked) > 1

    monkeypatch.setattr(window.models.licences, "are_accepted", are_accepted)
    # A licence that is declined leaves everything as it was.
    other.trigger()
    qtbot.waitUntil(lambda: bool(asked))
    assert not other.isChecked()
    assert asked == [("sd-turbo",) if number == 3 else ()]
    other.trigger()

    def is_changed() -> bool:
        used = window.studio.draft.checkpoint
        assert used is not None
        told = (used.is_distilled, used.has_zero_snr)
        return used.ref.name == "own" and told == (number == 3, number == 1)

    qtbot.waitUntil(is_changed)
    qtbot.waitUntil(lambda: card.trained_for.actions()[number].isChecked())
    assert card.facts.text().split(" · ")[-4] == fact
    assert "no longer available" not in window.make.done.text


def test_several_files_can_be_chosen_at_once(
    models: ModelWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(write_kohya(tmp_path / f"{name}.safetensors")) for name in ("ink", "silk")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **_options: (files, ""))
    models.file_asked.emit()
    assert [one.name.text() for one in sheet(qtbot).entries] == ["ink", "silk"]


@pytest.mark.parametrize("pressed", ["main window", "model window"])
def test_an_imported_lora_is_listed_with_the_adapters(
    window: MainWindow, models: ModelWindow, tmp_path: Path, qtbot: QtBot, pressed: str
) -> None:
    assert drop(models, write_kohya(tmp_path / "ink.safetensors"))
    found = sheet(qtbot)
    assert "LoRA" in found.entries[0].what.text()
    found.import_button.click()
    qtbot.waitUntil(lambda: "“ink”" in window.make.done.text)
    assert shown(LicencePage) is None
    assert [one.name for one in window.studio.adapters.read().adapters] == ["ink"]
    bars = {"main window": window.make.done, "model window": models.done_bar}
    bars[pressed].button.click()
    # In the main window it would cover what is shown.
    assert [bar.text for bar in bars.values()] == ["", ""]
    assert window.make.adapters is not None
    assert window.make.adapters.isVisible()
    assert not models.isVisible()
    add = window.make.adapters.add
    qtbot.waitUntil(lambda: not add.visibleRegion().isEmpty())
    assert window.focusWidget() is add


def test_an_imported_lora_is_announced_until_the_next_job(
    window: MainWindow, models: ModelWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert drop(models, write_kohya(tmp_path / "ink.safetensors"))
    sheet(qtbot).import_button.click()
    qtbot.waitUntil(lambda: "“ink”" in window.make.done.text)
    window.generate()
    qtbot.waitUntil(lambda: "“ink”" not in window.make.done.text)
    assert models.done_bar.text == ""


def test_what_is_dropped_while_the_import_sheet_is_open_is_added_to_it(
    window: MainWindow, models: ModelWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    ink, silk = (
        write_kohya(tmp_path / f"{name}.safetensors", seed=seed)
        for seed, name in enumerate(("ink", "silk"))
    )
    assert drop(models, ink)
    first = sheet(qtbot)
    assert not first.entries[0].wanted.isVisible()
    window.open_files([silk])
    # Dropped twice, it is listed once.
    window.open_files([ink, silk])
    qtbot.waitUntil(lambda: len(first.entries) == 2)
    sheets = [one for one in QApplication.topLevelWidgets() if isinstance(one, ImportSheet)]
    assert sheets == [first]
    assert [one.name.text() for one in first.entries] == ["ink", "silk"]
    assert all(one.wanted.isVisible() for one in first.entries)
    qtbot.waitUntil(first.import_button.isEnabled)
    assert first.focusWidget() is first.import_button
    first.import_button.click()
    bars = (window.make.done, models.done_bar)
    qtbot.waitUntil(lambda: all("2 LoRAs and embeddings" in bar.text for bar in bars))
    assert all("were imported: ink, silk." in bar.text for bar in bars)
    # What was announced and closed is not announced again.
    models.done_bar.withdraw()
    window.make.done.withdraw()
    assert drop(models, write_kohya(tmp_path / "wool.safetensors", seed=2))
    sheet(qtbot).import_button.click()
    qtbot.waitUntil(lambda: "“wool” was imported" in window.make.done.text)


def test_a_dropped_picture_still_starts_a_picture(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "red.png"
    image = window.grab().toImage()
    image.save(str(picture))
    assert drop(window, picture)
    draft = window.studio.draft
    qtbot.waitUntil(lambda: draft.draft.input(InputRole.IMAGE) is not None)
    assert draft.mode is modes.IMAGE_TO_IMAGE
    assert shown(ImportSheet) is None


def test_the_first_start_offers_models_until_it_is_put_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.models.welcome is not None)
    welcome = window.models.welcome
    assert welcome is not None
    qtbot.waitUntil(lambda: len(welcome.downloads) == 2)
    assert welcome.isVisible()
    qtbot.waitUntil(lambda: not welcome.speed.text())
    welcome.later.setFocus()
    QTest.keyClick(welcome.later, Qt.Key.Key_Escape)
    assert not welcome.isVisible()
    window.actions_[ActionId.WELCOME].trigger()
    assert welcome.isVisible()
    welcome.later.click()
    assert not welcome.isVisible()
    assert window.studio.session.current.welcome_dismissed
    window.actions_[ActionId.WELCOME].trigger()
    assert welcome.isVisible()
    assert not window.studio.session.current.welcome_dismissed


def test_a_download_begins_on_the_first_page_and_ends_with_using_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.models.welcome is not None)
    welcome = window.models.welcome
    assert welcome is not None
    qtbot.waitUntil(lambda: ONE in welcome.downloads)
    welcome.downloads[ONE].click()
    accept(qtbot)
    qtbot.waitUntil(lambda: welcome.downloads[ONE].text() == "Use")
    qtbot.waitUntil(lambda: bool(window.make.done.text))
    welcome.downloads[ONE].click()
    assert window.make.model.box.currentText() == "One"
    # It has served.
    assert not welcome.isVisible()


def test_everything_has_a_name_is_large_enough_and_follows_the_language(
    window: MainWindow, models: ModelWindow, qtbot: QtBot
) -> None:
    buttons = [one for one in models.findChildren(QAbstractButton) if one.isVisible()]
    assert not [one for one in buttons if not one.accessibleName()]
    small = [one.accessibleName() for one in buttons if min(one.width(), one.height()) < TARGET_PX]
    assert not small
    window.studio.translation.use(Language.CHINESE)
    qtbot.waitUntil(lambda: models.cards["one"].condition.text() == "未安装")
    assert models.cards["one"].buttons[ModelAction.DOWNLOAD].text() == "下载"
    assert "一个小的" in models.cards["one"].about.text()
    window.studio.translation.use(Language.ENGLISH)
