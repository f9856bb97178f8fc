"""Image to image, equivalent to diffusers' StableDiffusionImg2ImgPipeline.

Except at full strength: it then starts from pure noise, so that no colour of the picture is left.
"""

from torch import Tensor

from sdstudio.domain.input_refs import InputRole
from sdstudio.engine.autoencoder import to_tensor
from sdstudio.engine.denoising import DenoisingStart, SeenPart, skipped_steps
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb, fitted


def make(run: Run) -> Rgb:
    """Repaint the input picture: (height, width, 3)."""
    return run.decode(run.denoise(begin(run)))


def begin(run: Run, extra_channels: Tensor | None = None) -> DenoisingStart:
    """Noise the input picture according to the request's strength.

    Args:
        extra_channels: see :class:`DenoisingStart`.
    """
    params = run.params
    picture = fitted(run.inputs[InputRole.IMAGE], params.width, params.height)
    return begin_from(run, picture, params.strength, extra_channels)


def begin_from(
    run: Run, picture: Rgb, strength: float, extra_channels: Tensor | None = None
) -> DenoisingStart:
    """Noise ``picture`` according to ``strength``.

    Args:
        extra_channels: see :class:`DenoisingStart`.
    """
    height, width, _ = picture.shape
    if strength == 1 and not run.exact:
        latents = run.noise(width, height) * run.scheduler.init_noise_sigma
        return DenoisingStart(latents, extra_channels=extra_channels, seen=SeenPart(picture))
    clean = run.encode(to_tensor(picture))
    skipped = skipped_steps(run.params.steps, strength)
    noisy = run.noised(clean, run.noise_like(clean), skipped)
    return DenoisingStart(
        noisy, skipped=skipped, extra_channels=extra_channels, seen=SeenPart(picture)
    )
