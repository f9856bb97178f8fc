"""OutsideEditing: copies of pictures for other programs, and what those make of them.

The original is never given away. A copy lies in a folder of its own; whatever is saved there, over
the copy or beside it, becomes a new picture whose parent is the original. A picture whose pixels
the library has already is not taken again, so nothing has to be remembered between two starts.

What is made of a picture of another program is imported as the file it is, since nothing is known
of how to make it; its parent is recorded as what the artist adds is.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.disk import SystemDisk, disk_errors
from sdstudio.domain.annotations import Parent
from sdstudio.domain.errors import StudioError
from sdstudio.domain.family import ParentRole
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import IMAGE_SUFFIXES, Rgb, pixels_sha256, read_given
from sdstudio.library import FilePlace, ForeignPicture, Picture

if TYPE_CHECKING:
    from sdstudio.library import AnyPicture, Library

#: After the last change, since programs write in several steps.
_SETTLED_MS: Final = 700
_KEPT_S: Final = 7 * 86_400


class OutsideEditing(QObject):
    """Args:
        folder: for the copies; a folder in it for each picture, called by its identity.

    Signals:
        returned(Picture): what another program made of a picture is in the library.
        imported(int): so is what it made of a picture of another program; the new picture's id.
        trouble(StudioError): it couldn't be saved.

    Thread: GUI.
    """

    returned = Signal(object)
    imported = Signal(int)
    trouble = Signal(object)

    def __init__(
        self,
        folder: Path,
        library: LibraryThread,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._library = library
        self._background = background
        self._operations = Operations(self, self.trouble.emit)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._watcher.fileChanged.connect(lambda path: self._on_changed(str(Path(path).parent)))
        #: What was seen in a folder the last time: names, sizes and times.
        self._seen: dict[str, frozenset[tuple[str, int, int]]] = {}
        self._later = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._later.timeout.connect(self._look)
        self._changed: set[str] = set()

    async def copy(self, picture: AnyPicture) -> Path:
        """A copy of a picture for another program; from now on, its folder is watched.

        Raises:
            StudioError: the disk's failure, or that of reading the picture.
        """
        folder = self._folder / picture.identity
        path = await self._background.do("copy", partial(_copied, picture.path, folder))
        self._watch(folder)
        return path

    def resume(self) -> None:
        """Take over what other programs saved while this one didn't run."""
        self._operations.start(self._resume())

    async def _resume(self) -> None:
        folders = await self._background.do("copies", partial(_recent, self._folder))
        for folder in folders:
            self._watch(folder)
            self._on_changed(str(folder))

    def _watch(self, folder: Path) -> None:
        files = [str(path) for path in _images(folder)]
        self._watcher.addPaths([str(folder), *files])

    def _on_changed(self, folder: str) -> None:
        self._changed.add(folder)
        self._later.start()

    def _look(self) -> None:
        for folder in list(self._changed):
            now = _state(Path(folder))
            if now != self._seen.get(folder):
                # Once more: it may still be being written.
                self._seen[folder] = now
                self._later.start()
                continue
            self._changed.discard(folder)
            # A program that replaces a file ends the watch on it.
            self._watch(Path(folder))
            self._operations.start(self._take(Path(folder)), must_finish=True)

    async def _take(self, folder: Path) -> None:
        for path in _images(folder):
            read = partial(_read, path)
            rgb = await self._background.do("edited", read)
            if rgb is not None:
                child = await self._library.do(_saving(rgb, folder.name))
                if isinstance(child, Picture):
                    self.returned.emit(child)
                elif child is not None:
                    await self._import(path, Parent(folder.name, ParentRole.EDITED.value))

    async def _import(self, path: Path, parent: Parent) -> None:
        from sdstudio.library.importing import import_pictures

        done = await import_pictures(
            [path], SystemDisk(), self._library.do, partial(self._background.do, "edited")
        )
        if done.error is not None:
            raise done.error
        for id_ in done.ids:
            await self._library.do(partial(_record, {id_: (parent,)}))
            self.imported.emit(id_)


def _record(parents: Mapping[int, Sequence[Parent]], library: Library) -> None:
    library.annotations.add_parents(parents)


def _saving(rgb: Rgb, identity: str) -> Callable[[Library], AnyPicture | None]:
    def save(library: Library) -> AnyPicture | None:
        """Save what was made of a picture, unless the library has it.

        What was made of another program's is still to be imported; then that one is returned.
        """
        from sdstudio.library.family import edited_from, hash_files

        ids = library.family.ids_anywhere(identity)
        try:
            original = library.any_picture(ids[0])
        except (IndexError, KeyError):
            return None
        # It may be one of those that weren't looked at yet.
        if library.thumbnails.without_hash([identity]):
            hash_files(library.thumbnails, [FilePlace(original.id, identity, original.path)])
        if library.thumbnails.with_pixels(pixels_sha256(rgb)):
            return None
        if isinstance(original, ForeignPicture):
            return original
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        provenance = original.provenance.model_copy(
            update={"program": edited_from(identity), "created_at": now, "duration_s": 0.0}
        )
        return library.save_picture(rgb, original.request, provenance)

    return save


def _copied(original: Path, folder: Path) -> Path:
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        taken = {path.name.lower() for path in folder.iterdir()}
        number, name = 2, original.name
        # What was made of an earlier copy stays.
        while name.lower() in taken:
            name, number = f"{original.stem} ({number}){original.suffix}", number + 1
        path = folder / name
        shutil.copyfile(original, path)
    return path


def _read(path: Path) -> Rgb | None:
    """The pixels of a file; ``None`` if it isn't a picture, or not yet."""
    try:
        return read_given(path, InputRole.IMAGE).rgb
    except StudioError:
        return None


def _images(folder: Path) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in IMAGE_SUFFIXES and path.is_file()
        )
    except OSError:
        return []


def _state(folder: Path) -> frozenset[tuple[str, int, int]]:
    found = set()
    for path in _images(folder):
        with contextlib.suppress(OSError):
            stat = path.stat()
            found.add((path.name, stat.st_size, stat.st_mtime_ns))
    return frozenset(found)


def _recent(folder: Path) -> list[Path]:
    """The folders in use of late; older ones are removed."""
    kept = []
    try:
        folders = [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []
    for one in folders:
        newest_ns = max((time_ns for _, _, time_ns in _state(one)), default=0)
        if time.time() - newest_ns / 1e9 < _KEPT_S:
            kept.append(one)
        else:
            shutil.rmtree(one, ignore_errors=True)
    return kept
