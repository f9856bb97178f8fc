"""The user guide is complete in every language, and everything in it leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication

from sdstudio.app.settings import Language
from sdstudio.app.translation import Translation, current_language
from sdstudio.domain.params import PARAMETERS
from sdstudio.paths import user_paths
from sdstudio.ui.coach.tours import TOURS
from sdstudio.ui.explained.topics import PANEL_PX, TOPICS, captions, picture_name
from sdstudio.ui.guide.context import PLACES
from sdstudio.ui.guide.pages import PAGES, Guide, GuidePlace, Page
from sdstudio.ui.guide.search import GuideSearch
from tools import i18n

ROOT = Path(__file__).parents[2]
FOLDER = user_paths().guide
LANGUAGES = Language.all()
_ANCHOR = re.compile(r"\{#([\w-]+)\}")
_FILLING = re.compile(r"\{\{[^{}]+\}\}")
_LABEL = re.compile(r"\{\{label (\S+) ([^{}]+)\}\}")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_MENU_WITH_KEYS = re.compile(r"\{\{menu (\w+)\}\}\s*[(（]\{\{keys \1\}\}")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")


@pytest.fixture
def translation(qapp: QCoreApplication) -> Iterator[Translation]:
    translation = Translation(i18n.FOLDER, qapp)
    yield translation
    translation.use(Language.ENGLISH)


@pytest.fixture(params=LANGUAGES, ids=str)
def guide(request: pytest.FixtureRequest, translation: Translation) -> Guide:
    translation.use(request.param)
    return Guide(FOLDER)


def test_every_language_has_every_page() -> None:
    for language in LANGUAGES:
        files = {file.stem for file in (FOLDER / language).glob("*.md")}
        assert files == set(PAGES)


def written(key: str, language: Language) -> str:
    """A page as it is in its file."""
    return (FOLDER / language / f"{key}.md").read_text("utf-8")


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one is not Language.ENGLISH])
def test_pages_have_the_same_in_every_language(language: Language) -> None:
    for key in PAGES:
        page, english = written(key, language), written(key, Language.ENGLISH)
        assert _ANCHOR.findall(page) == _ANCHOR.findall(english), key
        # What is named, where it leads and what is shown; grammar may need another order.
        assert set(_FILLING.findall(page)) == set(_FILLING.findall(english)), key
        assert set(_LINK.findall(page)) == set(_LINK.findall(english)), key
        shown = [name.replace("/en/", f"/{language}/") for _, name in _PICTURE.findall(english)]
        assert [name for _, name in _PICTURE.findall(page)] == shown, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_not_repeated_after_a_menu_entry_that_names_them(language: Language) -> None:
    assert [key for key in PAGES if _MENU_WITH_KEYS.search(written(key, language))] == []


def test_labels_that_pages_name_are_in_the_window() -> None:
    said = {(one.context, one.source) for one in i18n.messages(i18n.FOLDER / i18n.TRANSLATED[0])}
    named = {one for key in PAGES for one in _LABEL.findall(written(key, Language.ENGLISH))}
    assert named
    assert named - said == set()


def test_the_guide_is_in_the_language_of_the_window(guide: Guide) -> None:
    assert guide.folder == FOLDER / current_language()


def test_links_and_pictures_of_the_guide_resolve(guide: Guide) -> None:
    pages = {page.key: page for page in guide.pages()}
    for page in pages.values():
        assert "{{" not in page.markdown.replace("`{{`", ""), page.key
        for link in _LINK.findall(page.markdown):
            if link.startswith("tour:"):
                assert link.removeprefix("tour:") in TOURS
                continue
            place = GuidePlace.of_link(link, page.key)
            assert place is not None, link
            assert is_there(place, pages), f"{page.key}: {link}"
        for alternative, picture in _PICTURE.findall(page.markdown):
            assert alternative
            assert (page.folder / picture).is_file(), f"{page.key}: {picture}"


def is_there(place: GuidePlace, pages: dict[str, Page]) -> bool:
    anchors = {heading.anchor for heading in pages[place.page].headings}
    return not place.anchor or place.anchor in anchors


def test_no_page_uses_an_anchor_twice(guide: Guide) -> None:
    for page in guide.pages():
        anchors = [heading.anchor for heading in page.headings if heading.anchor]
        assert len(anchors) == len(set(anchors)), page.key
        assert page.headings[0].level == 1


def test_context_help_leads_to_what_is_there(guide: Guide) -> None:
    pages = {page.key: page for page in guide.pages()}
    missing = [name for name, place in PLACES.items() if not is_there(place, pages)]
    assert missing == []


def test_every_dialog_has_a_page() -> None:
    """All but those that ask one question, and those that other classes derive from."""
    sources = "".join(file.read_text("utf-8") for file in (ROOT / "sdstudio/ui").rglob("*.py"))
    dialogs = set(re.findall(r"^class (\w+)\([\w, ]*(?:Dialog|Popup)\)", sources, re.M))
    apart = {"CrashDialog", "FullScreenView", "CardsDialog", "ChoicePopup", "Popup", "_ListDialog"}
    apart |= {"FinishingDialog"}
    assert {one for one in dialogs - apart if one not in PLACES} == set()


def test_every_place_of_context_help_is_a_class() -> None:
    sources = "".join(file.read_text("utf-8") for file in (ROOT / "sdstudio/ui").rglob("*.py"))
    assert [name for name in PLACES if f"class {name}(" not in sources] == []


def test_every_setting_is_explained_with_pictures() -> None:
    assert set(PARAMETERS) <= set(TOPICS)
    for key, topic in TOPICS.items():
        assert topic.help
        file = FOLDER / "settings" / picture_name(key)
        assert file.stat().st_size <= 15_000, key
        with Image.open(file) as image:
            assert image.size == (PANEL_PX * len(topic.panels), PANEL_PX), key
            # Less and more of something look different.
            panels = {
                image.crop((PANEL_PX * at, 0, PANEL_PX * (at + 1), PANEL_PX)).tobytes()
                for at in range(len(topic.panels))
            }
        assert len(panels) == len(topic.panels), key


def test_values_of_settings_are_written_as_the_language_writes_them(
    translation: Translation,
) -> None:
    translation.use(Language.GERMAN)
    assert captions(TOPICS["strength"]) == ["0,2", "0,6", "1"]
    assert captions(TOPICS["weights"]) == ["(blue:0.2)", "blue", "(blue:1.5)"]
    assert captions(TOPICS["prompt"])[0] == "„flower“"


def test_no_picture_of_a_setting_is_left_over() -> None:
    files = {file.name for file in (FOLDER / "settings").iterdir()}
    assert files == {picture_name(key) for key in TOPICS}


def test_the_guide_is_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) <= 3_500_000


def test_search_finds_sections_and_those_with_the_word_in_the_heading_first(guide: Guide) -> None:
    search = GuideSearch(guide.pages())
    found = search.find("ControlNet")
    assert found[0].place.page == "controlnet"
    assert len(found) > 3
    assert search.find("ControlNet xyzzy") == []
    assert search.find("  ") == []
    # Of what is filled in, too.
    assert any(one.place == GuidePlace("settings", "steps") for one in search.find("30"))


def test_a_page_that_is_missing_says_so(tmp_path: Path) -> None:
    page = Guide(tmp_path).page("canvas")
    assert "Reinstall" in page.markdown
    assert page.title == "This page is missing"


def test_a_line_of_code_is_no_heading(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.md").write_text("# One\n\n```\n# no\n```\n\n## Two {#two}\n", "utf-8")
    page = Guide(tmp_path).page("index")
    assert [heading.title for heading in page.headings] == ["One", "Two"]
    assert "{#two}" not in page.markdown
