"""The whole recipe, one step after the other; stopped and started again, it goes on.

``python -m tools.starter [--work DIR] [--out DIR]``: fetch, autoencoder, UNet and text encoder,
export, evaluation. Hours on a CPU; ``README.md`` has the single commands and their options.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

_WORKERS = 2
_STEPS = "2230"


def main() -> int:
    """Run the steps; returns the exit code of the one that failed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("runs/starter"))
    parser.add_argument("--out", type=Path, default=Path("resources/starter"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    work, out = str(options.work), str(options.out)
    python = [sys.executable, "-m"]
    workers = [*python, "torch.distributed.run", f"--nproc-per-node={_WORKERS}", "-m"]
    sheet = str(options.work / "sheet.png")
    one_thread_each = {**os.environ, "OMP_NUM_THREADS": "1"}
    for command in (
        [*python, "tools.starter.fetch", "--work", work],
        [*python, "tools.starter.train_vae", "--work", work],
        [*workers, "tools.starter.train_unet", "--work", work, "--steps", _STEPS],
        [*python, "tools.starter.export", "--work", work, "--out", out],
        [*python, "tools.starter.evaluate", "--model", out, "--sheet", sheet],
    ):
        code = subprocess.run(command, env=one_thread_each, check=False).returncode
        if code != 0:
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
