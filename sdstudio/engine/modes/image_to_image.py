"""Image to image, as diffusers' StableDiffusionImg2ImgPipeline computes it.

But for full strength: there it begins with pure noise, so that no colour of the picture is left.
"""

from torch import Tensor

from sdstudio.domain.input_refs import InputRole
from sdstudio.engine.autoencoder import to_tensor
from sdstudio.engine.denoising import DenoisingStart, skipped_steps
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb, fitted


def make(run: Run) -> Rgb:
    """The input picture, painted over: (height, width, 3)."""
    return run.decode(run.denoise(begin(run)))


def begin(run: Run, in_thread: Tensor | None = None) -> DenoisingStart:
    """The input picture with as much noise as the strength asks for.

    Args:
        beside: as in :class:`Start`.
    """
    params = run.params
    picture = fitted(run.inputs[InputRole.IMAGE], params.width, params.height)
    return begin_from(run, picture, params.strength, in_thread)


def begin_from(
    run: Run, picture: Rgb, strength: float, in_thread: Tensor | None = None
) -> DenoisingStart:
    """``picture`` with as much noise as ``strength`` asks for.

    Args:
        beside: as in :class:`Start`.
    """
    height, width, _ = picture.shape
    if strength == 1 and not run.exact:
        latents = run.noise(width, height) * run.scheduler.init_noise_sigma
        return DenoisingStart(latents, in_thread=in_thread)
    clean = run.encode(to_tensor(picture))
    skipped = skipped_steps(run.params.steps, strength)
    noisy = run.noised(clean, run.noise_like(clean), skipped)
    return DenoisingStart(noisy, skipped=skipped, in_thread=in_thread)
