"""Time and memory of decoding 768 × 768 with the full-size 2.1's autoencoder, and the effect of
bfloat16 and tiles.

Weights are random, which affects neither speed nor memory; the last layer is scaled so that the
output has a picture's contrast. Each variant runs in its own process to measure its own peak
memory, and all alternate.

``python -m benchmarks.decode [--side 768] [--turns 3]``
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any, cast

from benchmarks.report import Report
from sdstudio.paths import user_paths

_SMALL_SIDE = 16
_CONTRAST = 0.5


@dataclass(frozen=True, slots=True)
class Variant:
    """A dtype, and a value of :class:`sdstudio.engine.tiling.VaeTiling`."""

    name: str
    dtype: str
    tiling: str


#: The others are compared with the first.
VARIANTS = (
    Variant("float32, in one piece", "float32", "whole"),
    Variant("bfloat16, in one piece", "bfloat16", "whole"),
    Variant("bfloat16, in tiles of 256", "bfloat16", "small"),
    Variant("float32, in tiles of 256", "float32", "small"),
)


def main(arguments: Sequence[str] = ()) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.decode")
    parser.add_argument("--side", type=int, default=768)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--worker", nargs=2, metavar=("VARIANT", "FILE"))
    options = parser.parse_args(arguments)
    if options.worker:
        _work(int(options.worker[0]), Path(options.worker[1]), options.side)
        return
    from sdstudio.engine.device import cpu_has_bfloat16

    with tempfile.TemporaryDirectory() as temporary:
        workers = [
            _Worker(number, Path(temporary), options.side)
            for number, variant in enumerate(VARIANTS)
            # Emulated, a picture would take minutes.
            if variant.dtype == "float32" or cpu_has_bfloat16()
        ]
        for worker in workers:
            worker.read()
        for _ in range(options.turns):
            for worker in workers:
                worker.decode()
        rows = [worker.row(workers[0]) for worker in workers]
        for worker in workers:
            worker.end()
    report = Report(f"Decoding {options.side} × {options.side} with the full-size autoencoder")
    report.table(
        (
            "variant",
            "median s",
            "fastest … slowest s",
            "processor s",
            "peak GB",
            "of that for decoding",
            "relative L2",
            "PSNR dB",
        ),
        rows,
    )
    for row in rows:
        if "in one piece" in row[0]:
            report.at_most(f"decoding {options.side}²: {row[0]}", float(row[1]), "s")
    report.line("Peaks are of the whole process, including the creation of the weights.")
    report.line(
        f"Random weights; turns: {options.turns}. The error is that of the 8-bit picture against "
        "float32 in one piece, relative to its distance from plain grey. "
        "“processor s” is CPU time over all cores, which is least affected by other programs."
    )
    report.print()


@dataclass(slots=True)
class _Worker:
    """A variant in its own process."""

    number: int
    folder: Path
    side: int
    _messages: list[dict[str, float]] = field(default_factory=list)
    _process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        arguments = ["--worker", str(self.number), str(self.result), "--side", str(self.side)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.decode", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def result(self) -> Path:
        """The file of its picture."""
        return self.folder / f"{self.number}.npy"

    def read(self) -> dict[str, float]:
        """Read its next message."""
        for line in cast("IO[str]", self._process.stdout):
            if line.startswith("{"):
                message: dict[str, float] = json.loads(line)
                return message
        raise SystemExit(f"“{VARIANTS[self.number].name}” doesn't run here")

    def decode(self) -> None:
        """Decode once, timed by the worker."""
        stdin = cast("IO[str]", self._process.stdin)
        stdin.write("decode\n")
        stdin.flush()
        self._messages.append(self.read())

    def end(self) -> None:
        """Stop the process."""
        self._process.communicate()

    def row(self, reference: "_Worker") -> Sequence[str]:
        """The variant's row of the table."""
        seconds = [message["seconds"] for message in self._messages]
        error = psnr = "–"
        if self is not reference:
            distance, decibels = _difference(self.result, reference.result)
            error, psnr = f"{distance:.1e}", f"{decibels:.1f}"
        last = self._messages[-1]
        return (
            VARIANTS[self.number].name,
            f"{statistics.median(seconds):.2f}",
            f"{min(seconds):.2f} … {max(seconds):.2f}",
            f"{statistics.median(message['used_s'] for message in self._messages):.1f}",
            f"{last['peak_bytes'] / 1e9:.2f}",
            f"{(last['peak_bytes'] - last['idle_bytes']) / 1e9:.2f}",
            error,
            psnr,
        )


def _difference(one: Path, other: Path) -> tuple[float, float]:
    """Relative L2 and PSNR in dB."""
    import numpy as np

    from benchmarks.practice import psnr_db

    ours, theirs = np.load(one), np.load(other)
    apart = np.linalg.norm(ours.astype(float) - theirs)
    return float(apart / np.linalg.norm(theirs - 127.5)), psnr_db(theirs, ours)


def _work(number: int, file: Path, side: int) -> None:
    """In the worker: create the autoencoder, warm up, then decode for each line of stdin."""
    import resource
    import time

    from sdstudio.engine import process_environment

    process_environment.prepare_process(user_paths().cache)
    import numpy as np
    import psutil
    import torch

    from sdstudio.domain.families import FAMILIES
    from sdstudio.engine.autoencoder import decode
    from sdstudio.engine.families import functions
    from sdstudio.engine.loading import latent_side_px
    from sdstudio.engine.numerics import PrecisionRetries
    from sdstudio.engine.pipeline import Pipeline
    from sdstudio.engine.tiling import VaeTiling

    variant = VARIANTS[number]
    with torch.inference_mode():
        vae = _autoencoder().to(getattr(torch, variant.dtype))
        # The parts of a pipeline that decoding uses.
        parts = SimpleNamespace(
            vae=vae, latent_side_px=latent_side_px(vae), functions=functions(FAMILIES[0].key)
        )
        pipeline = cast(Pipeline, parts)
        drawn = torch.Generator().manual_seed(1)
        latents = torch.randn(1, 4, side // 8, side // 8, generator=drawn)
        latents *= vae.config["scaling_factor"]
        retries = PrecisionRetries()
        decode(pipeline, latents[..., :_SMALL_SIDE, :_SMALL_SIDE], retries, VaeTiling.WHOLE)
        idle_bytes = psutil.Process().memory_info().rss
        print("{}", flush=True)
        for _line in sys.stdin:
            started_s, used_s = time.perf_counter(), time.process_time()
            picture = decode(pipeline, latents, retries, VaeTiling(variant.tiling))
            message = {
                "seconds": time.perf_counter() - started_s,
                "used_s": time.process_time() - used_s,
                "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                "idle_bytes": idle_bytes,
            }
            if retries.count:
                raise SystemExit("the output isn't finite")
            np.save(file, picture)
            print(json.dumps(message), flush=True)


def _autoencoder() -> Any:
    """2.1's autoencoder in float32, with the same random weights each time."""
    import torch
    from diffusers import AutoencoderKL

    folder = user_paths().resources / "models" / "configurations" / "v" / "vae"
    torch.manual_seed(0)
    vae = AutoencoderKL.from_config(AutoencoderKL.load_config(folder)).eval().requires_grad_(False)
    picture = vae.decode(torch.randn(1, 4, _SMALL_SIDE, _SMALL_SIDE), return_dict=False)[0]
    last = vae.decoder.conv_out
    last.weight *= _CONTRAST / picture.std()
    last.bias *= _CONTRAST / picture.std()
    return vae


if __name__ == "__main__":
    main(sys.argv[1:])
