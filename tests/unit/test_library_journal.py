"""The journal: what it says is what the database has, whatever happens to either."""

import gc
import io
import json
import os
import shutil
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sdstudio.disk import SystemDisk, disk_error, open_regular
from sdstudio.domain.annotations import Annotations, ColourLabel, Flag, Parent, Verdict
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library, journal, journal_sync
from sdstudio.library.journal import Journal
from sdstudio.library.journal_records import (
    BoardKept,
    Judged,
    PicturesChanged,
    PictureState,
    Record,
    SearchKept,
)
from sdstudio.library.journal_state import JournalState
from tests.support.disks import (
    UNPLUGGED,
    Operation,
    PowerCut,
    WatchedDisk,
    failing,
    forget_unsynced,
)
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb
from tests.support.upkeep import tidy_journal


def library_in(folder: Path, disk: WatchedDisk | None = None, data: str = "data") -> Library:
    return Library.open(folder / "pictures", folder / data, disk)


def filled(folder: Path, number: int = 3) -> None:
    with closing(library_in(folder)) as library:
        for seed in range(number):
            library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance())


def journal_of(folder: Path) -> Path:
    return folder / "pictures" / ".library" / "journal.jsonl"


def compact_in_writes(patch: pytest.MonkeyPatch, size_bytes: int) -> None:
    """As if the journal were too large from there on."""
    patch.setattr(journal, "COMPACT_BYTES", size_bytes)
    patch.setattr(journal, "GROWN_BYTES", size_bytes)
    patch.setattr(journal, "GROWN", 2)


def additions(library: Library) -> object:
    """All that was added, with pictures by the names of their files."""
    pictures = {one.id: one.path.name for one in library.pictures(100)}
    said = library.annotations.of(list(pictures))
    return (
        {pictures[id_]: one for id_, one in said.items() if one != Annotations()},
        [(one.uid, one.name, one.position, one.count) for one in library.boards.all()],
        library.saved_searches.all(),
        library.annotations.verdicts(),
        {name: library.family.parents(id_) for id_, name in pictures.items()},
    )


def by_seed(library: Library) -> list[int]:
    """The pictures' ids: those that were imported may have others than at first."""
    return [one.id for one in sorted(library.pictures(9), key=lambda one: one.request.params.seed)]


def rate(library: Library, *seeds: int, rating: int) -> None:
    library.annotations.rate([by_seed(library)[seed] for seed in seeds], rating)


def ratings(library: Library) -> list[int]:
    """By seed."""
    said = library.annotations.of(by_seed(library))
    return [said[id_].rating for id_ in by_seed(library)]


def ratings_in(folder: Path, data: str = "data") -> list[int]:
    with closing(library_in(folder, data=data)) as library:
        library.upkeep.reconcile()
        return ratings(library)


def ratings_from_the_journal(folder: Path) -> list[int]:
    shutil.rmtree(folder / "data")
    return ratings_in(folder)


