"""``sdstudio upscale``: enlarges pictures, also all of a folder, with an upscaler."""

import argparse
from pathlib import Path

from sdstudio.app.adapter_registry import no_adapter
from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli.batch import FileBatch
from sdstudio.cli.engine import pack_of
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.file_tasks import FileResults, FileTask, add_result_arguments, file_tasks
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.upscaler_option import OPTION, chosen_upscaler
from sdstudio.cli.wording import warn
from sdstudio.disk import SystemDisk
from sdstudio.domain import modes
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import plain_number
from sdstudio.domain.input_checks import check_inputs
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Generate
from sdstudio.domain.request import fast_upscale
from sdstudio.domain.upscaler import FACTOR_MAX, FACTOR_USUAL, UpscalerRef
from sdstudio.imaging import input_ref, read_input
from sdstudio.library.folders import INPUTS_NAME
from sdstudio.library.input_store import InputStore
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``upscale``."""
    return translate("cli", "enlarge pictures, or all in a folder, with an upscaler")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``upscale`` to ``parser``."""
    parser.add_argument(
        "pictures",
        nargs="+",
        type=Path,
        metavar="PICTURE",
        help=translate("cli", "image file, or folder whose images are all enlarged"),
    )
    parser.add_argument(
        OPTION,
        metavar="MODEL",
        help=translate(
            "cli", "installed upscaler, or its safetensors file (default: the only one installed)"
        ),
    )
    parser.add_argument(
        "--factor",
        type=_factor,
        default=FACTOR_USUAL,
        metavar="N",
        help=translate(
            "cli", "how much wider and higher they become, from 1 to 8 (default: {usual})"
        ).format(usual=plain_number(FACTOR_USUAL)),
    )
    add_result_arguments(parser, translate)


def _factor(written: str) -> float:
    try:
        factor = float(written.replace(",", "."))
    except ValueError as error:
        raise StudioError(ErrorCode.NOT_VALID, name="--factor", value=written) from error
    if 1 <= factor <= FACTOR_MAX:
        return factor
    code, limit = (ErrorCode.TOO_LARGE, "8") if factor > 1 else (ErrorCode.TOO_SMALL, "1")
    raise StudioError(code, name="--factor", value=written, limit=limit)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Enlarge the pictures; returns the exit code.

    One that can't be enlarged is reported and the others are still done. What is in ``--out``
    already is left as it is, so a command that was stopped continues when it is given again.

    Raises:
        StudioError: an option that can't be used, or that nothing can be done at all.
    """
    upscaler = chosen_upscaler(options.upscaler, paths)
    settings = settings_of(paths)
    pictures = settings.pictures(paths.pictures)
    out = None if options.out is None else options.out.absolute()
    tasks = file_tasks(options.pictures, out, ErrorCode.UPSCALE_NOTHING)
    # Only now: where there is nothing to do, no folder is made.
    results = FileResults(options, pictures, translate, says_ai=settings.says_ai)
    left = results.missing(tasks)
    store = InputStore(results.folder / INPUTS_NAME, SystemDisk())
    ref = UpscalerRef.of(upscaler, options.factor)

    def prepare(job_id: int, task: FileTask) -> EngineJob:
        rgb = read_input(task.source, InputRole.IMAGE)
        request = fast_upscale(input_ref(InputRole.IMAGE, rgb), ref)
        check_inputs(modes.FAST_UPSCALE, request.inputs)
        store.keep(rgb)
        assets = assets_of(
            request, upscaler.file, store.find, no_adapter, lambda _ref: upscaler.file
        )
        return EngineJob(Generate(job_id=job_id, request=request), assets)

    launch = EngineLaunch(paths.cache, paths.engine_log, pack=pack_of(paths))
    batch = FileBatch(
        prepare,
        results.write,
        results.fail,
        results.report.event,
        lambda error: warn(error, translate),
    )
    if not batch.run(left, launch):
        return EXIT_INTERRUPTED
    return EXIT_FAILED if results.failed else 0
