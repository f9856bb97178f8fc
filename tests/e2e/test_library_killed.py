"""A library that is killed while it rates, compacts its journal, backs up and restores."""

import random
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from sdstudio.library import Library
from tests.support.pictures import a_provenance, a_request, some_rgb

KILLS = 6
PROGRAM = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sdstudio.disk import SystemDisk
from sdstudio.library import Backups, Library, journal

journal.COMPACT_BYTES = journal.GROWN_BYTES = 500
journal.GROWN = 2
folder, number = Path(sys.argv[1]), int(sys.argv[2])
data = folder / "data"
library = Library.open(folder / "pictures", data)
library.upkeep.reconcile()
while True:
    number += 1
    (picture,) = library.pictures(1)
    library.annotations.write_note(picture.id, str(number))
    print(number, flush=True)
    if number % 7 == 0:
        now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
        Backups(data, data / "backups", SystemDisk(), lambda: now).make_if_due()
    if number % 20 == 0:
        library.backups.restore(library.backups.all()[-1].name)
        library.close()
        library = Library.open(folder / "pictures", data)
"""


def note_in(folder: Path) -> int:
    with closing(Library.open(folder / "pictures", folder / "data")) as library:
        library.upkeep.reconcile()
        assert not library.take_notices()
        (picture,) = library.pictures(9)
        (said,) = library.annotations.of([picture.id]).values()
        return int(said.note or 0)


@pytest.mark.slow
def test_what_was_told_is_there_after_each_kill(tmp_path: Path) -> None:
    chance = random.Random(21)
    with closing(Library.open(tmp_path / "pictures", tmp_path / "data")) as library:
        library.save_picture(some_rgb(8, 8), a_request(), a_provenance())
    told = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path), str(told)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        last = 0
        for _ in range(chance.randint(1, 60)):
            last = int(process.stdout.readline())
        time.sleep(chance.random() / 50)
        process.kill()
        rest = process.stdout.read().splitlines()
        process.wait()
        process.stdout.close()
        last = int(rest[-1]) if rest else last
        told = note_in(tmp_path)
        assert last <= told <= last + 1
    shutil.rmtree(tmp_path / "data")
    assert note_in(tmp_path) == told
