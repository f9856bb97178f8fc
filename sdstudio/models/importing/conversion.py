"""Convert a ``.ckpt`` to safetensors in a separate process, and supervise it."""

import contextlib
import logging
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.weights_layout import NEEDED_PREFIXES
from sdstudio.models.copying import Counter
from sdstudio.models.importing.candidate import Converter, ImportCandidate

_log = logging.getLogger(__name__)

_LOOK_S = 0.1
#: Time-out for a process that neither ends nor writes anything.
_STALL_S = 300.0
_LOG_BYTES = 4_000


def convert(
    found: ImportCandidate,
    target: Path,
    converter: Converter,
    counter: Counter,
    prefixes: Sequence[str] = NEEDED_PREFIXES,
) -> None:
    """Write the weights in the pickle ``found`` to ``target``.

    Args:
        prefixes: of the names of those that are needed.

    Raises:
        StudioError: ``IMPORT_CKPT_FAILED``.
        Stopped: it was requested; the process has ended.
    """
    arguments = (found.path, target, found.needed_bytes, *prefixes)
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*converter.command, *map(str, arguments)],
            env=dict(converter.environment),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            code = _watch(process, target, counter)
        finally:
            process.kill()
            process.wait()
        if code != 0:
            said.seek(max(0, said.seek(0, 2) - _LOG_BYTES))
            _log.warning("converting ended with %s: %s", code, said.read().decode(errors="replace"))
            raise StudioError(ErrorCode.IMPORT_CKPT_FAILED, file=found.path.name)


def _watch(process: subprocess.Popen[bytes], target: Path, counter: Counter) -> int | None:
    """Count the bytes written until the process ends; ``None`` if it stalls."""
    written = 0
    moved_s = time.monotonic()
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(_LOOK_S)
        with contextlib.suppress(OSError):
            now = target.stat().st_size
            if now > written:
                counter.add(now - written)
                written, moved_s = now, time.monotonic()
        counter.stop.check()
        if time.monotonic() - moved_s > _STALL_S:
            return None
