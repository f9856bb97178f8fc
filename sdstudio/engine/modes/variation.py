"""Image variations, equivalent to diffusers' StableUnCLIPImg2ImgPipeline.

Doesn't start from the picture: its CLIP embedding conditions the UNet alongside the prompt.
"""

import torch

from sdstudio.domain.input_refs import InputRole
from sdstudio.engine.denoising import DenoisingStart
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb


def make(run: Run) -> Rgb:
    """Make a new picture that resembles the input picture: (height, width, 3)."""
    encoder, guidance, params = run.pipeline.image_encoder, run.guidance, run.params
    if encoder is None:
        raise LookupError("the checkpoint has no image encoder")
    embedding = encoder.embed(run.inputs[InputRole.IMAGE], run.retries)
    noise = run.noise_like(embedding).cpu()
    labels = encoder.labels(embedding, noise, params.noise_level).to(run.pipeline.device)
    # The unconditional half has neither the picture nor the prompt.
    unguided = torch.zeros_like(labels).expand(guidance.rows - 1, -1)
    run.guidance = guidance.with_labels(torch.cat((unguided, labels)))
    latents = run.noise(params.width, params.height) * run.scheduler.init_noise_sigma
    return run.decode(run.denoise(DenoisingStart(latents)))
