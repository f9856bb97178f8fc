"""How long looking for similar pictures takes: ``python -m benchmarks duplicates``."""

import statistics
import time
import tracemalloc

import numpy as np

from benchmarks.report import Report, largest
from sdstudio.imaging.perceptual_hash import perceptual_hash
from sdstudio.library.duplicates import Hashes, similar_pairs

_HASHED = 200


def main() -> None:
    """Print the tables."""
    report = Report("Similar pictures by their perceptual hashes")
    thumbnail = np.random.default_rng(0).integers(0, 256, (512, 512, 3), dtype=np.uint8)
    seconds = [_seconds_of_a_hash(thumbnail) for _ in range(_HASHED)]
    took_ms = f"{statistics.median(seconds) * 1e3:.1f}"
    report.table(("work", "ms"), [("hash of a thumbnail of 512²", took_ms)])
    rows = []
    for count in (10_000, 100_000):
        hashes = _library(count)
        ids = np.arange(count)
        for distance in (0, 4, 8):
            begun_s = time.perf_counter()
            found = similar_pairs(ids, hashes, distance)
            took_s = time.perf_counter() - begun_s
            tracemalloc.start()
            similar_pairs(ids, hashes, distance)
            _, peak_bytes = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert found is not None
            rows.append(
                (
                    *(f"{count:,}", f"{distance}", f"{len(found):,}"),
                    *(f"{took_s:.2f}", f"{peak_bytes >> 20}"),
                )
            )
    report.table(("pictures", "within bits", "pairs", "s", "MiB"), rows)
    report.at_most("duplicates among 100,000 pictures", largest(rows, 3, "100,000"), "s")
    report.print()


def _seconds_of_a_hash(thumbnail: "np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]") -> float:
    begun_s = time.perf_counter()
    perceptual_hash(thumbnail)
    return time.perf_counter() - begun_s


def _library(count: int) -> Hashes:
    """Hashes as artists have them: a fifth are variants of others, a fiftieth exact copies.

    The bits of low frequencies are uneven in real pictures: here one in four is set, or three.
    """
    random = np.random.default_rng(1)
    odds = np.where(np.arange(64) % 8 < 2, random.choice([0.25, 0.75], 64), 0.5)
    bits = random.random((count, 64)) < odds
    variants = random.integers(0, count, count // 5)
    bits[random.integers(0, count, count // 5)] = bits[variants]
    flipped = random.random((count, 64)) < 0.03
    flipped[random.random(count) < 0.9] = False
    bits ^= flipped
    copies = random.integers(0, count, count // 50)
    bits[random.integers(0, count, count // 50)] = bits[copies]
    return np.packbits(bits, axis=1).view(">u8").reshape(-1).astype(np.uint64)


if __name__ == "__main__":
    main()
