"""Looks into a folder: lists and reads on one thread, while the library writes rows on its own."""

import contextlib
import os
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Final, Generic, Protocol, TypeVar

from sdstudio.disk import Disk, SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.file_reading import ReadFile, UnreadFile, read_file
from sdstudio.library.files import is_second_name
from sdstudio.library.folder_comparison import FolderComparison
from sdstudio.library.folder_listing import FolderFile, FolderListing, ListedFolder, PartialListing
from sdstudio.library.folder_rows import Indexed
from sdstudio.library.library import Library
from sdstudio.library.picture_folders import is_trash_ours, trash_in

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


class InLook(Protocol):
    """Does work for one look on the library's thread."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]: ...


async def look_into(
    folder_id: int,
    in_library: InLibrary,
    on_disk: OnDisk,
    on_listed: Callable[[FolderListing], None] = lambda _listing: None,
    disk: Disk | None = None,
    *,
    only: Mapping[str, ListedFolder] | None = None,
    reads_all: bool = False,
) -> AsyncGenerator[Indexed, None]:
    """Have the library follow a folder, in steps of some milliseconds of the library's thread.

    If the folder can't be reached, only its availability changes. New files are added newest
    first. Close the coroutine if it isn't run to its end.

    Args:
        on_listed: called once all of it is listed.
        disk: the machine's, if not given; second names of half moved files are removed from it.
        only: the only folders of the last listing in which something has changed since; all are
            listed if that isn't enough.
        reads_all: read every file again, and write its row from it.

    Raises:
        StudioError: the disk's failure with the database, or the library was opened again
            meanwhile; the steps until then stay.
    """
    found = await in_library(lambda library: library.indexed_folders.to_look_into(folder_id))
    if found is None:
        return
    root, others = found
    if only is not None:
        changed = PartialListing(only)
        partial_look = await in_library(lambda library: library.folder_index.begin(folder_id))
        in_partial = _in_look(in_library, partial_look, root)
        names = [one.name for one in only.values()]
        try:
            while files := await on_disk(partial(changed.next, _LISTED_AT_ONCE)):
                await in_partial(partial(partial_look.note, files))
            if changed.is_enough:
                # Of files that are moved out of the trash, only the folder that they go to tells.
                trash = await _compare_trash(root, partial_look, in_partial, on_disk)
                compared = partial_look.compare((), names)
                following = _follow(root, partial_look, in_partial, on_disk, disk, compared, trash)
                async with contextlib.aclosing(following) as steps:
                    async for step in steps:
                        yield step
                return
        finally:
            in_library(lambda _: partial_look.close())
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
    in_look = _in_look(in_library, look, root)
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
        trash = await _compare_trash(root, look, in_look, on_disk)
        compared = look.compare(listing.unlisted, reads_all=reads_all)
        following = _follow(root, look, in_look, on_disk, disk, compared, trash)
        async with contextlib.aclosing(following) as steps:
            async for step in steps:
                yield step
    finally:
        # Not awaited: whoever closes this doesn't wait any more.
        in_library(lambda _: look.close())


def _in_look(in_library: InLibrary, look: FolderComparison, root: Path) -> InLook:
    def in_look(work: Callable[[], T]) -> Awaitable[T]:
        def do(library: Library) -> T:
            if not library.folder_index.is_of(look):
                # It was damaged, and has been opened again.
                raise StudioError(ErrorCode.FOLDER_UNREACHABLE, folder=str(root))
            return work()

        return in_library(do)

    return in_look


async def _compare_trash(
    root: Path, look: FolderComparison, in_look: InLook, on_disk: OnDisk
) -> "_Trash | None":
    """What is in the trash, after missing the pictures that have left it."""
    trash = await on_disk(partial(_trash_of, root))
    if trash is not None:
        lost = await in_look(partial(look.without_files, trash.files))
        lost = await on_disk(partial(_gone, trash_in(root), lost, root))
        await in_look(partial(look.miss_trashed, lost))
    return trash


async def _follow(
    root: Path,
    look: FolderComparison,
    in_look: InLook,
    on_disk: OnDisk,
    disk: Disk | None,
    compared: Iterator[Indexed],
    trash: "_Trash | None",
) -> AsyncGenerator[Indexed, None]:
    """Show, hide and read what was found different."""
    while (step := await in_look(lambda: next(compared, None))) is not None:
        yield step
    while vanished := await in_look(look.vanished):
        gone = await on_disk(partial(_gone, root, vanished, root))
        yield await in_look(partial(look.hide, gone))
    if trash is not None:
        await _take_trashed(root, trash, look, in_look, on_disk, disk)
    while (unread := await in_look(partial(look.unread, _READ_AT_ONCE)))[0]:
        results = await on_disk(partial(_read_some, root, unread[0]))
        done = unread[0][: len(results)]
        if halves := await in_look(partial(look.half_moved, results, in_trash=False)):
            removed = await on_disk(
                partial(_remove_second_names, root, trash_in(root), halves, disk)
            )
            results = [one for one in results if one.file.name not in removed]
        taken = await in_look(partial(look.take, done, results))
        yield taken + Indexed(remaining=unread[1] - len(done))
    await in_look(look.finish)


def look_now(library: Library, folder_id: int, *, reads_all: bool = False) -> Indexed:
    """Look into a folder immediately, on this thread."""

    async def every() -> Indexed:
        found = Indexed()
        async for step in look_into(
            folder_id,
            lambda work: Done(work(library)),
            lambda work: Done(work()),
            reads_all=reads_all,
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


async def _take_trashed(
    root: Path,
    trash: "_Trash",
    look: FolderComparison,
    in_look: InLook,
    on_disk: OnDisk,
    disk: Disk | None,
) -> None:
    """Know deleted pictures again whose rows don't say that they were deleted."""
    unknown = await in_look(partial(look.unknown_trashed, trash.files, is_ours=trash.is_ours))
    while unknown:
        results = await on_disk(partial(_read_some, trash_in(root), unknown))
        unknown = unknown[len(results) :]
        second: set[str] = set()
        if halves := await in_look(partial(look.half_moved, results, in_trash=True)):
            second = await on_disk(
                partial(_remove_second_names, trash_in(root), root, halves, disk)
            )
        files = [
            one for one in results if isinstance(one, ReadFile) and one.file.name not in second
        ]
        await in_look(partial(look.take_trashed, files, is_ours=trash.is_ours))


