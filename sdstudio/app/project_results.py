"""The results of a canvas in project files: read to be saved, and added to the library."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.candidates import is_candidate, made_from
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.disk import SystemDisk, disk_errors, read_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef

if TYPE_CHECKING:
    from sdstudio.canvas.result_entries import (
        CanvasResults,
        ListedResults,
        ResultEntry,
        ResultsReader,
    )
    from sdstudio.domain.metadata import PictureMetadata
    from sdstudio.library import Library

_LANE: Final = "project results"
#: Enough for the disk to be busy, and few enough to stop soon.
_AT_ONCE: Final = 16


# For a file that is saved.


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A result in the library.

    Args:
        inputs: the files of what it was made from, by the SHA-256 of the pixels, as far as they
            are there.
    """

    identity: str
    path: Path
    inputs: tuple[tuple[str, Path], ...]


@dataclass(frozen=True, slots=True)
class ReadResults:
    """What was read for a file.

    Args:
        too_many: how many there wasn't room for.
        unread: how many couldn't be read.
    """

    results: CanvasResults
    too_many: int = 0
    unread: int = 0


def files_of(library: Library, origins: frozenset[InputRef]) -> list[ResultFile]:
    """The candidates of a canvas, the oldest first, each once."""
    found: dict[str, ResultFile] = {}
    for picture in made_from(library, origins):
        inputs = []
        for ref in picture.request.pictures:
            with suppress(StudioError):
                inputs.append((ref.sha256, library.inputs.find(ref)))
        found[picture.identity] = ResultFile(picture.identity, picture.path, tuple(inputs))
    return list(found.values())


def read_results(files: Sequence[ResultFile]) -> ReadResults:
    """Read as many as a project may have, the newest first. Any thread but the window's."""
    from sdstudio.canvas.result_entries import RESULTS_MAX, RESULTS_MAX_BYTES, CanvasResults, Result

    left_bytes = RESULTS_MAX_BYTES
    results: list[Result] = []
    inputs: dict[str, bytes] = {}
    unread = 0
    for file in reversed(files):
        if len(results) == RESULTS_MAX:
            break
        try:
            png = _read_within(file.path, left_bytes)
        except OSError:
            unread += 1
            continue
        if png is None:
            break
        left_bytes -= len(png)
        results.append(Result(file.identity, png))
        for sha256, path in file.inputs:
            # Without them, a result is shown by how it differs from the picture.
            with suppress(OSError):
                if sha256 not in inputs and (read := _read_within(path, left_bytes)) is not None:
                    left_bytes -= len(read)
                    inputs[sha256] = read
    too_many = len(files) - len(results) - unread
    return ReadResults(CanvasResults(tuple(reversed(results)), inputs), too_many, unread)


def _read_within(path: Path, limit_bytes: int) -> bytes | None:
    from sdstudio.canvas.result_entries import FILE_MAX_BYTES

    if path.stat().st_size > min(limit_bytes, FILE_MAX_BYTES):
        return None
    return read_regular(path)


# From a file that is opened.


@dataclass(frozen=True, slots=True)
class AddedResults:
    """What became of the results of an opened project.

    Args:
        added: how many the library didn't have.
        trashed: how many are in its trash, where they stay.
        is_stopped: the artist ended it early.
    """

    added: int = 0
    trashed: int = 0
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Wanted:
    path: Path
    listed: ListedResults
    origins: frozenset[InputRef]
    done: Callable[[AddedResults], None]


@dataclass(slots=True)
class _Unpacked:
    """Some results as files, in a folder that is removed later.

    Args:
        inputs: what they were made from and the library may lack.
        left_out: how many can't be used.
        left_bytes: how much may still be read of the project.
    """

    left_bytes: int
    paths: list[Path] = field(default_factory=list)
    inputs: dict[InputRef, Path] = field(default_factory=dict)
    left_out: int = 0


