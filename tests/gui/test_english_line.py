"""The English of a Chinese prompt in the window: shown, changed, pinned, and used again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.picture_settings import settings_text
from tests.support.paper_model import write_model
from tests.support.studio import opened


def use_full_model(window: MainWindow, folder: Path) -> None:
    """The practice model reads Chinese of its own, so nothing is translated for it."""
    write_model(folder / "full", sample_size=8)
    studio = window.studio
    studio.draft.choose_checkpoint(opened(studio.registry, folder / "full"))


def type_prompt(window: MainWindow, text: str) -> None:
    field = window.make.prompt.field
    field.setFocus()
    field.selectAll()
    field.insertPlainText(text)


def test_a_chinese_prompt_is_translated_changed_pinned_and_used_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio, line = window.studio, window.make.english["prompt"]
    type_prompt(window, "红色的猫")
    assert line.isHidden()
    use_full_model(window, tmp_path)
    qtbot.waitUntil(lambda: line.field.toPlainText() == "red cat")
    assert line.isVisible()
    assert line.note_text == ""
    assert line.again.isHidden()
    # The only count is that of what the model reads, with the words of styles.
    qtbot.waitUntil(lambda: window.make.prompt.count_text == "2 / 75")
    assert window.make.english["negative_prompt"].isHidden()
    studio.draft.choose(width=64, height=64, steps=1)
    with qtbot.waitSignal(studio.saver.saved, timeout=20_000) as saved:
        window.generate()
    first = saved.args[0]
    assert first.request.params.prompt == "red cat"
    assert "Prompt before translation: 红色的猫" in settings_text(first.request, (64, 64))
    # What the artist writes is read instead, and stays when the prompt is changed.
    line.field.setFocus()
    line.field.selectAll()
    QTest.keyClicks(line.field, "a crimson cat")
    assert line.pin.isChecked()
    type_prompt(window, "红色的犰狳")
    qtbot.waitUntil(lambda: line.note_text.startswith("Pinned:"))
    assert line.field.toPlainText() == "a crimson cat"
    QTest.mouseClick(line.pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.field.toPlainText() == "red 犰狳")
    assert line.note_text == "Not translated: “犰狳”."
    assert line.models.isVisible()
    # The picture's settings bring back both, whatever would be translated now.
    window.stage.show_picture(first)
    qtbot.waitUntil(window.actions_[ActionId.USE_PROMPT].isEnabled)
    window.actions_[ActionId.USE_PROMPT].trigger()
    assert window.make.prompt.text == "红色的猫"
    assert line.field.toPlainText() == "red cat"
    assert not line.pin.isChecked()
    QTest.mouseClick(line.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.note_text == "")
    assert line.again.isHidden()
    studio.settings.update(translates=False)
    assert line.isHidden()


def test_the_negative_prompt_has_a_line_of_its_own_that_folds_with_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_full_model(window, tmp_path)
    window.studio.draft.choose(negative_prompt="水印")
    line = window.make.english["negative_prompt"]
    qtbot.waitUntil(lambda: line.field.toPlainText() == "watermark")
    assert line.isVisible()
    QTest.mouseClick(window.make.negative_prompt_button, Qt.MouseButton.LeftButton)
    assert line.isHidden()
