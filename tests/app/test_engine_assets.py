"""AssetDelivery: each asset is asked for once and put once, and nothing overtakes it."""

from pathlib import Path

from sdstudio.app.engine_assets import AssetDelivery, EngineJob, Write
from sdstudio.domain.messages import Cancel, Command, Generate, Has, Measure, Missing, Put
from tests.support.pictures import a_request

MODEL, PICTURE, OTHER = "0" * 16, "1" * 64, "2" * 64


def a_job(job_id: int, **paths: str) -> EngineJob:
    names = {"model": MODEL, "picture": PICTURE, "other": OTHER}
    assets = {names[kind]: Path(path) for kind, path in paths.items()}
    return EngineJob(Generate(job_id=job_id, request=a_request()), assets)


def into(written: list[Command]) -> Write:
    def write(command: Command, payload: bytes = b"", /) -> None:
        del payload
        written.append(command)

    return write


def delivered(*jobs: EngineJob, has: tuple[str, ...] = ()) -> list[Command]:
    """What is written for ``jobs`` to an engine that has some assets already."""
    written: list[Command] = []
    delivery = AssetDelivery(into(written))
    for job in jobs:
        delivery.send(job)
        if isinstance(asked := written[-1], Has):
            delivery.answered(Missing(names=tuple(one for one in asked.names if one not in has)))
    return written


def test_what_is_missing_is_put_once_and_not_asked_for_again() -> None:
    first, second = a_job(1, model="m", picture="p"), a_job(2, model="m", picture="p")
    assert delivered(first, second) == [
        Has(names=(MODEL, PICTURE)),
        Put(name=MODEL, path="m"),
        Put(name=PICTURE, path="p"),
        first.command,
        second.command,
    ]


def test_what_the_engine_has_is_not_put() -> None:
    job = a_job(1, model="m", picture="p")
    assert delivered(job, has=(PICTURE,)) == [
        Has(names=(MODEL, PICTURE)),
        Put(name=MODEL, path="m"),
        job.command,
    ]


def test_what_was_moved_is_put_again() -> None:
    first, second = a_job(1, model="m"), a_job(2, model="elsewhere", other="o")
    assert delivered(first, second)[3:] == [
        Has(names=(OTHER,)),
        Put(name=OTHER, path="o"),
        Put(name=MODEL, path="elsewhere"),
        second.command,
    ]


def test_nothing_overtakes_a_job_that_waits_for_its_assets() -> None:
    written: list[Command] = []
    delivery = AssetDelivery(into(written))
    first, second = a_job(1, model="m"), a_job(2, model="m", picture="p")
    for command in (first, Cancel(job_id=1), second, Measure()):
        delivery.send(command)
    assert written == [Has(names=(MODEL,))]
    delivery.answered(Missing(names=()))
    assert written[1:] == [first.command, Cancel(job_id=1), Has(names=(PICTURE,))]
    delivery.answered(Missing(names=(PICTURE,)))
    assert written[4:] == [Put(name=PICTURE, path="p"), second.command, Measure()]


def test_an_answer_to_no_question_changes_nothing() -> None:
    written: list[Command] = []
    AssetDelivery(into(written)).answered(Missing(names=(MODEL,)))
    assert written == []