class ProjectResults(QObject):
    """Adds the results of projects to the library, one project after the other.

    They are imported as other pictures of ours are, each once. Those in the trash stay there: the
    artist has deleted them.

    Signals:
        progressed(int, int): how many are done, and how many there are.
        trouble(StudioError): a file can't be read, or the disk refuses.

    Thread: GUI.
    """

    progressed = Signal(int, int)
    trouble = Signal(object)

    def __init__(
        self, library: LibraryThread, background: BackgroundTasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._background = background
        self._operations = Operations(self)
        self._waiting: list[_Wanted] = []
        self._stop = threading.Event()
        self._is_running = False

    @property
    def is_running(self) -> bool:
        """Whether results are being added."""
        return self._is_running

    def add(
        self,
        path: Path,
        listed: ListedResults,
        origins: frozenset[InputRef],
        done: Callable[[AddedResults], None],
    ) -> None:
        """Add the results of the project at ``path``, now or after those of other projects.

        Args:
            origins: what they must have been made from.
        """
        self._waiting.append(_Wanted(path, listed, origins, done))
        if not self._is_running:
            self._is_running = True
            self._operations.start(self._run())

    def stop(self) -> None:
        """Add no more of the current project; what was added stays."""
        self._stop.set()

    async def _run(self) -> None:
        try:
            while self._waiting:
                wanted = self._waiting.pop(0)
                self._stop.clear()
                try:
                    added = await self._add(wanted)
                except StudioError as error:
                    self.trouble.emit(error)
                    added = AddedResults()
                wanted.done(added)
        finally:
            self._is_running = False

    async def _add(self, wanted: _Wanted) -> AddedResults:
        from sdstudio.canvas.result_entries import RESULTS_MAX_BYTES
        from sdstudio.library.importing import import_pictures

        identities = [one.identity for one in wanted.listed.entries]
        known, trashed = await self._library.do(partial(_known, identities))
        new = [one for one in wanted.listed.entries if one.identity not in known | trashed]
        left_out, left_bytes = wanted.listed.left_out, RESULTS_MAX_BYTES
        added = done = 0
        while done < len(new) and not self._stop.is_set():
            if len(new) > _AT_ONCE:
                self.progressed.emit(done, len(new))
            some = new[done : done + _AT_ONCE]
            folder = await self._background.do(_LANE, _temporary_folder)
            try:
                unpack = partial(
                    _unpack,
                    wanted.path,
                    some,
                    wanted.origins,
                    Path(folder.name),
                    left_bytes,
                    self._stop.is_set,
                )
                unpacked = await self._background.do(_LANE, unpack)
                # Before the pictures: what is new in them is found with these.
                await self._keep_inputs(unpacked.inputs)
                imported = await import_pictures(
                    unpacked.paths,
                    SystemDisk(),
                    self._library.do,
                    partial(self._background.do, _LANE),
                    is_stopped=self._stop.is_set,
                )
            finally:
                await self._background.do(_LANE, folder.cleanup)
            if imported.error is not None:
                raise imported.error
            added += len(imported.ids)
            left_out += unpacked.left_out + len(imported.failures)
            left_bytes = unpacked.left_bytes
            if not self._stop.is_set():
                done += len(some)
        if left_out:
            file = wanted.path.name
            self.trouble.emit(
                StudioError(ErrorCode.PROJECT_RESULTS_DAMAGED, file=file, count=left_out)
            )
        return AddedResults(added, len(trashed - known), is_stopped=done < len(new))

    async def _keep_inputs(self, inputs: dict[InputRef, Path]) -> None:
        """Store what results were made from, as far as the library lacks it."""
        for ref, path in inputs.items():
            await self._library.do(partial(_keep_input, ref, path))


def _known(identities: Sequence[str], library: Library) -> tuple[set[str], set[str]]:
    """Those that are shown, and those in the trash."""
    index = library.folder_index
    return index.known(identities), index.trashed(identities)


def _keep_input(ref: InputRef, path: Path, library: Library) -> None:
    try:
        library.inputs.find(ref)
    except StudioError:
        # One with other pixels than it should have is left out.
        with _without_gone():
            library.inputs.keep_copy(path, ref)


@contextmanager
def _without_gone() -> Iterator[None]:
    try:
        yield
    except StudioError as error:
        if error.code is not ErrorCode.INPUT_GONE:
            raise


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    with disk_errors(Path(tempfile.gettempdir())):
        return tempfile.TemporaryDirectory(prefix="sdstudio-", ignore_cleanup_errors=True)


def _unpack(
    path: Path,
    entries: Sequence[ResultEntry],
    origins: frozenset[InputRef],
    folder: Path,
    left_bytes: int,
    is_stopped: Callable[[], bool],
) -> _Unpacked:
    """Write to ``folder`` the results that match what the project says of them.

    Raises:
        StudioError: the project can't be read any more, or the disk's failure.
    """
    from sdstudio.canvas.project_reader import open_results

    unpacked = _Unpacked(left_bytes)
    with open_results(path, left_bytes) as reader, disk_errors(folder):
        for number, entry in enumerate(entries):
            if is_stopped():
                break
            # Each in a folder of its own: some have the same name.
            place = folder / str(number)
            metadata = _unpack_one(reader, entry, origins, place)
            if metadata is None:
                unpacked.left_out += 1
                continue
            unpacked.paths.extend(place.iterdir())
            for ref in metadata.request.pictures:
                if ref not in unpacked.inputs and (png := reader.input(ref.sha256)) is not None:
                    file = folder / f"{number}-{ref.sha256}.png"
                    file.write_bytes(png)
                    unpacked.inputs[ref] = file
        unpacked.left_bytes = reader.left_bytes
    return unpacked


def _unpack_one(
    reader: ResultsReader, entry: ResultEntry, origins: frozenset[InputRef], place: Path
) -> PictureMetadata | None:
    """Write one result to ``place``, named as those made here; ``None`` if it can't be used."""
    from sdstudio.imaging import read_picture
    from sdstudio.library.file_names import picture_name
    from sdstudio.library.file_reading import ReadFile, read_file
    from sdstudio.library.folder_listing import file_at
    from sdstudio.library.picture_rows import created_at

    png = reader.result(entry)
    if png is None:
        return None
    place.mkdir()
    file = place / "result.png"
    file.write_bytes(png)
    listed = file_at(file)
    read = None if listed is None else read_file(place, listed)
    metadata = read.metadata if isinstance(read, ReadFile) else None
    # Without its metadata it would be a picture of another program.
    if (
        not isinstance(read, ReadFile)
        or metadata is None
        or read.identity != entry.identity
        or not is_candidate(metadata.request, origins)
    ):
        return None
    try:
        read_picture(file)
    except StudioError:
        return None
    file.rename(place / picture_name(metadata.request, created_at(metadata.provenance)))
    return metadata
