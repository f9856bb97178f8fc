"""A download is killed (kill -9) at twenty random moments, and continues each time."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from tests.support import hub
from tests.support.download_faults import CONTENT, NAME, PATH, SHA256

ROOT = Path(__file__).parents[2]
KILLS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX: Windows has neither fork nor kill -9")
def test_a_download_that_is_killed_twenty_times_ends_with_the_original(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = random.Random(5)
    final = tmp_path / NAME
    held: list[int] = []
    with hub.mirrors([{PATH: CONTENT}]) as (mirror,):
        # Slow enough that it is in the middle at every kill.
        mirror.play(then=hub.dripping(0.05))
        command = [sys.executable, "-m", "tests.support.download_program"]
        command += [str(tmp_path), mirror.address(PATH)]
        with subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as program:
            assert program.stdin is not None
            assert program.stdout is not None
            for _ in range(KILLS):
                child, begun = begin(program.stdin, program.stdout)
                held.append(begun)
                time.sleep(rng.uniform(0.0, 0.25))
                os.kill(child, signal.SIGKILL)
                assert read(program.stdout, "gone") == []
                assert not final.exists()
            mirror.heal()
            missing = len(CONTENT) - begin(program.stdin, program.stdout)[1]
            (fetched,) = read(program.stdout, "done")
            program.stdin.close()
    assert hashlib.sha256(final.read_bytes()).hexdigest() == SHA256
    assert held == sorted(held)
    assert fetched == missing
    with capsys.disabled():
        sys.stdout.write(
            f"\n{KILLS} kills; at the last start {fetched} bytes were fetched, {missing} missing; "
            f"held at each start: {[byte_count // 1024 for byte_count in held]} KiB\n"
        )


def begin(stdin: IO[str], stdout: IO[str]) -> tuple[int, int]:
    """Start a download: its process, and how many bytes it holds already."""
    stdin.write("go\n")
    stdin.flush()
    said = dict(stdout.readline().split() for _ in range(2))
    return int(said["child"]), int(said["begun"])


def read(stdout: IO[str], word: str) -> list[int]:
    """Read one line, which begins with ``word``."""
    found, *figures = stdout.readline().split()
    assert found == word
    return [int(figure) for figure in figures]
