"""What a model that finds similar pictures sees of them, and which it hasn't looked at yet."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdstudio.domain.similarity import LOOKED_AT_PX
from sdstudio.imaging import Rgb
from sdstudio.library import FilePlace, Library, thumbnail_store
from sdstudio.library.encoding import squares
from tests.support.pictures import a_provenance, a_request

MODEL = "ab" * 32


def a_picture(width: int, height: int, seed: int = 0) -> Rgb:
    small = np.random.default_rng(seed).integers(0, 256, (7, 7, 3), np.uint8)
    return np.asarray(Image.fromarray(small).resize((width, height)))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    yield library
    library.close()


def save(library: Library, rgb: Rgb, seed: int = 0) -> FilePlace:
    saved = library.save_picture(rgb, a_request(f"{seed}", seed=seed), a_provenance())
    return FilePlace(saved.id, saved.identity, saved.path)


@pytest.mark.parametrize("size", [(768, 1024), (64, 64), (1200, 90), (9, 700)])
def test_the_square_is_the_same_with_a_thumbnail_and_without(
    library: Library, size: tuple[int, int]
) -> None:
    place = save(library, a_picture(*size))
    store = library.thumbnails
    store.forget([place.identity])
    (from_file,) = squares(store, [place])
    # Nothing is kept for that: it would push others out.
    assert store.read(place.identity) is None
    thumbnail_store.make(store, library.picture(place.id))
    (from_thumbnail,) = squares(store, [place])
    assert from_file == from_thumbnail
    assert len(from_file.pixels) == LOOKED_AT_PX**2 * 3


def test_what_cannot_be_read_is_left_out_and_a_damaged_thumbnail_made_up_for(
    library: Library,
) -> None:
    good, broken, half = (save(library, a_picture(64, 48, n), n) for n in range(3))
    library.thumbnails.forget([broken.identity])
    broken.path.write_bytes(b"no picture")
    whole = squares(library.thumbnails, [good, half])
    library.thumbnails.write(half.identity, b"\xff\xd8 not a JPEG \xff\xd9")
    assert squares(library.thumbnails, [good, broken, half]) == whole


def test_pictures_without_a_vector_are_found_the_newest_first(library: Library) -> None:
    places = [save(library, a_picture(64, 48, n), n) for n in range(4)]
    vectors = library.thumbnails.vectors
    vectors.write(MODEL, {places[2].identity: b"\0\0"})
    first = library.family.unencoded(2**62, 2, MODEL)
    assert [one.id for one in first.pictures] == [places[3].id, places[1].id]
    assert first.newest == places[3].id
    rest = library.family.unencoded(first.below, 2, MODEL)
    assert [one.id for one in rest.pictures] == [places[0].id]
    assert rest.below == 0
    assert len(library.family.unencoded(2**62, 9, "cd" * 32).pictures) == 4


def test_identities_that_no_picture_has_are_told(library: Library) -> None:
    place = save(library, a_picture(64, 48))
    assert library.family.unknown([place.identity, "ff" * 16]) == ["ff" * 16]
