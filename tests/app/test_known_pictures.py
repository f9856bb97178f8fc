"""Pictures that views know of: read so that others don't wait for them."""

from collections.abc import Callable
from typing import Any, cast

from pytestqt.qtbot import QtBot

from sdstudio.app.answers import Answer
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.known_pictures import KnownPictures


class Queue:
    """A library whose work waits until it is done by hand."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[Any], Any], Answer[Any]]] = []

    def do(self, work: Callable[[Any], Any]) -> Any:
        answer: Answer[Any] = Answer()
        self.waiting.append((work, answer))
        return answer.future

    def do_next(self) -> None:
        work, answer = self.waiting.pop(0)
        answer.give(work(self))

    def any_picture(self, picture_id: int) -> str:
        return f"picture {picture_id}"


def test_what_is_asked_for_after_many_pictures_is_done_before_the_last(qtbot: QtBot) -> None:
    library = Queue()
    known = KnownPictures(cast(LibraryThread, library))
    arrived: list[int] = []
    known.arrived.connect(arrived.extend)
    known.ask(range(40))
    other = library.do(lambda _library: "done")
    while not other.done():
        qtbot.waitUntil(lambda: bool(library.waiting) or other.done())
        library.do_next()
        qtbot.wait(0)
    assert not known.is_known(39)
    while not known.is_known(39):
        qtbot.waitUntil(lambda: bool(library.waiting) or known.is_known(39))
        if library.waiting:
            library.do_next()
            qtbot.wait(0)
    qtbot.waitUntil(lambda: arrived == [*range(40)])
