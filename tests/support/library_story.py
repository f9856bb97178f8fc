"""What is done to a library, what has to be kept of it, and whether it was.

The pictures of a story have seeds of their own, by which they are found whatever their ids.
"""

import random
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from sdstudio.disk import Disk, SystemDisk
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.query_text import parse_query
from sdstudio.imaging import encode_png
from sdstudio.library import Backups, Library, Picture, Reconciled, write_new
from sdstudio.library.search import PictureSearch, run_steps
from sdstudio.library.search.index_file import INDEX_NAME
from sdstudio.library.search.running import run_query
from tests.support.pictures import a_provenance, a_request, some_rgb

#: As it is written on a line: its kind and what it is about.
Operation = Mapping[str, Any]

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Kept:
    """What is known of a picture."""

    in_trash: bool = False
    rating: int = 0
    note: str = ""
    tags: frozenset[str] = frozenset()
    boards: frozenset[str] = frozenset()


@dataclass
class Story:
    """All that has been shown as kept.

    Args:
        pictures: by their seeds.
        jobs: the prompts in the queue; ``None`` if a backup's queue took its place.
    """

    pictures: dict[int, Kept] = field(default_factory=dict)
    boards: set[str] = field(default_factory=set)
    jobs: set[str] | None = field(default_factory=set)

    def after(self, do: Operation) -> "Story":
        """What has to be kept once ``do`` is done."""
        story = deepcopy(self)
        seeds = do.get("seeds", [])

        def change(**changes: Any) -> None:
            for seed in seeds:
                story.pictures[seed] = replace(story.pictures[seed], **changes)

        match do["kind"]:
            case "save" | "put":
                story.pictures[do["seed"]] = Kept()
            case "rate":
                change(rating=do["rating"])
            case "note":
                change(note=do["text"])
            case "tag":
                for seed in seeds:
                    was = story.pictures[seed]
                    story.pictures[seed] = replace(was, tags=was.tags | {do["tag"]})
            case "untag":
                for seed in seeds:
                    was = story.pictures[seed]
                    story.pictures[seed] = replace(was, tags=was.tags - {do["tag"]})
            case "create board":
                story.boards.add(do["board"])
            case "board":
                for seed in seeds:
                    was = story.pictures[seed]
                    story.pictures[seed] = replace(was, boards=was.boards | {do["board"]})
            case "delete":
                change(in_trash=True)
            case "restore":
                change(in_trash=False)
            case "purge":
                for seed in [seed for seed, one in story.pictures.items() if one.in_trash]:
                    del story.pictures[seed]
            case "submit" if story.jobs is not None:
                story.jobs.add(do["prompt"])
            case "put backup back":
                story.jobs = None
        return story


NOTHING: Operation = {"kind": "nothing"}

#: Those whose files are moved one by one: some of them may be done, each of them whole.
ONE_BY_ONE = ("delete", "restore", "purge")
#: After these the folder has more, or less, than the database.
_EXPLAINED = (*ONE_BY_ONE, "save", "put", "put backup back")


class Teller:
    """Does operations to the library in a folder, and invents more.

    Args:
        folder: for ``pictures`` and ``data``.
    """

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self._folder = folder
        self._disk = disk or SystemDisk()
        self.library = self._open()

    def _open(self) -> Library:
        library = Library.open(
            self._folder / "pictures",
            self._folder / "data",
            self._disk,
            send_to_trash=Path.unlink,
        )
        try:
            library.upkeep.reconcile()
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def do(self, do: Operation) -> None:
        """Do one. Raises what the library raises."""
        library = self.library
        ids = [_by_seed(library)[seed].id for seed in do.get("seeds", [])]
        match do["kind"]:
            case "save":
                library.save_picture(some_rgb(8, 8), a_request(seed=do["seed"]), a_provenance())
            case "put":
                self._put(do["seed"])
            case "rate":
                library.annotations.rate(ids, do["rating"])
            case "note":
                for id_ in ids:
                    library.annotations.write_note(id_, do["text"])
            case "tag":
                library.annotations.add_tags(ids, [do["tag"]])
            case "untag":
                library.annotations.remove_tags(ids, [do["tag"]])
            case "create board":
                library.boards.create(do["board"])
            case "board":
                library.boards.add(_uid(library, do["board"]), ids)
            case "delete":
                library.trash.delete(ids)
            case "restore":
                library.trash.restore(ids)
            case "purge":
                library.upkeep.purge_trash(older_than_days=-1)
            case "submit":
                library.submit(a_request(do["prompt"]))
            case "reconcile":
                library.upkeep.reconcile()
            case "rebuild":
                library.upkeep.rebuild()
            case "rebuild in steps":
                library.upkeep.begin_rebuild()
                while library.upkeep.reconcile_step() is not None:
                    pass
            case "back up":
                now = _BEGINNING + timedelta(days=do["day"])
                folders = library.folders
                Backups(folders.data, folders.backups, self._disk, lambda: now).make()
            case "put backup back":
                if backups := library.backups.all():
                    library.backups.restore(backups[-1].name)
                library.close()
                self.library = self._open()
            case "open again":
                library.close()
                self.library = self._open()
            case "find":
                found_by_search(library)
            case kind:
                raise ValueError(kind)

    def _put(self, seed: int) -> None:
        """Write a file as the command line does, and have it found."""
        texts = encode(PictureMetadata(a_request(seed=seed), a_provenance()))
        folder = self.library.folders.pictures
        write_new(self._disk, folder, f"put {seed}.png", encode_png(some_rgb(8, 8), texts))
        self.library.upkeep.reconcile()


