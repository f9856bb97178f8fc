"""The face detector that ships finds faces of many kinds, and none in textures."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageOps
from safetensors.numpy import load_file, save_file

from sdstudio.domain.bounds import Bounds
from sdstudio.domain.face_repair import SHIPPED_DETECTOR
from sdstudio.imaging import Rgb
from sdstudio.imaging.face_detection import FaceDetector
from sdstudio.paths import user_paths
from tests.support.faces import FACE, overlap, pixels, portrait

WEIGHTS = user_paths().face_detector


@pytest.fixture(scope="module")
def detector() -> FaceDetector:
    return FaceDetector(WEIGHTS)


def found(detector: FaceDetector, picture: Rgb) -> tuple[Bounds, ...]:
    return detector.faces(picture)


def test_the_file_that_ships_is_the_one_that_requests_name() -> None:
    assert hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == SHIPPED_DETECTOR.sha256


def test_a_face_is_found_from_the_forehead_to_the_chin(detector: FaceDetector) -> None:
    (face,) = found(detector, pixels(portrait()))
    assert overlap(face, FACE) > 0.7


@pytest.mark.parametrize(
    "changed",
    [
        lambda image: ImageOps.mirror(image),
        lambda image: ImageOps.grayscale(image),
        lambda image: ImageEnhance.Brightness(image).enhance(0.25),
        lambda image: image.rotate(20, fillcolor=(90, 90, 90)),
        lambda image: image.resize((64, 64)),
        lambda image: image.resize((700, 700)),
        lambda image: image.quantize(8).convert("RGB"),
    ],
    ids=["mirrored", "grey", "dark", "tilted", "small", "large", "posterised"],
)
def test_it_is_found_in_other_pictures_of_it(detector: FaceDetector, changed) -> None:  # type: ignore[no-untyped-def]
    assert len(found(detector, pixels(changed(portrait())))) == 1


def test_faces_far_apart_and_of_different_sizes_are_found_from_left_to_right(
    detector: FaceDetector,
) -> None:
    crowd = Image.new("RGB", (900, 520), (96, 96, 96))
    places = {(20, 380): 100, (200, 10): 420, (700, 300): 160}
    for (left, top), side in places.items():
        crowd.paste(portrait().resize((side, side)), (left, top))
    faces = found(detector, pixels(crowd))
    wanted = [
        Bounds(
            left + FACE.left * side // 256,
            top + FACE.top * side // 256,
            FACE.width * side // 256,
            FACE.height * side // 256,
        )
        for (left, top), side in places.items()
    ]
    assert len(faces) == len(wanted)
    assert all(overlap(one, other) > 0.6 for one, other in zip(faces, wanted, strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_textures_have_no_face(detector: FaceDetector, seed: int) -> None:
    drawn = np.random.default_rng(seed)
    noise = drawn.integers(0, 256, (150, 200, 3), np.uint8)
    coarse = np.array(Image.fromarray(noise[:15, :20]).resize((200, 150), Image.Resampling.BICUBIC))
    rows, columns = np.mgrid[0:150, 0:200]
    rings = (127 + 120 * np.sin(np.hypot(rows - 75, columns - 100) / (4 + seed)))[..., None]
    waves = np.repeat(rings.astype(np.uint8), 3, axis=2)
    flat = np.full((150, 200, 3), 40 * seed + 20, np.uint8)
    for picture in (noise, coarse, waves, flat):
        assert found(detector, picture) == ()


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 200), (400, 2)])
def test_tiny_and_thin_pictures_have_none(detector: FaceDetector, width: int, height: int) -> None:
    assert found(detector, np.zeros((height, width, 3), np.uint8)) == ()


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        FaceDetector(WEIGHTS, stop).faces(pixels(portrait()))


def test_other_weights_are_refused(tmp_path: Path) -> None:
    weights = load_file(WEIGHTS)
    del weights["bbox_head.multi_level_cls.0.dw.weight"]
    save_file(weights, tmp_path / "other.safetensors")
    with pytest.raises(ValueError, match="face detector"):
        FaceDetector(tmp_path / "other.safetensors")
