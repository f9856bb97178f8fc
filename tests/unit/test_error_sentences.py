"""The table of failures, and what follows from it."""

from collections import Counter

import pytest

from sdstudio.app.notices import Notice, Zone
from sdstudio.cli.exit_codes import EXIT_BAD_INPUT, EXIT_FAILED, exit_code
from sdstudio.domain import error_sentences
from sdstudio.domain.error_sentences import FAILURES, Remedy
from sdstudio.domain.errors import ErrorCode


def test_every_failure_has_one_row() -> None:
    assert set(FAILURES) == set(ErrorCode)
    in_categories = [
        code for sentences in error_sentences._SENTENCES.values() for code in sentences
    ]
    assert Counter(in_categories) == Counter(ErrorCode)


@pytest.mark.parametrize(
    ("code", "zone", "ends_with"),
    [
        (ErrorCode.NOT_A_MULTIPLE, Zone.MAKE, EXIT_BAD_INPUT),
        (ErrorCode.NOT_FINITE, Zone.STAGE, EXIT_FAILED),
        (ErrorCode.MODEL_FILE_DAMAGED, Zone.MAKE, EXIT_BAD_INPUT),
        (ErrorCode.MODEL_LOAD_FAILED, Zone.MAKE, EXIT_FAILED),
        (ErrorCode.METADATA_UNREADABLE, Zone.PICTURES, EXIT_BAD_INPUT),
        (ErrorCode.DISK_FULL, Zone.PICTURES, EXIT_FAILED),
        (ErrorCode.IMPORT_PICKLE, Zone.STAGE, EXIT_BAD_INPUT),
        (ErrorCode.IMPORT_DISK_FULL, Zone.STAGE, EXIT_FAILED),
    ],
)
def test_where_it_is_told_and_how_a_command_ends(
    code: ErrorCode, zone: Zone, ends_with: int
) -> None:
    assert (Notice(code).zone, exit_code(code)) == (zone, ends_with)


@pytest.mark.parametrize(
    "code", [ErrorCode.MODEL_BUSY, ErrorCode.MODEL_NOT_TRASHED, ErrorCode.MODEL_NOT_REPAIRABLE]
)
def test_another_folder_is_no_help_against_what_is_wrong_with_an_installed_model(
    code: ErrorCode,
) -> None:
    assert FAILURES[code].remedies == (Remedy.MODELS,)


def test_the_size_of_the_model_is_offered_where_memory_ran_out_and_no_other_is_named() -> None:
    for code in (ErrorCode.OUT_OF_MEMORY, ErrorCode.ENGINE_OUT_OF_MEMORY):
        assert Remedy.NATIVE_SIZE in FAILURES[code].remedies
    for code in (ErrorCode.LESS_FITS, ErrorCode.SMALLER_INPUT_FITS):
        assert Remedy.NATIVE_SIZE not in FAILURES[code].remedies
