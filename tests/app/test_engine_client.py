"""The queue on an engine that has no process, and on one that can't do everything."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine.fake import FakeEngine
from sdstudio.imaging import read_texts
from sdstudio.library import Picture
from tests.support.coroutines import result_of
from tests.support.memory_engine import MemoryEngine
from tests.support.services import checkpoint, draft, running_services


def test_the_queue_makes_pictures_on_any_engine(qtbot: QtBot, tmp_path: Path) -> None:
    engine = MemoryEngine()
    with running_services(tmp_path, engine=engine) as services:
        saved: list[Picture] = []
        services.saver.saved.connect(saved.append)
        for prompt in ("a red fish", "a blue fish"):
            with qtbot.waitSignal(services.queue.job_ended):
                result_of(services.queue.submit(draft(prompt, count=2), checkpoint()))
    assert [one.request.params.prompt for one in saved] == ["a red fish"] * 2 + ["a blue fish"] * 2
    assert all("sdstudio.request" in read_texts(picture.path) for picture in saved)
    preview = engine.take_preview()
    assert preview is not None
    assert len(preview.rgb) == preview.event.width * preview.event.height * 3


def refused(qtbot: QtBot, folder: Path, **lacks: tuple[str, ...]) -> StudioError:
    """Why a job isn't sent to an engine that announces only some of what it could."""
    announced = FakeEngine().describe().model_copy(update=lacks)
    engine, troubles = MemoryEngine(announced), list[StudioError]()
    with running_services(folder, engine=engine) as services:
        services.dispatcher.trouble.connect(troubles.append)
        with qtbot.waitSignal(services.queue.job_ended):
            chosen = draft("a red fish").choose("sampler", "euler")
            result_of(services.queue.submit(chosen, checkpoint()))
        assert services.queue.jobs[0].error_code == troubles[0].code
    assert engine.submitted == []
    return troubles[0]


def test_a_sampler_that_the_engine_does_not_announce_is_refused_before_it_is_sent(
    qtbot: QtBot, tmp_path: Path
) -> None:
    error = refused(qtbot, tmp_path, samplers=("ddim",))
    assert error.code is ErrorCode.ENGINE_LACKS_SAMPLER
    assert sentence_for(error) == (
        "The image engine on Fake engine doesn't support the sampler “Euler”. "
        "Choose another sampler."
    )


def test_a_mode_that_the_engine_does_not_announce_is_refused_before_it_is_sent(
    qtbot: QtBot, tmp_path: Path
) -> None:
    error = refused(qtbot, tmp_path, modes=("upscale",))
    assert error.code is ErrorCode.ENGINE_LACKS_MODE
    assert "doesn't support the mode “Text to image”" in sentence_for(error)
