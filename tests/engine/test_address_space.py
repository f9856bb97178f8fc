"""Memory that really runs out: an engine whose process may not have any more of it."""

import subprocess
import sys
from pathlib import Path

import pytest

_CHILD = """
import resource, sys
from pathlib import Path
from sdstudio.domain.errors import StudioError
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run

folder, cache = map(Path, sys.argv[1:])
engine = an_engine(cache)
first = run(engine, a_request(steps=1), folder).pictures()[0]
status = dict(line.split(":", 1) for line in open("/proc/self/status") if ":" in line)
held_bytes = int(status["VmSize"].split()[0]) * 1024
resource.setrlimit(resource.RLIMIT_AS, (held_bytes + 200 * 2**20, resource.RLIM_INFINITY))
try:
    run(engine, a_request(steps=1, width=4096, height=4096), folder)
except StudioError as error:
    print(error.code.value, error.arguments["width"], error.arguments["height"])
again = run(engine, a_request(steps=1), folder).pictures()[0]
print("same" if (again == first).all() else "other")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")
def test_a_picture_that_does_not_fit_is_said_and_the_next_one_is_made(
    tiny_checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(tiny_checkpoints["v_prediction"]), str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["out_of_memory", "4096", "4096", "same"]