# What is done to a library; ids that it lacks are fine.
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
IDS = st.lists(st.integers(1, 4), max_size=3)
CHANGES: st.SearchStrategy[Callable[[Library], object]] = st.one_of(
    st.builds(lambda ids, n: lambda one: one.annotations.rate(ids, n), IDS, st.integers(0, 5)),
    st.builds(lambda ids, n: lambda one: one.annotations.flag(ids, n), IDS, st.sampled_from(Flag)),
    st.builds(
        lambda ids, n: lambda one: one.annotations.label(ids, n), IDS, st.sampled_from(ColourLabel)
    ),
    st.builds(
        lambda id_, text: lambda one: one.annotations.write_note(id_, text),
        st.integers(1, 4),
        NAMES,
    ),
    st.builds(
        lambda ids, names: lambda one: one.annotations.add_tags(ids, names), IDS, st.lists(NAMES)
    ),
    st.builds(
        lambda ids, n: (
            lambda one: one.annotations.remove_tags(
                ids, [tag.name for tag in one.annotations.tags()][:n]
            )
        ),
        IDS,
        st.integers(0, 3),
    ),
    st.builds(lambda name: lambda one: one.boards.create(name), NAMES),
    st.builds(
        lambda ids, n: lambda one: [one.boards.add(b.uid, ids) for b in one.boards.all()[n:]],
        IDS,
        st.integers(0, 2),
    ),
    st.builds(
        lambda ids: lambda one: [one.boards.remove(b.uid, ids) for b in one.boards.all()], IDS
    ),
    st.builds(
        lambda name: lambda one: [one.boards.rename(b.uid, name) for b in one.boards.all()[:1]],
        NAMES,
    ),
    st.just(
        lambda one: [
            one.annotations.restore(one.boards.delete(b.uid)) for b in one.boards.all()[:1]
        ]
    ),
    st.just(lambda one: [one.boards.delete(b.uid) for b in one.boards.all()[:1]]),
    st.builds(lambda name, text: lambda one: one.saved_searches.keep(name, text), NAMES, NAMES),
    st.just(lambda one: [one.saved_searches.forget(s.uid) for s in one.saved_searches.all()[:1]]),
    st.builds(
        lambda a, b, verdict: lambda one: one.annotations.judge(a, b, verdict),
        st.sampled_from(["a" * 32, "b" * 32]),
        st.sampled_from(["c" * 32, "0" * 32]),
        st.none() | st.sampled_from(Verdict),
    ),
    st.builds(
        lambda id_, role: lambda one: one.annotations.add_parents({id_: [Parent("a" * 32, role)]}),
        st.integers(1, 3),
        st.sampled_from(["start", "mask"]),
    ),
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(CHANGES, max_size=12), st.sampled_from([200, 1000, 10**6]))
def test_replaying_gives_what_the_database_has(
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[Callable[[Library], object]],
    compact_bytes: int,
) -> None:
    folder = tmp_path_factory.mktemp("replay")
    with pytest.MonkeyPatch.context() as patch:
        compact_in_writes(patch, compact_bytes)
        filled(folder)
        first = next((folder / "pictures").glob("*.png"))
        shutil.copy(first, folder / "pictures" / "copy.png")
        with closing(library_in(folder)) as library:
            library.upkeep.reconcile()
            for change in changes:
                change(library)
            before = additions(library)
            library.upkeep.rebuild()
            assert additions(library) == before
        shutil.rmtree(folder / "data")
        with closing(library_in(folder)) as library:
            while library.upkeep.reconcile(reads_max=2).remaining:
                pass
            assert additions(library) == before
    shutil.rmtree(folder)


_UIDS = st.sampled_from(["a" * 32, "b" * 32, "c" * 32])
_TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=9)
_PICTURES = st.builds(
    PictureState,
    identity=_UIDS,
    name=_TEXTS.filter(bool),
    rating=st.integers(0, 5),
    flag=st.sampled_from(Flag),
    label=st.sampled_from(ColourLabel),
    note=_TEXTS,
    tags=st.lists(_TEXTS, max_size=3).map(tuple),
    boards=st.lists(st.tuples(_UIDS, _TEXTS), max_size=2).map(tuple),
    parents=st.lists(st.tuples(_UIDS, st.just("start")), max_size=2).map(tuple),
)
RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(PicturesChanged, pictures=st.lists(_PICTURES, max_size=3).map(tuple)),
    st.builds(
        BoardKept,
        uid=_UIDS,
        name=_TEXTS,
        position=st.floats(allow_nan=False, allow_infinity=False),
    ),
    st.builds(SearchKept, uid=_UIDS, name=_TEXTS, query=_TEXTS, position=st.just(1.0)),
    st.builds(Judged, one=_UIDS, other=_UIDS, verdict=st.none() | st.sampled_from(Verdict)),
)


@settings(suppress_health_check=list(HealthCheck))
@given(st.lists(RECORDS, max_size=8), st.lists(RECORDS, max_size=8))
def test_what_is_written_is_read_and_compacting_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, first: list[Record], later: list[Record]
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    one = Journal(folder / ".library" / "journal.jsonl", folder, SystemDisk())
    one.write(JournalState(), None)
    expected = JournalState()
    for records in (first, later):
        ends = one.ends()
        assert ends is not None
        one.append(records, ends)
        for record in records:
            expected.add(record)
        assert one.read() == expected
        ends = one.ends()
        assert ends is not None
        one.write(one.read(), ends, is_merged=False)
        compacted = one.read()
        # A picture that says nothing may go, unless another file of that identity says something.
        names = Counter(identity for identity, _ in expected.pictures)
        needless = {
            key
            for key, said in expected.pictures.items()
            if said.is_empty and names[said.identity] == 1
        }
        assert compacted.pictures == {
            key: said for key, said in expected.pictures.items() if key not in needless
        }
        assert compacted.boards == expected.boards
        assert compacted.verdicts == expected.verdicts
        expected = compacted
    shutil.rmtree(folder)


