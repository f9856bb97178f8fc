"""Candidates: which pictures are listed, shown and kept decoded."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from unittest.mock import AsyncMock, MagicMock

from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.candidates import Candidates
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import Library
from tests.support.coroutines import result_of
from tests.support.pictures import a_provenance, a_request, some_rgb


class SlowBackground:
    """Does what it is asked when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Callable[[], Any], asyncio.Future[Any]]] = []

    def do(self, _name: str, work: Callable[[], Any]) -> asyncio.Future[Any]:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.asked.append((work, answer))
        return answer

    def answer(self) -> None:
        work, answer = self.asked.pop(0)
        answer.set_result(work())
        result_of(asyncio.sleep(0.01))


def test_the_one_that_is_shown_stays_while_another_one_arrives(
    qtbot: QtBot, tmp_path: Path
) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    made = [
        library.save_picture(some_rgb(16, 16), a_request(seed=seed), a_provenance())
        for seed in range(7)
    ]
    library.close()
    background = SlowBackground()
    library_thread, saver, pictures, thumbnails, privacy = (MagicMock() for _ in range(5))
    library_thread.do = AsyncMock(return_value=[])
    candidates = Candidates(
        library_thread,
        saver,
        pictures,
        thumbnails,
        privacy,
        cast(BackgroundTasks, background),
    )
    base = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=16, height=16)
    candidates.follow(base)
    for picture in made[:-1]:
        candidates.show(picture)
        background.answer()
    candidates.show(made[-1])
    candidates.show(made[0])
    background.answer()
    assert candidates.shown == made[0]
    assert candidates.image is not None
