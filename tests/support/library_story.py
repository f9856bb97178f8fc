"""What is done to a library, what has to be kept of it, and whether it was.

The pictures of a story have seeds of their own, by which they are found whatever their ids.
"""

import os
import random
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from sdstudio.disk import Disk, SystemDisk
from sdstudio.domain.annotations import Verdict
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.query_text import parse_query
from sdstudio.imaging import encode_png
from sdstudio.library import (
    AnyPicture,
    Backups,
    ForeignPicture,
    Indexed,
    Library,
    Reconciled,
    write_new,
)
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.family import edited_from
from sdstudio.library.folder_look import Done, look_into, run_now
from sdstudio.library.importing import import_pictures
from sdstudio.library.picture_folders import trash_in
from sdstudio.library.search import PictureSearch, run_steps
from sdstudio.library.search.index_file import INDEX_NAME
from sdstudio.library.search.running import run_query
from tests.support.peer_files import png
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.upkeep import purge_trash, tidy_journal

#: As it is written on a line: its kind and what it is about.
Operation = Mapping[str, Any]

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


#: Where pictures are: in the pictures folder, in that for imported ones, or where they were.
OWN, IMPORTED, ELSEWHERE = "own", "imported", "elsewhere"
#: Of pictures that come in several at once; lower ones are the numbers of operations.
_NEW_SEEDS = 10**9
#: The parent is in no folder any more.
GONE = -1


@dataclass(frozen=True)
class Kept:
    """What is known of a picture.

    Args:
        parent: its seed; ``GONE`` where it isn't there.
    """

    in_trash: bool = False
    rating: int = 0
    note: str = ""
    tags: frozenset[str] = frozenset()
    boards: frozenset[str] = frozenset()
    place: str = OWN
    parent: int | None = None


@dataclass
class Story:
    """All that has been shown as kept.

    Args:
        pictures: by their seeds.
        jobs: the prompts in the queue; ``None`` if a backup's queue took its place.
        verdicts: by both seeds, the lower one first, of pictures that are there.
        has_folder: whether the folder elsewhere is shown.
        hidden: what is known of its pictures, if it was and isn't any more.
    """

    pictures: dict[int, Kept] = field(default_factory=dict)
    boards: set[str] = field(default_factory=set)
    jobs: set[str] | None = field(default_factory=set)
    verdicts: dict[tuple[int, int], str] = field(default_factory=dict)
    has_folder: bool = False
    hidden: dict[int, Kept] = field(default_factory=dict)

    def after(self, do: Operation) -> "Story":
        """What has to be kept once ``do`` is done."""
        story = replace(
            self,
            pictures=dict(self.pictures),
            boards=set(self.boards),
            jobs=None if self.jobs is None else set(self.jobs),
            verdicts=dict(self.verdicts),
            hidden=dict(self.hidden),
        )
        seeds = do.get("seeds", [])

        def change(**changes: Any) -> None:
            for seed in seeds:
                story.pictures[seed] = replace(story.pictures[seed], **changes)

        match do["kind"]:
            case "save" | "put":
                story.pictures[do["seed"]] = Kept()
            case "import":
                for seed in do["new"]:
                    story.pictures[seed] = Kept(place=place_of_import(seed))
            case "index":
                story.has_folder = True
                story.pictures |= {**story.hidden, **dict.fromkeys(do["new"], _FOUND)}
                story.hidden = {}
            case "remove folder":
                story.has_folder = False
                for seed, one in list(story.pictures.items()):
                    if one.place == ELSEWHERE:
                        story.hidden[seed] = story.pictures.pop(seed)
            case "make from":
                story.pictures[do["seed"]] = Kept(parent=do["parent"])
            case "judge":
                story.verdicts[do["pair"][0], do["pair"][1]] = do["verdict"]
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


_FOUND = Kept(place=ELSEWHERE)
_SWAPPED = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
NOTHING: Operation = {"kind": "nothing"}

