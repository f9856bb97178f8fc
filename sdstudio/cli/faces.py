"""``sdstudio faces``: repairs the faces in pictures, also in all of a folder."""

import argparse
from dataclasses import replace
from functools import cache
from pathlib import Path

from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli.batch import FileBatch
from sdstudio.cli.control_options import named_finder
from sdstudio.cli.engine import pack_of
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.face_options import add_face_arguments, given_faces
from sdstudio.cli.file_tasks import FileResults, FileTask, add_result_arguments, file_tasks
from sdstudio.cli.model_lookup import (
    adapter_registry,
    chosen_checkpoint,
    recorded_checkpoint,
    settings_of,
)
from sdstudio.cli.wording import warn
from sdstudio.disk import SystemDisk
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Generate
from sdstudio.domain.metadata import decode
from sdstudio.domain.prompt_requests import prompt_requests
from sdstudio.domain.request import GenerationRequest, draw_seed
from sdstudio.imaging import input_ref, read_input, read_texts
from sdstudio.library.folders import INPUTS_NAME
from sdstudio.library.input_store import InputStore
from sdstudio.paths import Paths


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
    add_result_arguments(parser, translate)


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
    out = None if options.out is None else options.out.absolute()
    tasks = file_tasks(options.pictures, out, ErrorCode.FACES_NOTHING)
    # Only now: where there is nothing to do, no folder is made.
    results = FileResults(options, pictures, translate, says_ai=settings.says_ai)
    left = results.missing(tasks)
    store = InputStore(results.folder / INPUTS_NAME, SystemDisk())
    adapters, find_named = adapter_registry(paths), named_finder(paths)
    recorded = cache(lambda ref: recorded_checkpoint(ref, paths, translate))

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


def _made_by(file: Path) -> GenerationRequest | None:
    """What made a picture; ``None`` if its file doesn't say, or no model did."""
    try:
        request = decode(read_texts(file)).request
    except StudioError:
        return None
    return request if modes.mode(request.mode).needs_checkpoint else None
