"""The narrow rows of all pictures in memory, one array for each column, in the order of ids."""

from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from sdstudio.library.search.index_file import BLOCK_IDS
from sdstudio.library.search.rows import ROW, NameKind, PictureContent, Rows, Standing, Uses

_SLACK: Final = 4096
#: What is kept in fewer bytes than the file has, until a value needs more: mostly the codes of few
#: names, and sizes. Ids, moments until 2038, and the seeds of most programs, need half.
_NARROW: Final = {
    **dict.fromkeys(
        (
            *("negative", "note", "name", "model", "size", "folder"),
            *("width", "height", "steps", "sampler", "mode", "program"),
        ),
        (np.dtype("<i1"), np.dtype("<i2")),
    ),
    "id": (np.dtype("<i4"),),
    "created_s": (np.dtype("<i4"),),
    "seed": (np.dtype("<u4"),),
}
#: As :data:`USE`, without the bytes that no row of a block, kind or code needs.
_USE: Final = np.dtype([("row", "<i2"), ("kind", "i1"), ("code", "<i4")])
_NO_USES: Final = np.zeros(0, _USE)
#: What is looked up at once.
_PIECE: Final = 2**17
_TRASH: Final = int(Standing.TRASH)

Mask = NDArray[np.bool_]
#: Of 32 bits while all ids fit.
Ids = NDArray[np.signedinteger[Any]]
#: Positions in the columns.
Positions = NDArray[np.signedinteger[Any]]
T = TypeVar("T", bound=np.generic)


def looked_up(table: NDArray[T], at: NDArray[Any]) -> NDArray[T]:
    """``table[at]``, in pieces.

    numpy makes positions of eight bytes of others first. For a million at once, that memory would
    be new each time, which takes longer than looking up.
    """
    if len(at) <= _PIECE:
        return table.take(at)  # twice as fast as with brackets
    found = np.empty(len(at), table.dtype)
    for begin in range(0, len(at), _PIECE):
        piece = slice(begin, begin + _PIECE)
        found[piece] = table.take(at[piece])
    return found


def positions(found: Mask) -> Positions:
    """Where ``found`` is true: as ``np.flatnonzero``, in four bytes each, and in pieces, too."""
    if found.all():
        return np.arange(len(found), dtype=np.int32)
    pieces = range(0, len(found), _PIECE)
    parts = [np.flatnonzero(found[begin : begin + _PIECE]) for begin in pieces]
    at = np.empty(sum(map(len, parts)), np.int32)
    stop = 0
    for begin, part in zip(pieces, parts, strict=True):
        np.add(part, begin, out=at[stop : stop + len(part)], casting="unsafe")
        stop += len(part)
    return at


