"""Time and memory of one step with guidance on the full-size 2.1.

Weights are random, which doesn't affect speed. Each variant runs in its own process to measure its
own peak memory. Variants alternate step by step so that changes in the machine's speed affect all
of them. The ceilings are the machine's matrix products, measured alongside.

``python -m benchmarks.denoise [--sizes 512,768] [--turns 5] [--only NAME;…] [--models FOLDER]``
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.report import Report

_GFLOP = {512: 1608, 768: 4298}
_AS_IT_COMES = "diffusers as it comes (float32)"
_TCMALLOC = "libtcmalloc_minimal.so.4"


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to compute a step.

    Args:
        make: from the checkpoint's folder and the side in pixels to a function that computes a step
            and returns the noise predictions, (2, 4, h, w).
        ceiling: dtype of the matrix products that it is compared with.
        environment: additional variables for its process.
        is_ours: whether to set the engine's environment too.
    """

    name: str
    make: Callable[[Path, int], Callable[[], Any]]
    ceiling: str
    environment: Mapping[str, str] = field(default_factory=dict)
    is_ours: bool = True


def main(arguments: Sequence[str] = ()) -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.denoise")
    parser.add_argument("--sizes", default="512,768")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--only", default="", help="variants' names, separated by semicolons")
    parser.add_argument("--models", type=Path, help="keep the random checkpoint here")
    parser.add_argument("--worker", nargs=4, metavar=("VARIANT", "FOLDER", "SIDE", "FILE"))
    options = parser.parse_args(arguments)
    if options.worker:
        name, folder, side, file = options.worker
        _work(name, Path(folder), int(side), Path(file))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = _checkpoint(options.models or Path(temporary))
        wanted = [v for v in VARIANTS if not options.only or v.name in options.only.split(";")]
        for side in map(int, options.sizes.split(",")):
            _measure(folder, side, options.turns, wanted)


def _checkpoint(models: Path) -> Path:
    from tests.support.checkpoints import Variant as Member
    from tests.support.checkpoints import build_checkpoint

    folder = models / "sd21-f32"
    return folder if folder.exists() else build_checkpoint(folder, Member.V, "full")


def _measure(folder: Path, side: int, turns: int, wanted: Sequence[Variant]) -> None:
    workers = [_Worker(variant, folder, side) for variant in wanted]
    usable = [worker for worker in workers if worker.start()]
    ceilings: dict[str, list[float]] = {"bfloat16": [], "float32": []}
    for _ in range(turns):
        for dtype, found in ceilings.items():
            found.append(_gemm_gflops(dtype))
        for worker in usable:
            worker.step()
    reference = next((w for w in usable if w.variant.name == _AS_IT_COMES), None)
    rows = [worker.row(reference, ceilings, side) for worker in usable]
    report = Report(f"One step with guidance, full-size 2.1, {side} × {side}")
    report.table(
        (
            "variant",
            "median s",
            "fastest … slowest s",
            "processor s",
            "times as fast",
            "% of ceiling",
            "peak GB",
            "error",
        ),
        rows,
    )
    report.line(
        "Matrix products in the same turns, GFLOP/s, median (slowest … fastest): "
        + ", ".join(
            f"{dtype} {statistics.median(found):.0f} ({min(found):.0f} … {max(found):.0f})"
            for dtype, found in ceilings.items()
        )
        + f". {turns} turns; “times as fast” is the median of the turns' ratios; the error is the "
        "relative L2 distance of a noise prediction from float32's. "
        "“processor s” is CPU time over all cores, which is least affected by other programs."
    )
    missing = [w.variant.name for w in workers if w not in usable]
    if missing:
        report.line(f"Not measured, as they don't run here: {', '.join(missing)}")
    report.print()
    for worker in usable:
        worker.end()


def _gemm_gflops(dtype_name: str, side: int = 2048) -> float:
    import torch

    dtype = getattr(torch, dtype_name)
    # oneDNN for both: MKL is slower on some processors.
    torch.backends.mkldnn.matmul.fp32_precision = "bf16"  # type: ignore[attr-defined]
    left, right = torch.randn(2, side, side).to(dtype)
    result = torch.empty(side, side, dtype=dtype)
    best_s = float("inf")
    for _ in range(4):
        started_s = time.perf_counter()
        torch.mm(left, right, out=result)
        best_s = min(best_s, time.perf_counter() - started_s)
    return 2 * side**3 / best_s / 1e9


