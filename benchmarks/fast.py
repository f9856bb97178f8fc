"""What the switch “Fast” saves, and how far its pictures are from the whole ones.

On the practice model from end to end; on the full-size 2.1 (random weights: speed does not depend
on them) by the kinds of passes it is made of, put together for a picture.

``python -m benchmarks.fast [--turns 3] [--models FOLDER]``
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.report import Report
from sdstudio.engine import stdio

# Before torch is imported, as in the engine process.
stdio.prepare_environment()

import torch  # noqa: E402
from torch import Tensor  # noqa: E402

from benchmarks.denoise import _checkpoint, _inputs, our_pipeline  # noqa: E402
from sdstudio.domain.economy import Economy  # noqa: E402
from sdstudio.domain.params import GenerationParams  # noqa: E402
from sdstudio.domain.request import Draft, resolve  # noqa: E402
from sdstudio.engine.cancellation import CancelGate  # noqa: E402
from sdstudio.engine.coding import Coding  # noqa: E402
from sdstudio.engine.converted import ConvertedWeights  # noqa: E402
from sdstudio.engine.denoising import Guidance  # noqa: E402
from sdstudio.engine.encoding import encode_prompt  # noqa: E402
from sdstudio.engine.ladder import Ladder  # noqa: E402
from sdstudio.engine.modes import MAKERS  # noqa: E402
from sdstudio.engine.numerics import Redone  # noqa: E402
from sdstudio.engine.pipelines import Pipeline, PipelineShelf  # noqa: E402
from sdstudio.engine.protocol import CancelFlag  # noqa: E402
from sdstudio.engine.run import Run  # noqa: E402
from sdstudio.engine.seamless import Seamless  # noqa: E402
from sdstudio.engine.short_cuts import ShortCuts  # noqa: E402
from sdstudio.engine.weights import WeightsHashes  # noqa: E402
from sdstudio.imaging import Rgb  # noqa: E402
from sdstudio.models import inspect  # noqa: E402
from sdstudio.paths import user_paths  # noqa: E402
from tools.parity import _PROMPTS, _psnr_db  # noqa: E402

_STEPS = (10, 20, 30, 50)
_SIDE_PX = 512


def main(arguments: Sequence[str] = ()) -> None:
    """Print a table for each model."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fast")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--models", type=Path, help="keep the random checkpoint here")
    options = parser.parse_args(arguments)
    _practice(options.turns)
    with tempfile.TemporaryDirectory() as temporary:
        _full_size(_checkpoint(options.models or Path(temporary)), options.turns)


def _practice(turns: int) -> None:
    with tempfile.TemporaryDirectory() as cache:
        converted = ConvertedWeights(Path(cache), WeightsHashes(Path(cache)))
        shelf = PipelineShelf(torch.device("cpu"), CancelGate(), converted)
        folder = user_paths().starter
        pipeline = shelf.take(folder, "practice", CancelFlag())
    rows = []
    for prompt in _PROMPTS:
        ratios = []
        for _ in range(turns):
            whole_s, whole, whole_rgb = _made(pipeline, folder, prompt, fast=False)
            fast_s, fast, fast_rgb = _made(pipeline, folder, prompt, fast=True)
            ratios.append(whole_s / fast_s)
        error = float((fast - whole).norm() / whole.norm())
        rows.append(
            (
                prompt,
                f"{statistics.median(ratios):.2f}",
                f"{error:.3f}",
                f"{_psnr_db(whole_rgb, fast_rgb):.1f}",
            )
        )
    report = Report("“Fast” on the practice model, 20 steps with guidance")
    report.table(("prompt", "times as fast", "latents, relative L2", "picture, PSNR dB"), rows)
    report.line(f"By the processor's time for the denoising; median of {turns} turns.")
    report.print()


def _made(
    pipeline: Pipeline, folder: Path, prompt: str, *, fast: bool
) -> tuple[float, Tensor, Rgb]:
    checkpoint = inspect(folder, is_practice=True)
    draft = Draft({"prompt": prompt, "fast": fast, "steps": 20})
    request = resolve(draft, checkpoint, drawn_seed=1)
    redone = Redone()
    made: list[tuple[float, Tensor]] = []

    class Watched(Coding):
        def decode_last(self, latents: Tensor) -> Rgb:
            made.append((time.process_time(), latents))
            return super().decode_last(latents)

    params: GenerationParams = request.params
    with torch.inference_mode():
        embeddings = encode_prompt(pipeline, params, redone)
        guidance = Guidance(embeddings, params.guidance_scale)
        footing = Ladder().footing(request, Economy(0), lambda: False)
        coding = Watched(
            pipeline,
            Seamless.of(params.seamless),
            redone,
            footing,
            on_tile=lambda _tile, _tiles: None,
            exact=False,
        )
        run = Run(
            pipeline,
            request,
            {},
            guidance,
            redone,
            coding,
            footing,
            on_step=lambda _done, _total: None,
            on_decode=lambda: None,
        )
        started_s = time.process_time()
        rgb = MAKERS[request.mode](run)
    return made[0][0] - started_s, made[0][1], rgb


def _full_size(folder: Path, turns: int) -> None:
    unet = our_pipeline(folder, "bfloat16").unet
    latents, timestep, prompt = _inputs(_SIDE_PX)
    passes: dict[tuple[bool, bool], list[float]] = {}
    with torch.inference_mode():
        for turn in range(turns + 1):
            for guided in (True, False):
                cuts = ShortCuts(unet, 100)
                for whole, number in ((True, 2), (False, 3)):
                    count = 2 if guided else 1
                    evaluate: Callable[..., Any] = cuts.evaluation(number)
                    started_s = time.process_time()
                    evaluate(
                        latents[:count].to(unet.dtype),
                        timestep,
                        encoder_hidden_states=prompt[:count].to(unet.dtype),
                        class_labels=None,
                        return_dict=False,
                    )
                    if turn:  # The first one warms up.
                        spent_s = time.process_time() - started_s
                        passes.setdefault((guided, whole), []).append(spent_s)
    median = {kind: statistics.median(times) for kind, times in passes.items()}
    report = Report(f"“Fast” on the full-size 2.1, {_SIDE_PX} × {_SIDE_PX}, bfloat16")
    report.table(
        ("pass", "processor s", "of a whole one with guidance"),
        [
            (name, f"{median[kind]:.1f}", f"{100 * median[kind] / median[True, True]:.0f} %")
            for name, kind in (
                ("whole, with guidance", (True, True)),
                ("whole, without", (False, True)),
                ("outermost layer, with guidance", (True, False)),
                ("outermost layer, without", (False, False)),
            )
        ],
    )
    rows = []
    for steps in _STEPS:
        cuts = ShortCuts(unet, steps)
        spent = [
            median[cuts.is_guided(number), number < 2 or number % 2 == 0] for number in range(steps)
        ]
        rows.append((steps, f"{steps * median[True, True] / sum(spent):.2f}"))
    report.table(("steps of a picture", "times as fast, put together"), rows)
    report.line(f"Median of {turns} turns.")
    report.print()


if __name__ == "__main__":
    main(sys.argv[1:])
