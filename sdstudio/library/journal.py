"""The journal: what the artist added to the pictures, in a file next to them.

The database may be lost, restored from a backup or left behind on another machine; the journal
moves with the pictures. A change is on disk here before the database commits it.
"""

import contextlib
import os
import re
import secrets
import zlib
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

from pydantic import ValidationError

from sdstudio.disk import Disk, disk_errors, open_regular, written
from sdstudio.library.files import hide, write_new
from sdstudio.library.journal_position import Ends, JournalPosition, position_in
from sdstudio.library.journal_records import RECORD, JournalHeader, Record
from sdstudio.library.journal_state import JournalState

T = TypeVar("T")

# So much is done in a step.
_READ_AT_ONCE = 2**17
_LINES_AT_ONCE = 5
_WRITTEN_AT_ONCE = 2**22
#: A journal is compacted when nobody waits, once it is so large and has doubled.
COMPACT_BYTES = 2**20
#: Nor is it left to grow forever until then.
GROWN_BYTES, GROWN = 64 * 2**20, 4
#: A longer line isn't ours.
_LINE_BYTES_MAX = 64 * 2**20
# {"sum":"0123abcd","change":…}: the checksum is of the bytes of the change.
_BEFORE_SUM, _AFTER_SUM = b'{"sum":"', b'","change":'
_NAMED = re.compile(rb'"identity":\s*"([^"]{1,512})"')
_END_OF_TORN = b" \n"
_CHANGE = len(_BEFORE_SUM) + 8 + len(_AFTER_SUM)


class _Named:
    """The identities of the pictures that a journal names up to a place."""

    def __init__(self, header: JournalHeader | None) -> None:
        self.identities: set[str] = set()
        self._header = header
        self._offset = 0

    def goes_on_in(self, ends: Ends) -> bool:
        """Whether what was read is still the beginning of the file."""
        return None is not self._header == ends.header and self._offset <= ends.whole_bytes

    def read(self, file: BinaryIO, until: int) -> None:
        """Read further."""
        file.seek(self._offset)
        while self._offset < until and (line := file.readline(_LINE_BYTES_MAX)):
            self._offset += len(line)
            for found in _NAMED.finditer(line):
                self.identities.add(found[1].decode("utf-8", "replace"))


