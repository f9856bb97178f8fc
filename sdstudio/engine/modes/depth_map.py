"""Depth map: the depth of a picture as a grey picture."""

import numpy as np
from torch import Tensor

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
    return grey_picture(run.nearness(picture), width, height)


def grey_picture(nearness: Tensor, width: int, height: int) -> Rgb:
    """Nearness, (1, h, w), as a picture from black (far) to white (near): (height, width, 3)."""
    grey = depth.normalized(nearness, width, height)
    made = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, _ROWS):
        made[top : top + _ROWS] = to_rgb(grey[:, :, top : top + _ROWS].expand(-1, 3, -1, -1))
    return made
