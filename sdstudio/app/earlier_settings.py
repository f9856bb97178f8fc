"""Settings files of the time when the draft and the session were part of the settings."""

import json
from pathlib import Path
from typing import Any

from sdstudio.app.session import Session
from sdstudio.disk import PrivateDisk, read_regular, write_over


def split_earlier_settings(settings_file: Path, session_file: Path, draft_file: Path) -> None:
    """Copy draft and session out of an earlier settings file into their own files, once.

    Raises:
        StudioError: as :func:`sdstudio.disk.write_over`; the next start tries again.
    """
    if session_file.exists():
        return
    try:
        kept: Any = json.loads(read_regular(settings_file))
    except (OSError, ValueError):
        return
    if not isinstance(kept, dict):
        return
    if "draft" in kept and not draft_file.exists():
        draft = {"version": 1, "chosen": kept.pop("draft")}
        draft |= {
            name: kept[name] for name in ("count", "mode", "inputs", "adapters") if name in kept
        }
        write_over(PrivateDisk(), draft_file, json.dumps(draft, ensure_ascii=False).encode())
    session = {name: kept[name] for name in Session.model_fields if name in kept}
    write_over(PrivateDisk(), session_file, json.dumps(session, ensure_ascii=False).encode())
