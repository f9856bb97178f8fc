"""Writes the man page and the completions of three shells, from the command line's own parser.

``python -m installers.linux.command_line SHARE`` writes them below the folder ``SHARE``.
"""

import argparse
import gzip
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sdstudio import PROGRAM
from sdstudio.cli import make_parser

#: The window's name first; the command line's texts use the second.
NAMES = ("sd-studio", "sdstudio")


@dataclass(frozen=True, slots=True)
class Option:
    """One option as the artist types it."""

    names: tuple[str, ...]
    help: str
    metavar: str
    choices: tuple[str, ...]

    @property
    def takes_value(self) -> bool:
        """Whether a value follows it."""
        return bool(self.metavar)


@dataclass(frozen=True, slots=True)
class Command:
    """A command with what may follow it; the program itself has an empty path."""

    path: tuple[str, ...]
    help: str
    arguments: tuple[str, ...]
    options: tuple[Option, ...]
    commands: tuple["Command", ...]

    def all(self) -> Iterator["Command"]:
        """This command and all below it."""
        yield self
        for one in self.commands:
            yield from one.all()


def program() -> Command:
    """The whole command line, in English."""
    return _command(make_parser((), lambda _context, text: text), (), "")


def _command(parser: argparse.ArgumentParser, path: tuple[str, ...], about: str) -> Command:
    arguments, options, commands = [], [], []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {one.dest: one.help or "" for one in action._choices_actions}
            commands = [
                _command(below, (*path, name), helps[name])
                for name, below in action.choices.items()
            ]
        elif action.help == argparse.SUPPRESS:
            continue
        elif action.option_strings:
            options.append(_option(action))
        else:
            arguments.append(str(action.metavar or action.dest))
    return Command(path, about, tuple(arguments), tuple(options), tuple(commands))


def _option(action: argparse.Action) -> Option:
    choices = tuple(map(str, action.choices or ()))
    metavar = "" if action.nargs == 0 else str(action.metavar or "|".join(choices) or action.dest)
    text = (action.help or "").replace("%%", "%")
    return Option(tuple(action.option_strings), text, metavar.upper(), choices)


def bash(root: Command) -> str:
    """The completion for bash: words, choices of an option, else files."""
    words: list[str] = []
    choices: list[str] = []
    for command in root.all():
        path = " ".join(command.path)
        names = [name for option in command.options for name in option.names]
        below = [one.path[-1] for one in command.commands]
        words.append(f'        "{path}") words="{" ".join([*below, *names])}" ;;')
        choices.extend(
            f'        "{path} {name}") words="{" ".join(option.choices)}" ;;'
            for option in command.options
            if option.takes_value
            for name in option.names
        )
    paths = "|".join(f'"{" ".join(one.path)}"' for one in root.all() if one.path)
    return "\n".join(
        (
            "# bash completion for SD Studio",
            "_sd_studio() {",
            '    local current="${COMP_WORDS[COMP_CWORD]}" command="" words="" word',
            '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
            '        case "${command:+$command }$word" in',
            f'        {paths}) command="${{command:+$command }}$word" ;;',
            "        esac",
            "    done",
            '    case "$command ${COMP_WORDS[COMP_CWORD-1]}" in',
            *choices,
            '    *) case "$command" in',
            *words,
            "    esac ;;",
            "    esac",
            '    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")',
            "}",
            f"complete -o default -F _sd_studio {' '.join(NAMES)}",
            "",
        )
    )


def zsh(root: Command) -> str:
    """The completion for zsh."""
    cases = []
    for command in root.all():
        specs = [
            *(_quoted(f"{one.path[-1]}:{one.help}") for one in command.commands),
            *(
                _quoted(f"{name}:{_first_sentence(option.help)}")
                for option in command.options
                for name in option.names
            ),
        ]
        cases.append(f"    '{' '.join(command.path)}') words_=({' '.join(specs)}) ;;")
        for option in filter(lambda one: one.takes_value, command.options):
            choices = " ".join(map(_quoted, option.choices))
            cases.extend(
                f"    '{' '.join(command.path)} {name}') words_=({choices}) ;;"
                for name in option.names
            )
    paths = "|".join(f"'{' '.join(one.path)}'" for one in root.all() if one.path)
    return "\n".join(
        (
            f"#compdef {' '.join(NAMES)}",
            "_sd_studio() {",
            "    local command='' word key",
            "    local -a words_",
            "    for word in ${words[2,CURRENT-1]}; do",
            '        case "${command:+$command }$word" in',
            f'        {paths}) command="${{command:+$command }}$word" ;;',
            "        esac",
            "    done",
            '    key="$command"',
            '    [[ ${words[CURRENT-1]} == --* ]] && key="$command ${words[CURRENT-1]}"',
            '    case "$key" in',
            *cases,
            "    esac",
            "    (( $#words_ )) && _describe 'word' words_",
            "    _files",
            "}",
            '_sd_studio "$@"',
            "",
        )
    )