@dataclass(slots=True)
class _Worker:
    """A variant in its own process."""

    variant: Variant
    folder: Path
    side: int
    times_s: list[float] = field(default_factory=list)
    _used_s: list[float] = field(default_factory=list)
    # Removed when this process ends, also by an exception.
    _results: "tempfile.TemporaryDirectory[str]" = field(
        default_factory=tempfile.TemporaryDirectory
    )
    _process: subprocess.Popen[str] = field(init=False)

    def start(self) -> bool:
        """Load and warm up; whether it runs here."""
        given = (self.variant.name, self.folder, self.side, self.result)
        arguments = ["--worker", *map(str, given)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.denoise", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **self.variant.environment},
        )
        return self._read() is not None

    @property
    def result(self) -> Path:
        """Where what it predicts is written."""
        return Path(self._results.name) / "predicted.npy"

    def step(self) -> None:
        """Run one step, timed by the worker."""
        assert self._process.stdin is not None
        self._process.stdin.write("step\n")
        self._process.stdin.flush()
        message = self._read()
        assert message is not None
        self.times_s.append(message["seconds"])
        self._used_s.append(message["used_s"])
        self._peak_bytes = message["peak_bytes"]

    def end(self) -> None:
        """Stop the process and remove its result."""
        self._process.communicate()
        self._results.cleanup()

    def row(
        self, reference: "_Worker | None", ceilings: dict[str, list[float]], side: int
    ) -> Sequence[str]:
        """The variant's row of the table."""
        ratio = error = "–"
        if reference is not None:
            pairs = zip(reference.times_s, self.times_s, strict=True)
            ratio = f"{statistics.median(theirs / ours for theirs, ours in pairs):.2f}"
            error = f"{_distance(self.result, reference.result):.1e}"
        turns = zip(self.times_s, ceilings[self.variant.ceiling], strict=True)
        share = statistics.median(_GFLOP[side] / s / gflops for s, gflops in turns)
        return (
            self.variant.name,
            f"{statistics.median(self.times_s):.2f}",
            f"{min(self.times_s):.2f} … {max(self.times_s):.2f}",
            f"{statistics.median(self._used_s):.1f}",
            ratio,
            f"{100 * share:.0f} ({self.variant.ceiling})",
            f"{self._peak_bytes / 1e9:.1f}",
            error,
        )

    _peak_bytes: int = 0

    def _read(self) -> dict[str, Any] | None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                message: dict[str, Any] = json.loads(line)
                return message
        return None


def _distance(one: Path, other: Path) -> float:
    import numpy as np

    ours, theirs = np.load(one), np.load(other)
    return float(np.linalg.norm(ours - theirs) / np.linalg.norm(theirs))


def _work(name: str, folder: Path, side: int, result: Path) -> None:
    """The worker's side: load, warm up, then a step for each line of stdin."""
    import resource

    variant = next(v for v in VARIANTS if v.name == name)
    from sdstudio.engine import process_environment

    prepare = (
        process_environment.prepare_process if variant.is_ours else process_environment.compile_in
    )
    prepare(folder.parent / "cache")
    import numpy as np
    import torch

    with torch.inference_mode():
        step = variant.make(folder, side)
        np.save(result, np.asarray(step()))
        print(json.dumps({"ready": True}), flush=True)
        for _line in sys.stdin:
            started_s, used_s = time.perf_counter(), time.process_time()
            step()
            seconds, used_s = time.perf_counter() - started_s, time.process_time() - used_s
            peak_bytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            print(
                json.dumps({"seconds": seconds, "used_s": used_s, "peak_bytes": peak_bytes}),
                flush=True,
            )


