"""PictureSearch: finds pictures, counts facets, and keeps up with the library."""

import secrets
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.domain.errors import StudioError
from sdstudio.domain.picture_query import (
    Field,
    FieldTerm,
    PictureQuery,
    Place,
    Sort,
    SortKey,
    Term,
    Word,
    picture_id,
)
from sdstudio.library.search.columns import Columns, Ids, Mask, Positions
from sdstudio.library.search.conditions import among, field_mask
from sdstudio.library.search.facets import FACETS, FacetCounter, Facets, count_codes
from sdstudio.library.search.feed import Names, PictureRecord, SearchFeed
from sdstudio.library.search.grouping import (
    Grouping,
    Section,
    Stacks,
    sections,
    stacks,
)
from sdstudio.library.search.index_file import (
    BLOCK_IDS,
    IndexDamagedError,
    IndexFile,
    ids_of,
    merged,
)
from sdstudio.library.search.likeness import FAR, Alike
from sdstudio.library.search.rows import TEXTS, NameKind, Standing, described, packed
from sdstudio.library.search.tokens import expression, matches, tokens

_BATCH: Final = 256
_BLOCKS_AT_ONCE: Final = 32
_TEXTS_REMEMBERED: Final = 50_000
_ANSWERS_REMEMBERED: Final = 32
_TERMS_DROPPED_MAX: Final = 3
#: The index is made again if it has more texts of no picture than these, and than used ones.
_UNUSED_LEAST: Final = 1000

# Notes in the index.
_STAMP: Final = "stamp"
_NEXT_STAMP: Final = "next_stamp"
#: Rows with this id and greater ones have been taken over; empty until the first.
_BUILT_DOWN_TO: Final = "built_down_to"
_ABOVE_ALL: Final = 2**62


@dataclass(frozen=True, slots=True)
class Drop:
    """Terms without which pictures would be found, and how many."""

    terms: tuple[Term, ...]
    count: int


@dataclass(frozen=True, slots=True)
class NameCounts:
    """How many shown pictures have each tag, by name, and are on each board, by uid."""

    tags: Mapping[str, int] = field(default_factory=dict)
    boards: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The answer to a query.

    Args:
        ids: of the found pictures, in order.
        facets: empty until they are counted.
        drops: if nothing was found, the fewest terms whose removal helps, the best first.
        is_complete: whether all pictures were searched: not yet while the index is made again.
    """

    query: PictureQuery
    ids: Ids
    facets: Facets = field(default_factory=dict)
    drops: tuple[Drop, ...] = ()
    is_complete: bool = True

    @property
    def total(self) -> int:
        """How many pictures were found."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Read:
    """Asks for ``work`` to be done with a feed of the library."""

    work: Callable[[SearchFeed], Any]


@dataclass(frozen=True, slots=True)
class Forget:
    """Asks for :func:`~sdstudio.library.search.feed.forget_changes` by the library's writer.

    Answered with whether it was done.
    """

    picture_ids: tuple[int, ...] | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Took:
    """These pictures have been indexed; others may use the search before it continues."""

    picture_ids: tuple[int, ...]


#: What is yielded is answered with what :meth:`Generator.send` is given.
Steps = Generator[Read | Forget | Took, Any, bool]


