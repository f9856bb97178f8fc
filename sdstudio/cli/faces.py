"""``sdstudio faces``: repairs the faces in pictures, also in all of a folder."""

import argparse
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli.batch import FileBatch
from sdstudio.cli.control_options import named_finder
from sdstudio.cli.engine import pack_of
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.face_options import add_face_arguments, given_faces
from sdstudio.cli.file_tasks import FileTask, file_tasks
from sdstudio.cli.job_output import report_for
from sdstudio.cli.model_lookup import (
    adapter_registry,
    chosen_checkpoint,
    recorded_checkpoint,
    settings_of,
)
from sdstudio.cli.output_paths import OutputPaths, add_mark_argument
from sdstudio.cli.streams import print_json, print_message
from sdstudio.cli.wording import told, warn
from sdstudio.disk import SystemDisk, check_writable, disk_errors
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Generate, ImageReady
from sdstudio.domain.metadata import decode
from sdstudio.domain.prompt_requests import prompt_requests
from sdstudio.domain.request import GenerationRequest, draw_seed
from sdstudio.imaging import input_ref, read_input, read_texts
from sdstudio.library.folders import INPUTS_NAME
from sdstudio.library.input_store import InputStore
from sdstudio.paths import Paths

#: What a folder must have room for.
_TRIED_BYTES: Final = 2**20


def describe(translate: Translate) -> str:
    """The help text of ``faces``."""
    return translate("cli", "repair the faces in pictures, or in all of a folder")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``faces`` to ``parser``."""
    parser.add_argument(
        "pictures",
        nargs="+",
        type=Path,
        metavar="PICTURE",
        help=translate("cli", "image file, or folder in whose images all faces are repaired"),
    )
    add_face_arguments(parser, translate)
    parser.add_argument(
        "--model",
        metavar="MODEL",
        help=translate(
            "cli",
            "installed model, or folder in diffusers layout, that makes the faces (default: the "
            "one that made the picture)",
        ),
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


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Repair the faces; returns the exit code.

    A picture that can't be used is reported and the others are still done; of one without a face,
    no copy is written. What is in ``--out`` already is left as it is.

    Raises:
        StudioError: an option that can't be used, or that nothing can be done at all.
    """
    how = given_faces(options) or FaceRepair()
    given = None
    if options.model is not None:
        given = chosen_checkpoint(options.model, paths, translate)
        modes.REPAIR_FACES.check(given)
    settings = settings_of(paths)
    pictures = settings.pictures(paths.pictures)
    folder = pictures if options.out is None else options.out.absolute()
    out = None if options.out is None else folder
    tasks = file_tasks(options.pictures, out, ErrorCode.FACES_NOTHING)
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
    adapters, find_named = adapter_registry(paths), named_finder(paths)
    recorded = cache(lambda ref: recorded_checkpoint(ref, paths, translate))
    failed = 0

    def checkpoint_for(task: FileTask, made_by: CheckpointRef | None) -> Checkpoint:
        if given is not None:
            return given
        if made_by is None:
            raise StudioError(ErrorCode.FACES_NEED_MODEL, file=task.source.name)
        return recorded(made_by)

    def prepare(job_id: int, task: FileTask) -> EngineJob:
        rgb = read_input(task.source, InputRole.IMAGE)
        made = _made_by(task.source)
        checkpoint = checkpoint_for(task, None if made is None else made.checkpoint)
        picture = input_ref(InputRole.IMAGE, rgb)
        draft = Draft() if made is None else draft_of(made)
        draft = replace(draft.as_repair(how), inputs=(picture,))
        (request, *_) = prompt_requests(draft, checkpoint, drawn_seed=draw_seed())
        store.keep(rgb)
        assets = assets_of(request, checkpoint.folder, store.find, adapters.find, find_named)
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
        # A folder may have pictures of other things.
        failed += error.code is not ErrorCode.NO_FACES
        print_message(f"sdstudio: {task.source}: {told(error, translate)}")
        if options.json:
            print_json({"event": "failed", "file": str(task.source), "code": error.code})

    launch = EngineLaunch(paths.cache, paths.engine_log, pack=pack_of(paths))
    batch = FileBatch(prepare, write, fail, report.event, lambda error: warn(error, translate))
    if not batch.run(left, launch):
        return EXIT_INTERRUPTED
    return EXIT_FAILED if failed else 0


def _made_by(file: Path) -> GenerationRequest | None:
    """What made a picture; ``None`` if its file doesn't say, or no model did."""
    try:
        request = decode(read_texts(file)).request
    except StudioError:
        return None
    return request if modes.mode(request.mode).needs_checkpoint else None
