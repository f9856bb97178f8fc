"""A pictures folder with as many real pictures as wanted, for the benchmarks of the library.

``python -m benchmarks.many_pictures FOLDER COUNT`` fills ``FOLDER/pictures`` and opens the library
in ``FOLDER/data`` once, so that its rows are there.
"""

import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import Rgb, encode_png
from sdstudio.library import picture_name
from sdstudio.library.database import Database

_SUBJECTS = (
    "a red fish", "an old lighthouse", "a portrait of a woman", "一只蓝色的猫", "月光下的竹林",
    "a city in the rain", "a knight on a horse", "two boats", "a bowl of cherries", "雪山日出",
)  # fmt: skip
_MANNERS = (
    "watercolour", "oil on canvas", "ink", "photograph, 35 mm", "水墨画", "pixel art", "linocut",
    "golden hour", "soft light", "high contrast",
)  # fmt: skip
_SAMPLERS = ("euler", "euler_a", "dpmpp_2m", "ddim")
_SIZES = ((512, 512), (768, 768), (512, 768), (768, 512))
_MODELS = tuple(
    CheckpointRef(name=f"model {number}", fingerprint=f"{number:016x}") for number in range(12)
)
#: A file system allows some ten thousand names for one file.
_SOURCES = 40
_WRITTEN_S = 1_700_000_000
_FIRST = datetime(2024, 1, 1, 9, tzinfo=UTC)


def made(count: int, seed: int = 1) -> Iterator[PictureMetadata]:
    """What ``count`` pictures say of themselves: sessions of some prompts with some tries each."""
    chance = random.Random(seed)
    when = _FIRST
    prompt = ""
    for number in range(count):
        if number % 8 == 0:
            prompt = f"{chance.choice(_SUBJECTS)}, {chance.choice(_MANNERS)}, {number}"
        when += timedelta(seconds=chance.choice((9, 11, 14, 200 if number % 40 else 40_000)))
        width, height = chance.choice(_SIZES)
        yield PictureMetadata(
            GenerationRequest(
                checkpoint=chance.choice(_MODELS),
                params=GenerationParams(
                    prompt=prompt,
                    negative_prompt="blurry, text" if number % 3 else "",
                    width=width,
                    height=height,
                    seed=chance.randrange(2**32),
                    sampler=chance.choice(_SAMPLERS),
                ),
            ),
            provenance(when),
        )


def small_picture(number: int, width: int, height: int) -> Rgb:
    """A gradient in a colour of its own: (height, width, 3)."""
    import numpy as np

    ramp = np.linspace(0, 255, height, dtype=np.uint8)[:, None, None]
    colour = np.frombuffer(number.to_bytes(3, "little"), np.uint8)
    rows: Rgb = np.repeat(ramp // 2 + colour // 2, width, axis=1)
    return rows


def write_pictures(folder: Path, count: int) -> None:
    """Write ``count`` PNG files into ``folder``, oldest first."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, metadata in enumerate(made(count)):
        created_at = datetime.fromisoformat(metadata.provenance.created_at)
        name = picture_name(metadata.request, created_at)
        params = metadata.request.params
        # An eighth of the size that they name: the disk need not hold 100 GB.
        rgb = small_picture(number, params.width // 8, params.height // 8)
        png = encode_png(rgb, encode(metadata))
        (folder / name).write_bytes(png)


def link_pictures(data: Path, pictures: Path) -> None:
    """Files for the rows of a library, which share the contents of a few.

    A disk has room for a million names, but not for as many pictures.
    """
    pictures.mkdir(parents=True)
    sources = [pictures / f"source {number}.png" for number in range(_SOURCES)]
    metadata = next(made(1))
    png = encode_png(small_picture(0, 64, 64), encode(metadata))
    for source in sources:
        source.write_bytes(png)
        os.utime(source, (_WRITTEN_S, _WRITTEN_S))
    database = Database.open(data)
    try:
        names = database.execute("SELECT name FROM picture").fetchall()
        for number, (name,) in enumerate(names):
            (pictures / name).hardlink_to(sources[number % _SOURCES])
        for source in sources:
            source.unlink()
        # As if they had been read, which would take hours.
        with database.transaction():
            database.execute(
                "UPDATE picture SET size_bytes = ?, modified_ns = ?",
                (len(png), _WRITTEN_S * 10**9),
            )
    finally:
        database.close()


def provenance(when: datetime) -> Provenance:
    """How a picture that was made at ``when`` was made."""
    sha256 = "0123456789abcdef" * 4
    parts = ("unet", "vae", "text_encoder")
    return Provenance(
        program="SD Studio",
        created_at=when.isoformat(),
        libraries={"torch": "2.13.0", "diffusers": "0.42.1", "transformers": "5.23.0"},
        device="cpu",
        device_name="a processor",
        dtype="float32",
        attention="sdpa",
        threads=2,
        weights_sha256={f"{part}/diffusion_pytorch_model.safetensors": sha256 for part in parts},
        settings_sha256={f"{part}/config.json": sha256 for part in parts},
        scheduler={"_class_name": "EulerDiscreteScheduler", "beta_schedule": "scaled_linear"},
        duration_s=3.5,
    )


def main(folder: Path, count: int) -> None:
    """Fill ``folder``."""
    from sdstudio.library import Library

    write_pictures(folder / "pictures", count)
    library = Library.open(folder / "pictures", folder / "data")
    while library.upkeep.reconcile(1000).remaining:
        pass
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
