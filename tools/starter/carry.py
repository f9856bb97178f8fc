"""Move training runs between machines: averaged weights, in parts.

``python -m tools.starter.carry pack --work DIR --to FOLDER vae unet`` writes float16 parts of at
most 15 MiB; ``unpack --work DIR --from FOLDER`` turns them into checkpoints to resume from, which
keep the step and sample counts but start with a fresh optimizer.
"""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path

import torch

PART_BYTES = 15 * 2**20


def pack(work: Path, folder: Path, stages: list[str]) -> None:
    """Write ``STAGE.0``, ``STAGE.1``, … for each of ``stages`` to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for stage in stages:
        state = torch.load(work / f"{stage}.pt", map_location="cpu", weights_only=True)
        kept = {name: state[name] for name in ("step", "samples", "minutes")}
        kept["average"] = {name: value.half() for name, value in state["average"].items()}
        file = BytesIO()
        torch.save(kept, file)
        data = file.getvalue()
        for old in folder.glob(f"{stage}.[0-9]*"):
            old.unlink()
        for number, start in enumerate(range(0, len(data), PART_BYTES)):
            (folder / f"{stage}.{number}").write_bytes(data[start : start + PART_BYTES])


def unpack(work: Path, folder: Path) -> None:
    """Write ``STAGE.pt`` to ``work`` for each stage in ``folder``."""
    work.mkdir(parents=True, exist_ok=True)
    for first in sorted(folder.glob("*.0")):
        parts = sorted(first.parent.glob(f"{first.stem}.[0-9]*"), key=_number)
        data = b"".join(part.read_bytes() for part in parts)
        kept = torch.load(BytesIO(data), map_location="cpu", weights_only=True)
        average = {
            name: value.float() if value.is_floating_point() else value
            for name, value in kept["average"].items()
        }
        state = {**kept, "average": average, "model": average, "optimizer": None}
        torch.save(state, work / f"{first.stem}.pt")


def _number(part: Path) -> int:
    return int(part.suffix[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    packing, unpacking = commands.add_parser("pack"), commands.add_parser("unpack")
    for one in (packing, unpacking):
        one.add_argument("--work", type=Path, required=True)
    packing.add_argument("--to", type=Path, required=True)
    packing.add_argument("stages", nargs="+", help="vae, unet, judge")
    unpacking.add_argument("--from", dest="source", type=Path, required=True)
    options = parser.parse_args()
    if options.command == "pack":
        pack(options.work, options.to, options.stages)
    else:
        unpack(options.work, options.source)


if __name__ == "__main__":
    main()
