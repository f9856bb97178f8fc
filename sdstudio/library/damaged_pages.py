"""Finds the rows in a SQLite file page by page, so that damage costs only the page it is in.

SQLite itself reaches a row by way of other pages, and returns nothing from a table whose first page
is damaged. The format: https://www.sqlite.org/fileformat2.html
"""

import contextlib
import mmap
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from sdstudio.disk import open_regular, read_regular

Stored = str | int | float | bytes | None
Row = tuple[int, tuple[Stored, ...]]

_LEAF_OF_A_TABLE = 0x0D
# Of tables without row ids, too. Each page above the leaves has entries of its own.
_ABOVE_LEAVES_OF_AN_INDEX, _LEAF_OF_AN_INDEX = 0x02, 0x0A
_HEADER_BYTES = 100
_USUAL_PAGE_BYTES = 4096
_WAL_MAGIC = (0x377F0682, 0x377F0683)
_WAL_HEADER = struct.Struct(">8I")
_WAL_FRAME = struct.Struct(">6I")
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_ILLEGIBLE = (IndexError, ValueError, struct.error)


def rows(path: Path) -> Iterator[Row]:
    """What is left of all tables with row ids: each row's id and its stored columns.

    A row whose end is lost is cut short. Callers must check its values, and which table it is from.

    Raises:
        OSError: the file can't be read.
    """
    with _pages_of(path) as pages:
        for number in pages.in_use():
            yield from pages.rows(number)


def entries(path: Path) -> Iterator[tuple[Stored, ...]]:
    """What is left of all tables without row ids, and of all indexes: the stored columns.

    Raises:
        OSError: the file can't be read.
    """
    with _pages_of(path) as pages:
        for number in pages.in_use():
            yield from pages.entries(number)


def image(path: Path) -> bytes:
    """The whole file merged with its log, as a database without a log.

    Raises:
        OSError: the file can't be read.
    """
    pages = _Pages(read_regular(path), _wal_of(path))
    whole = bytearray(b"".join(pages.page(number + 1) for number in range(pages.count)))
    whole[18:20] = b"\x01\x01"[: len(whole[18:20])]
    return bytes(whole)


@contextlib.contextmanager
def _pages_of(path: Path) -> "Iterator[_Pages]":
    with open_regular(path) as file, contextlib.ExitStack() as stack:
        data: bytes | mmap.mmap = b""
        with contextlib.suppress(ValueError):  # empty
            data = stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        yield _Pages(data, _wal_of(path))