def test_a_torn_last_line_is_ignored_and_the_next_is_whole(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=1)
        before = journal_of(tmp_path).stat().st_size
        rate(library, 1, rating=2)
    whole = journal_of(tmp_path).read_bytes()
    for size in {*range(before, len(whole), 17), len(whole) - 1}:
        journal_of(tmp_path).write_bytes(whole[:size])
        shutil.rmtree(tmp_path / "data")
        assert ratings_in(tmp_path) == [1, 0, 0]
        with closing(library_in(tmp_path)) as library:
            rate(library, 2, rating=3)
        assert ratings_from_the_journal(tmp_path) == [1, 0, 3]


def test_a_damaged_line_costs_only_what_it_said(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        for id_ in (1, 2, 3):
            rate(library, id_ - 1, rating=id_)
    lines = journal_of(tmp_path).read_bytes().splitlines(keepends=True)
    for at in range(0, len(lines[2]) - 1, 11):
        damaged = bytearray(lines[2])
        damaged[at] ^= 1
        journal_of(tmp_path).write_bytes(b"".join([*lines[:2], damaged, *lines[3:]]))
        assert ratings_from_the_journal(tmp_path) == [1, 0, 3]


def test_a_damaged_first_line_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, 1, rating=4)
    data = journal_of(tmp_path).read_bytes()
    journal_of(tmp_path).write_bytes(b"x" + data)
    assert ratings_in(tmp_path) == [4, 4, 0]
    assert (journal_of(tmp_path).parent / "journal.damaged.jsonl").read_bytes() == b"x" + data
    with closing(library_in(tmp_path)) as library:
        rate(library, 2, rating=5)
    assert ratings_from_the_journal(tmp_path) == [4, 4, 5]


def a_line(change: object) -> bytes:
    text = json.dumps(change, separators=(",", ":")).encode()
    return b'{"sum":"%08x","change":%s}\n' % (zlib.crc32(text), text)


def test_lines_of_a_newer_program_are_kept_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compact_in_writes(monkeypatch, 200)
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=1)
    unknown = [
        a_line({"kind": "telepathy", "thoughts": ["鱼"]}),
        a_line({"kind": "board", "uid": "a" * 32, "name": "b", "position": 1, "colour": "red"}),
    ]
    with journal_of(tmp_path).open("ab") as file:
        file.write(b"".join(unknown))
    with closing(library_in(tmp_path)) as library:
        for rating in range(100):
            rate(library, 0, rating=rating % 6)
        assert not library.boards.all()
    lines = journal_of(tmp_path).read_bytes().splitlines(keepends=True)
    assert len(lines) < 50
    assert [line for line in lines if line in unknown] == unknown


def test_lines_of_a_newer_program_stay_between_what_was_said_before_and_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "COMPACT_BYTES", 0)
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        for rating in range(1, 5):
            rate(library, 0, 1, rating=rating)
        board = library.boards.create("Sold")
        identities = [library.picture(id_).identity for id_ in by_seed(library)]
        names = [library.picture(id_).path.name for id_ in by_seed(library)]
        newer = [
            a_line(
                {
                    "kind": "pictures",
                    "pictures": [{"identity": identity, "name": name, "rating": 0, "mood": 1}],
                }
            )
            for identity, name in zip(identities, names, strict=True)
        ]
        newer.append(a_line({"kind": "board", "uid": board.uid, "name": "b", "colour": 1}))
        for line in newer:
            with journal_of(tmp_path).open("ab") as file:
                file.write(line)
        rate(library, 1, rating=5)
        rate(library, 2, rating=1)
        rate(library, 2, rating=0)
        library.boards.delete(board.uid)
        for _ in range(2):
            tidy_journal(library)
            lines = journal_of(tmp_path).read_bytes().splitlines(keepends=True)
            at = [lines.index(line) for line in newer]
            assert at == sorted(at)
            assert len(lines) < 10

            def last_about(text: str, lines: list[bytes] = lines) -> int:
                known = [
                    place
                    for place, line in enumerate(lines)
                    if text.encode() in line and line not in newer
                ]
                return known[-1]

            assert last_about(identities[0]) < at[0]
            assert last_about(identities[1]) > at[1]
            assert last_about(identities[2]) > at[2], "it says that nothing is added any more"
            assert last_about(board.uid) > at[3]
            assert b"board_deleted" in lines[last_about(board.uid)]


