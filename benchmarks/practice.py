"""Makes pictures with the practice model in this process, with access to the latents."""

import math
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.resolving import resolve
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.converted_weights import ConvertedWeights
from sdstudio.engine.denoising import Guidance
from sdstudio.engine.memory_fallback import MemoryFallback
from sdstudio.engine.modes import MAKERS
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.pipeline_cache import PipelineCache
from sdstudio.engine.prompt_encoding import encode_prompt
from sdstudio.engine.protocol import CancelFlag
from sdstudio.engine.run import Run
from sdstudio.engine.seamless import Seamless
from sdstudio.engine.vae_codec import VaeCodec
from sdstudio.engine.weights_hashes import WeightsHashes
from sdstudio.imaging import Rgb
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths

PROMPTS = (
    "a red apple on a blue background",
    "a green tree under a grey sky",
    "a yellow star on black",
    "a white house on a hill",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A picture, (height, width, 3), with details.

    Args:
        latents: the final ones, (1, 4, h, w), float32.
        denoising_s: CPU time.
    """

    rgb: Rgb
    latents: Tensor
    denoising_s: float


def load(dtype: torch.dtype | None = None) -> Pipeline:
    """Load the practice model on the CPU; ``None``: in the dtype that the program would choose."""
    with tempfile.TemporaryDirectory() as cache:
        converted = ConvertedWeights(Path(cache), WeightsHashes(Path(cache)))
        pipelines = PipelineCache(torch.device("cpu"), CancelGate(), converted, dtype)
        return pipelines.take(user_paths().starter, "practice", CancelFlag())


def make(
    pipeline: Pipeline, chosen: Mapping[str, str | int | float], *, exact: bool = False
) -> Made:
    """Make the picture of seed 1 with the ``chosen`` values."""
    request = resolve(Draft(chosen), _checkpoint(), drawn_seed=1)
    retries = PrecisionRetries()
    finished: list[tuple[float, Tensor]] = []

    class Watched(VaeCodec):
        def decode_last(self, latents: Tensor) -> Rgb:
            finished.append((time.process_time(), latents))
            return super().decode_last(latents)

    with torch.inference_mode():
        conditioning = encode_prompt(pipeline, request.params, retries)
        guidance = Guidance.by(conditioning, request.params.guidance_scale)
        fallback = MemoryFallback().fallback(request, MemorySaving(0), lambda _stage: False)
        codec = Watched(
            pipeline, Seamless(), retries, fallback, lambda _tile, _tiles: None, exact=exact
        )
        run = Run(
            pipeline,
            request,
            {},
            guidance,
            retries,
            codec,
            fallback,
            on_step=lambda _done, _total: None,
            on_decode=lambda: None,
        )
        started_s = time.process_time()
        rgb = MAKERS[request.mode](run)
    ((ended_s, latents),) = finished
    return Made(rgb, latents, ended_s - started_s)


@cache
def _checkpoint() -> Checkpoint:
    return inspect(user_paths().starter, is_practice=True)


def psnr_db(one: Rgb, other: Rgb) -> float:
    """Peak signal-to-noise ratio of two pictures; infinite if they are equal."""
    error = float(np.mean((one.astype(float) - other.astype(float)) ** 2))
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)
