"""Streams that are closed, full, without a reader or in another encoding, in real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sdstudio.paths import user_paths
from tests.support.installed import install

ROOT = Path(__file__).parents[2]
#: ``sdstudio`` with the fake engine.
FAKE = """\
import sys
from functools import partial
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli import generate
from sdstudio.__main__ import main
generate.EngineLaunch = partial(EngineLaunch, fake=True)
sys.exit(main(sys.argv[1:]))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams as a POSIX shell has them")


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``line``, in which ``sdstudio`` is the program and ``fake`` it with the fake engine."""
    main = f'"{sys.executable}" "{ROOT / "main.py"}"'
    fake = f'"{sys.executable}" -c "$FAKE"'
    functions = f'sdstudio() {{ {main} "$@"; }}\nfake() {{ {fake} "$@"; }}\n'
    usual = {**os.environ, "LC_ALL": "C.UTF-8", "FAKE": FAKE, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["sh", "-c", functions + line],
        env={**usual, **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_json_is_valid_whatever_the_encoding_of_the_stream(tmp_path: Path) -> None:
    prompt = "a café, 鱼 🐟"
    done = shell(
        f'fake generate "{prompt}" --steps 1 --json --out "{tmp_path}/é鱼.png"',
        PYTHONIOENCODING="gbk",
    )
    assert done.returncode == 0, done.stderr
    (picture,) = (
        event for event in map(json.loads, done.stdout.splitlines()) if event["event"] == "picture"
    )
    assert picture["request"]["params"]["prompt"] == prompt
    assert picture["file"] == f"{tmp_path}/é鱼.png"


def test_text_that_the_encoding_lacks_is_printed_as_escapes() -> None:
    done = shell('sdstudio generate --steps "é🐟"', PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr
    assert b"\\u201c\\xe9\\U0001f41f\\u201d isn't a valid value for --steps" in done.stderr


def test_without_stderr_a_failure_is_told_on_stdout() -> None:
    done = shell("sdstudio generate --seed -2 2>&-")
    assert done.returncode == 2
    assert done.stdout == (
        b"sdstudio: --seed is -2, but must be at least 0. Nothing was started.\n"
    )
    done = shell("sdstudio generate --seed -2 --json 2>/dev/full")
    assert done.returncode == 2
    assert json.loads(done.stdout)["code"] == "too_small"


def test_without_stderr_and_stdin_pictures_are_made_all_the_same(tmp_path: Path) -> None:
    # The hint that it is a guess goes nowhere.
    done = shell(f'fake generate "qwx" --steps 1 --out "{tmp_path}/a.png" 2>&- <&-')
    assert (done.returncode, done.stdout.decode()) == (0, f"{tmp_path}/a.png\n")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_closed_stdout_is_told_on_stderr() -> None:
    done = shell("sdstudio models list >&-")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"Standard output is closed" in done.stderr


def test_a_full_stdout_is_told_on_stderr() -> None:
    done = shell("sdstudio --version >/dev/full")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"No space left on device" in done.stderr


def test_a_reader_that_has_gone_is_told_on_stderr() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(ROOT / "main.py"), "models", "list"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, stdout=writing, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"Standard output is closed" in done.stderr


def test_with_neither_stream_the_exit_code_tells() -> None:
    assert shell("sdstudio models list >&- 2>&-").returncode == 1


def test_a_file_that_is_opened_does_not_take_the_place_of_a_closed_stream() -> None:
    code = """
import os, sys
from sdstudio.__main__ import main
main(["models", "licence"])
sys.exit(os.open(os.devnull, os.O_RDONLY))
"""
    assert shell(f"'{sys.executable}' -c '{code}' <&- 2>&-").returncode > 2


def test_a_working_folder_that_has_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = shell(f'cd "{gone}" && rmdir "{gone}" && sdstudio generate "a cat" --out a.png')
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"The current folder no longer exists" in done.stderr


def test_a_question_that_nobody_can_answer_is_a_no() -> None:
    folder = install(user_paths().models, "sd-2-1", "fp16")
    done = shell("sdstudio models remove sd-2-1 <&-")
    assert (done.returncode, folder.is_dir()) == (1, True), done.stderr
    assert b"Nothing was removed." in done.stderr
