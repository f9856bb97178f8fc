"""Depth to image, equivalent to diffusers' StableDiffusionDepth2ImgPipeline.

Like image to image it starts from pure noise at full strength, so that no colour is left.
"""

from sdstudio.domain.input_refs import InputRole
from sdstudio.engine import depth
from sdstudio.engine.modes import image_to_image
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb, fitted


def make(run: Run) -> Rgb:
    """Make a picture with the input picture's depth or the given depth map: (height, width, 3)."""
    width, height = run.params.width, run.params.height
    own = run.inputs.get(InputRole.DEPTH)
    if own is None:
        nearness = run.nearness(fitted(run.inputs[InputRole.IMAGE], width, height))
    else:
        nearness = depth.from_grey(fitted(own, width, height)).to(run.pipeline.device)
    side_px = run.pipeline.latent_side_px
    extra_channels = depth.normalized(nearness, width // side_px, height // side_px)
    return run.decode(run.denoise(image_to_image.begin(run, extra_channels)))
