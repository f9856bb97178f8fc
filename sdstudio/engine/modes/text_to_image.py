"""Text to image, equivalent to diffusers' StableDiffusionPipeline, and an optional second pass.

The second pass is image to image on the enlarged picture, and gives what that mode would give with
the same seed. It enlarges pixels, since enlarged latents decode to a blur that takes a high
strength to hide.
"""

from typing import Final

import numpy as np
from torch import Tensor

from sdstudio.engine.denoising import DenoisingStart
from sdstudio.engine.modes.image_to_image import begin_from
from sdstudio.engine.run import Run
from sdstudio.engine.seamless import Seamless
from sdstudio.imaging import Rgb, stretched

#: Of the surroundings, by an upscaler.
_SEEN_PX: Final = 32


def make(run: Run) -> Rgb:
    """Make a picture from pure noise: (height, width, 3)."""
    params = run.params
    if not run.request.has_second_pass:
        return run.decode(_first_pass(run))
    strength = params.second_pass_strength
    run.expect(sum(run.request.passes))
    small = run.decode(_first_pass(run), is_last=False)
    large = _enlarged(run, small)
    run.restart()
    run.guidance = run.guidance.next_pass()
    return run.decode(run.denoise(begin_from(run, large, strength)))


def _enlarged(run: Run, small: Rgb) -> Rgb:
    seamless, size_px = Seamless.of(run.params.seamless), run.request.size_px
    if run.enlarge is None:
        return stretched(small, *size_px, wrapped_x=seamless.x, wrapped_y=seamless.y)
    # What a network sees across the edges is what is at the opposite ones.
    height, width, _ = small.shape
    down, across = (_SEEN_PX if wraps else 0 for wraps in (seamless.y, seamless.x))
    around = np.pad(small, ((down, down), (across, across), (0, 0)), "wrap")
    by_width, by_height = size_px[0] / width, size_px[1] / height
    large = run.enlarge(
        around,
        (round((width + 2 * across) * by_width), round((height + 2 * down) * by_height)),
    )
    left, top = round(across * by_width), round(down * by_height)
    return large[top : top + size_px[1], left : left + size_px[0]]


def _first_pass(run: Run) -> Tensor:
    latents = run.noise(run.params.width, run.params.height) * run.scheduler.init_noise_sigma
    return run.denoise(DenoisingStart(latents))
