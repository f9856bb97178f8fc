"""Tidying input pictures: one that anything refers to is never removed."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import encode_png
from sdstudio.library import Library
from sdstudio.library.database import DATABASE_NAME
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.system_trash import SystemTrash

_DAY_S = 24 * 3600


@pytest.fixture
def system_trash() -> SystemTrash:
    return SystemTrash()


@pytest.fixture
def reopen(tmp_path: Path, system_trash: SystemTrash) -> Iterator[Callable[[], Library]]:
    """Opens the library as a start does, after closing what was open."""
    opened: list[Library] = []

    def reopen() -> Library:
        for library in opened:
            library.close()
        library = Library.open(tmp_path / "pictures", tmp_path / "data", send_to_trash=system_trash)
        opened.append(library)
        library.upkeep.reconcile()
        return library

    yield reopen
    opened[-1].close()


def keep_old(library: Library, seed: int = 0, days: float = 31) -> InputRef:
    """An input that was given ``days`` ago."""
    ref = library.keep_input(InputRole.IMAGE, some_rgb(seed=seed))
    given_s = time.time() - days * _DAY_S
    os.utime(library.inputs.find(ref), (given_s, given_s))
    return ref


def naming(ref: InputRef) -> GenerationRequest:
    return a_request().model_copy(update={"inputs": (ref,)})


def test_what_nothing_names_goes_after_its_time(
    reopen: Callable[[], Library], system_trash: SystemTrash
) -> None:
    library = reopen()
    old, new = keep_old(library, 0), keep_old(library, 1, days=29)
    stranger = library.folders.inputs / "holiday.png"
    stranger.write_bytes(b"x")
    os.utime(stranger, (0, 0))
    assert library.upkeep.tidy_inputs() == 1
    assert system_trash.taken == [f"{old.sha256}.png"]
    assert library.inputs.find(new).exists()
    assert stranger.exists()


def _a_picture(library: Library, ref: InputRef) -> None:
    library.save_picture(some_rgb(), naming(ref), a_provenance())


def _a_deleted_picture(library: Library, ref: InputRef) -> None:
    picture = library.save_picture(some_rgb(), naming(ref), a_provenance())
    library.trash.delete([picture.id])


def _a_missing_picture(library: Library, ref: InputRef) -> None:
    picture = library.save_picture(some_rgb(), naming(ref), a_provenance())
    picture.path.rename(picture.path.parent.parent / "elsewhere.png")


def _a_waiting_job(library: Library, ref: InputRef) -> None:
    library.submit(naming(ref))


def _a_failed_job(library: Library, ref: InputRef) -> None:
    library.fail_job(library.submit(naming(ref)).id, ErrorCode.OUT_OF_MEMORY, {})


def _a_job_removed_just_now(library: Library, ref: InputRef) -> None:
    library.remove_jobs([library.submit(naming(ref)).id])


def _a_picture_of_a_newer_program(library: Library, ref: InputRef) -> None:
    texts = encode(PictureMetadata(naming(ref), a_provenance()))
    newer = {key: text.replace('"version":1', '"version":99') for key, text in texts.items()}
    assert newer != texts
    path = library.folders.pictures / "newer.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(encode_png(some_rgb(), newer))


def _a_picture_that_came_since(library: Library, ref: InputRef) -> None:
    texts = encode(PictureMetadata(naming(ref), a_provenance()))
    path = library.folders.pictures / "new.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(encode_png(some_rgb(), texts))


def _a_png_that_cannot_be_read(library: Library, _ref: InputRef) -> None:
    library.folders.pictures.mkdir(exist_ok=True)
    (library.folders.pictures / "cut.png").write_bytes(b"\x89PNG")


NAMES = (
    _a_picture,
    _a_deleted_picture,
    _a_missing_picture,
    _a_waiting_job,
    _a_failed_job,
    _a_job_removed_just_now,
    _a_picture_of_a_newer_program,
    _a_picture_that_came_since,
    _a_png_that_cannot_be_read,
)


@pytest.mark.parametrize("is_reopened", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_named_stays(
    reopen: Callable[[], Library],
    system_trash: SystemTrash,
    name: Callable[[Library, InputRef], None],
    is_reopened: bool,
) -> None:
    library = reopen()
    ref = keep_old(library)
    name(library, ref)
    if is_reopened:
        library = reopen()
    assert library.upkeep.tidy_inputs() == 0
    assert system_trash.taken == []
    assert library.inputs.find(ref).exists()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_named_stays_when_the_library_is_rebuilt(
    reopen: Callable[[], Library],
    tmp_path: Path,
    name: Callable[[Library, InputRef], None],
) -> None:
    library = reopen()
    ref = keep_old(library)
    name(library, ref)
    library.close()
    (tmp_path / "data" / DATABASE_NAME).write_bytes(b"no database" * 1000)
    library = reopen()
    assert library.take_notices()
    assert library.upkeep.tidy_inputs() == 0
    # Nor at a later start, when there is nothing to be repaired.
    assert reopen().upkeep.tidy_inputs() == 0
    assert library.inputs.find(ref).exists()


def test_what_the_draft_names_stays(reopen: Callable[[], Library]) -> None:
    library = reopen()
    ref = keep_old(library)
    assert library.upkeep.tidy_inputs([ref.sha256]) == 0
    assert library.inputs.find(ref).exists()


def test_one_that_is_given_again_is_new(reopen: Callable[[], Library]) -> None:
    library = reopen()
    keep_old(library)
    library.keep_input(InputRole.IMAGE, some_rgb())
    assert library.upkeep.tidy_inputs() == 0


def test_where_the_folder_was_not_compared_all_stay(
    tmp_path: Path, system_trash: SystemTrash
) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data", send_to_trash=system_trash)
    try:
        keep_old(library)
        assert library.upkeep.tidy_inputs() == 0
        library.upkeep.reconcile()
        assert library.upkeep.tidy_inputs() == 1
    finally:
        library.close()


def test_a_read_only_library_keeps_all(
    reopen: Callable[[], Library], system_trash: SystemTrash
) -> None:
    library = reopen()
    ref = keep_old(library)
    system_trash.refuses = True
    assert library.upkeep.tidy_inputs() == 0
    assert library.inputs.find(ref).exists()


def test_a_finished_job_of_long_ago_needs_nothing(
    reopen: Callable[[], Library], system_trash: SystemTrash
) -> None:
    library = reopen()
    ref = keep_old(library, days=100)
    library.finish_job(library.submit(naming(ref)).id)
    assert library.upkeep.tidy_inputs() == 0
    assert library.upkeep.tidy_inputs(older_than_days=-1) == 1
    assert system_trash.taken == [f"{ref.sha256}.png"]
