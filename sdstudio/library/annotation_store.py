"""What the artist adds to pictures; each change returns what undoes it."""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sdstudio.domain.annotations import (
    RATING_MAX,
    Annotations,
    Board,
    ColourLabel,
    Flag,
    Parent,
    SavedSearch,
    TagUse,
    Verdict,
    clean_note,
    clean_tags,
)
from sdstudio.domain.errors import StudioError
from sdstudio.library.annotation_table import by_state, changed_state, picture_records
from sdstudio.library.board_table import board_record
from sdstudio.library.journal_records import (
    BoardDeleted,
    Judged,
    PictureState,
    Record,
    SearchForgotten,
)
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.journal_tables import JournalTables
from sdstudio.library.saved_search_table import search_record

#: How many pictures are changed in one transaction.
AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Previous:
    """The state before a change, as undo needs it.

    Args:
        pictures: what was added to each picture that changed.
        fields: the fields of :class:`Annotations` that were changed; the others stay as they are.
        boards, searches: that were changed or deleted.
        new_boards, new_searches: the uids of those that didn't exist.
    """

    pictures: Mapping[int, Annotations]
    fields: frozenset[str] = frozenset()
    boards: tuple[Board, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    new_boards: tuple[str, ...] = ()
    new_searches: tuple[str, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether anything has changed."""
        return bool(self.pictures) or self.is_of_names

    @property
    def is_of_names(self) -> bool:
        """Whether boards or saved searches have changed."""
        return bool(self.boards or self.searches or self.new_boards or self.new_searches)

    def parts(self, size: int) -> "list[Previous]":
        """The same as several changes of so many pictures, to be undone in this order."""
        ids = list(self.pictures)
        first = replace(self, pictures={id_: self.pictures[id_] for id_ in ids[:size]})
        others = (
            Previous({id_: self.pictures[id_] for id_ in ids[begin : begin + size]}, self.fields)
            for begin in range(size, len(ids), size)
        )
        return [first, *others]

    @classmethod
    def joined(cls, parts: "Iterable[Previous]") -> "Previous":
        """What undoes several changes that were made in this order."""
        pictures: dict[int, Annotations] = {}
        fields: set[str] = set()
        boards: list[Board] = []
        searches: list[SavedSearch] = []
        new_boards: list[str] = []
        new_searches: list[str] = []
        for one in parts:
            # How a picture was before the first of them.
            pictures.update((id_, was) for id_, was in one.pictures.items() if id_ not in pictures)
            fields |= one.fields
            boards += one.boards
            searches += one.searches
            new_boards += one.new_boards
            new_searches += one.new_searches
        return cls(
            pictures,
            frozenset(fields),
            tuple(boards),
            tuple(searches),
            tuple(new_boards),
            tuple(new_searches),
        )


class AnnotationStore:
    """Reads and changes what is added to pictures.

    Every change may raise ``StudioError`` if the disk refuses, and then nothing has changed.
    """

    def __init__(self, sync: JournalSync, tables: JournalTables) -> None:
        self._sync = sync
        self._tables = tables
        self._table = tables.pictures

    def of(self, picture_ids: Collection[int]) -> dict[int, Annotations]:
        """What was added to those of the pictures that exist."""
        return self._table.get(picture_ids)

    def rate(self, picture_ids: Collection[int], rating: int) -> Previous:
        """Give pictures 0 to ``RATING_MAX`` stars."""
        if not 0 <= rating <= RATING_MAX:
            raise ValueError(rating)
        return self.change(picture_ids, ["rating"], lambda _, was: replace(was, rating=rating))

    def flag(self, picture_ids: Collection[int], flag: Flag) -> Previous:
        """Pick or reject pictures."""
        return self.change(picture_ids, ["flag"], lambda _, was: replace(was, flag=flag))

    def label(self, picture_ids: Collection[int], label: ColourLabel) -> Previous:
        """Give pictures a colour."""
        return self.change(picture_ids, ["label"], lambda _, was: replace(was, label=label))

    def write_note(self, picture_id: int, text: str) -> Previous:
        """Replace a picture's note."""
        note = clean_note(text)
        return self.change([picture_id], ["note"], lambda _, was: replace(was, note=note))

    def add_tags(self, picture_ids: Collection[int], names: Iterable[str]) -> Previous:
        """Give pictures tags; those that they have stay."""
        tags = clean_tags(names)
        return self.change(
            picture_ids, ["tags"], lambda _, was: replace(was, tags=clean_tags([*was.tags, *tags]))
        )

    def remove_tags(self, picture_ids: Collection[int], names: Iterable[str]) -> Previous:
        """Remove tags from pictures, ignoring case."""
        gone = {name.lower() for name in clean_tags(names)}
        return self.change(
            picture_ids,
            ["tags"],
            lambda _, was: replace(
                was, tags=tuple(tag for tag in was.tags if tag.lower() not in gone)
            ),
        )

    def tags(self, *, counted: bool = True) -> list[TagUse]:
        """The tags in use, by name.

        Args:
            counted: else every count is 0, which takes far less time.
        """
        return self._table.tags(counted=counted)

    def change(
        self,
        picture_ids: Collection[int],
        fields: Collection[str],
        new: Callable[[int, Annotations], Annotations],
    ) -> Previous:
        """Change what is added to pictures; returns how those that changed were before.

        Args:
            fields: the fields of :class:`Annotations` that ``new`` changes.
        """
        done = Previous({}, frozenset(fields))
        for some in _batches(picture_ids):
            with self._all_or_none(done), self._sync.writing() as records:
                changed = self._change(some, new, records)
            done = replace(done, pictures={**done.pictures, **changed})
        return done

    def judge(self, one: str, other: str, verdict: Verdict | None) -> None:
        """Record how picture ``one`` relates to ``other``, by identity; ``None`` removes that."""
        if one > other:
            one, other, verdict = other, one, _reversed(verdict)
        with self._sync.writing() as records:
            records.append(Judged(one=one, other=other, verdict=verdict))

    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """How pictures relate to others, by both identities, the lower one first."""
        return self._tables.verdicts.all()

    def add_parents(self, parents: Mapping[int, Sequence[Parent]]) -> None:
        """Record further parents of pictures, in one step."""
        with self._sync.writing() as records:
            self._add_parents(parents, records)

    @contextlib.contextmanager
    def adding(self, parents: Sequence[Parent], board: str) -> Iterator[Callable[[int], None]]:
        """A transaction in which the block adds a row and reports its id.

        All of it is one step; nothing has happened if any of it fails.

        Args:
            parents: what that picture was made from.
            board: the uid of the board it goes to, if that still exists; may be empty.
        """
        with self._sync.writing() as records:

            def add(picture_id: int) -> None:
                if parents:
                    self._add_parents({picture_id: parents}, records)
                if any(one.uid == board for one in self._tables.boards.all() if board):
                    self._change(
                        [picture_id],
                        lambda _, was: replace(was, boards=was.boards | {board}),
                        records,
                    )

            yield add

    def _add_parents(self, parents: Mapping[int, Sequence[Parent]], records: list[Record]) -> None:
        for picture_id, some in parents.items():
            both = dict.fromkeys([*self._table.parents(picture_id), *some])
            self._table.put_parents(picture_id, [(one.identity, one.role) for one in both])
        records += picture_records(self._table.states(parents.keys()).values())

    def restore(self, previous: Previous) -> Previous:
        """Undo a change; returns what would undo that."""
        batches = _batches(previous.pictures) or [[]]
        done = self._restore(previous, batches[0])
        for some in batches[1:]:
            with self._all_or_none(done):
                changed = self._restore(Previous(previous.pictures, previous.fields), some).pictures
            done = replace(done, pictures={**changed, **done.pictures})
        return done

    def _restore(self, previous: Previous, picture_ids: Collection[int]) -> Previous:
        """Undo a change, but only of these pictures."""
        boards = {one.uid: one for one in self._tables.boards.all()}
        searches = {one.uid: one for one in self._tables.searches.all()}
        new_boards = [uid for uid in previous.new_boards if uid in boards]
        new_searches = [uid for uid in previous.new_searches if uid in searches]
        on_boards: dict[int, Annotations] = {}
        with self._sync.writing() as records:
            for board in previous.boards:
                records.append(board_record(board))
                self._tables.apply(records[-1])
            records += map(search_record, previous.searches)
            for uid in new_boards:
                on_boards |= self._table.get(self._tables.boards.pictures_on(uid))
                records.append(BoardDeleted(uid=uid))
                self._tables.apply(records[-1])
            records += (SearchForgotten(uid=uid) for uid in new_searches)

            def as_it_was(id_: int, now: Annotations) -> Annotations:
                was = previous.pictures[id_]
                return replace(now, **{field: getattr(was, field) for field in previous.fields})

            changed = self._change(picture_ids, as_it_was, records)
        kept_boards = {one.uid for one in previous.boards}
        kept_searches = {one.uid for one in previous.searches}
        return Previous(
            {**changed, **on_boards},
            previous.fields | ({"boards"} if on_boards else set()),
            tuple(boards[uid] for uid in (*kept_boards, *new_boards) if uid in boards),
            tuple(searches[uid] for uid in (*kept_searches, *new_searches) if uid in searches),
            tuple(kept_boards - boards.keys()),
            tuple(kept_searches - searches.keys()),
        )

    @contextlib.contextmanager
    def _all_or_none(self, done: Previous) -> Iterator[None]:
        """If the block fails, undo what was done before it, as far as the disk allows."""
        try:
            yield
        except StudioError:
            if done.is_change:
                with contextlib.suppress(StudioError):
                    self.restore(done)
            raise

    def _change(
        self,
        picture_ids: Collection[int],
        new: Callable[[int, Annotations], Annotations],
        records: list[Record],
    ) -> dict[int, Annotations]:
        """Change rows; returns the previous state of those that changed."""
        before = self._table.states(picture_ids)
        previous: dict[int, Annotations] = {}
        changes: list[tuple[int, PictureState, PictureState]] = []
        for id_, annotations in by_state(before).items():
            wanted = changed_state(before[id_], new(id_, annotations))
            if wanted != before[id_]:
                changes.append((id_, wanted, before[id_]))
                previous[id_] = annotations
        self._table.put(changes)
        after = {id_: wanted for id_, wanted, _ in changes}
        # A tag may be spelled in another way, and a board may be gone.
        named = [
            id_ for id_, new_, old in changes if new_.tags != old.tags or new_.boards != old.boards
        ]
        after |= self._table.states(named)
        records += picture_records(after.values())
        return previous


def _batches(picture_ids: Iterable[int]) -> list[list[int]]:
    ids = list(dict.fromkeys(picture_ids))
    return [ids[begin : begin + AT_ONCE] for begin in range(0, len(ids), AT_ONCE)]


def _reversed(verdict: Verdict | None) -> Verdict | None:
    swapped = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    return verdict and swapped.get(verdict, verdict)
