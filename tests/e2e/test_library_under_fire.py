"""A library that is killed at random moments in whatever it does.

``SDSTUDIO_KILLS=200`` has it killed as often, which takes about ten minutes; with
``--log-cli-level=INFO``, it tells in what.
"""

import json
import logging
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library
from sdstudio.library.database import DATABASE_NAME
from tests.support.library_program import as_json
from tests.support.library_story import Story, check, check_alone, told_by

KILLS = int(os.environ.get("SDSTUDIO_KILLS") or 8)
#: Of one library.
EACH = min(KILLS, 20)
_log = logging.getLogger(__name__)
ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
#: So often the library is also made from the pictures' folder alone.
_FROM_THE_FOLDER_EACH = 4

pytestmark = pytest.mark.slow


@contextmanager
def program(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A program that is killed at the end of the block; its lines can be read after that."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()


def rest_of(process: subprocess.Popen[str]) -> list[str]:
    """The other lines that a program told until it was killed; one that is not whole is none."""
    assert process.stdin is not None
    assert process.stdout is not None
    with process, process.stdin:
        told = process.stdout.read().splitlines(keepends=True)
    # It isn't to have ended because of what it met with.
    assert process.returncode == (1 if sys.platform == "win32" else -signal.SIGKILL)
    return [line for line in told if line.endswith("\n")]


def opened(pictures: Path, data: Path) -> Library:
    return Library.open(pictures, data, send_to_trash=Path.unlink)


@pytest.mark.parametrize("number_of_library", range(KILLS // EACH))
def test_what_was_shown_as_kept_is_there_after_each_kill(
    tmp_path: Path, number_of_library: int
) -> None:
    chance = random.Random(number_of_library)
    story, number = Story(), 100_000 * number_of_library
    killed_in: Counter[str] = Counter()
    done = 0
    for kill in range(EACH):
        arguments = ("-m", "tests.support.library_program", str(tmp_path), str(number))
        first: list[str] = []
        with program(*arguments, as_json(story)) as process:
            if chance.random() < 0.85:
                assert process.stdout is not None
                first = [process.stdout.readline()]
                if chance.random() < 0.2:
                    with pytest.raises(StudioError) as refused:  # two programs on one library
                        opened(tmp_path / "pictures", tmp_path / "data")
                    assert refused.value.code is ErrorCode.LIBRARY_IN_USE
            time.sleep(chance.random() * 0.7)
        lines = [json.loads(line) for line in [*first, *rest_of(process)]]
        told, begun = told_by(lines, story)
        number += len(begun) + 1
        done += len(begun)
        undone = begun[-1]["kind"] if begun and not begun[-1].get("done") else "between"
        killed_in[undone if lines else "start"] += 1
        with closing(opened(tmp_path / "pictures", tmp_path / "data")) as library:
            story = check(library, told, begun)
        if (kill + 1) % _FROM_THE_FOLDER_EACH == 0:
            with closing(opened(tmp_path / "pictures", tmp_path / "other")) as library:
                check_alone(library, story)
            shutil.rmtree(tmp_path / "other")
    _log.info("%d kills, %d operations; killed in: %s", EACH, done, dict(killed_in))
    assert done > EACH


MIGRATION = """
import sys
from pathlib import Path
from sdstudio.library import Library

print("ready", flush=True)
library = Library.open(Path(sys.argv[1]) / "pictures", Path(sys.argv[1]) / "data")
print("migrated", flush=True)
input()
"""


def rows_in(data: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(data / DATABASE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {
            table: connection.execute(f"SELECT id, request FROM {table} ORDER BY id").fetchall()
            for table in ("picture", "job")
        }


def put_fixture(folder: Path, version: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data").mkdir(parents=True)
    (folder / "pictures").mkdir()
    shutil.copy(FIXTURES / f"library_v{version}.sqlite", folder / "data" / DATABASE_NAME)


def test_a_library_that_is_killed_while_it_migrates_is_migrated_by_the_next_start(
    tmp_path: Path,
) -> None:
    chance = random.Random(6)
    whole: dict[int, dict[str, list[tuple[Any, ...]]]] = {}
    for version in range(1, 6):
        put_fixture(tmp_path, version)
        Library.open(tmp_path / "pictures", tmp_path / "data").close()
        whole[version] = rows_in(tmp_path / "data")
    told = 0
    times = max(3, KILLS // 5)
    for _ in range(times):
        version = chance.randint(1, 5)
        put_fixture(tmp_path, version)
        with program("-c", MIGRATION, str(tmp_path)) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * 0.06)
        told += "migrated\n" in rest_of(process)
        with closing(Library.open(tmp_path / "pictures", tmp_path / "data")) as library:
            assert not library.take_notices()
        assert rows_in(tmp_path / "data") == whole[version]
    _log.info("%d of %d were killed after it", told, times)
