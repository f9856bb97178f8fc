"""What a model is given of a picture to inpaint, for the engine and for the preview."""

from dataclasses import dataclass

from sdstudio.domain.bounds import Bounds
from sdstudio.domain.params import GenerationParams
from sdstudio.imaging.fills import filled
from sdstudio.imaging.mask_areas import Flags, MaskAreas, mask_areas
from sdstudio.imaging.masks import Box, Grey, close_box, most_in_cells
from sdstudio.imaging.png import Rgb
from sdstudio.imaging.resizing import stretched


def areas_of(params: GenerationParams, mask: Grey) -> MaskAreas:
    """What ``mask`` means for a request with ``params``.

    Raises:
        ValueError: nothing is painted.
    """
    return mask_areas(
        mask, grow_px=params.grow, feather_px=params.feather, blend_px=params.mask_blur
    )


def seen_box(params: GenerationParams, areas: MaskAreas) -> Box:
    """The part of the picture that the model sees; nothing outside of it changes.

    A context that doesn't contain everything that may change is enlarged.
    """
    height, width = areas.free.shape
    whole = Box(0, 0, width, height)
    if params.context:
        context = Bounds.of_text(params.context).within(width, height)
        return areas.box if context is None else Box(*context).united(areas.box)
    if params.masked_only:
        close = close_box(
            areas.free, padding_px=params.mask_padding, width=params.width, height=params.height
        )
        return close.united(areas.box)
    return whole


@dataclass(frozen=True, slots=True)
class NewPart:
    """The new part of a result; the rest equals the picture it was made from, byte for byte.

    Args:
        box: the smallest rectangle around it.
        levels: 0 … 255 in that box: how much of the new picture shows; 0 where nothing is new.
        seen: what the model saw of the picture.
    """

    box: Box
    levels: Grey
    seen: Box


def new_part(params: GenerationParams, mask: Grey) -> NewPart:
    """What is new in a result of ``params``.

    Raises:
        ValueError: nothing is painted.
    """
    areas = areas_of(params, mask)
    seen = seen_box(params, areas)
    # Faintly painted pixels beyond it aren't pasted.
    return part_of(seen.of(areas.shown), seen)


def part_of(levels: Grey, seen: Box) -> NewPart:
    """The new part whose levels in ``seen`` are ``levels``.

    Raises:
        ValueError: all of them are 0.
    """
    import numpy as np

    rows, columns = np.flatnonzero(levels.any(axis=1)), np.flatnonzero(levels.any(axis=0))
    if not len(rows):
        raise ValueError("nothing is new")
    left, top = int(columns[0]), int(rows[0])
    inner = Box(left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)
    # A copy, so that the rest of a large picture isn't kept in memory.
    box = Box(seen.left + left, seen.top + top, inner.width, inner.height)
    return NewPart(box, inner.of(levels).copy(), seen)


def prefilled(params: GenerationParams, seen: Rgb, hole: Flags) -> Rgb:
    """What the model starts from, at the size it works at, with the hole filled.

    Args:
        seen: the part of the picture that it sees.
        hole: (height, width) of that part: what is filled.
    """
    import numpy as np

    width, height = params.width, params.height
    pixels = stretched(seen, width, height)
    if params.fill == "original":
        return pixels
    holes = most_in_cells(hole.astype(np.uint8), width, height) > 0
    return filled(pixels, holes, params.fill)


def start_shown(params: GenerationParams, picture: Rgb, mask: Grey) -> tuple[Rgb, Box]:
    """What the model starts from, and which part of the picture that is.

    Raises:
        ValueError: nothing is painted.
    """
    areas = areas_of(params, mask)
    box = seen_box(params, areas)
    new = prefilled(params, box.of(picture), box.of(areas.filled))
    return stretched(new, box.width, box.height), box
