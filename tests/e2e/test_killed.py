"""The window's process is killed in mid-job: no orphan engine, nothing lost, the queue paused."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PIL import Image

from sdstudio.library import JobState, Library
from sdstudio.paths import user_paths
from tests.support.checkpoints import Variant, build_checkpoint

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX: Windows has no SIGKILL")
def test_a_killed_window_leaves_no_engine_and_a_paused_queue(tmp_path: Path) -> None:
    model = tmp_path / "model"
    build_checkpoint(model, Variant.V)
    folders = {
        f"SDSTUDIO_{kind.upper()}_DIR": str(tmp_path / kind)
        for kind in ("config", "data", "cache", "pictures")
    }
    command = [sys.executable, "-m", "tests.support.window_program", str(model), "slow", "3"]
    program = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **folders}, stdout=subprocess.PIPE, text=True
    )
    try:
        assert program.stdout is not None
        with program.stdout:
            word, pid = program.stdout.readline().split()
        assert word == "engine"
        engine = psutil.Process(int(pid))
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()

    killed_s = time.monotonic()
    psutil.wait_procs([engine], timeout=10)
    assert time.monotonic() - killed_s < 2.0 + 0.5  # and half a second for a busy machine
    assert not engine.is_running()

    paths = replace(user_paths(), data=tmp_path / "data", pictures=tmp_path / "pictures")
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    assert [job.state for job in library.jobs()] == [JobState.PAUSED] * 3
    assert list((tmp_path / "pictures").glob("*")) == []
    library.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX: Windows has no SIGKILL")
def test_a_killed_window_leaves_nothing_in_the_temporary_folder(tmp_path: Path) -> None:
    # The path of a socket may have about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="sd") as cache:
        temporary = tmp_path / "temporary"
        temporary.mkdir()
        environment = {**os.environ, "SDSTUDIO_CACHE_DIR": cache, "TMPDIR": str(temporary)}
        program = subprocess.Popen([sys.executable, "-m", "sdstudio"], cwd=ROOT, env=environment)
        try:
            window = psutil.Process(program.pid)
            # By then it is shown: the engine is started after that.
            while not (engine := window.children()):
                assert program.poll() is None
                time.sleep(0.05)
        finally:
            program.kill()
            program.wait()
        psutil.wait_procs(engine, timeout=10)
        assert list(Path(cache).iterdir()) != []
        assert list(temporary.iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX: Windows has no SIGKILL")
def test_masks_painted_in_a_killed_window_are_back_for_their_picture(tmp_path: Path) -> None:
    model, picture = tmp_path / "model", tmp_path / "picture.png"
    build_checkpoint(model, Variant.V)
    Image.new("RGB", (96, 64), "red").save(picture)
    kinds = ("config", "data", "cache", "pictures")
    folders = {f"SDSTUDIO_{kind.upper()}_DIR": str(tmp_path / kind) for kind in kinds}
    command = [sys.executable, "-m", "tests.support.canvas_program", str(model), str(picture)]

    def begin(*more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*command, *more],
            cwd=ROOT,
            env={**os.environ, **folders},
            stdout=subprocess.PIPE,
            text=True,
        )

    def read_until_painted(program: subprocess.Popen[str]) -> list[list[object]]:
        assert program.stdout is not None
        for line in program.stdout:
            masks: list[list[object]] = json.loads(line)
            if masks[-1][-1]:
                return masks
        raise AssertionError("ended without a mask")

    program = begin("paint")
    try:
        painted = read_until_painted(program)
        assert [mask[:2] for mask in painted] == [["Mask 1", 1.0], ["Mask 2", 0.4]]
        while not list((tmp_path / "pictures").glob(".canvas/*.ora")):
            assert program.poll() is None
            time.sleep(0.05)
    finally:
        program.send_signal(signal.SIGKILL)
        program.communicate()
    again = begin()
    try:
        assert read_until_painted(again) == painted
    finally:
        again.kill()
        again.communicate()
