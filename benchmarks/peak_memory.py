"""Memory of a picture of the full-size XL on the CPU, phase by phase, as on a smaller computer.

Weights are random, which doesn't affect memory. The program is told that the computer has less
memory than it has. When this process holds more than would be left to it, pages of mapped weights
are dropped, as the system would drop them, and read from the disk when they are next used.

``python -m benchmarks.peak_memory [--computer-gb 16] [--free-gb 12] [--dtype bfloat16]
[--side 1024] [--second-pass 1] [--guidance 5] [--models FOLDER]``
"""

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil

from sdstudio.engine import process_environment
from sdstudio.paths import user_paths

# Before torch is imported, as in the engine process.
process_environment.prepare_process(user_paths().cache)

import torch  # noqa: E402

from benchmarks.denoise import MODELS, checkpoint  # noqa: E402
from benchmarks.report import Report  # noqa: E402
from sdstudio.domain.messages import PhaseStarted  # noqa: E402
from sdstudio.engine import memory  # noqa: E402
from sdstudio.engine.device import cpu  # noqa: E402
from sdstudio.engine.diffusers_engine import DiffusersEngine  # noqa: E402
from tests.engine.conversation import a_request  # noqa: E402
from tests.engine.tiny import run  # noqa: E402

_EVERY_S = 0.1
_PIECE_BYTES = 64 * 2**20
#: Column for pages that were dropped and may have to be read again.
_DROPPED = "dropped"
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
    parser.add_argument("--computer-gb", type=float, default=16.0)
    parser.add_argument("--free-gb", type=float, default=12.0, help="of it, for this process")
    parser.add_argument("--dtype", choices=("bfloat16", "float32"), default="bfloat16")
    parser.add_argument("--side", type=int, default=1024)
    parser.add_argument("--second-pass", type=float, default=1.0, help="times as large")
    parser.add_argument("--guidance", type=float, default=5.0)
    parser.add_argument("--models", type=Path, help="keep the random checkpoint here")
    options = parser.parse_args(arguments)
    dtype = getattr(torch, options.dtype)
    with tempfile.TemporaryDirectory() as temporary:
        folder = checkpoint(options.models or Path(temporary), MODELS["XL"])
        computer = _Computer(int(options.computer_gb * 1e9), int(options.free_gb * 1e9))
        peaks = _Peaks(computer)
        engine = DiffusersEngine(folder.parent / "cache", cpu(), dtype)
        request = a_request(
            width=options.side,
            height=options.side,
            guidance_scale=options.guidance,
            second_pass=options.second_pass,
            steps=1,
        )
        started_s, used_s = time.monotonic(), time.process_time()
        made = run(engine, request, folder, on_event=peaks.enter).ready()[0]
        took_s, used_s = time.monotonic() - started_s, time.process_time() - used_s
        computer.end()
    report = Report(
        f"Memory of a picture of the full-size XL, {made.width} × {made.height}, {options.dtype}, "
        "in GB"
    )
    report.table(("phase", *_COUNTED.values(), _DROPPED), peaks.rows())
    report.line(
        f"As on a computer with {options.computer_gb:g} GB, of which {options.free_gb:g} GB are "
        f"left to the process; guidance {options.guidance:g}, one step"
        + (" in each of two passes" if options.second_pass > 1 else "")
        + f". Memory savings in effect: {made.provenance.memory_rung}; convolutions: "
        f"{made.provenance.convolution}. {took_s:.0f} s, {used_s:.0f} s of processor time."
    )
    report.print()


class _Computer:
    """What psutil says, and the part of the system that drops pages of mapped files."""

    def __init__(self, total_bytes: int, free_bytes: int) -> None:
        self._free_bytes = free_bytes
        self._dropped = 0
        self.dropped_bytes = 0

        self._usual = psutil.virtual_memory, psutil.swap_memory

        def virtual_memory() -> Any:
            # What is mapped counts as available, as the system's page cache does.
            left = max(0, free_bytes - _counted()["RssAnon"])
            return SimpleNamespace(total=total_bytes, available=left)

        psutil.virtual_memory = virtual_memory
        psutil.swap_memory = lambda: SimpleNamespace(free=0)

    def end(self) -> None:
        """Have psutil say again what is true."""
        psutil.virtual_memory, psutil.swap_memory = self._usual

    def drop_pages(self) -> None:
        """Drop pages of mapped weights, the next ones each time, until the rest fits."""
        held_bytes = _counted()["VmRSS"]
        ranges = list(_mapped_weights()) if held_bytes > self._free_bytes else []
        for _ in ranges:
            if held_bytes <= self._free_bytes:
                return
            self._dropped += 1
            memory.page_out(*ranges[self._dropped % len(ranges)])
            left_bytes = _counted()["VmRSS"]
            self.dropped_bytes += max(0, held_bytes - left_bytes)
            held_bytes = left_bytes


def _counted() -> dict[str, int]:
    found = {}
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name in _COUNTED:
            found[name] = int(value.split()[0]) * 1024
    return found


def _mapped_weights() -> Iterator[tuple[int, int]]:
    """Addresses and sizes, in pieces."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        if line.endswith(".safetensors"):
            first, end = (int(one, 16) for one in line.split()[0].split("-"))
            for address in range(first, end, _PIECE_BYTES):
                yield address, min(_PIECE_BYTES, end - address)


class _Peaks:
    """Looks at the process several times a second, on a thread of its own."""

    def __init__(self, computer: _Computer) -> None:
        self._computer = computer
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
            (phase, *(f"{value / 1e9:.1f}" for value in peaks.values()))
            for phase, peaks in self._found.items()
        ]

    def _watch(self) -> None:
        while True:
            peaks = self._found.setdefault(self._phase, dict.fromkeys((*_COUNTED, _DROPPED), 0))
            for name, value in _counted().items():
                peaks[name] = max(peaks[name], value)
            before_bytes = self._computer.dropped_bytes
            self._computer.drop_pages()
            peaks[_DROPPED] += self._computer.dropped_bytes - before_bytes
            time.sleep(_EVERY_S)


if __name__ == "__main__":
    main(sys.argv[1:])
