"""Where the libraries of the engine write, tested in a separate process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
