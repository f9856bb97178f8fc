"""Searching a library of 100,000 or 1,000,000 rows, without their files.

Goals: rows ≤ 15 ms after a key press; with counts ≤ 50 ms at 100,000 and ≤ 150 ms at 1,000,000.
``python -m benchmarks.library_rows 1000000`` takes that number of rows.
"""

import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.many_pictures import provenance
from benchmarks.report import Report
from sdstudio.domain.query_text import parse_query
from sdstudio.library.database import Database
from sdstudio.library.search import (
    INDEX_NAME,
    Forget,
    PictureSearch,
    Read,
    SearchFeed,
    forget_changes,
    run_query,
    run_steps,
)

_FIRST = datetime(2024, 1, 1, 9, tzinfo=UTC)
_COUNT = 100_000
_RUNS = 9
_TRIES_PER_PROMPT = 3
_BATCH = 5_000
#: What the artist types, a key at a time, then what is clicked.
_TYPED = ("g", "go", "gol", "golden hour", "蓝", "蓝色", "golden -dark", '"soft light')
_ASKED = (
    "",
    "rating:>=3",
    "model:dream",
    "tag:favourite -flag:reject",
    "golden model:dream rating:>=2 date:2025",
    "sort:rating",
    "sort:name",
    "sort:random-7",
    "seed:4711",
    "nowhere model:dream",
)


def main() -> None:
    """Print the tables."""
    counts = [int(argument) for argument in sys.argv[1:] if argument.isdecimal()] or [_COUNT]
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), count)


