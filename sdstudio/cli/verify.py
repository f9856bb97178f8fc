"""``sdstudio verify PICTURE``: makes a picture again and reports whether it is the same."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.picture_verification import PictureComparison, compare
from sdstudio.cli.adapter_options import given_adapter
from sdstudio.cli.control_options import OPTION, named_finder
from sdstudio.cli.engine import pack_of
from sdstudio.cli.jobs import Jobs
from sdstudio.cli.model_lookup import (
    adapter_registry,
    chosen_checkpoint,
    recorded_checkpoint,
    settings_of,
)
from sdstudio.cli.streams import print_json, print_result
from sdstudio.cli.wording import warn
from sdstudio.disk import SystemDisk
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.backends import Backend
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef
from sdstudio.domain.memory_savings import ALL
from sdstudio.domain.messages import Generate, ImageReady
from sdstudio.domain.metadata import decode
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import read_rgb, read_texts, rgb_from_bytes
from sdstudio.library.folders import INPUTS_NAME
from sdstudio.library.input_store import InputStore
from sdstudio.paths import Paths

EXIT_IDENTICAL = 0
EXIT_DIFFERENT = 1


def describe(translate: Translate) -> str:
    """The help text of ``verify``."""
    return translate("cli", "regenerate a picture from its metadata and compare the two")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``verify`` to ``parser``."""
    parser.add_argument(
        "picture",
        type=Path,
        metavar="PICTURE",
        help=translate("cli", "PNG file made by SD Studio"),
    )
    parser.add_argument(
        "--model",
        metavar="MODEL",
        help=translate(
            "cli",
            "its model, installed or as a folder (default: identified by the metadata)",
        ),
    )
    for kind, text in (
        (
            AdapterKind.LORA,
            translate(
                "cli",
                "LoRA that it uses (default: found among those you added); can be repeated",
            ),
        ),
        (
            AdapterKind.EMBEDDING,
            translate(
                "cli",
                "embedding that it uses (default: found among those you added); can be repeated",
            ),
        ),
    ):
        parser.add_argument(
            f"--{kind}", action="append", type=Path, default=[], metavar="FILE", help=text
        )
    parser.add_argument(
        OPTION,
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help=translate(
            "cli",
            "ControlNet that it uses (default: found among those that are installed); can be "
            "repeated",
        ),
    )
    parser.add_argument(
        "--json", action="store_true", help=translate("cli", "print the result as JSON")
    )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Verify a picture; returns the exit code.

    Raises:
        StudioError: it can't be made again: metadata, model or a needed file is missing.
    """
    metadata = decode(read_texts(options.picture))
    request, made = metadata.request, metadata.provenance
    then = read_rgb(options.picture)
    find_named = named_finder(paths, options.control)
    upscaler = request.works_alone
    if upscaler is None:
        model = _checkpoint(request, options.model, paths, translate).folder
    else:
        model = find_named(upscaler)
    job = EngineJob(
        Generate(
            job_id=1,
            request=request,
            backend=_backend(made),
            savings=made.memory_rung & ALL,
        ),
        assets_of(
            request,
            model,
            _input_finder(options.picture, paths),
            _adapter_finder(request, options, paths),
            find_named,
        ),
    )
    verdicts: list[PictureComparison] = []

    def on_picture(event: ImageReady, payload: bytes) -> None:
        now = rgb_from_bytes(payload, event.width, event.height)
        verdicts.append(compare(then, now, made, event.provenance))

    # What was made on the processor is made there again, by the same build of torch.
    pack = None if made.device == "cpu" else pack_of(paths)
    launch = EngineLaunch(paths.cache, paths.engine_log, threads=_threads(made), pack=pack)
    on_warning = partial(warn, translate=translate)
    code = Jobs((job,), on_picture, on_warning=on_warning).run(launch)
    if not verdicts:  # it was stopped
        return code
    verdict = verdicts[0]
    if options.json:
        print_json(_as_json(verdict))
    else:
        print_result("\n".join(_lines(verdict, translate)))
    return EXIT_IDENTICAL if verdict.is_identical else EXIT_DIFFERENT


def _backend(made: Provenance) -> Backend:
    """The backend that computed it, if this version knows it."""
    try:
        return Backend(made.kernels)
    except ValueError:
        return Backend.TORCH


def _threads(made: Provenance) -> int | None:
    """The number of CPU threads that computed it, if this machine has as many cores."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return made.threads if 1 <= made.threads <= cores else None


def _input_finder(picture: Path, paths: Paths) -> Callable[[InputRef], Path]:
    """Finds input pictures: next to ``picture``, otherwise in the library."""
    library = settings_of(paths).pictures(paths.pictures)
    beside, kept = (
        InputStore(folder / INPUTS_NAME, SystemDisk())
        for folder in (picture.absolute().parent, library)
    )

    def find(ref: InputRef) -> Path:
        try:
            return beside.find(ref)
        except StudioError:
            return kept.find(ref)

    return find


def _adapter_finder(
    request: GenerationRequest, options: argparse.Namespace, paths: Paths
) -> Callable[[AdapterRef], Path]:
    """Finds the files of adapters: from the options, otherwise from the registry.

    Raises:
        StudioError: ``NOT_VALID``: it wasn't made with such a file.
    """
    used = {one.sha256 for one in request.adapters}
    given: dict[str, Path] = {}
    for kind in AdapterKind:
        for file in getattr(options, kind):
            sha256 = given_adapter(file, kind).sha256
            if sha256 not in used:
                raise StudioError(ErrorCode.NOT_VALID, name=f"--{kind}", value=str(file))
            given[sha256] = file.absolute()
    lookup = adapter_registry(paths)
    return lambda ref: given.get(ref.sha256) or lookup.find(ref)


def _checkpoint(
    request: GenerationRequest, model: str | None, paths: Paths, translate: Translate
) -> Checkpoint:
    """The checkpoint that ``request`` names.

    Raises:
        StudioError: what is wrong with ``model``; as :func:`recorded_checkpoint`.
    """
    if model is not None:
        return chosen_checkpoint(model, paths, translate)
    return recorded_checkpoint(request.checkpoint, paths, translate)


def _lines(verdict: PictureComparison, translate: Translate) -> Iterator[str]:
    if verdict.is_identical:
        yield translate("cli", "identical")
    elif verdict.largest is None:
        yield translate("cli", "different: the sizes differ")
    else:
        yield translate(
            "cli", "different: {share} of the pixels, by at most {largest} of 255"
        ).format(share=_share(verdict.changed_share), largest=verdict.largest)
    if not verdict.is_identical and not verdict.differences:
        yield translate("cli", "none of the recorded settings or versions differ")
    for one in verdict.differences:
        yield translate("cli", "{name}: was {then}, is now {now}").format(
            name=one.name, then=_shown(one.then), now=_shown(one.now)
        )


def _share(share: float) -> str:
    return "<0.1%" if share < 0.001 else f"{share:.1%}"


def _shown(value: object) -> str:
    return "–" if value is None else str(value)


def _as_json(verdict: PictureComparison) -> dict[str, object]:
    return {
        "identical": verdict.is_identical,
        "largest": verdict.largest,
        "changed_share": verdict.changed_share,
        "differences": [
            {"name": one.name, "then": one.then, "now": one.now} for one in verdict.differences
        ],
    }