def test_a_change_neither_reads_the_whole_journal_nor_writes_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        for rating in [1, 2, 3, 4, 5] * 3:
            rate(library, 0, rating=rating)
    monkeypatch.setattr(journal, "COMPACT_BYTES", 700)
    with closing(library_in(tmp_path)) as library:
        with monkeypatch.context() as patch:
            for name in ("read", "reading"):
                patch.setattr(Journal, name, lambda *_: pytest.fail("read"))
            rate(library, 0, rating=2)
        before = journal_of(tmp_path).read_bytes()
        tidy_journal(library)
        after = journal_of(tmp_path).read_bytes()
        assert len(after) < len(before)
        tidy_journal(library)
        assert journal_of(tmp_path).read_bytes() == after, "it hasn't grown since"
    assert ratings_from_the_journal(tmp_path) == [2, 0, 0]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "COMPACT_BYTES", 700)
    for name in ("_READ_AT_ONCE", "_LINES_AT_ONCE"):
        monkeypatch.setattr(journal, name, 1)
    monkeypatch.setattr(journal, "_WRITTEN_AT_ONCE", 300)
    monkeypatch.setattr(journal_sync, "_AT_ONCE", 1)


def rated_often(folder: Path) -> None:
    filled(folder)
    with closing(library_in(folder)) as library:
        for rating in [1, 2, 3, 4, 5] * 3:
            for seed in range(3):
                rate(library, seed, rating=rating)


@pytest.mark.usefixtures("small_steps")
def test_a_change_between_two_steps_of_compacting_is_kept(tmp_path: Path) -> None:
    rated_often(tmp_path)
    with closing(library_in(tmp_path)) as library:
        before, number = journal_of(tmp_path).stat().st_size, 0
        while library.upkeep.tidy_journal_step():
            number += 1
            if number % 7 == 0:
                rate(library, 0, rating=number % 5)
        assert number > 20
        rate(library, 1, rating=1)
        assert journal_of(tmp_path).stat().st_size > before, "it was left as it is"
        rating = library.annotations.of([by_seed(library)[0]])[by_seed(library)[0]].rating
        tidy_journal(library)
        assert journal_of(tmp_path).stat().st_size < before
    assert ratings_from_the_journal(tmp_path) == [rating, 1, 5]


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("after", range(0, 60, 6))
def test_pictures_that_go_and_come_between_two_steps_of_compacting_keep_their_stars(
    tmp_path: Path, after: int
) -> None:
    rated_often(tmp_path)
    with closing(library_in(tmp_path)) as library:
        path = library.picture(by_seed(library)[2]).path
        away = tmp_path / "away.png"
        path.rename(away)
        library.upkeep.reconcile()
        library.missing.forget([one.id for one in library.missing.all()])
        for _ in range(after):
            library.upkeep.tidy_journal_step()
        away.rename(path)
        library.upkeep.reconcile()
        while library.upkeep.tidy_journal_step():
            pass
        ids = by_seed(library)
        assert [library.annotations.of([one])[one].rating for one in ids] == [5, 5, 5]
    assert ratings_from_the_journal(tmp_path) == [5, 5, 5]


@pytest.mark.usefixtures("small_steps")
def test_compacting_that_is_left_midway_leaves_the_journal(tmp_path: Path) -> None:
    rated_often(tmp_path)
    for steps in range(1, 200, 9):
        with closing(library_in(tmp_path)) as library:
            before = journal_of(tmp_path).read_bytes()
            if not all(library.upkeep.tidy_journal_step() for _ in range(steps)):
                break
            assert journal_of(tmp_path).read_bytes() == before
        del library
        gc.collect()
        assert not list(journal_of(tmp_path).parent.glob("*.tmp"))
    assert len(journal_of(tmp_path).read_bytes()) < len(before)
    assert ratings_from_the_journal(tmp_path) == [5, 5, 5]


def damage_line(folder: Path, number: int) -> bytes:
    """Returns all of the damaged file."""
    lines = journal_of(folder).read_bytes().splitlines(keepends=True)
    lines[number] = lines[number].replace(b"identity", b"identitx")
    journal_of(folder).write_bytes(b"".join(lines))
    return b"".join(lines)


def kept_damaged(folder: Path, library: Library) -> bytes:
    (kept,) = [
        notice.arguments["kept_as"]
        for notice in library.take_notices()
        if notice.code is ErrorCode.JOURNAL_DAMAGED
    ]
    assert Path(str(kept)).parent == journal_of(folder).parent
    return Path(str(kept)).read_bytes()


def test_compacting_keeps_what_a_damaged_line_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    monkeypatch.setattr(journal, "COMPACT_BYTES", 0)
    with closing(library_in(tmp_path)) as library:
        for seed in range(3):
            rate(library, seed, rating=seed + 1)
        damaged = damage_line(tmp_path, 2)
        tidy_journal(library)
        assert kept_damaged(tmp_path, library) == damaged
    assert ratings_from_the_journal(tmp_path) == [1, 2, 3]


