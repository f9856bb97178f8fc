"""Runs the whole recipe step by step; can be stopped and resumed.

``python -m tools.starter [--work DIR] [--device cuda]``: fetch, autoencoder, text encoder and UNet,
judge, export into ``--work``/starter, figures. Takes many hours on a CPU; ``README.md`` lists the
individual commands and their options.
"""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from sdstudio.engine import process_environment

_CPU_OPTIONS = {
    "train_vae": ("--steps", "3000"),
    "train_unet": ("--steps", "20000", "--close-ups", "5"),
    "judge": ("--steps", "1500"),
}
_WORKERS = 2
_GPU_OPTIONS = {
    "train_vae": ("--batch", "64", "--steps", "6000"),
    "train_unet": (
        *("--batch", "512", "--steps", "20000", "--rate", "3e-3", "--compile"),
        *("--shards", "120", "--first-shards", "60", "--steps-per-shard", "20"),
    ),
    "judge": ("--batch", "256", "--steps", "3000"),
}


def main() -> int:
    """Run the steps; return the exit code of the one that failed, or 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("runs/starter"))
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    work, out = str(options.work), str(options.work / "starter")
    python = [sys.executable, "-m"]
    commands = [
        [*python, "tools.starter.fetch", "--work", work],
        *(_training(name, options.device, work) for name in ("train_vae", "train_unet", "judge")),
        [*python, "tools.starter.export", "--work", work, "--out", out],
        [*python, "benchmarks.starter_quality", "--work", work, "--model", out],
    ]
    process_environment.compile_in(options.work)
    environment = dict(os.environ)
    if options.device == "cpu":
        environment |= {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive"}
    for command in commands:
        code = _run(command, environment)
        if code != 0:
            return code
    return 0


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run a step and return its exit code. When interrupted, let the step save first."""
    with subprocess.Popen(command, env=environment) as step:
        # The terminal sends Ctrl+C to the step too, but not SIGTERM. Unlike SIG_IGN, a handler
        # isn't inherited by the next step.
        signal.signal(signal.SIGINT, lambda _number, _frame: None)
        signal.signal(signal.SIGTERM, lambda _number, _frame: step.terminate())
        return step.wait()


def _training(name: str, device: str, work: str) -> list[str]:
    module = f"tools.starter.{name}"
    python = [sys.executable, "-m"]
    if device == "cuda":
        return [*python, module, "--work", work, "--device", device, *_GPU_OPTIONS[name]]
    workers = ["torch.distributed.run", f"--nproc-per-node={_WORKERS}", "-m"]
    return [*python, *workers, module, "--work", work, *_CPU_OPTIONS[name]]


if __name__ == "__main__":
    raise SystemExit(main())
