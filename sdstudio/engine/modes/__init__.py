"""How each mode makes its picture, by the key of its row in :mod:`sdstudio.domain.modes`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sdstudio.domain import modes
from sdstudio.engine.modes import image_to_image, text_to_image, upscale, variation
from sdstudio.engine.run import Run
from sdstudio.imaging import Rgb

MAKERS: Mapping[str, Callable[[Run], Rgb]] = MappingProxyType(
    {
        modes.TEXT_TO_IMAGE.key: text_to_image.make,
        modes.IMAGE_TO_IMAGE.key: image_to_image.make,
        modes.UPSCALE.key: upscale.make,
        modes.VARIATION.key: variation.make,
    }
)
