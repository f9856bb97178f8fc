"""What the forms showed is there again at the next start."""

import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio import bootstrap
from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.draft_file import DraftFile
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.backends import Backend
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.metadata import encode
from sdstudio.imaging import encode_png
from sdstudio.library import Library, SystemDisk, write_new
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.folders import INPUTS_NAME
from sdstudio.paths import Paths
from sdstudio.ui.main_window import MainWindow
from tests.support.adapters import write_kohya
from tests.support.closing import close_when_written
from tests.support.coroutines import result_of
from tests.support.corruption import corrupt
from tests.support.paper_model import write_model
from tests.support.pictures import a_metadata, a_provenance, a_request, some_rgb
from tests.support.studio import make_studio, opened, running_studio, studio_paths


def write_draft(paths: Paths, **content: object) -> None:
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.draft_file.write_text(json.dumps({"version": 1, **content}), encoding="utf-8")


def test_the_prompt_and_all_settings_are_kept(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        window.make.prompt.field.setPlainText("一只 red fish")
        studio.draft.choose(steps=9, seed=5)
        studio.draft.set_count(3)
        close_when_written(window, qtbot)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        assert window.make.prompt.text == "一只 red fish"
        assert (studio.draft.value("steps"), studio.draft.count) == (9, 3)
        assert studio.draft.value("seed") == 5


def test_kept_values_that_cannot_be_used_any_more_are_left_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    paths = studio_paths(tmp_path)
    write_draft(
        paths,
        chosen={"prompt": "a cat", "steps": 0, "gone": 1},
        count=10_000,
        adapters=[{"name": "x"}],
    )
    with running_studio(paths) as studio:
        assert dict(studio.draft.draft.chosen) == {"prompt": "a cat"}
        assert studio.draft.count == 100
        assert studio.draft.draft.adapters == ()


def test_adapters_are_kept_and_one_whose_file_is_gone_is_left_out_with_a_word(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        here, gone = (
            studio.adapters.add(write_kohya(tmp_path / f"{name}.safetensors", seed=seed))
            for seed, name in enumerate(("here", "gone"))
        )
        studio.draft.use_adapter(gone.ref())
        studio.draft.use_adapter(here.ref(0.6, text_weight=0.2))
        studio.draft.choose(steps=9)
        close_when_written(window, qtbot)
    gone.file.unlink()
    with running_studio(paths) as studio:
        assert [one.name for one in studio.draft.draft.adapters] == ["gone", "here"]
        window = MainWindow(studio)
        window.show()
        qtbot.waitUntil(lambda: bool(window.make.notices.notices))
        (notice,) = window.make.notices.notices
        assert notice.code is ErrorCode.ADAPTER_LEFT_OUT
        assert notice.arguments == {"adapter": "gone"}
        assert studio.draft.draft.adapters == (here.ref(0.6, text_weight=0.2),)
        assert studio.draft.value("steps") == 9


def test_an_adapter_whose_file_cannot_be_read_now_stays_in_the_draft(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    paths = studio_paths(tmp_path)
    with running_studio(paths) as studio:
        ink = studio.adapters.add(write_kohya(tmp_path / "ink.safetensors"))
    content = ink.file.read_bytes()
    ink.file.write_bytes(content[:100])
    write_draft(paths, adapters=[ink.ref().model_dump(mode="json", exclude_none=True)])
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        qtbot.waitUntil(lambda: bool(window.make.notices.notices))
        (notice,) = window.make.notices.notices
        assert notice.code is ErrorCode.FILE_CUT_SHORT
        assert studio.draft.draft.adapters == (ink.ref(),)
        ink.file.write_bytes(content)
        assert result_of(studio.background.do("x", lambda: studio.adapters.find(ink.ref())))


def test_a_bug_while_adapters_are_inspected_is_reported_as_one(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_registry: AdapterRegistry, _ref: AdapterRef) -> None:
        raise RuntimeError("a bug")

    paths = studio_paths(tmp_path)
    ref = AdapterRef(kind=AdapterKind.LORA, name="ink", sha256="0" * 64)
    write_draft(paths, adapters=[ref.model_dump(mode="json", exclude_none=True)])
    monkeypatch.setattr(AdapterRegistry, "inspect", break_down)
    with running_studio(paths) as studio, qtbot.capture_exceptions() as bugs:
        studio.active_adapters.begin()
        qtbot.waitUntil(lambda: bool(bugs))
        assert [str(bug[1]) for bug in bugs] == ["a bug"]
        assert studio.draft.draft.adapters == (ref,)


def test_pictures_that_only_the_draft_starts_from_are_not_tidied_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = studio_paths(tmp_path)
    inputs = paths.pictures / INPUTS_NAME
    inputs.mkdir(parents=True)
    kept, given, unnamed = (
        InputRef(role=InputRole.IMAGE, sha256=digit * 64, width=64, height=64) for digit in "abc"
    )
    for ref in (kept, given, unnamed):
        (inputs / f"{ref.sha256}.png").write_bytes(b"x")
        os.utime(inputs / f"{ref.sha256}.png", (0, 0))
    gone: list[Path] = []
    monkeypatch.setattr("sdstudio.library.trash.send2trash", gone.append)
    write_draft(paths, inputs=[kept.model_dump(mode="json")])
    with running_studio(paths) as studio:
        # It waits for this, and the file is soon written again with the draft of now.
        qtbot.waitUntil(studio.folder_watcher.has_looked.is_set)
        assert studio.draft.draft.inputs == (kept,)
        studio.draft.give_input(given)
        result_of(bootstrap.tidy(studio))
    assert gone == [inputs / f"{unnamed.sha256}.png"]


def test_the_model_that_recalled_settings_bring_is_the_one_of_the_next_start(
    window: MainWindow, make: Callable[..., None], tmp_path: Path
) -> None:
    make("a red fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    mine = opened(window.studio.registry, write_model(tmp_path / "mine", mark=3))
    window.use_model(mine)

    def kept() -> str:
        return window.studio.session.current.model_fingerprint

    assert kept() == mine.ref.fingerprint
    window.recall.recall(picture)
    assert kept() == picture.request.checkpoint.fingerprint
    window.undo.undo()
    assert kept() == mine.ref.fingerprint
    # The replacement for a missing model isn't the artist's choice.
    window.studio.draft.set_checkpoint(window.studio.registry.named(picture.request.checkpoint))
    assert kept() == mine.ref.fingerprint


@pytest.mark.parametrize("is_cached", [True, False])
def test_the_model_used_last_is_chosen_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, is_cached: bool
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path)
    known = paths.cache / "known-models.json"
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.use_model(opened(studio.registry, write_model(tmp_path / "mine", mark=3)))
        qtbot.waitUntil(lambda: known.exists() and "mine" in known.read_text(encoding="utf-8"))
    if not is_cached:
        known.unlink()
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        if is_cached:
            assert window.make.model.box.currentText() == "mine"
        qtbot.waitUntil(lambda: window.make.model.box.currentText() == "mine")


def test_what_a_newer_version_wrote_stays_in_the_draft(tmp_path: Path) -> None:
    paths = studio_paths(tmp_path)
    write_draft(paths, chosen={"prompt": "a cat", "clip_skip": 2}, canvas={"layers": 3})
    file = DraftFile(paths.draft_file)
    file.write(file.read().choose("steps", 9))
    content = json.loads(paths.draft_file.read_bytes())
    assert content["canvas"] == {"layers": 3}
    assert content["chosen"] == {"prompt": "a cat", "clip_skip": 2, "steps": 9}


def test_a_prompt_is_on_the_disk_soon_after_it_was_typed_and_a_crash_is_reported(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.make.prompt.field.setPlainText("a red fish")
        qtbot.waitUntil(
            lambda: DraftFile(paths.draft_file).read().chosen.get("prompt") == "a red fish"
        )
        # As the disk is now, a kill would leave it.
        left = paths.session_file.read_bytes()
    paths.session_file.write_bytes(left)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        assert window.make.prompt.text == "a red fish"
        assert window.make.done.isVisibleTo(window)
        assert "didn't shut down properly" in window.make.done.text
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        assert not window.make.done.isVisibleTo(window)


def test_settings_that_held_the_draft_are_split_once(tmp_path: Path, qapp: QApplication) -> None:
    paths = studio_paths(tmp_path)
    paths.config.mkdir(parents=True)
    earlier = {
        "version": 1,
        "calculator": "openvino",
        "draft": {"prompt": "a cat"},
        "count": 3,
        "model_fingerprint": "ab",
        "queue_paused": True,
    }
    paths.settings_file.write_text(json.dumps(earlier), encoding="utf-8")
    for _ in range(2):
        studio = make_studio(paths)
        assert studio.settings.current.backend is Backend.OPENVINO
        assert dict(studio.draft.draft.chosen) == {"prompt": "a cat"}
        assert studio.draft.count == 3
        assert studio.session.current.model_fingerprint == "ab"
        assert studio.queue.paused
        studio.settings.update(advanced=True)
        bootstrap.stop(studio)


def test_a_queue_that_was_left_paused_says_so_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        studio.queue.pause()
        close_when_written(window, qtbot)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        assert "still paused" in window.pictures.paused.text
        assert window.pictures.paused.button.text() == "Continue"
        window.pictures.paused.button.click()
        assert not studio.queue.paused
        assert window.pictures.paused.text == ""
        window.hide()


def test_a_damaged_library_shows_its_pictures_and_says_what_was_repaired(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    paths = studio_paths(tmp_path)
    data = paths.library_data(paths.pictures)
    with closing(Library.open(paths.pictures, data)) as library:
        for seed in range(3):
            library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())
    corrupt(data / DATABASE_NAME, "picture", "created_at", (b"\xff",))
    studio = make_studio(paths)
    window = MainWindow(studio)
    window.show()
    bootstrap.start(studio)
    try:
        qtbot.waitUntil(lambda: studio.pictures.rowCount() == 3)
        qtbot.waitUntil(lambda: "read again from their files: 1" in window.pictures.notices.text)
        # What the command line makes meanwhile is shown as well.
        png = encode_png(some_rgb(), encode(a_metadata("from the command line")))
        write_new(SystemDisk(), paths.pictures, "x.png", png)
        qtbot.waitUntil(lambda: studio.pictures.rowCount() == 4)
        close_when_written(window, qtbot)
    finally:
        bootstrap.stop(studio)
