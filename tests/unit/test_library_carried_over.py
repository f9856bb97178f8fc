"""What isn't about a picture that is there: it survives a database that is lost or damaged."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from sdstudio.domain.annotations import Parent
from sdstudio.domain.errors import StudioError
from sdstudio.library import Library, Picture, journal_records
from sdstudio.library.folder_look import look_now
from sdstudio.library.journal import Journal
from sdstudio.library.journal_records import FolderKept
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.picture_folders import FolderState
from tests.support.disks import READ_ONLY, WatchedDisk, failing
from tests.support.peer_files import png
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.upkeep import purge_trash, tidy_journal


def library_in(folder: Path, disk: WatchedDisk | None = None, data: str = "data") -> Library:
    return Library.open(folder / "pictures", folder / data, disk, send_to_trash=Path.unlink)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(library_in(tmp_path)) as library:
        yield library


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "a.png").write_bytes(png({"parameters": "a fish\nSteps: 20, Seed: 7, Size: 8x6"}))
    return folder


def folders_of(library: Library) -> list[tuple[Path, bool]]:
    return [(one.path, one.is_archived) for one in library.indexed_folders.all() if not one.is_ours]


def test_a_rebuilt_library_has_its_folders(
    tmp_path: Path, library: Library, elsewhere: Path
) -> None:
    folder = library.indexed_folders.add(elsewhere)
    (id_,) = look_now(library, folder.id).added
    library.annotations.rate([id_], 4)
    other = library.indexed_folders.add(tmp_path / "archived")
    library.indexed_folders.archive(other.id, True)
    library.close()
    shutil.rmtree(tmp_path / "data")
    with closing(library_in(tmp_path)) as again:
        assert folders_of(again) == [(tmp_path / "archived", True), (elsewhere, False)]
        folder = next(one for one in again.indexed_folders.all() if one.path == elsewhere)
        (id_,) = look_now(again, folder.id).added
        assert again.annotations.of([id_])[id_].rating == 4


def test_a_folder_that_was_removed_does_not_come_back(
    tmp_path: Path, library: Library, elsewhere: Path
) -> None:
    folder = library.indexed_folders.add(elsewhere)
    library.upkeep.back_up()
    removed = library.indexed_folders.remove(folder.id)
    (backup,) = library.backups.all()
    library.backups.restore(backup.name)
    library.close()
    with closing(library_in(tmp_path)) as again:
        assert folders_of(again) == []
    with closing(library_in(tmp_path, data="other")) as again:
        assert folders_of(again) == []
    with closing(library_in(tmp_path)) as again:
        again.indexed_folders.restore(removed)
        assert folders_of(again) == [(elsewhere, False)]
    with closing(library_in(tmp_path, data="third")) as again:
        assert folders_of(again) == [(elsewhere, False)]


def test_a_folder_added_after_the_backup_that_is_put_back_stays(
    tmp_path: Path, library: Library, elsewhere: Path
) -> None:
    library.upkeep.back_up()
    library.indexed_folders.add(elsewhere)
    (backup,) = library.backups.all()
    library.backups.restore(backup.name)
    library.close()
    with closing(library_in(tmp_path)) as again:
        assert folders_of(again) == [(elsewhere, False)]


def test_folders_of_an_earlier_version_come_into_the_journal(
    tmp_path: Path, library: Library, elsewhere: Path
) -> None:
    library.boards.create("fish")
    # It kept them in the database alone.
    with library._database.transaction():
        library._pictures.places.add(elsewhere)
        library._database.execute("DELETE FROM meta WHERE key = 'journal_has_folders'")
    library.close()
    library_in(tmp_path).close()
    with closing(library_in(tmp_path, data="other")) as again:
        assert folders_of(again) == [(elsewhere, False)]


@pytest.mark.parametrize("is_opened_before", [True, False])
def test_a_folder_that_an_earlier_version_added_after_this_one_stays(
    tmp_path: Path, library: Library, elsewhere: Path, is_opened_before: bool
) -> None:
    library.indexed_folders.add(tmp_path / "kept")
    # The earlier version knows nothing of folders in the journal.
    with library._database.transaction():
        library._pictures.places.add(elsewhere)
    expected = [(elsewhere, False), (tmp_path / "kept", False)]
    assert folders_of(library) == expected
    if is_opened_before:
        library.close()
    with closing(library_in(tmp_path) if is_opened_before else library) as again:
        again.upkeep.rebuild()
        assert folders_of(again) == expected
    library_in(tmp_path).close()
    with closing(library_in(tmp_path, data="other")) as again:
        assert folders_of(again) == expected


def test_a_folder_that_an_earlier_version_archived_after_this_one_is_not_looked_into(
    tmp_path: Path, library: Library, elsewhere: Path
) -> None:
    folder = library.indexed_folders.add(elsewhere)
    with library._database.transaction():
        library._pictures.places.set_state(folder.id, FolderState.ARCHIVED)
    library.close()
    with closing(library_in(tmp_path)) as again:
        again.upkeep.rebuild()
        assert folders_of(again) == [(elsewhere, True)]


def test_folders_stay_when_the_computer_is_renamed(
    tmp_path: Path, library: Library, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.indexed_folders.add(elsewhere)
    library.close()
    for module in ("journal_folders", "journal_sync"):
        monkeypatch.setattr(f"sdstudio.library.{module}.this_computer", lambda: "0" * 16)
    with closing(library_in(tmp_path)) as renamed:
        renamed.upkeep.rebuild()
        assert folders_of(renamed) == [(elsewhere, False)]
    with closing(library_in(tmp_path, data="other")) as renamed:
        assert folders_of(renamed) == [(elsewhere, False)]


def test_a_folder_of_another_computer_is_neither_looked_into_nor_forgotten(
    tmp_path: Path, library: Library, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pictures folder may be on a shared drive, or from a stranger."""
    library.indexed_folders.add(elsewhere)
    library.close()
    here = journal_records.this_computer()
    for module in ("journal_folders", "journal_sync"):
        monkeypatch.setattr(f"sdstudio.library.{module}.this_computer", lambda: "0" * 16)
    with closing(library_in(tmp_path, data="there")) as there:
        assert folders_of(there) == []
        there.indexed_folders.add(tmp_path / "there's")
        # Written anew with what is known there.
        monkeypatch.setattr("sdstudio.library.journal.COMPACT_BYTES", 1)
        for _ in range(9):
            there.boards.create("x" * 400)
        tidy_journal(there)
        there.upkeep.rebuild()
    monkeypatch.undo()
    assert journal_records.this_computer() == here
    with closing(library_in(tmp_path, data="here")) as again:
        assert folders_of(again) == [(elsewhere, False)]


