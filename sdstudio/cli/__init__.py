"""The command line, for scripts: one module for each command."""

import argparse
import contextlib
from collections.abc import Sequence
from pathlib import Path

from sdstudio import PROGRAM
from sdstudio.app.machine_obstacle import machine_obstacle, this_machine
from sdstudio.app.system_language import system_translate
from sdstudio.cli.command import Command
from sdstudio.cli.exit_codes import EXIT_INTERRUPTED, exit_code
from sdstudio.cli.parser import Parser, translate_argparse
from sdstudio.cli.streams import prepare_streams
from sdstudio.cli.wording import report_failure
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.paths import Paths, user_paths

_NAMES = (
    *("open", "generate", "grid", "verify", "library", "models", "packs", "styles", "wildcards"),
    *("snippets", "tags", "marks", "upscale", "faces", "describe"),
)
#: Those that start a process with torch.
_THAT_USE_TORCH = (
    *(("generate", ""), ("grid", ""), ("upscale", ""), ("faces", ""), ("describe", "")),
    ("verify", ""),
    ("models", "estimate"),
)


def _command(name: str) -> Command[Paths]:
    """A command's module. Only this one is imported: the network libraries take long to load."""
    match name:
        case "open":
            from sdstudio.cli import open_files

            return open_files
        case "generate":
            from sdstudio.cli import generate

            return generate
        case "grid":
            from sdstudio.cli import grid

            return grid
        case "verify":
            from sdstudio.cli import verify

            return verify
        case "upscale":
            from sdstudio.cli import upscale

            return upscale
        case "faces":
            from sdstudio.cli import faces

            return faces
        case "describe":
            from sdstudio.cli import describe

            return describe
        case "marks":
            from sdstudio.cli import marks

            return marks
        case "library":
            from sdstudio.cli import library_commands

            return library_commands
        case "styles":
            from sdstudio.cli import style_commands

            return style_commands
        case "packs":
            from sdstudio.cli import pack_commands

            return pack_commands
        case "snippets":
            from sdstudio.cli import snippet_commands

            return snippet_commands
        case "tags":
            from sdstudio.cli import tag_commands

            return tag_commands
        case "wildcards":
            from sdstudio.cli import wildcard_commands

            return wildcard_commands
        case _:
            from sdstudio.cli import model_commands

            return model_commands


def run(arguments: Sequence[str]) -> int:
    """Run the command in ``arguments``; returns the exit code."""
    if _names_file(arguments):
        arguments = ["open", *arguments]
    paths = user_paths()
    translate = system_translate(paths.translations)
    try:
        prepare_streams()
        _check_working_folder()
        options = make_parser(arguments, translate).parse_args(list(arguments))
        if (options.command, getattr(options, "action", "")) in _THAT_USE_TORCH:
            _check_machine()
        return _command(options.command).run(options, paths, translate)
    except StudioError as error:
        report_failure(error, translate, as_json="--json" in arguments)
        return exit_code(error.code)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _names_file(arguments: Sequence[str]) -> bool:
    """Whether they begin with a file rather than a command, as other programs' may."""
    first = arguments[0] if arguments else ""
    with contextlib.suppress(OSError, ValueError):
        return bool(first) and first not in _NAMES and Path(first).is_file()
    return False


def _check_machine() -> None:
    obstacle = machine_obstacle(this_machine())
    if obstacle is not None:
        raise obstacle


def _check_working_folder() -> None:
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise StudioError(ErrorCode.WORKING_FOLDER_GONE) from error


def make_parser(arguments: Sequence[str], translate: Translate) -> argparse.ArgumentParser:
    """The parser for ``arguments``; with all commands if they name none."""
    translate_argparse(translate)
    parser = Parser(
        prog="sdstudio",
        description=translate(
            "cli",
            "Generate pictures with Stable Diffusion. Without arguments, the window opens.",
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=PROGRAM,
        help=translate("cli", "show the version and exit"),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    is_known = bool(arguments) and arguments[0] in _NAMES
    # The others are needed only for the help, and if the command is unknown.
    for name in arguments[:1] if is_known else _NAMES:
        command = _command(name)
        about = command.describe(translate)
        added = commands.add_parser(name, help=about, description=about[:1].upper() + about[1:])
        command.add_arguments(added, translate)
    return parser
