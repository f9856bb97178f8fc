"""What a damaged database says that isn't in a row with an id."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sdstudio.domain.annotations import Parent
from sdstudio.library import Library
from sdstudio.library.database import DATABASE_NAME
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.upkeep import purge_trash


def library_in(folder: Path) -> Library:
    return Library.open(folder / "pictures", folder / "data", send_to_trash=Path.unlink)


def damage(data: Path) -> None:
    """Have the database be rebuilt from what is left of it."""
    path = data / DATABASE_NAME
    content = bytearray(path.read_bytes())
    content[100:140] = b"\xff" * 40
    path.write_bytes(content)


def test_a_damaged_library_keeps_the_boards_of_its_jobs(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    board = library.boards.create("Fish")
    jobs = [library.submit(a_request(seed=seed), board.uid) for seed in range(300)]
    other = library.submit(a_request(seed=900))
    library.close()
    damage(tmp_path / "data")
    with closing(library_in(tmp_path)) as again:
        assert again.take_notices()
        for job in (*jobs[::60], other):
            picture = again.save_picture(
                some_rgb(8, 8), job.request.single(0), a_provenance(), job_id=job.id, index=0
            )
            on = again.annotations.of([picture.id])[picture.id].boards
            assert on == (set() if job is other else {board.uid})


def test_what_is_gone_and_folders_are_known_without_a_journal_too(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    library.indexed_folders.add(elsewhere)
    parent = library.save_picture(some_rgb(8, 8), a_request("a cat", seed=1), a_provenance())
    child = library.save_picture(some_rgb(8, 8), a_request("a dog", seed=2), a_provenance())
    library.annotations.add_parents({child.id: [Parent(parent.identity, "image")]})
    library.trash.delete([parent.id])
    assert purge_trash(library, older_than_days=-1) == 1
    library.close()
    damage(tmp_path / "data")
    library.folders.journal.unlink()
    with closing(library_in(tmp_path)) as again:
        assert again.take_notices()
        assert [one.path for one in again.indexed_folders.all()] == [elsewhere]
        assert again.family.gone([parent.identity])[parent.identity].prompt == "a cat"
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
