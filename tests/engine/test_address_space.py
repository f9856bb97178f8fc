"""Memory that really runs out: an engine whose process may not have any more of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode
from tests.engine.tiny import write_tokenizer
from tests.support.checkpoints import Variant, build_checkpoint

#: On two busy cores the pictures take ten times as long as on idle ones.
_HANGS_AFTER_S = 1200

_CHILD = """
import faulthandler, gc, json, resource, sys
# Where it is if it takes much longer than usual; on stderr, which a failure shows.
faulthandler.dump_traceback_later(200, repeat=True)
from pathlib import Path
import numpy as np
from sdstudio.domain import modes
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.engine import memory
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run
from tests.support.pictures import some_rgb

words, part, upscaler, cache = map(Path, sys.argv[1:])
engine = an_engine(cache)
# As in the engine's process.
gc.freeze()

def inpainted(side):
    mask = np.zeros((side, side, 3), np.uint8)
    mask[: side // 2] = 255
    return {InputRole.IMAGE: some_rgb(side, side), InputRole.MASK: mask}

def job(name, side):
    if name == "words":
        return words, a_request(steps=1, width=side, height=side), {}
    inputs = {InputRole.IMAGE: some_rgb(side // 4, side // 4)}
    if name == "part":
        inputs = inpainted(min(side, 1024))
    folder, mode = {"part": (part, modes.INPAINTING), "enlarge": (upscaler, modes.UPSCALE)}[name]
    size = {} if name == "enlarge" else {"width": side, "height": side}
    return folder, a_request(mode=mode.key, inputs=inputs, steps=1, **size), inputs

def made(name, side):
    folder, request, inputs = job(name, side)
    return run(engine, request, folder, inputs=inputs)

def tried(name, side):
    try:
        return {"rung": made(name, side).ready()[0].provenance.memory_rung}
    except StudioError as error:
        return {"code": error.code.value, **error.arguments}

# So large that the first few tensors of a step take more than is left.
TOO_LARGE = {"words": 4096, "part": 4096, "enlarge": 8192}
NAMES = tuple(TOO_LARGE)
first = {name: made(name, 128).pictures()[0] for name in NAMES}

generate = engine.generate
left = {}

def leave(megabytes):
    # Around the engine's work alone: a test's own arrays are not what is to fail.
    limit = memory._status_bytes("VmSize") + megabytes * 2**20

    def limited(*arguments):
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))
        try:
            generate(*arguments)
        finally:
            left["megabytes"] = (limit - memory._status_bytes("VmSize")) // 2**20
            resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
    engine.generate = limited

# The first failure itself allocates memory: thread stacks and the modules that it imports.
leave(96)
tried("words", 4096)
told = {}
for name in NAMES:
    leave(120)
    said = tried(name, TOO_LARGE[name])
    # Enlarging says it of the picture that it starts from.
    factor = modes.UPSCALE_FACTOR if name == "enlarge" else 1
    fits = None
    if "fit_width" in said:
        # Freed memory that the heap keeps is reusable, but counts against this kind of limit.
        leave(left["megabytes"])
        fits = tried(name, said["fit_width"] * factor)
    leave(96)
    same = bool((made(name, 128).pictures()[0] == first[name]).all())
    leave(60)
    told[name] = {"said": said, "fits": fits, "same": same, "large": tried(name, 512)}
print(json.dumps(told))
"""

_COMPILING = """
import resource
import torch
from sdstudio.engine import memory
from sdstudio.engine.memory_fallback import retrying_out_of_memory

torch.set_num_threads(1)
convolution = torch.nn.Conv2d(16, 16, 3, padding=1)
said = []

def convolved(side):
    # Each side is another shape, for which oneDNN compiles.
    try:
        return convolution(torch.randn(1, 16, side, side)).shape
    except RuntimeError as error:
        said.append(str(error))
        raise

def tried(side):
    with torch.inference_mode():
        return retrying_out_of_memory(lambda: convolved(side), lambda: False)

tried(16)
for side in range(17, 500):
    # Enough for the pictures, more or less, and a few pages more or less for the code.
    left = 128 * side**2 + 4096 * (side % 50)
    limit = memory._status_bytes("VmSize") + left
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))
    try:
        tried(side)
    except MemoryError:
        pass
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
    if said and said[-1] == "could not create a primitive":
        break
else:
    raise SystemExit("memory never ran out where it was meant to")
print(tuple(tried(side)), tuple(tried(500)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")
def test_pictures_are_computed_again_after_memory_ran_out_while_onednn_compiled() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COMPILING],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "MALLOC_ARENA_MAX": "1"},
        capture_output=True,
        text=True,
        timeout=_HANGS_AFTER_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.endswith("(1, 16, 500, 500)\n")


@pytest.mark.timeout(_HANGS_AFTER_S + 60)
@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")
def test_what_does_not_fit_is_said_with_what_does_and_the_next_one_is_made(
    tmp_path: Path,
) -> None:
    tokenizer = write_tokenizer(tmp_path / "tokenizer")
    # With all levels, whose memory is in proportion to that of real ones.
    folders = [
        build_checkpoint(tmp_path / variant.name, variant, tokenizer=tokenizer, layers_per_block=1)
        for variant in (Variant.V, Variant.INPAINTING, Variant.UPSCALER)
    ]
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *map(str, folders), str(tmp_path / "cache")],
        cwd=Path(__file__).parents[2],
        # Else each thread's allocator reserves address space that it never uses.
        env={**os.environ, "MALLOC_ARENA_MAX": "1"},
        capture_output=True,
        text=True,
        timeout=_HANGS_AFTER_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    for name, told in json.loads(done.stdout).items():
        less_fits = ErrorCode.SMALLER_INPUT_FITS if name == "enlarge" else ErrorCode.LESS_FITS
        assert told["said"]["code"] in (less_fits, ErrorCode.OUT_OF_MEMORY)
        assert told["said"]["width"] >= 4096
        if told["said"]["code"] == less_fits:
            # What was promised to fit does.
            assert 16 <= told["said"]["fit_width"] < 4096
            assert "rung" in told["fits"]
        assert told["same"]
        assert "rung" in told["large"]
