"""Environment variables of a process that runs torch: its libraries are kept quiet, off the network
and out of the system's temporary folder.
"""

import os
import sys
import tempfile
from pathlib import Path

ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DIFFUSERS_DISABLE_REMOTE_CODE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TQDM_DISABLE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "DIFFUSERS_VERBOSITY": "error",
    "TRANSFORMERS_VERBOSITY": "error",
}


def prepare_process(cache_folder: Path) -> None:
    """Prepare a process that runs torch: the engine, a benchmark or a tool.

    Call it before torch is imported.
    """
    prepare_environment()
    compile_in(cache_folder)


def prepare_environment() -> None:
    """Set variables that torch and diffusers read. Call this before importing them."""
    os.environ.update(ENVIRONMENT)
    # Spinning threads slow each other down as soon as another program is busy: a step of a small
    # model then takes ten times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # Spin for about ten microseconds: waking a thread takes longer than most waits.
    os.environ.setdefault("GOMP_SPINCOUNT", "2000")


def put_in_front(pack: str) -> None:
    """Have modules in the folder ``pack`` come before the program's own: a pack's torch.

    Call it before torch is imported. Files that begin processes (``.pth``) are not run.
    """
    sys.path.insert(0, pack)


def compile_in(cache_folder: Path) -> None:
    """Have torch keep what it compiles below ``cache_folder``. Call it before torch is imported.

    By default it makes a folder in the system's temporary one, with a name that anybody can guess
    and so make first, and runs the code that it finds there. A part of it (compiled headers) looks
    there even where ``TORCHINDUCTOR_CACHE_DIR`` is set, so the temporary folder is ours, too.
    """
    folder = cache_folder / "inductor"
    temporary = folder / "temporary"
    try:
        temporary.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = temporary = Path(tempfile.mkdtemp(prefix="sd-studio-"))
    os.environ["TORCHINDUCTOR_CACHE_DIR"] = str(folder)
    os.environ["TMPDIR"] = str(temporary)
    tempfile.tempdir = None  # It is remembered from the first time that it is asked for.