def result_of_steps(steps: Generator[None, None, T]) -> T:
    """Do all steps at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


class Journal:
    """One file of lines. Only its library writes to it, but it may be on a shared drive.

    Args:
        pictures: the pictures folder, in a subfolder of which the file is; it must exist before
            anything is written.
    """

    def __init__(self, path: Path, pictures: Path, disk: Disk) -> None:
        self.path = path
        self._pictures = pictures
        self._disk = disk
        self._appended = b""
        self._named: _Named | None = None
        #: Copies of files that were damaged, since this was made.
        self.kept_damaged: list[Path] = []

    def ends(self) -> Ends | None:
        """What is at both ends of the file; ``None`` if there is none.

        Raises:
            StudioError: it can't be read.
        """
        with disk_errors(self._pictures):
            try:
                with open_regular(self.path) as file:
                    record = _record(file.readline(_LINE_BYTES_MAX))
                    size = file.seek(0, os.SEEK_END)
                    whole = _end_of_lines(file, size)
            except (FileNotFoundError, NotADirectoryError):
                return None
        if size == 0:
            return None
        return Ends(record if isinstance(record, JournalHeader) else None, size, whole)

    def read(self) -> JournalState:
        """The combined effect of all lines; damaged ones are ignored.

        Raises:
            StudioError: the file can't be read.
        """
        state = JournalState()
        for record, line in self._lines(0):
            _add(state, record, line)
        return state

    def reading(self) -> Generator[None, None, JournalState]:
        """The same in steps of some 20 ms, between which the file isn't open.

        Another machine may replace it meanwhile: only :meth:`writing` may use what comes of it,
        which looks whether it is still the same file.
        """
        state, offset = JournalState(), 0
        while True:
            end = offset + _READ_AT_ONCE
            for record, line in self._lines(offset):
                offset += len(line)
                _add(state, record, line)
                if offset >= end:
                    break
            else:
                return state
            yield

    def records(self, offset: int) -> Iterator[Record]:
        """The lines from ``offset`` on that this version understands, in order.

        Raises:
            StudioError: the file can't be read.
        """
        for record, _ in self._lines(offset):
            if record is not None and not isinstance(record, JournalHeader):
                yield record

    def damaged_lines(self) -> int:
        """How many lines are damaged, apart from those that were never completed.

        Raises:
            StudioError: the file can't be read.
        """
        damaged = 0
        with disk_errors(self._pictures), open_regular(self.path) as file:
            while line := file.readline(_LINE_BYTES_MAX):
                damaged += not (_is_whole(line) or _was_torn(line))
        return damaged

    def compacted_end(self) -> int:
        """The place after the lines that the file began with.

        Raises:
            StudioError: the file can't be read.
        """
        with disk_errors(self._pictures), open_regular(self.path) as file:
            header = _record(file.readline(_LINE_BYTES_MAX))
            for _ in range(header.lines if isinstance(header, JournalHeader) else 0):
                file.readline(_LINE_BYTES_MAX)
            return file.tell()

    def mentions(self, identities: Iterable[str]) -> bool:
        """Whether any of ``identities`` is in the file, without understanding it.

        Only what was added since the last call is read.

        Raises:
            StudioError: the file can't be read.
        """
        ends = self.ends()
        if ends is None:
            return False
        known = self._named
        if known is None or not known.goes_on_in(ends):
            known = _Named(ends.header)
        with disk_errors(self._pictures):
            try:
                with open_regular(self.path) as file:
                    known.read(file, ends.whole_bytes)
            except (FileNotFoundError, NotADirectoryError):
                return False
        self._named = known
        return any(identity in known.identities for identity in identities)

    def append(self, records: Iterable[Record], ends: Ends) -> JournalPosition:
        """Write lines; when this returns they are on disk. Returns the place after them.

        Args:
            ends: as just returned by :meth:`ends`, with a header.

        Raises:
            StudioError: the disk's failure; then the file is as it was, if the disk allows that.
        """
        if ends.header is None:
            raise ValueError("a damaged journal is written anew before anything is added to it")
        lines = [_line(record) for record in records]
        if any(len(line) > _LINE_BYTES_MAX for line in lines):
            raise ValueError("a line that would not be read again")
        data = b"".join(lines)
        if ends.whole_bytes < ends.size_bytes:
            # Not just a line end: that might complete a line that was never acknowledged.
            data = _END_OF_TORN + data
        with disk_errors(self._pictures):
            try:
                self._disk.append(self.path, data)
                self._disk.sync(self.path)
                size = self.path.stat().st_size
            except OSError:
                self._take_back(data, ends)
                raise
            self._appended = data
        # If another machine has written too, everything after that place is read again.
        is_ours = size == ends.size_bytes + len(data)
        offset = size if is_ours else ends.whole_bytes
        return position_in(ends.header, offset)

    def take_back(self, ends: Ends) -> None:
        """Undo :meth:`append`, since the database refused the change. Never raises.

        If another machine has written since, the lines stay, and are taken over later.
        """
        self._take_back(self._appended, ends)

    def _take_back(self, data: bytes, ends: Ends) -> None:
        with contextlib.suppress(OSError):
            with open_regular(self.path) as file:
                file.seek(ends.size_bytes)
                rest = file.read(len(data) + 1)
            # A disk that refuses may have written part of it.
            if rest and data.startswith(rest):
                self._disk.truncate(self.path, ends.size_bytes)
                self._disk.sync(self.path)

    def write(
        self, state: JournalState, ends: Ends | None, *, is_merged: bool = True
    ) -> JournalPosition | None:
        """Replace the file with the fewest lines that add up to ``state``; returns the place after.

        A file that is damaged is kept under another name.

        Args:
            ends: of the file that ``state`` was read from; ``None`` if there is none.
            is_merged: ``state`` says more than that file.

        Returns:
            ``None`` if another machine has written to the file meanwhile; then it is as it was.

        Raises:
            StudioError: the disk's failure; then the file is as it was.
        """
        return result_of_steps(self.writing(state, ends, is_merged=is_merged))

    def writing(
        self, state: JournalState, ends: Ends | None, *, is_merged: bool = True
    ) -> Generator[None, None, JournalPosition | None]:
        """The same in steps of some 20 ms, but for the disk."""
        if ends is not None and (ends.header is None or state.damaged):
            self._keep_damaged()
        body: list[bytes] = []
        for number, one in enumerate(state.lines(), 1):
            body.append(one if isinstance(one, bytes) else _line(one))
            if not number % _LINES_AT_ONCE:
                yield
        header = JournalHeader(
            uid=secrets.token_hex(16),
            nonce=secrets.token_hex(8),
            is_merged=is_merged,
            lines=len(body),
            size_bytes=sum(map(len, body)),
        )
        if ends is not None:
            header = header.following(ends.header, ends.whole_bytes)
        data = _line(header) + b"".join(body)
        with disk_errors(self._pictures), written(self._disk, self.path.parent, b"") as new:
            hide(self.path.parent)
            for begin in range(0, len(data), _WRITTEN_AT_ONCE):
                if begin:
                    yield
                self._disk.append(new, data[begin : begin + _WRITTEN_AT_ONCE])
                self._disk.sync(new)
            # Writing takes a while.
            if self.ends() != ends:
                self._disk.remove(new)
                return None
            self._disk.replace(new, self.path)
            self._disk.sync_folder(self.path.parent)
            self._disk.sync_folder(self._pictures)
        return position_in(header, len(data))

    def _keep_damaged(self) -> None:
        with disk_errors(self._pictures), open_regular(self.path) as file:
            data = file.read()
        kept = write_new(self._disk, self.path.parent, "journal.damaged.jsonl", data)
        self.kept_damaged.append(kept)

    def _lines(self, offset: int) -> Iterator[tuple[Record | JournalHeader | None, bytes]]:
        """The lines from ``offset`` on, with what they say.

        ``None`` for one that a newer program wrote or that isn't whole.
        """
        with disk_errors(self._pictures):
            try:
                file = open_regular(self.path)
            except (FileNotFoundError, NotADirectoryError):
                return
            with file:
                file.seek(offset)
                while line := file.readline(_LINE_BYTES_MAX):
                    yield _record(line), line


def _add(state: JournalState, record: Record | JournalHeader | None, line: bytes) -> None:
    """Take one more line into account."""
    if not _is_whole(line):
        state.damaged += not _was_torn(line)
    elif record is None:
        state.unknown.append(line)
    elif not isinstance(record, JournalHeader):
        state.add(record)


def _end_of_lines(file: BinaryIO, size: int) -> int:
    """The place after the last line end before ``size``."""
    end = size
    while end > 0:
        begin = max(0, end - 2**16)
        file.seek(begin)
        place = file.read(end - begin).rfind(b"\n")
        if place >= 0:
            return begin + place + 1
        end = begin
    return 0


def _line(record: Record | JournalHeader) -> bytes:
    # Without defaults, apart from the kind.
    said = record.model_dump_json(exclude_defaults=True, exclude={"kind"})
    change = f'{{"kind":"{record.kind}"{"" if said == "{}" else ","}{said[1:]}'.encode()
    return b"%s%08x%s%s}\n" % (_BEFORE_SUM, zlib.crc32(change), _AFTER_SUM, change)


def _is_whole(line: bytes) -> bool:
    """Whether a line is complete and as it was written."""
    if not (line.startswith(_BEFORE_SUM) and line.endswith(b"}\n")):
        return False
    if line[_CHANGE - len(_AFTER_SUM) : _CHANGE] != _AFTER_SUM:
        return False
    said = line[len(_BEFORE_SUM) : len(_BEFORE_SUM) + 8]
    return said == b"%08x" % zlib.crc32(line[_CHANGE:-2])


def _was_torn(line: bytes) -> bool:
    """Whether writing a line was interrupted, so that it was never acknowledged."""
    return not line.endswith(b"\n") or line.endswith(_END_OF_TORN)


def _record(line: bytes) -> Record | JournalHeader | None:
    """What a whole line says; ``None`` if this version doesn't understand it."""
    if not _is_whole(line):
        return None
    try:
        return RECORD.validate_json(line[_CHANGE:-2])
    except (ValidationError, RecursionError):
        return None
