"""The table of folders whose pictures are shown where they are."""

import contextlib
import os
import sys
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from sdstudio.disk import Disk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.database import Database, utc_now
from sdstudio.library.files import hide
from sdstudio.library.folder_listing import comparable
from sdstudio.library.folders import TRASH_NAME, Folders

#: The pictures folder.
OWN_FOLDER: Final = 1
#: Where pictures of other programs that were imported are, relative to the pictures folder.
IMPORTED_NAME: Final = "Imported"
_OURS_NAME: Final = ".sdstudio"
_MOUNTED_KEY: Final = "mounted_folder_"


class FolderState(IntEnum):
    """The state of a folder, as stored in its row."""

    WATCHED = 0
    #: Kept, but no longer looked into.
    ARCHIVED = 1
    #: Its rows are hidden and removed at the next start; until then it can be restored.
    REMOVED = 2


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """A folder whose pictures are shown where they are.

    Args:
        is_available: ``False`` if it couldn't be reached when it was last looked into, such as on
            a drive that isn't connected. Its pictures stay in the library.
        is_ours: made by this program, for pictures that are imported.
        count: pictures that are shown.
        search_name: by which searches know it.
    """

    id: int
    path: Path
    is_archived: bool
    is_available: bool
    is_ours: bool
    count: int
    search_name: str


@dataclass(frozen=True, slots=True)
class RemovedFolder:
    """What undo needs.

    Args:
        stamp: ``missing_since`` of the rows that were hidden.
    """

    id: int
    state: FolderState
    stamp: str


