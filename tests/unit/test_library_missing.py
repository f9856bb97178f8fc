"""Pictures whose files vanished wait for them until they are forgotten, and what is read again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library, Reconciled, Tally, sizes_in
from tests.support.pictures import a_provenance, a_request, some_rgb


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    for seed in range(4):
        library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance())
    yield library
    library.close()


def all_steps(library: Library) -> Reconciled:
    found = Tally()
    while (step := library.upkeep.reconcile_step()) is not None:
        found.add(step)
    return found.total()


def test_a_missing_picture_that_is_forgotten_has_its_stars_when_it_returns(
    library: Library, tmp_path: Path
) -> None:
    gone, back, *_ = library.pictures(9)
    library.annotations.rate([gone.id, back.id], 4)
    library.annotations.add_tags([gone.id], ["sea"])
    for one in (gone, back):
        one.path.rename(tmp_path / one.path.name)
    assert library.upkeep.reconcile().missing == 2
    missing = library.missing.all()
    assert {one.id for one in missing} == {gone.id, back.id}
    assert library.counts().missing == 2
    (tmp_path / back.path.name).rename(back.path)  # since they were listed
    assert library.missing.forget([one.id for one in missing]) == 1
    assert [one.id for one in library.missing.all()] == [back.id]
    library.upkeep.reconcile()
    assert library.missing.all() == []
    assert library.counts().pictures == 3
    (tmp_path / gone.path.name).rename(gone.path)
    (id_,) = library.upkeep.reconcile().imported
    (said,) = library.annotations.of([id_]).values()
    assert (said.rating, said.tags) == (4, ("sea",))
    (said,) = library.annotations.of([back.id]).values()
    assert said.rating == 4


def test_what_was_added_to_a_forgotten_picture_outlives_the_database(
    library: Library, tmp_path: Path
) -> None:
    (gone, *_) = library.pictures(9)
    library.annotations.rate([gone.id], 4)
    gone.path.rename(tmp_path / gone.path.name)
    library.upkeep.reconcile()
    library.folders.journal.unlink()  # which is written again before anything is forgotten
    library.missing.forget([gone.id])
    library.close()
    (tmp_path / gone.path.name).rename(gone.path)
    again = Library.open(library.folders.pictures, tmp_path / "other data")
    try:
        again.upkeep.reconcile()
        rated = [one for one in again.annotations.of(range(9)).values() if one.rating == 4]
        assert len(rated) == 1
    finally:
        again.close()


def test_nothing_is_forgotten_while_the_drive_is_away(library: Library, tmp_path: Path) -> None:
    library.folders.pictures.rename(tmp_path / "away")
    library.upkeep.reconcile()
    missing = library.missing.all()
    assert len(missing) == 4
    with pytest.raises(StudioError) as refused:
        library.missing.forget([one.id for one in missing])
    assert refused.value.code is ErrorCode.PICTURES_FOLDER_GONE
    (tmp_path / "away").rename(library.folders.pictures)
    library.upkeep.reconcile()
    assert library.counts().pictures == 4


def test_every_file_is_read_again_beside_other_work(library: Library) -> None:
    pictures = library.pictures(9)
    job = library.submit(a_request("next"))
    library.annotations.rate([pictures[0].id], 3)
    library.upkeep.begin_rebuild()
    found = Tally()
    number = 0
    while (step := library.upkeep.reconcile_step()) is not None:
        found.add(step)
        number += 1
        if number == 2:
            library.annotations.rate([pictures[1].id], 5)
    assert (found.read, found.to_read) == (4, 4)
    assert found.total() == Reconciled()
    assert library.pictures(9) == pictures
    assert [one.id for one in library.jobs()] == [job.id]
    said = library.annotations.of([pictures[0].id, pictures[1].id])
    assert [said[one.id].rating for one in pictures[:2]] == [3, 5]
    assert all_steps(library).read == 0


def test_reading_again_mends_rows_and_can_be_stopped(library: Library) -> None:
    pictures = library.pictures(9)
    with library._database.transaction():  # as a damaged disk would
        library._database.execute("UPDATE picture SET width = 7777")
    library.upkeep.begin_rebuild()
    library.upkeep.reconcile_step()
    library.upkeep.stop_looking()
    assert all_steps(library).read == 0
    assert {one.width for one in library.pictures(9)} == {7777}
    library.upkeep.begin_rebuild()
    assert all_steps(library).read == 4
    assert library.pictures(9) == pictures


def test_a_file_that_vanishes_or_changes_after_it_was_listed_is_found_as_it_is(
    library: Library,
) -> None:
    gone, changed, *_ = library.pictures(9)
    other = library.pictures(9)[-1].path.read_bytes()
    library.upkeep.begin_rebuild()
    found = Tally()
    while (step := library.upkeep.reconcile_step()) is not None:
        found.add(step)
        if found.to_read and gone.path.exists():
            gone.path.unlink()
            changed.path.write_bytes(other)
    later = all_steps(library)
    assert found.missing + later.missing == 1
    assert [one.id for one in library.missing.all()] == [gone.id]
    assert library.counts().pictures == 3
    assert all_steps(library) == Reconciled()


def test_the_sizes_are_those_of_the_files(library: Library) -> None:
    (picture, *_) = library.pictures(1)
    library.annotations.rate([picture.id], 1)
    library.upkeep.back_up()
    sizes = sizes_in(library.folders)
    assert sizes.database > 0
    assert sizes.journal == library.folders.journal.stat().st_size
    assert sizes.backups > 0
