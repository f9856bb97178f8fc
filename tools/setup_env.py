"""Create or repair the virtual environment: ``python3 tools/setup_env.py``.

Runs on a bare Python 3.11 or newer, so it uses only the standard library. It can be interrupted at
any point; the next run continues from there.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
OLDEST_PYTHON = (3, 11)
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
PROBE_SECONDS = 4.0
VENV_MISSING = (
    "Python's venv module is incomplete. On Debian or Ubuntu: sudo apt-get install python3-venv"
)


class SetupError(Exception):
    """A problem that the user can fix; the message says how."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Create or repair the virtual environment.")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    parser.add_argument("--torch-index", default=os.environ.get("TORCH_INDEX", CPU_INDEX))
    options = parser.parse_args(argv)
    try:
        if sys.version_info < OLDEST_PYTHON:
            found = ".".join(map(str, sys.version_info[:3]))
            raise SetupError(f"SD Studio needs Python 3.11 or newer; this is {found}.")
        python = ensure_venv(options.venv)
        install_torch(python, options.torch_index)
        run_pip(python, "install", "-c", str(CONSTRAINTS), "-e", f"{ROOT}[dev]")
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    return 0


def ensure_venv(folder: Path) -> Path:
    """Return the Python of the environment in ``folder``; rebuild the environment if broken."""
    python = venv_python(folder)
    if works(python, "import pip"):
        return python
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(VENV_MISSING)
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(f"{folder} could not be created; see the lines above.")
    return python


def venv_python(folder: Path) -> Path:
    if os.name == "nt":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def works(python: Path, code: str) -> bool:
    """Whether ``python`` exists, starts and runs ``code`` without an error."""
    try:
        done = subprocess.run([str(python), "-c", code], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def pinned(package: str, constraints: str) -> str:
    """Return the ``name==version`` pin of ``package`` from the text of a constraints file.

    Raises:
        SetupError: there is no such pin.
    """
    for line in constraints.splitlines():
        pin = line.partition("#")[0].strip()
        if pin.lower().startswith(f"{package.lower()}=="):
            return pin
    raise SetupError(f"{CONSTRAINTS.name} has no pin for {package}.")


def install_torch(python: Path, cpu_index: str) -> None:
    """Install the pinned torch, without several gigabytes of CUDA if no GPU could use them.

    On Linux the default wheel includes CUDA. PyTorch's own index has a CPU wheel; if that can't be
    reached, the default wheel works too, it is only larger.
    """
    pin = pinned("torch", CONSTRAINTS.read_text(encoding="utf-8"))
    version = pin.partition("==")[2]
    has_it = f"import torch; raise SystemExit(torch.__version__.split('+')[0] != {version!r})"
    if works(python, has_it):
        return
    if wants_cpu_wheel() and reachable(f"{cpu_index.rstrip('/')}/torch/"):
        # Its dependencies come from the default index when the project is installed.
        arguments = ("install", "--index-url", cpu_index, "--no-deps", "--retries", "1", pin)
        if try_pip(python, *arguments):
            return
        print("setup: PyTorch's CPU index failed; using the default wheel.")
    run_pip(python, "install", "-c", str(CONSTRAINTS), pin)


def wants_cpu_wheel() -> bool:
    """Whether this is Linux without an NVIDIA driver; elsewhere the default wheel is right."""
    return sys.platform.startswith("linux") and shutil.which("nvidia-smi") is None


def reachable(url: str, seconds: float = PROBE_SECONDS) -> bool:
    """Whether ``url`` answers a HEAD request within ``seconds``.

    A socket timeout doesn't cover name resolution, which can hang for much longer without a
    network. So the request runs in a thread that may be abandoned.
    """
    answers: list[bool] = []

    def ask() -> None:
        request = urllib.request.Request(url, method="HEAD")
        try:
            with urllib.request.urlopen(request, timeout=seconds):
                answers.append(True)
        except (OSError, ValueError):
            answers.append(False)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    return answers == [True]


def try_pip(python: Path, *arguments: str) -> bool:
    command = [str(python), "-m", "pip", *arguments, "--disable-pip-version-check"]
    print("setup: pip", *arguments, flush=True)
    return subprocess.run(command, check=False).returncode == 0


def run_pip(python: Path, *arguments: str) -> None:
    if not try_pip(python, *arguments):
        raise SetupError("pip could not install the dependencies; see its last lines above.")


if __name__ == "__main__":
    raise SystemExit(main())
