"""Exit codes of the command line."""

from sdstudio.domain.error_sentences import FAILURES, FailureCategory
from sdstudio.domain.errors import ErrorCode

EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

_BAD_INPUT = frozenset(
    {
        FailureCategory.VALUE,
        FailureCategory.INPUT,
        FailureCategory.ADAPTER,
        FailureCategory.STYLE,
        FailureCategory.GRID,
        FailureCategory.PROMPT,
        FailureCategory.MODEL,
        FailureCategory.INSTALLED,
        FailureCategory.CHOICE,
        FailureCategory.IMPORT,
        FailureCategory.PICTURE,
        FailureCategory.COMMAND,
        FailureCategory.OUTPUT,
        FailureCategory.MACHINE,
    }
)


def exit_code(code: ErrorCode) -> int:
    """The exit code of a command that failed with ``code``."""
    return EXIT_BAD_INPUT if FAILURES[code].category in _BAD_INPUT else EXIT_FAILED
