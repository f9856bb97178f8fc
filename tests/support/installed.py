"""Models in miniature, installed without a network: a catalogue, its files, and their records."""

import hashlib
import json
from pathlib import Path

from sdstudio.disk import SystemDisk
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.records import InstalledFile, InstallRecord, write_record

FILE = "unet/diffusion_pytorch_model.safetensors"
_BLOCK_BYTES = 64


def content(model: str, variant: str) -> bytes:
    """The bytes of the one file that a variant has."""
    return f"{model} {variant} ".encode() * 20


def small_catalogue(**models: tuple[str, ...]) -> Catalogue:
    """A catalogue of models (their keys) with the variants that are named, each of one file."""
    return Catalogue.model_validate_json(
        json.dumps(
            {
                "version": 1,
                "licences": [
                    {"key": "openrail-pp-m", "name": "CreativeML Open RAIL++-M"},
                    {"key": "free", "name": "Free", "needs_consent": False},
                ],
                "models": [_model(key, variants) for key, variants in models.items()],
            }
        )
    )


def _model(key: str, variants: tuple[str, ...]) -> dict[str, object]:
    return {
        "key": key,
        "name": f"Model {key.title()}",
        "description": {"en": "x"},
        "purpose": {"en": "x"},
        "kind": "text_to_image",
        "prediction_type": "epsilon",
        "native_size_px": 512,
        "configuration": "base",
        "licence": "openrail-pp-m",
        "variants": [
            {
                "key": variant,
                "layout": "diffusers",
                "precision": "fp32",
                "files": [
                    {
                        "path": FILE,
                        "size_bytes": len(content(key, variant)),
                        "sha256": hashlib.sha256(content(key, variant)).hexdigest(),
                        "hash_source": "page",
                    }
                ],
            }
            for variant in variants
        ],
    }


def install(models: Path, key: str, variant: str, name: str = "") -> Path:
    """Put a variant of :func:`small_catalogue` where a download would; returns its folder."""
    folder = models / key / variant
    data = content(key, variant)
    path = folder / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    blocks = [data[at : at + _BLOCK_BYTES] for at in range(0, len(data), _BLOCK_BYTES)]
    file = InstalledFile(
        path=FILE,
        size_bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        block_bytes=_BLOCK_BYTES,
        blocks=tuple(hashlib.sha256(block).hexdigest() for block in blocks),
    )
    record = InstallRecord(
        model=key,
        variant=variant,
        name=name or f"Model {key.title()}",
        licence="openrail-pp-m",
        installed_at="2026-01-01T00:00:00+00:00",
        program="SD Studio",
        files=(file,),
    )
    write_record(SystemDisk(), folder, record)
    return folder
