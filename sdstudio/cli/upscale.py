"""``sdstudio upscale``: enlarges pictures, also all of a folder, with an upscaler."""

import argparse
from pathlib import Path
from typing import Final

from sdstudio.app.adapter_registry import no_adapter
from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli.batch import FileBatch
from sdstudio.cli.engine import pack_of
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.file_tasks import FileTask, file_tasks
from sdstudio.cli.job_output import report_for
from sdstudio.cli.model_lookup import settings_of
from sdstudio.cli.output_paths import OutputPaths, add_mark_argument
from sdstudio.cli.streams import print_json, print_message
from sdstudio.cli.upscaler_option import OPTION, chosen_upscaler
from sdstudio.cli.wording import told, warn
from sdstudio.disk import SystemDisk, check_writable, disk_errors
from sdstudio.domain import modes
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import plain_number
from sdstudio.domain.input_checks import check_inputs
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Generate, ImageReady
from sdstudio.domain.request import fast_upscale
from sdstudio.domain.upscaler import FACTOR_MAX, FACTOR_USUAL, UpscalerRef
from sdstudio.imaging import input_ref, read_input
from sdstudio.library.folders import INPUTS_NAME
from sdstudio.library.input_store import InputStore
from sdstudio.paths import Paths

#: What a folder must have room for.
_TRIED_BYTES: Final = 2**20


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
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        help=translate(
            "cli",
            "folder for the results, under the names of the originals; those that are already "
            "there are skipped (default: new files in the pictures folder)",
        ),
    )
    add_mark_argument(parser, translate)
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print events as JSON, one object per line"),
    )


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
    folder = pictures if options.out is None else options.out.absolute()
    tasks = file_tasks(
        options.pictures, None if options.out is None else folder, ErrorCode.UPSCALE_NOTHING
    )
    disk = SystemDisk()
    with disk_errors(folder):
        disk.make_folder(folder)
    check_writable(disk, folder, _TRIED_BYTES)
    left = [one for one in tasks if one.target is None or not one.target.exists()]
    if len(left) < len(tasks):
        text = translate("cli", "Skipped, since the results are there: {count}.")
        print_message(f"sdstudio: {text.format(count=len(tasks) - len(left))}")
    says_ai = settings.says_ai and not options.no_ai_mark
    store, report = InputStore(folder / INPUTS_NAME, disk), report_for(options)
    ref = UpscalerRef.of(upscaler, options.factor)
    failed = 0

    def prepare(job_id: int, task: FileTask) -> EngineJob:
        rgb = read_input(task.source, InputRole.IMAGE)
        request = fast_upscale(input_ref(InputRole.IMAGE, rgb), ref)
        check_inputs(modes.FAST_UPSCALE, request.inputs)
        store.keep(rgb)
        assets = assets_of(
            request, upscaler.file, store.find, no_adapter, lambda _ref: upscaler.file
        )
        return EngineJob(Generate(job_id=job_id, request=request), assets)

    def write(task: FileTask, event: ImageReady, payload: bytes) -> None:
        nonlocal failed
        paths_of = OutputPaths(task.target, pictures, 1, overwrite=False, says_ai=says_ai)
        written = paths_of.write(event, payload)
        if written.refused is not None:
            failed += 1
            warn(written.refused, translate)
        report.picture(written.file, event)

    def fail(task: FileTask, error: StudioError) -> None:
        nonlocal failed
        failed += 1
        print_message(f"sdstudio: {task.source}: {told(error, translate)}")
        if options.json:
            print_json({"event": "failed", "file": str(task.source), "code": error.code})

    launch = EngineLaunch(paths.cache, paths.engine_log, pack=pack_of(paths))
    batch = FileBatch(prepare, write, fail, report.event, lambda error: warn(error, translate))
    if not batch.run(left, launch):
        return EXIT_INTERRUPTED
    return EXIT_FAILED if failed else 0
