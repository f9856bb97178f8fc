"""Pictures that are scaled down so that a canvas has room for them."""

from sdstudio.imaging.masks import Grey
from sdstudio.imaging.png import Rgb


def fitted_inside(rgb: Rgb, alpha: Grey | None, width: int, height: int) -> tuple[Rgb, Grey | None]:
    """A picture scaled down to at most ``width`` × ``height`` pixels, in its own proportions.

    Uses Lanczos; a picture that isn't larger is returned unchanged.

    Args:
        rgb: (height, width, 3).
        alpha: straight, (height, width); ``None``: opaque.
    """
    import numpy as np
    from PIL import Image

    own_height, own_width = rgb.shape[:2]
    scale = min(width / own_width, height / own_height)
    if scale >= 1:
        return rgb, alpha
    size = max(1, round(own_width * scale)), max(1, round(own_height * scale))
    if alpha is None:
        picture = Image.fromarray(rgb).resize(size, Image.Resampling.LANCZOS)
        return np.asarray(picture), None
    # Multiplied by alpha, since the colour of what is transparent mustn't show at its edge.
    picture = Image.fromarray(np.dstack((rgb, alpha)), "RGBA").convert("RGBa")
    rgba = np.asarray(picture.resize(size, Image.Resampling.LANCZOS).convert("RGBA"))
    return rgba[..., :3], rgba[..., 3]
