"""Text to image: encode → denoise → decode, as diffusers' StableDiffusionPipeline computes it.

What differs is bookkeeping: latents and sampler stay in float32 whatever the networks compute in,
and noise is drawn in float32 on the CPU, so that one seed means one picture on every device.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.params import GenerationParams
from sdstudio.engine import schedulers
from sdstudio.engine.loading import LATENT_CHANNELS, LATENT_SIDE_PX
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.schedulers import Scheduler

Rgb = npt.NDArray[np.uint8]

#: Side of a tile's latents; the autoencoder blends tiles over a quarter of it.
_TILE_LATENTS = 32


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of the denoising, as seen from outside.

    Args:
        step: 1 … the artist's number of steps.
        noiseless: computes the latents without their noise, for a preview.
    """

    step: int
    noiseless: Callable[[], Tensor]


@dataclass(slots=True)
class Redone:
    """How often something came out not finite and was computed again in float32."""

    count: int = 0


def encode(pipeline: Pipeline, params: GenerationParams, redone: Redone) -> Tensor:
    """The prompt for the UNet: (2, tokens, width) with the negative first, or (1, …) unguided."""
    guided = params.guidance_scale > 1
    texts = [params.negative_prompt, params.prompt] if guided else [params.prompt]
    tokenizer = pipeline.tokenizer
    tokens = tokenizer(
        texts,
        padding="max_length",
        max_length=tokenizer.model_max_length,
        truncation=True,
        return_tensors="pt",
    )
    ids = tokens.input_ids.to(pipeline.device)

    def run() -> Tensor:
        embeddings: Tensor = pipeline.text_encoder(ids, return_dict=False)[0]
        return embeddings

    return _finite(run, pipeline.text_encoder, redone)


def denoise(
    pipeline: Pipeline,
    scheduler: Scheduler,
    embeddings: Tensor,
    params: GenerationParams,
    redone: Redone,
    on_step: Callable[[StepDone], None],
) -> Tensor:
    """Latents of the picture that ``params.seed`` gives: (1, 4, H/8, W/8), float32.

    Raises:
        JobCancelled: from inside the UNet.
        StudioError: ``NOT_FINITE``, also in float32.
    """
    device = pipeline.device
    generator = torch.Generator("cpu").manual_seed(params.seed)
    shape = (1, LATENT_CHANNELS, params.height // LATENT_SIDE_PX, params.width // LATENT_SIDE_PX)
    scheduler.set_timesteps(params.steps, device=device)
    latents = torch.randn(shape, generator=generator, dtype=torch.float32).to(device)
    latents = latents * scheduler.init_noise_sigma
    options = schedulers.step_options(scheduler, generator)
    step = 0
    for evaluation, timestep in enumerate(scheduler.timesteps):
        prediction = _predict(pipeline, scheduler, embeddings, latents, timestep, params, redone)
        before = latents
        latents = scheduler.step(prediction, timestep, latents, return_dict=False, **options)[0]
        done = schedulers.steps_done(scheduler, evaluation, params.steps)
        if done > step:
            step = done
            noiseless = _Noiseless(scheduler, evaluation, timestep, before, prediction)
            on_step(StepDone(step, noiseless))
    return latents


def decode(pipeline: Pipeline, latents: Tensor, redone: Redone, *, tiled: bool) -> Rgb:
    """The picture, (H, W, 3).

    Args:
        tiled: one part after the other: less memory, and pixels that differ a little.

    Raises:
        JobCancelled: from inside the autoencoder.
        StudioError: ``NOT_FINITE``.
    """
    vae = pipeline.vae
    unscaled = latents / vae.config["scaling_factor"]

    def run() -> Tensor:
        picture: Tensor = vae.decode(unscaled.to(vae.dtype), return_dict=False)[0]
        return picture

    try:
        if tiled:
            vae.enable_tiling()
            vae.tile_latent_min_size = _TILE_LATENTS
            vae.tile_sample_min_size = _TILE_LATENTS * LATENT_SIDE_PX
        picture = _finite(run, vae, redone)
    finally:
        vae.disable_tiling()
    scaled = (picture[0] / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).float().cpu()
    return np.asarray((scaled.numpy() * 255).round(), np.uint8)


@dataclass(frozen=True, slots=True)
class _Noiseless:
    scheduler: Scheduler
    evaluation: int
    timestep: Tensor
    sample: Tensor
    prediction: Tensor

    def __call__(self) -> Tensor:
        return schedulers.noiseless(
            self.scheduler, self.evaluation, self.timestep, self.sample, self.prediction
        )


def _predict(
    pipeline: Pipeline,
    scheduler: Scheduler,
    embeddings: Tensor,
    latents: Tensor,
    timestep: Tensor,
    params: GenerationParams,
    redone: Redone,
) -> Tensor:
    """The UNet's prediction after guidance, in float32."""
    unet = pipeline.unet
    scaled = scheduler.scale_model_input(latents, timestep)
    # The unconditional and the conditional pass as one batch: faster than one after the other.
    batch = scaled.expand(len(embeddings), -1, -1, -1)

    def run() -> Tensor:
        both: Tensor = unet(
            batch.to(unet.dtype),
            timestep,
            encoder_hidden_states=embeddings.to(unet.dtype),
            return_dict=False,
        )[0]
        both = both.float()
        if len(both) == 1:
            return both
        without, towards = both.chunk(2)
        return without + params.guidance_scale * (towards - without)

    return _finite(run, unet, redone)


def _finite(run: Callable[[], Tensor], network: nn.Module, redone: Redone) -> Tensor:
    """What ``run`` computes, again with ``network`` in float32 if it was not finite."""
    result = run()
    if _is_finite(result):
        return result
    dtype = next(network.parameters()).dtype
    if dtype is not torch.float32:
        redone.count += 1
        # There and back loses nothing: every bfloat16 and float16 is a float32.
        network.to(torch.float32)
        try:
            result = run()
        finally:
            network.to(dtype)
        if _is_finite(result):
            return result
    raise StudioError(ErrorCode.NOT_FINITE)


def _is_finite(values: Tensor) -> bool:
    # A sum is not finite if a part is not, and is one pass without a mask.
    return bool(torch.isfinite(values.sum(dtype=torch.float32)))
