"""What is read stays whole where room is scarce, in the style sheet that the artist sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.settings import Theme
from sdstudio.domain.draft import Draft
from sdstudio.models.inspect import inspect
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.intents.intent_bar import IntentBar
from sdstudio.ui.canvas.labelled_slider import LabelledSlider
from sdstudio.ui.layouts import lay_out_now
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.mode_chooser import ModeChooser
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.size_picker import SizePicker
from sdstudio.ui.stage.fitting_label import FittingLabel
from sdstudio.ui.theme import ActiveTheme
from tests.support.paper_model import write_model


@pytest.fixture
def look(qapp: QApplication, tmp_path: Path) -> Iterator[ActiveTheme]:
    look = ActiveTheme(qapp, Theme.DARK, tmp_path)
    look.apply()
    yield look
    qapp.setStyleSheet("")


def test_a_list_opens_with_all_its_rows_and_whole_names(look: ActiveTheme, qtbot: QtBot) -> None:
    box = CalmComboBox()
    qtbot.addWidget(box)
    box.addItems(["Off", "Both directions", "Horizontal", "A name much longer than its box is"])
    box.resize(80, 30)
    box.show()
    box.showPopup()
    view = box.view()
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(box.count())]
    assert all(view.viewport().rect().contains(row) for row in rows)
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    box.hidePopup()


def test_a_list_with_more_rows_than_it_shows_has_room_for_its_scroll_bar(
    look: ActiveTheme, qtbot: QtBot
) -> None:
    box = CalmComboBox()
    qtbot.addWidget(box)
    box.addItems([f"A name much longer than its box is, {row}" for row in range(30)])
    box.resize(80, 30)
    box.show()
    box.showPopup()
    view = box.view()
    assert view.verticalScrollBar().maximum() > 0
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    box.hidePopup()


def test_the_shapes_keep_their_names_where_height_is_scarce(
    look: ActiveTheme, qtbot: QtBot, tmp_path: Path
) -> None:
    draft = DraftModel(inspect(write_model(tmp_path / "model", sample_size=64)), Draft())
    picker = SizePicker(draft, look)
    qtbot.addWidget(picker)
    picker.show()
    picker.resize(picker.minimumSizeHint())
    assert all(_is_whole(button) for button in picker.buttons.values())


def test_the_ways_to_begin_keep_their_names_where_height_is_scarce(window: MainWindow) -> None:
    chooser: ModeChooser = window.make.modes
    chooser.setFixedHeight(chooser.minimumSizeHint().height())
    QApplication.sendPostedEvents()
    assert all(_is_whole(button) for button in (*chooser.buttons.values(), chooser.others))


def test_the_longest_seed_is_seen_whole_in_the_narrowest_panel(window: MainWindow) -> None:
    window.resize(1024, 700)
    panel, field = window.make, window.make.seed.seed.field
    window.window_layout.splitter.setSizes([panel.minimumWidth(), 504, 200])
    window.studio.draft.choose(seed=2**32 - 1)
    lay_out_now()
    needed_px = field.fontMetrics().horizontalAdvance(field.text())
    assert field.width() - 2 * 8 >= needed_px


def test_a_fact_that_does_not_fit_gives_way_to_a_shorter_one(
    look: ActiveTheme, qtbot: QtBot
) -> None:
    facts = FittingLabel()
    qtbot.addWidget(facts)
    facts.say("96 × 96 · 622%", "96 × 96")
    facts.show()
    facts.resize(facts.fontMetrics().horizontalAdvance("96 × 96 · 62"), 20)
    assert facts.text() == "96 × 96"
    facts.resize(400, 20)
    assert facts.text() == "96 × 96 · 622%"


def _is_whole(button: QToolButton) -> bool:
    lines = button.text().count("\n") + 1
    text_px = lines * button.fontMetrics().lineSpacing()
    return button.height() >= button.iconSize().height() + text_px


def test_the_value_of_a_slider_stays_whole_when_text_becomes_larger(
    look: ActiveTheme, qtbot: QtBot
) -> None:
    slider = LabelledSlider(0, 100, "100%")
    qtbot.addWidget(slider)
    slider.set_name("Opacity", "")
    slider.show_value(100, "100%")
    slider.show()
    _enlarge(slider)
    value = slider.findChildren(QLabel)[-1]
    assert value.text() == "100%"
    slider.resize(slider.minimumSizeHint())
    lay_out_now()
    assert value.width() >= value.fontMetrics().horizontalAdvance("100%")


def test_what_an_intent_needs_is_read_whole_in_large_text(
    qapp: QApplication, look: ActiveTheme, qtbot: QtBot
) -> None:
    parent = QObject()
    bar = IntentBar(
        Actions(parent), lambda: "A model that was trained for this does it better. " * 2
    )
    qtbot.addWidget(bar)
    _enlarge(bar)
    bar.resize(560, bar.heightForWidth(560))
    bar.show()
    lay_out_now()
    note = bar.note
    needed = QLabel.heightForWidth(note, note.width())
    assert needed > 2 * note.fontMetrics().lineSpacing()
    assert note.height() >= needed


def _enlarge(widget: QWidget) -> None:
    font = widget.font()
    font.setPointSizeF(2 * font.pointSizeF())
    widget.setFont(font)
    for label in widget.findChildren(QLabel):
        label.setFont(font)
