"""The folders that are shown where they are, as the journal has them."""

import contextlib
from collections.abc import Iterable, Iterator
from typing import Final

from pydantic import TypeAdapter

from sdstudio.library.database import ILLEGIBLE, Database, utc_now
from sdstudio.library.journal_records import (
    FolderKept,
    FolderRemoved,
    Record,
    is_computer_path,
    this_computer,
)
from sdstudio.library.picture_folders import FolderState

#: Which folders of which computer the journal has.
_KEY: Final = "journal_has_folders"
_FOLDERS = TypeAdapter(list[FolderKept])


class JournalFolders:
    """Reads and writes rows of folders. The caller is responsible for transactions.

    Only those of this computer have rows: a path of another one leads to something else here.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[FolderKept]:
        """The folders of this computer that are shown where they are."""
        rows = self._database.execute(
            "SELECT path, is_archived FROM folder WHERE is_archived IN (?, ?) ORDER BY id",
            (int(FolderState.WATCHED), int(FolderState.ARCHIVED)),
        )
        return [_folder(path, state) for path, state in rows if is_computer_path(path)]

    def records(self, folder_id: int) -> Iterator[Record]:
        """The line about a folder; none about one that isn't told apart by a path."""
        row = self._database.execute(
            "SELECT path, is_archived FROM folder WHERE id = ?", (folder_id,)
        ).fetchone()
        if row is None or not is_computer_path(row[0]):
            return
        path, state = row
        if state == FolderState.REMOVED:
            yield FolderRemoved(computer=this_computer(), path=path)
        else:
            yield _folder(path, state)

    def put(self, record: FolderKept) -> None:
        """Show a folder, or archive it."""
        if _is_here(record):
            state = FolderState.ARCHIVED if record.is_archived else FolderState.WATCHED
            self._database.execute(
                "INSERT INTO folder (path, is_archived, added_at) VALUES (?, ?, ?)"
                " ON CONFLICT (path) DO UPDATE SET is_archived = excluded.is_archived",
                (record.path, int(state), utc_now()),
            )

    def remove(self, record: FolderRemoved) -> None:
        """Remove a folder. Its pictures go at the next start, as always."""
        if _is_here(record):
            self._database.execute(
                "UPDATE folder SET is_archived = ? WHERE path = ?",
                (int(FolderState.REMOVED), record.path),
            )

    def remove_written(self, kept: Iterable[FolderKept]) -> None:
        """Remove those that the journal had, except for some.

        One that it never had was added by an earlier version, and isn't in the journal yet.
        """
        paths = {one.path for one in kept if _is_here(one)}
        for folder in self._written():
            if folder.path not in paths:
                self.remove(FolderRemoved(computer=folder.computer, path=folder.path))

    def unwritten(self) -> list[FolderKept]:
        """The folders that an earlier version, or another name of this computer, left out.

        The earlier version may also have been used after this one.
        """
        written = self._written()
        return [one for one in self.all() if one not in written]

    def note_written(self) -> None:
        """The journal has all of them now."""
        said = _FOLDERS.dump_json(self.all()).decode()
        self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, said))

    def _written(self) -> list[FolderKept]:
        """The folders that the journal has, or had.

        Renaming a computer, and with some systems another network, makes it another one.
        """
        row = self._database.execute("SELECT value FROM meta WHERE key = ?", (_KEY,))
        with contextlib.suppress(*ILLEGIBLE):
            written = _FOLDERS.validate_json(row.fetchone()[0])
            return [one for one in written if one.computer == this_computer()]
        return []


def _folder(path: str, state: int) -> FolderKept:
    is_archived = state == FolderState.ARCHIVED
    return FolderKept(computer=this_computer(), path=path, is_archived=is_archived)


def _is_here(record: FolderKept | FolderRemoved) -> bool:
    return record.computer == this_computer() and is_computer_path(record.path)
