"""A result as a layer of the canvas that it was made for."""

from dataclasses import replace
from typing import Final

import numpy as np

from sdstudio.canvas.document import Layer, new_id
from sdstudio.canvas.tile_png import layer_of, straight
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging.inpainting import NewPart
from sdstudio.imaging.png import Rgb

_FULL: Final = 255


def result_layer(result: Rgb, new: NewPart | None, *, name: str = "", picture: str = "") -> Layer:
    """``result`` where it is new, as an opaque layer with a mask to take parts of it back.

    Elsewhere the canvas doesn't change, whatever is on it by now. The layer is the smallest
    rectangle around the new part; what its mask hides within is also from the result, so the artist
    can reveal more of it.

    Args:
        new: ``None`` if all of it is new.
        picture: the identity of the result in the library.
    """
    if new is None:
        pixels = layer_of(result, None)
        mask = TileSnapshot.filled(replace(pixels.grid, channels=1), _FULL)
        return Layer(new_id(), name, pixels, mask=mask, picture=picture)
    mask = TileSnapshot.of(np.where(new.levels > 0, np.uint8(_FULL), np.uint8(0)))
    pixels = layer_of(new.box.of(result), None)
    left, top = new.box.left, new.box.top
    return Layer(new_id(), name, pixels, left=left, top=top, mask=mask, picture=picture)


def laid_over(canvas: Rgb, layer: Layer) -> Rgb:
    """``canvas`` with a layer made by :func:`result_layer` composited on top."""
    assert layer.mask is not None
    result = canvas.copy()
    shown = layer.mask.pixels() > 0
    result[layer.rect.slices][shown] = straight(layer.pixels.pixels())[shown, :3]
    return result
