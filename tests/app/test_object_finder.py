"""ObjectFinder asks one question at a time, and drops the answers to earlier ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.engine_assets import EngineSegmentation
from sdstudio.app.model_registry import ModelRegistry, ModelScan
from sdstudio.app.object_finder import FinderStatus, ObjectFinder
from sdstudio.app.session import SessionStore
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.messages import NotSegmented, Segmented
from sdstudio.domain.segmentation import SEEN_PX, ObjectPoint, Prompts
from sdstudio.imaging.logit_masks import PlacedMask
from tests.support.coroutines import result_of
from tests.support.memory_engine import MemoryEngine
from tests.support.paper_model import write_model
from tests.support.services import running_services


def a_place(x: float) -> Prompts:
    return Prompts(points=(ObjectPoint(x=x, y=10),))


def a_picture(width: int = 60, height: int = 30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 200, 30))
    return image


class SlowEngine(MemoryEngine):
    """Answers when the test says so."""

    def segment(self, segmentation: EngineSegmentation) -> None:
        self.segmentations.append(segmentation)

    def answer(self, number: int = -1) -> None:
        """Answer one of the questions that were asked."""
        self._segment(self.segmentations[number])


class Setup:
    """A finder, and everything it has found."""

    def __init__(self, folder: Path, qtbot: QtBot, background: BackgroundTasks) -> None:
        self.qtbot = qtbot
        self.engine = SlowEngine()
        self.picture = a_picture()
        self.installed: list[AuxiliaryModel] = []
        file = folder / "model.safetensors"
        file.write_bytes(b"weights")
        self.model = AuxiliaryModel(AuxiliaryKind.SEGMENTATION, "SAM", folder, file, "0" * 64)
        self.registry = ModelRegistry(
            write_model(folder / "starter"),
            SessionStore(folder / "session.json"),
            lambda: ModelScan((), (), tuple(self.installed)),
            folder / "cache" / "known.json",
            background,
        )
        self.background = background
        self.found: list[tuple[PlacedMask, Prompts]] = []

    def install(self) -> None:
        self.installed.append(self.model)
        result_of(self.registry.read_installed())

    def asked(self, count: int) -> None:
        """Wait until so many questions were asked."""
        self.qtbot.waitUntil(lambda: len(self.engine.segmentations) == count)


@pytest.fixture
def setup(qtbot: QtBot, tmp_path: Path) -> Iterator[Setup]:
    background = BackgroundTasks()
    yield Setup(tmp_path, qtbot, background)
    assert background.close(5.0)


@pytest.fixture
def finder(setup: Setup, tmp_path: Path) -> Iterator[ObjectFinder]:
    with running_services(tmp_path / "services", engine=setup.engine) as services:
        finder = ObjectFinder(
            lambda: setup.picture,
            setup.engine,
            services.dispatcher,
            setup.registry,
            setup.background,
        )
        finder.found.connect(lambda mask, prompts: setup.found.append((mask, prompts)))
        yield finder
        finder.stop()


def test_without_a_model_nothing_is_asked_until_one_is_there(
    setup: Setup, finder: ObjectFinder
) -> None:
    states: list[FinderStatus] = []
    finder.changed.connect(lambda: states.append(finder.state.is_at))
    finder.find(a_place(5))
    assert finder.state.is_at is FinderStatus.NO_MODEL
    setup.install()
    setup.asked(1)
    assert states[-1] is FinderStatus.RUNNING
    setup.engine.answer()
    setup.qtbot.waitUntil(lambda: len(setup.found) == 1)
    setup.qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.RESTING)


def test_the_engine_gets_the_picture_as_the_model_looks_at_it(
    setup: Setup, finder: ObjectFinder
) -> None:
    setup.install()
    finder.find(a_place(5))
    setup.asked(1)
    asked = setup.engine.segmentations[0]
    assert (asked.command.width, asked.command.height) == (60, 30)
    assert asked.pixels == bytes([10, 200, 30]) * SEEN_PX * (SEEN_PX // 2)
    assert asked.assets == {setup.model.sha256: setup.model.file}


def test_of_many_questions_only_the_newest_waits(setup: Setup, finder: ObjectFinder) -> None:
    setup.install()
    finder.find(Prompts())
    setup.asked(1)
    for x in range(5):
        finder.find(a_place(x))
    setup.engine.answer()
    setup.asked(2)
    assert setup.engine.segmentations[1].command.prompts == a_place(4)
    # The picture is the same, so the engine knows it.
    first, second = (one.command.picture for one in setup.engine.segmentations)
    assert first == second
    setup.engine.answer()
    setup.qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.RESTING)
    assert [prompts for _, prompts in setup.found] == [a_place(4)]


def test_a_picture_that_changes_meanwhile_is_asked_about_anew(
    setup: Setup, finder: ObjectFinder
) -> None:
    setup.install()
    finder.find(a_place(5))
    setup.asked(1)
    setup.picture = a_picture(100, 100)
    finder.find(a_place(50))
    setup.engine.answer()
    setup.asked(2)
    assert setup.found == []
    command = setup.engine.segmentations[1].command
    assert (command.width, command.height, command.prompts) == (100, 100, a_place(50))
    assert command.picture != setup.engine.segmentations[0].command.picture
    setup.engine.answer()
    setup.qtbot.waitUntil(lambda: len(setup.found) == 1)


def test_an_answer_after_it_was_stopped_is_dropped(setup: Setup, finder: ObjectFinder) -> None:
    setup.install()
    finder.find(a_place(5))
    setup.asked(1)
    finder.stop()
    setup.engine.answer()
    finder.find(a_place(7))
    setup.asked(2)
    # Late, and not the one that is awaited.
    setup.engine.answer(0)
    setup.engine.answer()
    setup.qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.RESTING)
    assert [prompts for _, prompts in setup.found] == [a_place(7)]


def test_what_the_engine_refuses_is_told_and_can_be_tried_again(
    setup: Setup, finder: ObjectFinder
) -> None:
    setup.install()
    finder.find(a_place(5))
    setup.asked(1)
    request_id = setup.engine.segmentations[0].command.request_id
    detail = {"detail": "RuntimeError: no"}
    refusal = NotSegmented(
        request_id=request_id, code=ErrorCode.ENGINE_FAULT, arguments=dict(detail)
    )
    setup.engine.event_received.emit(refusal, b"")
    setup.qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.FAILED)
    failure = finder.state.failure
    assert failure is not None
    assert (failure.code, failure.arguments) == (
        ErrorCode.SEGMENTATION_FAILED,
        {"model": "SAM", **detail},
    )
    finder.try_again()
    setup.asked(2)
    setup.engine.answer()
    setup.qtbot.waitUntil(lambda: len(setup.found) == 1)


def test_an_answer_that_is_no_mask_is_a_failure(setup: Setup, finder: ObjectFinder) -> None:
    setup.install()
    finder.find(a_place(5))
    setup.asked(1)
    request_id = setup.engine.segmentations[0].command.request_id
    setup.engine.event_received.emit(
        Segmented(request_id=request_id, x=0, y=0, width=4, height=4), b"few"
    )
    setup.qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.FAILED)
    assert setup.found == []


def test_an_engine_that_died_is_asked_again_only_on_request(
    setup: Setup, finder: ObjectFinder
) -> None:
    setup.install()
    finder.find(a_place(5))
    setup.asked(1)
    setup.engine.restart()
    setup.qtbot.waitUntil(lambda: finder.state.is_at is FinderStatus.FAILED)
    finder.find(a_place(6))
    assert len(setup.engine.segmentations) == 1
    finder.try_again()
    setup.asked(2)
    assert setup.engine.segmentations[1].command.prompts == a_place(6)
    setup.engine.answer()
    setup.qtbot.waitUntil(lambda: len(setup.found) == 1)
