"""Text to image, as diffusers' StableDiffusionPipeline computes it."""

from sdstudio.engine.denoising import Start
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb


def make(run: Run) -> Rgb:
    """A picture from nothing but noise: (height, width, 3)."""
    latents = run.noise(run.params.width, run.params.height) * run.scheduler.init_noise_sigma
    return run.decode(run.denoise(Start(latents)))
