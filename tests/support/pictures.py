"""Requests, provenances and pictures to keep."""

from pathlib import Path
from typing import Any

import numpy as np

from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.metadata import PictureMetadata
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import Rgb

RED_FISH = "a red fish"


def a_request(prompt: str = RED_FISH, *, count: int = 1, **params: Any) -> GenerationRequest:
    return GenerationRequest(
        checkpoint=CheckpointRef(name="sd 2.1", fingerprint="0123456789abcdef"),
        params=GenerationParams(**{"prompt": prompt, "width": 64, "height": 64, **params}),
        count=count,
    )


def a_provenance(created_at: str = "2026-11-23T14:05:33+00:00", **changes: Any) -> Provenance:
    values: dict[str, Any] = {
        "program": "SD Studio 1.0",
        "created_at": created_at,
        "libraries": {"torch": "2.13.0", "diffusers": "0.42.1"},
        "device": "cpu",
        "device_name": "处理器",
        "dtype": "float32",
        "attention": "sdpa",
        "threads": 2,
        "weights_sha256": {"unet/diffusion_pytorch_model.safetensors": "ab" * 32},
        "scheduler": {"_class_name": "DPMSolverMultistepScheduler", "trained_betas": None},
        "duration_s": 12.5,
    }
    return Provenance(**{**values, **changes})


def a_metadata(prompt: str = RED_FISH, **params: Any) -> PictureMetadata:
    return PictureMetadata(a_request(prompt, **params), a_provenance())


def some_rgb(width: int = 64, height: int = 64, seed: int = 0) -> Rgb:
    shape = (height, width, 3)
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
