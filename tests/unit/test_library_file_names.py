"""File names: they say what is in the picture, and every file system takes them."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.library.file_names import SLUG_MAX_BYTES, alternatives, picture_name, slug
from tests.support.pictures import a_request, names_in

MOMENT = datetime(2026, 11, 23, 14, 5, 33).astimezone()


def test_a_name_says_when_what_and_which_number() -> None:
    name = picture_name(a_request("a red fish", seed=7), MOMENT)
    assert name == "2026-11-23 14-05-33 a red fish 7.png"


def test_the_time_in_a_name_is_that_of_this_machine() -> None:
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=9)))
    for moment in (elsewhere, MOMENT.astimezone(UTC)):
        assert picture_name(a_request(), moment).startswith("2026-11-23 14-05-33 ")


def test_without_a_time_it_is_now() -> None:
    assert picture_name(a_request()).startswith(str(datetime.now().year))


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("一条红色的鱼，在鱼缸里", "一条红色的鱼，在鱼缸里"),
        ('a <red> fish: "big"/small\\|?*', "a red fish big small"),
        ("first line\nsecond\tline\r\n", "first line second line"),
        ("  . dots and blanks . ", "dots and blanks"),
        ("../../etc/passwd", "etc passwd"),
        ("turn\u202egnp.exe", "turn gnp.exe"),
        ("e\u0301migre\u0301", "émigré"),
        ("", ""),
        ("???", ""),
        ("a" * 100, "a" * 60),
        ("鱼" * 100, "鱼" * 32),
        ("word " * 30, " ".join(["word"] * 12)),
    ],
)
def test_a_prompt_becomes_a_part_of_a_name(prompt: str, expected: str) -> None:
    assert slug(prompt) == expected


@given(st.text(max_size=400))
def test_no_prompt_makes_a_bad_name(prompt: str) -> None:
    part = slug(prompt)
    assert len(part.encode()) <= SLUG_MAX_BYTES
    assert part == part.strip()
    assert not set(part) & set('<>:"/\\|?*')
    assert part.isprintable()
    name = picture_name(a_request(prompt, seed=2**32 - 1), MOMENT)
    assert Path(name).name == PureWindowsPath(name).name == name
    assert len(name.encode()) <= 143
    assert name.endswith(" 4294967295.png")


@given(st.text(max_size=400))
@settings(max_examples=30)
def test_a_file_of_that_name_can_be_made(
    tmp_path_factory: pytest.TempPathFactory, prompt: str
) -> None:
    folder = tmp_path_factory.mktemp("names")
    name = picture_name(a_request(prompt), MOMENT)
    (folder / name).touch()
    assert names_in(folder) == [name]


@pytest.mark.parametrize("reserved", ["CON", "nul", "COM1", "LPT9.txt", "aux."])
def test_a_name_that_windows_reserves_never_stands_alone(reserved: str) -> None:
    name = picture_name(a_request(reserved), MOMENT)
    assert name.split(".")[0].upper().split(" ")[0] not in {"CON", "NUL", "COM1", "LPT9", "AUX"}


def test_a_taken_name_gets_a_number() -> None:
    assert list(islice(alternatives("a fish 7.png"), 3)) == [
        "a fish 7.png",
        "a fish 7 (2).png",
        "a fish 7 (3).png",
    ]
