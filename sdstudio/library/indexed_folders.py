"""The folders whose pictures are shown where they are, besides those in the pictures folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk
from sdstudio.library.database import Database, utc_now
from sdstudio.library.folder_listing import comparable
from sdstudio.library.folders import Folders
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.picture_folders import (
    IMPORTED_NAME,
    FolderState,
    PictureFolder,
    RemovedFolder,
)
from sdstudio.library.picture_table import PictureTable
from sdstudio.library.reconcile import remove_leftover

_HIDDEN_AT_ONCE: Final = 2000
_FORGOTTEN_AT_ONCE: Final = 500


class IndexedFolders:
    """Adds, archives and removes folders; their files are never changed."""

    def __init__(
        self,
        database: Database,
        pictures: PictureTable,
        folders: Folders,
        disk: Disk,
        sync: JournalSync,
    ) -> None:
        self._sync = sync
        self._database = database
        self._pictures = pictures
        self._places = pictures.places
        self._folders = folders
        self._disk = disk

    def all(self) -> list[PictureFolder]:
        """The folders but the pictures folder, by path."""
        return self._places.all()

    def add(self, path: Path) -> PictureFolder:
        """Show the pictures in a folder where they are. They appear when it is looked into.

        Raises:
            StudioError: ``FOLDER_ADDED_ALREADY``, or the disk's failure.
        """
        with self._sync.changing_folders() as changed:
            folder_id = self._places.add(path)
            changed(folder_id)
        return self._places.get(folder_id)

    def imported(self) -> PictureFolder:
        """The folder for pictures of other programs that are imported."""
        with self._database.transaction():
            folder_id = self._places.imported()
        return self._places.get(folder_id)

    def find_imported(self) -> None:
        """Find that folder again after the library was rebuilt."""
        is_known = self._places.find(IMPORTED_NAME) is not None
        if not is_known and (self._folders.pictures / IMPORTED_NAME).is_dir():
            self.imported()

    def archive(self, folder_id: int, is_archived: bool) -> None:
        """Keep a folder's pictures but no longer look into it, or look into it again."""
        self._set_state(folder_id, FolderState.ARCHIVED if is_archived else FolderState.WATCHED)

    def remove(self, folder_id: int) -> RemovedFolder:
        """Remove a folder from the library; its files stay. Raises ``KeyError``.

        Its rows are hidden by :meth:`remove_step` and removed at the next start. What was added to
        the pictures stays in the journal and returns if the folder is added again.
        """
        removed = RemovedFolder(folder_id, self._places.state(folder_id), utc_now())
        self._set_state(folder_id, FolderState.REMOVED)
        return removed

    def remove_step(self, removed: RemovedFolder) -> bool:
        """Hide some of the folder's pictures; whether some remain."""
        with self._database.transaction():
            cursor = self._database.execute(
                "UPDATE picture SET missing_since = ? WHERE id IN (SELECT id FROM picture"
                " WHERE folder_id = ? AND missing_since IS NULL LIMIT ?)",
                (removed.stamp, removed.id, _HIDDEN_AT_ONCE),
            )
        return cursor.rowcount == _HIDDEN_AT_ONCE

    def restore(self, removed: RemovedFolder) -> None:
        """Undo :meth:`remove`; :meth:`restore_step` shows the pictures."""
        self._set_state(removed.id, removed.state)

    def restore_step(self, removed: RemovedFolder) -> bool:
        """Show some of the folder's pictures again; whether some remain."""
        with self._database.transaction():
            cursor = self._database.execute(
                "UPDATE picture SET missing_since = NULL WHERE id IN (SELECT id FROM picture"
                " WHERE folder_id = ? AND missing_since = ? LIMIT ?)",
                (removed.id, removed.stamp, _HIDDEN_AT_ONCE),
            )
        return cursor.rowcount == _HIDDEN_AT_ONCE

    def forget_removed_step(self) -> bool:
        """Forget some pictures of folders that were removed before; whether some remain.

        Only at the start: afterwards, :meth:`restore` couldn't put them back.
        """
        for folder_id in self._places.removed():
            with self._database.transaction():
                rows = self._database.execute(
                    "SELECT id FROM picture WHERE folder_id = ? LIMIT ?",
                    (folder_id, _FORGOTTEN_AT_ONCE),
                ).fetchall()
                self._pictures.forget(id_ for (id_,) in rows)
                if not rows:
                    self._places.forget(folder_id)
            self._sync.write_missing()
            return True
        return False

    def to_look_into(self, folder_id: int) -> tuple[Path, frozenset[str]] | None:
        """A folder's path, and those that are looked into on their own.

        ``None`` if it is archived or was removed.
        """
        try:
            if self._places.state(folder_id) is not FolderState.WATCHED:
                return None
            root = self._places.root(folder_id)
        except KeyError:
            return None
        others = self._places.others(folder_id)
        # Sheets of grids aren't pictures of the library.
        return root, others | {comparable(self._folders.sheets)}

    def remove_import_leftovers(self, folder_id: int, names: Iterable[str]) -> None:
        """Remove temporary files that an interrupted import left in the folder for imports."""
        if folder_id == self._places.find(IMPORTED_NAME):
            for name in names:
                remove_leftover(self._disk, self._places.root(folder_id) / name)

    def was_mounted(self, folder_id: int) -> bool:
        """Whether a folder was the root of a drive when it was last looked into."""
        return self._places.was_mounted(folder_id)

    def note_available(self, folder_id: int, is_mounted: bool) -> None:
        """Record that a folder could be reached, and whether it is the root of a drive."""
        self._places.unavailable.discard(folder_id)
        if self._places.was_mounted(folder_id) is not is_mounted:
            with self._database.transaction():
                self._places.set_mounted(folder_id, is_mounted)

    def note_unavailable(self, folder_id: int) -> None:
        """Record that a folder couldn't be reached; its pictures stay."""
        self._places.unavailable.add(folder_id)

    def _set_state(self, folder_id: int, state: FolderState) -> None:
        with self._sync.changing_folders() as changed:
            self._places.set_state(folder_id, state)
            changed(folder_id)
