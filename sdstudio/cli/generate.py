"""``sdstudio generate``: makes pictures with the window's engine and parameters."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import Final

from sdstudio.app.engine_assets import EngineJob
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.vocabulary_file import read_vocabulary
from sdstudio.app.wildcard_folder import WildcardFolder
from sdstudio.cli.draft_arguments import add_draft_arguments
from sdstudio.cli.engine import pack_of
from sdstudio.cli.exit_codes import EXIT_FAILED
from sdstudio.cli.job_options import JobOptions
from sdstudio.cli.job_output import Report, report_for
from sdstudio.cli.jobs import Jobs
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.output_paths import OutputPaths, Written, add_output_arguments
from sdstudio.cli.streams import print_message
from sdstudio.cli.translating import tell_translation, translating
from sdstudio.cli.wording import warn
from sdstudio.domain.adapters import AdapterKind
from sdstudio.domain.draft import PROMPTS, Draft
from sdstudio.domain.dynamic_prompt import literal
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import ImageReady
from sdstudio.domain.prompt import unread_pieces
from sdstudio.domain.prompt_expansion import Method
from sdstudio.domain.prompt_requests import prompt_requests
from sdstudio.domain.request import COUNT_MAX, GenerationRequest, draw_seed
from sdstudio.domain.samplers import few_steps_note, sampler
from sdstudio.domain.text import quoted
from sdstudio.paths import Paths

_OFF: Final = "off"


def describe(translate: Translate) -> str:
    """The help text of ``generate``."""
    return translate("cli", "generate pictures from a prompt or an image")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``generate`` to ``parser``."""
    add_draft_arguments(parser, translate)
    parser.add_argument(
        "--count",
        type=_count,
        metavar="N",
        help=translate("cli", "number of pictures; the seed increases by 1 for each (default: 1)"),
    )
    parser.add_argument(
        "--dynamic",
        choices=[*(one.value for one in Method), _OFF],
        default=Method.RANDOM.value,
        help=translate(
            "cli",
            "how options in the prompt, such as {red|blue} and __wildcard__, are chosen: random "
            "(by the seed), all (every combination, --count pictures each), cyclic (the first of "
            "each, then the second …), off (leave the prompt as it is) (default: random)",
        ),
    )
    add_output_arguments(parser, translate)


def _count(written: str) -> int:
    try:
        count = int(written)
    except ValueError as error:
        raise StudioError(ErrorCode.NOT_VALID, name="--count", value=written) from error
    if 1 <= count <= COUNT_MAX:
        return count
    code, limit = (ErrorCode.TOO_SMALL, 1) if count < 1 else (ErrorCode.TOO_LARGE, COUNT_MAX)
    raise StudioError(code, name="--count", value=count, limit=limit)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Make the pictures; returns the exit code.

    Raises:
        StudioError: an option that can't be used, or what went wrong.
    """
    asked = JobOptions.of(options, paths, translate)
    count = asked.draft.count if options.count is None else options.count
    draft = _with_method(replace(asked.draft, count=count), options.dynamic)
    wildcards = WildcardFolder(paths.wildcards)
    with translating(options, asked.checkpoint, paths) as translator:
        requests = prompt_requests(
            draft, asked.checkpoint, wildcards, drawn_seed=draw_seed(), translator=translator
        )
    count = sum(one.count for one in requests)
    says_ai = settings_of(paths).says_ai
    targets = OutputPaths.of(options, asked.pictures, count, says_ai=says_ai)
    targets.check(requests[0].size_px)
    asked.keep_inputs()
    tell_unread(asked.prompts, requests[0], translate)
    tell_translation(requests, translator, translate)
    jobs = [asked.job(number, one) for number, one in enumerate(requests, start=1)]
    # Files are numbered through.
    starts = [0, *accumulate(one.count for one in requests)]

    def write(event: ImageReady, payload: bytes) -> Written:
        index = starts[event.job_id - 1] + event.index
        return targets.write(event.model_copy(update={"index": index}), payload)

    return run_jobs(jobs, write, report_for(options), paths, translate)


def _with_method(draft: Draft, method: str) -> Draft:
    """``draft`` with its prompts written by ``method``, or as they are."""
    if method != _OFF:
        return replace(draft, method=Method(method))
    templates = draft.templates
    for name in PROMPTS:
        if name in draft.chosen:
            draft = draft.choose(name, literal(str(draft.chosen[name]), templates.triggers))
    return draft


def run_jobs(
    jobs: Sequence[EngineJob],
    write: Callable[[ImageReady, bytes], Written],
    report: Report,
    paths: Paths,
    translate: Translate,
) -> int:
    """Make the pictures of ``jobs``, and write and report each; returns the exit code.

    Raises:
        StudioError: what went wrong.
    """
    are_all_in_place = True

    def on_picture(event: ImageReady, payload: bytes) -> None:
        nonlocal are_all_in_place
        written = write(event, payload)
        if written.refused is not None:
            are_all_in_place = False
            warn(written.refused, translate)
        report.picture(written.file, event)

    _tell_guess(jobs, translate)
    _tell_few_steps(jobs, translate)

    launch = EngineLaunch(paths.cache, paths.engine_log, pack=pack_of(paths))
    on_warning = partial(warn, translate=translate)
    code = Jobs(jobs, on_picture, report.event, on_warning).run(launch)
    return code if are_all_in_place else code or EXIT_FAILED


def tell_unread(prompts: Iterable[str], request: GenerationRequest, translate: Translate) -> None:
    """Warn about syntax in ``prompts`` that has no effect; pictures are made anyway.

    Args:
        request: names the embeddings in use.
    """
    words = _trigger_words(request)
    pieces = [
        quoted(piece, translate) for prompt in prompts for piece in unread_pieces(prompt, words)
    ]
    if pieces:
        hint = translate("cli", "SD Studio doesn't support this prompt syntax: {pieces}.")
        shown = ", ".join(dict.fromkeys(pieces))
        print_message(f"sdstudio: {hint.format(pieces=shown)}")


def _trigger_words(request: GenerationRequest) -> list[str]:
    """The words of the learned embeddings that ``request`` uses."""
    return [one.name for one in request.adapters if one.kind is AdapterKind.EMBEDDING]


def _tell_guess(jobs: Sequence[EngineJob], translate: Translate) -> None:
    """Warn if the model knows no word of any prompt; pictures are made anyway."""
    first = jobs[0]
    vocabulary = read_vocabulary(first.assets[first.command.request.checkpoint.fingerprint])
    for request in (job.command.request for job in jobs):
        if not vocabulary.knows_none(request.params.prompt, _trigger_words(request)):
            return
    hint = translate(
        "cli",
        "The practice model does not know any of these words, so the picture is a guess. "
        "Try “{example}”, or another model with --model.",
    ).format(example=next(iter(vocabulary.examples), "a cat"))
    print_message(f"sdstudio: {hint}")


def _tell_few_steps(jobs: Sequence[EngineJob], translate: Translate) -> None:
    """Warn, once for each sampler, that it has too few steps to work."""
    params = [job.command.request.params for job in jobs]
    notes = (few_steps_note(sampler(one.sampler), one.steps, translate) for one in params)
    for note in dict.fromkeys(notes):
        if note:
            print_message(f"sdstudio: {note}")