class _Pages:
    def __init__(self, data: bytes | mmap.mmap, wal: bytes) -> None:
        self._data = data
        size = int.from_bytes(data[16:18], "big")
        size = 65536 if size == 1 else size
        self._size = size if size >= 512 and size & (size - 1) == 0 else _USUAL_PAGE_BYTES
        self._newer = _committed(wal, self._size)
        self.count = max(-(-len(data) // self._size), *self._newer, 0)

    def free(self) -> set[int]:
        """The numbers of the free pages, which hold deleted data."""
        free: set[int] = set()
        trunk = _number(self.page(1), 32)
        while 0 < trunk <= self.count and trunk not in free:
            page = self.page(trunk)
            leaves = min(_number(page, 4), self._size // 4 - 2)
            free.add(trunk)
            free.update(_number(page, 8 + 4 * index) for index in range(leaves))
            trunk = _number(page, 0)
        return free

    def in_use(self) -> Iterator[int]:
        """The numbers of the pages that aren't free."""
        free = self.free()
        return (number for number in range(1, self.count + 1) if number not in free)

    def rows(self, number: int) -> Iterator[Row]:
        """The rows of one page, if it is the leaf of a table."""
        page = self.page(number)
        head = _HEADER_BYTES if number == 1 else 0
        if page[head : head + 1] != bytes([_LEAF_OF_A_TABLE]):
            return
        for pointer in self._pointers(page, head, head + 8):
            with contextlib.suppress(*_ILLEGIBLE):
                place = int.from_bytes(page[pointer : pointer + 2], "big")
                length, place = _varint(page, place)
                id_, place = _varint(page, place)
                yield id_, _columns(self._payload(page, place, length, self._size - 35))

    def entries(self, number: int) -> Iterator[tuple[Stored, ...]]:
        """The entries of one page, if it is of an index."""
        page = self.page(number)
        kind = page[0] if page else 0
        if kind not in (_ABOVE_LEAVES_OF_AN_INDEX, _LEAF_OF_AN_INDEX):
            return
        is_leaf = kind == _LEAF_OF_AN_INDEX
        most = (self._size - 12) * 64 // 255 - 23
        for pointer in self._pointers(page, 0, 8 if is_leaf else 12):
            with contextlib.suppress(*_ILLEGIBLE):
                place = int.from_bytes(page[pointer : pointer + 2], "big")
                length, place = _varint(page, place if is_leaf else place + 4)
                yield _columns(self._payload(page, place, length, most))

    def _pointers(self, page: bytes, head: int, begin: int) -> range:
        cells = int.from_bytes(page[head + 3 : head + 5], "big")
        return range(begin, min(begin + 2 * cells, self._size), 2)

    def page(self, number: int) -> bytes:
        """The newest content of a page; pages count from 1."""
        begin = (number - 1) * self._size
        return self._newer.get(number) or self._data[begin : begin + self._size]

    def _payload(self, page: bytes, place: int, length: int, most: int) -> bytes:
        """The content of a cell, including overflow pages, as far as it exists.

        Args:
            most: how much of it is in the page itself at most.
        """
        if length <= most:
            return page[place : place + length]
        least = (self._size - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._size - 4)
        here = here if here <= most else least
        parts, found = [page[place : place + here]], here
        following, seen = _number(page, place + here), set[int]()
        while found < length and 0 < following <= self.count and following not in seen:
            seen.add(following)
            page = self.page(following)
            parts.append(page[4 : 4 + length - found])
            found += self._size - 4
            following = _number(page, 0)
        return b"".join(parts)


def _wal_of(path: Path) -> bytes:
    """The log: what was written, but is not in the file yet."""
    try:
        return read_regular(path.with_name(f"{path.name}-wal"))
    except FileNotFoundError:
        return b""


def _committed(wal: bytes, page_bytes: int) -> Mapping[int, bytes]:
    """The pages that are newer in the log than in the file."""
    pages: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    with contextlib.suppress(struct.error):
        magic, _version, size, _sequence, *salts, _sum, _sum_too = _WAL_HEADER.unpack_from(wal)
        place = _WAL_HEADER.size
        while magic in _WAL_MAGIC and size == page_bytes:
            number, commits, *frame_salts, _sum, _sum_too = _WAL_FRAME.unpack_from(wal, place)
            if frame_salts != salts:
                break
            place += _WAL_FRAME.size + size
            pending[number] = wal[place - size : place]
            if commits:
                pages.update(pending)
                pending.clear()
    return pages


def _columns(payload: bytes) -> tuple[Stored, ...]:
    header, place = _varint(payload, 0)
    columns: list[Stored] = []
    at = header
    while place < header:
        kind, place = _varint(payload, place)
        length = _INTEGER_BYTES.get(kind) or (8 if kind == 7 else max(0, (kind - 12) // 2))
        columns.append(_value(kind, payload[at : at + length]))
        at += length
    return tuple(columns)


def _value(kind: int, data: bytes) -> Stored:
    if kind in _INTEGER_BYTES:
        return int.from_bytes(data, "big", signed=True)
    if kind == 7:
        (number,) = struct.unpack(">d", data)
        return float(number)
    if kind in (8, 9):
        return kind - 8
    if kind < 12:
        return None
    return data.decode("utf-8", "surrogateescape") if kind % 2 else data


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place after it."""
    number = 0
    for index in range(8):
        byte = data[place + index]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + index + 1
    number = number << 8 | data[place + 8]
    return number - (number >> 63 << 64), place + 9


def _number(page: bytes, place: int) -> int:
    return int.from_bytes(page[place : place + 4], "big")
