"""Colours as an image's ICC profile means them, in sRGB."""

import io
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile, ImageCmsTransform

_log = logging.getLogger(__name__)


def in_srgb(image: "Image", profile: bytes | None) -> "Image":
    """``image`` as RGB, sRGB; a profile that cannot be used is ignored."""
    from PIL import ImageCms

    if image.mode in ("1", "L", "LA"):
        image = image.convert("L")
    elif image.mode not in ("CMYK", "LAB"):
        image = image.convert("RGB")
    if profile:
        try:
            return _transformed(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)))
        except Exception as error:  # the picture is whole, its colours are a guess
            _log.warning("an image's colour profile is ignored: %r", error)
    if image.mode == "LAB":
        return _transformed(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    return image.convert("RGB")


def _transformed(image: "Image", source: "ImageCmsProfile") -> "Image":
    """``image`` from the colours of ``source`` to sRGB; not touched where they are the same."""
    from PIL import ImageCms

    if image.mode == "L" and source.profile.xcolor_space.strip() == "RGB":
        image = image.convert("RGB")
    transform = ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        image.mode,
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if image.mode == "RGB" and _is_identity(transform):
        # Most photos say that they are sRGB, and transforming a large one takes seconds.
        return image
    return transform.apply(image)


def _is_identity(transform: "ImageCmsTransform") -> bool:
    """Whether no colour of 16³ becomes another, but for rounding."""
    import numpy as np
    from PIL import Image

    steps = np.arange(0, 256, 17, dtype=np.uint8)
    colours = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(64, 64, 3)
    result = np.asarray(transform.apply(Image.fromarray(colours)))
    return bool(np.abs(result.astype(np.int16) - colours).max() <= 1)
