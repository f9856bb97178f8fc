"""Importing full-size checkpoints in the original layout and making a picture with each.

Weights are random, in the exact shapes of the published files. Goals: copying costs no more than
reading and hashing; memory stays flat; the engine needs no more memory than for a folder in
diffusers' layout with the same weights.

``python -m benchmarks.import_model [KIND …]``; kinds: v, inpainting, depth, upscaler. Needs 16 GB
of disk for the largest.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from benchmarks.report import Report

KINDS = ("v", "inpainting", "depth", "upscaler")

_MIB = 2**20
_SIDE_PX = 256
_SAMPLE_S = 0.02


def main(kinds: Sequence[str] = KINDS) -> None:
    """Print the tables."""
    report = Report(f"Full-size checkpoints in one file: imported, and one step at {_SIDE_PX}²")
    imports, pictures = [], []
    for kind in kinds:
        with tempfile.TemporaryDirectory() as text:
            folder = Path(text)
            file, parts = folder / f"{kind}.safetensors", folder / "parts"
            _child("build", kind, str(file), str(parts))
            size_mb = file.stat().st_size / 1e6
            for how in ("link", "copy"):
                models = folder / how
                measured = _child("import", str(file), str(models), how)
                imports.append(
                    (
                        f"{kind}, {how}",
                        f"{size_mb:.0f}",
                        f"{measured['s']:.1f}",
                        f"{size_mb / measured['s']:.0f}",
                        f"{measured['grown_mib']:.0f}",
                    )
                )
            file.unlink()
            shutil.rmtree(folder / "link")
            single = measured["folder"]
            for layout, model in (("one file", single), ("folder of parts", str(parts))):
                cache = folder / f"cache of {Path(model).name}"
                for again in ("first", "again"):
                    measured = _child("generate", kind, model, str(cache))
                    pictures.append(
                        (
                            f"{kind}, {layout}, {again}",
                            f"{measured['s']:.1f}",
                            f"{measured['grown_mib']:.0f}",
                            measured["sha256"][:12],
                        )
                    )
                shutil.rmtree(cache)
    report.table(("import", "MB", "s", "MB/s", "memory grew by, MiB"), imports)
    report.table(("picture", "s", "peak of its own memory, MiB", "pixels"), pictures)
    report.line("“first” includes converting the weights to bfloat16; the copy is cached.")
    report.print()


def _child(*arguments: str) -> Any:
    """Run a part in its own process, to measure its memory."""
    command = [sys.executable, "-m", "benchmarks.import_model", "--child", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _in_child(what: str, *arguments: str) -> dict[str, Any]:
    parts = {"build": _build, "import": _import, "generate": _generate}
    return parts[what](*arguments)


def _build(kind: str, file: str, parts: str) -> dict[str, Any]:
    from tests.support.checkpoints import Variant, build_checkpoint
    from tests.support.originals import bundled_tokenizer
    from tests.support.single_files import build_single_file

    variant = Variant[kind.upper()]
    tokenizer = bundled_tokenizer(Path(file).parent / "configuration")
    build_single_file(Path(file), variant, "full", tokenizer=tokenizer)
    build_checkpoint(Path(parts), variant, "full", tokenizer=tokenizer)
    return {}


def _import(file: str, models: str, how: str) -> dict[str, Any]:
    from sdstudio.disk import SystemDisk
    from sdstudio.models.catalogue import read_catalogue
    from sdstudio.models.importing import examine, import_model
    from sdstudio.models.stop import Stop
    from sdstudio.paths import user_paths

    paths = user_paths()
    catalogue, _ = read_catalogue(paths.catalogue)
    with _measured() as measured:
        folder = import_model(
            examine(Path(file), catalogue=catalogue, bundled=paths.model_configurations),
            Path(models),
            disk=SystemDisk(),
            bundled=paths.model_configurations,
            name="",
            link=how == "link",
            stop=Stop(),
            progress=lambda *_: None,
        )
    return {**measured, "folder": str(folder)}


def _generate(kind: str, model: str, cache: str) -> dict[str, Any]:
    import hashlib

    from sdstudio.engine import process_environment

    process_environment.prepare_process(Path(cache))
    import torch

    from sdstudio.domain import modes
    from sdstudio.domain.input_refs import InputRole
    from tests.engine.conversation import a_request
    from tests.engine.tiny import an_engine, run
    from tests.support.pictures import some_rgb

    image = some_rgb(_SIDE_PX, _SIDE_PX)
    mode, inputs = {
        "inpainting": (modes.INPAINTING, {InputRole.IMAGE: image, InputRole.MASK: image}),
        "depth": (modes.DEPTH_TO_IMAGE, {InputRole.IMAGE: image}),
        "upscaler": (modes.UPSCALE, {InputRole.IMAGE: image[: _SIDE_PX // 4, : _SIDE_PX // 4]}),
    }.get(kind, (modes.TEXT_TO_IMAGE, {}))
    size = {"width": _SIDE_PX, "height": _SIDE_PX}
    # Exactly one step in every mode.
    request = a_request(mode=mode.key, inputs=inputs, steps=1, strength=1.0, sampler="ddim", **size)
    engine = an_engine(Path(cache), dtype=torch.bfloat16)
    with _measured() as measured:
        picture = run(engine, request, Path(model), inputs=inputs).pictures()[0]
    return {**measured, "sha256": hashlib.sha256(picture.tobytes()).hexdigest()}


@contextmanager
def _measured() -> Iterator[dict[str, float]]:
    """Seconds and the peak growth of the process's memory, not counting mapped files."""
    process = psutil.Process()

    def own() -> int:
        memory = process.memory_info()
        return int(memory.rss - getattr(memory, "shared", 0))

    before = peak = own()
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(_SAMPLE_S):
            peak = max(peak, own())

    thread = threading.Thread(target=watch)
    thread.start()
    measured: dict[str, float] = {}
    began = time.perf_counter()
    try:
        yield measured
    finally:
        measured["s"] = time.perf_counter() - began
        done.set()
        thread.join()
        measured["grown_mib"] = (peak - before) / _MIB


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(_in_child(*sys.argv[2:])))
    else:
        main(sys.argv[1:] or KINDS)
