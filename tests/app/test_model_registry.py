"""ModelRegistry: known models are there at once; folders are checked in the background."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app import model_registry
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_registry import ModelRegistry, ModelScan
from sdstudio.app.session import SessionStore
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.bundled import write_list
from sdstudio.models.inspect import inspect
from tests.support.coroutines import result_of
from tests.support.paper_model import write_model
from tests.support.studio import opened


class Setup:
    """The session and files of a program that is started several times."""

    def __init__(self, folder: Path, background: BackgroundTasks) -> None:
        self.folder = folder
        self.starter = write_model(folder / "starter")
        self.session = SessionStore(folder / "session.json")
        self.installed: list[Path] = []
        self.failures: tuple[StudioError, ...] = ()
        self.background = background

    def start(self, *, begin: bool = True) -> ModelRegistry:
        registry = ModelRegistry(
            self.starter,
            self.session,
            lambda: ModelScan(tuple(inspect(folder) for folder in self.installed), self.failures),
            self.folder / "cache" / "known.json",
            self.background,
        )
        if begin:
            registry.begin()
        return registry


@pytest.fixture
def setup(qtbot: QtBot, tmp_path: Path) -> Iterator[Setup]:
    background = BackgroundTasks()
    yield Setup(tmp_path, background)
    assert background.close(5.0)


def folders(registry: ModelRegistry) -> list[Path]:
    return [one.folder for one in registry.checkpoints]


def known_by(qtbot: QtBot, setup: Setup, count: int) -> None:
    """Wait until the next start will know so many models."""
    known = setup.folder / "cache" / "known.json"
    qtbot.waitUntil(
        lambda: known.exists() and known.read_text(encoding="utf-8").count("fingerprint") == count
    )


def test_what_was_there_before_is_there_before_any_disk_is_read(
    setup: Setup, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = write_model(tmp_path / "opened", words=False, mark=1)
    opened(setup.start(), folder)
    known_by(qtbot, setup, 1)
    assert folders(setup.start(begin=False)) == [setup.starter, folder]


def test_a_drive_that_sleeps_holds_up_neither_the_start_nor_other_models(
    setup: Setup, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = write_model(tmp_path / "quick", words=False, mark=1)
    asleep = tmp_path / "asleep"
    setup.session.update(model_folders=(str(asleep), str(quick)))
    awake = threading.Event()

    def slowly(path: Path, *, is_practice: bool = False) -> Checkpoint:
        if path == asleep:
            awake.wait(20)
        return inspect(path, is_practice=is_practice)

    monkeypatch.setattr(model_registry, "inspect", slowly)
    registry = setup.start()
    qtbot.waitUntil(lambda: quick in folders(registry))
    with qtbot.waitSignal(registry.failed) as failed:
        awake.set()
    error: StudioError = failed.args[0]
    assert error.code is ErrorCode.MODEL_NOT_FOUND


def test_a_model_on_a_disk_that_is_not_connected_comes_back(
    setup: Setup, qtbot: QtBot, tmp_path: Path
) -> None:
    disk, away = tmp_path / "disk", tmp_path / "away"
    first = write_model(disk / "first", words=False, mark=1)
    opened(setup.start(), first)
    known_by(qtbot, setup, 1)

    disk.rename(away)
    registry = setup.start()
    with qtbot.waitSignals([registry.failed, registry.left]):
        pass
    assert folders(registry) == [setup.starter]
    second = write_model(tmp_path / "second", words=False, mark=2)
    opened(registry, second)

    away.rename(disk)
    registry = setup.start()
    qtbot.waitUntil(lambda: set(folders(registry)) == {setup.starter, first, second})


def test_a_folder_that_came_to_hold_another_model_is_another_model(
    setup: Setup, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = write_model(tmp_path / "model", words=False, mark=1)
    old = opened(setup.start(), folder)
    known_by(qtbot, setup, 1)
    write_model(folder, words=False, mark=2)
    registry = setup.start()
    left: list[Checkpoint] = []
    registry.left.connect(left.append)
    with qtbot.waitSignal(registry.arrived) as arrived:
        pass
    assert left == [old]
    assert registry.checkpoints[1:] == tuple(arrived.args)


def test_installed_models_are_listed_by_name_and_opened_ones_after_them(
    setup: Setup, qtbot: QtBot, tmp_path: Path
) -> None:
    names = ("sea", "Air", "land")
    made = {
        name: write_model(tmp_path / name, words=False, mark=mark)
        for mark, name in enumerate(names, 1)
    }
    setup.installed.extend(made.values())
    registry = setup.start()
    qtbot.waitUntil(lambda: len(folders(registry)) == 4)
    first = write_model(tmp_path / "a folder", words=False, mark=9)
    opened(registry, first)
    listed = [made["Air"], made["land"], made["sea"]]
    assert folders(registry) == [setup.starter, *listed, first]


def test_an_installed_model_arrives_and_leaves(setup: Setup, qtbot: QtBot, tmp_path: Path) -> None:
    registry = setup.start()
    setup.installed.append(write_model(tmp_path / "installed", words=False, mark=1))
    with qtbot.waitSignal(registry.arrived) as arrived:
        result_of(registry.read_installed())
    assert folders(registry) == [setup.starter, tmp_path / "installed"]
    setup.installed.clear()
    with qtbot.waitSignal(registry.left) as left:
        result_of(registry.read_installed())
    assert left.args == arrived.args
    assert folders(registry) == [setup.starter]


def test_a_folder_can_be_taken_off_the_list(setup: Setup, qtbot: QtBot, tmp_path: Path) -> None:
    registry = setup.start()
    model = opened(registry, write_model(tmp_path / "model", words=False, mark=1))
    assert registry.is_opened(model)
    registry.forget(model)
    assert folders(registry) == [setup.starter]
    assert model.folder.is_dir()
    assert setup.session.current.model_folders == ()


def test_a_model_can_be_used_where_settings_cannot_be_written(setup: Setup, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    setup.session = SessionStore(tmp_path / "file" / "session.json")
    registry = setup.start()
    model = opened(registry, write_model(tmp_path / "model", words=False, mark=1))
    assert model in registry.checkpoints


def test_what_is_wrong_with_a_model_is_told_once_as_long_as_it_stays(
    setup: Setup, qtbot: QtBot
) -> None:
    registry = setup.start()
    told: list[StudioError] = []
    registry.failed.connect(told.append)

    for names in (["a"], ["a"], ["a", "b"], [], ["a"]):
        setup.failures = tuple(StudioError(ErrorCode.MODEL_NOT_FOUND, model=one) for one in names)
        result_of(registry.read_installed())
    assert [one.arguments["model"] for one in told] == ["a", "b", "a"]


def test_weights_of_the_practice_model_that_changed_on_the_disk_are_told(
    setup: Setup, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_list(setup.starter)
    # Small as it is, the model's weights would be read before the window is there.
    monkeypatch.setattr("sdstudio.models.bundled._SMALL_BYTES", 0)
    weights = next(setup.starter.glob("unet/*.safetensors"))
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    registry = setup.start(begin=False)
    assert registry.failures == []
    with qtbot.waitSignal(registry.failed) as told:
        registry.begin()
    (error,) = told.args
    assert error.code is ErrorCode.STARTER_DAMAGED
    assert error.arguments["file"] == f"unet/{weights.name}"


def shipped(setup: Setup, qtbot: QtBot) -> Path:
    """Have one start inspect a practice model whose files are listed, and return where it is."""
    write_list(setup.starter)
    setup.start(begin=False)
    known = setup.folder / "cache" / "practice-model.json"
    qtbot.waitUntil(known.exists)
    return setup.starter


def count_inspections(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    inspected: list[Path] = []

    def counted(path: Path, *, is_practice: bool = False) -> Checkpoint:
        inspected.append(path)
        return inspect(path, is_practice=is_practice)

    monkeypatch.setattr(model_registry, "inspect", counted)
    return inspected


def test_the_practice_model_is_inspected_once(
    setup: Setup, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shipped(setup, qtbot)
    inspected = count_inspections(monkeypatch)
    registry = setup.start(begin=False)
    assert inspected == []
    assert registry.checkpoints == (inspect(folder, is_practice=True),)


def test_another_practice_model_is_inspected_again(
    setup: Setup, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shipped(setup, qtbot)
    write_model(folder, mark=5)
    write_list(folder)
    inspected = count_inspections(monkeypatch)
    registry = setup.start(begin=False)
    assert inspected == [folder]
    assert registry.checkpoints == (inspect(folder, is_practice=True),)


def test_another_version_of_the_program_inspects_the_practice_model_again(
    setup: Setup, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shipped(setup, qtbot)
    monkeypatch.setattr("sdstudio.app.known_models.__version__", "another")
    inspected = count_inspections(monkeypatch)
    setup.start(begin=False)
    assert inspected == [folder]


def test_a_practice_model_that_lost_a_file_is_told_at_the_start(setup: Setup, qtbot: QtBot) -> None:
    folder = shipped(setup, qtbot)
    next(folder.glob("unet/*.safetensors")).unlink()
    registry = setup.start(begin=False)
    assert [error.code for error in registry.failures] == [ErrorCode.STARTER_DAMAGED]
    assert registry.checkpoints == ()
