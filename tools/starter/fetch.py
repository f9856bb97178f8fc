"""Fetch the data into ``--work``/sources with the registries' own clients, and check the hashes."""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One pinned package: how it is asked for, the file that arrives, and its SHA-256."""

    command: tuple[str, ...]
    file: str
    sha256: str


PICTURES = Source(
    ("npm", "pack", "@lobehub/fluent-emoji-3d@1.1.0"),
    "lobehub-fluent-emoji-3d-1.1.0.tgz",
    "c1bb7eee7de090205a232518a9ab4adb3df458bfbe8a1f78232991194c8b2e58",
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


def sources(work: Path) -> Path:
    """The folder of what was fetched."""
    return work / "sources"


def pictures_folder(work: Path) -> Path:
    """The folder of the WebP pictures, named by code point."""
    return sources(work) / "assets"


def vocabulary_wheel(work: Path) -> Path:
    """The wheel that holds CLIP's vocabulary."""
    return sources(work) / VOCABULARY.file


def fetch(source: Source, folder: Path) -> Path:
    """Download ``source`` unless it is there; raise ValueError when its hash is not the pinned."""
    path = folder / source.file
    if not path.exists():
        subprocess.run(source.command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != source.sha256:
        raise ValueError(f"{source.file}: SHA-256 is {found}, the recipe pins {source.sha256}")
    print(f"{source.file}: as pinned")
    return path


def unpack_pictures(archive: Path, folder: Path) -> None:
    """Copy the WebP files of the package to ``folder``."""
    folder.mkdir(exist_ok=True)
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            name = Path(member.name).name
            file = tar.extractfile(member)
            if name.endswith(".webp") and file is not None:
                (folder / name).write_bytes(file.read())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    folder = sources(options.work)
    folder.mkdir(parents=True, exist_ok=True)
    archive = fetch(PICTURES, folder)
    fetch(LABELS, folder)
    fetch(VOCABULARY, folder)
    unpack_pictures(archive, pictures_folder(options.work))


if __name__ == "__main__":
    main()
