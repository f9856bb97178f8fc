"""``sdstudio generate``: the engine of the window, with the parameters of the window."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.vocabulary_file import read_vocabulary
from sdstudio.cli.job_options import JobOptions, add_draft_arguments, drawn_seed
from sdstudio.cli.jobs import Jobs
from sdstudio.cli.output_paths import OutputPaths, add_output_arguments
from sdstudio.cli.reports import Report, report_for
from sdstudio.domain.adapters import AdapterKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import Generate, ImageReady
from sdstudio.domain.request import COUNT_MAX, resolve
from sdstudio.domain.samplers import few_steps_note, sampler
from sdstudio.domain.sentences import Translate, sentence_for
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """What ``generate`` does, for the help."""
    return translate("cli", "make pictures")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` what ``generate`` takes."""
    parser.description = translate("cli", "Make pictures from a prompt, without a window.")
    add_draft_arguments(parser, translate)
    parser.add_argument(
        "--count",
        type=int,
        default=1,
        help=translate("cli", "how many pictures; each one's seed is one more than the last"),
    )
    add_output_arguments(parser, translate)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Make the pictures; returns the exit code.

    Raises:
        StudioError: what was wrong, or what went wrong.
    """
    if not 1 <= options.count <= COUNT_MAX:
        code = ErrorCode.TOO_SMALL if options.count < 1 else ErrorCode.TOO_LARGE
        limit = 1 if options.count < 1 else COUNT_MAX
        raise StudioError(code, name="--count", value=options.count, limit=limit)
    asked = JobOptions.of(options, paths, translate)
    draft = replace(asked.draft, count=options.count)
    request = resolve(draft, asked.checkpoint, drawn_seed=drawn_seed())
    targets = OutputPaths(options.out, asked.pictures, request.count, options.overwrite)
    targets.check()
    asked.keep_inputs()
    commands = (asked.command(1, request),)
    return run_jobs(commands, targets.write, report_for(options), paths, translate)


def run_jobs(
    commands: Sequence[Generate],
    write: Callable[[ImageReady, bytes], Path],
    report: Report,
    paths: Paths,
    translate: Translate,
) -> int:
    """Make the pictures of ``commands``, write and report each; returns the exit code.

    Raises:
        StudioError: what went wrong.
    """

    def on_picture(event: ImageReady, payload: bytes) -> None:
        report.picture(write(event, payload), event)

    _tell_guess(commands, translate)
    _tell_few_steps(commands, translate)

    def on_retry(error: StudioError) -> None:
        print(f"sdstudio: {sentence_for(error, translate)}", file=sys.stderr)

    launch = EngineLaunch(paths.cache, paths.engine_log)
    return Jobs(commands, on_picture, report.event, on_retry).run(launch)


def _tell_guess(commands: Sequence[Generate], translate: Translate) -> None:
    """Say where no word of any prompt is known to the model; pictures are made all the same."""
    vocabulary = read_vocabulary(Path(commands[0].folder))
    for request in (command.request for command in commands):
        used = [one.name for one in request.adapters if one.kind is AdapterKind.EMBEDDING]
        if not vocabulary.knows_none(request.params.prompt, used):
            return
    hint = translate(
        "cli",
        "The practice model knows none of these words, so the picture is a guess; "
        "try “{example}” or another model (--model).",
    ).format(example=next(iter(vocabulary.examples), "a cat"))
    print(f"sdstudio: {hint}", file=sys.stderr)


def _tell_few_steps(commands: Sequence[Generate], translate: Translate) -> None:
    """Say once of each sampler that it is given too few steps to work."""
    params = [command.request.params for command in commands]
    notes = (few_steps_note(sampler(one.sampler), one.steps, translate) for one in params)
    for note in dict.fromkeys(notes):
        if note:
            print(f"sdstudio: {note}", file=sys.stderr)
