"""The command line's names for things: options instead of the window's labels."""

import contextlib

from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.domain.error_formatting import Translate, sentence
from sdstudio.domain.error_sentences import FAILURES, FailureCategory
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.option_names import option_of
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.text import quoted


def told(error: StudioError, translate: Translate) -> str:
    """The sentence for ``error``, with options instead of the window's labels."""
    arguments = dict(error.arguments)
    name = str(arguments.get("name", ""))
    if name == "prompt":
        arguments["name"] = "PROMPT"
    elif name in PARAMETERS:
        is_varied = FAILURES[error.code].category is FailureCategory.GRID
        arguments["name"] = quoted(name, translate) if is_varied else option_of(name)
    # A stored one that is gone wasn't given with an option.
    if "role" in arguments and error.code is not ErrorCode.INPUT_GONE:
        arguments["role"] = option_of(str(arguments["role"]))
    return sentence(error.code, arguments, translate)


def warn(error: StudioError, translate: Translate) -> bool:
    """Print the sentence for ``error`` on standard error; returns whether that worked."""
    return print_message(f"sdstudio: {told(error, translate)}")


def report_failure(error: StudioError, translate: Translate, *, as_json: bool = False) -> None:
    """Report why a command failed on standard error or, if that is closed, on standard output."""
    if warn(error, translate) or FAILURES[error.code].category is FailureCategory.STREAM:
        return
    message = told(error, translate)
    with contextlib.suppress(StudioError):
        if as_json:
            print_json({"event": "error", "code": error.code, "message": message})
        else:
            print_result(f"sdstudio: {message}")
