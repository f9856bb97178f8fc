"""Pictures that jobs start from: read, named, kept, and found again."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import INPUT_MAX_PX, InputRole
from sdstudio.imaging import fitted, input_ref, pixels_sha256, read_input
from sdstudio.library import Library
from tests.support.pictures import some_rgb


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "BMP", "TIFF"])
def test_the_name_follows_from_the_pixels_not_from_the_file(tmp_path: Path, format_: str) -> None:
    rgb = some_rgb(40, 30)
    path = tmp_path / f"picture.{format_.lower()}"
    Image.fromarray(rgb).save(path, format_, lossless=True)
    read = read_input(path, InputRole.IMAGE)
    assert np.array_equal(read, rgb)
    assert input_ref(InputRole.IMAGE, read) == input_ref(InputRole.IMAGE, rgb)


def test_another_shape_of_the_same_bytes_is_another_picture() -> None:
    rgb = some_rgb(40, 30)
    assert pixels_sha256(rgb) != pixels_sha256(rgb.reshape(40, 30, 3))


def test_a_camera_picture_stands_upright_and_transparency_is_white(tmp_path: Path) -> None:
    lying = Image.new("RGB", (40, 20), "red")
    exif = lying.getexif()
    exif[0x0112] = 6  # turned by a quarter
    lying.save(tmp_path / "lying.jpg", exif=exif)
    assert read_input(tmp_path / "lying.jpg", InputRole.IMAGE).shape == (40, 20, 3)
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    assert (read_input(tmp_path / "clear.png", InputRole.IMAGE) == 255).all()


def test_masks_are_grey(tmp_path: Path) -> None:
    Image.fromarray(some_rgb()).save(tmp_path / "colourful.png")
    mask = read_input(tmp_path / "colourful.png", InputRole.MASK)
    assert (mask[..., 0] == mask[..., 1]).all()
    assert (mask[..., 0] == mask[..., 2]).all()


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
def test_grey_of_sixteen_bits_keeps_its_steps(tmp_path: Path, suffix: str) -> None:
    steps = np.linspace(0, 65535, 64).astype(np.uint16)
    Image.fromarray(np.tile(steps, (64, 1))).save(tmp_path / f"deep{suffix}")
    for role in InputRole:
        rgb = read_input(tmp_path / f"deep{suffix}", role)
        assert np.array_equal(rgb[0, :, 0], steps >> 8)


def test_what_is_no_picture_or_of_an_impossible_size_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture", encoding="utf-8")
    Image.new("RGB", (1, 1)).save(tmp_path / "dot.png")
    Image.new("1", (INPUT_MAX_PX + 1, 20)).save(tmp_path / "wide.png")
    Image.fromarray(some_rgb()).save(tmp_path / "whole.png")
    whole = (tmp_path / "whole.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    for name, code in (
        ("text.png", ErrorCode.INPUT_UNREADABLE),
        ("missing.png", ErrorCode.INPUT_UNREADABLE),
        ("cut.png", ErrorCode.INPUT_UNREADABLE),
        ("dot.png", ErrorCode.INPUT_TOO_SMALL),
        ("wide.png", ErrorCode.INPUT_TOO_LARGE),
    ):
        with pytest.raises(StudioError) as caught:
            read_input(tmp_path / name, InputRole.IMAGE)
        assert caught.value.code is code, name


def test_an_empty_mask_has_no_name() -> None:
    with pytest.raises(StudioError) as caught:
        input_ref(InputRole.MASK, np.zeros((64, 64, 3), np.uint8))
    assert caught.value.code is ErrorCode.MASK_EMPTY


def test_the_library_keeps_a_picture_once_and_finds_it_again(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    rgb = some_rgb()
    ref = library.keep_input(InputRole.IMAGE, rgb)
    assert library.keep_input(InputRole.IMAGE, rgb) == ref
    assert len(list(library.folders.inputs.iterdir())) == 1
    assert np.array_equal(library.inputs.read(ref), rgb)
    library.close()
    again = Library.open(tmp_path / "pictures", tmp_path / "data")
    assert np.array_equal(again.inputs.read(ref), rgb)
    assert again.upkeep.reconcile().imported == ()
    again.close()


def test_a_kept_picture_that_is_gone_or_was_changed_is_missed(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    ref = library.keep_input(InputRole.IMAGE, some_rgb())
    Image.fromarray(some_rgb(seed=1)).save(library.inputs.find(ref))
    with pytest.raises(StudioError) as changed:
        library.inputs.read(ref)
    library.inputs.find(ref).unlink()
    with pytest.raises(StudioError) as gone:
        library.inputs.find(ref)
    assert changed.value.code is gone.value.code is ErrorCode.INPUT_GONE
    library.close()


def test_giving_a_picture_again_mends_the_kept_one(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    rgb = some_rgb()
    ref = library.keep_input(InputRole.IMAGE, rgb)
    kept = library.inputs.find(ref)
    kept.write_bytes(kept.read_bytes()[:-40])
    library.keep_input(InputRole.IMAGE, rgb)
    assert np.array_equal(library.inputs.read(ref), rgb)
    library.close()


def test_a_picture_is_fitted_by_cutting_off_what_stands_out() -> None:
    rgb = np.zeros((100, 300, 3), np.uint8)
    rgb[:, 100:200] = 255
    assert fitted(rgb, 300, 100) is rgb
    assert (fitted(rgb, 100, 100)[:, 10:-10] == 255).all()
    assert fitted(rgb, 64, 200).shape == (200, 64, 3)
