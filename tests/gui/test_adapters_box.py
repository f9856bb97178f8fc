"""LoRAs and learned embeddings in the window: taken from files, weighted, left out, recalled."""

from pathlib import Path

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sdstudio.app.adapter_registry import AdapterRegistry, AdapterRegistryContents
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.adapters_box import AdaptersBox
from sdstudio.ui.main_window import MainWindow
from tests.support.adapters import write_embedding, write_kohya, write_widths


def a_ref(name: str = "ink", kind: AdapterKind = AdapterKind.LORA) -> AdapterRef:
    digit = f"{sum(map(ord, name)) % 16:x}"
    return AdapterRef(kind=kind, name=name, sha256=digit * 64)


@pytest.fixture
def box(window: MainWindow) -> AdaptersBox:
    if not window.actions_[ActionId.ADVANCED].isChecked():
        window.actions_[ActionId.ADVANCED].trigger()
    assert window.make.adapters is not None
    return window.make.adapters


def test_a_row_for_each_in_use(window: MainWindow, box: AdaptersBox) -> None:
    draft = window.studio.draft
    draft.use_adapter(a_ref("ink"))
    draft.use_adapter(a_ref("tiger-toy", AdapterKind.EMBEDDING))
    assert [row.name.text() for row in box.rows] == ["ink", "“tiger-toy” in the prompt"]
    # An embedding is weighted in the prompt, so it has no weight here.
    assert [not row.weight.isHidden() for row in box.rows] == [True, False]


def test_a_file_that_is_taken_comes_into_view(
    window: MainWindow, box: AdaptersBox, qtbot: QtBot, tmp_path: Path
) -> None:
    window.resize(1280, 640)
    vectors = torch.zeros(1, 32)
    box.take_file(write_embedding(tmp_path / "tiger-toy.safetensors", vectors))
    qtbot.waitUntil(lambda: bool(box.rows))
    row = box.rows[0]
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())


