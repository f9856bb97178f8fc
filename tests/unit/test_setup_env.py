"""The environment's set-up script: its decisions, not pip's work."""

import shutil
import socket
import sys
from pathlib import Path

import pytest

from tools import setup_env


def test_torch_is_pinned_for_cpu_and_gpu_alike() -> None:
    pin = setup_env.pinned("torch", setup_env.CONSTRAINTS.read_text(encoding="utf-8"))
    assert "+" not in pin


def test_a_pin_is_found_whatever_its_case_and_comment() -> None:
    assert setup_env.pinned("torch", "torchvision==1\nTorch==2.0  # why\n") == "Torch==2.0"


def test_a_missing_pin_is_said() -> None:
    with pytest.raises(setup_env.SetupError, match="no pin for torch"):
        setup_env.pinned("torch", "numpy==2.0\n")


def test_an_index_that_refuses_is_not_reachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert not setup_env.reachable(f"http://127.0.0.1:{port}/")


def test_an_index_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert not setup_env.reachable(f"http://127.0.0.1:{server.getsockname()[1]}/", seconds=0.1)


@pytest.mark.parametrize(
    ("platform", "driver", "wanted"),
    [
        ("linux", None, True),
        ("linux", "/usr/bin/nvidia-smi", False),
        ("darwin", None, False),
        ("win32", None, False),
    ],
)
def test_only_linux_without_a_gpu_wants_the_cpu_wheel(
    platform: str, driver: str | None, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(shutil, "which", lambda name: driver)
    assert setup_env.wants_cpu_wheel() is wanted


def test_a_python_that_is_not_there_does_not_work(tmp_path: Path) -> None:
    assert not setup_env.works(tmp_path / "python", "")


def test_a_broken_environment_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clean-up must not leave what a killed set-up wrote."""
    folder = tmp_path / "venv"
    setup_env.venv_python(folder).parent.mkdir(parents=True)
    setup_env.venv_python(folder).write_text("cut off")
    python = setup_env.ensure_venv(folder)
    assert setup_env.works(python, "import pip")