def test_rebuilding_keeps_what_a_damaged_line_said(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=1)
        rate(library, 0, rating=5)
        rate(library, 1, rating=2)
        rate(library, 2, rating=3)
        damaged = damage_line(tmp_path, 3)
        damaged = damage_line(tmp_path, 2)
        with library._database.transaction():
            library._database.execute("DELETE FROM annotation WHERE picture_id = 3")
        library.upkeep.rebuild()
        assert ratings(library) == [5, 2, 3]
        assert kept_damaged(tmp_path, library) == damaged
        library.upkeep.rebuild()
        assert ratings(library) == [5, 2, 3]
        assert not library.take_notices()
    assert ratings_from_the_journal(tmp_path) == [5, 2, 3]


def test_a_line_that_was_never_complete_is_no_damage(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=1)
        for rating in (4, 5):
            with journal_of(tmp_path).open("ab") as file:
                file.write(b'{"sum":"0123')
            library.upkeep.rebuild()
            rate(library, 0, rating=rating)
        library.upkeep.rebuild()
        assert not library.take_notices()
    assert ratings_from_the_journal(tmp_path) == [5, 0, 0]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "pictures", "pictures": [{"identity": "a" * 32, "name": "x", "rating": 99}]},
        {"kind": "pictures", "pictures": [{"identity": "a" * 32, "name": "\x00"}]},
        {"kind": "pictures", "pictures": [{"identity": "../" * 9, "name": "x"}]},
        {"kind": "pictures", "pictures": [{"identity": "a" * 32, "name": "x"}] * 10_000},
        {
            "kind": "pictures",
            "pictures": [{"identity": "a" * 32, "name": "x", "note": "n" * 10**6}],
        },
        {"kind": "board", "uid": "a" * 32, "name": "x" * 10**6, "position": 1},
        {"kind": "board", "uid": "a" * 32, "name": "x", "position": float("nan")},
        {"kind": "verdict", "one": "b" * 32, "other": "a" * 32, "verdict": "better"},
        {"kind": "search", "uid": "a" * 32, "name": "x", "query": "\ud800", "position": 1},
        {"kind": ["board"]},
        [[[[]]]],
        None,
    ],
)
def test_a_strangers_line_does_no_harm(tmp_path: Path, change: object) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=1)
    with journal_of(tmp_path).open("ab") as file:
        file.write(a_line(change))
        file.write(b'{"sum":"00000000","change":' + b"[" * 100_000 + b"\n")
        file.write(bytes(range(256)))
    assert ratings_from_the_journal(tmp_path) == [1, 0, 0]
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, 1, 2, rating=2)
        assert not library.boards.all()
        assert not library.annotations.verdicts()
    assert ratings_from_the_journal(tmp_path) == [2, 2, 2]


def test_a_strangers_text_is_plain_and_leads_nowhere(tmp_path: Path) -> None:
    filled(tmp_path, 1)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=1)
        library.boards.create("x")
    (tmp_path / "outside.png").touch()
    said = json.loads(journal_of(tmp_path).read_bytes().splitlines()[1])
    (picture,) = said["change"]["pictures"]
    picture.update(name="../outside.png", tags=["a\u202eb\x00", "<b>c</b>"], note="\x1b[2J\u202ex")
    board = {"kind": "board", "uid": "a" * 32, "name": "\u202e<i>\x07", "position": 0}
    with journal_of(tmp_path).open("ab") as file:
        file.write(a_line({"kind": "pictures", "pictures": [picture]}) + a_line(board))
    shutil.rmtree(tmp_path / "data")
    next((tmp_path / "pictures").glob("*.png")).rename(tmp_path / "pictures" / "new.png")
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
        (found,) = library.annotations.of([1]).values()
        assert found.tags == ("<b>c</b>", "a b")
        assert found.note == "[2Jx"
        assert library.boards.all()[0].name == "<i>"