class PictureSearch:
    """Owns search.sqlite and the columns; used by one thread at a time, but for ``columns``.

    Args:
        path: of search.sqlite; ``None`` keeps it in memory.
        clock: the local time.
        is_copy: the file is another one's: work on a copy of it in memory.

    Attributes:
        columns: of all pictures; facts may be read from them on any thread.
        is_complete: every picture has been taken over at least once.
    """

    def __init__(
        self,
        path: Path | None,
        clock: Callable[[], datetime] = datetime.now,
        *,
        is_copy: bool = False,
    ) -> None:
        self._path = None if is_copy else path
        self._copied_from = path if is_copy else None
        self._clock = clock
        self._loaded_down_to: int = _ABOVE_ALL
        self.columns = Columns()
        self.is_complete = False
        self._library_names = Names({}, {}, {}, {})
        #: The last text when unused ones were counted.
        self._checked_text: int = 0
        self._open()

    def close(self) -> None:
        """Close the file."""
        self._index.close()

    # Keeping up.

    def catching_up(self) -> Steps:
        """Take over what changed in the library since the last time, step by step.

        It may be stopped between any two steps; the next call continues. A damaged index is made
        again, in memory if all else fails.

        Returns:
            Whether a disk refused something, so that this has to be done again later.
        """
        for path in (self._path, self._path, None):
            try:
                return (yield from self._catching_up())
            except IndexDamagedError:
                self._make_again(path)
            except sqlite3.OperationalError:  # the disk is full
                if len(self.columns):
                    return True
                self._make_again(None)
            yield Took(())
        return (yield from self._catching_up())

    def _catching_up(self) -> Steps:
        while self._load():
            yield Took(())
        self._library_names = yield Read(SearchFeed.names)
        stamp = yield Read(SearchFeed.stamp)
        is_refused = False
        if not stamp or stamp not in (self._index.note(_STAMP), self._index.note(_NEXT_STAMP)):
            # New, or of a library that was replaced by another one.
            if self._index.note(_NEXT_STAMP):
                self._make_again(self._path)
                yield Took(())
            new = secrets.token_hex(8)
            with self._index.transaction(is_synced=True):
                self._index.set_note(_NEXT_STAMP, new)
                self._index.set_note(_BUILT_DOWN_TO, str(_ABOVE_ALL))
            is_refused = not (yield Forget(None, new))
            stamp = stamp if is_refused else new
        is_built = not self._built_down_to()
        self.is_complete = is_built
        index = self._index
        while index is self._index:
            changed = self._index.pending(_BATCH)
            if not changed and not is_refused:
                changed = yield Read(lambda feed: feed.changed(_BATCH))
                if changed:
                    # They are noted here before they are forgotten there, and read after that: so
                    # none is lost, whenever this ends, and a change that comes meanwhile counts.
                    new = secrets.token_hex(8)
                    with self._index.transaction(is_synced=True):
                        self._index.add_pending(changed)
                        self._index.set_note(_STAMP, stamp)
                        self._index.set_note(_NEXT_STAMP, new)
                    is_refused = not (yield Forget(tuple(changed), new))
                    stamp = stamp if is_refused else new
            if changed:
                yield from self._take_changed(changed, stamp)
            elif not is_built:
                is_built = yield from self._build_more(stamp)
            elif self._has_waste():
                # Words can't be removed one by one: the index has no text to remove them with.
                self._make_again(self._path)
                yield Took(())
                return (yield from self._catching_up())
            else:
                self.is_complete = True
                return is_refused
        # A query found it damaged, and it was made again meanwhile.
        raise IndexDamagedError

    def _has_waste(self) -> bool:
        """Whether so many texts have no picture any more that the index should be made again.

        Each state of a note that is being written is one, too.
        """
        if self._last_text - self._checked_text < _UNUSED_LEAST:
            return False
        used = np.zeros(self._last_text + 1, np.bool_)
        for name in TEXTS:
            used[self.columns[name]] = True
        used[0] = False
        used_count = int(np.count_nonzero(used))
        unused_count = self._last_text - used_count
        self._checked_text = self._last_text
        return unused_count >= max(_UNUSED_LEAST, used_count)

    def _take_changed(
        self, changed: list[int], stamp: str
    ) -> Generator[Read | Forget | Took, Any, None]:
        records = yield Read(lambda feed: feed.records(changed))
        self._library_names = yield Read(SearchFeed.names)
        self._take(records, stamp, done=changed)
        yield Took(tuple(changed))

    def _build_more(self, stamp: str) -> Generator[Read | Forget | Took, Any, bool]:
        """Whether all are taken over now."""
        below = self._built_down_to()
        records = yield Read(lambda feed: feed.records_below(below, _BATCH))
        lowest = records[0].id if len(records) == _BATCH else 0
        self._take(records, stamp, built_down_to=lowest)
        yield Took(tuple(record.id for record in records))
        return not lowest

    def _built_down_to(self) -> int:
        note = self._index.note(_BUILT_DOWN_TO)
        return int(note) if note.isdecimal() else 0

    def _take(
        self,
        records: list[PictureRecord],
        stamp: str,
        *,
        done: Iterable[int] = (),
        built_down_to: int | None = None,
    ) -> None:
        """Take over rows of the library.

        Args:
            stamp: what the library has now: from here on, an older one is that of a backup.
            done: ids that are no longer pending; those without a record are gone.
        """
        gone = set(done).difference(record.id for record in records)
        changes = []
        try:
            with self._index.transaction():
                pictures = [described(record) for record in records]
                rows, uses = packed(pictures, self._text_code, self._name_code)
                blocks = {*(rows["id"] // BLOCK_IDS).tolist(), *(one // BLOCK_IDS for one in gone)}
                for block in blocks:
                    held = self._index.block(block)
                    lost = held[0][np.isin(held[0]["id"], list(gone))].copy()
                    lost["place"] = Standing.GONE
                    for name in TEXTS:
                        lost[name] = 0
                    new = np.concatenate([rows[rows["id"] // BLOCK_IDS == block], lost])
                    new = new[np.argsort(new["id"])]
                    joined = merged(held, new, {one: uses.get(one, []) for one in new["id"]})
                    self._index.set_block(block, *joined)
                    changes.append((block, new, joined[1]))
                self._index.remove_pending(done)
                self._index.set_note(_STAMP, stamp)
                self._index.set_note(_NEXT_STAMP, stamp)
                if built_down_to is not None:
                    self._index.set_note(_BUILT_DOWN_TO, str(built_down_to))
        except BaseException:
            self._text_codes.clear()
            self._read_names()
            raise
        for block, new, links in sorted(changes, key=lambda change: -change[0]):
            self.columns.put(new)
            self.columns.put_uses(block, links)

    def _load(self) -> bool:
        """Read some more blocks; whether there may be others."""
        if self._loaded_down_to == 0:
            return False
        blocks = self._index.blocks_below(self._loaded_down_to, _BLOCKS_AT_ONCE)
        for block, rows, uses in blocks:
            if any(rows[name].max(initial=0) > self._last_text for name in TEXTS):
                raise IndexDamagedError
            self.columns.put(rows)
            self.columns.put_uses(block, uses)
        is_last = len(blocks) < _BLOCKS_AT_ONCE
        self._loaded_down_to = 0 if is_last else blocks[-1][0]
        return not is_last

    def _open(self) -> None:
        """Open the index; one that can't be used is replaced, in memory if need be."""
        if self._path is not None or self._copied_from is not None:
            try:
                self._index = IndexFile(self._path, self._copied_from)
                self._begin()
                return
            except IndexDamagedError:
                pass
            except (OSError, sqlite3.Error):
                self._path = None
        self._make_again(self._path)

    def _make_again(self, path: Path | None) -> None:
        if hasattr(self, "_index"):
            self._index.close()
        try:
            if path is not None:
                IndexFile.remove(path)
            self._index = IndexFile(path)
        except (OSError, sqlite3.Error, IndexDamagedError):
            path = None
            self._index = IndexFile(None)
        self._path = path
        self._begin()

    def _begin(self) -> None:
        """Start with what the index has; nothing of it is loaded yet."""
        self._text_codes: dict[str, int] = {"": 0}
        self._answers: OrderedDict[tuple[str, int], NDArray[np.bool_]] = OrderedDict()
        self._orders: dict[tuple[SortKey, int], tuple[int, Positions]] = {}
        self._used: dict[str, tuple[tuple[int, int], NDArray[np.bool_]]] = {}
        self._last_text = 0
        self._checked_text = 0
        self.is_complete = False
        self._loaded_down_to = _ABOVE_ALL
        self._read_names()
        self._last_text = self._index.last_text()
        columns = Columns(self._index.row_count())
        # A match with the former ones must not seem to be current.
        columns.version = self.columns.version + 1
        columns.order_version = self.columns.order_version + 1
        self.columns = columns

    # Names and texts.

    def _read_names(self) -> None:
        self._codes: dict[tuple[NameKind, str], int] = {}
        self._names: dict[NameKind, dict[int, str]] = {kind: {} for kind in NameKind}
        for kind, code, name in self._index.names():
            self._codes[kind, name] = code
            self._names[kind][code] = name

    def _name_code(self, kind: NameKind, name: str) -> int:
        if not name:
            return 0
        code = self._codes.get((kind, name))
        if code is None:
            code = len(self._names[kind]) + 1
            self._index.add_name(kind, code, name)
            self._codes[kind, name] = code
            self._names[kind][code] = name
        return code

    def _text_code(self, text: str) -> int:
        text = text.strip()
        code = self._text_codes.get(text)
        if code is None:
            if len(self._text_codes) >= _TEXTS_REMEMBERED:
                self._text_codes.clear()
            code = self._index.text_code(text) if text else 0
            self._last_text = max(self._last_text, code)
            self._text_codes[text] = code
        return code

    def names_of(self, of: Field) -> Mapping[int, str]:
        """The names of a field's values, by code."""
        match of:
            case Field.TAG:
                return self._library_names.tags
            case Field.BOARD:
                return self._library_names.boards
            case Field.FOLDER:
                return self._library_names.folders
        return self._names[NameKind[of.name]]

    # Finding.

    def finding(
        self, query: PictureQuery, alike: Mapping[Term, Alike] | None = None
    ) -> Generator[Read, Any, "Match"]:
        """Find the pictures, as they are in the columns now.

        If the index turns out to be damaged, it is made again: until it has caught up, little is
        found, and ``is_complete`` says so.

        Args:
            alike: which pictures look like those of the query, if known from an earlier match;
                otherwise they are read.
        """
        if alike is None:
            alike = {}
            for term in query.terms:
                if isinstance(term, FieldTerm) and term.field is Field.SIMILAR:
                    alike[term] = yield Read(partial(_alike, term))
        try:
            return (yield from self._finding(query, alike))
        except IndexDamagedError:
            self._make_again(self._path)
            return (yield from self._finding(query, alike))

    def _finding(
        self, query: PictureQuery, alike: Mapping[Term, Alike]
    ) -> Generator[Read, Any, "Match"]:
        if query.sort.key is SortKey.NAME and not self._has_order(query.sort):
            listed = yield Read(SearchFeed.by_name)
            self._keep_name_order(query.sort, ids_of(listed))
        columns, now = self.columns, self._clock()
        place = Standing.SHOWN if query.place is Place.SHOWN else Standing.TRASH
        shown: Mask = columns["place"] == place
        if query.board:
            shown &= self._on_board(query.board)
        masks = [self._mask(term, now, alike.get(term)) for term in query.terms]
        found = shown.copy()
        for mask in masks:
            found &= mask
        at = self._ordered(found, query.sort, alike)
        ids, version = columns["id"][at], columns.order_version
        return Match(query, ids, at, shown, masks, found, self.is_complete, version, alike)

    def found(self, match: "Match") -> Found:
        """The answer without facets."""
        drops = () if len(match.ids) else _drops(match)
        return Found(match.query, match.ids, drops=drops, is_complete=match.is_complete)

    def sections(self, match: "Match", grouping: Grouping) -> list[Section]:
        """The sections of the found pictures; of those of ``finding`` just before."""
        return sections(self.columns["created_s"][match.at], grouping)

    def stacks(self, match: "Match") -> Stacks:
        """The stacks of the found pictures; of those of ``finding`` just before."""
        chosen = (self.columns[name][match.at] for name in ("created_s", "prompt", "model", "size"))
        return stacks(*chosen)

    def is_current(self, match: "Match") -> bool:
        """Whether the rows are still where they were when ``match`` was made."""
        return match.order_version == self.columns.order_version

    def place_counts(self) -> tuple[int, int]:
        """How many pictures are shown, and how many are in the trash."""
        place = self.columns["place"]
        shown, trashed = (int(np.count_nonzero(place == one)) for one in Standing if one < 2)
        return shown, trashed

    def name_counts(self) -> NameCounts:
        """Count the pictures of all tags and boards, whatever is looked for."""
        is_shown = self.columns["place"] == Standing.SHOWN

        def counted(kind: NameKind, names: Mapping[int, str]) -> dict[str, int]:
            at, codes = self.columns.uses(kind)
            counts = count_codes(codes[is_shown[at]])
            pairs = zip(*(one.tolist() for one in counts), strict=True)
            return {names[code]: count for code, count in pairs if code in names}

        known = self._library_names
        return NameCounts(
            counted(NameKind.TAG, known.tags), counted(NameKind.BOARD, known.board_uids)
        )

    def facets(self, match: "Match") -> Facets:
        """Count the values of all fields, each without the terms of that field.

        Args:
            match: a current one.
        """
        names = {of: self.names_of(of) for of in FACETS if _has_names(of)}
        counter = FacetCounter(self.columns, names)
        return {of: counter.count(of, match.without(of)) for of in FACETS}

    def _mask(self, term: Term, now: datetime, alike: Alike | None) -> Mask:
        if alike is not None:
            mask = np.zeros(len(self.columns), np.bool_)
            mask[self.columns.positions_of(alike.ids)] = True
        elif isinstance(term, FieldTerm):
            names = self.names_of(term.field) if _has_names(term.field) else {}
            mask = field_mask(self.columns, term, names, now)
        else:
            asked = expression(term)
            if not asked:
                return np.ones(len(self.columns), np.bool_)
            mask = self._word_mask(term, asked)
        return ~mask if term.is_excluded else mask

    def _on_board(self, uid: str) -> Mask:
        mask = np.zeros(len(self.columns), np.bool_)
        at, boards = self.columns.uses(NameKind.BOARD)
        codes = [code for code, one in self._library_names.board_uids.items() if one == uid]
        mask[at[among(boards, codes)]] = True
        return mask

    def _word_mask(self, word: Word, asked: str) -> Mask:
        has_it = self._texts_with(asked)
        columns = self.columns
        mask: Mask = has_it[columns["prompt"]]
        for name in TEXTS[1:]:
            # Few different texts are used there, and seldom one of these.
            if np.any(has_it & self._texts_used(name)):
                mask |= has_it[columns[name]]
        named = self.names_of(Field.TAG).items()
        tags = [code for code, tag in named if matches(word, tokens(tag))]
        if tags:
            at, codes = columns.uses(NameKind.TAG)
            mask[at[among(codes, tags)]] = True
        return mask

    def _texts_used(self, name: str) -> NDArray[np.bool_]:
        """Which texts a column has."""
        kept = self._used.get(name)
        version = (self.columns.version, self._last_text)
        if kept is None or kept[0] != version:
            used = np.zeros(self._last_text + 1, np.bool_)
            used[self.columns[name]] = True
            used[0] = False
            kept = self._used[name] = (version, used)
        return kept[1]

    def _texts_with(self, asked: str) -> NDArray[np.bool_]:
        key = (asked, self._last_text)
        if key in self._answers:
            self._answers.move_to_end(key)
            return self._answers[key]
        has_it = np.zeros(self._last_text + 1, np.bool_)
        has_it[self._index.texts_with(asked)] = True
        self._answers[key] = has_it
        while len(self._answers) > _ANSWERS_REMEMBERED:
            self._answers.popitem(last=False)
        return has_it

    # Orders.

    def _ordered(self, found: Mask, sort: Sort, alike: Mapping[Term, Alike]) -> Positions:
        """The positions of the found rows in order."""
        match sort.key:
            case SortKey.DATE | SortKey.RATING | SortKey.LIKENESS:
                order = self._order(Sort())
                at = np.flatnonzero(found) if order is None else order[found[order]]
                if sort.key is SortKey.DATE:
                    return at[::-1] if sort.is_descending else at
                if sort.key is SortKey.LIKENESS:
                    newest = at[::-1]
                    return newest[np.argsort(self._distances(alike)[newest], kind="stable")]
                stars, newest = self.columns["rating"][at[::-1]], at[::-1]
                stars = -stars if sort.is_descending else stars
                return newest[np.argsort(stars, kind="stable")]
        order = self._order(sort)
        assert order is not None
        at = order[found[order]]
        return at[::-1] if sort.is_descending else at

    def _distances(self, alike: Mapping[Term, Alike]) -> NDArray[np.uint8]:
        """How far each row is from the pictures looked for; the nearest come first."""
        nearest = np.full(len(self.columns), FAR, np.uint8)
        for one in alike.values():
            there = np.isin(one.ids, self.columns["id"])
            at = self.columns.positions_of(one.ids[there])
            nearest[at] = np.minimum(nearest[at], one.distances[there])
        return nearest

    def _has_order(self, sort: Sort) -> bool:
        kept = self._orders.get((sort.key, sort.seed))
        return kept is not None and kept[0] == self.columns.order_version

    def _keep_order(self, sort: Sort, order: Positions) -> Positions:
        self._orders = {
            key: kept
            for key, kept in self._orders.items()
            if kept[0] == self.columns.order_version and key[0] is not SortKey.RANDOM
        }
        self._orders[sort.key, sort.seed] = (self.columns.order_version, order)
        return order

    def _keep_name_order(self, sort: Sort, ids: Ids) -> None:
        at = self.columns.positions_of(ids)
        # Pictures removed from the library since will be hidden soon, but each row needs a place.
        others = np.ones(len(self.columns), np.bool_)
        others[at] = False
        self._keep_order(sort, np.concatenate([at, np.flatnonzero(others)]))

    def _order(self, sort: Sort) -> Positions | None:
        """All rows in ascending order; ``None`` if that is as they are."""
        columns = self.columns
        if self._has_order(sort):
            return self._orders[sort.key, sort.seed][1]
        match sort.key:
            case SortKey.DATE:
                created_s = columns["created_s"]
                if np.all(created_s[1:] >= created_s[:-1]):
                    return None
                keys = created_s
            case SortKey.SIZE:
                keys = columns["width"].astype(np.int64) * columns["height"]
            case _:
                keys = _shuffled(columns["id"], sort.seed)
        return self._keep_order(sort, np.argsort(keys, kind="stable"))


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """The rows that a query matches, and what its terms match one by one."""

    query: PictureQuery
    ids: Ids
    at: Positions
    shown: Mask
    masks: list[Mask]
    found: Mask
    is_complete: bool
    order_version: int
    alike: Mapping[Term, Alike] = field(default_factory=dict)

    def without(self, of: Field) -> Mask:
        """The rows that match all terms but those of a field."""
        terms = self.query.terms
        kept = [not (isinstance(term, FieldTerm) and term.field is of) for term in terms]
        if all(kept):
            return self.found
        mask = self.shown.copy()
        for one, is_kept in zip(self.masks, kept, strict=True):
            if is_kept:
                mask &= one
        return mask


def _alike(term: FieldTerm, feed: SearchFeed) -> Alike:
    ids = (picture_id(value) for value in term.values)
    return feed.alike(one for one in ids if one is not None)


def _has_names(of: Field) -> bool:
    return of.name in NameKind.__members__ or of is Field.FOLDER


def _drops(match: Match) -> tuple[Drop, ...]:
    """The fewest terms whose removal helps."""
    numbers = range(len(match.masks))
    for size in range(1, min(_TERMS_DROPPED_MAX, len(match.masks)) + 1):
        found = []
        for dropped in combinations(numbers, size):
            mask = match.shown.copy()
            for number in numbers:
                if number not in dropped:
                    mask &= match.masks[number]
            if count := int(np.count_nonzero(mask)):
                found.append(Drop(tuple(match.query.terms[one] for one in dropped), count))
        if found:
            return tuple(sorted(found, key=lambda drop: -drop.count))
    return ()


def _shuffled(ids: Ids, seed: int) -> NDArray[np.uint64]:
    """A number for each id that looks random and stays the same (splitmix64)."""
    mixed = ids.astype(np.uint64) + np.uint64((seed * 0x9E3779B97F4A7C15 + 1) % 2**64)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def run_steps(
    search: PictureSearch,
    feed: SearchFeed,
    forget: Callable[[Forget], None],
    took: Callable[[int], None] = lambda _count: None,
) -> None:
    """Catch up on this thread.

    Args:
        took: called with how many pictures have been taken over, after each batch.
    """
    count = 0
    steps = search.catching_up()
    answer: Any = None
    while True:
        try:
            step = steps.send(answer)
        except StopIteration:
            return
        answer = None
        if isinstance(step, Read):
            answer = step.work(feed)
        elif isinstance(step, Forget):
            try:
                forget(step)
                answer = True
            except StudioError:
                answer = False
        elif step.picture_ids:
            count += len(step.picture_ids)
            took(count)


def run_query(search: PictureSearch, feed: SearchFeed, query: PictureQuery) -> Found:
    """Find and count on this thread."""
    steps = search.finding(query)
    answer: Any = None
    while True:
        try:
            answer = steps.send(answer).work(feed)
        except StopIteration as end:
            match: Match = end.value
            break
    found = search.found(match)
    return Found(found.query, found.ids, search.facets(match), found.drops, found.is_complete)