def make_rows(data: Path, count: int, seed: int = 0) -> None:
    """A library's database with ``count`` pictures of several years, 30 % with Chinese prompts."""
    database = Database.open(data)
    chance = random.Random(seed)
    with database.transaction():
        for number in range(40):
            database.execute("INSERT INTO tag (name) VALUES (?)", (_tag(number),))
        for number in range(12):
            database.execute(
                "INSERT INTO board (uid, name, position) VALUES (?, ?, ?)",
                (f"board-{number}", f"Board {number}", number),
            )
    rows = _rows(chance, count)
    for first in range(0, count, _BATCH):
        with database.transaction():
            database.executemany(
                "INSERT INTO picture (name, identity, created_at, width, height, request,"
                " provenance) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [next(rows) for _ in range(min(_BATCH, count - first))],
            )
    rated = chance.sample(range(1, count + 1), count // 5)
    with database.transaction():
        database.executemany(
            "INSERT INTO annotation (picture_id, rating, flag, label) VALUES (?, ?, ?, ?)",
            [
                (one, chance.randrange(1, 6), chance.randrange(-1, 2), chance.randrange(6))
                for one in rated
            ],
        )
        database.executemany(
            "INSERT OR IGNORE INTO picture_tag VALUES (?, ?)",
            [(one, chance.randrange(1, 41)) for one in rated for _ in range(2)],
        )
        database.executemany(
            "INSERT OR IGNORE INTO board_picture VALUES (?, ?, '')",
            [(chance.randrange(1, 13), one) for one in rated[: count // 10]],
        )
    database.close()


def _tag(number: int) -> str:
    return "favourite" if number == 0 else f"tag {number}"


_ENGLISH = [
    "golden",
    "hour",
    "portrait",
    "cinematic",
    "soft",
    "light",
    "dark",
    "forest",
    "castle",
    "ruins",
    "misty",
    "morning",
    "harbour",
    "red",
    "fish",
    "blue",
    "eyes",
    "silver",
    "hair",
    "woman",
    "man",
    "child",
    "knight",
    "dragon",
    "robot",
    "city",
    "street",
    "rain",
    "neon",
    "sign",
    "watercolour",
    "oil",
    "painting",
    "sketch",
    "ink",
    "photograph",
    "film",
    "grain",
    "shallow",
    "depth",
    "field",
    "wide",
    "angle",
    "macro",
    "flower",
    "garden",
    "mountain",
    "river",
    "sea",
    "storm",
    "cloud",
    "sunset",
    "moon",
    "star",
    "space",
    "ship",
    "engine",
    "old",
    "new",
    "tiny",
    "giant",
    "ancient",
    "modern",
    "baroque",
    "minimal",
    "detailed",
    "intricate",
    "elegant",
    "wild",
    "calm",
    "warm",
    "cold",
]
_ENDINGS = ("", "s", "ed", "ing", "y", "er", "ness", "like", "ish")
_CHINESE = (
    "蓝色的大海日落金发少女红衣城市夜雨水彩画油灯古风山河花园"
    "月亮星空飞船机器人森林雾晨光柔和细节电影感"
)


def _prompt(chance: random.Random) -> str:
    if chance.random() < 0.3:
        parts = range(chance.randrange(3, 10))
        return "，".join("".join(chance.choices(_CHINESE, k=chance.randrange(2, 8))) for _ in parts)
    parts = range(chance.randrange(5, 20))

    def word() -> str:
        ending = chance.choice(_ENDINGS) if chance.random() < 0.4 else ""
        number = str(chance.randrange(3000)) if chance.random() < 0.05 else ""
        return chance.choice(_ENGLISH) + ending + number

    return ", ".join(" ".join(word() for _ in range(chance.randrange(1, 4))) for _ in parts)


def _rows(chance: random.Random, count: int) -> Iterator[tuple[str, str, str, int, int, str, str]]:
    # Rows that can't be read would be made again from their files, one after the other.
    made_then = provenance(_FIRST).model_dump_json()
    moment_s, prompt, left = 1_700_000_000.0, "", 0
    gap_s = 60_000_000 / count
    for number in range(count):
        if not left:
            prompt, left = _prompt(chance), chance.randrange(1, 2 * _TRIES_PER_PROMPT)
            model = f"{chance.choice(('Dream', 'Real', 'Ink', 'Toon'))} {chance.randrange(8)}"
            side = chance.choice((512, 768, 1024))
        left -= 1
        moment_s += chance.random() * 2 * gap_s
        seed = chance.randrange(2**32)
        when = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(moment_s))
        params = {
            "prompt": prompt,
            "negative_prompt": "blurry, bad hands, low quality",
            "seed": seed,
            "steps": chance.randrange(10, 50),
            "guidance_scale": chance.randrange(10, 30) / 2,
            "sampler": chance.choice(("euler_a", "dpmpp_2m", "dpmpp_2m_karras", "ddim")),
            "width": side,
            "height": 768,
        }
        request = {
            "version": 1,
            "mode": chance.choice(("text_to_image", "text_to_image", "image_to_image")),
            "checkpoint": {"name": model, "fingerprint": "0" * 16},
            "params": params,
        }
        name = f"{when[:10]} {when[11:19].replace(':', '-')} {prompt[:40]} {seed} {number}.png"
        made = made_then.replace(_FIRST.isoformat(), when)
        yield name, f"{number:032x}", when, side, 768, json.dumps(request), made


class _Lateness:
    """How long a thread that wants to do a little every millisecond is kept waiting at most."""

    def __init__(self) -> None:
        self.worst_ms = 0.0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "_Lateness":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._is_over.is_set():
            started_s = time.perf_counter()
            time.sleep(0.001)
            self.worst_ms = max(self.worst_ms, (time.perf_counter() - started_s - 0.001) * 1000)


def _measure(data: Path, count: int) -> None:
    started_s = time.perf_counter()
    make_rows(data, count)
    made_s = time.perf_counter() - started_s
    path = data / INDEX_NAME
    database, feed = Database.open(data), SearchFeed.open(data)

    def forget(step: Forget) -> None:
        forget_changes(database, step.picture_ids, step.stamp)

    search = PictureSearch(path)
    started_s = time.perf_counter()
    own_s = time.thread_time()
    run_steps(search, feed, forget)
    built_s, built_own_s = time.perf_counter() - started_s, time.thread_time() - own_s
    search.close()
    before = psutil.Process().memory_info().rss
    with _Lateness() as lateness:
        started_s = time.perf_counter()
        search = PictureSearch(path)
        first_ms = _first_rows_ms(search, feed)
        run_steps(search, feed, forget)
        loaded_ms = (time.perf_counter() - started_s) * 1000
    grown = psutil.Process().memory_info().rss - before
    report = Report(f"Searching {count:,} rows")
    report.table(
        ("", ""),
        [
            ("rows made, s (not the program's work)", f"{made_s:.0f}"),
            ("index made from nothing, s", f"{built_s:.0f}"),
            ("of it, this thread's processor time, s", f"{built_own_s:.0f}"),
            ("rows a second of that", f"{count / built_own_s:.0f}"),
            ("search.sqlite, MB", f"{path.stat().st_size / 1e6:.0f}"),
            ("library.sqlite, MB", f"{(data / 'library.sqlite').stat().st_size / 1e6:.0f}"),
            ("first rows at the next start, ms", f"{first_ms:.0f}"),
            ("all columns loaded, ms", f"{loaded_ms:.0f}"),
            ("another thread kept waiting meanwhile, at most ms", f"{lateness.worst_ms:.0f}"),
            ("memory, bytes a row", f"{search.columns.bytes_per_row}"),
            ("process grown by, MB", f"{grown / 1e6:.0f}"),
            ("a rating taken over, ms", f"{_rating_ms(database, search, feed, forget):.1f}"),
        ],
    )
    rows = [(text or "(all)", *_query_ms(search, feed, text)) for text in (*_TYPED, *_ASKED)]
    report.table(
        ("query", "found", "first ms", "CPU", "again ms", "CPU", "with counts ms", "CPU"), rows
    )
    report.line(
        "first: nothing remembered; the others are medians. CPU: of it, spent by this thread, which"
        " is what counts where others share the machine."
    )
    report.print()
    search.close()
    feed.close()
    database.close()


def _first_rows_ms(search: PictureSearch, feed: SearchFeed) -> float:
    """Until the first block is loaded and shown."""
    started_s = time.perf_counter()
    steps = search.catching_up()
    next(steps)
    run_query(search, feed, parse_query(""))
    steps.close()
    return (time.perf_counter() - started_s) * 1000


def _rating_ms(
    database: Database, search: PictureSearch, feed: SearchFeed, forget: object
) -> float:
    times = []
    for stars in range(1, 6):
        with database.transaction():
            database.execute(
                "INSERT OR REPLACE INTO annotation VALUES (?, ?, 0, 0, '')", (17 * stars, stars)
            )
        started_s = time.perf_counter()
        assert callable(forget)
        run_steps(search, feed, forget)
        times.append((time.perf_counter() - started_s) * 1000)
    return statistics.median(times)


def _query_ms(search: PictureSearch, feed: SearchFeed, text: str) -> tuple[str, ...]:
    query = parse_query(text)
    found_ms, counted_ms, own_found_ms, own_counted_ms = [], [], [], []
    for _ in range(_RUNS):
        started_s, own_s = time.perf_counter(), time.thread_time()
        steps = search.finding(query)
        try:
            answer = None
            while True:
                step = steps.send(answer)
                assert isinstance(step, Read)
                answer = step.work(feed)
        except StopIteration as end:
            match = end.value
        found = search.found(match)
        found_ms.append((time.perf_counter() - started_s) * 1000)
        own_found_ms.append((time.thread_time() - own_s) * 1000)
        search.facets(match)
        counted_ms.append((time.perf_counter() - started_s) * 1000)
        own_counted_ms.append((time.thread_time() - own_s) * 1000)
    return (
        f"{found.total:,}",
        f"{found_ms[0]:.1f}",
        f"{own_found_ms[0]:.1f}",
        f"{statistics.median(found_ms):.1f}",
        f"{statistics.median(own_found_ms):.1f}",
        f"{statistics.median(counted_ms):.1f}",
        f"{statistics.median(own_counted_ms):.1f}",
    )


if __name__ == "__main__":
    main()
