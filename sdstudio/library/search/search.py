"""PictureSearch: finds pictures, counts facets, and keeps up with the library."""

import secrets
import sqlite3
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from sdstudio.domain.picture_query import (
    Field,
    FieldKind,
    FieldTerm,
    PictureQuery,
    Place,
    Sort,
    SortKey,
    Term,
    Word,
    picture_id,
)
from sdstudio.library.search.columns import Columns, Ids, Mask, looked_up
from sdstudio.library.search.conditions import among, field_mask
from sdstudio.library.search.facets import (
    FACETS,
    FacetCounter,
    Facets,
    Months,
    NameCounts,
    count_codes,
)
from sdstudio.library.search.feed import Names, PictureRecord, SearchFeed
from sdstudio.library.search.grouping import (
    Grouping,
    Sections,
    Stacks,
    alike,
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
from sdstudio.library.search.kept_counts import KeptCounts, Moment
from sdstudio.library.search.likeness import Alike
from sdstudio.library.search.match import Found, Match, drops_of
from sdstudio.library.search.name_order import MOVED_MAX, read_places
from sdstudio.library.search.orders import Orders
from sdstudio.library.search.rows import TEXTS, NameKind, Standing, described, packed
from sdstudio.library.search.steps import Forget, Read, Steps, Took
from sdstudio.library.search.texts import Texts
from sdstudio.library.search.tokens import expression, matches, tokens

_BATCH: Final = 256
_BLOCKS_AT_ONCE: Final = 32

# Notes in the index.
_STAMP: Final = "stamp"
_NEXT_STAMP: Final = "next_stamp"
#: Rows with this id and greater ones have been taken over; empty until the first.
_BUILT_DOWN_TO: Final = "built_down_to"
_ABOVE_ALL: Final = 2**62
#: Set while there may be words of pictures that are gone.
_HAS_GONE: Final = "has_gone"
#: Texts, removed at once: that reads all of the index, 0.5 s for 100,000 pictures.
_ERASED_AT_ONCE: Final = 2000
_STEP_S: Final = 0.02


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
        is_read_elsewhere = False
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
            elif self._index.note(_HAS_GONE) and not is_read_elsewhere:
                is_read_elsewhere = not (yield from self._erase_gone())
            elif self._texts.has_waste():
                self._make_again(self._path)
                yield Took(())
                return (yield from self._catching_up())
            else:
                self.is_complete = True
                return is_refused
        # A query found it damaged, and it was made again meanwhile.
        raise IndexDamagedError

    def _erase_gone(self) -> Generator[Took, Any, bool]:
        """Remove the words of texts that no picture has any more.

        Returns:
            Whether they are gone; if not, the next time.
        """
        index, below = self._index, 0
        # Texts like those are indexed anew, as their codes find nothing from here on.
        self._texts.forget_codes()
        while True:
            # Each time, since other pictures may be taken over between two steps.
            unused = self._texts.unused()
            some = index.legible(unused[unused > below].tolist(), _ERASED_AT_ONCE)
            if not some:
                break
            spelling = index.spelling(some)
            while (spelled := _result_of(spelling)) is None:
                yield Took(())
                if index is not self._index:
                    return True
            # Others may be in use again.
            still = np.isin(some, self._texts.unused())
            with index.transaction():
                index.erase_texts(np.array(some)[still].tolist(), spelled)
            below = some[-1]
            yield Took(())
            if index is not self._index:
                return True
        for _ in index.merging():
            yield Took(())
            if index is not self._index:
                return True
        if not index.scrub():
            return False
        with index.transaction():
            index.set_note(_HAS_GONE, "")
        yield Took(())
        return True

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
                rows, uses = packed(pictures, self._texts.code, self._name_code)
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
                if gone:
                    self._index.set_note(_HAS_GONE, "1")
                self._index.set_note(_STAMP, stamp)
                self._index.set_note(_NEXT_STAMP, stamp)
                if built_down_to is not None:
                    self._index.set_note(_BUILT_DOWN_TO, str(built_down_to))
        except BaseException:
            self._texts.forget_codes()
            self._read_names()
            raise
        for block, new, links in sorted(changes, key=lambda change: -change[0]):
            self.columns.put(new)
            self._orders.names.note(new["id"].tolist())
            self._texts.note(new)
            self.columns.put_uses(block, links)

    def _load(self) -> bool:
        """Read some more blocks; whether there may be others."""
        if self._loaded_down_to == 0:
            return False
        blocks = self._index.blocks_below(self._loaded_down_to, _BLOCKS_AT_ONCE)
        for block, rows, uses in blocks:
            if any(rows[name].max(initial=0) > self._texts.last for name in TEXTS):
                raise IndexDamagedError
            self.columns.put(rows)
            self._texts.note(rows)
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
        self.is_complete = False
        self._loaded_down_to = _ABOVE_ALL
        self._read_names()
        columns = Columns(self._index.row_count())
        # A match with the former ones must not seem to be current.
        columns.version = self.columns.version + 1
        columns.order_version = self.columns.order_version + 1
        self.columns = columns
        self._texts = Texts(self._index, columns)
        self._orders = Orders(columns)
        self._months = Months(columns)
        self._kept_counts = KeptCounts()

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
    ) -> Generator[Read, Any, Match]:
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
                if isinstance(term, FieldTerm) and term.field.kind is FieldKind.PICTURE:
                    alike[term] = yield Read(partial(_alike, term))
        try:
            return (yield from self._finding(query, alike))
        except IndexDamagedError:
            self._make_again(self._path)
            return (yield from self._finding(query, alike))

    def _finding(
        self, query: PictureQuery, alike: Mapping[Term, Alike]
    ) -> Generator[Read, Any, Match]:
        if self._orders.needs_names(query.sort):
            yield from self._order_names(query.sort)
        columns, now = self.columns, self._clock()
        place = Standing.SHOWN if query.place is Place.SHOWN else Standing.TRASH
        shown: Mask = columns["place"] == place
        if query.board:
            shown &= self._on_board(query.board)
        masks = [self._mask(term, now, alike.get(term)) for term in query.terms]
        found = shown.copy()
        for mask in masks:
            found &= mask
        at = self._orders.ordered(found, query.sort, alike)
        ids, version = looked_up(columns["id"], at), columns.order_version
        return Match(query, ids, at, shown, masks, found, self.is_complete, version, alike)

    def _order_names(self, sort: Sort) -> Generator[Read, Any, None]:
        """Put what has changed into its place in the last order of names, or sort all."""
        orders, columns, version = self._orders, self.columns, self.columns.order_version
        unread = yield Read(partial(SearchFeed.changed, limit=MOVED_MAX + 1))
        base = self._orders.names.base([*unread, *self._index.pending(MOVED_MAX + 1)])
        if base is not None:
            places = yield Read(
                partial(
                    read_places,
                    ordered=columns["id"][base.order[: base.named_count]],
                    moved=base.moved,
                )
            )
            changed = self._index.pending(MOVED_MAX + 1)
            # Other work may have been done meanwhile, here and in the library.
            is_same = orders is self._orders and version == columns.order_version
            if places and is_same and orders.names.has_placed(base, places, changed):
                orders.keep_names(sort, orders.names.with_places(base, places))
                return
        noted = self._orders.names.noted
        listed = yield Read(SearchFeed.by_name)
        self._orders.keep_names(sort, self._orders.names.sorted(ids_of(listed), noted))

    def found(self, match: Match) -> Found:
        """The answer without facets."""
        drops = () if len(match.ids) else drops_of(match)
        return Found(match.query, match.ids, drops=drops, is_complete=match.is_complete)

    def sections(self, match: Match, grouping: Grouping) -> Sections:
        """The sections of the found pictures; of those of ``finding`` just before."""
        created_s = self.columns["created_s"]
        if match.query.sort.key is SortKey.DATE:
            return sections(created_s, grouping, match.at)
        return sections(looked_up(created_s, match.at), grouping)

    def stacks(self, match: Match) -> Stacks:
        """The stacks of the found pictures; of those of ``finding`` just before."""
        names = ("created_s", "prompt", "model", "size")
        return stacks(*(looked_up(self.columns[name], match.at) for name in names))

    def by_prompt(self, match: Match, column: str) -> tuple[Ids, Stacks]:
        """The ids of the found pictures that have a prompt, and those with the same one together.

        Of those of ``finding`` just before.

        Args:
            column: ``prompt`` or ``negative``.
        """
        codes = looked_up(self.columns[column], match.at)
        has_one = codes != 0
        return match.ids[has_one], alike(codes[has_one].astype(np.int64))

    def is_current(self, match: Match) -> bool:
        """Whether the rows are still where they were when ``match`` was made."""
        return match.order_version == self.columns.order_version

    def place_counts(self) -> tuple[int, int]:
        """How many pictures are shown, and how many are in the trash."""
        place = self.columns["place"]
        shown, trashed = (int(np.count_nonzero(place == one)) for one in Standing if one < 2)
        return shown, trashed

    def name_counts(self) -> NameCounts:
        """Count the pictures of all tags and boards, whatever is looked for."""
        return self._kept_counts.of_names(self._moment, self._name_counts)

    def _name_counts(self) -> NameCounts:
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

    def facets(self, match: Match) -> Facets:
        """Count the values of all fields, each without the terms of that field.

        Args:
            match: a current one.
        """
        counting = self.counting(match)
        while True:
            try:
                next(counting)
            except StopIteration as end:
                facets: Facets = end.value
                return facets

    def counting(self, match: Match) -> Generator[None, None, Facets]:
        """The same in steps of some milliseconds, between which other queries may be answered.

        Not even a library that has changed meanwhile is taken over between them.
        """
        moment = self._moment
        if (kept := self._kept_counts.facets(moment, match)) is not None:
            return kept
        names = {of: self.names_of(of) for of in FACETS if _has_names(of)}
        counter, facets = FacetCounter(self.columns, names, self._months), {}
        for of in FACETS:
            facets[of] = counter.count(of, match.without(of))
            yield
        if moment == self._moment:
            self._kept_counts.keep(match, facets)
        return facets

    @property
    def _moment(self) -> Moment:
        return Moment(self.columns.version, self._library_names, self._clock().date())

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
        has_it = self._texts.having(asked)
        columns = self.columns
        mask = np.zeros(len(columns), np.bool_)
        for name in self._texts.columns_with(has_it):
            mask |= looked_up(has_it, columns[name])
        named = self.names_of(Field.TAG).items()
        tags = [code for code, tag in named if matches(word, tokens(tag))]
        if tags:
            at, codes = columns.uses(NameKind.TAG)
            mask[at[among(codes, tags)]] = True
        return mask


def _alike(term: FieldTerm, feed: SearchFeed) -> Alike:
    ids = [one for value in term.values if (one := picture_id(value)) is not None]
    return feed.alike(ids) if term.field is Field.SIMILAR else feed.alike_in_content(ids)


def _has_names(of: Field) -> bool:
    return of.name in NameKind.__members__ or of is Field.FOLDER


def _result_of(spelling: Generator[None, None, dict[int, str]]) -> dict[int, str] | None:
    """Continue for a while; ``None`` if it isn't complete yet."""
    end_s = time.monotonic() + _STEP_S
    try:
        while True:
            next(spelling)
            if time.monotonic() >= end_s:
                return None
    except StopIteration as end:
        found: dict[int, str] = end.value
        return found
