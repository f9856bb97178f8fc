"""A parser whose error messages are worded like all others."""

import argparse
import difflib
from collections.abc import Iterable, Sequence
from typing import Any, Final, NoReturn

from sdstudio.cli.streams import print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.text import QT_TRANSLATE_NOOP

#: What argparse says of its own, as far as our commands let it.
ARGPARSE_TEXTS: Final = (
    QT_TRANSLATE_NOOP("argparse", "usage: "),
    QT_TRANSLATE_NOOP("argparse", "positional arguments"),
    QT_TRANSLATE_NOOP("argparse", "options"),
    QT_TRANSLATE_NOOP("argparse", "show this help message and exit"),
    QT_TRANSLATE_NOOP("argparse", "argument %(argument_name)s: %(message)s"),
    QT_TRANSLATE_NOOP("argparse", "the following arguments are required: %s"),
    QT_TRANSLATE_NOOP("argparse", "not allowed with argument %s"),
    QT_TRANSLATE_NOOP("argparse", "expected one argument"),
    QT_TRANSLATE_NOOP("argparse", "ambiguous option: %(option)s could match %(matches)s"),
    QT_TRANSLATE_NOOP("argparse", "ignored explicit argument %r"),
)


def translate_argparse(translate: Translate) -> None:
    """Have argparse take its own texts from ``translate``, in its help and its errors.

    It asks gettext for them, which would need catalogues in another format than ours and finds the
    language in environment variables only; so its name for gettext is replaced.
    """
    vars(argparse)["_"] = lambda text: translate("argparse", text)


class Parser(argparse.ArgumentParser):
    """Raises :class:`StudioError` if arguments are wrong, and suggests what may have been meant.

    So do the parsers of its commands, since argparse creates them with the same class.
    """

    def error(self, message: str) -> NoReturn:
        shown = message[:1].upper() + message[1:]
        raise StudioError(ErrorCode.USAGE_WRONG, message=shown, command=self.prog)

    def parse_known_args(  # type: ignore[override]  # of its overloads we use one
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        # argparse passes what a command doesn't know to the parent parser, which knows less.
        parsed, left = super().parse_known_args(args, namespace)
        if left:
            self._refuse(left)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction) and not vars(parsed)[action.dest]:
                known = ", ".join(action.choices)
                raise StudioError(ErrorCode.COMMAND_MISSING, known=known, command=self.prog)
        return parsed, []

    def _refuse(self, left: Sequence[str]) -> NoReturn:
        option = next((one.partition("=")[0] for one in left if one.startswith("-")), None)
        if option is None:
            raise StudioError(ErrorCode.ARGUMENT_UNEXPECTED, value=left[0], command=self.prog)
        shown = (action for action in self._actions if action.help != argparse.SUPPRESS)
        nearest = _nearest(option, (name for action in shown for name in action.option_strings))
        if nearest is None:
            raise StudioError(ErrorCode.OPTION_UNKNOWN, option=option, command=self.prog)
        raise StudioError(ErrorCode.OPTION_MISSPELT, option=option, nearest=nearest)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = [str(one) for one in action.choices]
        known, name = ", ".join(choices), "/".join(action.option_strings[:1])
        if isinstance(action, argparse._SubParsersAction):
            raise StudioError(ErrorCode.COMMAND_UNKNOWN, value=value, known=known)
        nearest = _nearest(value, choices)
        if nearest is None:
            raise StudioError(ErrorCode.CHOICE_UNKNOWN, name=name, value=value, known=known)
        raise StudioError(ErrorCode.CHOICE_MISSPELT, name=name, value=value, nearest=nearest)

    def _print_message(self, message: str, file: object = None) -> None:
        # Only help and version print here; errors are raised.
        del file
        print_result(message.rstrip("\n"))


def _nearest(written: str, known: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(written.casefold(), known, 1)), None)
