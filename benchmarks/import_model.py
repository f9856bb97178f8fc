"""Importing full-size checkpoints in the original layout, and making a picture with each.

The weights are random and of the exact shapes of the published files. Goals: a copy costs what
reading and hashing cost; memory stays flat; the engine needs no more of it than for a folder in
diffusers layout with the same weights.

``python -m benchmarks.import_model [KIND …]`` takes some of: v, inpainting, depth, upscaler. It
needs 16 GB of disk for the largest.
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
                told = _child("import", str(file), str(models), how)
                imports.append(
                    (
                        f"{kind}, {how}",
                        f"{size_mb:.0f}",
                        f"{told['s']:.1f}",
                        f"{size_mb / told['s']:.0f}",
                        f"{told['grown_mib']:.0f}",
                    )
                )
            file.unlink()
            shutil.rmtree(folder / "link")
            single = told["folder"]
            for layout, model in (("one file", single), ("folder of parts", str(parts))):
                cache = folder / f"cache of {Path(model).name}"
                for again in ("first", "again"):
                    told = _child("generate", kind, model, str(cache))
                    pictures.append(
                        (
                            f"{kind}, {layout}, {again}",
                            f"{told['s']:.1f}",
                            f"{told['grown_mib']:.0f}",
                            told["sha256"][:12],
                        )
                    )
                shutil.rmtree(cache)
    report.table(("import", "MB", "s", "MB/s", "memory grew by, MiB"), imports)
    report.table(("picture", "s", "peak of its own memory, MiB", "pixels"), pictures)
    report.line("First: with converting the weights to bfloat16, which is kept for the next time.")
    report.print()


def _child(*arguments: str) -> Any:
    """Run a part in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.import_model", "--child", *arguments]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(said.stdout.splitlines()[-1])


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
    from sdstudio.models.download.stop import Stop
    from sdstudio.models.importing import examine, import_model
    from sdstudio.paths import user_paths

    paths = user_paths()
    catalogue, _ = read_catalogue(paths.catalogue)
    with _measured() as told:
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
    return {**told, "folder": str(folder)}


def _generate(kind: str, model: str, cache: str) -> dict[str, Any]:
    import hashlib

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
    # At its lowest strength that leaves one step.
    request = a_request(mode=mode.key, inputs=inputs, steps=1, strength=1.0, sampler="ddim", **size)
    engine = an_engine(Path(cache), dtype=torch.bfloat16)
    with _measured() as told:
        picture = run(engine, request, Path(model), inputs=inputs).pictures()[0]
    return {**told, "sha256": hashlib.sha256(picture.tobytes()).hexdigest()}


@contextmanager
def _measured() -> Iterator[dict[str, float]]:
    """Seconds, and by how much the process's memory grew at most; files mapped are not counted."""
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
    told: dict[str, float] = {}
    began = time.perf_counter()
    try:
        yield told
    finally:
        told["s"] = time.perf_counter() - began
        done.set()
        thread.join()
        told["grown_mib"] = (peak - before) / _MIB


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(_in_child(*sys.argv[2:])))
    else:
        main(sys.argv[1:] or KINDS)