def test_a_path_that_leads_elsewhere_is_not_followed(tmp_path: Path, library: Library) -> None:
    library.boards.create("fish")
    ends = library._journal.ends()
    assert ends is not None
    for path in ("relative", "../up", ""):
        record = FolderKept.model_construct(
            kind="folder", computer=journal_records.this_computer(), path=path
        )
        ends = library._journal.ends()
        assert ends is not None
        library._journal.append([record], ends)
    library.close()
    with closing(library_in(tmp_path)) as again:
        assert folders_of(again) == []
        assert [one.name for one in again.boards.all()] == ["fish"]


def test_an_earlier_version_keeps_the_lines_that_it_does_not_know(
    tmp_path: Path, library: Library, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.indexed_folders.add(elsewhere)
    library.close()
    read = Journal._lines

    def without_new(self: Journal, offset: int) -> Iterator[object]:
        for record, line in read(self, offset):
            is_new = record is not None and record.kind in ("folder", "folder_removed", "gone")
            yield (None, line) if is_new else (record, line)

    with monkeypatch.context() as earlier:
        earlier.setattr(Journal, "_lines", without_new)
        earlier.setattr(JournalSync, "write_missing", lambda _self: None)
        earlier.setattr("sdstudio.library.journal.COMPACT_BYTES", 1)
        with closing(library_in(tmp_path, data="earlier")) as then:
            assert folders_of(then) == []
            for _ in range(9):
                then.boards.create("x" * 400)
            tidy_journal(then)
    with closing(library_in(tmp_path, data="later")) as again:
        assert folders_of(again) == [(elsewhere, False)]
        assert len(again.boards.all()) == 9


def test_a_folder_is_not_added_where_the_journal_cannot_be_written(
    tmp_path: Path, elsewhere: Path
) -> None:
    disk = failing("append", READ_ONLY)
    with closing(library_in(tmp_path, disk)) as library:
        with pytest.raises(StudioError):
            library.indexed_folders.add(elsewhere)
        assert folders_of(library) == []
        disk.before = lambda _: None
        folder = library.indexed_folders.add(elsewhere)
        disk.before = failing("append", READ_ONLY).before
        with pytest.raises(StudioError):
            library.indexed_folders.remove(folder.id)
        assert folders_of(library) == [(elsewhere, False)]


def with_a_parent(library: Library, prompt: str) -> Picture:
    """A picture that another one was made from."""
    parent = library.save_picture(some_rgb(8, 8), a_request(prompt, seed=1), a_provenance())
    child = library.save_picture(some_rgb(8, 8), a_request(f"not {prompt}", seed=2), a_provenance())
    library.annotations.add_parents({child.id: [Parent(parent.identity, "image")]})
    return parent


def with_a_gone_parent(library: Library, prompt: str = "a cat") -> str:
    """The identity of a picture that another one was made from."""
    parent = with_a_parent(library, prompt)
    library.trash.delete([parent.id])
    assert purge_trash(library, older_than_days=-1) == 1
    return parent.identity


def test_the_prompt_of_a_parent_that_is_gone_survives_the_database(
    tmp_path: Path, library: Library
) -> None:
    key = with_a_gone_parent(library)
    assert library.family.gone([key])[key].prompt == "a cat"
    library.close()
    shutil.rmtree(tmp_path / "data")
    with closing(library_in(tmp_path)) as again:
        again.upkeep.reconcile()
        assert again.family.gone([key])[key].prompt == "a cat"
        again.upkeep.rebuild()
        tidy_journal(again)
        assert again.family.gone([key])[key].prompt == "a cat"


def test_the_prompt_of_a_gone_parent_is_in_the_journal_once(
    tmp_path: Path, library: Library
) -> None:
    with_a_gone_parent(library)
    library.close()
    library_in(tmp_path).close()
    assert library.folders.journal.read_text("utf-8").count('"kind":"gone"') == 1


def test_only_what_is_new_of_gone_parents_is_read_again(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_gone_parent(library, "a cat")
    library.close()
    with closing(library_in(tmp_path)) as again:
        read: list[str] = []

        def loads(text: str) -> object:
            read.append(text)
            return json.loads(text)

        noted = SimpleNamespace(loads=loads, dumps=json.dumps)
        monkeypatch.setattr("sdstudio.library.gone_pictures.json", noted)
        with_a_gone_parent(again, "a bird")
        assert [one for one in read if "a bird" in one]
        assert not [one for one in read if "a cat" in one]


def test_what_the_journal_refused_of_a_gone_parent_is_written_with_the_next(
    tmp_path: Path,
) -> None:
    disk = WatchedDisk()
    with closing(library_in(tmp_path, disk)) as library:
        with_a_gone_parent(library)
        parent = with_a_parent(library, "a bird")
        library.trash.delete([parent.id])
        disk.before = failing("append", READ_ONLY).before
        assert purge_trash(library, older_than_days=-1) == 1
        disk.before = lambda _: None
        assert library.folders.journal.read_text("utf-8").count('"kind":"gone"') == 1
        with_a_gone_parent(library, "a fish")
        assert library.folders.journal.read_text("utf-8").count('"kind":"gone"') == 3


def test_what_an_earlier_version_noted_of_a_gone_parent_comes_into_the_journal(
    tmp_path: Path, library: Library
) -> None:
    library.boards.create("fish")
    with library._database.transaction():
        said = json.dumps({"prompt": "a cat", "created_at": "2026-11-23T14:05:33+00:00"})
        library._database.execute("INSERT INTO meta VALUES (?, ?)", (f"gone {'ab' * 16}", said))
    library.close()
    library_in(tmp_path).close()
    with closing(library_in(tmp_path, data="other")) as again:
        assert again.family.gone(["ab" * 16])["ab" * 16].prompt == "a cat"


def test_the_prompt_of_a_gone_parent_of_another_program_is_known(
    library: Library, elsewhere: Path
) -> None:
    (id_,) = look_now(library, library.indexed_folders.add(elsewhere).id).added
    parent = library.any_picture(id_)
    child = library.save_picture(some_rgb(8, 8), a_request("a dog", seed=2), a_provenance())
    library.annotations.add_parents({child.id: [Parent(parent.identity, "image")]})
    library.trash.delete([id_])
    assert purge_trash(library, older_than_days=-1) == 1
    assert library.family.gone([parent.identity])[parent.identity].prompt == "a fish"


def test_a_folder_removed_since_the_backup_stays_removed_in_a_journal_written_anew(
    tmp_path: Path, library: Library, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = library.indexed_folders.add(elsewhere)
    other = library.indexed_folders.add(tmp_path / "other")
    library.upkeep.back_up()
    library.indexed_folders.remove(folder.id)
    monkeypatch.setattr("sdstudio.library.journal.COMPACT_BYTES", 1)
    tidy_journal(library)
    (backup,) = library.backups.all()
    library.backups.restore(backup.name)
    library.close()
    with closing(library_in(tmp_path)) as again:
        assert folders_of(again) == [(other.path, False)]


def test_the_prompt_of_a_parent_is_in_the_journal_before_its_file_goes(tmp_path: Path) -> None:
    class EndedError(Exception):
        pass

    def send(path: Path) -> None:
        path.unlink()
        raise EndedError

    library = Library.open(tmp_path / "pictures", tmp_path / "data", send_to_trash=send)
    with closing(library), pytest.raises(EndedError):
        with_a_gone_parent(library)
    shutil.rmtree(tmp_path / "data")
    with closing(library_in(tmp_path)) as again:
        again.upkeep.reconcile()
        (child,) = again.pictures(9)
        (parent,) = again.family.parents(child.id)
        assert again.family.gone([parent.identity])[parent.identity].prompt == "a cat"
