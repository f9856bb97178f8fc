"""Moves input pictures that nothing refers to to the system's trash; keeps them if in doubt."""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sdstudio.domain.errors import StudioError
from sdstudio.imaging import read_texts
from sdstudio.library.database import Database, database_errors, was_replaced
from sdstudio.library.folders import Folders
from sdstudio.library.trash import SendToTrash

_HASH = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"([0-9a-f]{64})\.png")
#: For files that aren't pictures of the library; more would keep the library's thread busy.
_READS_MAX = 200


class InputCleanup:
    """Searches the text of everything that may refer to an input picture for its hash.

    It searches the text itself, not parsed values, so that what a newer version wrote counts.
    """

    def __init__(self, database: Database, folders: Folders, send_to_trash: SendToTrash) -> None:
        self._database = database
        self._folders = folders
        self._send_to_trash = send_to_trash

    def run(self, in_use: Iterable[str], older_than_days: int) -> int:
        """Move what nothing needs to the system's trash; returns how many.

        Args:
            in_use: the hashes of inputs needed by something outside the library.
            older_than_days: the time since an input was last given to the library.
        """
        moment = datetime.now(UTC) - timedelta(days=older_than_days)
        old = _older_than(self._folders.inputs, moment)
        for sha256 in in_use:
            old.pop(sha256, None)
        if not old or was_replaced(self._folders.data):
            # Jobs of the earlier database may still need them.
            return 0
        try:
            with database_errors(self._folders.data):
                named = set(self._named(moment))
        except StudioError:
            return 0
        gone = 0
        for sha256, path in old.items():
            if sha256 not in named:
                with contextlib.suppress(OSError):
                    self._send_to_trash(path)
                    gone += 1
        return gone

    def _named(self, moment: datetime) -> Iterator[str]:
        """The hashes that anything refers to. Raises if something can't be read."""
        # A removed job may be restored.
        for (request,) in self._database.execute(
            "SELECT request FROM picture WHERE instr(request, 'sha256') UNION ALL"
            " SELECT request FROM job WHERE instr(request, 'sha256') AND"
            " (state NOT IN ('finished', 'removed') OR coalesce(ended_at, '9') > ?)",
            (moment.isoformat(),),
        ):
            yield from _HASH.findall(request)
        for path in self._without_row():
            for text in read_texts(path).values():
                yield from _HASH.findall(text)

    def _without_row(self) -> list[Path]:
        """PNG files that aren't pictures of the library, or not yet."""
        rows = self._database.execute(
            "SELECT name, deleted_at IS NOT NULL FROM picture WHERE folder_id = 1"
        )
        known = {(name, bool(deleted)) for name, deleted in rows}
        found = [
            path
            for folder, is_trash in ((self._folders.pictures, False), (self._folders.trash, True))
            if folder.exists()
            for path in folder.iterdir()
            if path.suffix.lower() == ".png"
            and (path.name, is_trash) not in known
            and path.is_file()
        ]
        if len(found) > _READS_MAX:
            raise OSError("too many")
        return found


def _older_than(inputs: Path, moment: datetime) -> dict[str, Path]:
    """The inputs that were last given before ``moment``, by hash."""
    old: dict[str, Path] = {}
    with contextlib.suppress(OSError), os.scandir(inputs) as entries:
        for entry in entries:
            name = _NAME.fullmatch(entry.name)
            if name and entry.is_file(follow_symlinks=False):
                given = datetime.fromtimestamp(entry.stat().st_mtime, UTC)
                if given < moment:
                    old[name[1]] = Path(entry.path)
    return old
