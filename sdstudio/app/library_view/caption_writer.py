"""CaptionWriter: describes pictures of the library in their notes."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.descriptions import seen_in
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.operations import Operations
from sdstudio.app.picture_describer import DescriberStatus, PictureDescriber
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.captioning import ExistingNote, noted
from sdstudio.domain.errors import ErrorCode, StudioError

if TYPE_CHECKING:
    from sdstudio.library import Library, Previous

T = TypeVar("T")

_RUN: Final = "run"
#: Pictures whose places are read at once.
_AT_ONCE: Final = 20


@dataclass(frozen=True, slots=True)
class CaptionsState:
    """How far it has got.

    Args:
        passed_s: that pictures took so far.
        described: those that took it.
    """

    done: int
    total: int
    status: DescriberStatus = DescriberStatus.RUNNING
    passed_s: float = 0.0
    described: int = 0

    @property
    def time_left_s(self) -> float | None:
        """If it goes on at this speed; ``None`` while that isn't known."""
        if not self.described:
            return None
        return self.passed_s / self.described * (self.total - self.done)


@dataclass(frozen=True, slots=True)
class CaptionsWritten:
    """What came of it.

    Args:
        previous: what :meth:`Organiser.restore` takes to undo it; of ``ids``.
        written, left_alone: how many pictures got a caption, and how many notes stayed as they are.
        failures: files that couldn't be described, and why.
        failure: what ended it before all were looked at.
        remaining: how many weren't looked at.
    """

    previous: Previous
    ids: tuple[int, ...]
    written: int
    left_alone: int
    failures: tuple[tuple[str, StudioError], ...]
    failure: StudioError | None
    remaining: int


@dataclass
class _Tally:
    """What has been done so far."""

    total: int
    #: What undoes each change, and what was written.
    previous: list[Previous] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    done: int = 0
    left_alone: int = 0
    failures: list[tuple[str, StudioError]] = field(default_factory=list)
    passed_s: float = 0.0
    described: int = 0
    failure: StudioError | None = None