def _inputs(side: int) -> tuple[Any, Any, Any]:
    import torch

    drawn = torch.Generator().manual_seed(1)
    latents = torch.randn(1, 4, side // 8, side // 8, generator=drawn).expand(2, -1, -1, -1)
    return latents, torch.tensor(801), torch.randn(2, 77, 1024, generator=drawn)


def _step(unet: Any, side: int) -> Callable[[], Any]:
    latents, timestep, prompt = _inputs(side)
    dtype = unet.dtype

    def step() -> Any:
        result = unet(
            latents.to(dtype),
            timestep,
            encoder_hidden_states=prompt.to(dtype),
            return_dict=False,
        )[0]
        return result.float().numpy()

    return step


def _loaded(folder: Path, dtype: str) -> Any:
    import torch
    from diffusers import UNet2DConditionModel

    return UNet2DConditionModel.from_pretrained(
        folder, subfolder="unet", torch_dtype=getattr(torch, dtype)
    ).requires_grad_(False)


def _as_it_comes(folder: Path, side: int) -> Callable[[], Any]:
    return _step(_loaded(folder, "float32"), side)


def _plain_bfloat16(folder: Path, side: int) -> Callable[[], Any]:
    import torch

    return _step(_loaded(folder, "bfloat16").to(memory_format=torch.channels_last), side)


def our_pipeline(folder: Path, dtype: str, backend: str = "torch") -> Any:
    """The checkpoint in ``folder`` as the engine loads it, with a cache next to it."""
    import torch

    from sdstudio.domain.backends import Backend
    from sdstudio.engine import openvino_runtime
    from sdstudio.engine.cancellation import CancelGate
    from sdstudio.engine.compiled import CompiledUnets
    from sdstudio.engine.converted_weights import ConvertedWeights
    from sdstudio.engine.pipeline_cache import PipelineCache
    from sdstudio.engine.protocol import CancelFlag
    from sdstudio.engine.weights_hashes import WeightsHashes

    device = torch.device("cpu")
    cache = folder.parent / "cache"
    converted = ConvertedWeights(cache, WeightsHashes(cache))
    compiled = CompiledUnets(openvino_runtime.installed(device), converted, lambda: None)
    pipeline_cache = PipelineCache(
        device, CancelGate(), converted, getattr(torch, dtype), compiled=compiled
    )
    wanted = Backend(backend)
    pipeline = pipeline_cache.take(folder, "2.1", CancelFlag(), backend=wanted)
    if wanted is not Backend.TORCH and pipeline.kernels != wanted:
        raise SystemExit(f"{backend} can't run it")
    return pipeline


def _ours(dtype: str, backend: str = "torch") -> Callable[[Path, int], Callable[[], Any]]:
    return lambda folder, side: _step(our_pipeline(folder, dtype, backend).unet, side)


def _ours_compiled(folder: Path, side: int) -> Callable[[], Any]:
    import torch

    from sdstudio.engine.inductor import Inductor

    unet = our_pipeline(folder, "bfloat16").unet
    Inductor().compile_blocks(unet, torch.bfloat16)
    return _step(unet, side)


def _ours_by_tcmalloc(folder: Path, side: int) -> Callable[[], Any]:
    if _TCMALLOC not in Path("/proc/self/maps").read_text(encoding="utf-8"):
        raise SystemExit(f"{_TCMALLOC} isn't installed")
    return _ours("bfloat16")(folder, side)


VARIANTS = (
    Variant(_AS_IT_COMES, _as_it_comes, "float32", is_ours=False),
    Variant("bfloat16, channels_last", _plain_bfloat16, "bfloat16", is_ours=False),
    Variant("ours", _ours("bfloat16"), "bfloat16"),
    Variant("ours, compiled by torch", _ours_compiled, "bfloat16"),
    Variant("ours, with tcmalloc", _ours_by_tcmalloc, "bfloat16", {"LD_PRELOAD": _TCMALLOC}),
    Variant("ours, in float32", _ours("float32"), "float32"),
    Variant("ours, OpenVINO in bfloat16", _ours("bfloat16", "openvino"), "bfloat16"),
    Variant("ours, OpenVINO in float32", _ours("float32", "openvino"), "float32"),
)


if __name__ == "__main__":
    main(sys.argv[1:])
