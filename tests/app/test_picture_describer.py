"""PictureDescriber asks for one picture at a time, whatever becomes of the engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.engine_assets import EngineDescription, EngineJob
from sdstudio.app.picture_describer import DescriberStatus, PictureDescriber
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.captioning import SEEN_PX
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import NotDescribed
from sdstudio.paths import user_paths
from tests.support.coroutines import begin, result_of
from tests.support.memory_engine import MemoryEngine
from tests.support.services import Services, checkpoint, draft, running_services

DARK, BRIGHT = (bytes([level]) * (SEEN_PX * SEEN_PX * 3) for level in (10, 200))


class SlowEngine(MemoryEngine):
    """Answers, and makes pictures, when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[EngineJob] = []

    def submit(self, job: EngineJob) -> None:
        self.held.append(job)

    def run_held(self) -> None:
        """Make the pictures of the job that was submitted."""
        super().submit(self.held.pop())

    def describe(self, description: EngineDescription) -> None:
        self.descriptions.append(description)

    def answer(self) -> None:
        """Answer the question that was asked last."""
        self._describe(self.descriptions[-1])

    def give_way(self) -> None:
        self._emit(NotDescribed(request_id=self.descriptions[-1].command.request_id))


@pytest.fixture
def model(tmp_path: Path) -> AuxiliaryModel:
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"weights")
    return AuxiliaryModel(AuxiliaryKind.CAPTION, "BLIP", tmp_path, file, "0" * 64)


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def services(qtbot: QtBot, tmp_path: Path, engine: SlowEngine) -> Iterator[Services]:
    with running_services(tmp_path / "services", engine=engine) as services:
        yield services


@pytest.fixture
def describer(services: Services, engine: SlowEngine) -> Iterator[PictureDescriber]:
    background = BackgroundTasks()
    words = user_paths().caption_words
    yield PictureDescriber(words, engine, services.dispatcher, background)
    assert background.close(5.0)


def asked(qtbot: QtBot, engine: SlowEngine, count: int) -> None:
    qtbot.waitUntil(lambda: len(engine.descriptions) == count)


def test_pictures_are_described_one_after_the_other(
    qtbot: QtBot, describer: PictureDescriber, engine: SlowEngine, model: AuxiliaryModel
) -> None:
    first = begin(describer.describe(model, DARK))
    second = begin(describer.describe(model, BRIGHT))
    asked(qtbot, engine, 1)
    assert engine.descriptions[0].assets == {model.sha256: model.file}
    engine.answer()
    asked(qtbot, engine, 2)
    engine.answer()
    assert (result_of(first), result_of(second)) == ("a rock", "a dark")


def test_a_dropped_question_holds_nobody_up(
    qtbot: QtBot, describer: PictureDescriber, engine: SlowEngine, model: AuxiliaryModel
) -> None:
    dropped = begin(describer.describe(model, DARK))
    asked(qtbot, engine, 1)
    wanted = begin(describer.describe(model, BRIGHT))
    dropped.cancel()
    asked(qtbot, engine, 2)
    # The engine answers in its own order.
    engine._describe(engine.descriptions[0])
    engine.answer()
    assert result_of(wanted) == "a dark"


def test_what_nobody_waits_for_follows_when_no_picture_is_made(
    qtbot: QtBot,
    services: Services,
    describer: PictureDescriber,
    engine: SlowEngine,
    model: AuxiliaryModel,
) -> None:
    told: list[DescriberStatus] = []
    patient = begin(describer.describe(model, DARK, told.append, gives_way=True))
    asked(qtbot, engine, 1)
    result_of(services.queue.submit(draft("a red fish"), checkpoint()))
    qtbot.waitUntil(lambda: bool(engine.held))
    engine.give_way()
    qtbot.waitUntil(lambda: told[-1] is DescriberStatus.WAITING)
    # The artist's own question isn't held up by it.
    urgent = begin(describer.describe(model, BRIGHT))
    asked(qtbot, engine, 2)
    engine.answer()
    assert result_of(urgent) == "a dark"
    with qtbot.waitSignal(services.queue.job_ended):
        engine.run_held()
    asked(qtbot, engine, 3)
    engine.answer()
    assert result_of(patient) == "a rock"
    assert [one.command.gives_way for one in engine.descriptions] == [True, False, True]


def test_an_engine_that_dies_of_it_is_asked_once_more(
    qtbot: QtBot, describer: PictureDescriber, engine: SlowEngine, model: AuxiliaryModel
) -> None:
    told: list[DescriberStatus] = []
    asking = begin(describer.describe(model, DARK, told.append))
    for count in (1, 2):
        asked(qtbot, engine, count)
        engine.restart()
    with pytest.raises(StudioError) as failure:
        result_of(asking)
    assert failure.value.code is ErrorCode.CAPTION_CRASHED
    # And works again when the artist asks again.
    again = begin(describer.describe(model, DARK))
    asked(qtbot, engine, 3)
    engine.answer()
    assert result_of(again) == "a rock"


def test_a_model_that_is_gone_is_one_error(
    qtbot: QtBot, describer: PictureDescriber, engine: SlowEngine, model: AuxiliaryModel
) -> None:
    model.file.unlink()
    asking = begin(describer.describe(model, DARK))
    asked(qtbot, engine, 1)
    engine.answer()
    with pytest.raises(StudioError) as failure:
        result_of(asking)
    assert failure.value.code is ErrorCode.MODEL_NOT_FOUND
