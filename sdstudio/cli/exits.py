"""Exit codes of the command line."""

from sdstudio.domain.errors import ErrorCode

EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

_BAD_INPUT_BEGINS = (
    "metadata_",
    "not_",
    "too_",
    "sampler_",
    "mode_",
    "input_",
    "mask_",
    "model_",
    "starter_",
    "out_",
)
_BAD_INPUT = frozenset(code for code in ErrorCode if code.startswith(_BAD_INPUT_BEGINS)) - {
    ErrorCode.OUT_OF_MEMORY,
    ErrorCode.NOT_FINITE,
    ErrorCode.MODEL_LOAD_FAILED,
}


def exit_code(code: ErrorCode) -> int:
    """That of a command which ended in ``code``."""
    return EXIT_BAD_INPUT if code in _BAD_INPUT else EXIT_FAILED