def fish(root: Command) -> str:
    """The completion for fish."""
    lines = ["# fish completion for SD Studio"]
    for program_name in NAMES:
        for command in root.all():
            condition = _fish_condition(root, command)
            start = f"complete -c {program_name} -n {_quoted(condition)}"
            lines.extend(
                f"{start} -f -a {one.path[-1]} -d {_quoted(one.help)}" for one in command.commands
            )
            for option in command.options:
                flags = " ".join(
                    f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
                    for name in option.names
                )
                value = ""
                if option.choices:
                    value = f" -x -a {_quoted(' '.join(option.choices))}"
                elif option.takes_value:
                    value = " -r"
                lines.append(f"{start} {flags}{value} -d {_quoted(_first_sentence(option.help))}")
    return "\n".join([*lines, ""])


def _fish_condition(root: Command, command: Command) -> str:
    seen = [f"__fish_seen_subcommand_from {word}" for word in command.path]
    below = " ".join(one.path[-1] for one in command.commands)
    if below:
        seen.append(f"not __fish_seen_subcommand_from {below}")
    # "verify" is a command, and one of "models", too.
    if len(command.path) == 1 and command is not root:
        others = [one.path[0] for one in root.commands if one is not command]
        seen.append(f"not __fish_seen_subcommand_from {' '.join(others)}")
    return "; and ".join(seen)


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "").replace("'", "’") + "'"


def man_page(root: Command) -> str:
    """The manual page, in English."""
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    date = datetime.fromtimestamp(epoch, UTC).date().isoformat()
    lines = [
        f'.TH SD-STUDIO 1 "{date}" "{PROGRAM}" "User Commands"',
        ".SH NAME",
        r"sd\-studio, sdstudio \- create pictures with Stable Diffusion 2",
        ".SH SYNOPSIS",
        r".B sd\-studio",
        ".br",
        ".B sdstudio",
        r"\fICOMMAND\fR [\fIARGUMENTS\fR]",
        ".SH DESCRIPTION",
        "Without arguments, the window opens. All commands but open work without a window.",
    ]
    for command in root.all():
        title = " ".join(("sdstudio", *command.path))
        if command.path and not command.commands:
            lines.append(f".SH {_roff(title.upper())}")
            lines.append(_roff(f"{title} {' '.join(command.arguments)}".rstrip()))
            lines.append(".PP")
            lines.append(_roff(f"{command.help[:1].upper()}{command.help[1:]}."))
            for option in command.options:
                names = ", ".join(rf"\fB{_roff(name)}\fR" for name in option.names)
                value = rf" \fI{_roff(option.metavar)}\fR" if option.takes_value else ""
                lines += [".TP", names + value, _roff(option.help)]
    lines += [
        ".SH EXIT STATUS",
        "0 done; 1 failed; 2 the command or something it was given is wrong; 130 stopped.",
        ".SH ENVIRONMENT",
        ".TP",
        r"\fBSDSTUDIO_DEVICE\fR",
        "cpu, cuda, rocm, xpu or mps.",
        ".TP",
        r"\fBSDSTUDIO_CONFIG_DIR\fR, \fBSDSTUDIO_DATA_DIR\fR, \fBSDSTUDIO_CACHE_DIR\fR, "
        r"\fBSDSTUDIO_PICTURES_DIR\fR",
        "Folders to be used instead of the usual ones.",
        ".SH FILES",
        ".TP",
        r"\fI~/Pictures/SD Studio\fR",
        "The pictures, if your desktop calls that folder Pictures.",
        ".TP",
        r"\fI~/.local/share/sd\-studio\fR",
        "Models, adapters, databases and logs.",
        ".TP",
        r"\fI~/.config/sd\-studio\fR",
        "Settings and the unfinished draft.",
    ]
    return "\n".join([*lines, ""])


def _roff(text: str) -> str:
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def write(share: Path) -> None:
    """Write all files to where Linux looks for them below ``share``."""
    root = program()
    page = gzip.compress(man_page(root).encode(), mtime=0)
    files = {
        "man/man1/sd-studio.1.gz": page,
        "bash-completion/completions/sd-studio": bash(root).encode(),
        "zsh/vendor-completions/_sd-studio": zsh(root).encode(),
        "fish/vendor_completions.d/sd-studio.fish": fish(root).encode(),
    }
    for name, content in files.items():
        file = share / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    # These are looked up under the name that is typed.
    for link in (
        "man/man1/sdstudio.1.gz",
        "bash-completion/completions/sdstudio",
        "fish/vendor_completions.d/sdstudio.fish",
    ):
        (share / link).unlink(missing_ok=True)
        (share / link).symlink_to(Path(link).name.replace(NAMES[1], NAMES[0]))


def main(arguments: Sequence[str]) -> int:
    """Write the files below the folder that is the only argument."""
    [share] = arguments
    write(Path(share))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
