"""Depth to image, as diffusers' StableDiffusionDepth2ImgPipeline computes it.

Like image to image it begins with pure noise at full strength, so that no colour is left.
"""

from sdstudio.domain.input_refs import InputRole
from sdstudio.engine import depth
from sdstudio.engine.modes import image_to_image
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb, fitted


def make(run: Run) -> Rgb:
    """A picture with the depth of the input picture, or with that given: (height, width, 3)."""
    width, height = run.params.width, run.params.height
    own = run.inputs.get(InputRole.DEPTH)
    if own is None:
        nearness = run.nearness(fitted(run.inputs[InputRole.IMAGE], width, height))
    else:
        nearness = depth.given(fitted(own, width, height)).to(run.pipeline.device)
    side_px = run.pipeline.latent_side_px
    in_thread = depth.spread(nearness, width // side_px, height // side_px)
    return run.decode(run.denoise(image_to_image.begin(run, in_thread)))
