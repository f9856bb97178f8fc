"""Try a pack in a process of its own, which may crash or hang."""

import logging
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import ValidationError

from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.text import plain_name
from sdstudio.models.stop import Stop
from sdstudio.packs.installed import TrialRecord
from sdstudio.packs.manifest import Pack

_log = logging.getLogger(__name__)

#: It reads gigabytes, perhaps from a slow disk; after this long it hangs.
TRIAL_LIMIT_S: Final = 180.0
_LOOK_S: Final = 0.1
_ANSWER_BYTES: Final = 10_000
_DETAIL_MAX: Final = 200


def try_pack(
    pack: Pack,
    command: Sequence[str],
    environment: Mapping[str, str],
    stop: Stop,
    limit_s: float = TRIAL_LIMIT_S,
) -> TrialRecord:
    """What came of running ``command``, which tries ``pack``: see ``sdstudio.engine.pack_trial``.

    Raises:
        Stopped: it was requested; the process has ended.
    """
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as said:
        try:
            code = _run(command, environment, answer.fileno(), said.fileno(), stop, limit_s)
        except OSError as error:
            return _failed(pack, ErrorCode.PACK_NOT_LOADED, detail=str(error))
        said.seek(max(0, said.seek(0, 2) - _ANSWER_BYTES))
        text = said.read().decode(errors="replace").strip()
        _log.info("trial of %s ended with %s: %s", pack.id, code, text)
        if code is None:
            return _failed(pack, ErrorCode.PACK_HUNG, seconds=round(limit_s))
        if code < 0 or code > 255:  # A signal, or on Windows an exception.
            return _failed(pack, ErrorCode.PACK_CRASHED)
        answer.seek(0)
        try:
            record = TrialRecord.model_validate_json(answer.read(_ANSWER_BYTES))
        except ValidationError:
            last = text.splitlines()[-1] if text else f"exit code {code}"
            return _failed(pack, ErrorCode.PACK_NOT_LOADED, detail=plain_name(last)[:_DETAIL_MAX])
    if record.code is None:
        return record
    return record.model_copy(update={"arguments": {**record.arguments, "pack": pack.name}})


def _run(
    command: Sequence[str],
    environment: Mapping[str, str],
    answer: int,
    said: int,
    stop: Stop,
    limit_s: float,
) -> int | None:
    """The exit code; ``None`` if the process took too long."""
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=answer,
        stderr=said,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    end_s = time.monotonic() + limit_s
    try:
        while time.monotonic() < end_s:
            try:
                return process.wait(_LOOK_S)
            except subprocess.TimeoutExpired:
                stop.check()
        return None
    finally:
        process.kill()
        process.wait()


def _failed(pack: Pack, code: ErrorCode, **arguments: str | int) -> TrialRecord:
    return TrialRecord(code=code, arguments={"pack": pack.name, **arguments})