def counted(numbers: NDArray[Any], count: int) -> NDArray[np.int64]:
    """How often each number from 0 to ``count - 1`` comes, and perhaps greater ones.

    As ``np.bincount``, in pieces, too.
    """
    counts = np.zeros(max(count, int(numbers.max(initial=0)) + 1), np.int64)
    for begin in range(0, len(numbers), _PIECE):
        counts += np.bincount(numbers[begin : begin + _PIECE], minlength=len(counts))
    return counts


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a view shows of a picture without asking the library."""

    width: int
    height: int
    created_s: int
    rating: int
    flag: int
    label: int
    has: PictureContent
    is_deleted: bool


@dataclass(frozen=True)
class _View:
    """The arrays of one moment; the used part of each is ``start`` to ``stop``."""

    arrays: dict[str, NDArray[Any]]
    start: int
    stop: int


class Columns:
    """Filled newest first, then kept up to date: one thread changes them, any may read.

    A reader sees the rows of one moment, though the values of a row may be newer.

    Attributes:
        version: counts up with each change.
        order_version: counts up when rows are added or what they are ordered by changes.
    """

    def __init__(self, expected: int = 0) -> None:
        """Make room for ``expected`` rows."""
        size = expected + _SLACK
        arrays = {
            name: np.zeros(size, _NARROW[name][0] if name in _NARROW else ROW[name])
            for name in ROW.names or ()
        }
        self._view = _View(arrays, expected, expected)
        self._uses: dict[int, Uses] = {}
        self._uses_version = 0
        self._flat_version = (-1, -1)
        self._flat_uses: dict[NameKind, tuple[Positions, NDArray[np.int32]]] = {}
        self.version = 0
        self.order_version = 0

    def __len__(self) -> int:
        return self._view.stop - self._view.start

    def __getitem__(self, name: str) -> NDArray[Any]:
        """A column."""
        view = self._view
        return view.arrays[name][view.start : view.stop]

    @property
    def bytes_per_row(self) -> int:
        """Memory for each row, without names and links to several names."""
        return sum(column.itemsize for column in self._view.arrays.values())

    def positions_of(self, picture_ids: Ids) -> Positions:
        """The positions of these pictures; those that aren't there are left out."""
        ids = self["id"]
        at = _sorted_into(ids, picture_ids)
        inside = at < len(ids)
        at, wanted = at[inside], picture_ids[inside]
        found: Positions = at[ids[at] == wanted]
        return found

    def facts(self, picture_id: int) -> PictureFacts | None:
        """The facts about a picture; ``None`` if it isn't there. Callable on any thread."""
        # Asked for each cell that is painted: a number of numpy's takes as long as all else here.
        view = self._view
        arrays = view.arrays
        ids = arrays["id"][view.start : view.stop]
        if not len(ids) or picture_id > ids[-1]:
            return None
        at = int(ids.searchsorted(ids.dtype.type(picture_id)))
        if ids[at] != picture_id:
            return None
        at += view.start
        return PictureFacts(
            arrays["width"].item(at),
            arrays["height"].item(at),
            arrays["created_s"].item(at),
            arrays["rating"].item(at),
            arrays["flag"].item(at),
            arrays["label"].item(at),
            PictureContent(arrays["has"].item(at)),
            arrays["place"].item(at) == _TRASH,
        )

    def put(self, rows: Rows) -> None:
        """Add rows, or replace those with the same ids; ``rows`` are in the order of ids."""
        if not len(rows):
            return
        self._widen(rows)
        ids = self["id"]
        view = self._view
        if not len(ids) or rows["id"][0] > ids[-1]:
            self._extend(rows, at_end=True)
        elif rows["id"][-1] < ids[0]:
            self._extend(rows, at_end=False)
        else:
            at = _sorted_into(ids, rows["id"])
            is_there = at < len(ids)
            is_there[is_there] = ids[at[is_there]] == rows["id"][is_there]
            self._replace(view, at[is_there] + view.start, rows[is_there])
            if not is_there.all():
                self._merge(rows[~is_there])
        self.version += 1

    def put_uses(self, block: int, uses: Uses) -> None:
        """The links to several names of all rows of a block, which are all there."""
        uses = uses.astype(_USE)
        if np.array_equal(uses, self._uses.get(block, _NO_USES)):
            return
        if len(uses):
            self._uses[block] = uses
        else:
            self._uses.pop(block, None)
        self._uses_version += 1
        self.version += 1

    def uses(self, kind: NameKind) -> tuple[Positions, NDArray[np.int32]]:
        """The rows that have a name of a kind, and its code; a row may come several times."""
        version = (self._uses_version, self.order_version)
        if self._flat_version != version:
            self._flat_version, self._flat_uses = version, self._flattened()
        return self._flat_uses[kind]

    def _flattened(self) -> dict[NameKind, tuple[Positions, NDArray[np.int32]]]:
        blocks = sorted(self._uses)
        ids = self["id"]
        starts = _sorted_into(ids, np.array(blocks, np.int64) * BLOCK_IDS)
        counts = [len(self._uses[block]) for block in blocks]
        uses = np.concatenate([_NO_USES, *(self._uses[block] for block in blocks)])
        at = (np.repeat(starts, counts) + uses["row"]).astype(np.intp)
        kinds, codes = uses["kind"].copy(), uses["code"].copy()
        chosen = {kind: kinds == kind for kind in NameKind}
        return {kind: (at[those], codes[those]) for kind, those in chosen.items()}

    def _widen(self, rows: Rows) -> None:
        """Make the columns wide enough for the values of ``rows``."""
        view, wider = self._view, {}
        for name, narrow in _NARROW.items():
            column, values = view.arrays[name], rows[name]
            if column.dtype != values.dtype and np.any(values.astype(column.dtype) != values):
                fits = (one for one in narrow if not np.any(values.astype(one) != values))
                wider[name] = column.astype(next(fits, values.dtype))
        if wider:
            self._view = _View({**view.arrays, **wider}, view.start, view.stop)

    def _replace(self, view: _View, at: Positions, rows: Rows) -> None:
        for name, column in view.arrays.items():
            if name in ("created_s", "width", "height", "name") and np.any(
                column[at] != rows[name]
            ):
                self.order_version += 1
            column[at] = rows[name]

    def _extend(self, rows: Rows, *, at_end: bool) -> None:
        count = len(rows)
        room = self._room() if at_end else self._view.start
        if room < count:
            self._grow(count, at_end=at_end)
        view = self._view
        first = view.stop if at_end else view.start - count
        for name, column in view.arrays.items():
            column[first : first + count] = rows[name]
        start = view.start if at_end else first
        stop = first + count if at_end else view.stop
        self._view = _View(view.arrays, start, stop)
        self.order_version += 1

    def _room(self) -> int:
        return len(self._view.arrays["id"]) - self._view.stop

    def _grow(self, count: int, *, at_end: bool) -> None:
        view, used = self._view, len(self)
        more = max(count, used // 8, _SLACK)
        start = view.start if at_end else view.start + more
        size = len(view.arrays["id"]) + more
        arrays = {}
        for name, column in view.arrays.items():
            arrays[name] = np.zeros(size, column.dtype)
            arrays[name][start : start + used] = column[view.start : view.stop]
        self._view = _View(arrays, start, start + used)

    def _merge(self, rows: Rows) -> None:
        """Add rows between others: rare, since ids only grow."""
        view = self._view
        at = _sorted_into(self["id"], rows["id"])
        arrays = {
            name: np.concatenate(
                [
                    np.insert(column[view.start : view.stop], at, rows[name]),
                    np.zeros(_SLACK, column.dtype),
                ]
            )
            for name, column in view.arrays.items()
        }
        self._view = _View(arrays, 0, len(arrays["id"]) - _SLACK)
        self.order_version += 1


def _sorted_into(ids: Ids, wanted: Any) -> Any:
    """Where ``wanted`` would be inserted into ``ids``, as by ``np.searchsorted``.

    That would make a copy of all of them if they are of another width.
    """
    if ids.dtype == np.int64:
        return ids.searchsorted(wanted)
    greatest = np.int64(np.iinfo(ids.dtype).max)
    at = ids.searchsorted(np.minimum(wanted, greatest).astype(ids.dtype))
    return np.where(wanted > greatest, len(ids), at)
