"""Fetch the data with the registries' own clients, verify the hashes, and pack it for training.

``--work``/sources holds the packages; ``--work``/assets.zip, about four megabytes, is all that the
other commands read, so it can be copied to a machine without a network.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image

from tools.starter.words import OBJECTS

SIDE_PX = 256
WEBP_QUALITY = 90
MERGES_MEMBER = "merges.txt"


@dataclass(frozen=True)
class Source:
    """A pinned package: the download command, the resulting file, and its SHA-256."""

    command: tuple[str, ...]
    file: str
    sha256: str


SOLID = Source(
    ("npm", "pack", "@lobehub/fluent-emoji-3d@1.1.0"),
    "lobehub-fluent-emoji-3d-1.1.0.tgz",
    "c1bb7eee7de090205a232518a9ab4adb3df458bfbe8a1f78232991194c8b2e58",
)
FLAT = Source(
    ("npm", "pack", "@lobehub/fluent-emoji-flat@1.1.0"),
    "lobehub-fluent-emoji-flat-1.1.0.tgz",
    "8f9113c027c7c20eced0070354715a4093a459b8bef6332b91d45f38c9bdb147",
)
LINE = Source(
    ("npm", "pack", "@iconify-json/fluent-emoji-high-contrast@1.2.6"),
    "iconify-json-fluent-emoji-high-contrast-1.2.6.tgz",
    "0b92d48c90d2200bd499e3cdd09a127ca6a8c8ddefd34c35eb5a1e4994012ae0",
)
LABELS = Source(
    ("npm", "pack", "emojibase-data@17.0.0"),
    "emojibase-data-17.0.0.tgz",
    "d01d0e2ca4e22cb402679532155342c71e2e871f25c32223c013b8b166ebdf5a",
)
VOCABULARY = Source(
    (sys.executable, "-m", "pip", "download", "--no-deps", "open_clip_torch==3.3.0"),
    "open_clip_torch-3.3.0-py3-none-any.whl",
    "c549ad5ed6bfc119cc11105033c0a2b9d7a2a4afeb40a58a09aab3da1a0043ce",
)
VOCABULARY_MEMBER = "open_clip/bpe_simple_vocab_16e6.txt.gz"
# The number of merges in CLIP's tokenizer; the file holds more.
VOCABULARY_MERGES = 48_894


def assets_path(work: Path) -> Path:
    """The archive with ``STYLE/CODE.webp`` cut-outs of 256 px with alpha, and CLIP's merges."""
    return work / "assets.zip"


def fetch(source: Source, folder: Path) -> Path:
    """Download ``source`` unless it exists; raise ValueError if its hash differs from the pin."""
    path = folder / source.file
    was_there = path.exists()
    if not was_there:
        subprocess.run(source.command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found == source.sha256:
        print(f"{source.file}: as pinned")
        return path
    path.unlink()
    if was_there:
        # The last download may have been interrupted.
        return fetch(source, folder)
    raise ValueError(f"{source.file}: SHA-256 is {found}, the recipe pins {source.sha256}")


def rasterise(svg: bytes) -> Image.Image:
    """Render ``svg`` at 256 px with alpha. Raises ValueError if it isn't an SVG."""
    # Imported here: only fetching needs Qt, and the training machine may not have it.
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg))
    if not renderer.isValid():
        raise ValueError("not a valid SVG")
    image = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE_PX, SIDE_PX, 4)
    return Image.fromarray(pixels.copy(), "RGBA")


def pack(folder: Path, path: Path) -> None:
    """Write the cut-outs of every object in its three styles, and CLIP's merges, to ``path``."""
    part = path.with_suffix(".part")
    with (
        tarfile.open(folder / SOLID.file) as solid,
        tarfile.open(folder / FLAT.file) as flat,
        tarfile.open(folder / LINE.file) as line,
        zipfile.ZipFile(folder / VOCABULARY.file) as wheel,
        zipfile.ZipFile(part, "w") as made,
    ):
        names = json.load(_member(line, "package/chars.json"))
        icons = json.load(_member(line, "package/icons.json"))["icons"]
        for code in OBJECTS.values():
            drawn = _member(solid, f"package/assets/{code}.webp").read()
            made.writestr(f"3d/{code}.webp", drawn)
            svg = _member(flat, f"package/assets/{code}.svg").read()
            made.writestr(f"flat/{code}.webp", _webp(rasterise(svg)))
            body = icons[names[code if code in names else code.replace("-fe0f", "")]]["body"]
            black = body.replace("currentColor", "#000")
            whole = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{black}</svg>'
            made.writestr(f"line/{code}.webp", _webp(rasterise(whole.encode())))
        text = gzip.decompress(wheel.read(VOCABULARY_MEMBER)).decode()
        merges = text.split("\n")[1 : VOCABULARY_MERGES + 1]
        made.writestr(MERGES_MEMBER, "\n".join(merges) + "\n", zipfile.ZIP_DEFLATED)
    part.replace(path)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def compare_labels(archive: Path) -> None:
    """Print the objects whose Chinese name shares no character with the data's label."""
    from tools.starter.words import CHINESE

    with tarfile.open(archive) as tar:
        rows = json.load(_member(tar, "package/zh/data.json"))
    labels = {re.sub("-fe0f$", "", row["hexcode"].lower()): row for row in rows}
    for name, code in OBJECTS.items():
        row = labels[re.sub("-fe0f$", "", code)]
        theirs = row["label"] + "".join(row.get("tags", ()))
        if not set(CHINESE[name]) & set(theirs):
            print(f"{name}: {CHINESE[name]}, in the data {theirs}")


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    file = tar.extractfile(name)
    if file is None:
        raise FileNotFoundError(name)
    return file


def _webp(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", quality=WEBP_QUALITY)
    return file.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    folder = options.work / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    for source in (SOLID, FLAT, LINE, VOCABULARY):
        fetch(source, folder)
    compare_labels(fetch(LABELS, folder))
    pack(folder, assets_path(options.work))


if __name__ == "__main__":
    main()