# Power cuts, kills and disks that refuse.


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "later"])
@pytest.mark.parametrize("compacts", [True, False], ids=["compacts", "appends"])
@pytest.mark.parametrize("survived", range(12))
def test_a_power_cut_loses_nothing_that_was_shown_as_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    survived: int,
    compacts: bool,
    is_first: bool,
) -> None:
    filled(tmp_path)
    if compacts:
        compact_in_writes(monkeypatch, 0)
    kept: list[int] = []
    if not is_first:
        with closing(library_in(tmp_path)) as library:
            rate(library, 0, rating=5)
            kept = [5]

    def cut(_: Operation) -> None:
        if len(disk.done) >= survived:
            raise PowerCut

    disk = WatchedDisk(cut)
    library = library_in(tmp_path, disk)
    shown = list(kept)
    try:
        for rating in range(1, 5):
            rate(library, 0, rating=rating)
            shown.append(rating)
    except PowerCut:
        pass
    finally:
        library.close()
    forget_unsynced(disk.done)
    tried = len(shown) - len(kept) + 1
    possible = {shown[-1] if shown else 0, tried}
    found = ratings_in(tmp_path)[0]
    assert found in possible
    with closing(library_in(tmp_path)) as library:
        rate(library, 1, rating=3)
    assert ratings_from_the_journal(tmp_path) == [found, 3, 0]


@pytest.mark.parametrize("step", range(2))
def test_killed_between_journal_and_database_both_agree_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=1)

        def killed(*_: object) -> None:
            if step:
                append(*_)  # type: ignore[arg-type]
            raise PowerCut

        append = Journal.append
        monkeypatch.setattr(Journal, "append", killed)
        with pytest.raises(PowerCut):
            rate(library, 0, 1, rating=4)
        assert ratings(library) == [1, 0, 0]
        monkeypatch.undo()
    expected = [4, 4, 0] if step else [1, 0, 0]
    assert ratings_in(tmp_path) == expected
    assert ratings_from_the_journal(tmp_path) == expected


def write_until_refused(library: Library, whole: list[bytes]) -> None:
    for number in range(200):
        library.annotations.write_note(2, "long " * 1000 + str(number))
        whole.append(library.folders.journal.read_bytes())


def test_a_change_that_the_database_refuses_is_taken_back_from_the_journal(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=1)
        before = journal_of(tmp_path).read_bytes()
        # SQLite answers a page limit as it answers a full disk.
        library._database.execute("PRAGMA max_page_count = 1")
        whole: list[bytes] = [before]
        with pytest.raises(StudioError) as caught:
            write_until_refused(library, whole)
        assert caught.value.code is ErrorCode.DISK_FULL
        assert journal_of(tmp_path).read_bytes() == whole[-1]
        noted = library.annotations.of([2])[2].note
    shutil.rmtree(tmp_path / "data")
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
        assert library.annotations.of([2])[2].note == noted


def test_taking_back_leaves_what_another_machine_wrote_since(tmp_path: Path) -> None:
    filled(tmp_path)
    with (
        closing(library_in(tmp_path)) as one,
        closing(library_in(tmp_path, data="other")) as other,
    ):
        other.upkeep.reconcile()
        rate(one, 0, rating=1)
        store = one._sync._store_position

        def refuse(_: object) -> None:
            rate(other, 1, rating=5)
            raise StudioError(ErrorCode.DISK_FULL, folder="data")

        one._sync._store_position = refuse  # type: ignore[method-assign, assignment]
        with pytest.raises(StudioError):
            rate(one, 2, rating=2)
        one._sync._store_position = store  # type: ignore[method-assign]
        one.upkeep.reconcile()
        other.upkeep.reconcile()
        assert ratings(one) == ratings(other)
        assert ratings(one)[:2] == [1, 5]
    assert ratings_from_the_journal(tmp_path)[:2] == [1, 5]


def test_taking_back_leaves_a_file_that_another_machine_wrote_anew(tmp_path: Path) -> None:
    one = Journal(tmp_path / ".library" / "journal.jsonl", tmp_path, SystemDisk())
    one.write(JournalState(), None)
    board = BoardKept(uid="a" * 32, name="fish", position=1)
    for _ in range(9):
        ends = one.ends()
        assert ends is not None
        one.append([board], ends)
    shorter = b"".join(one.path.read_bytes().splitlines(keepends=True)[:2])
    one.path.write_bytes(shorter)
    assert ends is not None
    one.take_back(ends)
    assert one.path.read_bytes() == shorter


