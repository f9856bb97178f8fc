"""The command line, for scripts: one module for each command."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn, Protocol

from sdstudio import PROGRAM
from sdstudio.app.system_language import system_translate
from sdstudio.cli.exit_codes import EXIT_BAD_INPUT, EXIT_FAILED, exit_code
from sdstudio.domain.errors import StudioError
from sdstudio.domain.sentences import Translate, sentence_for
from sdstudio.paths import Paths, user_paths


class _Command(Protocol):
    """What a command's module has."""

    @property
    def describe(self) -> Callable[[Translate], str]: ...

    @property
    def add_arguments(self) -> Callable[[argparse.ArgumentParser, Translate], None]: ...

    @property
    def run(self) -> Callable[[argparse.Namespace, Paths, Translate], int]: ...


_NAMES = ("generate", "grid", "verify", "model_commands")


def _command(name: str) -> _Command:
    """A command's module. Only what is asked for is imported: the network's libraries take long."""
    match name:
        case "generate":
            from sdstudio.cli import generate

            return generate
        case "grid":
            from sdstudio.cli import grid

            return grid
        case "verify":
            from sdstudio.cli import verify

            return verify
        case _:
            from sdstudio.cli import model_commands

            return model_commands


def run(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` ask for; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that the console cannot show must not end what is being made.
            stream.reconfigure(errors="backslashreplace")
    paths = user_paths()
    translate = system_translate(paths.translations)
    parser = _parser(arguments, translate)
    options = parser.parse_args(list(arguments))
    if options.command is None:
        choices = ", ".join(_NAMES)
        parser.error(translate("cli", "Say what to do: {choices}").format(choices=choices))
    try:
        return _command(options.command).run(options, paths, translate)
    except StudioError as error:
        print(f"sdstudio: {sentence_for(error, translate)}", file=sys.stderr)
        return exit_code(error.code)
    except BrokenPipeError:
        # Whoever read the output has gone (``… --json | head``). Python flushes it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_BAD_INPUT, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser(arguments: Sequence[str], translate: Translate) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="sdstudio",
        description=translate(
            "cli", "Make pictures with Stable Diffusion 2. Without arguments the window opens."
        ),
    )
    parser.add_argument("--version", action="version", version=PROGRAM)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    is_known = bool(arguments) and arguments[0] in _NAMES
    # The others are looked at for the help alone, and where the command is wrong.
    for name in arguments[:1] if is_known else _NAMES:
        command = _command(name)
        about = command.describe(translate)
        added = commands.add_parser(name, help=about, description=about)
        command.add_arguments(added, translate)
    return parser