def invented(story: Story, chance: random.Random, number: int) -> Operation:
    """What could be done next."""
    shown = [seed for seed, one in story.pictures.items() if not one.in_trash]
    trash = [seed for seed, one in story.pictures.items() if one.in_trash]
    some = chance.sample(shown, min(len(shown), chance.randint(1, 4)))
    boards = sorted(story.boards)
    possible: list[tuple[int, Operation]] = [
        (1, {"kind": "reconcile"}),
        (1, {"kind": "rebuild"}),
        (1, {"kind": "rebuild in steps"}),
        (2, {"kind": "back up", "day": number}),
        (1, {"kind": "put backup back"}),
        (1, {"kind": "open again"}),
        (1, {"kind": "find"}),
        (1, {"kind": "submit", "prompt": f"job {number}"}),
    ]
    if len(story.pictures) < 30:
        possible += [(4, {"kind": "save", "seed": number}), (2, {"kind": "put", "seed": number})]
    if len(boards) < 6:
        possible.append((1, {"kind": "create board", "board": f"board {number}"}))
    if some:
        tag = f"tag {number % 5}"
        possible += [
            (4, {"kind": "rate", "seeds": some, "rating": chance.randint(0, 5)}),
            (2, {"kind": "note", "seeds": some[:1], "text": f"note {number} " + "long " * 20}),
            (2, {"kind": "tag", "seeds": some, "tag": tag}),
            (1, {"kind": "untag", "seeds": some, "tag": tag}),
            (3, {"kind": "delete", "seeds": some}),
        ]
        if boards:
            possible.append((2, {"kind": "board", "seeds": some, "board": chance.choice(boards)}))
    if trash:
        possible.append((3, {"kind": "restore", "seeds": trash[:3]}))
        possible.append((1, {"kind": "purge"}))
    weights = [weight for weight, _ in possible]
    return chance.choices([do for _, do in possible], weights)[0]


def told_by(lines: Iterable[Mapping[str, Any]], story: Story) -> tuple[Story, list[Operation]]:
    """What the lines of a program say: what was kept, and the operations of which one is undone.

    Returns:
        The story after all that was done, and everything that was begun, the last one perhaps not
        done; then it comes last, and the story is without it.
    """
    begun: list[Operation] = []
    for line in lines:
        if "begin" in line:
            begun.append(line["begin"])
        elif "done" in line:
            story = story.after(begun[-1])
            begun[-1] = {**begun[-1], "done": True}
    return story, begun


def check(library: Library, story: Story, begun: Sequence[Operation]) -> Story:
    """Check an open library against what was told, and return what it has.

    Args:
        begun: since the library was last checked; the last may not be done.
    """
    notices = library.take_notices()
    assert not notices, notices
    undone = begun[-1] if begun and not begun[-1].get("done") else NOTHING
    found = library.upkeep.reconcile()
    # A program reconciles as it starts and after that each change is in both; but a backup that
    # was put back, and what it was killed in.
    if undone["kind"] not in _EXPLAINED:
        assert found == Reconciled(), (found, begun)
    again = library.upkeep.reconcile()
    assert again == Reconciled(), again
    has = found_in(library)
    both = story, story.after(undone)
    assert is_kept(has, story, undone), _difference(has, both)
    assert has.boards in [one.boards for one in both], (has.boards, story.boards, undone)
    jobs = [one.jobs for one in both]
    assert None in jobs or has.jobs in jobs, (has.jobs, story.jobs, undone)
    check_files(library, set(has.pictures))
    check_search(library, has)
    return has


def is_kept(has: Story, story: Story, undone: Operation) -> bool:
    """Whether all pictures of ``story`` are as they were told, or as ``undone`` makes them."""
    after = story.after(undone)
    if undone["kind"] not in ONE_BY_ONE:
        return has.pictures in (story.pictures, after.pictures)
    return set(has.pictures) <= set(story.pictures) and all(
        has.pictures.get(seed) in (was, after.pictures.get(seed))
        for seed, was in story.pictures.items()
    )