def test_lines_whose_end_is_not_known_are_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = WatchedDisk()
    one = Journal(tmp_path / ".library" / "journal.jsonl", tmp_path, disk)
    one.write(JournalState(), None)
    before, ends = one.path.read_bytes(), one.ends()
    assert ends is not None
    really, refused = Path.stat, [UNPLUGGED]

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == one.path and disk.names[-2:] == ["append", "sync"] and refused:
            raise refused.pop()
        return really(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(StudioError):
        one.append([BoardKept(uid="a" * 32, name="fish", position=1)], ends)
    assert not refused
    assert one.path.read_bytes() == before


@pytest.mark.parametrize("steps", range(4))
def test_a_journal_that_cannot_be_read_while_it_is_compacted_keeps_stars(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """A picture returns after so many steps, and what the journal says of it isn't known."""
    monkeypatch.setattr(journal, "COMPACT_BYTES", 1)
    filled(tmp_path)
    away = tmp_path / "away.png"
    with closing(library_in(tmp_path)) as library:
        for number in range(9):
            rate(library, 0, rating=1 + number % 5)
        rate(library, 1, rating=5)
        (gone,) = (one for one in library.pictures(9) if one.request.params.seed == 1)
        gone.path.rename(away)
        library.upkeep.reconcile()
        library.missing.forget([gone.id])
        for _ in range(steps):
            library.upkeep.tidy_journal_step()
        away.rename(gone.path)

        def refuse(*_: object) -> bool:
            raise disk_error(UNPLUGGED, tmp_path)

        with monkeypatch.context() as patch:
            patch.setattr(Journal, "mentions", refuse)
            library.upkeep.reconcile()
        tidy_journal(library)
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
        assert ratings(library)[:2] == [4, 5]


# Journal and database that don't belong together.


def test_a_journal_that_was_deleted_is_written_again(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, 2, rating=5)
        library.boards.create("Sold")
    shutil.rmtree(journal_of(tmp_path).parent)
    library_in(tmp_path).close()
    shutil.rmtree(tmp_path / "data")
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
        assert ratings(library) == [5, 0, 5]
        assert [board.name for board in library.boards.all()] == ["Sold"]


def test_an_older_journal_is_brought_up_to_date(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, 1, rating=5)
        sold = library.boards.create("Sold")
        older = journal_of(tmp_path).read_bytes()
        rate(library, 0, rating=0)
        rate(library, 2, rating=2)
        library.boards.delete(sold.uid)
    journal_of(tmp_path).write_bytes(older)
    assert ratings_in(tmp_path) == [0, 5, 2]
    shutil.rmtree(tmp_path / "data")
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
        assert ratings(library) == [0, 5, 2]
        assert not library.boards.all()


def test_an_older_database_takes_over_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, 1, rating=5)
    shutil.copytree(tmp_path / "data", tmp_path / "older")
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=0)
        rate(library, 2, rating=2)
    assert ratings_in(tmp_path, data="older") == [0, 5, 2]
    shutil.rmtree(tmp_path / "older")
    shutil.copytree(tmp_path / "data", tmp_path / "older")
    compact_in_writes(monkeypatch, 0)
    with closing(library_in(tmp_path)) as library:
        for rating in (1, 0, 1, 0, 4):
            rate(library, 1, 2, rating=rating)
        rate(library, 1, rating=0)
    assert ratings_in(tmp_path, data="older") == [0, 0, 4]


def test_two_machines_on_one_folder_see_each_others_stars(tmp_path: Path) -> None:
    filled(tmp_path)
    with (
        closing(library_in(tmp_path)) as one,
        closing(library_in(tmp_path, data="other")) as other,
    ):
        other.upkeep.reconcile()
        rate(one, 0, rating=1)
        rate(other, 1, rating=2)
        assert ratings(other) == [1, 2, 0]
        rate(one, 2, rating=3)
        other.upkeep.reconcile()
        assert ratings(one) == ratings(other) == [1, 2, 3]


@pytest.mark.parametrize("at", ["write", "replace"])
@pytest.mark.parametrize("first", [0, 1], ids=["the other looks", "the first looks"])
def test_a_star_that_comes_while_another_machine_compacts_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, first: int
) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path, data="other")) as other:
        other.upkeep.reconcile()
        waiting: list[str] = []

        def before(operation: Operation) -> None:
            if operation.name == at and waiting:
                monkeypatch.undo()
                waiting.clear()
                rate(other, 1, rating=5)

        with closing(library_in(tmp_path, WatchedDisk(before))) as one:
            rate(one, 0, rating=1)
            rate(one, 1, rating=1)
            other.upkeep.reconcile()
            rate(one, 0, rating=2)
            monkeypatch.setattr(journal, "COMPACT_BYTES", 0)
            waiting.append("")
            tidy_journal(one)
            assert not waiting
            rate(one, 2, rating=3)
            for library in ((other, one), (one, other))[first]:
                library.upkeep.reconcile()
            one.upkeep.reconcile()
            assert ratings(one) == ratings(other) == [2, 5, 3]
    assert ratings_from_the_journal(tmp_path) == [2, 5, 3]