#: Those whose files are moved one by one: some of them may be done, each of them whole.
ONE_BY_ONE = ("delete", "restore", "purge")
#: Those that bring pictures one by one: some of them may be there, each of them whole.
ADD_ONE_BY_ONE = ("import", "index")
#: After these the folder has more, or less, than the database.
_EXPLAINED = (
    *ONE_BY_ONE,
    *ADD_ONE_BY_ONE,
    "save",
    "put",
    "make from",
    "put backup back",
    "rebuild",
    "remove folder",
)


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
            look_through(library, self._disk)
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
        there = _by_seed(library) if {"seeds", "pair", "parent"} & do.keys() else {}
        ids = [there[seed].id for seed in do.get("seeds", [])]
        match do["kind"]:
            case "save":
                library.save_picture(some_rgb(8, 8), a_request(seed=do["seed"]), a_provenance())
            case "put":
                self._put(do["seed"])
            case "make from":
                program = edited_from(there[do["parent"]].identity)
                library.save_picture(
                    some_rgb(8, 8), a_request(seed=do["seed"]), a_provenance(program=program)
                )
            case "import":
                self._import(do["new"])
            case "index":
                self._index(do["new"])
            case "remove folder":
                self._remove_folder()
            case "judge":
                one, other = (there[seed].identity for seed in do["pair"])
                library.annotations.judge(one, other, Verdict(do["verdict"]))
            case "find parents":
                _find_parents(library)
            case "tidy journal":
                tidy_journal(library)
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
                # As the program does: what was read before a rebuild is read again then.
                look_through(library, self._disk)
            case "purge":
                purge_trash(library, older_than_days=-1)
            case "submit":
                library.submit(a_request(do["prompt"]))
            case "reconcile":
                library.upkeep.reconcile()
            case "rebuild":
                library.upkeep.rebuild()
                look_through(library, self._disk)
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

    def _import(self, seeds: Sequence[int]) -> None:
        """Copy files and a folder, some of ours and some of another program."""
        source = self._folder / "source"
        for seed in seeds:
            _put_whole(source / f"{seed}.png", a_file(seed))
        work = import_pictures(
            [source / f"{seed}.png" for seed in seeds],
            self._disk,
            lambda work: Done(work(self.library)),
            lambda work: Done(work()),
        )
        imported = run_now(work)
        if imported.error is not None:
            raise imported.error
        assert len(imported.ids) + imported.duplicates == len(seeds), imported

    def _index(self, seeds: Sequence[int]) -> None:
        """Put files into a folder elsewhere, and have it shown, or looked into again."""
        elsewhere = self._folder / ELSEWHERE
        elsewhere.mkdir(exist_ok=True)
        folder = _folder_elsewhere(self.library)
        if folder is None:
            folder = self.library.indexed_folders.add(elsewhere).id
        for seed in seeds:
            _put_whole(elsewhere / f"{seed}.png", a_foreign_file(seed))
        _look(self.library, folder, self._disk)

    def _remove_folder(self) -> None:
        folder = _folder_elsewhere(self.library)
        assert folder is not None
        removed = self.library.indexed_folders.remove(folder)
        while self.library.indexed_folders.remove_step(removed):
            pass


def look_through(library: Library, disk: Disk | None = None) -> Reconciled:
    """Have a library look at all of its folders, as at the start; what was found there.

    Of other folders than its own, it counts what is new, lost or back.
    """
    while library.indexed_folders.forget_removed_step():
        pass
    library.indexed_folders.find_imported()
    found = library.upkeep.reconcile()
    for folder in library.indexed_folders.all():
        look = _look(library, folder.id, disk)
        found = replace(
            found,
            imported=found.imported + look.added,
            missing=found.missing + look.missing,
            returned=found.returned + look.returned,
        )
    _find_parents(library)
    return found


def _find_parents(library: Library) -> None:
    below = 2**62
    while below := library.family.find_missing(below):
        pass


def _look(library: Library, folder_id: int, disk: Disk | None) -> Indexed:
    async def every() -> Indexed:
        found = Indexed()
        async for step in look_into(
            folder_id, lambda work: Done(work(library)), lambda work: Done(work()), disk=disk
        ):
            found += step
        return found

    return run_now(every())


def _folder_elsewhere(library: Library) -> int | None:
    return next((one.id for one in library.indexed_folders.all() if not one.is_ours), None)


def place_of_import(seed: int) -> str:
    """Where a picture is that was imported: every other one is of this program."""
    return IMPORTED if seed % 2 else OWN


def a_file(seed: int) -> bytes:
    """A picture to import."""
    if place_of_import(seed) == IMPORTED:
        return a_foreign_file(seed)
    texts = encode(PictureMetadata(a_request(seed=seed), a_provenance()))
    return encode_png(some_rgb(8, 8), texts)


def a_foreign_file(seed: int) -> bytes:
    """A picture of another program."""
    return png({"parameters": f"a fish\nSteps: 20, Sampler: Euler a, Seed: {seed}, Size: 8x6"})


