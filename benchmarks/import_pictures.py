"""How fast pictures of other programs come into the library, in place and by copying.

    python -m benchmarks.import_pictures [files] [--folder FOLDER]

The files are written first: PNGs of 1 MB with an A1111 text, every tenth with a workflow of 60 KB.
"""

import argparse
import json
import os
import shutil
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sdstudio.disk import SystemDisk
from sdstudio.library import Library
from sdstudio.library.folder_look import Done, look_now, run_now
from sdstudio.library.importing import import_pictures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=int, nargs="?", default=2000)
    parser.add_argument("--folder", type=Path, help="pictures to use instead of written ones")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sd-studio-import-") as name:
        work = Path(name)
        folder = arguments.folder or _written(work / "from", arguments.files)
        _measure(work, folder)


def _measure(work: Path, folder: Path) -> None:
    library = Library.open(work / "own", work / "data")
    try:
        added = library.indexed_folders.add(folder)
        begin_s = time.perf_counter()
        count = len(look_now(library, added.id).added)
        _tell("indexed in place", count, begin_s)
        begin_s = time.perf_counter()
        look_now(library, added.id)
        _tell("looked at again", count, begin_s)
        removed = library.indexed_folders.remove(added.id)
        begin_s = time.perf_counter()
        while library.indexed_folders.remove_step(removed):
            pass
        _tell("removed", count, begin_s)
        while library.indexed_folders.forget_removed_step():
            pass
        begin_s = time.perf_counter()
        imported = run_now(
            import_pictures(
                [folder],
                SystemDisk(),
                lambda work: Done(work(library)),
                lambda work: Done(work()),
            )
        )
        _tell("imported by copying", len(imported.ids), begin_s)
        begin_s = time.perf_counter()
        _tell("only copied and synced, one by one", _copied(folder, work / "copies"), begin_s)
    finally:
        library.close()


def _copied(folder: Path, target: Path) -> int:
    """What the disk alone takes: copy the files and sync each; returns how many."""
    target.mkdir()
    count = 0
    for count, path in enumerate(sorted(folder.rglob("*.png")), 1):
        with path.open("rb") as source, (target / str(count)).open("xb") as copy:
            shutil.copyfileobj(source, copy, 2**20)
            copy.flush()
            os.fsync(copy.fileno())
    return count


def _tell(what: str, count: int, begin_s: float) -> None:
    took_s = time.perf_counter() - begin_s
    print(f"{what}: {count} in {took_s:.2f} s, {count / took_s:.0f} a second")


def _written(folder: Path, count: int) -> Path:
    """Files that differ in their texts alone: writing other pixels would take minutes."""
    folder.mkdir()
    pixels = np.random.default_rng(0).integers(0, 256, (640, 512, 3), np.uint8)
    Image.fromarray(pixels).save(folder / "pixels.png", compress_level=0)
    data = (folder / "pixels.png").read_bytes()
    (folder / "pixels.png").unlink()
    head, rest = data[:33], data[33:]
    for number in range(count):
        text = PngInfo()
        text.add_text(
            "parameters",
            f"a red fish in a glass bowl, number {number}, <lora:detail:0.7>\n"
            f"Negative prompt: blurry, grey\nSteps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, "
            f"Seed: {number}, Size: 512x640, Model hash: abcdef1234, Model: dreamer_v2",
        )
        if number % 10 == 0:
            text.add_text("workflow", json.dumps({"nodes": ["x" * 60] * 1000}))
        chunks = b"".join(_chunk(kind, body) for kind, body, *_ in text.chunks)
        part = folder / str(number // 500)
        part.mkdir(exist_ok=True)
        (part / f"{number:05}.png").write_bytes(head + chunks + rest)
    return folder


def _chunk(kind: bytes, data: bytes) -> bytes:
    import struct
    import zlib

    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


if __name__ == "__main__":
    main()
