"""``sdstudio grid``: varies one or two parameters; writes single pictures and a labelled sheet."""

import argparse
from dataclasses import dataclass, field, replace

from sdstudio.app.wildcard_folder import WildcardFolder
from sdstudio.cli.draft_arguments import add_draft_arguments
from sdstudio.cli.exit_codes import EXIT_FAILED
from sdstudio.cli.generate import run_jobs, tell_unread
from sdstudio.cli.job_options import JobOptions
from sdstudio.cli.job_output import report_for
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.output_paths import OutputPaths, Written, add_output_arguments
from sdstudio.cli.translating import tell_translation, translating
from sdstudio.cli.wording import warn
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.grid import (
    CARD_EVALUATION,
    Axis,
    Grid,
    grid_requests,
    parse_axis,
)
from sdstudio.domain.messages import ImageReady
from sdstudio.domain.option_names import SHORT_NAMES
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.prompt import file_tags
from sdstudio.domain.prompt_translation import Translator
from sdstudio.domain.request import GenerationRequest, draw_seed
from sdstudio.domain.wildcards import Wildcards
from sdstudio.imaging import Rgb, axis_labels, compose_sheet, rgb_from_bytes
from sdstudio.library.file_names import SHEET_NAME
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``grid``."""
    return translate("cli", "compare values of one or two parameters in a grid")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``grid`` to ``parser``."""
    for axis, text in (
        (
            "x",
            translate(
                "cli",
                "parameter that varies from left to right, such as steps=10,20 or steps=10:50:10",
            ),
        ),
        ("y", translate("cli", "parameter that varies from top to bottom, in the same format")),
    ):
        parser.add_argument(f"--{axis}", metavar="NAME=VALUES", type=str, help=text)
    parser.add_argument(
        "--card",
        action="store_true",
        help=translate("cli", "the model card's evaluation: guidance 1.5 to 8 with 50 DDIM steps"),
    )
    add_draft_arguments(parser, translate)
    add_output_arguments(parser, translate)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Make the pictures and the sheet; returns the exit code.

    Raises:
        StudioError: an option that can't be used, or what went wrong.
    """
    grid = _grid(options)
    asked = JobOptions.of(options, paths, translate)
    with translating(options, asked.checkpoint, paths) as translator:
        requests = _requests(grid, asked, WildcardFolder(paths.wildcards), translator)
    # The sheet gets the name that was given; the single pictures get it with numbers appended.
    says_ai = settings_of(paths).says_ai
    sheet = OutputPaths.of(options, asked.pictures, 1, says_ai=says_ai)
    sheet.check(requests[0].size_px)
    targets = replace(sheet, count=len(requests))
    if len(requests) > 1:
        targets.check_names()
    asked.keep_inputs()
    varied = [one.params for one in requests]
    prompts = [text for one in varied for text in (one.prompt, one.negative_prompt)]
    tell_unread([*asked.prompts, *prompts], requests[0], translate)
    tell_translation(requests, translator, translate)
    jobs = [asked.job(number, one) for number, one in enumerate(requests, start=1)]
    cells, report = _Cells(targets), report_for(options)
    refused: StudioError | None = None
    try:
        code = run_jobs(jobs, cells.write, report, paths, translate)
    finally:
        # Even if one failed, from the pictures made before.
        if cells.pictures:
            pictures = [cells.pictures.get(job.command.job_id) for job in jobs]
            columns = axis_labels(grid.x, translate)
            rows = axis_labels(grid.y, translate) if grid.y else []
            written = sheet.write_sheet(compose_sheet(pictures, columns, rows), SHEET_NAME)
            refused = written.refused
            report.sheet(written.file)
    if refused is None:
        return code
    warn(refused, translate)
    return code or EXIT_FAILED


@dataclass(slots=True)
class _Cells:
    """Writes the single pictures and keeps them for the sheet, by job number."""

    targets: OutputPaths
    pictures: dict[int, Rgb] = field(default_factory=dict)

    def write(self, event: ImageReady, payload: bytes) -> Written:
        self.pictures[event.job_id] = rgb_from_bytes(payload, event.width, event.height)
        numbered = event.model_copy(update={"index": event.job_id - 1})
        return self.targets.write(numbered, payload)


def _grid(options: argparse.Namespace) -> Grid:
    """The grid that ``options`` describe. Raises ``StudioError``."""
    usual = CARD_EVALUATION if options.card else None
    if options.x is None and usual is None:
        raise StudioError(ErrorCode.GRID_EMPTY, name="--x")
    x = usual.x if options.x is None and usual else _axis("--x", options.x)
    y = None if options.y is None else _axis("--y", options.y)
    return Grid(x, y).keeping(usual.fixed if usual else {})


def _axis(option: str, written: str) -> Axis:
    """The axis that ``option`` describes. Raises ``StudioError``, which names the option."""
    name, equals, values = written.partition("=")
    full = next((key for key, short in SHORT_NAMES.items() if short == name.strip()), name)
    try:
        axis = parse_axis(f"{full}{equals}{values}")
    except StudioError as error:
        wrong = str(error.arguments.get("name", ""))
        shown = f"{option} {name}" if wrong in PARAMETERS else option
        raise StudioError(error.code, **{**error.arguments, "name": shown}) from error
    tag = next((tag for value in axis.values for tag in file_tags(str(value))), None)
    if tag is not None:
        raise StudioError(ErrorCode.NOT_VALID, name=option, value=tag.text)
    return axis


def _requests(
    grid: Grid, asked: JobOptions, wildcards: Wildcards, translator: Translator | None
) -> tuple[GenerationRequest, ...]:
    """The requests of the grid's pictures. Raises ``StudioError``."""
    try:
        return grid_requests(
            grid,
            asked.draft,
            asked.checkpoint,
            drawn_seed=draw_seed(),
            wildcards=wildcards,
            translator=translator,
        )
    except StudioError as error:
        if error.arguments.get("name") != "grid":
            raise
        # A parameter that the mode doesn't have.
        is_y = grid.y is not None and grid.y.name == error.arguments["value"]
        shown = {"name": "--y" if is_y else "--x"}
        raise StudioError(error.code, **{**error.arguments, **shown}) from error
