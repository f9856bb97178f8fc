"""What the artist adds to pictures: kept, undone, and back when the database is lost."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sdstudio.domain.annotations import Annotations, ColourLabel, Flag, Parent, Verdict
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library, Previous, annotation_store
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.journal import Journal
from tests.support.disks import DISK_FULL, READ_ONLY, WatchedDisk, failing
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.upkeep import purge_trash


def library_in(folder: Path, disk: WatchedDisk | None = None) -> Library:
    return Library.open(folder / "pictures", folder / "data", disk)


def save(library: Library, seed: int) -> int:
    return library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance()).id


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = library_in(tmp_path)
    for seed in range(3):
        save(library, seed)
    yield library
    library.close()


def by_seed(library: Library) -> dict[int, Annotations]:
    seeds = {one.id: one.request.params.seed for one in library.pictures(100)}
    return {seeds[id_]: said for id_, said in library.annotations.of(list(seeds)).items()}


def add_everything(library: Library) -> None:
    one, two, three = sorted(picture.id for picture in library.pictures(3))
    library.annotations.rate([one, two], 5)
    library.annotations.flag([two], Flag.REJECT)
    library.annotations.label([three], ColourLabel.BLUE)
    library.annotations.write_note(one, "the best\nof all 鱼")
    library.annotations.add_tags([one, three], ["Cat", "海"])
    board = library.boards.create("Portfolio")
    library.boards.add(board.uid, [one, two])
    library.saved_searches.keep("five stars", "rating:5")
    library.annotations.judge("f" * 32, "a" * 32, Verdict.BETTER)
    library.annotations.add_parents({two: [Parent("a" * 32, "start")]})


def everything(library: Library) -> object:
    boards = [
        (board.uid, board.name, board.position, board.count) for board in library.boards.all()
    ]
    parents = {
        one.request.params.seed: library.family.parents(one.id) for one in library.pictures(100)
    }
    return (
        by_seed(library),
        boards,
        library.annotations.tags(),
        library.saved_searches.all(),
        library.annotations.verdicts(),
        parents,
    )


def test_a_saved_search_is_renamed_and_looks_for_something_else(
    tmp_path: Path, library: Library
) -> None:
    library.saved_searches.keep("five stars", "rating:5")
    library.saved_searches.keep("reds", "label:red")
    before = library.saved_searches.all()
    uid = before[0].uid
    renamed = library.saved_searches.rename(uid, "Reds")
    assert [one.name for one in library.saved_searches.all()] == ["Reds 2", "reds"]
    updated = library.saved_searches.update(uid, "rating:4")
    library.close()
    library = library_in(tmp_path)
    try:
        assert [(one.uid, one.name, one.query) for one in library.saved_searches.all()] == [
            (uid, "Reds 2", "rating:4"),
            (before[1].uid, "reds", "label:red"),
        ]
        library.annotations.restore(updated)
        library.annotations.restore(renamed)
        assert library.saved_searches.all() == before
        with pytest.raises(KeyError):
            library.saved_searches.rename("gone", "x")
        with pytest.raises(KeyError):
            library.saved_searches.update("gone", "x")
    finally:
        library.close()


def test_what_is_added_is_there_at_the_next_start(tmp_path: Path, library: Library) -> None:
    add_everything(library)
    before = everything(library)
    library.close()
    library = library_in(tmp_path)
    try:
        assert everything(library) == before
        uid = library.boards.all()[0].uid
        assert by_seed(library)[0] == Annotations(
            5, Flag.NONE, ColourLabel.NONE, "the best\nof all 鱼", ("Cat", "海"), frozenset({uid})
        )
        assert library.annotations.verdicts() == {("a" * 32, "f" * 32): Verdict.WORSE}
        assert library.family.children("a" * 32) == [2]
    finally:
        library.close()


def test_each_change_is_undone_and_done_again(library: Library) -> None:
    add_everything(library)
    (uid,) = (board.uid for board in library.boards.all())
    (search,) = library.saved_searches.all()
    before = everything(library)
    changes: tuple[Callable[[], Previous], ...] = (
        lambda: library.annotations.rate([1, 2, 3], 1),
        lambda: library.annotations.flag([1, 2, 3], Flag.PICK),
        lambda: library.annotations.label([1, 3], ColourLabel.RED),
        lambda: library.annotations.write_note(1, ""),
        lambda: library.annotations.add_tags([1, 2, 3], ["cat", "dog"]),
        lambda: library.annotations.remove_tags([1, 2, 3], ["CAT", "nothing"]),
        lambda: library.boards.add(uid, [3]),
        lambda: library.boards.remove(uid, [1]),
        lambda: library.boards.rename(uid, "Sold"),
        lambda: library.boards.delete(uid),
        lambda: library.saved_searches.forget(search.uid),
        lambda: library.saved_searches.keep(search.name, "rating:1"),
        lambda: library.saved_searches.keep("another", "rating:1"),
    )
    for change in changes:
        previous = change()
        after = everything(library)
        assert after != before
        for _ in range(2):
            previous = library.annotations.restore(previous)
            assert everything(library) == before
            previous = library.annotations.restore(previous)
            assert everything(library) == after
        library.annotations.restore(previous)
        assert everything(library) == before


def test_many_pictures_are_changed_in_steps_that_are_undone_as_one(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_everything(library)
    (board,) = library.boards.all()
    before = everything(library)
    monkeypatch.setattr(annotation_store, "AT_ONCE", 2)
    transactions = 0
    append = Journal.append

    def counted(*arguments: Any) -> Any:
        nonlocal transactions
        transactions += 1
        assert sum(len(one.pictures) for one in arguments[1] if hasattr(one, "pictures")) <= 2
        return append(*arguments)

    monkeypatch.setattr(Journal, "append", counted)
    changes: tuple[Callable[[], Previous], ...] = (
        lambda: library.annotations.rate([1, 2, 3, 1], 3),
        lambda: library.boards.add(board.uid, [1, 2, 3]),
        lambda: library.boards.delete(board.uid),
    )
    for change in changes:
        previous = change()
        after = everything(library)
        for _ in range(2):
            previous = library.annotations.restore(previous)
            assert everything(library) == before
            previous = library.annotations.restore(previous)
            assert everything(library) == after
        library.annotations.restore(previous)
    assert transactions > 15


def test_a_step_that_fails_takes_back_those_before(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_everything(library)
    before = everything(library)
    monkeypatch.setattr(annotation_store, "AT_ONCE", 1)
    append = Journal.append
    calls = 0

    def refuse(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise StudioError(ErrorCode.DISK_FULL, folder="pictures")
        return append(*arguments)

    monkeypatch.setattr(Journal, "append", refuse)
    with pytest.raises(StudioError):
        library.annotations.rate([1, 2, 3], 3)
    assert calls == 5
    assert everything(library) == before


def test_undo_leaves_what_was_changed_since(library: Library) -> None:
    previous = library.annotations.rate([1, 2, 3], 3)
    library.annotations.add_tags([1], ["cat"])
    library.annotations.restore(previous)
    assert by_seed(library)[0] == Annotations(tags=("cat",))


def test_a_tag_is_the_same_in_whatever_case_it_is_typed(library: Library) -> None:
    library.annotations.add_tags([1], ["  red \n fish ", "RED FISH", ""])
    library.annotations.add_tags([2], ["Red Fish"])
    assert [(tag.name, tag.count) for tag in library.annotations.tags()] == [("red fish", 2)]
    library.annotations.remove_tags([1, 2], ["RED fish"])
    library.annotations.add_tags([3], ["Red Fish"])
    assert [(tag.name, tag.count) for tag in library.annotations.tags()] == [("Red Fish", 1)]


def test_a_picture_that_is_gone_is_left_out(library: Library) -> None:
    assert library.annotations.rate([1, 99], 4).pictures.keys() == {1}
    assert library.annotations.of([99]) == {}


@pytest.mark.parametrize("lost", ["data", "folder moved", "database"])
def test_all_of_it_comes_back_from_the_pictures_folder(
    tmp_path: Path, library: Library, lost: str
) -> None:
    add_everything(library)
    before = everything(library)
    library.close()
    if lost == "data":
        shutil.rmtree(tmp_path / "data")
    elif lost == "database":
        path = tmp_path / "data" / DATABASE_NAME
        path.write_bytes(path.read_bytes()[:5000])
    else:
        shutil.move(tmp_path / "pictures", tmp_path / "elsewhere" / "pictures")
        tmp_path = tmp_path / "elsewhere"
    library = library_in(tmp_path)
    try:
        while library.upkeep.reconcile(reads_max=1).remaining:
            pass
        assert everything(library)[1:3] == before[1:3]  # type: ignore[index]
        assert everything(library) == before
    finally:
        library.close()


def test_a_file_that_was_renamed_meanwhile_keeps_its_stars(
    tmp_path: Path, library: Library
) -> None:
    library.annotations.rate([1], 5)
    path = library.picture(1).path
    library.close()
    path.rename(path.with_name("another.png"))
    shutil.rmtree(tmp_path / "data")
    library = library_in(tmp_path)
    try:
        library.upkeep.reconcile()
        assert {seed: one.rating for seed, one in by_seed(library).items()} == {0: 5, 1: 0, 2: 0}
    finally:
        library.close()


def test_of_two_copies_each_keeps_its_own(tmp_path: Path, library: Library) -> None:
    path = library.picture(1).path
    shutil.copy(path, path.with_name("b.png"))
    (copy,) = library.upkeep.reconcile().imported
    library.annotations.rate([1], 1)
    library.annotations.rate([copy], 4)
    library.close()
    shutil.rmtree(tmp_path / "data")
    library = library_in(tmp_path)
    try:
        while library.upkeep.reconcile(reads_max=1).remaining:
            pass
        ratings = {
            one.path.name: library.annotations.of([one.id])[one.id].rating
            for one in library.pictures(9)
        }
        assert (ratings[path.name], ratings["b.png"]) == (1, 4)
    finally:
        library.close()


def test_a_picture_that_returns_after_its_row_was_forgotten_has_its_stars(
    tmp_path: Path, library: Library
) -> None:
    library.annotations.rate([1], 5)
    path = library.picture(1).path
    data = path.read_bytes()
    library.close()
    path.unlink()
    shutil.rmtree(tmp_path / "data")
    library = library_in(tmp_path)
    try:
        library.upkeep.reconcile()
        library.annotations.rate([one.id for one in library.pictures(9)], 2)
        path.write_bytes(data)
        library.upkeep.reconcile()
        assert {seed: one.rating for seed, one in by_seed(library).items()} == {0: 5, 1: 2, 2: 2}
    finally:
        library.close()


def test_rebuilding_reads_every_file_and_line_again_and_keeps_ids(
    tmp_path: Path, library: Library
) -> None:
    add_everything(library)
    job = library.submit(a_request(seed=9))
    library.trash.delete([3])
    before = everything(library)
    ids = [one.id for one in library.pictures(9)]
    library._database.execute("UPDATE picture SET width = 7")
    library._database.execute("DELETE FROM annotation")
    found = library.upkeep.rebuild(reads_max=1)
    while found.remaining:
        found = library.upkeep.reconcile(reads_max=1)
    assert everything(library) == before
    assert [one.id for one in library.pictures(9)] == ids
    assert {one.width for one in library.pictures(9)} == {8}
    assert [one.id for one in library.trash.pictures(9)] == [3]
    assert library.jobs() == [job]


@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
@pytest.mark.parametrize(
    ("error", "code"),
    [(DISK_FULL, ErrorCode.DISK_FULL), (READ_ONLY, ErrorCode.FOLDER_READ_ONLY)],
)
@pytest.mark.parametrize("operation", ["append", "sync", "write", "replace", "make_folder"])
def test_a_disk_that_refuses_the_journal_changes_nothing(
    tmp_path: Path, operation: str, error: OSError, code: ErrorCode, first: bool
) -> None:
    library = library_in(tmp_path)
    save(library, 1)
    if not first:
        library.annotations.rate([1], 2)
    library.close()
    library = library_in(tmp_path, failing(operation, error))
    try:
        before = everything(library)
        if not first and operation in ("write", "replace", "make_folder"):
            library.annotations.rate([1], 5)  # needs only the journal that is there
            return
        with pytest.raises(StudioError) as caught:
            library.annotations.rate([1], 5)
        assert caught.value.code is code
        assert caught.value.arguments["folder"] == str(tmp_path / "pictures")
        assert everything(library) == before
    finally:
        library.close()
    library = library_in(tmp_path)
    try:
        assert everything(library) == before
        library.annotations.rate([1], 4)
        assert by_seed(library)[1].rating == 4
    finally:
        library.close()


def test_a_picture_that_returns_from_the_systems_trash_has_its_stars(tmp_path: Path) -> None:
    away = tmp_path / "away.png"

    def send(path: Path) -> None:
        path.rename(away)

    library = Library.open(tmp_path / "pictures", tmp_path / "data", send_to_trash=send)
    try:
        for seed in range(2):
            save(library, seed)
        library.annotations.rate([1, 2], 5)
        library.annotations.add_tags([1], ["fish"])
        name = library.picture(1).path.name
        library.trash.delete([1])
        assert purge_trash(library, older_than_days=-1) == 1
        assert library.annotations.tags() == []
        away.rename(tmp_path / "pictures" / name)
        (new,) = library.upkeep.reconcile().imported
        assert library.annotations.of([new]) == {new: Annotations(5, tags=("fish",))}
    finally:
        library.close()


def test_stars_are_kept_even_where_the_database_is_not(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    save(library, 0)
    library.close()
    lock = tmp_path / "data" / "library.lock"
    lock.unlink()
    lock.mkdir()
    library = library_in(tmp_path)
    library.annotations.rate([1], 3)
    library.close()
    lock.rmdir()
    library = library_in(tmp_path)
    try:
        assert by_seed(library)[0].rating == 3
    finally:
        library.close()


def test_all_kinds_of_changes_are_noted_for_the_search_index(library: Library) -> None:
    def changed() -> list[int]:
        rows = library._database.execute("SELECT picture_id FROM changed_picture")
        return [id_ for (id_,) in rows]

    board = library.boards.create("Sold")
    changes: tuple[Callable[[], object], ...] = (
        lambda: library.annotations.rate([2], 1),
        lambda: library.annotations.rate([2], 2),
        lambda: library.annotations.rate([2], 0),
        lambda: library.annotations.add_tags([2], ["fish"]),
        lambda: library.annotations.remove_tags([2], ["fish"]),
        lambda: library.boards.add(board.uid, [2]),
        lambda: library.boards.delete(board.uid),
        lambda: library.trash.delete([2]),
        lambda: library.trash.restore([2]),
    )
    for change in changes:
        with library._database.transaction():
            library._database.execute("DELETE FROM changed_picture")
        change()
        assert changed() == [2]
