"""Memory of a picture of the full-size XL on the CPU, phase by phase, under a limit.

Weights are random, which doesn't affect memory. The limit is of the process's address space, which
counts mapped weights, too, though the system may drop them; the UNet's twice while it is loaded.

``python -m benchmarks.peak_memory [--limit-gb 16] [--side 1024] [--guidance 5] [--models FOLDER]``
"""

import argparse
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sdstudio.engine import process_environment
from sdstudio.paths import user_paths

# Before torch is imported, as in the engine process.
process_environment.prepare_process(user_paths().cache)

import torch  # noqa: E402

from benchmarks.denoise import MODELS, checkpoint  # noqa: E402
from benchmarks.report import Report  # noqa: E402
from sdstudio.domain.messages import PhaseStarted  # noqa: E402
from sdstudio.engine.device import cpu  # noqa: E402
from sdstudio.engine.diffusers_engine import DiffusersEngine  # noqa: E402
from tests.engine.conversation import a_request  # noqa: E402
from tests.engine.tiny import run  # noqa: E402

_EVERY_S = 0.1
#: In ``/proc/self/status``, with what the table calls them.
_COUNTED = {
    "VmRSS": "in memory",
    "RssAnon": "of its own",
    "RssFile": "mapped",
    "VmSize": "address space",
}


def main(arguments: Sequence[str] = ()) -> None:
    """Make a picture of one step and print the peaks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peak_memory")
    parser.add_argument("--limit-gb", type=float, default=16.0)
    parser.add_argument("--side", type=int, default=1024)
    parser.add_argument("--guidance", type=float, default=5.0)
    parser.add_argument("--models", type=Path, help="keep the random checkpoint here")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = checkpoint(options.models or Path(temporary), MODELS["XL"], torch.bfloat16)
        peaks = _Peaks()
        engine = DiffusersEngine(Path(temporary) / "cache", cpu(), torch.bfloat16)
        limit_bytes = int(options.limit_gb * 1e9)
        resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, resource.RLIM_INFINITY))
        side, guidance = options.side, options.guidance
        request = a_request(width=side, height=side, guidance_scale=guidance, steps=1)
        made = run(engine, request, folder, on_event=peaks.enter).ready()[0]
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
    report = Report(f"Memory of a picture of the full-size XL, {side} × {side}, bfloat16, in GB")
    report.table(("phase", *_COUNTED.values()), peaks.rows())
    report.line(
        f"Limit of the address space: {options.limit_gb:g} GB; guidance {guidance:g}; memory "
        f"savings in effect: {made.provenance.memory_rung}."
    )
    report.print()


class _Peaks:
    """Looks at the process several times a second, on a thread of its own."""

    def __init__(self) -> None:
        self._phase = "start"
        self._found: dict[str, dict[str, int]] = {}
        threading.Thread(target=self._watch, daemon=True).start()

    def enter(self, event: Any) -> None:
        """Begin a phase with its first event."""
        if isinstance(event, PhaseStarted):
            self._phase = event.phase.value

    def rows(self) -> list[tuple[str, ...]]:
        """A row for each phase so far, in GB."""
        return [
            (phase, *(f"{peaks[name] / 1e9:.1f}" for name in _COUNTED))
            for phase, peaks in self._found.items()
        ]

    def _watch(self) -> None:
        while True:
            peaks = self._found.setdefault(self._phase, dict.fromkeys(_COUNTED, 0))
            for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
                name, _, value = line.partition(":")
                if name in _COUNTED:
                    peaks[name] = max(peaks[name], int(value.split()[0]) * 1024)
            time.sleep(_EVERY_S)


if __name__ == "__main__":
    main(sys.argv[1:])
