"""Pictures that look alike are found by their hashes, whatever was done to a copy."""

import io
import sqlite3

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sdstudio.imaging import Rgb
from sdstudio.imaging.perceptual_hash import perceptual_hash
from sdstudio.library import duplicates
from sdstudio.library.duplicates import COPIES_DISTANCE, groups, similar_pairs
from sdstudio.library.picture_hashes import (
    SCHEMA,
    PictureHash,
    forget_hashes,
    hashes_of,
    pixels_in_common,
    read_some,
    with_pixels,
    without_hash,
    write_hashes,
)

SCENES = range(12)


def scene(seed: int, width: int = 384, height: int = 256) -> Rgb:
    """Soft shapes on a gradient, with some grain: what hashes are made for."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width] / np.array([height, width]).reshape(2, 1, 1)
    picture = np.zeros((height, width, 3))
    for _ in range(9):
        at_x, at_y, size = random.random(3)
        shape = np.exp(-((x - at_x) ** 2 + (y - at_y) ** 2) / (0.005 + size / 12))
        picture += shape[..., None] * random.normal(0, 90, 3)
    picture += 128 + random.normal(0, 3, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


def resized(rgb: Rgb, factor: float) -> Rgb:
    image = Image.fromarray(rgb)
    size = (round(image.width * factor), round(image.height * factor))
    return np.asarray(image.resize(size, Image.Resampling.BICUBIC))


def encoded(rgb: Rgb, kind: str, quality: int) -> Rgb:
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, kind, quality=quality)
    return np.asarray(Image.open(file).convert("RGB"))


def distance(one: int, other: int) -> int:
    return (one ^ other).bit_count()


@pytest.mark.parametrize("seed", SCENES)
def test_a_copy_in_another_size_format_or_quality_is_close(seed: int) -> None:
    picture = scene(seed)
    original = perceptual_hash(picture)
    copies = {
        "half": resized(picture, 0.5),
        "larger": resized(picture, 1.7),
        "jpeg": encoded(picture, "JPEG", 60),
        "webp": encoded(resized(picture, 0.75), "WEBP", 50),
    }
    far = {
        how: distance(original, perceptual_hash(copy))
        for how, copy in copies.items()
        if distance(original, perceptual_hash(copy)) > COPIES_DISTANCE
    }
    assert not far


def test_other_pictures_are_far() -> None:
    hashes = [perceptual_hash(scene(seed)) for seed in SCENES]
    assert min(distance(a, b) for at, a in enumerate(hashes) for b in hashes[:at]) > 8


def test_the_hash_is_the_same_on_every_machine() -> None:
    y, x = np.mgrid[0:48, 0:64]
    picture = np.stack([x * 4 % 256, y * 5 % 256, (x * y) % 256], axis=-1).astype(np.uint8)
    assert f"{perceptual_hash(picture):016x}" == "80031f3f3e787971"


def test_a_plain_picture_has_a_hash_too() -> None:
    assert perceptual_hash(np.full((8, 8, 3), 77, np.uint8)) == 1 << 63


@given(
    st.lists(st.integers(0, 2**64 - 1), max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.sets(st.integers(0, 63), max_size=9)), max_size=20),
    st.integers(0, 8),
)
def test_exactly_the_pairs_within_the_distance_are_found(
    seeds: list[int], changes: list[tuple[int, set[int]]], limit: int
) -> None:
    hashes = list(seeds)
    for at, bits in changes:
        if at < len(seeds):
            hashes.append(seeds[at] ^ sum(1 << bit for bit in bits))
    ids = np.arange(len(hashes), dtype=np.int64) * 3 + 1
    found = similar_pairs(ids, np.array(hashes, np.uint64), limit)
    assert found is not None
    expected = {
        (int(ids[a]), int(ids[b]), distance(hashes[a], hashes[b]))
        for b in range(len(hashes))
        for a in range(b)
        if distance(hashes[a], hashes[b]) <= limit
    }
    triples = list(
        zip(found.one.tolist(), found.other.tolist(), found.distance.tolist(), strict=True)
    )
    assert len(triples) == len(expected)
    assert set(triples) == expected
    assert [far for _, _, far in triples] == sorted(far for _, _, far in triples)


def test_pictures_that_hang_together_are_a_group() -> None:
    hashes = np.array([0b1, 0b11, 0b111, 2**40, 2**40 - 1, 2**50, 2**50], np.uint64)
    found = similar_pairs(np.arange(7) + 10, hashes, 1)
    assert found is not None
    assert [group.tolist() for group in groups(found)] == [[10, 11, 12], [15, 16]]


def test_without_pictures_there_are_no_pairs_and_no_groups() -> None:
    found = similar_pairs(np.empty(0, np.int64), np.empty(0, np.uint64))
    assert found is not None
    assert len(found) == 0
    assert groups(found) == []


def test_what_was_decided_is_left_out() -> None:
    found = similar_pairs(np.arange(3), np.zeros(3, np.uint64), 0)
    assert found is not None
    left = found.without([(2, 0), (1, 2)])
    assert list(zip(left.one, left.other, strict=True)) == [(0, 1)]


def test_the_search_reports_and_stops() -> None:
    hashes = np.zeros(50, np.uint64)
    parts: list[float] = []
    assert similar_pairs(np.arange(50), hashes, 0, report=parts.append) is not None
    assert parts == sorted(parts)
    assert parts[-1] == 1.0
    assert similar_pairs(np.arange(50), hashes, 0, is_stopped=lambda: True) is None


def test_the_number_of_pairs_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "PAIRS_MAX", 100)
    found = similar_pairs(np.arange(500), np.zeros(500, np.uint64), 0)
    assert found is not None
    assert len(found) == 100
    assert not found.is_complete


def test_hashes_are_kept_by_identity() -> None:
    database = sqlite3.connect(":memory:")
    database.executescript(SCHEMA)
    one, other, third = "aa" * 16, "bb" * 16, "cc" * 16
    these, those = "12" * 32, "34" * 32
    write_hashes(database, [PictureHash(other, 2**64 - 1, those), PictureHash(one, 1 << 63, these)])
    assert pixels_in_common(database) == {}
    write_hashes(database, [PictureHash(other, 5, these)])
    rows = read_some(database, b"", 9)
    identities, hashes = [one.hex() for one, _ in rows], hashes_of(rows)
    assert identities == [one, other]
    assert hashes.tolist() == [1 << 63, 5]
    assert without_hash(database, [third, one]) == [third]
    assert with_pixels(database, these) == [one, other]
    assert with_pixels(database, those) == []
    assert pixels_in_common(database) == {one: these, other: these}
    forget_hashes(database, [one])
    assert [one.hex() for one, _ in read_some(database, b"", 9)] == [other]
    database.close()
