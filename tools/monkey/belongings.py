"""Files that the monkey drops, chooses and pastes: good, damaged and missing ones."""

import os
from pathlib import Path

import numpy as np
from PIL import Image
from safetensors.numpy import save_file

from tests.support.paper_model import write_model

_FORMATS = ("png", "jpg", "webp", "bmp", "gif", "tiff")


def write_belongings(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write everything to ``folder``; returns the files and the folders."""
    folder.mkdir(parents=True)
    pictures = [_write_picture(folder, index, ending) for index, ending in enumerate(_FORMATS)]
    whole = pictures[0].read_bytes()
    odd = {
        "cut.png": whole[: len(whole) // 2],
        "no picture.png": b"no picture",
        "empty.jpg": b"",
        "no name": whole,
        "一张图.png": whole,
        "notes.txt": b"a red fish",
        "broken.safetensors": b"\xff" * 100,
        "evil.ckpt": b"\x80\x02}q\x00.",
    }
    for name, data in odd.items():
        (folder / name).write_bytes(data)
    lora = {
        f"lora_unet_down_blocks_0_attentions_0_proj_in.lora_{part}.weight": np.zeros(
            shape, np.float32
        )
        for part, shape in (("down", (2, 16)), ("up", (16, 2)))
    }
    save_file(lora, folder / "style.safetensors")
    save_file({"emb_params": np.zeros((2, 1024), np.float32)}, folder / "word.safetensors")
    models = [write_model(folder / f"model {mark}", mark=mark) for mark in (1, 2)]
    nothing = folder / "nothing"
    nothing.mkdir()
    files = [
        *pictures,
        *(folder / name for name in odd),
        folder / "style.safetensors",
        folder / "word.safetensors",
        folder / "gone.png",
    ]
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.png")
        files.append(folder / "pipe.png")
    return files, [*models, nothing, folder, folder / "gone"]


def _write_picture(folder: Path, index: int, ending: str) -> Path:
    width, height = (64, 64) if index % 2 else (200 + 37 * index, 90)
    mode = "RGBA" if ending in ("png", "webp") else "RGB"
    drawn = np.random.default_rng(index).integers(
        0, 256, (height, width, len(mode)), dtype=np.uint8
    )
    path = folder / f"picture {index}.{ending}"
    Image.fromarray(drawn, mode).save(path)
    return path