def _put_whole(path: Path, data: bytes) -> None:
    """As another program leaves it: no half file is seen, and it was written long ago."""
    path.parent.mkdir(exist_ok=True)
    new = path.with_name(f".{path.name}")
    new.write_bytes(data)
    os.utime(new, (1_600_000_000, 1_600_000_000))
    new.replace(path)


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
        (1, {"kind": "find parents"}),
        (1, {"kind": "tidy journal"}),
        (1, {"kind": "submit", "prompt": f"job {number}"}),
    ]
    if len(story.pictures) < 30:
        new = [_NEW_SEEDS + number * 10 + one for one in range(chance.randint(1, 4))]
        possible += [
            (4, {"kind": "save", "seed": number}),
            (2, {"kind": "put", "seed": number}),
            (4, {"kind": "import", "new": new}),
            (3, {"kind": "index", "new": new[:2]}),
        ]
        if shown:
            parent = chance.choice(shown)
            possible.append((3, {"kind": "make from", "seed": number, "parent": parent}))
    if len(shown) > 1:
        verdict = chance.choice([one.value for one in Verdict])
        pair = sorted(chance.sample(shown, 2))
        possible.append((2, {"kind": "judge", "pair": pair, "verdict": verdict}))
    if story.has_folder:
        possible.append((1, {"kind": "remove folder"}))
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
    found = look_through(library)
    # A program reconciles as it starts and after that each change is in both; but a backup that
    # was put back, and what it was killed in.
    if undone["kind"] not in _EXPLAINED:
        assert found == Reconciled(), (found, begun)
    again = look_through(library)
    assert again == Reconciled(), again
    has = found_in(library)
    both = story, story.after(undone)
    assert is_kept(has, story, undone), (_difference(has, both), begun)
    assert has.boards in [one.boards for one in both], (has.boards, story.boards, undone)
    jobs = [one.jobs for one in both]
    assert None in jobs or has.jobs in jobs, (has.jobs, story.jobs, undone)
    expected = story.after(undone).verdicts
    assert verdicts_of(has, has.verdicts) in (
        verdicts_of(has, story.verdicts),
        verdicts_of(has, expected),
    ), (has.verdicts, story.verdicts, undone)
    assert has.has_folder in [one.has_folder for one in both], undone
    _with_parents(has, {**both[1].pictures, **story.pictures})
    has.verdicts = {**story.verdicts, **has.verdicts}
    # What isn't shown is known only to the story.
    has.hidden = next(one for one in both if one.has_folder == has.has_folder).hidden
    check_files(library, has)
    check_family(library)
    check_search(library, has)
    return has


def check_alone(library: Library, story: Story) -> None:
    """Check a library that was just made from the folders alone: it lacks nothing but the queue."""
    look_through(library)
    has = found_in(library)
    assert has.pictures == _with_gone(story, has).pictures, _difference(has, [story])
    assert (has.boards, has.has_folder) == (story.boards, story.has_folder)
    assert has.verdicts == verdicts_of(has, story.verdicts)
    check_family(library)


def is_kept(has: Story, story: Story, undone: Operation) -> bool:
    """Whether all pictures of ``story`` are as they were told, or as ``undone`` makes them."""
    after = _with_gone(story.after(undone), has)
    story = _with_gone(story, has)
    if undone["kind"] in ADD_ONE_BY_ONE:
        return set(story.pictures) <= set(has.pictures) <= set(after.pictures) and all(
            one in (story.pictures.get(seed), after.pictures[seed])
            for seed, one in has.pictures.items()
        )
    if undone["kind"] not in ONE_BY_ONE:
        return has.pictures in (story.pictures, after.pictures)
    return set(has.pictures) <= set(story.pictures) and all(
        has.pictures.get(seed) in (was, after.pictures.get(seed))
        for seed, was in story.pictures.items()
    )


def _with_gone(story: Story, has: Story) -> Story:
    """``story`` with ``GONE`` for the parents that ``has`` lacks: their seeds can't be told."""
    pictures = {
        seed: one if one.parent is None or one.parent in has.pictures else replace(one, parent=GONE)
        for seed, one in story.pictures.items()
    }
    return replace(story, pictures=pictures)


def _with_parents(has: Story, told: Mapping[int, Kept]) -> None:
    """Tell the parents again that ``has`` lacks; they may come back."""
    for seed, one in has.pictures.items():
        if one.parent == GONE:
            has.pictures[seed] = replace(one, parent=told[seed].parent)


