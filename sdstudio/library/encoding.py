"""Pictures as a model that finds similar ones looks at them."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from sdstudio.domain.errors import StudioError
from sdstudio.domain.similarity import LOOKED_AT_PX, SHORTER_SIDE_PX
from sdstudio.imaging import Rgb, encode_thumbnail, middle_square, rgb_of_thumbnail
from sdstudio.library.family import pixels_of
from sdstudio.library.pictures import FilePlace
from sdstudio.library.thumbnail_store import ThumbnailStore


@dataclass(frozen=True, slots=True)
class Square:
    """What is seen of a picture: ``LOOKED_AT_PX`` pixels wide and high, RGB."""

    picture_id: int
    identity: str
    pixels: bytes


def squares(store: ThumbnailStore, pictures: Sequence[FilePlace]) -> list[Square]:
    """What is seen of those pictures that can be read.

    From their thumbnails, which are large enough and read in a fraction of the time; without one,
    the same pixels are made from the file.

    Thread: any but the library's, which it would keep busy.
    """
    found = []
    for one in pictures:
        with contextlib.suppress(StudioError):
            square = middle_square(_thumbnail(store, one), LOOKED_AT_PX, SHORTER_SIDE_PX)
            found.append(Square(one.id, one.identity, square.tobytes()))
    return found


def _thumbnail(store: ThumbnailStore, picture: FilePlace) -> Rgb:
    jpeg = store.read(picture.identity)
    if jpeg is not None:
        with contextlib.suppress(ValueError):
            return rgb_of_thumbnail(jpeg)
    return rgb_of_thumbnail(encode_thumbnail(pixels_of(picture.path)))
