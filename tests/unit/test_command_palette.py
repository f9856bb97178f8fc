"""The command palette finds each command by the words that artists use for it."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sdstudio.app.settings import Language
from sdstudio.app.translation import Translation, translate
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_keywords import KEYWORDS
from sdstudio.ui.actions import Actions
from sdstudio.ui.command_palette import commands_for, is_meant_by
from tools import i18n

#: Each command with a term of the field, an everyday word, a Chinese and a German one.
TABLE = Path(__file__).parents[1] / "fixtures" / "palette_words.tsv"
WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ü": "Ue"})
WITHOUT = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ü": "U"})


def words() -> dict[ActionId, tuple[str, ...]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        return {ActionId[name]: tuple(said) for name, *said in rows}


WORDS = words()


@pytest.fixture(params=Language.all(), ids=str)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    translation = Translation(i18n.FOLDER, qapp)
    translation.use(request.param)
    yield request.param
    translation.use(Language.ENGLISH)


def typed_for(do: ActionId, language: Language) -> set[str]:
    """What finds ``do`` in a window in ``language``; field terms are English everywhere."""
    term, everyday, chinese, german = WORDS[do]
    match language:
        case Language.CHINESE:
            return {term, chinese}
        case Language.GERMAN:
            return {term, german, german.translate(WRITTEN_OUT), german.translate(WITHOUT)}
        case _:
            return {term, everyday}


def test_every_command_is_found_by_the_words_of_artists(
    qapp: QApplication, language: Language
) -> None:
    parent = QObject()
    actions = Actions(parent)
    missed = [
        (do.name, typed)
        for do in WORDS
        for typed in sorted(typed_for(do, language))
        if not is_meant_by(typed, do, actions[do], loosely=True)
    ]
    assert missed == []


def test_commands_without_a_row_in_the_table_are_found_by_their_keywords(
    qapp: QApplication, language: Language
) -> None:
    parent = QObject()
    actions = Actions(parent)
    for do in ActionId:
        keywords = translate("keywords", KEYWORDS[do])
        if language is not Language.ENGLISH:
            assert keywords != KEYWORDS[do] or do in WORDS, f"{do}: no keywords in {language}"
        if do not in WORDS:
            assert all(is_meant_by(one, do, actions[do]) for one in keywords.split(",")), do


@pytest.mark.parametrize("typed", ["Größe ändern", "groesse aendern", "grosse andern", "GRÖSSE"])
def test_umlauts_may_be_written_out_or_left_out(qapp: QApplication, typed: str) -> None:
    translation = Translation(i18n.FOLDER, qapp)
    translation.use(Language.GERMAN)
    parent = QObject()
    actions = Actions(parent)
    found = commands_for(typed, {do: actions[do] for do in ActionId})
    translation.use(Language.ENGLISH)
    assert actions[ActionId.TOOL_TRANSFORM] in found
    assert len(found) < 20


@pytest.mark.parametrize(
    ("typed", "do"),
    [
        ("图库", ActionId.VIEW_LIBRARY),
        ("Radiergummi", ActionId.MASK_ERASER),
        ("rueckgaengig", ActionId.UNDO),
    ],
)
def test_words_of_another_language_are_found_if_they_are_none_of_the_windows(
    qapp: QApplication, typed: str, do: ActionId
) -> None:
    Translation(i18n.FOLDER, qapp).use(Language.ENGLISH)
    parent = QObject()
    actions = Actions(parent)
    assert commands_for(typed, {do: actions[do] for do in ActionId})[0] is actions[do]


def test_words_of_the_window_find_no_commands_by_those_of_another_language(
    qapp: QApplication,
) -> None:
    Translation(i18n.FOLDER, qapp).use(Language.ENGLISH)
    parent = QObject()
    actions = Actions(parent)
    # A part of “Karte” in German.
    found = commands_for("art", {do: actions[do] for do in ActionId})
    assert found
    assert actions[ActionId.GRAPHICS_CARD] not in found


@pytest.mark.parametrize(
    "typed", ["make bigger", "how to make it larger", "bitte größer machen", "怎么 放大"]
)
def test_words_that_say_nothing_are_left_out(qapp: QApplication, typed: str) -> None:
    Translation(i18n.FOLDER, qapp).use(Language.ENGLISH)
    parent = QObject()
    actions = Actions(parent)

    found = commands_for(typed, {do: actions[do] for do in ActionId})

    assert actions[ActionId.FAST_UPSCALE] in found
    assert len(found) < 20


def test_nothing_but_such_words_finds_nothing(qapp: QApplication) -> None:
    parent = QObject()
    actions = Actions(parent)
    assert commands_for("how to make it my", {do: actions[do] for do in ActionId}) == []
