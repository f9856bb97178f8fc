"""Pictures are described in the window: for the prompt, and in the notes of many."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from sdstudio.domain.annotations import Annotations
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.prompt_translation import HeldEnglish
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.captions.caption_dialog import CaptionDialog
from sdstudio.ui.captions.caption_notes_dialog import CaptionNotesDialog
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.views import View
from tests.support.captioners import write_captioner
from tests.support.coroutines import result_of
from tests.support.library_window import annotations_of, fill_library
from tests.support.similarity import install_similarity as install_auxiliary

LEFT = Qt.MouseButton.LeftButton
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths, ("a red fish", "a blue car", "a green tree"))


@pytest.fixture
def captioner(window: MainWindow, tmp_path: Path) -> Path:
    """The file of the only one that is installed."""
    studio = window.studio
    file = write_captioner(tmp_path / "downloads" / "tiny.safetensors")
    models = studio.settings.current.models(studio.paths.models)
    install_auxiliary(models, file, "Tiny BLIP")
    result_of(studio.registry.read_installed())
    model = studio.registry.auxiliary(AuxiliaryKind.CAPTION)
    assert model is not None
    return model.file


def opened(window: MainWindow, kind: type[D], qtbot: QtBot) -> D:
    def visible() -> list[D]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: len(visible()) == 1)
    return visible()[0]


def prompt_of(window: MainWindow) -> str:
    return window.make.prompt.field.toPlainText()


@pytest.mark.usefixtures("captioner")
def test_a_description_joins_the_prompt_as_one_step(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.make.prompt.field.setPlainText("oil painting")
    assert window.actions_[ActionId.DESCRIBE].isEnabled()
    window.actions_[ActionId.DESCRIBE].trigger()
    dialog = opened(window, CaptionDialog, qtbot)
    qtbot.waitUntil(lambda: dialog.words == "a rock")
    qtbot.waitUntil(lambda: dialog.text.hasFocus() or not dialog.isActiveWindow())
    QTest.keyClicks(dialog.text, "a grey rock")
    QTest.mouseClick(dialog.append, LEFT)
    dialog.use.setFocus()
    QTest.keyClick(dialog.use, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: prompt_of(window) == "oil painting, a grey rock")
    assert window.views.shown is View.CREATE
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: prompt_of(window) == "oil painting")


@pytest.mark.usefixtures("captioner")
def test_pinned_english_gets_the_words_that_are_added(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    draft = window.studio.draft
    draft.choose(prompt="油画")
    draft.hold_english("prompt", HeldEnglish("oil on canvas", "油画", is_pinned=True))
    window.captions._use("a rock", replaces=False)
    held = draft.draft.english["prompt"]
    assert (draft.value("prompt"), held.text) == ("油画, a rock", "oil on canvas, a rock")
    window.captions._use("a rock", replaces=True)
    assert (draft.value("prompt"), draft.draft.english.get("prompt")) == ("a rock", None)


def test_what_fails_is_one_sentence_and_can_be_tried_again(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture], captioner: Path
) -> None:
    kept = captioner.read_bytes()
    captioner.unlink()
    window.actions_[ActionId.DESCRIBE].trigger()
    dialog = opened(window, CaptionDialog, qtbot)
    qtbot.waitUntil(dialog.again.isVisible)
    assert "Tiny BLIP" in dialog.note.text()
    assert not dialog.use.isEnabled()
    captioner.write_bytes(kept)
    QTest.mouseClick(dialog.again, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.words))
    assert dialog.again.isHidden()
    dialog.reject()


def test_without_a_captioner_a_notice_leads_to_the_models(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    for do in (ActionId.DESCRIBE, ActionId.DESCRIBE_NOTES):
        page.notices.clear()
        window.actions_[do].trigger()
        assert [one.code for one in page.notices.notices] == [ErrorCode.MODEL_NONE_DESCRIBES]
    assert "pytorch_model.bin" in page.notices.text


@pytest.mark.usefixtures("captioner")
def test_the_selected_pictures_are_described_in_their_notes(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    studio = window.studio

    def notes() -> list[str]:
        return [annotations_of(studio, one.id).note for one in saved]

    page.marking.write_note(saved[1].id, "mine")
    qtbot.waitUntil(lambda: notes() == ["", "mine", ""])
    saved[2].path.write_bytes(b"torn")
    page.grid.setFocus()
    page.grid.select_all()
    qtbot.waitUntil(window.actions_[ActionId.DESCRIBE_NOTES].isEnabled)
    QTest.keyClick(page.grid, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    dialog = opened(window, CaptionNotesDialog, qtbot)
    assert "3 pictures" in dialog.note.text()
    QTest.mouseClick(dialog.append, LEFT)
    QTest.mouseClick(dialog.start, LEFT)
    qtbot.waitUntil(lambda: "Described 2 pictures" in page.done.text)
    assert "couldn't be described" in page.done.text
    assert saved[2].path.name in page.done.text
    assert page.captions.bar.isHidden()
    assert notes() == ["a rock", "mine\na rock", ""]
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: notes() == ["", "mine", ""])
    window.actions_[ActionId.REDO].trigger()
    qtbot.waitUntil(lambda: notes() == ["a rock", "mine\na rock", ""])


@pytest.mark.usefixtures("captioner")
def test_it_waits_for_a_picture_that_is_made_and_can_be_stopped(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    saved: list[Picture],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    studio = window.studio
    studio.settings.update(blurred_words="car")
    qtbot.waitUntil(lambda: not studio.privacy.is_blurred(saved[0].id))
    # Each step of the picture, and each description, takes longer than this test.
    monkeypatch.setenv("SDSTUDIO_FAKE_STEP_MS", "600000")
    page.grid.select_all()
    qtbot.waitUntil(window.actions_[ActionId.DESCRIBE_NOTES].isEnabled)
    window.actions_[ActionId.DESCRIBE_NOTES].trigger()
    dialog = opened(window, CaptionNotesDialog, qtbot)
    assert "1 blurred picture" in dialog.note.text()
    QTest.mouseClick(dialog.start, LEFT)
    qtbot.waitUntil(page.captions.bar.isVisible)
    qtbot.waitUntil(lambda: "Describing pictures: 0 of 2" in page.captions.bar.label.text())
    window.make.prompt.field.setPlainText("a red fish")
    window.generate()
    qtbot.waitUntil(lambda: "when no picture is being made" in page.captions.bar.label.text())
    QTest.mouseClick(page.captions.bar.stop, LEFT)
    qtbot.waitUntil(lambda: "2 pictures weren't looked at" in page.done.text)
    assert annotations_of(studio, saved[0].id) == Annotations()
    studio.dispatcher.stop()
    qtbot.waitUntil(lambda: studio.dispatcher.running is None)
