"""CanvasStore writes the newest of each picture, whatever the disk refuses meanwhile."""

import asyncio
import errno
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sdstudio.app import canvas_store
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.canvas_store import CanvasStore
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import all_finished
from sdstudio.canvas.document import Document, Layer, NamedMask
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.disk import disk_error
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import Library
from tests.support.coroutines import begin, result_of
from tests.unit.test_document import alike

WIDTH, HEIGHT = 48, 32
PATIENCE_S = 30
FULL = OSError(errno.ENOSPC, "No space left on device")


class SlowLibrary:
    """Does what it is asked when the test says so, on the thread of the test."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.folder = folder
        self._asked: list[tuple[Callable[[Library], Any], asyncio.Future[Any]]] = []

    def do(self, work: Callable[[Library], Any]) -> asyncio.Future[Any]:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._asked.append((work, answer))
        return answer

    def answer_next(self, refusal: OSError | None = None) -> None:
        """As :meth:`answer`, once it is asked for something."""
        end_s = time.monotonic() + PATIENCE_S
        while not self._asked and time.monotonic() < end_s:
            result_of(asyncio.sleep(0.01))
        self.answer(refusal)
        settle()

    def answer(self, refusal: OSError | None = None) -> None:
        """Do the next of it, or say why not."""
        work, answer = self._asked.pop(0)
        if refusal is not None:
            answer.set_exception(disk_error(refusal, self.folder))
            return
        try:
            answer.set_result(work(self.library))
        except StudioError as error:
            answer.set_exception(error)

    @property
    def count(self) -> int:
        return len(self._asked)


class Setup:
    """A store, and what it tells of."""

    def __init__(self, folder: Path) -> None:
        pictures = folder / "pictures"
        self.library = SlowLibrary(Library.open(pictures, folder / "data"), pictures)
        self.owner = QObject()
        self.background = BackgroundTasks()
        library = cast(LibraryThread, self.library)
        self.store = CanvasStore(library, self.background, self.owner)
        self.told: list[ErrorCode] = []
        self.store.trouble.connect(lambda error: self.told.append(error.code))

    def begin_writing(self, image: InputRef, document: Document) -> None:
        self.store.keep(image, document)
        self.store.save_now()

    def stored(self, image: InputRef) -> Document | None:
        path = self.library.library.canvases.find(image.sha256)
        return None if path is None else read_project(path).project.document


@pytest.fixture
def setup(qtbot: QtBot, tmp_path: Path) -> Iterator[Setup]:
    setup = Setup(tmp_path)
    yield setup
    # Nothing is begun in the next test.
    shiboken6.delete(setup.owner)
    setup.background.close()
    setup.library.library.close()


def a_picture(digit: str = "a") -> InputRef:
    return InputRef(role=InputRole.IMAGE, sha256=digit * 64, width=WIDTH, height=HEIGHT)


def a_document(level: int) -> Document:
    mask = NamedMask("m1", "Mask", a_level(HEIGHT, WIDTH, level))
    return Document(WIDTH, HEIGHT, (), (mask,), "", "m1")


def a_level(height: int, width: int, level: int) -> TileSnapshot:
    return TileSnapshot.of(np.full((height, width), level, np.uint8))


def level_of(document: Document | None) -> int:
    assert document is not None
    return int(document.masks[0].pixels.pixels()[0, 0])


def settle() -> None:
    """Let those go on that were answered."""
    result_of(asyncio.sleep(0.01))


def test_what_was_refused_does_not_replace_what_was_written_after_it(setup: Setup) -> None:
    setup.begin_writing(a_picture(), a_document(1))
    setup.begin_writing(a_picture(), a_document(2))
    setup.library.answer_next(FULL)
    setup.library.answer_next()
    setup.store.save_now()
    settle()
    assert setup.library.count == 0
    assert level_of(setup.stored(a_picture())) == 2
    assert setup.told == []


def test_of_two_that_are_refused_the_newer_one_is_tried_again(setup: Setup) -> None:
    setup.begin_writing(a_picture(), a_document(1))
    setup.begin_writing(a_picture(), a_document(2))
    setup.library.answer_next(FULL)
    setup.library.answer_next(FULL)
    assert setup.told == [ErrorCode.DISK_FULL]
    setup.store.save_now()
    setup.library.answer_next()
    assert level_of(setup.stored(a_picture())) == 2


def test_layers_that_the_disk_refused_are_stored_once_it_takes_them(setup: Setup) -> None:
    pixels = TileSnapshot.of(np.full((9, 8, 4), 200, np.uint8))
    layer = Layer("l1", "Layer", pixels, left=3, opacity=0.5, mask=a_level(9, 8, 7))
    document = a_document(1).with_layer(layer)
    setup.begin_writing(a_picture(), document)
    setup.library.answer_next(FULL)
    assert setup.stored(a_picture()) is None
    assert setup.told == [ErrorCode.DISK_FULL]
    read = result_of(setup.store.read(a_picture()))
    assert read is document
    setup.store.save_now()
    setup.library.answer_next()
    stored = setup.stored(a_picture())
    assert stored is not None
    assert alike(stored, replace(document, active_layer="l1"))
    assert setup.told == [ErrorCode.DISK_FULL]


def test_while_one_is_written_only_the_newest_waits(setup: Setup) -> None:
    for level in range(1, 6):
        setup.begin_writing(a_picture(), a_document(level))
    setup.library.answer_next()
    setup.library.answer_next()
    settle()
    assert setup.library.count == 0
    assert level_of(setup.stored(a_picture())) == 5


def test_a_document_is_encoded_and_read_on_no_thread_that_others_wait_for(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def note(work: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **named: Any) -> Any:
            threads.append(threading.current_thread().name)
            return work(*args, **named)

        return noted

    for name in ("encode_project", "read_project", "read_masks"):
        module = "sdstudio.app.canvas_store"
        monkeypatch.setattr(f"{module}.{name}", note(getattr(canvas_store, name)))
    setup.begin_writing(a_picture("a"), a_document(1))
    setup.library.answer_next()
    reading = begin(setup.store.read(a_picture("a")))
    setup.library.answer_next()
    assert level_of(result_of(reading)) == 1
    offering = begin(setup.store.newest(a_picture("b")))
    setup.library.answer_next()
    assert [level_of(one) for one in result_of(offering)] == [1]
    assert threads == ["encode canvas", "read canvas", "read masks"]


def test_masks_that_are_not_written_yet_are_offered_too(setup: Setup) -> None:
    setup.begin_writing(a_picture("a"), a_document(1))
    setup.library.answer_next()
    setup.begin_writing(a_picture("b"), a_document(2))
    setup.store.keep(a_picture("a"), a_document(3))
    setup.store.keep(a_picture("c"), a_document(4))
    offering = begin(setup.store.newest(a_picture("c")))
    setup.library.answer_next()
    setup.library.answer_next()
    assert sorted(level_of(one) for one in result_of(offering)) == [2, 3]


def test_what_is_being_written_is_read_as_it_will_be(setup: Setup) -> None:
    setup.begin_writing(a_picture(), a_document(1))
    setup.library.answer_next()
    setup.begin_writing(a_picture(), a_document(2))
    assert level_of(result_of(setup.store.read(a_picture()))) == 2
    setup.begin_writing(a_picture(), a_document(3))
    assert level_of(result_of(setup.store.read(a_picture()))) == 3
    setup.library.answer_next(FULL)
    assert level_of(result_of(setup.store.read(a_picture()))) == 3
    setup.library.answer_next()
    assert level_of(setup.stored(a_picture())) == 3


def test_the_program_waits_for_what_was_begun_before_its_end(setup: Setup, qtbot: QtBot) -> None:
    setup.store.keep(a_picture(), a_document(1))
    qtbot.waitUntil(lambda: setup.library.count == 1)
    setup.store.save_now()
    ending = begin(all_finished())
    settle()
    assert not ending.done()
    setup.library.answer_next(FULL)
    assert not result_of(ending)


def test_what_was_refused_before_is_asked_for_at_once_at_the_end(setup: Setup) -> None:
    setup.begin_writing(a_picture(), a_document(1))
    setup.library.answer_next(FULL)
    setup.store.save_now()
    # No event has been handled since.
    setup.library.answer()
    assert level_of(setup.stored(a_picture())) == 1


def test_a_refusal_does_not_keep_other_pictures_waiting(setup: Setup) -> None:
    setup.begin_writing(a_picture("a"), a_document(1))
    setup.store.keep(a_picture("b"), a_document(2))
    setup.library.answer_next(FULL)
    assert setup.store._timer.remainingTime() < 5000


def read_in_vain(setup: Setup) -> StudioError:
    reading = begin(setup.store.read(a_picture()))
    setup.library.answer_next()
    for _ in range(200):
        if setup.library.count:
            setup.library.answer_next()
        if reading.done():
            break
        result_of(asyncio.sleep(0.01))
    with pytest.raises(StudioError) as caught:
        result_of(reading)
    return caught.value


@pytest.mark.parametrize("failure", [OSError(errno.EIO, "Input/output error"), MemoryError()])
def test_a_file_that_the_disk_does_not_give_is_not_taken_for_a_damaged_one(
    setup: Setup, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    setup.begin_writing(a_picture(), a_document(1))
    setup.library.answer_next()

    def refuse(_path: Path) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr("sdstudio.canvas.project_reader.open_regular", refuse)
        read_in_vain(setup)
    assert level_of(setup.stored(a_picture())) == 1


@pytest.mark.parametrize("level", [2, 0])
def test_what_could_not_be_read_is_kept_beside_what_is_painted_then(
    setup: Setup, monkeypatch: pytest.MonkeyPatch, level: int
) -> None:
    setup.begin_writing(a_picture(), a_document(1))
    setup.library.answer_next()
    before = setup.library.library.canvases.find(a_picture().sha256)
    assert before is not None
    data = before.read_bytes()

    def refuse(_path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("sdstudio.canvas.project_reader.open_regular", refuse)
        read_in_vain(setup)
    for _ in range(2):
        setup.begin_writing(a_picture(), a_document(level))
        setup.library.answer_next()
    others = [path for path in before.parent.iterdir() if path != before]
    assert [path.read_bytes() for path in others] == [data]
    assert before.exists() == (level > 0)


def test_what_jobs_got_is_remembered_when_nothing_is_left_on_the_canvas(setup: Setup) -> None:
    setup.begin_writing(a_picture(), a_document(0).with_rendering(a_picture("b")))
    setup.library.answer_next()
    stored = setup.stored(a_picture())
    assert stored is not None
    assert stored.renderings == (a_picture("b"),)
    setup.begin_writing(a_picture(), a_document(0))
    setup.library.answer_next()
    assert setup.stored(a_picture()) is None


@pytest.mark.parametrize("failure", [MemoryError(), ValueError("a bug")])
def test_whatever_keeps_it_from_being_encoded_it_is_tried_again(
    setup: Setup, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(*_args: Any, **_named: Any) -> bytes:
        raise failure

    bugs: list[dict[str, object]] = []
    loop = asyncio.get_event_loop()
    with monkeypatch.context() as patches:
        patches.setattr(canvas_store, "encode_project", fail)
        patches.setattr(loop, "call_exception_handler", bugs.append)
        setup.begin_writing(a_picture(), a_document(1))
        assert not result_of(all_finished())
        for _ in range(2):
            setup.store.save_now()
            result_of(all_finished())
            settle()
    is_memory = isinstance(failure, MemoryError)
    assert setup.told == ([ErrorCode.CANVAS_MEMORY] if is_memory else [])
    assert [one["exception"] for one in bugs] == ([] if is_memory else [failure])
    assert setup.store._timer.isActive()
    setup.store.save_now()
    setup.library.answer_next()
    assert level_of(setup.stored(a_picture())) == 1
