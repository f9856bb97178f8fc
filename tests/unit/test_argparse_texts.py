"""What argparse says of its own is in the language of the system, too."""

import argparse
import inspect
from collections.abc import Iterator

import pytest

from sdstudio.cli import make_parser
from sdstudio.cli.parser import ARGPARSE_TEXTS, translate_argparse
from sdstudio.domain.errors import ErrorCode, StudioError


@pytest.fixture(autouse=True)
def argparse_is_english_again() -> Iterator[None]:
    yield
    translate_argparse(lambda _context, text: text)


def shouted(context: str, text: str) -> str:
    """Stands for a language: texts of argparse in brackets."""
    return f"[{text}]" if context == "argparse" else text


def test_argparse_still_says_all_of_it() -> None:
    source = inspect.getsource(argparse)
    assert [text for text in ARGPARSE_TEXTS if text not in source] == []


def test_help_is_translated() -> None:
    text = make_parser(["styles"], shouted).format_help()
    assert text.startswith("[usage: ]sdstudio")
    assert "\n[positional arguments]:" in text
    assert "\n[options]:" in text
    assert "[show this help message and exit]" in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("styles import", "[the following arguments are required: FILE"),
        ("styles export a --format", "[argument --format: [expected one argument]]"),
        ("styles list --json=1", "[argument --json: [ignored explicit argument '1']]"),
        ("library rate a --pick --reject", "[not allowed with argument --pick]"),
        ("generate --co 3", "[ambiguous option: --co could match --context, "),
    ],
)
def test_errors_are_translated(line: str, said: str) -> None:
    arguments = line.split()
    with pytest.raises(StudioError) as caught:
        make_parser(arguments, shouted).parse_args(arguments)
    assert caught.value.code is ErrorCode.USAGE_WRONG
    assert said in str(caught.value.arguments["message"])
