"""The artist's wildcards on the disk: names, encodings, and what is refused."""

import errno
from pathlib import Path

import pytest

from sdstudio.app.wildcard_folder import WildcardFolder, checked_name
from sdstudio.domain.dynamic_prompt import Wildcard, parse_template
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.wildcards import WILDCARD_MAX_BYTES


@pytest.fixture
def trashed() -> list[str]:
    return []


@pytest.fixture
def folder(tmp_path: Path, trashed: list[str]) -> WildcardFolder:
    def send_to_trash(path: Path) -> None:
        trashed.append(path.name)
        path.unlink()

    return WildcardFolder(tmp_path / "wildcards", send_to_trash=send_to_trash)


def code_of(raised: pytest.ExceptionInfo[StudioError]) -> ErrorCode:
    return raised.value.code


def put(folder: WildcardFolder, name: str, data: bytes) -> Path:
    path = folder.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_wildcards_are_text_files_in_folders(folder: WildcardFolder) -> None:
    assert folder.names() == ()
    put(folder, "animals/cats.txt", b"tabby\n")
    put(folder, "Colours.TXT", b"red\n")
    for hidden in (".hidden.txt", ".git/x.txt", "notes.md"):
        put(folder, hidden, b"x")
    assert folder.names() == ("animals/cats", "Colours")
    assert folder.lines("Colours").lines == ("red",)


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("猫\r\n狗\r\n".encode(), ("猫", "狗")),
        ("猫\n狗".encode("utf-8-sig"), ("猫", "狗")),
        ("猫\n狗".encode("utf-16"), ("猫", "狗")),
        ("白猫\n黑狗 cute\n".encode("gb18030"), ("白猫", "黑狗 cute")),
        ("café\nMüller\néa".encode("cp1252"), ("café", "Müller", "éa")),
        (b"", ()),
    ],
)
def test_files_of_other_encodings_are_read(
    folder: WildcardFolder, data: bytes, lines: tuple[str, ...]
) -> None:
    put(folder, "x.txt", data)
    assert folder.lines("x").lines == lines


def test_a_changed_file_is_read_again(folder: WildcardFolder) -> None:
    put(folder, "x.txt", b"red")
    assert folder.lines("x").lines == ("red",)
    put(folder, "x.txt", b"green\nblue")
    assert folder.lines("x").lines == ("green", "blue")


def test_what_is_no_text_or_too_large_or_gone_is_told(folder: WildcardFolder) -> None:
    put(folder, "picture.txt", b"\x89PNG\r\n\x00\x00")
    with pytest.raises(StudioError) as raised:
        folder.lines("picture")
    assert code_of(raised) is ErrorCode.WILDCARD_UNREADABLE
    with put(folder, "huge.txt", b"").open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(StudioError) as raised:
        folder.lines("huge")
    assert code_of(raised) is ErrorCode.WILDCARD_TOO_LARGE
    assert raised.value.arguments["wildcard"] == "huge"
    with pytest.raises(StudioError) as raised:
        folder.read("gone")
    assert code_of(raised) is ErrorCode.WILDCARD_GONE
    with pytest.raises(StudioError) as raised:
        folder.create("long", "x" * (WILDCARD_MAX_BYTES + 1))
    assert code_of(raised) is ErrorCode.WILDCARD_TOO_LARGE
    assert "long" not in folder.names()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cats", "cats"),
        (" animals / big cats.txt ", "animals/big cats"),
        ("动物／猫", "动物/猫"),
        ("animals\\cats", "animals/cats"),
        ("Tiere (süß)", "Tiere (süß)"),
    ],
)
def test_a_name_is_what_a_prompt_can_say(typed: str, name: str) -> None:
    assert checked_name(typed) == name
    assert parse_template(f"__{name}__").nodes == (Wildcard(name),)


@pytest.mark.parametrize(
    "name",
    [
        *("", "/", "..", "../x", "a/../b", "a//b", ".hidden", "x" * 300),
        *("a__b", "_a", "a*", "a|b", "a\nb", "con", "a/nul.x"),
    ],
)
def test_a_name_that_leads_elsewhere_or_that_no_prompt_can_say_is_refused(
    folder: WildcardFolder, name: str
) -> None:
    with pytest.raises(StudioError) as raised:
        folder.create(name)
    assert code_of(raised) is ErrorCode.WILDCARD_NAME
    assert not folder.folder.exists()


def test_a_wildcard_is_made_changed_renamed_and_deleted(
    folder: WildcardFolder, trashed: list[str]
) -> None:
    folder.create("animals/cats", "tabby\n")
    with pytest.raises(StudioError) as raised:
        folder.create("Animals/CATS")
    assert code_of(raised) is ErrorCode.WILDCARD_EXISTS
    read = folder.read("animals/cats")
    folder.write("animals/cats", "tabby\nsiamese\n", read.stamp)
    assert folder.lines("animals/cats").lines == ("tabby", "siamese")
    assert folder.rename("animals/cats", "pets/Cats") == "pets/Cats"
    assert folder.rename("pets/Cats", "pets/cats") == "pets/cats"
    assert folder.names() == ("pets/cats",)
    # Folders that are empty now are gone.
    assert [one.name for one in folder.folder.iterdir()] == ["pets"]
    data = folder.delete("pets/cats")
    assert (folder.names(), trashed) == ((), ["cats.txt"])
    folder.restore("pets/cats", data)
    assert folder.lines("pets/cats").lines == ("tabby", "siamese")


def test_what_another_program_changed_meanwhile_is_not_overwritten_unasked(
    folder: WildcardFolder,
) -> None:
    folder.create("x", "red")
    read = folder.read("x")
    put(folder, "x.txt", b"blue and green")
    with pytest.raises(StudioError) as raised:
        folder.write("x", "yellow", read.stamp)
    assert code_of(raised) is ErrorCode.WILDCARD_CHANGED
    assert folder.read("x").text == "blue and green"
    folder.write("x", "yellow")
    assert folder.read("x").text == "yellow"


def test_a_file_that_cannot_be_trashed_stays(tmp_path: Path) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(errno.EACCES, "no")

    folder = WildcardFolder(tmp_path, send_to_trash=refuse)
    folder.create("x", "red")
    with pytest.raises(StudioError) as raised:
        folder.delete("x")
    assert code_of(raised) is ErrorCode.FOLDER_READ_ONLY
    assert folder.lines("x").lines == ("red",)


def test_files_and_folders_are_added_and_never_replace_others(
    folder: WildcardFolder, tmp_path: Path
) -> None:
    source = tmp_path / "pack"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / "a.txt").write_text("1")
    (source / "b__c!.txt").write_text("2")
    (source / "bad.txt").write_bytes(b"\0")
    (tmp_path / "cats.txt").write_text("3")
    folder.create("cats", "mine")
    added, failures = folder.add([source, tmp_path / "cats.txt", tmp_path / "nowhere.txt"])
    assert added == ("pack/b c", "pack/deep/a", "cats 2")
    assert [one.code for one in failures] == [
        ErrorCode.WILDCARD_UNREADABLE,
        ErrorCode.WILDCARD_GONE,
    ]
    assert folder.read("cats").text == "mine"
