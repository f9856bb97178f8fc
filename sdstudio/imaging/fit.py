"""Bring pictures to the size that a model works in."""

from sdstudio.imaging.png import Rgb


def fitted(rgb: Rgb, width: int, height: int) -> Rgb:
    """``rgb`` scaled to cover ``width`` × ``height`` pixels, what stands out cut off on both sides.

    Lanczos; a picture of that very size comes back as it is.
    """
    import numpy as np
    from PIL import Image, ImageOps

    if rgb.shape[:2] == (height, width):
        return rgb
    picture = Image.fromarray(rgb)
    return np.asarray(ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS))


def middle_square(rgb: Rgb, side: int) -> Rgb:
    """The square in the middle of ``rgb``, scaled to ``side`` pixels: bicubic, as CLIP does it."""
    import numpy as np
    from PIL import Image

    height, width, _ = rgb.shape
    short = min(height, width)
    width, height = side * width // short, side * height // short
    resized = Image.fromarray(rgb).resize((width, height), Image.Resampling.BICUBIC)
    left, top = (width - side) // 2, (height - side) // 2
    return np.asarray(resized)[top : top + side, left : left + side]
