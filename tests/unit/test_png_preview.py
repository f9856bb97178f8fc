"""The preview within a PNG: read without its pixels, which stay the same."""

from pathlib import Path

import numpy as np
import pytest

from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import encode_png, read_rgb
from sdstudio.imaging.png_preview import read_preview, with_preview
from sdstudio.library import Library


def slope(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    down, across = np.mgrid[0:height, 0:width]
    return np.dstack((255 * across // width, 255 * down // height, across * 0)).astype(np.uint8)


def test_the_preview_is_a_small_copy_and_the_pixels_stay_the_same(tmp_path: Path) -> None:
    rgb, path = slope(300, 1200), tmp_path / "picture.png"
    path.write_bytes(with_preview(encode_png(rgb, {}, program=None), rgb))
    preview = read_preview(path)
    assert preview is not None
    assert preview.shape == (128, 512, 3)
    assert abs(int(preview[64, 256, 0]) - 127) < 4
    assert (read_rgb(path) == rgb).all()


def test_what_is_no_preview_counts_as_none(tmp_path: Path) -> None:
    rgb, path = slope(64, 64), tmp_path / "picture.png"
    png = encode_png(rgb, {}, program=None)
    whole = with_preview(png, rgb)
    broken = bytearray(whole)
    broken[60] ^= 1
    for content in (png, bytes(broken), whole[:200], whole[:20], b""):
        path.write_bytes(content)
        assert read_preview(path) is None
    assert read_preview(tmp_path / "nothing.png") is None


@pytest.mark.parametrize(("width", "has_preview"), [(2048, False), (2049, True)])
def test_large_inputs_are_kept_with_a_preview(
    tmp_path: Path, width: int, has_preview: bool
) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    try:
        ref = library.keep_input(InputRole.IMAGE, slope(64, width))
        assert (library.inputs.preview(ref) is not None) is has_preview
        assert (library.inputs.read(ref) == slope(64, width)).all()
        gone = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=64, height=64)
        assert library.inputs.preview(gone) is None
        with pytest.raises(StudioError):
            library.inputs.read(gone)
    finally:
        library.close()
