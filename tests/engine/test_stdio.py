"""Where the libraries of the engine write, tested in a separate process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import decode, denoise, estimate, import_model, starter_speed
from sdstudio.engine import stdio
from tools.starter import __main__ as starter

PROGRAM = """
import sys
from pathlib import Path

from sdstudio.engine import stdio

stdio.compile_in(Path(sys.argv[1]))
import torch._dynamo
from torch._inductor.runtime.cache_dir_utils import cache_dir, default_cache_dir

print(cache_dir())
print(default_cache_dir())
"""


@pytest.mark.parametrize("can_write", [True, False])
def test_what_torch_compiles_is_in_no_folder_that_anybody_can_guess(
    tmp_path: Path, can_write: bool
) -> None:
    shared, cache = tmp_path / "shared", tmp_path / "cache"
    shared.mkdir()
    if not can_write:
        cache.touch()
    environment = {**os.environ, "TMPDIR": str(shared), "TORCHINDUCTOR_CACHE_DIR": str(shared)}
    command = [sys.executable, "-c", PROGRAM, str(cache)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    folders = [Path(line) for line in run.stdout.splitlines()]
    assert len(folders) == 2
    if can_write:
        assert all(folder.is_relative_to(cache) for folder in folders)
        assert list(shared.iterdir()) == []
    else:
        (private,) = shared.iterdir()
        assert all(folder.is_relative_to(private) for folder in folders)
        assert private.name.startswith("sd-studio-")


class PreparedError(Exception):
    """Raised in place of preparing, which comes before anything else."""


@pytest.mark.parametrize(
    "work",
    [
        lambda folder: decode._work(0, folder / "picture.npy", 64),
        lambda folder: denoise._work(denoise.VARIANTS[0].name, folder, 64, folder / "x.npy"),
        lambda _folder: estimate._work(),
        lambda folder: import_model._generate("base", str(folder), str(folder)),
        lambda folder: starter_speed._alternate(folder),
        lambda _folder: starter.main(),
    ],
)
def test_benchmarks_and_tools_keep_what_torch_compiles_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[Path], object]
) -> None:
    def prepare(_cache_folder: Path) -> None:
        raise PreparedError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["benchmark"])
    monkeypatch.setattr(stdio, "compile_in", prepare)
    with pytest.raises(PreparedError):
        work(tmp_path)


def test_scripts_that_import_torch_at_once_keep_what_it_compiles_apart(tmp_path: Path) -> None:
    program = (
        "import importlib, os, sys\n"
        "for name in ('benchmarks.fast', 'tools.parity'):\n"
        "    os.environ.pop('TORCHINDUCTOR_CACHE_DIR', None)\n"
        "    importlib.import_module(name)\n"
        "    print(os.environ['TORCHINDUCTOR_CACHE_DIR'])\n"
    )
    environment = {**os.environ, "SDSTUDIO_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    folders = [Path(line) for line in run.stdout.splitlines()]
    assert len(folders) == 2
    assert all(folder.is_relative_to(tmp_path) for folder in folders)
