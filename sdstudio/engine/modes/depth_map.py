"""The depth of a picture, as a picture."""

import torch

from sdstudio.domain.inputs import InputRole
from sdstudio.engine import depth
from sdstudio.engine.autoencoder import to_rgb
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb


def make(run: Run) -> Rgb:
    """Grey, white is near: (height, width, 3), the input picture's size."""
    picture = run.inputs[InputRole.IMAGE]
    height, width, _ = picture.shape
    grey = depth.spread(run.nearness(picture), width, height)
    return to_rgb(torch.cat((grey, grey, grey), dim=1))
