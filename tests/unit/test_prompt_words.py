"""What prompts are completed from, tag lists, snippets, and the system's spell checker."""

import ctypes
import errno
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from sdstudio.app.snippet_store import SnippetStore, read_snippet_file
from sdstudio.app.spelling import Spelling, system_spelling
from sdstudio.app.tag_list_folder import TagListFolder
from sdstudio.cli import run
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.exchanged_files import FILE_MAX_BYTES
from sdstudio.domain.prompt_completion import (
    PromptWordSources,
    WordSource,
    phrases_of,
    says_enough,
    spot_in,
)
from sdstudio.domain.snippets import Snippet, read_snippets, written_snippets
from sdstudio.domain.tag_list import TAG_LIST_MAX_BYTES, read_tags
from sdstudio.domain.word_index import IndexedWord, WordIndex
from sdstudio.models.trained_words import words_in

TAGS = WordIndex(
    [
        IndexedWord("long_hair", 900, ("长发",)),
        IndexedWord("blue_hair", 500, ("azure_hair",)),
        IndexedWord("hairband", 300),
        IndexedWord("miku_(vocaloid)", 100, (), "character"),
        IndexedWord("o_o", 10),
    ]
)


def found(typed: str, limit: int = 10) -> list[str]:
    return [one.word.text for one in TAGS.find(typed, limit)]


def test_words_that_begin_so_come_first_and_the_most_frequent_of_them() -> None:
    assert found("hair") == ["hairband", "long_hair", "blue_hair"]
    assert found("LONG H") == ["long_hair"]
    assert found("long_h") == ["long_hair"]
    assert found("azure") == ["blue_hair"]
    assert TAGS.find("长", 1)[0].alias == "长发"
    assert found("hair", 2) == ["hairband", "long_hair"]
    assert found("zebra") == found(" ") == found("") == []


def test_one_or_two_letters_are_looked_for_only_at_the_beginning() -> None:
    assert found("ha") == ["hairband"]


def offers(prompt: str, **given: object) -> list[str]:
    sources = PromptWordSources(
        ((WordSource.SNIPPET, WordIndex([IndexedWord("evening")])), (WordSource.TAG, TAGS)),
        snippets=(("evening", "golden hour, (rim light:1.2)"),),
        wildcards=("animals/cats", "cats"),
    )
    spot = spot_in(prompt, len(prompt))
    if spot is None:
        return []
    return [prompt[: one.start] + one.written + prompt[one.end :] for one in sources.offers(spot)]


@pytest.mark.parametrize(
    ("prompt", "first"),
    [
        ("a girl, long h", "a girl, long hair"),
        ("a girl with blu", "a girl with blue hair"),
        ("a girl, (mik", r"a girl, (miku \(vocaloid\)"),
        ("{red|blu", "{red|blue hair"),
        ("a girl, even", "a girl, golden hour, (rim light:1.2)"),
        ("a __ca", "a __cats__"),
        ("__cats__ and blu", "__cats__ and blue hair"),
        ("红，长", "红，long hair"),
        ("a girl, o_", "a girl, o_o"),
    ],
)
def test_what_is_typed_is_completed(prompt: str, first: str) -> None:
    assert offers(prompt)[0] == first


@pytest.mark.parametrize("prompt", ["<lora:blu", "(red:1.", "", "a girl, ", "\\"])
def test_nothing_is_offered_where_nothing_can_follow(prompt: str) -> None:
    assert offers(prompt) == []


def test_nothing_is_offered_in_the_middle_of_a_word() -> None:
    assert spot_in("blue hair", 3) is None


def test_a_long_phrase_is_completed_by_its_last_word() -> None:
    assert offers("word " * 30 + "blu")[0].endswith("word blue hair")


def test_a_letter_says_too_little_and_an_ideograph_enough() -> None:
    assert [
        says_enough(spot)
        for text in ("b", "bl", "长", "a girl with b", "__")
        if (spot := spot_in(text, len(text)))
    ] == [False, True, True, True, True]


def test_phrases_of_prompts_have_no_syntax() -> None:
    prompt = "a red fish, (golden hour:1.3), {rim light|soft light}, __cats__, 红色的鱼，1girl"
    assert list(phrases_of([prompt])) == [
        "a red fish",
        "golden hour",
        "rim light",
        "soft light",
        "cats",
        "红色的鱼",
        "1girl",
    ]


