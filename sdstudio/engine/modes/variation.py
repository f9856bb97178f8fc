"""Image variations, as diffusers' StableUnCLIPImg2ImgPipeline computes them.

The picture is not painted over: CLIP says what it shows, and that leads the UNet beside the prompt.
"""

from dataclasses import replace

import torch

from sdstudio.domain.input_refs import InputRole
from sdstudio.engine.denoising import DenoisingStart
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb


def make(run: Run) -> Rgb:
    """A new picture like the input picture: (height, width, 3)."""
    encoder, guidance, params = run.pipeline.image_encoder, run.guidance, run.params
    if encoder is None:
        raise LookupError("the checkpoint has no such part")
    embedding = encoder.embed(run.inputs[InputRole.IMAGE], run.retries)
    noise = run.noise_like(embedding).cpu()
    labels = encoder.labels(embedding, noise, params.noise_level).to(run.pipeline.device)
    # Unguided is without the picture as well as without the prompt.
    unguided = torch.zeros_like(labels).expand(len(guidance.embeddings) - 1, -1)
    run.guidance = replace(guidance, labels=torch.cat((unguided, labels)))
    latents = run.noise(params.width, params.height) * run.scheduler.init_noise_sigma
    return run.decode(run.denoise(DenoisingStart(latents)))
