"""The finished sheets of grids, which are in the library's folder but not in its database."""

import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's file, and when it was written."""

    path: Path
    made_at: datetime


def sheets_in(folder: Path) -> list[Sheet]:
    """The sheets in ``folder``, newest first; none if it can't be read."""
    found = []
    try:
        for path in folder.glob("*.png"):
            facts = path.stat()
            if stat.S_ISREG(facts.st_mode):
                found.append(Sheet(path, datetime.fromtimestamp(facts.st_mtime, UTC)))
    except OSError:
        return []
    return sorted(found, key=lambda sheet: (sheet.made_at, sheet.path.name), reverse=True)
