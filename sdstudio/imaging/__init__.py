"""Pictures as arrays: PNG metadata, thumbnails. numpy and Pillow, nothing else.

Both are imported by the functions that use them, and each module with the first of its names that
is used: the window needs no pixels to be painted.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdstudio.imaging.decoding import unreadable_as
    from sdstudio.imaging.embedded_texts import read_embedded
    from sdstudio.imaging.formats import IMAGE_FORMATS, IMAGE_SUFFIXES
    from sdstudio.imaging.input_pictures import (
        Given,
        given_from_rgba,
        input_ref,
        pixels_sha256,
        read_given,
        read_input,
        read_kept,
    )
    from sdstudio.imaging.png import Rgb, encode_png, rgb_from_bytes
    from sdstudio.imaging.read_png import read_facts, read_picture, read_rgb, read_texts
    from sdstudio.imaging.resizing import bilinear, fitted, middle_square, stretched
    from sdstudio.imaging.sheet import SheetLabel, axis_labels, compose_sheet
    from sdstudio.imaging.thumbnail import (
        Pixels,
        decode_thumbnail,
        encode_thumbnail,
        rgb_of_thumbnail,
    )
else:
    from sdstudio.lazy_names import lazy_names

    __getattr__ = lazy_names(
        __name__,
        {
            "sdstudio.imaging.decoding": "unreadable_as",
            "sdstudio.imaging.embedded_texts": "read_embedded",
            "sdstudio.imaging.formats": "IMAGE_FORMATS IMAGE_SUFFIXES",
            "sdstudio.imaging.input_pictures": (
                "Given given_from_rgba input_ref pixels_sha256 read_given read_input read_kept"
            ),
            "sdstudio.imaging.png": "Rgb encode_png rgb_from_bytes",
            "sdstudio.imaging.read_png": "read_facts read_picture read_rgb read_texts",
            "sdstudio.imaging.resizing": "bilinear fitted middle_square stretched",
            "sdstudio.imaging.sheet": "SheetLabel axis_labels compose_sheet",
            "sdstudio.imaging.thumbnail": (
                "Pixels decode_thumbnail encode_thumbnail rgb_of_thumbnail"
            ),
        },
    )

__all__ = [
    "IMAGE_FORMATS",
    "IMAGE_SUFFIXES",
    "Given",
    "Pixels",
    "Rgb",
    "SheetLabel",
    "axis_labels",
    "bilinear",
    "compose_sheet",
    "decode_thumbnail",
    "encode_png",
    "encode_thumbnail",
    "fitted",
    "given_from_rgba",
    "input_ref",
    "middle_square",
    "pixels_sha256",
    "read_embedded",
    "read_facts",
    "read_given",
    "read_input",
    "read_kept",
    "read_picture",
    "read_rgb",
    "read_texts",
    "rgb_from_bytes",
    "rgb_of_thumbnail",
    "stretched",
    "unreadable_as",
]
