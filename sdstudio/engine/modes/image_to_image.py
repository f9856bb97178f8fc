"""Image to image, as diffusers' StableDiffusionImg2ImgPipeline computes it.

But for full strength: there it begins with pure noise, so that no colour of the picture is left.
"""

from torch import Tensor

from sdstudio.domain.inputs import InputRole
from sdstudio.engine.autoencoder import to_tensor
from sdstudio.engine.denoising import Start, skipped_steps
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb, fitted


def make(run: Run) -> Rgb:
    """The input picture, painted over: (height, width, 3)."""
    return run.decode(run.denoise(begin(run)))


def begin(run: Run, beside: Tensor | None = None) -> Start:
    """The input picture with as much noise as the strength asks for.

    Args:
        beside: as in :class:`Start`.
    """
    params = run.params
    picture = fitted(run.inputs[InputRole.IMAGE], params.width, params.height)
    return begin_from(run, picture, params.strength, beside)


def begin_from(run: Run, picture: Rgb, strength: float, beside: Tensor | None = None) -> Start:
    """``picture`` with as much noise as ``strength`` asks for.

    Args:
        beside: as in :class:`Start`.
    """
    height, width, _ = picture.shape
    if strength == 1 and not run.exact:
        latents = run.noise(width, height) * run.scheduler.init_noise_sigma
        return Start(latents, beside=beside)
    clean = run.encode(to_tensor(picture))
    skipped = skipped_steps(run.params.steps, strength)
    noisy = run.noised(clean, run.noise_like(clean), skipped)
    return Start(noisy, skipped=skipped, beside=beside)
