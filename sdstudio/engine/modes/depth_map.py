"""Depth map: the depth of a picture as a grey picture."""

import numpy as np

from sdstudio.domain.input_refs import InputRole
from sdstudio.engine import depth
from sdstudio.engine.autoencoder import to_rgb
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb

#: Converted to pixels at a time.
_ROWS = 64


def make(run: Run) -> Rgb:
    """Make a grey picture of the input's size, white is near: (height, width, 3)."""
    picture = run.inputs[InputRole.IMAGE]
    height, width, _ = picture.shape
    grey = depth.normalized(run.nearness(picture), width, height)
    made = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, _ROWS):
        made[top : top + _ROWS] = to_rgb(grey[:, :, top : top + _ROWS].expand(-1, 3, -1, -1))
    return made
