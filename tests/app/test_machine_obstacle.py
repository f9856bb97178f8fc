"""Machines on which the program can't run get a sentence instead of a crash."""

import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sdstudio import bootstrap, cli
from sdstudio.app.machine_obstacle import OLDEST_GLIBC, Machine, machine_obstacle, this_machine
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.engine.processor import avx2_in

GIB = 2**30
OLD_PROCESSOR = Machine(has_avx2=False, memory_bytes=8 * GIB)


@pytest.mark.parametrize(
    ("machine", "said"),
    [
        (OLD_PROCESSOR, "doesn't support AVX2"),
        (Machine(has_avx2=True, memory_bytes=2 * GIB), "this computer has only 2.1 GB"),
        (
            Machine(memory_bytes=8 * GIB, glibc=(2, 31)),
            "glibc 2.34 or newer, but this system has 2.31",
        ),
        (Machine(memory_bytes=8 * GIB, windows=6), "needs Windows 10 or newer"),
    ],
)
def test_a_machine_that_cannot_run_it_gets_the_reason(machine: Machine, said: str) -> None:
    obstacle = machine_obstacle(machine)
    assert obstacle is not None
    assert said in sentence_for(obstacle)


@pytest.mark.parametrize(
    "machine",
    [
        Machine(),
        Machine(has_avx2=True, memory_bytes=int(3.3 * GIB), glibc=(2, 34)),
        Machine(has_avx2=True, memory_bytes=8 * GIB, glibc=(3, 0)),
        Machine(has_avx2=None, memory_bytes=8 * GIB, windows=11),
    ],
)
def test_what_suffices_or_is_unknown_is_no_obstacle(machine: Machine) -> None:
    assert machine_obstacle(machine) is None


def test_this_machine_is_no_obstacle() -> None:
    machine = this_machine()
    assert machine.memory_bytes is not None
    assert (machine.glibc is not None) == (sys.platform == "linux")
    assert machine_obstacle(machine) is None


def test_avx2_is_found_among_the_flags_of_the_first_core() -> None:
    assert avx2_in(["processor\t: 0\n", "flags\t\t: fpu avx avx2 bmi2\n"]) is True
    assert avx2_in(["flags\t\t: fpu avx avx512f_avx2\n", "flags\t\t: avx2\n"]) is False
    assert avx2_in(["Features\t: fp asimd\n"]) is None


@pytest.mark.skipif(sys.platform != "linux", reason="wheels for Linux name their glibc")
def test_the_oldest_glibc_is_what_the_wheels_ask_for() -> None:
    wheels = (
        distribution(name).read_text("WHEEL") or "" for name in ("PySide6-Essentials", "torch")
    )
    asked = [
        tuple(map(int, version))
        for wheel in wheels
        for version in re.findall(r"manylinux_(\d+)_(\d+)", wheel)
    ]
    assert max(asked) == OLDEST_GLIBC


@pytest.mark.parametrize(
    "command",
    [
        ["generate", "a red fish"],
        ["grid", "a red fish"],
        ["verify", "a.png"],
        ["models", "estimate"],
    ],
)
def test_a_command_that_uses_torch_gives_the_reason_and_ends(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    monkeypatch.setattr(cli, "this_machine", lambda: OLD_PROCESSOR)
    assert cli.run(command) == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert "AVX2" in line


_START = """
import sys
from PySide6.QtWidgets import QMessageBox
from sdstudio import bootstrap
from sdstudio.__main__ import main
from sdstudio.app.machine_obstacle import Machine

bootstrap.this_machine = lambda: Machine(has_avx2=False)
QMessageBox.critical = lambda _parent, title, text: print(title, text, sep="|")
raise SystemExit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the system shows it")
@pytest.mark.parametrize("arguments", [[], ["open", "fish.png"]])
def test_the_window_gives_the_reason_in_a_message_box_and_on_stderr(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START, *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == bootstrap.EXIT_NO_WINDOW, done.stderr
    (line,) = done.stderr.strip().splitlines()
    assert "doesn't support AVX2" in line
    assert done.stdout.strip() == line.replace("sdstudio: ", "SD Studio|")