def verdicts_of(has: Story, verdicts: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """The verdicts about pictures that are there."""
    return {pair: said for pair, said in verdicts.items() if set(pair) <= set(has.pictures)}


def found_in(library: Library) -> Story:
    """All that a library has."""
    elsewhere = {one.path: one.is_ours for one in library.indexed_folders.all()}
    pictures = _by_seed(library)
    said = library.annotations.of([one.id for one in pictures.values()])
    boards = {board.uid: board.name for board in library.boards.all()}
    story = Story(boards=set(boards.values()))
    seeds = {one.identity: seed for seed, one in pictures.items()}
    for seed, picture in pictures.items():
        one = said[picture.id]
        parents = [
            seeds.get(parent.identity, GONE) for parent in library.family.parents(picture.id)
        ]
        assert len(parents) < 2, parents
        root = picture.path.parent
        home = root.parent if picture.is_deleted else root
        if home != library.folders.pictures and home not in elsewhere:
            continue  # of a folder that was removed: they go at the next start
        is_ours = elsewhere.get(home)
        story.pictures[seed] = Kept(
            picture.is_deleted,
            one.rating,
            one.note,
            frozenset(one.tags),
            frozenset(boards[uid] for uid in one.boards),
            {None: OWN, True: IMPORTED, False: ELSEWHERE}[is_ours],
            parents[0] if parents else None,
        )
    for pair, verdict in library.annotations.verdicts().items():
        found = [seeds.get(identity) for identity in pair]
        match found:
            case (int(one_), int(other)):
                is_swapped = one_ > other
                story.verdicts[min(one_, other), max(one_, other)] = (
                    _SWAPPED.get(verdict, verdict) if is_swapped else verdict
                ).value
    story.has_folder = False in elsewhere.values()
    story.jobs = {job.request.params.prompt for job in library.jobs()}
    return story


def check_files(library: Library, has: Story) -> None:
    """Check that all files with final names are whole, and that each is one of the pictures."""
    folders = library.folders
    roots = [folders.pictures, *(one.path for one in library.indexed_folders.all())]
    paths = [
        path for root in roots for part in (root, trash_in(root)) for path in part.glob("[!.]*.png")
    ]
    for path in paths:
        with Image.open(path) as image:
            image.load()
    assert len(paths) == len(has.pictures), (sorted(map(str, paths)), has.pictures)
    for backup in library.backups.all():
        with closing(sqlite3.connect(folders.backups / backup.name)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def check_family(library: Library) -> None:
    """Check that of each parent something is known, whether or not it is there."""
    for picture in _by_seed(library).values():
        for parent in library.family.parents(picture.id):
            is_there = bool(library.family.ids_anywhere(parent.identity))
            assert is_there or library.family.gone([parent.identity]), (picture, parent)


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


def _by_seed(library: Library) -> dict[int, AnyPicture]:
    """The pictures of all folders, by seed; not those that are missing."""
    path = library.folders.data / DATABASE_NAME
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        ids = connection.execute("SELECT id FROM picture WHERE missing_since IS NULL").fetchall()
    every = [library.any_picture(id_) for (id_,) in ids]
    found: dict[int, AnyPicture] = {}
    for one in every:
        seed = one.settings.seed if isinstance(one, ForeignPicture) else one.request.params.seed
        assert seed is not None, one
        assert seed not in found, ("a picture is there twice", one, found[seed])
        found[seed] = one
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
    {"kind": "make from", "seed": 5, "parent": 4},
    {"kind": "import", "new": [11, 12, 13]},
    {"kind": "rate", "seeds": [11, 12], "rating": 3},
    {"kind": "judge", "pair": [11, 12], "verdict": "better"},
    {"kind": "index", "new": [21, 22]},
    {"kind": "tag", "seeds": [21], "tag": "tag 1"},
    {"kind": "delete", "seeds": [12, 13, 22]},
    {"kind": "find parents"},
    {"kind": "open again"},
    {"kind": "restore", "seeds": [13]},
    {"kind": "remove folder"},
    {"kind": "put backup back"},
    {"kind": "index", "new": [23]},
    {"kind": "delete", "seeds": [4, 11]},
    {"kind": "purge"},
    {"kind": "rebuild"},
    {"kind": "tidy journal"},
)


def is_refused(teller: Teller, do: Operation) -> bool:
    """Do one; returns whether the disk refused it."""
    try:
        teller.do(do)
    except StudioError:
        return True
    return False