class CaptionWriter(QObject):
    """One picture after the other, while no job runs. Each caption is written at once.

    Signals:
        changed(): ``state`` has changed.
        ended(CaptionsWritten): all are done, it was stopped, or it failed.

    Attributes:
        state: how far it has got; ``None`` while nothing is described.

    Thread: GUI.
    """

    changed = Signal()
    ended = Signal(object)

    def __init__(
        self,
        describer: PictureDescriber,
        library: LibraryThread,
        organiser: Organiser,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._describer = describer
        self._library = library
        self._organiser = organiser
        self._background = background
        self._operations = Operations(self)
        self._stopping: asyncio.Future[None] | None = None
        self.state: CaptionsState | None = None

    @property
    def is_running(self) -> bool:
        """Whether pictures are being described."""
        return self.state is not None

    def start(self, model: AuxiliaryModel, ids: Sequence[int], existing: ExistingNote) -> None:
        """Describe pictures.

        Raises:
            RuntimeError: others are being described.
        """
        if self.is_running:
            raise RuntimeError("one after the other")
        self._stopping = asyncio.get_running_loop().create_future()
        self._tell(CaptionsState(0, len(ids)))
        self._operations.start(self._run(model, tuple(ids), existing), replacing=_RUN)

    def stop(self) -> None:
        """Describe no more; captions that are written stay, and :attr:`ended` follows."""
        if self._stopping is not None and not self._stopping.done():
            self._stopping.set_result(None)

    @property
    def _is_stopped(self) -> bool:
        return self._stopping is None or self._stopping.done()

    async def _run(
        self, model: AuxiliaryModel, ids: tuple[int, ...], existing: ExistingNote
    ) -> None:
        tally = _Tally(len(ids))
        places: dict[int, Path] = {}
        try:
            for number, one in enumerate(ids):
                if self._is_stopped:
                    break
                if number % _AT_ONCE == 0:
                    some = ids[number : number + _AT_ONCE]
                    places = await self._library.do(partial(_places, ids=some))
                place = places.get(one)
                if place and not await self._describe(model, one, place, existing, tally):
                    break
                tally.done += 1
                self._show(tally)
        except StudioError as error:
            tally.failure = error
        with contextlib.suppress(StudioError):
            await self._leave_out_changed(tally)
        self._end(tally)

    async def _describe(
        self,
        model: AuxiliaryModel,
        picture_id: int,
        place: Path,
        existing: ExistingNote,
        tally: _Tally,
    ) -> bool:
        """Describe one picture, unless its note is to stay.

        Returns:
            Whether it is done; else it was stopped.

        Raises:
            StudioError: the engine, the model or the disk refuses.
        """
        if existing is ExistingNote.SKIP and await self._has_note(picture_id):
            tally.left_alone += 1
            return True
        try:
            seen = await self._unless_stopped(self._background.do_apart(partial(seen_in, place)))
        except StudioError as error:
            tally.failures.append((place.name, error))
            return True
        if seen is None:
            return False
        began_s = time.monotonic()

        def report(status: DescriberStatus) -> None:
            nonlocal began_s
            if status is DescriberStatus.RUNNING:
                began_s = time.monotonic()
            self._show(tally, status)

        try:
            caption = await self._unless_stopped(
                self._describer.describe(model, seen, report, gives_way=True)
            )
        except StudioError as error:
            if error.code is not ErrorCode.CAPTION_EMPTY:
                raise
            tally.failures.append((place.name, error))
            return True
        if caption is None:
            return False
        tally.passed_s += time.monotonic() - began_s
        tally.described += 1
        previous = await self._organiser.annotate(
            [picture_id], partial(_write, picture_id, caption, existing)
        )
        if previous.pictures:
            tally.previous.append(previous)
            tally.notes[picture_id] = noted(previous.pictures[picture_id].note, caption, existing)
        else:
            tally.left_alone += 1
        return True

    async def _has_note(self, picture_id: int) -> bool:
        annotations = await self._organiser.annotations([picture_id])
        return bool(annotations[picture_id].note.strip())

    async def _unless_stopped(self, work: Awaitable[T]) -> T | None:
        """The result of ``work``, which is dropped when the artist stops this."""
        assert self._stopping is not None
        doing = asyncio.ensure_future(work)
        try:
            either: set[asyncio.Future[Any]] = {doing, self._stopping}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not doing.done():
                doing.cancel()
        return None if doing.cancelled() or not doing.done() else doing.result()

    async def _leave_out_changed(self, tally: _Tally) -> None:
        """Leave out of what Undo restores the notes that the artist has changed meanwhile."""
        if not tally.notes:
            return
        now = await self._organiser.annotations(list(tally.notes))
        tally.notes = {id_: text for id_, text in tally.notes.items() if now[id_].note == text}

    def _show(self, tally: _Tally, status: DescriberStatus = DescriberStatus.RUNNING) -> None:
        self._tell(CaptionsState(tally.done, tally.total, status, tally.passed_s, tally.described))

    def _end(self, tally: _Tally) -> None:
        from sdstudio.library import Previous

        ids = tuple(tally.notes)
        joined = Previous.joined(tally.previous)
        ours = {id_: was for id_, was in joined.pictures.items() if id_ in tally.notes}
        self._stopping = None
        self._tell(None)
        self.ended.emit(
            CaptionsWritten(
                replace(joined, pictures=ours),
                ids,
                len(tally.previous),
                tally.left_alone,
                tuple(tally.failures),
                tally.failure,
                tally.total - tally.done,
            )
        )

    def _tell(self, state: CaptionsState | None) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def _places(library: Library, ids: Sequence[int]) -> dict[int, Path]:
    """The files of those that are still there."""
    found = {}
    for one in ids:
        try:
            found[one] = library.any_picture(one).path
        except KeyError:
            continue
    return found


def _write(picture_id: int, caption: str, existing: ExistingNote, library: Library) -> Previous:
    # The note as it is now: it may have been written while the picture was described.
    return library.annotations.change(
        [picture_id], ["note"], lambda _, was: replace(was, note=noted(was.note, caption, existing))
    )
