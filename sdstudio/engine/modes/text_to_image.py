"""Text to image, equivalent to diffusers' StableDiffusionPipeline, and an optional second pass.

The second pass is image to image on the enlarged picture, and gives what that mode would give with
the same seed. It enlarges pixels, since enlarged latents decode to a blur that takes a high
strength to hide.
"""

from torch import Tensor

from sdstudio.domain.params import steps_at
from sdstudio.engine.denoising import DenoisingStart
from sdstudio.engine.modes.image_to_image import begin_from
from sdstudio.engine.run import Run
from sdstudio.engine.seamless import Seamless
from sdstudio.imaging import Rgb, stretched


def make(run: Run) -> Rgb:
    """Make a picture from pure noise: (height, width, 3)."""
    params = run.params
    size_px = run.request.size_px
    if size_px == (params.width, params.height):
        return run.decode(_first_pass(run))
    strength = params.second_pass_strength
    run.expect(params.steps + steps_at(params.steps, strength))
    small = run.decode(_first_pass(run), is_last=False)
    seamless = Seamless.of(params.seamless)
    large = stretched(small, *size_px, wrapped_x=seamless.x, wrapped_y=seamless.y)
    run.restart()
    run.guidance = run.guidance.next_pass()
    return run.decode(run.denoise(begin_from(run, large, strength)))


def _first_pass(run: Run) -> Tensor:
    latents = run.noise(run.params.width, run.params.height) * run.scheduler.init_noise_sigma
    return run.denoise(DenoisingStart(latents))