def test_undo_in_its_weight_undoes_what_was_done_elsewhere(
    window: MainWindow, box: AdaptersBox, qtbot: QtBot
) -> None:
    window.studio.draft.use_adapter(a_ref())
    weight = box.rows[0].weight
    window.undo.push(QUndoCommand("deleted"))
    qtbot.waitUntil(weight.isVisible)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    weight.setFocus()
    QTest.keyClick(weight, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.undo.canUndo()


def test_several_files_can_be_chosen_at_once(
    box: AdaptersBox, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["tiger-toy", "tin-toy"]
    files = [
        write_embedding(tmp_path / f"{name}.safetensors", torch.full((1, 32), float(number)))
        for number, name in enumerate(names)
    ]
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_, **_options: (list(map(str, files)), "")
    )
    box.menu.aboutToShow.emit()
    (ask,) = (one for one in box.menu.actions() if one.text() == "From a file…")
    ask.trigger()
    qtbot.waitUntil(
        lambda: (
            [row.name.text() for row in box.rows] == [f"“{name}” in the prompt" for name in names]
        )
    )


def test_its_weight_is_edited_in_place(window: MainWindow, box: AdaptersBox) -> None:
    draft = window.studio.draft
    draft.use_adapter(a_ref())
    row = box.rows[0]
    row.weight.setValue(0.6)
    assert draft.draft.adapters[0].weight == 0.6
    assert box.rows[0] is row


def test_its_weight_can_be_typed(window: MainWindow, box: AdaptersBox) -> None:
    draft = window.studio.draft
    draft.use_adapter(a_ref())
    weight = box.rows[0].weight
    weight.setFocus()
    weight.selectAll()
    QTest.keyClicks(weight, "0.35")
    QTest.keyClick(weight, Qt.Key.Key_Return)
    assert draft.draft.adapters[0].weight == 0.35
    assert weight.text() == "0.35"


def test_it_is_left_out_by_its_button(window: MainWindow, box: AdaptersBox) -> None:
    window.studio.draft.use_adapter(a_ref())
    box.rows[0].remove.click()
    assert window.studio.draft.draft.adapters == ()
    assert box.rows == []


def test_a_file_that_cannot_be_used_is_said_and_nothing_changes(
    window: MainWindow, box: AdaptersBox, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.safetensors"
    bad.write_bytes(b"no such thing")
    box.take_file(bad)
    qtbot.waitUntil(lambda: bool(window.make.notices.notices))
    assert window.make.notices.notices[-1].code is ErrorCode.FILE_MESSAGE
    assert window.studio.draft.draft.adapters == ()
    assert not list(window.studio.adapters.folder.glob("*"))


def test_an_unreadable_adapter_folder_ends_the_search(
    window: MainWindow, box: AdaptersBox, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_registry: AdapterRegistry) -> AdapterRegistryContents:
        raise RuntimeError("a bug")

    monkeypatch.setattr(AdapterRegistry, "read", read)
    with qtbot.captureExceptions() as exceptions:
        box.menu.aboutToShow.emit()
        assert "Loading…" in [action.text() for action in box.menu.actions()]
        qtbot.waitUntil(lambda: bool(exceptions))
    texts = [action.text() for action in box.menu.actions()]
    assert "Loading…" not in texts
    assert "From a file…" in texts


def test_one_that_does_not_fit_the_model_chosen_since_is_refused_before_it_is_queued(
    window: MainWindow, box: AdaptersBox, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = window.studio
    studio.adapters.folder.mkdir(parents=True)
    write_widths(studio.adapters.folder / "ink.safetensors", 1024)
    (lora,) = studio.adapters.read().adapters
    studio.draft.use_adapter(lora.ref())
    qtbot.waitUntil(lambda: bool(box.rows[0].problem.text()))
    assert not box.rows[0].problem.isHidden()
    assert "“ink” doesn't fit the model" in box.rows[0].problem.text()
    box.menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: "Loading…" not in [one.text() for one in box.menu.actions()])
    # It is in use, so it can be left out there.
    assert "ink" in [one.text() for one in box.menu.actions() if one.isEnabled()]
    window.make.prompt.field.setPlainText("a red fish")
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: bool(window.make.notices.notices))
    assert window.make.notices.notices[-1].code is ErrorCode.ADAPTER_UNFIT
    assert not studio.queue.jobs


def test_a_tag_in_the_prompt_becomes_a_lora_in_use(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio, prompt = window.studio, window.make.prompt
    lora = studio.adapters.add(write_kohya(tmp_path / "Ink.safetensors"))
    prompt.field.setPlainText("a red fish, <lora:ink:9>")
    qtbot.waitUntil(lambda: not prompt.use_tag.isHidden())
    prompt.use_tag.click()
    qtbot.waitUntil(lambda: prompt.text == "a red fish")
    assert list(studio.draft.draft.adapters) == [lora.ref(4.0)]
    assert studio.draft.value("prompt") == "a red fish"
    assert prompt.use_tag.isHidden()
    prompt.field.undo()
    assert prompt.text == "a red fish, <lora:ink:9>"


def test_a_tag_of_two_weights_brings_both_and_both_can_be_changed(
    window: MainWindow, box: AdaptersBox, qtbot: QtBot, tmp_path: Path
) -> None:
    studio, prompt = window.studio, window.make.prompt
    lora = studio.adapters.add(write_kohya(tmp_path / "ink.safetensors"))
    prompt.field.setPlainText("<lora:ink:0,5:0.9>")
    qtbot.waitUntil(lambda: not prompt.use_tag.isHidden())
    prompt.use_tag.click()
    qtbot.waitUntil(lambda: bool(box.rows))
    assert list(studio.draft.draft.adapters) == [lora.ref(0.9, text_weight=0.5)]
    (row,) = box.rows
    assert (row.weight.value(), row.text_weight.value()) == (0.9, 0.5)
    assert row.text_weight.accessibleName() == "Text encoder weight of ink"
    row.text_weight.setValue(0.25)
    row.weight.setValue(1)
    assert list(studio.draft.draft.adapters) == [lora.ref(1, text_weight=0.25)]
    studio.draft.use_adapter(lora.ref(1))
    assert row.text_weight.isHidden()


def test_a_tag_whose_file_is_of_no_use_stays_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    studio, prompt = window.studio, window.make.prompt
    studio.adapters.folder.mkdir(parents=True)
    write_widths(studio.adapters.folder / "ink.safetensors", 768)
    prompt.field.setPlainText("a red fish <lora:ink:1>")
    qtbot.waitUntil(lambda: not prompt.use_tag.isHidden())
    prompt.use_tag.click()
    qtbot.waitUntil(lambda: bool(window.make.notices.notices))
    assert window.make.notices.notices[-1].code is ErrorCode.ADAPTER_FAMILY_DIFFERS
    assert studio.draft.draft.adapters == ()
    assert prompt.text == "a red fish <lora:ink:1>"


def test_the_counter_knows_the_embeddings_in_use(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = window.studio
    vectors = torch.ones(5, 32)
    word = studio.adapters.add(write_embedding(tmp_path / "toy.safetensors", vectors))
    window.make.prompt.field.setPlainText("a red toy")
    studio.draft.use_adapter(word.ref())
    qtbot.waitUntil(lambda: window.make.prompt.count_text == "7 / 75")
    studio.draft.leave_out_adapter(word.ref())
    assert window.make.prompt.count_text != "7 / 75"


def test_an_empty_adapter_folder_says_so(box: AdaptersBox, qtbot: QtBot) -> None:
    box.menu.aboutToShow.emit()
    qtbot.waitUntil(
        lambda: any(action.text() == "No LoRAs or embeddings yet" for action in box.menu.actions()),
        timeout=60_000,
    )