def test_a_tag_list_is_read_as_a1111s() -> None:
    data = b'name,category\n1girl,0,5000,"1girls,sole_female"\nbad,,x\n,0\n<!doctype html>\n'
    tags = read_tags(data, "tags.csv")
    assert tags == (
        IndexedWord("1girl", 5000, ("1girls", "sole_female"), "general"),
        IndexedWord("bad"),
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ErrorCode.TAGS_NONE),
        (b"\xff\xff\xff", ErrorCode.LIST_ENCODING),
        (b"<!DOCTYPE html>", ErrorCode.TAGS_NONE),
        (b'"' + b"a" * 200_000, ErrorCode.TAGS_NONE),
    ],
)
def test_what_is_no_tag_list_is_refused(data: bytes, code: ErrorCode) -> None:
    with pytest.raises(StudioError) as caught:
        read_tags(data, "tags.csv")
    assert caught.value.code is code


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as opened:
        opened.truncate(TAG_LIST_MAX_BYTES + 1)
    folder = TagListFolder(tmp_path / "lists")
    with pytest.raises(StudioError) as caught:
        folder.add(file)
    assert caught.value.code is ErrorCode.TAGS_TOO_LARGE
    assert folder.names() == ()


def test_the_tags_of_all_lists_are_offered_once(tmp_path: Path) -> None:
    folder = TagListFolder(tmp_path / "lists", send_to_trash=Path.unlink)
    for name, text in (("a", "cat,0,5\ndog,0,1\n"), ("b", "cat,0,9\n")):
        file = tmp_path / f"{name}.csv"
        file.write_text(text, "utf-8")
        assert folder.add(file)[0] == name
        # The same again is no second one.
        assert folder.add(file)[0] == name
    assert sorted((tag.text, tag.count) for tag in folder.tags()) == [("cat", 9), ("dog", 1)]
    data = folder.remove("a")
    assert folder.names() == ("b",)
    folder.restore("a", data)
    assert folder.count("a") == 2
    with pytest.raises(StudioError) as caught:
        folder.remove("c")
    assert caught.value.code is ErrorCode.TAG_LIST_UNKNOWN


def test_a_list_that_is_put_back_replaces_none_of_its_name(tmp_path: Path) -> None:
    folder = TagListFolder(tmp_path / "lists", send_to_trash=Path.unlink)
    file = tmp_path / "a.csv"
    file.write_text("cat\n", "utf-8")
    folder.add(file)
    data = folder.remove("a")
    file.write_text("dog\nfox\n", "utf-8")
    folder.add(file)
    assert folder.restore("a", data) == "a (2)"
    assert (folder.count("a"), folder.count("a (2)")) == (2, 1)
    # It is there already.
    assert folder.restore("a", data) == "a (2)"


def test_a_folder_of_tag_lists_that_cannot_be_read_is_one_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    for read in (TagListFolder(tmp_path).names, TagListFolder(tmp_path).tags):
        with pytest.raises(StudioError) as caught:
            read()
        assert caught.value.code is ErrorCode.FOLDER_UNREADABLE


def test_snippets_survive_a_file_and_keep_their_names_apart(tmp_path: Path) -> None:
    store = SnippetStore(tmp_path / "snippets.json")
    store.put(Snippet("1", " Light ", "golden hour"))
    file = tmp_path / "export.json"
    file.write_bytes(written_snippets([*store.all, Snippet("2", "Light", "rim light")]))
    came = store.add_read(read_snippet_file(file))
    assert (len(came.snippets), came.known, came.left_out) == (1, 1, 0)
    assert [one.name for one in SnippetStore(tmp_path / "snippets.json").all] == [
        "Light",
        "Light (2)",
    ]
    store.apply(came.undo)
    assert [one.text for one in store.all] == ["golden hour"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", ErrorCode.SNIPPETS_UNREADABLE),
        (b"[" * 100_000, ErrorCode.SNIPPETS_UNREADABLE),
        (b" " * (FILE_MAX_BYTES + 1), ErrorCode.SNIPPETS_UNREADABLE),
        (b'{"format": "sdstudio.styles", "styles": []}', ErrorCode.SNIPPETS_UNREADABLE),
        (b'{"format": "sdstudio.snippets", "version": 2}', ErrorCode.SNIPPETS_NEWER),
    ],
)
def test_what_is_no_snippet_file_is_refused(data: bytes, code: ErrorCode) -> None:
    with pytest.raises(StudioError) as caught:
        read_snippets(data, "snippets.json")
    assert caught.value.code is code


def test_entries_that_are_no_snippets_are_counted() -> None:
    entries = [{"name": "a", "text": "b"}, {"name": "", "text": "c"}, {"name": "d"}, 5]
    data = json.dumps({"format": "sdstudio.snippets", "version": 1, "snippets": entries})
    read = read_snippets(data.encode(), "snippets.json")
    assert (read.snippets, read.left_out) == ((("a", "b"),), 3)


