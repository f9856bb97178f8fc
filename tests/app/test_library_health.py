"""LibraryHealth: backups at their time, checks, rebuilding and restoring beside other work."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.library_health import HealthResult, HealthTask, LibraryHealth
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import ErrorCode
from sdstudio.library import Job, JobState, Library, Picture, PictureFolder
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.missing import MissingPictures
from tests.support.coroutines import result_of
from tests.support.peer_files import png
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.services import draft
from tests.support.studio import running_studio, studio_paths


@pytest.fixture
def studio(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Studio]:
    with running_studio(studio_paths(tmp_path / "studio")) as studio:
        yield studio


def save(studio: Studio, number: int = 1, first: int = 0) -> list[Picture]:
    def work(library: Library) -> list[Picture]:
        return [
            library.save_picture(some_rgb(8, 8), a_request(seed=first + one), a_provenance())
            for one in range(number)
        ]

    return result_of(studio.library.do(work))


def ended(qtbot: QtBot, health: LibraryHealth) -> HealthResult:
    qtbot.waitUntil(lambda: health.task is None)
    assert health.result is not None
    return health.result


def rating(studio: Studio, picture_id: int) -> int:
    said = result_of(studio.library.do(lambda lib: lib.annotations.of([picture_id])))
    return said[picture_id].rating


def seeds(studio: Studio) -> set[int]:
    pictures = result_of(studio.library.do(lambda lib: lib.pictures(99)))
    return {one.request.params.seed for one in pictures}


def test_a_backup_is_made_when_it_is_due_and_not_more_often(studio: Studio) -> None:
    health = studio.health
    save(studio)
    result_of(health.back_up_quietly())
    assert len(result_of(health.state()).backups) == 1
    health.back_up_if_due()
    result_of(health.back_up_quietly())
    assert len(result_of(health.state()).backups) == 1
    assert health.result is None


def test_a_backup_that_cannot_be_made_is_in_nobodys_way(qtbot: QtBot, studio: Studio) -> None:
    folders = result_of(studio.library.do(lambda lib: lib.folders))
    folders.backups.write_text("a file where the folder should be")
    result_of(studio.health.back_up_quietly())
    assert studio.health.result is None
    studio.health.back_up()
    error = ended(qtbot, studio.health).error
    assert error is not None
    assert error.code is ErrorCode.SAVE_FAILED
    save(studio)
    assert seeds(studio) == {0}


def test_a_check_says_what_it_found(qtbot: QtBot, studio: Studio) -> None:
    one, other = save(studio, 2)
    one.path.unlink()
    other.path.rename(other.path.with_name("renamed.png"))
    studio.health.check()
    result = ended(qtbot, studio.health)
    assert result.error is None
    assert not result.was_damaged
    assert studio.health.checked == result
    (missing,) = result_of(studio.health.missing())
    assert missing.id == one.id
    studio.health.forget([one.id])
    assert ended(qtbot, studio.health).number == 1
    assert result_of(studio.health.missing()) == []


def test_others_are_served_while_many_missing_pictures_are_forgotten(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.app.library_health._FORGOTTEN_AT_ONCE", 2)
    pictures = save(studio, 5)
    for one in pictures:
        one.path.unlink()
    studio.health.check()
    ended(qtbot, studio.health)
    forget = MissingPictures.forget
    steps: list[int] = []

    def noted(self: MissingPictures, picture_ids: Collection[int]) -> int:
        steps.append(len(picture_ids))
        return forget(self, picture_ids)

    monkeypatch.setattr(MissingPictures, "forget", noted)
    studio.health.forget([one.id for one in pictures])
    assert ended(qtbot, studio.health).number == 5
    assert steps == [2, 2, 1]
    assert result_of(studio.health.missing()) == []


def test_damage_is_found_and_repaired(qtbot: QtBot, studio: Studio) -> None:
    save(studio, 3)
    folders = result_of(studio.library.do(lambda lib: lib.folders))
    path = folders.data / DATABASE_NAME
    result_of(
        studio.library.do(lambda lib: lib._database.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
    )
    whole = path.read_bytes()
    path.write_bytes(whole[: 2 * 4096] + b"\xff" * (len(whole) - 2 * 4096))
    studio.health.check()
    result = ended(qtbot, studio.health)
    assert result.was_damaged
    assert seeds(studio) == {0, 1, 2}


def test_rebuilding_reads_every_file_while_pictures_are_saved(qtbot: QtBot, studio: Studio) -> None:
    (first, *_) = save(studio, 5)
    result_of(studio.library.do(lambda lib: lib.annotations.rate([first.id], 4)))
    studio.health.rebuild()
    assert studio.health.task is HealthTask.REBUILD
    studio.health.check()  # one at a time
    save(studio, 1, first=5)
    result = ended(qtbot, studio.health)
    assert result.task is HealthTask.REBUILD
    assert result.found.read >= 5
    assert seeds(studio) == set(range(6))
    assert rating(studio, first.id) == 4
    assert result_of(studio.health.state()).backups


def show_folder(studio: Studio, folder: Path, number: int) -> PictureFolder:
    folder.mkdir()
    for one in range(number):
        texts = {"parameters": f"a fish\nSteps: 20, Sampler: Euler, Seed: {one}"}
        (folder / f"{one}.png").write_bytes(png(texts))
    return result_of(studio.folders.add(folder))


def in_folder(studio: Studio, folder: PictureFolder) -> list[tuple[int, str]]:
    def read(library: Library) -> list[tuple[int, str]]:
        return library._database.execute(
            "SELECT id, settings FROM picture WHERE folder_id = ? AND missing_since IS NULL"
            " ORDER BY id",
            (folder.id,),
        ).fetchall()

    return result_of(studio.library.do(read))


def test_rebuilding_reads_the_folders_elsewhere_too(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    save(studio, 2)
    folder = show_folder(studio, tmp_path / "elsewhere", 3)
    qtbot.waitUntil(lambda: len(in_folder(studio, folder)) == 3)
    whole = in_folder(studio, folder)
    gone = show_folder(studio, tmp_path / "gone", 1)
    qtbot.waitUntil(lambda: len(in_folder(studio, gone)) == 1)
    (tmp_path / "gone").rename(tmp_path / "moved")
    result_of(
        studio.library.do(
            lambda lib: lib._database.execute(
                "UPDATE picture SET settings = 'damaged' WHERE folder_id = ?", (folder.id,)
            )
        )
    )
    studio.health.rebuild()
    result = ended(qtbot, studio.health)
    assert result.error is None
    assert result.found.read == 5
    assert result.unread_folders == 1
    assert not result.found.imported
    assert not result.found.returned
    assert in_folder(studio, folder) == whole
    assert studio.health.progress.done <= studio.health.progress.total


def test_rebuilding_can_be_stopped(qtbot: QtBot, studio: Studio) -> None:
    save(studio, 5)
    studio.health.rebuild()
    studio.health.stop()
    assert not studio.health.can_stop
    result = ended(qtbot, studio.health)
    assert result.is_stopped
    assert result.found.read < 5
    assert seeds(studio) == set(range(5))


def test_restoring_brings_back_the_queue_and_keeps_pictures_and_stars(
    qtbot: QtBot, studio: Studio
) -> None:
    health = studio.health
    (first,) = save(studio)
    studio.queue.pause()
    job = result_of(studio.library.do(lambda lib: lib.submit(a_request("of the backup"))))
    health.back_up()
    assert ended(qtbot, health).error is None
    result_of(studio.library.do(lambda lib: lib.remove_jobs([job.id])))
    result_of(studio.library.do(lambda lib: lib.submit(a_request("later"))))
    (second,) = save(studio, first=1)
    result_of(studio.library.do(lambda lib: lib.annotations.rate([first.id, second.id], 5)))
    (backup,) = result_of(health.state()).backups
    contents = result_of(health.contents(backup))
    assert contents is not None
    assert (contents.pictures, contents.jobs) == (1, 1)
    with qtbot.waitSignal(health.restored):
        health.restore(backup)
        # Asked for while it is being restored, so it is added to what is restored.
        new = studio.library.do(lambda lib: lib.submit(a_request("meanwhile")))
    result_of(new)
    assert ended(qtbot, health).error is None
    jobs = result_of(studio.library.do(lambda lib: lib.jobs()))
    assert [job.request.params.prompt for job in jobs] == ["of the backup", "meanwhile"]
    assert jobs[0].state is JobState.PAUSED
    qtbot.waitUntil(lambda: seeds(studio) == {0, 1})
    pictures = result_of(studio.library.do(lambda lib: lib.pictures(9)))
    assert [rating(studio, one.id) for one in pictures] == [5, 5]
    # Thumbnails are kept as before.
    (third,) = save(studio, first=2)
    assert result_of(studio.library.do(lambda lib: lib.thumbnails.read(third.identity)))


def test_nothing_is_restored_while_a_job_is_done(qtbot: QtBot, studio: Studio) -> None:
    health = studio.health
    qtbot.waitUntil(lambda: studio.dispatcher.engine_ready is not None)
    health.back_up()
    ended(qtbot, health)
    (backup,) = result_of(health.state()).backups
    checkpoint = studio.registry.checkpoints[0]
    result_of(studio.queue.submit(draft("slow", steps=150), checkpoint))
    qtbot.waitUntil(lambda: studio.dispatcher.running is not None)
    assert not health.can_restore
    health.restore(backup)
    error = ended(qtbot, health).error
    assert error is not None
    assert error.code is ErrorCode.LIBRARY_BUSY
    assert studio.dispatcher.running is not None
    studio.dispatcher.stop()
    qtbot.waitUntil(lambda: health.can_restore)


def test_a_backup_that_vanished_is_told_and_nothing_changes(qtbot: QtBot, studio: Studio) -> None:
    health = studio.health
    save(studio)
    health.back_up()
    ended(qtbot, health)
    state = result_of(health.state())
    (state.folders.backups / state.backups[0].name).unlink()
    job: Job = result_of(studio.library.do(lambda lib: lib.submit(a_request("stays"))))
    studio.queue.pause()
    health.restore(state.backups[0])
    error = ended(qtbot, health).error
    assert error is not None
    assert error.code is ErrorCode.BACKUP_DAMAGED
    jobs = result_of(studio.library.do(lambda lib: lib.jobs()))
    assert [one.id for one in jobs] == [job.id]


def test_a_pictures_folder_that_was_moved_after_its_first_run_has_its_queue(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    paths = studio_paths(tmp_path / "studio")
    with running_studio(paths) as studio:
        studio.queue.pause()
        (picture,) = save(studio)
        result_of(studio.library.do(lambda lib: lib.annotations.rate([picture.id], 3)))
        result_of(studio.library.do(lambda lib: lib.submit(a_request("waits"))))
    moved = tmp_path / "moved"
    paths.pictures.rename(moved)
    with running_studio(replace(paths, pictures=moved)) as studio:
        jobs = result_of(studio.library.do(lambda lib: lib.jobs()))
        assert [job.request.params.prompt for job in jobs] == ["waits"]
        assert rating(studio, picture.id) == 3
