"""``sdstudio verify PICTURE``: make a picture again and say whether it is the same."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from sdstudio.app.adapter_shelf import AdapterShelf
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.verification import Verdict, compare
from sdstudio.cli.jobs import Jobs
from sdstudio.cli.shelf import chosen_checkpoint, recorded_checkpoint
from sdstudio.disk import SystemDisk
from sdstudio.domain.calculators import Calculator
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.economy import ALL
from sdstudio.domain.messages import Generate, ImageReady
from sdstudio.domain.metadata import decode
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.sentences import Translate
from sdstudio.imaging import read_rgb, read_texts, rgb_from_bytes
from sdstudio.library.inputs import InputStore
from sdstudio.library.repository import INPUTS_NAME
from sdstudio.paths import Paths

EXIT_IDENTICAL = 0
EXIT_DIFFERENT = 1


def describe(translate: Translate) -> str:
    """What ``verify`` does, for the help."""
    return translate("cli", "make a picture again from what it says of itself, and compare")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` what ``verify`` takes."""
    parser.add_argument("picture", type=Path, help=translate("cli", "a PNG that SD Studio made"))
    parser.add_argument(
        "--model",
        metavar="MODEL",
        help=translate("cli", "its model: an installed one, or the folder where it lies now"),
    )
    parser.add_argument(
        "--json", action="store_true", help=translate("cli", "print the result as JSON")
    )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Verify a picture; returns the exit code.

    Raises:
        StudioError: it cannot be made again: no metadata, no model, no input picture.
    """
    metadata = decode(read_texts(options.picture))
    then = read_rgb(options.picture)
    checkpoint = _checkpoint(metadata.request, options.model, paths, translate)
    store = InputStore(options.picture.absolute().parent / INPUTS_NAME, SystemDisk())
    command = Generate(
        job_id=1,
        request=metadata.request,
        folder=str(checkpoint.folder),
        inputs={one.role: str(store.find(one)) for one in metadata.request.inputs},
        adapters={
            one.sha256: str(AdapterShelf(paths.adapters).find(one))
            for one in metadata.request.adapters
        },
        calculator=_calculator(metadata.provenance),
        economy=metadata.provenance.memory_rung & ALL,
    )
    verdicts: list[Verdict] = []

    def on_picture(event: ImageReady, payload: bytes) -> None:
        now = rgb_from_bytes(payload, event.width, event.height)
        verdicts.append(compare(then, now, metadata.provenance, event.provenance))

    code = Jobs((command,), on_picture).run(EngineLaunch(paths.cache, paths.engine_log))
    if not verdicts:  # stopped before
        return code
    verdict = verdicts[0]
    if options.json:
        print(json.dumps(_as_json(verdict), ensure_ascii=False))
    else:
        print("\n".join(_lines(verdict, translate)))
    return EXIT_IDENTICAL if verdict.is_identical else EXIT_DIFFERENT


def _calculator(made: Provenance) -> Calculator:
    """What computed it, if this version knows that."""
    try:
        return Calculator(made.kernels)
    except ValueError:
        return Calculator.TORCH


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


def _lines(verdict: Verdict, translate: Translate) -> Iterator[str]:
    if verdict.is_identical:
        yield translate("cli", "identical")
    elif verdict.largest is None:
        yield translate("cli", "different: the sizes differ")
    else:
        yield translate(
            "cli", "different: {share} of the pixels, by {largest} of 255 at most"
        ).format(share=f"{verdict.changed_share:.1%}", largest=verdict.largest)
    if not verdict.is_identical and not verdict.differences:
        yield translate("cli", "nothing that is recorded of its making differs")
    for one in verdict.differences:
        yield translate("cli", "{name}: {then} then, {now} now").format(
            name=one.name, then=_shown(one.then), now=_shown(one.now)
        )


def _shown(value: object) -> str:
    return "–" if value is None else str(value)


def _as_json(verdict: Verdict) -> dict[str, object]:
    return {
        "identical": verdict.is_identical,
        "largest": verdict.largest,
        "changed_share": verdict.changed_share,
        "differences": [
            {"name": one.name, "then": one.then, "now": one.now} for one in verdict.differences
        ],
    }
