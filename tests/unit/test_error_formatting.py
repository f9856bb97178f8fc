"""Sentences: every failure has one, and it names what it was given."""

import re

import pytest

from sdstudio.domain.checkpoint import PRACTICE_NAME
from sdstudio.domain.error_formatting import sentence, sentence_for
from sdstudio.domain.error_sentences import FAILURES
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES


@pytest.mark.parametrize("code", list(ErrorCode))
def test_a_sentence_shows_all_its_arguments(code: ErrorCode) -> None:
    names = set(re.findall(r"{(\w+)}", FAILURES[code].sentence))
    said = sentence(code, {name: f"<{name}>" for name in names})
    for name in names:
        assert f"<{name}>" in said


@pytest.mark.parametrize("code", list(ErrorCode))
def test_an_argument_that_is_missing_does_not_hide_the_sentence(code: ErrorCode) -> None:
    assert sentence(code, {})


def test_a_parameter_is_named_as_the_form_names_it() -> None:
    error = StudioError(ErrorCode.TOO_SMALL, name="guidance_scale", value=0, limit="1")
    assert sentence_for(error).startswith("Guidance (CFG) is 0")


def test_braces_in_an_argument_are_shown_and_not_filled_in() -> None:
    assert "{limit}" in sentence(ErrorCode.NOT_VALID, {"name": "steps", "value": "{limit}"})


def test_sentence_and_parameter_are_translated() -> None:
    translated = sentence(
        ErrorCode.NOT_VALID,
        {"name": "width", "value": "x"},
        lambda context, text: f"{context}: {text.replace('Nothing was started.', '—')}",
    )
    assert translated == "errors: “x” isn't a valid value for parameters: Width. —"


def test_the_practice_model_is_named_as_the_list_of_models_names_it() -> None:
    translated = sentence(
        ErrorCode.ADAPTER_UNFIT,
        {"adapter": "ink", "model": PRACTICE_NAME},
        lambda _context, text: {"Practice model": "练习模型"}.get(text, text),
    )
    assert "the model “练习模型”" in translated


def test_a_refused_model_names_the_families_that_are_supported() -> None:
    said = sentence(ErrorCode.MODEL_UNSUPPORTED, {"model": "My model", "found": "FLUX.1"})
    assert all(row.name in said for row in FAMILIES)
