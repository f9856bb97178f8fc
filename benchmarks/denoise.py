"""Time and memory of one step with guidance on the full-size 2.1, 1.5 and XL.

Weights are random, which doesn't affect speed. Each variant runs in its own process to measure its
own peak memory. Variants alternate step by step so that changes in the machine's speed affect all
of them. The ceilings are the machine's matrix products, measured alongside.

``python -m benchmarks.denoise [--steps 2.1@512,2.1@768,1.5@512,XL@1024] [--turns 5]
[--only NAME;…] [--models FOLDER]``
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

_AS_IT_COMES = "diffusers as it comes (float32)"


@dataclass(frozen=True, slots=True)
class Model:
    """A full-size checkpoint with random weights.

    Args:
        configuration: the key of the published one that it is like.
        gflop: of a step with guidance, by the side in pixels.
        compared: variants, all of which are in memory at once; empty: all.
    """

    configuration: str
    gflop: Mapping[int, float]
    compared: tuple[str, ...] = ()


MODELS = {
    "2.1": Model("v", {512: 1608, 768: 4298}),
    "1.5": Model("sd1-base", {512: 1606}),
    "XL": Model("sdxl-base", {768: 7282, 1024: 13522}, (_AS_IT_COMES, "ours")),
}
#: Variants whose gain over diffusers is followed from run to run, with what is promised.
_FOLLOWED: Mapping[str, float | None] = {
    "ours": 2.7,
    "ours, in float32": 1.3,
    "ours, 8-bit products": 1.9,
}
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
    usual = "2.1@512,2.1@768,1.5@512,XL@1024"
    parser.add_argument("--steps", default=usual, help="models and sides in pixels")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--only", default="", help="variants' names, separated by semicolons")
    parser.add_argument("--models", type=Path, help="keep the random checkpoints here")
    parser.add_argument("--worker", nargs=4, metavar=("VARIANT", "FOLDER", "SIDE", "FILE"))
    options = parser.parse_args(arguments)
    if options.worker:
        name, folder, side, file = options.worker
        _work(name, Path(folder), int(side), Path(file))
        return
    with tempfile.TemporaryDirectory() as temporary:
        for step in options.steps.split(","):
            model, _, side = step.partition("@")
            names = options.only.split(";") if options.only else MODELS[model].compared
            wanted = [variant for variant in VARIANTS if not names or variant.name in names]
            folder = checkpoint(options.models or Path(temporary), MODELS[model])
            _measure(model, folder, int(side), options.turns, wanted)


def checkpoint(models: Path, model: Model = MODELS["2.1"]) -> Path:
    """The folder of ``model`` in float32, made in ``models`` if it isn't there."""
    from sdstudio.domain.families import family_of_configuration
    from tests.support.checkpoints import STARTER_TOKENIZER
    from tests.support.family_checkpoints import build_family_checkpoint

    key = model.configuration
    folder = models / f"{key}-f32"
    if folder.exists():
        return folder
    row = family_of_configuration(key)
    one = next(one for one in row.configurations if one.key == key)
    return build_family_checkpoint(folder, row, one, "full", tokenizer=STARTER_TOKENIZER)


def _measure(model: str, folder: Path, side: int, turns: int, wanted: Sequence[Variant]) -> None:
    from sdstudio.engine.device import cpu_has_bfloat16

    # Emulated, a step would take minutes.
    dtypes = ("bfloat16", "float32") if cpu_has_bfloat16() else ("float32",)
    emulated = [variant.name for variant in wanted if variant.ceiling not in dtypes]
    workers = [_Worker(one, folder, side) for one in wanted if one.ceiling in dtypes]
    usable = [worker for worker in workers if worker.start()]
    ceilings: dict[str, list[float]] = {dtype: [] for dtype in dtypes}
    for _ in range(turns):
        for dtype, found in ceilings.items():
            found.append(_gemm_gflops(dtype))
        for worker in usable:
            worker.step()
    reference = next((w for w in usable if w.variant.name == _AS_IT_COMES), None)
    gflop = MODELS[model].gflop[side]
    rows = [worker.row(reference, ceilings, gflop) for worker in usable]
    report = Report(f"One step with guidance, full-size {model}, {side} × {side}")
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
    if emulated:
        report.line(f"Not measured, as this processor has no bfloat16: {', '.join(emulated)}")
    for row in rows:
        if row[0] in _FOLLOWED and reference is not None:
            report.at_least(
                f"a step of {model} at {side}²: {row[0]}, times as fast as diffusers",
                float(row[4]),
                "",
                _FOLLOWED[row[0]],
            )
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
        self, reference: "_Worker | None", ceilings: dict[str, list[float]], gflop: float
    ) -> Sequence[str]:
        """The variant's row of the table."""
        ratio = error = "–"
        if reference is not None:
            pairs = zip(reference.times_s, self.times_s, strict=True)
            ratio = f"{statistics.median(theirs / ours for theirs, ours in pairs):.2f}"
            error = f"{_distance(self.result, reference.result):.1e}"
        turns = zip(self.times_s, ceilings[self.variant.ceiling], strict=True)
        share = statistics.median(gflop / s / gflops for s, gflops in turns)
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


def _step(unet: Any, side: int) -> Callable[[], Any]:
    import torch

    from sdstudio.domain.families import family_of_unet
    from sdstudio.engine.conditioning import Conditioning
    from sdstudio.engine.families import functions

    drawn = torch.Generator().manual_seed(1)
    latents = torch.randn(1, 4, side // 8, side // 8, generator=drawn).expand(2, -1, -1, -1)
    code = functions(family_of_unet(unet.config).key)
    blank = code.blank_conditioning(unet.config, torch.float32).tensors
    conditioning = Conditioning(
        {
            name: torch.randn(2, *one.shape[1:], generator=drawn)
            for name, one in blank.items()
            if one.is_floating_point()
        }
    )
    conditioning = code.sized(conditioning, side, side).to(unet.dtype)
    latents, timestep = latents.to(unet.dtype), torch.tensor(801)
    return lambda: code.predict(unet, latents, timestep, conditioning).float().numpy()


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


def _ours_by_tcmalloc(folder: Path, side: int) -> Callable[[], Any]:
    if _TCMALLOC not in Path("/proc/self/maps").read_text(encoding="utf-8"):
        raise SystemExit(f"{_TCMALLOC} isn't installed")
    return _ours("bfloat16")(folder, side)


VARIANTS = (
    Variant(_AS_IT_COMES, _as_it_comes, "float32", is_ours=False),
    Variant("bfloat16, channels_last", _plain_bfloat16, "bfloat16", is_ours=False),
    Variant("ours", _ours("bfloat16"), "bfloat16"),
    Variant("ours, with tcmalloc", _ours_by_tcmalloc, "bfloat16", {"LD_PRELOAD": _TCMALLOC}),
    Variant("ours, in float32", _ours("float32"), "float32"),
    Variant("ours, OpenVINO in bfloat16", _ours("bfloat16", "openvino"), "bfloat16"),
    Variant("ours, OpenVINO in float32", _ours("float32", "openvino"), "float32"),
    Variant("ours, 8-bit products", _ours("float32", "int8"), "float32"),
)


if __name__ == "__main__":
    main(sys.argv[1:])
