"""Exit codes of the command line."""

from sdstudio.domain.concerns import Concern, concern_of
from sdstudio.domain.errors import ErrorCode

EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

_BAD_INPUT = frozenset(
    {
        Concern.VALUE,
        Concern.INPUT,
        Concern.ADAPTER,
        Concern.GRID,
        Concern.MODEL,
        Concern.INSTALLED,
        Concern.CHOICE,
        Concern.IMPORT,
        Concern.PICTURE,
        Concern.COMMAND,
        Concern.OUTPUT,
    }
)


def exit_code(code: ErrorCode) -> int:
    """That of a command which ended in ``code``."""
    return EXIT_BAD_INPUT if concern_of(code) in _BAD_INPUT else EXIT_FAILED
