"""Every visible text is translated, and what ships is compiled from what is translated."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from sdstudio.app.settings import Language
from sdstudio.app.translation import MISSING_IN_QT, Translation, translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.models.unsupported_families import family_of_width
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.wording import key_text, sentences
from tools import i18n

_PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in i18n.FILES:
        shutil.copy(i18n.FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", i18n.FILES)
def test_no_translation_is_unfinished(name: str) -> None:
    assert [m.source for m in i18n.messages(i18n.FOLDER / name) if m.is_unfinished] == []


def test_every_text_of_the_sources_is_in_the_translations(folder: Path) -> None:
    i18n.collect(folder)
    for name in i18n.FILES:
        assert set(i18n.messages(folder / name)) == set(i18n.messages(i18n.FOLDER / name)), (
            "run make i18n and translate what it lists"
        )


@pytest.mark.parametrize("name", i18n.FILES)
def test_comments_in_the_code_are_no_notes_for_translators(name: str) -> None:
    assert "<extracomment>" not in (i18n.FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", i18n.TRANSLATED)
def test_translations_keep_the_placeholders(name: str) -> None:
    for message in i18n.messages(i18n.FOLDER / name):
        wanted = sorted(_PLACEHOLDER.findall(message.source))
        for translation in message.translations:
            assert sorted(_PLACEHOLDER.findall(translation)) == wanted, message.source


def test_compiled_translations_are_those_of_the_sources(folder: Path) -> None:
    i18n.compile_all(folder)
    for name in i18n.FILES:
        compiled = Path(name).with_suffix(".qm")
        shipped, fresh = i18n.FOLDER / compiled, folder / compiled
        assert shipped.read_bytes() == fresh.read_bytes(), "run make i18n"


def test_the_file_dialog_of_qt_is_translated_where_qt_lacks_it(qapp: QCoreApplication) -> None:
    translation = Translation(i18n.FOLDER, qapp)
    translation.use(Language.CHINESE)
    said = {text: QCoreApplication.translate(context, text) for context, text in MISSING_IN_QT}
    translation.use(Language.ENGLISH)
    assert [text for text, translated in said.items() if text == translated] == []


def test_chinese_names_keys_as_keyboards_do(qapp: QCoreApplication) -> None:
    translation = Translation(i18n.FOLDER, qapp)
    translation.use(Language.CHINESE)
    shown = [
        key_text(keys)
        for keys in ("Ctrl+Enter", "Ctrl+Return", "Backspace", "Alt+Up", "Alt+Down", "Del")
    ]
    translation.use(Language.ENGLISH)
    assert shown == ["Ctrl+Enter", "Ctrl+Enter", "Backspace", "Alt+↑", "Alt+↓", "Del"]


def test_keys_are_the_same_in_both_languages(qapp: QCoreApplication) -> None:
    translation = Translation(i18n.FOLDER, qapp)
    translation.use(Language.CHINESE)
    keys = [key.toString() for key in Actions(qapp)[ActionId.GENERATE].shortcuts()]
    translation.use(Language.ENGLISH)
    assert keys == ["Ctrl+Enter", "Ctrl+Return"]


def test_only_languages_with_spaces_put_one_between_sentences(qapp: QCoreApplication) -> None:
    translation = Translation(i18n.FOLDER, qapp)
    translation.use(Language.CHINESE)
    assert sentences("第一句。", "第二句。") == "第一句。第二句。"
    translation.use(Language.ENGLISH)
    assert sentences("One.", "Two.") == "One. Two."


def test_lists_and_refused_families_in_failures_are_chinese(qapp: QCoreApplication) -> None:
    translation = Translation(i18n.FOLDER, qapp)
    translation.use(Language.CHINESE)
    refused = StudioError(ErrorCode.MODEL_UNSUPPORTED, model="x", found=str(family_of_width(1280)))
    said = sentence_for(refused, translate)
    translation.use(Language.ENGLISH)
    assert "它是 Stable Diffusion XL refiner 模型。" in said
    assert "、".join(row.name for row in FAMILIES) in said
    assert "it is the Stable Diffusion XL refiner." in sentence_for(refused, translate)
    assert ", ".join(row.name for row in FAMILIES) in sentence_for(refused, translate)
