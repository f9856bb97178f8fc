"""The function that makes each mode's picture, by its key in :mod:`sdstudio.domain.modes`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sdstudio.domain import modes
from sdstudio.engine.modes import (
    depth_map,
    depth_to_image,
    image_to_image,
    inpainting,
    text_to_image,
    upscale,
    variation,
)
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb

MAKERS: Mapping[str, Callable[[Run], Rgb]] = MappingProxyType(
    {
        modes.TEXT_TO_IMAGE.key: text_to_image.make,
        modes.IMAGE_TO_IMAGE.key: image_to_image.make,
        modes.INPAINTING.key: inpainting.make,
        modes.DEPTH_TO_IMAGE.key: depth_to_image.make,
        modes.DEPTH_MAP.key: depth_map.make,
        modes.UPSCALE.key: upscale.make,
        modes.VARIATION.key: variation.make,
    }
)
