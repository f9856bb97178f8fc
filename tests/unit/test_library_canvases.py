"""Files of canvases: beside the pictures, kept as long as their picture can come back."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import pixels_sha256
from sdstudio.library import Library, Picture
from sdstudio.library.canvas_files import CanvasFiles
from sdstudio.library.picture_hashes import PictureHash
from tests.support.disks import DISK_FULL, failing
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.system_trash import SystemTrash
from tests.support.upkeep import purge_trash


@pytest.fixture
def system_trash() -> SystemTrash:
    return SystemTrash()


@pytest.fixture
def library(tmp_path: Path, system_trash: SystemTrash) -> Iterator[Library]:
    library = Library.open(tmp_path / "pictures", tmp_path / "data", send_to_trash=system_trash)
    library.upkeep.reconcile()
    yield library
    library.close()


def saved(library: Library, seed: int) -> tuple[Picture, str]:
    """A picture, and the hash of its pixels, which the library knows."""
    rgb = some_rgb(seed=1)
    picture = library.save_picture(rgb, a_request(seed=seed), a_provenance())
    library.thumbnails.write_hashes([PictureHash.of(picture.identity, rgb)])
    return picture, pixels_sha256(rgb)


def test_what_is_written_is_found_and_removed(library: Library) -> None:
    files, name = library.canvases, "a" * 64
    assert files.find(name) is None
    files.write(name, b"one")
    files.write(name, b"two")
    path = files.find(name)
    assert path is not None
    assert path.read_bytes() == b"two"
    assert path.parent == library.folders.pictures / ".canvas"
    assert files.hashes() == {name}
    files.remove(name)
    files.remove(name)
    assert files.hashes() == set()


def test_the_newest_come_first(library: Library) -> None:
    for number, digit in enumerate("bac"):
        library.canvases.write(digit * 64, b"x")
        path = library.canvases.find(digit * 64)
        assert path is not None
        os.utime(path, (number, number))
    assert [path.name[0] for path in library.canvases.newest(2)] == ["c", "a"]


def test_damaged_ones_are_set_aside_under_names_of_their_own(library: Library) -> None:
    for content in (b"one", b"two"):
        library.canvases.write("a" * 64, content)
        library.canvases.set_aside("a" * 64)
    folder = library.folders.canvases
    assert sorted(path.read_bytes() for path in folder.iterdir()) == [b"one", b"two"]
    assert library.canvases.hashes() == set()
    library.canvases.set_aside("b" * 64)


def test_a_full_disk_leaves_the_one_before(library: Library, system_trash: SystemTrash) -> None:
    library.canvases.write("a" * 64, b"one")
    folder = library.folders.canvases
    full = CanvasFiles(folder, failing("write", DISK_FULL), lambda: None, system_trash)
    with pytest.raises(StudioError) as caught:
        full.write("a" * 64, b"two")
    assert caught.value.code is ErrorCode.DISK_FULL
    assert [path.read_bytes() for path in folder.iterdir()] == [b"one"]


def test_no_folder_is_made_where_the_pictures_folder_is_missing(tmp_path: Path) -> None:
    pictures = tmp_path / "away"
    library = Library.open(pictures, tmp_path / "data", makes_folder=False)
    with pytest.raises(StudioError) as caught:
        library.canvases.write("a" * 64, b"x")
    assert caught.value.code is ErrorCode.PICTURES_FOLDER_GONE
    assert not pictures.exists()
    library.close()


def test_a_picture_that_was_painted_on_is_kept_for_what_is_painted_on_it(
    library: Library, system_trash: SystemTrash
) -> None:
    refs = [library.keep_input(InputRole.IMAGE, some_rgb(seed=seed)) for seed in (1, 2)]
    for ref in refs:
        os.utime(library.inputs.find(ref), (0, 0))
    library.canvases.write(refs[0].sha256, b"x")
    assert library.upkeep.tidy_inputs() == 1
    assert system_trash.taken == [f"{refs[1].sha256}.png"]


def test_a_canvas_goes_with_the_last_of_the_pictures_that_it_is_of(
    library: Library, system_trash: SystemTrash
) -> None:
    (first, sha256), (second, _) = saved(library, 1), saved(library, 2)
    library.canvases.write(sha256, b"x")
    library.canvases.write("a" * 64, b"x")
    library.trash.delete([first.id])
    purge_trash(library, older_than_days=-1)
    assert library.canvases.find(sha256) is not None
    library.trash.delete([second.id])
    assert library.canvases.find(sha256) is not None
    purge_trash(library, older_than_days=-1)
    assert library.canvases.hashes() == {"a" * 64}
    assert f"{sha256}.ora" in system_trash.taken


@pytest.mark.parametrize("is_job", [False, True])
def test_a_canvas_stays_while_a_draft_or_a_job_starts_from_its_pixels(
    library: Library, is_job: bool
) -> None:
    picture, sha256 = saved(library, 1)
    library.canvases.write(sha256, b"x")
    ref = library.keep_input(InputRole.IMAGE, some_rgb(seed=1))
    assert ref.sha256 == sha256
    job = library.submit(a_request().model_copy(update={"inputs": (ref,)})) if is_job else None
    library.trash.delete([picture.id])
    library.upkeep.purge_pictures([picture.id], () if is_job else {sha256})
    assert library.canvases.find(sha256) is not None
    if job is not None:
        library.finish_job(job.id)
    again, _ = saved(library, 2)
    library.trash.delete([again.id])
    library.upkeep.purge_pictures([again.id])
    assert library.canvases.find(sha256) is None


def test_a_canvas_stays_with_a_picture_that_stays(
    library: Library, system_trash: SystemTrash, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, sha256 = saved(library, 1)
    library.canvases.write(sha256, b"x")
    library.trash.delete([picture.id])

    def refuse_pictures(path: Path) -> None:
        if path.suffix == ".png":
            raise DISK_FULL
        system_trash(path)

    monkeypatch.setattr(library.trash, "_send_to_trash", refuse_pictures)
    purge_trash(library, older_than_days=-1)
    library.trash.restore([picture.id])
    assert library.canvases.find(sha256) is not None


def test_a_canvas_stays_where_the_system_has_no_trash(
    library: Library, system_trash: SystemTrash
) -> None:
    picture, sha256 = saved(library, 1)
    library.canvases.write(sha256, b"x")
    library.trash.delete([picture.id])
    system_trash.refuses = True
    purge_trash(library, older_than_days=-1)
    assert library.canvases.find(sha256) is not None
