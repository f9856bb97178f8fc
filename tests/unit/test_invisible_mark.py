"""The mark in the pixels of copies: it survives JPEG, isn't seen, and is never in the library."""

import io

import numpy as np
import pytest
from PIL import Image

from sdstudio.imaging import Rgb
from sdstudio.imaging.invisible_mark import has_mark, with_mark


def a_picture(seed: int, side: int = 512) -> Rgb:
    """Smooth colours with a hard edge and grain, as in pictures."""
    random = np.random.default_rng(seed)
    small = Image.fromarray(random.integers(0, 256, (9, 9, 3), np.uint8))
    smooth = np.asarray(small.resize((side, side), Image.Resampling.BICUBIC)).astype(np.float32)
    smooth[side // 3 :, side // 2 :] *= 0.4
    return np.clip(smooth + random.normal(0, 4, smooth.shape), 0, 255).astype(np.uint8)


def as_file(rgb: Rgb, kind: str, **options: int) -> Rgb:
    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, kind, **options)
    return np.asarray(Image.open(buffer).convert("RGB"))


@pytest.mark.parametrize("seed", range(3))
def test_it_survives_jpeg_and_is_not_found_where_it_is_not(seed: int) -> None:
    plain = a_picture(seed)
    marked = with_mark(plain)
    assert has_mark(marked)
    assert has_mark(as_file(marked, "JPEG", quality=90, subsampling=0))
    assert has_mark(as_file(marked, "JPEG", quality=80))
    assert not has_mark(plain)
    assert not has_mark(as_file(plain, "JPEG", quality=90))
    # As small as grain: 0.8 levels on average.
    difference = np.abs(marked.astype(int) - plain)
    assert difference.mean() < 1
    assert difference.max() <= 8


def test_pictures_of_any_size_can_be_marked_and_alpha_stays() -> None:
    for height, width in ((1, 1), (7, 300), (33, 65)):
        tiny = np.full((height, width, 3), 128, np.uint8)
        assert with_mark(tiny).shape == tiny.shape
        assert not has_mark(tiny)
    clear = np.dstack([a_picture(1, 128), np.full((128, 128), 7, np.uint8)])
    assert np.array_equal(with_mark(clear)[..., 3], clear[..., 3])
