"""What “Fast” saves, and how much its pictures differ.

End to end on the practice model. On the full-size 2.1 (random weights, which don't affect speed)
the kinds of passes are timed separately and added up for a picture.

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
from sdstudio.engine import process_environment
from sdstudio.paths import user_paths

# Before torch is imported, as in the engine process.
process_environment.prepare_process(user_paths().cache)

import torch  # noqa: E402

from benchmarks import practice  # noqa: E402
from benchmarks.denoise import checkpoint, our_pipeline  # noqa: E402
from sdstudio.engine.fast_mode import FastMode  # noqa: E402

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
        _full_size(checkpoint(options.models or Path(temporary)), options.turns)


def _practice(turns: int) -> None:
    pipeline = practice.load()
    rows = []
    for prompt in practice.PROMPTS:
        ratios = []
        for _ in range(turns):
            whole, fast = (
                practice.make(pipeline, {"prompt": prompt, "fast": is_fast, "steps": 20})
                for is_fast in (False, True)
            )
            ratios.append(whole.denoising_s / fast.denoising_s)
        error = float((fast.latents - whole.latents).norm() / whole.latents.norm())
        rows.append(
            (
                prompt,
                f"{statistics.median(ratios):.2f}",
                f"{error:.3f}",
                f"{practice.psnr_db(whole.rgb, fast.rgb):.1f}",
            )
        )
    report = Report("“Fast” on the practice model, 20 steps with guidance")
    report.table(("prompt", "times as fast", "latents, relative L2", "picture, PSNR dB"), rows)
    report.line(f"CPU time of denoising; median of {turns} turns.")
    report.print()


def _full_size(folder: Path, turns: int) -> None:
    unet = our_pipeline(folder, "bfloat16").unet
    drawn = torch.Generator().manual_seed(1)
    side = _SIDE_PX // 8
    latents = torch.randn(1, 4, side, side, generator=drawn).expand(2, -1, -1, -1)
    timestep, prompt = torch.tensor(801), torch.randn(2, 77, 1024, generator=drawn)
    passes: dict[tuple[bool, bool], list[float]] = {}
    with torch.inference_mode():
        for turn in range(turns + 1):
            for guided in (True, False):
                fast_mode = FastMode(unet, 100)
                for whole, number in ((True, 2), (False, 3)):
                    count = 2 if guided else 1
                    evaluate: Callable[..., Any] = fast_mode.evaluation(number)
                    started_s = time.process_time()
                    evaluate(
                        latents[:count].to(unet.dtype),
                        timestep,
                        encoder_hidden_states=prompt[:count].to(unet.dtype),
                        class_labels=None,
                        added_cond_kwargs=None,
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
        fast_mode = FastMode(unet, steps)
        spent = [
            median[fast_mode.is_guided(number), number < 2 or number % 2 == 0]
            for number in range(steps)
        ]
        rows.append((steps, f"{steps * median[True, True] / sum(spent):.2f}"))
    report.table(("steps of a picture", "times as fast, computed"), rows)
    report.line(f"Median of {turns} turns.")
    report.print()


if __name__ == "__main__":
    main(sys.argv[1:])