def test_two_machines_that_compact_at_once_keep_the_stars_of_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as one:
        rate(one, 0, rating=1)
    shutil.copytree(tmp_path / "data", tmp_path / "other")
    before = journal_of(tmp_path).read_bytes()
    monkeypatch.setattr(journal, "COMPACT_BYTES", 0)
    with closing(library_in(tmp_path, data="other")) as other:
        rate(other, 1, rating=2)
        tidy_journal(other)
    journal_of(tmp_path).write_bytes(before)
    with closing(library_in(tmp_path)) as one:
        rate(one, 2, rating=3)
        tidy_journal(one)
    assert ratings_in(tmp_path, data="other") == [1, 2, 3]
    assert ratings_in(tmp_path) == [1, 2, 3]
    assert ratings_from_the_journal(tmp_path) == [1, 2, 3]


def test_pictures_and_journal_of_another_library_are_brought_together(tmp_path: Path) -> None:
    for name in ("a", "b"):
        filled(tmp_path / name)
    with closing(library_in(tmp_path / "a")) as library:
        rate(library, 0, 1, rating=1)
    with closing(library_in(tmp_path / "b")) as library:
        rate(library, 1, 2, rating=4)
    shutil.copy(journal_of(tmp_path / "a"), journal_of(tmp_path / "b"))
    assert ratings_in(tmp_path / "b") == [1, 1, 4]
    assert ratings_from_the_journal(tmp_path / "b") == [1, 1, 4]


@pytest.mark.parametrize("at", ["make_folder", "write", "replace"])
def test_killed_while_both_are_brought_together_nothing_is_lost(tmp_path: Path, at: str) -> None:
    for name in ("a", "b"):
        filled(tmp_path / name)
    with closing(library_in(tmp_path / "a")) as library:
        rate(library, 0, 1, rating=1)
    with closing(library_in(tmp_path / "b")) as library:
        rate(library, 1, 2, rating=4)
    with closing(library_in(tmp_path / "b", failing(at, PowerCut()))) as library:
        shutil.copy(journal_of(tmp_path / "a"), journal_of(tmp_path / "b"))
        with pytest.raises(PowerCut):
            library.upkeep.reconcile()
    with closing(library_in(tmp_path / "b")) as library:
        library.upkeep.rebuild()
        assert ratings(library) == [1, 1, 4]
    assert ratings_from_the_journal(tmp_path / "b") == [1, 1, 4]


def test_importing_many_pictures_reads_the_journal_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = 0

    class Counted(io.BufferedReader):
        def read(self, size: int | None = -1, /) -> bytes:
            return self._count(super().read(size))

        def readline(self, size: int | None = -1, /) -> bytes:
            return self._count(super().readline(size))

        def _count(self, data: bytes) -> bytes:
            nonlocal read_bytes
            read_bytes += len(data)
            return data

    def counted(path: Path) -> io.BufferedReader:
        return Counted(open_regular(path).detach())

    filled(tmp_path)
    filled(tmp_path / "more", 20)
    with closing(library_in(tmp_path)) as library:
        rate(library, 0, rating=5)
    line = a_line({"kind": "telepathy", "thoughts": "fish" * 10_000})
    with journal_of(tmp_path).open("ab") as file:
        file.write(line * 200)
    with closing(library_in(tmp_path)) as library:
        for path in (tmp_path / "more" / "pictures").glob("*.png"):
            if not (tmp_path / "pictures" / path.name).exists():
                path.rename(tmp_path / "pictures" / path.name)
        monkeypatch.setattr(journal, "open_regular", counted)
        while library.upkeep.reconcile(reads_max=1).remaining:
            pass
        assert library.count() >= 20
    assert read_bytes < 3 * len(line * 200)


def test_without_anything_added_there_is_no_journal(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
    assert not [name for name in names_in(tmp_path / "pictures") if name.startswith(".")]


def test_every_addition_counts_as_one() -> None:
    additions: dict[str, object] = {
        "rating": 1,
        "flag": Flag.REJECT,
        "label": ColourLabel.RED,
        "note": "x",
        "tags": ("x",),
        "boards": (("a" * 32, ""),),
        "parents": (("a", "start"),),
    }
    nothing = PictureState(identity="a", name="a.png")
    assert nothing.is_empty
    for name in PictureState.model_fields.keys() - {"identity", "name"}:
        assert not nothing.model_copy(update={name: additions[name]}).is_empty, name