def found_in(library: Library) -> Story:
    """All that a library has."""
    pictures = _by_seed(library)
    said = library.annotations.of([one.id for one in pictures.values()])
    boards = {board.uid: board.name for board in library.boards.all()}
    story = Story(boards=set(boards.values()))
    for seed, picture in pictures.items():
        one = said[picture.id]
        story.pictures[seed] = Kept(
            picture.is_deleted,
            one.rating,
            one.note,
            frozenset(one.tags),
            frozenset(boards[uid] for uid in one.boards),
        )
    story.jobs = {job.request.params.prompt for job in library.jobs()}
    return story


def check_files(library: Library, seeds: set[int]) -> None:
    """Check that all files with final names are whole, and that each is one of the pictures."""
    folders = library.folders
    paths = [*folders.pictures.glob("[!.]*.png"), *folders.trash.glob("[!.]*.png")]
    for path in paths:
        with Image.open(path) as image:
            image.load()
    assert len(paths) == len(seeds), (sorted(path.name for path in paths), seeds)
    for backup in library.backups.all():
        with closing(sqlite3.connect(folders.backups / backup.name)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def check_search(library: Library, has: Story) -> None:
    """Check that what was kept is found."""
    seeds = {picture.id: seed for seed, picture in _by_seed(library).items()}
    found = {text: {seeds[id_] for id_ in ids} for text, ids in found_by_search(library).items()}
    shown = {seed: one for seed, one in has.pictures.items() if not one.in_trash}
    assert found[""] == set(shown)
    assert found["rating:>=1"] == {seed for seed, one in shown.items() if one.rating}
    assert found['tag:"tag 1"'] == {seed for seed, one in shown.items() if "tag 1" in one.tags}
    assert found["has:note"] == {seed for seed, one in shown.items() if one.note}


def found_by_search(library: Library) -> dict[str, list[int]]:
    """The ids that some queries find, once the index has caught up."""
    feed = library.search.open_feed()
    assert feed is not None
    with closing(PictureSearch(library.folders.data / INDEX_NAME)) as search, closing(feed):
        run_steps(search, feed, lambda step: library.search.forget(step.picture_ids, step.stamp))
        return {
            text: run_query(search, feed, parse_query(text)).ids.tolist()
            for text in ("", "rating:>=1", 'tag:"tag 1"', "has:note")
        }


def _by_seed(library: Library) -> dict[int, Picture]:
    every = [*library.pictures(999), *library.trash.pictures(999)]
    found = {one.request.params.seed: one for one in every}
    assert len(found) == len(every), "a picture is there twice"
    return found


def _uid(library: Library, name: str) -> str:
    return next(board.uid for board in library.boards.all() if board.name == name)


def _difference(has: Story, both: Iterable[Story]) -> str:
    def lines() -> Iterator[str]:
        for number, one in enumerate(both):
            for seed in sorted(set(has.pictures) | set(one.pictures)):
                pair = has.pictures.get(seed), one.pictures.get(seed)
                if pair[0] != pair[1]:
                    yield f"{('before', 'after')[number]}: {seed}: has {pair[0]}, told {pair[1]}"

    return "\n".join(lines())


#: One of everything, in an order in which each has something to do.
EVERYTHING: tuple[Operation, ...] = (
    {"kind": "save", "seed": 1},
    {"kind": "save", "seed": 2},
    {"kind": "put", "seed": 3},
    {"kind": "rate", "seeds": [1, 2], "rating": 4},
    {"kind": "tag", "seeds": [1], "tag": "tag 1"},
    {"kind": "create board", "board": "best"},
    {"kind": "board", "seeds": [1, 3], "board": "best"},
    {"kind": "note", "seeds": [3], "text": "a note"},
    {"kind": "submit", "prompt": "a job"},
    {"kind": "back up", "day": 1},
    {"kind": "delete", "seeds": [1, 2]},
    {"kind": "restore", "seeds": [1]},
    {"kind": "untag", "seeds": [1], "tag": "tag 1"},
    {"kind": "save", "seed": 4},
    {"kind": "rate", "seeds": [4], "rating": 5},
    {"kind": "rebuild"},
    {"kind": "rebuild in steps"},
    {"kind": "put backup back"},
    {"kind": "rate", "seeds": [4, 1], "rating": 2},
    {"kind": "purge"},
    {"kind": "open again"},
)


def is_refused(teller: Teller, do: Operation) -> bool:
    """Do one; returns whether the disk refused it."""
    try:
        teller.do(do)
    except StudioError:
        return True
    return False
