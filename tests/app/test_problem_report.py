"""The report on a problem has what is needed, and neither prompts nor the user's name."""

import os
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

import pytest

from sdstudio import PROGRAM
from sdstudio.app.problem_report import ProblemReport


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of somebody called 张 Anna."""
    home = tmp_path / "people" / "张 Anna"
    (home / "logs").mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("USER", "USERNAME", "LOGNAME"):
        monkeypatch.setenv(name, "anna")
    return home


def report(home: Path, log: str = "", prompts: Iterable[str] = ()) -> str:
    (home / "logs" / "window.log").write_text(log, encoding="utf-8")
    return ProblemReport(home / "logs", lambda: prompts).text()


def test_it_names_versions_system_processor_memory_and_device(home: Path) -> None:
    text = ProblemReport(home / "logs", device=lambda: "NVIDIA Card 9").text()
    assert text.startswith(PROGRAM)
    assert f"PySide6-Essentials {version('PySide6-Essentials')}" in text
    assert f"torch {version('torch')}" in text
    for heading in ("System: ", "Processor: ", "Memory: ", "Device: NVIDIA Card 9"):
        assert heading in text


def test_the_bugs_come_first_and_the_last_lines_of_both_logs_follow(home: Path) -> None:
    lines = "".join(f"line {number}\n" for number in range(10_000))
    for name in ("window.log", "engine.log"):
        (home / "logs" / name).write_text(f"{name}\n{lines}{name} ends", encoding="utf-8")
    text = ProblemReport(home / "logs").text(["Traceback: one", "Traceback: two"])
    assert text.startswith("Traceback: one\n\nTraceback: two\n\n")
    assert "window.log ends" in text
    assert "engine.log ends" in text
    assert "line 9999" in text
    assert "line 9000\n" not in text


def test_the_home_folder_is_a_tilde_however_a_log_spells_it(home: Path) -> None:
    escaped = str(home).encode("ascii", "backslashreplace").decode()
    spellings = (str(home), repr(str(home)), escaped, quote(str(home)), str(home).upper())
    text = report(home, "".join(f"can't read {one}/a.png\n" for one in spellings))
    assert text.count("~/a.png") + text.count("~'/a.png") == len(spellings)
    for private in ("张", "\\u5f20", "%E5%BC%A0", "anna"):
        assert private not in text.casefold()


def test_the_user_is_not_named_elsewhere_either_and_other_words_stay(home: Path) -> None:
    text = report(home, "/media/anna/USB/Anna_2.png, /srv/hanna/annabel.png")
    assert "/media/<user>/USB/<user>_2.png, /srv/hanna/annabel.png" in text


def test_a_home_folder_that_is_the_root_hides_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, home.anchor)
    assert "can't read /usr/lib/x" in report(home, "can't read /usr/lib/x")


def test_it_has_no_prompts_not_even_a_part(home: Path) -> None:
    prompts = ("A secret fish, in the\nblue bay", "红鱼，大海", "cat", "a", "")
    log = (
        "KeyError: 'a secret fish, in the\\nblue bay'\n"
        "ValueError: 'A secret fish' 我的红鱼 大海 a cat\n"
        "INFO concatenated\n"
        '1 validation error\n  Input should be valid [type=json, input_value=\'{"prompt": "owl"}'
        "\nmore', input_type=str]\n"
    )
    text = report(home, log, prompts)
    assert "KeyError: '<prompt>'" in text
    assert "ValueError: '<prompt>' 我的<prompt> <prompt> a <prompt>\n" in text
    assert "INFO concatenated" in text
    for private in ("secret", "红鱼", "owl", "more"):
        assert private not in text


def test_it_has_no_passwords_of_servers(home: Path) -> None:
    for password in ("word", "p@ss"):
        text = report(home, f"https://me:{password}@models.example.org/sd-2-1/a.safetensors")
        assert "https://models.example.org/sd-2-1/a.safetensors" in text


def test_logs_that_are_missing_or_no_text_do_no_harm(home: Path) -> None:
    (home / "logs" / "engine.log").write_bytes(bytes(range(256)) * 10)
    assert "engine.log" in ProblemReport(home / "logs").text()
    assert PROGRAM in ProblemReport(home / "nowhere").text()


@pytest.mark.parametrize(
    ("prompt", "log"),
    [
        ("a (secret fish:1.3) in a bay", "KeyError: 'secret fish'"),
        ("red cat. secret bay", "lost: secret bay"),
        ('a "secret" fish', r'{"prompt": "a \"secret\" fish"}'),
        ("it's a secret", r"""'it\'s a secret "x"'"""),
        ("a 🐟", r'{"prompt": "a \ud83d\udc1f"}'),
        ("", "no such file: Pictures/2026-11-29 14-05-33 portrait of a secret friend 7.png"),
        ("", "no such file: 2026-11-29 14-05-33 secret 7 (2).png'"),
    ],
)
def test_a_part_of_a_prompt_is_found_however_it_is_written(
    home: Path, prompt: str, log: str
) -> None:
    text = report(home, log, [prompt])
    assert "secret" not in text
    assert "ud83d" not in text


def test_the_words_of_tracebacks_stay(home: Path) -> None:
    log = 'Traceback (most recent call last):\n  File "x.py", line 12, in torch\n'
    assert log in report(home, log, ["a fish, line, torch, file"])


def test_somebody_without_a_home_gets_a_report(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr(Path, "home", no_home)
    assert PROGRAM in report(home)


_CRASHES = """
import ctypes, sys
from pathlib import Path
from sdstudio.crash_stacks import record_crashes

record_crashes(Path(sys.argv[1]))

def fall_over():
    ctypes.string_at(0)

if sys.argv[2:]:
    fall_over()
"""


def _run(home: Path, *crash: str) -> None:
    subprocess.run(
        [sys.executable, "-c", _CRASHES, str(home / "logs" / "window-crash.log"), *crash],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stderr=subprocess.DEVNULL,
        check=False,
    )


def test_the_stacks_of_a_crash_are_in_the_report_until_there_are_newer_ones(home: Path) -> None:
    _run(home, "crash")
    assert "fall_over" in ProblemReport(home / "logs").text()
    for _ in range(3):
        _run(home)
    text = ProblemReport(home / "logs").text()
    assert "window-crash.old.log" in text
    assert text.count("fall_over") == 1
    assert "window-crash.log" not in text


def test_a_folder_that_cannot_be_written_keeps_nothing_from_starting(tmp_path: Path) -> None:
    (tmp_path / "logs").touch()
    subprocess.run(
        [sys.executable, "-c", _CRASHES, str(tmp_path / "logs" / "window-crash.log")],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=True,
    )