@pytest.mark.parametrize(
    ("snippet", "code"),
    [
        (Snippet("1", " ", "words"), ErrorCode.SNIPPET_NEEDS_NAME),
        (Snippet("1", "name", "\n"), ErrorCode.SNIPPET_NEEDS_WORDS),
        (Snippet("1", "name", "a" * 5_000), ErrorCode.TOO_LONG),
    ],
)
def test_a_snippet_that_cannot_be_kept_is_refused(
    tmp_path: Path, snippet: Snippet, code: ErrorCode
) -> None:
    store = SnippetStore(tmp_path / "snippets.json")
    with pytest.raises(StudioError) as caught:
        store.put(snippet)
    assert caught.value.code is code
    assert store.all == ()


def test_the_words_of_a_lora_are_read_from_its_metadata() -> None:
    counts = json.dumps({"10_ink": {"ink": 5, "line art": 9, "bad": "x"}})
    metadata = {"modelspec.trigger_phrase": "inkstyle, ink", "ss_tag_frequency": counts}
    assert words_in(metadata) == ("inkstyle", "ink", "line art")
    assert words_in({"ss_tag_frequency": "{"}) == ()


class _Words:
    def __init__(self, *words: str) -> None:
        self._words = words
        self.asked: list[str] = []

    def knows(self, word: str) -> bool:
        self.asked.append(word)
        return word.lower() in self._words

    def suggestions(self, word: str) -> list[str]:
        return [one for one in self._words if one[0] == word[0]]


def test_misspelt_words_are_found_once_and_names_are_left_alone() -> None:
    british, american = _Words("a", "colour", "fish"), _Words("color")
    spelling = Spelling(british, american)
    text = "a colour color fsih, fsih by McDonald in UHD 红色 fish's_x <x> ab"
    assert [text[a:b] for a, b in spelling.misspelt(text)] == ["fsih", "fsih"]
    assert british.asked.count("fsih") == 1
    assert spelling.suggestions("fsih") == ["fish"]


def test_the_systems_dictionaries_are_asked_through_enchant() -> None:
    freed: list[object] = []

    def suggest(_handle: int, _word: bytes, _size: int, count: object) -> object:
        count._obj.value = 2  # type: ignore[attr-defined]
        return (ctypes.c_char_p * 2)(b"fish", "fi\u0161".encode())

    def functions() -> SimpleNamespace:
        def made(answer: object) -> object:
            return lambda *_: answer

        return SimpleNamespace(
            enchant_broker_init=made(7),
            enchant_broker_request_dict=lambda _, tag: 8 if tag == b"en_US" else 0,
            enchant_dict_check=lambda _, word, size: 0 if word[:size] == b"fish" else 1,
            enchant_dict_suggest=lambda *given: suggest(*given),
            enchant_dict_free_string_list=lambda _, strings: freed.append(strings),
        )

    spelling = system_spelling(lambda name: functions() if name == "enchant-2" else None)  # type: ignore[arg-type,return-value]
    assert spelling is not None
    assert spelling.misspelt("fish fsih") == [(5, 9)]
    assert spelling.suggestions("fsih") == ["fish", "fi\u0161"]
    assert len(freed) == 1


def test_without_a_spell_checker_nothing_is_said() -> None:
    assert system_spelling(lambda _: None) is None
    assert system_spelling(lambda _: SimpleNamespace()) is None  # type: ignore[arg-type,return-value]


def test_commands_list_import_and_export(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("CONFIG", "DATA", "CACHE", "PICTURES"):
        monkeypatch.setenv(f"SDSTUDIO_{name}_DIR", str(tmp_path / name))
    tags, snippets = tmp_path / "anime.csv", tmp_path / "snippets.json"
    tags.write_text("cat,0,5\ndog,0,1\n", "utf-8")
    snippets.write_bytes(written_snippets([Snippet("1", "Light", "golden\nhour")]))
    assert run(["tags", "import", str(tags)]) == 0
    assert run(["tags", "list"]) == 0
    assert capsys.readouterr().out == "anime\t2\nanime\t2\n"
    assert run(["tags", "import", str(snippets), str(tmp_path / "none.csv")]) != 0
    assert run(["snippets", "import", str(snippets)]) == 0
    assert run(["snippets", "list"]) == 0
    assert capsys.readouterr().out.endswith("Light\nLight\tgolden hour\n")
    target = tmp_path / "out.json"
    assert run(["snippets", "export", str(target)]) == 0
    assert run(["snippets", "export", str(target)]) != 0
    assert json.loads(target.read_text("utf-8"))["snippets"][0]["name"] == "Light"
