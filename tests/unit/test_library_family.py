"""Pictures know what they were made from, however the library came to know both."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sdstudio.disk import SystemDisk
from sdstudio.domain import modes
from sdstudio.domain.annotations import Parent
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.errors import StudioError
from sdstudio.domain.family import ParentRole, parent_role
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import pixels_sha256, read_picture
from sdstudio.library import FilePlace, Library, Picture
from sdstudio.library.family import edited_from, hash_files
from sdstudio.library.journal import Journal
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.upkeep import purge_trash

ABOVE_ALL = 2**62


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    yield library
    library.close()


def save(
    library: Library,
    seed: int,
    *inputs: InputRef,
    mode: modes.Mode = modes.TEXT_TO_IMAGE,
    **params: Any,
) -> Picture:
    request = a_request("a fish", seed=seed, **params).model_copy(
        update={"inputs": inputs, "mode": mode.key}
    )
    return library.save_picture(some_rgb(seed=seed), request, a_provenance())


def used(library: Library, picture: Picture, role: InputRole = InputRole.IMAGE) -> InputRef:
    """As a drop of the picture's file does."""
    return library.keep_input(role, read_picture(picture.path))


def look_at_all(library: Library) -> None:
    """What happens in the background."""
    below = ABOVE_ALL
    while below:
        batch = library.family.unhashed(below, 2)
        hash_files(library.thumbnails, batch.pictures)
        below = batch.below
    below = ABOVE_ALL
    while below:
        below = library.family.find_missing(below)


def test_a_picture_knows_its_parents_as_soon_as_it_is_saved(library: Library) -> None:
    start, depth = save(library, 1), save(library, 2)
    child = save(
        library,
        3,
        used(library, start),
        used(library, depth, InputRole.MASK),
        mode=modes.INPAINTING,
    )
    assert set(library.family.parents(child.id)) == {
        Parent(start.identity, ParentRole.START),
        Parent(depth.identity, ParentRole.MASK),
    }
    assert library.family.children(start.identity) == [child.id]
    assert library.family.parents(start.id) == []


@pytest.mark.parametrize(
    ("mode", "role", "wanted"),
    [
        (modes.IMAGE_TO_IMAGE, InputRole.IMAGE, ParentRole.START),
        (modes.UPSCALE, InputRole.IMAGE, ParentRole.UPSCALE),
        (modes.VARIATION, InputRole.IMAGE, ParentRole.VARIATION),
        (modes.DEPTH_MAP, InputRole.IMAGE, ParentRole.DEPTH_MAP),
        (modes.DEPTH_TO_IMAGE, InputRole.DEPTH, ParentRole.DEPTH),
    ],
)
def test_the_role_follows_from_what_was_done(
    mode: modes.Mode, role: InputRole, wanted: ParentRole
) -> None:
    assert parent_role(mode.key, role) is wanted


def test_the_hint_of_a_controlnet_is_a_parent_also_in_a_library_made_again(
    tmp_path: Path,
) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    start = save(library, 1)
    hint = used(library, start, InputRole.CONTROL)
    control = ControlRef(kind="tile", name="net", sha256="0" * 64, hint=hint)
    request = a_request("a fish", seed=2).model_copy(update={"controls": (control,)})
    child = library.save_picture(some_rgb(seed=2), request, a_provenance())
    wanted = [Parent(start.identity, ParentRole.CONTROL)]
    assert library.family.parents(child.id) == wanted
    library.close()
    shutil.rmtree(tmp_path / "data")
    shutil.rmtree(tmp_path / "pictures" / ".library")
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    library.upkeep.reconcile()
    again = {one.identity: one.id for one in library.pictures(9)}
    assert library.family.parents(again[child.identity]) == []
    look_at_all(library)
    assert library.family.parents(again[child.identity]) == wanted
    library.close()


def test_inputs_from_elsewhere_are_no_parents(library: Library) -> None:
    child = save(
        library,
        3,
        library.keep_input(InputRole.IMAGE, some_rgb(seed=9)),
        mode=modes.IMAGE_TO_IMAGE,
    )
    assert library.family.parents(child.id) == []


def test_the_family_is_in_the_journal(library: Library) -> None:
    start = save(library, 1)
    child = save(library, 2, used(library, start), mode=modes.IMAGE_TO_IMAGE)
    folders = library.folders
    said = Journal(folders.journal, folders.pictures, SystemDisk()).read()
    assert said.pictures[child.identity, child.path.name].parents == (
        (start.identity, ParentRole.START),
    )


