"""Looks into a folder: lists and reads on one thread, while the library writes rows on its own."""

import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Final, Generic, Protocol, TypeVar

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.file_reading import ReadFile, UnreadFile, read_file
from sdstudio.library.folder_index import Indexed
from sdstudio.library.folder_listing import FolderFile, FolderListing
from sdstudio.library.library import Library

T = TypeVar("T")

_LISTED_AT_ONCE: Final = 2000
#: Of rows, written in a step; it takes some 10 ms.
_READ_AT_ONCE: Final = 200
#: The first pictures are shown soon, even from a slow drive.
_READING_S: Final = 0.25


class InLibrary(Protocol):
    """Does work on the library's thread."""

    def __call__(self, work: Callable[[Library], T], /) -> Awaitable[T]: ...


class OnDisk(Protocol):
    """Does work that may wait for a drive, on a thread of the folder's own."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]: ...


async def look_into(
    folder_id: int,
    in_library: InLibrary,
    on_disk: OnDisk,
    on_listed: Callable[[FolderListing], None] = lambda _listing: None,
) -> AsyncGenerator[Indexed, None]:
    """Have the library follow a folder, in steps of some milliseconds of the library's thread.

    If the folder can't be reached, only its availability changes. New files are added newest
    first. Close the coroutine if it isn't run to its end.

    Args:
        on_listed: called once all of it is listed.

    Raises:
        StudioError: the disk's failure with the database, or the library was opened again
            meanwhile; the steps until then stay.
    """
    found = await in_library(lambda library: library.indexed_folders.to_look_into(folder_id))
    if found is None:
        return
    root, others = found
    listing = FolderListing(root, others)
    files, is_available = await on_disk(partial(_next, listing))
    if listing.is_empty and not listing.is_mounted:
        # An empty mount point, left by a drive that isn't mounted.
        is_available &= not await in_library(
            lambda library: library.indexed_folders.was_mounted(folder_id)
        )
    if not is_available:
        await in_library(lambda library: library.indexed_folders.note_unavailable(folder_id))
        yield Indexed(is_available=False)
        return
    look = await in_library(lambda library: library.folder_index.begin(folder_id))

    def in_look(work: Callable[[], T]) -> Awaitable[T]:
        def do(library: Library) -> T:
            if not library.folder_index.is_of(look):
                # It was damaged, and has been opened again.
                raise StudioError(ErrorCode.FOLDER_UNREACHABLE, folder=str(root))
            return work()

        return in_library(do)

    try:
        while files:
            await in_look(partial(look.note, files))
            files, is_available = await on_disk(partial(_next, listing))
            if not is_available:
                await in_library(
                    lambda library: library.indexed_folders.note_unavailable(folder_id)
                )
                yield Indexed(is_available=False)
                return
        on_listed(listing)
        if listing.leftovers:
            await in_library(
                lambda library: library.indexed_folders.remove_import_leftovers(
                    folder_id, listing.leftovers
                )
            )
        is_mounted = listing.is_mounted
        await in_library(
            lambda library: library.indexed_folders.note_available(folder_id, is_mounted)
        )
        steps = look.compare(listing.unlisted)
        while (step := await in_look(lambda: next(steps, None))) is not None:
            yield step
        while vanished := await in_look(look.vanished):
            gone = await on_disk(partial(_gone, root, vanished))
            yield await in_look(partial(look.hide, gone))
        while (unread := await in_look(partial(look.unread, _READ_AT_ONCE)))[0]:
            results = await on_disk(partial(_read_some, root, unread[0]))
            done = unread[0][: len(results)]
            taken = await in_look(partial(look.take, done, results))
            yield taken + Indexed(remaining=unread[1] - len(done))
        await in_look(look.finish)
    finally:
        # Not awaited: whoever closes this doesn't wait any more.
        in_library(lambda _: look.close())


def look_now(library: Library, folder_id: int) -> Indexed:
    """Look into a folder immediately, on this thread."""

    async def every() -> Indexed:
        found = Indexed()
        async for step in look_into(
            folder_id, lambda work: Done(work(library)), lambda work: Done(work())
        ):
            found += step
        return found

    return run_now(every())


class Done(Generic[T]):
    """An answer that is already there, for a coroutine that :func:`run_now` runs."""

    def __init__(self, value: T) -> None:
        self._value = value

    def __await__(self) -> Generator[None, None, T]:
        yield from ()
        return self._value


def run_now(operation: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never waits."""
    try:
        operation.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise AssertionError("something in it waits")


def _next(listing: FolderListing) -> tuple[list[FolderFile], bool]:
    """Further files, and whether the folder can be reached."""
    try:
        return listing.next(_LISTED_AT_ONCE), True
    except OSError:
        return [], False


def _gone(root: Path, pictures: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those of ``pictures`` that have no file now, though the folder can be reached."""
    gone = [one for one in pictures if not os.path.lexists(root / one[1])]
    return gone if root.is_dir() else []


def _read_some(root: Path, files: list[FolderFile]) -> list[ReadFile | UnreadFile]:
    """Read the first of ``files``, as many as there is time for."""
    end_s = monotonic() + _READING_S
    results: list[ReadFile | UnreadFile] = []
    for file in files:
        results.append(read_file(root, file))
        if monotonic() > end_s:
            break
    return results
