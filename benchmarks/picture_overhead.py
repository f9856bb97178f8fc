"""Time per picture outside the engine: frame, PNG, fsync, row, thumbnail. Goal: ≤ 150 ms."""

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.report import Report, largest
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.messages import EVENTS, ImageReady, read_frame, write_frame
from sdstudio.domain.params import validated
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import Rgb, rgb_from_bytes
from sdstudio.library import Library

_SIDE_PX = 768
_RUNS = 20


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder, "pictures"), Path(folder, "data"))
        rows = [
            ("smooth", *_measured(library, _smooth())),
            ("noise (the worst case)", *_measured(library, _noise())),
        ]
        library.close()
    report = Report(f"Per picture outside the engine, {_SIDE_PX} × {_SIDE_PX}, {_RUNS} runs")
    report.table(("picture", "frame ms", "PNG, fsync, row, thumbnail ms", "sum ms"), rows)
    report.at_most("a picture of 768²: engine to library", largest(rows, 3), "ms", 150)
    report.line("median (fastest … slowest)")
    report.print()


def _measured(library: Library, rgb: Rgb) -> tuple[str, str, str]:
    event = _event()
    frame = _times(lambda: _through_a_pipe(event, rgb))
    save = _times(lambda: library.save_picture(rgb, event.request, event.provenance))
    both = [a + b for a, b in zip(frame, save, strict=True)]
    return _shown(frame), _shown(save), _shown(both)


def _times(work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(_RUNS):
        started_s = time.perf_counter()
        work()
        times.append((time.perf_counter() - started_s) * 1000)
    return times


def _shown(times_ms: list[float]) -> str:
    return f"{statistics.median(times_ms):.0f} ({min(times_ms):.0f} … {max(times_ms):.0f})"


def _through_a_pipe(event: ImageReady, rgb: Rgb) -> Rgb:
    """Send the engine's array to the window through a pipe."""
    read_end, write_end = os.pipe()
    with os.fdopen(read_end, "rb") as source, os.fdopen(write_end, "wb") as sink:
        writer = threading.Thread(target=write_frame, args=(sink, event, rgb.tobytes()))
        writer.start()
        frame = read_frame(source)
        writer.join()
    assert frame is not None
    received = EVENTS.validate_json(frame[0])
    assert isinstance(received, ImageReady)
    return rgb_from_bytes(frame[1], received.width, received.height)


def _smooth() -> Rgb:
    rng = np.random.default_rng(0)
    small = Image.fromarray(rng.integers(0, 255, (24, 24, 3), dtype=np.uint8))
    large = np.asarray(small.resize((_SIDE_PX, _SIDE_PX), Image.Resampling.BICUBIC), dtype=np.int16)
    grain = rng.normal(0, 3, large.shape).astype(np.int16)
    grainy: Rgb = np.clip(large + grain, 0, 255).astype(np.uint8)
    return grainy


def _noise() -> Rgb:
    return np.random.default_rng(0).integers(0, 255, (_SIDE_PX, _SIDE_PX, 3), dtype=np.uint8)


def _event() -> ImageReady:
    params = validated({"prompt": "a red fish", "width": _SIDE_PX, "height": _SIDE_PX})
    ref = CheckpointRef(name="benchmark", fingerprint="0" * 16)
    return ImageReady(
        job_id=1,
        index=0,
        width=_SIDE_PX,
        height=_SIDE_PX,
        request=GenerationRequest(checkpoint=ref, params=params),
        provenance=Provenance(
            program="benchmark",
            created_at="2026-01-01T00:00:00+00:00",
            libraries={},
            device="cpu",
            device_name="",
            dtype="",
            attention="",
            threads=1,
            weights_sha256={},
            scheduler={},
            duration_s=0,
        ),
    )


if __name__ == "__main__":
    main()
