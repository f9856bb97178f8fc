"""KeptItems: a collection of the artist's own in one file of the configuration folder."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QLockFile

from sdstudio.disk import PrivateDisk, disk_error, read_regular, write_over
from sdstudio.domain.errors import ErrorCode, StudioError

ItemT = TypeVar("ItemT")

_VERSION: Final = 1
#: Reading and writing the file takes milliseconds.
_LOCK_MAX_MS: Final = 5_000
_NUMBER: Final = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class ItemChange(Generic[ItemT]):
    """What becomes of items and marks, by uid and key; ``None``: they go."""

    items: Mapping[str, ItemT | None] = field(default_factory=lambda: MappingProxyType({}))
    marks: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))


class KeptItems(Generic[ItemT]):
    """Items by uid, and marks: what is said of items that aren't necessarily here.

    Read when it is first used. A damaged file is put aside. What another process wrote meanwhile,
    or a newer version of the program, stays.

    Args:
        decode: gives ``None`` for what it doesn't understand.
        damaged: the code of the failure if the file can't be read; ``kept_as`` is its new name.

    Thread: one at a time; the file has at most a few megabytes.
    """

    def __init__(
        self,
        path: Path,
        decode: Callable[[str, Mapping[str, object]], ItemT | None],
        encode: Callable[[ItemT], Mapping[str, object]],
        damaged: ErrorCode,
    ) -> None:
        self._path = path
        self._decode, self._encode = decode, encode
        self._damaged = damaged
        self._seen: tuple[int, ...] | None = None
        self._is_read = False
        self._items: dict[str, ItemT] = {}
        self._marks: dict[str, str] = {}
        self._unknown: dict[str, object] = {}
        #: That the file was damaged, until it has been told.
        self.damage: StudioError | None = None

    @property
    def items(self) -> Mapping[str, ItemT]:
        """By uid, in the order in which they were added."""
        self._read_newest()
        return MappingProxyType(self._items)

    @property
    def marks(self) -> Mapping[str, str]:
        """By key."""
        self._read_newest()
        return MappingProxyType(self._marks)

    def apply(self, change: ItemChange[ItemT]) -> ItemChange[ItemT]:
        """Make ``change`` and write it; returns the change that undoes it.

        Raises:
            StudioError: as :func:`sdstudio.disk.write_over`; nothing has changed.
        """
        lock = QLockFile(f"{self._path}.lock")
        # Without it, as in a folder that can't be written, the disk says what is wrong.
        lock.tryLock(_LOCK_MAX_MS)
        try:
            return self._apply(change)
        finally:
            lock.unlock()

    def _apply(self, change: ItemChange[ItemT]) -> ItemChange[ItemT]:
        self._read_newest()
        undo = ItemChange(
            MappingProxyType({uid: self._items.get(uid) for uid in change.items}),
            MappingProxyType({key: self._marks.get(key) for key in change.marks}),
        )
        if not (change.items or change.marks):
            return undo
        items = _changed(self._items, change.items)
        marks = _changed(self._marks, change.marks)
        content = {
            "version": _VERSION,
            "items": {
                **self._unknown,
                **{uid: self._encode(one) for uid, one in items.items()},
            },
            "marks": marks,
        }
        data = json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        write_over(PrivateDisk(), self._path, data)
        self._items, self._marks = items, marks
        self._seen = self._signature()
        return undo

    def _read_newest(self) -> None:
        signature = self._signature()
        if self._is_read and signature == self._seen:
            return
        if signature is None:
            # Removed by hand: what is known is written again with the next change.
            self._is_read = True
            return
        try:
            content = json.loads(read_regular(self._path))
            items, marks = content["items"].items(), content["marks"].items()
        except OSError as error:
            # Not put aside: it may be there again, and must not be replaced then.
            raise disk_error(error, self._path.parent) from error
        except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
            self._put_aside()
            items, marks = (), ()
        self._items, self._unknown = {}, {}
        for uid, kept in items:
            item = self._decode(uid, kept) if isinstance(kept, dict) else None
            if item is None:
                self._unknown[uid] = kept
            else:
                self._items[uid] = item
        self._marks = {key: value for key, value in marks if isinstance(value, str)}
        self._seen = self._signature()
        self._is_read = True

    def _put_aside(self) -> None:
        kept_as = next(one for one in _bad_files(self._path) if not one.exists())
        try:
            self._path.replace(kept_as)
        except OSError as error:
            raise disk_error(error, self._path.parent) from error
        self.damage = StudioError(self._damaged, kept_as=str(kept_as))

    def _signature(self) -> tuple[int, ...] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


def files_with_items(path: Path) -> Iterator[Path]:
    """The file of a collection, and those that were damaged and put aside; looked for lazily."""
    yield path
    for bad in _bad_files(path):
        if not bad.exists():
            return
        yield bad


def _bad_files(path: Path) -> Iterator[Path]:
    """What damaged files are called when they are put aside, the first one first."""
    for number in count(1):
        suffix = ".bad" if number == 1 else f".bad{number}"
        yield path.with_name(path.name + suffix)


def names_taken(names: Iterable[str]) -> set[str]:
    """What a new item may not be called, in any case."""
    return {name.casefold() for name in names}


def free_name(name: str, taken: set[str]) -> str:
    """``name``, with a number if it is taken (see :func:`names_taken`)."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def unnumbered(name: str) -> str:
    """``name`` without the number that :func:`free_name` may have added."""
    return _NUMBER.sub("", name)


def _changed(present: Mapping[str, ItemT], change: Mapping[str, ItemT | None]) -> dict[str, ItemT]:
    after = dict(present)
    for key, value in change.items():
        if value is None:
            after.pop(key, None)
        else:
            after[key] = value
    return after
