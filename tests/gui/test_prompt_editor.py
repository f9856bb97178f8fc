"""What the prompt editor says while an artist types."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Theme
from sdstudio.app.token_counter import TokenCounter
from sdstudio.app.vocabulary_file import Vocabulary, read_vocabulary
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.prompt_editor import PromptEditor
from sdstudio.ui.prompts.token_label import TokenLabel
from sdstudio.ui.theme import DARK, ActiveTheme
from tests.support.paper_model import write_model
from tests.support.studio import opened


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> PromptEditor:
    model = write_model(tmp_path / "model")
    editor = PromptEditor(ActiveTheme(qapp, Theme.DARK, tmp_path), (2, 6))
    editor.set_counter(TokenCounter(model))
    editor.set_vocabulary(read_vocabulary(model))
    qtbot.addWidget(editor)
    editor.show()
    return editor


WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def marked(editor: PromptEditor) -> str:
    """The characters that are underlined."""
    found = []
    block = editor.field.document().begin()
    while block.isValid():
        # Qt counts a character past U+FFFF as two.
        units = block.text().encode("utf-16-le")
        for span in block.layout().formats():
            if span.format.underlineStyle() == WAVE:
                found.append(units[2 * span.start : 2 * (span.start + span.length)])
        block = block.next()
    return b"".join(found).decode("utf-16-le")


def test_tokens_are_counted_as_they_are_typed(editor: PromptEditor) -> None:
    QTest.keyClicks(editor.field, "a red fish")
    assert editor.count_text == "3 / 75"


def test_what_is_past_75_tokens_makes_room_for_75_more(editor: PromptEditor) -> None:
    editor.field.setPlainText(" ".join(["red"] * 75) + " fish (cat:1.2)")
    assert editor.count_text == "77 / 150"
    assert editor.hint_text == ""


def test_of_a_translated_prompt_only_the_english_is_counted(editor: PromptEditor) -> None:
    editor.field.setPlainText("红色的鱼")
    typed = editor.count_text
    editor.set_english("")
    assert editor.count_text == ""
    editor.set_english("a red fish")
    assert editor.count_text == "3 / 75"
    editor.set_styles(("{prompt} cat",))
    assert editor.count_text == "4 / 75"
    editor.set_styles(())
    editor.set_english(None)
    assert editor.count_text == typed


def test_break_begins_a_new_part_and_is_no_word(editor: PromptEditor) -> None:
    editor.field.setPlainText("red BREAK fish")
    assert editor.count_text == "2 / 150"
    assert editor.hint_text == ""


def test_a_learned_word_counts_as_its_vectors_and_is_known(editor: PromptEditor) -> None:
    editor.field.setPlainText("a red tiger-toy")
    assert marked(editor) == "tigertoy"
    editor.set_adapters({"Tiger-Toy": 8}, frozenset())
    assert editor.count_text == "10 / 75"
    assert marked(editor) == ""


def test_a_tag_is_underlined_and_explained(editor: PromptEditor) -> None:
    editor.field.setPlainText("a red fish <lora:ink:0.6>")
    assert editor.count_text == "3 / 75"
    assert marked(editor) == "<lora:ink:0.6>"
    assert editor.hint_text.startswith("“<lora:ink:0.6>” is ignored. Add the LoRA's file")
    assert editor.use_tag.isHidden()
    editor.set_adapters({}, frozenset({"ink"}))
    assert not editor.use_tag.isHidden()
    editor.field.setPlainText("<hypernet:ink:1>")
    assert "hypernetworks" in editor.hint_text
    assert editor.use_tag.isHidden()


def test_syntax_of_other_programs_is_underlined_and_named(editor: PromptEditor) -> None:
    editor.field.setPlainText("a red AND blue fish")
    assert marked(editor) == "AND"
    assert editor.hint_text.startswith("SD Studio doesn't support this prompt syntax: “AND”.")
    editor.field.setPlainText("a red fish <lora:ink:1:dyn=4>")
    assert "Add the LoRA's file" in editor.hint_text
    assert "doesn't support this prompt syntax: “dyn=4”." in editor.hint_text
    editor.set_adapters({"[red|blue]": 2}, frozenset())
    editor.field.setPlainText("a [red|blue] fish")
    assert (marked(editor), editor.hint_text) == ("", "")
    assert editor.count_text == "4 / 75"


def test_tokens_are_counted_of_what_the_model_reads_at_a_time(editor: PromptEditor) -> None:
    for prompt, count in (
        ("a {red|blue} fish", 3),
        ("a {2$$ $$red|blue|green} __fish__", 4),
        ("a [red:blue fish:0.5]", 3),
        ("a [red|blue|] fish", 3),
        (r"a \{red\}", 4),
    ):
        editor.field.setPlainText(prompt)
        assert editor.count_text == f"{count} / 75"


def test_an_unfinished_brace_is_underlined_and_named(editor: PromptEditor) -> None:
    editor.field.setPlainText("a {red|blue fish")
    assert marked(editor) == "{"
    assert editor.hint_text.startswith("The brace in “{red|blue fish” is never closed.")
    # Names of wildcards and variables aren't words.
    editor.field.setPlainText("a {red|__zebras__} fish ${zebra=red}${zebra}")
    assert (marked(editor), editor.hint_text) == ("", "")


def test_full_width_syntax_is_syntax(editor: PromptEditor) -> None:
    editor.field.setPlainText("（红色：1.3）的鱼")
    assert (marked(editor), editor.hint_text) == ("", "")
    assert editor.count_text == "2 / 75"


@pytest.mark.parametrize("typed", ["ısık ſ µ", "a İSTANBUL", "bad (v2", "\U00012345\u0345("])
def test_no_letter_breaks_the_editor_where_a_learned_word_resembles_it(
    editor: PromptEditor, typed: str
) -> None:
    editor.set_adapters({"isik": 2, "S": 2, "\u03bc": 2, "istanbul": 2, "bad (v2)": 2}, frozenset())
    for end in range(len(typed) + 1):
        editor.field.setPlainText(typed[:end])
    assert editor.text == typed


def test_marks_fall_on_the_right_letters_after_an_emoji(editor: PromptEditor) -> None:
    editor.field.setPlainText("😀 red zebra")
    assert marked(editor) == "zebra"


def test_words_the_model_has_not_learned_are_underlined(editor: PromptEditor) -> None:
    editor.field.setPlainText("a red zebra and\nthree fishs")
    assert editor.unknown_words() == ["zebra", "and", "three", "fishs"]
    assert marked(editor) == "zebraandthreefishs"
    assert editor.hint_text.endswith("doesn't know “zebra”, “and”, “three” and 1 more.")
    editor.field.setPlainText("a red zebra")
    assert editor.hint_text.endswith("doesn't know “zebra”.")
    editor.field.setPlainText("a red fish")
    assert editor.hint_text == ""


def test_a_prompt_of_which_nothing_is_known_is_called_a_guess(editor: PromptEditor) -> None:
    for prompt in ("qwx zzz", "2077", "a 🐉"):
        editor.field.setPlainText(prompt)
        assert "it can only guess" in editor.hint_text
        assert "Try “" in editor.hint_text
    editor.field.setPlainText("a red dragon")
    assert "it can only guess" not in editor.hint_text


def test_what_is_to_be_left_out_makes_no_picture_a_guess(
    editor: PromptEditor, qapp: QApplication, tmp_path: Path
) -> None:
    negative_prompt = PromptEditor(
        ActiveTheme(qapp, Theme.DARK, tmp_path), (2, 6), editor, says_guess=False
    )
    negative_prompt.set_vocabulary(read_vocabulary(tmp_path / "model"))
    negative_prompt.field.setPlainText("blurry")
    assert negative_prompt.unknown_words() == ["blurry"]
    assert "doesn't know “blurry”" in negative_prompt._hint.text()


def test_chinese_words_that_it_reads_are_not_underlined(editor: PromptEditor) -> None:
    editor.field.setPlainText("一条红色的鱼")
    assert editor.unknown_words() == []
    assert editor.count_text == "3 / 75"
    editor.field.setPlainText("一条红色的火车")
    assert marked(editor) == "火车"
    assert "“火车”" in editor.hint_text


def test_pasted_markup_stays_text_and_a_book_is_cut(editor: PromptEditor) -> None:
    QGuiApplication.clipboard().setText("<b>fish</b>" + "x" * 2 * PROMPT_MAX_CHARACTERS)
    editor.field.paste()
    assert editor.text.startswith("<b>fish</b>")
    assert len(editor.text) == PROMPT_MAX_CHARACTERS


def test_text_that_is_set_is_not_told_as_edited(editor: PromptEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_text("a red zebra")
    assert marked(editor) == "zebra"
    with qtbot.waitSignal(editor.edited):
        QTest.keyClick(editor.field, Qt.Key.Key_X)


def test_tab_leaves_the_field(editor: PromptEditor, qtbot: QtBot) -> None:
    whole, button = QWidget(), QPushButton("next")
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    column.addWidget(editor)
    column.addWidget(button)
    whole.show()
    QTest.keyClicks(editor.field, "fish")
    QTest.keyClick(editor.field, Qt.Key.Key_Tab)
    assert editor.text == "fish"
    editor.setParent(None)


def test_it_grows_with_its_text_up_to_a_limit(editor: PromptEditor, qtbot: QtBot) -> None:
    low = editor.field.height()
    editor.field.setPlainText("fish\n" * 4)
    qtbot.waitUntil(lambda: editor.field.height() > low)
    taller = editor.field.height()
    editor.field.setPlainText("fish\n" * 400)
    qtbot.waitUntil(lambda: editor.field.height() > taller)
    assert editor.field.height() < 3 * low + 40


def test_it_grows_where_it_becomes_narrower(editor: PromptEditor, qtbot: QtBot) -> None:
    editor.resize(1200, 400)
    editor.show()
    editor.field.setPlainText("a red fish on a blue background, " * 4)
    wide_px = editor.field.height()
    editor.resize(200, 400)
    assert editor.field.height() > wide_px


def test_examples_have_chinese_names_made_of_their_words() -> None:
    words = Vocabulary(labels_zh={"fish": "鱼", "red": "红", "ice cream": "冰淇淋", "ice": "冰"})
    assert words.label_zh("a red fish") == "红 鱼"
    assert words.label_zh("an ice cream") == "冰淇淋"
    assert words.label_zh("a redfish") == "a redfish"
    assert Vocabulary(labels_zh={"Sun": "太阳"}).label_zh("a ſun") == "太阳"


def test_a_damaged_tokenizer_costs_the_counter_and_nothing_else(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = write_model(tmp_path / "damaged", mark=1)
    for name in ("vocab.json", "merges.txt"):
        (folder / "tokenizer" / name).unlink(missing_ok=True)
    (folder / "tokenizer" / "tokenizer.json").write_text('{"version": "1.0", "mod')
    checkpoint = opened(window.studio.registry, folder)
    given: list[object] = []
    window.knowledge.counter_ready.connect(lambda counter: given.append(("counter", counter)))
    window.knowledge.vocabulary_ready.connect(lambda words: given.append(bool(words.known)))
    window.studio.draft.choose_checkpoint(checkpoint)
    qtbot.waitUntil(lambda: len(given) == 4)
    assert given[2:] == [True, ("counter", None)]


def test_keys_change_the_weight_of_the_word_and_undo_takes_it_back(window: MainWindow) -> None:
    prompt = window.make.prompt
    prompt.field.setFocus()
    QTest.keyClicks(prompt.field, "a red fish")
    for key, text in (
        (Qt.Key.Key_Up, "a red (fish:1.1)"),
        (Qt.Key.Key_Up, "a red (fish:1.2)"),
        (Qt.Key.Key_Down, "a red (fish:1.1)"),
        (Qt.Key.Key_Down, "a red fish"),
    ):
        QTest.keyClick(prompt.field, key, Qt.KeyboardModifier.ControlModifier)
        assert prompt.text == text
        assert prompt.selected == "fish"
    QTest.keyClick(prompt.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert prompt.text == "a red (fish:1.1)"
    assert window.studio.draft.draft.chosen["prompt"] == "a red (fish:1.1)"


def test_the_menu_weighs_words_of_the_negative_prompt_if_that_was_used_last(
    window: MainWindow,
) -> None:
    window.make.negative_prompt_button.click()
    negative = window.make.negative_prompt
    QTest.keyClicks(negative.field, "blurry")
    window.menuBar().setFocus()
    window.actions_[ActionId.WEIGHT_UP].trigger()
    assert negative.text == "(blurry:1.1)"


def test_a_key_closes_the_brace_and_so_does_the_button(editor: PromptEditor) -> None:
    QTest.keyClicks(editor.field, "a {red|blue fish")
    assert marked(editor) == "{"
    assert editor.fix.text() == "Add “}”"
    editor.fix.click()
    assert editor.text == "a {red|blue fish}"
    assert editor.fix.isHidden()
    editor.field.undo()
    assert editor.text == "a {red|blue fish"
    assert editor.fix_problem()
    assert editor.text == "a {red|blue fish}"
    assert not editor.fix_problem()


def test_the_menu_offers_to_fix_what_is_underlined(editor: PromptEditor) -> None:
    editor.field.setPlainText("a 🐟, (red fish, blue")
    assert marked(editor) == "("
    menu = QMenu()
    editor.field.menu_asked.emit(len("a ##, ("), menu)
    offered = [action.text() for action in menu.actions()]
    assert offered == ["Add “)”", "Make “(” an ordinary character"]
    menu.actions()[0].trigger()
    assert editor.text == "a 🐟, (red fish), blue"


def test_syntax_has_a_colour_where_it_is_underlined_as_well(editor: PromptEditor) -> None:
    editor.field.setPlainText("(red:1.2) {a|b")
    formats = editor.field.document().firstBlock().layout().formats()
    weight = next(one for one in formats if one.start == 0)
    assert weight.format.foreground().color().name() == DARK.weight


def test_a_line_shows_where_the_model_begins_another_part(editor: PromptEditor) -> None:
    text = " ".join(["🐟", *["red"] * 74, "fish", *["blue"] * 10])
    editor.set_vocabulary(Vocabulary())
    editor.field.setPlainText(text)
    starts = editor.field.part_starts
    assert len(starts) == 1
    words_before = text.encode("utf-16-le")[: 2 * starts[0]].decode("utf-16-le").split()
    label = editor.findChild(TokenLabel)
    assert label is not None
    assert f"Part 1 ends after “…{' '.join(words_before[-4:])}”." in label.toolTip()
    assert "Part 1 ends after" in label.accessibleDescription()
    # Words of styles count, though they aren't in the field.
    editor.set_styles(("one two three {prompt}",))
    assert editor.field.part_starts[0] < starts[0]
    # Of what a template stands for, only an example is counted.
    editor.field.setPlainText(text + " {a|b}")
    assert editor.field.part_starts == ()
    editor.grab()