class FolderTable:
    """Reads and writes rows of folders. Used on the library's thread.

    Attributes:
        unavailable: ids of folders that couldn't be reached when they were last looked into.
    """

    def __init__(self, database: Database, folders: Folders) -> None:
        self._database = database
        self._folders = folders
        self.unavailable: set[int] = set()

    def all(self) -> list[PictureFolder]:
        """The folders but the pictures folder, by path."""
        rows = self._database.execute(
            "SELECT id, path, is_archived, (SELECT count(*) FROM picture WHERE"
            " folder_id = folder.id AND deleted_at IS NULL AND missing_since IS NULL)"
            f" FROM folder WHERE id <> {OWN_FOLDER} AND is_archived <> {FolderState.REMOVED:d}"
        ).fetchall()
        found = [
            PictureFolder(
                id_,
                self._folders.pictures / str(path),
                bool(state),
                id_ not in self.unavailable,
                path == IMPORTED_NAME,
                count,
                str(path),
            )
            for id_, path, state, count in rows
            if path
        ]
        return sorted(found, key=lambda one: (not one.is_ours, str(one.path).casefold()))

    def get(self, folder_id: int) -> PictureFolder:
        """Raises ``KeyError`` if there is no such folder."""
        for one in self.all():
            if one.id == folder_id:
                return one
        raise KeyError(folder_id)

    def root(self, folder_id: int) -> Path:
        """The folder that names are relative to. Raises ``KeyError``."""
        if folder_id == OWN_FOLDER:
            return self._folders.pictures
        row = self._database.execute(
            "SELECT path FROM folder WHERE id = ?", (folder_id,)
        ).fetchone()
        if row is None or not isinstance(row[0], str) or not row[0]:
            raise KeyError(folder_id)
        # One inside the pictures folder moves with it.
        return self._folders.pictures / row[0]

    def add(self, path: Path) -> int:
        """Watch a folder; one that was archived or removed is watched again. Returns its id.

        Part of a transaction.

        Raises:
            StudioError: ``FOLDER_ADDED_ALREADY``: it is there already, perhaps as part of another.
        """
        text = os.path.normpath(path.absolute())
        try:
            text.encode()
        except UnicodeEncodeError:
            raise StudioError(ErrorCode.FOLDER_UNREACHABLE, folder=repr(text)) from None
        if _same(text, self._folders.pictures):
            raise StudioError(ErrorCode.FOLDER_ADDED_ALREADY, folder=text)
        rows = self._database.execute(
            f"SELECT id, path, is_archived FROM folder WHERE id <> {OWN_FOLDER}"
        ).fetchall()
        for id_, other, state in rows:
            there = self._folders.pictures / str(other)
            if _same(text, there):
                if state == FolderState.WATCHED:
                    raise StudioError(ErrorCode.FOLDER_ADDED_ALREADY, folder=text)
                self.set_state(id_, FolderState.WATCHED)
                return int(id_)
            if state == FolderState.WATCHED and _is_within(text, there):
                raise StudioError(ErrorCode.FOLDER_ADDED_ALREADY, folder=str(there))
        return self._insert(text)

    def imported(self) -> int:
        """The folder for pictures that are imported, which is added if it isn't there yet.

        Part of a transaction.
        """
        id_ = self.find(IMPORTED_NAME)
        return self._insert(IMPORTED_NAME) if id_ is None else id_

    def find(self, path: str) -> int | None:
        """The id of the folder with that path, as it is in its row."""
        row = self._database.execute("SELECT id FROM folder WHERE path = ?", (path,)).fetchone()
        return row and int(row[0])

    def state(self, folder_id: int) -> FolderState:
        """Raises ``KeyError`` if there is no such folder."""
        row = self._database.execute(
            "SELECT is_archived FROM folder WHERE id = ?", (folder_id,)
        ).fetchone()
        if row is None:
            raise KeyError(folder_id)
        return FolderState(row[0])

    def set_state(self, folder_id: int, state: FolderState) -> None:
        """Part of a transaction."""
        self._database.execute(
            "UPDATE folder SET is_archived = ? WHERE id = ?", (int(state), folder_id)
        )

    def removed(self) -> list[int]:
        """The ids of folders that were removed."""
        rows = self._database.execute(
            "SELECT id FROM folder WHERE is_archived = ?", (int(FolderState.REMOVED),)
        )
        return [int(id_) for (id_,) in rows]

    def forget(self, folder_id: int) -> None:
        """Remove a row that no picture refers to any more. Part of a transaction."""
        self._database.execute("DELETE FROM folder WHERE id = ?", (folder_id,))
        self.set_mounted(folder_id, False)
        self.unavailable.discard(folder_id)

    def was_mounted(self, folder_id: int) -> bool:
        """Whether the folder was the root of a drive when it was last looked into."""
        row = self._database.execute(
            "SELECT 1 FROM meta WHERE key = ?", (f"{_MOUNTED_KEY}{folder_id}",)
        ).fetchone()
        return row is not None

    def set_mounted(self, folder_id: int, is_mounted: bool) -> None:
        """Part of a transaction."""
        key = f"{_MOUNTED_KEY}{folder_id}"
        if is_mounted:
            self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (key,))
        else:
            self._database.execute("DELETE FROM meta WHERE key = ?", (key,))

    def others(self, folder_id: int) -> frozenset[str]:
        """The paths of all other folders that are looked into, as :func:`comparable` has them."""
        rows = self._database.execute(
            f"SELECT path FROM folder WHERE id NOT IN ({OWN_FOLDER}, ?) AND is_archived = ?",
            (folder_id, int(FolderState.WATCHED)),
        )
        paths = [self._folders.pictures / str(path) for (path,) in rows if path]
        return frozenset(comparable(one) for one in (self._folders.pictures, *paths))

    def _insert(self, path: str) -> int:
        cursor = self._database.execute(
            "INSERT INTO folder (path, added_at) VALUES (?, ?)", (path, utc_now())
        )
        return cursor.lastrowid or 0


def trash_in(root: Path) -> Path:
    """Where deleted pictures of a folder are: inside it, so that deleting is a renaming.

    The system's trash can't give a file back, and another folder may be on another drive.
    """
    return root / TRASH_NAME


def make_trash(disk: Disk, root: Path, *, is_own: bool) -> None:
    """Make the trash of a folder, if there is none.

    In a folder that isn't the library's own, a mark says that this program made it: others have
    folders of that name, too.

    Raises:
        OSError: the disk's failure.
    """
    trash = trash_in(root)
    disk.make_folder(trash)
    hide(trash)
    if not is_own and not any(trash.iterdir()):
        with contextlib.suppress(FileExistsError):
            disk.write(trash / _OURS_NAME, b"")


def is_trash_ours(trash: Path) -> bool:
    """Whether this program made a folder's trash."""
    return os.path.lexists(trash / _OURS_NAME)


def is_safe_name(name: object) -> bool:
    """Whether a name leads to a file below its folder, whoever wrote it."""
    if not isinstance(name, str) or not name or "\0" in name:
        return False
    if sys.platform == "win32" and (PureWindowsPath(name).anchor or "\\" in name):
        return False
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and bool(path.name)


def _same(text: str, other: Path) -> bool:
    return comparable(text) == comparable(other)


def _is_within(text: str, folder: Path) -> bool:
    return comparable(text).startswith(comparable(folder).rstrip(os.sep) + os.sep)
