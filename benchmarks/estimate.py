"""How close ``sdstudio models estimate`` gets to real steps of the full-size 2.1.

Both are measured alternately. The estimate is for an idle machine, so on a busy one it is too low.

``python -m benchmarks.estimate [--sizes 512,768] [--turns 5] [--models FOLDER]``
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import denoise
from benchmarks.report import Report
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.speed_estimate import Speed, picture_seconds
from sdstudio.paths import user_paths

#: What the program does where bfloat16 is faster.
_OURS = next(one for one in denoise.VARIANTS if "ours" in one.name and one.ceiling == "bfloat16")


def main(arguments: Sequence[str] = ()) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.estimate")
    parser.add_argument("--sizes", default="512,768")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--models", type=Path, help="keep the random checkpoint here")
    parser.add_argument("--worker", action="store_true")
    options = parser.parse_args(arguments)
    if options.worker:
        _work()
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = denoise.checkpoint(options.models or Path(temporary))
        sizes = map(int, options.sizes.split(","))
        rows = [_measure(folder, side, options.turns) for side in sizes]
    report = Report("Seconds for a step with guidance, estimated and real, full-size 2.1")
    report.table(("size", "estimated", "real", "real over estimated"), rows)
    report.line("Median (smallest … largest) of the turns.")
    report.print()


def _measure(folder: Path, side: int, turns: int) -> Sequence[str]:
    stepper = denoise._Worker(_OURS, folder, side)
    if not stepper.start():
        raise SystemExit(f"“{_OURS.name}” doesn't run here")
    command = [sys.executable, "-m", "benchmarks.estimate", "--worker"]
    estimated: list[float] = []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as measuring:
        assert measuring.stdin is not None
        assert measuring.stdout is not None
        for _ in range(turns):
            measuring.stdin.write("measure\n")
            measuring.stdin.flush()
            speed = Speed.model_validate(json.loads(measuring.stdout.readline()))
            more, less = (
                picture_seconds(speed, FAMILIES[0].cost, side, side, evaluations).likely_s
                for evaluations in (4, 2)
            )
            estimated.append(more - less)
            stepper.step()
        measuring.stdin.close()
    stepper.end()
    ratios = [t / e for t, e in zip(stepper.times_s, estimated, strict=True)]
    return (f"{side} × {side}", _shown(estimated), _shown(stepper.times_s), _shown(ratios))


def _work() -> None:
    from sdstudio.engine import process_environment

    process_environment.prepare_process(user_paths().cache)
    from sdstudio.engine.device import best_device
    from sdstudio.engine.speed_measurement import measure_speed

    for _line in sys.stdin:
        print(measure_speed(best_device()).model_dump_json(), flush=True)


def _shown(found: Sequence[float]) -> str:
    return f"{statistics.median(found):.2f} ({min(found):.2f} … {max(found):.2f})"


if __name__ == "__main__":
    main(sys.argv[1:])
