"""SystemWatcher: watches large folders only if the system reports what changes there."""

import contextlib
import os
from collections.abc import Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QFileSystemWatcher

#: Of a folder that is listed again and again: that takes about a millisecond.
_LISTED_MAX: Final = 1000
_LISTING: Final = "QPollingFileSystemWatcherEngine"


class SystemWatcher(QFileSystemWatcher):
    """Never lists a large folder to see what has changed.

    Systems watch a limited number of folders for all programs together, Linux often only for 128
    watchers. Beyond that, Qt lists each folder once a second, on the thread of the window: with a
    hundred thousand pictures that thread does little else, and it keeps all their names.
    """

    def watch(self, folders: Sequence[str]) -> Sequence[str]:
        """Watch these as well.

        Returns:
            Those that aren't watched.
        """
        wanted = folders if self._is_native else [one for one in folders if _is_small(one)]
        if wanted:
            self.addPaths(wanted)
        if not self._is_native and (large := [one for one in wanted if not _is_small(one)]):
            self.removePaths(large)
        watched = set(self.directories())
        return [one for one in folders if one not in watched]

    @property
    def _is_native(self) -> bool:
        """Whether the system watches everything: what does is a child of this."""
        kinds = [child.metaObject().className() for child in self.children()]
        return bool(kinds) and _LISTING not in kinds


def _is_small(folder: str) -> bool:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return sum(1 for _ in islice(entries, _LISTED_MAX + 1)) <= _LISTED_MAX
    return False
