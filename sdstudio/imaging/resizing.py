"""Resizing pictures."""

from sdstudio.imaging.png import Rgb


def fitted(rgb: Rgb, width: int, height: int) -> Rgb:
    """``rgb`` scaled to cover ``width`` × ``height`` pixels and cropped equally on both sides.

    Lanczos; a picture that already has this size is returned unchanged.
    """
    import numpy as np
    from PIL import Image, ImageOps

    if rgb.shape[:2] == (height, width):
        return rgb
    picture = Image.fromarray(rgb)
    return np.asarray(ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS))


def stretched(
    rgb: Rgb, width: int, height: int, *, wrapped_x: bool = False, wrapped_y: bool = False
) -> Rgb:
    """``rgb`` scaled to ``width`` × ``height`` pixels, whatever its shape. Lanczos.

    A picture that already has this size is returned unchanged.

    Args:
        wrapped_x, wrapped_y: opposite edges continue in each other.
    """
    import numpy as np
    from PIL import Image

    old_height, old_width, _ = rgb.shape
    if (old_height, old_width) == (height, width):
        return rgb
    # The radius of the Lanczos filter: three pixels of the smaller picture.
    across, down = (3 if wraps else 0 for wraps in (wrapped_x, wrapped_y))
    around = np.pad(rgb, ((down, down), (across, across), (0, 0)), "wrap")
    box = (across, down, across + old_width, down + old_height)
    picture = Image.fromarray(around)
    return np.asarray(picture.resize((width, height), Image.Resampling.LANCZOS, box))


def bilinear(rgb: Rgb, width: int, height: int) -> Rgb:
    """``rgb`` scaled to ``width`` × ``height`` pixels, as transformers does it for SAM."""
    import numpy as np
    from PIL import Image

    return np.asarray(Image.fromarray(rgb).resize((width, height), Image.Resampling.BILINEAR))


def middle_square(rgb: Rgb, side: int, shorter: int | None = None) -> Rgb:
    """The square of ``side`` pixels in the middle of ``rgb``, after that was scaled.

    Bicubic, as transformers does it for CLIP and DINOv2.

    Args:
        shorter: the shorter side of the scaled picture; ``None``: that of the square.
    """
    import numpy as np
    from PIL import Image

    height, width, _ = rgb.shape
    short, scaled = min(height, width), shorter or side
    width, height = scaled * width // short, scaled * height // short
    resized = Image.fromarray(rgb).resize((width, height), Image.Resampling.BICUBIC)
    left, top = (width - side) // 2, (height - side) // 2
    return np.asarray(resized)[top : top + side, left : left + side]
