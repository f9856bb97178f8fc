"""Numbers in options, with the same error sentences as other values."""

from collections.abc import Callable

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import ascii_number


def whole_number(name: str, low: int, high: int) -> Callable[[str], int]:
    """Reads the value of the option ``name``.

    It raises ``StudioError`` with ``NOT_VALID``, ``TOO_SMALL`` or ``TOO_LARGE``.
    """

    def read(written: str) -> int:
        try:
            number = int(ascii_number(written))
        except ValueError as error:
            raise StudioError(ErrorCode.NOT_VALID, name=name, value=written) from error
        if low <= number <= high:
            return number
        code, limit = (ErrorCode.TOO_SMALL, low) if number < low else (ErrorCode.TOO_LARGE, high)
        raise StudioError(code, name=name, value=number, limit=limit)

    return read