@dataclass(frozen=True, slots=True)
class _Trash:
    """The files in the trash of a folder.

    Args:
        is_ours: this program made it.
    """

    files: list[FolderFile]
    is_ours: bool


def _trash_of(root: Path) -> _Trash | None:
    """What is in the trash of a folder; ``None`` if that can't be said."""
    trash = trash_in(root)
    listing = FolderListing(trash)
    files: list[FolderFile] = []
    try:
        while some := listing.next(_LISTED_AT_ONCE):
            files += some
    except (FileNotFoundError, NotADirectoryError):
        return _Trash([], is_ours=False) if root.is_dir() else None
    except OSError:
        return None
    return None if listing.unlisted else _Trash(files, is_trash_ours(trash))


def _remove_second_names(
    folder: Path, other: Path, names: Mapping[str, Sequence[str]], disk: Disk | None
) -> set[str]:
    """Remove files in ``folder`` that are but second names of files in ``other``; their names.

    A program that is killed while it moves a file to the trash, or back, leaves it with both.

    Args:
        names: of files in ``other``, by those in ``folder``.
    """
    removed = set()
    for name, others in names.items():
        if any(is_second_name(folder / name, other / one) for one in others):
            # If the disk refuses that now, the next time.
            with contextlib.suppress(OSError):
                (disk or SystemDisk()).remove(folder / name)
            removed.add(name)
    return removed


def _gone(folder: Path, pictures: Sequence[tuple[int, str]], root: Path) -> list[tuple[int, str]]:
    """Those of ``pictures`` that have no file now in ``folder``, though ``root`` can be reached."""
    gone = [one for one in pictures if not os.path.lexists(folder / one[1])]
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
