"""Keeps the database and the journal of what the artist adds in agreement."""

import contextlib
import errno
import os
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from sdstudio.disk import disk_error
from sdstudio.domain.errors import StudioError
from sdstudio.library import journal
from sdstudio.library.database import ILLEGIBLE, Database
from sdstudio.library.folders import Folders
from sdstudio.library.journal import Journal, result_of_steps
from sdstudio.library.journal_imports import JournalImports
from sdstudio.library.journal_position import Ends, JournalPosition
from sdstudio.library.journal_records import (
    FolderKept,
    PicturesChanged,
    PictureState,
    Record,
    this_computer,
)
from sdstudio.library.journal_state import JournalState
from sdstudio.library.journal_tables import JournalTables

_KEY = "journal"
_TRIES = 5
#: Pictures, looked at in a step.
_AT_ONCE = 200
_POSITION = TypeAdapter(JournalPosition)


class JournalSync:
    """The only writer of the journal and of the tables that can be rebuilt from it.

    Args:
        need_folder: raises if the pictures folder is missing and must not be made.
    """

    def __init__(
        self,
        database: Database,
        tables: JournalTables,
        journal_: Journal,
        folders: Folders,
        need_folder: Callable[[], object],
    ) -> None:
        self._database = database
        self._tables = tables
        self._journal = journal_
        self._folders = folders
        self._need_folder = need_folder
        self._imports = JournalImports(tables, journal_, folders)

    def catch_up(self, *, from_start: bool = False) -> None:
        """Copy to the database what only the journal has.

        Args:
            from_start: read the whole journal, since the database was made from damaged remains.

        Raises:
            StudioError: the disk's failures; then nothing has changed.
        """
        if not self._folders.pictures.is_dir():
            return
        ends = self._journal.ends()
        if ends is None:
            if self._tables.has_any():
                self._write_journal(self._tables.state(), None)
            return
        stored = self._stored_position()
        if ends.position == stored and stored is not None and not from_start:
            return
        begin = None if from_start else self._unseen_from(ends, stored)
        if begin is not None:
            with self._database.transaction():
                for record in self._journal.records(begin):
                    self._tables.take(record)
                self._store_position(ends.position)
        elif ends.position is not None and (from_start or ends.has_all(stored)):
            self._take_all(ends)
        elif ends.was_cut_off(stored):
            # What follows is later than anything here; what this database has is in no file.
            with self._database.transaction():
                for record in self._journal.records(self._journal.compacted_end()):
                    self._tables.take(record)
            self._write_both(self._journal.read(), ends)
        else:
            self._merge(self._journal.read(), ends, is_older=_is_older(ends, stored))

    def replay(self) -> None:
        """Rebuild everything that was added to pictures from the journal.

        The journal is then rewritten without its damaged lines; a copy that has them is kept.

        Raises:
            StudioError: the disk's failures; then nothing has changed.
        """
        self.catch_up()
        ends = self._journal.ends()
        if ends is not None and ends.position is not None:
            self._take_all(ends, is_behind=False)

    def note_imported(self, picture_ids: Collection[int], *, is_last: bool) -> None:
        """Give new rows what the journal says of their pictures. Part of the caller's transaction.

        Args:
            is_last: no more of them will follow.
        """
        states: dict[int, PictureState] = {}
        try:
            states = self._tables.pictures.states(picture_ids)
            self._imports.read(states.values())
        except StudioError:
            # The pictures matter more: the whole journal is read again at the next start.
            self._store_position(None)
        for id_, old in states.items():
            found = self._imports.of(old)
            if found is not None:
                self._tables.pictures.put([(id_, found, old)])
        if is_last:
            self._imports.forget()

    def compact(self) -> None:
        """Make the journal smaller where that helps, which may take seconds; never raises."""
        result_of_steps(self.compacting())

    def compacting(self) -> Generator[None, None, None]:
        """The same in steps, between which the library may be changed.

        If something is added to a picture meanwhile, the journal stays as it is.
        """
        with contextlib.suppress(StudioError):
            self.catch_up()
            ends = self._journal.ends()
            if ends is None or ends.header is None or ends.position != self._stored_position():
                return
            if ends.header.has_grown(ends.size_bytes, 2, journal.COMPACT_BYTES):
                read = yield from self._journal.reading()
                # Not what the journal says: it may have been damaged since it was taken over.
                yield from self._writing_both(read, ends, is_merged=read.damaged > 0)

    @contextlib.contextmanager
    def writing(self) -> Iterator[list[Record]]:
        """A transaction, in which the block fills in the lines and changes the pictures' rows.

        The lines are in the journal, on disk, before the database commits. If they can't be
        written, the database is left as it was; if the database refuses, they are removed again.

        Raises:
            StudioError: the disk's failures; then nothing has changed.
        """
        self._need_folder()
        ends = self._caught_up()
        records: list[Record] = []
        is_appended = False
        try:
            with self._database.transaction():
                yield records
                for record in records:
                    self._tables.apply(record)
                if records:
                    position = self._journal.append(records, ends)
                    is_appended = True
                    self._store_position(position)
        except Exception:
            if is_appended:
                self._journal.take_back(ends)
            raise
        self._imports.forget()
        if ends.header and ends.header.has_grown(
            ends.size_bytes, journal.GROWN, journal.GROWN_BYTES
        ):
            self.compact()

    @contextlib.contextmanager
    def changing_folders(self) -> Iterator[Callable[[int], None]]:
        """A transaction in which the block changes rows of folders and reports their ids."""
        with self.writing() as records:
            records += self._tables.folders.unwritten()

            def changed(folder_id: int) -> None:
                records.extend(self._tables.folders.records(folder_id))

            yield changed
            self._tables.folders.note_written()

    def write_missing(self) -> None:
        """Write what only the database has into the journal; never raises.

        Earlier versions kept folders only in the database. What is known of pictures that are gone
        is noted there while their rows are removed, which mustn't wait for the journal.
        """
        # A folder that is gone, or may be on a drive that is away, gets no journal for that alone.
        if not self._folders.pictures.is_dir():
            return
        with contextlib.suppress(StudioError):
            records: list[Record] = [
                *self._tables.folders.unwritten(),
                *self._tables.gone.unwritten(),
            ]
            if not records:
                return
            with self.writing() as written:
                written += records
                self._tables.folders.note_written()

    def _caught_up(self) -> Ends:
        """The ends of the journal, once the database has everything in it."""
        for _ in range(_TRIES):
            self.catch_up()
            ends = self._journal.ends()
            if ends is None:
                self._write_journal(self._tables.state(), None)
                ends = self._journal.ends()
            # Another machine may have written in between.
            if ends is not None and ends.position == self._stored_position():
                return ends
        raise disk_error(OSError(errno.EBUSY, os.strerror(errno.EBUSY)), self._folders.pictures)

    def _unseen_from(self, ends: Ends, stored: JournalPosition | None) -> int | None:
        """From where on the journal has more than the database, if that can be said."""
        header = ends.header
        if header is None or stored is None or header.uid != stored.uid:
            return None
        if header.nonce == stored.nonce and stored.offset <= ends.whole_bytes:
            return stored.offset
        if header.earlier[:1] == ((stored.nonce, stored.offset),) and not header.is_merged:
            return self._journal.compacted_end()
        return None

    def _take_all(self, ends: Ends, *, is_behind: bool = True) -> None:
        """Make the database agree with the whole journal.

        Args:
            is_behind: the journal may have something that the database doesn't have yet.
        """
        state = self._journal.read()
        if state.damaged:
            # Only the database still has what those lines said.
            self._merge(state, ends, table_decides=not is_behind)
            return
        with self._database.transaction():
            self._tables.clear()
            self._tables.take_all(state)
            self._tables.folders.remove_written(kept=state.folders.values())
            self._store_position(ends.position)

    def _merge(
        self,
        read: JournalState,
        ends: Ends,
        *,
        is_older: bool = False,
        table_decides: bool = False,
    ) -> None:
        """Merge database and journal; each may have what the other lacks.

        Args:
            is_older: the journal is an earlier one of the database's own.
            table_decides: about what both say something of.
        """
        is_written = self._tables.has_any() or is_older or ends.position is None or read.damaged > 0
        if not is_older:
            with self._database.transaction():
                said = self._tables.state() if table_decides else None
                pictures = self._tables.pictures.states() if table_decides else {}
                self._tables.take_all(read)
                for record in said.records() if said else ():
                    if not isinstance(record, PicturesChanged):
                        self._tables.apply(record)
                self._tables.put(pictures)
                if not is_written:
                    self._store_position(ends.position)
        # Until that is done, the next start must bring them together again.
        if is_written:
            self._write_both(read, ends)

    def _write_both(self, read: JournalState, ends: Ends) -> None:
        """Rewrite the journal with what the database has and what was read of other pictures."""
        result_of_steps(self._writing_both(read, ends, is_merged=True))

    def _writing_both(
        self, read: JournalState, ends: Ends, *, is_merged: bool
    ) -> Generator[None, None, None]:
        """The same in steps. Rows may come, go and be renamed between them.

        Args:
            is_merged: that is more than what was read.
        """
        before = self._stored_position()
        added: dict[tuple[str, str], PictureState] = {}
        for some in _batches(self._tables.pictures.changed_ids()):
            added.update((one.key, one) for one in self._tables.pictures.states(some).values())
            yield
        pictures: dict[tuple[str, str], PictureState] = {}
        for number, (key, said) in enumerate(read.pictures.items(), 1):
            if key in added:
                pictures[key] = added.pop(key)
            else:
                # If there is a row, it says that nothing is added, in contrast to another name of
                # that picture; unless it has just come.
                pictures[key] = self._tables.pictures.state_of(*key) or said
            if not number % _AT_ONCE:
                yield
        both = self._tables.state_of_names()
        both = replace(
            read,
            pictures={**pictures, **added},
            boards=both.boards,
            searches=both.searches,
            verdicts=both.verdicts,
            # Those of other computers are only in the journal.
            folders={**_of_others(read.folders), **both.folders},
            gone_pictures={**read.gone_pictures, **both.gone_pictures},
        )
        # A row that came without what the journal says of it has nothing that could be written.
        if self._stored_position() == before:
            yield from self._writing_journal(both, ends, is_merged=is_merged)

    def _write_journal(self, state: JournalState, ends: Ends | None) -> None:
        result_of_steps(self._writing_journal(state, ends, is_merged=True))

    def _writing_journal(
        self, state: JournalState, ends: Ends | None, *, is_merged: bool
    ) -> Generator[None, None, None]:
        before = self._stored_position()
        position = yield from self._journal.writing(state, ends, is_merged=is_merged)
        # Where that isn't as it was, the next look takes over what was written meanwhile.
        if position is None or self._stored_position() != before:
            return
        with self._database.transaction():
            self._store_position(position)

    def _stored_position(self) -> JournalPosition | None:
        row = self._database.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
        with contextlib.suppress(*ILLEGIBLE):
            return _POSITION.validate_json(row[0])
        return None

    def _store_position(self, position: JournalPosition | None) -> None:
        if position is None:
            self._database.execute("DELETE FROM meta WHERE key = ?", (_KEY,))
            return
        self._database.execute(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            (_KEY, _POSITION.dump_json(position).decode()),
        )


def _batches(picture_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(picture_ids), _AT_ONCE):
        yield picture_ids[begin : begin + _AT_ONCE]


def _of_others(folders: Mapping[tuple[str, str], FolderKept]) -> dict[tuple[str, str], FolderKept]:
    here = this_computer()
    return {key: one for key, one in folders.items() if one.computer != here}


def _is_older(ends: Ends, stored: JournalPosition | None) -> bool:
    """Whether the journal is an earlier one of the database's own."""
    place = ends.position
    return stored is not None and place is not None and stored.is_later_than(place)
