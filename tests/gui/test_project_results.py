"""Results go with a project to another library, where they are results of its canvas again."""

import json
import zipfile
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.picture_list import Role
from sdstudio.app.studio import Studio
from sdstudio.canvas.project_reader import read_project
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb
from sdstudio.library import Library, Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_canvas_results import Make, make_results, results_of, shown, wait_until_shown
from tests.gui.test_from_pictures import begin_mask, image_of, red, stroke
from tests.gui.test_masks import begin_two, document_of, go_to, picture, told
from tests.support.closing import close_when_written
from tests.support.coroutines import result_of
from tests.support.studio import running_studio, studio_paths
from tests.support.system_trash import SystemTrash

__all__ = ["red"]


def candidates_of(window: MainWindow) -> list[Picture]:
    results = window.canvas_controller.results
    if results is None:
        return []
    model = results.candidates
    return [model.index(row).data(Role.PICTURE) for row in range(model.rowCount())]


def save(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.projects.save(path)
    qtbot.waitUntil(lambda: f"Saved as “{path.name}”" in window.make.done.text)


def open_again(window: MainWindow, qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    """Open a project after another picture, and wait until its results are looked through."""
    image = read_project(path).project.base
    assert image is not None
    go_to(window, qtbot, picture(tmp_path / "other.png"))
    other = image_of(window)
    window.projects.open(path)
    qtbot.waitUntil(lambda: image_of(window) != other)
    qtbot.waitUntil(lambda: not window.projects.is_busy)


def test_results_come_with_a_project_to_another_library(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, red: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    path = tmp_path / "mine.ora"
    with running_studio(studio_paths(tmp_path / "one")) as studio:
        window = shown(studio, qtbot)
        page, _ = begin_mask(window, qtbot, red)
        studio.draft.choose(prompt="a fish", steps=4)
        stroke(page, (48, 32))
        window.generate()
        wait_until_shown(results_of(window), qtbot, 0)
        window.actions_[ActionId.RESULT_USE].trigger()
        qtbot.waitUntil(lambda: bool(document_of(window).layers))
        # The second one is made from the first.
        window.generate()
        wait_until_shown(results_of(window), qtbot, 1)
        made = candidates_of(window)
        images = [result_of(results_of(window).candidates.read(one)) for one in made]
        files = [one.path.read_bytes() for one in made]
        inputs = {ref for one in made for ref in one.request.inputs}
        save(window, qtbot, path)
        close_when_written(window, qtbot)
    with zipfile.ZipFile(path) as archive:
        entries = [one for one in archive.infolist() if one.filename.startswith("sdstudio/results")]
        assert [archive.read(one) for one in entries] == files
        assert {one.compress_type for one in entries} == {zipfile.ZIP_STORED}
        listed = json.loads(archive.read("sdstudio/project.json"))["results"]
        assert [one["identity"] for one in listed] == [one.identity for one in made]
    with running_studio(studio_paths(tmp_path / "two")) as studio:
        window = shown(studio, qtbot)
        window.projects.open(path)
        qtbot.waitUntil(lambda: len(candidates_of(window)) == 2)
        found = candidates_of(window)
        assert [one.identity for one in found] == [one.identity for one in made]
        assert [one.path.read_bytes() for one in found] == files
        assert [one.path.name for one in found] == [one.path.name for one in made]
        assert {one.path.parent for one in found} == {studio.paths.pictures}
        assert "2 results of this project were added" in window.make.done.text
        assert told(window) == []
        assert [one.id for one in found] == [1, 2]
        qtbot.waitUntil(lambda: studio.pictures.rowCount() == 2)
        # What they were made from came with them: they look the same, and can be made again.
        for ref in inputs:
            result_of(studio.library.do(partial(read_input, ref)))
        for one, before in zip(found, images, strict=True):
            after = result_of(results_of(window).candidates.read(one))
            assert before is not None
            assert after is not None
            assert after.place == before.place
            assert after.shown.full == before.shown.full
        # Nothing comes twice.
        open_again(window, qtbot, path, tmp_path)
        qtbot.waitUntil(lambda: [one.id for one in candidates_of(window)] == [1, 2])
        assert studio.pictures.rowCount() == 2
        # What the artist deletes stays deleted.
        result_of(studio.pictures.delete([found[0].id]))
        qtbot.waitUntil(lambda: len(candidates_of(window)) == 1)
        open_again(window, qtbot, path, tmp_path)
        qtbot.waitUntil(lambda: [one.id for one in candidates_of(window)] == [found[1].id])
        assert "1 result of this project stays in the trash" in window.make.done.text
        # They are found again after the database is lost.
        close_when_written(window, qtbot)
        data = studio.paths.data
    for file in data.glob("library.sqlite*"):
        file.unlink()
    with running_studio(studio_paths(tmp_path / "two")) as studio:
        window = shown(studio, qtbot)
        qtbot.waitUntil(lambda: found[1].identity in identities(studio))
        close_when_written(window, qtbot)


def purge(ids: list[int], library: Library) -> int:
    setattr(library.trash, "_send_to_trash", SystemTrash())  # noqa: B010
    return library.trash.purge(ids)


def read_input(ref: InputRef, library: Library) -> Rgb:
    return library.inputs.read(ref)


def identities(studio: Studio) -> set[str]:
    return {
        studio.pictures.index(row).data(Role.PICTURE).identity
        for row in range(studio.pictures.rowCount())
    }


def test_a_result_that_cannot_be_read_is_left_out_and_told_of(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make, tmp_path: Path
) -> None:
    make_results(window, qtbot, red, make)
    gone, there = candidates_of(window)
    gone.path.rename(tmp_path / "elsewhere.png")
    path = tmp_path / "mine.ora"
    save(window, qtbot, path)
    assert told(window) == [ErrorCode.PROJECT_RESULTS_UNREAD]
    assert [one.identity for one in read_project(path).results.entries] == [there.identity]


def test_the_oldest_are_left_out_if_there_are_too_many(
    window: MainWindow,
    qtbot: QtBot,
    red: Path,
    make: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_results(window, qtbot, red, make, count=3)
    monkeypatch.setattr("sdstudio.canvas.result_entries.RESULTS_MAX", 2)
    path = tmp_path / "mine.ora"
    save(window, qtbot, path)
    assert told(window) == [ErrorCode.PROJECT_RESULTS_TOO_MANY]
    newest = [one.identity for one in candidates_of(window)[1:]]
    assert [one.identity for one in read_project(path).results.entries] == newest


def test_many_are_added_with_progress_until_the_artist_cancels(
    window: MainWindow,
    qtbot: QtBot,
    red: Path,
    make: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_results(window, qtbot, red, make, count=3)
    path = tmp_path / "mine.ora"
    save(window, qtbot, path)
    made = candidates_of(window)
    ids = [one.id for one in made]
    result_of(window.studio.pictures.delete(ids))
    assert result_of(window.studio.library.do(partial(purge, ids))) == 3
    monkeypatch.setattr("sdstudio.app.project_results._AT_ONCE", 1)
    go_to(window, qtbot, picture(tmp_path / "other.png"))
    window.projects.open(path)
    qtbot.waitUntil(lambda: "0 of 3" in window.make.done.text)
    window.make.done.button.click()
    qtbot.waitUntil(lambda: "were not added" in window.make.done.text)
    assert len(candidates_of(window)) < 3
    open_again(window, qtbot, path, tmp_path)
    expected = [one.identity for one in made]
    qtbot.waitUntil(lambda: [one.identity for one in candidates_of(window)] == expected)


def test_what_a_newer_version_added_is_saved_again(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    begin_two(window, qtbot, red)
    path, newer, again = (tmp_path / name for name in ("mine.ora", "newer.ora", "again.ora"))
    save(window, qtbot, path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "sdstudio/project.json":
                data = json.dumps({**json.loads(data), "animation": [1, 2]}).encode()
            new.writestr(name, data)
        new.writestr("sdstudio/sound.bin", b"la")
    open_again(window, qtbot, newer, tmp_path)
    save(window, qtbot, again)
    project = read_project(again).project
    assert project.fields == {"animation": [1, 2]}
    assert project.entries == {"sdstudio/sound.bin": b"la"}
    assert image_of(window, InputRole.IMAGE) is not None
