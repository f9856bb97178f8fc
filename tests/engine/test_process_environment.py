"""Where the libraries of the engine write."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from torch._inductor.runtime.cache_dir_utils import cache_dir, default_cache_dir

from benchmarks import decode, denoise, estimate, import_model, starter_speed
from sdstudio.engine import process_environment
from tools.starter import __main__ as starter

SCRIPTS = """
import importlib, os, tempfile

shared = os.environ["TMPDIR"]
for name in ("benchmarks.fast", "tools.parity"):
    os.environ["TMPDIR"] = os.environ["TORCHINDUCTOR_CACHE_DIR"] = shared
    tempfile.tempdir = None
    importlib.import_module(name)
    import torch._dynamo
    from torch._inductor.runtime.cache_dir_utils import cache_dir, default_cache_dir

    print(cache_dir())
    print(default_cache_dir())
"""


def test_scripts_that_import_torch_at_once_compile_in_no_folder_that_anybody_can_guess(
    tmp_path: Path,
) -> None:
    shared, cache = tmp_path / "shared", tmp_path / "cache"
    shared.mkdir()
    environment = {**os.environ, "TMPDIR": str(shared), "SDSTUDIO_CACHE_DIR": str(cache)}
    command = [sys.executable, "-c", SCRIPTS]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    folders = [Path(line) for line in run.stdout.splitlines()]
    assert len(folders) == 4
    assert all(folder.is_relative_to(cache) for folder in folders)
    assert list(shared.iterdir()) == []


def test_where_the_cache_cannot_be_written_torch_compiles_in_a_private_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, cache = tmp_path / "shared", tmp_path / "cache"
    shared.mkdir()
    cache.touch()
    monkeypatch.setenv("TMPDIR", str(shared))
    monkeypatch.setenv("TORCHINDUCTOR_CACHE_DIR", str(shared))
    monkeypatch.setattr(tempfile, "tempdir", None)
    process_environment.compile_in(cache)
    (private,) = shared.iterdir()
    assert private.name.startswith("sd-studio-")
    assert all(
        Path(folder).is_relative_to(private) for folder in (cache_dir(), default_cache_dir())
    )


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
    monkeypatch.setattr(process_environment, "compile_in", prepare)
    with pytest.raises(PreparedError):
        work(tmp_path)
