"""Several wildcards in one YAML or JSON file, and what is refused."""

from pathlib import Path

import pytest

from sdstudio.app.wildcard_collection import read_collection
from sdstudio.app.wildcard_folder import WildcardFolder
from sdstudio.domain.errors import ErrorCode, StudioError

ANIMALS = """
animals:
  cats: [tabby, 3::siamese, no, 1.50]
  dogs:
    - poodle
    - {text: "a shaggy\\n sheepdog", weight: 0.5}
    - "#1 in show"
    - !!python/object/apply:os.system [ls]
    -
  wild:
    - big:
        - &cat lion
        - tiger
  count: 3
colours: &warm
- red
- *cat
more: *warm
"""


def test_each_list_is_a_wildcard_named_by_what_is_above_it(tmp_path: Path) -> None:
    file = tmp_path / "theirs.yaml"
    file.write_text(ANIMALS)
    folder = WildcardFolder(tmp_path / "wildcards")
    names, failures = folder.add([file])
    assert not failures
    assert names == ("animals/cats", "animals/dogs", "animals/wild/big", "colours", "more")
    cats = folder.lines("animals/cats")
    # Words stay as they are written.
    assert cats.lines == ("tabby", "siamese", "no", "1.50")
    assert list(cats.weights or ()) == [1, 3, 1, 1]
    dogs = folder.lines("animals/dogs")
    assert dogs.lines == ("poodle", "a shaggy sheepdog", "#1 in show")
    assert list(dogs.weights or ()) == [1, 0.5, 1]
    assert folder.lines("animals/wild/big").lines == ("lion", "tiger")
    assert folder.lines("colours").lines == folder.lines("more").lines == ("red", "lion")


def test_all_documents_of_a_file_are_read() -> None:
    text = "---\nfish: [&a red]\n...\n---\nfish: [blue]\nbirds: [owl]\n--- [loose]\n---\nword\n"
    found = read_collection("mixed", text)
    assert found == {"fish": "red\nblue\n", "birds": "owl\n", "mixed": "loose\n"}
    with pytest.raises(StudioError) as raised:
        read_collection("mixed", "fish: [&a red]\n---\nbirds: [*a]\n")
    assert raised.value.code is ErrorCode.WILDCARDS_UNREADABLE
    assert raised.value.arguments["line"] == 3


def test_a_fault_in_a_later_document_is_told_and_nothing_read() -> None:
    with pytest.raises(StudioError) as raised:
        read_collection("mixed", "fish: [red]\n---\nbirds: [owl\n")
    assert raised.value.code is ErrorCode.WILDCARDS_UNREADABLE


def test_json_and_a_list_without_names_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(
        '{\n\t"a": {"b": ["one", "\\ud83d\\udc1f", 1.50, null, {"text": "two", "weight": 3}]}\n}'
    )
    assert read_collection("moods", "- calm\n- gloomy\n") == {"moods": "calm\ngloomy\n"}
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "x.yml").write_text("light: [dusk]")
    (tmp_path / "lists" / "package.json").write_text('{"files": ["x"]}')
    folder = WildcardFolder(tmp_path / "wildcards")
    assert folder.add([tmp_path / "lists", tmp_path / "x.json"]) == (("light", "a/b"), ())
    assert folder.read("a/b").text == "one\n🐟\n1.50\n3::two\n"


def _bomb() -> str:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(["a0: &a0 [lol]", *levels])


def _many_keys() -> str:
    keys = ", ".join(f"k{number}: x" for number in range(3000))
    levels = [
        f"b{n}: &b{n} {{{', '.join(f'k{k}: *b{n - 1}' for k in range(9))}}}" for n in range(1, 6)
    ]
    return "\n".join([f"b0: &b0 {{{keys}}}", *levels])


def _mappings_bomb() -> str:
    inner = (
        f"a{n}: &a{n} {{{', '.join(f'k{k}: *a{n - 1}' for k in range(9))}}}" for n in range(1, 12)
    )
    return "\n".join(["a0: &a0 {x: [lol]}", *inner])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [1, 2", ErrorCode.WILDCARDS_UNREADABLE),
        ("a:\n\t- x", ErrorCode.WILDCARDS_UNREADABLE),
        ("a:\n- *missing", ErrorCode.WILDCARDS_UNREADABLE),
        ("[" * 100_000, ErrorCode.WILDCARDS_TOO_DEEP),
        ("- " * 50_000 + "x", ErrorCode.WILDCARDS_TOO_DEEP),
        ("a: &a {b: *a, c: [x]}", ErrorCode.WILDCARDS_TOO_DEEP),
        (_mappings_bomb(), ErrorCode.WILDCARDS_TOO_DEEP),
        (_many_keys(), ErrorCode.WILDCARDS_TOO_DEEP),
        ("\n".join(f"a{number}: [x]" for number in range(10_001)), ErrorCode.WILDCARDS_TOO_DEEP),
        ("", ErrorCode.WILDCARDS_NONE),
        ("just words", ErrorCode.WILDCARDS_NONE),
        ("a: {b: 1}", ErrorCode.WILDCARDS_NONE),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, text: str, code: ErrorCode) -> None:
    file = tmp_path / "theirs.yaml"
    file.write_text(text)
    folder = WildcardFolder(tmp_path / "wildcards")
    names, (failure,) = folder.add([file])
    assert (names, failure.code) == ((), code)
    assert folder.names() == ()


def test_lists_of_lists_do_not_multiply() -> None:
    assert read_collection("x", _bomb()) == {"a0": "lol\n"}


@pytest.mark.parametrize(
    ("text", "is_json"),
    [
        ("a:\n- b\n- *c\n", False),
        ("a:\n- ö\n- \x07\n", False),
        ('{"a":\n["b",\n}', True),
    ],
)
def test_a_line_is_named_where_something_is_wrong(text: str, is_json: bool) -> None:
    with pytest.raises(StudioError) as caught:
        read_collection("x", text, is_json=is_json)
    assert caught.value.arguments["line"] == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, ErrorCode.WILDCARDS_TOO_DEEP),
        ('{"a":' * 30 + '["x"]' + "}" * 30, ErrorCode.WILDCARDS_TOO_DEEP),
        ('"words"', ErrorCode.WILDCARDS_NONE),
    ],
)
def test_json_that_cannot_be_used_is_refused(text: str, code: ErrorCode) -> None:
    with pytest.raises(StudioError) as caught:
        read_collection("x", text, is_json=True)
    assert caught.value.code is code
