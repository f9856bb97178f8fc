"""What the lines of a journal add up to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sdstudio.library.journal_records import (
    BoardDeleted,
    BoardKept,
    FolderKept,
    FolderRemoved,
    Judged,
    PictureGone,
    PicturesChanged,
    PictureState,
    Record,
    SearchForgotten,
    SearchKept,
)


@dataclass
class JournalState:
    """What the lines up to a place add up to.

    Args:
        pictures: by identity and name, in the order of their last change. One that says that
            nothing is added counts too, as another file of that identity may say something else.
        folders: by computer and path.
        gone_pictures: by identity.
        unknown: whole lines of a newer program, which are kept.
        since: how many of those came before the last change of something, if any did.
        gone: what says that something was removed, where a line of those may say it is there.
        damaged: how many lines could not be read, apart from those that were never completed.
    """

    pictures: dict[tuple[str, str], PictureState] = field(default_factory=dict)
    boards: dict[str, BoardKept] = field(default_factory=dict)
    searches: dict[str, SearchKept] = field(default_factory=dict)
    verdicts: dict[tuple[str, str], Judged] = field(default_factory=dict)
    folders: dict[tuple[str, str], FolderKept] = field(default_factory=dict)
    gone_pictures: dict[str, PictureGone] = field(default_factory=dict)
    unknown: list[bytes] = field(default_factory=list)
    since: dict[tuple[str, ...], int] = field(default_factory=dict)
    gone: dict[tuple[str, ...], Record] = field(default_factory=dict)
    damaged: int = 0

    def add(self, record: Record) -> None:
        """Take one more line into account."""
        match record:
            case PicturesChanged():
                for picture in record.pictures:
                    self.pictures.pop(picture.key, None)
                    self.pictures[picture.key] = picture
            case BoardKept():
                self.boards[record.uid] = record
            case BoardDeleted():
                self.boards.pop(record.uid, None)
                self._clear_board(record.uid)
            case SearchKept():
                self.searches[record.uid] = record
            case SearchForgotten():
                self.searches.pop(record.uid, None)
            case Judged():
                pair = record.one, record.other
                if record.verdict is None:
                    self.verdicts.pop(pair, None)
                else:
                    self.verdicts[pair] = record
            case FolderKept():
                self.folders[record.computer, record.path] = record
            case FolderRemoved():
                self.folders.pop((record.computer, record.path), None)
            case PictureGone():
                self.gone_pictures[record.identity] = record
        if self.unknown:
            self._note_order(record)

    def records(self) -> Iterator[Record]:
        """The fewest lines that add up to the same, without those of a newer program."""
        yield from self._of_no_pictures()
        yield from _in_lines(self._needed())

    def lines(self) -> Iterator[Record | bytes]:
        """The same with those of a newer program, each after what was said before it.

        A newer program reads both, and what is said last is what counts.
        """
        there = list(self._of_no_pictures())
        keys = {_key(record) for record in there}
        gone = [record for key, record in self.gone.items() if key not in keys]
        steps: list[list[Record]] = [[] for _ in range(len(self.unknown) + 1)]
        pictures: list[list[PictureState]] = [[] for _ in steps]
        for record in (*gone, *there):
            steps[self.since.get(_key(record), 0)].append(record)
        for picture in self._needed():
            pictures[self.since.get(picture.key, 0)].append(picture)
        for number, (records, some) in enumerate(zip(steps, pictures, strict=True)):
            yield from records
            yield from _in_lines(some)
            yield from self.unknown[number : number + 1]

    def _of_no_pictures(self) -> Iterator[Record]:
        yield from self.boards.values()
        yield from self.searches.values()
        yield from self.verdicts.values()
        yield from self.folders.values()
        yield from self.gone_pictures.values()

    def _needed(self) -> list[PictureState]:
        said = Counter(identity for identity, _ in self.pictures)
        return [
            one
            for one in self.pictures.values()
            if not one.is_empty or said[one.identity] > 1 or one.key in self.since
        ]

    def _note_order(self, record: Record) -> None:
        if isinstance(record, PicturesChanged):
            self.since.update((one.key, len(self.unknown)) for one in record.pictures)
            return
        self.since[_key(record)] = len(self.unknown)
        match record:
            case BoardDeleted() | SearchForgotten() | Judged(verdict=None) | FolderRemoved():
                self.gone[_key(record)] = record
            case _:
                self.gone.pop(_key(record), None)

    def _clear_board(self, uid: str) -> None:
        # It may be made again by undo, which then says which pictures are on it.
        for key, picture in self.pictures.items():
            if any(board == uid for board, _ in picture.boards):
                boards = tuple(one for one in picture.boards if one[0] != uid)
                self.pictures[key] = picture.model_copy(update={"boards": boards})


def _in_lines(pictures: Sequence[PictureState]) -> Iterator[Record]:
    for begin in range(0, len(pictures), 100):
        yield PicturesChanged(pictures=tuple(pictures[begin : begin + 100]))


def _key(record: Record) -> tuple[str, ...]:
    """What a line is about, if not pictures."""
    match record:
        case BoardKept() | BoardDeleted():
            return "board", record.uid, ""
        case SearchKept() | SearchForgotten():
            return "search", record.uid, ""
        case Judged():
            return "verdict", record.one, record.other
        case FolderKept() | FolderRemoved():
            return "folder", record.computer, record.path
        case PictureGone():
            return "gone", record.identity, ""
    raise ValueError(record)