def test_a_picture_is_saved_even_if_the_journal_cannot_be_written(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = save(library, 1)
    ref = used(library, start)
    refusal = StudioError("save_failed", folder="?", detail="?")  # type: ignore[arg-type]

    def refuse(*_: object) -> None:
        raise refusal

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", refuse)
        child = save(library, 2, ref, mode=modes.IMAGE_TO_IMAGE)
    assert [one.id for one in library.pictures(9)] == [child.id, start.id]
    assert library.family.parents(child.id) == []
    look_at_all(library)
    assert library.family.parents(child.id) == [Parent(start.identity, ParentRole.START)]


def test_a_library_made_before_this_learns_its_families_in_the_background(
    tmp_path: Path,
) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    start = save(library, 1)
    child = save(library, 2, used(library, start), mode=modes.UPSCALE)
    library.close()
    shutil.rmtree(tmp_path / "data")
    shutil.rmtree(tmp_path / "pictures" / ".library")
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    library.upkeep.reconcile()
    again = {one.identity: one.id for one in library.pictures(9)}
    assert library.family.parents(again[child.identity]) == []
    look_at_all(library)
    assert library.family.parents(again[child.identity]) == [
        Parent(start.identity, ParentRole.UPSCALE)
    ]
    assert library.family.children(start.identity) == [again[child.identity]]
    assert library.family.unhashed(ABOVE_ALL, 9).pictures == ()
    library.close()


def test_what_another_program_made_of_a_picture_is_its_child_even_in_a_library_made_anew(
    tmp_path: Path,
) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    start = save(library, 1)
    original = save(library, 2, used(library, start), mode=modes.IMAGE_TO_IMAGE)
    provenance = original.provenance.model_copy(update={"program": edited_from(original.identity)})
    edited = library.save_picture(some_rgb(seed=7), original.request, provenance)
    wanted = [Parent(original.identity, ParentRole.EDITED)]
    assert library.family.parents(edited.id) == wanted
    library.close()
    shutil.rmtree(tmp_path / "data")
    shutil.rmtree(tmp_path / "pictures" / ".library")
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    library.upkeep.reconcile()
    look_at_all(library)
    (again,) = library.family.ids_of([edited.identity])[edited.identity]
    assert library.family.parents(again) == wanted
    library.close()


def test_the_background_looks_at_everything_in_batches(library: Library) -> None:
    saved = [save(library, seed) for seed in range(5)]
    library.thumbnails.forget([one.identity for one in saved[:4]])
    first = library.family.unhashed(ABOVE_ALL, 3)
    assert [one.id for one in first.pictures] == [saved[at].id for at in (3, 2, 1)]
    assert [one.path for one in first.pictures] == [saved[at].path for at in (3, 2, 1)]
    second = library.family.unhashed(first.below, 3)
    assert [one.id for one in second.pictures] == [saved[0].id]
    assert second.below == 0


def test_a_file_that_cannot_be_read_does_not_stop_the_others(library: Library) -> None:
    one, other = save(library, 1), save(library, 2)
    library.thumbnails.forget([one.identity, other.identity])
    other.path.write_bytes(b"no picture")
    broken = hash_files(library.thumbnails, library.family.unhashed(ABOVE_ALL, 9).pictures)
    assert broken == [other.id]
    assert library.thumbnails.hashes()[0] == [one.identity]


def test_other_formats_are_read_as_a_drop_reads_them(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a fish.webp"
    Image.fromarray(some_rgb()).save(path, lossless=True)
    identity = "ab" * 16
    assert hash_files(library.thumbnails, [FilePlace(1, identity, path)]) == []
    assert library.thumbnails.with_pixels(pixels_sha256(some_rgb())) == [identity]


def test_of_equal_pictures_the_one_that_is_shown_is_the_parent(library: Library) -> None:
    rgb = np.full((64, 64, 3), 90, np.uint8)
    first = library.save_picture(rgb, a_request(seed=1), a_provenance())
    second = library.save_picture(rgb, a_request(seed=2), a_provenance())
    ref = library.keep_input(InputRole.IMAGE, rgb)
    child = save(library, 3, ref, mode=modes.IMAGE_TO_IMAGE)
    library.trash.delete([first.id])
    other = save(library, 4, ref, mode=modes.IMAGE_TO_IMAGE)
    assert [one.identity for one in library.family.parents(child.id)] == [first.identity]
    assert [one.identity for one in library.family.parents(other.id)] == [second.identity]


def test_what_a_deleted_parent_was_asked_for_stays_known(tmp_path: Path) -> None:
    def send(path: Path) -> None:
        path.unlink()

    library = Library.open(tmp_path / "pictures", tmp_path / "data", send_to_trash=send)
    start, lonely = save(library, 1), save(library, 9)
    child = save(library, 2, used(library, start), mode=modes.IMAGE_TO_IMAGE)
    library.trash.delete([start.id, lonely.id])
    assert purge_trash(library, older_than_days=-1) == 2
    assert library.family.ids_of([start.identity, child.identity]) == {child.identity: [child.id]}
    assert library.family.parents(child.id) == [Parent(start.identity, ParentRole.START)]
    gone = library.family.gone([start.identity, lonely.identity])
    assert {key: one.prompt for key, one in gone.items()} == {start.identity: "a fish"}
    assert library.thumbnails.read(start.identity) is None
    library.close()


def test_pictures_started_from_the_same_pixels_are_found_in_their_order(library: Library) -> None:
    start, other = save(library, 1), save(library, 2)
    image = used(library, start)
    first = save(library, 3, image, mode=modes.IMAGE_TO_IMAGE)
    save(library, 4, used(library, other), mode=modes.IMAGE_TO_IMAGE)
    second = save(library, 5, image, mode=modes.INPAINTING)
    library.trash.delete([save(library, 6, image, mode=modes.INPAINTING).id])
    assert library.family.started_from([image.sha256]) == [first.id, second.id]


def test_pictures_started_from_a_file_of_elsewhere_are_found(library: Library) -> None:
    image = library.keep_input(InputRole.IMAGE, some_rgb(seed=9))
    made = save(library, 3, image, mode=modes.IMAGE_TO_IMAGE)
    assert library.family.started_from([image.sha256]) == [made.id]


def test_nothing_was_started_from_other_pixels(library: Library) -> None:
    save(library, 3, library.keep_input(InputRole.IMAGE, some_rgb(seed=9)))
    assert library.family.started_from(["0" * 64]) == []


def test_what_an_input_was_composed_of_are_the_parents(library: Library) -> None:
    start, layer = save(library, 1), save(library, 2)
    base = used(library, start)
    composite = library.keep_input(InputRole.IMAGE, some_rgb(seed=9), (base.sha256, layer.identity))
    larger = library.keep_input(InputRole.IMAGE, some_rgb(40, 24, seed=9), (composite.sha256,))
    # Given again by somebody who doesn't know.
    library.keep_input(InputRole.IMAGE, some_rgb(seed=9))
    parents = {
        Parent(start.identity, ParentRole.START),
        Parent(layer.identity, ParentRole.START),
    }
    for number, image in enumerate((composite, larger)):
        child = save(library, 10 + number, image, mode=modes.IMAGE_TO_IMAGE)
        assert set(library.family.parents(child.id)) == parents


def test_more_origins_of_the_same_pixels_are_added(library: Library) -> None:
    rgb = some_rgb(seed=9)
    first, second = "1" * 64, "2" * 32
    ref = library.keep_input(InputRole.IMAGE, rgb, (first,))
    library.keep_input(InputRole.IMAGE, rgb, (second,))
    assert library.inputs.origins(ref.sha256) == {first, second}
    assert (library.inputs.read(ref) == rgb).all()
    assert library.inputs.origins("3" * 64) == frozenset()


def test_results_of_a_composite_are_found_however_old_they_are(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = save(library, 1)
    base = used(library, start)
    composite = library.keep_input(InputRole.IMAGE, some_rgb(seed=9), (base.sha256,))
    first = save(library, 3, composite, mode=modes.IMAGE_TO_IMAGE)
    save(library, 4)
    monkeypatch.setattr("sdstudio.library.family._NEWEST", 1)
    wanted = [base.sha256, composite.sha256]
    assert library.family.started_from(wanted) == [first.id]


def test_a_picture_is_no_origin_of_itself(library: Library) -> None:
    rgb = some_rgb(seed=5)
    sha256 = pixels_sha256(rgb)
    library.keep_input(InputRole.IMAGE, rgb, [sha256])
    assert library.inputs.origins(sha256) == frozenset()
